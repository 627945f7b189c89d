"""The report at a terminal: what is wrong, in the words of both sides; then the counts; then one sentence."""

from __future__ import annotations

import io
import re

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from citecheck.models import (
    Check,
    CheckedClaim,
    CheckedReference,
    DocumentReport,
    Evidence,
    Finding,
    Report,
    SourceInfo,
)
from citecheck.outcome import count, outcome
from citecheck.report import View
from citecheck.report.harmless import harmless
from citecheck.report.naming import dated, label, other_side, place
from citecheck.rules import RULES
from citecheck.text.fold import one_line

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_STATUS = {
    "verified": ("ok", "verified", "green"),
    "discrepant": ("!", "found, but some field differs", "yellow"),
    "wrong_identifier": ("x", "its identifier belongs to another article", "red"),
    "ambiguous": ("?", "several records fit", "yellow"),
    "not_found": ("x", "not in PubMed", "red"),
    "out_of_scope": ("-", "not a kind of work that PubMed has", "dim"),
    "unchecked": ("?", "not checked", "yellow"),
}
_VERDICTS = {
    "plausible": ("ok", "plausible", "green"),
    "partly_plausible": ("~", "partly plausible", "green"),
    "conflicting": ("x", "conflicting", "red"),
    "not_in_abstract": ("-", "not in the abstract (the full text may say it)", "dim"),
    "no_abstract": ("-", "the record has no abstract", "dim"),
    "no_record": ("-", "no certain record to hold it against", "dim"),
    "unchecked": ("?", "not checked", "yellow"),
}
_SHOWN_ABSENT = frozenset({"number", "quotation"})
_SILENT = "not_in_abstract"
# Blanks at the end of a line, also where colour is switched off behind them.
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)
_TITLE, _QUOTE, _AROUND, _MANY = 60, 300, 140, 3


def render(report: Report, view: View) -> str:
    """`report` for a terminal; without colour it reads the same, for no colour is the only sign of anything."""
    console = Console(
        file=io.StringIO(),
        width=view.width,
        force_terminal=view.color,
        no_color=not view.color,
        color_system="standard" if view.color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    page = _Page(console, view)
    for document in report.documents:
        page.document(document)
    page.closing(report)
    written = console.file
    assert isinstance(written, io.StringIO)
    return _TRAILING.sub(lambda match: match.group().replace(" ", ""), written.getvalue())


class _Page:
    """Writes the parts of one report."""

    def __init__(self, console: Console, view: View) -> None:
        self.console, self.view = console, view

    def say(self, text: Text | str = "", indent: int = 0, hang: int = 0) -> None:
        """One paragraph, indented, later lines `hang` further."""
        line = Text(text) if isinstance(text, str) else text
        width = max(20, self.view.width - indent)
        if hang and line.cell_len > width:
            first = line.wrap(self.console, width)[0].plain.rstrip()
            head, tail = line.divide([len(first)])
            skipped = len(tail.plain) - len(tail.plain.lstrip())
            self.console.print(Padding(head, (0, 0, 0, indent)))
            self.console.print(Padding(tail.divide([skipped])[-1], (0, 0, 0, indent + hang)))
            return
        self.console.print(Padding(line, (0, 0, 0, indent)) if indent else line)

    def document(self, document: DocumentReport) -> None:
        """One document: its references, its claims, its findings."""
        shown = [f for f in document.findings if not self.view.quiet or (f.severity != "note" and not f.accepted)]
        if self.view.quiet and not shown and document.status != "unreadable":
            return
        self.say(Text(harmless(document.path), style="bold underline"))
        if document.status == "unreadable":
            self.say(Text.assemble(("cannot be checked: ", "bold red"), harmless(document.error or "")), 2)
            self.say()
            return
        self.say(_counts(document), 2)
        if not self.view.quiet:
            self.references(document)
            self.claims(document)
        if shown:
            self.say()
            self.say(Text("Findings", style="bold"), 2)
        for finding in shown:
            if not self._is_one_of_many(finding, shown):
                self.finding(document, finding)
        self.many(document.format, shown)
        self.say()

    def references(self, document: DocumentReport) -> None:
        """One line for each reference: its label, its verdict, its PMID, the beginning of its title."""
        if not document.references:
            return
        self.say()
        self.say(Text("References", style="bold"), 2)
        for reference in document.references:
            sign, words, style = _STATUS[reference.status]
            line = Text.assemble((f"{sign:>2} ", style), f"{label(reference)}  ", (_name(reference), ""))
            line.append(f" - {words}" + (f", PMID {reference.record.pmid}" if reference.record else ""), style)
            self.say(line, 2, hang=5)

    def claims(self, document: DocumentReport) -> None:
        """Each claim that an abstract speaks of, with the sentence that bears on it; then how many are left."""
        held = [claim for claim in document.claims if any(check.evidence for check in claim.checks)]
        if not held:
            return
        shown = [claim for claim in held if self.view.verbose or any(c.verdict != _SILENT for c in claim.checks)]
        labels = {reference.id: label(reference) for reference in document.references}
        self.say()
        self.say(Text("Claims and the abstracts they cite", style="bold"), 2)
        for claim in shown:
            self.claim(claim, labels, place(document.format, claim.span))
        silent = len(held) - len(shown)
        if silent:
            words = f"{silent} {'more ' if shown else ''}claim{'s are' if silent > 1 else ' is'}"
            self.say(f"{words} not in the abstract; the full text may say it (-v shows them).", 4, hang=2)

    def claim(self, claim: CheckedClaim, labels: dict[str, str], where: str) -> None:
        """The claim, then for each reference the verdict and the sentence that it rests on."""
        self.say(Text(f"{where}: “{_short(claim.text)}”"), 4, hang=2)
        for check in claim.checks:
            sign, words, style = _VERDICTS[check.verdict]
            self.say(
                Text.assemble((f"{sign:>2} ", style), f"ref {labels[check.reference]}: ", (words, style)), 6, hang=3
            )
            if check.evidence and check.verdict != "not_in_abstract":
                best = _telling(check)
                section = f"{best.section.capitalize()}: " if best.section else ""
                self.say(Text(f"{section}“{_short(best.sentence)}”", style="italic"), 9, hang=2)
            lacking = [f.claim for f in check.facets if f.status == "absent" and f.facet in _SHOWN_ABSENT and f.claim]
            if lacking and check.verdict in ("plausible", "partly_plausible"):
                named = ", ".join(f"“{_short(words)}”" for words in dict.fromkeys(lacking))
                self.say(f"not in the abstract: {named}", 9, hang=2)

    def finding(self, document: DocumentReport, finding: Finding) -> None:
        """One finding: a note on one line (unless verbose), anything graver with the words of both sides."""
        about = next((f", ref {label(r)}" for r in document.references if r.id == finding.reference), "")
        where = place(document.format, finding.span) if finding.span else "document"
        head = Text.assemble((finding.severity, _STYLES[finding.severity]), f" {finding.rule}, {where}{about}: ")
        head.append(harmless(one_line(finding.message)))
        if finding.severity == "note" and finding.claim and finding.text and not self.view.verbose:
            # A line may hold a whole paragraph: which of its claims is meant?
            head.append(f" “{_cut(harmless(one_line(finding.text)), _TITLE)}”", "dim")
        self.say(head, 4, hang=2)
        if finding.accepted:
            self.say(f"accepted: {harmless(one_line(finding.accepted))}", 8)
            return
        if finding.severity == "note" and not self.view.verbose:
            return
        if finding.text:
            self._side("the text: ", finding.text, finding.text_marks)
        if finding.source:
            self._side(f"{other_side(finding):>8}: ", finding.source, finding.source_marks)
        if finding.suggestion:
            self._side(" suggest: ", finding.suggestion, ())

    def many(self, document_format: str, shown: list[Finding]) -> None:
        """Notes of one rule that are many: one line for all of them, because each says the same."""
        for rule in dict.fromkeys(f.rule for f in shown if self._is_one_of_many(f, shown)):
            spans = [f.span for f in shown if f.rule == rule and f.span]
            unit = "pages" if spans and spans[0].page else "paragraphs" if document_format == "docx" else "lines"
            numbers = ", ".join(dict.fromkeys(str(span.page or span.line) for span in spans))
            head = Text.assemble(("note", _STYLES["note"]), f" {rule} ({len(spans)}), {unit} {numbers}: ")
            head.append(f"{RULES[rule].summary}.")
            self.say(head, 4, hang=2)

    def _is_one_of_many(self, finding: Finding, shown: list[Finding]) -> bool:
        if self.view.verbose or finding.severity != "note" or finding.accepted:
            return False
        return sum(f.rule == finding.rule and not f.accepted for f in shown) > _MANY

    def _side(self, name: str, words: str, marks: tuple[tuple[int, int], ...]) -> None:
        self.say(Text.assemble((name, "dim"), _marked(words, marks)), 6, hang=10)

    def closing(self, report: Report) -> None:
        """The counts of the whole run, where the records came from, and the outcome in one sentence."""
        if len(report.documents) > 1:
            self.say(_total(report))
        if any(document.status != "unreadable" for document in report.documents):
            self.say(_source(report.source))
        result = outcome(report, self.view.fail_on)
        self.say(Text(harmless(result.sentence), style="bold green" if result.code == 0 else "bold red"))


def _name(reference: CheckedReference) -> str:
    """First author, year and title; the title alone where the label is the author and year already."""
    fields = reference.fields
    author = fields.authors[0].family if fields.authors else ""
    year = dated(reference)
    named = author and year and label(reference) == harmless(f"{one_line(author)} {year}")
    who = "" if named else ", ".join(part for part in (author, year) if part)
    title = _cut(one_line(fields.title or reference.raw), _TITLE)
    return harmless(f"{who}: {title}" if who else title)


def _telling(check: Check) -> Evidence:
    """The sentence to show beside a verdict: one that the verdict rests on where something differs, else the first."""
    differing = (f.record_at[0] for f in check.facets if f.status == "differs" and f.record_at)
    return check.evidence[min(differing, default=0)]


def _counts(document: DocumentReport) -> str:
    summary = document.summary
    total = len(document.references)
    parts = ", ".join(f"{n} {status.replace('_', ' ')}" for status, n in summary.references.items())
    references = "no reference list" if not total else f"{total} reference{'s' if total > 1 else ''} ({parts})"
    cited = f"{summary.citations} citation{'' if summary.citations == 1 else 's'}"
    claims = f"{len(document.claims)} claim{'' if len(document.claims) == 1 else 's'}"
    found = count([finding for finding in document.findings if not finding.accepted])
    return f"{references}, {cited}, {claims}; {found}"


def _total(report: Report) -> str:
    references = sum(report.summary.references.values())
    parts = ", ".join(f"{n} {status.replace('_', ' ')}" for status, n in report.summary.references.items())
    inside = f" ({parts})" if parts else ""
    return f"{len(report.documents)} documents, {references} references{inside}"


def _source(source: SourceInfo) -> str:
    if source.kind == "local":
        return f"Records from {harmless(source.location)}; nothing was asked over the network."
    asked = f"{source.requests} request{'' if source.requests == 1 else 's'}"
    line = f"Records from {harmless(source.location)}: {asked}, {source.cached} answers from the store."
    return f"{line} {harmless(source.outage)}" if source.outage else line


def _short(text: str) -> str:
    return _cut(harmless(one_line(text)), _QUOTE)


def _cut(line: str, most: int) -> str:
    """`line`, cut between words where it is longer than `most`."""
    return line if len(line) <= most else line[: line.rfind(" ", 0, most)] + " …"


def _marked(words: str, marks: tuple[tuple[int, int], ...]) -> Text:
    """`words` with the marked parts in brackets and bold, and what is far from all of them left out."""
    words = re.sub(r"\s", " ", words)
    text, at = Text(), 0
    for start, end in sorted(marks):
        if at <= start < end <= len(words):
            text.append(harmless(_between(words[at:start], first=at == 0)))
            shown = harmless(words[start:end])
            bracketed = shown.startswith("[") and shown.endswith("]")  # a marker brings its own
            text.append(shown if bracketed else f"[{shown}]", "bold")
            at = end
    text.append(harmless(_short_end(words[at:]) if at else words[: _QUOTE * 2]))
    return text


def _between(words: str, *, first: bool) -> str:
    """What stands before or between two marks: its ends, where it is long."""
    limit = _AROUND if first else _AROUND * 2
    if len(words) <= limit:
        return words
    left = "" if first else words[: words.find(" ", _AROUND - 20)] + " "
    return f"{left}… {words[words.find(' ', len(words) - _AROUND) + 1 :]}"


def _short_end(words: str) -> str:
    """What stands after the last mark: its beginning, where it is long."""
    cut = words.find(" ", _AROUND)
    return words if cut < 0 else words[:cut] + " …"
