"""A quote stands in an abstract letter by letter, or it does not: whatever abstract and quote are."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from citecheck.judges.quotes import FEWEST_WORDS, quoted
from citecheck.text.fold import plain_punctuation

WORDS = st.lists(
    st.one_of(
        st.text(alphabet="abcdeßéαÅ", min_size=1, max_size=6),
        st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,2})?%?", fullmatch=True),
        st.sampled_from(["didn’t", "long-term", "95–99", "“so-called”", "(n=12)", "e\u0301tude"]),
    ),
    min_size=FEWEST_WORDS,
    max_size=25,
)
UNHURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PLAIN = str.maketrans({"’": "'", "–": "-", "“": '"', "”": '"'})


def plain(text):
    return " ".join(plain_punctuation(unicodedata.normalize("NFC", text)).casefold().split()).strip("'\" ")


@UNHURRIED
@given(words=WORDS, gaps=st.sampled_from([" ", "  ", "\n\n", "\u00a0", "\u2009"]), data=st.data())
def test_any_run_of_whole_words_is_found_however_it_is_printed(words, gaps, data):
    first = data.draw(st.integers(0, len(words) - FEWEST_WORDS))
    last = data.draw(st.integers(first + FEWEST_WORDS, len(words)))
    abstract = gaps.join(words)
    quote = " ".join(words[first:last]).translate(PLAIN)
    if data.draw(st.booleans()):
        quote = quote.upper() if quote.upper().casefold() == quote.casefold() else quote
    found = quoted(quote, abstract)
    assert found is not None
    assert plain(found) == plain(quote)
    # the abstract's own letters, blanks aside

    assert found in " ".join(unicodedata.normalize("NFC", abstract).split())


@UNHURRIED
@given(words=WORDS, data=st.data())
def test_one_other_letter_or_figure_and_it_is_not_there(words, data):
    n = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:n], words[n] + data.draw(st.sampled_from(["z", "7z", "9"])), *words[n + 1 :]]
    abstract = " ".join(words)
    assume(" ".join(changed).casefold() not in abstract.casefold())
    assert quoted(" ".join(changed), abstract) is None


@UNHURRIED
@given(st.text(max_size=80), st.text(max_size=200))
def test_nothing_breaks_it_and_what_it_gives_stands_in_the_abstract(quote, abstract):

    found = quoted(quote, abstract)
    assert found is None or found in " ".join(unicodedata.normalize("NFC", abstract).split())


def test_words_that_stand_there_twice_are_found_where_they_are_whole():
    assert quoted("pain fell by 2", "Joint pain fell by 2.4. Back pain fell by 2 points.") == "pain fell by 2"
    assert quoted("pain fell by 2", "Joint pain fell by 2.4. Back pain fell by 21 points.") is None
