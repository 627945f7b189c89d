"""Folding: making strings comparable that differ only in how they are printed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves alone but that are printed with and without their stroke or as two letters.
_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
        "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "İ": "I", "ŋ": "n", "ħ": "h",
    }
)  # fmt: skip
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
    "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega",
}  # fmt: skip
_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
        "…": "...",
    }
)
_GREEK_PATTERN = re.compile("[" + "".join(_GREEK) + "]")
_SHORT = 200
_NOT_WORD = re.compile(r"[^\w]+|_+")
_APART = {n: " " for n in range(128) if not chr(n).isalnum()}
"""Signs of ASCII that part words."""


def plain_punctuation(text: str) -> str:
    """`text` with typographic dashes, quotes and blanks as their ASCII ones, and invisible characters gone."""
    # The one sign of ASCII that is not plain is the grave accent as a quote.
    return text if text.isascii() and "`" not in text else text.translate(_PUNCTUATION)


def strip_accents(text: str) -> str:
    """`text` without diacritics, strokes and ligatures: `Łukasz Ñuñez` becomes `Lukasz Nunez`."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def spell_greek(text: str) -> str:
    """`text` (lower case) with Greek letters spelled out: `tgf-β` becomes `tgf-beta`."""
    return text if text.isascii() else _GREEK_PATTERN.sub(lambda m: _GREEK[m.group()], text)


def fold(text: str) -> str:
    """The letters and digits of `text`, lower case, without accents, words apart by one blank.

    Greek letters are spelled out, dashes and other punctuation are blanks.
    """
    # Names and titles come again and again; long texts would only fill the memory.
    return _folded(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    # Of most that is not ASCII it is a dash or a quotation mark alone.
    text = plain_punctuation(text)
    if text.isascii():
        return " ".join(text.lower().translate(_APART).split())
    return " ".join(_NOT_WORD.sub(" ", spell_greek(strip_accents(text).lower())).split())


_folded = lru_cache(maxsize=1 << 15)(_fold)


def one_line(text: str) -> str:
    """`text` with every run of white space as one blank."""
    return " ".join(text.split())
