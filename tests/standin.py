"""Starts the stand-in for NCBI's services as a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PROGRAM = Path(__file__).with_name("eutils_standin.py")


_SETTLES = 0.05
"""Seconds in which a request that was answered is counted."""


@dataclass(frozen=True)
class StandIn:
    """A running stand-in; `stats()`: requests, max_in_1s, seconds, status, path, fault, no_tool_or_email."""

    base: str

    @property
    def eutils_url(self) -> str:
        return self.base + "/entrez/eutils/"

    @property
    def idconv_url(self) -> str:
        return self.base + "/tools/idconv/api/v1/articles/"

    @property
    def citmatch_url(self) -> str:
        return self.base + "/api/citmatch/"

    @property
    def urls(self) -> dict[str, str]:
        return {"eutils_url": self.eutils_url, "idconv_url": self.idconv_url, "citmatch_url": self.citmatch_url}

    def stats(self) -> dict[str, Any]:
        """What was counted. A request is counted when its answer is out already: it is asked until nothing is added."""
        last = self._ask("/__stats")
        while True:
            time.sleep(_SETTLES)
            now = self._ask("/__stats")
            if now == last:
                return now
            last = now

    def reset(self) -> None:
        self._ask("/__reset")

    def _ask(self, path: str) -> dict[str, Any]:
        with urllib.request.urlopen(self.base + path, timeout=20) as answer:
            return dict(json.load(answer))


def build_database(xml_paths: Iterable[Path], database: Path) -> Path:
    """The stand-in's database of the articles of PubMed XML files."""
    command = [sys.executable, _PROGRAM, "build", "--db", database, *xml_paths]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    return database


@contextmanager
def serving(database: Path, *flags: str) -> Iterator[StandIn]:
    """The stand-in over a database, on a free port, until the block ends."""
    command = [sys.executable, str(_PROGRAM), "serve", "--db", str(database), "--port", "0", *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[1]
            yield StandIn(address.removesuffix("/entrez/eutils/"))
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def running_standin(xml_paths: Iterable[Path], *flags: str) -> Iterator[StandIn]:
    """The stand-in over PubMed XML files; `flags` as its docstring lists them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(build_database(xml_paths, Path(folder) / "pm.sqlite"), *flags) as it,
    ):
        yield it
