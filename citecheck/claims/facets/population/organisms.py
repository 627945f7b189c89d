"""Which species of a genus the claim names: `Mycobacterium leprae`, of a work on `Mycobacterium tuberculosis`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from citecheck.claims.facets.population.peopled import addressed, differs, text_of
from citecheck.claims.observation import Matter, Observation

_BINOMIAL = re.compile(r"\b(?P<genus>[A-Z][a-z]{3,}) (?P<species>[a-z]{4,})\b")
_LATIN = re.compile(r"(?:us|um|is|ae|a|ii|ens|ans|ensis|ense|oides|ax|ix|ori)$")
"""How the name of a species ends."""
_NO_SPECIES = re.compile(
    r"(?:itis|(?<!tubercul)osis|asis|a?emia|uria|oma|sis|virus|genus|status|versus|thus|plus|focus|this|data|media|"
    r"bacteria|flora|via|area|beta|alpha|gamma|mania|phobia|antigens|proteins|means|regimens|specimens|humans|"
    r"clinicians|consensus|locus|serum|medium|trans|fungus|bacterium)$"
)
"""Words that end so and name none: `Listeria meningitis`."""
_TWICE = 2


def organisms(matter: Matter) -> Observation | None:
    """The first species of the claim of whose genus the record has another one, and not that."""
    if len(matter.claim.references) > 1:
        return None
    mine = [m for m in _BINOMIAL.finditer(matter.claim.text) if _is_latin(m["species"])]
    if not mine:
        return None
    everything = "\n".join((text_of(matter.reading), *matter.record.mesh, *matter.record.keywords))
    lower = everything.lower()
    for said in mine:
        if re.search(rf"\b{said['species']}\b", lower):
            continue
        theirs = Counter(_species(everything, said["genus"]))
        named = [name for name in theirs if name.lower() not in matter.claim.text.lower()]
        if len(theirs) != 1 or not named or theirs[named[0]] < _TWICE or not addressed(matter, said):
            continue
        source = f"{said['genus']} {named[0]}"
        return differs(matter, said, source, f"The text speaks of {said.group()}, the record of {source}.")
    return None


def _species(text: str, genus: str) -> Iterator[str]:
    """The species of a genus that a text names in full, each time, also by the first letter of the genus."""
    full = {m["species"] for m in _BINOMIAL.finditer(text) if m["genus"] == genus and _is_latin(m["species"])}
    for match in re.finditer(rf"\b(?:{genus}|{genus[0]}\.) (?P<species>[a-z]{{4,}})\b", text):
        if match["species"] in full:
            yield match["species"]


def _is_latin(word: str) -> bool:
    return _LATIN.search(word) is not None and _NO_SPECIES.search(word) is None
