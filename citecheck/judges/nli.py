"""A local NLI cross-encoder in ONNX: reads evidence and claim together and says whether the one follows from the other.

All of an abstract's best sentences are read together first. Where they seem to bear the claim out or to speak against
it, each is read alone as well: only what a single sentence shows too is said, with that sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from citecheck.judges.folder import Folder, Label, read_folder
from citecheck.judges.opinions import ABSENT, Answers, Opinion, Question, abstract_text

if TYPE_CHECKING:
    import numpy as np

THRESHOLD = 0.9
"""Probability of contradiction, of the sentences together, from which on a finding is raised."""
_BATCH = 16
_SURE_ENOUGH = 0.5
"""What a single sentence must reach for its label, and no other may reach for the opposite one."""

Reading: TypeAlias = dict[Label, float]


class NliJudge:
    """A model with its tokenizer. On one thread, so that the same texts give the same figures on each machine."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        """See `Judge`."""
        return f"the NLI model {self._folder.name}"

    def ask(self, questions: Sequence[Question]) -> Answers:
        """See `Judge`. A text too long for the model gets no opinion, because it was not read to its end."""
        together = self._read([(_joined(q), q.claim) for q in questions if q.evidence])
        whole = iter(together)
        readings = [next(whole) if q.evidence else None for q in questions]
        singly = [n for n, reading in enumerate(readings) if reading and _best(reading) != "neutral"]
        pairs = [(one.sentence, questions[n].claim) for n in singly for one in questions[n].evidence]
        alone = iter(self._read(pairs))
        sentences = {n: [next(alone) for _ in questions[n].evidence] for n in singly}
        return Answers(
            opinions=tuple(
                ABSENT if not q.evidence else _opinion(q, readings[n], sentences.get(n, []))
                for n, q in enumerate(questions)
            )
        )

    def _read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading | None]:
        """The probabilities of each pair of evidence and claim, None where it was cut short or came to no figure."""
        found: list[Reading | None] = []
        for start in range(0, len(pairs), _BATCH):
            encoded = self._folder.tokenizer.encode_batch(list(pairs[start : start + _BATCH]))
            shares = softmax(self._folder.logits(encoded))
            found += [
                None if one.overflowing else _reading(row, self._folder.labels)
                for one, row in zip(encoded, shares, strict=True)
            ]
        return found


def open_folder(path: Path) -> NliJudge:
    """The judge in the folder `path`.

    Raises:
        ConfigError: a package is missing, or the folder is not a model's; says in one line what to do.
    """
    return NliJudge(read_folder(path))


def softmax(logits: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Each row of `logits` as shares that add up to 1."""
    import numpy as np

    raised = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _reading(row: np.ndarray[Any, Any], labels: Sequence[Label]) -> Reading | None:
    values = [float(value) for value in row]
    return dict(zip(labels, values, strict=True)) if all(0.0 <= value <= 1.0 for value in values) else None


def _best(reading: Reading) -> Label:
    return max(sorted(reading), key=lambda label: (reading[label], label == "neutral"))


def _joined(question: Question) -> str:
    """The evidence in the order of the abstract."""
    text = abstract_text(question.record)
    return " ".join(sorted((one.sentence for one in question.evidence), key=text.find))


def _opinion(question: Question, whole: Reading | None, alone: Sequence[Reading | None]) -> Opinion | None:
    if whole is None or any(reading is None for reading in alone):
        return None
    label = _best(whole)
    read = [reading for reading in alone if reading is not None]
    if label == "neutral" or not read:
        return ABSENT
    other: Label = "entailment" if label == "contradiction" else "contradiction"
    best = max(range(len(read)), key=lambda n: (read[n][label], -n))
    if read[best][label] < _SURE_ENOUGH or any(reading[other] >= _SURE_ENOUGH for reading in read):
        return ABSENT
    return Opinion(
        stance="agrees" if label == "entailment" else "differs",
        words=question.evidence[best].sentence,
        firm=label == "contradiction" and whole[label] >= THRESHOLD,
        how="probability " + ("over 0.99" if whole[label] > 0.99 else f"{whole[label]:.2f}"),
    )
