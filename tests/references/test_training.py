"""The model is made from labelled references whose collections do not agree on where a field ends."""

from __future__ import annotations

import gzip
import json
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from citecheck.references import crf, train
from citecheck.references.labels import even

FIELDS: dict[str, Any] = {
    "authors": ["Roe J", "Doe A"],
    "title": "Rest and the knee",
    "journal": "J Rest Med",
    "year": "2012",
    "volume": "45",
    "issue": "3",
    "pages": "101-9",
    "biomedical": True,
    "gold_ok": True,
    "source": "own/one",
}
RAW = "Roe J, Doe A, et al. Rest and the knee. J Rest Med. 2012;45(3):101-9."


def row(*segs: tuple[str | None, str], **fields: Any) -> dict[str, Any]:
    return {**FIELDS, "segs": [list(part) for part in segs], "raw": "".join(text for _, text in segs), **fields}


def pieces(known: dict[str, Any]) -> dict[str, str]:
    found = even(known)
    assert found is not None
    raw, labels = found
    out: dict[str, str] = {}
    for name, group in groupby(range(len(raw)), key=lambda n: labels[n]):
        part = list(group)
        if name != "O":
            out[name] = raw[part[0] : part[-1] + 1]
    return out


@pytest.mark.parametrize(
    "known",
    [
        row(
            ("author", "Roe J, Doe A, et al."),
            (None, " "),
            ("title", "Rest and the knee."),
            (None, " "),
            ("journal", "J Rest Med."),
            (None, " "),
            ("volume", "2012;45(3):"),
            ("pages", "101-9."),
        ),
        row(
            ("author", "Roe J, Doe A"),
            (None, ", et al. "),
            ("title", "Rest and the knee"),
            (None, ". "),
            ("journal", "J Rest Med"),
            (None, ". "),
            ("year", "2012"),
            (None, ";"),
            ("volume", "45"),
            (None, "(3):"),
            ("pages", "101-9"),
            (None, "."),
        ),
        row((None, RAW)),
    ],
    ids=["wide", "tight", "untagged"],
)
def test_every_collection_is_labelled_alike(known: dict[str, Any]) -> None:
    assert pieces(known) == {
        "author": "Roe J, Doe A, et al",
        "title": "Rest and the knee",
        "journal": "J Rest Med",
        "year": "2012",
        "volume": "45",
        "issue": "3",
        "pages": "101-9",
    }


def test_lead_words_are_outside() -> None:
    found = pieces(
        row(
            ("author", "Roe J. "),
            ("title", "“Rest and the knee,”"),
            (None, " "),
            ("journal", "In: J Rest Med, "),
            ("volume", "vol. 45, no. 3, "),
            ("pages", "pp. 101-9, "),
            ("year", "May 2012."),
        )
    )
    assert found["journal"] == "J Rest Med"
    assert (found["volume"], found["issue"], found["pages"], found["year"]) == ("45", "3", "101-9", "2012")
    assert found["title"] == "Rest and the knee"


def test_the_name_of_a_book_is_its_title() -> None:
    known = row(
        ("author", "Roe J"), (None, ". "), ("booktitle", "Resting"), (None, ". Rest Press; 2012."), title="Resting"
    )
    assert pieces(known)["title"] == "Resting"


def test_a_reference_whose_title_stands_nowhere_teaches_nothing() -> None:
    assert even(row((None, "Roe J. Something else. J Rest Med. 2012;45(3):101-9."))) is None


def test_the_same_folder_gives_the_same_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nouns = ["knee", "hip", "back", "neck", "hand", "foot", "arm", "heart", "liver", "skin"]
    with gzip.open(tmp_path / "refs.jsonl.gz", "wt", encoding="utf-8") as lines:
        for n in range(60):
            title = f"Rest and the {nouns[n % 10]} of {nouns[n % 7]}s"
            raw = f"Roe J, Doe A. {title}. J Rest Med. 2012;{n + 1}(3):101-9."
            known = row((None, raw), title=title, volume=str(n + 1))
            lines.write(json.dumps(known) + "\n")
        lines.write(json.dumps(row((None, RAW), quality="unchecked")) + "\n")
        lines.write(json.dumps(row((None, RAW), biomedical=False, gold_ok=False)) + "\n")
    assert len(train.rows(tmp_path)) == 60
    made = []
    for name in ("one", "two"):
        output = tmp_path / name
        monkeypatch.setattr("sys.argv", ["train", str(tmp_path), "-o", str(output)])
        train.main()
        made.append(output.read_bytes())
    assert made[0] == made[1]


def test_variants_keep_the_labels_of_their_words() -> None:
    for n in range(200):
        title = f"Rest and the knee, part {n}"
        known = row(
            ("author", "Roe J"),
            (None, ". "),
            ("title", title),
            (None, ". "),
            ("journal", "J Rest Med"),
            (None, ". 2012;45:1-9."),
            title=title,
        )
        for variant in train.variants(known):
            assert pieces(dict(variant))["title"].lower() == title.lower()
            assert pieces(dict(variant))["journal"] == "J Rest Med"


def test_the_model_that_ships_is_small_and_loads() -> None:
    model = crf.tagger()
    assert model is not None
    assert {"B-title", "title", "B-journal", "volume", "pages", "O"} <= set(model.labels())
    path = Path(crf.__file__).with_name(crf.MODEL)
    assert path.stat().st_size <= 1_000_000
