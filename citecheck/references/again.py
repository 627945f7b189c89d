"""Entries that print dashes for the names of the one above: `———. 2011. “Noise at Night.” ...`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.references.parse import parse_reference

if TYPE_CHECKING:
    from citecheck.models import Author
    from citecheck.references.parse import Parsed

_DASH = r"(?:[—―]{1,6}|[-‐‑–]{2,12}|_{2,12}|[–—―-](?=[.,]))"
_AGAIN = re.compile(rf"\s{{0,4}}{_DASH}(?:,?\s(?:and\s|&\s)?{_DASH}){{0,6}}(?P<end>[.,:]?)\s*(?=\S)")
_MORE_NAMES = re.compile(r"(?:and|&)\s|[^\W\d_]\.|[^\W\d_][\w'’-]+,? (?:[^\W\d_]\.|and\s|&\s)")


def says_again(raw: str) -> bool:
    """Whether the entry `raw` begins with a dash that stands for names."""
    return _AGAIN.match(raw) is not None


def parse_again(raw: str, names: tuple[Author, ...], heading: str | None = None) -> Parsed:
    """The entry `raw`, which begins with a dash, taken apart as if it printed the `names` of the entry above.

    Where further names follow the dash, it stands for the first of them alone.
    """
    found = _AGAIN.match(raw)
    rest = raw[found.end() :] if found else raw
    more = found is not None and found["end"] != "." and _MORE_NAMES.match(rest) is not None
    kept = names[:1] if more else names
    printed = ", ".join(f"{one.family} {one.given or ''}".strip() for one in kept)
    parsed = parse_reference(f"{printed}{', ' if more else '. '}{rest}", heading)
    return parsed if more or not names else replace(parsed, fields=replace(parsed.fields, authors=names))
