"""The model that labels the words of a reference: features, tagging, and spans from labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from citecheck.references.identifiers import MARK
from citecheck.references.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pycrfsuite

    from citecheck.references.rules import Spans

MODEL = "references.crfsuite"
FIELDS = ("author", "title", "journal", "year", "volume", "issue", "pages")
BEGIN = "B-"
_BEGUN = frozenset({"author", "title", "journal"})
_KEPT: list[bytes] = []  # the tagger reads the model where it lies, so the bytes must outlive it
LIMIT = 600
"""Words of a reference that are looked at; the rest is left to nobody."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\s]")
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
_MONTH = words(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july "
    "august september october november december"
)
_HINT = words(
    "vol volume no num pp p pages issue suppl supplement eds ed in doi et al and journal press "
    "university epub art article"
)

_SMALL = words("of and the in for de la le et der für y e di da do des du el van sur to on a an & i und")


def tokens(text: str) -> list[tuple[int, int]]:
    """The words, numbers and marks of `text`, as half-open offsets."""
    return [m.span() for m in _TOKEN.finditer(text)][:LIMIT]


def _shape(word: str) -> str:
    if word.isdigit():
        return f"9{min(len(word), 9)}" + ("y" if len(word) == 4 and "1600" <= word < "2050" else "")
    if len(word) == 1:
        return "X" if word.isupper() else ("x" if word.islower() else word)
    if word.isupper():
        return f"XX{min(len(word), 5)}"
    if word[:1].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "xx" if word.islower() else "mix"


@lru_cache(maxsize=20_000)
def _word(word: str) -> tuple[str, str, tuple[str, ...]]:
    """Of one word: its lower-case form, its shape, and the features that it has wherever it stands."""
    low, shape = word.lower(), _shape(word)
    own = ["s=" + shape]
    if word.isalpha():
        own += ["w=" + low, "e=" + low[-3:]]
        if low in _MONTH:
            own.append("month")
    return low, shape, tuple(own)


def features(text: str, places: Sequence[tuple[int, int]], hints: Spans) -> list[list[str]]:
    """The features of each word: itself, its shape and ends, its neighbours, its place, and what the rules say."""
    printed = [text[a:b] for a, b in places]
    count = len(printed)
    known = [_word(w) for w in printed]
    lower = ["<", *(k[0] for k in known), ">", ">"]
    shapes = ["<", "<", *(k[1] for k in known), ">", ">"]
    rule = ["<", *_hinted(places, hints), ">"]
    ahead = _to_number(printed, lower)
    out = []
    stops = quotes = depth = 0
    seen_year = "0"
    end = 0
    for n in range(count):
        word = printed[n]
        _, shape, own = known[n]
        before2, before, after, after2 = shapes[n], shapes[n + 1], shapes[n + 3], shapes[n + 4]
        rb, here, ra = rule[n], rule[n + 1], rule[n + 2]
        row = [
            *own,
            "r=" + here,
            f"r3={rb}|{here}|{ra}",
            f"s3={before}|{shape}|{after}",
            "s-=" + before,
            "s+=" + after,
            "s--=" + before2 + before,
            "s++=" + after + after2,
            f"q={10 * n // count}",
            f"st={stops if stops < 6 else 6}",
            f"y={seen_year}{int(depth > 0)}{quotes % 2}{int(places[n][0] > end or not n)}",
        ]
        end = places[n][1]
        if lower[n] in _HINT:
            row.append("h-=" + lower[n])
        elif n > 1 and lower[n - 1] in _HINT:
            row.append("h--=" + lower[n - 1])
        if word.isalpha():
            row.append(f"rs={here}{shape}")
            row.append(f"cn={ahead[n]}{before}")
            if lower[n + 2].isalpha():
                row.append("w+=" + lower[n + 2])
            if lower[n].isalpha():
                row.append("w-=" + lower[n])
        elif word.isdigit():
            row.append(f"n={lower[n]}{lower[n + 2]}")
            row.append(f"nr={here}{before2}")
        else:
            row.append(f"p={word}{before}{after}")
            row.append(f"pr={word}{rb}{ra}")
            row.append(f"pc={word}{ahead[n]}")
            if word in ".?!":
                stops += 1
            elif word in '"“”«»':
                quotes += 1
            elif word in "([":
                depth += 1
            elif word in ")]":
                depth = max(0, depth - 1)
        if shape == "94y":
            seen_year = "1"
        out.append(row)
    return out


def _hinted(places: Sequence[tuple[int, int]], hints: Spans) -> list[str]:
    """What the rules call each word."""
    out = ["O"] * len(places)
    starts = [a for a, _ in places]
    for name, (start, end) in hints.items():
        for n in range(bisect_left(starts, start), len(out)):
            if places[n][1] > end:
                break
            out[n] = name
    return out


def _to_number(printed: Sequence[str], lower: Sequence[str]) -> list[str]:
    """How many capitalised words lead from each word to the next number: what a journal looks like.

    `x` where a word in small letters comes between, `-` where no number follows.
    """
    out = ["-"] * len(printed)
    run: int | None = None
    broken = False
    for n in range(len(printed) - 1, -1, -1):
        word = printed[n]
        if word.isdigit():
            run, broken = 0, False
        elif run is not None and word.isalpha():
            if word[0].isupper():
                run += 1
            elif lower[n + 1] not in _SMALL:
                broken = True
        if run is not None:
            out[n] = "x" if broken else str(run if run < 7 else 7)
    return out


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
        value = _EDITION.sub("", _EDITED.sub("", value))
    return value


def _whole(value: str) -> str:
    """`value` without brackets at its ends that have no other half in it."""
    for opening, closing in ("()", "[]"):
        if value.startswith(closing) or (value.startswith(opening) and value.count(opening) > value.count(closing)):
            value = value[1:].lstrip(" .,;:")
        if value.endswith(opening) or (value.endswith(closing) and value.count(closing) > value.count(opening)):
            value = value[:-1].rstrip(" .,;:")
    return value
