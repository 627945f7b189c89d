"""What a sentence says in passing, of itself or of something else than what was found.

`More importantly,` compares nothing, `To lower costs,` lowers none, and `, not a trivial finding` denies none: words of
direction and negations there say nothing of the finding.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORK = (
    r"(?:stud\w+|trials?|series|reports?|work|works|reviews?|analys\w+|papers?|experience|countries|settings|centres)"
)
_LEADING = re.compile(
    r"(?:^|(?<=[.!?;]\s))(?:"
    r"(?:even |perhaps |what is )?(?:more|most|less) \w+ly|(?:worse|better) (?:still|yet)|"
    r"(?:all|other) (?:else|things|other things)(?: being)? equal|similarly|likewise|equally|not \w+ly|"
    r"(?:no|little|small) wonder|hardly (?:surprising|unexpected)\w*|more often than not|more or less|"
    r"(?:it is |there is |there can be )?(?:not |no longer |hardly |little |no )"
    r"(?:disput|doubt|deni|deny|contest|question)\w*|"
    r"(?:we|our \w+) (?:\w+ )?(?:fail\w* to|could not|did not|were unable to) \w+|"
    r"[^,.;:]{0,50}\b(?:know|knows|knew|known|aware|told|realis\w+|realiz\w+|remember\w*|forg[eo]t\w*|overlook\w*)|"
    r"(?:the|an?|one|another) (?:[\w-]+ ){1,4}(?:is|was)|"
    r"(?:never before|not until|only)\b[^,.;:]{0,50}|"
    r"in no uncertain terms|"
    r"(?:(?:in order |so as |in an? (?:effort|attempt) )?to|with (?:the|an?) (?:aim|goal|hope|intention) of|despite)"
    r" [^,.;]{3,60})"
    r"(?:,\s|\sthat\s)",
    re.IGNORECASE,
)
"""What comes before the statement."""
_TRAILING = re.compile(
    r"(?:,|\s[–—-])\s(?:"
    r"(?:even\s|though\s)?(?:not|no|none|neither|never)\b"
    r"(?!(?:\s[\w-]+){0,3}\s?(?:signific|differ|statist|effect|change))[^,;.]*(?=[.;]|$)|"
    r"even\s(?:in the absence of|without)\b[^,;.]*|"
    r"to (?:little|no|great|good) effect|"
    r"(?:hence the|thus the|regardless of|irrespective of|in exchange for|in as (?:many|few) as|beyond|over and above|"
    r"whatever|however (?:high|low|small|large))\b[^,;.]*|"
    r"(?:just\s|much\s|even\s)?(?:as|like|unlike|similar to|in (?:contrast|line|keeping|agreement) (?:to|with)|"
    rf"contrary to|consistent with|compatible with)\s(?:[\w-]+\s){{0,5}}{_WORK}\b[^,;.]*|"
    r"(?:an?|the)\s(?:[\w-]+\s){0,2}(?:finding|result|observation|matter|fact)\s(?:of|that|which|not)\b[^,;.]*|"
    r"(?:an?\s)?(?:[\w-]+\s){1,4}?than\s(?:was\s|were\s|is\s|had been\s)?"
    r"(?:expected|hoped|predicted|anticipated|feared|thought|planned|assumed)\b|"
    r"with\s(?:[\w-]+\s){1,6}than\s(?:ours|in our|in other|others|elsewhere|usual)\b[^,;.]*)",
    re.IGNORECASE,
)
"""What comes behind it."""


@lru_cache(maxsize=2048)
def asides(text: str) -> tuple[tuple[int, int], ...]:
    """The half-open offsets of what `text` says in passing, in order."""
    found = [m.span() for pattern in (_LEADING, _TRAILING) for m in pattern.finditer(text)]
    return tuple(sorted(found))
