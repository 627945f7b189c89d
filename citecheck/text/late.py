"""Patterns that are compiled when they are first asked.

Compiling takes up to ten milliseconds a pattern, and a run that reads one short document asks few of them.
"""

from __future__ import annotations

import re
from typing import cast


def late(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """What `re.compile` gives, for the use of its methods; a pattern that cannot be compiled says so when asked."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """Has what the compiled pattern has: each attribute is taken over when it is first read."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._printed = pattern, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        value: object = getattr(re.compile(*self._printed), name)
        setattr(self, name, value)
        return value
