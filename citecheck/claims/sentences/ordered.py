"""What a text orders, and of whom: `more wound infections after A than after B`, `A was linked to longer stays`.

Beside the two sides, which `comparisons` knows too, the thing itself is read: its nouns behind the word of order, or
the subject before it. One word of order may have several pairs of sides (`better in A than in B, and in C than in D`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct, structs

from citecheck.claims.sentences.brackets import blanked
from citecheck.claims.sentences.comparisons import CLAUSE, DENIES, OFTEN, ORDER, STOPS, VERBS, quality_of, value_of
from citecheck.claims.sentences.sides import words_of
from citecheck.claims.sentences.signs import CHANGES, classify, signs
from citecheck.claims.sentences.ties import good_of
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_ORDER = ORDER | {"poorer"}
_CHANGED = frozenset(
    words("increased decreased reduced elevated raised lowered diminished prolonged shortened improved impaired")
)
"""Before a noun they order as `higher` and `lower` do: `a reduced risk`."""
_LEADS = frozenset(words("a an with had to in significantly markedly"))
"""What goes before such a word where it orders: `A was reduced` does not."""
_THAN = frozenset(words("than compared versus vs relative"))
_SIDED = frozenset(words("in with for among on under after following by without during at when"))
"""What goes before a side."""
_INTO = frozenset(words("of in to"))
COUNTS = frozenset(
    key_of(w)
    for w in words(
        "risk rate incidence frequency number proportion percentage odds likelihood probability chance prevalence "
        "occurrence amount level degree share total score"
    )
)
"""Nouns that say only how a thing is counted."""
_COURSES = frozenset(map(key_of, words("return recovery resumption onset start beginning time")))
"""Of something that comes sooner or later they say only that it comes."""
_OF_CHANGE = frozenset(
    words(
        "reduction reductions decrease decreases increase increases improvement improvements decline rise gain loss "
        "fall change changes difference differences degree extent effect effects"
    )
)
EXTENTS = frozenset(
    words("marked markedly pronounced evident apparent striking strikingly prominent notable noticeable strongly so")
)
EXTENT = "<extent"
"""The quality of an effect that is stronger here than there."""
LEVELLED = "<levelled"
"""Among the keys of a side that has more or less of something itself: `lower schooling led to more dropout`."""
_ASIDES = frozenset(
    map(
        key_of,
        words(
            "contrast addition general particular total fact adjusted adjustment multivariable multivariate analysis "
            "regression model cox median mean follow up"
        ),
    )
)
"""What a sentence may begin with that is of no part of the people: `in contrast`, `after adjustment`."""
_DEFINITE = frozenset(words("the this these those that its their or"))
"""Before a word of order they take up what was found, or bound a figure: `the longer stays`, `five or more`."""
_LENGTHS = frozenset(words("longer shorter prolonged shortened"))
_TIED = frozenset(words("associated linked related led resulted went came"))
_FINITE = VERBS | frozenset(words("be been being seemed appeared became remained"))
_HAVING = frozenset(words("had have has showed"))
_CLOSES = _FINITE | frozenset(words("that who which whose"))
_LED_BY = re.compile(
    r"\W*(?:when |as )?(?:compared (?:with|to)|in comparison (?:with|to)|relative to|versus)\s[^,]+", re.IGNORECASE
)
_SEEN = frozenset(words("found seen observed noted recorded reported detected identified measured"))
_MEMBER = re.compile(r",\s(?:and|or|nor|with|which|who)\s")
_BREAK = re.compile(r"[,()]")
_MOST_WORDS, _AHEAD = 9, 3
"""How many words the name of a thing may have, and behind a comma an `and` may stand that goes on with a list."""


class Ordered(Struct, frozen=True, kw_only=True):
    """`side` has more (`value` 1) or less (-1) of `thing` than `other`; either side may be empty."""

    at: tuple[int, int]
    value: int
    worth: bool
    """Better or worse, not more or less."""
    good: int
    """Whether more of the thing is good, see `ties.good_of`."""
    quality: str
    thing: frozenset[str]
    """Its keys, `<change` among them where it is how much something changed."""
    side: frozenset[str]
    other: frozenset[str]
    rest: frozenset[str]
    """Keys of what is said besides, behind the word of order or at the beginning: when, or in which part of them."""
    span: tuple[int, int]
    """The clause."""


class _Clause(Struct, frozen=True):
    text: str
    """Without what stands in brackets."""
    tokens: Sequence[Token]
    """Its own words, but for those."""


def ordered(text: str, tokens: Sequence[Token]) -> list[Ordered]:
    """What `text` orders, in order."""
    numbers = [n for n, t in enumerate(tokens) if _orders(tokens, n)]
    if not numbers:
        return []
    plain = blanked(text)
    known = {s.index: s for s in signs(text, tokens)}
    found: list[Ordered] = []
    for n in reversed(numbers):
        token, kind = tokens[n], classify(tokens[n].word)
        value = value_of(text, tokens, n, known) if token.word in ORDER else kind[1] if kind else 0
        if value == 0 and kind is not None and n not in known and _after_another(plain, tokens, n):
            value = kind[1]
        if plain[token.start] == " " or value not in (1, -1):
            continue
        start = max([m.end() for m in CLAUSE.finditer(plain, 0, token.start)], default=0)
        end = min([m.start() for m in CLAUSE.finditer(plain, token.end)][:1] or [len(text)])
        clause = _Clause(plain, [t for t in tokens if start <= t.start < end and plain[t.start] != " "])
        at = clause.tokens.index(token)
        if _says_which(clause.tokens, at):
            continue
        stop = next((m for m in range(at + 1, len(clause.tokens)) if _orders(clause.tokens, m)), len(clause.tokens))
        if DENIES.search(plain, max(start, plain.rfind(", ", start, token.start)), _member_end(clause, token, stop)):
            continue
        quality = quality_of(clause.tokens, at)
        if quality == "<speed":
            value, quality = -value, "<time"  # who is faster is there earlier
        elif token.word in _LENGTHS:
            quality = "<length"
        behind = [t.word for t in clause.tokens[at + 1 : at + 2]]
        extent = token.word in ("more", "less") and not EXTENTS.isdisjoint(behind)
        one = Ordered(
            at=(token.start, token.end), value=value, worth=kind is not None and kind[0] == "worth", good=0,
            quality=EXTENT if extent else quality, thing=frozenset(), side=frozenset(), other=frozenset(),
            rest=frozenset(), span=(start, end),
        )  # fmt: skip
        later = found[-1] if found and found[-1].span == one.span else None
        found.extend(_told(clause, at, stop, one, later))
    return found[::-1]


def _after_another(text: str, tokens: Sequence[Token], n: int) -> bool:
    """Whether the word of change that `signs` takes a word of order to be of stands in another clause."""
    change = next((t for t in reversed(tokens[:n]) if t.word in CHANGES), None)
    return change is not None and CLAUSE.search(text, change.end, tokens[n].start) is not None


def _member_end(clause: _Clause, token: Token, stop: int) -> int:
    """Where the member of the clause ends that a word of order stands in."""
    end = clause.tokens[stop - 1].end
    match = _MEMBER.search(clause.text, token.end, end)
    return match.start() if match is not None else end


def _says_which(tokens: Sequence[Token], n: int) -> bool:
    """Whether word `n` tells who or what is meant: `those with higher X`, `the longer stays`."""
    ahead = [t.word for t in tokens[max(0, n - 4) : n] if not t.word.endswith("ly")]
    if not ahead:
        return False
    if ahead[-1] in ("with", "having", "of") and not _TIED.intersection(ahead[-2:]):
        return True
    return ahead[-1] in _DEFINITE


def _orders(tokens: Sequence[Token], n: int) -> bool:
    """Whether word `n` orders, as a participle may the noun behind it: `a reduced risk`, not `A reduced B`."""
    if tokens[n].word in _ORDER:
        return True
    if tokens[n].word not in _CHANGED or n + 1 >= len(tokens) or not tokens[n + 1].keys or not n:
        return False
    return tokens[n - 1].word in _LEADS


def _told(clause: _Clause, n: int, stop: int, one: Ordered, later: Ordered | None) -> Iterator[Ordered]:
    """What word `n` orders, with its sides; `stop` is the next word of order, by which `later` was told."""
    tokens = clause.tokens
    than = next((m for m in range(n + 1, stop) if _is_than(tokens, m)), -1)
    close = than if than >= 0 else stop
    if one.quality == EXTENT:
        nouns: list[int] = []
        begin = next((m for m in range(n + 1, close) if tokens[m].word in _SIDED), -1)
    else:
        nouns, begin = _nouns(clause, n, close)
    side = _side(clause, begin, close) if begin >= 0 else frozenset[str]()
    verb = next((m for m in range(n - 1, -1, -1) if tokens[m].word in _FINITE or tokens[m].word in _TIED), -1)
    while verb > 0 and (tokens[verb - 1].word in _FINITE or tokens[verb - 1].word in _TIED):
        verb -= 1  # "was associated with"
    led, named = _subject(clause, verb) if verb >= 0 else _done(clause, n)
    tied = verb >= 0 and any(tokens[m].word in _TIED for m in range(verb, n))
    bare = than >= 0 and tokens[than + 1].word not in (*_SIDED, "to", "did", "that", "those")
    with_it = bare and bool(led) and (verb < 0 or tokens[verb].word in _HAVING)  # "A had more C on D than B"
    if (nouns and (tied or not side)) or with_it:
        side = named | (_keys_of_side(clause, led) if verb >= 0 else frozenset())
    elif not side:
        side = named
    other = _other(clause, than, stop) if than >= 0 else frozenset[str]()
    start = tokens[0].start
    if (match := _LED_BY.match(clause.text, start, tokens[n].start)) is not None:
        other = words_of(tokens, start, match.end())
    if not other and begin < 0 and later is not None and stop < len(tokens) and tokens[stop - 1].word == "and":
        side, other = later.side, later.other  # "fewer A and fewer B after C than after D"
    comma = clause.text.find(", ", tokens[n].end, tokens[stop - 1].end)
    member = [t for t in tokens[n + 1 : stop] if comma < 0 or t.start < comma]
    behind = frozenset(k for t in member for k in t.keys if not k[0].isdigit())
    if tokens[0].word in _SIDED and verb > 0:
        comma = clause.text.rfind(", ", tokens[0].start, tokens[verb].start)
        behind |= frozenset(k for t in tokens if t.start < comma for k in t.keys if not k[0].isdigit()) - _ASIDES
    rest = behind - side - other - frozenset(k for m in (*nouns, *led) for k in tokens[m].keys) - COUNTS
    pairs = list(_more_pairs(clause, than, stop))
    if pairs:
        rest = frozenset()  # what follows are sides as well
    things = list(_listed(tokens, nouns or led)) if one.quality != EXTENT else [[]]
    for thing in things:
        keys = frozenset(k for m in thing for k in tokens[m].keys if not k[0].isdigit()) - COUNTS
        keys -= _COURSES if one.quality == "<time" else frozenset()
        keys |= {"<change"} if any(tokens[m].word in _OF_CHANGE for m in thing) else frozenset()
        if keys or one.quality == EXTENT:
            good = good_of([tokens[m].word for m in thing])
            yield structs.replace(one, thing=keys, side=side, other=other, good=good, rest=rest)
            for mine, theirs in pairs:
                yield structs.replace(one, thing=keys, side=mine, other=theirs, good=good)


def _is_than(tokens: Sequence[Token], m: int) -> bool:
    """Whether another side follows word `m`, and no figure: `3 versus 5`, `rather than`."""
    if tokens[m].word not in _THAN or tokens[m - 1].word in ("rather", "other"):
        return False
    return m + 1 < len(tokens) and not tokens[m + 1].word[0].isdigit()


def _more_pairs(clause: _Clause, than: int, stop: int) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Further pairs of sides behind the first: `better in A than in B, in C than in D`."""
    tokens = clause.tokens
    if than < 0 or tokens[than].word != "than":
        return
    for again in (m for m in range(than + 1, stop) if tokens[m].word == "than" and _is_than(tokens, m)):
        begin = next((m for m in range(again - 1, than, -1) if _leads_again(clause, m)), -1)
        if begin > 0:
            yield _side(clause, begin, again), _other(clause, again, stop)


def _leads_again(clause: _Clause, m: int) -> bool:
    before = clause.tokens[m - 1]
    gap = clause.text[before.end : clause.tokens[m].start]
    return clause.tokens[m].word in _SIDED and (before.word == "and" or "," in gap)


def _nouns(clause: _Clause, n: int, close: int) -> tuple[list[int], int]:
    """The words behind word `n` that name what is ordered, and where the side behind them begins, -1 where none is."""
    tokens = clause.tokens
    found: list[int] = []
    commas, likely = 0, False
    for m in range(n + 1, close):
        word = tokens[m].word
        if _BREAK.search(clause.text, tokens[m - 1].end, tokens[m].start):
            commas += 1
            ahead = [t.word for t in takewhile(lambda t: t.word not in _CLOSES, tokens[m + 1 : m + 1 + _AHEAD])]
            if "and" not in ahead and not (word == "and" and commas > 1):
                return found, -1
        if not found and (word in OFTEN or word.endswith("ly")):
            likely = word == "likely"
        elif _leads_on(tokens, found, word, likely=likely) or _is_done(tokens[:close], m, found):
            continue
        elif word in _SIDED or word in _CLOSES:
            return found, m if word in _SIDED else -1
        else:
            found.append(m)
        if len(found) > _MOST_WORDS:
            return [], -1
    return found, -1


def _is_done(tokens: Sequence[Token], m: int, found: Sequence[int]) -> bool:
    """Whether word `m` only says that things were found, or leads to what was done: `fewer visits were missed`."""
    passive = ("was", "were")
    if tokens[m].word in _SEEN:
        return tokens[m - 1].word in passive
    return tokens[m].word in passive and bool(found) and any(map(_is_participle, tokens[m + 1 : m + 2]))


def _is_participle(token: Token) -> bool:
    return token.word in _SEEN or token.word.endswith(("ed", "en"))


def _leads_on(tokens: Sequence[Token], found: Sequence[int], word: str, *, likely: bool) -> bool:
    """Whether the name of a thing goes on behind a word: `risk of A`, `reduction in A`, `more likely to A`."""
    if not found:
        return word == "to" and likely
    return word == "of" or (word in _INTO and _counts(tokens, found))


def _counts(tokens: Sequence[Token], found: Sequence[int]) -> bool:
    """Whether nouns say only how much or how much it changed, so that what it is of follows."""
    return all(
        tokens[m].word in _OF_CHANGE or not tokens[m].keys or key_of(tokens[m].word) in COUNTS for m in found
    ) or tokens[found[-1]].word.endswith("ion")


def _listed(tokens: Sequence[Token], nouns: Sequence[int]) -> Iterator[list[int]]:
    """The things that are named side by side."""
    one: list[int] = []
    for m in nouns:
        if tokens[m].word in ("and", "or"):
            if one:
                yield one
            one = []
        else:
            one.append(m)
    if one:
        yield one


def _side(clause: _Clause, begin: int, close: int) -> frozenset[str]:
    """The keys of the side that begins with word `begin`."""
    tokens, stop = clause.tokens, begin + 1
    while stop < close and not (
        stop > begin + 1
        and (
            (tokens[stop].word == "and" and any(t.word in _FINITE for t in tokens[stop : stop + 5]))
            or _BREAK.search(clause.text, tokens[stop - 1].end, tokens[stop].start)
            or tokens[stop].word in _FINITE
        )
    ):
        stop += 1
    return _named(clause, begin, stop)


def _other(clause: _Clause, than: int, stop: int) -> frozenset[str]:
    """The keys of the side behind word `than`."""
    tokens = clause.tokens
    begin = than + 2 if than + 1 < stop and tokens[than + 1].word in ("with", "to") else than + 1
    end = begin + 1
    while (
        end < stop
        and not _BREAK.search(clause.text, tokens[end - 1].end, tokens[end].start)
        and not (tokens[end].word in STOPS and end > begin + 1 and tokens[end].word != "in")
        and tokens[end].word not in _FINITE
    ):
        end += 1
    return _named(clause, begin, end) if begin < stop else frozenset()


def _subject(clause: _Clause, verb: int) -> tuple[list[int], frozenset[str]]:
    """The words that a verb's subject begins with, and the side that it goes on with: `survival`, `after A`."""
    tokens = clause.tokens
    comma = clause.text.rfind(", ", tokens[0].start, tokens[verb].start)
    joined = next((m for m in range(verb - 1, 0, -1) if _joins(tokens, m)), -1)
    first = next((m for m in range(verb) if tokens[m].start > comma and m > joined), verb)
    cut = next((m for m in range(first, verb) if tokens[m].word in _SIDED), verb)
    if cut == first < verb:
        return [], _named(clause, first, verb)
    named = _named(clause, cut, verb) if cut < verb else frozenset[str]()
    return list(range(first, cut)), named


def _joins(tokens: Sequence[Token], m: int) -> bool:
    """Whether word `m` leads to another subject: `A was high and B was low`, `we found that B was low`."""
    if tokens[m].word == "that":
        return True
    return tokens[m].word == "and" and any(t.word in _FINITE for t in tokens[:m])


def _done(clause: _Clause, n: int) -> tuple[list[int], frozenset[str]]:
    """The same of `A reacted more with B`, `A regained B later`: what was done, and who did it."""
    tokens = clause.tokens
    done = next((m for m in range(n - 1, max(0, n - 5), -1) if tokens[m].word.endswith("ed")), -1)
    if done < 1 or any(tokens[m].word in _SIDED for m in range(done, n)):
        return [], frozenset()
    first = done - 1 if clause.text[tokens[done].start - 1] in "-‐‑–" else done
    _, named = _subject(clause, first)
    led = _named(clause, 0, first)
    return list(range(first if done == n - 1 else done + 1, n)), named | led


def _named(clause: _Clause, begin: int, end: int) -> frozenset[str]:
    """The keys of a side, `LEVELLED` among them where a word of direction says which."""
    if begin >= end:
        return frozenset()
    tokens = clause.tokens
    kinds = (classify(tokens[m].word) for m in range(begin, end))
    keys = words_of(tokens, tokens[begin].start, tokens[end - 1].end)  # which leaves such words out
    return keys | {LEVELLED} if any(kind is not None and kind[1] in (1, -1) for kind in kinds) else keys


def _keys_of_side(clause: _Clause, numbers: Sequence[int]) -> frozenset[str]:
    if not numbers:
        return frozenset()
    return _named(clause, numbers[0], numbers[-1] + 1)
