"""What a claim is held against, one cited work of it half way through, and what came of the claim."""

from __future__ import annotations

from msgspec import Struct

from citecheck.claims.observation import Matter, Observation
from citecheck.models import Check, Finding, Record, Reference, Status


class CitedWork(Struct, frozen=True, kw_only=True):
    """One work that a claim cites: its reference, that reference's status, and the record where there is one."""

    reference: Reference
    status: Status
    record: Record | None = None


class Assessment(Struct, frozen=True, kw_only=True):
    """What came of a claim: one check for each cited work, in their order, and the findings.

    `meant` is the id of another reference that the claim is about, where there is one.
    """

    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    meant: str | None = None


class Meant(Struct, frozen=True, kw_only=True):
    """Another work of the list that a claim is about: by its words, because it is `quoted`, or as `credited` says.

    `credited` are those whom the claim names as the authors, who are that work's.
    """

    work: CitedWork
    quoted: bool = False
    credited: str | None = None


class Held(Struct, kw_only=True):
    """A claim beside one record, half way through."""

    work: CitedWork
    matter: Matter
    observations: list[Observation]
