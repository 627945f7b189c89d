"""Where the words of a quotation stand in the abstract, and which of them were changed in a way that matters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, structs
from rapidfuzz.distance import Levenshtein, Opcodes

from citecheck.claims.facets.quotation.words import Source, Word, fitted, spelled
from citecheck.claims.words.terms import stem, tokens
from citecheck.claims.words.wordlists import STOPWORDS, words

_INSERTED = re.compile(r"\[[^\[\]]{0,200}\]|\([^()]{0,200}\)")
_BEGUN = re.compile(r"\[([^\W\d_]{1,4})\](?=[^\W\d_])")
"""Letters in brackets before the rest of their word, as a capital is changed: `[c]opper`."""
_ENDED = re.compile(r"(?<=[^\W\d_])\[[^\W\d_]{1,4}\]")
_LEAST_STEM = 3
_SAME = 0.7
"""Share of a piece's words that have to stand in one place of the abstract before it counts as altered."""
_ANCHORED, _END, _PASSAGE = 0.6, 3, 5
"""The share that does where one passage alone was changed, of so many words at most, with so many the same before and
behind it."""
_NEGATIONS = frozenset(
    words(
        "not no never without may might could more less most few significant significantly associated evidence above "
        "below before after should must all some many several every none always often sometimes seldom only"
    )
)
"""Small words that turn or limit what is said: to change one changes the meaning."""


class Placed(Struct, frozen=True, kw_only=True):
    """A piece of the quotation with its place among the abstract's words (None: not there)."""

    start: int
    end: int
    at: tuple[int, int] | None
    changed: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    """Offsets in the claim and in the source of each change that matters."""


class _Op(Struct, frozen=True):
    """A stretch of both rows, half-open, that is the same or was changed."""

    same: bool
    src_start: int
    src_end: int
    dest_start: int
    dest_end: int


def place(text: str, source: Source, start: int, end: int) -> Placed:
    """The piece of `text` from `start` to `end` among the abstract's words, with what was changed in it."""
    nothing = Placed(start=start, end=end, at=None)
    part = text[start:end]
    # what stands in brackets was put in, unless the abstract has the same words there
    blank = _INSERTED.sub(lambda m: " " * len(m.group()), part)
    begun = {m.start() + 2: m.start() for m in _BEGUN.finditer(part)}
    # brackets around the first letters of a word part nothing
    whole = _INSERTED.sub(lambda m: " " * len(m.group()), _BEGUN.sub(r"  \1", part))
    # of several brackets some may be the abstract's own
    mixed = _INSERTED.sub(lambda m: m.group() if m.group() in source.reading.text else " " * len(m.group()), part)
    ended = frozenset(m.start() for m in _ENDED.finditer(part))
    best = nothing
    for variant in dict.fromkeys((whole, blank, mixed, part)):
        words = spelled(variant, tokens(variant, source.reading.abbreviations), source.forms)
        words = fitted(
            [
                structs.replace(w, start=begun.get(w.start, w.start), cut=w.end in ended) if begun or ended else w
                for w in words
            ],
            source,
        )
        if len(words) < 3:
            continue
        placed = _align(words, source, start, end)
        if placed.at is not None and (best.at is None or len(placed.changed) < len(best.changed)):
            best = placed
    return best


def _align(words: list[Word], source: Source, start: int, end: int) -> Placed:
    nothing = Placed(start=start, end=end, at=None)
    row = [w.form for w in words]
    window = _exact(row, source.row) or _window(row, source.row)
    if window is None:
        return nothing
    low, high = window
    ops = _passages(row, Levenshtein.opcodes(row, source.row[low:high]))
    # what the window has before the first and after the last shared word is not part of the quotation
    equal = [op for op in ops if op.same]
    if not equal:
        return nothing
    first, last = equal[0], equal[-1]
    same = sum(op.src_end - op.src_start for op in equal)
    least = _ANCHORED if first.src_start == 0 and last.src_end == len(row) and _anchored(ops) else _SAME
    if same / len(row) < least or (same < len(row) and same < 3):
        return nothing
    changed = []
    at = (low + first.dest_start, low + last.dest_end)
    for op in ops:
        if op.same or (op.dest_end + low <= at[0] and op.src_end <= op.src_start):
            continue
        if op.src_start == op.src_end and (op.dest_start < first.dest_start or op.dest_start >= last.dest_end):
            continue
        ours, theirs = row[op.src_start : op.src_end], source.row[low + op.dest_start : low + op.dest_end]
        b0 = low + op.dest_start
        if op.src_start < first.src_start or op.src_start >= last.src_end:
            if op.src_start < first.src_start:
                b0 += max(0, len(theirs) - len(ours))
                theirs = theirs[-len(ours) :]
            else:
                theirs = theirs[: len(ours)]
        mine = words[op.src_start : op.src_end]
        if not _matters(ours, theirs) or _other_ending(mine, theirs):
            continue
        if _expanded(mine, source.words[low + op.dest_start : low + op.dest_end]):
            continue
        if len(theirs) > 6 and not ours:
            continue  # a silent cut: judged by what it drops
        a = (
            (start + words[op.src_start].start, start + words[op.src_end - 1].end)
            if ours
            else _gap(words, op.src_start, start)
        )
        # what is added behind the last word of the abstract is shown beside that word
        b0 = min(b0, len(source.words) - 1)
        changed.append((a, (b0, min(b0 + max(1, len(theirs)) - 1, len(source.words) - 1))))
    return Placed(start=start, end=end, at=at, changed=tuple(changed))


def _anchored(ops: list[_Op]) -> bool:
    """Whether one passage was changed, between words enough that are the same."""
    within = [op for op in ops if op.src_end > op.src_start]
    if [op.same for op in within] != [True, False, True]:
        return False
    before, changed, behind = within
    long = max(changed.src_end - changed.src_start, behind.dest_start - before.dest_end)
    return long <= _PASSAGE and all(op.src_end - op.src_start >= _END for op in (before, behind))


def _passages(row: list[str], ops: Opcodes) -> list[_Op]:
    """The steps from one row to the other; steps that touch, or have one small word between them, are one passage."""
    joined: list[_Op] = []
    for op in ops:
        joined.append(_Op(op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end))
        if not joined[-1].same and len(joined) > 1 and not joined[-2].same:
            joined[-2:] = [_over(joined[-2], joined[-1])]
        elif not joined[-1].same and len(joined) > 2 and _small(row, joined[-2]) and not joined[-3].same:
            joined[-3:] = [_over(joined[-3], joined[-1])]
    return joined


def _over(first: _Op, last: _Op) -> _Op:
    return _Op(False, first.src_start, last.src_end, first.dest_start, last.dest_end)


def _small(row: list[str], op: _Op) -> bool:
    return op.same and op.src_end - op.src_start == 1 and row[op.src_start] in STOPWORDS


def _gap(words: list[Word], n: int, start: int) -> tuple[int, int]:
    left = words[max(0, n - 1)]
    right = words[min(len(words) - 1, n)]
    return start + left.start, start + right.end


def _matters(ours: list[str], theirs: list[str]) -> bool:
    """Whether a word of meaning was changed, put in or left out; endings and small words are let pass."""
    if "".join(ours) == "".join(theirs):
        return False
    if ours and theirs and len(ours) == len(theirs) and all(_akin(a, b) for a, b in zip(ours, theirs, strict=True)):
        return False
    return any(w not in STOPWORDS or w in _NEGATIONS for w in (*ours, *theirs))


def _other_ending(ours: Sequence[Word], theirs: Sequence[str]) -> bool:
    """Whether the two sides differ only in endings that the quotation has in brackets."""
    return len(ours) == len(theirs) and all(
        _akin(w.form, other) or (w.cut and len(w.form) >= _LEAST_STEM and other.startswith(w.form))
        for w, other in zip(ours, theirs, strict=True)
    )


def _expanded(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether the two sides differ only in how an abbreviation was written out."""
    if not any(w.loose for w in (*ours, *theirs)) or not all(w.loose for w in (theirs or ours)):
        return False
    if not ours or not theirs:
        return True
    stems = {stem(w.form) for w in theirs} if all(w.loose for w in theirs) else {stem(w.form) for w in ours}
    return all(stem(w.form) in stems for w in ours)


def _akin(a: str, b: str) -> bool:
    return a == b or {a, b} == {"one", "1"} or (len(a) > 3 and len(b) > 3 and (a.rstrip("s") == b.rstrip("s")))


def _window(row: list[str], target: list[str]) -> tuple[int, int] | None:
    """The stretch of `target` that shares most words with `row`, in about the same order."""
    places: dict[str, list[int]] = {}
    for n, word in enumerate(target):
        places.setdefault(word, []).append(n)
    votes: dict[int, float] = {}
    for n, word in enumerate(row):
        for at in places.get(word, ())[:40]:
            bucket = (at - n) // 4
            share = 1.0 / len(places[word])
            votes[bucket] = votes.get(bucket, 0.0) + share
            votes[bucket + 1] = votes.get(bucket + 1, 0.0) + share * 0.5
    if not votes:
        return None
    best = max(sorted(votes), key=lambda b: votes[b])
    slack = 6 + len(row) // 5
    first, last = max(0, best * 4 - slack), min(len(target), best * 4 + 4 + len(row) + slack)
    low = min(
        range(first, max(first + 1, last - 1)),
        key=lambda n: Levenshtein.distance(row, target[n : min(last, n + len(row))]),
    )
    # of two ends as near, that where the last word is the same: else a small word left out before it hides it
    high = min(
        range(low + 1, last + 1),
        key=lambda n: (Levenshtein.distance(row, target[low:n]), target[n - 1] != row[-1], n),
    )
    return low, high


def _exact(row: list[str], target: list[str]) -> tuple[int, int] | None:
    for n, word in enumerate(target):
        if word == row[0] and target[n : n + len(row)] == row:
            return n, n + len(row)
    return None
