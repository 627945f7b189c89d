"""The process that reads one PDF: its bytes come in, an `Extract` or one line that says why not goes out."""

from __future__ import annotations

import gc
import sys
import time
from typing import TYPE_CHECKING

import msgspec

from citecheck.documents.pdf.bounds import CHARACTERS, SECONDS, SLOW, bound_reader
from citecheck.documents.pdf.layout import laid_out
from citecheck.documents.pdf.pages import Pdf
from citecheck.documents.pdf.together import pages_together, processes_for
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecheck.documents.pdf.pieces import Page
    from citecheck.documents.raw import Extract

_UNREADABLE = "\ufffd\ufffe"
_MOST_UNREADABLE = 0.3
_LONG = f"holds more than {CHARACTERS // 1_000_000} million characters; split it"
_SCAN = "has no text in it: it is a scan; recognise its text first (OCR)"


def read(data: bytes, processes: int | None = 1) -> Extract:
    """Read a PDF in this process, its pages in `processes`: as many as serve this machine and file best, if None.

    Raises:
        DocumentError: it is damaged, protected, a scan, too long or too slow.
    """
    pdf = Pdf(data)
    if processes is None:
        processes = processes_for(pdf, len(data))
    pages = pages_together(pdf, processes, _within)
    characters, lost = _characters(pages), sum(_lost(run.text) for page in pages for run in page.runs)
    if characters > CHARACTERS:
        raise DocumentError(_LONG)
    if not characters:
        drawn = any(page.drawn for page in pages)
        raise DocumentError(_SCAN if drawn else "has no text in it: its pages are empty")
    if lost > _MOST_UNREADABLE * characters:
        raise DocumentError("has fonts that do not say what their letters are; recognise its text first (OCR)")
    extract = laid_out(pages, _remarks(pages))
    if not extract.text.strip():
        raise DocumentError(_SCAN)
    return extract


def _within(pages: Iterable[Page]) -> Iterator[Page]:
    """`pages`, until they are more than a document may have."""
    start = time.process_time()
    characters = 0
    for page in pages:
        yield page
        characters += _characters([page])
        if characters > CHARACTERS:
            raise DocumentError(_LONG)
        if time.process_time() - start > SECONDS:
            raise DocumentError(SLOW)


def _characters(pages: Iterable[Page]) -> int:
    return sum(len(run.text) for page in pages for run in page.runs)


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


def main() -> None:
    """Read standard input, write the answer to standard output as MessagePack."""
    bound_reader()
    # What is made here is kept until the process ends, so there is nothing to collect.
    gc.disable()
    answer: Extract | str
    try:
        answer = read(sys.stdin.buffer.read(), None)
    except DocumentError as error:
        answer = str(error)
    except MemoryError:
        answer = "needs more memory than a document may; split it, or save its text alone"
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
