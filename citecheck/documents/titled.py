"""Notes that name a work by author and title alone, without pages: `Lund et al., Walking by night.`

Only beside the work itself is it plain that they name one: a remark or another source may read the same.
"""

from __future__ import annotations

import re

from citecheck.text.abbreviations import words

_TITLED = re.compile(
    r"(?P<names>[^,;:()“”\"‘«.\d]{2,90}?(?:, [^,;:()“”\"‘«.\d]{2,40}){0,3}?(?: et al\b\.?)?(?: \(eds?\.?\))?)"
    r"(?:[,.:]? [“\"‘«*_]|[,.:] |(?<=al\.) )(?P<title>[^\W_][^;.\d]{8,180})[.”\"’»*_]{0,4}"
)
_TOKEN = re.compile(r"[^\W\d_][\w’'‐-]*")
_LINKS = words(
    "and et al und y e en van von vom der den de del della di da do dos das du la le las los het te ten ter el bin ibn "
    "ben af av zu zum zur d l t s ed eds"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST = 240
_FEWEST = 2
"""Longer words of a title that tell a work."""


def titled(piece: str) -> tuple[str, str] | None:
    """The names and the title in a piece of a note that holds nothing else; None where it holds other things.

    Initials are none of a name here: `Lund A, Holm B. Walking by night` is a work whose source was left out.
    """
    plain = piece.strip()
    if len(plain) > _LONGEST or (match := _TITLED.fullmatch(plain)) is None:
        return None
    tokens = [token for token in _TOKEN.findall(match["names"]) if token not in _LINKS]
    if not tokens or not all(token[0].isupper() and (len(token) > _FEWEST or n == 0) for n, token in enumerate(tokens)):
        return None
    if len(tokens[0]) < _FEWEST or len(_WORD.findall(match["title"])) < _FEWEST:
        return None
    return match["names"], match["title"]
