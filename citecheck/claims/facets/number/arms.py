"""Two figures of a claim that changed places: each is the abstract's, but of the other arm, group or time.

The claim gives two figures of one kind, each with a side of its own; one sentence of the abstract has both figures and
names both sides. Sides and figures come in the same order there, be it `7 with A and 12 with B` or `A and B: 7 and 12`,
unless the sentence begins with what it compares with, or says itself that the first is the lower where its figure is
the higher. Whatever is less plain than that is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.figures.in_order import in_order
from citecheck.claims.figures.kinds import INTERVAL_WORD, UNHELD
from citecheck.claims.figures.listed import Entry
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.comparisons import comparisons
from citecheck.claims.sentences.leanings import leanings
from citecheck.claims.sentences.sides import CONTROLS, TIMES, apart, first, places, turned, weight, words_of
from citecheck.claims.sentences.signs import classify, signs
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_BREAK = re.compile(r"[;:]|\.(?!\d)|,(?!\d)| but | while | whereas | although ", re.IGNORECASE)
_FROM = re.compile(r"\b(?:fell|rose|dropped|declined|decreased|increased|grew|improved|changed|reduced|went|climbed|"
                   r"lowered|raised)\s(?:\w+ly\s)?from\s(?:an?\s|the\s|about\s)?$", re.IGNORECASE)  # fmt: skip
_TO = re.compile(r"[^\d,;]{0,40}?\sto\s(?:about\s)?", re.IGNORECASE)
_AND = re.compile(
    r"\b(?:and|versus|vs\.?|(?-i:v)|against|but|or|while|whereas|than|compared (?:with|to))\s*", re.IGNORECASE
)
_FILL = r"(?:(?:only|just|about|nearly|around|some|almost|in|an?|to|of|by|was|were|at)\s+){0,2}"
_BARE = re.compile(
    r"[\s,;]*(?:and|versus|vs\.?|(?-i:v)|against|or|to|;|,|/|compared (?:with|to))\s*" + _FILL + "$", re.IGNORECASE
)
_CHANGED = re.compile(r"\b(?:from|between)\s*$", re.IGNORECASE)
_THAN = re.compile(r"\b(?:than|versus|vs\.?|(?-i:v)|compared (?:with|to))\b", re.IGNORECASE)
_LONGEST = 110
_OF_BASE = 12
"""Letters between a figure and what it is a part of."""
_ORDERED = frozenset({"higher", "lower", "greater", "more", "less", "fewer", "longer", "shorter", "larger", "smaller"})
_OPENED = re.compile(r"\((?:(?:mean|median|at|from)\s)?$", re.IGNORECASE)
_CHANGED_SIDES = frozenset({"increased", "decreased", "reduced", "elevated", "lowered", "raised"})
"""Said of one side beside another: `increased compared with controls`."""
_OF_THEM = re.compile(
    r"\s?(?:%|per ?cent)?\s?of\s(?:the\s)?\w+(?:,\s|\s(?:against|versus|vs|and|compared)\s)", re.IGNORECASE
)
_OF_ANY = re.compile(r"\s?(?:%|per ?cent)?\s?of\s", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\brespective(?:ly)?\b", re.IGNORECASE)


_ADJECTIVE = re.compile(r"[\w.]+[-‐‑][a-zA-Zµμ]+")
"""`The 3-month group`: a figure that says which is meant."""
_NO_LINK = r"(?!(?:and|or|but|with|in|on|for|by|from|of|was|were|is|are|had|than|to|at)\b)"
_NAME = rf"(?:{_NO_LINK}[\w-]+ ){{0,2}}{_NO_LINK}[\w-]+"
_OF = r"(?:(?: (?:of|was|were|is))?(?: (?:about|only|nearly|almost|just|around))? |\s?[=:]\s?)"
_LABEL = re.compile(rf"(?P<label>{_NAME}){_OF}$")
_NEXT_LABEL = re.compile(
    rf"[)\s,;]*(?:and|but|whereas|while|with|vs\.?|versus) (?:an? |the |its |their )?(?P<label>{_NAME}){_OF}"
)
"""What a figure is of, next before it: `a sensitivity of 71% and a specificity of 97%`."""
_LABELS = re.compile(
    r"(?P<one>(?:[\w-]+ ){0,2}[\w-]+) (?P<and>and) (?P<other>[\w-]+(?: [\w-]+){0,3}) (?:was|were|is|are|of)"
    r"(?: (?:about|only|nearly|almost|just|around))? ?$"
)
"""Two things of which two figures are, in their order: `sensitivity and specificity were 71% and 97%`."""


_ANYBODY = frozenset(map(key_of, ("patients", "participants", "people", "persons", "subjects", "cases")))
"""Who is counted on either side."""
_PEOPLE = frozenset(map(key_of, words("women men children infants adults girls boys adolescents")))
"""Who is counted, where something else tells the sides apart."""
_HANDED = frozenset(
    map(key_of, words("receiving received given taking took allocated undergoing treated needed readmitted"))
)
_CASES = frozenset({key_of("cases")})
_VERB = re.compile(r"(?<!\bwho)(?<!\bthat)(?<!\bwhich)\s(?:had|have|has|was|were|did)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]\s|\.\s", re.IGNORECASE)
_OF_SIDE = re.compile(
    r"\)?\s?(?:%|per ?cent)?\)?\s(?:[a-z]{1,10}\s)?(?:of|in|with|on|after|for|among|under|by)\s", re.IGNORECASE
)
_AFTER_SIDE = re.compile(r"[,;:(]|\.(?!\d)|\s(?:and|but|versus|vs|compared|while|whereas)\b", re.IGNORECASE)
_NAMES = 2.0
"""How much the words of a side must weigh that alone tells whose a figure is."""
_MATCHED = frozenset({key_of("matched")})
"""Of either side: the one is matched to the other, and `after matching` stands in front of both."""
_RELATIVE = re.compile(r",\s(?:who|which|whose)\s[^,;.()\d]{1,80},(?=\s)")
"""What is added of a side: `controls, who had none, had 7`."""


class Pair(Struct, frozen=True, kw_only=True):
    """Two figures of a text, in its order, with the keys that name the side of each."""

    one: Quantity
    other: Quantity
    side: frozenset[str]
    other_side: frozenset[str]


def exchanged(matter: Matter) -> tuple[Pair, int, Quantity, Quantity] | None:
    """The pair of the claim that changed places, the sentence (from 0), and the figures that it prints for them.

    None where there is no such pair; where two sentences hold both figures they have to agree.
    """
    text, tokens = matter.claim.text, matter.said.tokens
    for pair in (*pairs(text, tokens), *pairs(text, tokens, labelled=True)):
        found: list[tuple[Pair, int, Quantity, Quantity]] = []
        for n, sentence in enumerate(matter.reading.sentences):
            printed = _both(pair, sentence)
            if printed is None:
                continue
            before = matter.reading.sentences[n - 1] if n else None
            order = _order(_without_known(matter, pair, sentence), printed, sentence, before)
            order = order or _in_turn(pair, printed, in_order(matter.reading.sentences, n))
            if order < 0:
                found.append((pair, n, *printed))
            else:
                found = []
                break
        if found:
            return found[0]
    return None


def _without_known(matter: Matter, pair: Pair, sentence: Sentence) -> Pair:
    """`pair` without words for its sides that the title has and the sentence leaves out, where others are left."""
    spare = known_of_all(matter.reading) - sentence.keys
    side, other = pair.side - spare, pair.other_side - spare
    return Pair(one=pair.one, other=pair.other, side=side, other_side=other) if side and other else pair


def pairs(text: str, tokens: Sequence[Token], *, labelled: bool = False) -> list[Pair]:
    """The pairs of figures of `text` that each have a side; `labelled` where it is what stands next before them."""
    text = _RELATIVE.sub(lambda m: " " * len(m.group()), text)
    held = [
        q
        for q in figures_of(text)
        if q.role not in UNHELD
        and q.high is None
        and not (q.about and q.step == 5.0)
        and not _ADJECTIVE.fullmatch(text, q.start, q.end)
        and not INTERVAL_WORD.match(text, q.end)
    ]
    found: list[Pair] = []
    for dimension, based in sorted({(q.dimension, q.base > 0) for q in held}):
        alike = [q for q in held if q.dimension == dimension and (q.base > 0) == based and not _is_base(q, held)]
        if len(alike) != 2 or alike[0].value == alike[1].value:
            continue  # which belong together is not plain in a longer list
        one, other = alike
        gap = text[one.end : other.start]
        if len(gap) > _LONGEST or re.search(r"[;:]|\.\s", gap):
            continue
        if labelled and (course := _course(text, one, other)) is not None:
            found.append(course)
            continue
        if _CHANGED.search(text[: one.start]):
            continue
        sides = _labels(text, tokens, one, other) if labelled else _sides(text, tokens, one, other)
        if sides is None:
            continue
        mine, theirs = apart(*(side - _MATCHED for side in sides))
        mine, theirs = (side - _HANDED - _PEOPLE or side - _HANDED or side for side in (mine, theirs))
        if (mine - _ANYBODY and theirs - _ANYBODY) or (_CASES & mine and theirs & CONTROLS):
            found.append(Pair(one=one, other=other, side=mine, other_side=theirs))
    return found


def _sides(
    text: str, tokens: Sequence[Token], one: Quantity, other: Quantity
) -> tuple[frozenset[str], frozenset[str]] | None:
    gap = text[one.end : other.start]
    end = min([m.start() for m in _BREAK.finditer(text, other.end)][:1] or [len(text)])
    bracket = text.find(")", other.end)
    if 0 <= bracket < end and text.rfind("(", 0, other.start) > text.rfind(")", 0, other.start):
        end = bracket
    verb = _VERB.search(text, other.end, end)
    end = verb.start() if verb is not None and verb.start() > other.end + 1 else end
    behind = _named(tokens, other.end, end)
    if _BARE.fullmatch(gap):
        return _listed(text, tokens, one, other, end)
    told = [c for c in comparisons(text, tokens) if tokens[c.index].end <= one.start and other.start < c.end]
    if len(told) == 1 and _THAN.search(gap):
        return told[0].side, told[0].other  # "less pain with A (7%) than with B (12%)"
    links = list(_AND.finditer(gap))
    if not links:
        return None
    last = links[-1]
    if behind and _OF_THEM.match(gap) and not _OF_ANY.match(text, other.end):
        return None  # "15% of them, against 7% after A": who is counted is no side
    verb = _VERB.search(gap, 1, last.start())
    stop = one.end + (verb.start() if verb is not None else last.start())
    if behind and re.fullmatch(_FILL, gap[last.end() :]) and _named(tokens, one.end, stop):
        # the noun that both share stands last: "7% of ectopic and 12% of tubal pregnancies"
        return _named(tokens, one.end, stop), _named(tokens, other.end, end, most=_count(tokens, one.end, stop))
    link = links[0]
    start = max([m.end() for m in _BREAK.finditer(text, 0, one.start)], default=0)
    ahead = _named(tokens, start, one.start)
    between = _named(tokens, one.end + link.end(), other.start)
    if ahead and between and len(gap[link.end() :].split()) <= 6:
        return ahead, between  # "A had 7% and B 12%"
    return None


def _is_base(quantity: Quantity, held: Sequence[Quantity]) -> bool:
    """Whether a figure is what another is a part of: the `47` of `13 of 47`."""
    return any(q.base == quantity.value and 0 < quantity.start - q.end < _OF_BASE for q in held)


def _course(text: str, one: Quantity, other: Quantity) -> Pair | None:
    """What was first and what last: `fell from 24% to 17%`."""
    if not _FROM.search(text, 0, one.start) or not _TO.fullmatch(text, one.end, other.start):
        return None
    return Pair(one=one, other=other, side=frozenset({"<before"}), other_side=frozenset({"<after"}))


def _named(tokens: Sequence[Token], start: int, end: int, most: int = 12) -> frozenset[str]:
    """The words that may name a side, figures (`the 3-month group`), and words of direction where there is no other."""
    found = words_of(tokens, start, end, most, figured=True)
    return found or frozenset(
        k for t in tokens if start <= t.start < end for k in t.keys if classify(t.word) is not None
    )


def _labels(
    text: str, tokens: Sequence[Token], one: Quantity, other: Quantity
) -> tuple[frozenset[str], frozenset[str]] | None:
    """What two figures are of, where that stands next before each, or as a list before both."""
    listed = _LABELS.search(text, 0, one.start)
    if listed is not None and _BARE.fullmatch(text[one.end : other.start]):
        return _named(tokens, *listed.span("one")), _named(tokens, *listed.span("other"))
    first_one = _LABEL.search(text, 0, one.start)
    behind = _NEXT_LABEL.fullmatch(text, one.end, other.start)
    if first_one is None or behind is None:
        return None
    return _named(tokens, *first_one.span("label")), _named(tokens, *behind.span("label"))


def _count(tokens: Sequence[Token], start: int, end: int) -> int:
    return sum(bool(_named([t], start, end)) for t in tokens)


def _listed(
    text: str, tokens: Sequence[Token], one: Quantity, other: Quantity, end: int
) -> tuple[frozenset[str], frozenset[str]] | None:
    if text[: one.start].rstrip().endswith("("):  # "more relapses with A than with B (7% vs 12%)"
        opened = text.rfind("(", 0, one.start)
        told = [c for c in comparisons(text, tokens) if c.start <= opened <= c.end and tokens[c.index].end <= opened]
        if len(told) == 1:
            return told[0].side, told[0].other
        start = max([m.end() for m in _BREAK.finditer(text, 0, opened)], default=0)
        links = list(_THAN.finditer(text, start, opened))
        if len(links) != 1 or turned(text, opened, links[0].end()):
            return None
        return _named(tokens, start, links[0].start()), _named(tokens, links[0].end(), opened)
    links = list(re.finditer(r"\band\b", text[other.end : end]))
    if len(links) != 1:
        return None
    middle = other.end + links[0].start()
    return _named(tokens, other.end, middle), _named(tokens, middle, end)  # "7% and 12% with A and B"


def _both(pair: Pair, sentence: Sentence) -> tuple[Quantity, Quantity] | None:
    """The figures of a sentence that are those of `pair`, where each is found once and neither could be the other."""
    printed = [q for q in figures_of(sentence.text) if q.role not in UNHELD and q.high is None]
    found: list[Quantity] = []
    for wanted, else_ in ((pair.one, pair.other), (pair.other, pair.one)):
        fits = [q for q in printed if agrees(wanted, q)]
        if len(fits) != 1 or agrees(else_, fits[0]):
            return None
        found.append(fits[0])
    return found[0], found[1]


def _order(pair: Pair, printed: tuple[Quantity, Quantity], sentence: Sentence, before: Sentence | None) -> int:
    """1 where sides and figures belong together as in `pair`, -1 where they are exchanged, 0 where it is not plain."""
    one, other = printed
    figures = 1 if one.start < other.start else -1
    if lean := _in_brackets(pair, printed, sentence):
        return lean
    timed = pair.side & TIMES and pair.other_side & TIMES
    if timed and _course(sentence.text, *sorted(printed, key=lambda q: q.start)) is not None:
        return figures if "<before" in pair.side else -figures
    low, high = window(sentence, one, other)
    named = first(sentence.tokens, pair.side, pair.other_side, low, high)
    source, start = sentence, low
    if named == 0 and (low > 0 or high < len(sentence.text)):
        if places(sentence.tokens, pair.side, low, high) and places(sentence.tokens, pair.other_side, low, high):
            return 0
        start = 0
        named = first(sentence.tokens, pair.side, pair.other_side, 0, len(sentence.text))
    if (
        named == 0
        and before is not None
        and (
            _RESPECTIVELY.search(sentence.text)
            or _BARE.fullmatch(sentence.text, min(q.end for q in printed), max(q.start for q in printed))
        )
        and not places(sentence.tokens, pair.side, 0, len(sentence.text))
        and not places(sentence.tokens, pair.other_side, 0, len(sentence.text))
    ):
        source, start = before, 0
        named = first(before.tokens, pair.side, pair.other_side, 0, len(before.text))
    if named == 0:
        return _by_one_side(pair, printed, sentence)
    if source is sentence and _of_outcome(pair, printed, sentence, (low, high)):
        return 0
    leading = min(places(source.tokens, pair.side if named > 0 else pair.other_side, start, len(source.text)))
    if turned(source.text, leading):
        return 0
    if source is sentence and _contradicts(sentence, printed, (low, high)):
        return 0
    return named * figures


def _by_one_side(pair: Pair, printed: tuple[Quantity, Quantity], sentence: Sentence) -> int:
    """The same where the sentence has another word for one side: `19% of the walking group and 11% of controls`."""
    low, high = sorted(printed, key=lambda q: q.start)
    ends = [_AFTER_SIDE.search(sentence.text, q.end + 1) for q in (low, high)]
    spans = [
        (q.end, m.start() if m is not None else len(sentence.text)) for q, m in zip((low, high), ends, strict=True)
    ]
    if not all(_OF_SIDE.match(sentence.text, start) for start, _ in spans):
        return 0
    told: set[int] = set()
    for n, side in enumerate((pair.side, pair.other_side)):
        here = [weight(side & words_of(sentence.tokens, *span, figured=True)) for span in spans]
        if max(here) < _NAMES:
            continue
        if min(here) > 0:
            return 0
        is_first = here[0] > 0
        told.add(1 if (printed[n] is low) == is_first else -1)
    return told.pop() if len(told) == 1 else 0


def _of_outcome(pair: Pair, printed: tuple[Quantity, Quantity], sentence: Sentence, part: tuple[int, int]) -> bool:
    """Whether what names one side stands before both figures and what names the other behind both.

    In `pain was felt by 7% after glue and 15% after tacks` `pain` names no side, though the claim has it beside one.
    """
    if TIMES & (pair.side | pair.other_side):
        return False  # "before it 69%, and 81% after it"
    first_at, last_at = min(q.start for q in printed), max(q.end for q in printed)
    sides = [places(sentence.tokens, side, *part) for side in (pair.side, pair.other_side)]
    return any(one and other and max(one) < first_at and min(other) >= last_at for one, other in (sides, sides[::-1]))


def _in_turn(pair: Pair, printed: tuple[Quantity, Quantity], entries: Sequence[Entry]) -> int:
    """The same by a row of figures in the order of a list of names."""
    own = [next((e for e in entries if e.figure.start == q.start), None) for q in printed]
    if own[0] is None or own[1] is None:
        return 0
    sides = pair.side, pair.other_side
    forth = all(e.keys & side for e, side in zip((own[0], own[1]), sides, strict=True))
    back = all(e.keys & side for e, side in zip((own[1], own[0]), sides, strict=True))
    return forth - back


def _in_brackets(pair: Pair, printed: tuple[Quantity, Quantity], sentence: Sentence) -> int:
    """The same where a sentence names one side and has both figures in brackets: `commoner in men (29% v 21%)`."""
    low, high = sorted(printed, key=lambda q: q.start)
    if not _OPENED.search(sentence.text, 0, low.start) or not _BARE.fullmatch(sentence.text, low.end, high.start):
        return 0
    for lean in leanings(sentence.text, sentence.tokens):
        if not lean.start <= low.start < lean.end or (low.value - high.value) * lean.value <= 0:
            continue
        mine, theirs = (bool(side & lean.side) for side in (pair.side, pair.other_side))
        if mine != theirs:
            first_is_mine = printed[0] is low
            return 1 if mine == first_is_mine else -1
    return 0


def window(sentence: Sentence, one: Quantity, other: Quantity) -> tuple[int, int]:
    """The part of a sentence that speaks of two figures: from the figure of their kind before to the one after."""
    begin, end = min(one.start, other.start), max(one.end, other.end)
    alike = [q for q in figures_of(sentence.text) if q.dimension == one.dimension and q.role not in UNHELD]
    low = max([q.end for q in alike if q.end <= begin], default=0)
    low = max([m.end() for m in _CLAUSE.finditer(sentence.text, low, begin)], default=low)
    high = min([q.start for q in alike if q.start >= end], default=len(sentence.text))
    return low, high


def _contradicts(sentence: Sentence, printed: tuple[Quantity, Quantity], part: tuple[int, int]) -> bool:
    """Whether the sentence calls the first side lower while the first figure is the higher, or the reverse."""
    one, other = sorted(printed, key=lambda q: q.start)
    ordered = _ORDERED | (_CHANGED_SIDES if _THAN.search(sentence.text, *part) else frozenset())
    found = {
        s.value
        for s in signs(sentence.text, sentence.tokens)
        if part[0] <= s.start < part[1] and s.axis == "amount" and sentence.tokens[s.index].word in ordered
    }
    return len(found) == 1 and next(iter(found)) in (1, -1) and (one.value - other.value) * next(iter(found)) < 0
