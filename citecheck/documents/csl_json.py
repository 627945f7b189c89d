"""CSL-JSON, as Zotero, Mendeley, Crossref and pandoc write it: references only."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from citecheck.documents.exported import Data, Item, item, only_references, person
from citecheck.documents.plain import decode
from citecheck.documents.raw import Extract, Raw
from citecheck.documents.worktypes import kind_of_type
from citecheck.errors import DocumentError
from citecheck.models import Author

_NOTE = re.compile(r"^\s*(PMC?ID|DOI)\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_MORE = frozenset({"others", "et al", "et al."})
_SHORT = re.compile(r"\s[A-Z]{1,3}$")
_ID = re.compile(r'"(?:id|citation-key)"\s*:\s*("(?:[^"\\\n]|\\.){0,400}"|\d{1,12})')


def extract(raw: Raw) -> Extract:
    """The references of CSL-JSON: a list of items, one item, or an object that holds them under `items`; and what
    Crossref's API answers.

    Raises:
        DocumentError: it is damaged, or holds no items.
    """
    source = decode(raw.data)
    items, skipped = csl_items(source)
    if not items:
        raise DocumentError("is JSON, but holds no references")
    remarks = (f"{skipped} of its items are no references as CSL-JSON has them; left out",) if skipped else ()
    return only_references(items, remarks)


def csl_items(source: str) -> tuple[list[Item], int]:
    """The items of the CSL-JSON `source`, with the line of each, and how many are not read as one.

    Raises:
        DocumentError: it is damaged.
    """
    try:
        found = msgspec.json.decode(source.encode("utf-8", "surrogatepass"))
    except RecursionError:
        raise DocumentError("is JSON nested too deeply to be read") from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise DocumentError(f"is damaged JSON, or cut short: {error}") from None
    if isinstance(found, dict) and isinstance(found.get("message"), dict):
        found = found["message"]
    values = found.get("items", found.get("references", [found])) if isinstance(found, dict) else found
    if not isinstance(values, list):
        raise DocumentError("is JSON, but holds no references")
    lines = _Lines(source)
    items = [csl_item(value, lines.of(value)) for value in values if _is_item(value)]
    return items, len(values) - len(items)


def csl_item(value: dict[str, Any], line: int) -> Item:
    """The item that one object of CSL-JSON describes."""
    note = {name.upper(): found for name, found in _NOTE.findall(_text(value.get("note")))}
    authors, et_al = _people(value.get("author"))
    editors, _ = _people(value.get("editor"))
    key = _text(value.get("id")) or _text(value.get("citation-key"))
    kind = kind_of_type("csl", _text(value.get("type")))
    container = _text(value.get("container-title"))
    if kind == "preprint" and _text(value.get("volume")):
        kind = "article"
    stands_in = kind in ("chapter", "conference")
    return item(
        Data(
            key=key,
            label=key or None,
            line=line,
            kind=kind,
            authors=authors,
            editors=editors,
            et_al=et_al,
            title=_title(value),
            journal="" if stands_in else container,
            container=container if stands_in else "",
            date=_date(value),
            volume=_text(value.get("volume")),
            issue=_text(value.get("issue")),
            pages=_text(value.get("page")) or _text(value.get("number")),
            doi=_text(value.get("DOI")) or note.get("DOI", ""),
            pmid=_text(value.get("PMID")) or note.get("PMID", ""),
            pmcid=_text(value.get("PMCID")) or note.get("PMCID", ""),
            url=_text(value.get("URL")),
            publisher=_text(value.get("publisher")),
            place=_text(value.get("publisher-place")),
            edition=_text(value.get("edition")),
            status=_text(value.get("status")),
        )
    )


def _is_item(value: object) -> bool:
    return isinstance(value, dict) and any(name in value for name in ("title", "author", "DOI", "PMID", "URL"))


def _text(value: object) -> str:
    """A value as text; Crossref's API puts titles into lists."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def _title(value: dict[str, Any]) -> str:
    """The title; Crossref keeps what stands behind its colon apart."""
    title, more = _text(value.get("title")), _text(value.get("subtitle"))
    return f"{title.rstrip(' :')}: {more}" if title and more and more not in title else title


def _people(value: object) -> tuple[list[Author], bool]:
    authors: list[Author] = []
    cut = False
    for one in value if isinstance(value, list) else []:
        if not isinstance(one, dict):
            continue
        family = _text(one.get("family")).strip()
        if not family:
            whole = (_text(one.get("literal")) or _text(one.get("name")) or _text(one.get("given"))).strip()
            if whole.casefold() in _MORE:
                cut = True
            elif whole:
                # A name given as a whole is a group's, unless its own form says otherwise.
                named = person(whole)
                own = named if named and named.given and (_SHORT.search(whole) or "," in whole) else None
                authors.append(own or Author(family=whole))
            continue
        if family.casefold() in _MORE:
            cut = True
            continue
        particle = _text(one.get("non-dropping-particle")) or _text(one.get("dropping-particle"))
        authors.append(Author(family=f"{particle} {family}".strip(), given=_text(one.get("given")).strip() or None))
    return authors, cut


def _date(value: dict[str, Any]) -> str:
    """The year of publication, whatever form the date has."""
    for name in ("issued", "published-print", "published", "published-online", "original-date"):
        date = value.get(name)
        if isinstance(date, list):
            date = date[0] if date else None
        if isinstance(date, str | int):
            return str(date)
        if not isinstance(date, dict):
            continue
        parts = date.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
            return _text(parts[0][0])
        for form in ("year", "raw", "literal"):
            if text := _text(date.get(form)):
                return text
    return _text(value.get("year"))


class _Lines:
    """Where each item begins: at the brace before its identifier, in the order of the file."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._ids = ((match[1], match.start()) for match in _ID.finditer(source))
        self._line, self._at = 1, 0

    def of(self, value: object) -> int:
        name = value.get("id", value.get("citation-key")) if isinstance(value, dict) else None
        if isinstance(name, str | int):
            wanted = str(name)
            for printed, start in self._ids:
                if printed.strip('"') == wanted or msgspec.json.decode(printed) == name:
                    brace = self._source.rfind("{", self._at, start)
                    place = start if brace < 0 else brace
                    self._line += self._source.count("\n", self._at, place)
                    self._at = place
                    break
        return self._line
