"""Names as BibTeX writes them: `van der Berg, Jan and {The Trial Group} and others`."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.documents.exported import person
from citecheck.documents.latex.values import short_value
from citecheck.models import Author

_SHORT = re.compile(r"[A-Z](?:\.?[ -]?[A-Z]\.?){0,2}\.?")
_LISTED = re.compile(r"\s*[^\W\d_][^\d,]{1,40}\s[A-Z]{1,3}\s*")
_MORE = frozenset({"others", "et al", "et al.", "{et al}", "{et al.}"})
_MOST = 5000


def bib_people(names: str) -> tuple[list[Author], bool]:
    """The authors in `names`, a value of BibTeX, and whether it says that there are more."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    listed = split_multiple_persons_names(names)[:_MOST] if names.strip() else []
    if len(listed) == 1 and names.count(",") > 1 and all(_LISTED.fullmatch(part) for part in names.split(",")):
        # Not BibTeX's way to list authors, but PubMed's, and common.
        listed = names.split(",")
    found, cut = [], False
    for name in listed:
        if name.strip().casefold() in _MORE:
            cut = True
        elif author := _person(name.strip()):
            found.append(author)
    return found, cut


@lru_cache(maxsize=16384)
def _person(name: str) -> Author | None:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if name.startswith("{") and name.endswith("}") and _is_one_group(name):
        group = short_value(name)
        return Author(family=group) if group else None
    plain = short_value(name)
    if "," not in name:
        named = person(plain)
        # A group without braces, or initials behind the name: BibTeX would print both wrongly, readers are not told so.
        if named is None or named.given is None or _SHORT.fullmatch(plain.rpartition(" ")[2]):
            return named
    try:
        parts = parse_single_name_into_parts(name, strict=False)
    except InvalidNameError:
        return person(plain)
    family = short_value(" ".join([*parts.von, *parts.last]))
    given = short_value(" ".join(parts.first))
    return Author(family=family, given=given or None) if family else person(plain)


def _is_one_group(name: str) -> bool:
    """Whether the first brace of `name` is closed by its last: `{The Group}`, not `{van} Berg, {Jan}`."""
    depth = 0
    for at, character in enumerate(name):
        depth += (character == "{") - (character == "}")
        if not depth:
            return at == len(name) - 1
    return False
