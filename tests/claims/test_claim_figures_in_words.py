"""Figures in free wording: parts in words, numbers counted out of others, lists, asides, and what each belongs to."""

from __future__ import annotations

import pytest
from claims.held import facets, hold, loud, record

from citecheck.claims.figures.numbers import agrees, quantities

FERRY = record(
    "BACKGROUND: Ginger biscuits are handed out on ferries, and nobody knows whether they keep passengers well.",
    "METHODS: Passengers of three ferries were given ginger biscuits or rusks before rough crossings.",
    "RESULTS: The commonest complaints were giddiness (n = 61, 58.1%), hiccups (n = 37, 35.2%) and cold sweat "
    "(n = 29, 27.6%). Vomiting was seen in 17 of the 58 crossings that were rough. A mean of 9 (5-20) mm of biscuit "
    "was left over. Relief lasted 41.5 (±6.2), 67.0 (±8.1) and 88.5 (±9.3) min on the small, the middle and the large "
    "ferry.",
    "CONCLUSIONS: Ginger biscuits deserve a larger trial.",
    title="Ginger biscuits against seasickness",
)


def read(text: str) -> list[tuple[str, float, str]]:
    return [(text[q.start : q.end], round(q.value, 3), q.dimension) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("One patient in four was sick.", 25.0),
        ("about one child in 25 was sick", 4.0),
        ("one crossing in about 300 was called off", 0.333),
        ("one in every ten sailors", 10.0),
        ("two out of five cooks", 40.0),
        ("two-thirds of them", 66.667),
    ],
)
def test_parts_in_words_are_percentages(text, value):
    ((_, found, dimension),) = read(text)
    assert (found, dimension) == (value, "%")


@pytest.mark.parametrize(
    "text",
    [
        "one patient in four hospitals was sick",
        "one ferry in 12 ports was late",
        "a half-life of weeks",
        "in the second half of the crossing",
        "one sailor in 2015",
    ],
)
def test_what_only_looks_like_a_part_is_none(text):
    assert not any(dimension == "%" for _, _, dimension in read(text))


def test_numbers_and_a_half():
    assert read("after three and a half hours") == [("three and a half hours", round(3.5 / 24, 3), "day")]
    assert read("three and more ships") == [("three", 3.0, "")]


def test_a_unit_behind_brackets_and_in_lists_with_brackets():
    assert read("a mean of 9 (5-20) mm")[0] == ("9", 9.0, "mm")
    lasted = read("41.5 (±6.2), 67.0 (±8.1) and 88.5 (±9.3) min")
    assert [dimension for told, _, dimension in lasted if told in ("41.5", "67.0", "88.5")] == ["day"] * 3


def test_a_comma_alone_makes_no_list():
    assert read("hiccups (n = 9, 12.7%)") == [("9", 9.0, ""), ("12.7%", 12.7, "%")]
    assert [dimension for *_, dimension in read("between ports 1 and 2, 11.9% fell ill")] == ["", "", "%"]
    assert [dimension for *_, dimension in read("after 12, 24 and 36 weeks")] == ["day"] * 3


@pytest.mark.parametrize("text", ["25 of the 35 ships", "25/35 ships", "25 out of 35 ships"])
def test_a_number_counted_out_of_another(text):
    assert [q.base for q in quantities(text)] == [35.0, 0.0]


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("Hiccups were reported by 53.4% of passengers.", "53.4%", "35.2%"),
        ("Vomiting occurred in 34 of 58 rough crossings.", "34", "17"),
        ("When it was rough, vomiting was noted on 44 of the 58 crossings.", "44", "17"),
    ],
)
def test_another_figure_for_the_same_differs(text, ours, theirs):
    result = hold(text, FERRY)
    assert "claim-number-differs" in loud(result)
    assert ("differs", ours, theirs) in facets(result, "number")


@pytest.mark.parametrize(
    "text",
    [
        "Rather more than a third complained of hiccups.",
        "Hiccups troubled about one passenger in three.",
        "Vomiting was seen in 17 of 58 rough crossings.",
        "Vomiting was seen in 3 of 20 calm crossings.",
        "Giddiness was the complaint of nearly 60%, cold sweat that of more than a quarter.",
        "Nearly half of the sailors on the ferries smoke.",
    ],
)
def test_what_agrees_or_is_not_told_accuses_nobody(text):
    assert "claim-number-differs" not in loud(hold(text, FERRY))


LEDGER = record(
    "BACKGROUND: Tower clocks run late in frost. Earlier surveys put the delay at 9% of clocks.",
    "METHODS: Sextons of 240 towers kept a ledger of frost delay for one winter.",
    "RESULTS: The ledgers of 212 towers were complete. Overall, stoppage was seen in 13.4%. Oiled wheels had three "
    "times as many chimes on time. The odds of a late chime were lower with oil (OR 0.44; 95% CI 0.30-0.66). Delay was "
    "longest in towers built of flint (12-19 min). The correlation of delay with height was weak (r = 0.31), the area "
    "under the curve of the frost gauge was 0.815.",
    title="Frost delay of tower clocks",
)


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("Stoppage of tower clocks was seen in 31.7%.", "13.4%"),
        ("Delay was longest in towers built of flint, 32-39 min.", "12-19 min"),
        ("Chimes were on time seven times as often where wheels were oiled.", "three times"),
        ("Over 25% of tower clocks had a stoppage.", "13.4%"),
        ("About one tower clock in three had a stoppage.", "13.4%"),
    ],
)
def test_shares_ranges_bounds_and_multiples_differ(text, theirs):
    result = hold(text, LEDGER)
    assert "claim-number-differs" in loud(result)
    assert ("differs", theirs) in [(status, printed) for status, _, printed in facets(result, "number")]


@pytest.mark.parametrize(
    "text",
    [
        "More than a tenth of tower clocks had a stoppage.",
        "Fewer than 15% of tower clocks had a stoppage.",
        "Late chimes were about half as likely with oil, odds ratio 0.44.",
        "Late chimes were 2.3 times less likely with oil.",
        "Delay was longest in towers built of flint, up to 19 min.",
        "The frost gauge had an area under the curve of about 0.8.",
    ],
)
def test_what_a_bound_a_range_or_a_ratio_allows_accuses_nobody(text):
    assert "claim-number-differs" not in loud(hold(text, LEDGER))


def test_a_count_does_not_agree_with_a_measure_or_a_share():
    # "13" of the claim is no 13.4%, and 24 ferries no 24%
    assert not agrees(quantities("13 towers")[0], quantities("13.4%")[0])
    assert not agrees(quantities("six ships")[0], quantities("6 mm")[0])
    assert not agrees(quantities("25% of ships")[0], quantities("odds ratio 0.25")[0])
    assert agrees(quantities("25% of ships")[0], quantities("a proportion of 0.25")[0])
    assert agrees(quantities("twice or 2.4 times as often")[0], quantities("odds ratio 2.41")[0])


def test_words_of_a_number_are_joined_by_and_only_behind_hundreds():
    assert [value for _, value, _ in read("one hundred and forty ships")] == [140.0]
    assert [dimension for *_, dimension in read("at six and twelve months")] == ["day", "day"]


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        # a slip is told with the figure that it is a slip of, though other figures stand nearer
        ("Stoppage of tower clocks in frost amounted to 18.4%.", "13.4%"),
        ("The frost gauge had an area under the curve of 0.515.", "0.815"),
    ],
)
def test_the_figure_of_the_same_is_shown(text, theirs):
    assert ("differs", theirs) in [(status, printed) for status, _, printed in facets(hold(text, LEDGER), "number")]


@pytest.mark.parametrize(
    "text",
    [
        # the outcome is another, though all other words are those of the title
        "Bell cracks of tower clocks in frost amounted to 61.7%.",
        "Delay of non-stoppage clocks in frost towers was seen in 44.1%.",
        # a group by age
        "Towers older than 90 years have tower clocks that frost delays.",
    ],
)
def test_another_outcome_or_group_accuses_nobody(text):
    assert "claim-number-differs" not in loud(hold(text, LEDGER))


def test_the_size_is_told_without_a_word_of_the_matter():
    ferry = record("METHODS: A total of 240 ferrymen were included. Ferrymen chewed ginger.", title="Ginger at sea")
    result = hold("The survey comprised 420 ferrymen.", ferry)
    assert ("differs", "420", "240") in facets(result, "number")


def test_tenths_of_a_month_are_meant():
    year = record("RESULTS: Survival at 1 year was 60%. Median survival was 11.3 months with cod liver oil.")
    assert loud(hold("Median survival was 13.1 months with cod liver oil.", year)) == ["claim-number-differs"]
    assert loud(hold("Median survival was about a year with cod liver oil.", year)) == []
