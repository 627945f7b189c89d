"""How well references are read, on the development data. Prints the figures; run with `-s` to see them.

The model is trained anew on three quarters of the sources, so that what is measured was not seen in training.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import tarfile
import textwrap
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pycrfsuite
import pytest
from rapidfuzz.distance import LCSseq

from citecheck.models import Document, Fields
from citecheck.references import UNPARSED_BELOW, crf, read_references, train
from citecheck.references.lists import find_lists
from citecheck.references.parse import parse_reference
from citecheck.text.fold import fold

pytestmark = pytest.mark.accuracy

SIX = ("title", "first author", "journal", "year", "volume", "first page")
_NUMBER = re.compile(r"^\s*(?:\[\d+\]|\(\d+\)|\d{1,3}[.)]?(?=[\sA-Z]))\s*")


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def held_out(row: dict[str, Any]) -> bool:
    """A quarter of the articles; of collections in one file, a quarter of the strings."""
    key = row["source"] if row["source"].startswith("jats") else row["source"] + row["raw"]
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 4 == 0


@pytest.fixture(scope="module")
def unseen(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The references that the model of this module has not seen."""
    every = train.rows(shared / "data" / "references")
    output = tmp_path_factory.mktemp("model") / "model"
    gold = [row for row in every if held_out(row) and row["gold_ok"] and row["biomedical"]]
    titles = {fold(row["title"]) for row in gold}
    seen = [row for row in every if not held_out(row) and fold(row["title"] or "") not in titles]
    train.train(train.examples(seen), output)
    model = pycrfsuite.Tagger()
    model.open(str(output))
    patch = pytest.MonkeyPatch()
    patch.setattr(crf, "tagger", lambda: model)
    yield gold
    patch.undo()


def alike(one: str | None, two: str | None) -> bool:
    a, b = fold(one or ""), fold(two or "")
    return a == b or (bool(a and b) and 2 * LCSseq.similarity(a, b) / (len(a) + len(b)) >= 0.9)


def first_page(pages: str | None) -> str:
    match = re.match(r"\s*([A-Za-z]*\d\w*)", pages or "")
    return match.group(1).lower() if match else ""


def compare(fields: Fields | None, gold: dict[str, Any]) -> dict[str, bool]:
    """Which of the six agree; what gold lacks is no error."""
    if fields is None:
        return dict.fromkeys(SIX, False)
    family = fields.authors[0].family if fields.authors else None
    return {
        "title": alike(fields.title, gold["title"]),
        "first author": not gold["first_author"] or alike(family, gold["first_author"]),
        "journal": not gold["journal"] or alike(fields.journal, gold["journal"]),
        "year": not gold["year"] or str(fields.year) == str(gold["year"])[:4],
        "volume": not gold["volume"] or (fields.volume or "").lower() == str(gold["volume"]).lower(),
        "first page": not gold["pages"] or first_page(fields.pages) == first_page(str(gold["pages"])),
    }


def measure(name: str, gold: list[dict[str, Any]]) -> float:
    """Print one line for `gold`, read as numbered lists of a hundred; the share with all six right."""
    right: Counter[str] = Counter()
    for start in range(0, len(gold), 100):
        part = gold[start : start + 100]
        listed = "\n".join(f"{n}. {' '.join(_NUMBER.sub('', row['raw']).split())}" for n, row in enumerate(part, 1))
        text = f"Text.\n\nReferences\n\n{listed}\n"
        found = read_references(Document(path="x", format="text", text=text, sha256="")).references
        by_label = {reference.label: reference.fields for reference in found}
        for n, row in enumerate(part, 1):
            agreed = compare(by_label.get(str(n)), row)
            right.update(key for key, value in agreed.items() if value)
            right["all six"] += all(agreed.values())
            if row.get("doi") and row["doi"].lower() in row["raw"].lower():
                right["dois"] += 1
                right["doi"] += bool(by_label.get(str(n)) and by_label[str(n)].doi == row["doi"].lower())
    shares = "  ".join(f"{key} {right[key] / len(gold):.3f}" for key in (*SIX, "all six"))
    print(f"{name:44.44} n={len(gold):5}  {shares}  doi {right['doi']}/{right['dois']}")
    return right["all six"] / len(gold)


def test_fields_of_printed_references(unseen: list[dict[str, Any]]) -> None:
    print("\nprinted references, unseen (best known .919 all six)")
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in unseen:
        source = row["source"].split("/")
        groups["/".join(source[:1] if source[0] == "jats" else source[:2])].append(row)
    for name, group in sorted(groups.items()):
        if len(group) > 15:
            measure(name, group)
    assert measure("all", unseen) >= 0.945


def test_confidence_says_how_often_all_six_are_right(unseen: list[dict[str, Any]]) -> None:
    read = [(parse_reference(" ".join(_NUMBER.sub("", row["raw"]).split())), row) for row in unseen]
    pairs = [(found.confidence, all(compare(found.fields, row).values())) for found, row in read]
    brier = sum((given - right) ** 2 for given, right in pairs) / len(pairs)
    print(f"\nconfidence: Brier {brier:.4f} of {len(pairs)}")
    for low, high in ((0.0, UNPARSED_BELOW), (UNPARSED_BELOW, 0.6), (0.6, 0.9), (0.9, 0.97), (0.97, 1.01)):
        part = [(given, right) for given, right in pairs if low <= given < high]
        if part:
            given, right = (sum(column) / len(part) for column in zip(*part, strict=True))
            print(f"  from {low:.2f}: n={len(part):4} given {given:.3f} right {right:.3f}")
    assert brier <= 0.05
    doubted, sure = ([right for given, right in pairs if low <= given < high] for low, high in ((0, 0.6), (0.97, 1)))
    assert sum(doubted) <= 0.6 * len(doubted)
    assert sum(sure) >= 0.97 * len(sure)


def test_fields_of_generated_styles(shared: Path, unseen: list[dict[str, Any]]) -> None:
    assert unseen
    print("\none set of articles in 21 styles")
    gold = rows(shared / "data" / "references" / "generated_styles.jsonl.gz")
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in gold:
        groups[row["style"]].append(row)
    for name, group in sorted(groups.items()):
        measure(name, group)
    assert measure("all", gold) >= 0.94


def overlap(one: tuple[int, int], two: tuple[int, int]) -> float:
    shared_part = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, shared_part) / (max(one[1], two[1]) - min(one[0], two[0]))


@pytest.mark.parametrize("folder", ["docs", "restyled"])
def test_lists_of_documents(shared: Path, folder: str) -> None:
    found = exact = count = 0
    wrong = []
    with tarfile.open(shared / "data" / "references" / "documents.tar.xz") as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}  # type: ignore[union-attr]
    for name in sorted(files):
        if f"/{folder}/" not in f"/{name}" or not name.endswith(".json"):
            continue
        gold = [(ref["start"], ref["end"]) for ref in json.loads(files[name])["refs"]]
        text = io.TextIOWrapper(io.BytesIO(files[name[:-4] + "txt"]), encoding="utf-8", newline="").read()
        if not gold:
            continue
        mine = [(entry.start, entry.end) for part in find_lists(text) for entry in part.entries]
        hits = sum(any(overlap(span, other) >= 0.9 for other in mine) for span in gold)
        count += 1
        found += hits * 2 >= len(gold)
        if hits == len(gold) == len(mine):
            exact += 1
        else:
            wrong.append(f"{name.rsplit('/')[-1]} {len(gold)} printed, {len(mine)} reported, {hits} right")
    print(
        f"\nlists, {folder}: n={count} found {found / count:.3f} split exactly {exact / count:.3f}", *wrong, sep="\n  "
    )
    assert found / count >= 0.98
    assert exact / count >= 0.95


def test_lists_from_pdfs(shared: Path) -> None:
    def bare(text: str) -> str:
        return re.sub(r"[\s\-‐]", "", re.sub(r"^\s*(?:\[?\(?\d{1,3}[\].)]+|\d+(?=\s)|\[\w{1,12}\])\s*", "", text))

    exact = hits = total = 0
    gold = rows(shared / "data" / "references" / "split_lists.jsonl.gz")
    for row in gold:
        text = f"Text.\n\nReferences\n\n{row['text']}\n"
        mine = [bare(text[entry.start : entry.end]) for part in find_lists(text) for entry in part.entries]
        printed = [bare(ref) for ref in row["refs"]]
        exact += mine == printed
        hits += len(set(mine) & set(printed))
        total += len(printed)
    print(
        f"\nlists with the line breaks of PDFs: n={len(gold)} split exactly {exact / len(gold):.3f}, "
        f"references {hits / total:.3f}"
    )
    assert hits / total >= 0.85


@pytest.mark.parametrize("indent", ["", "    "], ids=["flat", "hanging"])
def test_lists_wrapped_without_blank_lines(shared: Path, indent: str) -> None:
    """The printed entries of each article, and of each style, one below the other, wrapped as an editor wraps text."""
    by_list: dict[str, list[str]] = defaultdict(list)
    for row in rows(shared / "data" / "references" / "refs.jsonl.gz"):
        if row["source"].startswith("jats"):
            by_list[f"jats {row['source']}"].append(row["raw"])
    for row in rows(shared / "data" / "references" / "generated_styles.jsonl.gz"):
        by_list[f"styles {row['style']}"].append(row["raw"])
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for name, printed in sorted(by_list.items()):
        entries = [one for raw in printed if len(one := " ".join(_NUMBER.sub("", raw).split())) > 40][:60]
        if len(entries) < 8:
            continue
        entries.sort(key=str.lower if name.startswith("styles") else lambda _: "")
        width = (72, 80, 100)[int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3]
        wrapped = "\n".join(
            textwrap.fill(one, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
            for one in entries
        )
        text = f"Text.\n\nReferences\n\n{wrapped}\n"
        mine = [" ".join(text[entry.start : entry.end].split()) for part in find_lists(text) for entry in part.entries]
        total = totals[name.split()[0]]
        total.update({"lists": 1, "exact": mine == entries, "entries": len(entries)})
        total["right"] += len(set(mine) & set(entries))
    for name, total in sorted(totals.items()):
        exact, right = total["exact"] / total["lists"], total["right"] / total["entries"]
        kind = "hanging" if indent else "flat"
        print(f"\nlists wrapped, {kind}, {name}: n={total['lists']} split exactly {exact:.3f}, references {right:.3f}")
        assert right >= 0.97
