"""Whether two records are of one study, or one speaks of the other: then a sentence on either may cite the other."""

from __future__ import annotations

import math
import re

from citecheck.claims.facets.design.designs import TYPES
from citecheck.claims.reading import read_record
from citecheck.claims.words.rarity import rarity
from citecheck.models import Record
from citecheck.text.fold import fold

_REGISTERED = re.compile(r"\b(?:NCT\d{8}|ISRCTN ?\d{5,8}|ACTRN\d{14}|ChiCTR[\w-]{5,20}|CRD42\d{7,11})\b", re.IGNORECASE)
"""Numbers under which trials and reviews are registered."""
_ALIKE = 0.4
"""Share by rarity of the shorter title's words that works of one author on one study have in common."""
_PART = re.compile(
    r"\b(?:protocols?|rationale|design|baseline|post[ -]hoc|secondary|sub-?(?:study|group|analysis)|follow-?up|"
    r"extension|interim|ancillary)\b",
    re.IGNORECASE,
)
"""In the title of a work that tells one part of what another of the same authors tells as a whole."""
_ON_OTHERS = frozenset({"Comment", "Letter", "Editorial", "News", "Published Erratum"})
_REPLY = re.compile(
    r"(?:re|(?:authors?['’]?s? )?(?:reply|response)|correction|erratum|corrigendum)[:.]|(?:reply|correction) to\b|"
    r"comment(?:s|ary)? on\b",
    re.IGNORECASE,
)
"""How the title of one begins that answers or mends another."""
_SUMS_UP = re.compile(r"\b(?:reviews?|meta-analys[ie]s|guidelines?|consensus|overview)\b", re.IGNORECASE)
_REVIEWS = frozenset({"meta-analysis", "systematic review", "review", "guideline"})


def are_of_one_study(one: Record, other: Record) -> bool:
    """Whether two records name each other, have one title or registration, or an author and much of a title."""
    if other.pmid in _named_by(one) or one.pmid in _named_by(other):
        return True
    titles = [fold(r.fields.title or "") for r in (one, other)]
    if titles[0] and titles[0] == titles[1]:
        return True
    if _registered(one) & _registered(other):
        return True
    if not _authors(one) & _authors(other):
        return False
    return any(_PART.search(r.fields.title or "") for r in (one, other)) or _titles_alike(one, other)


def speaks_of_others(record: Record) -> bool:
    """Whether a record is a letter, a comment or the like."""
    return not _ON_OTHERS.isdisjoint(record.publication_types) or _REPLY.match(record.fields.title or "") is not None


def is_review(record: Record) -> bool:
    """Whether a record sums up other works."""
    kinds = {TYPES.get(name) for name in record.publication_types}
    return not _REVIEWS.isdisjoint(kinds) or _SUMS_UP.search(record.fields.title or "") is not None


def _named_by(record: Record) -> frozenset[str | None]:
    return frozenset([*(link.pmid for link in record.links), *(notice.pmid for notice in record.notices)])


def _registered(record: Record) -> frozenset[str]:
    text = read_record(record).text
    return frozenset(m.group().replace(" ", "").upper() for m in _REGISTERED.finditer(text))


def _authors(record: Record) -> frozenset[str]:
    return frozenset(fold(f"{a.family} {a.given[:1]}") for a in record.fields.authors if a.given)


def _titles_alike(one: Record, other: Record) -> bool:
    first, second = (read_record(r).title.keys for r in (one, other))
    least = min(math.fsum(map(rarity, sorted(keys))) for keys in (first, second))
    return bool(least) and math.fsum(map(rarity, sorted(first & second))) >= _ALIKE * least
