"""biblatex's own `.bbl`: the data of each cited work, as biber leaves them for LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.exported import Data, Item, item
from citecheck.documents.latex.values import value
from citecheck.documents.worktypes import kind_of_type
from citecheck.models import Author

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = re.compile(r"\\entry\{([^{}]{1,200})\}\{([^{}]{1,60})\}")
_FIELD = re.compile(r"\\field\{([a-z]{1,40})\}\{")
_LIST = re.compile(r"\\list\{([a-z]{1,40})\}\{\d{1,4}\}\{")
_NAMES = re.compile(r"\\name\{(author|editor)\}\{\d{1,5}\}\{[^{}]{0,200}\}\{")
_VERB = re.compile(r"\\verb\{(doi|eprint|url|urlraw)\}\s*\\verb ([^\n]{0,2000}?)\s*\\endverb")
_PART = re.compile(r"(family|given|prefix)\s*=\s*\{")


def biblatex_items(source: str) -> list[Item]:
    """The items of a biblatex `.bbl`, in its order."""
    starts = list(_ENTRY.finditer(source))
    items = []
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(source)
        items.append(_item(start[1], start[2], source[start.end() : end]))
    return items


def _item(key: str, bib_type: str, body: str) -> Item:
    fields = {match[1]: value(_braced(body, match.end())) for match in _FIELD.finditer(body)}
    lists = {match[1]: value(_braced(body, match.end()).strip().strip("{}%\n ")) for match in _LIST.finditer(body)}
    verbs = {match[1]: match[2].strip() for match in _VERB.finditer(body)}
    people: dict[str, list[Author]] = {}
    for match in _NAMES.finditer(body):
        people[match[1]] = list(_people(_braced(body, match.end())))
    kind = kind_of_type("bibtex", bib_type)
    eprint_type = fields.get("eprinttype", "").casefold()
    title = ": ".join(part for part in (fields.get("title"), fields.get("subtitle")) if part)
    return item(
        Data(
            key=key,
            label=key,
            line=1,
            kind=kind,
            authors=people.get("author", []),
            editors=people.get("editor", []),
            et_al="\\true{moreauthor}" in body,
            title=title,
            journal=fields.get("journaltitle", ""),
            container=fields.get("booktitle", ""),
            date=fields.get("year", ""),
            volume=fields.get("volume", ""),
            issue=fields.get("number", "") if kind in ("article", None) else "",
            pages=fields.get("pages", "") or fields.get("eid", ""),
            doi=verbs.get("doi", ""),
            pmid=verbs.get("eprint", "") if eprint_type in ("pubmed", "pmid") else "",
            url=verbs.get("url", ""),
            publisher=lists.get("publisher", "") or lists.get("institution", ""),
            place=lists.get("location", ""),
            edition=fields.get("edition", ""),
            status=fields.get("pubstate", ""),
        )
    )


def _people(block: str) -> Iterator[Author]:
    """The names in biber's list of them: one group each, `{{hash=..}{family={Shaw}, given={B.}}}`."""
    at = 0
    while (at := block.find("{{", at)) >= 0:
        person = _braced(block, at + 1)
        parts = {match[1]: value(_braced(person, match.end())) for match in _PART.finditer(person)}
        if family := parts.get("family"):
            prefix = parts.get("prefix", "")
            yield Author(family=f"{prefix} {family}".strip(), given=parts.get("given") or None)
        at += len(person) + 2


def _braced(text: str, start: int) -> str:
    """What stands in the brace that was opened just before `start`."""
    depth = 1
    for at in range(start, min(len(text), start + 200_000)):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if not depth:
                return text[start:at]
    return text[start : start + 200_000]
