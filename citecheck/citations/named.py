"""References by the names and years that a text cites them with: an index of the list."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz.distance import OSA

from citecheck.text.abbreviations import words
from citecheck.text.fold import fold
from citecheck.text.undated import undated_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citecheck.models import Reference, ReferenceList

_SUFFIX = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)([a-z])(?![a-z\d])")
_HEAD_END = re.compile(r"(?<![\d./-])(?:1[6-9]|20)\d\d(?![\d/-]|\.\w)")
_GIVEN_LED = re.compile(r"[^\W\d_]{3,} (?:[^\W\d_] ){1,2}([^\W\d_]{2,})\b")
"""How an entry begins, folded, that prints a given name before initials and a family name."""
_SMALL = words("of the for and in on de da do dos das del la le van von der den und et y e to")
_BETWEEN = _SMALL | {"al", "see", "also", "eg"}
_TAKEN = "|"
"""Stands for a name that was found: no folded text has it."""
_ANY_YEAR = re.compile(r"(?=((?:1[6-9]|20)\d\d))")
_OTHERS = re.compile(r"\bet\.? al|colleagues|co-?workers|\bcols?\b|and others|e outros")
_AFTER_COMMA = re.compile(r", ")
_LABEL = re.compile(r"^[\s\d.\[\]()•*-]{1,12}")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITALS = re.compile(r"\b[A-Z][A-Z-]{1,8}\b")

NO_YEAR = 0
"""Stands for the year of a work that is `n.d.` or `in press`."""
_LONGEST_ENTRY = 600
_MOST_NAMES = 12
_SHORTEST_MISSPELT = 6


class Entry(Struct, frozen=True, kw_only=True):
    """What of one reference a citation may print: folded names in order, year and letter, the words it begins with."""

    reference: Reference
    names: tuple[str, ...]
    authors: int
    year: int | None
    letter: str
    head: str
    initials: tuple[str, ...]
    other_years: tuple[int, ...] = ()


class NamedIndex:
    """The references of a list by year; built once for a document."""

    def __init__(self, listed: ReferenceList) -> None:
        self._references = listed.references
        self._known: dict[tuple[str, int, str], tuple[Reference, ...]] = {}
        self._printing: dict[int, list[int]] = {}
        for position, reference in enumerate(listed.references):
            printed = {int(year) for year in _ANY_YEAR.findall(reference.raw, 0, _LONGEST_ENTRY)}
            if reference.fields.year is not None:
                printed.add(reference.fields.year)
            elif undated_at(reference.raw[:_LONGEST_ENTRY]) is not None:
                printed = {NO_YEAR}
            for year in printed:
                self._printing.setdefault(year, []).append(position)
        self.has_undated = NO_YEAR in self._printing
        self._entries: dict[int, Entry] = {}
        self._by_year: dict[int, list[Entry]] = {}

    @cached_property
    def _first(self) -> dict[str, str]:
        """The folded family name of each reference's first author, by its id."""
        named = ((reference.id, next(_families(reference), "")) for reference in self._references)
        return {reference: name for reference, name in named if name}

    def _of(self, year: int) -> list[Entry]:
        """The entries of `year`; made when it is first asked for, since few years of a list are."""
        if year not in self._by_year:
            for position in self._printing.get(year, []):
                if position not in self._entries:
                    self._entries[position] = read_entry(self._references[position])
            entries = [self._entries[position] for position in self._printing.get(year, [])]
            self._by_year[year] = [entry for entry in entries if year in (entry.year, *entry.other_years)]
        return self._by_year[year]

    def find(self, names: str, year: int, letter: str = "") -> tuple[Reference, ...]:
        """The references that `names` (as printed before the year) and `year` (or `NO_YEAR`) mean: one, or several
        where the text does not tell them apart; none where nothing in the list has this first author and year.
        """
        asked = (names, year, letter)
        if asked not in self._known:
            self._known[asked] = self._find(names, year, letter)
        return self._known[asked]

    def _find(self, names: str, year: int, letter: str) -> tuple[Reference, ...]:
        folded = f" {fold(names)} "
        others = bool(_OTHERS.search(names))
        scored = []
        for entry in self._of(year):
            if letter and entry.letter and letter != entry.letter:
                continue
            score = _score(entry, folded, others)
            if year != entry.year:
                # The year of a translation or of the first edition: only where the author is named.
                score = score - 1.5 if score >= 2.75 else 0.0
            if score > 0:
                scored.append((score + (0.5 if letter and letter == entry.letter else 0), entry))
        if not scored:
            return self._given_first(folded, year) or self._misspelt(folded, year)
        best = max(score for score, _ in scored)
        fitting = [entry for score, entry in scored if score == best]
        if len(fitting) > 1 and (printed := _initials_before(folded, fitting[0])):
            # `J. Wu et al. 2021` beside `Z. Wu et al. 2021`.
            fitting = [entry for entry in fitting if _given(entry).startswith(printed)] or fitting
        return tuple(entry.reference for entry in fitting)[:3]

    def _given_first(self, folded: str, year: int) -> tuple[Reference, ...]:
        """The reference of that year that begins with a given name, an initial and then a name that is cited, if only
        one: `Timothy A. Davis. Direct methods` is easily read as by A. Timothy.
        """
        tokens = set(folded.split())
        found = [
            entry.reference
            for entry in self._of(year)
            if entry.year == year and (led := _GIVEN_LED.match(entry.head)) and led[1] in tokens
        ]
        return tuple(found) if len(found) == 1 else ()

    def _misspelt(self, folded: str, year: int) -> tuple[Reference, ...]:
        """The reference of that year whose first author's name is printed with a letter or two wrong, if only one."""
        tokens = [token for token in folded.split() if len(token) >= _SHORTEST_MISSPELT]
        near = [
            entry.reference
            for entry in self._of(year)
            if entry.names and entry.year == year and any(_near(entry.names[0], token) for token in tokens)
        ]
        return tuple(near) if len(near) == 1 else ()

    def only_by(self, name: str) -> tuple[str, ...]:
        """The id of the only reference whose first author has this family name; empty where there are more."""
        folded = fold(name)
        found = [reference for reference, first in self._first.items() if first == folded]
        return tuple(found) if len(found) == 1 else ()

    def author_at(self, names: str, references: tuple[str, ...]) -> int:
        """Where in `names` the first author of one of these references stands after a comma, as the one who is cited:
        `Unlike Shaw, Doyle` (2010) is Doyle. Else 0.
        """
        for reference in references:
            family = self._first.get(reference)
            for match in _AFTER_COMMA.finditer(names):
                tail = fold(names[match.end() :])
                if family and (tail == family or tail.startswith(f"{family} ")):
                    return match.end()
        return 0

    def names_author(self, names: str, references: tuple[str, ...]) -> bool:
        """Whether `names` holds the first author of one of the references with these ids, not only its title."""
        folded = f" {fold(names)} "
        return any(f" {self._first[reference]} " in folded for reference in references if reference in self._first)


def _initials_before(folded: str, entry: Entry) -> str:
    """The initials that the folded names print before the family name of the first author, if any."""
    if not entry.names:
        return ""
    before = folded.partition(f" {entry.names[0]} ")[0].split()
    initials = ""
    while before and len(before[-1]) == 1:
        initials = before.pop() + initials
    return initials


def _given(entry: Entry) -> str:
    """The initials of the first author's given names: of `Jun Xi`, `J. X.` and `JX` alike."""
    authors = entry.reference.fields.authors
    given = (authors[0].given or "") if authors else ""
    return fold(given).replace(" ", "") if given.isupper() else "".join(word[0] for word in fold(given).split())


def _near(name: str, printed: str) -> bool:
    return len(name) >= _SHORTEST_MISSPELT and OSA.distance(name, printed, score_cutoff=2) <= (len(name) >= 8) + 1


def _families(reference: Reference) -> Iterator[str]:
    return (family for author in reference.fields.authors[:_MOST_NAMES] if (family := fold(author.family)))


def read_entry(reference: Reference) -> Entry:
    """What of `reference` a citation may print."""
    fields = reference.fields
    raw = reference.raw[:_LONGEST_ENTRY]
    letter, year = "", fields.year
    undated = undated_at(raw) if year is None else None
    if undated is not None:
        letter, year = undated[2], NO_YEAR
    for match in () if undated is not None else _SUFFIX.finditer(raw):
        if year is None or int(match[1]) == year:
            letter, year = match[2], int(match[1])
            break
    if year is None and (found := _HEAD_END.search(raw)):
        year = int(found.group())
    head = _LABEL.sub("", raw)
    big = [w for w in _WORD.findall(head[:160]) if w.lower() not in _SMALL]
    initials = tuple("".join(w[0] for w in big[:n]).lower() for n in range(2, min(8, len(big)) + 1))
    return Entry(
        reference=reference,
        names=tuple(_families(reference)),
        authors=99 if reference.et_al else len(fields.authors),
        year=year,
        letter=letter,
        head=fold(head[:240]),
        initials=(*initials, *(w.lower() for w in _CAPITALS.findall(head[:240]))),
        other_years=tuple(sorted({int(y) for y in _HEAD_END.findall(raw)} - {year})) if year is not None else (),
    )


def _score(entry: Entry, folded: str, others: bool) -> float:
    """How well an entry fits the folded names (with blanks around): 0 where it does not."""
    if not folded.strip():
        return 0.0
    if entry.names:
        first = entry.names[0]
        at = folded.find(f" {first} ")
        if at < 0 and " " in first:
            # `Serra Cruz` may be cited as `Cruz`, `de Waal` as `Waal`.
            at = folded.find(f" {first.rpartition(' ')[2]} ")
        if at < 0 and first.endswith("s") is False:
            at = folded.find(f" {first} s ")
        if at >= 0:
            return _author_score(entry, folded, others)
    tokens = folded.split()
    while tokens and tokens[0] in _SMALL:
        del tokens[0]
    phrase = " ".join(tokens)
    if len(phrase) > 1 and (entry.head + " ").startswith(phrase + " "):
        return 3.0
    # The last words of a longer phrase: `see also World Health Organization`.
    for start in range(1, min(6, len(tokens))):
        tail = " ".join(tokens[start:])
        if len(tail) > 3 and (entry.head + " ").startswith(tail + " "):
            return 2.5
    last = tokens[-1] if tokens else ""
    if (
        2 <= len(last) <= 9
        and (last in entry.initials or (tokens[0] in entry.initials and len(tokens) == 2))
        and not others
    ):
        return 1.0
    return 0.0


def _named(names: Sequence[str], folded: str) -> tuple[list[bool], bool]:
    """Whether each of `names` stands in the folded text, and whether a word behind the first stands for none.

    Each word stands for one name alone: of `Kim, Kim, Park` only the first and the last stand in `Kim and Park`.
    """
    found = []
    left = folded
    for name in names:
        before = left
        left = left.replace(f" {name} ", f" {_TAKEN} ", 1)
        found.append(left != before)
    behind = left.partition(f" {_TAKEN} ")[2].split()
    return found, any(word not in _BETWEEN and word != _TAKEN for word in behind)


def _author_score(entry: Entry, folded: str, others: bool) -> float:
    score = 3.0
    named, more = _named(entry.names, folded)
    second = len(named) > 1 and named[1]
    tokens = [token for token in folded.split() if token not in _BETWEEN]
    if others:
        score += 1.0 if entry.authors > 2 else -0.5
    elif second:
        score += 1.0 if entry.authors == 2 and not more else 0.5
        score += 0.25 * sum(named[2:])
    elif len(tokens) == len(entry.names[0].split()):
        score += 1.0 if entry.authors == 1 else -0.5
    elif len(tokens) > len(entry.names[0].split()):
        # Another name stands beside it that this entry lacks.
        score -= 0.75
    if folded.startswith(f" {entry.names[0]} "):
        score += 0.25
    return score
