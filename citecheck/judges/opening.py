"""How a judge is opened: a value that can travel to other processes, where a judge itself cannot. It holds no key."""

from __future__ import annotations

import ipaddress
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from msgspec import Struct

from citecheck.errors import ConfigError

if TYPE_CHECKING:
    from citecheck.config import Settings
    from citecheck.judges.opinions import Judge

DEFAULT_URL = "http://localhost:11434/v1"
"""Where a language model of this machine is commonly served."""
KEY_VARIABLE = "CITECHECK_JUDGE_KEY"
"""The environment variable that holds the key of a service; read in each process, never stored, logged or shown."""


class JudgeSpec(Struct, frozen=True, kw_only=True):
    """Everything that it takes to open the judge of a run but the key; `name` is a folder or the name of a model."""

    kind: Literal["nli", "openai"]
    name: str
    url: str = DEFAULT_URL
    offline: bool = False
    refresh: bool = False
    cache_dir: str | None = None

    @property
    def here(self) -> bool:
        """Whether it runs on this machine, so that nothing leaves it."""
        return self.kind == "nli" or is_this_machine(self.url)

    @property
    def identity(self) -> str:
        """What the answers depend on, beyond the settings: the files of a model's folder."""
        if self.kind != "nli":
            return f"{self.name} {self.url}"
        files = sorted(Path(self.name).rglob("*"))
        known = [f"{one.name} {one.stat().st_size} {one.stat().st_mtime_ns}" for one in files if one.is_file()]
        return " ".join([str(Path(self.name).resolve()), *known])

    @property
    def notices(self) -> tuple[str, ...]:
        """What is to be said on the screen before anything is asked: what leaves this program, and where it goes."""
        if self.kind == "nli":
            return ()
        if self.offline and not self.here:
            return (f"--offline: the judge {self.name} at {self.url} is not asked; its kept answers are used",)
        machine = "on this machine" if self.here else "NOT this machine"
        key = f", with the key in {KEY_VARIABLE}" if os.environ.get(KEY_VARIABLE) else ""
        clear = ", unencrypted" if not self.here and urlsplit(self.url).scheme == "http" else ""
        return (
            f"the judge {self.name} is sent each claim with the title and abstract that it cites{key}{clear}; "
            f"they go to {self.url} ({machine})",
        )

    def open(self) -> Judge:
        """The judge, ready to be asked.

        Raises:
            ConfigError: a package is missing, the folder or the address is not one that can be used.
        """
        if self.kind == "nli":
            from citecheck.judges import nli

            return nli.open_folder(Path(self.name))
        from citecheck.judges import openai

        return openai.open_service(self, os.environ.get(KEY_VARIABLE) or None)


def spec_of(settings: Settings) -> JudgeSpec | None:
    """The judge that `settings` ask for, None where they ask for none or check no claims.

    Raises:
        ConfigError: it is neither `nli:FOLDER` nor `openai:MODEL`, or the address is none.
    """
    if not settings.judge or not settings.claims:
        return None
    kind, _, name = settings.judge.partition(":")
    if not name.strip() or kind not in ("nli", "openai"):
        raise ConfigError(f"the judge {settings.judge!r} is neither nli:FOLDER nor openai:MODEL")
    if kind == "nli":
        return JudgeSpec(kind="nli", name=name)
    return JudgeSpec(
        kind="openai",
        name=name,
        url=checked_url(settings.judge_url or DEFAULT_URL),
        offline=settings.offline,
        refresh=settings.refresh,
        cache_dir=settings.cache_dir,
    )


def checked_url(url: str) -> str:
    """`url` without a slash at its end, where it is one that may be shown and stored.

    Raises:
        ConfigError: it is no http or https address, or holds a user name, a password or a query, where a key could be.
    """
    try:
        parts = urlsplit(url.strip())
        address = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
        good = address and not ("@" in parts.netloc or parts.query or parts.fragment)
    except ValueError:
        good = False
    if not good:
        raise ConfigError(
            "the address of the judge (--judge-url) must be an http or https address without user name or query; "
            f"a key goes into {KEY_VARIABLE}"
        )
    return url.strip().rstrip("/")


def is_this_machine(url: str) -> bool:
    """Whether `url` leads to this machine by its form alone: no name is looked up."""
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@lru_cache(maxsize=1)
def shared(spec: JudgeSpec) -> Judge:
    """The judge of `spec`, opened once in a process and kept until the process ends."""
    return spec.open()
