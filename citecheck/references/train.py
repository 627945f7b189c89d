"""Train the model: `python -m citecheck.references.train FOLDER -o FILE`.

FOLDER holds `refs.jsonl.gz`: one JSON object a line, with `raw` (a reference as printed), `segs` (its pieces as
`[label or null, text]`), `biomedical` (only true ones are used) and `source`. The same folder gives the same model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citecheck.references import crf
from citecheck.references.identifiers import take_identifiers
from citecheck.references.rules import split_fields
from citecheck.references.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = {"booktitle": "journal"}
_PARAMETERS = {
    "c1": 0.08,
    "c2": 0.02,
    "max_iterations": 90,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
    "feature.possible_states": False,
}


def rows(folder: Path) -> list[dict[str, Any]]:
    """The references of `folder` that serve for training."""
    with gzip.open(folder / "refs.jsonl.gz", "rt", encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines]
    return [row for row in every if row["biomedical"] and row.get("quality") is None and row.get("segs")]


def example(row: dict[str, Any]) -> tuple[list[list[str]], list[str]]:
    """Features and labels of one reference, its identifiers taken out as they are when parsing."""
    raw = "".join(text for _, text in row["segs"])
    labels_at: list[str] = []
    for name, text in row["segs"]:
        field = _NAMES.get(name, name)
        labels_at += [field if field in crf.FIELDS else "O"] * len(text)
    printed = crf.tokens(raw)
    rest = take_identifiers(tidy(re.sub(r"^\s*(?:\[?\(?\d{1,3}[\].)]+|\d{1,3}(?=\s[A-Z]))\s*", "", raw))).rest
    places = crf.tokens(rest)
    labels = ["O"] * len(places)
    matcher = SequenceMatcher(None, [raw[a:b] for a, b in printed], [rest[a:b] for a, b in places], autojunk=False)
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            labels[block.b + n] = labels_at[printed[block.a + n][0]]
    return crf.features(rest, places, split_fields(rest)), labels


def train(examples: Iterable[tuple[list[list[str]], list[str]]], output: Path) -> None:
    """Train on `examples` and write the model to `output`."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False, params=_PARAMETERS)
    for words, labels in examples:
        trainer.append(words, labels)
    trainer.train(str(output))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m citecheck.references.train", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    train((example(row) for row in rows(options.folder)), options.output)


if __name__ == "__main__":
    main()
