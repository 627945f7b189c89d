"""When a finished document counts as finished still: the same bytes, version, configuration and source."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from citecheck import __version__
from citecheck.documents.detect import detect
from citecheck.documents.formats import COMPOSED
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from citecheck.config import Settings
    from citecheck.pubmed.opening import Opener
    from citecheck.stages import Input

# What changes neither a verdict nor its words.
_IRRELEVANT = frozenset(
    {"jobs", "cache-dir", "email", "fail-on", "refresh", "pubmed", "eutils-url", "engine", "scheduler", "redis"}
)
# What a document of several files may be made of, beside itself.
_PARTS = frozenset({".tex", ".latex", ".bib", ".bbl", ".json", ".yaml", ".yml"})
_PIECE = 1 << 20


def _judged_by(settings: Settings) -> list[str]:
    """What the opinions of the judge that was asked for depend on, beyond the settings."""
    if not settings.judge:
        return []
    from citecheck.judges.opening import spec_of

    spec = spec_of(settings)
    return [spec.identity] if spec else []


def _looks(head: bytes, path: Path) -> str | None:
    """The format that a file which begins so is read as; one of those made of several files shows itself there."""
    try:
        return detect(head, str(path))[0]
    except DocumentError:
        return None


class Keys:
    """Makes the key of each document of one run."""

    def __init__(self, settings: Settings, opener: Opener) -> None:
        values = msgspec.to_builtins(settings)
        kept = {name: value for name, value in values.items() if name not in _IRRELEVANT}
        # An entry of the accept list that runs out changes what is reported.
        today = datetime.datetime.now(tz=datetime.UTC).date()
        expired = [entry.until is not None and entry.until < today for entry in settings.accept]
        parts = [__version__, kept, expired, opener.identity, *_judged_by(settings)]
        text = msgspec.json.encode(parts, order="deterministic")
        self._run = hashlib.sha256(text).hexdigest()
        self._parts: dict[Path, str] = {}

    def key(self, item: Input) -> str | None:
        """The key of a document, None where it cannot be read."""
        whole = hashlib.sha256(f"{self._run} {item.format}".encode())
        if item.data is not None:
            whole.update(item.data)
            return whole.hexdigest()
        path = Path(item.path)
        try:
            if not path.is_file():
                # A pipe or a device would be waited for, or read, for ever.
                return None
            with path.open("rb") as file:
                head = piece = file.read(_PIECE)
                while piece:
                    whole.update(piece)
                    piece = file.read(_PIECE)
            if (item.format or _looks(head, path)) in COMPOSED:
                whole.update(self._beside(path.parent).encode())
        except OSError:
            return None
        return whole.hexdigest()

    def _beside(self, folder: Path) -> str:
        """The names, sizes and times of the files that may be part of a document of this folder."""
        if folder not in self._parts:
            files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in _PARTS and file.is_file())
            known = [f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files]
            self._parts[folder] = " ".join(known)
        return self._parts[folder]
