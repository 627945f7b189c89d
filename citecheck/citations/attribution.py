"""Which reference a study is that the text speaks of without a marker, where it says so plainly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citecheck.models import Reference, ReferenceList

_INSTITUTION = re.compile(
    r"\b(?:[A-Z][\w’'-]+ ){1,5}(?:University|Institute|Hospital|Clinic|College|School|Center|Centre|Foundation)\b"
    r"|\bUniversity of (?:[A-Z][\w’'-]+ ?){1,3}|\bMayo Clinic\b"
)
_BY_NAME = r"(?:\bDrs?\.? |\bProf(?:essor|\.)? |\bby |\bcolleagues|\bet al|\bteam|\bauthor|’s |'s |\band )"
_FIGURE = re.compile(r"(?<![\w.,$€£])\d{1,4}(?:[.,]\d+)?(?![\w]|[.,]\d)")
_COLLEAGUES = re.compile(
    r"\b([A-Z][\w’'-]{1,40}) (?:and (?:his |her |their )?(?:colleagues|co-?workers|team)|et al\.?) (?:\w{1,12} ){0,2}"
    r"(?:found|finds?|showe?[dns]?|report(?:ed)?|concluded?|observed?|demonstrated?|suggest(?:ed)?|noted?|wrote)\b"
)
_SHORTEST_JOURNAL = 2


class Attributor:
    """Tells references apart by what a sentence says of them; built once for a document."""

    def __init__(self, listed: ReferenceList) -> None:
        journals: dict[str, list[Reference]] = {}
        authors: dict[str, list[Reference]] = {}
        for reference in listed.references:
            journal = fold(reference.fields.journal or "")
            if len(journal.split()) >= _SHORTEST_JOURNAL and len(journal) > 9:
                journals.setdefault(journal, []).append(reference)
            for author in reference.fields.authors:
                family = fold(author.family)
                if len(family) > 2:
                    authors.setdefault(family, []).append(reference)
        self._journals = {name: found[0].id for name, found in journals.items() if len(found) == 1}
        self._authors = {name: found[0].id for name, found in authors.items() if len({r.id for r in found}) == 1}
        firsts: dict[str, set[str]] = {}
        for reference in listed.references:
            if reference.fields.authors:
                firsts.setdefault(fold(reference.fields.authors[0].family), set()).add(reference.id)
        self._firsts = {name: min(found) for name, found in firsts.items() if len(found) == 1}
        self._institutions: dict[str, set[str]] = {}
        self._figures: dict[str, list[float]] = {}
        self.own: str | None = None
        """The reference that the writers call their own, where there is exactly one."""

    def learn(
        self, claims: Iterable[tuple[str, tuple[str, ...]]], quoted: re.Pattern[str] = re.compile(r"“[^”]*”")
    ) -> None:
        """Take in what the cited claims (text, ids of references) say: institutions, figures, `we` and `our`."""
        own: set[str] = set()
        for text, references in claims:
            if len(references) != 1:
                continue
            for match in _INSTITUTION.finditer(text):
                self._institutions.setdefault(fold(match.group()), set()).add(references[0])
            self._figures.setdefault(references[0], []).extend(_figures(text))
            if re.search(r"\b(?:we|our)\b", quoted.sub(" ", text), re.IGNORECASE):
                own.add(references[0])
        self.own = own.pop() if len(own) == 1 else None

    def named(self, sentence: str) -> str | None:
        """The reference whose journal, author or institution `sentence` names, where only one fits."""
        folded = f" {fold(sentence)} "
        found = {reference for journal, reference in self._journals.items() if f" {journal} " in folded}
        if not found:
            found = {
                reference
                for name, reference in self._authors.items()
                if f" {name} " in folded and _names(sentence, name)
            }
        if not found:
            for match in _INSTITUTION.finditer(sentence):
                found |= self._institutions.get(fold(match.group()), set())
        return found.pop() if len(found) == 1 else None

    def told_by(self, sentence: str) -> str | None:
        """The reference whose first author is said to have found something: `Spiegel and colleagues found`."""
        found = {self._firsts.get(fold(match[1])) for match in _COLLEAGUES.finditer(sentence)}
        return found.pop() if len(found) == 1 else None

    def has_figures(self, sentence: str, reference: str) -> bool:
        """Whether `sentence` has two figures or more, all of them (rounded or not) of `reference` by its claims."""
        here = _figures(sentence)
        known = self._figures.get(reference, [])
        return len(here) > 1 and all(any(abs(a - b) < 0.51 and a > 3 for b in known) for a in here)


def _figures(text: str) -> list[float]:
    return [float(found.replace(",", "")) for found in _FIGURE.findall(text) if found.replace(",", "").count(".") < 2]


def _names(sentence: str, folded_family: str) -> bool:
    """Whether the family name stands in `sentence` as a person's: capital, and with a title or the like near it."""
    for match in re.finditer(r"[^\W\d_][\w’'-]*", sentence):
        word = match.group()
        if not word[0].isupper() or folded_family.rpartition(" ")[2] not in fold(word).split():
            continue
        around = sentence[max(0, match.start() - 30) : match.end() + 16]
        if re.search(_BY_NAME, around):
            return True
    return False
