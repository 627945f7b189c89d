"""Figures told in the order of a list of names: `given A, B or C. ... X was 7.9, 6.5 and 2.8, respectively`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from citecheck.claims.figures.kinds import UNHELD
from citecheck.claims.figures.listed import Entry
from citecheck.claims.figures.numbers import Quantity, figures_of
from citecheck.claims.sentences.brackets import blanked
from citecheck.claims.sentences.sides import CONTROLS, words_of
from citecheck.claims.words.terms import Token

_NEXT = re.compile(
    r"\s?(?:%|(?!in\b|on\b|by\b|for\b|of\b|with\b)[a-zA-Zµμ/%·]{1,6})?\s?"
    r"(?:,\s(?:and\s)?|\s(?:and|vs?\.?|versus)\s)"
)
"""What stands between one figure of a row and the next: its unit and a comma or `and`."""
_SPLIT = re.compile(r",\s(?:(?:and|or|versus|vs\.?)\s)?|\s(?:and|or|versus|vs\.?)\s", re.IGNORECASE)
_LAST = re.compile(r"(?:and|or|versus|vs\.?)\s$", re.IGNORECASE)
_FIRST_NAME = re.compile(
    r"(?:.*(?:\(|\b(?:to|of|with|between|into|by|after|received|receive|given|took|used|using|either|for|in|at|were|was|"
    r"on|compared|as|had|namely)\s)|^)(?P<name>[^.;:()]*)$",
    re.IGNORECASE | re.DOTALL,
)
_LAST_NAME = re.compile(
    r"(?P<name>[^.;:,]*?)(?=$|[.;:,)(]|"
    r"\s(?:for|in|after|during|on|of|at|were|was|as|before|using|by|to|over|per)\s)"
)
_SUBJECT = re.compile(r"^[^,;:]*\sand\s(?:[\w-]+\s){1,4}(?:was|were|is|are|of)\s(?:\w+\s)?$", re.IGNORECASE)
"""`Sensitivity and specificity were`: what the figures behind it are of is named by their own sentence."""
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_COUNTS = re.compile(r"\s\([^()]*\d[^()]*\)")
_LONGEST = 60
_ROW = (2, 5)
_BACK = 4
"""How many sentences back the names may stand."""


class Told(Protocol):
    """A sentence, by its text and words."""

    @property
    def text(self) -> str:
        """The sentence itself."""

    @property
    def tokens(self) -> Sequence[Token]:
        """Its words, with their offsets in it."""


def in_order(sentences: Sequence[Told], n: int) -> list[Entry]:
    """The figures of the one row of sentence `n`, each with the keys that name it alone; empty where it has none."""
    sentence = sentences[n]
    row = _row(sentence.text)
    if not row:
        return []
    here = _without_figures(sentence.text[: row[0].start])
    names = _names(here, sentence.tokens, len(row))
    if names and not (_RESPECTIVELY.search(sentence.text, row[-1].end) or _SUBJECT.search(here)):
        return []  # what its own sentence lists may be one thing: "death or stroke occurred in 15% and 17%"
    for before in reversed(sentences[max(0, n - _BACK) : n]):
        if names:
            break
        names = _names(_without_figures(before.text), before.tokens, len(row))
    return [Entry(q, keys) for q, keys in zip(row, names, strict=True)] if names else []


def _without_figures(text: str) -> str:
    """A text with blanks for brackets with figures: `A (n=130), B (n=128)`."""
    return _COUNTS.sub(lambda m: " " * len(m.group()), text)


def _row(text: str) -> list[Quantity]:
    """The figures of the only row of a text; empty where there is none, or several."""
    held = [q for q in figures_of(blanked(text)) if q.role not in (*UNHELD, "ratio", "dose") and q.high is None]
    rows: list[list[Quantity]] = []
    for one, other in pairwise(held):
        gap = text[one.end : other.start]
        if not _NEXT.fullmatch(gap):
            continue
        if rows and rows[-1][-1] is one:
            rows[-1].append(other)
        else:
            rows.append([one, other])
    found = [row for row in rows if _ROW[0] <= len(row) <= _ROW[1]]
    if len(found) != 1 or len({q.dimension for q in found[0] if q.dimension}) > 1:
        return []
    return found[0]


def _names(plain: str, tokens: Sequence[Token], number: int) -> list[frozenset[str]]:
    """The keys of the names of the last list of `number` of them, without what all have; empty where there is none."""
    cuts = list(_SPLIT.finditer(plain))
    for last in range(len(cuts) - 1, number - 3, -1):
        first = last - (number - 2)
        if first < 0 or not _LAST.search(cuts[last].group()):
            continue
        lead = _FIRST_NAME.match(plain[: cuts[first].start()])
        tail = _LAST_NAME.match(plain, cuts[last].end())
        if lead is None or tail is None:
            continue
        spans = [(lead.start("name"), cuts[first].start())]
        spans += [(cuts[k].end(), cuts[k + 1].start()) for k in range(first, last)]
        spans.append((cuts[last].end(), tail.end("name")))
        if any(end - start > _LONGEST or end <= start for start, end in spans):
            continue
        keys = [words_of(tokens, *span, figured=True) for span in spans]
        common = frozenset.intersection(*keys)
        apart = [one - common for one in keys]
        if all(apart) and len(set(apart)) == number and _alike(apart):
            return apart
    return []


def _alike(names: Sequence[frozenset[str]]) -> bool:
    """Whether all names have a figure of one unit (`10 mg`, `40 mg`), but for a control, or none has."""
    units = [{k.partition(" ")[2] for k in one if k[0] == "<" and k[1].isdigit()} for one in names]
    told = [unit for unit in units if unit]
    if not told:
        return True
    return all(unit or one & CONTROLS for unit, one in zip(units, names, strict=True)) and bool(set.intersection(*told))
