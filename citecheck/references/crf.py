"""The model that labels the words of a reference: tagging, and spans from labels."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from citecheck.references.features import features, tokens
from citecheck.references.identifiers import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pycrfsuite

    from citecheck.references.rules import Spans

MODEL = "references.crfsuite"
BEGIN = "B-"
_BEGUN = frozenset({"author", "title", "journal"})
_KEPT: list[bytes] = []  # the tagger reads the model where it lies, so the bytes must outlive it
_PAGE_LEAD = re.compile(
    r"^(?:pp?\b\.?|pages?\b|págs?\.|S\.|article(?:\s(?:no\.?|number|id))?|art\.)[\s:]*", re.IGNORECASE
)
_VOLUME_LEAD = re.compile(r"^(?:vol(?:ume)?\b\.?|v\.|jg\.|bd\.|t\.)[\s:]*", re.IGNORECASE)
_VOLUME_TAIL = re.compile(
    r"(?<=[\dIVXLC])(?:[\s,.;:]+(?:no?s?\b|n[°º]|nr|issue|suppl|pt|part)\b.*|\s?\(.*)$", re.IGNORECASE
)
_JOURNAL_TAIL = re.compile(
    r"(?:[\s,.;(]{1,4}(?:vol(?:ume)?|v|nos?|n[°º]?|nr|issue|(?:19|20)\d\d|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:\s\d{1,2})?)){1,4}[\s.,;:]{0,4}$",
    re.IGNORECASE,
)
_EDITED = re.compile(r"^\(?(?:eds?|editors?)\b[.)]{0,2}[,:]?\s+(?=[A-Z])", re.IGNORECASE)
_EDITION = re.compile(
    r"[.,;]?\s\(?\d{1,2}(?:st|nd|rd|th|\.)\s(?:rev(?:ised)?\.?\s)?ed(?:ition|n)?\b\.?\)?$", re.IGNORECASE
)


@cache
def tagger() -> pycrfsuite.Tagger | None:
    """The model that ships with the package; None where it was not built."""
    import pycrfsuite

    source = resources.files("citecheck.references").joinpath(MODEL)
    if not source.is_file():
        return None
    data = source.read_bytes()
    _KEPT.append(data)
    loaded = pycrfsuite.Tagger()
    loaded.open_inmemory(data)
    return loaded


def label(text: str, hints: Spans, model: pycrfsuite.Tagger) -> tuple[Spans, float]:
    """Where the fields of `text` stand by `model`, and how likely (0..1) it holds all its labels together.

    `hints` are the places that the rules found.
    """
    places = tokens(text)
    if not places:
        return {}, 0.0
    labels = model.tag(features(text, places, hints))
    return spans_of(places, labels), model.probability(labels)


def begun(labels: Sequence[str]) -> list[str]:
    """`labels` as the model knows them: the first word of names, title or journal is marked as such."""
    return [
        BEGIN + name if name in _BEGUN and (n == 0 or labels[n - 1] != name) else name for n, name in enumerate(labels)
    ]


def spans_of(places: Sequence[tuple[int, int]], labels: Sequence[str]) -> Spans:
    """Where each field stands: its longest run, a gap of two words bridged; of names, those before the title."""
    runs: dict[str, list[tuple[int, int]]] = {}
    names = [label[2:] if label[:2] == BEGIN else label for label in labels]
    at = 0
    while at < len(names):
        name, end = names[at], at + 1
        while end < len(names) and names[end] == name:
            end += 1
        if name != "O":
            parts = runs.setdefault(name, [])
            if name in _BEGUN and parts and at - parts[-1][1] <= 2:
                parts[-1] = (parts[-1][0], end)
            else:
                parts.append((at, end))
        at = end
    best = {name: max(parts, key=lambda run: run[1] - run[0]) for name, parts in runs.items()}
    if "title" in best and (early := [run for run in runs.get("author", ()) if run[1] <= best["title"][0]]):
        best["author"] = max(early, key=lambda run: run[1] - run[0])
    if "title" in best and (late := [run for run in runs.get("journal", ()) if run[0] >= best["title"][1]]):
        best["journal"] = max(late, key=lambda run: run[1] - run[0])
    return {name: (places[start][0], places[end - 1][1]) for name, (start, end) in best.items()}


def clean(text: str, span: tuple[int, int], name: str) -> str:
    """The words of a field without the marks around it."""
    value = " ".join(text[span[0] : span[1]].replace(MARK, " ").split())
    if name == "pages":
        value = _PAGE_LEAD.sub("", value.strip(" ,;:.()[]"))
    elif name == "volume":
        value = _VOLUME_LEAD.sub("", value.strip(" ,;:.()[]"))
        value = _VOLUME_TAIL.sub("", value) or value
    else:
        value = value.strip(' ,;:–—"“”«»„|*_')
    if name == "journal":
        value = _JOURNAL_TAIL.sub("", value)
    if name in ("title", "journal"):
        value = value.removesuffix("[J]").removesuffix("[M]").strip(' ,;:/"“”').rstrip(".").strip(' ,;:/"“”«»')
        if value.startswith("‘") and value.endswith("’"):
            value = value[1:-1].rstrip(".,")
        value = _whole(value)
    if name == "title":
        if value[:3].lstrip("(")[:2].lower() == "ed":
            value = _EDITED.sub("", value)
        if "ed" in value[-24:].lower():
            value = _EDITION.sub("", value)
    return value


def _whole(value: str) -> str:
    """`value` without brackets at its ends that have no other half in it."""
    for opening, closing in ("()", "[]"):
        if value.startswith(closing) or (value.startswith(opening) and value.count(opening) > value.count(closing)):
            value = value[1:].lstrip(" .,;:")
        if value.endswith(opening) or (value.endswith(closing) and value.count(closing) > value.count(opening)):
            value = value[:-1].rstrip(" .,;:")
    return value
