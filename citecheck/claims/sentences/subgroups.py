"""Of whom a text says something and of whom it denies it: `in men but not in women`, `confined to those above 65`.

What tells the two apart are words that one of them has and the other lacks; `without` and what is more or less than a
figure (`older than 65`, `two or fewer`) count as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, structs

from citecheck.claims.sentences.brackets import blanked
from citecheck.claims.sentences.sides import GENERAL
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.opposites import are_opposites
from citecheck.claims.words.terms import Token, key_of, stem
from citecheck.claims.words.wordlists import words

_PREPOSITION = r"(?:in|among|amongst|for|with|of|at|after|during|on|to|from|by|within|under|above|below|over)"
_BUT_NOT = re.compile(
    rf",?\s(?:(?:but|and|though|although|yet|while|if)\s)?not\s(?:that\s|those\s)?(?={_PREPOSITION}\s)|"
    r",?\s(?:but|though|yet)\snot\s(?=\w)|-?\srather\sthan\s(?=\w)",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?:,|;)?\s(?:whereas|while|whilst|but|though|although|however|yet)\s|;\s|"
    r",?\sand\s(?=(?:was\s|were\s)?(?:absent|lacking|unchanged|lost|not|none)\b)|"
    r",\s(?=there being no\b)|,?\s(?:in contrast to|in contrast with|unlike|as opposed to)\s",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:(?P<more>stronger|greater|larger|higher|better|more(?:\s\w+)?|longer|faster|steeper)|"
    r"(?P<less>weaker|smaller|lower|worse|poorer|less(?:\s\w+)?|fewer|shorter|slower))\s(?:\w+\s){0,5}?"
    rf"(?={_PREPOSITION}\s)(?P<one>(?:[^.;]|\.(?=\d)){{3,90}}?),?\sthan\s(?P<other>(?:[^.;,]|\.(?=\d)){{3,90}})",
    re.IGNORECASE,
)
_AMOUNTS = frozenset(words("stronger greater larger higher more weaker smaller lower less fewer"))
_MORE_THAN = re.compile(
    rf"\b(?={_PREPOSITION}\s)(?P<one>[^.;,()]{{3,60}}?)\s+(?:\([^)]*\)\s+)?more\sthan\s(?P<other>[^.;,()]{{3,60}})",
    re.IGNORECASE,
)
"""`In women more than in men`."""
_ONLY = re.compile(
    r"\b(?:confined|restricted|limited|exclusive|specific|unique)\sto\s|\b(?:only|solely|exclusively|chiefly)\s(?:\w+\s)?"
    rf"(?=(?!of\b){_PREPOSITION}\s)",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:no|not(?! only)|none|neither|nor|never|nothing|little|lacked|lost|absent|unchanged|unaffected|alike|"
    r"disappeared|vanished|similar(?:ly)?|as well as|equally|same|equivalent|comparable|equal|unrelated to|failed|"
    r"indistinguishable|undetectable|nil|dispensable|unaltered|independent(?:ly)?|irrespective|regardless)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"[;:]\s|\.(?=\s|$)|,\s(?:where|which|who|whom|for whom|because|since|owing|as|with|and)\s", re.IGNORECASE
)
_COMMA = re.compile(rf",\s(?!{_PREPOSITION}\s|that is\b)", re.IGNORECASE)
_NUMBER = r"(?:\d[\d.,]*\s?%?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_MORE = r"older|greater|more|higher|longer|later|larger|heavier|above|over"
_LESS = r"younger|less|fewer|lower|shorter|earlier|smaller|lighter|below|under"
_OVER = re.compile(
    rf"\b(?:{_MORE})\sthan\s(?={_NUMBER})|\b(?:over|above|beyond|at least|past)\s(?={_NUMBER})|[>≥]\s?(?=\d)|"
    rf"\b{_NUMBER}\s(?:[\w/]+\s){{0,3}}(?:or|and)\s(?:{_MORE}|worse)\b|\b(?:older|elderly|oldest)\b",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"\b(?:{_LESS})\sthan\s(?={_NUMBER})|\b(?:under|below|up to|at most)\s(?={_NUMBER})|[<≤]\s?(?=\d)|"
    rf"\b{_NUMBER}\s(?:[\w/]+\s){{0,3}}(?:or|and)\s(?:{_LESS}|better)\b|\b(?:younger|youngest)\b",
    re.IGNORECASE,
)
_THE_MORE = re.compile(rf"\b(?:{_MORE})\b", re.IGNORECASE)
_THE_LESS = re.compile(rf"\b(?:{_LESS})\b", re.IGNORECASE)
_LACKING = re.compile(
    r"\b(?:without|lacking|free (?:of|from))\b|-free\b|\bnon-(?=\w)|\bnon(?!e\b|eth)(?=[a-z]{4})", re.IGNORECASE
)
_HAVING = re.compile(r"\b(?:with|having|who had|who have|had|using|receiving|positive)\b", re.IGNORECASE)
OVER, UNDER, LACKING, HAVING = "<over", "<under", "<lacking", "<having"
MARKS = frozenset((OVER, UNDER, LACKING, HAVING))
"""What stands among the words of a part for `older than`, `younger than`, `without` and `with`."""
_ORDINALS = frozenset(words("first second third fourth fifth last early late"))
_PAIRS = frozenset(
    frozenset(map(key_of, pair.split("/")))
    for pair in words(
        "men/women male/female boys/girls children/adults smokers/nonsmokers premenopausal/postmenopausal urban/rural "
        "young/elderly singletons/twins sons/daughters mothers/fathers husbands/wives knockout/wild "
        "inpatients/outpatients first/second first/third second/third first/last early/late breast/formula"
    )
)
SAME = frozenset(
    map(
        key_of,
        words(
            "effect benefit association difference change reduction improvement one ones result finding such those "
            "them other others seen found present evident apparent observed confined restricted limited greatest "
            "largest strongest most"
        ),
    )
)
"""Words that take up what was found, or say that it was."""
_WHOM = re.compile(rf"\b(?:{_PREPOSITION}|when|where)\s", re.IGNORECASE)
_LEAD = re.compile(r"\w+\s$")
_ELLIPTIC = re.compile(
    r"\bno (?:such |clear |significant )?(?:effect|benefit|difference|change|association|advantage)\b|\bnone\b|"
    r"\b(?:it|they|this) (?:was|were|did|had) not\b|\b(?:was|were|did|had) not$",
    re.IGNORECASE,
)
"""What denies that which was said before, and names nothing new."""
VERB = re.compile(
    r"(?<!\bwho)(?<!\bthat)\s(?:was|were|is|are|had|has|have|did|does|do|saw|derived|received|gained|conferred|benefited|"
    r"improved|showed|no|not|none|increased|reduced|raised|lowered|fell|rose|remained)\b",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    VERB.pattern + r"|\s(?:managed|given|treated|assigned|receiving|taking|who|that)\b", re.IGNORECASE
)
_STOP = re.compile(
    r",|(?<!\bwho)(?<!\bthat)\s(?:was|were|is|are|had|has|have|did|does|do|it|saw|than|compared|when|but|in|among|for|"
    r"not|no|by|from)\b|\s\(",
    re.IGNORECASE,
)


class Parted(Struct, frozen=True):
    """Those of whom something is said, and those of whom it is denied, or said less."""

    yes: frozenset[str]
    """The words of the first (see `keys_of`)."""
    no: frozenset[str]
    """Those of the others; empty where they are not named."""
    at: tuple[int, int]
    """The offsets of the words of the first."""
    said: tuple[int, int]
    """The offsets of what is said of the first, with them."""
    denied: tuple[int, int] | None
    """The offsets of what is denied, with those of whom it is; None where these are not named."""
    kind: Literal["not", "than", "only", "rather"] = "not"
    order: str = ""
    """Of the kind `than`, what they are told apart in: nothing for an amount, else the word (`longer`, `better`)."""


def parted(text: str, tokens: Sequence[Token]) -> list[Parted]:
    """What `text`, whose words are `tokens`, says of some and denies of others, in order."""
    plain = blanked(text)
    return [one for one in _parted(plain, tokens) if one.yes != one.no]


def _parted(plain: str, tokens: Sequence[Token]) -> Iterator[Parted]:
    for m in _THAN.finditer(plain):
        one, other = m.span("one"), m.span("other")
        yes, no = (one, other) if m["more"] else (other, one)
        begin = max((e.end() for e in _END.finditer(plain, 0, m.start())), default=0)
        if not DENIAL.search(plain, begin, m.end()):
            made = _made(plain, tokens, yes, no, joined=True)
            word = (m["more"] or m["less"]).split()[0].lower()
            yield structs.replace(made, kind="than", said=(begin, one[1]), order="" if word in _AMOUNTS else word)
    for m in _MORE_THAN.finditer(plain):
        one, other = m.span("one"), m.span("other")
        begin = max((e.end() for e in _END.finditer(plain, 0, m.start())), default=0)
        yield structs.replace(_made(plain, tokens, one, other), kind="than", said=(begin, one[1]))
    but_not = _BUT_NOT.search(plain)
    if but_not is not None:
        begin = max((m.end() for m in _END.finditer(plain, 0, but_not.start())), default=0)
        end = _end(plain, but_not.end())
        made = _made(plain, tokens, (begin, but_not.start()), (but_not.end(), end), joined=True)
        yield structs.replace(made, kind="rather") if "rather" in but_not.group() else made
        return
    turns = list(_TURN.finditer(plain))
    for turn in turns if len(turns) < 3 else ():
        begin = max((m.end() for m in _END.finditer(plain, 0, turn.start())), default=0)
        one, other = (begin, turn.start()), (turn.end(), _end(plain, turn.end()))
        denied, rest = (DENIAL.search(plain, *span) is not None for span in (one, other))
        if denied != rest:
            yes, no = (other, one) if denied else (one, other)
            made = _made(plain, tokens, yes, no)
            if made.yes:
                yield made
                return
    only = _ONLY.search(plain)
    if only is not None:
        end = _end(plain, only.end())
        comma = _COMMA.search(plain, only.end(), end)
        at = (only.end(), comma.start() if comma is not None else end)
        begin = max((e.end() for e in _END.finditer(plain, 0, only.start())), default=0)
        yield Parted(keys_of(plain, tokens, *at), frozenset(), at, (begin, at[1]), None, kind="only")


def _end(plain: str, start: int) -> int:
    stop = _END.search(plain, start)
    return stop.start() if stop is not None else len(plain)


def _made(
    plain: str, tokens: Sequence[Token], yes: tuple[int, int], no: tuple[int, int], *, joined: bool = False
) -> Parted:
    """The two parts by the phrases of either side that name them most alike."""
    best: tuple[float, Parted] | None = None
    elliptic = _ELLIPTIC.search(plain, *no) is not None
    for one in _whom(plain, yes):
        for other in _whom(plain, no):
            mine, theirs = _pair(plain, tokens, one, other)
            subject = (one[0] == yes[0]) + (other[0] == no[0])
            same = (joined or elliptic) and _led_alike(plain, one[0], other[0]) and one[1] >= yes[1] - 1
            alike = _likeness(mine, theirs, subject=bool(subject), same=same)
            alike -= 2 * subject
            if alike > 0 and (best is None or alike > best[0]):
                best = alike, Parted(mine - GENERAL - SAME, theirs - GENERAL - SAME, one, yes, no)
    return best[1] if best is not None else Parted(frozenset(), frozenset(), yes, yes, no)


def _led_alike(plain: str, one: int, other: int) -> bool:
    """Whether the same preposition stands before two phrases."""
    leads = [_LEAD.search(plain, max(0, at - 8), at) for at in (one, other)]
    return leads[0] is not None and leads[1] is not None and leads[0].group() == leads[1].group()


def _pair(
    plain: str, tokens: Sequence[Token], one: tuple[int, int], other: tuple[int, int]
) -> tuple[frozenset[str], frozenset[str]]:
    mine, theirs = _keys(plain, tokens, *one), _keys(plain, tokens, *other)
    if mine - GENERAL == theirs - GENERAL:
        mine, theirs = _keys(plain, tokens, *one, stems=True), _keys(plain, tokens, *other, stems=True)
    if LACKING in mine and LACKING not in theirs and _has_it(plain, other, mine & theirs):
        theirs |= {HAVING}
    if LACKING in theirs and LACKING not in mine and _has_it(plain, one, mine & theirs):
        mine |= {HAVING}
    mine = _answering(plain, one, mine, theirs)
    return mine, _answering(plain, other, theirs, mine)


def _has_it(plain: str, span: tuple[int, int], shared: frozenset[str]) -> bool:
    """Whether a part has what the other lacks: `with dementia`, `epithelioid` beside `non-epithelioid`."""
    return bool(shared - GENERAL) or _HAVING.search(plain, max(0, span[0] - 5), span[1]) is not None


def _answering(plain: str, span: tuple[int, int], mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """The words of a part, with what `those with longer service` is beside `fewer than five years`."""
    if UNDER in theirs and not mine & {OVER, UNDER} and _THE_MORE.search(plain, *span):
        return mine | {OVER}
    if OVER in theirs and not mine & {OVER, UNDER} and _THE_LESS.search(plain, *span):
        return mine | {UNDER}
    return mine


def _likeness(one: frozenset[str], other: frozenset[str], *, subject: bool, same: bool) -> float:
    """How far two phrases name two of a kind; 0 where they do not."""
    if one - SAME == other - SAME or not one or not other:
        return 0
    apart = one ^ other
    marks = len(apart & MARKS) == 2
    contrary = any(are_contrary(a, b) for a in one - other for b in other - one)
    shared = len((one & other) - MARKS)
    if not (marks or contrary or same or shared > subject):
        return 0
    return 12 * marks + 12 * contrary + 6 * same + 3 * shared - 0.5 * len(apart) + 20


def are_contrary(one: str, other: str) -> bool:
    """Whether two keys name two of a kind that exclude each other."""
    return are_opposites(one, other) or frozenset((one, other)) in _PAIRS


def _whom(plain: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The offsets of the phrases of a side that may name those of whom it is said: behind prepositions, the subject."""
    start, end = span
    yield start, min([m.start() for m in _NO_SUBJECT.finditer(plain, start, end)][:1] or [end])
    for m in _WHOM.finditer(plain, start, end):
        stop = _STOP.search(plain, m.end(), end)
        yield m.end(), stop.start() if stop is not None else end


def keys_of(text: str, tokens: Sequence[Token], start: int, end: int) -> frozenset[str]:
    """The words by which the part of a text between two offsets is known, with its `MARKS`."""
    return _keys(text, tokens, start, end) - GENERAL - SAME


def _keys(text: str, tokens: Sequence[Token], start: int, end: int, *, stems: bool = False) -> frozenset[str]:
    held = [t for t in tokens if start <= t.start < end and not text[t.start].isspace()]
    found = {k for t in held if classify(t.word) is None for k in ((stem(t.word),) if stems else t.keys)}
    found |= {t.word for t in held if t.word[0].isdigit() or t.word in _ORDINALS}
    for pattern, mark in ((_OVER, OVER), (_UNDER, UNDER), (_LACKING, LACKING)):
        if pattern.search(text, start, end):
            found.add(mark)
    return frozenset(found)
