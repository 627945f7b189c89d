"""From the report on a document to a letter: what to ask the author, in which order, beside which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from msgspec import Struct

from citecheck.letter.questions import QUESTIONS, seen
from citecheck.matching.printed import unbroken
from citecheck.models import CheckedReference, DocumentReport, Finding
from citecheck.report.naming import label, place
from citecheck.rules import UNCHECKED
from citecheck.text.fold import one_line

_TITLES = ("The references", "The text")
_SO_PRINTED = "May we print the entry as follows, or is another work meant?"
_OPENING, _CLOSING = frozenset('\u201c"\u201e\u00ab'), frozenset('\u201d"\u201c\u00bb')
_REDUNDANT = ("identifier-conflict", "identifier-wrong-article")
"""The first is not asked where the second is: it says the same of one of the two articles."""


class Words(Struct, frozen=True, kw_only=True):
    """What stands somewhere: `name` says where, `marks` are half-open offsets of the words that matter in `text`."""

    name: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def quotes(self) -> tuple[str, str]:
        """The quotation marks to put around `text`: none where it has its own."""
        own = self.text[:1] in _OPENING and self.text[-1:] in _CLOSING
        return ("", "") if own else ("\u201c", "\u201d")


class Point(Struct, frozen=True, kw_only=True):
    """What was seen, and what is asked of it; empty where the next point's question, or the last one, answers it."""

    seen: str
    asked: str = ""


class Query(Struct, frozen=True, kw_only=True):
    """One numbered query: where, the words of both sides, the points; `proposed` is the entry as we might print it."""

    number: int
    where: str
    words: tuple[Words, ...]
    points: tuple[Point, ...]
    proposed: str | None = None


class Letter(Struct, frozen=True, kw_only=True):
    """A letter to an author: `sections` are headings with their queries; `unchecked` says what was not checked."""

    document: str
    opening: str
    sections: tuple[tuple[str, tuple[Query, ...]], ...]
    unchecked: str | None
    closing: str


def compose(report: DocumentReport, *, everything: bool = False) -> Letter:
    """The letter about one document. Notes are left out unless `everything` is asked for; accepted findings always.

    References come first, in the order of the list, then the text in its own order. What could not be checked is said,
    and not asked of the author.
    """
    asked = [
        finding
        for finding in report.findings
        if not finding.accepted
        and finding.rule not in UNCHECKED
        and finding.rule in QUESTIONS
        and (everything or finding.severity != "note")
    ]
    by_id = {reference.id: reference for reference in report.references}
    listed = [f for f in asked if not _in_text(f) and f.reference in by_id]
    in_text = [f for f in asked if f not in listed]
    queries: list[Query] = []
    sections = []
    for title, found in zip(_TITLES, (_by_reference(listed, report), _by_place(in_text)), strict=True):
        here = [_query(len(queries) + n, group, report, by_id) for n, group in enumerate(found, 1)]
        queries += here
        if here:
            sections.append((title, tuple(here)))
    return Letter(
        document=PurePath(report.path).name if report.path != "-" else "the article",
        opening=_opening(len(queries), in_text=any(title == _TITLES[1] for title, _ in sections)),
        sections=tuple(sections),
        unchecked=_unchecked(report),
        closing="With kind regards",
    )


def _in_text(finding: Finding) -> bool:
    return bool(finding.claim or finding.citation)


def _by_reference(findings: Sequence[Finding], report: DocumentReport) -> list[list[Finding]]:
    order = {reference.id: n for n, reference in enumerate(report.references)}
    groups: dict[int, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(order[finding.reference or ""], []).append(finding)
    out = []
    for _, group in sorted(groups.items()):
        rules = {finding.rule for finding in group}
        kept = [f for f in group if not (f.rule == _REDUNDANT[0] and _REDUNDANT[1] in rules)]
        out.append(kept)
    return out


def _by_place(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of one claim together, or of one question that is asked of several places; in the order of the text."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for n, finding in enumerate(findings):
        together = QUESTIONS[finding.rule].several is not None
        own = finding.claim or finding.citation or f"#{n}"
        groups.setdefault((finding.rule, seen(finding)) if together else (own,), []).append(finding)
    return sorted(
        (sorted(group, key=_start) for group in groups.values()), key=lambda group: (_start(group[0]), group[0].rule)
    )


def _start(finding: Finding) -> int:
    return finding.span.start if finding.span else 0


def _query(number: int, group: Sequence[Finding], report: DocumentReport, by_id: dict[str, CheckedReference]) -> Query:
    first = min(group, key=_start)
    reference = by_id.get(first.reference or "")
    question = QUESTIONS[first.rule]
    if question.whole:
        return Query(number=number, where="The whole article", words=(), points=_points(group))
    if not _in_text(first) and reference is not None:
        return _about_reference(number, group, report, reference)
    places: dict[tuple[int, str | None], list[Finding]] = {}
    for finding in group:
        places.setdefault((_start(finding), finding.text), []).append(finding)
    if question.several and len(places) > 1:
        return Query(
            number=number,
            where=f"{len(places)} places in the text",
            words=tuple(
                _words(_place(here, report, by_id), here[0].text or "", here[0].text_marks) for here in places.values()
            ),
            points=(Point(seen=seen(first), asked=question.several),),
        )
    where = _place(group, report, by_id)
    return Query(number=number, where=where, words=tuple(_sides(group, report)), points=_points(group))


def _place(group: Sequence[Finding], report: DocumentReport, by_id: dict[str, CheckedReference]) -> str:
    """`Line 7, references 2 and 3`."""
    span = min(group, key=_start).span
    where = place(report.format, span) if span else "the article"
    cited = list(dict.fromkeys(label(by_id[f.reference]) for f in group if f.reference in by_id))
    names = f", reference{'s' if len(cited) > 1 else ''} {_list(cited)}" if cited else ""
    return f"{where[0].upper()}{where[1:]}{names}"


def _about_reference(
    number: int, group: Sequence[Finding], report: DocumentReport, reference: CheckedReference
) -> Query:
    mends = [finding for finding in group if QUESTIONS[finding.rule].mends]
    corrected = reference.corrected if mends and reference.record else None
    points = _points(mends, last=_SO_PRINTED) if corrected else _points(mends)
    points += _points([finding for finding in group if finding not in mends])
    return Query(
        number=number,
        where=f"Reference {label(reference)} ({place(report.format, reference.span)})",
        words=(Words(name="The entry", text=one_line(unbroken(reference.raw, reference))),),
        points=points,
        proposed=corrected,
    )


def _points(group: Sequence[Finding], last: str | None = None) -> tuple[Point, ...]:
    """A point for each thing seen; a question that comes again is asked once, behind the last; `last` for all."""
    told: dict[str, str] = {}
    for finding in group:
        told[seen(finding)] = QUESTIONS[finding.rule].asked
    rows = list(told.items())
    out = []
    for n, (what, asked) in enumerate(rows):
        later = [other for _, other in rows[n + 1 :]]
        if last is not None:
            out.append(Point(seen=what, asked="" if later else last))
        else:
            out.append(Point(seen=what, asked="" if asked in later else asked))
    return tuple(out)


def _sides(group: Sequence[Finding], report: DocumentReport) -> Iterable[Words]:
    """The sentence of the text once, with all that differs marked; then each abstract's sentence once."""
    texts: dict[str, list[tuple[int, int]]] = {}
    for finding in group:
        if finding.text:
            texts.setdefault(finding.text, []).extend(finding.text_marks)
    for text, marks in texts.items():
        yield _words("The text", text, marks)
    sources: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for finding in group:
        # What is no sentence of the abstract (a title, a kind of study) is told in what was seen.
        if finding.source and finding.claim and _is_evidence(finding, report):
            sources.setdefault((finding.pmid or "", finding.source), []).extend(finding.source_marks)
    for (pmid, text), marks in sources.items():
        yield _words(f"The abstract (PMID {pmid})" if pmid else "The abstract", text, marks)


def _is_evidence(finding: Finding, report: DocumentReport) -> bool:
    checks = (check for claim in report.claims if claim.id == finding.claim for check in claim.checks)
    return bool(finding.source_marks) or any(e.sentence == finding.source for c in checks for e in c.evidence)


def _words(name: str, text: str, marks: Iterable[tuple[int, int]]) -> Words:
    """`text` on one line, its marks where their words now are; marks that overlap are one."""
    moved = [0]
    line = ""
    for character in text:
        if not character.isspace():
            line += character
        elif line and not line.endswith(" "):
            line += " "
        moved.append(len(line))
    line = line.rstrip()
    kept: list[tuple[int, int]] = []
    for start, end in sorted({(moved[a], min(moved[b], len(line))) for a, b in marks if 0 <= a < b <= len(text)}):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        elif start < end:
            kept.append((start, end))
    return Words(name=name, text=line, marks=tuple(kept))


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _opening(count: int, *, in_text: bool) -> str:
    looked = "Before publication we hold the references of each article, and what it says of them, against PubMed."
    thanks = f"Thank you for your article. {looked}"
    if not count:
        return f"{thanks} We found nothing that we have to ask you."
    points, them = ("one point", "it") if count == 1 else (f"{count} points", "them")
    whole = "An abstract does not tell the whole of an article: w" if in_text else "W"
    return (
        f"{thanks} On {points} we should be glad of your help; could you kindly answer {them} below? "
        f"{whole}here the text is right as it stands, please just say so."
    )


def _unchecked(report: DocumentReport) -> str | None:
    """What PubMed could not be asked about; what it has is not known."""
    left = [label(reference) for reference in report.references if reference.status == "unchecked"]
    if not left:
        return None
    if len(left) == len(report.references):
        return "PubMed could not be reached, so no reference has been checked yet; we may write again."
    what = f"reference{'s' if len(left) > 1 else ''} {_list(left)}"
    return f"PubMed could not be reached for {what}, so nothing is said of {'them' if len(left) > 1 else 'it'} here."
