"""A design that a claim which retells a sentence names in the place of another: `narrative` for `systematic review`."""

from __future__ import annotations

import re

from citecheck.claims.alignment import joined_changes
from citecheck.claims.facets.design.told import observe
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.wordlists import words

_SORTS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            words("systematic narrative scoping"),
            words("qualitative quantitative"),
            words("cohort control sectional trial survey series"),
            words("randomly choice preference"),
        ),
    )
)
"""Words of which only one can be said of one study; `control` is that of `case-control`, `sectional` of the other."""


def swapped(matter: Matter) -> Observation | None:
    """The first such word."""
    said = {t.word for t in matter.said.tokens}
    for change in joined_changes(matter.changes, matter.reading.sentences):
        sentence = matter.reading.sentences[change.sentence]
        printed = {t.word for t in sentence.tokens}
        for one in change.ours:
            for other in change.theirs:
                if one.word == other.word or one.word in printed or other.word in said:
                    continue
                if not any(one.word in sort and other.word in sort for sort in _SORTS):
                    continue
                match = re.compile(re.escape(matter.claim.text[one.start : one.end])).match(
                    matter.claim.text, one.start
                )
                if match is not None:
                    source = sentence.text[other.start : other.end]
                    message = f"The text says “{match.group()}”, the record “{source}”."
                    return observe(matter, match, "differs", source, message)
    return None
