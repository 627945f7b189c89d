"""Certainty: words of proof where the study gives none, and flat statements of what was only supposed."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

SUPPOSED = record(
    "Rye bread was eaten by 40 sailors. Scurvy was rare. Sleep was sound on most nights. Weight was stable. "
    "Rye bread may shield the gums of sailors from bleeding on long voyages.",
    title="Rye bread and sailors",
)
WATCHED = record(
    "Records of 300 sailors were read in this cohort study. Gum bleeding was rarer in those who ate rye bread. "
    "Rye bread was associated with healthy gums.",
    title="Rye bread and gum bleeding of sailors: a cohort study",
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rye bread shields the gums of sailors from bleeding.", SUPPOSED),
        ("It is established that rye bread shields the gums of sailors from bleeding.", SUPPOSED),
        ("Rye bread reliably shields the gums of sailors on long voyages.", SUPPOSED),
        ("The study proves that rye bread prevents gum bleeding in sailors.", WATCHED),
    ],
)
def test_more_than_the_abstract_says_is_overstated(text, source):
    assert loud(hold(text, source)) == ["claim-overstated"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rye bread may shield the gums of sailors from bleeding.", SUPPOSED),
        *(
            (f"Rye bread {hedge} the gums of sailors from bleeding on long voyages.", SUPPOSED)
            for hedge in (
                "could shield",
                "probably shields",
                "is expected to shield",
                "is thought to shield",
                "in theory shields",
                "in all likelihood shields",
                "looks as though it would shield",
                "is a possible shield for",
                "apparently shields",
            )
        ),
        ("Whether rye bread shields the gums of sailors has not been proven.", SUPPOSED),
        ("Among sailors who ate rye bread, scurvy was rare.", SUPPOSED),
        ("Gum bleeding was rarer in sailors who ate rye bread.", WATCHED),
        ("The study does not prove that rye bread prevents gum bleeding.", WATCHED),
    ],
)
def test_no_more_than_the_abstract_says_is_not_overstated(text, source):
    assert loud(hold(text, source)) == []


OPEN = record(
    "Rye bread is baked in many ports. We propose that rye bread is a putative shield of the gums of sailors. Sleep "
    "was sound on most nights. It has potentially been linked to scurvy.",
    title="Rye bread and sailors",
)


@pytest.mark.parametrize(
    "text",
    [
        "It has been proven beyond doubt that gums of sailors are shielded by rye bread.",
        "That rye bread guards the gums of sailors has been firmly demonstrated.",
        "It is no longer in question that rye bread shields sailors.",
    ],
)
def test_what_is_called_settled_and_left_open_by_the_abstract_is_overstated(text):
    assert loud(hold(text, OPEN)) == ["claim-overstated"]


@pytest.mark.parametrize(
    "text",
    [
        "It has not been proven beyond doubt that gums of sailors are shielded by rye bread.",
        "Whether rye bread shields the gums of sailors has yet to be firmly demonstrated.",
        "There is no doubt that most sailors slept soundly.",
    ],
)
def test_what_is_not_called_settled_or_not_left_open_is_not_overstated(text):
    assert loud(hold(text, OPEN)) == []


OVENS = record(
    "Forty sailors ate rye bread on long voyages. Scurvy was rare.",
    "Rye bread shields the gums of old sailors from bleeding, possibly through its pentosans. Barley bread hardens the "
    "teeth of old sailors on voyages presumably by rubbing. Oat bread possibly softens the beards of sailors through "
    "grease.",
    title="Bread and sailors",
)


@pytest.mark.parametrize(
    "text",
    [
        "Rye bread shields the gums of old sailors from bleeding.",
        "Rye bread shields the gums of old sailors from bleeding, as others found.",
        "Barley bread hardens the teeth of old sailors on voyages.",
        "Rye bread shields the gums of old sailors from bleeding, possibly through pentosans.",
    ],
)
def test_a_reservation_of_the_means_is_none_of_the_effect(text):
    assert loud(hold(text, OVENS)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rye bread shields the gums of old sailors from bleeding through its pentosans.",
        "Barley bread hardens the teeth of old sailors on voyages by rubbing.",
        "Oat bread softens the beards of sailors through grease.",
        "Oat bread softens the beards of sailors.",
    ],
)
def test_a_means_that_is_only_supposed_is_overstated(text):
    assert loud(hold(text, OVENS)) == ["claim-overstated"]


CRUMBS = record(
    "How crumbs cost sleep is unknown. Gulls are well known to sailors.",
    "Crumbs have been counted in many galleys, but a full understanding of how crumbs draw gulls has remained elusive. "
    "Why gulls wake is well understood, but why they whistle at noon remains unknown. We review models of crumbs.",
    title="Crumbs and gulls",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("How crumbs draw gulls is now fully understood.", ["claim-overstated"]),
        ("Counting crumbs has given us a complete understanding of how crumbs draw gulls.", ["claim-overstated"]),
        ("How crumbs draw gulls is not fully understood.", []),
        ("A complete understanding of how crumbs draw gulls has yet to be reached.", []),
        ("Gulls are well known to sailors.", []),
        ("Why gulls wake is well understood.", []),
        ("How crumbs cost sleep is fully understood.", ["claim-overstated"]),
    ],
)
def test_what_is_called_understood_and_is_not(text, found):
    assert loud(hold(text, CRUMBS)) == found


def test_more_evidence_that_is_required_is_a_reservation():
    case = record(
        "We present a sailor with bleeding gums, who was helped by rye bread. More evidence is required.",
        title="Rye bread for a sailor with bleeding gums",
    )
    assert loud(hold("That rye bread helps bleeding gums is firmly established.", case)) == ["claim-overstated"]
    assert loud(hold("Rye bread helped a sailor with bleeding gums.", case)) == []


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The glycolysis index could accurately predict the response of tumours to sorafenib.",
         "The glycolysis index predicted the response of tumours to sorafenib."),
        ("Silencing of the gene could significantly inhibit the growth of hepatoma cells.",
         "Silencing of the gene inhibited the growth of hepatoma cells."),
        ("Elevated calprotectin could be detected in stool of the infants before surgery.",
         "Elevated calprotectin was detected in stool of the infants before surgery."),
    ],
)  # fmt: skip
def test_what_could_be_done_is_no_reservation(told, text):
    assert loud(hold(text, record(told, title="Of glycolysis, genes and calprotectin"))) == []


def test_what_could_be_so_is_one():
    told = "Copper insoles could reduce the morning pain of postal workers with plantar heel pain."
    text = "Copper insoles reduce the morning pain of postal workers with plantar heel pain."
    assert loud(hold(text, record(told))) == ["claim-overstated"]
