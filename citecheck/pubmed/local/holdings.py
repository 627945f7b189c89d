"""Looking records up in an index on disk."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.errors import SourceError
from citecheck.models import Record
from citecheck.pubmed.held import HeldSource
from citecheck.pubmed.index import MOST_PLACED, contained, in_order, told_by, tries
from citecheck.pubmed.local.layout import SEARCH, WHOLE, brief, opened, unfinished, unreadable
from citecheck.pubmed.local.pack import Packer
from citecheck.pubmed.local.terms import doi_key, place_key, pmcid_key
from citecheck.pubmed.source import CitationKey, Source, TitleKey
from citecheck.pubmed.titles import best_titles, words

if TYPE_CHECKING:
    import tantivy

_PMID = re.compile(r"[1-9][0-9]{0,17}")
_WANTED = 40
_WORTH = 0.35
"""Titles that share less than this part of what the nearest shares are not looked at."""
_TOLD_WORDS = 12
_TOLD_TEXT = 30
"""How many words of a title, or of a whole reference, are searched for: the rarest, which tell the most."""
_FEW = 500
"""In an index as small as this every word and title is looked at, as among records in memory."""
_KEPT = 1000
_log = logging.getLogger("citecheck")


def open_index(path: Path) -> Source:
    """The index at `path` as the source: no network, nothing written.

    Raises `SourceError`, one line, where it is of another format, unfinished or damaged. Files that its build could
    not read are remarked on, because what they hold would be said not to be in PubMed.
    """
    return HeldSource(path, IndexHoldings(path))


class IndexHoldings:
    """See `Holdings`."""

    def __init__(self, path: Path) -> None:
        import tantivy

        self._path = path
        self._db, said = opened(path)
        try:
            if said.get("state") != WHOLE:
                raise SourceError(unfinished(path))
            self._packer = Packer(bytes(said["dictionary"]))  # type: ignore[arg-type]
            broken = self._db.execute("SELECT name FROM files WHERE state = 'broken' ORDER BY rank, name").fetchall()
            index = tantivy.Index.open(str(path / SEARCH))
            self._schema, self._searcher = index.schema, index.searcher()
        except SourceError:
            self._db.close()
            raise
        except (sqlite3.Error, ValueError, KeyError, OSError) as error:
            self._db.close()
            raise SourceError(unreadable(path, error)) from None
        if self._searcher.num_docs != said["records"]:
            self._db.close()
            raise SourceError(f"{path}: records and search index do not belong together: build it anew")
        if broken:
            more = f" and {len(broken) - 1} more" if len(broken) > 1 else ""
            _log.warning(
                "%s lacks %s%s, which could not be read: what stands there alone counts as not in PubMed",
                path, broken[0][0], more,
            )  # fmt: skip
        self._few = self._searcher.num_docs <= _FEW
        self._read = lru_cache(maxsize=_KEPT)(self._unpacked)

    def record(self, pmid: str) -> Record | None:
        """See `Holdings`."""
        return self._read(int(pmid)) if _PMID.fullmatch(pmid) else None

    def by_doi(self, doi: str) -> tuple[str, ...]:
        """See `Holdings`."""
        return self._exact(doi_key(doi))

    def by_pmcid(self, pmcid: str) -> tuple[str, ...]:
        """See `Holdings`."""
        return self._exact(pmcid_key(pmcid))

    def by_citation(self, key: CitationKey) -> tuple[str, ...]:
        """See `Holdings`."""
        for wanted in tries(key):
            query = self._all_of([place_key(name, value) for name, value in wanted])
            found = [pmid for pmid, _ in self._search(query, MOST_PLACED + 1)]
            if 0 < len(found) <= MOST_PLACED:
                return in_order(self._records(found), key)
        return ()

    def by_title(self, key: TitleKey) -> tuple[str, ...]:
        """See `Holdings`."""
        found = self._sharing(words(key.title), _TOLD_WORDS)
        least = _WORTH * found[0][1] if found and not self._few else 0.0
        near = [pmid for pmid, score in found if score >= least]
        if len(found) == _WANTED and found[-1][1] == found[0][1] and (key.year or key.author):
            # A title that stands above more articles than are looked at: those of the year and author are the ones.
            near += self._alike(key)
        return best_titles(key, self._records(dict.fromkeys(near)))

    def by_text(self, raw: str) -> tuple[str, ...]:
        """See `Holdings`."""
        there = told_by(raw)
        return contained(self._records([pmid for pmid, _ in self._sharing(there, _TOLD_TEXT)]), there)

    def close(self) -> None:
        """See `Holdings`."""
        self._db.close()

    # ------------------------------------------------------------------ what is asked

    def _exact(self, word: str) -> tuple[str, ...]:
        found = self._search(self._term("key", word), _WANTED)
        return tuple(str(pmid) for pmid in sorted(pmid for pmid, _ in found))

    def _sharing(self, wanted: list[str], most: int) -> list[tuple[int, float]]:
        """PMIDs and scores of the titles that share the rarest of the words, the best first."""
        held = [(self._searcher.doc_freq("title", word), word) for word in wanted]
        rare = sorted((count, place) for place, (count, _) in enumerate(held) if count)
        rare = rare if self._few else rare[:most]
        if not rare:
            return []
        found = self._search(self._any_of([held[place][1] for _, place in rare]), _WANTED)
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def _alike(self, key: TitleKey) -> list[int]:
        import tantivy

        from citecheck.text.fold import fold

        places = [place_key("y", str(key.year))] if key.year else []
        if author := fold(key.author or ""):
            places.append(place_key("a", author))
        title = [(tantivy.Occur.Must, self._term("title", word)) for word in words(key.title)]
        return [pmid for pmid, _ in self._search(tantivy.Query.boolean_query([*self._must(places), *title]), _WANTED)]

    def _must(self, keys: list[str]) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        import tantivy

        return [(tantivy.Occur.Must, self._term("key", word)) for word in keys]

    def _all_of(self, keys: list[str]) -> tantivy.Query:
        import tantivy

        return tantivy.Query.boolean_query(self._must(keys))

    def _any_of(self, title: list[str]) -> tantivy.Query:
        import tantivy

        return tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term("title", word)) for word in title])

    def _term(self, field: str, word: str) -> tantivy.Query:
        import tantivy

        return tantivy.Query.term_query(self._schema, field, word, index_option="freq" if field == "title" else "basic")

    def _search(self, query: tantivy.Query, most: int) -> list[tuple[int, float]]:
        """PMIDs and scores (rounded, because sums in another order differ in their last digit)."""
        hits = self._searcher.search(query, limit=most, count=False).hits
        pmids = self._searcher.fast_field_values("pmid", [place for _, place in hits])
        return [(int(pmid), round(score, 4)) for (score, _), pmid in zip(hits, pmids, strict=True) if pmid is not None]

    def _records(self, pmids: Iterable[int]) -> list[Record]:
        return [record for pmid in pmids if (record := self._read(pmid)) is not None]

    def _unpacked(self, pmid: int) -> Record | None:
        try:
            row = self._db.execute("SELECT record FROM records WHERE pmid = ?", (pmid,)).fetchone()
            return self._packer.unpack(row[0]) if row else None
        except (sqlite3.Error, ValueError) as error:
            raise SourceError(f"{self._path}: the index is damaged at PMID {pmid} ({brief(error)})") from None
