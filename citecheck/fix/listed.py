"""The corrected list as text, and what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from citecheck.fix.correct import AS_PRINTED, Corrected
from citecheck.models import Reference
from citecheck.report.naming import label

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


def remarks(done: Sequence[Corrected]) -> list[str]:
    """What the reader has to know of the list, each in a line: what was changed, what was left and why."""
    changed = [one for one in done if one.edits]
    lines = []
    if changed:
        lines.append(f"{len(changed)} of {_count(done)} corrected: {_labels(changed)}")
    elif done:
        lines.append(f"nothing to correct in {_count(done)}")
    else:
        lines.append("there is no reference list in this document")
    if anew := [one for one in done if one.anew]:
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


def _count(done: Sequence[Corrected]) -> str:
    return f"{len(done)} reference{'' if len(done) == 1 else 's'}"


def _labels(some: Iterable[Corrected]) -> str:
    return ", ".join(label(one.reference) for one in some)
