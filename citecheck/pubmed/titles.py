"""Titles as words: what to search a title by, and how near two titles are."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.models import Record
from citecheck.pubmed.source import TitleKey
from citecheck.text.fold import fold

# Words so frequent in titles that a search by them finds too much.
_FREQUENT = """
a about after against all among an and are as at based be been before between by can case clinical compared
comparison controlled data did disease diseases do does during effect effects efficacy evaluation evidence for from
group had has have health how human impact in into is it its long management medical new not of on or outcomes over
patient patients randomised randomized report results review risk role study studies systematic term than that the
their these this to treatment treated trial trials two under use used using versus via vs was were what when which
who why with within without
"""
_COMMON = frozenset(_FREQUENT.split())
_LONGEST = 400


def words(title: str) -> list[str]:
    """The folded words of `title`, each once, at most 60."""
    return list(dict.fromkeys(fold(title[:_LONGEST]).split()))[:60]


def triples(title: str) -> list[tuple[str, ...]]:
    """At most two disjoint sets of three words that tell `title` from others, the second to outlive a misprint.

    The longest words that are not common in titles come first, because those are the rarest. A title of fewer than six
    words gives one set of up to four; one without a word of four letters gives none.
    """
    told = [word for word in words(title) if len(word) > 2 or word.isdecimal()]
    ranked = sorted(told, key=lambda word: (word in _COMMON, word.isdecimal(), -len(word), told.index(word)))
    if not ranked or (ranked[0] in _COMMON and len(ranked) < 3):
        return []
    if len(ranked) < 6:
        halves = [tuple(ranked[:4])]
        return [*halves, tuple(ranked[2:5])] if len(ranked) == 5 and ranked[4] not in _COMMON else halves
    # Alternate, so that both sets have words of the same rarity.
    return [(ranked[0], ranked[3], ranked[4]), (ranked[1], ranked[2], ranked[5])]


def titles_of(record: Record) -> list[str]:
    """Every title that a record is known by."""
    return [title for title in (record.fields.title, record.vernacular_title) if title]


def similarity(title: str, other: str) -> float:
    """0 to 1, of two folded titles: order of words and a missing subtitle count little, misprints a little."""
    from rapidfuzz import fuzz

    if not title or not other:
        return 0.0
    best = max(fuzz.ratio(title, other), fuzz.token_sort_ratio(title, other))
    shorter, longer = sorted((title, other), key=len)
    if shorter.count(" ") >= 3 and best < 95:
        best = max(
            best,
            0.95 * fuzz.ratio(shorter, longer[: len(shorter)]),
            0.95 * fuzz.ratio(shorter, longer[-len(shorter) :]),
        )
    return best / 100


def best_titles(key: TitleKey, records: Iterable[Record], *, at_least: float = 0.5, most: int = 8) -> tuple[str, ...]:
    """PMIDs of the records whose title is near `key`'s, best first; year and first author break ties."""
    wanted, author = fold(key.title[:_LONGEST]), fold(key.author or "")
    scored = []
    for record in records:
        score = max((similarity(wanted, fold(title[:_LONGEST])) for title in titles_of(record)), default=0.0)
        if score >= at_least:
            near = sum((key.year in record.years, bool(author) and author == first_author(record)))
            scored.append((-round(score, 2), -near, -int(record.pmid), record.pmid))
    return tuple(pmid for *_, pmid in sorted(scored)[:most])


def first_author(record: Record) -> str:
    """The folded family name of the first author, empty where there is none."""
    return fold(record.fields.authors[0].family) if record.fields.authors else ""
