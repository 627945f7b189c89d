"""Every reference of a document as PubMed has it: corrected where it differs, as printed everywhere else."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from citecheck.fix.held import Held, held
from citecheck.matching import Found, Judged, Match, judge
from citecheck.matching.fields import compare
from citecheck.matching.format import print_reference
from citecheck.matching.mangled import restored
from citecheck.matching.mend import list_form, mend
from citecheck.matching.printed import Edit, unbroken
from citecheck.matching.style import style_of
from citecheck.models import Citation, Record, Reference, Status
from citecheck.text.fold import one_line

AS_PRINTED: dict[Status, str] = {
    "wrong_identifier": "its identifier belongs to another article",
    "ambiguous": "several PubMed records fit",
    "not_found": "not found in PubMed",
    "out_of_scope": "not a kind of work that PubMed has",
    "unchecked": "PubMed could not be asked",
}
"""Why an entry is left as it is printed, by its status."""


class Corrected(Struct, frozen=True, kw_only=True):
    """One reference and what becomes of it.

    `text` is the corrected entry, line breaks and all. `edits` lead from the printed one to it, offsets into
    `reference.raw`; `anew`: it could not be mended in place, and is printed from the record as a whole. `held` are
    fields that stay as printed because the text cites by them; an entry that would be printed `anew` then stays whole.
    """

    reference: Reference
    judged: Judged
    text: str
    edits: tuple[Edit, ...] = ()
    anew: bool = False
    held: tuple[Held, ...] = ()

    @property
    def record(self) -> Record | None:
        """The record that is meant; None where the entry is left as printed because there is none."""
        return self.judged.record

    @property
    def line(self) -> str:
        """The corrected entry on one line."""
        return one_line(unbroken(self.text, self.reference))

    @property
    def mark(self) -> str | None:
        """Why the entry is left as printed; None where PubMed's record of it was found."""
        return None if self.record else AS_PRINTED.get(self.judged.status, "not found in PubMed")


def correct(
    references: Sequence[Reference], matches: Sequence[Match], citations: Sequence[Citation] = ()
) -> tuple[Corrected, ...]:
    """Each of `references`, given its match, in the style that the whole list is printed in.

    No correction parts an entry from the `citations` of the text that name its author and year.
    """
    pairs = list(zip(references, matches, strict=True))
    form = list_form([(reference, match.record) for reference, match in pairs if isinstance(match, Found)])
    done = []
    for reference, match in pairs:
        judged = judge(reference, match)
        made = Corrected(reference=reference, judged=judged, text=reference.raw)
        if isinstance(match, Found):
            record = restored(match.record, reference)
            found = match.comparison or compare(reference, record)
            kept = held(reference, record, found, citations)
            mended = mend(reference, record, found, match.leads, form, [one.field for one in kept])
            made = Corrected(reference=reference, judged=judged, text=mended.text, edits=mended.edits, held=kept)
            if mended.left and kept:
                made = Corrected(reference=reference, judged=judged, text=reference.raw, anew=True, held=kept)
            elif mended.left:
                whole = print_reference(record, style_of(reference.raw))
                edit = Edit(0, len(reference.raw), whole)
                made = Corrected(reference=reference, judged=judged, text=whole, edits=(edit,), anew=True)
        done.append(made)
    return tuple(done)
