"""What a claim calls settled or understood, and the abstract leaves open."""

from __future__ import annotations

import re
from typing import TypeAlias

from citecheck.claims.cues import Cue
from citecheck.claims.evidence import Ranked
from citecheck.claims.observation import Matter

Contrast: TypeAlias = tuple[re.Match[str], Ranked, re.Match[str]]
"""The claim's words, and the sentence with the words in it that say less."""
_SETTLED = re.compile(
    r"\b(?:(?:definitive|conclusive|final|irrefutable|unequivocal) (?:proof|evidence)|proof that|"
    r"(?:conclusively|definitively|firmly|unequivocally|irrefutably|finally) (?:prov\w+|demonstrat\w+|show\w*|"
    r"establish\w+|confirm\w+|settled|validat\w+|(?:re)?solved|answered|clarified)|"
    r"beyond (?:any |all )?(?:reasonable )?(?:doubt|question|dispute)|"
    r"no longer (?:in|open to|a matter of) (?:question|doubt|dispute|debate)|(?:has|have|had|was|were|is|are) (?:now )?"
    r"(?:been )?(?:proven|proved|settled)|without (?:a |any )?doubt|with certainty)\b",
    re.IGNORECASE,
)
"""Said of what leaves no room for doubt."""
_OPEN = re.compile(
    r"\b(?:may|might|could|possibl[ey]|possibility|potential(?:ly)?|perhaps|probabl[ey]|likely|appears?|seems?|"
    r"suggest(?:s|ed|ing|ive)?|propos(?:e|es|ed|ing)|hypothes\w+|putative|presum\w+|speculat\w+|conceivabl\w+|"
    r"plausibl\w+|preliminary|promising|uncertain\w*|unclear|unknown|inconclusive|not (?:yet )?(?:been )?(?:fully )?"
    r"(?:established|proven|known|clear|understood)|remains? to be|(?:further|more|additional) (?:\w+ )?(?:research|"
    r"studies|trials?|work|investigations?)(?: (?:is|are) (?:needed|required|warranted))?)\b",
    re.IGNORECASE,
)
"""What leaves a matter open."""
_KNOWN = re.compile(
    r"\b(?:(?:complete|full) (?:understanding|knowledge|explanation)|(?:fully|completely|entirely|well) (?:been )?"
    r"(?:understood|elucidated|explained|clarified|delineated)|(?:fully|firmly) (?:been )?established|"
    r"(?:fully|completely) known|known with certainty)\b",
    re.IGNORECASE,
)
_KNOWING = Cue(_KNOWN, words="complete full fully completely entirely well firmly certainty")
_UNKNOWN = re.compile(
    r"\b(?:elusive|(?:poorly|incompletely|barely|(?:not|never) (?:yet )?(?:been )?(?:fully|completely|entirely|well)) "
    r"(?:been )?(?:understood|elucidated|explained|clarified|delineated|known|established)|"
    r"(?:is|are|was|were|been) not (?:yet )?(?:clear|known|established)|"
    r"(?:remains?|remained|still|largely|is|are) (?:largely |still |as yet )?(?:unknown|unclear|obscure|unexplained)|"
    r"little is known)\b",
    re.IGNORECASE,
)
"""What is called understood, and what is not."""
_STUDIES = (
    r"(?:[\w-]+,? ){0,3}?(?:research|stud(?:y|ies)|trials?|work|investigations?|evaluations?|analys[ie]s|experiments?)"
    r"(?: (?:in|of|on|with|among|into) [\w-]+(?: [\w-]+){0,3}?)?"
)
_WANTED = r"(?:needed|required|warranted|necessary|called for)"
_MORE = r"\b(?:further|more|additional|future|larger)"
NEEDLESS = re.compile(
    rf"\bno {_MORE} {_STUDIES} (?:is|are) {_WANTED}|{_MORE} {_STUDIES} (?:is|are) (?:not|no longer) {_WANTED}",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    rf"(?<!no ){_MORE} {_STUDIES} (?:is|are|will be) (?:\w+ly )?{_WANTED}|\bneed(?:s|ed)? (?:for )?{_MORE}\b",
    re.IGNORECASE,
)
"""Studies said to be needless, and to be needed."""
_SOUGHT = re.compile(
    r"\b(?:towards?|lack\w*|without|until|before|for|once|aim\w*|goal|hope\w*|far from|prevent\w*|hamper\w*|hinder\w*|"
    r"preclud\w*|limit\w*|less than|short of)\s(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?:(?!\b(?:but|while|whereas|although|though)\b)[^.;]){0,90}?\b(?:yet to|lacking|missing|"
    r"needed|required|awaited|remain(?:s|ed|ing)?|elusive|would|could|will|far|"
    r"not|never|cannot|difficult|hard)\b",
    re.IGNORECASE,
)
"""Before and behind it, where it is only wished for."""
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot|need(?:ed|s)? to|to|must be|yet to be|in order to|"
    r"whether|if)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
ASKED_WHETHER = re.compile(r"\bwhether\b|\bhypothes|\?|\b(?:aim(?:ed|s)?|objective|purpose)\b", re.IGNORECASE)
"""Sentences that ask: a `may` in them is no reservation."""
_SETTLED_SHARE, _BESIDE = 0.2, 0.8
"""For a claim that something is settled: the share of its words that the sentence must hold which leaves it open, and
how near no other sentence without such a reservation may come to it."""
_SPOKEN_OF = 0.45
"""The share from which a sentence speaks of what the claim calls understood."""
_BACKGROUND = 0.25
"""How far into the abstract that sentence has to stand: the study may have found out what was unknown before."""


def unsettled(matter: Matter) -> Contrast | None:
    """Something said to be settled, where every sentence of the abstract that speaks most of it leaves it open."""
    said = next((m for m in _SETTLED.finditer(matter.claim.text) if not denied(matter.claim.text, m)), None)
    told = [(r, share_of(matter, r)) for r in matter.ranked if not ASKED_WHETHER.search(r.sentence.text)]
    if said is None or not told:
        return None
    best, most = told[0]
    theirs = _OPEN.search(best.sentence.text)
    if theirs is None or most < _SETTLED_SHARE:
        return None
    if any(
        r.score >= _BESIDE * best.score and s >= _BESIDE * most and not _OPEN.search(r.sentence.text)
        for r, s in told[1:]
    ):
        return None
    return said, best, theirs


def not_understood(matter: Matter) -> Contrast | None:
    """Something said to be understood, of which the sentence that speaks most of it says that it is not.

    Nothing where that sentence calls a thing understood as well, or stands where an abstract tells what was known.
    """
    claim = matter.claim.text
    said = next((m for m in _KNOWING.finditer(matter.said) if not denied(claim, m) and _reached(claim, m)), None)
    if said is None or not matter.ranked:
        return None
    best = matter.ranked[0]
    text = best.sentence.text
    theirs = _UNKNOWN.search(text)
    if theirs is None or share_of(matter, best) < _SPOKEN_OF or best.sentence.place < _BACKGROUND:
        return None
    if any(
        _reached(text, m) and not denied(text, m) and not theirs.start() <= m.start() < theirs.end()
        for m in _KNOWN.finditer(text)
    ):
        return None
    return said, best, theirs


def not_needed(matter: Matter) -> Contrast | None:
    """Further studies said to be needless, of which a sentence that speaks most of it says that they are needed."""
    said = NEEDLESS.search(matter.claim.text)
    if said is None:
        return None
    for ranked in matter.ranked:
        theirs = _NEEDED.search(ranked.sentence.text)
        if theirs is not None and share_of(matter, ranked) >= _SPOKEN_OF:
            return said, ranked, theirs
    return None


def _reached(text: str, match: re.Match[str]) -> bool:
    """Whether it is said to be understood, and not only wished for."""
    return _SOUGHT.search(text, 0, match.start()) is None and _NOT_YET.match(text, match.end()) is None


def denied(text: str, match: re.Match[str]) -> bool:
    """Whether what a text says at `match` is denied, or only aimed at."""
    return _DENIED.search(text[max(0, match.start() - 40) : match.start()]) is not None


def share_of(matter: Matter, ranked: Ranked) -> float:
    """The weighted share (0..1) of the claim's words that the sentence has."""
    weights = matter.said.plain
    total = sum(weights.values())
    there = ranked.sentence.keys
    return sum([w for k, w in weights.items() if k in there]) / total if total else 0.0
