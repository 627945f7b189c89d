"""Which reference a study is that the text speaks of without a marker, where it says so plainly."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from citecheck.text.abbreviations import words
from citecheck.text.fold import fold
from citecheck.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citecheck.models import ReferenceList

_INSTITUTION = late(
    r"\b(?:[A-Z][\w’'-]+ ){1,5}(?:University|Institute|Hospital|Clinic|College|School|Center|Centre|Foundation)\b"
    r"|\bUniversity of (?:[A-Z][\w’'-]+ ?){1,3}|\bMayo Clinic\b"
)
_BY_NAME = late(r"(?:\bDrs?\.? |\bProf(?:essor|\.)? |\bby |\bcolleagues|\bet al|\bteam|\bauthor|’s |'s |\band )")
_FIGURE = re.compile(r"(?<![\w.,$€£])\d{1,4}(?:[.,]\d+)?(?![\w]|[.,]\d)")
_COLLEAGUES = late(
    r"\b([A-Z][\w’'-]{1,40}) (?:and (?:his |her |their )?(?:colleagues|co-?workers|team)|et al\.?) (?:\w{1,12} ){0,2}"
    r"(?:found|finds?|showe?[dns]?|report(?:ed)?|concluded?|observed?|demonstrated?|suggest(?:ed)?|noted?|wrote)\b"
)
_TELLERS = ("colleagues", "workers", "team", "et al")
"""One of these is in all that `_COLLEAGUES` finds."""
_FIRST_PERSON = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”")
_NAMED = re.compile(r"[^\W\d_][\w’'-]*")
_SHORTEST_JOURNAL = 2
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d/-])")
_LEAST_SAID, _LEAST_TITLE, _AHEAD = 4, 3, 2
"""Words of its title that a sentence has to say of a work at least, or all of so many, and how many more than of any
other.
"""
_MOST_WITH = 50
"""Titles with a word, beyond which it tells none from the others."""
_STEM = 6
_OF_STUDIES = words(
    """
    study studies trial trials random review reviews system system analys analyse effect effects effica result results
    control cohort placeb patien people compar associ betwee among during after before clinic outcom evidence
    """
)
"""What titles say of any study, cut to their stems."""


class Attributor:
    """Tells references apart by what a sentence says of them; built once for a document, each part when it is asked.

    `claims`: (text, ids of references) of what the document cites: they tell of institutions, figures, `we` and `our`.
    """

    def __init__(self, listed: ReferenceList, claims: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._references = listed.references
        self._cited = [(text, references[0]) for text, references in claims if len(references) == 1]

    @cached_property
    def own(self) -> str | None:
        """The reference that the writers call their own, where there is exactly one."""
        own = {reference for text, reference in self._cited if _FIRST_PERSON.search(_QUOTED.sub(" ", text))}
        return own.pop() if len(own) == 1 else None

    @cached_property
    def _journals(self) -> dict[str, str]:
        journals: dict[str, list[str]] = {}
        for reference in self._references:
            journal = fold(reference.fields.journal or "")
            if len(journal.split()) >= _SHORTEST_JOURNAL and len(journal) > 9:
                journals.setdefault(journal, []).append(reference.id)
        return {name: found[0] for name, found in journals.items() if len(found) == 1}

    @cached_property
    def _journal_words(self) -> _Phrases:
        return _Phrases(self._journals)

    @cached_property
    def _author_words(self) -> _Phrases:
        return _Phrases(self._authors)

    @cached_property
    def _authors(self) -> dict[str, str]:
        authors: dict[str, set[str]] = {}
        for reference in self._references:
            for author in reference.fields.authors:
                family = fold(author.family)
                if len(family) > 2:
                    authors.setdefault(family, set()).add(reference.id)
        return _only(authors)

    @cached_property
    def _firsts(self) -> dict[str, str]:
        firsts: dict[str, set[str]] = {}
        for reference in self._references:
            if reference.fields.authors:
                firsts.setdefault(fold(reference.fields.authors[0].family), set()).add(reference.id)
        return _only(firsts)

    @cached_property
    def _institutions(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for text, reference in self._cited:
            for match in _INSTITUTION.finditer(text):
                found.setdefault(fold(match.group()), set()).add(reference)
        return found

    @cached_property
    def _figures(self) -> dict[str, list[float]]:
        found: dict[str, list[float]] = {}
        for text, reference in self._cited:
            found.setdefault(reference, []).extend(_figures(text))
        return found

    def named(self, sentence: str) -> str | None:
        """The reference whose journal, author or institution `sentence` names, where only one fits."""
        folded = f" {fold(sentence)} "
        found = {self._journals[journal] for journal in self._journal_words.inside(folded)}
        if not found:
            found = {self._authors[name] for name in self._author_words.inside(folded) if _names(sentence, name)}
        if not found:
            for match in _INSTITUTION.finditer(sentence):
                found |= self._institutions.get(fold(match.group()), set())
        return found.pop() if len(found) == 1 else self._of_year(sentence) if not found else None

    def _of_year(self, sentence: str) -> str | None:
        """The reference of a year that `sentence` prints, most of whose title it says, where no other comes near."""
        years = {int(year) for year in _YEAR.findall(sentence)}
        if not years or not years & self._years:
            return None
        shared = Counter(reference for stem in _stems(sentence) for reference in self._telling.get(stem, ()))
        ranked = shared.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _AHEAD):
            return None
        (best, most), title = ranked[0], self._titles[ranked[0][0]]
        said = most * 2 >= len(title) and most >= min(_LEAST_SAID, max(_LEAST_TITLE, len(title)))
        return self._references[best].id if said and self._references[best].fields.year in years else None

    @cached_property
    def _years(self) -> frozenset[int | None]:
        return frozenset(reference.fields.year for reference in self._references)

    @cached_property
    def _titles(self) -> list[frozenset[str]]:
        return [_stems(reference.fields.title or "") for reference in self._references]

    @cached_property
    def _telling(self) -> dict[str, list[int]]:
        """The places in the list of the titles that have a word, for words that tell them apart."""
        found: dict[str, list[int]] = {}
        for place, title in enumerate(self._titles):
            for stem in title:
                found.setdefault(stem, []).append(place)
        return {stem: places for stem, places in found.items() if len(places) <= _MOST_WITH}

    def told_by(self, sentence: str) -> str | None:
        """The reference whose first author is said to have found something: `Spiegel and colleagues found`."""
        if not any(teller in sentence for teller in _TELLERS):
            return None
        found = {self._firsts.get(fold(match[1])) for match in _COLLEAGUES.finditer(sentence)}
        return found.pop() if len(found) == 1 else None

    def has_figures(self, sentence: str, reference: str) -> bool:
        """Whether `sentence` has two figures or more, all of them (rounded or not) of `reference` by its claims."""
        here = _figures(sentence)
        known = self._figures.get(reference, [])
        return len(here) > 1 and all(any(abs(a - b) < 0.51 and a > 3 for b in known) for a in here)


class _Phrases:
    """Folded phrases, found in a text without trying each one."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase.partition(" ")[0], []).append(phrase)

    def inside(self, folded: str) -> list[str]:
        """The phrases in a folded text that has a blank before and after it."""
        first = {word for word in folded.split() if word in self._by_first}
        return sorted(phrase for word in first for phrase in self._by_first[word] if f" {phrase} " in folded)


def _stems(text: str) -> frozenset[str]:
    """What `text` is about: its longer words, cut to their stems."""
    found = {word[:_STEM] for word in fold(text).split() if len(word) > 3 and not word.isdigit()}
    return frozenset(found - _OF_STUDIES)


def _only(found: dict[str, set[str]]) -> dict[str, str]:
    return {name: next(iter(references)) for name, references in found.items() if len(references) == 1}


def _figures(text: str) -> list[float]:
    return [float(found.replace(",", "")) for found in _FIGURE.findall(text) if found.replace(",", "").count(".") < 2]


def _names(sentence: str, folded_family: str) -> bool:
    """Whether the family name stands in `sentence` as a person's: capital, and with a title or the like near it."""
    for match in _NAMED.finditer(sentence):
        word = match.group()
        if not word[0].isupper() or folded_family.rpartition(" ")[2] not in fold(word).split():
            continue
        around = sentence[max(0, match.start() - 30) : match.end() + 16]
        if _BY_NAME.search(around):
            return True
    return False
