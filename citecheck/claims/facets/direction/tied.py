"""A tie of the claim beside one of the abstract: the same two things, going together the other way round."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from citecheck.claims.cues import Cue
from citecheck.claims.facets.direction.compared import Judged
from citecheck.claims.facets.direction.guards.denials import denies_another, known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import are_opposite
from citecheck.claims.facets.direction.guards.supposed import SUPPOSED, only_supposed
from citecheck.claims.facets.direction.guards.treated import of_its_treatment
from citecheck.claims.observation import Matter
from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.sentences.comparisons import DENIES
from citecheck.claims.sentences.sides import PLAIN, TIMES, apart, part_of, weight
from citecheck.claims.sentences.ties import Tie, ties
from citecheck.claims.words.terms import key_of
from citecheck.claims.words.wordlists import words

_NOT_FOUND_OUT = Cue(
    re.compile(
        r"\bwhether\b|\bassess\w* if\b|"
        r"\bhypothes|\b(?:aim(?:ed|s)?|objectives?|purpose|goal)\b|^(?:\W|[A-Z]{4,}\W)*to (?:assess|examine|"
        r"determine|evaluate|investigate|compare|test|study|explore|estimate|identify|describe)\b|\b(?:could|would|"
        r"should|unclear|"
        r"unknown|controvers\w+|conflicting)\b|"
        r"\bnot (?:(?:yet|fully|well|completely|entirely) ){0,2}(?:understood|known|clear|elucidated|established)\b|"
        r"\bwe (?:\w+ )?(?:developed|evaluated|assessed|examined|investigated|studied|"
        r"compared|tested|explored|sought)\b|"
        r"\b(?:was|were) (?:\w+ )?(?:evaluated|assessed|examined|investigated|studied|"
        r"analy[sz]ed|compared|measured)\b[^,;]*$|"
        r"\b(?:further|future|additional|more) (?:[\w-]+ ){0,2}"
        r"(?:stud(?:y|ies)|research|work|trials?|investigations?)\b|"
        r"\bnot (?:been )?(?:borne out|replicated|reproduced)\b|"
        r"\bwarranted\b|\b(?:performed|conducted|carried out|undertaken|used|designed|applied|employed) to\b|"
        r"\b(?:was|were) (?:\w+ly )?(?:calculated|constructed|created|designed|synthesi[sz]ed|computed)\b",
        re.IGNORECASE,
    ),
    pieces="whether assess hypothes aim objective purpose goal examin determin evaluat investig compar test stud "
    "explor estimat identif describ could would should clear known controvers conflicting understood elucidated "
    "established developed sought analy measured research work trial borne replicated reproduced warranted performed "
    "conducted carried undertaken used designed applied employed calculated constructed created synthesi computed",
)
"""Sentences that ask, suppose or tell what was done."""
_LACKING = re.compile(r"\bevidence\b[^.;]{0,160}\b(?:was|is|were) (?:lacking|absent|scarce)\b", re.IGNORECASE)
PART = re.compile(r"\b(?:other|others|except|remaining|the rest|apart from|aside from|all but)\b", re.IGNORECASE)
"""A claim of part of the people or things leaves the abstract to say something else of the whole."""
_GENERAL = frozenset(
    key_of(w)
    for w in words(
        "patient level group rate treatment year month week day number subject participant people individual human "
        "clinical"
    )
)
_ALIKE = {"associat": "tied", "affect": "tied", "differ": "differ"}
_GROUPS = frozenset(key_of(w) for w in words("group arm"))
_BETWEEN = frozenset(key_of(w) for w in words("transition"))
"""Ways from one state to another: who speaks of one names both."""
_SCORE = frozenset(key_of(w) for w in words("score scale index"))
"""A higher score may be better or worse."""
_HARMED = frozenset(words("damaged damages damage impaired impairs impair"))
"""Verbs of a thing that may be had or caused as well: who is `damaged` has `damage induced`."""
_LEAST = 7.0
"""How much the words of a claim have to weigh for it to speak of anything in particular."""
_COVERED, _DENIED = 0.5, 0.8
"""Weighted share of the claim's words that the clause of the abstract has; the second where either denies a tie."""
_EACH, _SIDES = 0.33, 0.3
"""The same of the words on either side of the verb, anywhere in the clause and on one side of its own verb."""
_ELSEWHERE = 0.2
"""Weighted share of the claim's words that only other sentences have: beyond that the claim is of those."""
_WHOLE = 0.75
"""The share asked for where all words stand on one side of the verb."""
_OTHER = 0.5


class _Fit(Struct, frozen=True):
    """How much of a claim's tie another has: of all its words (`plain`), and of all and of either side without words of
    the title, which the abstract need not repeat.
    """

    covered: float
    each: float
    sides: float
    plain: float


_CROSSED = _Fit(_OTHER, _OTHER, 1.0, _OTHER)


@lru_cache(maxsize=1024)
def is_unfound(text: str) -> bool:
    """Whether a text asks, supposes or tells what was done: several facets want to know it of one text."""
    return _NOT_FOUND_OUT.matches_in(text)


@lru_cache(maxsize=4096)
def of_sentence(sentence: Sentence) -> tuple[Tie, ...]:
    """The ties of a sentence of an abstract; none where it tells nothing that was found."""
    return () if is_unfound(sentence.text) else tuple(ties(sentence.text, sentence.tokens))


@lru_cache(maxsize=64)
def of_claim(said: ClaimReading) -> tuple[Tie, ...]:
    """The ties of a claim: several facets want to know them of one claim, against each work that it cites."""
    return tuple(ties(said.text, said.tokens))


def tied(matter: Matter) -> list[Judged]:
    """For each tie of the claim that the abstract turns round, and nowhere says as well, where it does."""
    if PART.search(matter.said.text) or is_unfound(matter.said.text):
        return []
    found: list[Judged] = []
    flat, about_all = SUPPOSED.search(matter.said.text) is None, frozenset(matter.said.weights)
    for mine in of_claim(matter.said):
        about = (mine.left | mine.right) - _GENERAL
        if not (_two_sided(mine) or _says_all(matter, mine)):
            continue
        agreed, alike = 0.0, None
        nearest = _Fit(0.0, 0.0, 0.0, 0.0)
        best: tuple[_Fit, int, Tie] | None = None
        for ranked in matter.ranked:
            if not ranked.shared or not _near(mine, about, ranked.sentence, matter.reading.title.keys):
                continue
            for theirs in of_sentence(ranked.sentence):
                against = opposed(mine, theirs)
                if against and mine.value == 0 and _LACKING.search(ranked.sentence.text):
                    continue  # the sentence denies it as well
                if against and _is_thing_there(matter, mine, theirs):
                    continue
                if against and mine.value == 1 and of_its_treatment(matter.said, mine.left, ranked.sentence):
                    continue
                if _crossed(mine, theirs):
                    if best is None and mine.value == theirs.value:
                        best = _CROSSED, ranked.index, theirs
                    continue
                left_open = against is None and mine.value == 0 and _leaves_open(mine, theirs)
                if (
                    (against is None and not left_open)
                    or _other_side(mine, theirs)
                    or (against and _other_moment(mine, theirs))
                ):
                    continue
                fit = _fit(mine, theirs, matter.reading.title.keys)
                if left_open:
                    agreed = max(agreed, fit.plain if fit.each > 0 else 0.0)
                elif not against:
                    if (flat and only_supposed(ranked.sentence)) or are_opposite(about_all, ranked.sentence.keys):
                        continue  # supposed beforehand, or said of the mild where the claim is of the severe
                    agreed = max(agreed, fit.plain if fit.each > 0 else 0.0)
                    if _enough(mine, theirs, fit):
                        nearest = max(nearest, fit, key=lambda f: (f.covered, f.sides))
                        alike = alike or Judged(same=True, at=mine.span, sentence=ranked.index, record_at=theirs.span)
                elif (
                    (best is None or fit.plain > best[0].plain)
                    and _enough(mine, theirs, fit)
                    and not (mine.value == 0 and DENIES.search(ranked.sentence.text, *_reach_of(mine, theirs)))
                    and not (theirs.value == 0 and denies_another(matter, ranked.sentence, theirs.at))
                    and _elsewhere(matter, _outcome(mine, theirs) or about, theirs) <= _ELSEWHERE
                ):
                    best = fit, ranked.index, theirs
        if best is not None:
            agreed = max(agreed, _in_title(mine, matter.reading.title))
        if (
            best is not None
            and agreed < best[0].plain
            and not (nearest.covered >= best[0].covered and nearest.sides > best[0].sides)
            and weight(about) >= _LEAST
        ):
            denied = 0 in (mine.value, best[2].value)
            found.append(
                Judged(same=False, at=mine.at, sentence=best[1], record_at=best[2].at, denied=denied, tie=True)
            )
        elif alike is not None:
            found.append(alike)
    return found


def _reach_of(mine: Tie, theirs: Tie) -> tuple[int, int]:
    """Where in the sentence a denial may be what the claim denies: an association is one of two things alone."""
    return theirs.span if mine.kind == theirs.kind == "associat" else (0, 1 << 30)


def _in_title(mine: Tie, title: Sentence) -> float:
    """How much of what the title says alike is the claim's."""
    fits = [_fit(mine, t, frozenset()) for t in of_sentence(title) if opposed(mine, t) is False]
    return max((fit.plain for fit in fits if fit.each > 0), default=0.0)


def _near(mine: Tie, about: frozenset[str], sentence: Sentence, title: frozenset[str]) -> bool:
    """Whether a sentence has words enough for one of its ties to be that of the claim, but for words of the title."""
    there = sentence.keys | {k for k in about if k[0] == "<" or ":" in k}
    wanted = frozenset([k for k in about if k in there or k not in title])
    return part_of(wanted, there) >= _COVERED or part_of(mine.other, there) >= _COVERED


def _two_sided(mine: Tie) -> bool:
    return bool(mine.left - _GENERAL and mine.right - _GENERAL)


def _says_all(matter: Matter, mine: Tie) -> bool:
    """Whether a tie whose words all stand on one side of its verb is a plain one, and the whole of the claim."""
    weights = matter.said.plain
    told = sum(w for k, w in weights.items() if k in mine.left or k in mine.right)
    return mine.value in (1, -1) and not mine.other and told >= _WHOLE * sum(weights.values())


def _fit(mine: Tie, theirs: Tie, title: frozenset[str]) -> _Fit:
    one, other = mine.left - _GENERAL, mine.right - _GENERAL
    there = theirs.left | theirs.right
    plain = part_of(one | other, there)
    outcome = _outcome(mine, theirs)
    if outcome:
        told = part_of(outcome, there)
        return _Fit(told, told, told, told)
    one, other = (_untitled(side, there, title) for side in (one, other))
    covered = part_of(one | other, there)
    if not one or not other:
        return _Fit(covered, covered, covered, plain)
    each = min(part_of(one, there), part_of(other, there))
    if not theirs.left - _GROUPS or not theirs.right:
        return _Fit(covered, each, each, plain)
    sides = max(
        min(part_of(one, theirs.left), part_of(other, theirs.right)),
        min(part_of(one, theirs.right), part_of(other, theirs.left)),
        _together(one, other, theirs),
    )
    return _Fit(covered, each, sides, plain)


def _together(one: frozenset[str], other: frozenset[str], theirs: Tie) -> float:
    """How much of either side stands before the verb of `A and B were correlated`; 0 for any other."""
    if not theirs.joint or theirs.right & (one | other):
        return 0.0
    told = min(part_of(one, theirs.left), part_of(other, theirs.left))
    return told if told >= _OTHER else 0.0


def _outcome(mine: Tie, theirs: Tie) -> frozenset[str]:
    """What the claim compares arms in, where the other says that the groups, which it does not name, do not differ."""
    there = theirs.left | theirs.right
    if not (theirs.value == 0 and theirs.kind == "differ" and _GROUPS & there and mine.value in (1, -1)):
        return frozenset()
    one, other = mine.left - _GENERAL, mine.right - _GENERAL
    if not mine.ordered or mine.of_change or not one or not other or bool(one & there) == bool(other & there):
        return frozenset()
    return one if one & there else other


def _untitled(side: frozenset[str], there: frozenset[str], title: frozenset[str]) -> frozenset[str]:
    """A side without words of the title that are not `there`, where what is left names it still."""
    named = any(k[0] != "<" for k in side & there)
    return frozenset([k for k in side if k in there or k not in title]) if named else side


def _enough(mine: Tie, theirs: Tie, fit: _Fit) -> bool:
    least = _DENIED if mine.value == 0 or 2 in (mine.value, theirs.value) else _COVERED
    if not _two_sided(mine):
        least = max(least, _WHOLE)
    if mine.means or theirs.means:  # said in passing, it has to be of the very same
        return fit.plain >= _WHOLE and min(fit.each, fit.sides) >= _OTHER
    return fit.covered >= least and fit.each >= _EACH and fit.sides >= _SIDES


def _elsewhere(matter: Matter, about: frozenset[str], theirs: Tie) -> float:
    there = theirs.left | theirs.right | known_of_all(matter.reading)
    return weight((about & matter.reading.keys) - there) / weight(about)


def _other_side(mine: Tie, theirs: Tie) -> bool:
    """Whether one text tells of what the other compares with."""
    ours = mine.other - mine.left - mine.right - _GENERAL
    printed = theirs.other - theirs.left - theirs.right - _GENERAL
    if ours and part_of(ours, theirs.left | theirs.right) >= _OTHER:
        return True
    if printed and part_of(printed, mine.left | mine.right) >= _OTHER:
        return True
    return mine.value == 0 and bool(mine.other) and not theirs.other


def _is_thing_there(matter: Matter, mine: Tie, theirs: Tie) -> bool:
    """Whether the verb of the claim is what the other is about: `damaged DNA` beside `inducing DNA damage`."""
    verb = next((t for t in matter.said.tokens if t.start == mine.at[0]), None)
    return verb is not None and verb.word in _HARMED and not (theirs.left | theirs.right).isdisjoint(verb.keys)


def _crossed(mine: Tie, theirs: Tie) -> bool:
    """Whether what is compared with in the claim has in the abstract what the claim's own side has.

    `Men had more pain than women` beside `women had more pain`.
    """
    if not (mine.other and mine.ordered and theirs.ordered) or mine.of_change or 0 in (mine.value, theirs.value):
        return False
    if mine.names != theirs.names or mine.worth != theirs.worth or theirs.of_change:
        return False
    there = theirs.left | theirs.right
    for side, matter in ((mine.left, mine.right), (mine.right, mine.left)):
        own, other = apart(side, mine.other)
        rest = matter - mine.other - _GENERAL
        if not own or not other or not rest or part_of(rest, there) < _WHOLE or weight(rest) < 3.0:
            continue
        if part_of(other, there) >= _WHOLE and not own & there and (not theirs.other or own & theirs.other):
            return True
    return False


def opposed(mine: Tie, theirs: Tie) -> bool | None:
    """Whether two ties exclude each other (True), agree (False), or neither (None)."""
    if mine.names != theirs.names or mine.of_change != theirs.of_change:
        return None
    if _other_pole(mine, theirs):
        return None
    if 2 in (mine.value, theirs.value) and 0 in (mine.value, theirs.value):
        alike = _ALIKE.get(mine.kind) == _ALIKE.get(theirs.kind) is not None and 2 in (mine.denied, theirs.denied)
        return True if alike else None
    if mine.value == -1 and theirs.value == 2 and mine.kind == theirs.kind == "associat":
        plain = bool(theirs.left and theirs.right) and theirs.good == -1 and not mine.worth
        return True if plain else None
    if mine.worth == theirs.worth:
        return _conflict(mine.value, mine.denied, theirs.value, theirs.denied)
    good = theirs.good or mine.good
    if (mine.good and theirs.good and mine.good != theirs.good) or _SCORE & (mine.left | mine.right):
        return None
    if not good:
        either = 0 in (mine.value, theirs.value)
        if not either or {mine.denied, theirs.denied} & {1, -1}:
            return None
        return _conflict(mine.value, mine.denied, theirs.value, theirs.denied)
    (ours, ours_denied), (printed, printed_denied) = _amount(mine, good), _amount(theirs, good)
    return _conflict(ours, ours_denied, printed, printed_denied)


def _other_pole(mine: Tie, theirs: Tie) -> bool:
    """Whether one speaks of the plain ones and the other of those with more, or of the way from one state to another.

    `Less A where B is normal` beside `more A where B is high`; `fewer larvae` beside `the transition from larvae`.
    """
    ours, printed = mine.left | mine.right, theirs.left | theirs.right
    sides = [tie.left | (tie.right if tie.other else frozenset()) for tie in (mine, theirs)]
    if bool(sides[0] & PLAIN) != bool(sides[1] & PLAIN) and mine.signs != theirs.signs:
        return True
    return bool(_BETWEEN & ours) != bool(_BETWEEN & printed)


def _other_moment(mine: Tie, theirs: Tie) -> bool:
    """Whether one tells what was before something and the other what was after it."""
    ours, printed = ((tie.left | tie.right) & TIMES for tie in (mine, theirs))
    return bool(ours and printed) and not ours & printed


def _leaves_open(mine: Tie, theirs: Tie) -> bool:
    """Whether the claim denies the contrary of what the other says: `did not fall` beside `rose`."""
    return (
        mine.names == theirs.names
        and mine.of_change == theirs.of_change
        and mine.worth == theirs.worth
        and mine.denied in (1, -1)
        and theirs.value == -mine.denied
    )


def _amount(tie: Tie, good: int) -> tuple[int, int]:
    """Value and denial as amounts: less pain is better, more function is."""
    turn = good if tie.worth else 1
    return (
        tie.value * turn if abs(tie.value) == 1 else tie.value,
        tie.denied * turn if abs(tie.denied) == 1 else tie.denied,
    )


def _conflict(mine: int, mine_denied: int, theirs: int, theirs_denied: int) -> bool | None:
    if mine == theirs == 0 and mine_denied == -theirs_denied:
        return None
    if mine == theirs:
        return False
    if mine == 0:
        return None if theirs == -mine_denied else True
    if theirs == 0:
        return None if mine == -theirs_denied else True
    return None if 2 in (mine, theirs) else True
