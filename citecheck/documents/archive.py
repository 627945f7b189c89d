"""Zip archives from strangers: members are measured before they are unpacked, and only those asked for are."""

from __future__ import annotations

import io
import zipfile
import zlib

from citecheck.errors import DocumentError

_MB = 1_000_000
_MEMBER = 60 * _MB
_TOTAL = 100 * _MB
_MOST_MEMBERS = 50_000
_RATIO = 250
"""XML shrinks to a tenth, generated XML to a hundredth; what shrinks further was made to be unpacked."""
_SMALL = 5 * _MB
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
DAMAGED = (
    zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, OverflowError, RuntimeError
)  # fmt: skip
"""What zipfile raises for an archive that is cut short, altered or locked: it has no one error for them."""


class Archive:
    """A zip archive in memory, of which single members are read; nothing is written to disk."""

    def __init__(self, data: bytes) -> None:
        """Open `data`.

        Raises:
            DocumentError: it is no zip archive, is damaged, or has more members than any document.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except DAMAGED:
            raise DocumentError("is a damaged zip archive or Office file: it may have been cut short") from None
        if len(members) > _MOST_MEMBERS:
            raise DocumentError("is a zip archive with more parts than a document has")
        # Office looks names up whatever their case, and takes the first of two.
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            self._members.setdefault(member.filename.replace("\\", "/").lstrip("/").lower(), member)
        self._left = _TOTAL

    def names(self) -> list[str]:
        """The names of all members, lower case, in the order of the archive."""
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """The bytes of the member `name`, None where there is none.

        Raises:
            DocumentError: it is damaged, encrypted, or far larger than it may be.
        """
        member = self._members.get(name.lstrip("/").lower())
        if member is None or member.is_dir():
            return None
        size = member.file_size
        if size > _SMALL and size > _RATIO * max(1, member.compress_size):
            raise DocumentError("is a zip bomb: a small file that unpacks to a huge one; not opened")
        if size > _MEMBER or size > self._left:
            raise DocumentError("is too large inside to be read; split it, or save its text alone")
        if member.flag_bits & 0x1:
            raise DocumentError("is protected by a password: save it without one")
        if member.compress_type not in _METHODS:
            raise DocumentError("is packed in a way that Office does not use: save it again")
        self._left -= size
        try:
            return self._zip.read(member)
        except DAMAGED:
            raise DocumentError("is a damaged zip archive or Office file: it may have been cut short") from None
