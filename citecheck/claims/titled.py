"""What a claim changed of the title of the work: titles state findings as often as abstracts do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import structs

from citecheck.claims.alignment import changes_of
from citecheck.claims.evidence import rank
from citecheck.claims.observation import Matter, Observation

Look = Callable[[Matter], list[Observation]]
_LEAST = 6
"""A title of fewer words names a subject and states nothing."""


def of_title(matter: Matter, looks: Iterable[Look], known: Sequence[Observation]) -> list[Observation]:
    """What `looks` find that differs from the title in a claim which retells it, beside what is `known`.

    The title is read as one more sentence of the abstract, so that whatever the others say still counts for the
    claim; nothing is said of a facet in which the abstract agrees, or differs, already.
    """
    title = matter.reading.title
    if len(title.tokens) < _LEAST or "?" in title.text:
        return []
    changed = changes_of(matter.said, title, len(matter.reading.sentences))
    if not changed:
        return []
    said_of = {o.facet for o in known if o.status != "absent"}
    reading = structs.replace(matter.reading, sentences=(*matter.reading.sentences, title))
    extended = structs.replace(matter, reading=reading, ranked=rank(matter.said, reading), changes=changed)
    return [
        structs.replace(o, sentence=None, record_at=None, message=o.message.replace("the abstract", "the title"))
        for look in looks
        for o in look(extended)
        if o.status == "differs" and o.sentence == len(matter.reading.sentences) and o.facet not in said_of
    ]
