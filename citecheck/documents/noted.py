"""What notes hold where they are the list: whole works, works named again (`Ibid.`, `Smith, Title, 12`), or remarks.

As history, law and the humanities of medicine print them: a work in full where it is first cited, then by name and
short title; several works in one note, with words that lead to them (`See, e.g., ...; and compare ...`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.documents.titled import titled
from citecheck.text.fold import fold
from citecheck.text.rare import Rare, caseless

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_SOURCE = re.compile(
    r"\([^()]{0,120}(?:1[5-9]|20)\d\d[^()]{0,20}\)|\d\s?[:;(,]\s?[A-Za-z]?\d|\bpp?\. ?\d|\b[Vv]ol\.|\b[Nn]os?\. ?\d|"
    r"\b10\.\d{4,9}/|https?://|\d\s?[-–—]\s?\d|\b(?:in press|forthcoming|im Druck|sous presse|en prensa|no prelo)\b|"
    r"\b(?:[Ee]pub|published online|ahead of print|\d{1,3}(?:st|nd|rd|th) ed(?:n|ition)?)\b|\[Internet\]|"
    r"[^\W\d_]{2}[.:] [^.:]{2,80}[,;.] ?(?:19|20)\d\d[a-z]?\.?$"
)
"""What shows where a work is to be found: numbers of a journal, an address, an edition, a publisher and a year, or that
it has no pages yet.
"""
_AGAIN = re.compile(r"(?:(?:[Ss]ee |[Cc]f\.? )?(?:[Ii]bid(?:em)?|[Ii]d|[Ii]dem|[Ee]bd|[Ee]benda)\b\.?)(?!\w)")
_POINTS = Rare(
    r"\b(?:op\. ?cit|loc\. ?cit|art\. ?cit|a\. ?a\. ?O|supra,? (?:note|n\b|at\b|p)|"
    r"(?<=[(,] )supra\b|(?<=[(,])supra\b|(?:n|fn|nn|note|footnote|Anm)\.? ?\d{1,3} above)|"
    r"\((?:(?:see|as|cited|as cited|quoted|nn?\.?|fn\.?|notes?|footnote) )?above\)|"
    r"\b(?:see |above,? |supra,? )(?:n|fn|note|footnote)\.? ?\d{1,3}\b|"
    r"\((?:n|fn|note|footnote|Anm|wie Anm)\.? ?\d{1,3}\b",
    "op. |op.c|loc.|art.|a. a|a.a|supra|above|see |(n|(fn|(anm|(foot|(wie",
)
_NUMBERED = re.compile(r"\b(?:nn?|fn|note|footnote|Anm)\.? ?(\d{1,3})\b", re.IGNORECASE)
_SHORT = re.compile(
    r"[^\W\d_a-z][^;]{2,140}?,”?’?»? (?:at )?(?:pp?\. ?|S\. ?|fol\. ?)?[\divxlc]{1,6}(?:[-–, ]{1,2}\d{1,5})*\.?"
)
"""A name, words of a title, and pages: `Lund, “Walking by Night,” 12–14.`"""
_LEAD = re.compile(
    r"(?:(?:(?:[Ff]or|[Oo]n) [^;]{1,80}?, (?:see|cf\.)(?: also)?|and|but|or|also|both|"
    r"especially|esp\.|see|consult|cf\.?|compare|contrast|quoted (?:in|from)|cited in|"
    r"for example|for instance|e\.g\.?|inter alia|notably|more recently|likewise|similarly|again)[,:]?\s+)+",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"[^;]{0,300}?(?:\b[Ss]ee(?: also)?(?:,? (?:e\.g\.|for example|for instance|especially|esp\.|inter alia))?|"
    r"\b[Cc]f\.)[,:]?\s+"
)
_CUT = re.compile(r";\s+|(?<=[\w”’)»]\.)\s+(?=(?:See|Cf|Compare|Also see|But see|For)\b)|(?<=\d[.)])\s+(?=[A-Z])")
_BEGINS = re.compile(
    r"[\"“«„‘']?(?:(?:van|von|vom|der|den|de|del|della|di|da|do|dos|das|du|la|le|las|los|het|te|ten|ter|el|al|bin|ibn|ben|"
    r"af|av|zu|zum|zur)[ \u00a0]|(?:al|el)-|[dlts][’'][ \u00a0]?|[’']t[ \u00a0]){0,3}[^\W\d_a-z]"
)
_NAME = re.compile(r"[^\W\d_a-z][\w’'‐-]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SMALL = re.compile(
    r"\b(?:we|our|you|your|i|my|they|their|are|was|were|been|has|have|had|can|could|should|would|will|this|these|"
    r"that|which|it|because|such|here|argues?|claims?|notes that)\b",
    re.IGNORECASE,
)
_SHORTEST = 30
_LONGEST = 4000
_NAMED = re.compile(r"[,“\"‘(]")
_FEW, _TITLE = 2, 6
"""Words of a short title: with more than the first, half of them have to be in the work, of at most the second."""
_TITLE_ALONE = 0.75
"""Share of the words of a title without pages that have to be in the work."""
_WIDE = 700
_HEAD = 90
"""Characters of a work within which its first author's name stands."""


class Held(Struct, frozen=True):
    """What one note holds: half-open offsets of its works, and the works of other notes that it names again, which
    are counted through all notes in order.
    """

    works: tuple[tuple[int, int], ...] = ()
    again: tuple[int, ...] = ()


class _Known:
    """The works so far, and those that have a name at their beginning."""

    def __init__(self, listed: Sequence[str]) -> None:
        self._words: list[frozenset[str]] = []
        self._by_name: dict[str, list[int]] = {}
        for work in listed:
            self.add(work)

    def add(self, work: str) -> int:
        at = len(self._words)
        for name in _names(work[:_HEAD]):
            self._by_name.setdefault(name, []).append(at)
        self._words.append(_words(work))
        return at

    def best(self, piece: str, names: frozenset[str], among: Sequence[int] = ()) -> int | None:
        """The work (of those `among`, if any) with one of the `names` and most words of the piece; None for a draw."""
        fitting = sorted({n for name in names for n in self._by_name.get(name, ()) if not among or n in among})
        said = _words(piece) - names
        if len(fitting) > 1 or len(said) > _FEW:
            shares = [len(said & self._words[n]) for n in fitting]
            least = max([*shares, min(len(said), _TITLE) / 2])
            fitting = [n for n, share in zip(fitting, shares, strict=True) if share >= least]
        return fitting[0] if len(fitting) == 1 else None

    def of_title(self, names: frozenset[str], title: str) -> int | None:
        """The work with one of the `names` that prints nearly all words of the `title`; None for several or none."""
        said = _words(title)
        fitting = sorted({n for name in names for n in self._by_name.get(name, ())})
        fitting = [n for n in fitting if len(said & self._words[n]) >= _TITLE_ALONE * len(said)]
        return fitting[0] if len(fitting) == 1 else None


def _names(text: str) -> frozenset[str]:
    """The words with a capital in `text`, folded."""
    return frozenset(fold(name) for name in _NAME.findall(text))


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text[:_WIDE]))


def held(
    notes: Sequence[tuple[str, str]],
    listed: Sequence[str] = (),
    printed: Sequence[Sequence[tuple[int, int]]] | None = None,
) -> list[Held]:
    """For each note (its label, and its text without that) what it holds.

    `listed` are the entries of a list beside the notes: works are then found there, and counted there. `printed`: for
    each note the offsets of its works, where these are known.
    """
    out: list[Held] = []
    known = _Known(listed)
    by_label: dict[str, tuple[int, ...]] = {}
    last: int | None = None
    for number, (label, note) in enumerate(notes):
        known_here = None if printed is None else printed[number]
        works: list[tuple[int, int]] = []
        again: list[int] = []
        meant: list[int] = []
        for start, end in _pieces(note[:_LONGEST]) if known_here is None else _around(note[:_LONGEST], known_here):
            piece = note[start:end]
            whole = is_whole(piece) if known_here is None else (start, end) in known_here
            if whole and not listed:
                works.append((start, end))
                at: int | None = known.add(piece)
            elif whole:
                at = known.best(piece, _names(_NAMED.split(piece, maxsplit=1)[0]))
            else:
                at = _meant(piece, known, by_label, last)
            if at is not None:
                last = at
                meant.append(at)
                again += [] if whole and not listed else [at]
        if not meant and not _SMALL.search(note) and not _LEAD.match(note):
            # A source that is none of the works: what names it again means none of them.
            last = None
        out.append(Held(tuple(works), tuple(dict.fromkeys(again))))
        by_label.setdefault(label, tuple(meant))
    return out


def names_again(note: str) -> bool:
    """Whether a note plainly names a work of another note."""
    if _AGAIN.match(note) or _POINTS.search(note[:_LONGEST], caseless(note[:_LONGEST])):
        return True
    return len(note) < _HEAD * 2 and not _YEAR.search(note) and _SHORT.fullmatch(note.strip()) is not None


def may_name_again(note: str) -> bool:
    """Whether a note names a work of another note, or would if one had its title."""
    return names_again(note) or _titled(note) is not None


def only_again(note: str) -> bool:
    """Whether a note names a work of another note and prints none of its own: `Ibid., 14`."""
    return names_again(note) and not is_whole(note)


def may_be_only_again(note: str) -> bool:
    """Whether a note prints no work of its own, if another note has its title."""
    return may_name_again(note) and not is_whole(note)


def naming_others(notes: Sequence[str]) -> frozenset[int]:
    """The places of those `notes` that only name a work of another."""
    found = {n for n, note in enumerate(notes) if only_again(note)}
    if any(_titled(note) for note in notes):
        holding = held([("", note) for note in notes])
        found |= {n for n, one in enumerate(holding) if one.again and not one.works and _titled(notes[n])}
    return frozenset(found)


def is_whole(piece: str) -> bool:
    """Whether a piece of a note prints a work in full: `Idem. Title. J Wards 1998;3:4-9` is another one."""
    if len(piece) < _SHORTEST or not _BEGINS.match(piece):
        return False
    if _YEAR.search(piece) is None or _SOURCE.search(piece) is None:
        return False
    words = len(piece.split())
    return len(_SMALL.findall(piece)) * 10 <= words


def _around(note: str, printed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The works `printed` in a note, and the pieces of it in which none of them stands."""
    others = [(start, end) for start, end in _pieces(note) if not any(s < end and start < e for s, e in printed)]
    return sorted([*printed, *others])


def _pieces(note: str) -> list[tuple[int, int]]:
    """Where the works in a note may stand, without the words that lead to them."""
    out: list[tuple[int, int]] = []
    start = 0
    for cut in [*_CUT.finditer(note), None]:
        end = cut.start() if cut else len(note)
        if cut is not None:
            here, there = note[start:end], note[cut.end() :]
            lead = _LEAD.match(there)
            after = there[lead.end() if lead else 0 :]
            if note.count("(", 0, end) > note.count(")", 0, end) or not _BEGINS.match(after):
                continue
            whole = _led(here)[0]
            if not (_is_one(whole) or lead) if cut.group()[0] == ";" else not (is_whole(whole) and _may_follow(after)):
                # Authors that semicolons part, or a title with a stop in it: the work goes on.
                continue
        text, skipped = _led(note[start:end])
        out.append((start + skipped, start + skipped + len(text.rstrip())))
        start = cut.end() if cut else end
    return out


def _may_follow(after: str) -> bool:
    """Whether what stands behind a stop is another work, not the rest of the one before it."""
    following = _led(after.split(";", 1)[0])[0]
    return is_whole(following) or _LEAD.match(after) is not None


def _is_one(piece: str) -> bool:
    return is_whole(piece) or names_again(piece) or _SHORT.fullmatch(piece.strip()) is not None


def _led(piece: str) -> tuple[str, int]:
    """A piece without the words that lead to its work, and how many characters those are."""
    at = 0
    if lead := _LEAD.match(piece):
        at = lead.end()
    elif (remark := _REMARK.match(piece)) and _BEGINS.match(piece, remark.end()) and _YEAR.search(piece, remark.end()):
        at = remark.end()
        if lead := _LEAD.match(piece, at):
            at = lead.end()
    return piece[at:], at


def _titled(piece: str) -> tuple[str, str] | None:
    return None if _SMALL.search(piece) else titled(piece)


def _meant(piece: str, known: _Known, by_label: dict[str, tuple[int, ...]], last: int | None) -> int | None:
    """Which of the works so far a piece names again, None where it names none or it is not clear which."""
    if _AGAIN.match(piece):
        return last
    points = _POINTS.search(piece, caseless(piece))
    if points is None and (_SHORT.fullmatch(piece.strip()) is None or _YEAR.search(piece)):
        named = _titled(piece)
        return known.of_title(_names(named[0]), named[1]) if named else None
    numbered = _NUMBERED.search(piece) if points else None
    among = by_label.get(numbered[1], ()) if numbered else ()
    if len(among) == 1:
        return among[0]
    return known.best(piece, _names(_NAMED.split(piece, maxsplit=1)[0]), among)
