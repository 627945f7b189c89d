"""What a claim changed of the title of the work: titles state findings as often as abstracts do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import structs

from citecheck.claims.alignment import changes_of
from citecheck.claims.evidence import rank
from citecheck.claims.observation import Matter, Observation

Look = Callable[[Matter], list[Observation]]
_LEAST = 6
"""A title of fewer words names a subject and states nothing."""
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|does|do|did|can|cannot|may|might)\b|"
    r"\b(?:improv|reduc|prevent|promot|inhibit|induc|enhanc|attenuat|lower|rais|predict|suppress|protect|alleviat|"
    r"ameliorat|accelerat|aggravat|exacerbat|worsen|stimulat|activat|regulat|mediat|modulat|determin|modif|outperform|"
    r"contribut|caus|lead|affect|impair|trigger|driv|relat|depend|correlat|associat)(?:e?s|ies)\b|"
    r"\b(?:increases|decreases)\b(?! (?:in|of|after|during)\b)"
)
"""What a title has that says what was found: one without a verb names what was studied."""


def of_title(
    matter: Matter, looks: Iterable[Look], of_findings: Iterable[Look], known: Sequence[Observation]
) -> list[Observation]:
    """What `looks` find that differs from the title in a claim which retells it, beside what is `known`.

    The title is read as one more sentence of the abstract, so that whatever the others say still counts for the
    claim; nothing is said of a facet in which the abstract agrees, or differs, already. What `of_findings` find counts
    where the title says what was found: `A for lowering B` does not say that A lowered it.
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
        for look in (*looks, *(of_findings if _STATES.search(title.text) else ()))
        for o in look(extended)
        if o.status == "differs" and o.sentence == len(matter.reading.sentences) and o.facet not in said_of
    ]
