"""Corpora made from records: articles that cite them, some of them wrongly, the same for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

from citecheck.models import Record

_SENTENCES = (
    "A report on {topic} is at hand [{n}].",
    "For {topic}, readers are referred to the work itself [{n}].",
    "Much of what is asked here touches on {topic} [{n}], and the question stays open.",
)
"""They say nothing that could be false of any work."""
_SENTENCE = re.compile(r"(?<=[^\W_]\.|[)%]\.) (?=[A-Z])")


def citable(records: Sequence[Record]) -> list[Record]:
    """The records that a reference list can print in full."""
    return [r for r in records if r.fields.title and r.fields.authors and r.fields.journal and r.fields.year]


def reference(record: Record, *, year: int | None = None) -> str:
    """`record` in Vancouver style, with another year where given."""
    fields = record.fields
    names = [f"{author.family} {author.given or ''}".strip() for author in fields.authors[:6]]
    authors = ", ".join([*names, "et al"] if len(fields.authors) > 6 else names)
    title = (fields.title or "").rstrip(".")
    place = f"{year or fields.year};{fields.volume or ''}" + (f":{fields.pages}" if fields.pages else "")
    doi = f" doi: {fields.doi}" if fields.doi else ""
    journal = (fields.journal or "").rstrip(".")
    return f"{authors}. {title}. {journal}. {place}.{doi}"


def article(records: Sequence[Record], seed: int, cited: int, *, wrong: float = 0.05) -> str:
    """An article that cites `cited` of `records`; a share `wrong` of its references has another year."""
    rng = random.Random(seed)
    chosen = rng.sample(list(records), cited)
    lines = [f"On several questions, part {seed}", ""]
    for number, record in enumerate(chosen, 1):
        topic = " ".join((record.fields.title or "").lower().split()[:5]).strip(".,:;?[]")
        told = _told(record, rng) if rng.random() < 0.5 else None
        lines.append(f"{told} [{number}]." if told else rng.choice(_SENTENCES).format(topic=topic, n=number))
        if number % 5 == 0:
            lines.append("")
    lines += ["", "References", ""]
    for number, record in enumerate(chosen, 1):
        year = (record.fields.year or 2000) - 7 if rng.random() < wrong else None
        lines.append(f"{number}. {reference(record, year=year)}")
    return "\n".join(lines) + "\n"


def _told(record: Record, rng: random.Random) -> str | None:
    """A sentence of the abstract as it stands there, without its full stop: true of the work by its own word."""
    found = [s for part in record.abstract for s in _SENTENCE.split(part.text) if 40 < len(s) < 300]
    found = [s for s in found if s.endswith(".") and "[" not in s and s[0].isupper()]
    return rng.choice(found).rstrip(".") if found else None


def write_corpus(folder: Path, records: Sequence[Record], number: int, cited: int) -> list[Path]:
    """`number` articles in `folder`, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"article-{n:05}.txt" for n in range(number)]
    for n, path in enumerate(paths):
        path.write_text(article(records, n, cited), encoding="utf-8")
    return paths
