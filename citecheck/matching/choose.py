"""From the records that were brought up to the one that is meant, several, or none."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.matching.match import Ambiguous, Found, Match, Missing, Unknown
from citecheck.matching.scope import is_preprint, out_of_scope
from citecheck.matching.score import confidence
from citecheck.matching.search import Hit, Search
from citecheck.models import Candidate, Record

_TIE = 1.5
"""Records whose evidence lies within this many log-odds of the best fit about as well."""
_BETTER = 4.0
"""By how many log-odds another record must fit better than the one that a printed identifier leads to."""
_SHOWN = 5


def choose(search: Search) -> Match:
    """The match of one reference, from all that was brought up for it."""
    ranked = search.ranked
    accepted = [hit for hit in ranked if hit.score.accepted and _in_kind(search, hit)]
    leads = tuple(search.leads)
    if not search.settled and search.unanswered:
        return Unknown(reason=search.unanswered[0], leads=leads)
    if not search.asked and not search.hits:
        return Unknown(reason="the entry has nothing that PubMed could be asked by", unanswered=False, leads=leads)
    if is_preprint(search.reference):
        own = [hit for hit in accepted if hit.by_identifier or hit.is_preprint or hit.comparison.agrees("journal")]
        if not own:
            return Missing(leads=leads, others=_candidates(ranked), published=_published(ranked))
        accepted = own
    if not accepted:
        return Missing(leads=leads, others=_candidates(ranked))
    best = _best(search, accepted)
    rivals = [hit for hit in accepted if hit is not best]
    if not best.by_identifier:
        ties = [hit for hit in rivals if hit.score.evidence > best.score.evidence - _TIE]
        if ties:
            group = [best, *ties]
            return Ambiguous(
                records=tuple(hit.record for hit in group),
                candidates=_candidates([*group, *_rest(ranked, group)]),
                leads=leads,
            )
    return Found(
        record=best.record,
        method=best.method,
        confidence=confidence(
            best.score.odds, (hit.score.odds for hit in rivals if hit.score.evidence < best.score.evidence)
        ),
        leads=leads,
        others=_candidates(_rest(ranked, [best])),
        comparison=best.comparison,
    )


def _best(search: Search, accepted: Sequence[Hit]) -> Hit:
    """The record that fits best; the one that identifiers lead to unless another fits far better."""
    led = sorted(
        (hit for hit in accepted if hit.by_identifier),
        key=lambda hit: -hit.score.evidence - 2.0 * sum(lead.fits(hit.record) for lead in search.leads),
    )
    if led and led[0].score.evidence > accepted[0].score.evidence - _BETTER:
        return led[0]
    return accepted[0]


def _in_kind(search: Search, hit: Hit) -> bool:
    """Whether a hit may stand for an entry that is no article by its form.

    A thesis, a page or a conference paper can have the title and the authors of an article and still be another work;
    so the source has to agree, or a book be a book.
    """
    if hit.by_identifier or not out_of_scope(search.reference):
        return True
    found, kind = hit.comparison, search.reference.kind
    if found.agrees("journal") is not None or kind in ("thesis", "web", "software", "registration"):
        return found.agrees("journal") is True
    named = found.authors is not None and found.authors.score >= 0.5 and found.year_gap in (0, None)
    return named and (hit.record.is_book or kind not in ("book", "chapter"))


def _published(ranked: Sequence[Hit]) -> Record | None:
    """The article that a preprint has become: the same title by the same authors."""
    for hit in ranked:
        title, authors = hit.comparison.title, hit.comparison.authors
        if title is not None and title.agrees and authors is not None and authors.score >= 0.5:
            return hit.record
    return None


def _rest(ranked: Sequence[Hit], taken: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in ranked if all(hit is not other for other in taken)]


def _candidates(hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(pmid=hit.record.pmid, confidence=confidence(hit.score.odds), title=hit.record.fields.title or "")
        for hit in hits[:_SHOWN]
    )
