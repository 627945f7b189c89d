"""A `PubmedArticle` as a record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from citecheck.models import AbstractSection, Author, Fields, Link, Notice, NoticeKind, Record
from citecheck.pubmed.dates import pub_date
from citecheck.pubmed.flatten import flat

_NOTICES: dict[str, NoticeKind] = {
    "RetractionIn": "retraction",
    "RetractedandRepublishedIn": "retraction",
    "PartialRetractionIn": "partial_retraction",
    "ExpressionOfConcernIn": "expression_of_concern",
    "ErratumIn": "erratum",
    "CorrectedandRepublishedIn": "corrected_and_republished",
    "RepublishedIn": "corrected_and_republished",  # the name of the same link until 2018
    "UpdateIn": "update",
    "WithdrawnIn": "withdrawn",
}
_RETRACTED_BY = frozenset({"RetractionIn", "RetractedandRepublishedIn"})
_RETRACTED_TYPE = "Retracted Publication"
_ONLINE = frozenset({"epublish", "aheadofprint"})
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_TRANSLATED = re.compile(r"\s*\((?:author's|authors'|the author's) transl(?:ation)?\)\s*$", re.IGNORECASE)
_WITHDRAWN = re.compile(r"\s*WITHDRAWN\b\s*[:.]")


def article(element: etree._Element) -> Record | None:
    """The record of a `PubmedArticle`; None where it has no PMID.

    Identifiers are read from this article's own lists, never from those of the articles it cites. `links` leaves out
    the plain list of cited articles (`Cites`), which says nothing of this record's standing.
    """
    citation = element.find("MedlineCitation")
    body = citation.find("Article") if citation is not None else None
    pmid = text(citation, "PMID")
    if citation is None or body is None or not pmid.isdecimal():
        return None
    ids = article_ids(element.find("PubmedData/ArticleIdList"))
    places = [
        (place.get("EIdType") or "", flat(place), place.get("ValidYN") != "N") for place in body.iter("ELocationID")
    ]
    dois = all_dois(ids.get("doi", []), places)
    pii = [*ids.get("pii", []), *(value for kind, value, _ in places if kind == "pii")]
    title = flat(body.find("ArticleTitle"))
    links = _links(citation)
    kinds = tuple(flat(kind) for kind in body.iterfind("PublicationTypeList/PublicationType"))
    people = authors(body.findall("AuthorList"))
    issue = pub_date(body.find("Journal/JournalIssue/PubDate"))
    online = _online(element, body)
    abstract, language = _abstract(citation, body)
    notices = tuple(
        Notice(kind=_NOTICES[link.ref_type], pmid=link.pmid, source=link.source)
        for link in links
        if link.ref_type in _NOTICES
    )
    if _WITHDRAWN.match(title) and not any(notice.kind == "withdrawn" for notice in notices):
        notices += (Notice(kind="withdrawn"),)  # Cochrane says it in the title alone
    return Record(
        pmid=pmid,
        version=version(citation.find("PMID")),
        fields=Fields(
            authors=people[0],
            title=plain_title(title),
            journal=text(body, "Journal/ISOAbbreviation")
            or text(citation, "MedlineJournalInfo/MedlineTA")
            or text(body, "Journal/Title")
            or None,
            year=issue[0][0] if issue else online[0][0] if online else None,
            volume=text(body, "Journal/JournalIssue/Volume") or None,
            issue=text(body, "Journal/JournalIssue/Issue") or None,
            pages=pages(body.find("Pagination")),
            doi=dois[0] if dois else None,
            pmid=pmid,
            pmcid=pmcid(ids.get("pmc", []) + ids.get("pmcid", [])),
        ),
        vernacular_title=plain_title(text(body, "VernacularTitle")),
        full_names=people[1],
        author_suffixes=people[2],
        affiliations=people[3],
        journals=once(
            [
                text(body, "Journal/Title"),
                text(body, "Journal/ISOAbbreviation"),
                text(citation, "MedlineJournalInfo/MedlineTA"),
            ]
        ),
        issns=once([text(body, "Journal/ISSN"), text(citation, "MedlineJournalInfo/ISSNLinking")]),
        years=frozenset(year for year, _ in issue + online),
        issue_year=issue[0][0] if issue else None,
        online_year=online[0][0] if online else None,
        months=frozenset((year, month) for year, month in issue + online if month),
        dois=dois,
        pii=pii[0] if pii else None,
        elocations=once(value for kind, value, _ in places if kind != "doi"),
        abstract=abstract,
        abstract_language=language,
        languages=tuple(flat(language) for language in body.iterfind("Language")),
        publication_types=kinds,
        mesh=once(flat(term) for term in citation.iterfind("MeshHeadingList/MeshHeading/DescriptorName")),
        keywords=once(flat(word) for word in citation.iterfind("KeywordList/Keyword")),
        country=text(citation, "MedlineJournalInfo/Country") or None,
        retracted=_RETRACTED_TYPE in kinds or any(link.ref_type in _RETRACTED_BY for link in links),
        notices=notices,
        links=links,
        medline_status=citation.get("Status"),
    )


def text(element: etree._Element | None, path: str) -> str:
    """The flattened text of the first element at `path`, empty where there is none."""
    return flat(element.find(path)) if element is not None else ""


def version(pmid: etree._Element | None) -> int:
    """The version that a `PMID` element bears, 1 where it bears none."""
    value = pmid.get("Version") if pmid is not None else None
    return int(value) if value and value.isdecimal() and len(value) < 9 else 1


def article_ids(listed: etree._Element | None) -> dict[str, list[str]]:
    """Values by `IdType` of one `ArticleIdList`."""
    found: dict[str, list[str]] = {}
    for identifier in listed.iterfind("ArticleId") if listed is not None else ():
        if value := flat(identifier):
            found.setdefault(identifier.get("IdType") or "", []).append(value)
    return found


def all_dois(listed: list[str], places: list[tuple[str, str, bool]]) -> tuple[str, ...]:
    """Every DOI, bare and lower case: PubMed's list first, those that PubMed marks as not valid last."""
    stated = [value for kind, value, valid in places if kind == "doi" and valid]
    void = [value for kind, value, valid in places if kind == "doi" and not valid]
    bare = (_DOI_PREFIX.sub("", value.strip()).lower() for value in listed + stated + void)
    return once(value for value in bare if value.startswith("10."))


def pmcid(values: list[str]) -> str | None:
    """The first value that is a PMCID, with its prefix and without a version."""
    for value in values:
        digits = value.upper().removeprefix("PMC").split(".")[0]
        if digits.isdecimal():
            return "PMC" + digits
    return None


def pages(pagination: etree._Element | None) -> str | None:
    """Pages as NLM gives them: `MedlinePgn`, else first and last page."""
    first, last = text(pagination, "StartPage"), text(pagination, "EndPage")
    return text(pagination, "MedlinePgn") or (f"{first}-{last}" if first and last and first != last else first) or None


def plain_title(title: str) -> str | None:
    """A title without the brackets of a translation and without its full stop; None where none is left.

    NLM puts brackets about titles that it translated: `[Surgery of the hand (author's transl)].`
    """
    bare = title.strip()
    if bare.startswith("[") and (end := bare.rfind("]")) >= len(bare) - 2 and _closes(bare, end):
        bare = _TRANSLATED.sub("", bare[1:end].strip())
    bare = bare.strip()
    if bare.endswith(".") and not bare.endswith(".."):
        bare = bare[:-1].rstrip()
    return bare or None


def authors(
    lists: list[etree._Element],
) -> tuple[tuple[Author, ...], tuple[str | None, ...], tuple[str | None, ...], tuple[str, ...]]:
    """Authors, full given names, suffixes (all three side by side) and affiliations, each of the last once."""
    people: list[Author] = []
    names: list[str | None] = []
    suffixes: list[str | None] = []
    places: list[str] = []
    for person in (person for listed in lists for person in listed.iterfind("Author")):
        if person.get("ValidYN") == "N":  # a misprint that another entry of the list puts right
            continue
        group, family = text(person, "CollectiveName"), text(person, "LastName")
        given, initials = text(person, "ForeName") or text(person, "FirstName"), text(person, "Initials")
        places += (flat(place) for place in person.iter("Affiliation"))
        if family or group:
            people.append(Author(family=family or group, given=(initials or given or None) if family else None))
            names.append((given or None) if family else None)
            suffixes.append(text(person, "Suffix") or None)
        elif given:
            people.append(Author(family=given))
            names.append(None)
            suffixes.append(None)
    return tuple(people), tuple(names), tuple(suffixes), once(places)


def sections(abstract: etree._Element | None) -> tuple[AbstractSection, ...]:
    """The sections of an `Abstract`, empty ones left out; `UNLABELLED` is no label."""
    found = []
    for part in abstract.iterfind("AbstractText") if abstract is not None else ():
        label = (part.get("Label") or "").strip()
        if words := flat(part):
            found.append(
                AbstractSection(
                    text=words,
                    label=label if label and label.upper() not in {"UNLABELLED", "UNLABELED"} else None,
                    category=part.get("NlmCategory") or None,
                )
            )
    return tuple(found)


def _abstract(citation: etree._Element, body: etree._Element) -> tuple[tuple[AbstractSection, ...], str | None]:
    """The abstract and its language: the journal's own, else another in English, else any other."""
    if own := sections(body.find("Abstract")):
        return own, "eng"
    others = [(other.get("Language") or "eng", sections(other)) for other in citation.iterfind("OtherAbstract")]
    for language, found in sorted(others, key=lambda other: other[0] != "eng"):
        if found:
            return found, language
    return (), None


def _links(citation: etree._Element) -> tuple[Link, ...]:
    return tuple(
        Link(ref_type=kind, pmid=text(link, "PMID") or None, source=text(link, "RefSource") or None)
        for link in citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
        if (kind := link.get("RefType") or "") and kind != "Cites"
    )


def _online(element: etree._Element, body: etree._Element) -> list[tuple[int, int | None]]:
    dates = [date for stated in body.iterfind("ArticleDate") for date in pub_date(stated)]
    if dates:
        return dates
    history = element.iterfind("PubmedData/History/PubMedPubDate")
    return [date for entry in history if entry.get("PubStatus") in _ONLINE for date in pub_date(entry)]


def _closes(title: str, end: int) -> bool:
    """Whether the bracket that opens the title is the one that `end` closes."""
    depth = 0
    for place, letter in enumerate(title[: end + 1]):
        depth += (letter == "[") - (letter == "]")
        if depth == 0:
            return place == end
    return True  # brackets that do not pair off: the outer ones are NLM's


def once(values: Iterable[str]) -> tuple[str, ...]:
    """The values that are not empty, each once, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))
