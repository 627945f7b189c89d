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
    if not labels.numbers:
        return chosen(found, labels, prose.text)
    links = _listed(linked(prose.text, document.marks, taken), labels)
    said = _listed(worded(prose, taken), labels)
    named = Taken([(marker.start, marker.end) for marker in said])
    others = {form: [m for m in markers if not named.covers(m.start, m.end)] for form, markers in found.items()}
    # How linked numbers are printed tells what the others are.
    led = Taken([(marker.start, marker.end) for marker in links])
    typed = [marker for marker in chosen(others, labels, prose.text) if not led.covers(marker.start, marker.end)]
    return sorted([*typed, *links, *said], key=lambda marker: marker.start)


def _listed(markers: list[Marker], labels: Labels) -> list[Marker]:
    return [marker for marker in markers if all(number in labels.numbers for number in marker.numbers)]
