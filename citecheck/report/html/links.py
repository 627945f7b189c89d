"""Links to PubMed, PMC and the DOI resolver, made from identifiers that have the form of one, and from nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote

from msgspec import Struct

from citecheck.models import Fields

_PMID = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
_PMCID = re.compile(r"PMC[1-9][0-9]{0,9}", re.ASCII)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,6}){0,3}/[!-~]{1,200}", re.ASCII)


class Link(Struct, frozen=True, kw_only=True):
    """A link to one of three sites: its address, and the words that are shown."""

    href: str
    words: str


def pubmed(pmid: str | None) -> Link | None:
    """The record of `pmid` at PubMed; None where it cannot be a PMID."""
    if not pmid or not _PMID.fullmatch(pmid):
        return None
    return Link(href=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", words=f"PMID {pmid}")


def doi(name: str | None) -> Link | None:
    """Where `name` leads; None where it cannot be a DOI (one with other than printable ASCII is not linked)."""
    if not name or not _DOI.fullmatch(name):
        return None
    return Link(href=f"https://doi.org/{quote(name, safe='/:;().-_~')}", words=f"doi:{name}")


def pmc(pmcid: str | None) -> Link | None:
    """The full text of `pmcid` at PubMed Central; None where it cannot be a PMCID."""
    if not pmcid or not _PMCID.fullmatch(pmcid):
        return None
    return Link(href=f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/", words=pmcid)


def links(fields: Fields) -> tuple[Link, ...]:
    """Links for all identifiers of `fields`."""
    found = (pubmed(fields.pmid), doi(fields.doi), pmc(fields.pmcid))
    return tuple(link for link in found if link)
