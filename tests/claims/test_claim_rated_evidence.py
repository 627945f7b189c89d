"""How good the evidence was rated, and what is said to need no further study."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record, rules

LOW = record(
    "Ankle braces are widely sold to hikers. Databases were searched for trials of ankle braces. Nine "
    "trials with 1,204 "
    "hikers were included. Braces lowered the rate of sprains (risk ratio 0.71, 95% CI 0.55 to 0.92). The certainty of "
    "the evidence was low, because of bias and imprecision. High-quality trials in older hikers are needed.",
    title="Ankle braces for the prevention of sprains in hikers: a systematic review",
)
SEVERAL = record(
    "Singing is offered to people with emphysema. We searched four databases for trials of group "
    "singing. Group singing "
    "improved breathlessness (six trials; moderate-certainty evidence); it made little difference to walking distance "
    "(three trials; very low-certainty evidence). Confidence in the estimates for anxiety was low to moderate.",
    title="Group singing for emphysema: a systematic review and meta-analysis",
)
CONFIDENT = record(
    "Reading aloud to toddlers was studied in fourteen trials. Vocabulary at three years was larger by 40 words. The "
    "overall quality of evidence was judged to be high for vocabulary.",
    title="Reading aloud and vocabulary in toddlers: a meta-analysis",
)
WANTED = record(
    "Cold gel for insect bites was tried in 84 scouts. The scouts were randomised to cold gel or none. "
    "Itch ended two hours "
    "earlier with cold gel (p = 0.02). Larger, carefully blinded trials will have to answer this "
    "question with certainty.",
    title="Cold gel for insect bites in scouts: a randomised trial",
)
LONG = record(
    "Foundry staff were followed for decades. Bladder cancer was in excess among them (SMR 1.8, 95% CI 1.3 to 2.4). "
    "The excess of bladder cancer grew by 2% with each additional year of work in the foundry.",
    title="Bladder cancer in foundry staff: extension of follow-up",
)

WRONG = [
    ("Braces lower the rate of sprains in hikers, and the certainty of the evidence was rated as high [1].", LOW),
    ("High-certainty evidence from nine trials shows that ankle braces prevent sprains in hikers [1].", LOW),
    ("In hikers, ankle braces prevent sprains on evidence of high quality [1].", LOW),
    ("The reviewers of ankle braces had high confidence in their estimates for hikers [1].", LOW),
    ("For ankle braces in hikers, the evidence was graded as moderate [1].", LOW),
    ("The evidence on sprains in hikers with ankle braces was judged to be of high certainty [1].", LOW),
    ("Group singing eases breathlessness in emphysema, for which the quality of the evidence was high [1].", SEVERAL),
    ("In emphysema, confidence in the effect of group singing on anxiety was high [1].", SEVERAL),
    (
        "Group singing made little difference to walking distance, as moderate-certainty evidence from three "
        "trials shows [1].",
        SEVERAL,
    ),
    ("Cold gel ends the itch of insect bites in scouts earlier, so that no further trials are needed [1].", WANTED),
    (
        "That cold gel shortens itch after insect bites is beyond doubt, and no further confirmation is needed [1].",
        WANTED,
    ),
]
HONEST = [
    ("Braces lower the rate of sprains in hikers, but the certainty of the evidence was low [1].", LOW),
    ("Nine trials give low-certainty evidence that ankle braces prevent sprains in hikers [1].", LOW),
    ("High-certainty evidence that ankle braces prevent sprains in hikers is still lacking [1].", LOW),
    ("There is no high-quality evidence on ankle braces in older hikers [1].", LOW),
    ("Hikers with ankle braces had fewer sprains, yet the evidence was not of high certainty [1].", LOW),
    (
        "Ankle braces lower the rate of sprains in hikers with a high level of activity and a good quality "
        "of life [1].",
        LOW,
    ),
    ("Evidence of higher quality is needed before ankle braces are advised to older hikers [1].", LOW),
    ("Group singing improved breathlessness in emphysema, with evidence of moderate certainty [1].", SEVERAL),
    ("On very low-certainty evidence, group singing made little difference to walking distance [1].", SEVERAL),
    ("In emphysema, confidence in the effect of group singing on anxiety was low to moderate [1].", SEVERAL),
    ("The evidence on group singing in emphysema ranged from very low to moderate certainty [1].", SEVERAL),
    ("High-quality evidence shows that reading aloud enlarges the vocabulary of toddlers [1].", CONFIDENT),
    # too low a rating claims too little: that is the author's affair
    ("Reading aloud enlarges the vocabulary of toddlers, but the evidence was of very low quality [1].", CONFIDENT),
    ("The longer follow-up confirms that bladder cancer is in excess in foundry staff [1].", LONG),
    ("Cold gel ended itch earlier in scouts, but larger trials are needed [1].", WANTED),
]


@pytest.mark.parametrize(("claim", "source"), WRONG)
def test_a_rating_that_is_not_the_abstracts_is_reported(claim: str, source: object) -> None:
    assert "claim-overstated" in rules(hold(claim, source)), claim


@pytest.mark.parametrize(("claim", "source"), HONEST)
def test_an_honest_rating_is_left_alone(claim: str, source: object) -> None:
    assert not loud(hold(claim, source)), claim
