"""Which entries are of a kind that PubMed does not index: decided by their printed form, never by names."""

from __future__ import annotations

import re

from citecheck.models import Fields, Reference

_OUTSIDE = frozenset(
    ("book", "chapter", "web", "software", "registration", "thesis", "conference", "other", "preprint")
)
"""Kinds that are out of scope whatever else is printed, where PubMed has no record of them."""
_JOURNAL = re.compile(
    r"\b(?:journal|annals|archives?|acta|lancet|bulletin|proceedings|transactions|gazette|zeitschrift"
    r"|revista|revue|rivista|jama|bmj|plos|n\.? ?engl|database of systematic reviews|cochrane database"
    r"|wochenschrift|reviews? in|advances in|trends in"
    r"|seminars in|frontiers in|clinics of|current opinion|science|nature|cell)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"\b(?:J|Am|Ann|Arch|Br|Can|Clin|Curr|Dis|Eur|Exp|Int|Intern|Invest|Med|Mol|Biol|Biochem|Chem|Natl|Acad|Opin|Pediatr|Pharmacol|Physiol"
    r"|Psychiatry|Res|Rev|Sci|Scand|Surg|Syst|Ther|Toxicol|Orthop|Rheumatol|Epidemiol|Neurol|Cardiol|Oncol|Immunol)\b\.?"
)
_PUBLISHER = re.compile(
    r"\b(?:press|publish\w{1,5}|publications?|verlag|printing|office|ministry|ministerio|department|government|agency|organi[sz]ation"
    r"|institute|university|foundation|society|association|college|council|board|commission|editors|editorial|clinic|hospital"
    r"|inc|ltd|gmbh|llc|edition|ed)\b",
    re.IGNORECASE,
)
_PLACE_AND_PUBLISHER = re.compile(
    r"\b[A-Z][\w.]{2,20}(?:[ ,]{1,2}[A-Z][\w.]{1,15}){0,2}: [A-Z][^:;]{2,60}[;,] ?(?:19|20)\d{2}\b"
)
_BOOK = re.compile(
    r"\bISBN\b|[;.,] \d{2,4} ?p(?:p|ages)?\.(?:\s|$)|\b\d{1,2}(?:st|nd|rd|th) ed(?:\.|n\b|ition\b)", re.IGNORECASE
)
_DATA_DOI = re.compile(
    r"^10\.(?:5281|6084|17605|5061|17632|7910|15585|5067|32614|13140)/|^10\.1\d{3}/(?:97[89]|b\d)|/97[89][\-0-9]{10,}"
)


_PREPRINT = re.compile(
    r"\b(?:bio|med|ar|chem|psy|engr)rxiv\b|\bpreprints?\b|\bresearch square\b|\bssrn\b|\bf1000research preprint\b",
    re.IGNORECASE,
)
_PREPRINT_DOI = re.compile(
    r"^10\.(?:1101/(?:20\d\d\.|\d{6})|21203/rs|20944/preprints|2139/ssrn|48550/arxiv|31234/)", re.IGNORECASE
)


def is_preprint(reference: Reference) -> bool:
    """Whether an entry is printed as a preprint: its kind, its server, or its DOI say so."""
    fields = reference.fields
    if reference.kind == "preprint" or bool(fields.journal and _PREPRINT.search(fields.journal)):
        return True
    return bool(fields.doi and not fields.volume and _PREPRINT_DOI.match(fields.doi))


def journal_like(name: str) -> bool:
    """Whether a source's name reads as that of a journal (or its abbreviation) rather than of a publisher or site."""
    return bool(_JOURNAL.search(name)) or len(set(_ABBREVIATED.findall(name))) >= 2


def _placed(fields: Fields) -> bool:
    """Whether an entry says where in a journal it stands."""
    return bool(
        (fields.journal and (fields.volume or fields.pages)) or (fields.authors and fields.volume and fields.pages)
    )


def out_of_scope(reference: Reference) -> bool:
    """Whether an entry that PubMed lacks is no kind of work that PubMed indexes.

    A guideline is one unless it is printed as an article (journal with volume or pages). An entry that is only a title,
    a source that reads as no journal, and a year is the publication of somebody who is no journal. A printed PMID or
    PMCID claims that PubMed has it, so it is in scope.
    """
    fields = reference.fields
    if fields.pmid or fields.pmcid:
        return False
    # An entry that is nothing but a DOI says nothing of its kind: it stands for an article until shown otherwise.
    bare = reference.kind == "other" and fields.doi is not None and not _DATA_DOI.search(fields.doi)
    if (reference.kind in _OUTSIDE and not bare) or is_preprint(reference) or _BOOK.search(reference.raw):
        return True
    if reference.kind == "guideline":
        return not _placed(fields)
    if fields.doi:
        return bool(_DATA_DOI.search(fields.doi))
    if _placed(fields) or reference.ahead_of_print:
        return False
    if fields.journal and journal_like(fields.journal):
        return False
    if not fields.volume and (_PLACE_AND_PUBLISHER.search(reference.raw) or _PUBLISHER.search(fields.journal or "")):
        return True
    return not (fields.authors and fields.journal and fields.year)
