"""References printed as in Russia and its neighbours (GOST R 7.0.5-2008): `// Journal. – 2017. – Т. 7, № 2. – С. 11`.

Two strokes part the work from what it stands in, dashes part the areas, and the signs of volume, issue and pages may
be Cyrillic. They are put into the signs that the rules and the model know.
"""

from __future__ import annotations

import re

_STROKES = re.compile(r"(?<![:/\s])([.?!]?)\s*(?<!:)//(?!/)\s*(?=\S)")
_CYRILLIC = re.compile(r"№|(?<!\w)[ТС]\.\s?\d")
_MEDIUM = re.compile(r"\s?\[(?:Текст|Электронный ресурс|Text|Electronic resource)\]", re.IGNORECASE)
_AREA = re.compile(
    r"(?:\s?[.,]\s?[–—−-]{1,2}\s?|\s[–—−]\s)(?=(?:1[89]|20)\d\d(?!\d)|№|(?:Vol|Bd|Iss|No|Вып|[TТPCСS])\.)",
    re.IGNORECASE,
)
_SIGNS = (
    (re.compile(r"(?<!\w)(?:и др|та ін)\b\.?"), "et al."),
    (re.compile(r"(?<!\w)[ТT]\.\s?(?=\d)"), "Vol. "),
    (re.compile(r"(?<!\w)(?:№|Вып\.|Iss\.)\s?(?=\d)", re.IGNORECASE), "no. "),
    (re.compile(r"(?<!\w)[СC]\.\s?(?=[A-Za-zА-я]{0,2}\d)"), "P. "),
)


def plain_signs(text: str) -> str:
    """`text` (one line, its addresses taken out) with stops, `Vol.`, `no.` and `P.` for such strokes and signs.

    Any other text is given back as it is.
    """
    parted = _STROKES.sub(lambda match: (match[1] or ".") + " ", text) if "//" in text else text
    if parted == text and not _CYRILLIC.search(text):
        return text
    parted = _AREA.sub(". ", _MEDIUM.sub("", parted))
    for pattern, sign in _SIGNS:
        parted = pattern.sub(sign, parted)
    return parted
