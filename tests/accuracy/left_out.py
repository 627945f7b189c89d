"""True sentences: those of an abstract, held against it, or, where it is to be silent of them, against the rest of it.

Authors cite what stands in the full text of a work and not in its abstract. Whatever a sentence of an abstract says is
true of its work, so that the rest of the abstract, which lacks it, must not be held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from citecheck.models import Record
from citecheck.text.sentences import sentences

_BEFORE = 3
"""The first third of an abstract tells what was asked, and how."""
_SHORTEST, _LONGEST = 40, 400
"""Letters of a sentence that somebody might cite."""


def left_out(records: Sequence[Record]) -> Iterator[tuple[str, Record]]:
    """Each sentence of the last two thirds of an abstract with its record, whose abstract lacks it."""
    for record in records:
        spans = [(n, *span) for n, section in enumerate(record.abstract) for span in sentences(section.text)]
        for n, start, end in spans[len(spans) // _BEFORE :]:
            section = record.abstract[n]
            if _SHORTEST < end - start < _LONGEST:
                rest = (section.text[:start] + section.text[end:]).strip()
                cut = structs.replace(section, text=rest or "-")
                abstract = (*record.abstract[:n], cut, *record.abstract[n + 1 :])
                yield section.text[start:end], structs.replace(record, abstract=abstract)


def own(records: Sequence[Record]) -> Iterator[tuple[str, Record]]:
    """Each sentence of an abstract with its record, and each with the next one behind an `and`, as authors sum up."""
    for record in records:
        told = [s.text[start:end] for s in record.abstract for start, end in sentences(s.text)]
        for one, other in zip(told, [*told[1:], ""], strict=True):
            if _SHORTEST < len(one) < _LONGEST:
                yield one, record
                if other and len(one) + len(other) < _LONGEST:
                    yield f"{one.rstrip('.')}, and {other[:1].lower()}{other[1:]}", record
