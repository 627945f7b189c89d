"""The clauses of a sentence that say something of a subject: who or what, what is said of it, and the rest of a list.

Rules, no grammar: a clause ends where punctuation or a conjunction ends it, its subject at the first auxiliary or at a
word of direction that stands as a verb. `A raised B and lowered C` has two members with one subject.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from citecheck.claims.sentences.asides import asides
from citecheck.claims.sentences.figured import naming
from citecheck.claims.sentences.polarity import AUXILIARIES, Part
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_BORDER = re.compile(
    r"[;:]|(?<!(?-i:\b[A-Z]))\.(?!\d)|[!?]|,?\s(?:but|however|although|whereas|while|whilst|yet|though|because|since|despite|"
    r"when|if|"
    r"after adjust(?:ing|ment))\b|\b(?:suggest|show|indicat|demonstrat|reveal|found|conclud|report|confirm|observ|"
    r"believ|propos|establish|provid)\w*(?: \w+){0,4}? that\b",
    re.IGNORECASE,
)
"""What ends a clause, or goes before what was found."""
_GRANTED = re.compile(r"\b(?:although|though|despite)\b", re.IGNORECASE)
"""What is granted before the contrary is said."""
_CONDITION = re.compile(r"(?:^|[.;:]\s)\s*(?:where|wherever|when|whenever|once|if|as soon as)\s", re.IGNORECASE)
"""What begins with the condition of what follows behind a comma: `Where A is scarce, B is found more often`."""
_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|in comparison (?:with|to)|versus|vs|(?-i:v)|relative to|as opposed to|rather than|"
    r"(?<!protect )(?<!protects )(?<!protected )(?<!protecting )(?<!protection )(?<!protective )against)\b"
    r"(?:(?!\s(?:in|for|at|when|while)\s\w{3,}ing\b)[^,;])*",
    re.IGNORECASE,
)
_PROTECTS = re.compile(r"\bprotect\w*\s[^,;:.]{0,60}$", re.IGNORECASE)
_JOINT = re.compile(r",?\s(?:and|or|as well as|thereby|thus|nor)\s|,\s|\s(?=without\s)", re.IGNORECASE)
_AND = re.compile(r",?\sand\s|,\s")
_TAIL = re.compile(
    r"\b(?:including|such as|for example|accompanied by|along with|albeit|at the (?:cost|expense|price) of|"
    r"(?:characteri[sz]ed|marked|reflected|evidenced) by)\b|"
    r"(?<=\w),\swith\sthe\s|"
    r"\bwithout\b(?! (?:\w+ing|\w+ly|a|an|any|loss|impair|increas|reduc|chang))|"
    r"\b(?:that|which|who|whom|whose|where)\b|\b(?:due to|owing to|because of|caused by|by means of)\b|"
    r"\b(?:by|through|via)\s(?:\w+ly\s)?\w+ing\b|(?<=[\w,]\s)(?:(?:partly|mainly|largely|at least in part)\s)?"
    r"(?:through|via)\s(?=(?:[\w-]+\s){1,4}of\b)|"
    r"(?:(?<=[\w%],\s)(?:with\s)?|(?<!associated\s)(?<!linked\s)(?<!correlated\s)\bwith\s)(?:an?|the)\s"
    r"(?:[\w-]+\s){0,4}?"
    r"(?:reduction|increase|decrease|improvement|decline|rise|fall|gain|drop)\s(?:of|by)\b",
    re.IGNORECASE,
)
"""What is added behind the statement: an example, a relative clause, how it comes about, how much it was."""
_BUT = re.compile(r"\b(?:but|yet)\s?$", re.IGNORECASE)
_BY = re.compile(r"by\s(?:\w+ly\s)?\w+ing\b", re.IGNORECASE)
_BEING = frozenset(words("was were is are be been being"))
_BRACKETS = re.compile(
    r"\([^()]{0,400}\)|\[[^\[\]]{0,200}\]|,\s(?:but|and|though|although|yet) not\s[^,;.()]{1,60}(?=,\s)|"
    r",\s(?:which|who|whose)\s[^,;.()]{1,80}(?=,\s(?!and\b|or\b))",
    re.IGNORECASE,
)
"""What stands in brackets, and what is left out or added between commas: `in geese, but not swans, weight rose`, `the
drug, which blocks A, raised B`."""
_FINITE = frozenset(words("was were is are has have had did does do showed exhibited displayed demonstrated reported"))
NEGATORS = frozenset(
    words(
        "no not nor neither never cannot fail fails failed failing failure unable didn doesn isn wasn weren don hasn "
        "haven couldn wouldn little none hardly negligible"
    )
)
PREPOSITIONS = frozenset(words("in under with after among for during on at by without"))
_RELATIVE = frozenset(words("who that which whom"))
_ADVERBS = frozenset(words("also then still further again even both all thus not only often strongly"))
_NOUNS = frozenset(
    words("effect effects impact reductions improvements differences deficit deficits onset target knockout knockouts")
)
_PARTICLES = frozenset(words("down up off on back"))
_NOMINAL = ("ency", "ion", "ment", "ade", "down", "out")
_NOMINALS = frozenset(words("gain loss rise fall increase decrease decline drop lack absence excess"))
"""Words of direction that may be the subject of another: `weight gain lowers`."""
_VERBAL = ("d", "t", "e", "s", "h", "ell", "ose", "en")
_TAKING_UP = frozenset(words("this these that those it they"))
_PRONOUNS = frozenset({"it", "they"})
_PRESENT = frozenset(
    words(
        "leaves makes keeps brings takes gives sets puts turns moves binds forms carries holds lets renders helps "
        "spreads releases recruits targets splits joins enters starts ends runs draws sends stands becomes follows "
        "produces provides offers creates delivers supplies"
    )
)
_PAST = frozenset(
    words(
        "left made kept brought took gave set put turned moved bound formed carried held let rendered helped spread "
        "released recruited targeted split joined entered started ended ran drew sent stood became followed "
        "provided offered created delivered supplied"
    )
)
"""Verbs of no direction, which a list may go on with."""
_COMMA_AND = re.compile(r",\sand\s")
_PAST_VERB = ("ed", "rose", "fell", "grew")
_SUBJECT = 5
"""How many words behind `, and` a verb may stand that has a subject of its own."""
_MOST = 12

Told = Mapping[int, tuple[Part, int]]
"""What the words of a text do, by their numbers."""


class Clause(Struct, frozen=True, kw_only=True):
    """The numbers of the words of a subject and of what is said of it, from `start` to `end` (offsets)."""

    subject: tuple[int, ...]
    member: tuple[int, ...]
    other: frozenset[str]
    """Keys of what it is compared with."""
    start: int
    end: int
    means: bool = False
    """It is what the subject does to bring something else about."""


def bracketed(text: str, tokens: Sequence[Token]) -> list[bool]:
    """For each word whether it stands in brackets, or is said in passing."""
    holes = [m.span() for m in _BRACKETS.finditer(text)] if any(x in text for x in ("(", "[", " not ", ", wh")) else []
    holes.extend(asides(text))
    return [_within(t, holes) for t in tokens] if holes else [False] * len(tokens)


def clauses(text: str, tokens: Sequence[Token], told: Told, inside: Sequence[bool]) -> Iterator[Clause]:
    """The clauses of `text` in order, one for each member of a list; nothing of what is denied or granted."""
    holes = [m.span() for m in _BRACKETS.finditer(text)] if any(inside) else []
    borders = [m.end() for m in _BORDER.finditer(text) if not any(a < m.start() < b for a, b in holes)]
    granted = [m.end() for m in _GRANTED.finditer(text)]
    ends = [_end_of_granted(text, tokens, told, at) for at in granted]
    conditions = {m.end(): text.find(", ", m.end()) for m in _CONDITION.finditer(text)}
    finite = [t.start for t in tokens if t.word in AUXILIARIES] if conditions else []
    conditions = {at: comma for at, comma in conditions.items() if any(at < verb < comma for verb in finite)}
    cuts = sorted(
        {
            0,
            len(text),
            *borders,
            *ends,
            *conditions,
            *_new_clauses(text, tokens, told, inside),
            *_new_subjects(text, tokens, told, inside),
        }
        - {comma + 2 for comma in conditions.values()}
    )
    left_out = _doubted(text, tokens) | set(granted)
    before: list[int] = []
    named: list[int] = []
    starts = [t.start for t in tokens]
    for start, end in itertools.pairwise(cuts):
        conceded = _GRANTED.match(text, start, end)
        if start in left_out or conceded:
            before = []
            if start in granted or conceded:
                low = bisect_left(starts, conceded.end() if conceded else start)
                within = [n for n in range(low, bisect_left(starts, end)) if not inside[n]]
                named = within[: _verb(tokens, within, told) or 0] or named
            continue
        compared = [
            m.span() for m in _COMPARED.finditer(text, start, end) if not _PROTECTS.search(text, start, m.start())
        ]
        here = [n for n in range(bisect_left(starts, start), bisect_left(starts, end)) if not inside[n]]
        other, plain = frozenset[str](), here
        if compared:
            figures = naming(tokens)
            other = frozenset(
                k
                for n in here
                if _within(tokens[n], compared)
                for k in ((figures[n],) if n in figures else tokens[n].keys)
            )
            plain = [n for n in here if not _within(tokens[n], compared)]
        if start in conditions and (split := [n for n in plain if tokens[n].start < conditions[start]]) != plain:
            led = tuple(split)
            before = []
            if not any(tokens[n].word in NEGATORS for n in led):
                for low, high in itertools.pairwise(_parts(text, tokens, plain[len(led) :], told, end)):
                    member = tuple(n for n in plain[len(led) :] if low <= tokens[n].start < high)
                    if member:
                        yield Clause(subject=led, member=member, other=other, start=low, end=high)
            continue
        carried = bool(before) and bool(plain) and _goes_on(text, tokens, plain[0], told, start)
        verb = 0 if carried else _verb(tokens, plain, told)
        if verb is None:
            before = []
            continue
        rest, subject = plain[verb:], before if carried else plain[:verb]
        if (
            named
            and subject
            and (
                all(tokens[n].word in _PRONOUNS for n in subject)
                or (tokens[subject[-1]].word in _PRONOUNS and tokens[subject[0]].word in PREPOSITIONS)
            )
        ):
            subject = named  # "although A raised B, it did not affect C", "..., in men it did not"
        before = named = subject
        for low, high in itertools.pairwise(_parts(text, tokens, rest, told, end)):
            tails = [m.start() for m in _TAIL.finditer(text, low + 9, high)]
            member = tuple(n for n in rest if low <= tokens[n].start < min([high, *tails]))
            if member:
                means = _means(text, tokens, rest, told, member, [*tails, high])
                for one in _subjects(text, tokens, subject, told):
                    yield Clause(subject=one, member=member, other=other, start=low, end=high)
                    if means:
                        at = tokens[means[0]].start
                        yield Clause(subject=one, member=means, other=other, start=at, end=high, means=True)


def _goes_on(text: str, tokens: Sequence[Token], first: int, told: Told, start: int) -> bool:
    """Whether a clause has the subject of the one before: `did not affect A, but resulted in B`."""
    if tokens[first].word in AUXILIARIES:
        return True
    if tokens[first].word == "not" and first + 1 < len(tokens):
        first += 1  # "was raised, but not associated with B"
    verb = first in told and tokens[first].word.endswith(("ed", "es", "ose", "ell", "led"))
    return verb and _BUT.search(text, max(0, start - 6), start) is not None


def _means(
    text: str, tokens: Sequence[Token], rest: Sequence[int], told: Told, member: Sequence[int], tails: Sequence[int]
) -> tuple[int, ...]:
    """What the subject does to bring something about: `inhibiting C` of `A lowered B by inhibiting C`.

    Nothing where it is denied, or where what was done was done to the subject: `A was lowered by inhibiting C`.
    """
    start = tails[0]
    if (
        len(tails) == 1
        or not _BY.match(text, start)
        or any(tokens[n].word in NEGATORS or tokens[n].word in _BEING for n in member)
    ):
        return ()
    found = [n for n in rest if start <= tokens[n].start < tails[1]]
    first = next((k for k, n in enumerate(found[:3]) if tokens[n].word.endswith("ing")), None)
    return tuple(found[first:]) if first is not None and found[first] in told else ()


def _end_of_granted(text: str, tokens: Sequence[Token], told: Told, at: int) -> int:
    """Where what is granted from an offset on ends: behind the first comma that follows its verb, if there is one."""
    verb = next((t.start for n, t in enumerate(tokens) if t.start >= at and (n in told or t.word in AUXILIARIES)), at)
    comma = text.find(", ", verb)
    return comma + 2 if comma > 0 else len(text)


def _within(token: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in spans)


def _doubted(text: str, tokens: Sequence[Token]) -> set[int]:
    """Where a clause begins of which it is denied that it was found: `no evidence was found that ...`."""
    found = set()
    for match in _BORDER.finditer(text):
        if match.group().lower().endswith(" that"):
            before = [t for t in tokens if t.start < match.end()][-8:]
            if any(t.word in NEGATORS for t in before):
                found.add(match.end())
    return found


def _new_clauses(text: str, tokens: Sequence[Token], told: Told, inside: Sequence[bool]) -> list[int]:
    """The offsets at which a clause with a subject of its own begins behind `and` or a comma."""
    finite = next((n for n, t in enumerate(tokens) if t.word in _FINITE), None)
    if finite is None:
        return []
    verb = _verb(tokens, range(finite), told)
    first = tokens[finite if verb is None else verb].start
    found = []
    starts = [t.start for t in tokens]
    for match in _AND.finditer(text, first):
        stop = text.find(",", match.end())
        begin, close = bisect_left(starts, match.end()), bisect_left(starts, stop) if stop > 0 else len(tokens)
        after = range(begin, min(close, begin + 9))
        if not after or inside[after[0]]:
            continue
        ahead = after[: next((i for i, n in enumerate(after) if tokens[n].word in _FINITE), 0)]
        if not ahead or any(tokens[n].word in _RELATIVE for n in ahead):
            continue
        if not any(tokens[n].keys or tokens[n].word in _TAKING_UP for n in ahead):
            continue
        if told.get(ahead[0], ("tie", 2))[0] == "tie":
            found.append(match.end())
    return found


def _new_subjects(text: str, tokens: Sequence[Token], told: Told, inside: Sequence[bool]) -> Iterator[int]:
    """The offsets behind `, and` at which another subject has a verb of direction: `A rose with B, and C declined`."""
    starts = [t.start for t in tokens]
    for match in _COMMA_AND.finditer(text):
        begin = bisect_left(starts, match.end())
        if not any(n in told for n in range(begin)):
            continue
        for n in range(begin, min(begin + _SUBJECT, len(tokens))):
            if inside[n] or tokens[n].word in AUXILIARIES or tokens[n].word in _RELATIVE:
                break
            if n in told:
                if n > begin and tokens[n].word.endswith(_PAST_VERB) and tokens[n - 1].keys:
                    yield match.end()
                break


def _verb(tokens: Sequence[Token], plain: Sequence[int], told: Told) -> int | None:
    """Where in `plain` the subject ends: at an auxiliary, or at a word of direction that stands as a verb."""
    for k in range(1, len(plain)):
        word, before = tokens[plain[k]].word, tokens[plain[k - 1]]
        if word in AUXILIARIES and before.word not in _RELATIVE:
            return k
        named = bool(before.keys) and (
            plain[k - 1] not in told or before.word.endswith(_NOMINAL) or before.word in _NOMINALS
        )
        led = named or (k > 1 and (before.word.endswith("ly") or before.word in _ADVERBS))
        if (
            plain[k] in told
            and led
            and (word.endswith(_VERBAL) or word in _PARTICLES)
            and not word.endswith("ness")
            and word not in _NOUNS
        ):
            return k
    return None


def _parts(text: str, tokens: Sequence[Token], rest: Sequence[int], told: Told, end: int) -> list[int]:
    """The offsets that part the members of a list from each other, with those of its beginning and end."""
    cuts = [tokens[rest[0]].start]
    for match in _JOINT.finditer(text, cuts[0], end):
        behind = [n for n in rest if tokens[n].start >= match.end() and not tokens[n].word[0].isdigit()][:3]
        led = any(tokens[n].word in AUXILIARIES for n in behind[:1]) and "and" in match.group().lower()  # "and show"
        for n in () if led else behind:
            led = n in told
            if led or (tokens[n].keys and not tokens[n].word.endswith("ly")):
                break
        led = led or _another_verb(tokens, rest, behind)
        led = led or (
            len(behind) > 1 and tokens[behind[0]].word.endswith("ed") and behind[1] in told
        )  # "consumed fewer"
        led = led or ("," in match.group() and bool(behind) and tokens[behind[0]].word.endswith("ing"))  # ", making B"
        if led and any(n in told for n in rest if cuts[-1] <= tokens[n].start < match.start()):
            cuts.append(match.end())
    return [*cuts, end][: _MOST + 1]


def _another_verb(tokens: Sequence[Token], rest: Sequence[int], behind: Sequence[int]) -> bool:
    """Whether a verb of no direction goes on as the first one began: `disables A and leaves B`."""
    first = tokens[rest[0]].word
    if len(behind) < 2 or first in AUXILIARIES or not tokens[behind[1]].keys:
        return False
    return tokens[behind[0]].word in (_PRESENT if first.endswith("s") else _PAST if first.endswith("ed") else ())


def _subjects(text: str, tokens: Sequence[Token], subject: Sequence[int], told: Told) -> list[tuple[int, ...]]:
    """The subject, or each of several, where one of them has a direction of its own: `old age and lower income`."""
    if not subject or not any(n in told for n in subject) or tokens[subject[0]].word in PREPOSITIONS:
        return [tuple(subject)]
    start, end = tokens[subject[0]].start, tokens[subject[-1]].end
    cuts = [start, *(m.end() for m in _AND.finditer(text, start, end)), end]
    listed = [tuple(n for n in subject if low <= tokens[n].start < high) for low, high in itertools.pairwise(cuts)]
    return [one for one in listed if one][:_MOST]
