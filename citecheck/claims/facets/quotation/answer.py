"""Words between quotation marks held against title and abstract, word by word.

Typography, British and American spelling, words put in brackets, abbreviations written out and ellipses are no
alterations. A piece of which hardly anything is in the abstract is absent: it may stand in the full text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from citecheck.claims.alignment import joined_changes
from citecheck.claims.facets.quotation.cut import ELLIPSIS, cut
from citecheck.claims.facets.quotation.edges import edges
from citecheck.claims.facets.quotation.place import Placed, place
from citecheck.claims.facets.quotation.words import Source, spelled
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.quoted import passages
from citecheck.claims.words.terms import tokens
from citecheck.text.fold import fold
from citecheck.text.sentences import sentences

_LEAST_WORDS = 4
_LEAST_TITLE, _SHOWN = 5, 12
"""Words of a title that is looked for, and those that are shown of a sentence left out."""
_BEGINNING = 6
_MARKED = re.compile(r"[“\"‘'](?P<term>[^“”\"‘’']{2,60})[”\"’']")
"""A term in quotation marks, of whichever kind."""


def quotation(matter: Matter) -> list[Observation]:
    """One observation for each quotation of four words or more, and one more where a cut hides a reservation."""
    found: list[Observation] = []
    quoted = passages(matter.claim.text)
    if not quoted:
        return found
    source = Source(matter.reading)
    for start, end in quoted:
        found.extend(_one(matter, source, start, end))
    return found


def _one(matter: Matter, source: Source, start: int, end: int) -> list[Observation]:
    text = matter.claim.text
    if len(tokens(text[start:end])) < _LEAST_WORDS:
        return _term(matter, start, end)
    whole = (start, end)
    if _in_title(text[start:end], source):  # before the abstract, which may say it in other words
        title = source.reading.title.text
        return [Observation(facet="quotation", status="agrees", claim=text[start:end], claim_at=whole, record=title)]
    placed = [place(text, source, s, e) for s, e in _pieces(text, start, end)]
    there = [p for p in placed if p.at is not None]
    if not there and (titled := _title_altered(matter, start, end)):
        return titled
    if not there:
        return [Observation(facet="quotation", status="absent", claim=text[start:end], claim_at=whole)]
    found: list[Observation] = []
    for piece in there:
        for ours, theirs in piece.changed:
            found.append(_altered(text, source, ours, theirs))
    skipped = list(_skipped(text, source, placed))
    if skipped:
        return [*found, *skipped]
    known = {(p.start, p.end): p for p in placed}
    every = [known.get(at) or Placed(start=at[0], end=at[1], at=None) for at in _pieces(text, start, end, least=1)]
    hidden = cut(text, source, every, end)
    if hidden is None and not found:
        hidden = edges(text, source, placed[0], placed[-1], whole)
    if hidden is not None:
        found.append(hidden)
    if found:
        return found
    if len(there) < len(placed):
        return [Observation(facet="quotation", status="absent", claim=text[start:end], claim_at=whole)]
    first = there[0].at or (0, 1)
    n = source.where[first[0]]
    return [
        Observation(
            facet="quotation",
            status="agrees",
            claim=text[start:end],
            claim_at=whole,
            record=source.reading.sentences[n].text,
            sentence=n,
        )
    ]


def _title_altered(matter: Matter, start: int, end: int) -> list[Observation]:
    """What was changed in a title in quotation marks."""
    text, title = matter.claim.text, matter.reading.title
    if len(title.tokens) < _LEAST_TITLE:
        return []
    source = Source(structs.replace(matter.reading, sentences=(title,), text=title.text))
    piece = place(text, source, start, end)
    if piece.at is None or not piece.changed:
        return []
    found = [_altered(text, source, *one) for one in piece.changed]
    if any(_signless(o.claim or "") == _signless(o.record or "") for o in found):
        return []
    if any(len((o.claim or "").split()) != len((o.record or "").split()) for o in found):
        return []  # it may be the title of another work of theirs
    return [
        structs.replace(
            o, sentence=None, record_at=None, message=f"The quotation has “{o.claim}”, the title “{o.record}”."
        )
        for o in found
    ]


def _skipped(text: str, source: Source, placed: Sequence[Placed]) -> Iterator[Observation]:
    """Sentences that the quotation leaves out between two others, without a mark."""
    for one, other in pairwise(placed):
        if one.at is None or other.at is None or text[one.end : other.start].strip():
            continue
        last, next_ = source.where[one.at[1] - 1], source.where[other.at[0]]
        between = range(last + 1, next_)
        if not between or one.at[1] != source.bounds[last][1] or other.at[0] != source.bounds[next_][0]:
            continue
        left_out = source.reading.sentences[between[0]].text
        yield Observation(
            facet="quotation", status="differs", claim=text[one.start : other.end], record=left_out,
            claim_at=(one.start, other.end), sentence=between[0], record_at=(0, len(left_out)),
            rule="claim-quotation-altered",
            message=f"The quotation leaves out, without a mark, “{_shortened(left_out)}”.",
        )  # fmt: skip


def _shortened(sentence: str) -> str:
    words = sentence.split()
    return sentence if len(words) <= _SHOWN else " ".join(words[:_SHOWN]) + " …"


def _term(matter: Matter, start: int, end: int) -> list[Observation]:
    """A term of a few words in quotation marks, where the sentence that the claim retells has another one in them."""
    for change in joined_changes(matter.changes, matter.said.tokens, matter.reading.sentences):
        if not change.ours or not change.theirs:
            continue
        sentence = matter.reading.sentences[change.sentence]
        at = (change.ours[0].start, change.ours[-1].end)
        record_at = (change.theirs[0].start, change.theirs[-1].end)
        marked = next((m for m in _MARKED.finditer(sentence.text) if _within(record_at, m.span("term"))), None)
        if marked is None or not _within(at, (start, end)):
            continue
        if fold(matter.claim.text[start:end]) in fold(f"{matter.reading.title.text} {matter.reading.text}"):
            continue
        said, printed = matter.claim.text[slice(*at)], sentence.text[slice(*record_at)]
        if _plain(said)[:_BEGINNING] == _plain(printed)[:_BEGINNING]:
            continue  # another form of it
        return [
            Observation(
                facet="quotation", status="differs", claim=said, record=printed, claim_at=at, sentence=change.sentence,
                record_at=record_at, rule="claim-quotation-altered",
                message=f"The quotation has “{said}”, the abstract “{printed}”.",
            )
        ]  # fmt: skip
    return []


def _plain(term: str) -> str:
    return re.sub(r"[\W_]", "", fold(term))


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _pieces(text: str, start: int, end: int, least: int = 3) -> list[tuple[int, int]]:
    """The quotation in sentences, cut at ellipses; pieces of less than so many words are left out."""
    cuts = [start]
    for match in ELLIPSIS.finditer(text, start, end):
        cuts.extend((match.start(), match.end()))
    cuts.append(end)
    pieces = []
    for left, right in zip(cuts[::2], cuts[1::2], strict=False):
        for s, e in sentences(text[left:right]):
            if len(tokens(text[left + s : left + e])) >= least:
                pieces.append((left + s, left + e))
    return pieces


def _in_title(quoted: str, source: Source) -> bool:
    row = [w.form for w in spelled(quoted, tokens(quoted), source.forms)]
    if len(row) < 3:
        return False
    return " ".join(row) in " ".join(source.title) or _signless(quoted) in _signless(source.reading.title.text)


def _signless(text: str) -> str:
    """A text in letters and figures alone, `&` as `and`: a title is no other for its signs and capitals."""
    return _plain(text.replace("&", " and "))


def _altered(text: str, source: Source, ours: tuple[int, int], theirs: tuple[int, int]) -> Observation:
    n = source.where[theirs[0]]
    first, last = source.words[theirs[0]], source.words[theirs[1]]
    stop = last.end if source.where[theirs[1]] == n else first.end
    sentence = source.reading.sentences[n].text
    printed = sentence[first.start : stop]
    return Observation(
        facet="quotation",
        status="differs",
        claim=text[ours[0] : ours[1]],
        record=printed,
        claim_at=ours,
        sentence=n,
        record_at=(first.start, stop),
        rule="claim-quotation-altered",
        message=f"The quotation has “{text[ours[0] : ours[1]]}”, the abstract “{printed}”.",
    )
