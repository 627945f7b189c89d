"""PDF, read by pdfium in a process of its own, so that no file can take more time or memory than a document may.

What the file holds is letters at places; `pages` asks pdfium for them, `layout` makes lines, columns and paragraphs.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec

from citecheck.documents.pdf.bounds import SECONDS, SLOW
from citecheck.documents.raw import Extract
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from citecheck.documents.raw import Raw

_READER = "citecheck.documents.pdf.reading"
_OUT_OF_TIME = 24
"""The signal (SIGXCPU) of a process that has computed for longer than it may."""
_WAIT = 20 * SECONDS
"""Seconds by the clock until a reader is ended that neither answers nor computes; a busy machine takes its time."""


def extract(raw: Raw) -> Extract:
    """The text of a PDF in reading order, with an anchor for each line of its pages.

    Raises:
        DocumentError: it is damaged, protected, a scan, or takes more time or memory than a document may.
    """
    command = [sys.executable, "-m", _READER]
    try:
        done = subprocess.run(command, input=raw.data, capture_output=True, timeout=_WAIT, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired:
        raise DocumentError(SLOW) from None
    if done.returncode == -_OUT_OF_TIME:
        raise DocumentError(SLOW)
    if done.returncode or not done.stdout:
        # pdfium was stopped by its bounds, or fell over what it read.
        raise DocumentError("cannot be read: it is damaged, or needs more memory than a document may; save it anew")
    answer = msgspec.msgpack.decode(done.stdout, type=Extract | str)
    if isinstance(answer, str):
        raise DocumentError(answer)
    return answer
