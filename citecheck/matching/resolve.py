"""Every reference of a run and its record, in few requests: one round for what is printed, one for what did not fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from citecheck.matching.choose import choose
from citecheck.matching.match import Lead, Match
from citecheck.matching.questions import citation_key, title_key, title_keys
from citecheck.matching.search import Search
from citecheck.models import Record, Reference
from citecheck.pubmed.source import Answer, CitationKey, Source, TitleKey, Unanswered

MATCHER_LIMIT = 3
"""How many references of a document may be shown to PubMed's Citation Matcher, which takes one at a time."""


def resolve(references: Sequence[Reference], source: Source) -> list[Match]:
    """The match of each of `references` of one document, in their order; see `resolve_together`."""
    return resolve_together([references], source)[0]


def resolve_together(lists: Sequence[Sequence[Reference]], source: Source) -> list[list[Match]]:
    """The matches of the references of several documents, in their order.

    Documents belong in one call, for all are asked about together: printed identifiers and citations first, then, for
    what does not fit, the words of the title. Every hit is held against its fetched record before it counts. What is
    asked of one reference never depends on the others, so that a document has the same report alone and among many.
    """
    documents = [[Search(reference) for reference in references] for references in lists]
    searches = [search for document in documents for search in document]
    _first_round(searches, source)
    _second_round([s for s in searches if not s.settled], source)
    for document in documents:
        _last_resort([s for s in document if s.nothing_to_ask_by], source)
    return [[choose(search) for search in document] for document in documents]


def _unique(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _first_round(searches: Sequence[Search], source: Source) -> None:
    fields = [s.reference.fields for s in searches]
    pmids, dois = _unique(f.pmid for f in fields), _unique(f.doi.lower() if f.doi else None for f in fields)
    pmcids = _unique(f.pmcid for f in fields if not (f.pmid or f.doi))
    keys = {id(s): citation_key(s.reference) for s in searches if not s.has_identifier}
    citations = list(dict.fromkeys(key for key in keys.values() if key))
    if not (pmids or dois or pmcids or citations):
        return
    source.ask(pmids=pmids, dois=dois, pmcids=pmcids, citations=citations)
    by_doi, by_pmcid = source.by_doi(dois), source.by_pmcid(pmcids)
    by_citation = source.by_citation(citations)
    records = source.records(
        _unique([*pmids, *_hits(by_doi.values()), *_hits(by_pmcid.values()), *_hits(by_citation.values())])
    )
    for search in searches:
        printed = search.reference.fields
        if printed.pmid:
            search.add_lead(_lead("pmid", printed.pmid, (printed.pmid,), records))
        if printed.doi and (answer := by_doi.get(printed.doi.lower())) is not None:
            search.add_lead(_lead("doi", printed.doi.lower(), answer, records))
        if printed.pmcid and (answer := by_pmcid.get(printed.pmcid)) is not None:
            search.add_lead(_lead("pmcid", printed.pmcid, answer, records))
        if (key := keys.get(id(search))) and (answer := by_citation.get(key)) is not None:
            search.asked_citation = True
            search.add_hits("citation", answer, records)


def _second_round(searches: Sequence[Search], source: Source) -> None:
    pmcids = _unique(s.reference.fields.pmcid for s in searches if not s.has_lead("pmcid"))
    citations = {id(s): citation_key(s.reference) for s in searches if not s.asked_citation}
    titles = {id(s): _titles(s) for s in searches if s.wants_title}
    cited: list[CitationKey] = list(dict.fromkeys(key for key in citations.values() if key))
    titled: list[TitleKey] = list(dict.fromkeys(key for keys in titles.values() for key in keys))
    if not (pmcids or cited or titled):
        return
    source.ask(pmcids=pmcids, citations=cited, titles=titled)
    by_pmcid, by_citation, by_title = source.by_pmcid(pmcids), source.by_citation(cited), source.by_title(titled)
    records = source.records(
        _unique([*_hits(by_pmcid.values()), *_hits(by_citation.values()), *_hits(by_title.values())])
    )
    for search in searches:
        pmcid = search.reference.fields.pmcid
        if pmcid and (answer := by_pmcid.get(pmcid)) is not None:
            search.add_lead(_lead("pmcid", pmcid, answer, records))
        if (key := citations.get(id(search))) and (answer := by_citation.get(key)) is not None:
            search.add_hits("citation", answer, records)
        for name in titles.get(id(search), ()):
            if (found := by_title.get(name)) is not None:
                search.asked_title = True
                search.add_hits("title", found, records)


def _titles(search: Search) -> tuple[TitleKey, ...]:
    """The titles to look for: the one that was read, and what else may be it where nothing fits at all."""
    if search.best is None:
        return title_keys(search.reference)
    key = title_key(search.reference)
    return (key,) if key else ()


def _last_resort(searches: Sequence[Search], source: Source) -> None:
    for search in searches[:MATCHER_LIMIT]:
        answer = source.by_text(search.reference.raw)
        search.asked_text = True
        search.add_hits("citation", answer, source.records(_hits([answer])))


def _hits(answers: Iterable[Answer]) -> list[str]:
    return [pmid for answer in answers if not isinstance(answer, Unanswered) for pmid in answer]


def _lead(
    kind: Literal["pmid", "doi", "pmcid"], value: str, answer: Answer, records: Mapping[str, Record | Unanswered | None]
) -> Lead:
    """Where an identifier leads; it is unanswered, too, where the record that it leads to could not be fetched."""
    if isinstance(answer, Unanswered):
        return Lead(kind=kind, value=value, answered=False)
    known = []
    for pmid in answer:
        record = records.get(pmid)
        if isinstance(record, Unanswered):
            return Lead(kind=kind, value=value, answered=False)
        if record is not None:
            known.append(record)
    return Lead(kind=kind, value=value, records=tuple(known))
