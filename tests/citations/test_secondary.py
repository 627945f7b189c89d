"""Works that are known from another: the one that cites them has to be listed, they do not."""

import time

import pytest
from citations.reading import entry, markers

from citecheck.models import ReferenceList

LISTED = ReferenceList(
    references=(
        entry(1, authors=("Swenson", "Lund"), year=2017),
        entry(2, authors=("Helfand", "Marsh"), year=2015),
        entry(3, authors=("Okafor", "Ruiz"), year=2014),
    )
)
OTHERS = "Weight matters (Helfand and Marsh, 2015). Rest helps (Okafor and Ruiz, 2014). "


def cited(sentence):
    """What the sentence leads to, and what it names that is not listed."""
    found = markers(OTHERS + sentence, LISTED)[2:]
    return sorted(n for _, to, _ in found for n in to), [label for _, _, missing in found for label in missing]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wards need light (Pickard et al., 2015, cited in Swenson et al., 2017).",
        "Wards need light (Pickard et al., 2015, as cited in Swenson and Lund, 2017).",
        "Wards need light (Pickard et al., 2015; cited in Swenson & Lund 2017, p. 4).",
        "Wards need light (Pickard et al., 2015, p. 12, quoted in Swenson et al., 2017).",
        "Wards need light (Pickard et al., 2015 in Swenson et al., 2017).",
        "Wards need light (Pickard & Dow, 1998, in Swenson et al., 2017).",
        "Wards need light (Pickard et al., 1998, zitiert nach Swenson et al., 2017).",
        "Wards need light (Pickard et al., 1998, apud Swenson et al., 2017).",
        "Pickard et al. (2015, cited in Swenson et al., 2017) want light.",
        "Pickard et al. (2015), cited in Swenson et al. (2017), want light.",
        "As Pickard et al. (2015) wrote of wards (cited in Swenson et al., 2017), light helps.",
        "Wards need light (Pickard et al., 1998, and Dow et al., 1999, cited in Swenson et al., 2017).",
        "Wards need light (Pickard et al., 1998, 1999, cited in Swenson et al., 2017).",
        "Wards need light (Pickard et al., 1998, cited in a review by Swenson et al., 2017).",
    ],
)
def test_a_work_that_is_cited_in_a_listed_one_need_not_be_listed(sentence):
    assert cited(sentence) == ([1], [])


def test_the_work_that_cites_has_to_be_listed():
    assert cited("Wards need light (Pickard et al., 2015, cited in Nolan et al., 2017).") == (
        [],
        ["Nolan et al., 2017"],
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Wards need light (Pickard et al., 2015; Swenson et al., 2017).",
        "Wards need light (Pickard et al., 2015; Dow et al., 2016, cited in Swenson et al., 2017).",
        "Pickard et al. (2015), cited by many, was doubted by Swenson et al. (2017).",
        "Pickard et al. (2015) in Norway, and later Swenson et al. (2017), want light.",
        "Pickard et al. (2015) want light. It is dark in wards (Swenson et al., 2017).",
    ],
)
def test_works_that_only_stand_beside_a_listed_one_have_to_be_listed(sentence):
    assert cited(sentence) == ([1], ["Pickard et al., 2015"])


def test_many_works_cited_in_others_take_bounded_time():
    begun = time.process_time()
    markers("(Pickard et al., 2015, cited in Swenson et al., 2017) (A 2015) " * 3000 + "cited in " * 20000, LISTED)
    markers("(Pickard et al., 2015, in " + "Lund and " * 100 + "x, 2017) " * 300, LISTED)
    markers(f"(Pickard et al., 2015, cited in {'SWENSON' * 15}; x, 2017) " * 300, LISTED)
    assert time.process_time() - begun < 10
