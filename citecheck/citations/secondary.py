"""Works that are cited in another: `Pickard et al., 2015, cited in Swenson, 2017`. Only the other has to be listed."""

from __future__ import annotations

import re

_CITED_IN = (
    r"(?:(?:as|and)\s)?(?:(?:cited|quoted|qtd\.|cit\.|reported|reproduced|described|mentioned|discussed|referenced"
    r"|summari[sz]ed|reviewed)\s(?:in|by|from|after)|apud|zit(?:iert|\.)?\s(?:nach|in|bei)|citad[oa]s?\s(?:en|em|por)"
    r"|cité(?:e|s|es)?\s(?:dans|par|in))\s"
)
_PAGE = r"(?:[,:]?\s?(?:pp?\.?|S\.|pág\.)?\s?\d[\d–-]{0,8})?"
_LED = re.compile(rf"\s*{_CITED_IN}\s*", re.IGNORECASE)
_NAMES = (
    r"(?:(?:the|an?)\s(?:[\w-]+\s){1,3}(?:by|of)\s)?"
    r"(?:(?:[^\W\d_a-zß-öø-ÿ][\w’'‐‑-]*\.?|and|und|y|e|et|al\.?|&|colleagues|co-?workers|others|de|da|do|dos|das|del|della|di"
    r"|du|la|le|los|van|von|der|den|ter|el|al|bin|ibn|zu|zum|zur)(?![\w’'‐‑-]),?\s{0,3}){1,16}[(\[]?"
)
"""What stands between `in` and the year of the work that cites: `Pickard (2015), cited by many, and Swenson (2017)`
names two works.
"""
_PLAIN = re.compile(
    rf"(?:{_PAGE}[)\]]?[,;:]?\s[(\[]?|{_PAGE}[)\]][^()\[\].!?]{{1,300}}[(\[])(?i:{_CITED_IN}){_NAMES}",
)
_IN = re.compile(rf"{_PAGE}[,:]?\s[Ii]n\s{_NAMES}")
_JOINED = re.compile(r"[)\],\s]*(?:(?:and|&|und|y|et|e)\s[^;]{1,100})?")


def citing_names(names: str) -> str:
    """`names` without the words that say that another work is cited there."""
    return _LED.sub("", names, count=1) if _LED.match(names) else names


def is_cited_in(text: str, end: int, start: int) -> bool:
    """Whether a citation that ends at `end` is said to be cited in the one whose year stands at `start`."""
    return _PLAIN.fullmatch(text, end, start) is not None


def may_be_cited_in(text: str, end: int, start: int) -> bool:
    """The same, or only `in`, which may lead to a place as well as to a work: `2015, in Swenson, 2017`."""
    return is_cited_in(text, end, start) or _IN.fullmatch(text, end, start) is not None


def is_joined(text: str, end: int, start: int) -> bool:
    """Whether what is said of the citation whose year stands at `start` holds for the one that ends at `end`, too."""
    return _JOINED.fullmatch(text, end, start) is not None
