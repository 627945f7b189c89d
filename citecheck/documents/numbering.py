"""Numbers of list items as they are printed."""

from __future__ import annotations

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_number(style: str, number: int) -> str:
    """The number of a list item in the style of HTML's `type` attribute: `1`, `a`, `A`, `i` or `I`."""
    if style in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord(style) + rest) + letters
        return letters
    if style in ("i", "I") and 0 < number < 400:
        out = ""
        for value, letters in _ROMAN:
            count, number = divmod(number, value)
            out += letters * count
        return out.upper() if style == "I" else out
    return str(number)
