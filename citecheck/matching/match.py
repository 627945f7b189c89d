"""What became of the search for a reference's record."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from citecheck.matching.fields import Comparison
from citecheck.models import Candidate, Method, Record

IdentifierKind: TypeAlias = Literal["pmid", "doi", "pmcid"]


class Lead(Struct, frozen=True, kw_only=True):
    """A printed identifier, and the records that it leads to: none where PubMed has none.

    `answered` is False where PubMed could not be asked about it.
    """

    kind: IdentifierKind
    value: str
    answered: bool = True
    records: tuple[Record, ...] = ()

    def fits(self, record: Record) -> bool:
        """Whether the identifier is one of `record`'s: it leads there, or the record carries it."""
        if any(found.pmid == record.pmid for found in self.records):
            return True
        if self.kind == "doi":
            return self.value in record.dois or self.value == (record.fields.doi or "").lower()
        return self.kind == "pmcid" and self.value.upper() == (record.fields.pmcid or "").upper()


class Found(Struct, frozen=True, kw_only=True):
    """One record is meant: `method` led to it, `confidence` (0..1) is the probability that it is the one.

    `others` are the next best, best first.
    """

    record: Record
    method: Method
    confidence: float
    leads: tuple[Lead, ...] = ()
    others: tuple[Candidate, ...] = ()
    comparison: Comparison | None = None
    """The reference against the record, where it was made on the way: it costs a good part of the whole."""


class Ambiguous(Struct, frozen=True, kw_only=True):
    """Several records fit about equally: `records` and `candidates` go together, best first."""

    records: tuple[Record, ...]
    candidates: tuple[Candidate, ...]
    leads: tuple[Lead, ...] = ()


class Missing(Struct, frozen=True, kw_only=True):
    """PubMed was asked and has nothing that fits; `others` were considered and are something else.

    `published` is the article that a cited preprint has become, where PubMed has only that.
    """

    leads: tuple[Lead, ...] = ()
    others: tuple[Candidate, ...] = ()
    published: Record | None = None


class Unknown(Struct, frozen=True, kw_only=True):
    """PubMed could not be asked, about the reference or about something that would have decided: `reason` says why.

    `unanswered`: a question was asked and had no answer; False where the entry offers nothing to ask by.
    """

    reason: str
    unanswered: bool = True
    leads: tuple[Lead, ...] = ()


Match: TypeAlias = Found | Ambiguous | Missing | Unknown
