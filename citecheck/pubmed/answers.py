"""Readers of the services' answers; each raises `BadAnswer` on what is none, such as an error page with status 200."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from citecheck.models import Record
from citecheck.pubmed.client import BadAnswer
from citecheck.pubmed.records import NotPubMed, newest, parse_records


class Hits(Struct, frozen=True, kw_only=True):
    """PMIDs of a search, and how many there are in all."""

    pmids: tuple[str, ...]
    count: int


def read_search(body: bytes) -> Hits:
    """An esearch answer in JSON."""
    result = _json(body).get("esearchresult")
    if not isinstance(result, dict) or "ERROR" in result or "count" not in result:
        raise BadAnswer("a search without a result")
    try:
        return Hits(pmids=tuple(str(int(hit)) for hit in result.get("idlist", ())), count=int(result["count"]))
    except (TypeError, ValueError):
        raise BadAnswer("a search without a result") from None


def read_records(body: bytes) -> dict[str, Record]:
    """An efetch answer: all its records by PMID, or none of them where the end is missing."""
    try:
        return newest(parse_records(body))
    except NotPubMed as error:
        raise BadAnswer(f"it {error}") from None


def read_conversion(body: bytes) -> dict[str, tuple[str, ...]]:
    """A PMC ID converter answer: the PMIDs of each PMCID that was asked; empty where PMC has none."""
    answer = _json(body)
    listed = answer.get("records")
    if answer.get("status") != "ok" or not isinstance(listed, list):
        raise BadAnswer("a conversion without a result")
    found: dict[str, tuple[str, ...]] = {}
    for entry in listed:
        if isinstance(entry, dict):
            asked = str(entry.get("requested-id") or entry.get("pmcid") or "").upper()
            pmid = str(entry.get("pmid") or "")
            found[asked] = (pmid,) if pmid.isdecimal() and pmid != "0" and entry.get("status") != "error" else ()
    return found


def read_citations(body: bytes, wanted: Iterable[str], last: str) -> dict[str, str]:
    """An ecitmatch answer: the last field of the line of each key of `wanted`.

    Read from the end of each line, because NCBI may drop fields. `last` is the key of a line sent at the end: where it
    is missing, the answer was cut short, and what may be half a line does not count.
    """
    known, found = {*wanted, last}, {}
    text = body.decode("utf-8", "replace")
    if text.lstrip()[:1] == "<" or text.lstrip()[:1] == "{":
        raise BadAnswer("a page in place of citations")
    lines = text.replace("\r", "\n").split("\n")
    for line in lines:
        parts = [part.strip() for part in line.strip().rstrip("|").split("|")]
        if len(parts) >= 2 and parts[-2] in known:
            found[parts[-2]] = parts[-1]
    if last not in found and lines and lines[-1].strip():
        cut = lines[-1].split("|")
        for key in set(cut) & set(found):
            del found[key]
    if not found and text.strip() == "" and known:
        raise BadAnswer("an empty page")
    found.pop(last, None)
    return found


def cited_pmids(answer: str) -> tuple[str, ...]:
    """PMIDs of the last field of an ecitmatch line: one, up to three after `AMBIGUOUS`, or none."""
    if answer.isdecimal():
        return (answer,)
    if answer.startswith("AMBIGUOUS") and "(" not in answer:
        listed = (pmid.strip() for pmid in answer.removeprefix("AMBIGUOUS").split(","))
        return tuple(pmid for pmid in listed if pmid.isdecimal())
    return ()


def read_match(body: bytes) -> tuple[str, ...]:
    """A Citation Matcher answer: its PMID where there is exactly one, as NCBI's own EDirect takes it."""
    answer = _json(body)
    result = answer.get("result")
    if not isinstance(result, dict) or not isinstance(result.get("uids"), list):
        raise BadAnswer("a match without a result")
    pmids = [str(hit.get("pubmed")) for hit in result["uids"] if isinstance(hit, dict)]
    alone = answer.get("success") is True and result.get("count") == 1 and len(pmids) == 1
    return tuple(pmids) if alone and pmids[0].isdecimal() else ()


def _json(body: bytes) -> dict[str, Any]:
    try:
        answer = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise BadAnswer("a page in place of JSON") from None
    if not isinstance(answer, dict) or "error" in answer:
        raise BadAnswer("an error message")
    return answer
