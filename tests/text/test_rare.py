"""Patterns that are tried only where one of their words is."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck.citations import continuation, studies
from citecheck.references import identifiers, kinds, likeness, names, tidy
from citecheck.references import parse as parsing
from citecheck.text.late import late
from citecheck.text.rare import Rare, caseless

MODULES = (identifiers, kinds, likeness, names, tidy, parsing, studies, continuation)
EXAMPLES = 15
EVERY = [(m.__name__, name, value) for m in MODULES for name, value in vars(m).items() if isinstance(value, Rare)]


@given(st.text(alphabet="İıſIiSsKkéÉAa1 ", max_size=12), st.sampled_from(["is", "ki", "sik", "é"]))
def test_caseless_text_has_each_word_that_a_pattern_without_case_finds(text: str, word: str) -> None:
    if re.search(word, text, re.IGNORECASE):
        assert word in caseless(text)


@pytest.mark.parametrize(
    ("text", "found"), [("A Thesis on it", True), ("THESİS", True), ("nothing", False), ("", False)]
)
def test_a_rare_pattern_finds_what_the_pattern_finds(text: str, found: bool) -> None:
    rare = Rare(r"\bthesis\b", "thesis")
    assert (rare.search(text, caseless(text)) is not None) is found
    assert (rare.sub("x", text, caseless(text)) != text) is found


def test_text_without_its_words_is_not_searched() -> None:
    rare = Rare(r"(", "word")  # cannot be compiled
    assert rare.search("text", "text") is None
    with pytest.raises(re.error):
        rare.search("a word", "a word")


@pytest.mark.parametrize(("module", "name", "rare"), EVERY, ids=[f"{m}.{n}" for m, n, _ in EVERY])
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_a_pattern_finds_has_one_of_its_words(module: str, name: str, rare: Rare, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(rare.pattern.pattern, rare.pattern.flags)))
    low = " ".join(caseless(text).split())
    assert rare.may_be_in(low) or rare.may_be_in(caseless(text)), (module, name, text)


def test_a_late_pattern_is_compiled_when_it_is_asked() -> None:
    wrong = late(r"(")
    with pytest.raises(re.error):
        wrong.search("text")
    right = late(r"(?P<word>TEXT)", re.IGNORECASE)
    assert right.search("a text") is not None
    assert right.search is right.search
    assert right.groups == 1
