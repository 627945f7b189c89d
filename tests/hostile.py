"""A report in which every word of a stranger is hostile, for the formats that print it."""

from __future__ import annotations

from citecheck.models import (
    Author,
    Candidate,
    Check,
    CheckedClaim,
    CheckedReference,
    Citation,
    DocumentReport,
    Evidence,
    Facet,
    FieldComparison,
    Fields,
    Finding,
    MatchDetail,
    Notice,
    RecordSummary,
    Report,
    SourceInfo,
    Span,
    Summary,
    Tool,
)

WORDS = (
    "</style><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "\x1b[31mred\x1b[0m \x00 \x9b2J",
    "a\u202eb \u2066c\u2069 \u200f",
    "[bold red]markup[/] :smile:",
    "]]><!--<svg/onload=alert(1)>-->",
    "\ud800 \ufffe",
    "W" * 200_000,
)
ALL = " ".join(WORDS)
SPAN = Span(start=0, end=5, line=7, column=1)


def hostile() -> Report:
    """Two documents, one of them unreadable, with `ALL` wherever a document, a record or a user may put words."""
    fields = Fields(
        authors=(Author(family=ALL, given=ALL),),
        title=ALL,
        journal=ALL,
        year=2017,
        volume=ALL,
        issue=ALL,
        pages=ALL,
        doi="10.1000/\"><script>alert('doi')</script>",
        pmid="javascript:alert(1)",
        pmcid='PMC1" onclick="alert(1)',
        url="javascript:alert(1)",
    )
    comparison = FieldComparison(agrees=False, score=0.1, cited=ALL, record=ALL)
    statuses = ("verified", "discrepant", "wrong_identifier", "ambiguous", "not_found", "out_of_scope", "unchecked")
    references = tuple(
        CheckedReference(
            id=f'ref-{n}"><script>',
            label=ALL,
            raw=ALL,
            span=SPAN,
            fields=fields,
            malformed=(ALL,),
            status=status,
            record=RecordSummary(
                pmid="1</a><script>alert(1)</script>",
                fields=fields,
                publication_types=(ALL,),
                retracted=True,
                notices=(Notice(kind="retraction", pmid="javascript:alert(1)", source=ALL),),
                has_abstract=True,
            )
            if n < 3
            else None,
            match=MatchDetail(
                method="doi",
                confidence=0.5,
                fields={"title": comparison},
                candidates=(Candidate(pmid="data:text/html,x", confidence=0.5, title=ALL),),
            ),
            cited_by=("cit-1",),
            corrected=ALL,
        )
        for n, status in enumerate(statuses)
    )
    first = references[0].id
    facet = Facet(facet="number", status="differs", claim=ALL, record=ALL, claim_at=(0, 9), record_at=(0, 3, 200_009))
    claim = CheckedClaim(
        id='claim-1"><script>',
        text=ALL,
        span=SPAN,
        references=(first,),
        subject=ALL,
        context=ALL,
        checks=(
            Check(
                reference=first,
                pmid="javascript:alert(1)",
                verdict="conflicting",
                score=0.5,
                evidence=(
                    Evidence(sentence=ALL, section=ALL, score=0.5),
                    Evidence(sentence=ALL, section=None, score=0),
                ),
                facets=(
                    facet,
                    Facet(facet="stance", status="absent", claim=ALL, claim_at=(5, 99), record_at=(9, 1, 2)),
                ),
            ),
            Check(reference="ref-none", pmid=None, verdict="unchecked", score=0.0),
        ),
    )
    rules = (
        "title-differs",
        "authors-differ",
        "year-differs",
        "volume-differs",
        "pages-differ",
        "claim-number-differs",
    )
    findings = tuple(
        Finding(
            rule=rule,
            severity="error",
            message=ALL,
            span=SPAN,
            reference=first,
            claim=claim.id if rule.startswith("claim") else None,
            pmid="javascript:alert(1)",
            text=ALL,
            source=ALL,
            suggestion=ALL + ".",
            accepted=ALL if n % 2 else None,
            text_marks=((0, 8), (5, 400), (900_000, 900_001), (8, 8)),
            source_marks=((0, len(ALL)),),
        )
        for n, rule in enumerate(rules)
    )
    document = DocumentReport(
        path=ALL,
        format="text",
        status="incomplete",
        remarks=(ALL,),
        references=references,
        citations=(
            Citation(
                id="cit-1", marker=ALL, style="numeric", span=SPAN, references=(first,), missing=(ALL,), claim=None
            ),
        ),
        claims=(claim,),
        findings=findings,
        summary=Summary(references={"unchecked": 1, "verified": 6}, citations=1, findings={"error": 3}),
    )
    unreadable = DocumentReport(path="2" + ALL, format="text", status="unreadable", error=ALL)
    return Report(
        tool=Tool(version="1"),
        source=SourceInfo(kind="local", location=ALL, outage=ALL),
        documents=(document, unreadable),
        summary=Summary(),
    )
