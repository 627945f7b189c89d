"""The corrected list as text, and what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from citecheck.fix.correct import AS_PRINTED, Corrected
from citecheck.fix.held import Held
from citecheck.models import Reference
from citecheck.report.harmless import harmless
from citecheck.report.naming import label
from citecheck.text.fold import one_line

_LONGEST = 16


def print_list(done: Sequence[Corrected], text: str) -> str:
    """The corrected entries, one a line, each behind its number as `text`, the document, prints it.

    Entries without numbers have a blank line between them, as they are hard to tell apart without.
    """
    if not done:
        return ""
    heads = [_number(one.reference, text) for one in done]
    between = "\n" if all(heads) else "\n\n"
    return between.join(head + one.line for head, one in zip(heads, done, strict=True)) + "\n"


def _number(reference: Reference, text: str) -> str:
    """What stands before an entry on its line, where that is its number; else the number as most styles print it."""
    start = reference.span.start
    before = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start].lstrip()
    name = reference.label
    if name is None:
        return ""
    if len(before) <= _LONGEST + len(name) and name.strip("[]().") in before:
        return re.sub(r"\s+$", " ", before) if before[-1:].isspace() else before
    return f"{name}. " if name.isdigit() else f"[{name}] "


def remarks(done: Sequence[Corrected], *, exported: bool = False) -> list[str]:
    """What the reader has to know of the list, each in a line: what was changed, what was left and why.

    `exported`: the list is written with PubMed's data, whatever the text cites.
    """
    changed = [one for one in done if one.edits]
    lines = []
    if changed:
        lines.append(f"{len(changed)} of {_count(done)} corrected: {_labels(changed)}")
    elif any(one.held for one in done):
        lines.append(f"none of {_count(done)} corrected")
    elif done:
        lines.append(f"nothing to correct in {_count(done)}")
    else:
        lines.append("there is no reference list in this document")
    lines += [_held(one, held, exported=exported) for one in done for held in one.held]
    if anew := [one for one in done if one.anew and one.edits]:
        lines.append(
            f"printed anew from PubMed, because it could not be mended part by part; please look: {_labels(anew)}"
        )
    for status, why in AS_PRINTED.items():
        if left := [one for one in done if not one.record and one.judged.status == status]:
            lines.append(f"left as printed ({why}): {_labels(left)}")
    retracted = [one for one in done if any(f.rule == "reference-retracted" for f in one.judged.findings)]
    if retracted:
        lines.append(f"retracted; no correction mends that: {_labels(retracted)}")
    return lines


def _held(one: Corrected, held: Held, *, exported: bool) -> str:
    """What stays as printed because the text cites by it, and where both are to be changed."""
    name, printed, own = label(one.reference), harmless(one_line(held.printed)), harmless(held.own)
    markers = ", ".join(f"\u201c{harmless(marker)}\u201d" for marker in held.markers)
    if exported:
        return f"{name}: PubMed has {own} for {printed}; change it in the text, too: {markers}"
    what = "the entry" if one.anew else "the year" if held.field == "year" else "the author list"
    why = f"{what} stays as printed, because the text cites {printed}"
    return f"{name}: {why}; change it to {own} in both, in the text at {markers}"


def _count(done: Sequence[Corrected]) -> str:
    return f"{len(done)} reference{'' if len(done) == 1 else 's'}"


def _labels(some: Iterable[Corrected]) -> str:
    return ", ".join(label(one.reference) for one in some)
