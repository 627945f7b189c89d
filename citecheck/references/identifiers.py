"""Identifiers as they are printed: DOI, PMID, PMCID, addresses; and what is meant to be one but cannot be."""

from __future__ import annotations

import re

from msgspec import Struct

from citecheck.text.late import late
from citecheck.text.rare import Rare, caseless

MARK = "\ue000"
"""Stands in the text for an identifier that was taken out."""

_LONGEST = 400
_DOI_CORE = re.compile(r"(?<![\d.])10\.\s?\d{4,9}(?:\.\d{1,6}){0,3}(?:\s?/\s?|%2[Ff])[^\s\ue000]{1,300}")
_DOI_LEAD = late(
    r"(?:\[?\(?\b(?:available (?:at|from):?\s?)?(?:digital object identifier|doi)\b\)?\s?[:.=]?\s{0,3})?"
    r"(?:https?\s?:\s?/\s?/\s?)?(?:(?:[\w-]{1,40}\.){1,4}[a-z]{2,8}\s?/\s?(?:[\w.-]{1,40}/){0,5}\s?)?$",
    re.IGNORECASE,
)
_SICI = late(r"10\.\d{4,9}/\(?SICI\)?(?:[^\s]|(?<=:)\s(?=\d{1,5}(?:%3C|<))){5,120}", re.IGNORECASE)
_SICI_WORD = "sici"
_LANDING = re.compile(
    r"(?:/(?:full|abstract|pdf|epdf|fulltext|full\.pdf|html|summary|meta)|\.(?:pdf|full|html?|abstract)|v\d+\.full)$",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?:\.?(?:PMID|PubMed|PMCID|pmid:|Epub|Google|Available|Accessed|Medline|CrossRef|ISSN)\b.*|\[doi\].*)$"
)
_PMID = Rare(
    r"(?:(?:PubMed|Medline)\s{0,2})?(?:\[journal\]\s?)?(?:PMID|PubMed\s?(?:ID|"
    r"identifier)?)\s{0,2}[:#=]?\s{0,3}(\d{1,12})(?![\d/])[.;]?"
    r"|(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed|"
    r"ncbi\.nlm\.nih\.gov/m/pubmed)/(?:\?term=)?(\d{1,12})/?",
    "pmid|pubmed",
)
_PMCID = late(
    r"(?:(?:PubMed Central|Central)\s{0,2})?(?:PMCID\s{0,2}[:#=]?\s{0,3}(?:PMC)?|\bPMC[:\s]{0,2}|"
    r"(?:https?://)?(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov|europepmc\.org)/articles/(?:PMC)?)"
    r"(?:PMC)?(\d{2,12})(?!\d)/?[.;]?",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?\s?:\s?//\s?|ftp://|www\.)[^\s<>\"“”\ue000]{3,400}", re.IGNORECASE)
_BARE_PMID = re.compile(
    r"(?:(?<=[.\ue000\d;])|(?<=\ue000[.,;]))\s+(\d{7,8})\s?\.?(?=[\s\ue000.;]*(?:PubMed Central.{0,40})?$)"
)
_BAD_DOI = Rare(r"\bdoi\s?[:=]\s{0,3}(?!https?)((?:10\.\d{1,9}/?|(?!10\.)[^\s\ue000]{2,60}))(?=[\s.,;]|$)", "doi")
_SEVEN = re.compile(r"\d{7}")
_PII = Rare(r"\bpii\s?[:=]?\s{0,2}[\w().-]{4,40}", "pii")
_LEFT_WORDS = Rare(
    r"(?:\b(?:doi|pmid|pubmed|available (?:online )?(?:at|from)|retrieved from|url|disponível em|disponible en|"
    r"pubmed central|verfügbar unter)\s?:?\s{0,3}<?)(?=\ue000)",
    "doi|pmid|pubmed|available |retrieved from|url|disponível em|disponible en|verfügbar unter",
)


class Identifiers(Struct, frozen=True, kw_only=True):
    """What was taken out of a reference, and `rest`: its text with a `MARK` in each place."""

    rest: str
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    malformed: tuple[str, ...] = ()


def clean_doi(printed: str) -> str:
    """`printed`, which begins with `10.`, as a bare lower-case DOI: without blanks, closing marks and page endings."""
    doi = re.sub(r"\s+", "", printed)
    if "SICI" in doi[:20].upper():
        return doi.replace("%3C", "<").replace("%3E", ">").rstrip(".,;:'\"”’").lower()
    doi = re.split(r"[<>\"“”?&]|%20|#", doi, maxsplit=1)[0]
    doi = doi.replace("%2F", "/").replace("%2f", "/").replace("%28", "(").replace("%29", ")")
    doi = _GLUED.sub("", doi)
    while doi:
        before = doi
        doi = _LANDING.sub("", doi.rstrip(".,;:'’`*·-–—|…"))
        for opening, closing in ("()", "[]", "{}"):
            if doi.endswith(closing) and doi.count(closing) > doi.count(opening):
                doi = doi[:-1]
        if doi == before:
            break
    return doi.lower()


def take_identifiers(text: str) -> Identifiers:
    """Find the identifiers of one reference, `text`, which is on one line and without its printed number."""
    doi = pmid = pmcid = url = None
    bad: list[str] = []
    pieces: list[str] = []
    at = 0
    rest = text
    if "10." in rest:
        sici = _SICI_WORD in caseless(rest)
        while (match := (_SICI.search(rest, at) if sici else None) or _DOI_CORE.search(rest, at)) is not None:
            found = clean_doi(match.group())
            # What leads to it holds neither comma nor semicolon.
            early = max(at, match.start() - _LONGEST // 2)
            early = max(early, rest.rfind(",", early, match.start()) + 1, rest.rfind(";", early, match.start()) + 1)
            lead = _DOI_LEAD.search(rest, early, match.start())
            start = lead.start() if lead else match.start()
            if "/" in found and not found.endswith("/"):
                doi = doi or found
            else:
                bad.append(match.group())
            printed = match.group()
            kept = printed[_glued(printed) :]
            pieces += [rest[at:start], MARK]
            at = match.end() - len(kept)
            if at <= match.start():
                at = match.end()
        rest = "".join(pieces) + rest[at:]

    def take_pmcid(match: re.Match[str]) -> str:
        nonlocal pmcid
        if len(match.group(1)) > 9:
            bad.append(match.group().strip())
        else:
            pmcid = pmcid or "PMC" + match.group(1)
        return MARK

    def take_pmid(match: re.Match[str]) -> str:
        nonlocal pmid
        number = match.group(1) or match.group(2)
        if len(number) > 8 or not number.strip("0"):
            bad.append(match.group().strip())
        else:
            pmid = pmid or number.lstrip("0")
        return MARK

    if "PMC" in rest or "pmc" in rest:
        rest = _PMCID.sub(take_pmcid, rest)
    low = caseless(rest)
    rest = _PMID.sub(take_pmid, rest, low)
    if match := _BAD_DOI.search(rest, low):
        bad.append(match.group(1))
        rest = rest[: match.start()] + MARK + rest[match.end() :]
    if "http" in rest or "www." in rest or "ftp:" in rest:

        def take_url(match: re.Match[str]) -> str:
            nonlocal url
            url = url or _url(match.group())
            return MARK

        rest = _URL.sub(take_url, rest)
    if pmid is None and _SEVEN.search(rest[-120:]) and (match := _BARE_PMID.search(rest[-120:])):
        cut = len(rest) - len(rest[-120:])
        pmid = match.group(1)
        rest = rest[: cut + match.start()] + MARK + rest[cut + match.end() :]
    rest = _PII.sub(MARK, rest, low)
    if MARK in rest:
        rest = _LEFT_WORDS.sub("", rest, low)
    return Identifiers(rest=rest, doi=doi, pmid=pmid, pmcid=pmcid, url=url, malformed=tuple(dict.fromkeys(bad)))


def _glued(printed: str) -> int:
    """Where a word that is printed against the end of a DOI begins."""
    match = _GLUED.search(printed)
    return match.start() if match and not printed[match.start() :].startswith("[") else len(printed)


def _url(printed: str) -> str:
    url = re.sub(r"\s+", "", printed).rstrip(".,;:'’>]")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;")
    return url
