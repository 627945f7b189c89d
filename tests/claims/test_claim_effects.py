"""What came of what, told in other words: each finding beside claims that tell it truly and that turn it round."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record, the

from citecheck.claims.sentences.effects import effects
from citecheck.claims.words.terms import tokens

GUIDES = {
    "A": "guided stretching", "B": "usual rest", "O": "back stiffness", "P": "night cramps", "W": "harbour pilots",
}  # fmt: skip
BAKERS = {
    "A": "barley bread", "B": "white bread", "O": "length of fasting", "P": "risk of dizziness",
    "W": "hospital bakers",
}  # fmt: skip
TOPICS = (GUIDES, BAKERS)
LESS_O = (
    "{O} was significantly lower with {A} than with {B} (p = 0.004), but {P} was not (p = 0.41).",
    "{A} significantly reduced {O} (p = 0.004). There was no significant difference in {P} between the groups.",
    "Compared with {B}, {A} lowered {O} (p = 0.004) but had no effect on {P} (p = 0.41).",
    "{P} did not differ significantly between the groups, whereas {O} was lower in the {A} group (p = 0.004).",
    "Those given {A} had lower {O} than those given {B} (p = 0.004), with similar {P} (p = 0.41).",
)
FALSE = (
    "{A} increased {O} [1].",
    "{O} was higher with {A} than with {B} [1].",
    "There was no significant difference in {O} between {A} and {B} [1].",
    "{W} given {A} had higher {O} [1].",
    "{A} was associated with an increase in {O} [1].",
    "{A} lowered both {P} and {O} [1].",
)
TRUE = (
    "{A} reduced {O} [1].",
    "{O} was lower with {A} than with {B} [1].",
    "{O} was higher with {B} than with {A} [1].",
    "{A} reduced {O} but not {P} [1].",
    "{P} was not significantly affected by {A}, although {O} was lower [1].",
    "{A} had no significant effect on {P} [1].",
    "Although {P} was unchanged, {O} fell with {A} [1].",
    "{W} given {A} had lower {O} than those given {B} [1].",
)


def told(text: str, topic: dict[str, str]) -> str:
    said = text.format(**topic)
    return said[0].upper() + said[1:]


@pytest.mark.parametrize("topic", TOPICS, ids=("stretching", "bread"))
@pytest.mark.parametrize("finding", LESS_O)
@pytest.mark.parametrize("claim", [*FALSE, *TRUE])
def test_one_finding_beside_claims_in_other_words(claim: str, finding: str, topic: dict[str, str]) -> None:
    enrolled = told("{W} were randomised to {A} or {B}. ", topic)
    source = record(enrolled + told(finding, topic), title=told("{A} for {W}", topic))
    assert bool(loud(hold(told(claim, topic), source))) == (claim in FALSE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cork lowered noise.", [("noise", -1)]),
        ("Cork did not lower noise.", [("noise", 0)]),
        ("Noise was 40% with cork and 60% with felt.", [("noise", -1)]),
        ("Noise was lower with cork, but echo was not.", [("noise", -1), ("echo", 0)]),
        ("Cork lowered noise but not echo.", [("noise", -1), ("echo", 0)]),
        ("Noise was lower with cork (p = 0.40).", [("noise", 0)]),
        ("Cork was associated with less noise (OR 0.9, 95% CI 0.7 to 1.2).", [("noise", 0)]),
        ("There was not any difference in noise between cork and felt.", [("noise", 0)]),
        ("Cork was associated with noise (OR 0.5, 95% CI 0.3-0.8).", [("noise", -1)]),
        ("Cork was associated with noise.", [("noise", 2)]),
        ("Cork bore no significant relation to noise.", [("noise", 0)]),
        ("More cork was inversely correlated with noise.", [("noise", -1)]),
        ("Lower cork content was associated with more noise.", [("noise", -1)]),
        ("Noise occurred less often with cork than with felt.", [("noise", -1)]),
        ("Echo was found to be rarer with cork.", [("echo", -1)]),
        ("Noise was lower with cork, but not significantly.", [("noise", 0)]),
        ("Noise was lower with cork, but this was not statistically significant (p=.09).", [("noise", 0)]),
        ("Barns had less noise than sheds and sheds had less echo than barns.", [("noise", -1), ("echo", -1)]),
        ("Noise was similar with cork and felt, nor was echo.", [("noise", 0), ("echo", 0)]),
        # not read: what is denied, taken up, of a part, or of a change is not plain
        ("Noise was lower with cork in barns, but not in sheds.", [("noise", -1), ("noise", 0)]),
        ("Cork lowered noise in barns but not in sheds.", [("noise", -1), ("noise", 0)]),
        ("Among 1,484 barns built in 1970, noise was lower with cork.", [("noise", -1)]),
        ("Noise was lower with cork than with felt, and in spring than in autumn.", []),
        ("The change trends of noise and echo were similar.", []),
        ("Neither cork nor felt lowered noise.", []),
        ("It lowered noise.", []),
        ("The fall in noise was greater with cork than with felt.", []),
        ("Noise fell from baseline with cork.", []),
        ("Cork had a lower price, a longer life and less noise.", []),
    ],
)
def test_reading(text: str, expected: list[tuple[str, int]]) -> None:
    names = {"noiz": "noise", "echo": "echo"}
    found = [(names.get("".join(sorted(one.thing)), "?"), one.value) for one in effects(text, tokens(text))]
    assert found == expected


LOFTS = record(
    "Bell ringers (n=90) wore wool caps or none for a winter. The time to the first cold was longer with caps, and "
    "the number of colds was lower (1.4 vs 3.2, p<0.001). Ear ache was more frequent with caps every 2 h than with "
    "caps every 4 h (p=0.007). Better hearing at the start predicted fewer colds. Wax was lower in the caps group than "
    "in those who went bareheaded (p=0.02). In ringers under 20 years, caps were not superior to none (p=0.15). The "
    "answer to a call came sooner with caps, although length of service did not change.",
    title="Wool caps and colds in bell ringers",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Caps lengthened the interval to the first cold in bell ringers [1].",
        "Fewer ears ached when caps were put on every four hours [1].",
        "For the youngest ringers a benefit of caps over none could not be demonstrated [1].",
        "Wax was greater in the ringers who went bareheaded [1].",
    ],
)
def test_another_measure_another_time_or_the_other_side(claim: str) -> None:
    assert not loud(hold(claim, LOFTS))


@pytest.mark.parametrize(
    "claim",
    ["It is feared that wool caps worsen hearing [1].", "There is concern that wool caps worsen hearing [1]."],
)
def test_who_reports_a_fear_says_no_more_than_that(claim: str) -> None:
    source = record(
        "Ringers wear caps. There is concern that wool caps may worsen hearing. In 40 ringers hearing was tested.",
        title="Wool caps and the hearing of ringers",
    )
    assert not loud(hold(claim, source))
    assert loud(hold("Wool caps always worsen hearing [1].", source))


def test_another_outcome_told_in_the_same_words() -> None:
    source = record(
        "Ringers were randomised to wool caps or felt caps. The incidence of chilblains was significantly lower in the "
        "wool group (P = 0.008).",
        title="Wool caps and felt caps for ringers",
    )
    assert not loud(hold("The incidence of dandruff was lower in the wool group, but not significantly [1].", source))
    assert loud(hold("The incidence of chilblains was lower in the wool group, but not significantly [1].", source))


LAMBS = record(
    "Lambs were reared on clover or on rye. Foot rot was less frequent with clover (3% vs 9%, p=0.01). Clover lowered "
    "scour in ewe lambs (p=0.01), but not in ram lambs (p=0.8). Deaths from predators were fewer with clover (p=0.02). "
    "All-cause mortality did not differ (hazard ratio 0.95). There was no association between shade and bloat. "
    "Response to a whistle at 24 h was higher with clover than with rye. By day 7, response did not differ.",
    title="Clover and rye for lambs",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Foot rot was more frequent with rye [1].",
        "In ram lambs, clover did not lower scour [1].",
        "All-cause mortality was no different with clover [1].",
        "Mortality was numerically lower with clover [1].",
        "Shade was not associated with bloat [1].",
        "At 24 h, response to a whistle was lower with rye [1].",
    ],
)
def test_the_other_arm_the_other_part_and_the_other_day(claim: str) -> None:
    assert not loud(hold(claim, LAMBS))


@pytest.mark.parametrize(
    "claim",
    [
        "Foot rot was more frequent with clover [1].",
        "Foot rot was less frequent with rye than with clover [1].",
        "In ram lambs, clover significantly lowered scour [1].",
        "Shade was associated with bloat [1].",
    ],
)
def test_and_what_is_wrong_of_them(claim: str) -> None:
    assert loud(hold(claim, LAMBS))


@pytest.mark.parametrize(
    "finding",
    [
        "Noise was lower with cork (3.1 vs 3.4), but this difference was not statistically significant.",
        "Cork lowered noise (3 vs 4), but this did not reach significance.",
        "Noise was lower with cork (3.1 vs 3.4); the difference was not significant.",
        "Cork lowered noise. However, this was not significant.",
        "Cork lowered noise, although this fell short of significance.",
    ],
)
@pytest.mark.parametrize(
    "claim",
    [
        "Cork did not lower noise significantly [1].",
        "Cork had no significant effect on noise [1].",
        "Noise did not differ between cork and felt [1].",
    ],
)
def test_what_the_abstract_takes_back_may_be_denied(claim: str, finding: str) -> None:
    source = record("Barns were lined with cork or felt. " + finding, title="Cork and felt for barns")
    assert not loud(hold(claim, source))


def test_an_effect_beside_none_is_told_as_such() -> None:
    found = the(hold("Shade was associated with bloat [1].", LAMBS), "claim-significance-differs")
    assert found.message.startswith("The text finds a difference (“Shade was associated with bloat")
    assert "the abstract no significant difference (“There was no association" in found.message


def test_what_is_told_of_others_is_not_held_against_a_clause() -> None:
    source = record(
        "Ringers were randomised to wool caps or felt caps. Colds decreased with wool caps and increased with felt "
        "caps (p = 0.004).",
        title="Wool caps and felt caps for ringers",
    )
    assert not loud(
        hold("Ear ache did not differ between wool and felt caps, but colds were fewer with wool [1].", source)
    )
