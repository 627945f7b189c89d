"""Plain text, and bytes into text for every format that is text underneath."""

from __future__ import annotations

import codecs
import re

from citecheck.documents.raw import Extract, Raw
from citecheck.errors import DocumentError
from citecheck.models import Mark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = frozenset(chr(n) for n in range(32)) - frozenset("\t\n\r\f\v\x1b\x1a")


_RAISED = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?”’\")]))\^(?:"
    r"\((?P<within>\d{1,3}(?:[,;–-]\s?\d{1,3}){0,20})\)|(?P<bare>\d{1,3}(?:[,;–-]\d{1,3}){0,20})\^?(?![\w^]|[.,]\d))"
)
"""A superscript as pandoc writes it in plain text, `text.^(1–3)`, and as people do, `text.^1,2`; `x^(2)` and `10^3` are
powers.
"""


def decode(data: bytes) -> str:
    """The text of `data`: by its byte order mark, else as UTF-8, else as Windows-1252.

    Raises:
        DocumentError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentError("is damaged: its byte order mark promises text that is not there") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        # A stray byte or two is a damaged text file; many are a file of another kind.
        if text.count("\ufffd") > len(text) // 200:
            raise DocumentError("is not a text file") from None
    if sum(text.count(c) for c in _CONTROLS) > len(text) // 200:
        raise DocumentError("is not a text file")
    return text


def extract(raw: Raw) -> Extract:
    """Plain text is its own extract, so that offsets are those of the file; raised numbers are marked.

    Raises:
        DocumentError: it is no text.
    """
    text = decode(raw.data)
    raised = _RAISED.finditer(text) if "^" in text else ()
    return Extract(
        text=text,
        marks=tuple(
            Mark(kind="superscript", start=m.start(m.lastgroup or 0), end=m.end(m.lastgroup or 0)) for m in raised
        ),
    )


def is_text(data: bytes) -> bool:
    """Whether `data` can be read as text."""
    try:
        decode(data)
    except DocumentError:
        return False
    return True
