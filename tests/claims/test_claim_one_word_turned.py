"""One word of a sentence turned round, and the same told truly: verbs, beginnings of words, pairs, who wrote it."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.models import Author

REVERSED = ["claim-direction-reversed"]
OPENS = "Owls were watched for a year in barns with and without lamps."
WROTE = record(
    OPENS,
    "Lamps delayed the moulting of owls in barns.",
    title="Lamps and the moulting of barn owls",
    authors=(
        Author(family="Varga", given="P"),
        Author(family="Quist", given="K"),
        Author(family="Moreau", given="L"),
        Author(family="Li", given="H"),
    ),
    journals=("Social Birds & Medicine", "Soc Birds Med"),
    years=frozenset({2018}),
)


def held(text, source, title="Lamps and the moulting of barn owls"):
    return loud(hold(text, record(OPENS, source, title=title)))


@pytest.mark.parametrize(
    ("source", "wrong", "honest"),
    [
        (
            "We found that linarase blocks moulting in the tail feathers of owls after long exposure to lamps.",
            "Linarase promotes moulting in the tail feathers of owls after long exposure to lamps.",
            "Linarase hinders moulting in the tail feathers of owls after long exposure to lamps.",
        ),
        (
            "The moulting gene was strongly overexpressed in the tail feathers of owls.",
            "The moulting gene was strongly underexpressed in the tail feathers of owls.",
            "The moulting gene was markedly overexpressed in the tail feathers of owls.",
        ),
        (
            "Moulting owls rest in well lit corners of barns and in the woods nearby.",
            "Moulting owls rest in poorly lit corners of barns.",
            "Moulting owls rest in well lit corners of barns.",
        ),
        (
            "Loss of feathers in barns is common and often requires lamps.",
            "Loss of feathers in barns is uncommon and rarely requires lamps.",
            "Loss of feathers in barns is frequent and often requires lamps.",
        ),
        (
            "Feathers of owls without lamps were less sensitive to frost.",
            "Feathers of owls without lamps were more sensitive to frost.",
            "Feathers of owls without lamps were more robust to frost.",
        ),
        (
            "Although lamps inhibited song in owls, they did not influence the growth of tail feathers.",
            "Lamps hampered the growth of tail feathers in owls.",
            "Lamps did not influence the growth of tail feathers in owls.",
        ),
    ],
)
def test_one_word_turned(source, wrong, honest):
    assert held(wrong, source) == REVERSED
    assert held(honest, source) == []


@pytest.mark.parametrize(
    ("source", "wrong", "honest"),
    [
        (
            "Linarase was overexpressed in owls and associated with the grade of moulting.",
            "Linarase was overexpressed in owls but not associated with the grade of moulting.",
            "Linarase was overexpressed in owls and also associated with the grade of moulting.",
        ),
        (
            "In group T, no significant differences were found in the moulting score after winter.",
            "In owls given lamps, the moulting score differed significantly after winter.",
            "In owls given lamps, the moulting score did not differ significantly after winter.",
        ),
    ],
)
def test_a_tie_denied_or_affirmed(source, wrong, honest):
    assert held(wrong, source) == ["claim-significance-differs"]
    assert held(honest, source) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Knocking down linarase curbs the moulting of barn owls.", "Linarase promoted the moulting of barn owls."),
        ("Soot in barns of owls does not exceed safe limits.", "Soot in barns of owls was within safe limits."),
        (
            "Feathers grew less in the lamp group than in the lamp and fan group of owls.",
            "Feathers grew more in the lamp and fan group than in the lamp group of owls.",
        ),
        (
            "We saw fewer feathers with age and fewer feathers in owls with mild cognitive impairment compared to "
            "healthy owls.",
            "We saw fewer feathers with age and fewer feathers in owls with mild cognitive impairment compared with "
            "healthy owls.",
        ),
        (
            "Whistling is not correlated with moulting in owls.",
            "Evidence that whistling of any kind was associated with moulting in owls was lacking.",
        ),
    ],
)
def test_the_same_in_other_words(text, source):
    assert held(text, source) == []


@pytest.mark.parametrize(
    "text",
    [
        "Moreau et al. found that lamps delayed the moulting of owls.",
        "Lamps delayed the moulting of owls (Lu et al., 2018).",
        "A group with Moreau as last author found that lamps delayed the moulting of owls.",
        "Quist, last author of the paper, found that lamps delayed the moulting of owls.",
        "In a paper with Quist as first author, Varga and colleagues found that lamps delayed the moulting of owls.",
        "A study by Varga, Herrgard and others found that lamps delayed the moulting of owls.",
        "Varga, writing alone, found that lamps delayed the moulting of owls.",
        "A team of six authors led by Varga found that lamps delayed the moulting of owls.",
        "Varga et al. reported in Journal of Bird Health that lamps delayed the moulting of owls.",
        "Lamps delayed the moulting of owls (Varga et al., Archives of Poultry, 2018).",
    ],
)
def test_another_source(text):
    assert loud(hold(text, WROTE)) == ["claim-attribution-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "The group of Li et al. found that lamps delayed the moulting of owls.",
        "A group with Li as last author found that lamps delayed the moulting of owls.",
        "A study by Varga, Quist and others found that lamps delayed the moulting of owls.",
        "Varga and three colleagues found that lamps delayed the moulting of owls.",
        "Lamps delayed the moulting of owls (see Social Birds & Medicine, 2018).",
        "Writing in Social Birds & Medicine, Varga and colleagues found that lamps delayed the moulting of owls.",
        "An article in Social Birds & Medicine (2018) reports that lamps delayed the moulting of owls.",
    ],
)
def test_the_source_as_it_is(text):
    assert loud(hold(text, WROTE)) == []


def test_a_title_in_quotation_marks_is_looked_for_before_the_abstract():
    source = "Lamps and the shedding of feathers of barn owls are told of for the first time."
    assert held("They published “Lamps and the moulting of barn owls” and more.", source) == []


def test_a_word_of_a_journal_is_no_design():
    text = "An article in Expert Review of Birds (2018) describes that lamps delayed the moulting of owls."
    assert "claim-design-differs" not in loud(hold(text, WROTE))
