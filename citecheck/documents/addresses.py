"""What stands behind a link in a reference list: an identifier, or a service's own button."""

from __future__ import annotations

import re
from urllib.parse import unquote

_NAMES = (
    "abstract|abstract/free full text|ads|ads abstract|article|article cas pubmed google scholar|"
    "article google scholar|article pubmed google scholar|back|back to citation|back to text|cas|"
    "chemport|citation|cross ref|crossref|crossref full text|dimensions|doi|download|download pdf|"
    "europe pmc|europepmc|export citation|external link|find it|find this article online|free full text|"
    "free pmc article|full text|full text pdf|full-text|fulltext|get it|go to ref|go to reference|"
    "google scholar|infotrieve|isi|isi web of science|jump up|jump up to|lens|link|links|math|mathscinet|"
    "medline|open|open in new tab|opens in a new tab|open in a new window|opens in a new window|"
    "opens in new window|openurl|openurl placeholder text|order article via infotrieve|pdf|pmc|"
    "pmc free article|pmc full text|preview|pub med|publisher full text|pubmed|pubmed abstract|"
    "pubmed central|pubmed/ncbi|publisher site|pubmed/ncbi google scholar|related articles|"
    "return to citation|return to ref|return to text|scholar|scopus|search|search google scholar|"
    "semantic scholar|ssrn|view abstract|view article|view at google scholar|view at publisher|"
    "view in article|view in scopus|view pdf|view record in scopus|view reference in text|web of science|"
    "worldcat|zentralblatt math"
)
_BUTTONS = frozenset(_NAMES.split("|"))
_SIGNS = dict.fromkeys(map(ord, "®™©↗⧉"))
_AROUND = "[](){}|·•.,;: \t\r\n\u00a0"
_DOI = re.compile(
    r"(?:doi\.org/|/doi/(?:abs/|full/|pdf/|epdf/)?|[?&]doi=|\bdoi:)(10\.\d{4,9}/[^\s?&#<>\"]{1,200})", re.IGNORECASE
)
_EXTERNAL = re.compile(r"external[-_]ref\?(?:[^#]*&)?access_num=([^&#]{3,200})&(?:amp;)?link_type=(\w+)", re.IGNORECASE)
_PMID = re.compile(
    r"(?:ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/|pubmed\.gov/|europepmc\.org/(?:abstract|article)/MED/"
    r"|ncbi\.nlm\.nih\.gov/entrez/.{0,200}?list_uids=)(\d{1,9})(?!\d)",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov|europepmc\.org)/articles/(PMC\d{2,10})(?!\d)", re.IGNORECASE
)


def is_button(text: str) -> bool:
    """Whether the text of a link names a service and nothing of the work: `[Google Scholar]`, `View Article`."""
    return len(text) < 60 and " ".join(text.translate(_SIGNS).strip(_AROUND).lower().split()) in _BUTTONS


def identifier(address: str) -> tuple[str, str] | None:
    """The kind (doi, pmid, pmcid) and the value of the identifier that `address` leads to, None where there is none.

    A search is no identifier, whatever stands in its question; HighWire's own forwarding addresses are.
    """
    whole = unquote(address[:1000])
    if "scholar.google" in whole:
        return None
    if (found := _EXTERNAL.search(whole)) is not None:
        kind = {"DOI": "doi", "MED": "pmid", "PMID": "pmid"}.get(found.group(2).upper())
        value = found.group(1).strip()
        good = value.startswith("10.") if kind == "doi" else value.isdecimal()
        return (kind, value) if kind and good else None
    for kind, pattern in (("pmid", _PMID), ("pmcid", _PMCID), ("doi", _DOI)):
        if (match := pattern.search(whole)) is not None:
            return kind, match.group(1).rstrip(".,;)")
    return None


def printed(kind: str, value: str) -> str:
    """An identifier as a reference prints it."""
    return {"doi": f"doi:{value}", "pmid": f"PMID: {value}", "pmcid": f"PMCID: {value.upper()}"}[kind]


_PRINTS = {
    "doi": re.compile(r"\b10\.\d{4,9}(?:\.\d+)*(?:/|%2F)\S", re.IGNORECASE),
    "pmid": re.compile(r"\b(?:PMID|PubMed(?: ID)?)\W{0,3}\d|nih\.gov/(?:pubmed/)?\d", re.IGNORECASE),
    "pmcid": re.compile(r"\bPMC ?\d|\bPMCID\W{0,3}\d", re.IGNORECASE),
}


def prints(kind: str, text: str) -> bool:
    """Whether `text` itself prints an identifier of this kind, so that one behind a link adds nothing."""
    return _PRINTS[kind].search(text) is not None
