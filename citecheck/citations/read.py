"""From a document and its reference list to what it cites: markers, claims, studies without a source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from citecheck.citations.attribution import Attributor
from citecheck.citations.back import without_meant
from citecheck.citations.blocks import Blocks
from citecheck.citations.claims import ClaimReader
from citecheck.citations.found import find_citations
from citecheck.citations.marker import Taken
from citecheck.citations.prose import Prose
from citecheck.citations.quotes import Quotations
from citecheck.citations.studies import of_own, speaks_of_study
from citecheck.documents import Places
from citecheck.models import Citation, Cited, Claim, Mention
from citecheck.text.limits import MOST_MARKERS, no_more_than

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.citations.blocks import Block
    from citecheck.citations.found import Found
    from citecheck.models import Document, ReferenceList

_NEAR = 3
"""Sentences over which a study that was named is still the one meant by figures that agree with it."""
_JUST = 1500
"""Characters behind a marker over which `both trials` may mean what was cited there."""


def read_citations(document: Document, listed: ReferenceList) -> Cited:
    """Everything that `document` cites outside its list: the markers in order with what they point to, the claims they
    carry, and the studies that the text leans on without a citation.

    A claim's text is the document's own, with the markers inside it. A study without a marker that plainly is one of
    the references becomes a claim of it instead of a mention.
    """
    return _Reader(document, listed).read()


class _Reader:
    def __init__(self, document: Document, listed: ReferenceList) -> None:
        self._listed = listed
        self._text = document.text
        self._marks = document.marks
        self._places = Places(document)
        self._prose = Prose(document, listed)
        self._found = find_citations(document, listed, self._prose)
        self._cited_at = sorted(citation.end for citation in self._found if citation.references)
        self._blocks = Blocks(document, listed)
        self._quotations = Quotations(document.text)
        self._claims: dict[tuple[int, int], list[str]] = {}

    def read(self) -> Cited:
        reader = ClaimReader(self._blocks, self._quotations, self._found)
        mains: list[tuple[int, int] | None] = []
        for citation in self._found:
            carried = reader.carried(citation)
            mains.append(carried.main)
            for span in (carried.main, *carried.more):
                if span is not None:
                    self._add(span, citation.references)
        unsourced = self._studies()
        order = sorted(self._claims)
        ids = {span: f"claim-{n}" for n, span in enumerate(order, 1)}
        return Cited(
            citations=tuple(
                self._citation(n, citation, ids[main] if main else None)
                for n, (citation, main) in enumerate(zip(self._found, mains, strict=True), 1)
            ),
            claims=tuple(self._claim(ids[span], span) for span in order),
            unsourced=tuple(unsourced),
        )

    def _add(self, span: tuple[int, int], references: tuple[str, ...]) -> None:
        known = self._claims.setdefault(span, [])
        known.extend(reference for reference in references if reference not in known)

    def _citation(self, number: int, found: Found, claim: str | None) -> Citation:
        return Citation(
            id=f"cit-{number}",
            marker=self._text[found.start : found.end],
            style=found.style,
            span=self._places.span(found.start, found.end),
            references=found.references,
            missing=found.missing,
            claim=claim,
        )

    def _claim(self, name: str, span: tuple[int, int]) -> Claim:
        number = self._blocks.at(span[0])
        heading = self._blocks.heading_before(number) if number is not None else None
        return Claim(
            id=name,
            text=self._text[span[0] : span[1]],
            span=self._places.span(*span),
            references=tuple(self._claims[span]),
            subject=self._text[heading.start : heading.end] if heading else None,
            context=self._blocks.sentence_before(number, span[0]) if number is not None else None,
        )

    def _studies(self) -> list[Mention]:
        """The statements that lean on a study without a source; those plainly of a reference become its claims."""
        attributor = Attributor(
            self._listed,
            [(self._text[start:end], tuple(references)) for (start, end), references in sorted(self._claims.items())],
        )
        markers = Taken([(found.start, found.end) for found in self._found])
        # What stands in a link or beside an address has its source, though none that can be looked up here.
        links = [(m.start, m.end) for m in self._marks if m.kind == "link" and "//" in (m.value or "")]
        claimed = Taken([*self._claims, *links, *self._prose.addresses])
        mentions: list[Mention] = []
        for block in self._blocks.all:
            if block.kind == "heading":
                continue
            for span, reference in self._leaning(block, attributor, markers, claimed):
                if reference:
                    self._add(span, (reference,))
                else:
                    no_more_than(len(mentions) + 1, MOST_MARKERS, "studies without a source")
                    mentions.append(Mention(text=self._text[slice(*span)], span=self._places.span(*span)))
        return mentions

    def _leaning(
        self, block: Block, attributor: Attributor, markers: Taken, claimed: Taken
    ) -> Iterator[tuple[tuple[int, int], str | None]]:
        """Each sentence of `block` that leans on a study without a citation, and the reference it plainly means."""
        named: str | None = None
        since = 0
        for span in block.sentences:
            since += 1
            if markers.covers(*span) or claimed.covers(*span):
                continue
            sentence = self._text[slice(*span)]
            quotation = self._quotations.holding(span[0])
            if quotation and quotation[1] >= span[1]:
                continue
            if of_own(sentence) and attributor.own and not sentence.endswith(("?", ":")):
                yield span, attributor.own
                continue
            told = attributor.told_by(sentence)
            if told:
                named, since = told, 0
                yield span, told
                continue
            if not speaks_of_study(sentence):
                continue
            reference = attributor.named(sentence)
            if reference:
                named, since = reference, 0
            elif named and since <= _NEAR and attributor.has_figures(sentence, named):
                reference = named
            if reference or not (self._just_cited(span[0]) and not speaks_of_study(without_meant(sentence))):
                yield span, reference

    def _just_cited(self, offset: int) -> bool:
        """Whether works are cited shortly before `offset`, which a sentence there may point back to."""
        at = bisect_right(self._cited_at, offset) - 1
        return at >= 0 and offset - self._cited_at[at] <= _JUST
