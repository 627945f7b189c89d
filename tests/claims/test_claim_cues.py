"""Patterns are tried only on claims that have one of their words: no pattern may match a text that has none."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

import citecheck.claims.facets
from citecheck.claims.cues import Cue
from citecheck.claims.reading import read_text


def cues() -> Iterator[tuple[str, Cue]]:
    for module in pkgutil.walk_packages(citecheck.claims.facets.__path__, "citecheck.claims.facets."):
        held = vars(importlib.import_module(module.name))
        for name, value in held.items():
            for n, one in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(one, Cue):
                    yield f"{module.name.removeprefix('citecheck.claims.facets.')}.{name}.{n}", one


def one_of(choices: list[tuple]) -> str:
    kind, value = choices[0]
    if kind is sre.RANGE:
        return chr(value[0])
    if kind is sre.CATEGORY:
        return {sre.CATEGORY_DIGIT: "7", sre.CATEGORY_SPACE: " "}.get(value, "a")
    return "x"


def texts(items: list[tuple]) -> list[str]:
    """Texts that a parsed pattern matches: between them they take every way that it leaves open."""
    parts: list[list[str]] = []
    for kind, value in items:
        if kind is sre.LITERAL:
            parts.append([chr(value)])
        elif kind in (sre.NOT_LITERAL, sre.ANY):
            parts.append(["x"])
        elif kind is sre.IN:
            letters = [chr(v) for k, v in value if k is sre.LITERAL]
            parts.append(letters if letters and value[0][0] is not sre.NEGATE else [one_of(value)])
        elif kind is sre.BRANCH:
            parts.append([text for way in value[1] for text in texts(list(way))])
        elif kind is sre.SUBPATTERN:
            parts.append(texts(list(value[3])))
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            low, _, inner = value
            repeated = texts(list(inner))
            parts.append([text * low for text in repeated] if low else ["", *repeated])
        elif kind not in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            raise AssertionError(f"{kind} is not known here")
    first = [ways[0] for ways in parts]
    found = ["".join(first)]
    for n, ways in enumerate(parts):
        found += ["".join([*first[:n], way, *first[n + 1 :]]) for way in ways[1:]]
    return found


@pytest.mark.parametrize(("name", "cue"), [pytest.param(name, cue, id=name) for name, cue in cues()])
def test_whatever_a_pattern_matches_has_one_of_its_words(name, cue):
    pattern = cue.pattern
    matched = 0
    for text in texts(list(parser.parse(pattern.pattern, pattern.flags))):
        for claim in (text, text.upper(), f"It was {text} then."):
            if pattern.search(claim) is not None:
                matched += 1
                assert cue.possible(read_text(claim)), claim
                assert cue.search(read_text(claim)) is not None
    assert matched > 0


def test_a_claim_without_its_words_is_not_searched():
    cue = Cue(re.compile("blind"), words="masked")
    assert cue.search(read_text("A blind trial.")) is None
    assert cue.search(read_text("A blind, masked trial.")) is not None
    assert list(cue.finditer(read_text("A blind trial."))) == []


def test_a_word_is_a_run_of_letters_by_itself_and_a_piece_stands_anywhere():
    said = read_text("The Co-Workers' CAN-opener")
    assert Cue(re.compile("x"), words="can").possible(said)
    assert not Cue(re.compile("x"), words="open").possible(said)
    assert Cue(re.compile("x"), pieces="open").possible(said)
