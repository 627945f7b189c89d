"""LaTeX's names for characters, and its accents, in Unicode. The table of names is pylatexenc's."""

from __future__ import annotations

import functools
import unicodedata

# Accent commands and the combining character of each.
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
# What pylatexenc lacks, writes for a terminal, or reads otherwise than an article means it.
_OWN = {
    "%": "%",
    " ": " ",
    "\n": " ",
    "\t": " ",
    ",": "\u202f",
    "thinspace": "\u202f",
    ":": " ",
    ";": " ",
    ">": " ",
    "!": "",
    "/": "",
    "-": "",
    "@": "",
    "+": "",
    "*": "",
    "quad": " ",
    "qquad": " ",
    "enspace": " ",
    "enskip": " ",
    "space": " ",
    "nobreakspace": "\u00a0",
    "slash": "/",
    "dots": "…",
    "dotsc": "…",
    "textellipsis": "…",
    "lq": "‘",
    "rq": "’",
    "quotesinglbase": "‚",
    "quotedblbase": "„",
    "guillemotleft": "«",
    "guillemotright": "»",
    "glqq": "„",
    "grqq": "“",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textbackslash": "\\",
    "textperiodcentered": "·",
    "cdot": "·",
    "colon": ":",
    "degree": "°",
    "circ": "°",
    "celsius": "°C",
    "textcelsius": "°C",
    "euro": "€",
    "EUR": "€",
    "texttimes": "×",
    "textpm": "±",
    "textmu": "µ",
    "micro": "µ",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX",
    "LaTeXe": "LaTeX2e",
    "textendash": "–",
    "textemdash": "—",
    "textendashspace": "–",
    "bibrangedash": "–",
    "bibrangessep": ", ",
    "infty": "∞",
    "lt": "<",
    "gt": ">",
    "leqslant": "≤",
    "geqslant": "≥",
    "lesssim": "≲",
    "gtrsim": "≳",
    "log": "log",
    "ln": "ln",
    "exp": "exp",
    "min": "min",
    "max": "max",
    "mod": "mod",
    "checkmark": "✓",
    "copyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "doibase": "https://doi.org/",
    **dict.fromkeys(("bibnamedelima", "bibnamedelimb", "bibnamedelimc", "bibnamedelimd", "bibnamedelimi"), " "),
    "bibinitperiod": ".",
    "bibinitdelim": " ",
    "bibinithyphendelim": ".-",
}


@functools.cache
def _table() -> dict[str, str]:
    from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]  # it has no types

    names = get_default_latex_context_db()
    found: dict[str, str] = {}
    for category in names.categories():
        for name, spec in names.d[category]["macros"].items():
            text = spec.simplify_repl
            # Format strings with slots for arguments, and notes in angle brackets, are no characters.
            if isinstance(text, str) and "%" not in text and not text.startswith("<") and 0 < len(text) <= 3:
                found.setdefault(name, text)
    return {**found, **_OWN}


def symbol(name: str) -> str | None:
    """The character or characters that the command `name` (without its backslash) prints, None if it prints none."""
    return _table().get(name)


def accented(accent: str, letter: str) -> str:
    """`letter` under `accent` (a key of `ACCENTS`), as one character where Unicode has it."""
    first, rest = letter[:1], letter[1:]
    if not first.strip():
        return letter
    return unicodedata.normalize("NFC", _DOTLESS.get(first, first) + ACCENTS[accent]) + rest
