"""What an abstract tells as supposed, meant or studied, and titles that name a subject, are no findings."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

RESULTS = (
    "Thirty-two wards were randomised to the device or to usual care for one year, and 9,876 patients were admitted. "
    "The rate was 6.4 per 1,000 bed-days on device wards and 6.1 on the others (rate ratio 1.05, 95% CI 0.91-1.21). "
    "Restraint was used less on device wards."
)
TITLE = "A trial on wards"
DENIED = "Bed alarms did not reduce falls in geriatric wards."


@pytest.mark.parametrize(
    ("title", "claim"),
    [
        ("Bed alarms and falls in geriatric wards: a cluster randomised trial", DENIED),
        ("Bed alarms for reducing falls in geriatric wards: a cluster randomised trial", DENIED),
        ("Bed alarms for reducing falls in geriatric wards", "Bed alarms increased falls in geriatric wards."),
        ("Effect of bed alarms on falls in geriatric wards", "Bed alarms had no effect on falls in geriatric wards."),
        (
            "Association between coffee and stroke in older women: a cohort study",
            "No association between coffee and stroke in older women was found.",
        ),
        (
            "Increased dose of zinc in children with acute diarrhoea: a randomised trial",
            "A lower dose of zinc in children with acute diarrhoea was as good.",
        ),
        (
            "Higher versus lower oxygen targets in adults with acute respiratory failure",
            "Lower versus higher oxygen targets in adults with acute respiratory failure made no difference.",
        ),
    ],
)
def test_a_title_that_names_a_subject_says_nothing_of_it(title, claim):
    assert loud(hold(claim, record(RESULTS, title=title))) == []


def test_a_title_that_states_a_finding_does():
    title = "Bed alarms are associated with fewer falls in geriatric wards: a cluster randomised trial"
    claim = "Bed alarms are not associated with fewer falls in geriatric wards."
    assert loud(hold(claim, record(RESULTS, title=title))) == ["claim-significance-differs"]


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        ("This trial examined bed alarms and falls in geriatric wards.", DENIED),
        (
            "We tested bed alarms for reducing falls in geriatric wards.",
            "Bed alarms increased falls in geriatric wards.",
        ),
        ("Bed alarms are used to reduce falls in geriatric wards.", DENIED),
        ("Bed alarms are used to reduce falls in geriatric wards.", "Bed alarms increased falls in geriatric wards."),
        ("Bed alarms are thought to reduce falls in geriatric wards.", DENIED),
        (
            "Screen time has been linked to short sight in schoolchildren.",
            "Screen time was not linked to short sight in schoolchildren.",
        ),
        ("Ferritin rose slightly with oral iron.", "Oral iron hardly raised ferritin."),
        (
            "It is widely held that probiotics shorten diarrhoea in children.",
            "Probiotics did not shorten diarrhoea in children.",
        ),
        (
            "Earlier studies reported that probiotics shorten diarrhoea in children.",
            "Probiotics did not shorten diarrhoea in children.",
        ),
        (
            "Probiotics have been proposed as a way to shorten diarrhoea in children.",
            "Probiotics did not shorten diarrhoea in children.",
        ),
        ("Bed alarms are widely recommended for reducing falls in geriatric wards.", DENIED),
        (
            "Noise reduction might improve sleep in intensive care units.",
            "Noise reduction did not improve sleep in intensive care units.",
        ),
        (
            "The association between coffee and stroke in older women was studied.",
            "No association between coffee and stroke in older women was found.",
        ),
        (
            "Vitamin D is given to prevent falls in older people living at home.",
            "Vitamin D did not prevent falls in older people living at home.",
        ),
        (
            "Only 38% of the diet group reached the sodium target.",
            "Most patients in the diet group failed to reach the sodium target.",
        ),
    ],
)
def test_what_is_supposed_meant_or_studied_is_no_finding(before, claim):
    assert loud(hold(claim, record(before, RESULTS, title=TITLE))) == []


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Bed alarms reduced falls in geriatric wards by a third.", "Bed alarms increased falls in geriatric wards."),
        ("Bed alarms reduced falls in geriatric wards.", DENIED),
        ("Bed alarms used in geriatric wards reduced falls.", "Bed alarms used in geriatric wards increased falls."),
        (
            "Iron given to women after delivery reduced fatigue.",
            "Iron given to women after delivery increased fatigue.",
        ),
        ("Iron given to women after delivery reduced fatigue.", "Iron increased fatigue after delivery in women."),
        (
            "Bed alarms are thought to reduce falls in geriatric wards.",
            "Bed alarms are thought to increase falls in geriatric wards.",
        ),
        (
            "Most patients in the diet group reached the sodium target within the year.",
            "Most patients in the diet group failed to reach the sodium target within the year.",
        ),
    ],
)
def test_a_finding_or_the_supposition_itself_turned_round_is_told(source, claim):
    assert loud(hold(claim, record(source, RESULTS, title=TITLE))) == ["claim-direction-reversed"]
