"""What is true of some and not of their opposites, told of the opposites: `in men, but not in women`."""

from __future__ import annotations

import re
from itertools import pairwise

from citecheck.claims.cues import Cue
from citecheck.claims.evidence import Ranked
from citecheck.claims.facets.population.peopled import addressed
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.sides import share

_KINDS: tuple[tuple[str, str], ...] = (
    (r"men|males?|boys|sons|brothers|fathers|husbands", r"women|females?|girls|daughters|sisters|mothers|wives"),
    (r"children|p(?:a)?ediatric patients|adolescents", r"adults"),
    (r"(?:non-?|never[- ]|former )smokers", r"(?:current )?smokers"),
    (r"pre-?menopausal(?: women)?", r"post-?menopausal(?: women)?"),
    (r"younger(?: \w+)?", r"older(?: \w+)?|elderly(?: \w+)?"),
    (r"singletons", r"twins"),
    (r"in vitro", r"in vivo"),
)
_OF = re.compile(
    "|".join(f"(?P<k{n}a>\\b(?:{one})\\b)|(?P<k{n}b>\\b(?:{two})\\b)" for n, (one, two) in enumerate(_KINDS)),
    re.IGNORECASE,
)
_BUT_NOT = re.compile(
    r",? (?:(?:but|and|though|yet) (?:\w+ )?)?not (?:that |those )?(?:in |among |for |of |with )?(?:the )?$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"\b(?:not|neither) (?:in |among |for |of |with )?(?:the )?$", re.IGNORECASE)
_BUT = re.compile(r",? but (?:only )?(?:in |among |for |of |with )?(?:the )?$", re.IGNORECASE)
_TURN = re.compile(r"(?:,|;)? (?:whereas|while|but|though|although)\b|[;.] ", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:no|not(?! only)|none|neither|never|nothing|without|lacked|absent|unchanged|unaffected)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[;:,]\s(?:(?:and|but|while|whereas)\s)?")
_ENOUGH = 4
"""So many words of a clause say by themselves what it is about."""
_APART = 45
"""Letters between those of whom something is said and those of whom it is not, in one breath."""
_COVERED = 0.6
"""Weighted share of the claim's words, without those for whom it is of, that the sentence has."""
_TELLING = Cue(
    _OF,
    pieces="men male boy girl child diatric adoles adult smoker menopaus younger elder older singleton twin vitro vivo "
    "son brother father husband daughter sister mother wives",
)


def only_in(matter: Matter) -> Observation | None:
    """The opposites of whom the abstract says what the claim says of the others, and denies what the claim affirms."""
    if _TELLING.search(matter.said) is None:
        return None
    mine = _parted(matter.claim.text)
    if mine is None or not addressed(matter):
        return None
    kind, first, at = mine
    near = [(r, _parted(r.sentence.text)) for r in matter.ranked if _covers(matter, r.sentence, at)]
    told = [(r, theirs) for r, theirs in near if theirs is not None and theirs[0] == kind]
    if not told or any(theirs[1] == first for _, theirs in told):
        return None
    ranked, (_, _, record_at) = told[0]
    return exchanged(matter, at, ranked, record_at)


def exchanged(matter: Matter, at: tuple[int, int], ranked: Ranked, record_at: tuple[int, int]) -> Observation:
    """What a sentence says of one of two, at the offsets `record_at`, the claim says of the other, at `at`."""
    said, printed = matter.claim.text[slice(*at)], ranked.sentence.text[slice(*record_at)]
    return Observation(
        facet="direction",
        status="differs",
        claim=said,
        record=printed,
        claim_at=at,
        sentence=ranked.index,
        record_at=record_at,
        rule="claim-direction-reversed",
        message=f"The text has “{said}”, the abstract “{printed}”.",
    )


def _covers(matter: Matter, sentence: Sentence, at: tuple[int, int]) -> bool:
    """Whether a sentence has what the claim, or the clause of it in which the two are told apart, says of them."""
    tokens = matter.said.tokens
    whom = {k for t in tokens if _OF.match(matter.said.text, t.start) for k in t.keys}
    wanted = {k: w for k, w in matter.said.plain.items() if k not in whom}
    start = max((m.end() for m in _CLAUSE.finditer(matter.said.text, 0, at[0])), default=0)
    clause = {k: w for k, w in wanted.items() if any(start <= t.start < at[1] and k in t.keys for t in tokens)}
    if len(clause) >= _ENOUGH and share(clause, sentence.keys) >= _COVERED:
        return True
    return share(wanted, sentence.keys) >= _COVERED


def _parted(text: str) -> tuple[int, bool, tuple[int, int]] | None:
    """Of which kind of opposites a text says something of one and denies it of the other; None where it does not.

    Returns:
        The number of the kind, whether it is said of the first of the two, and where the two are told apart.
    """
    named = [(int((m.lastgroup or "k0a")[1:-1]), (m.lastgroup or "").endswith("a"), m) for m in _OF.finditer(text)]
    if len(named) > 2:  # more of them: those next to each other of which the one is denied
        apart = [(a, b) for a, b in pairwise(named) if _BUT_NOT.search(text[a[2].end() : b[2].start()])]
        named = list(apart[0]) if len(apart) == 1 else []
    if len(named) != 2 or named[0][0] != named[1][0] or named[0][1] == named[1][1]:
        return None  # not each of the two once: who is told of what is not plain
    (kind, first, one), (_, second, two) = named
    at, between = (one.start(), two.end()), text[one.end() : two.start()]
    if len(between) <= _APART and _BUT_NOT.search(between):
        return kind, first, at
    if len(between) <= _APART and _BUT.search(between) and _NOT_BEFORE.search(text, 0, one.start()):
        return kind, second, at
    turn = _TURN.search(text, one.end(), two.start())
    if turn is None:
        return None
    denied, other = (_DENIAL.search(part) is not None for part in (text[: turn.start()], text[turn.end() :]))
    return None if denied == other else (kind, first if other else second, at)
