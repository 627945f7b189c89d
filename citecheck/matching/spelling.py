"""British and American spelling of a word made one, so that a spelling alone is never a difference."""

from __future__ import annotations

import re
from functools import lru_cache

# Applied in order to a folded (ASCII, lower-case) word. Each rule maps both spellings to one form; that form need not
# be a word. Rules are narrow at their ends so that two different medical words do not fall together.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ae|oe", "e"),
        (r"(?<=[a-z]{2})our(?=s?$|ed|ing|al|ful|abl[ey]|ism|ist|less|hood|ig|y$)", "or"),
        (r"(?<=[a-z]{2})ys(?=e$|ed$|er$|ers$|es$|ing$)", "yz"),
        (r"(?<=[a-z]{3})is(?=e$|ed$|er$|ers$|es$|ing$|ation$|ations$|ational$)", "iz"),
        (r"(?<=[a-z]{2}[tb])re(?=s?$)", "er"),
        (r"(?<=[a-z]{2})ll(?=ed$|ing$|er$|ers$)", "l"),
        (r"(?<=[a-z]{3})ogue(?=s?$)", "og"),
        (r"^leuc", "leuk"),
        (r"sulph", "sulf"),
        (r"gramme(?=s?$)", "gram"),
        (r"^grey", "gray"),
        (r"^age(?=ing$)", "ag"),
        (r"(?<=def|lic|off|ret)ence", "ense"),
        (r"dgement", "dgment"),
        (r"aluminium", "aluminum"),
        (r"^mould", "mold"),
        (r"fulfill?", "fulfil"),
        (r"(?<=[a-z]{3})wards$", "ward"),
    )
)
# Where no rule meets the word as it is, none is ever applied to it.
_ANY_RULE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _RULES))
_SAME = {
    "versus": "vs",
    "behavioral": "behavioral",
    "whilst": "while",
    "amongst": "among",
    "enrolment": "enrollment",
    "skilful": "skillful",
    "tyre": "tire",
    "cesarian": "cesarean",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
}


@lru_cache(maxsize=1 << 14)
def american(word: str) -> str:
    """`word` (folded) in the one form that its British and American spellings share; roman 1 to 4 as digits."""
    if word in _SAME:
        return _SAME[word]
    if len(word) < 4 or not _ANY_RULE.search(word):
        return word
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return _SAME.get(word, word)
