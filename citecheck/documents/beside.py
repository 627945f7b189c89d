"""Files that a document names and that lie beside it: only within its own folder, bounded, each trouble a remark."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from citecheck.documents.plain import decode
from citecheck.errors import DocumentError

_LARGEST = 20_000_000
_MOST = 300
_REMARKS = 12
_LONGEST = 300


class Beside:
    """The folder of one document; `remarks` collects what could not be read, once each."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._root = path.resolve().parent if path is not None else None
        self._read = 0
        self._bytes = 0
        self._remarks: dict[str, None] = {}

    @property
    def remarks(self) -> list[str]:
        """One line for each file that was named and not read."""
        return list(self._remarks)[:_REMARKS]

    def remark(self, line: str) -> None:
        """Add a line for the reader."""
        self._remarks.setdefault(line)

    def read(self, name: str, suffixes: tuple[str, ...], near: str = "") -> tuple[str, str] | None:
        """The text of the file `name` (with the first of `suffixes` that there is), and its name within the folder.

        `near` is the name of the file that asks, for names relative to that. None, and a remark, where it cannot be
        read; nothing outside the folder is opened, whether by `..`, an absolute path or a link.
        """
        shown = name if len(name) < _LONGEST else name[:60] + "…"
        if self._root is None:
            self.remark(f"names {shown}, which standard input cannot bring along; it was read without")
            return None
        pure = PurePosixPath(name)
        if not name or "\x00" in name or len(name) >= _LONGEST:
            return None
        outside = pure.is_absolute() or name.startswith("~")
        for folder in dict.fromkeys(("", str(PurePosixPath(near).parent))):
            for suffix in suffixes:
                try:
                    found = (self._root / folder / (name + suffix)).resolve()
                    if not found.is_relative_to(self._root):
                        outside = True
                    elif not outside and found.is_file():
                        return self._text(found, shown)
                except (OSError, ValueError, RuntimeError):
                    continue
        if outside:
            self.remark(f"names {shown}, which lies outside its folder; not read")
        else:
            self.remark(f"names {shown}, which is not there; it was read without")
        return None

    def named(self, suffix: str) -> list[str]:
        """The names of the files with `suffix` in the folder itself, sorted."""
        if self._root is None:
            return []
        try:
            return sorted(file.name for file in self._root.iterdir() if file.suffix.lower() == suffix)
        except OSError:
            return []

    def _text(self, found: Path, shown: str) -> tuple[str, str] | None:
        size = found.stat().st_size
        if self._read >= _MOST or self._bytes + size > _LARGEST:
            self.remark(
                f"names more than {_MOST} files, or more than {_LARGEST // 1_000_000} MB; the rest was not read"
            )
            return None
        self._read += 1
        self._bytes += size
        try:
            text = decode(found.read_bytes())
        except DocumentError as error:
            self.remark(f"names {shown}, which {error}; not read")
            return None
        assert self._root is not None
        return found.relative_to(self._root).as_posix(), text.replace("\r\n", "\n").replace("\r", "\n")
