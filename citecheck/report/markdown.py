"""The report as Markdown (GitHub's, with tables): for step summaries, pull requests, and notes to a colleague."""

from __future__ import annotations

import re

from citecheck.matching.printed import unbroken
from citecheck.models import CheckedReference, DocumentReport, Finding, Report, SourceInfo
from citecheck.outcome import count, outcome
from citecheck.report import View
from citecheck.report.harmless import harmless
from citecheck.report.naming import label, other_side, place
from citecheck.text.fold import one_line

# What would be read as markup, a link or a mention; a stop or a dash inside a sentence is none.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~@&]|:(?=//)|(?<=www)\.|!(?=\[)")
_PMID = re.compile(r"[1-9][0-9]{0,8}")
_QUOTE = 300


def render(report: Report, view: View) -> str:
    """The outcome, then for each document its counts, its findings and its references."""
    result = outcome(report, view.fail_on)
    parts = [f"# citecheck\n\n**{_plain(result.sentence)}**\n"]
    for document in report.documents:
        parts.append(_document(document, view))
    parts.append(_source(report.source))
    return "\n".join(parts)


def _document(document: DocumentReport, view: View) -> str:
    head = f"## {_plain(document.path)}\n"
    if document.status == "unreadable":
        return f"{head}\nThis document {_plain(document.error or 'could not be read')}.\n"
    shown = [f for f in document.findings if not view.quiet or (f.severity != "note" and not f.accepted)]
    open_ones = [finding for finding in document.findings if not finding.accepted]
    references = len(document.references)
    counts = (
        f"{references} reference{'' if references == 1 else 's'}, {len(document.claims)} claims; {count(open_ones)}"
    )
    parts = [head, f"{counts}.\n"]
    if shown:
        parts.append("### Findings\n")
        parts += [_finding(document, finding) for finding in shown]
        parts.append("")
    if document.references and not view.quiet:
        parts.append("### References\n")
        parts.append("| | As cited | In PubMed | Status |\n| --- | --- | --- | --- |")
        parts += [_row(reference) for reference in document.references]
        parts.append("")
    return "\n".join(parts)


def _finding(document: DocumentReport, finding: Finding) -> str:
    about = next((f", ref {_plain(label(r))}" for r in document.references if r.id == finding.reference), "")
    where = place(document.format, finding.span) if finding.span else "document"
    lines = [f"- **{finding.severity}** `{finding.rule}`, {where}{about}: {_plain(finding.message)}"]
    if finding.accepted is not None:
        lines.append(f"  - accepted: {_plain(finding.accepted)}")
        return "\n".join(lines)
    if finding.severity != "note":
        lines += [f"  - the text: {_marked(finding.text, finding.text_marks)}"] if finding.text else []
        lines += (
            [f"  - {other_side(finding)}: {_marked(finding.source, finding.source_marks)}"] if finding.source else []
        )
        lines += [f"  - suggested: {_plain(finding.suggestion)}"] if finding.suggestion else []
    return "\n".join(lines)


def _row(reference: CheckedReference) -> str:
    record = reference.record
    found = ""
    if record is not None:
        title = _plain(record.fields.title or "")
        # Only a number becomes a link, whatever stands where a PMID should.
        link = f"[PMID {record.pmid}](https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/)"
        found = f"{title} {link}" if _PMID.fullmatch(record.pmid) else title
    cells = (
        _plain(label(reference)),
        _plain(unbroken(reference.raw, reference)),
        found,
        reference.status.replace("_", " "),
    )
    return "| " + " | ".join(cells) + " |"


def _marked(words: str, marks: tuple[tuple[int, int], ...]) -> str:
    """`words` with the marked parts bold."""
    out, at = [], 0
    for start, end in sorted(marks):
        if at <= start < end <= len(words):
            inside = _plain(words[start:end])
            out += [_plain(words[at:start], ends=True), f"**{inside}**" if inside else ""]
            at = end
    out.append(_plain(words[at : at + _QUOTE], ends=True) + (" …" if len(words) - at > _QUOTE else ""))
    return "".join(out).strip()


def _plain(text: str, *, ends: bool = False) -> str:
    """`text` on one line, with nothing in it that Markdown or GitHub would act on; `ends`: blanks there are kept."""
    line = _MARKUP.sub(_escaped, harmless(one_line(text)))
    if ends and line:
        return (" " if text[:1].isspace() else "") + line + (" " if text[-1:].isspace() else "")
    return line


def _escaped(found: re.Match[str]) -> str:
    character = found.group()
    if character == "&":
        return "&amp;"
    # A backslash does not keep GitHub from telling the person who is called so.
    return "@\N{ZERO WIDTH SPACE}" if character == "@" else "\\" + character


def _source(source: SourceInfo) -> str:
    line = f"Records from {_plain(source.location)}."
    return f"{line} {_plain(source.outage)}\n" if source.outage else f"{line}\n"
