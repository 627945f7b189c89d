"""From the XML of an article to its text, its list and its citations."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from citecheck.documents.dates import earliest, iso_date
from citecheck.documents.jats.citing import Citing
from citecheck.documents.jats.listing import Listing
from citecheck.documents.jats.prose import Prose
from citecheck.documents.jats.tree import child, children, local, plain, within
from citecheck.documents.plain import decode
from citecheck.documents.pointing import pointers
from citecheck.documents.raw import Extract, Raw
from citecheck.documents.writing import Source, Writer
from citecheck.documents.xml import parse
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

_MOST_TAGS = 600_000
"""A long article with 500 references has some 100,000; each costs memory and time."""
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_OWN = frozenset({b"lt", b"gt", b"amp", b"quot", b"apos"})
_ARTICLES = ("article", "book-part", "book")


def extract(raw: Raw) -> Extract:
    """The text of an article with its entries and its citations as marked; of several articles, the first.

    Raises:
        DocumentError: it is no well-formed XML, too large, or holds no article.
    """
    if raw.data.count(b"<") > _MOST_TAGS:
        raise DocumentError(f"has more than {_MOST_TAGS:,} tags: save the article alone")
    root = parse(_without_names(raw.data))
    articles = [root] if local(root) in _ARTICLES else _outermost(root)
    if not articles:
        raise DocumentError("is XML, but holds no article")
    remarks = []
    if len(articles) > 1:
        remarks.append(f"holds {len(articles)} articles; only the first is read: save each in a file of its own")
    article = articles[0]
    encoding = root.getroottree().docinfo.encoding
    writer = Writer(Source(_decoded(raw.data, encoding)))
    listing = Listing(writer)
    citing = Citing(article)
    prose = Prose(writer, listing, citing)
    prose.article(article)
    parts = [one for one in within(article, "sub-article", "response") if _is_own(one, article)]
    translations = [one for one in parts if "translation" in _types(one, article)]
    for part in parts:
        if part not in translations:
            prose.article(part)
    if translations:
        languages = sorted({_language(one) for one in translations} - {""})
        told = f" ({', '.join(languages)})" if languages else ""
        remarks.append(f"holds the same article in another language{told}; only the original is read")
    text = writer.text
    listing.number(citing.markers(text))
    return Extract(
        text=text,
        marks=tuple(sorted(writer.marks, key=lambda mark: (mark.start, mark.end))),
        anchors=writer.anchors,
        entries=tuple(listing.entries),
        pointers=pointers(text, citing.links(text, listing.by_id), listing.by_number()) if listing.entries else (),
        regions=tuple(listing.regions),
        remarks=tuple(remarks),
        published=_published(article),
    )


def _published(article: etree._Element) -> str | None:
    """The earliest of the article's own dates of publication."""
    meta = child(child(article, "front"), "article-meta")
    if meta is None:
        return None
    return earliest(
        iso_date(plain(child(date, "year")), plain(child(date, "month")), plain(child(date, "day")))
        for date in children(meta, "pub-date")
        if date.get("pub-type") != "collection" and date.get("date-type") != "collection"
    )


def _outermost(root: etree._Element) -> list[etree._Element]:
    """The articles of a collection, or within the envelope of an archive's answer."""
    return [one for one in within(root, *_ARTICLES) if not any(local(up) in _ARTICLES for up in one.iterancestors())]


def _is_own(part: etree._Element, article: etree._Element) -> bool:
    """Whether a part belongs to `article` itself or to a part of it, and not to what stands in a `related-object`."""
    return any(up is article for up in part.iterancestors())


def _types(part: etree._Element, article: etree._Element) -> str:
    """The types of `part` and of the parts around it: an answer within a translation is translated, too."""
    out = []
    above: etree._Element | None = part
    while above is not None and above is not article:
        out.append(str(above.get("article-type") or above.get("response-type") or ""))
        above = above.getparent()
    return " ".join(out)


def _language(part: etree._Element) -> str:
    return next((str(value) for key, value in part.attrib.items() if str(key).endswith("}lang")), "")


def _decoded(data: bytes, encoding: str | None) -> str:
    """The source as text, for finding places in it."""
    try:
        return data.decode(encoding) if encoding and not data.startswith((b"\xff\xfe", b"\xfe\xff")) else decode(data)
    except (LookupError, UnicodeDecodeError, DocumentError):
        return data.decode("utf-8", errors="replace")


def _without_names(data: bytes) -> bytes:
    """`data` with numbers for the named characters that nothing declares: without a DOCTYPE they are an error."""
    if b"<!DOCTYPE" in data[:8192] or b"<!ENTITY" in data:
        return data

    def numbered(match: re.Match[bytes]) -> bytes:
        character = None if match.group(1) in _OWN else html5.get(match.group(1).decode("ascii") + ";")
        return "".join(f"&#{ord(c)};" for c in character).encode() if character else match.group()

    return _NAMED.sub(numbered, data)
