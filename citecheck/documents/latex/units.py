r"""Numbers and units as siunitx prints them: `\SI{5}{\milli\gram}` is `5 mg`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.latex.symbols import symbol
from citecheck.documents.latex.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.documents.latex.reader import Reader
    from citecheck.documents.latex.tokens import Token

_UNITS = {
    "femto": "f", "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h",
    "kilo": "k", "mega": "M", "giga": "G", "gram": "g", "kilogram": "kg", "metre": "m", "meter": "m", "litre": "L",
    "liter": "L", "mole": "mol", "mol": "mol", "second": "s", "minute": "min", "hour": "h", "day": "d", "kelvin": "K",
    "celsius": "°C", "degreeCelsius": "°C", "percent": "%", "pascal": "Pa", "hertz": "Hz", "joule": "J", "watt": "W",
    "volt": "V", "ampere": "A", "gray": "Gy", "sievert": "Sv", "becquerel": "Bq", "newton": "N", "dalton": "Da",
    "mmHg": "mmHg", "mg": "mg", "ml": "ml", "mL": "mL", "kg": "kg", "cm": "cm", "mm": "mm", "um": "µm", "ug": "µg",
    "square": "²", "squared": "²", "cubic": "³", "cubed": "³", "degree": "°", "year": "years", "IU": "IU",
}  # fmt: skip


def _quantity(reader: Reader, token: Token) -> None:
    reader.stream.optional()
    number = _number(plain(reader.stream.argument()))
    reader.stream.optional()
    _put(reader, token, number, _unit(reader.stream.argument()))


def _range(reader: Reader, token: Token) -> None:
    reader.stream.optional()
    first, last = (_number(plain(reader.stream.argument())) for _ in range(2))
    _put(reader, token, f"{first} to {last}", _unit(reader.stream.argument()))


def _only_number(reader: Reader, token: Token) -> None:
    reader.stream.optional()
    reader.writer.put(_number(plain(reader.stream.argument())), token)


def _only_unit(reader: Reader, token: Token) -> None:
    reader.stream.optional()
    reader.writer.put(_unit(reader.stream.argument()), token)


def _put(reader: Reader, token: Token, number: str, unit: str) -> None:
    between = "" if not unit or unit in "%°" else "\u00a0"
    reader.writer.put(f"{number}{between}{unit}", token)


def _number(text: str) -> str:
    return (
        text.replace("+-", " ± ").replace("\\pm", "±").replace("-", "−") if text[:1] in "+-" or "+-" in text else text
    )


def _unit(tokens: list[Token]) -> str:
    out: list[str] = []
    for token in tokens:
        if token.kind == "macro":
            name = token.text
            out.append("/" if name == "per" else _UNITS.get(name) or symbol(name) or name)
        elif token.kind in ("text", "special"):
            out.append("·" if token.text == "~" else token.text)
    return "".join(out).strip()


HANDLERS: dict[str, Callable[[Reader, Token], None]] = {
    "SI": _quantity,
    "qty": _quantity,
    "num": _only_number,
    "ang": _only_number,
    "si": _only_unit,
    "unit": _only_unit,
    "SIrange": _range,
    "qtyrange": _range,
}
