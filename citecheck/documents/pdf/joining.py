"""Lines put together again: hyphens at their ends, addresses that were broken, letters that fonts tie together."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from citecheck.text.abbreviations import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LETTERS = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\t": " ",
    # pdfium's own sign for a hyphen at the end of a line.
    "\x02": "-",
    "\ufffe": "-",
    "\u200b": "",
    "\ufeff": "",
    "\ufffd": "",
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf02d": "-",
}
_TEX = dict(
    zip(
        "\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x1b\x1c\x1d\x1e\x1f",
        ["ff", "fi", "ffi", "ffl", "“", "”", "„", "«", "»", "–", "—", "ff", "fi", "fl", "ffi", "ffl"],
        strict=True,
    )
)
"""Codes of TeX's fonts (OT1 and T1), of which those made of dots do not say what their letters are."""
_CLEAN = str.maketrans({chr(n): "" for n in range(32) if n not in (2, 9)} | _LETTERS | _TEX)
_CORK = (
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"
)
"""The letters of TeX's newer fonts (T1) from code 128 on."""
_T1 = str.maketrans({chr(128 + n): letter for n, letter in enumerate(_CORK)})
_T1_TEX = re.compile(r"[\x1b-\x1f](?=[^\W\d_])")
_T1_LETTER = re.compile(r"[\x80-\x9f]|(?<=[^\W\d_])[\xa0-\xff]|[\xa0-\xff](?=[^\W\d_])")
_OLD_TEX = re.compile(r"[\x0b\x0c\x0e\x0f]")
_OLD = str.maketrans({"{": "–", "|": "—", "\\": "“", '"': "”"})
_HYPHENS = "-\u2010\u00ad\u2011"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LAST = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]$")
_FIRST = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|\bdoi:\s?|\b10\.\d{4,9}/)\S*$", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(r"[\w%.()/?=&#+~:;<>-]*[\d/._=%-][\w%.()/?=&#+~:;<>-]*[.,;]?(?=\s|$)")
# Before and after a hyphen that is no break of a word, where the document does not tell.
_BEFORE = words(
    """
    double single triple open long short high low well self non cross follow placebo evidence age sex dose post pre
    anti co ex inter intra multi half all quasi meta health patient community population hospital randomised randomized
    case time cost risk drug life quality first second third one two three four five six seven eight nine ten early late
    large small middle older younger full part face real peer on in up head type stage phase year day week
    """
)
_AFTER = words(
    """
    blind blinded based controlled related free dependent up term year years old analysis sectional dose like specific
    level risk quality label centre center arm effective effect effectiveness day week month associated induced treated
    reported adjusted matched wide derived positive negative onset naive resistant linked weighted income care
    randomised randomized making being response state art
    """
)


def clean(text: str) -> str:
    """`text` with tied letters apart, plain blanks, and without signs that are not printed."""
    return text.translate(_CLEAN) if not text.isascii() or not text.isprintable() else text


def cleaned(texts: Sequence[str]) -> list[str]:
    """`texts`, all of a document, each clean.

    Where TeX's oldest fonts (OT1) tell nothing of their letters, `12{15` is `12–15`; where newer ones (T1) do not,
    `Dvo°ák` is `Dvořák`.
    """
    strange = [text for text in texts if not text.isprintable()]
    old = sum(1 for text in strange if _OLD_TEX.search(text)) * 50 > len(texts)
    if not old and sum(1 for text in strange if _T1_TEX.search(text)) * 50 > len(texts):
        return [clean(_T1_LETTER.sub(lambda match: match.group().translate(_T1), text)) for text in texts]
    return [clean(text.translate(_OLD) if old else text) for text in texts]


class Joiner:
    """Puts lines together; knows the words of the document, so that `double-` and `blind` keep their hyphen."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = list(lines)
        # Where a program breaks words with a sign of its own, the common hyphen is the author's.
        self._own_sign = any(line.endswith(("\u2010", "\u00ad")) for line in self._lines)

    @cached_property
    def _words(self) -> Counter[str]:
        """How often the document has each word; counted when the first hyphen asks for it."""
        found: Counter[str] = Counter()
        for line in self._lines:
            words = _WORD.findall(line.lower().replace("\u2010", "-").replace("\u2011", "-"))
            # The ends of a line may be half a word.
            found.update(words[1 if words and line[:1].islower() else 0 : -1 if line[-1:] in _HYPHENS else None])
        return found

    def between(self, before: str, after: str) -> tuple[int, str]:
        """How many characters of `before` go, and what stands between it and `after`."""
        if not before or not after:
            return 0, ""
        if before[-1] == "\u00ad":
            return 1, ""
        if before[-1] in _HYPHENS and not before[-2:-1].isspace():
            return self._at_hyphen(before, after)
        if before[-1] == "/" and len(before) > 1 and not before[-2].isspace():
            return 0, ""
        if before[-1] in "–" and before[-2:-1].isdigit() and after[:1].isdigit():
            return 0, ""
        if _is_wide(before[-1]) and _is_wide(after[0]):
            return 0, ""
        address = _ADDRESS.search(before)
        if (
            address
            and not after.startswith(("http", "www."))
            and address.group()[-1] not in ",;)]>"
            and _ADDRESS_GOES_ON.match(after)
        ):
            return 0, ""
        return 0, " "

    def _at_hyphen(self, before: str, after: str) -> tuple[int, str]:
        if _ADDRESS.search(before):
            return 0, ""
        first, follow = _LAST.search(before), _FIRST.match(after)
        if not first or not follow:
            # `2019-` and `2021`, `IL-` and `6`.
            return 0, ""
        one, two = first.group(1), follow.group()
        if two[0].isupper() or (one.isupper() and len(one) > 1):
            return 0, ""
        if two in ("and", "or", "und", "to") and len(after) > len(two):
            return 0, " "
        whole, parted = self._words[(one + two).lower()], self._words[f"{one}-{two}".lower()]
        if whole or parted:
            return (1, "") if whole >= parted else (0, "")
        if self._own_sign:
            return (0, "") if before[-1] in "-\u2011" else (1, "")
        if one.lower() in _BEFORE and (two in _AFTER or self._words[two]):
            return 0, ""
        return (0, "") if two in _AFTER and self._words[one.lower()] else (1, "")


def _is_wide(char: str) -> bool:
    return "\u3040" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"
