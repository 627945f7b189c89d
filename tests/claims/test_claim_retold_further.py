"""What strangers' programs got past the facets, and honest claims that what was mended might accuse."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.figures.numbers import figures_of
from citecheck.models import Author

OPENS = "Owls were watched for a year in barns with and without lamps."
TITLE = "Lamps and the moulting of barn owls"


def held(text, *source, title=TITLE, **more):
    return loud(hold(text, record(OPENS, *source, title=title, **more)))


@pytest.mark.parametrize("marks", [" [12,13]", " [2, 5–7]", " (12,13)", " [4]"])
def test_figures_of_a_citation_are_none(marks):
    assert figures_of(f"The rate of moulting was lower in all barns due to lamps{marks}.") == ()
    source = "The rate of moulting was higher in all barns due to lamps."
    assert held(f"The rate of moulting was lower in all barns due to lamps{marks}.", source) == [
        "claim-direction-reversed"
    ]


@pytest.mark.parametrize("text", ["The median was 15 [10, 20] days.", "Ages (3-5).", "The IQR [10-20] was wide."])
def test_figures_in_brackets_that_are_values_stay(text):
    assert len(figures_of(text)) >= 1


NEEDED = "Moulting fell with lamps in barns. Further studies are needed to confirm this in owls of other barns."


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Varga et al. stated that their evidence was already sufficient and needed no confirmation.", NEEDED),
        ("Varga et al. saw no need for further studies of lamps in barns.", NEEDED),
        (
            "When Varga and colleagues began their work, how lamps bring about the moulting of owls had been fully "
            "explained.",
            "How lamps bring about the moulting of owls remains unclear.",
        ),
        (
            "Lamps were proven to cause early moulting in owls of all barns.",
            "Lamps were associated with early moulting in owls of all barns.",
        ),
        (
            "Early moulting was seen in owls of all barns, proving that lamps tell owls the season.",
            "Early moulting was seen in owls of all barns, indicating that lamps tell owls the season.",
        ),
        (
            "There was high-certainty evidence that lamps in barns reduce the moulting of owls.",
            "There was low-certainty evidence that lamps in barns reduce the moulting of owls.",
        ),
        (
            "Lamps always led to early moulting in owls of old barns.",
            "Lamps often led to early moulting in owls of old barns.",
        ),
        (
            "In all barns, lamps led to early moulting of the owls that were watched.",
            "In some barns, lamps led to early moulting of the owls that were watched.",
        ),
        (
            "Varga et al. named no limitations of their work on lamps and moulting owls, and judged it free of bias.",
            "A year passed. The main limitations of this work are the few barns and the many lamps.",
        ),
    ],
)  # fmt: skip
def test_more_than_the_abstract_is_sure_of(text, source):
    assert "claim-overstated" in held(text, *source.split(". "))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The authors did not regard their findings on lamps in barns of owls as definitive; further study was "
            "required.",
            NEEDED,
        ),
        ("The results show that a lamp is sufficient to bring about moulting in barns.", NEEDED),
        (
            "Owls have long been known for their moulting in barns.",
            "The part of lamps in the moulting of owls in barns is poorly understood.",
        ),
        (
            "Lamps failed to predict the moulting of owls in barns.",
            "Lamps could not predict the moulting of owls in barns.",
        ),
        ("The quality of the evidence on lamps is low.", "Lamps may help owls in barns (low-quality evidence)."),
    ],
)
def test_no_more_than_the_abstract_is_sure_of(text, source):
    assert held(text, *source.split(". ")) == []


@pytest.mark.parametrize(
    ("text", "source", "rule"),
    [
        (
            "Lamps were lit for 9 h in the barns of owls (see Hollis et al., Barns Today, 2021).",
            "Lamps were lit for 7 h in the barns of owls.",
            "claim-number-differs",
        ),
        (
            "Moulting came early with lamps in barns, which was not statistically significant.",
            "Moulting came early with lamps in barns (P < 0.001).",
            "claim-significance-differs",
        ),
        (
            "A clear association was found between lamps and the moulting of owls in barns.",
            "No association was found between lamps and the moulting of owls in barns.",
            "claim-significance-differs",
        ),
        (
            "Relative to males, moulting was earlier among females of barn owls with lamps.",
            "Moulting was earlier among males than females of barn owls with lamps.",
            "claim-direction-reversed",
        ),
        (
            "In veterans, moulting of feathers followed the lamps of barns.",
            "Moulting of feathers followed the lamps of barns in students.",
            "claim-population-differs",
        ),
        (
            "Feathers of owls differed from those of patients with gout in all barns.",
            "Feathers of owls differed from those of healthy controls in all barns.",
            "claim-population-differs",
        ),
        (
            "Moulting was earlier in the Korean population of barns with lamps.",
            "Moulting was earlier in the Japanese population of barns with lamps.",
            "claim-population-differs",
        ),
        (
            "The barns were non-randomly divided into those with lamps and those without.",
            "The barns were randomly divided into those with lamps and those without.",
            "claim-design-differs",
        ),
    ],
)
def test_one_thing_in_the_place_of_another(text, source, rule):
    title = "Lamps and moulting among students" if "veterans" in text else TITLE
    assert held(text, source, title=title) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Relative to female owls, males were younger and had more lice in barns.",
        "The wing test was not free of errors in barns of owls.",
        "Lamps do not perform well in the barns of owls.",
        "In nursing staff, lamps were met with mixed feelings.",
    ],
)
def test_the_same_from_another_side(text):
    source = (
        "Compared with female owls, males were younger (81 vs 84 days) and showed more lice in barns.",
        "The wing test had several errors in barns of owls. Lamps perform poorly in the barns of owls.",
        "Lamps were met with mixed feelings among nurses.",
    )
    assert held(text, *source, title="Lamps, lice and what nurses feel of them") == []


REVIEW = (
    "A search of four libraries was made for studies of lamps. Fourteen studies were included in the review.",
    "Moulting came early in most.",
)


def test_how_many_works_a_review_took_in_is_said_of_the_source():
    title = "Lamps in barns: a systematic review"
    assert held("Forty studies were included in the review of lamps.", *REVIEW, title=title) == [
        "claim-attribution-differs"
    ]
    assert held("Fourteen studies were included in the review of lamps.", *REVIEW, title=title) == []


def test_a_title_that_states_a_finding_is_held_against_a_claim_that_retells_it():
    title = "A gene for linarase is associated with the growth of feathers in barn owls"
    source = "The gene was cloned from two owls of a barn near a mill."
    wrong = "A gene for linarase is not associated with the growth of feathers in barn owls."
    assert held(wrong, source, title=title) == ["claim-significance-differs"]
    assert held(wrong.replace("not ", ""), source, title=title) == []


PUBLISHED = {
    "title": "Rain and the moulting of barn owls in winter: COVID-19 in a village",
    "authors": (
        Author(family="Varga", given="P"),
        Author(family="Quist", given="K"),
        Author(family="Moreau", given="L"),
    ),
    "journals": ("Social Birds & Medicine",),
    "years": frozenset({2018}),
}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The article “Rain and the moulting of barn geese in winter: COVID-19 in a village” is read.",
         ["claim-quotation-altered"]),
        ("The article “Rain and the moulting of barn owls in winter: Covid–19 in a village” is read.", []),
        ("The article “Rain & the moulting of barn owls in winter: COVID-19 in a village” is read.", []),
        ("They wrote: “Rain fell on the first barn. Hail fell on the third barn.”", ["claim-quotation-altered"]),
        ("They wrote: “Rain fell on the first barn. Snow fell on the second barn.”", []),
        ("They wrote: “Owls moulted early in the rain …”.", ["claim-quotation-cut"]),
        ("Recently, Varga et al. found that rain fell on the first barn.", []),
        ("However, Varga and colleagues found that rain fell on the first barn.", []),
        ("Varga, Quist and one other found that rain fell on the first barn.", []),
        ("Lamps and two others fell on the first barn.", []),
    ],
)  # fmt: skip
def test_quotations_titles_and_who_wrote_them(text, rules):
    source = (
        "Rain fell on the first barn. Snow fell on the second barn. Hail fell on the third barn. "
        "Owls moulted early in the rain, but they moulted late in the snow."
    )
    assert loud(hold(text, record(source, **PUBLISHED))) == rules
