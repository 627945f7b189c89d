"""What a text says comes of what, clause by clause: `A lowered X`, `X was lower with A`, `no difference in X`.

A clause is read where its verb and what stands around it are of a known form, and else not at all: an `Effect` is
what the clause says as a whole. Clauses without a subject of their own have the one before.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from citecheck.claims.sentences.brackets import blanked
from citecheck.claims.sentences.effect_clauses import clauses, without_what_takes_back
from citecheck.claims.sentences.effect_forms import OF_SUBJECT, TIES, form_of, goes_on, says_alike, value_of
from citecheck.claims.sentences.nulls import VAGUE
from citecheck.claims.sentences.p_values import P, intervals, reached
from citecheck.claims.sentences.phrased import MARK, TURNED, Around, Phrased, Span, around, led
from citecheck.claims.sentences.ties import good_of
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_ELIDED = re.compile(r"(?:the\s|that\sof\s)?(?P<o>[^,;:]{3,60}?)\s(?P<at>(?:was|were|is|are)\snot)", re.IGNORECASE)
"""`..., but Y was not`."""
_NOT_THERE = re.compile(
    r"(?:,\s|,?\s(?:but|and|although|though)\s)not\s(?P<by>in|with|at|after|among|on|during|under|for)\s"
    r"(?=[^,;:]{2,60}$)",
    re.IGNORECASE,
)
"""`A lowered it in X, but not in Y`."""
_NOR = re.compile(r"(?P<at>was|were|did|do|does|is|are)\s(?:the\s|that\sof\s)?(?P<o>[^,;:]{3,60})", re.IGNORECASE)
"""`..., nor was Y`."""
_NEXT = 1
"""How many words may stand between a clause and what takes it back: `than felt did, but not significantly`."""
_LIST = re.compile(r",?\s(?:and|nor|as well as)\s|,\s(?!or\s)", re.IGNORECASE)
_LIST_OF_NONE = re.compile(r",?\s(?:and|or|nor|as well as)\s|,\s", re.IGNORECASE)
"""`No difference in X or Y` is of both; `death or stroke` is one outcome elsewhere, and so is a composite of them."""
_COMPOSITE = re.compile(r"\b(?:composite|combined|combination|either)\b", re.IGNORECASE)
_BUT_NOT = re.compile(r",?\sbut\snot\s", re.IGNORECASE)
_EVERYONE = re.compile(
    r"\b(?:both|all|either|each|every|within)\b[^,;.]{0,30}\b(?:groups?|arms?|treatments?|regimens?|cohorts?)\b",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"\bover\stime\b|\bfrom\s(?:baseline|pre\S+|the\sstart)\b|\b(?:with|to|than|at)\sbaseline\b", re.IGNORECASE
)
"""What changed in all of them, or from the start on, is no difference between them."""
_LENGTHS = frozenset(words("longer shorter prolonged shortened lengthened length duration lengthen shorten time times"))
LENGTH = "<length"
_MEASURED = frozenset(
    map(key_of, words("concentration serum plasma circulating content titre titer rating self reported cause causes"))
)
"""How something was measured, which one of two texts may leave out."""
_PRONOUN = re.compile(
    r"\s*(?:it|they|this|these|those|that|he|she|we|which|both|none|all|one|neither|the (?:latter|former)|its|their)"
    r"\b(?!-)\s*",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:neither|never|hardly|barely|scarcely|rather\sthan|instead\sof|without|absence|lack(?:ed|ing)?|"
    r"unless|except|regardless|no\slonger)\b",
    re.IGNORECASE,
)
"""Words with which a clause may say the contrary of what its form says."""
_ORDERS = re.compile(
    r"\b(?:lower|higher|longer|shorter|greater|fewer|more|less|better|worse|smaller|larger)\b", re.IGNORECASE
)
_RATIO = re.compile(
    r"\b(?:a?(?:OR|HR|RR|IRR|PR)|(?:odds|hazards?|risk|rate|prevalence)\sratio|relative\srisk)\b[^\d;.]{0,12}"
    r"(?P<ratio>\d+[.·]\d+)",
    re.IGNORECASE,
)
_TIED = re.compile(r"\b(?:associated|linked)\b", re.IGNORECASE)
_INSIGNIFICANT = re.compile(r"\b(?:not\s(?:statistically\s)?|non-?|in)significan", re.IGNORECASE)


class Effect(Struct, frozen=True, kw_only=True):
    """One statement. `thing` has the keys of its outcome, `side` and `other` those of what acts or who has it.

    `value` is 1 for more, -1 for less, 0 for no effect or difference and 2 for some; `denied` is, where that is 0, 1
    or -1 if only a rise or a fall is denied. `level` is 1 where it is called significant, 0 where not, else None.
    """

    thing: frozenset[str]
    besides: frozenset[str]
    """Keys of the other outcomes of which the clause says the same."""
    side: frozenset[str]
    other: frozenset[str]
    rest: frozenset[str]
    value: int
    denied: int
    worth: bool
    good: int
    """See `ties.good_of`, of the outcome."""
    level: int | None
    acts: bool
    """`side` is the subject, and not where something was found."""
    course: bool
    """It tells how something went on one side, and compares that with no other."""
    figured: bool
    """It tells the figures of two sides, and nothing of them."""
    at: Span
    """The verb; the name of the outcome where there are several."""
    span: Span
    """The clause."""


def effects(text: str, tokens: Sequence[Token]) -> list[Effect]:
    """What the clauses of `text`, whose words are `tokens`, say, in order."""
    plain, taken = without_what_takes_back(blanked(text))
    held = Phrased(text, plain, [t for t in tokens if plain[t.start] != " "])
    found: list[Effect] = []
    subject: Span = (0, 0)
    for start, end in clauses(plain):
        elided = _ELIDED.fullmatch(plain, start, end)
        if elided is None and found and not found[-1].value:
            elided = _NOR.fullmatch(plain, start, end)
        if elided is not None:
            if found and not found[-1].acts:
                found.extend(_of_things(held, elided.span("o"), _denied_too(found[-1], elided), lasting=False))
            continue
        if _COURSE.search(plain, start, end) or _UNSURE.search(plain, start, end):
            continue
        begin, ahead = led(held, start, end)
        where = _NOT_THERE.search(plain, begin, end)
        read = form_of(
            plain,
            begin,
            where.start() if where is not None else end,
            alike=_EVERYONE.search(plain, start, end) is not None,
        )
        if read is None:
            continue
        name, match = read
        own = match.span("s" if name in OF_SUBJECT else "o")
        own = own if own[0] < own[1] else subject
        told = list(_told(held, name, match, own, ahead, (start, end)))
        back = next((last for first, last in taken if end <= first and len(plain[end:first].split()) <= _NEXT), None)
        if back is not None:
            told = [_insignificant(one, back) for one in told]
        found.extend(told)
        if where is not None:
            found.extend(_denied_there(held, one, where, end) for one in told if one.value)
        subject = own
    return found


def _insignificant(one: Effect, end: int) -> Effect:
    """What is said of an effect behind which stands, up to `end`, that it was not significant."""
    denied = one.value if one.value in (1, -1) else one.denied
    return structs.replace(one, value=0, denied=denied, level=0, at=(one.at[0], end), span=(one.span[0], end))


def _denied_there(held: Phrased, one: Effect, where: re.Match[str], end: int) -> Effect:
    """What `but not in Y` says behind `A lowered it in X`: Y in the place of what stood behind the same preposition."""
    before = [m.end() for m in re.finditer(rf"\b{where['by']}\s", held.plain[: where.start()]) if m.end() > one.span[0]]
    replaced = held.keys((before[-1], where.start())) if before else frozenset[str]()
    there = held.keys((where.end("by"), end))
    denied = one.value if one.value in (1, -1) else 0
    level = 0 if one.level is not None else None
    told = structs.replace(one, value=0, denied=denied, level=level, at=where.span(), span=(where.start(), end))
    if one.acts or where["by"].lower() == "at":
        return structs.replace(told, rest=(one.rest - replaced) | there)
    return structs.replace(told, side=(one.side - replaced) | there, other=frozenset())


def _denied_too(before: Effect, elided: re.Match[str]) -> Effect:
    """What `but Y was not` says, behind what was said of X, and `nor was Y` behind what was denied of it."""
    at, span = elided.span("at"), elided.span()
    if not before.value:
        return structs.replace(before, at=at, span=span)
    denied = before.value if before.value in (1, -1) else 0
    return structs.replace(
        before, value=0, denied=denied, level=0 if before.level is not None else None, at=at, span=span
    )


def _told(
    held: Phrased, name: str, match: re.Match[str], subject: Span, ahead: Around, clause: Span
) -> Iterator[Effect]:
    acts = name in OF_SUBJECT
    if acts and _PRONOUN.fullmatch(held.plain[slice(*match.span("s"))]):
        return  # what it takes up is not plain
    if not acts and _PRONOUN.match(held.plain, *match.span("o")):
        return
    of, behind, moment = _parts(held, match, subject, acts=acts)
    if _ORDERS.search(held.plain, *of):
        return  # "a lower dose, a longer stay"
    said = around(held, behind, acts=acts, alike=says_alike(match))
    if name == "figures":
        said = Around(side=held.named(match.span("a"))[0], other=held.named(match.span("b"))[0], rest=said.rest)
    own, people = held.named(subject) if acts else (frozenset[str](), frozenset[str]())
    side, other, rest = said.side | own, said.other | ahead.other, said.rest | ahead.rest | people | moment
    axis, value, denied = value_of(name, match)
    value *= said.order if value in (1, -1) else 1
    level = _level(held, clause, name, value)
    if name == "goes with":
        value = _by_ratio(held, clause)
    at = match.span("at")
    if level == 0 and value in (1, -1, 2):
        value, denied = 0, value if value != 2 else 0
        at = (at[0], _with_bracket(held, clause[1]))
        clause = (clause[0], at[1])
    if name in TIES or (name == "led" and _TIED.search(match[0])):
        turn = -1 if TURNED + "low" in side else 1  # "lower adherence was associated with more flares"
        side -= {TURNED + "low", TURNED + "high"}
        value, denied = (turn * value if value in (1, -1) else value), turn * denied
    not_too = _BUT_NOT.search(held.plain, *of)
    one = Effect(
        thing=frozenset(), besides=frozenset(), side=side, other=other, rest=rest, value=value, denied=denied,
        worth=axis == "worth", good=0, level=level, acts=acts, course=goes_on(name, match) and not other,
        figured=name == "figures", at=at, span=clause,
    )  # fmt: skip
    lasting = any(w in _LENGTHS for w in re.findall(r"[a-z]+", match["at"].lower()))
    denies = name in ("there", "seen", "none") and not value
    named = (of[0], not_too.start() if not_too is not None else of[1])
    yield from _of_things(held, named, one, lasting=lasting, none=denies)
    if not_too is not None and value in (1, -1, 2):
        level = 0 if "signific" in match[0].lower() else None
        none = structs.replace(one, value=0, denied=value if value != 2 else 0, level=level)
        yield from _of_things(held, (not_too.end(), of[1]), none, lasting=lasting)


def _parts(held: Phrased, match: re.Match[str], subject: Span, *, acts: bool) -> tuple[Span, Span, frozenset[str]]:
    """Where a clause names its outcome and what follows that, and the keys of a time that stands with the outcome."""
    of = match.span("o") if acts or match.span("o")[0] < match.span("o")[1] else subject
    behind = match.span("r") if match.groupdict().get("r") else (of[1], of[1])
    mark = MARK.search(held.plain, *of) if behind[0] == behind[1] else None
    if mark is not None:
        of, behind = (of[0], mark.start()), (mark.start(), match.span("o")[1])
    when = next((m for m in MARK.finditer(held.plain, *of) if m["rest"] and not acts), None)
    if when is None:
        return of, behind, frozenset()
    return (of[0], when.start()), behind, held.keys((when.end(), of[1]))


def _of_things(held: Phrased, span: Span, one: Effect, *, lasting: bool, none: bool = False) -> Iterator[Effect]:
    """An effect for each outcome that a phrase lists; `none` where the form denies a difference in each."""
    parts = _LIST_OF_NONE if none else _LIST
    listed = [] if _COMPOSITE.search(held.plain, *span) else [m.span() for m in parts.finditer(held.plain, *span)]
    cuts = [(0, span[0]), *listed, (span[1], 0)]
    pieces = [(start, end) for (_, start), (end, _) in itertools.pairwise(cuts)]
    things = [(piece, keys) for piece in pieces if (keys := _thing(held, piece, lasting=lasting))]
    for piece, keys in things:
        named = [t for t in held.tokens if piece[0] <= t.start < piece[1]]
        besides = frozenset[str]().union(*(k for p, k in things if p != piece))
        at = (named[0].start, named[-1].end) if besides else one.at
        yield structs.replace(one, thing=keys, besides=besides, good=good_of([t.word for t in named]), at=at)


def _thing(held: Phrased, span: Span, *, lasting: bool) -> frozenset[str]:
    keys = held.keys(span) - VAGUE - _MEASURED
    long = any(t.word in _LENGTHS for t in held.tokens if span[0] <= t.start < span[1])
    if long:
        keys -= frozenset(k for t in held.tokens if t.word in _LENGTHS for k in t.keys)
    return keys | {LENGTH} if keys and (long or lasting) else keys


def _level(held: Phrased, clause: Span, name: str, value: int) -> int | None:
    """1 where the clause calls it significant, by a word or a p value; 0 where not, None where it says nothing."""
    start, end = clause
    end_too = _with_bracket(held, end)
    values = {reached(m) for m in P.finditer(held.text, start, end_too)}
    if not values:
        values = {value for _, value in intervals(held.text[start:end_too])}
    if value == 0:
        return 0 if "signific" in held.plain[start:end].lower() or False in values else None
    if name != "level" and _INSIGNIFICANT.search(held.plain, start, end):
        return 0
    if len(values) == 1 and values <= {True, False}:
        return int(values == {True})
    return 1 if "signific" in held.plain[start:end].lower() else None


def _by_ratio(held: Phrased, clause: Span) -> int:
    """What a ratio behind an association says of it: 1 for more, -1 for less, and 2 where there is not one alone."""
    told = {
        float(m["ratio"].replace("·", "."))
        for m in _RATIO.finditer(held.text, clause[0], _with_bracket(held, clause[1]))
    }
    if len(told) != 1 or told == {1.0}:
        return 2
    return 1 if told.pop() > 1 else -1


def _with_bracket(held: Phrased, end: int) -> int:
    """The end of a clause with the bracket behind it."""
    while end < len(held.text) and held.plain[end] == " ":
        end += 1
    return end
