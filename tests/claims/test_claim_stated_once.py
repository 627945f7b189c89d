"""The mean age and the follow-up of a study, which an abstract states once; and its size, told by a bound."""

from __future__ import annotations

import pytest
from claims.held import facets, hold, loud, record

BELLS = record(
    "METHODS: The study included 318 bell ringers (41% women, median age 52.4 years), who were followed for a mean of "
    "26 months.",
    "RESULTS: Wax plugs were worn by most. Of these, 40 heard the tenor bell no more.",
    title="Wax plugs for bell ringers",
)


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("The median age of the bell ringers was 61.4 years.", "61.4 years", "52.4 years"),
        ("Ringers were a median of 37 years old.", "37 years", "52.4 years"),
        ("The bell ringers were 70 years old on average.", "70 years", "52.4 years"),
        ("Ringers were followed for an average of about four years.", "four years", "26 months"),
        ("The study enrolled more than 500 bell ringers.", "500", "318"),
        ("The study included nearly 600 bell ringers.", "600", "318"),
    ],
)
def test_another_age_follow_up_or_size_differs(text, ours, theirs):
    assert ("differs", ours, theirs) in facets(hold(text, BELLS), "number")


@pytest.mark.parametrize(
    "text",
    [
        "Ringers were on average just over 52 years old.",
        "They were followed for a little over two years.",
        "Median age at death was 81 years.",
        "Controls were followed for a mean of 60 months.",
        "Ringers with cochlear implants were followed for a mean of 60 months.",
        "More than 300 bell ringers took part in the study.",
        "The study enrolled some 320 bell ringers.",
    ],
)
def test_what_is_rounded_or_of_a_part_accuses_nobody(text):
    assert "claim-number-differs" not in loud(hold(text, BELLS))


def test_where_two_are_stated_none_is_held_against_a_claim():
    two = record(
        "METHODS: Tower ringers were followed for a mean of 26 months, handbell ringers for a follow-up of 40 months.",
        title="Wax plugs for bell ringers",
    )
    assert "claim-number-differs" not in loud(hold("Follow-up of all who took part was nine years.", two))
