"""Studies that a sentence points back to: `Neither trial found`, `Data from both trials`, `One trial ..., the other`.

Whether anything stands before it to point to is for others to say.
"""

from __future__ import annotations

import re

from citecheck.text.late import late

_NOUN = (
    r"(?:stud(?:y|ies)|trials?|reviews?|meta-?analys[ie]s|surveys?|papers?|investigations?|case\sseries|experiments?"
    r"|analys[ie]s|cohorts?|reports?)"
)
_COUNT = r"(?:two|three|four|five|six|2|3|4|5|6)"
_BETWEEN = r"(?:(?!(?:an?|one|and|or|nor|the)\b)[\w’'-]+\s){0,2}"
_FROM = (
    r"(?:(?:the\s)?(?:pooled\s|combined\s)?(?:data|results?|evidence|findings?|analys[ie]s|authors|investigators"
    r"|researchers)\s(?:from|of|in|by)\s)?"
)
_OTHERS = r"(?!\s(?:and|or|nor)\b)"
"""`Both trials and reviews show` names kinds of studies, none in particular."""
_MEANT = late(
    rf"\b{_FROM}(?:"
    rf"(?:(?:only\s)?one|each|both|neither|either|none|all|any|most|some|{_COUNT})\sof\s(?:the|these|those)\s"
    rf"{_BETWEEN}{_NOUN}"
    rf"|(?:both|neither|either|each|these|those|this|all\s(?:the\s|these\s)?{_COUNT}"
    rf"|the\s(?:{_COUNT}|first|second|third|fourth|last|latter|former|other|same|earlier|later|larger|smaller)"
    rf"(?:\s{_COUNT})?)\s{_BETWEEN}{_NOUN})\b{_OTHERS}",
    re.IGNORECASE,
)
_ONE = late(
    rf"\b{_FROM}(?:the\s)?one\s{_BETWEEN}{_NOUN}\b(?=[^.?!]{{1,300}}\b(?:"
    rf"the\sother(?:\sone)?\s(?:did|does|had|has|was|were|saw|gave|found|show|report|conclud|observ|suggest|reveal|not)"
    rf"|the\sother\s{_BETWEEN}{_NOUN}\b|(?:in|from|by|nor|not|than)\sthe\sother[,;.]))",
    re.IGNORECASE,
)


def without_meant(sentence: str) -> str:
    """`sentence` with `they` for the studies that it points back to."""
    return _MEANT.sub("they", _ONE.sub("they", sentence))
