"""Words between quotation marks held against title and abstract, word by word.

Typography, British and American spelling, words put in brackets, abbreviations written out and ellipses are no
alterations. A piece of which hardly anything is in the abstract is absent: it may stand in the full text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Reading
from citecheck.claims.terms import Token, stem, tokens
from citecheck.claims.wordlists import STOPWORDS
from citecheck.text.sentences import sentences

_QUOTED = re.compile(r"“([^“”]{1,4000})”|\"([^\"]{1,4000})\"|«([^«»]{1,4000})»|„([^„“”]{1,4000})[“”]")
_ELLIPSIS = re.compile(r"\s*[\[(]?\s*(?:…|\.{3,}|(?:\.\s){2,}\.)\s*[\])]?\s*")
_INSERTED = re.compile(r"\[[^\[\]]{0,200}\]|\([^()]{0,200}\)")
_LEAST_WORDS = 4
_SAME = 0.7
"""Share of a piece's words that have to stand in one place of the abstract before it counts as altered."""
_NEGATIONS = frozenset(
    {
        "not",
        "no",
        "never",
        "without",
        "may",
        "might",
        "could",
        "more",
        "less",
        "most",
        "few",
        "significant",
        "significantly",
        "associated",
        "evidence",
        "above",
        "below",
        "before",
        "after",
    }
)
_STRONG = re.compile(
    r"\b(?:low(?:er)?[- ](?:certainty|quality|confidence|level)|remains? (?:low|unclear|uncertain|unknown|limited)|"
    r"not (?:\w+ ){0,2}(?:significant|effective|superior|differ\w*|support\w*|recommend\w*|proven|established|"
    r"improve\w*|reduce\w*)|"
    r"no (?:\w+ ){0,2}(?:difference|effect|benefit|evidence|improvement|association|change)s?|insufficient|"
    r"inconclusive|"
    r"inconsistent|limited (?:evidence|data|quality|by)|limitations?|uncertain\w*|unclear|weak evidence|"
    r"poor[- ]quality|risk of bias|"
    r"heterogene\w+|small sample|confidence\b[^.]{0,60}\blow|caution\w*|fail(?:ed|s)? to|did not|does not|"
    r"do not|cannot|"
    r"lack(?:s|ed|ing)? (?:of )?|hard to compare|should not|serious concerns?)\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"^\W*(?:however|but|nevertheless|nonetheless|although|though|yet|despite|unfortunately|"
    r"still|conversely|"
    r"in contrast|on the other hand)\b",
    re.IGNORECASE,
)
_MILD = re.compile(
    r"\b(?:not?|low|limited|less|fewer|only|few|remains?|need(?:ed|s)?|required|small|short|risk|bias)\b", re.IGNORECASE
)


class _Word(Struct, frozen=True):
    form: str
    start: int
    end: int
    loose: bool = False
    """Written out from an abbreviation: its ending, and whether it is there at all, say nothing."""


class _Placed(Struct, frozen=True, kw_only=True):
    """A piece of the quotation with its place among the abstract's words (None: not there)."""

    start: int
    end: int
    at: tuple[int, int] | None
    changed: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    """Offsets in the claim and in the source of each change that matters."""


def quotation(matter: Matter) -> list[Observation]:
    """One observation for each quotation of four words or more, and one more where a cut hides a reservation."""
    found: list[Observation] = []
    quoted = list(_QUOTED.finditer(matter.claim.text))
    if not quoted:
        return found
    source = _Source(matter.reading)
    for match in quoted:
        group = next(n for n in range(1, 5) if match.group(n) is not None)
        start, end = match.span(group)
        found.extend(_one(matter, source, start, end))
    return found


class _Source:
    """Title and abstract as one row of words, each knowing where it stands."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.forms = {short: _forms(long) for short, long in reading.forms.items()}
        self.words: list[_Word] = []
        self.where: list[int] = []
        self.bounds: list[tuple[int, int]] = []
        for n, sentence in enumerate(reading.sentences):
            first = len(self.words)
            self.words.extend(_spelled(sentence.text, sentence.tokens, self.forms))
            self.where.extend([n] * (len(self.words) - first))
            self.bounds.append((first, len(self.words)))
        self.row = [w.form for w in self.words]
        self.title = [w.form for w in _spelled(reading.title.text, reading.title.tokens, self.forms)]


def _american(word: str) -> str:
    spelled = word.replace("ae", "e").replace("oe", "e").replace("isation", "ization").replace("ising", "izing")
    spelled = spelled.replace("ised", "ized").replace("ise", "ize").replace("our", "or").replace("yse", "yze")
    return spelled[:-2] + "er" if spelled.endswith(("tre", "bre")) else spelled


def _forms(text: str) -> tuple[str, ...]:
    return tuple(_american(t.word) for t in tokens(text))


def _spelled(text: str, found: Sequence[Token], forms: dict[str, tuple[str, ...]]) -> list[_Word]:
    """Words with abbreviations written out; an abbreviation in brackets after its own words is left out."""
    words: list[_Word] = []
    for token in found:
        printed = text[token.start : token.end]
        long = forms.get(printed) or (forms.get(printed[:-1]) if printed.endswith("s") else None)
        bracketed = (
            token.start > 0 and text[token.start - 1] in "([" and text[token.end : token.end + 1] in (")", "]", "s")
        )
        if long is None:
            words.append(_Word(_american(token.word), token.start, token.end))
        elif not (bracketed and [w.form for w in words[-len(long) :]] == list(long)):
            words.extend(_Word(form, token.start, token.end, loose=True) for form in long)
    return words


def _one(matter: Matter, source: _Source, start: int, end: int) -> list[Observation]:
    text = matter.claim.text
    if len(tokens(text[start:end])) < _LEAST_WORDS:
        return []
    placed = [_place(text, source, s, e) for s, e in _pieces(text, start, end)]
    there = [p for p in placed if p.at is not None]
    whole = (start, end)
    if not there:
        if _in_title(text[start:end], source):
            return [
                Observation(
                    facet="quotation",
                    status="agrees",
                    claim=text[start:end],
                    claim_at=whole,
                    record=source.reading.title.text,
                )
            ]
        return [Observation(facet="quotation", status="absent", claim=text[start:end], claim_at=whole)]
    found: list[Observation] = []
    for piece in there:
        for ours, theirs in piece.changed:
            found.append(_altered(text, source, ours, theirs, piece))
    cut = _cut(text, source, placed, end)
    if cut is not None:
        found.append(cut)
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


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotation in sentences, cut at ellipses; pieces of less than three words are left out."""
    cuts = [start]
    for match in _ELLIPSIS.finditer(text, start, end):
        cuts.extend((match.start(), match.end()))
    cuts.append(end)
    pieces = []
    for left, right in zip(cuts[::2], cuts[1::2], strict=False):
        for s, e in sentences(text[left:right]):
            if len(tokens(text[left + s : left + e])) >= 3:
                pieces.append((left + s, left + e))
    return pieces


def _place(text: str, source: _Source, start: int, end: int) -> _Placed:
    nothing = _Placed(start=start, end=end, at=None)
    part = text[start:end]
    # what stands in brackets was put in, unless the abstract has the same words there
    blank = _INSERTED.sub(lambda m: " " * len(m.group()), part)
    best = nothing
    for variant in dict.fromkeys((blank, part)):
        words = _spelled(variant, tokens(variant, source.reading.abbreviations), source.forms)
        if len(words) < 3:
            continue
        placed = _align(words, source, start, end)
        if placed.at is not None and (best.at is None or len(placed.changed) < len(best.changed)):
            best = placed
    return best


def _align(words: list[_Word], source: _Source, start: int, end: int) -> _Placed:
    nothing = _Placed(start=start, end=end, at=None)
    row = [w.form for w in words]
    window = _exact(row, source.row) or _window(row, source.row)
    if window is None:
        return nothing
    low, high = window
    ops = list(Levenshtein.opcodes(row, source.row[low:high]))
    # what the window has before the first and after the last shared word is not part of the quotation
    equal = [op for op in ops if op.tag == "equal"]
    if not equal:
        return nothing
    first, last = equal[0], equal[-1]
    same = sum(op.src_end - op.src_start for op in equal)
    if same / len(row) < _SAME or (same < len(row) and same < 3):
        return nothing
    changed = []
    at = (low + first.dest_start, low + last.dest_end)
    for op in ops:
        if op.tag == "equal" or (op.dest_end + low <= at[0] and op.src_end <= op.src_start):
            continue
        if op.tag == "insert" and (op.dest_start < first.dest_start or op.dest_start >= last.dest_end):
            continue
        ours, theirs = row[op.src_start : op.src_end], source.row[low + op.dest_start : low + op.dest_end]
        if op.src_start < first.src_start or op.src_start >= last.src_end:
            theirs = theirs[-len(ours) :] if op.src_start < first.src_start else theirs[: len(ours)]
        if not _matters(ours, theirs) or _expanded(
            words[op.src_start : op.src_end], source.words[low + op.dest_start : low + op.dest_end]
        ):
            continue
        if len(theirs) > 6 and not ours:
            continue  # a silent cut: judged by what it drops
        a = (
            (start + words[op.src_start].start, start + words[op.src_end - 1].end)
            if ours
            else _gap(words, op.src_start, start)
        )
        b0 = low + op.dest_start
        b1 = b0 + max(1, len(theirs)) - 1
        b1 = min(b1, len(source.words) - 1)
        changed.append((a, (b0, b1)))
    return _Placed(start=start, end=end, at=at, changed=tuple(changed))


def _gap(words: list[_Word], n: int, start: int) -> tuple[int, int]:
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


def _expanded(ours: Sequence[_Word], theirs: Sequence[_Word]) -> bool:
    """Whether the two sides differ only in how an abbreviation was written out."""
    if not any(w.loose for w in (*ours, *theirs)) or not all(w.loose for w in (theirs or ours)):
        return False
    if not ours or not theirs:
        return True
    stems = {stem(w.form) for w in theirs} if all(w.loose for w in theirs) else {stem(w.form) for w in ours}
    return all(stem(w.form) in stems for w in ours)


def _akin(a: str, b: str) -> bool:
    return a == b or (len(a) > 3 and len(b) > 3 and (a.rstrip("s") == b.rstrip("s")))


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
    high = min(range(low + 1, last + 1), key=lambda n: (Levenshtein.distance(row, target[low:n]), n))
    return low, high


def _exact(row: list[str], target: list[str]) -> tuple[int, int] | None:
    for n, word in enumerate(target):
        if word == row[0] and target[n : n + len(row)] == row:
            return n, n + len(row)
    return None


def _in_title(quoted: str, source: _Source) -> bool:
    row = [_american(t.word) for t in tokens(quoted)]
    return len(row) >= 3 and " ".join(row) in " ".join(source.title)


def _altered(text: str, source: _Source, ours: tuple[int, int], theirs: tuple[int, int], piece: _Placed) -> Observation:
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
        message=f"the quotation has “{text[ours[0] : ours[1]]}”, the abstract “{printed}”",
    )


def _cut(text: str, source: _Source, placed: list[_Placed], end: int) -> Observation | None:
    for left, right in itertools.pairwise(placed):
        if left.at is None or right.at is None or right.at[0] <= left.at[1]:
            continue
        found = _reservation(
            text, source, (left.at[1], right.at[0]), whole=(left.start, right.end), gap=(left.end, right.start)
        )
        if found is not None:
            return found
    last = placed[-1]
    if last.at is not None and _ELLIPSIS.search(text, last.end, end):
        n = source.where[last.at[1] - 1]
        return _reservation(
            text, source, (last.at[1], source.bounds[n][1]), whole=(last.start, last.end), gap=(last.end, end)
        )
    return None


def _reservation(
    text: str, source: _Source, dropped_at: tuple[int, int], *, whole: tuple[int, int], gap: tuple[int, int]
) -> Observation | None:
    """What the words from the first to the second place of the abstract say against the claim, if anything."""
    first, stop = dropped_at
    for n in dict.fromkeys(source.where[first:stop]):
        low, high = max(first, source.bounds[n][0]), min(stop, source.bounds[n][1])
        start, end = source.words[low].start, source.words[high - 1].end
        dropped = source.reading.sentences[n].text[start:end]
        if len(dropped.split()) < 4:
            continue
        turned = _TURN.search(dropped) is not None
        if _STRONG.search(dropped) or (turned and _MILD.search(dropped)):
            return Observation(
                facet="quotation",
                status="differs",
                claim=text[gap[0] : gap[1]].strip() or text[whole[0] : whole[1]],
                record=dropped,
                claim_at=gap if gap[1] > gap[0] else whole,
                sentence=n,
                record_at=(start, end),
                rule="claim-quotation-cut",
                message="the quotation leaves out what speaks against it",
            )
    return None
