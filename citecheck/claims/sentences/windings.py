"""Ways of saying a thing that turn it round once more: `not without effect`, `no longer`, `lost less`, `not A but B`.

Whoever reads such a sentence word by word takes it for its contrary.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DENIALS = r"(?:not|never|no|nor|neither|cannot|hardly|scarcely|\w+n[’']t|fail(?:s|ed|ing)?|nothing|nobody|none)"
_LESS = r"(?:less|fewer|more|lower|higher|greater|smaller|larger|better|worse|shorter|longer)"
_UP = r"(?:rose|rises?|rising|increas(?:e|es|ed|ing)|grew|grows?|climb(?:s|ed)?|went up)"
_DOWN = r"(?:fell|falls?|falling|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped)?|went down|sank)"
_SHARE = r"(?:[a-z]+|\d+) of (?:the |all )?(?:[a-z]+|\d+)?|some|most|many|few|several|half|a third|a quarter"
_WORKS = r"(?:stud(?:y|ies)|trials?|reviews?|analyses|reports?|papers|articles|surveys|cohorts)"
_WINDING = re.compile(
    rf"\bnot (?:all|every|each|always)\b|\b(?:{_SHARE}) (?:\w+ ){{0,2}}{_WORKS}\b[^.;]*\b(?:no|not|none|never)\b|"
    r"^\W*(?:that|(?:the|this|an?) (?:[\w-]+ ){0,2}(?:fact|view|idea|notion|belief|concept|suggestion|claim) that)\b|"
    rf"\b{_UP} (?:and|or|then)(?: then| later)? {_DOWN}\b|\b{_DOWN} (?:and|or|then)(?: then| later)? {_UP}\b|"
    r"\b(?:vanish|disappear|evaporat|dissipat)\w*|"
    rf"\bno longer\b|\bnot (?:without|un\w+|in(?:significan|frequen|effectiv|different)\w*)\b|"
    rf"\b{_DENIALS}\b[^.;]* (?:(?<!and )(?<!or )(?<!with )(?<!than )without|unless|until)\b|"
    rf"\bnot (?!only\b|significantly\b|statistically\b)(?:[\w-]+ ){{1,8}}but "
    rf"(?:of|in|by|with|to|for|on|from|those|that|a|an|the|[a-z]+s)\b|"
    rf"\b(?:los(?:e|es|t|ing)|fall(?:s|ing)?|fell|drop(?:s|ped)?|declin(?:e|es|ed)|decreas(?:e|es|ed)|shr[aiu]nk|"
    rf"suffer(?:s|ed)?|resist(?:s|ed)?) (?:less|more|fewer|little)\b|"
    rf"\b(?:less|fewer|little) (?:loss|decline|decrease|reduction|suppression|inhibition|damage)\b|"
    rf"\b{_LESS}\b[^.;]{{0,80}} (?:when|where|wherever|whenever|if)\b(?! compared)[^.;]{{0,80}}\b{_LESS}\b",
    re.IGNORECASE,
)


_SHARED_OBJECT = re.compile(
    r"\b\w{2,}(?:ed|s|en|ose|ell), (?:and|but|while|whereas|or) (?:[\w-]+ ){1,8}?\w{2,}(?:ed|s|en|ose|ell), "
    r"(?!(?:and|but|or|which|who|whose|with|without|by|in|at|as|from|after|before|when|while|whereas|where|respectively|compared|both|"
    r"during|for|on|to|than|of|under|among|between|although|though|however|suggest\w*|indicat\w*|show\w*|\w+ing)\b)",
    re.IGNORECASE,
)


def shares_object(text: str) -> bool:
    """Whether two verbs have one object, told behind the second: `A raised, and B lowered, the level of C`."""
    return _SHARED_OBJECT.search(text) is not None


@lru_cache(maxsize=1024)
def is_winding(text: str) -> bool:
    """Whether a claim says what it says by way of its contrary, so that no single word of it shows the direction."""
    return _WINDING.search(text) is not None or shares_object(text)
