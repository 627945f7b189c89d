"""How often the verdict on a printed reference is right: real records, printed in many styles, with planted errors."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from accuracy.printed import HONEST, INVENTED, PLANTED, STYLES, Printed, print_record, usable

from citecheck.documents import read_bytes
from citecheck.matching import Judged, judge, resolve
from citecheck.models import Record, Reference, Span
from citecheck.pubmed import open_files
from citecheck.references import read_references

pytestmark = pytest.mark.accuracy

EACH = 60
"""References of each kind."""
LIST = 60
"""References in one printed list."""
SPAN = Span(start=0, end=1, line=1, column=1)
_NOTICES = ("reference-retracted", "reference-concern")


class Outcome(NamedTuple):
    """What was printed, as what it was read, and what was said of it."""

    printed: Printed
    reference: Reference
    judged: Judged

    @property
    def right(self) -> bool:
        """Whether status and PMID are those that a careful editor expects."""
        status, kind = self.judged.status, self.printed.kind
        pmid = self.judged.record.pmid if self.judged.record else None
        if kind in HONEST:
            return status == "verified" and pmid == self.printed.pmid
        if kind in INVENTED:
            return status in ("not_found", "wrong_identifier") and pmid is None
        if kind in ("pmid_other", "doi_other"):
            return status == "wrong_identifier" and pmid == self.printed.pmid
        return status == "discrepant" and pmid == self.printed.pmid

    @property
    def accused(self) -> bool:
        """Whether anything is said at warning or error, notices aside: they are true of the article."""
        return any(f.severity != "note" and f.rule not in _NOTICES for f in self.judged.findings)


@pytest.fixture(scope="module")
def records(shared: Path) -> Iterator[list[Record]]:
    path = shared / "data" / "pubmed" / "records.xml.gz"
    source = open_files(path)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pmids = sorted(
            {line.split(">")[1].split("<")[0] for line in lines if line.lstrip().startswith("<PMID ")}, key=int
        )
    found = source.records(pmids)
    yield [record for pmid in pmids if isinstance(record := found[pmid], Record)]
    source.close()


@pytest.fixture(scope="module")
def printed(records: list[Record]) -> list[Printed]:
    rng, good, out = random.Random(11), [r for r in records if usable(r)], []
    for kind in (*HONEST, *PLANTED, *INVENTED):
        made = (print_record(rng.choice(good), rng.choice(list(STYLES)), kind, good, rng) for _ in range(EACH * 12))
        out += [p for p in made if p is not None][:EACH]
    return out


def outcomes(printed: Sequence[Printed], references: Sequence[Reference], shared: Path) -> list[Outcome]:
    source = open_files(shared / "data" / "pubmed" / "records.xml.gz")
    matches = resolve(references, source)
    source.close()
    return [Outcome(p, r, judge(r, m)) for p, r, m in zip(printed, references, matches, strict=True)]


def report(title: str, found: Sequence[Outcome]) -> tuple[float, float, int]:
    """Print figures by kind; give the share that is right, of honest ones accused, and the invented verified."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        kinds[outcome.printed.kind].append(outcome)
    print(f"\n{title}: {len(found)} references")
    for kind, group in kinds.items():
        right, accused = sum(o.right for o in group), sum(o.accused for o in group)
        print(f"  {kind:18} n={len(group):4} right={right / len(group):.3f} accused={accused / len(group):.3f}")
    honest = [o for o in found if o.printed.kind in HONEST]
    verified = sum(o.judged.status == "verified" for o in found if o.printed.kind in INVENTED)
    right = sum(o.right for o in found) / len(found)
    accused = sum(o.accused for o in honest) / len(honest)
    print(f"  right {right:.4f} (goal .99); honest accused {accused:.4f} (.01); invented verified {verified} (0)")
    reliability(found)
    return right, accused, verified


def reliability(found: Sequence[Outcome]) -> None:
    """Print how often the record is the one meant, beside the confidence that was given, and the Brier score."""
    pairs = [
        (o.judged.detail.confidence, o.judged.record.pmid == o.printed.pmid)
        for o in found
        if o.judged.record is not None and o.printed.kind not in INVENTED
    ]
    brier = sum((given - right) ** 2 for given, right in pairs) / len(pairs)
    print(f"  confidence: Brier {brier:.4f} of {len(pairs)}")
    for low, high in ((0.0, 0.9), (0.9, 0.99), (0.99, 0.999), (0.999, 1.01)):
        part = [(given, right) for given, right in pairs if low <= given < high]
        if part:
            given, right = (sum(column) / len(part) for column in zip(*part, strict=True))
            print(f"    from {low:.3f}: n={len(part):4} given {given:.4f} right {right:.4f}")


def test_with_fields_as_a_perfect_parser_reads_them(printed: list[Printed], shared: Path) -> None:
    references = [
        Reference(id=f"ref-{n}", label=None, raw=p.raw, span=SPAN, fields=p.fields, et_al=p.et_al)
        for n, p in enumerate(printed)
    ]
    right, accused, verified = report("fields given", outcomes(printed, references, shared))
    assert right >= 0.99
    assert accused <= 0.01
    assert verified == 0


def test_with_fields_as_they_are_read(printed: list[Printed], shared: Path) -> None:
    kept, references = [], []
    for start in range(0, len(printed), LIST):
        part = printed[start : start + LIST]
        entries = "\n".join(f"{n}. {p.raw}" for n, p in enumerate(part, 1))
        text = f"Introduction\n\nSome text (1).\n\nReferences\n\n{entries}\n"
        read = read_references(read_bytes(text.encode(), "list.txt", "text")).references
        if len(read) == len(part):
            kept += part
            references += read
    assert len(kept) >= 0.9 * len(printed), "lists are not split as they were printed"
    right, accused, verified = report("fields read", outcomes(kept, references, shared))
    assert right >= 0.985
    assert accused <= 0.015
    assert verified == 0


def test_printed_lists_with_planted_errors_are_caught(shared: Path) -> None:
    """No record of most of these is held: what counts is that none with a planted error is called verified."""
    with gzip.open(shared / "data" / "references" / "generated_planted.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    text = "Some text (1).\n\nReferences\n\n" + "\n".join(row["raw"] for row in rows) + "\n"
    read = read_references(read_bytes(text.encode(), "list.txt", "text")).references
    source = open_files(shared / "data" / "pubmed" / "records.xml.gz")
    judged = [judge(r, m) for r, m in zip(read, resolve(read, source), strict=True)]
    statuses: dict[str, int] = defaultdict(int)
    for verdict in judged:
        statuses[verdict.status] += 1
    print(f"\nplanted lists: {len(rows)} printed, {len(read)} read, {dict(sorted(statuses.items()))}")
    assert statuses["verified"] == 0
