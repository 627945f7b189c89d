"""Text of strangers, made safe to print: what could drive a terminal or turn the reading order is shown instead."""

from __future__ import annotations

import unicodedata

_KEPT = "\n\t"
_PICTURES = 0x2400
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str) -> str:
    """`text` with control characters as pictures (`␛`) and marks of direction as their numbers (`<U+202E>`)."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    code = ord(character)
    if character in _KEPT or character.isprintable():
        return character
    if code < 0x20:
        return chr(_PICTURES + code)
    if character in _TURNING or unicodedata.category(character) in {"Cc", "Cs", "Co"}:
        return f"<U+{code:04X}>"
    # Blanks of other widths and invisible joiners neither drive a terminal nor turn anything.
    return " " if unicodedata.category(character) == "Zs" else "" if unicodedata.category(character) == "Cf" else " "
