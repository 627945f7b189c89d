"""What a claim says of its source in passing, bounds and spans of time of a retold sentence, words of proof."""

from __future__ import annotations

import pytest
from claims.held import facets, hold, loud, record

from citecheck.models import Author

KITES = record(
    "We flew kites with 60 pupils to learn whether wind eases homesickness. Little information is "
    "available about kites.",
    "Homesickness eased in 43% of pupils. Laughter was heard after 24 h and lasted 12 weeks. Scores for joy and calm "
    "were 15.2 ± 3.1 and 9.4 ± 2.2, respectively. Some 2 × 10^6 pollen grains were counted on each kite.",
    "Flying was associated with deeper sleep. These results suggest that kites ease homesickness, which is promising.",
    "The mechanisms of homesickness remain unclear. Further trials from other schools are needed.",
    title="Kites and homesickness in boarding schools",
    authors=(Author(family="Madrid", given="A"), Author(family="Ørsted", given="B"), Author(family="Lee", given="C")),
    journals=("Annals of School Health",),
    years=frozenset({2019}),
    affiliations=(
        "Department of Play, University of Bergen, Norway.",
        "Institute of Weather, University of Bergen, Norway.",
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "With Hollis as first author, a 2019 paper reported that homesickness eased in 43% of pupils.",
        "A 2019 paper whose first author was Hollis reported that homesickness eased in 43% of pupils.",
        "In a single-author paper, Madrid (2019) reported that homesickness eased in 43% of pupils.",
        "Writing in Lung biology, Madrid et al. reported that homesickness eased in 43% of pupils.",
        "In a paper in Psychology of wind and weather, Madrid et al. (2019) found that homesickness eased.",
        "Homesickness eased in 43% of pupils (Archives of Kites and Wind, 2019).",
        "Writing in 2014, Madrid et al. reported that homesickness eased in 43% of pupils.",
        "As early as 2012, Madrid reported that homesickness eased in 43% of pupils.",
        "Work that appeared in Annals of School Health in 2014 showed that homesickness eased in 43% of pupils.",
        "Working in Chile, Madrid et al. reported that homesickness eased in 43% of pupils.",
    ],
)
def test_a_wrong_source_told_in_passing(text):
    assert loud(hold(text, KITES)) == ["claim-attribution-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "With Madrid as first author, a 2019 paper reported that homesickness eased in 43% of pupils.",
        "A 2019 paper whose first author was Madrid reported that homesickness eased in 43% of pupils.",
        "Writing in Annals of school health, Madrid et al. reported that homesickness eased in 43% of pupils.",
        "Homesickness eased in 43% of pupils (Annals of School Health, 2019).",
        "As Madrid et al. reported, homesickness eased in 43% of pupils.",
        "Madrid, Ørsted and Lee reported that homesickness eased in 43% of pupils.",
        "Writing in 2019, Madrid et al. reported that homesickness eased in 43% of pupils.",
        "Working in Norway, Madrid et al. reported that homesickness eased in 43% of pupils.",
    ],
)
def test_a_true_source_told_in_passing(text):
    assert loud(hold(text, KITES)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Homesickness eased in more than half of pupils.", True),
        ("Homesickness eased in fewer than a third of pupils.", True),
        ("Homesickness eased in more than a third of pupils.", False),
        ("Homesickness eased in less than half of pupils.", False),
        ("Laughter was heard after one week and lasted 12 weeks.", True),
        ("Laughter was heard after one day and lasted 12 weeks.", False),
        ("Laughter was heard after 24 hours and lasted three months.", False),
        ("Scores for joy and calm were 9.4 ± 2.2 and 15.2 ± 3.1, respectively.", True),
        ("Scores for joy and calm were 15.2 ± 3.1 and 9.4 ± 2.2, respectively.", False),
        ("Some 2 × 106 pollen grains were counted on each kite.", False),
        ("Some 2 x 10^6 pollen grains were counted on each kite.", False),
    ],
)
def test_bounds_spans_and_exchanged_figures(text, wrong):
    assert ("claim-number-differs" in loud(hold(text, KITES))) is wrong


@pytest.mark.parametrize(
    "text",
    [
        "It is now an established fact that kites ease homesickness.",
        "Beyond doubt, kites ease homesickness.",
        "It is beyond dispute that kites ease homesickness.",
        "These results prove that kites ease homesickness, which is promising.",
        "Flying was proven to cause deeper sleep.",
        "Abundant information is available about kites.",
        "The mechanisms of homesickness have been fully elucidated.",
        "No further trials from other schools are needed.",
    ],
)
def test_more_is_claimed_than_is_known(text):
    assert loud(hold(text, KITES)) == ["claim-overstated"]


@pytest.mark.parametrize(
    "text",
    [
        "The results imply that kites ease homesickness.",
        "Kites are thought to ease homesickness.",
        "Flying was linked to deeper sleep.",
        "Limited information is available about kites.",
        "The mechanisms of homesickness are still not understood.",
        "More trials from other schools are required.",
    ],
)
def test_as_much_is_claimed_as_is_known(text):
    assert loud(hold(text, KITES)) == []


WORDS = record(
    "Some gardeners should prune roses in winter. Roses usually bloom twice a year.",
    "Slugs were seen in all beds only if the ground was wet. Growth was described with a 'slow "
    "staircase' model in all beds.",
    title="Pruning of roses",
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The authors write that “all gardeners should prune roses in winter”.", "claim-quotation-altered"),
        ("The authors write that “some gardeners must prune roses in winter”.", "claim-quotation-altered"),
        ("The authors write that “roses … bloom twice a year”.", "claim-quotation-cut"),
        ("They write that “slugs were seen in all beds …”.", "claim-quotation-cut"),
        ("Growth was described with a “slow lift” model in all beds.", "claim-quotation-altered"),
    ],
)
def test_small_words_terms_and_conditions_of_a_quotation(text, rule):
    assert rule in loud(hold(text, WORDS))


def test_a_letter_before_a_word_is_no_part_of_it():
    vitamin = record("Vitamin A esters were low in the winter (P = .02) and high in the summer.", title="Vitamin A")
    assert loud(hold("They found that “vitamin A esters were low in the winter … and high in summer”.", vitamin)) == []


def test_a_term_in_other_marks_is_no_other_term():
    held = hold("Growth was described with a “slow staircase” model in all beds.", WORDS)
    assert loud(held) == []
    assert facets(held, "quotation") == []
