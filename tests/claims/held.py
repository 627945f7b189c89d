"""Records and claims of our own, and a short way to hold one against the other."""

from __future__ import annotations

from citecheck.claims import Assessment, CitedWork, check_claim
from citecheck.models import AbstractSection, Author, Claim, Fields, Finding, Record, Reference, Span, Status

PLACE = Span(start=0, end=0, line=1, column=1)


def record(*sections: str, pmid: str = "1", title: str = "Copper insoles for heel pain", **more: object) -> Record:
    """A record whose abstract has the sections given, each `LABEL: text` or plain text."""
    abstract = []
    for section in sections:
        label, colon, text = section.partition(": ")
        if colon and label.isupper():
            abstract.append(AbstractSection(text=text, label=label))
        else:
            abstract.append(AbstractSection(text=section))
    authors = more.pop("authors", (Author(family="Hollis", given="P"), Author(family="Brandt", given="K")))
    fields = Fields(title=title, authors=authors, pmid=pmid)  # type: ignore[arg-type]
    return Record(pmid=pmid, fields=fields, abstract=tuple(abstract), **more)  # type: ignore[arg-type]


def reference(number: int = 1) -> Reference:
    return Reference(id=f"ref-{number}", label=str(number), raw="", span=PLACE, fields=Fields())


def hold(
    text: str,
    *records: Record | None,
    status: Status = "verified",
    context: str | None = None,
    subject: str | None = None,
) -> Assessment:
    """What comes of `text`, cited to one work for each record."""
    works = [CitedWork(reference=reference(n), status=status, record=r) for n, r in enumerate(records, 1)]
    span = Span(start=10, end=10 + len(text), line=3, column=5)
    claim = Claim(
        id="claim-1",
        text=text,
        span=span,
        references=tuple(w.reference.id for w in works),
        context=context,
        subject=subject,
    )
    return check_claim(claim, works)


def loud(assessment: Assessment) -> list[str]:
    """The rules of the findings at warning or error."""
    return [f.rule for f in assessment.findings if f.severity != "note"]


def rules(assessment: Assessment) -> list[str]:
    return [f.rule for f in assessment.findings]


def facets(assessment: Assessment, facet: str) -> list[tuple[str, str | None, str | None]]:
    return [(f.status, f.claim, f.record) for c in assessment.checks for f in c.facets if f.facet == facet]


def the(assessment: Assessment, rule: str) -> Finding:
    """The one finding of `rule`."""
    (found,) = [f for f in assessment.findings if f.rule == rule]
    return found


TRIAL = record(
    "BACKGROUND: Plantar heel pain is common among postal workers, and insoles are often prescribed.",
    "METHODS: In this randomized, double-blind trial, 128 adults with plantar heel pain wore copper insoles or plain "
    "insoles for 12 weeks. Pain was scored on a 0 to 10 scale.",
    "RESULTS: Mean morning pain fell by 2.4 points with copper insoles and by 1.1 points with plain insoles. Walking "
    "distance increased by 18.6% in the copper group. Sleep quality did not differ significantly between the groups.",
    "CONCLUSIONS: Copper insoles may reduce morning pain in adults with plantar heel pain. Larger trials are needed.",
    publication_types=("Journal Article", "Randomized Controlled Trial"),
    mesh=("Humans", "Adult", "Middle Aged", "Heel", "Foot Orthoses"),
    years=frozenset({2017, 2018}),
    online_year=2017,
    issue_year=2018,
    months=frozenset({(2017, 11), (2018, 2)}),
    journals=("The Journal of Foot Medicine", "J Foot Med"),
    affiliations=("Department of Podiatry, Northmoor University, Leeds, United Kingdom.",),
)
