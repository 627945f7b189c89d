"""What a quotation leaves out beside it, where the claim builds on the words that are left."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record, rules

ABSTRACT = record(
    "Fifty-two swimmers wore warm or plain caps. Although no significant differences were found between "
    "the caps, our data "
    "showed a tendency of fewer headaches in the warm group. Warm caps may be the best choice for "
    "swimmers in cold lakes, "
    "albeit with a risk of dizziness. The warm caps raised scalp temperature and eased stiffness, but "
    "the swimming time "
    "still became longer. Women swam longer distances than men, but the effect size was negligible.",
    title="Warm caps for swimmers in cold lakes",
)

WRONG = [
    'The authors wrote: "our data showed a tendency of fewer headaches in the warm group" [1].',
    'Of swimmers in cold water they say that the "data showed a tendency of fewer headaches in the warm group" [1].',
    'The authors conclude, without reservation, that warm caps "may be the best choice for '
    'swimmers in cold lakes" [1].',
    'They unreservedly hold that warm caps "may be the best choice for swimmers in cold lakes" [1].',
    'We read that "the warm caps raised scalp temperature and eased stiffness", so that swimmers became faster [1].',
    '"The warm caps raised scalp temperature and eased stiffness", and therefore records fell [1].',
    '"The warm caps raised scalp temperature and eased stiffness", and swimming time was in no way longer [1].',
    'It was noted that "women swam longer distances than men", a gap of great weight [1].',
]
HONEST = [
    'The caps did not differ, though the "data showed a tendency of fewer headaches in the warm group" [1].',
    'There was no more than "a tendency of fewer headaches in the warm group" [1].',
    'The authors conclude that warm caps "may be the best choice for swimmers in cold lakes" [1].',
    'Warm caps "may be the best choice for swimmers in cold lakes", although dizziness is a risk [1].',
    'The authors hold without reservation that warm caps "may be the best choice for swimmers '
    "in cold lakes, albeit with ",
    'a risk of dizziness" [1].',
    '"The warm caps raised scalp temperature and eased stiffness", but swimmers took longer [1].',
    '"The warm caps raised scalp temperature and eased stiffness" in swimmers [1].',
    '"Women swam longer distances than men", but hardly so [1].',
]


@pytest.mark.parametrize("claim", WRONG)
def test_what_was_left_out_beside_a_quotation_is_reported(claim: str) -> None:
    assert "claim-quotation-cut" in rules(hold(claim, ABSTRACT)), claim


@pytest.mark.parametrize("claim", HONEST)
def test_a_quotation_with_its_rest_or_without_a_conclusion_is_left_alone(claim: str) -> None:
    assert not loud(hold(claim, ABSTRACT)), claim
