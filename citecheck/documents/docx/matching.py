"""Which printed paragraph of a reference list is which work of the reference manager's data."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from citecheck.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.docx.managers import Work
    from citecheck.models import Fields

_ENOUGH = 3.0
_SHORTEST_TITLE = 12
_RAREST = 2
_SPACE = re.compile(r"\s+")


class Paired:
    """Paragraphs and works: `keys[n]` is the work of paragraph n, `names[n]` the name of its entry.

    `crowded`: one paragraph holds several works, so paragraphs are no entries.
    """

    def __init__(self, count: int, works: dict[str, Work]) -> None:
        self.works = works
        self.keys: list[str | None] = [None] * count
        self.names = [f"entry-{n}" for n in range(1, count + 1)]
        self.crowded = False
        self.by_label: dict[str, str] = {}
        self.labelled = False
        self._names: dict[str, str] = {}

    def join(self, key: str, paragraph: int) -> None:
        """The work `key` is printed in `paragraph`; of two records of one work, the first one counts."""
        if self.keys[paragraph] is None:
            self.keys[paragraph] = key
        self._names[key] = self.names[paragraph]

    def name_of(self, key: str) -> str | None:
        """The entry that prints the work `key`, None where none does."""
        return self._names.get(key)

    def label(self, labels: Sequence[str | None]) -> None:
        """The printed labels of the paragraphs."""
        for name, label in zip(self.names, labels, strict=True):
            if label is not None:
                self.by_label.setdefault(label, name)
        self.labelled = len(self.by_label) * 2 > len(labels)


def pair(paragraphs: Sequence[str], works: dict[str, Work]) -> Paired:
    """Each work with the paragraph that prints it: by DOI and title, else by author, year, volume and page."""
    found = Paired(len(paragraphs), works)
    printed = [_Printed(text) for text in paragraphs]
    standing = _standing(printed)
    scores = []
    titles: Counter[int] = Counter()
    for order, (key, work) in enumerate(works.items()):
        if work.fields is None:
            continue
        wanted = _Wanted(work.fields)
        for at in wanted.candidates(standing):
            score = wanted.score(printed[at])
            if score >= _ENOUGH:
                scores.append((-score, order, at, key))
            titles[at] += wanted.titled(printed[at])
    taken: dict[int, float] = {}
    done: set[str] = set()
    for score, _, at, key in sorted(scores):
        if key in done:
            continue
        if at in taken and not _same(works[found.keys[at] or key], works[key]):
            continue
        taken.setdefault(at, score)
        done.add(key)
        found.join(key, at)
    found.crowded = max(titles.values(), default=0) > 2 and len(printed) * 2 < len(works)
    return found


def _standing(printed: Sequence[_Printed]) -> dict[str, list[int]]:
    """For each word the paragraphs that it stands in."""
    standing: dict[str, list[int]] = {}
    for at, one in enumerate(printed):
        for word in set(one.words.split()):
            standing.setdefault(word, []).append(at)
    return standing


class _Printed:
    def __init__(self, text: str) -> None:
        self.words = f" {fold(text)} "
        self.bare = _SPACE.sub("", text).casefold()
        self.tokens = frozenset(re.findall(r"\w+", text))


class _Wanted:
    """What of a work is looked for."""

    def __init__(self, fields: Fields) -> None:
        title = fold(fields.title or "")
        self._title = f" {title} " if len(title) >= _SHORTEST_TITLE else ""
        self._head = " ".join(title.split()[:6]) if len(title.split()) > 7 else ""
        self._doi = (fields.doi or "").casefold()
        self._family = f" {fold(fields.authors[0].family)} " if fields.authors and fields.authors[0].family else ""
        page = re.match(r"\w+", fields.pages or "")
        values = (str(fields.year) if fields.year else None, fields.volume, page.group() if page else None)
        self._tokens = [value for value in values if value]

    def candidates(self, standing: dict[str, list[int]]) -> list[int]:
        """The paragraphs that may print the work: those with its first author, or with rare words of its title."""
        found = {at for word in self._family.split() for at in standing.get(word, ())}
        rarest = sorted((len(standing[word]), word) for word in set(self._title.split()) if word in standing)
        return sorted(found.union(*(standing[word] for _, word in rarest[:_RAREST])))

    def titled(self, one: _Printed) -> bool:
        return bool(self._title) and self._title in one.words

    def score(self, one: _Printed) -> float:
        score = 0.0
        if self._doi and self._doi in one.bare:
            score += 3.0
        if self.titled(one):
            score += 3.0
        elif self._head and self._head in one.words:
            # Somebody has mended the end of the title by hand.
            score += 2.0
        if self._family and self._family in one.words:
            score += 1.0
        return score + 0.7 * sum(token in one.tokens for token in self._tokens)


def _same(one: Work, other: Work) -> bool:
    """Whether two records of a library are one work, kept twice."""
    if one.fields is None or other.fields is None:
        return False
    if one.fields.doi and other.fields.doi:
        return one.fields.doi == other.fields.doi
    return fold(one.fields.title or "") == fold(other.fields.title or "")
