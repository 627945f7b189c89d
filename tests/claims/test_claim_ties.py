"""Two things that go together, told the other way round: by verbs, by causes taken away, by lists, by comparisons."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.reading import read_text
from citecheck.claims.sentences.ties import ties

PAPER = record(
    "BACKGROUND: We examined whether copper insoles lower heel pain.",
    "RESULTS: Wearing copper insoles was strongly associated with a reduction in heel bruising, whereas walking "
    "distance rose with insole thickness. Deficiency of ferritin raised plasma osteopontin and lowered calf "
    "endurance. Older age, living alone, and lower schooling were associated with higher dropout rates. "
    "Nurses reported more eczema (31% vs 12%, p = 0.01). Insole wear had no effect on balance in diabetics.",
    "CONCLUSIONS: Copper insoles do not improve balance. No evidence was found that copper alters skin colour.",
    title="Copper insoles, heel pain, ferritin and eczema in nurses and teachers",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Copper insoles increase heel bruising.",
        "Thicker insoles shortened the walking distance.",
        "Ferritin deficiency lowered plasma osteopontin.",
        "Ferritin raised plasma osteopontin.",
        "Calf endurance rose in deficiency of ferritin.",
        "Lower schooling was associated with lower dropout rates.",
        "Teachers reported more eczema than nurses.",
    ],
)
def test_a_tie_turned_round_is_reported(claim):
    assert loud(hold(claim, PAPER)) == ["claim-direction-reversed"]


@pytest.mark.parametrize(
    "claim",
    [
        "Copper insoles reduced heel bruising.",
        "Heel bruising was rarer with copper insoles.",
        "Thicker insoles lengthened the walking distance.",
        "Ferritin lowered plasma osteopontin.",
        "With more ferritin, plasma osteopontin fell.",
        "Calf endurance rose with ferritin.",
        "Higher schooling was associated with lower dropout rates.",
        "Dropout rates were higher in older age.",
        "Teachers reported less eczema than nurses.",
        "Nurses reported more eczema than teachers.",
        "Balance in diabetics was no better with insoles.",
        "It was asked whether copper insoles raise heel pain.",
        "Ferritin inhibitors lowered calf endurance.",
    ],
)
def test_what_the_abstract_says_too_is_left_alone(claim):
    assert loud(hold(claim, PAPER)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ferritin lowers osteopontin.", [-1]),
        ("Loss of ferritin raised osteopontin.", [-1]),
        ("Osteopontin fell with less ferritin.", [1]),
        ("Ferritin raised osteopontin and lowered endurance.", [1, -1]),
        ("Ferritin had no effect on osteopontin.", [0]),
        ("Ferritin did not raise osteopontin.", [0]),
        ("Ferritin was as frequent in nurses as in teachers.", [0]),
        ("Ferritin was associated with osteopontin.", [2]),
        ("Insoles were effective in reducing bruises.", [-1]),
        ("No study found that ferritin raised osteopontin.", []),
        ("Although ferritin raised osteopontin, endurance fell with ferritin.", [-1]),
        ("Ferritin (+/-) mice had less osteopontin.", [-1]),
        ("Osteopontin was found in the ash.", []),
        ("Ferritin lowers osteopontin by inhibiting catalase.", [-1, -1]),
        ("Loss of ferritin lowers osteopontin by specifically activating catalase.", [1, -1]),
        ("Osteopontin was lowered by inhibiting catalase.", [-1]),
        ("Ferritin did not lower osteopontin by inhibiting catalase.", [0]),
        ("Moths lacking ferritin are hyperactive at noon and show wing and feeler deficits.", [-1, 1]),
        ("Ferritin knockout moths showed defects in wing folding, and hyperactivity at noon.", [1, -1]),
        ("Ferritin raised the number of birth defects.", [1]),
        ("Loss of ferritin did not affect endurance, but resulted in osteopontin decay.", [0, -1]),
        ("Weight gain accelerates osteopontin turnover.", [1]),
        ("Ferritin steps up osteopontin.", [1]),
    ],
)
def test_the_sign_of_a_clause_is_the_product_of_its_words(text, values):
    assert [tie.value for tie in ties(text, read_text(text).tokens)] == values


def test_a_genotype_is_held_against_the_same_genotype_only():
    text = "Ferritin (+/-) mice had less osteopontin. Ferritin mice had less osteopontin."
    one, other = ties(text, read_text(text).tokens)
    assert one.left - other.left == {"<+/-"}
    assert one.names != other.names


def test_brackets_and_comparisons_are_not_part_of_a_tie():
    text = "Insoles raised balance (pain fell by 3) compared with clogs."
    (tie,) = ties(text, read_text(text).tokens)
    assert tie.other == {"clog"}
    assert not {"pain", "clog"} & (tie.left | tie.right)


def test_who_was_studied_need_not_be_said_again():
    owls = record(
        "Injured owls with mange were enrolled on arrival at the old mill.",
        "There was no effect of juniper tea on feather loss, and age did not matter.",
        title="Tea and feathers",
    )
    text = "In injured owls with mange, juniper tea significantly aggravated feather loss."
    assert loud(hold(text, owls)) == ["claim-significance-differs"]


def told(text):
    found = ties(text, read_text(text).tokens)
    return [(one.value, sorted(one.left), sorted(one.right)) for one in found]


def test_what_is_added_between_commas_belongs_to_no_tie():
    assert told("Tarragon, which depletes zinc, abolished growth of moss.") == told(
        "Tarragon abolished growth of moss."
    )


def test_what_is_said_of_a_share_is_no_tie():
    assert [value for value, *_ in told("Yield was unchanged in hives.")] == [0]
    assert told("Yield was unchanged in 45 % of hives.") == []
    assert told("Yield was unchanged in nine of 20 hives.") == []


@pytest.mark.parametrize(
    "text", ["Loss of growth-suppressing proteins raised yield.", "Insufficient evidence supports yield of moss."]
)
def test_what_may_mean_either_is_no_tie(text):
    assert told(text) == []
