"""Names of which a record has lost letters on its way (`Dav..` for `Davé`): what is left of them is compared.

What the text prints in such a place is never worse, and stands for the record's in all that is printed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from citecheck.models import Author, Record, Reference
from citecheck.text.fold import fold

_LOST = re.compile(r"\.{2,}|[?\ufffd]+")
_LETTER = "(?:ae|oe|ue|aa|ss|th|[a-z])?"
"""A letter that was lost, as it may be printed without its diacritic."""
_LEAST = 2


def mangled(family: str) -> bool:
    """Whether letters of a record's family name are lost: two stops in a row, or signs that stand for no letter."""
    return _LOST.search(family) is not None


@lru_cache(maxsize=256)
def _pattern(family: str) -> re.Pattern[str] | None:
    pieces = [fold(piece).replace(" ", "") for piece in _LOST.split(family)]
    if sum(map(len, pieces)) < _LEAST:
        return None
    # A letter with a diacritic takes two bytes, each of which became a stop.
    lost = [(len(gap) + 1) // 2 if gap.startswith(".") else len(gap) for gap in _LOST.findall(family)]
    return re.compile(pieces[0] + "".join(f"{_LETTER * n}{piece}" for n, piece in zip(lost, pieces[1:], strict=True)))


def fits_mangled(printed: str, family: str) -> bool:
    """Whether the `printed` family name has all letters that are left of `family`, and no more than are lost of it."""
    pattern = _pattern(family)
    return pattern is not None and pattern.fullmatch(fold(printed).replace(" ", "")) is not None


def restored(record: Record, reference: Reference) -> Record:
    """`record` with the names as `reference` prints them of which it has lost letters itself."""
    own = record.fields.authors
    if not any(mangled(author.family) for author in own):
        return record
    printed = [author.family for author in reference.fields.authors]
    whole = tuple(_whole(author, printed) if mangled(author.family) else author for author in own)
    return replace(record, fields=replace(record.fields, authors=whole))


def _whole(author: Author, printed: list[str]) -> Author:
    found = next((name for name in printed if fits_mangled(name, author.family)), None)
    return author if found is None else Author(family=found, given=author.given)
