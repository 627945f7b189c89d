"""Train the model: `python -m citecheck.references.train FOLDER -o FILE`.

FOLDER holds `refs.jsonl.gz`: one JSON object a line, with `raw` (a reference as printed), `segs` (its pieces as
`[label or null, text]`), the fields themselves, `biomedical`, `gold_ok` (all fields of an article are known) and
`source`. The same folder gives the same model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from citecheck.references import crf, features
from citecheck.references.identifiers import take_identifiers
from citecheck.references.labels import even
from citecheck.references.rules import split_fields
from citecheck.references.tidy import readable, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NUMBER = re.compile(r"^\s*(?:\[?\(?\d{1,3}[\].)]+|\d{1,3}(?=\s[A-Z]))\s*")
_PARAMETERS = {
    "c1": 0.08,
    "c2": 0.02,
    "max_iterations": 90,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
    "feature.possible_states": False,
}


def rows(folder: Path) -> list[dict[str, Any]]:
    """The references of `folder` that serve for training.

    Those of other fields than biomedicine teach the shape of titles and journals, where all of an article is known.
    """
    with gzip.open(folder / "refs.jsonl.gz", "rt", encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines]
    known = [row for row in every if row.get("quality") is None and row.get("segs")]
    return [row for row in known if row["biomedical"] or row["gold_ok"]]


def _upper(match: re.Match[str]) -> str:
    return match.group().upper()


def variants(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """`row` and, of some articles, the same printed otherwise: what editors see and the collections lack.

    The title is in capitals, or each of its words begins with one, or only a blank parts it from the journal.
    """
    yield row
    chosen = crc32(row["raw"].encode()) % 20
    names = [name for name, _ in row["segs"]]
    if not row["gold_ok"] or chosen > 2 or names.count("title") != 1:
        return
    at = names.index("title")
    segs = [list(part) for part in row["segs"]]
    if chosen < 2:
        segs[at][1] = segs[at][1].upper() if chosen else re.sub(r"(?<!\S)[a-z]", _upper, segs[at][1])
        yield {**row, "segs": segs, "title": segs[at][1]}
    elif names[at + 1 : at + 3] == [None, "journal"] and set(segs[at + 1][1]) <= set(". ,"):
        segs[at][1] = segs[at][1].rstrip(". ,")
        segs[at + 1][1] = " "
        yield {**row, "segs": segs}


def example(row: Mapping[str, Any]) -> tuple[list[list[bytes]], list[str]] | None:
    """Features and labels of one reference, read as it is when parsing; None where it cannot teach anything."""
    known = even(row)
    if known is None:
        return None
    raw, labels_at = known
    printed = features.tokens(raw)
    body = readable(take_identifiers(tidy(_NUMBER.sub("", raw))).rest)
    places = features.tokens(body)
    labels = ["O"] * len(places)
    matcher = SequenceMatcher(None, [raw[a:b] for a, b in printed], [body[a:b] for a, b in places], autojunk=False)
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            labels[block.b + n] = labels_at[printed[block.a + n][0]]
    return features.features(body, places, split_fields(body)), crf.begun(labels)


def examples(known: Iterable[Mapping[str, Any]]) -> Iterator[tuple[list[list[bytes]], list[str]]]:
    """What `known` teaches, variants included."""
    for row in known:
        for variant in variants(row):
            if (made := example(variant)) is not None:
                yield made


def train(known: Iterable[tuple[list[list[bytes]], list[str]]], output: Path) -> None:
    """Train on `known` and write the model to `output`."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False, params=_PARAMETERS)
    for words, labels in known:
        trainer.append(words, labels)
    trainer.train(str(output))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m citecheck.references.train", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    train(examples(rows(options.folder)), options.output)


if __name__ == "__main__":
    main()
