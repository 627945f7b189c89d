"""What only the whole of a corpus shows: one work cited in several ways, errors that recur, retracted works, claims."""

# ruff: noqa: S608 - statements are put together from this module's own names alone

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from citecheck.batch.state import State
from citecheck.models import Notice

When: TypeAlias = Literal["before", "after", "unknown"]
_RUN = "JOIN run USING (path)"
_DATE = re.compile(r"\b((?:18|19|20)\d\d)(?:[ -]?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d\d))?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Place(Struct, frozen=True, kw_only=True):
    """Where a document speaks of something: its path, the line, the label of the reference as printed."""

    document: str
    line: int | None = None
    label: str | None = None


class Variant(Struct, frozen=True, kw_only=True):
    """One printed form of a work: the fields that disagree with the record, as printed; none where it is right."""

    differs: dict[str, str]
    places: tuple[Place, ...]


class DifferentlyCited(Struct, frozen=True, kw_only=True, tag_field="kind", tag="cited-differently"):
    """A work that several documents cite, not all of them rightly."""

    pmid: str
    title: str | None
    documents: int
    variants: tuple[Variant, ...]


class RecurringIdentifier(Struct, frozen=True, kw_only=True, tag_field="kind", tag="recurring-identifier"):
    """A wrong identifier that several references print."""

    printed: str
    rule: str
    places: tuple[Place, ...]


class CitingRetracted(Struct, frozen=True, kw_only=True):
    """A citation of a retracted work; `when`: it was published before or after the retraction, where that is known."""

    place: Place
    published: str | None
    when: When


class RetractedWork(Struct, frozen=True, kw_only=True, tag_field="kind", tag="retracted"):
    """A retracted work, the notice where known, and who cites it."""

    pmid: str
    title: str | None
    notice: str | None
    retracted: str | None
    """When, as precise as the notice's source says: 2020 or 2020-06."""
    citing: tuple[CitingRetracted, ...]


class ClaimMade(Struct, frozen=True, kw_only=True):
    """What one document says of a work, and how plausible the abstract makes it."""

    place: Place
    text: str
    verdict: str


class SharedWork(Struct, frozen=True, kw_only=True, tag_field="kind", tag="claims-of-one-work"):
    """What several documents claim of one work; `disagree`: the abstract bears out some and conflicts with others."""

    pmid: str
    title: str | None
    disagree: bool
    claims: tuple[ClaimMade, ...]


Fact: TypeAlias = RetractedWork | RecurringIdentifier | DifferentlyCited | SharedWork


def facts(state: State) -> Iterator[Fact]:
    """Everything that the corpus shows, one at a time, retracted works first."""
    yield from retracted_works(state)
    yield from recurring_identifiers(state)
    yield from differently_cited(state)
    yield from shared_works(state)


def differently_cited(state: State) -> Iterator[DifferentlyCited]:
    """Works that more than one document cites, where some print a field that disagrees with PubMed."""
    rows = state.db.execute(
        f"SELECT pmid, title, path, label, line, differs FROM citing {_RUN} JOIN works USING (pmid) "
        "WHERE status IN ('verified', 'discrepant') AND pmid IN ("
        f"  SELECT pmid FROM citing {_RUN} WHERE status IN ('verified', 'discrepant') GROUP BY pmid "
        "  HAVING count(DISTINCT path) > 1 AND max(differs != '{}') AND count(DISTINCT differs) > 1) "
        "ORDER BY pmid + 0, differs, place, line"
    )
    for (pmid, title), group in groupby(rows, key=itemgetter(0, 1)):
        variants, documents = list[Variant](), set[str]()
        for differs, same in groupby(group, key=itemgetter(5)):
            places = tuple(Place(document=row[2], label=row[3], line=row[4]) for row in same)
            documents.update(place.document for place in places)
            variants.append(Variant(differs=json.loads(differs), places=places))
        yield DifferentlyCited(pmid=pmid, title=title, documents=len(documents), variants=tuple(variants))


def recurring_identifiers(state: State) -> Iterator[RecurringIdentifier]:
    """Wrong identifiers that more than one reference prints."""
    rows = state.db.execute(
        f"SELECT printed, rule, f.path, f.line, label FROM findings f {_RUN} "
        "LEFT JOIN citing ON citing.path = f.path AND citing.ref = f.ref "
        f"WHERE printed IN (SELECT printed FROM findings {_RUN} WHERE printed IS NOT NULL "
        "GROUP BY printed HAVING count(*) > 1) ORDER BY printed, rule, place, f.line"
    )
    for (printed, rule), group in groupby(rows, key=itemgetter(0, 1)):
        places = tuple(Place(document=row[2], line=row[3], label=row[4]) for row in group)
        yield RecurringIdentifier(printed=printed, rule=rule, places=places)


def retracted_works(state: State) -> Iterator[RetractedWork]:
    """Retracted works with those who cite them, the most cited first."""
    rows = state.db.execute(
        "SELECT pmid, title, notices, path, label, line, published, "
        "count(*) OVER (PARTITION BY pmid) AS n "
        f"FROM citing {_RUN} JOIN works USING (pmid) JOIN documents USING (path) WHERE retracted "
        "AND citing.status IN ('verified', 'discrepant') ORDER BY n DESC, pmid + 0, place, line"
    )
    for (pmid, title, notices), group in groupby(rows, key=itemgetter(0, 1, 2)):
        notice = _retraction(notices)
        when = _date(notice)
        citing = tuple(
            CitingRetracted(
                place=Place(document=row[3], label=row[4], line=row[5]),
                published=row[6],
                when=_when(row[6], when),
            )
            for row in group
        )
        yield RetractedWork(pmid=pmid, title=title, notice=notice, retracted=when, citing=citing)


def shared_works(state: State) -> Iterator[SharedWork]:
    """Works of which more than one document claims something; those on which they disagree first."""
    rows = state.db.execute(
        "SELECT pmid, title, path, line, text, verdict, "
        "max(verdict = 'conflicting') OVER work "
        "AND max(verdict IN ('plausible', 'partly_plausible')) OVER work AS split "
        f"FROM claims {_RUN} JOIN works USING (pmid) "
        f"WHERE pmid IN (SELECT pmid FROM claims {_RUN} GROUP BY pmid HAVING count(DISTINCT path) > 1) "
        "WINDOW work AS (PARTITION BY pmid) ORDER BY split DESC, pmid + 0, place, line, text"
    )
    for (pmid, title, split), group in groupby(rows, key=itemgetter(0, 1, 6)):
        claims = tuple(
            ClaimMade(place=Place(document=row[2], line=row[3]), text=row[4], verdict=row[5]) for row in group
        )
        yield SharedWork(pmid=pmid, title=title, disagree=bool(split), claims=claims)


def _retraction(notices: str) -> str | None:
    found = msgspec.json.decode(notices, type=list[Notice])
    return next((one.source for one in found if one.kind in ("retraction", "partial_retraction", "withdrawn")), None)


def _date(source: str | None) -> str | None:
    """The date in a citation such as `Lancet. 2020 Jun 13;395(10240):1820`: 2020-06."""
    found = _DATE.search(source or "")
    if not found:
        return None
    month = found.group(2)
    if not month:
        return found.group(1)
    return f"{found.group(1)}-{_MONTHS.index(month) + 1:02}" if month in _MONTHS else f"{found.group(1)}-{month}"


def _when(published: str | None, retracted: str | None) -> When:
    """Whether a document of that date came before the retraction; unknown where the two cannot be told apart."""
    if not published or not retracted:
        return "unknown"
    length = min(len(published), len(retracted))
    one, other = published[:length], retracted[:length]
    if one == other:
        return "unknown"
    return "before" if one < other else "after"
