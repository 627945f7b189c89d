"""The process that reads one PDF: its bytes come in, an `Extract` or one line that says why not goes out."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import msgspec

from citecheck.documents.formats import TEXT_LIMIT
from citecheck.documents.pdf.bounds import MEMORY, SECONDS, SLOW
from citecheck.documents.pdf.layout import laid_out
from citecheck.documents.pdf.pages import Pdf
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from citecheck.documents.pdf.pieces import Page
    from citecheck.documents.raw import Extract

_UNREADABLE = "\ufffd\ufffe"
_MOST_UNREADABLE = 0.3
_SCAN = "has no text in it: it is a scan; recognise its text first (OCR)"


def read(data: bytes) -> Extract:
    """Read a PDF in this process.

    Raises:
        DocumentError: it is damaged, protected, a scan, too long or too slow.
    """
    start = time.process_time()
    pdf = Pdf(data)
    pages: list[Page] = []
    characters = lost = 0
    for page in pdf.pages():
        pages.append(page)
        for run in page.runs:
            characters += len(run.text)
            lost += _lost(run.text)
        if characters > TEXT_LIMIT:
            raise DocumentError(f"holds more than {TEXT_LIMIT // 1_000_000} million characters; split it")
        if time.process_time() - start > SECONDS:
            raise DocumentError(SLOW)
    if not characters:
        drawn = any(page.drawn for page in pages)
        raise DocumentError(_SCAN if drawn else "has no text in it: its pages are empty")
    if lost > _MOST_UNREADABLE * characters:
        raise DocumentError("has fonts that do not say what their letters are; recognise its text first (OCR)")
    extract = laid_out(pages, _remarks(pages))
    if not extract.text.strip():
        raise DocumentError(_SCAN)
    return extract


def _lost(text: str) -> int:
    """Characters that are nothing: no letter is known for them, or only the font's own number."""
    if text.isascii() and text.isprintable():
        return 0
    return sum(1 for char in text if char in _UNREADABLE or "\ue000" <= char <= "\uf8ff" or char < "\x02")


def _remarks(pages: list[Page]) -> tuple[str, ...]:
    silent = [page.number for page in pages if page.drawn and not page.runs]
    if not silent:
        return ()
    ranges: list[list[int]] = []
    for number in silent:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges[:10]) + (" ..." if len(ranges) > 10 else "")
    if len(silent) == 1:
        return (f"page {shown} has no text in it and was not read: it may be a scan or a picture",)
    return (f"pages {shown} have no text in them and were not read: they may be scans or pictures",)


def _bounded() -> None:
    """Let this process have no more memory than a document may, where the system can say so."""
    try:
        import resource
    except ImportError:
        return
    # Not every system bounds the address space.
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        # For one page that does not end; between pages the time is looked at.
        resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS) + 4, int(SECONDS) + 6))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def main() -> None:
    """Read standard input, write the answer to standard output as MessagePack."""
    _bounded()
    answer: Extract | str
    try:
        answer = read(sys.stdin.buffer.read())
    except DocumentError as error:
        answer = str(error)
    except MemoryError:
        answer = "needs more memory than a document may; split it, or save its text alone"
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
