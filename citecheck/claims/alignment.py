"""A claim laid beside the sentence of the abstract that it retells nearly word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from rapidfuzz.distance import Levenshtein, Opcode

from citecheck.claims.evidence import Ranked
from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.words.terms import Token, stem
from citecheck.claims.words.wordlists import words

_BRACKETS = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_SAME_SHARE = 0.55
_LEAST_SAME = 5
_NEAR = 3
_LEAST_NEAR = 3
_SENTENCES, _LOOKED_AT = 2, 6
_TOLD = 0.75
_OPENING = 7
_TELLING = frozenset(
    words(
        "state states stated report reports reported show shows showed shown found find finds note notes noted reveal "
        "reveals revealed indicate indicates indicated observe observes observed conclude concludes concluded write "
        "writes wrote say says said describe describes described hold holds held remark remarked record recorded "
        "read reads demonstrate demonstrates demonstrated"
    )
)
"""How an opening of at most so many words ends, before `that`; openings that leave something in doubt stay."""


class Change(Struct, frozen=True, kw_only=True):
    """Words of the claim that stand where the sentence has others; either side may be empty."""

    ours: tuple[Token, ...]
    theirs: tuple[Token, ...]
    sentence: int
    alone: bool
    """No other change borders on it."""
    near: bool
    """A word that is the same in both borders on it; else it stands within a longer stretch that was changed."""


def changes(said: ClaimReading, ranked: Sequence[Ranked]) -> tuple[Change, ...]:
    """What a claim changed of the sentences that it retells nearly word for word, in the order of the claim.

    A change counts where the words around it are the same. Empty for a claim in words of its own.
    """
    found: list[Change] = []
    for n, one in enumerate(ranked[:_LOOKED_AT]):
        if (n < _SENTENCES and one.coverage >= 0.5) or _whole_told(said, one.sentence):
            found.extend(_against(said.tokens, said.text, one.sentence, one.index))
    return tuple(found)


def changes_of(said: ClaimReading, sentence: Sentence, index: int) -> tuple[Change, ...]:
    """The same for one sentence, which is numbered `index`."""
    return tuple(_against(said.tokens, said.text, sentence, index))


def _whole_told(said: ClaimReading, sentence: Sentence) -> bool:
    """Whether a claim has nearly all words of a sentence, and others besides: `in patients who had A, B rose`."""
    return len(sentence.keys) >= _LEAST_SAME and len(sentence.keys & said.weights.keys()) >= _TOLD * len(sentence.keys)


def joined_changes(changes: Sequence[Change], said: Sequence[Token], sentences: Sequence[Sentence]) -> Iterator[Change]:
    """The changes, those that border on each other as one: `caused` for `is associated with`, `a clear` for `no`."""
    last: Change | None = None
    for change in changes:
        if last is not None and last.sentence == change.sentence:
            tokens = sentences[change.sentence].tokens
            if _borders(last.theirs, change.theirs, tokens) or _borders(last.ours, change.ours, said):
                ours, theirs = last.ours + change.ours, last.theirs + change.theirs
                last = Change(ours=ours, theirs=theirs, sentence=change.sentence, alone=False, near=True)
                continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last


def _borders(one: Sequence[Token], other: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether nothing stands between two stretches of a text."""
    return bool(one and other) and not any(one[-1].start < t.start < other[0].start for t in tokens)


def _against(said: Sequence[Token], text: str, sentence: Sentence, index: int) -> list[Change]:
    ours = _told(_unbracketed(text, said))
    theirs = _told(_unbracketed(sentence.text, sentence.tokens))
    row, target = [_form(t) for t in ours], [_form(t) for t in theirs]
    ops = list(Levenshtein.opcodes(row, target))
    same = [False] * len(row)
    for op in ops:
        if op.tag == "equal":
            same[op.src_start : op.src_end] = [True] * (op.src_end - op.src_start)
    if sum(same) < _LEAST_SAME or sum(same) < _SAME_SHARE * min(len(row), len(target)):
        return []
    found: list[Change] = []
    here, there = set[str](), set[str]()
    for block in _blocks(ops):
        before = same[max(0, block[0].src_start - _NEAR) : block[0].src_start]
        after = same[block[-1].src_end : block[-1].src_end + _NEAR]
        if sum(before) + sum(after) < _LEAST_NEAR:
            continue
        for n, op in enumerate(block):
            borders = (not n and before[-1:] == [True]) or (n == len(block) - 1 and after[:1] == [True])
            mine, printed = ours[op.src_start : op.src_end], theirs[op.dest_start : op.dest_end]
            pairs = [(mine, printed)]
            if len(mine) == len(printed):
                pairs = [([one], [other]) for one, other in zip(mine, printed, strict=True)]
            found.extend(
                Change(ours=tuple(one), theirs=tuple(other), sentence=index, alone=len(block) == 1, near=borders)
                for one, other in pairs
            )
            if borders:
                here.update(t.word for t in mine)
                there.update(t.word for t in printed)
    # words that changed places: the two sides of a comparison were exchanged, and the direction rightly with them
    return [] if here & there else found


def _blocks(ops: Sequence[Opcode]) -> Iterator[list[Opcode]]:
    """The steps from one row to another that are changes, those that border on each other together."""
    block: list[Opcode] = []
    for op in ops:
        if op.tag != "equal":
            block.append(op)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _told(found: list[Token]) -> list[Token]:
    """The words behind an opening that says who tells it: `The literature states that`, `our results show that`."""
    for n, token in enumerate(found[1:_OPENING], 1):
        if token.word == "that" and found[n - 1].word in _TELLING:
            return found[n + 1 :]
    return found


def _form(token: Token) -> str:
    return stem(token.word)


def _unbracketed(text: str, found: Sequence[Token]) -> list[Token]:
    holes = [m.span() for m in _BRACKETS.finditer(text)]
    return [t for t in found if not any(s <= t.start < e for s, e in holes)]
