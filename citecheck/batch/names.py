"""What the page of a document is called."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


def page_file(path: str) -> str:
    """The page of the document `path`, relative to the report's folder: a name that every file system takes."""
    digest = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    name = _UNSAFE.sub("-", Path(path).name).strip(".-")[-_LONGEST:] or "document"
    return f"documents/{name}-{digest}.html"
