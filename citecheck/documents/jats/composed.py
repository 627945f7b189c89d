"""A citation that has elements and no print, written out plainly: authors, title, source, year;volume(issue):pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.addresses import prints
from citecheck.documents.jats.fields import authors_of, fields_of, kind_of
from citecheck.documents.jats.tree import child, children, href, local, plain, within

if TYPE_CHECKING:
    from lxml import etree

    from citecheck.models import Author


def composed(element: etree._Element) -> str:
    """The text of a citation without punctuation of its own; empty where it holds nothing."""
    data = fields_of(element)
    parts = [_names(authors_of(element), element), _sentence(data.title or "")]
    kind = kind_of(element)
    if kind == "chapter":
        editors = [plain(one) and _written(one) for one in _editors(element)]
        source = data.journal or ""
        parts.append(_sentence(f"In: {', '.join(editors)}, editors. {source}" if editors else f"In: {source}"))
    else:
        parts.append(_sentence(data.journal or ""))
    parts += [_sentence(plain(child(element, name))) for name in ("edition", "conf-name", "series")]
    place, house = (plain(child(element, name)) for name in ("publisher-loc", "publisher-name"))
    publisher = ": ".join(one for one in (place, house) if one)
    if kind in ("book", "chapter") or publisher:
        parts.append(_sentence("; ".join(one for one in (publisher, _year(element, data.year)) if one)))
        parts.append(_sentence(f"p. {data.pages}" if data.pages else ""))
    else:
        parts.append(_sentence(_issue(element, data.year, data.volume, data.issue, data.pages)))
    parts += [_sentence(plain(one)) for one in children(element, "comment", "date-in-citation", "annotation")]
    parts += _printed_identifiers(element)
    text = " ".join(part for part in parts if part)
    parts = [plain(one) or href(one) for one in within(element, "ext-link", "uri")]
    text = " ".join([text, *(one for one in dict.fromkeys(parts) if one not in text)]).strip()
    return text or plain(element)


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".?!" else text + "."


def _names(authors: tuple[Author, ...], element: etree._Element) -> str:
    names = [f"{author.family} {author.given}" if author.given else author.family for author in authors]
    others = any(plain(one).lower() == "others" for one in within(element, "string-name"))
    if names and (others or any(True for _ in within(element, "etal"))):
        names.append("et al")
    return _sentence(", ".join(names) or plain(child(element, "person-group")))


def _editors(element: etree._Element) -> list[etree._Element]:
    groups = [g for g in children(element, "person-group") if "editor" in str(g.get("person-group-type")).lower()]
    return [one for group in groups for one in within(group, "name", "string-name", "collab")]


def _written(name: etree._Element) -> str:
    parts = [plain(child(name, "surname")), plain(child(name, "given-names"))]
    return " ".join(part for part in parts if part) or plain(name)


def _year(element: etree._Element, year: int | None) -> str:
    return plain(child(element, "year")) or (str(year) if year else "")


def _issue(element: etree._Element, year: int | None, volume: str | None, issue: str | None, pages: str | None) -> str:
    text = _year(element, year)
    if volume or issue:
        text += (";" if text else "") + (volume or "") + (f"({issue})" if issue else "")
    if pages:
        text += (":" if text else "") + pages
    return text


def _printed_identifiers(element: etree._Element) -> list[str]:
    """The identifiers with their names; malformed ones too, so that they are seen."""
    names = {"doi": "doi:", "pmid": "PMID: ", "pmcid": "PMCID: ", "pmc": "PMCID: "}
    out = []
    for one in within(element, "pub-id"):
        kind, value = str(one.get("pub-id-type") or "").lower(), plain(one)
        if kind in names and value:
            bare = "PMC" + value if names[kind] == "PMCID: " and value.isdecimal() else value
            out.append(f"{names[kind] if not value.lower().startswith(('doi', 'http')) else ''}{bare}.")
    data, said = fields_of(element), " ".join(out)
    if data.doi and not prints("doi", said) and not any(local(one) == "pub-id" for one in element):
        out.append(f"doi:{data.doi}.")
    return out
