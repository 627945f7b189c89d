"""One reference while it is looked for: what has been asked, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from citecheck.matching.fields import Comparison, compare
from citecheck.matching.match import Lead
from citecheck.matching.printed import as_printed
from citecheck.matching.scope import out_of_scope
from citecheck.matching.score import Score, score
from citecheck.models import Method, Record, Reference
from citecheck.pubmed.source import Answer, Unanswered


class Hit(Struct, frozen=True, kw_only=True):
    """A record that was brought up, and how well it fits; `method` is the strongest way that led to it."""

    record: Record
    method: Method
    comparison: Comparison
    score: Score

    @property
    def by_identifier(self) -> bool:
        """Whether a printed identifier leads to it."""
        return self.method in ("pmid", "doi", "pmcid")

    @property
    def is_preprint(self) -> bool:
        """Whether PubMed has it as a preprint."""
        return "Preprint" in self.record.publication_types


class Search:
    """One reference while it is looked for."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.leads: list[Lead] = []
        self.hits: dict[str, Hit] = {}
        self.unanswered: list[str] = []
        self.asked_citation = False
        self.asked_title = False
        self.asked_text = False

    @property
    def has_identifier(self) -> bool:
        """Whether any identifier is printed."""
        fields = self.reference.fields
        return bool(fields.pmid or fields.doi or fields.pmcid)

    @property
    def asked(self) -> bool:
        """Whether PubMed was asked anything about it."""
        return bool(self.leads) or self.asked_citation or self.asked_title or self.asked_text

    def has_lead(self, kind: str) -> bool:
        """Whether the identifier of that kind was asked about, or the best hit carries it anyway."""
        if any(lead.kind == kind for lead in self.leads):
            return True
        best = self.best
        pmcid = self.reference.fields.pmcid
        return kind == "pmcid" and best is not None and bool(pmcid) and best.record.fields.pmcid == pmcid

    def add_lead(self, lead: Lead) -> None:
        """Note where a printed identifier leads."""
        self.leads.append(lead)
        if not lead.answered:
            self.unanswered.append(f"{lead.kind.upper()} {as_printed(self.reference.raw, lead.value)}")
        for record in lead.records:
            self._add(record, lead.kind)

    def add_hits(self, method: Method, answer: Answer, records: Mapping[str, Record | Unanswered | None]) -> None:
        """Note the candidates that a citation or a title brought up."""
        if isinstance(answer, Unanswered):
            self.unanswered.append(answer.reason)
            return
        for pmid in answer:
            record = records.get(pmid)
            if isinstance(record, Unanswered):
                self.unanswered.append(record.reason)
            elif record is not None:
                self._add(record, method)

    def _add(self, record: Record, method: Method) -> None:
        if record.pmid in self.hits:
            return  # leads are noted before hits, the strongest way first
        comparison = compare(self.reference, record)
        by_identifier = method in ("pmid", "doi", "pmcid")
        self.hits[record.pmid] = Hit(
            record=record, method=method, comparison=comparison, score=score(comparison, by_identifier=by_identifier)
        )

    @property
    def ranked(self) -> list[Hit]:
        """All hits, the one that fits best first; the order is the same in every run."""
        return sorted(
            self.hits.values(),
            key=lambda hit: (
                -hit.score.evidence,
                not hit.by_identifier,
                -(hit.record.issue_year or 0),
                len(hit.record.pmid),
                hit.record.pmid,
            ),
        )

    @property
    def best(self) -> Hit | None:
        """The accepted hit that fits best, those that a printed identifier leads to before others."""
        accepted = [hit for hit in self.ranked if hit.score.accepted]
        led = [hit for hit in accepted if hit.by_identifier]
        return next(iter(led or accepted), None)

    @property
    def settled(self) -> bool:
        """Whether nothing more need be asked.

        A record fits in all that would tell it from a twin, and no printed identifier is open.
        """
        best = self.best
        if best is None:
            return False
        fields = self.reference.fields
        if fields.pmcid and not self.has_lead("pmcid") and best.record.fields.pmcid is not None:
            return False
        return self._fits_well(best) and all(lead.answered or lead.fits(best.record) for lead in self.leads)

    @property
    def wants_title(self) -> bool:
        """Whether a search by title may bring up something better than what is known."""
        best = self.best
        return best is None or not self._fits_well(best)

    @staticmethod
    def _fits_well(hit: Hit) -> bool:
        found = hit.comparison
        title = found.title is None or found.title.agrees or found.title.score >= 0.9
        pages = found.agrees("pages") is not False or found.early
        return title and pages and found.agrees("journal") is not False and (found.year_gap or 0) <= 1

    @property
    def nothing_to_ask_by(self) -> bool:
        """Whether the entry is a journal article by its form, yet offers nothing that PubMed could be asked by."""
        return (
            not self.hits
            and not self.leads
            and not self.asked_citation
            and not self.asked_title
            and not out_of_scope(self.reference)
        )
