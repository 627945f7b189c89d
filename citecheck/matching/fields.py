"""Every field of a reference against a record."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

from citecheck.matching.journals import compare_journals
from citecheck.matching.names import NameList, compare_authors
from citecheck.matching.pages import first_page, is_range, last_page, numbers, same_page, volume_key
from citecheck.matching.raw import (
    prints_authors,
    prints_journal,
    prints_place,
    prints_title,
    prints_year,
    whole_title,
    without_journal,
    without_other_words,
    year_opens_title,
)
from citecheck.matching.titles import TitleComparison, clean, compare_titles, content_words
from citecheck.models import Author, FieldComparison, Record, Reference
from citecheck.text.fold import fold

_SAME_JOURNAL = 0.9
_ET_AL = re.compile(r"\bet\.? ?al\b|\band (?:others|colleagues)\b|…|\.\.\.|\bu\. ?a\.|\by cols?\b", re.IGNORECASE)


class Comparison(Struct, frozen=True, kw_only=True):
    """What a reference and a record have in common: the report's entries, and what stands behind three of them."""

    fields: dict[str, FieldComparison]
    title: TitleComparison | None = None
    title_words: int = 0
    """Content words of the printed title: how much its agreement says."""
    authors: NameList | None = None
    year_gap: int | None = None
    """Years between the printed year and the nearest right one."""
    online_year: bool = False
    """The printed year is that of the online publication and not that of the issue."""
    early: bool = False
    """The reference is printed in an ahead-of-print form: its volume and pages are not those of the issue yet."""

    def agrees(self, field: str) -> bool | None:
        """Whether a field agrees; None where one side lacks it."""
        found = self.fields.get(field)
        return None if found is None else found.agrees


def compare(reference: Reference, record: Record) -> Comparison:
    """`reference` against `record`, every field that both have."""
    cited, own = reference.fields, record.fields
    out: dict[str, FieldComparison] = {}
    title = _title(reference, record, out)
    authors = _authors(reference, record, out)
    if cited.journal and (record.journals or own.journal):
        names = (*record.journals, *((own.journal,) if own.journal else ()))
        score = compare_journals(cited.journal, names)
        titles = [title for title in (own.title, record.vernacular_title) if title]
        if score < _SAME_JOURNAL and prints_journal(reference.raw, own_title(reference, record), names, titles):
            score = _SAME_JOURNAL
        out["journal"] = FieldComparison(
            agrees=score >= _SAME_JOURNAL,
            score=round(score, 3),
            cited=cited.journal,
            record=own.journal or record.journals[0],
        )
    gap, online = _year(reference, record, out)
    early = _early(reference, online)
    _volume(reference, record, out)
    if cited.issue and own.issue:
        same = fold(cited.issue) == fold(own.issue) or numbers(cited.issue) == numbers(own.issue) != []
        out["issue"] = FieldComparison(agrees=same, score=float(same), cited=cited.issue, record=own.issue)
    _pages(reference, record, out)
    _identifiers(reference, record, out)
    return Comparison(
        fields=out,
        title=title,
        title_words=content_words(cited.title) if cited.title else 0,
        authors=authors,
        year_gap=gap,
        online_year=online,
        early=early,
    )


def _title(reference: Reference, record: Record, out: dict[str, FieldComparison]) -> TitleComparison | None:
    titles = [t for t in (record.fields.title, record.vernacular_title) if t]
    if not reference.fields.title or not titles:
        return None
    names = (*record.journals, own) if (own := record.fields.journal) else record.journals
    result = compare_titles(reference.fields.title, titles)
    if not result.agrees and (shorter := without_journal(reference.fields.title, names)):
        result = max(result, compare_titles(shorter, titles), key=lambda found: (found.agrees, found.score))
    known = (*names, reference.fields.journal or "")
    if result.score < 1 and (whole := whole_title(reference.raw, reference.fields.title, known)):
        # What was printed decides, for better and for worse: an error may stand where the parser cut.
        longer = compare_titles(whole, titles)
        if longer.agrees != result.agrees:
            marks = {} if longer.agrees else {"cited_marks": (), "record_marks": longer.record_marks}
            result = msgspec.structs.replace(longer, **marks)
    if not result.agrees:
        for title in titles:
            if prints_title(reference.raw, reference.fields.title, title, names):
                result = TitleComparison(agrees=True, score=0.98, record=title)
                break
    out["title"] = FieldComparison(
        agrees=result.agrees,
        score=round(result.score, 3),
        cited=reference.fields.title,
        record=result.record or titles[0],
    )
    return result


def own_title(reference: Reference, record: Record) -> str | None:
    """The title that stands in the entry: the record's where it is printed, else what was read."""
    title = record.fields.title
    if title and fold(title) in fold(reference.raw):
        return title
    return clean(reference.fields.title) if reference.fields.title else None


def author_text(author: Author) -> str:
    """An author as one string: `Shaw B`."""
    return f"{author.family} {author.given}" if author.given else author.family


def _authors(reference: Reference, record: Record, out: dict[str, FieldComparison]) -> NameList | None:
    cited, own = reference.fields.authors, record.fields.authors
    if not cited or not own:
        return None
    cited = without_other_words(cited, record.fields.title, own)
    if not cited:
        return None
    et_al = reference.et_al or bool(_ET_AL.search(reference.raw))
    result = compare_authors(cited, record, et_al=et_al)
    if not result.agrees and prints_authors(reference.raw, own_title(reference, record), cited, own, et_al=et_al):
        result = NameList(agrees=True, score=0.95, first=True, matched=max(result.matched, 1))
    out["authors"] = FieldComparison(
        agrees=result.agrees,
        score=round(result.score, 3),
        cited=tuple(author_text(a) for a in cited),
        record=tuple(author_text(a) for a in own),
    )
    return result


def _year(reference: Reference, record: Record, out: dict[str, FieldComparison]) -> tuple[int | None, bool]:
    year, years = reference.fields.year, record.years
    if year is None or not years or (year not in years and year_opens_title(reference.raw, record.fields.title, year)):
        return None, False
    gap = min(abs(year - other) for other in years)
    if gap and record.issue_year and prints_year(reference.raw, own_title(reference, record), record.issue_year):
        year, gap = record.issue_year, 0
    online = gap == 0 and record.issue_year is not None and year != record.issue_year and year == record.online_year
    if reference.ahead_of_print and record.online_year is None and record.issue_year == year + 1:
        # Printed ahead of print, a year before the issue, and PubMed gives no date of the online version.
        gap, online = 0, True
    shown = record.issue_year if record.issue_year is not None else min(years)
    out["year"] = FieldComparison(
        agrees=gap == 0, score=1.0 if gap == 0 else 0.5 if gap == 1 else 0.0, cited=year, record=shown
    )
    return gap, online


def _early(reference: Reference, online: bool) -> bool:
    """Whether an entry is printed in the form that an article has before it is in an issue."""
    fields = reference.fields
    if reference.ahead_of_print:
        return True
    if fields.volume:
        return False
    return not fields.pages or (online and first_page(fields.pages) == "1")


def _volume(reference: Reference, record: Record, out: dict[str, FieldComparison]) -> None:
    cited, own = reference.fields.volume, record.fields.volume
    if not cited or not own:
        return
    one, two = volume_key(cited), volume_key(own)
    if not one or not two:
        return
    same = one == two or one in numbers(own)[:2] or two in numbers(cited)[:2]
    place = first_page(record.fields.pages or "")
    if not reference.fields.pages and (same_page(cited, place) or (len(one) >= 4 and place.startswith(one))):
        return  # the article number was read as volume
    years = {str(year) for year in record.years}
    # Journals without true volumes print the year, or the issue alone, in the volume's place.
    if not same and one in years and two not in years:
        return
    if not same and two in years and one not in years and len(one) <= 3:
        return
    same = same or (two not in years and prints_place(reference.raw, own, record.fields.pages))
    out["volume"] = FieldComparison(agrees=same, score=float(same), cited=cited, record=own)


def _pages(reference: Reference, record: Record, out: dict[str, FieldComparison]) -> None:
    cited, own = reference.fields.pages, record.fields.pages
    if not cited:
        return
    places = [place for place in (own, *record.elocations, record.pii) if place]
    if not places or not first_page(cited):
        return
    agrees = any(same_page(cited, place) for place in places)
    if not agrees:
        agrees = _article_number(cited, own, record) or prints_place(reference.raw, record.fields.volume, own)
    page, volume = first_page(cited), volume_key(record.fields.volume or "")
    read = volume_key(reference.fields.volume or "")
    if not agrees and page == volume and not is_range(cited) and read in ("", page, str(reference.fields.year)):
        return  # the volume stands where no pages are printed
    if not agrees and not own:
        return  # what PubMed has is not what is printed, and it has no pages: nothing to hold them against
    score = float(agrees)
    if agrees and own and is_range(cited) and is_range(own) and last_page(cited) != last_page(own):
        score = 0.9
    out["pages"] = FieldComparison(agrees=agrees, score=score, cited=cited, record=own or places[0])


def _article_number(cited: str, own: str | None, record: Record) -> bool:
    """Whether the printed pages are an article number, or the pages within an article that has such a number."""
    printed = numbers(cited)
    tails = [numbers(doi.rsplit("/", 1)[-1])[-1:] for doi in record.dois]
    known = {n for place in (*record.elocations, own or "") for n in numbers(place)[:1]} | {t[0] for t in tails if t}
    if printed and printed[0] in known and (len(printed[0]) >= 3 or printed[0] in numbers(own or "")[:1]):
        return True
    if own and not is_range(own):
        if numbers(own)[:1] and numbers(own)[0] in printed:  # "article 59:1-21"
            return True
        return first_page(cited) == "1" and is_range(cited)
    return False


def _identifiers(reference: Reference, record: Record, out: dict[str, FieldComparison]) -> None:
    cited, own = reference.fields, record.fields
    if cited.pmid:
        same = cited.pmid == record.pmid
        out["pmid"] = FieldComparison(agrees=same, score=float(same), cited=cited.pmid, record=record.pmid)
    dois = record.dois or ((own.doi,) if own.doi else ())
    if cited.doi and dois:
        same = cited.doi.lower() in dois
        out["doi"] = FieldComparison(agrees=same, score=float(same), cited=cited.doi, record=dois[0])
    if cited.pmcid and own.pmcid:
        same = cited.pmcid.upper() == own.pmcid.upper()
        out["pmcid"] = FieldComparison(agrees=same, score=float(same), cited=cited.pmcid, record=own.pmcid)
