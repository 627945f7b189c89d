"""What is said in passing accuses nobody, and excuses no reversal."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.sentences.asides import asides

NEWTS = record(
    "Tarnol lowered the number of parasites on the gills of newts. Gill colour may tell of copper in the pond. Newts "
    "with long tails were significantly more often taken by herons than those with short tails.",
    title="Tarnol, gills and tails of newts",
)
FRAMES = (
    "Not surprisingly, {}.",
    "More importantly, {}.",
    "Worse still, {}.",
    "All else equal, {}.",
    "Despite increasing costs, {}.",
    "To prevent harm, note that {}.",
    "Little wonder that {}.",
    "It is not disputed that {}.",
    "No trial has looked at income, but {}.",
    "{}, less than expected.",
    "{} – no small matter.",
    "{}, not a trivial finding.",
    "{}, none of which was foreseen.",
    "{}, neither of which had been reported.",
    "{}, even in the absence of support.",
    "{}, no matter the cost.",
    "{}, and this did not depend on income.",
    "{}, and costs did not differ.",
    "{}, without affecting costs.",
    "{}, but never in private ponds.",
    "{}, just as in a smaller series.",
    "{}, in contrast with earlier reports of no effect.",
    "{}, a finding of little significance to policy.",
    "We failed to replicate that {}.",
    "Fewer keepers know that {}.",
    "One improvement is that {}.",
    "Since costs increased, {}.",
    "With the aim of reducing costs, {}.",
    "{}, regardless of lower costs.",
    "{}, hence the fall in costs.",
    "{}, in as many as half of the ponds.",
    "{}, making further trials less urgent.",
    "{}, reducing the need for further trials.",
    "{}, though in children the opposite may hold.",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_nothing_said_in_passing_is_held_against_the_abstract(frame):
    for told in (
        "tarnol lowered the number of parasites on the gills of newts",
        "newts with long tails were significantly more often taken by herons than those with short tails",
    ):
        assert loud(hold(frame.format(told), NEWTS)) == []


@pytest.mark.parametrize(
    "frame",
    ["The fact that {} lowers the need for more work.", "That {} is not new.", "The idea that {} is rarer now."],
)
def test_a_sentence_that_is_itself_the_subject_of_another(frame):
    assert loud(hold(frame.format("tarnol lowered the number of parasites on the gills of newts"), NEWTS)) == []


@pytest.mark.parametrize("frame", FRAMES)
def test_nor_does_it_excuse_a_reversal(frame):
    assert loud(hold(frame.format("tarnol raised the number of parasites on the gills of newts"), NEWTS))


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("More importantly, tails were longer.", "More importantly, "),
        ("Tails grew less than expected in the pond.", ""),
        ("Tails grew, less than was hoped.", ", less than was hoped"),
        ("Tails were longer, not significantly so.", ""),
        ("Drug and placebo did not differ, and neither did salt and light.", ""),
        ("Tails were longer, no difference being found in gills.", ""),
        ("To sleep, newts go ashore.", "To sleep, "),
        ("Newts slept, not in the pond but ashore.", ", not in the pond but ashore"),
    ],
)
def test_where_an_aside_begins_and_ends(text, aside):
    assert "".join(text[start:end] for start, end in asides(text)) == aside


@pytest.mark.parametrize(
    ("told", "claim"),
    [
        ("We failed to demonstrate that tarnol lowered pain in carp.", "Tarnol had no effect on pain in carp."),
        ("We could not confirm that tarnol lowered pain in carp.", "Tarnol did not lower pain in carp."),
        ("Tarnol lowered pain in male carp, never in female carp.", "In female carp tarnol did not lower pain."),
        ("Tarnol lowered pain in carp, not in perch.", "Tarnol did not lower pain in perch."),
        (
            "Not until the second year was it clear that tarnol lowered pain in carp.",
            "In the first year tarnol did not lower pain in carp.",
        ),
    ],
)
def test_what_the_abstract_denies_in_passing_may_be_what_the_claim_denies(told, claim):
    carp = record(f"{told} Forty carp were kept in ponds for two years.", title="Tarnol for pain in carp")
    assert loud(hold(claim, carp)) == []
