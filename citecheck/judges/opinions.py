"""What a judge is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from citecheck.models import Evidence, FacetStatus, Record


class Question(Struct, frozen=True, kw_only=True):
    """A claim beside the record that it cites; `evidence` are the sentences found for it, best first."""

    claim: str
    record: Record
    evidence: tuple[Evidence, ...]


class Opinion(Struct, frozen=True, kw_only=True):
    """How the abstract stands to the claim, as a judge reads it.

    `words` are the abstract's own, letter by letter, that show it; None with `absent`. `firm`: a judge that is this
    sure of `differs` may raise a finding. `how` says what the answer rests on, for the finding's message.
    """

    stance: FacetStatus
    words: str | None = None
    firm: bool = False
    how: str = ""


class Answers(Struct, frozen=True, kw_only=True):
    """An opinion for each question in order, None where the judge has none that can be used.

    `outage` says in one line why some or all questions could not be put at all.
    """

    opinions: tuple[Opinion | None, ...]
    outage: str | None = None


class Judge(Protocol):
    """Anything that can give a second opinion."""

    @property
    def name(self) -> str:
        """What it is called before readers: `the NLI model x`."""
        ...

    def ask(self, questions: Sequence[Question]) -> Answers:
        """Its opinion on each of `questions`. Raises nothing for a judge that cannot be reached."""
        ...


ABSENT = Opinion(stance="absent")


def abstract_text(record: Record) -> str:
    """The abstract in one piece, its sections parted by blank lines."""
    return "\n\n".join(section.text for section in record.abstract)
