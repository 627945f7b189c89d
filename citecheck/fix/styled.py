"""The list printed in a style of our own choosing: Vancouver (NLM), AMA or APA."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from citecheck.fix.correct import Corrected
from citecheck.matching.casing import cased
from citecheck.matching.format import print_reference
from citecheck.matching.style import Style
from citecheck.models import Record
from citecheck.text.fold import fold, one_line

_IN_SENTENCE_CASE = "Titles in the case of any other sentence"


def render(done: Sequence[Corrected], style: Style) -> str:
    """Every entry in `style`, one a line: numbered as in the document; APA, which has no numbers, by the alphabet.

    What PubMed does not have stands as printed, and says so behind it in brackets.
    """
    lines = [_line(one, style) for one in done]
    if style == "apa":
        return "\n\n".join(sorted(lines, key=fold)) + "\n" if lines else ""
    return "".join(f"{_number(one, n)}. {line}\n" for n, (one, line) in enumerate(zip(done, lines, strict=True), 1))


def _number(one: Corrected, place: int) -> str:
    label = one.reference.label or ""
    return label if label.isdigit() else str(place)


def _line(one: Corrected, style: Style) -> str:
    if one.record is None:
        return f"{one.line} [as printed; {one.mark}]"
    return one_line(print_reference(_in_sentence_case(one.record) if style == "apa" else one.record, style))


def _in_sentence_case(record: Record) -> Record:
    """`record` with its title in sentence case, where its abstract shows which words are names."""
    title = record.fields.title
    if not title or not record.abstract:
        return record
    return replace(record, fields=replace(record.fields, title=cased(title, _IN_SENTENCE_CASE, record)))
