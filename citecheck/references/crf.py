"""The model that labels the words of a reference: features, tagging, and spans from labels."""

from __future__ import annotations

import re
from functools import cache
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
_KEPT: list[bytes] = []  # the tagger reads the model where it lies, so the bytes must outlive it
LIMIT = 600
"""Words of a reference that are looked at; the rest is left to nobody."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\s]")
_PAGE_LEAD = re.compile(
    r"^(?:pp?\b\.?|pages?\b|págs?\.|S\.|article(?:\s(?:no\.?|number|id))?|art\.)[\s:]*", re.IGNORECASE
)
_VOLUME_LEAD = re.compile(r"^(?:vol(?:ume)?\b\.?|v\.|jg\.|bd\.|t\.)[\s:]*", re.IGNORECASE)
_MONTH = words(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july "
    "august september october november december"
)
_HINT = words(
    "vol volume no num pp p pages issue suppl supplement eds ed in doi et al and journal press "
    "university epub art article"
)


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


def features(text: str, places: Sequence[tuple[int, int]], hints: Spans) -> list[list[str]]:
    """The features of each word: itself, its shape and ends, its neighbours, its place, and what the rules say."""
    printed = [text[a:b] for a, b in places]
    lower = [w.lower() for w in printed]
    shapes = [_shape(w) for w in printed]
    count = len(printed)
    rule = ["O"] * count
    for name, (start, end) in hints.items():
        for n, (a, b) in enumerate(places):
            if a >= end:
                break
            if a >= start and b <= end:
                rule[n] = name
    has_blank = [n == 0 or places[n - 1][1] < places[n][0] for n in range(count)]
    out = []
    stops = quotes = 0
    depth = 0
    seen_year = "0"
    for n in range(count):
        word, low, shape = printed[n], lower[n], shapes[n]
        before = shapes[n - 1] if n else "<"
        after = shapes[n + 1] if n + 1 < count else ">"
        before2 = shapes[n - 2] if n > 1 else "<"
        after2 = shapes[n + 2] if n + 2 < count else ">"
        rb = rule[n - 1] if n else "<"
        ra = rule[n + 1] if n + 1 < count else ">"
        row = [
            "s=" + shape,
            "r=" + rule[n],
            f"r3={rb}|{rule[n]}|{ra}",
            f"s3={before}|{shape}|{after}",
            "s-=" + before,
            "s+=" + after,
            "s--=" + before2 + before,
            "s++=" + after + after2,
            f"q={10 * n // count}",
            f"st={min(stops, 6)}",
            f"y={seen_year}{int(depth > 0)}{quotes % 2}",
            f"b={int(has_blank[n])}",
        ]
        if n and lower[n - 1] in _HINT:
            row.append("h-=" + lower[n - 1])
        elif n > 1 and lower[n - 2] in _HINT:
            row.append("h--=" + lower[n - 2])
        if word.isalpha():
            row += ["w=" + low, "e=" + low[-3:], f"rs={rule[n]}{shape}"]
            if n + 1 < count and printed[n + 1].isalpha():
                row.append("w+=" + lower[n + 1])
            if n and printed[n - 1].isalpha():
                row.append("w-=" + lower[n - 1])
            if low in _MONTH:
                row.append("month")
        elif not word.isdigit():
            row += [f"p={word}{before}{after}", f"pr={word}{rb}{ra}"]
        else:
            row.append(f"n={printed[n - 1] if n else '<'}{printed[n + 1] if n + 1 < count else '>'}")
            row.append(f"nr={rule[n]}{before2}")
        out.append(row)
        if word == "." or word in "?!":
            stops += 1
        elif word in '"“”«»':
            quotes += 1
        elif word in "([":
            depth += 1
        elif word in ")]":
            depth = max(0, depth - 1)
        elif shape == "94y":
            seen_year = "1"
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


def label(text: str, hints: Spans, model: pycrfsuite.Tagger) -> Spans:
    """Where the fields of `text` stand by `model`; `hints` are the places that the rules found."""
    places = tokens(text)
    if not places:
        return {}
    return spans_of(text, places, model.tag(features(text, places, hints)))


def spans_of(text: str, places: Sequence[tuple[int, int]], labels: Sequence[str]) -> Spans:
    """The longest unbroken run of each label; a gap of two words within a title or author list is bridged."""
    best: Spans = {}
    sizes: dict[str, int] = {}
    n = 0
    count = len(labels)
    while n < count:
        name = labels[n]
        start = n
        while n < count and labels[n] == name:
            n += 1
        if name == "O":
            continue
        size = n - start
        if size > sizes.get(name, 0):
            sizes[name] = size
            best[name] = (places[start][0], places[n - 1][1])
    return best


def clean(text: str, span: tuple[int, int], name: str) -> str:
    """The words of a field without the marks around it."""
    value = " ".join(text[span[0] : span[1]].replace(MARK, " ").split())
    if name == "pages":
        value = _PAGE_LEAD.sub("", value.strip(" ,;:.()[]"))
    elif name == "volume":
        value = _VOLUME_LEAD.sub("", value.strip(" ,;:.()[]"))
    else:
        value = value.strip(' ,;:–—"“”«»„|*_')
    if name in ("title", "journal"):
        value = value.removesuffix("[J]").removesuffix("[M]").strip(' ,;:/"“”').rstrip(".").strip(' ,;:/"“”«»')
        if value.startswith("‘") and value.endswith("’"):
            value = value[1:-1].rstrip(".,")
    return value
