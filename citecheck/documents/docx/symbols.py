"""Characters of the font Symbol, which Word keeps as private code points, as what they show."""

from __future__ import annotations

_GREEK = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_OTHERS = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xE5: "∑", 0xF2: "∫", 0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2D: "−", 0x40: "≅",
    0x5E: "⊥", 0x7E: "∼",
}  # fmt: skip
_TABLE = {
    0xF000 + code: _OTHERS.get(code) or _GREEK.get(chr(code)) or (chr(code) if code < 0x7F else "")
    for code in range(0x20, 0x100)
}


def symbols(text: str) -> str:
    """`text` with private code points read as the font Symbol shows them."""
    if text.isascii():
        return text
    return text.translate(_TABLE)


def symbol(code: str | None, font: str) -> str:
    """The character of a `w:sym`: `code` in hexadecimal; fonts of pictures other than Symbol show none that is text."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF or (font == "Symbol" and number < 0x100):
        return _TABLE.get(0xF000 + (number & 0xFF), "") if font == "Symbol" else ""
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
