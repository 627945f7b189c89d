"""Pandoc's citations in Markdown: `[@smith2020, p. 3; -@lee]`, `@smith2020 [p. 3]`, and the bibliography behind them.

The bibliography is what the YAML at the top names or holds, else a `.bib` or `.json` of the document's own name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from citecheck.documents.bibtex import bib_items
from citecheck.documents.csl_json import csl_item, csl_items
from citecheck.errors import DocumentError
from citecheck.models import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citecheck.documents.beside import Beside
    from citecheck.documents.exported import Item

_KEY = re.compile(r"(?<![\w@./-])-?@(?:\{([^{}\s]{1,120})\}|(\w(?:[\w:.#$%&+?<>~/-]{0,118}\w)?))")
_GROUP = re.compile(r"\[[^\[\]@\n]{0,80}-?@[^\[\]\n]{1,1500}\]")
_NOTE = re.compile(r"\s?\[[^\[\]@^\n]{1,80}\](?![(:])")
_MOST_YAML = 400_000


class Header(Struct, frozen=True, kw_only=True):
    """What the YAML at the top says of the bibliography: files, items of its own, keys to list without a citation."""

    files: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    uncited: tuple[str, ...] = ()
    line: int = 1
    """The 1-based line that names the files."""


def header(yaml: str, beside: Beside) -> Header:
    """The header that `yaml` (with its dashes, from line 1 on) is; an empty one, and a remark, where it is no YAML."""
    if not re.search(r"^(?:bibliography|references)[ \t]*:", yaml, re.MULTILINE):
        return Header()
    values = _yaml(yaml, beside, "the YAML at the top")
    if not isinstance(values, dict):
        return Header()
    named = values.get("bibliography")
    names = [named] if isinstance(named, str) else named if isinstance(named, list) else []
    uncited = [key or other for key, other in _KEY.findall(str(values.get("nocite", "")))]
    if "@*" in str(values.get("nocite", "")):
        uncited.append("*")
    match = re.search(r"^bibliography[ \t]*:", yaml, re.MULTILINE)
    return Header(
        files=tuple(str(name) for name in names if isinstance(name, str) and name),
        items=tuple(_of_yaml(values.get("references"), yaml)),
        uncited=tuple(uncited),
        line=yaml.count("\n", 0, match.start()) + 1 if match else 1,
    )


def bibliography(head: Header, beside: Beside) -> list[Item]:
    """The items that the document can cite, those of its header first, each key once."""
    found = {one.key: one for one in reversed(head.items)}
    names = list(head.files)
    if not names and not found and beside.path is not None:
        there = {*beside.named(".bib"), *beside.named(".json")}
        names = [name for suffix in (".bib", ".json") if (name := beside.path.stem + suffix) in there][:1]
    for name in dict.fromkeys(names):
        for one in _read(name, beside):
            found.setdefault(one.key, one)
    return list(found.values())


def cited(text: str, code: Sequence[tuple[int, int]], known: Iterable[str]) -> list[Pointer]:
    """The citations by key in `text` outside `code`, in order.

    In brackets every key cites, known or not; without them only `known` ones do, since others may be names of people.
    """
    keys = frozenset(known)
    taken = [False] * (len(text) + 1)
    for start, end in code:
        taken[start:end] = [True] * (end - start)
    found: list[Pointer] = []
    for group in _GROUP.finditer(text):
        if taken[group.start()]:
            continue
        named = tuple(dict.fromkeys(braced or plain for braced, plain in _KEY.findall(group.group())))
        start, end = group.span()
        # `@smith2020 [p. 3; @lee2019]` is one citation.
        before = _KEY.search(text, max(0, start - 124), start)
        while before and before.end() < start - 1:
            before = _KEY.search(text, before.end(), start)
        if before and not text[before.end() : start].strip() and (before[1] or before[2]) in keys:
            named, start = tuple(dict.fromkeys((before[1] or before[2], *named))), before.start()
        if named:
            found.append(Pointer(start=start, end=end, keys=named))
            taken[start:end] = [True] * (end - start)
    for match in _KEY.finditer(text):
        key = match[1] or match[2]
        if taken[match.start()] or key not in keys:
            continue
        note = _NOTE.match(text, match.end())
        found.append(Pointer(start=match.start(), end=note.end() if note else match.end(), keys=(key,)))
    return sorted(found, key=lambda pointer: pointer.start)


def _read(name: str, beside: Beside) -> list[Item]:
    read = beside.read(name, ("",))
    if read is None:
        return []
    path, source = read
    try:
        if path.lower().endswith(".bib"):
            items, remarks = bib_items(source)
            for remark in remarks:
                beside.remark(f"{path}, {remark}")
            return items
        if path.lower().endswith(".json"):
            return csl_items(source)[0]
    except DocumentError as error:
        beside.remark(f"{path} {error}; it was read without")
        return []
    if path.lower().endswith((".yaml", ".yml")):
        values = _yaml(source, beside, path)
        listed = values.get("references") if isinstance(values, dict) else values
        return _of_yaml(listed, source)
    beside.remark(f"names {path}, which is neither .bib, .json nor .yaml; it was read without")
    return []


def _yaml(source: str, beside: Beside, name: str) -> Any:  # noqa: ANN401 - YAML can be anything
    """The values in `source`, every scalar a string; None, and a remark, where it cannot be read."""
    import yaml  # type: ignore[import-untyped]

    if len(source) > _MOST_YAML or re.search(r"(?m)^[^#\"']*[:-][ \t]+[&*]\w", source):
        beside.remark(f"{name} is too long, or uses anchors: its references were not read")
        return None
    body = re.sub(r"\A---[ \t]*\n|\n(?:---|\.\.\.)[ \t]*\n?\Z", "\n", source)
    try:
        return yaml.load(body, Loader=yaml.BaseLoader)  # noqa: S506 - it makes strings, lists and mappings only
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 1})" if mark is not None else ""
        beside.remark(f"{name} is no YAML that can be read{where}; it was read without")
        return None


def _of_yaml(listed: object, source: str) -> list[Item]:
    items = []
    for value in listed if isinstance(listed, list) else []:
        if isinstance(value, dict) and value.get("id"):
            place = re.search(rf"\bid[ \t]*:[ \t]*['\"]?{re.escape(str(value['id']))}\b", source)
            line = source.count("\n", 0, place.start()) + 1 if place else 1
            items.append(csl_item(value, line))
    return items
