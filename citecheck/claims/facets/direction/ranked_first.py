"""What comes first of several, told of another of them: `the most common cause was B` beside `was A, followed by B`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.cues import Cue
from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.figures.in_order import in_order
from citecheck.claims.figures.listed import Entry, listed, longest_run
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.sides import TIMES, naming_at, part_of, weight
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_MOST = (
    r"(?P<most>(?:most (?:\w+ly )?(?:common(?:ly)?|frequent(?:ly)?|often|prevalent|abundant|effective|important|"
    r"sensitive|accurate|severe|costly|expensive|cited|reported)(?: \w+ed)?|"
    r"commonest|highest|greatest|largest|leading|main|predominant|strongest|"
    r"longest|steepest|fastest|ranked first|ranks first|ranking first|predominated|prevailed|"
    r"(?<=ed the )most|(?<=lost the )most|(?<=had the )most))"
)
_LEAST = (
    r"(?P<least>(?:least (?:\w+ly )?"
    r"(?:common|frequent|often|prevalent|abundant|effective|important|sensitive|accurate|severe)|"
    r"rarest|lowest|fewest|smallest|weakest|shortest|slowest|ranked last|"
    r"(?<=ed the )least|(?<=lost the )least|(?<=had the )least))"
)
_QUALITY = re.compile(r"effective|important|sensitive|accurate|severe|costly|expensive|leading|main", re.IGNORECASE)
"""What no list of figures need be of."""
_FIRST = re.compile(rf"\b(?:{_MOST}|{_LEAST})\b", re.IGNORECASE)
_TELLING = Cue(
    _FIRST,
    pieces="most commonest highest greatest largest leading main predominant predominated prevailed strongest longest "
    "steepest fastest slowest first least rarest lowest fewest smallest weakest shortest last",
)
_BEING = re.compile(
    r"\b(?:was|were|is|are|remained|lasted|took)\s(?:also\s)?(?:(?:the|its|their)\s)?(?:single\s)?(?:by far the\s)?$",
    re.IGNORECASE,
)
_GAVE = re.compile(
    r"\b(?:had|has|have|gave|showed|produced|carried|achieved|reached|yielded|recorded|lost|gained|explained|received|"
    r"needed|made|spent|contributed)\s(?:the\s)?$",
    re.IGNORECASE,
)
_WAS_A = re.compile(r"\b(?:was|were)\s(?:the|an?)\s[^,;()]{2,50}?\s$", re.IGNORECASE)
"""`Nausea was the adverse event recorded most often`."""
_LED = re.compile(r"\s*(?:among|of|in|from|for|across|amongst|within)\s[^,;:()]{2,60},\s", re.IGNORECASE)
_SEEN = re.compile(
    r"(?:also\s)?(?:\w+ed|seen|found|given)\s(?:in|with|for|among|after|by|on|at|during)\s", re.IGNORECASE
)
"""`The highest levels were measured in A`."""
_VERB = re.compile(r"\b(?:was|were|is|are)\s", re.IGNORECASE)
_IN = re.compile(r"\s(?:in|among|with|after|for|at|on|under|during|to)\s(?:the\s|those\s)?", re.IGNORECASE)
_END = re.compile(r"[,;(:]|\.(?=\s|$)|\s(?:followed|whereas|while|but|ahead|rather|and then)\b", re.IGNORECASE)
_CLAUSE = re.compile(r";\s|\.(?=\s|$)|,?\s(?:but|whereas|while|although|and (?:lowest|highest|least))\s", re.IGNORECASE)
_HELD = re.compile(r"\([^()]*\)")
_DENIES = re.compile(
    r"\b(?:not|no|never|neither|nor|except)\b|"
    r"\b(?:second|third|next)[ -](?:most|least|highest|lowest|greatest|largest)\b",
    re.IGNORECASE,
)
_OTHER, _ABOUT, _LEAST_WEIGHT = 0.75, 0.75, 2.0
"""Weighted shares: of what the claim puts first, that the sentence has elsewhere; and of what it is first in, that the
sentence, title and methods have; and how much what is put first has to weigh."""
_ABOUT_LISTED, _HALF = 0.4, 0.5
"""The same shares where figures are listed."""
_CHANGED_PLACES = 0.25
"""The same share where the claim names behind its first what the abstract puts first: the two changed places."""
_OF_LISTS = frozenset(map(key_of, words("change fall rise increase decrease reduction decline difference")))
_IDLE = frozenset(
    map(key_of, words("seen found measured observed recorded reported examined studied given carried explained part"))
)
"""Words that say of neither what comes first nor in what."""
_RANKED = re.compile(r"\b(?:followed by|ahead of|intermediate)\b|\bhighest\b.*\blowest\b", re.IGNORECASE)
"""A sentence that ranks several; of it the claim need not name all that they are first in."""
_SAME, _TELLING_WEIGHT = 0.34, 2.0
"""Above this share of common words two things put first may be one, unless what tells them apart weighs this much."""


class _First(Struct, frozen=True):
    most: bool
    item: frozenset[str]
    about: frozenset[str]
    at: tuple[int, int]
    item_at: tuple[int, int]
    rest: frozenset[str]
    """What the text says behind it."""
    counted: bool
    """It is first by an amount, not by how good or grave it is."""


def ranked_first(matter: Matter) -> Observation | None:
    """What the claim puts first, where the abstract puts another first and has the claim's among the rest."""
    if _TELLING.search(matter.said) is None or is_unfound(matter.said.text):
        return None
    known = known_of_all(matter.reading)
    for mine in _firsts(matter.said.text, matter.said.tokens):
        hit: tuple[int, _First] | None = None
        for n, sentence in enumerate(matter.reading.sentences):
            held = part_of(mine.about, sentence.keys | known) if mine.about else 1.0
            if held < _CHANGED_PLACES:
                continue
            if hit is None and held >= _ABOUT and (beaten := _beaten(matter, mine, n, known)) is not None:
                hit = n, beaten
            for theirs in _firsts(sentence.text, sentence.tokens):
                if theirs.most != mine.most:
                    continue
                own = mine.item - theirs.item
                own = own - (known - _numbered(mine.item)) or own
                ranked = _RANKED.search(sentence.text) is not None
                least = _HALF if ranked else _OTHER
                behind = part_of(own, sentence.keys - theirs.item) >= least
                changed = behind and part_of(theirs.item, mine.rest) >= _OTHER
                enough = _ABOUT_LISTED if ranked and mine.about & sentence.keys else _ABOUT
                if held < enough and not changed:
                    continue
                if theirs.about and not theirs.about & (mine.about | known) and not changed:
                    continue
                if _alike(mine.item, theirs.item):
                    return None
                if hit is None and behind:
                    hit = n, theirs
        if hit is not None:
            return _observe(matter, mine, *hit)
    return None


def _numbered(item: frozenset[str]) -> frozenset[str]:
    """The keys of an item that are figures: `stage 2`."""
    return frozenset(k for k in item if k[0].isdigit() or k[0] == "<")


def _beaten(matter: Matter, mine: _First, n: int, known: frozenset[str]) -> _First | None:
    """What a list of figures has first, where the claim's is one of the others and the sentence is of the same."""
    sentence = matter.reading.sentences[n]
    about = mine.about - TIMES - _OF_LISTS
    told = part_of(about, sentence.keys)
    if not mine.counted:
        return None
    entries = _entries(sentence) or in_order(matter.reading.sentences, n)
    own = [e for e in entries if _is_item(mine.item, e.keys, known)]
    alone = bool(own) and _in_one_list(matter, mine.item, known)
    if part_of(about, sentence.keys | known) < (_HALF if alone else _ABOUT) or (told < _ABOUT_LISTED and not alone):
        return None
    if len(own) != 1:
        return None
    sign = 1 if mine.most else -1
    first = max(entries, key=lambda e: sign * e.figure.value)
    if sign * first.figure.value <= sign * own[0].figure.value:
        return None
    at = (first.figure.start, first.figure.end)
    return _First(mine.most, first.keys, mine.about, at, at, frozenset(), mine.counted)


def _entries(sentence: Sentence) -> list[Entry]:
    return listed(sentence.text, sentence.tokens) or longest_run(sentence.text, sentence.tokens)


def _in_one_list(matter: Matter, item: frozenset[str], known: frozenset[str]) -> bool:
    lists = (_entries(s) for s in matter.reading.sentences)
    return sum(any(_is_item(item, e.keys, known) for e in entries) for entries in lists) == 1


def _is_item(item: frozenset[str], entry: frozenset[str], known: frozenset[str]) -> bool:
    """Whether an entry of a list is what the claim puts first, which it may name more fully."""
    if part_of(item, entry) >= _OTHER:
        return True
    return part_of(entry, item) >= _OTHER and part_of(item, entry | known) >= _OTHER and part_of(item, entry) >= _HALF


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two things put first may be one; `stage 1` and `stage 2` are not."""
    mine, theirs = one - other, other - one
    if not mine or not theirs:
        return True
    if any(k[0].isdigit() or k[0] == "<" for k in mine) and any(k[0].isdigit() or k[0] == "<" for k in theirs):
        return False
    return (
        weight(one & other) > _SAME * min(weight(one), weight(other))
        and min(weight(mine), weight(theirs)) < _TELLING_WEIGHT
    )


def _observe(matter: Matter, mine: _First, n: int, theirs: _First) -> Observation:
    sentence = matter.reading.sentences[n].text
    ours, printed = matter.claim.text[slice(*mine.item_at)].strip(), sentence[slice(*theirs.item_at)].strip()
    return Observation(
        facet="direction", status="differs", claim=ours, record=printed, claim_at=mine.item_at, sentence=n,
        record_at=theirs.item_at, rule="claim-direction-reversed",
        message=f"the text puts “{ours}” first, the abstract “{printed}”" if mine.most
        else f"the text puts “{ours}” last, the abstract “{printed}”",
    )  # fmt: skip


def _firsts(text: str, tokens: Sequence[Token]) -> list[_First]:
    """What a text puts first or last, and in what."""
    text = _HELD.sub(lambda m: "(" + " " * (len(m.group()) - 2) + ")", text)
    found = []
    for match in _FIRST.finditer(text):
        start = max([m.end() for m in _CLAUSE.finditer(text, 0, match.start())], default=0)
        end = min([m.start() for m in _CLAUSE.finditer(text, match.end())][:1] or [len(text)])
        if _DENIES.search(text, start, min(end, match.end() + 30)):
            continue
        span = _item(text, match.start(), match.end(), start, end)
        if span is None:
            continue
        item = _named(tokens, *span)
        about = (
            _named(tokens, start, max(_closed(text, match.end(), end), span[1])) - item - _named(tokens, *match.span())
        )
        if item and weight(item) >= _LEAST_WEIGHT:
            counted = _QUALITY.search(match.group()) is None
            rest = _named(tokens, max(match.end(), span[1]), len(text))
            found.append(_First(match.lastgroup == "most", item, about, match.span(), span, rest, counted))
    return found


def _item(text: str, at: int, behind: int, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of what is put first by the words from `at` to `behind`, in the clause from `start` to `end`."""
    led = _LED.match(text, start, at)
    start = led.end() if led is not None else start
    was = _WAS_A.search(text, start, at)
    if was is not None and text[at:behind].lower().startswith("most"):
        return start, was.start()
    being = _BEING.search(text, start, at)
    if being is not None:
        inside = _IN.match(text, behind, end)
        if inside is None or being.group().rstrip().endswith("the"):
            return start, being.start()
        return inside.end(), _closed(text, inside.end(), end)
    gave = _GAVE.search(text, start, at)
    if gave is not None:
        return start, gave.start()
    if text[at:behind].lower().startswith(("rank", "pre")):
        return start, at
    verb = _VERB.search(text, behind, end)
    if verb is None or _END.search(text, behind, verb.start()):
        return None
    seen = _SEEN.match(text, verb.end(), end)
    first = seen.end() if seen is not None else verb.end()
    return first, _closed(text, first, end)


def _closed(text: str, start: int, end: int) -> int:
    close = _END.search(text, start, end)
    return close.start() if close is not None else end


def _named(tokens: Sequence[Token], start: int, end: int) -> frozenset[str]:
    return (
        frozenset(
            k for n, t in enumerate(tokens) if start <= t.start < end for k in (*t.keys, *naming_at(tokens, n)) if k
        )
        - _IDLE
    )
