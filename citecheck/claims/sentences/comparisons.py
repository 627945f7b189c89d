"""Comparisons in a text: which side has more or less, better or worse, than which other, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.claims.sentences.multiples import multiples
from citecheck.claims.sentences.sides import apart, words_of
from citecheck.claims.sentences.signs import CHANGES, Axis, Sign, classify, signs
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_TAKING_UP = frozenset(words("it they he she we"))
"""`Withheld more often than it was given` compares no two sides of a name."""
_THAN = frozenset(words("than versus vs compared relative opposed"))
_TO = frozenset(words("with to"))
ORDER = frozenset(
    words(
        "higher lower greater smaller larger more less fewer longer shorter better worse superior inferior rarer "
        "commoner faster quicker slower earlier later sooner milder older younger stronger weaker"
    )
)
_EXTRA = {"rarer": -1, "commoner": 1}
_QUALITIES = {
    "faster": ("<speed", 1), "quicker": ("<speed", 1), "slower": ("<speed", -1),
    "earlier": ("<time", -1), "sooner": ("<time", -1),
    "later": ("<time", 1), "older": ("<age", 1), "younger": ("<age", -1), "stronger": ("<strength", 1),
    "weaker": ("<strength", -1), "milder": (key_of("severe"), -1),
}  # fmt: skip
"""What one side is more (1) or less (-1) of, in one word."""
_LOSSES = frozenset(words("loss losses"))
"""Blood or weight that is lost is measured as other things are."""
AMOUNT = frozenset(words("higher lower greater smaller larger more less fewer longer shorter rarer commoner"))
OFTEN = frozenset(words("often frequent frequently common commonly likely prevalent"))
_PREPOSITIONS = frozenset(words("in with for among on under after of by during following when without at before"))
_AMONG = frozenset(words("in with for among following after under at on"))
VERBS = frozenset(
    words("was were is are had has have did does gave led showed produced resulted accounted took lasted brought")
)
_BEING = frozenset(words("was were is are"))
NOUNS = 6
"""How many words from a word of order what it is of may stand."""
_RELATIVE = frozenset(words("that who which"))
STOPS = frozenset(words("in at during for over when while where and but as though although after until at p"))
DONE = frozenset(words("do did does done doing"))
"""`A did more than B to lower it` has no more of anything."""
_FILLERS = frozenset(words("that those the a an their of did was were in with for among on under after by those"))
CLAUSE = re.compile(r"[;:]|(?<!\b[A-Z])\.(?!\d)|\s(?:but|however|although|whereas|while|yet|though)\b", re.IGNORECASE)
DENIES = re.compile(
    r"\b(?:not(?! only\b| just\b)|(?<!compared with )(?<!compared to )(?<!comparison with )(?<!comparison to )"
    r"(?<!versus )(?<!vs )(?<!vs\. )(?<!than )(?<!than with )no|neither|nor|without (?:any )?differ\w*|"
    r"(?<!\bwith )(?<!\bof )(?<!\bdespite )(?<!\bat )(?<!\bfor )(?<!\ba )(?:similar|comparable|equal)|"
    r"similarly|equally|non-?significant\w*|NS)\b"
)
"""Words that take a comparison back, or say that nothing differs."""
_BETWEEN = re.compile(
    r"\b(?:differ\w*|similar\w*|comparable|same|equal\w*|var(?:y|ied|iation))\b[^.;]*?\bbetween\s", re.IGNORECASE
)
_AFTER_PAIR = re.compile(r"[,(]|\s(?:in|at|during|after|for|when|with respect)\s", re.IGNORECASE)
_BOUND = re.compile(
    r"than (?:about |nearly )?(?:(?:an? |one |two )?(?:half|thirds?|quarters?|fifths?)\b|(?:two|three|four|five|six|"
    r"seven|eight|nine|ten|twelve) (?!than\b)(?:[\w-]+ )?(?:years?|months?|weeks?|days?|hours?|doses?|times)\b|\d)",
    re.IGNORECASE,
)
"""`Fewer than half` compares no two sides."""
_LED_BY = re.compile(
    r"\W*(?:as )?(?:compared (?:with|to)|in comparison (?:with|to)|relative to|versus)\s", re.IGNORECASE
)
_AHEAD = 14
"""How many words before its verb may name a side."""
_REACH = 16
"""How many words the other side may stand away; three times as many where several comparisons share one."""


class Comparison(Struct, frozen=True, kw_only=True):
    """`side` has more (`value` 1) or less (-1) than `other`; `start` and `end` bound the clause that says so."""

    index: int
    value: int
    word: str
    quality: str
    side: frozenset[str]
    other: frozenset[str]
    start: int
    end: int
    alone: bool
    """No other comparison stands in the clause."""
    local: tuple[int, int]
    """The offsets of what follows the word of comparison, up to the next one or the other side."""


def comparisons(text: str, tokens: Sequence[Token]) -> list[Comparison]:
    """What `text` compares, where both sides are named."""
    found = list(_multiples(text, tokens))
    ordered = [n for n, t in enumerate(tokens) if t.word in ORDER]
    if not ordered:
        return found
    known = {s.index: s for s in signs(text, tokens)}
    for n in ordered:
        token = tokens[n]
        value = value_of(text, tokens, n, known)
        if value == 0 or _of_both(tokens, n) or (n and tokens[n - 1].word in DONE):
            continue
        start = max([m.end() for m in CLAUSE.finditer(text, 0, token.start)], default=0)
        end = min([m.start() for m in CLAUSE.finditer(text, token.end)][:1] or [len(text)])
        listed = [m for m in ordered if start <= tokens[m].start < end]
        reach = _REACH if len(listed) == 1 else 3 * _REACH
        than = [
            m
            for m, t in enumerate(tokens)
            if start <= t.start < end
            and t.word in _THAN
            and abs(m - n) < reach
            and not _bracketed(text, t.start)
            and not _BOUND.match(text, t.start)
        ]
        if len(than) != 1 or DENIES.search(text, start, end):
            continue
        sides = _named(text, tokens, n, than[0], (start, end))
        if sides is None:
            continue
        after = [m for m in listed if m > n]
        close = tokens[after[0]].start if after else end
        if than[0] > n:
            close = min(close, tokens[than[0]].start)
        found.append(
            Comparison(
                index=n, value=value, word=token.word, quality=quality_of(tokens, n), side=sides[0], other=sides[1],
                start=start, end=end, alone=len(listed) == 1, local=(token.end, close),
            )
        )  # fmt: skip
    return found


def _multiples(text: str, tokens: Sequence[Token]) -> Iterator[Comparison]:
    for told in multiples(text, tokens):
        first, last = tokens[told.index], tokens[told.than]
        start = max([m.end() for m in CLAUSE.finditer(text, 0, first.start)], default=0)
        end = min([m.start() for m in CLAUSE.finditer(text, last.end)][:1] or [len(text)])
        if first.start < start or DENIES.search(text, start, end):
            continue
        sides = _named(text, tokens, told.index, told.than, (start, end))
        if sides is not None:
            yield Comparison(
                index=told.index, value=told.value, word="more" if told.value > 0 else "less", quality="",
                side=sides[0], other=sides[1], start=start, end=end, alone=True, local=(first.end, last.start),
            )  # fmt: skip


def _of_both(tokens: Sequence[Token], n: int) -> bool:
    """Whether the word says who is compared, as it does of both: `men with lower esteem ... than women with lower
    esteem`.
    """
    pair = [t.word for t in tokens[n : n + 2]]
    return any(m != n and [t.word for t in tokens[m : m + 2]] == pair for m in range(len(tokens) - 1))


def _bracketed(text: str, at: int) -> bool:
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


def value_of(text: str, tokens: Sequence[Token], n: int, known: dict[int, Sign]) -> int:
    """1 where word of order `n` says more, -1 where less, 0 where neither; `known` are the signs of the text."""
    word = tokens[n].word
    if word in _EXTRA:
        return _EXTRA[word]
    if word in _QUALITIES:
        return _QUALITIES[word][1]
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    if word in ("more", "less") and after is not None and classify(after.word) is not None:
        kind = classify(after.word)
        if kind is None or kind[1] not in (1, -1):
            return 0
        return kind[1] if word == "more" else -kind[1]
    sign = known.get(n)
    if sign is None and change_ordered(text, tokens, n):
        kind = classify(word)
        return kind[1] if kind is not None and kind[1] in (1, -1) else 0
    if sign is None and any(t.word in _LOSSES for t in tokens[max(0, n - NOUNS) : n]):
        kind = classify(word)
        return kind[1] if kind is not None and kind[1] in (1, -1) else 0
    return sign.value if sign is not None and sign.value in (1, -1) else 0


def change_ordered(text: str, tokens: Sequence[Token], n: int) -> tuple[Axis, int] | None:
    """What kind of change the word of order `n` compares, `reductions were larger`, `a larger reduction`; else None."""
    for m in (*range(n + 1, min(n + 3, len(tokens))), *range(n - 1, max(-1, n - NOUNS), -1)):
        low, high = min(m, n), max(m, n)
        if tokens[m].word in CHANGES and not re.search(r"[(),;:]", text[tokens[low].end : tokens[high].start]):
            return classify(tokens[m].word)
    return None


def quality_of(tokens: Sequence[Token], n: int) -> str:
    """What one side is more of, in `more accurate`: its key, or nothing for an amount."""
    if tokens[n].word in _QUALITIES:
        return _QUALITIES[tokens[n].word][0]
    if tokens[n].word not in ("more", "less"):
        return ""
    m = n + 1
    if m + 1 < len(tokens) and tokens[m].word.endswith("ly"):
        m += 1
    after = tokens[m : m + 2]
    if not after or after[0].word in OFTEN or not after[0].keys or after[0].word.endswith(("s", "ion")):
        return ""
    return after[0].keys[0] if len(after) == 2 and (after[1].word in _THAN or after[1].word in _PREPOSITIONS) else ""


def _named(
    text: str, tokens: Sequence[Token], n: int, than: int, clause: tuple[int, int]
) -> tuple[frozenset[str], frozenset[str]] | None:
    start, end = clause
    at = than + 1
    if at < len(tokens) and tokens[at].word in _TO and tokens[than].word in ("compared", "relative", "opposed"):
        at += 1
    if at >= len(tokens) or tokens[at].start >= end or tokens[at].word in _TAKING_UP:
        return None
    link = tokens[at].word if tokens[at].word in _PREPOSITIONS else ""
    begin = at
    while at < len(tokens) and tokens[at].word in _FILLERS and tokens[at].start < end:
        at += 1
    if at == begin and link:
        at += 1  # "than at home"
    stop = at
    while (
        stop < len(tokens)
        and tokens[stop].start < end
        and not _stops(tokens, begin, stop, STOPS if than > n else STOPS | VERBS)
        and not (stop > at and re.search(r"[,()]", text[tokens[stop - 1].end : tokens[stop].start]))
        and stop != n
    ):
        stop += 1
    if than > n and _parallel(tokens, n, than):
        stop = max(stop, min(begin + than - n - 1, len(tokens)))
    other = words_of(tokens, tokens[begin].start, tokens[stop].start if stop < len(tokens) else end)
    led = _LED_BY.match(text, start)
    if than < n and led is not None and tokens[than].start < led.end():
        return _led_first(text, tokens, n, led.end(), end)
    if than < n:  # "A compared with B had more"
        side = words_of(tokens, _last_stop(text, tokens, start, than), tokens[than].start)
    else:
        side = _first_side(text, tokens, n, than, start, link)
    return (side, other) if side and other else None


def _led_first(
    text: str, tokens: Sequence[Token], n: int, begin: int, end: int
) -> tuple[frozenset[str], frozenset[str]] | None:
    """The sides of `compared with B, it was higher in A` and `relative to B, A had more`."""
    comma = text.find(", ", begin, tokens[n].start)
    if comma < 0:
        return None
    near = range(n + 1, min(n + NOUNS, len(tokens)))
    close = next(
        (m for m in near if tokens[m].word in VERBS or tokens[m].word == "and" or tokens[m].start >= end), len(tokens)
    )
    inner = next((m for m in near if m < close and tokens[m].word in _AMONG), None)
    if inner is not None and re.search(r"[,(;]", text[tokens[n].end : tokens[inner].start]):
        inner = None
    if inner is not None:
        stop = next((m for m in range(inner + 2, len(tokens)) if tokens[m].word in STOPS), len(tokens))
        side = words_of(tokens, tokens[inner].start, tokens[stop].start if stop < len(tokens) else end)
    else:
        verb = next((m for m in range(n) if tokens[m].start > comma and tokens[m].word in VERBS), n)
        side = words_of(tokens, comma, tokens[verb].start)
    other = words_of(tokens, begin, comma)
    return (side, other) if side and other else None


def _stops(tokens: Sequence[Token], begin: int, at: int, stops: frozenset[str]) -> bool:
    """Whether a side that begins with one word ends before another."""
    word = tokens[at].word
    if word not in stops:
        return False
    if word == "in" and at - begin in (2, 3) and tokens[at - 2].word in _RELATIVE:
        return False  # "than those that live in towns"
    if word == "and":
        return any(t.word in VERBS or t.word in ORDER or classify(t.word) for t in tokens[at + 1 : at + 6])
    return True


def _last_stop(text: str, tokens: Sequence[Token], start: int, than: int) -> int:
    comma = text.rfind(", ", start, tokens[than].start - 2)
    return start if comma < 0 else comma


def _first_side(text: str, tokens: Sequence[Token], n: int, than: int, start: int, link: str) -> frozenset[str]:
    after = tokens[n + 1]
    if not link and tokens[than].word != "than" and tokens[n].word in ORDER and after.word in _AMONG:
        inside_it = words_of(tokens, after.start, tokens[than].start)  # "higher in A compared with B"
        if inside_it:
            return inside_it
    verb_of = next((tokens[m].word for m in range(n - 1, -1, -1) if not tokens[m].word.endswith("ly")), "")
    if not link and tokens[than].word == "than" and verb_of in _BEING:
        inner = [m for m in range(n + 1, than) if tokens[m].word in _AMONG]
        if inner:  # "was higher in A than B"
            return words_of(tokens, tokens[inner[-1]].start, tokens[than].start)
    if not link and _parallel(tokens, n, than):
        return words_of(tokens, tokens[n + 1].start, tokens[than].start)
    first = next((t.word for t in tokens if t.start >= start), "")
    if not link and first == "there":
        inner = [m for m in range(n + 1, than) if tokens[m].word in _AMONG]
        if inner:  # "there was more of it in A compared with B"
            return words_of(tokens, tokens[inner[-1]].start, tokens[than].start)
    if link:
        between = range(n + 1, than)
        inside = [m for m in between if tokens[m].word == link] or [m for m in between if tokens[m].word in _AMONG]
        if inside:
            return words_of(tokens, tokens[inside[-1]].start, tokens[than].start)
        ahead = [m for m in range(n) if tokens[m].word == link and tokens[m].start >= start]
        if ahead:
            last = ahead[-1]
            close = tokens[next((m for m in range(last, n) if tokens[m].word in VERBS), n)].start
            comma = text.find(", ", tokens[last].start, close)  # "in A, it was higher than in B"
            return words_of(tokens, tokens[last].start, close if comma < 0 else comma)
    verb = next((m for m in range(n) if tokens[m].start >= start and tokens[m].word in VERBS), n)
    led = [t for t in tokens[:verb] if t.start >= start]
    return words_of(tokens, led[-_AHEAD].start if len(led) > _AHEAD else start, tokens[verb].start)


def _parallel(tokens: Sequence[Token], n: int, than: int) -> bool:
    """Whether both sides begin alike behind the word of order: `more children treated for 5 days than children
    treated for 10`.
    """
    one, other = ([t.word for t in tokens[at : at + 2]] for at in (n + 1, than + 1))
    return than > n + 2 and one == other


def _led(text: str, tokens: Sequence[Token], index: int, start: int) -> tuple[frozenset[str], frozenset[str]] | None:
    """The sides of `Compared with B, A had more`."""
    match = _LED_BY.match(text, start)
    comma = text.find(", ", match.end(), tokens[index].start) if match is not None else -1
    if match is None or comma < 0:
        return None
    return words_of(tokens, comma, tokens[index].start), words_of(tokens, match.end(), comma)


def contrasted(text: str, tokens: Sequence[Token], index: int) -> tuple[frozenset[str], frozenset[str]] | None:
    """The two sides that the clause of word `index` sets against each other; None where it names no two.

    Read are comparisons, `A lowered it compared with B` and `no difference between A and B`.
    """
    at = tokens[index].start
    start = max([m.end() for m in CLAUSE.finditer(text, 0, at)], default=0)
    end = min([m.start() for m in CLAUSE.finditer(text, at)][:1] or [len(text)])
    found: tuple[frozenset[str], frozenset[str]] | None = None
    between = _BETWEEN.search(text, start, end)
    if between is not None:
        middle = text.find(" and ", between.end(), end)
        if middle < 0:
            return None
        stop = _AFTER_PAIR.search(text, middle + 5, end)
        found = (
            words_of(tokens, between.end(), middle),
            words_of(tokens, middle + 5, stop.start() if stop is not None else end),
        )
    else:
        than = [
            m
            for m, t in enumerate(tokens)
            if start <= t.start < end and t.word in _THAN and m > index and not _bracketed(text, t.start)
        ]
        if len(than) == 1:
            found = _named(text, tokens, index, than[0], (start, end))
        elif not than:
            found = _led(text, tokens, index, start)
    if found is None:
        return None
    sides = apart(*found)
    return sides if all(sides) else None
