"""How well reference lists are read from Word files, on the development data. Prints the figures; run with `-s`.

Real lists (printed by their journals) and generated ones (78 articles in 21 journals' styles), laid out in Word in the
ways that people lay them out. The shipped model has seen the real lists in training: of those, only the splitting says
something new.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from accuracy.test_references import SIX, compare

from citecheck.documents import read_bytes
from citecheck.references import read_references
from citecheck.references.lists import find_lists

pytest.importorskip("docx", reason="needs python-docx to make Word files")
from accuracy.worded import LAYOUTS, article

pytestmark = pytest.mark.accuracy
_NUMBER = re.compile(r"^\s*(?:\[\d+\]|\(\d+\)|\d{1,3}[.)]?(?=[\sA-Z]))\s*")
_PART = 26
_EVERY = 3
"""A third of the real lists in each layout."""


def plain(raw: str) -> str:
    return " ".join(_NUMBER.sub("", raw).split())


def read(entries: list[str], layout: str) -> list[Any]:
    document = read_bytes(article(entries, LAYOUTS[layout]), "x.docx")
    return list(read_references(document).references)


def split(entries: list[str], layout: str) -> list[str]:
    """The entries that are found, without taking them apart."""
    document = read_bytes(article(entries, LAYOUTS[layout]), "x.docx")
    places = [(one.start, one.end) for one in document.entries] or [
        (one.start, one.end) for part in find_lists(document.text) for one in part.entries
    ]
    return [" ".join(document.text[start:end].split()) for start, end in places]


def is_split(found: list[Any], entries: list[str]) -> bool:
    return [" ".join(one.raw.split()) for one in found] == entries


def generated(shared: Path) -> dict[str, list[list[dict[str, Any]]]]:
    """For each style its lists, each a third of the articles."""
    path = shared / "data" / "references" / "generated_styles.jsonl.gz"
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            groups[row["style"]].append(row)
    return {
        style: [group[at : at + _PART] for at in range(0, len(group), _PART)] for style, group in sorted(groups.items())
    }


def printed(shared: Path) -> list[list[str]]:
    """The reference lists of real articles, as printed."""
    with tarfile.open(shared / "data" / "references" / "documents.tar.xz") as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}  # type: ignore[union-attr]
    lists = []
    for name in sorted(files):
        if "/docs/" not in f"/{name}" or not name.endswith(".json"):
            continue
        text = io.TextIOWrapper(io.BytesIO(files[name[:-4] + "txt"]), encoding="utf-8", newline="").read()
        # Some collections leave the number in the entry, or an entry without anything in it.
        entries = [plain(text[ref["start"] : ref["end"]]) for ref in json.loads(files[name])["refs"]]
        if len(entries) > 4 and all(len(entry) > 8 for entry in entries):
            lists.append(entries)
    return lists


def test_generated_lists_in_every_style_and_layout(shared: Path) -> None:
    print("\n78 articles in 21 styles, as Word files of 26")
    styles: dict[str, Counter[str]] = defaultdict(Counter)
    layouts: dict[str, Counter[str]] = defaultdict(Counter)
    names = list(LAYOUTS)
    for s, (style, lists) in enumerate(generated(shared).items()):
        for n, gold in enumerate(lists):
            for layout in (names[(s + n * 5) % len(names)], names[(s * 3 + n + 7) % len(names)]):
                entries = [plain(row["raw"]) for row in gold]
                found = read(entries, layout)
                split = is_split(found, entries)
                by_text = {" ".join(one.raw.split()): one.fields for one in found}
                for count in (styles[style], layouts[layout], layouts["all"]):
                    count["lists"] += 1
                    count["split"] += split
                    for row, entry in zip(gold, entries, strict=True):
                        agreed = compare(by_text.get(entry), row)
                        count["n"] += 1
                        count["all six"] += all(agreed.values())
                        count.update(name for name, right in agreed.items() if right)
    for name, count in [*styles.items(), *layouts.items()]:
        shares = "  ".join(f"{key} {count[key] / count['n']:.3f}" for key in (*SIX, "all six"))
        print(f"{name:46.46} lists {count['lists']:3} split {count['split']:3}  n={count['n']:4}  {shares}")
    assert layouts["all"]["split"] == layouts["all"]["lists"]
    assert layouts["all"]["all six"] / layouts["all"]["n"] >= 0.93


def test_real_lists_are_split_in_every_layout(shared: Path) -> None:
    print("\nreal lists, as Word files: split exactly")
    lists = printed(shared)
    wrong = []
    total = right = 0
    for at, layout in enumerate(LAYOUTS):
        good = count = 0
        for n, entries in list(enumerate(lists))[at % _EVERY :: _EVERY]:
            found = split(entries, layout)
            good += found == entries
            count += 1
            if found != entries:
                wrong.append(f"{layout}: list {n} of {len(entries)}, {len(found)} reported")
        total += count
        right += good
        print(f"{layout:30} n={count} {good / count:.3f}")
    print(*wrong, sep="\n")
    assert right / total >= 0.97
