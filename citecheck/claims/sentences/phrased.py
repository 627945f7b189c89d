"""Whom and what the phrases of a clause name: with what, than what, when, in whom; and who was given what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.sentences.effect_forms import VERB
from citecheck.claims.sentences.sides import words_of
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

Span = tuple[int, int]
"""Half-open offsets."""

_LINK = re.compile(
    r"\s*(?:however|moreover|furthermore|additionally|in addition|in contrast|by contrast|overall|in conclusion|also|"
    r"similarly|thus|therefore|conversely|nevertheless|in general|importantly|notably|finally|consequently|"
    r"in summary|in this (?:study|trial)|here|still|then|and|but|that(?!\sof\b)|or|as expected)\b,?\s+",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?P<than>(?:when\s|as\s)?compared\s(?:with|to)|in\scomparison\s(?:with|to)|relative\sto|versus|unlike)?\s?"
    r"(?P<said>(?:(?<=\s)|(?:in|among|for|at|after|during|with|within|over|by|on)\s)(?:[^,;:]|,(?=\d)){2,120}),\s",
    re.IGNORECASE,
)
MARK = re.compile(
    r"\b(?:(?P<order>more|less|better|further)\s(?:\w+ly\s)?)?(?P<than>than|(?:when\s|as\s)?compared\s(?:with|to)|"
    r"as\s(?=with\s|in\s|after\s)|versus|vs\.?|relative\sto|"
    r"in\scomparison\s(?:with|to))\s|"
    r"\b(?P<pair>between|across)\s|\b(?P<by>with|in|after|under|on|among|following|by|for\sthose)\s|"
    r"\b(?P<rest>at|during|over|within|from|when|before|until|throughout|without|per|despite|as)\s",
    re.IGNORECASE,
)
_BEHIND = re.compile(MARK.pattern + r"|\b(?P<by_for>for)\s", re.IGNORECASE)
"""Behind a verb `for` leads to a side; in the name of an outcome it does not: `need for painkillers`."""
_SAYS_LESS = frozenset({"less"})
_GIVEN = re.compile(
    r"\b(?:given|receiv(?:ing|ed)|who (?:had|took|received|used|were given)|treated (?:with|by)|managed with|"
    r"(?:randomi[sz]ed|assigned|allocated|exposed) to|taking|undergoing|who underwent|on|in the|using|wearing)\s",
    re.IGNORECASE,
)
"""What stands between people and what they were given."""
_TURNS = re.compile(
    r"\b(?:deficien\w+|deficits?|loss|low|lower|high|higher|reduced|increased|decreased|raised|elevated|less|more|"
    r"\w*inhibit\w+|block(?:ade|er|ers|ing)|antagonis\w+|knock(?:out|down)|silenc\w+|deplet\w+|delet\w+|"
    r"withdraw\w+|free|withhold\w*|removal|discontinu\w+|stopp\w+|null|mutant\w*|poor(?:er)?|worse|better|"
    r"greater|fewer|longer|shorter|most|least|highest|lowest|slow(?:er)?|fast(?:er)?|heav(?:y|ier)|light(?:er)?|"
    r"old(?:er)?|young(?:er)?)\b",
    re.IGNORECASE,
)
"""Words with which a side is the contrary of what it has: `deficiency of iron`, `those with lower strength`."""
_LESS = tuple(words("low reduc decreas poor less fewer least worse short slow light young"))
_MORE = tuple(words("high increas rais elevat more most better great long fast heav old"))
TURNED = "<turned:"
"""What the key begins with that such a word has among those of a side."""
_STEM = 6
_ORDERED = re.compile(r"\b(?:more|less|better|further)\s(?:\w+ly\s)?than\b", re.IGNORECASE)
_NAMES_TOO = frozenset(words("falls fallers relapse relapses survival restrictive restricted"))
"""Words that name an outcome though they look like words of direction."""
_DECIMALS = re.compile(r"\d")


class Around(Struct, frozen=True):
    """What stands around an outcome, as keys; `order` is -1 where `other` has more of the effect."""

    side: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    order: int = 1


class Phrased(Struct, frozen=True):
    """A text whose phrases are asked what they name."""

    text: str
    plain: str
    """Without what stands in brackets."""
    tokens: Sequence[Token]

    def keys(self, span: Span) -> frozenset[str]:
        """What the words between two offsets name."""
        found = words_of(self.tokens, *span, most=len(self.tokens)) if span[0] < span[1] else frozenset[str]()
        also = {k for t in self.tokens if t.word in _NAMES_TOO and span[0] <= t.start < span[1] for k in t.keys}
        return frozenset(k for k in found | also if not k[0].isdigit() and not k[:2].strip("<").isdigit())

    def named(self, span: Span) -> tuple[frozenset[str], frozenset[str]]:
        """The same of a side and of the people: `women given iron` are women, and have iron for a side."""
        given = max(_GIVEN.finditer(self.plain, *span), key=lambda m: m.end(), default=None)
        turned = frozenset(_turned(m) for m in _TURNS.finditer(_ORDERED.sub(_blank, self.plain[slice(*span)])))
        if given is None or not (side := self.keys((given.end(), span[1]))):
            return self.keys(span) | turned, frozenset()
        return side | turned, self.keys((span[0], given.start()))


def led(held: Phrased, start: int, end: int) -> tuple[int, Around]:
    """Where a clause begins behind what leads to it (`compared with B,`; `in men,`), and what that says."""
    said = Around()
    while (link := _LINK.match(held.plain, start, end)) is not None:
        start = link.end()
    ahead = _AHEAD.match(held.plain, start, end)
    if ahead is not None and not VERB.search(ahead["said"]):
        keys = held.keys(ahead.span("said"))
        said = Around(other=keys) if ahead["than"] else Around(rest=keys)
        start = ahead.end()
    return start, said


def around(held: Phrased, span: Span, *, acts: bool, alike: bool) -> Around:
    """What the phrases behind an outcome or a verb say: with what, than what, when, in whom."""
    side: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    order = 1
    marks = list((MARK if acts else _BEHIND).finditer(held.plain, *span))
    waiting = False
    for n, mark in enumerate(marks):
        piece = (mark.end(), marks[n + 1].start() if n + 1 < len(marks) else span[1])
        keys, people = held.named(piece)
        kind = mark.lastgroup if not (waiting and not other) else "than"
        if mark["than"]:
            kind = "than"
        rest |= people
        if kind == "than":
            waiting = True
            other |= frozenset() if _DECIMALS.match(held.plain, *piece) else keys  # "than 0.3 points in B"
            order = -1 if (mark["order"] or "").lower() in _SAYS_LESS else order
        elif kind == "pair" or (alike and kind == "by" and " and " in held.plain[slice(*piece)]):
            one, _, two = held.plain[slice(*piece)].partition(" and ")
            border = piece[0] + len(one)
            first, second = held.named((piece[0], border))[0], held.named((border, piece[1]))[0]
            if two and first and second:
                side, other = side | first, other | second
            elif kind == "pair":
                side |= keys  # "between the two active arms"
        elif _DECIMALS.match(held.plain, *piece) or ((mark["by"] or "").lower() == "by" and not keys):
            continue
        elif kind in ("by", "by_for") and not acts:
            side |= keys
        else:
            rest |= keys
    return Around(side, other, rest, order)


def _turned(match: re.Match[str]) -> str:
    word = match.group().lower()
    if word.startswith(_LESS):
        return TURNED + "low"
    return TURNED + ("high" if word.startswith(_MORE) else word[:_STEM])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
