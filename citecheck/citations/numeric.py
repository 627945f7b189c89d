"""Numbered citations of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.citations.enclosed import bracketed, linked, parenthesised, worded
from citecheck.citations.marker import Taken
from citecheck.citations.raised import bare, glued, superscripts, without_names
from citecheck.citations.styles import chosen

if TYPE_CHECKING:
    from citecheck.citations.labels import Labels
    from citecheck.citations.marker import Form, Marker
    from citecheck.citations.prose import Prose
    from citecheck.models import Document


def numbered_markers(document: Document, prose: Prose, labels: Labels) -> list[Marker]:
    """The numbers in the text of `document` that cite, in order, outside the list."""
    notes = [(mark.start, mark.end) for mark in document.marks if mark.kind == "note"]
    taken = prose.taken.and_also(notes)
    found: dict[Form, list[Marker]] = {
        "bracket": bracketed(prose, taken),
        "paren": parenthesised(prose, taken),
        "super": superscripts(prose, document.marks, taken),
        "glued": without_names(prose.text, glued(prose, taken)),
        "bare": bare(prose, taken),
    }
    said = [*linked(prose.text, document.marks, taken), *worded(prose, taken)] if labels.numbers else []
    said = [marker for marker in said if all(number in labels.numbers for number in marker.numbers)]
    named = Taken([(marker.start, marker.end) for marker in said])
    others = {form: [m for m in markers if not named.covers(m.start, m.end)] for form, markers in found.items()}
    return sorted([*chosen(others, labels), *said], key=lambda marker: marker.start)
