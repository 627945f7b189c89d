"""What a sentence says in passing, of itself or of something else than what was found.

`More importantly,` compares nothing, `To lower costs,` lowers none, and `, not a trivial finding` denies none: words of
direction and negations there say nothing of the finding.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LEADING = re.compile(
    r"(?:^|(?<=[.!?;]\s))(?:(?:even |perhaps |what is )?(?:more|most|less) \w+ly|(?:worse|better) (?:still|yet)|"
    r"(?:all|other) (?:else|things|other things)(?: being)? equal|similarly|likewise|equally|not \w+ly|"
    r"(?:no|little|small) wonder|hardly (?:surprising|unexpected)\w*|more often than not|more or less|"
    r"(?:it is |there is |there can be )?(?:not |no longer |hardly |little |no )"
    r"(?:disput|doubt|deni|deny|contest|question)\w*|"
    r"in no uncertain terms|(?:in order |so as |in an? (?:effort|attempt) )?to [^,.;]{3,60}|despite [^,.;]{3,60})"
    r"(?:,\s|\s(?=that\s))",
    re.IGNORECASE,
)
"""What comes before the statement."""
_TRAILING = re.compile(
    r"(?:,|\s[–—-])\s(?:(?:even\s|and\s|though\s)?(?:not|no|none|neither|never)\b"
    r"(?!(?:\s[\w-]+){0,3}\s?(?:signific|differ|statist|effect|change))[^,;.]*(?=[.;]|$)|even\s(?:in the absence of|without)\b[^,;.]*|"
    r"(?:an?\s)?(?:[\w-]+\s){1,4}?than\s(?:was\s|were\s|is\s|had been\s)?"
    r"(?:expected|hoped|predicted|anticipated|feared|thought|planned|assumed)\b)",
    re.IGNORECASE,
)
"""What comes behind it."""


@lru_cache(maxsize=2048)
def asides(text: str) -> tuple[tuple[int, int], ...]:
    """The half-open offsets of what `text` says in passing, in order."""
    found = [m.span() for pattern in (_LEADING, _TRAILING) for m in pattern.finditer(text)]
    return tuple(sorted(found))
