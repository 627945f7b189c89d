"""A `PubmedBookArticle` (a book, or a chapter of one, of NCBI Bookshelf) as a record."""

from __future__ import annotations

from lxml import etree

from citecheck.models import Fields, Record
from citecheck.pubmed.article import (
    all_dois,
    article_ids,
    authors,
    once,
    pages,
    plain_title,
    pmcid,
    sections,
    text,
    version,
)
from citecheck.pubmed.dates import pub_date
from citecheck.pubmed.flatten import flat


def book(element: etree._Element) -> Record | None:
    """The record of a `PubmedBookArticle`; None where it has no PMID.

    A chapter has its own title and the book's as `journal`; a whole book has the book's as title. A chapter that is
    kept up to date may be cited under the year of the book, of its own contribution or of a revision that is named.
    """
    document = element.find("BookDocument")
    volume = document.find("Book") if document is not None else None
    pmid = text(document, "PMID")
    if document is None or not pmid.isdecimal():
        return None
    ids = article_ids(document.find("ArticleIdList"))
    for kind, values in article_ids(element.find("PubmedBookData/ArticleIdList")).items():
        ids.setdefault(kind, []).extend(values)
    places = [
        (place.get("EIdType") or "", flat(place), place.get("ValidYN") != "N") for place in document.iter("ELocationID")
    ]
    dois = all_dois(ids.get("doi", []), places)
    chapter, whole = text(document, "ArticleTitle"), text(volume, "BookTitle")
    writers = document.findall("AuthorList[@Type='authors']") or document.findall("AuthorList")
    people = authors(writers or (volume.findall("AuthorList") if volume is not None else []))
    printed = pub_date(volume.find("PubDate") if volume is not None else None)
    spans = [
        date for path in ("BeginningDate", "EndingDate") if volume is not None for date in pub_date(volume.find(path))
    ]
    own = [date for path in ("ContributionDate", "DateRevised") for date in pub_date(document.find(path))]
    journal = whole if chapter and chapter != whole else ""
    return Record(
        pmid=pmid,
        version=version(document.find("PMID")),
        fields=Fields(
            authors=people[0],
            title=plain_title(chapter or whole),
            journal=journal or None,
            year=printed[0][0] if printed else own[0][0] if own else None,
            volume=text(volume, "Volume") or None,
            pages=pages(document.find("Pagination")),
            doi=dois[0].lower() if dois else None,
            pmid=pmid,
            pmcid=pmcid(ids.get("pmc", [])),
        ),
        vernacular_title=plain_title(text(document, "VernacularTitle")),
        full_names=people[1],
        author_suffixes=people[2],
        affiliations=people[3],
        journals=once([journal, text(volume, "CollectionTitle")]),
        issns=once(flat(isbn) for isbn in (volume.iterfind("Isbn") if volume is not None else ())),
        years=frozenset(year for year, _ in printed + spans + own),
        issue_year=printed[0][0] if printed else None,
        online_year=own[-1][0] if own else None,
        months=frozenset((year, month) for year, month in printed + own if month),
        dois=once(doi.lower() for doi in dois),
        shown_doi=dois[0] if dois else None,
        elocations=once(ids.get("bookaccession", [])),
        abstract=(abstract := sections(document.find("Abstract"))),
        abstract_language="eng" if abstract else None,
        languages=tuple(flat(language) for language in document.iterfind("Language")),
        publication_types=tuple(flat(kind) for kind in document.iterfind("PublicationType")),
        keywords=once(flat(word) for word in document.iterfind("KeywordList/Keyword")),
        is_book=True,
    )
