"""Articles with every printed marker known, from the development data, and how links are scored against them."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from citecheck.documents import Places
from citecheck.models import Author, Cited, Document, Fields, Reference, ReferenceList, Span


class Marked(NamedTuple):
    """One article: its style, its text, its list, and (start, end, positions in the list) of each printed marker."""

    name: str
    style: str
    document: Document
    listed: ReferenceList
    markers: list[tuple[int, int, frozenset[int]]]


class Score(NamedTuple):
    """Right, wrong and lacking links."""

    right: int
    wrong: int
    lacking: int

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.wrong + self.lacking) or 1)

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.lacking) or 1)

    def __add__(self, other: object) -> Score:
        assert isinstance(other, Score)
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


def documents(data: Path, folder: str) -> Iterator[Marked]:
    """The articles of `docs` or `restyled`."""
    with tarfile.open(data / "references" / "documents.tar.xz") as archive:
        files = {m.name: archive.extractfile(m).read() for m in archive if f"/{folder}/" in m.name and m.isfile()}
    for name in sorted(files):
        if name.endswith(".json") and name.replace(".json", ".txt") in files:
            text = files[name.replace(".json", ".txt")].decode("utf-8")
            yield _marked(name, text, json.loads(files[name]))


def _marked(name: str, text: str, gold: dict[str, Any]) -> Marked:
    document = Document(path=name, format="text", text=text, sha256="")
    places = Places(document)
    references = tuple(_reference(n, entry, text, places) for n, entry in enumerate(gold["refs"], 1))
    first, last = min(r["start"] for r in gold["refs"]), max(r["end"] for r in gold["refs"])
    region = (min(gold.get("reflist_start") or first, text.rfind("\n", 0, first) + 1), last)
    markers = [(m["start"], m["end"], frozenset(m["refs"])) for m in gold["markers"]]
    return Marked(name, gold["style"], document, ReferenceList(references=references, regions=(region,)), markers)


def _reference(number: int, entry: dict[str, Any], text: str, places: Places) -> Reference:
    year = re.search(r"\d{4}", str(entry.get("year") or ""))
    families = [a.rpartition(", ")[0] or a.rpartition(" ")[0] or a for a in entry.get("authors") or []]
    return Reference(
        id=f"ref-{number}",
        label=None if entry["n"] is None else str(entry["n"]),
        raw=text[entry["start"] : entry["end"]],
        span=places.span(entry["start"], entry["end"]),
        fields=Fields(
            authors=tuple(Author(family=family) for family in families),
            title=entry.get("title"),
            journal=entry.get("journal"),
            year=int(year.group()) if year else None,
        ),
    )


def paragraphs(data: Path) -> Iterator[Marked]:
    """Each numbered article of `paragraphs.jsonl.gz`: its paragraphs joined, its list known by number alone."""
    articles: dict[str, list[dict[str, Any]]] = {}
    with gzip.open(data / "references" / "paragraphs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["style"] != "authoryear":
                articles.setdefault(row["article"], []).append(row)
    for name, rows in articles.items():
        yield _joined(name, rows)


def _joined(name: str, rows: list[dict[str, Any]]) -> Marked:
    text, numbers, markers = "", {}, []
    for row in sorted(rows, key=lambda r: r["para"]):
        for cite in row["cites"]:
            printed = re.fullmatch(r"[\[(]?\s*(\d{1,3})\s*[\])]?", cite["text"])
            if printed and len(cite["rids"]) == 1:
                numbers.setdefault(cite["rids"][0], int(printed[1]))
    known = {n: rid for rid, n in numbers.items()}
    for row in sorted(rows, key=lambda r: r["para"]):
        for cite in row["cites"]:
            rids = [*cite["rids"], *cite.get("range_rids", [])]
            cited = frozenset(numbers[rid] for rid in rids if rid in numbers)
            markers.append((len(text) + cite["start"], len(text) + cite["end"], cited))
        text += row["text"] + "\n\n"
    after = Span(start=len(text), end=len(text), line=1, column=1)
    references = tuple(
        Reference(id=f"ref-{n}", label=str(n), raw="", span=after, fields=Fields()) for n in sorted(known)
    )
    document = Document(path=name, format="text", text=text, sha256="")
    return Marked(name, rows[0]["style"], document, ReferenceList(references=references), markers)


def score(marked: Marked, cited: Cited) -> Score:
    """A link is a printed marker and a reference; a reported marker is right where it overlaps a printed one."""
    hit: set[tuple[int, int]] = set()
    wrong = 0
    for citation in cited.citations:
        over = [n for n, m in enumerate(marked.markers) if m[0] < citation.span.end and citation.span.start < m[1]]
        for reference in (int(r.removeprefix("ref-")) for r in citation.references):
            right = {(n, reference) for n in over if reference in marked.markers[n][2]}
            hit |= right
            wrong += not right
    links = {(n, reference) for n, marker in enumerate(marked.markers) for reference in marker[2]}
    return Score(len(hit), wrong, len(links - hit))
