"""A difference that the claim calls significant, and of which the abstract says in words that it was not.

`The stay was significantly shorter` beside `the stay was shorter, but this was not statistically significant`. What
is significant has to be the same, every word of it, and the abstract must nowhere call it significant: of other people,
at another time or after adjustment it may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.claims.cues import Cue
from citecheck.claims.evidence import Ranked
from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import of_another_one, of_the_opposite
from citecheck.claims.facets.direction.guards.of_others import of_other_works
from citecheck.claims.facets.direction.level import tells_level
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.facets.direction.turned import asked
from citecheck.claims.facets.direction.unmoved import of_nulls
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import of_sentence
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.moments import of_other_moments
from citecheck.claims.sentences.nulls import VAGUE, Null, bounds, named_in
from citecheck.claims.sentences.sides import part_of, weight
from citecheck.claims.sentences.signs import Sign, classify, signs
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_CUE = re.compile(r"(?<!clinically )\b(?:statistically )?significant(?:ly)?\b", re.IGNORECASE)
_TELLING = Cue(_CUE, pieces="significan")
_DENIED = re.compile(r"\b(?:not|never|neither|nor|without|no|non|any|whether|if|hardly|failed to)\b[^,;:]{0,30}$", re.I)
_TAKES_BACK = re.compile(r"\b(?:not|no|nor|never|without|fail\w*|lost|vanish\w*|disappear\w*)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:differences?|changes?|effects?|reductions?|decreases?|declines?|increases?|improvements?|gains?|benefits?)\b"
    r"(?P<of>[^;:.]{3,160}?)\s(?:was|were|is|are)\s(?:both\s|all\s|also\s|statistically\s|highly\s)*significant$",
    re.IGNORECASE,
)
"""`The difference in X was significant`."""
_CLAUSES = re.compile(r"[;:.]\s|\b(?:but|whereas|while|although|though|yet)\b", re.IGNORECASE)
_PARTS = re.compile(r"[,;:()]")
_JOINS = frozenset(words("and but while whereas although though yet which that because since"))
_PREPOSITIONS = frozenset(
    words("in among for with than between after at by on during within from to of over following under when compared")
)
_STOPS = frozenset(words("was were is are had did no not neither nor without"))
_OF, _TO = frozenset(words("in of for on")), frozenset(words("to with"))
_GENERAL = VAGUE | {
    key_of(w) for w in words("often remain remained still intensity severity despite however overall both either all")
}
"""Words that name nothing which could be significant by themselves."""
_RETRACTED = re.compile(
    r",? (?:but|although|though|however)[, ]{1,2}(?:this|it|these|the) ?"
    r"(?:difference|change|effect|trend|reduction|increase)?s? ?(?:(?:was|were) not|did not (?:reach|attain)|"
    r"failed to reach) (?:statistically |statistical )?significan\w+",
    re.IGNORECASE,
)
"""What takes back the clause before it: `, but this was not statistically significant`."""
_DIRECTED = frozenset({("amount", 1), ("amount", -1), ("worth", 1), ("worth", -1)})
_LEAST, _MEANT = 1.5, 0.6
"""How much the words of what is significant have to weigh; the share of those compared that the claim has to name."""
_REMAINED = re.compile(
    r"(?<!not )\b(?:remain(?:ed|s)?|stayed|(?:was|were) still) (?:statistically )?significant", re.IGNORECASE
)
_LOST = re.compile(
    r"\b(?:not remain|no longer|lost|not persist\w*|disappear\w*|vanish\w*)\b[^.;]{0,40}\bsignifican|"
    r"\bsignifican\w+ (?:was lost|disappear\w*|did not (?:persist|remain|hold))",
    re.IGNORECASE,
)
_HELD = 0.45
"""Weighted share of the claim's words that the sentence has to have that says so."""


def denied_level(matter: Matter) -> Observation | None:
    """The word of a claim that calls something significant which the abstract calls not significant."""
    if _TELLING.search(matter.said) is None:
        return None
    text = matter.said.text
    for cue in _CUE.finditer(text):
        if not tells_level(text, *cue.span()):
            continue
        if _DENIED.search(text, 0, cue.start()) or _TAKES_BACK.search(_rest(text, cue.end())):
            continue
        if asked(matter, cue.start()) or of_other_works(text, cue.start()):
            continue
        if _REMAINED.search(text, max(0, cue.start() - 20), cue.end()):
            found = _lost(matter, cue)
            if found is not None:
                return found
        for outcome in _outcomes(matter, cue):
            found = _denied(matter, cue, outcome)
            if found is not None:
                return found
    return None


def _rest(text: str, at: int) -> str:
    """What follows up to the end of the clause."""
    end = re.compile(r"[,;:.]").search(text, at)
    return text[at : end.start() if end is not None else len(text)]


def _lost(matter: Matter, cue: re.Match[str]) -> Observation | None:
    """Where the sentence nearest to the claim says that the difference did not remain significant."""
    for ranked in matter.ranked[:1]:
        lost = _LOST.search(ranked.sentence.text)
        if lost is not None and ranked.coverage >= _HELD and not _REMAINED.search(matter.reading.text):
            return _differs(cue, ranked, lost.span())
    return None


def _outcomes(matter: Matter, cue: re.Match[str]) -> Iterator[frozenset[str]]:
    """The keys of each thing that a claim calls significant, or significantly more or less."""
    text, tokens = matter.said.text, matter.said.tokens
    at = next((n for n, t in enumerate(tokens) if t.start <= cue.end() - 1 < t.end), None)
    if at is None:
        return
    behind = list(_behind(text, tokens, at))
    if any(behind):
        yield from (keys for keys in behind if keys)
        return
    begin = max([m.end() for m in _CLAUSES.finditer(text, 0, cue.start())], default=0)
    told = _DIFFERENCE.search(text, begin, cue.end())
    if told is not None:
        yield from named_in(text, tokens, told.span("of"))
        return
    begin = at
    noun = bool(at and tokens[at - 1].keys)  # "a quality of sleep significantly better"
    stops = _JOINS | _PREPOSITIONS - {"of"} if noun else _JOINS
    while begin and tokens[begin - 1].word not in stops and not _apart(text, tokens, begin - 1):
        begin -= 1
    yield _keys(tokens[begin:at] if noun else _until_preposition(tokens[begin:at]))
    if not noun:
        yield from _listed_before(text, tokens, begin)


def _listed_before(text: str, tokens: Sequence[Token], end: int) -> Iterator[frozenset[str]]:
    """The other subjects of a verb whose last one begins with word `end`: `X, Y and Z were significantly lower`."""
    item: list[Token] = []
    n = end - 1
    if n < 1 or tokens[n].word != "and":
        return
    for m in range(n - 1, -1, -1):
        if tokens[m].word in _STOPS or tokens[m].word in _JOINS or classify(tokens[m].word) is not None:
            return
        item.insert(0, tokens[m])
        if not m or _apart(text, tokens, m - 1):
            if tokens[m].word not in _PREPOSITIONS:
                yield _keys(_until_preposition(item))
            item = []


def _behind(text: str, tokens: Sequence[Token], at: int) -> Iterator[frozenset[str]]:
    """What stands behind the cue: `significantly worse A and B`, `significant reductions in A, B and C`."""
    n = at + 1
    item: list[Token] = []
    led = False
    while n < len(tokens):
        if _apart(text, tokens, n - 1) or tokens[n].word in ("and", "or"):
            yield _keys(item)
            if not led and not _keys(item):
                return
            item = []
            if tokens[n].word in _JOINS and tokens[n].word != "and":
                return
            if tokens[n].word in ("and", "or"):
                n += 1
                continue
        if tokens[n].word in _PREPOSITIONS:
            if not led and not _keys(item) and item and tokens[n].word in _OF and classify(item[-1].word):
                led, item = True, []  # "a significant reduction in"
            elif tokens[n].word != "of":
                break
        elif tokens[n].word in _STOPS:
            return
        else:
            item.append(tokens[n])
        n += 1
    yield _keys(item)


def _apart(text: str, tokens: Sequence[Token], n: int) -> bool:
    """Whether a mark stands between word `n` and the next."""
    return n + 1 < len(tokens) and _PARTS.search(text, tokens[n].end, tokens[n + 1].start) is not None


def _until_preposition(tokens: Sequence[Token]) -> Sequence[Token]:
    last = next((n for n, t in enumerate(tokens) if n and t.word in _PREPOSITIONS - {"of"}), len(tokens))
    return tokens[:last] if tokens and tokens[0].word not in _PREPOSITIONS else ()


def _keys(tokens: Sequence[Token]) -> frozenset[str]:
    named = (t for t in tokens if classify(t.word) is None)
    return frozenset(k for t in named for k in t.keys if not k[0].isdigit()) - _GENERAL


def _denied(matter: Matter, cue: re.Match[str], outcome: frozenset[str]) -> Observation | None:
    if weight(outcome) < _LEAST:
        return None
    for ranked in matter.ranked:
        if not outcome & ranked.sentence.keys:
            continue
        taken = _retracted(matter, ranked, outcome)
        if taken is not None and not _called(matter, outcome, ranked, (0, len(ranked.sentence.text))):
            return _differs(cue, ranked, taken)
        for null in of_nulls(ranked.sentence):
            if (
                null.levelled
                and _is_of(matter, null, outcome)
                and not of_other_moments(matter.said.text, ranked.sentence.text[slice(*null.clause)])
                and not of_another_one(matter.said.text, ranked.sentence.text)
                and not of_the_opposite(matter.said, ranked.sentence)
                and not _called(matter, outcome, ranked, null.clause)
            ):
                return _differs(cue, ranked, (null.start, null.end))
    return None


def _is_of(matter: Matter, null: Null, outcome: frozenset[str]) -> bool:
    """Whether a denial is of an outcome, and of nobody whom the claim does not speak of."""
    known = known_of_all(matter.reading)
    touched = [one for one in null.matters if one & outcome]
    there = outcome & frozenset[str]().union(*touched)
    if weight(there) < _LEAST or not any(one <= outcome | known | _GENERAL for one in touched):
        return False
    claims = frozenset(matter.said.weights)
    if not outcome <= there | null.rest | null.sides | known or not null.rest <= claims | known | _GENERAL:
        return False
    return not null.sides or part_of(null.sides, claims) >= _MEANT


def _retracted(matter: Matter, ranked: Ranked, outcome: frozenset[str]) -> tuple[int, int] | None:
    """Where a sentence takes back as not significant what it says of an outcome, in the same direction."""
    sentence = ranked.sentence
    if is_unfound(sentence.text) or of_the_opposite(matter.said, sentence):
        return None
    for taken in _RETRACTED.finditer(sentence.text):
        start = sentence.text.rfind(";", 0, taken.start()) + 1
        before = [t for t in sentence.tokens if start <= t.start < taken.start()]
        told = {(s.axis, s.value) for s in of_sentence(sentence) if start <= s.start < taken.start()}
        mine = {(s.axis, s.value) for s in signs(matter.said.text, matter.said.tokens)}
        if outcome <= frozenset(k for t in before for k in t.keys) and told & mine & _DIRECTED:
            return taken.span()
    return None


def _called(matter: Matter, outcome: frozenset[str], but: Ranked, clause: tuple[int, int]) -> bool:
    """Whether the abstract calls the outcome significant anywhere but in the clause of the denial."""
    start, end = clause
    return any(
        sign.axis == "significance" and sign.value == 1 and part_of(outcome, _clause(sentence, sign)) >= _MEANT
        for sentence in (*matter.reading.sentences, matter.reading.title)
        for sign in of_sentence(sentence)
        if not (sentence is but.sentence and start <= sign.start < end)
    )


def _clause(sentence: Sentence, sign: Sign) -> frozenset[str]:
    start, end = bounds(sentence.text, sign.start, sign.end)
    return frozenset(k for t in sentence.tokens if start <= t.start < end for k in t.keys) & sign.around


def _differs(cue: re.Match[str], ranked: Ranked, record_at: tuple[int, int]) -> Observation:
    printed = ranked.sentence.text[slice(*record_at)]
    return Observation(
        facet="significance", status="differs", claim=cue.group(), record=printed, claim_at=cue.span(),
        sentence=ranked.index, record_at=record_at, rule="claim-significance-differs",
        message=f"The text says “{cue.group()}”, the abstract “{printed}”.",
    )  # fmt: skip
