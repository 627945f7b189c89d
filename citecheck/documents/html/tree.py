"""From the bytes of a page to its tree; small questions to its elements."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from citecheck.documents.mathml import local
from citecheck.documents.plain import decode
from citecheck.documents.xml import parse as parse_xml
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["decoded", "fragment", "line", "local", "parsed", "plain", "tokens"]

_MOST_TAGS = 400_000
_MOST_ATTRIBUTES = 2000
"""libxml2 compares each attribute of a tag with all the others."""
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BLANK = re.compile(r"\s+|/")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# What browsers take these names for.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "li", "p", "td", "th", "tr"}
)


def decoded(data: bytes) -> str:
    """The source of a page as text: by its byte order mark, as UTF-8 if it is that, as it says itself, as cp1252.

    Raises:
        DocumentError: it is no text.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    if data[:2] in (b"<\x00", b"\x00<"):
        return data.decode("utf-16-le" if data[0] else "utf-16-be", errors="replace")
    said = _CHARSET.search(data[:4096]) or _DECLARED.search(data[:200])
    name = said.group(1).decode("ascii").lower() if said else ""
    name = _MEANT.get(name, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = data.decode(name or "cp1252", errors="replace")
        except (LookupError, ValueError):
            text = data.decode("cp1252", errors="replace")
    if text.count("\ufffd") > len(text) // 20 or len(_CONTROLS.findall(text)) > len(text) // 20:
        raise DocumentError("is not a web page: it holds bytes that are no text")
    return text


def parsed(source: str) -> etree._Element:
    """The root of the tree of a page.

    Raises:
        DocumentError: it has no text, too many tags, or is nested too deeply.
    """
    from lxml import etree

    if source.count("<") > _MOST_TAGS:
        raise DocumentError(f"has more than {_MOST_TAGS:,} tags: save the article alone")
    for tag in _LONG_TAG.finditer(source):
        if len(_BLANK.findall(_QUOTED.sub("", tag.group()))) > _MOST_ATTRIBUTES:
            raise DocumentError(f"has a tag with more than {_MOST_ATTRIBUTES:,} attributes: save its text alone")
    if source.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        try:
            root = parse_xml(re.sub(r"^\s*<\?xml[^>]*\?>", "", source.lstrip("\ufeff")).encode("utf-8", "replace"))
        except DocumentError:
            pass
        else:
            if local(root) == "html":
                return root
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    tree: etree._Element | None = None
    try:
        tree = etree.fromstring(_CONTROLS.sub("", source).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise DocumentError("is a web page nested too deeply to be read: save its text alone")
    if tree is None:
        raise DocumentError("is a web page without text")
    return tree


def plain(element: etree._Element) -> str:
    """The text of `element` on one line, with a blank where a block ends."""
    parts = [element.text or ""]
    for one in element.iterdescendants():
        if local(one) in ("script", "style", "template"):
            parts.append(one.tail or "")
            continue
        parts += [" " if local(one) in _BLOCKS else "", one.text or "", one.tail or ""]
        if local(one) in _BLOCKS:
            parts.append(" ")
    return " ".join("".join(parts).split())


def tokens(element: etree._Element) -> frozenset[str]:
    """The words of the class of `element`: `cookieBanner` is `cookie` and `banner`."""
    said = str(element.get("class") or "")[:400]
    return frozenset(word.lower() for word in _WORD.findall(said)) if said.strip() else frozenset()


def fragment(element: etree._Element) -> str:
    """The name within the page that a link leads to; empty where it leads elsewhere."""
    address = str(element.get("href") or "")
    _, sign, name = address.partition("#")
    return name.strip() if sign and len(name) < 300 else ""


def line(element: etree._Element) -> int | None:
    """The line of the source that `element` begins on, None where the parser does not know it."""
    found: object = element.sourceline
    return found if isinstance(found, int) else None
