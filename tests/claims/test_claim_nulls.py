"""What an abstract finds nothing in is held against a claim of an effect on it, and against nothing else."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.sentences.nulls import nulls
from citecheck.claims.words.terms import key_of, tokens


def told(text: str) -> list[tuple[set[str], set[str]]]:
    """The keys of everything that is found unmoved, and of who is compared or had no effect."""
    found = nulls(text, tokens(text))
    return [(set().union(*one.matters), set(one.sides)) for one in found]


def keys(words: str) -> set[str]:
    return {key_of(word) for word in words.split()}


@pytest.mark.parametrize(
    ("text", "matters", "sides"),
    [
        ("There was no significant difference in gill colour between the two groups.", "gill colour", ""),
        ("No differences were found between groups regarding gill colour or tails.", "gill colour tails", ""),
        ("No difference between tarnol and brine was seen in gill colour.", "gill colour", "tarnol brine"),
        ("Tarnol had no significant effect on gill colour.", "gill colour", "tarnol"),
        ("Gill colour did not differ significantly between the groups (P = .4).", "gill colour", ""),
        ("After six weeks, gill colour was similar in both groups.", "gill colour", ""),
        ("Tarnol did not significantly alter gill colour or tail length.", "gill colour tail length", "tarnol"),
        ("The difference in gill colour between tarnol and brine was not significant.", "gill colour", "tarnol brine"),
        ("Gill colour improved over time but did not differ between groups.", "gill colour", ""),
        ("Both groups showed improvements in gill colour, with no difference between them.", "gill colour", ""),
        ("Gill colour (0.4, 0.1 to 0.9) and tails (3, 1 to 5) remained unchanged.", "gill colour tails", ""),
    ],
)  # fmt: skip
def test_what_nothing_was_found_in(text: str, matters: str, sides: str) -> None:
    assert told(text) == [(keys(matters), keys(sides))]


@pytest.mark.parametrize(
    "text",
    [
        "Tarnol lowered the number of parasites.",
        "No newt was lost.",
        "There were no differences except in gill colour.",
        "Newts did not sing.",
    ],
)
def test_no_denial_of_an_outcome(text: str) -> None:
    assert told(text) == []


TRIAL = record(
    "OBJECTIVE: To see what tarnol does to newts.",
    "METHODS: Sixty newts were given tarnol or brine for eight weeks.",
    "RESULTS: Parasites on the gills were fewer with tarnol than with brine. There was no significant difference in "
    "skin temperature or swimming speed between the two groups. Tail length increased in both groups, with no "
    "difference between them. Appetite was comparable in both groups at four weeks; at eight weeks it was better with "
    "tarnol. Among females, egg number did not differ between the groups.",
    title="Tarnol against brine for newts: a randomised trial",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Tarnol significantly lowered skin temperature in newts.",
        "Swimming speed was significantly higher with tarnol than with brine.",
        "Tail length was significantly greater with tarnol than with brine.",
        "Tarnol led to a significant increase in swimming speed compared with brine.",
    ],
)
def test_an_effect_that_was_not_found(claim: str) -> None:
    found = loud(hold(claim, TRIAL))
    assert found in (["claim-significance-differs"], ["claim-direction-reversed"])


@pytest.mark.parametrize(
    "claim",
    [
        "Parasites on the gills were fewer with tarnol than with brine.",
        "Tarnol did not change skin temperature or swimming speed in newts.",
        "Appetite was better with tarnol than with brine at eight weeks.",
        "Appetite improved with tarnol.",
        "Newts given tarnol had longer tails in the end.",
        "In the wild, newts lowered their skin temperature at dusk.",
        "Tarnol lowered nest temperature in newts.",
    ],
)
def test_what_the_abstract_does_not_deny(claim: str) -> None:
    assert not loud(hold(claim, TRIAL))


SHARED = record(
    "Both tarnol and vornol reduced cough more than placebo. There was no difference in cough between the two active "
    "treatments. Fever did not change with placebo. Earlier trials had found no effect of tarnol on sleep. Age did not "
    "differ between the groups at baseline.",
    title="Tarnol, vornol and placebo for cough",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Tarnol reduced cough compared with placebo.",
        "Tarnol and vornol reduced cough.",
        "Tarnol lowered fever.",
        "Tarnol improved sleep.",
    ],
)
def test_a_denial_of_something_else(claim: str) -> None:
    assert not loud(hold(claim, SHARED))


TEARS = record(
    "We sewed 900 letter bags by machine and 900 by hand. Seams tore in 2.1% of the bags sewn by machine and in 0.3% "
    "of those sewn by hand (P < .001). There was no difference in the rate of torn seams between the first and last "
    "week of the work with the machine. There was no difference in lost buckles and frayed straps between machine and "
    "hand sewing. In damp weather, machine sewing was associated with fewer loose threads.",
    title="Sewing of letter bags by machine and by hand",
)


@pytest.mark.parametrize(
    "text",
    [
        "Torn seams were more frequent with the machine (2.1% against 0.3%).",
        "Seams tore more often in bags sewn by machine than in those sewn by hand.",
        "In damp weather loose threads were fewer after machine sewing.",
    ],
)
def test_no_difference_between_others_or_in_other_things(text):
    assert loud(hold(text, TEARS)) == []


def test_no_difference_between_the_claims_own():
    assert loud(hold("Frayed straps were more frequent after machine sewing than after hand sewing.", TEARS)) != []
