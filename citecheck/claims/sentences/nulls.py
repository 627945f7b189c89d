"""What a text finds nothing in: `no difference between groups in X or Y`, `X did not change`, `A had no effect on X`.

Read is what is denied and of whom, where the words say so plainly. That nothing was found in a part of the people, at
one time or by a measure of its own stands in `rest`: who reads a `Null` has to see whether it is the same.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.claims.sentences.clauses import bracketed
from citecheck.claims.sentences.sides import telling
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_THING = (
    r"(?:differences?|changes?|effects?|impacts?|influence|variations?|improvements?|benefits?|reductions?|"
    r"decreases?|increases?|advantages?)"
)
_SIZED = (
    r"(?:(?:statistically|statistical|clinically|significant|significantly|important|meaningful|major|marked|relevant|"
    r"clear|detectable|further|additional|between[- ]group|group|treatment|overall|beneficial|appreciable|substantial|"
    r"real|notable|discernible|intergroup|inter-group|differing|different|and|or)\s){0,4}"
)
_NONE = re.compile(
    r"\b(?:no|without(?: any)?|(?:did |do |could |does )?not (?:show |detect |find |observe |reveal )?any|nor any)\s"
    rf"{_SIZED}(?P<thing>{_THING})\b",
    re.IGNORECASE,
)
"""`No significant difference`."""
_LEVEL = (
    r"(?:(?:statistically|significantly|clinically|materially|markedly|substantially|appreciably|further|be|been)\s)"
)
_STAYED = re.compile(
    rf"\b(?:(?:did|do|does|was|were|is|are)\snot\s{_LEVEL}{{0,2}}"
    r"(?P<verb>differ(?:ent)?|changed?|vary|affected|influenced|altered?|improved?|increased?|reduced?|decreased?|"
    r"lowered|raised|higher|lower)|(?:was|were|is|are|remained)\s(?:\w+ly\s)?"
    r"(?:similar|comparable|unchanged|unaffected|unaltered|not\sdifferent|(?:about\s)?the\ssame))\b(?!\s(?:to|as)\b)",
    re.IGNORECASE,
)
"""`X did not change`."""
_LEVELLED = re.compile(
    r"\b(?P<thing>differences?|changes?|effects?|reductions?|decreases?|declines?|increases?|improvements?|gains?|"
    r"benefits?)\b(?P<of>[^;:]{0,200}?)\s"
    r"(?:(?:was|were|is|are)\s(?:not\s|non-?|in)(?:statistically\s|clinically\s)?significant|"
    r"(?:did\snot\s(?:reach|attain|achieve)|failed\sto\s(?:reach|attain|achieve)|f[ae]ll\sshort\sof)\s"
    r"(?:statistical\s)?significance)\b",
    re.IGNORECASE,
)
"""`The difference in X was not significant`."""
_ELIDED = re.compile(
    r"(?:\b(?:but|whereas|while|although|though|however,)|;)\s(?:that\sof\s|the\s)?(?P<of>[^,;:.]{3,60}?)\s"
    r"(?:was|were|is|are|did|does|do)\snot(?=\s*(?:[(\[,;.]|$)|\s(?:in|with|between|after|among)\b)",
    re.IGNORECASE,
)
"""`X was lower, but Y was not`: what is denied stands in the clause before."""
_NOR = re.compile(
    r"[,;]?\s(?:nor|neither)\s(?:was|were|did|is|are|does|do)\s(?:there\s(?:an?\s|any\s)?"
    r"(?:significant\s)?(?:differences?|changes?)\sin\s)?(?:the\s)?(?P<of>[^,;:.]{3,60}?)"
    r"(?=\s(?:differ\w*|change|affected|lower|higher)\b|[,;.(]|$)",
    re.IGNORECASE,
)
"""`X did not differ, nor did Y`."""
_LEFT = re.compile(
    rf"\b(?:(?:did|do|does)\snot|failed\sto)\s{_LEVEL}{{0,2}}"
    r"(?P<verb>affect|change|alter|influence|impact|modify|improve|reduce|increase|decrease|lower|raise|prolong|shorten|"
    r"prevent|enhance|worsen)\s(?!(?:in|at|by|with|after|between|among|during|over|from|for|as|across|on|within|and|"
    r"or)\b)(?=\w)",
    re.IGNORECASE,
)
"""`A did not change X`."""
_MARKS = (
    "no ",
    "not",
    "without",
    "similar",
    "comparable",
    "unchanged",
    "unaffected",
    "unaltered",
    "same",
    "failed",
    "signif",
    " nor ",
)
"""A text without any of these finds nothing in nothing."""
_OF = re.compile(
    r"\b(?P<of>of|in|for|on|regarding|concerning|in\sterms\sof|with\s(?:respect|regard)\sto|as\sto|as\sregards)\b"
    r"|\b(?P<whom>between|among|across)\b"
    r"|\b(?P<end>at|after|during|before|within|over|from|by|when|with|without|compared|versus|vs|(?-i:v)|than|throughout|until|"
    r"following|was|were|is|are|observed|found|seen|noted|detected|reported|that|which|who|according|as|although|"
    r"though|but|while|whereas|except|apart|because|since|under|despite|either|only|relative|using|based|however)\b",
    re.IGNORECASE,
)
"""What parts a phrase: what it is of, whose it is, and the rest."""
_LIST = re.compile(r",\s?(?:and\s|or\s|nor\s)?|\s(?:and|or|nor|as well as)\s", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:]\s|(?<!(?-i:\b[A-Z]))\.(?!\d)|,?\s(?:but|however|although|though|whereas|while|yet)\s|,\s(?:and|with|when)\s(?!\w+[,.])|"
    r"[,;]?\s(?:nor|neither)\s(?:was|were|did|is|are|does|do)\s",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[;:]\s|\.\s")
_EXCEPT = re.compile(r"\b(?:except|apart from|other than|aside from|with the exception)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_GROUPS = re.compile(
    r"\W*(?:the\s|these\s|any\s|all\s|of\s|in\s)*(?:(?:two|three|four|both|either|study|treatment|studied|different|"
    r"other|\d|trial|medication|experimental|intervention)\s)*"
    r"(?:groups?|arms?|treatments?|regimens?|techniques?|methods?|cohorts?|interventions?|conditions?|therapies|them|"
    r"protocols?|drugs?|formulas?|patients|participants|subjects)\W*",
    re.IGNORECASE,
)
"""Those who are compared, without a name."""
_DENIES = re.compile(r"\b(?:not|no|neither|nor|never|without|similar\w*)\b", re.IGNORECASE)
_BEING = frozenset(words("was were is are"))
_HAD = re.compile(r"\b(?:had|has|have|exerted|showed|produced)\s$")
_GROUPED = re.compile(
    r"\W*(?:in\s)?(?:both|all|the two|each|either|the three)\s(?:\w+\s)?(?:groups?|arms|treatments)\b", re.IGNORECASE
)
_SHOWED = re.compile(
    r"\b(?:showed|had|experienced|reported|demonstrated|achieved|produced|improved|reduced|increased|decreased)\s"
    r"(?:(?:significant|similar|comparable|a|an|their|in|the|improvements?|reductions?|increases?|decreases?|of)\s)*"
)
"""`Both groups showed improvements in X, with no difference`: what it is of stands behind the verb."""
_LED = re.compile(
    r"\W*(?:(?:at|after|in|during|for|on|by|over|within|among|overall|however|furthermore|moreover|similarly|"
    r"additionally|also|finally|thus|therefore|conversely|compared|when|although)\b[^,;:]*,\s|(?:there|also|however)\s)+",
    re.IGNORECASE,
)
"""What goes before the subject."""
_CHANGES = frozenset(
    words("a the change changes difference differences improvement improvements increase reduction mean")
)
VAGUE = frozenset(
    key_of(w)
    for w in words(
        "rate number level frequency incidence value score outcome measure overall mean median total proportion "
        "percentage risk prevalence group arm patient participant treatment therapy study index point end endpoint "
        "secondary primary time week month day year occurrence degree amount measurement result parameter variable "
        "occur term extent clinical respect regard seen found noted mg ml protocol condition drug all any statistics "
        "throughout period course various respectively similarly also test trial however furthermore moreover detect "
        "present additional addition estimated one two three four five six seven eight nine ten twelve follow whole "
        "entire reach reached attain attained achieve achieved"
    )
)
"""Words that name no outcome by themselves."""
_WORTHS = {"improv": 1, "worsen": -1, "benefi": 1, "advant": 1}
_AMOUNTS = {
    "increas": 1, "rais": 1, "prolong": 1, "enhanc": 1, "higher": 1,
    "reduc": -1, "decreas": -1, "lower": -1, "shorten": -1, "prevent": -1,
}  # fmt: skip
"""What is denied by a word that begins so."""

Numbered = tuple[int, Token]
"""A word with its number."""
Span = tuple[int, int]
"""Half-open offsets."""


class Null(Struct, frozen=True, kw_only=True):
    """One denial. `matters` are the keys of each thing in which nothing was found, without `VAGUE` ones."""

    matters: tuple[frozenset[str], ...]
    sides: frozenset[str]
    """Keys of who is compared, or of what had no effect; empty where groups are spoken of without a name."""
    subject: bool
    """`sides` is what had no effect, not who was compared."""
    rest: frozenset[str]
    """Keys of the other words of the clause: when, in whom."""
    amount: int
    worth: int
    """What is denied: 1 a rise, -1 a fall, as an amount or as a worth; 0 and 0 for any effect or difference."""
    start: int
    end: int
    clause: Span
    """The offsets of the clause that it stands in."""
    levelled: bool
    """Whether it says that something was not significant, and not only that it did not differ."""


def nulls(text: str, tokens: Sequence[Token]) -> list[Null]:
    """What `text`, whose words are `tokens`, finds nothing in."""
    lower = text.lower()
    if not any(mark in lower for mark in _MARKS) or _EXCEPT.search(text):
        return []
    inside = bracketed(text, tokens)
    text = _BRACKETS.sub(lambda m: " " * len(m.group()), text)
    plain = [(n, t) for n, t in enumerate(tokens) if not inside[n]]
    held = {t.start for n, t in enumerate(tokens) if inside[n]}
    found: list[Null] = []
    for pattern in (_NONE, _STAYED, _LEVELLED, _LEFT):
        for match in pattern.finditer(text):
            if match.start() in held:
                continue
            start, end = bounds(text, match.start(), match.end())
            one = _read(text, tokens, plain, match, start, end)
            if one is not None:
                found.append(one)
    found.extend(_elided(text, tokens, plain, found))
    return found


def _elided(text: str, tokens: Sequence[Token], plain: Sequence[Numbered], found: Sequence[Null]) -> Iterator[Null]:
    """What is denied with the words of the clause before it: `X was lower with A, but Y was not`, `nor was Y`."""
    for pattern in (_ELIDED, _NOR):
        for match in pattern.finditer(text):
            of = _phrase(text, match.span("of"), led=False).of
            named = _keys(tokens, _within(plain, of)) if of is not None else frozenset[str]()
            start, end = bounds(text, *match.span("of"))
            if pattern is _NOR:
                before = max((n for n in found if n.end <= match.start()), key=lambda n: n.end, default=None)
                told = (before.amount, before.worth, before.levelled, before.rest | before.sides) if before else None
            else:
                told = _taken_up(text, tokens, plain, match.start())
            if told is None or not named:
                continue
            amount, worth, levelled, rest = told
            yield Null(
                matters=(named,), sides=frozenset(), subject=False, amount=amount, worth=worth, start=match.start("of"),
                rest=(rest | _keys(tokens, _within(plain, (start, end)))) - named, end=match.end(), clause=(start, end),
                levelled=levelled,
            )  # fmt: skip


def _taken_up(
    text: str, tokens: Sequence[Token], plain: Sequence[Numbered], end: int
) -> tuple[int, int, bool, frozenset[str]] | None:
    """What the clause before `end` says that another denies of its own subject: as an amount, as a worth, of a level.

    Last are the keys behind its verb, without which the denial is of something else; None where it denies, too.
    """
    start, _ = bounds(text, end, end)
    clause = _within(plain, (start, end))
    if _DENIES.search(text, start, end):
        return None
    verb = next((m for m, (_, t) in enumerate(clause) if t.word in _BEING), -1)
    kinds = [(m, kind) for m, (_, t) in enumerate(clause) if (kind := classify(t.word)) is not None]
    told = next(((m, k) for m, k in kinds if k[0] in ("amount", "worth") and m > verb), None)
    if told is None:
        return None
    at, (axis, value) = told
    rest = _keys(tokens, clause[(verb if verb >= 0 else at) + 1 :])
    sign = value if value in (1, -1) else 0
    level = any(kind[0] == "significance" for _, kind in kinds)
    return (sign, 0, level, rest) if axis == "amount" else (0, sign, level, rest)


def bounds(text: str, start: int, end: int) -> Span:
    """The offsets of the clause in which the words from `start` to `end` stand."""
    low = max([m.end() for m in _CLAUSE.finditer(text, 0, start)], default=0)
    high = min([m.start() for m in _CLAUSE.finditer(text, end)], default=len(text))
    return low, high


def _keys(tokens: Sequence[Token], some: Sequence[Numbered]) -> frozenset[str]:
    found = {k for n, _ in some for k in telling(tokens[n], tokens[n - 1] if n else None)}
    return frozenset(k for k in found if not k[0].isdigit() and k not in VAGUE)


class _Phrase(Struct, frozen=True):
    """The half-open offsets of what a phrase is of, and of whom it is: `in the rate of A between B and C`."""

    of: Span | None
    whom: Span | None


def _read(
    text: str, tokens: Sequence[Token], plain: Sequence[Numbered], match: re.Match[str], start: int, end: int
) -> Null | None:
    of, whom, subject = _named(text, match, start, end)
    if match.re is not _LEFT and (of is None or not _keys(tokens, _within(plain, of))):
        of = _carried(text, start if match.re is _STAYED else match.start())
    if of is None:
        return None
    cuts = [of[0], *(m.end() for m in _LIST.finditer(text, *of)), of[1]]
    listed = [_keys(tokens, _within(plain, span)) for span in itertools.pairwise(cuts)]
    every = frozenset[str]().union(*listed)
    if not every:
        return None
    sides = _keys(tokens, _within(plain, whom)) - every if whom is not None else frozenset[str]()
    verb = (match.end("of"), match.end()) if match.re is _LEVELLED else (0, 0)
    said = [(n, t) for n, t in _within(plain, (start, end)) if not verb[0] <= t.start < verb[1]]
    amount, worth = _denied(match.groupdict().get("verb") or match.groupdict().get("thing") or "")
    return Null(
        matters=tuple(keys for keys in listed if keys), sides=sides, subject=subject, amount=amount, worth=worth,
        rest=_keys(tokens, said) - every - sides, start=match.start(), end=match.end(),
        clause=(start, end), levelled="signific" in text[match.start() : end].lower(),
    )  # fmt: skip


def _named(text: str, match: re.Match[str], start: int, end: int) -> tuple[Span | None, Span | None, bool]:
    """Where a clause names what its denial is of and whom, and whether that is what had no effect."""
    led = _LED.match(text, start, match.start())
    before, behind = (led.end() if led is not None else start, match.start()), (match.end(), end)
    if match.re is _NONE:
        phrase = _phrase(text, behind, led=True)
        acts = phrase.of is not None and _HAD.search(text, *before) is not None
        return phrase.of, before if acts else phrase.whom, acts
    if match.re is _LEVELLED:
        phrase = _phrase(text, match.span("of"), led=True)
        return phrase.of, phrase.whom, False
    if match.re is _LEFT:
        return _phrase(text, behind, led=False).of, before, True
    phrase = _phrase(text, before, led=False)
    return phrase.of, phrase.whom or _phrase(text, behind, led=True).whom, False


def named_in(text: str, tokens: Sequence[Token], span: Span) -> Iterator[frozenset[str]]:
    """The keys of each thing that a phrase names behind `in` or `of`: `in X and Y between A and B` names X and Y."""
    of = _phrase(text, span, led=True).of
    if of is None:
        return
    plain = list(enumerate(tokens))
    for piece in itertools.pairwise([of[0], *(m.end() for m in _LIST.finditer(text, *of)), of[1]]):
        yield _keys(tokens, _within(plain, piece))


def _within(plain: Sequence[Numbered], span: Span) -> list[Numbered]:
    return [(n, t) for n, t in plain if span[0] <= t.start < span[1]]


def _phrase(text: str, span: Span, *, led: bool) -> _Phrase:
    """What the words of a span are of and of whom; `led` where a preposition has to come first."""
    of: Span | None = None
    whom: Span | None = None
    kind, at = ("end" if led else "of"), span[0]
    for mark in (*_OF.finditer(text, *span), None):
        piece = (at, mark.start() if mark is not None else span[1])
        if text[slice(*piece)].strip(" ,"):
            if kind == "of" and _GROUPS.fullmatch(text, *piece) is None:
                of = (of[0] if of is not None else piece[0], piece[1])
            elif kind == "whom" and whom is None:
                whom = piece
        if mark is None:
            break
        goes_on = kind == "of" and of is not None and (mark.group().lower() == "of" or _only_changes(text, of))
        kind, at = mark.lastgroup or "end", mark.end()
        if kind == "of" and of is not None and not goes_on:
            kind = "end"
    return _Phrase(of, whom)


def _only_changes(text: str, span: Span) -> bool:
    return all(word in _CHANGES for word in re.findall(r"[a-z]+", text[slice(*span)].lower()))


def _carried(text: str, end: int) -> Span | None:
    """What a sentence is of that goes on with a denial (from `end`), for a clause that does not say it again."""
    first = max([m.end() for m in _SENTENCE.finditer(text, 0, end)], default=0)
    led = _LED.match(text, first, end)
    first = led.end() if led is not None else first
    comma = text.find(", ", first, end)
    stop = comma if comma > 0 else end
    if _GROUPED.match(text, first) is not None:
        shown = _SHOWED.search(text, first, stop)
        return _phrase(text, (shown.end(), stop), led=False).of if shown is not None else None
    return _phrase(text, (first, stop), led=False).of if first < stop else None


def _denied(word: str) -> tuple[int, int]:
    """What is denied with a word, as an amount and as a worth."""
    amount, worth = (
        next((sign for beginning, sign in signs.items() if word.lower().startswith(beginning)), 0)
        for signs in (_AMOUNTS, _WORTHS)
    )
    return amount, worth
