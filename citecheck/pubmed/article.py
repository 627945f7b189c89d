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
    whole = _children(element)
    citation, data = _first(whole, "MedlineCitation"), _first(whole, "PubmedData")
    about = _children(citation)
    body, number = _first(about, "Article"), _first(about, "PMID")
    pmid = flat(number)
    if citation is None or body is None or not pmid.isdecimal():
        return None
    parts, journal = _children(body), _children(_first(about, "MedlineJournalInfo"))
    published = _children(_first(parts, "Journal"))
    printed = _children(_first(published, "JournalIssue"))
    ids = article_ids(data.find("ArticleIdList") if data is not None else None)
    places = [
        (place.get("EIdType") or "", flat(place), place.get("ValidYN") != "N") for place in parts.get("ELocationID", ())
    ]
    dois = all_dois(ids.get("doi", []), places)
    pii = [*ids.get("pii", []), *(value for kind, value, _ in places if kind == "pii")]
    title = flat(_first(parts, "ArticleTitle"))
    links = _links(about.get("CommentsCorrectionsList", ()))
    kinds = tuple(flat(kind) for listed in parts.get("PublicationTypeList", ()) for kind in listed)
    people = authors(parts.get("AuthorList", ()))
    issue = pub_date(_first(printed, "PubDate"))
    online = _online(data, parts.get("ArticleDate", ()))
    abstract, language = _abstract(parts.get("Abstract", ()), about.get("OtherAbstract", ()))
    names = [flat(_first(published, "Title")), flat(_first(published, "ISOAbbreviation"))]
    names.append(flat(_first(journal, "MedlineTA")))
    notices = tuple(
        Notice(kind=_NOTICES[link.ref_type], pmid=link.pmid, source=link.source)
        for link in links
        if link.ref_type in _NOTICES
    )
    if _WITHDRAWN.match(title) and not any(notice.kind == "withdrawn" for notice in notices):
        notices += (Notice(kind="withdrawn"),)  # Cochrane says it in the title alone
    return Record(
        pmid=pmid,
        version=version(number),
        fields=Fields(
            authors=people[0],
            title=plain_title(title),
            journal=names[1] or names[2] or names[0] or None,
            year=issue[0][0] if issue else online[0][0] if online else None,
            volume=flat(_first(printed, "Volume")) or None,
            issue=flat(_first(printed, "Issue")) or None,
            pages=pages(_first(parts, "Pagination")),
            doi=dois[0].lower() if dois else None,
            pmid=pmid,
            pmcid=pmcid(ids.get("pmc", []) + ids.get("pmcid", [])),
        ),
        vernacular_title=plain_title(flat(_first(parts, "VernacularTitle"))),
        full_names=people[1],
        author_suffixes=people[2],
        affiliations=people[3],
        journals=once(names),
        issns=once([flat(_first(published, "ISSN")), flat(_first(journal, "ISSNLinking"))]),
        years=frozenset(year for year, _ in issue + online),
        issue_year=issue[0][0] if issue else None,
        online_year=online[0][0] if online else None,
        months=frozenset((year, month) for year, month in issue + online if month),
        dois=once(doi.lower() for doi in dois),
        shown_doi=dois[0] if dois else None,
        pii=pii[0] if pii else None,
        elocations=once(value for kind, value, _ in places if kind != "doi"),
        abstract=abstract,
        abstract_language=language,
        languages=tuple(flat(language) for language in parts.get("Language", ())),
        publication_types=kinds,
        mesh=once(flat(term) for listed in about.get("MeshHeadingList", ()) for term in listed.iter("DescriptorName")),
        keywords=once(flat(word) for listed in about.get("KeywordList", ()) for word in listed),
        country=flat(_first(journal, "Country")) or None,
        retracted=_RETRACTED_TYPE in kinds or any(link.ref_type in _RETRACTED_BY for link in links),
        notices=notices,
        links=links,
        medline_status=citation.get("Status"),
    )


def _children(element: etree._Element | None) -> dict[str, list[etree._Element]]:
    """The children of `element` by their names: one walk costs less than a search for each of them."""
    found: dict[str, list[etree._Element]] = {}
    for child in element if element is not None else ():
        found.setdefault(child.tag, []).append(child)
    return found


def _first(children: dict[str, list[etree._Element]], name: str) -> etree._Element | None:
    found = children.get(name)
    return found[0] if found else None


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
    """Every DOI, bare: PubMed's list first, those that PubMed marks as not valid last."""
    stated = [value for kind, value, valid in places if kind == "doi" and valid]
    void = [value for kind, value, valid in places if kind == "doi" and not valid]
    bare = (_DOI_PREFIX.sub("", value.strip()) for value in listed + stated + void)
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
    lists: Iterable[etree._Element],
) -> tuple[tuple[Author, ...], tuple[str | None, ...], tuple[str | None, ...], tuple[str, ...]]:
    """Authors, full given names, suffixes (all three side by side) and affiliations, each of the last once."""
    people: list[Author] = []
    names: list[str | None] = []
    suffixes: list[str | None] = []
    places: list[str] = []
    for person in (person for listed in lists for person in listed if person.tag == "Author"):
        if person.get("ValidYN") == "N":  # a misprint that another entry of the list puts right
            continue
        own: dict[str, str] = {}
        for part in person:
            tag = part.tag
            if tag == "AffiliationInfo":
                places += (flat(place) for place in part if place.tag == "Affiliation")
            elif tag == "Affiliation":  # where it stood until 2014
                places.append(flat(part))
            else:
                own.setdefault(tag, flat(part))
        group, family = own.get("CollectiveName", ""), own.get("LastName", "")
        given, initials = own.get("ForeName") or own.get("FirstName") or "", own.get("Initials", "")
        if family or group:
            people.append(Author(family=family or group, given=(initials or given or None) if family else None))
            names.append((given or None) if family else None)
            suffixes.append(own.get("Suffix") or None)
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


def _abstract(
    own: Iterable[etree._Element], others: Iterable[etree._Element]
) -> tuple[tuple[AbstractSection, ...], str | None]:
    """The abstract and its language: the journal's own, else another in English, else any other."""
    if found := next(map(sections, own), ()):
        return found, "eng"
    rest = [(other.get("Language") or "eng", sections(other)) for other in others]
    for language, found in sorted(rest, key=lambda other: other[0] != "eng"):
        if found:
            return found, language
    return (), None


def _links(lists: Iterable[etree._Element]) -> tuple[Link, ...]:
    return tuple(
        Link(ref_type=kind, pmid=text(link, "PMID") or None, source=text(link, "RefSource") or None)
        for listed in lists
        for link in listed
        if (kind := link.get("RefType") or "") and kind != "Cites"
    )


def _online(data: etree._Element | None, stated: Iterable[etree._Element]) -> list[tuple[int, int | None]]:
    dates = [date for entry in stated for date in pub_date(entry)]
    if dates or data is None:
        return dates
    history = data.iterfind("History/PubMedPubDate")
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
