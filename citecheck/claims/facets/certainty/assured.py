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
    r"\b(?:(?:definitive|conclusive|final|irrefutable|unequivocal) (?:proof|evidence)|proof that|conclusive,? |"
    r"(?:conclusively|definitively|firmly|unequivocally|irrefutably|finally|unquestionably|undoubtedly|indisputably|"
    r"undeniably|incontrovertibly|definitely|certainly)\b|definitive studies|"
    r"(?:beyond|leaves? no|left no|(?:is|was) no) (?:any |all )?(?:reasonable )?(?:doubt|question|dispute)|"
    r"no longer (?:in|open to|a matter of) (?:question|doubt|dispute|debate)|(?:has|have|had|was|were|is|are) (?:now )?"
    r"(?:been )?(?:proven|proved|settled)|without (?:a |any )?doubt|with certainty|"
    r"(?:prove[sdn]?|establish(?:ed|es)?) that|"
    r"an established (?:means|method|way|treatment|therapy|remedy|cure|cause|fact)|"
    r"a proven (?:and \w+ )?(?:means|method|way|treatment|therapy|remedy|cure|cause|fact)|(?:now|fully) confirmed)\b",
    re.IGNORECASE,
)
"""Said of what leaves no room for doubt."""
_OPEN = re.compile(
    r"\b(?:may|might|could|possibl[ey]|possibility|potential(?:ly)?|perhaps|probabl[ey]|likely|appears?|seems?|"
    r"suggest(?:s|ed|ing|ive)?|propos(?:e|es|ed|ing)|hypothes\w+|putative|presum\w+|speculat\w+|conceivabl\w+|"
    r"(?:believed|thought|expected|predicted|assumed) to|we predict|postulat\w+|candidates?|"
    r"plausibl\w+|preliminary|promising|uncertain\w*|unclear|unknown|inconclusive|not (?:yet )?(?:been )?(?:fully )?"
    r"(?:established|proven|known|clear|understood)|remains? to be|(?:further|more|additional) (?:\w+ )?(?:research|"
    r"studies|trials?|work|investigations?)(?: (?:is|are) (?:needed|required|warranted))?)\b",
    re.IGNORECASE,
)
"""What leaves a matter open."""
_KNOWN = re.compile(
    r"\b(?:(?:complete|full) (?:understanding|knowledge|explanation)|(?:fully|completely|entirely|well) (?:been )?"
    r"(?:understood|elucidated|explained|clarified|delineated)|(?:fully|firmly) (?:been )?established|"
    r"(?:fully|completely) known|known with certainty|"
    r"(?:already|long) been (?:\w+ )?(?:understood|elucidated|explained|clarified|settled|established))\b",
    re.IGNORECASE,
)
_KNOWING = Cue(_KNOWN, words="complete full fully completely entirely well firmly certainty already long")
_FORMERLY = re.compile(
    r"\s*(?:[Bb]efore|[Pp]rior to|[Uu]ntil|[Aa]t the time of|[Ww]hen) "
    r"(?:(?!\b(?:was|were|is|are)\b)[^,;]|(?<=al\.),){3,90}?(?<!al\.),\s"
)
"""Before what is said of the time when the study began: then what it found is not meant."""
_UNKNOWN = re.compile(
    r"\b(?:elusive|(?:poorly|incompletely|barely|(?:not|never) (?:yet )?(?:been )?(?:fully|completely|entirely|well)) "
    r"(?:been )?(?:understood|elucidated|explained|clarified|delineated|known|established)|"
    r"(?:is|are|was|were|been) not (?:yet )?(?:clear|known|established)|"
    r"(?:remains?|remained|still|largely|is|are) (?:largely |still |as yet )?(?:unknown|unclear|obscure|unexplained)|"
    r"(?:is|are|remains?) (?:still |much |largely )?(?:under-?studied|debated|controversial|undetermined|unresolved)|"
    r"little is known)\b",
    re.IGNORECASE,
)
"""What is called understood, and what is not."""
_STUDIES = (
    r"(?:[\w-]+,? ){0,3}?(?:research|stud(?:y|ies)|trials?|work|investigations?|evaluations?|analys[ie]s|experiments?)"
    r"(?: (?:in|of|on|with|among|into|from|through|by|using|for) [\w-]+(?: [\w-]+){0,3}?)?"
)
_WANTED = r"(?:needed|required|warranted|necessary|called for)"
_MORE = r"\b(?:further|more|additional|future|larger),?"
NEEDLESS = re.compile(
    rf"\bno {_MORE} {_STUDIES} (?:(?:is|are|was|were|to be) )?{_WANTED}|"
    rf"{_MORE} {_STUDIES} (?:is|are|was|were) (?:not|no longer) {_WANTED}|"
    rf"\b(?:do|does|did) not (?:deserve|merit|require|need|warrant) {_MORE[2:]}\b|"
    r"\bneed(?:ed|s)? no (?:\w+ )?(?:confirmation|replication|validation)|"
    r"\b(?:evidence|findings?|results?|data)\b[^.;]{0,200}?"
    r"\b(?:(?:was|were|is|are|as) (?:now )?definitive|(?:was|were|is|are) already sufficient)\b(?! (?:to|for|as)\b)|"
    rf"{_MORE} {_STUDIES} (?:is |are )?(?:unnecessary|needless|superfluous)|"
    rf"\bno need (?:for|of) {_MORE[2:]} {_STUDIES}|"
    rf"\b(?:needs?|calls? for|requires?|wants?) no {_MORE[2:]} (?:{_STUDIES}|confirmation|evidence|proof)|"
    rf"\bno {_MORE} {_STUDIES} (?:is|are) called for|"
    rf"\bno (?:further |more )?(?:confirmation|replication|validation) (?:(?:is|was) )?{_WANTED}",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    rf"(?<!no ){_MORE} (?:{_STUDIES}|evidence|data) (?:is|are|will be) (?:\w+ )?{_WANTED}|"
    rf"\bneed(?:s|ed)? (?:for )?{_MORE}\b|\b(?:require|warrant|deserve|merit|need)s? {_MORE[2:]}\b|"
    rf"\b(?:studies|trials?|research|investigations?|work) (?:is|are) (?:\w+ )?{_WANTED}|"
    rf"{_MORE} {_STUDIES} (?:should|must|will|needs?|ought)\b|\bshould be (?:confirmed|replicated|validated)\b|"
    r"\bremains? to be (?:\w+ly )?(?:investigated|determined|established|elucidated|confirmed|seen|clarified|"
    r"tested)\b|"
    r"\bshould be further studied\b|"
    r"\b(?:require|warrant|deserve|merit|need|await)s? (?:\w+ )?(?:confirmation|replication|validation)\b",
    re.IGNORECASE,
)
"""Studies said to be needless, and to be needed."""
_OF_THIS = re.compile(
    r"\b(?:this|these|our|the present) (?:\w+ )?"
    r"(?:issues?|questions?|findings?|results?|points?|matters?|hypothes[ei]s|conclusions?|"
    r"observations?|associations?|effects?)\b",
    re.IGNORECASE,
)
"""What they are needed for is what the study itself found."""
_NOT_SO = re.compile(
    r"\b(?:not (?!deserve|merit|requir|need|warrant|necessary|called)|never|neither|nor|hardly|far from|insufficient)",
    re.IGNORECASE,
)
_CLOSE = 30
"""What denies that they are needless, and how many letters before it may stand."""
_UNLIMITED = re.compile(
    r"\b(?:(?:has|have|had|with|names?|named|reports?|reported|states?|stated|mentions?|mentioned) no "
    r"(?:major |serious |important )?limitations of (?:their|its|the) (?:work|study|own)|"
    r"(?:study|work|trial|review) (?:is|was) (?:without|free (?:of|from)) (?:any )?(?:bias|limitations)|"
    r"(?:judged|called|considered) (?:it|their (?:work|study)) free (?:of|from) bias)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:(?:main |major |important )?limitations? (?:of|is|are|was|were|include)\b|limited (?:by|sample)\b|"
    r"small (?:sample|number of (?:patients|participants|subjects|cases))\b|risk of bias\b)|^\W*limitations?\b",
    re.IGNORECASE,
)
"""A work told of as without limitations, and what is one."""
_TURNED_OUT = re.compile(
    r"(?:(?:has|have|had|is|are|was|were|been|now) )*(?:"
    r"(?<!been )(?<!is )(?<!are )pro(?:ve[sd]?|ving) (?:to be )?an?\b|"
    r"pro(?:ve[sdn]?|ving) (?:to be )?(?:(?!that\b)[\w-]+ly )?(?:\d|(?:as )?(?:useful|difficult|hard|impossible|"
    r"fatal|safe|unable|unsuccessful|feasible|tolerable|acceptable|negative|positive|better|worse)\b)|"
    r"established as an? (?:[\w-]+ ){0,3}?(?:cent(?:re|er)|clinic|unit|service|network|registry|programme|program|"
    r"cohort|model)\b)",
    re.IGNORECASE,
)
"""What turned out so, and what was founded."""
_BEFORE_THEN = re.compile(r"\b(?:until|unless|before|far from|short of)\b[^.;,]{0,80}$", re.IGNORECASE)
_WANTING = re.compile(
    r"[^.;,]{0,120}?\b(?:lacking|missing|wanting|awaits?|awaited|absent|elusive|outstanding)\b", re.IGNORECASE
)
_WANTING_PROOF = re.compile(
    r"[^.;,]{0,120}?\b(?:lacking|missing|wanting|awaits?|awaited|absent|elusive|outstanding|(?:needs?|requires?|takes?|"
    r"would (?:need|require|take)) (?:an? )?(?:[\w-]+ ){0,2}?(?:trials?|stud(?:y|ies)|research|data|evidence)|"
    r"(?:is|are) (?:still )?(?:needed|required))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:has|have|had|is|are|was|were|been|now) )*(?:proven?|proved|established)"
    r" (?:in|by) (?:(?:earlier|previous|prior|other|large|several|many|randomi[sz]ed) )*(?:trials|studies|others)\b",
    re.IGNORECASE,
)
_OTHERS_BEFORE = re.compile(
    r"\b(?:trials|studies|others|work|research) (?:elsewhere )?had (?:already |long |since )?"
    r"(?:proved|proven|established|shown)\b[^.;,]{0,4}$|"
    r"\b(?:earlier|previous(?:ly)?|prior|elsewhere|already|long (?:been|since))\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""Whose proof is another's, of which the abstract need not speak."""
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
_FACT = re.compile(
    r"(?:beyond|leaves? no|left no|(?:is|was) no|an established fact)\b[\w ]{0,20}(?: that\b|,)", re.IGNORECASE
)
"""What is said to be so, in so many words, whatever it is."""
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot|need(?:ed|s)? to|to|must be|yet to be|in order to|"
    r"whether|if)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_NOT_AS = re.compile(r"\b(?:not|never|nobody|nor)\b[^.;]{0,120}\bas (?:an? )?(?:\w+ )?$", re.IGNORECASE)
"""`Did not regard the findings as` definitive."""
ASKED_WHETHER = re.compile(r"\bwhether\b|\bhypothes|\?|\b(?:aim(?:ed|s)?|objective|purpose)\b", re.IGNORECASE)
"""Sentences that ask: a `may` in them is no reservation."""
_AS_SURE = re.compile(
    r"\b(?:conclusiv|definitiv|unequivocal|undoubted|unquestion|indisputab|undeniab|incontrovertib|proof\b|"
    r"prove[dsn]?\b|"
    r"established that|beyond doubt)",
    re.IGNORECASE,
)
"""An abstract that is as sure of something."""
_AT_ONCE = re.compile(
    r"definitive|conclusive|final|proof|beyond|leaves? no|(?:is|was) no|(?:is|are|was|were) (?:now )?settled",
    re.IGNORECASE,
)
_FIRST_STEP = re.compile(
    r"\b(?:this|the|our|present|a|controlled) pilot (?:study|trial)|"
    r"\bpreliminary (?:study|results|data|findings|evidence)|"
    r"\bsmall (?:number|sample)|\blimited data\b|\bpilot trial\b",
    re.IGNORECASE,
)
_SETTLED_SHARE, _BESIDE = 0.2, 0.93
"""For a claim that something is settled: the share of its words that the sentence must hold which leaves it open, and
how near no other sentence without such a reservation may come to it."""
_LITTLE, _LATE = 25.0, 0.5
"""How much the words may weigh that a claim says of a work besides its title, and where its wishes stand."""
_SPOKEN_OF = 0.45
"""The share from which a sentence speaks of what the claim calls understood."""
_BACKGROUND, _RETOLD = 0.25, 0.75
"""How far into the abstract that sentence has to stand, or how much of the claim it has: the study may have found out
what was unknown before."""


def unsettled(matter: Matter) -> Contrast | None:
    """Something said to be settled, where the sentence of the abstract that speaks most of it leaves it open.

    So it is, too, where the abstract calls itself a first step: a pilot study, of few patients.
    """
    text = matter.claim.text
    said = next((m for m in _SETTLED.finditer(text) if not denied(text, m.start()) and reached(text, m)), None)
    told = [(r, share_of(matter, r)) for r in matter.ranked if not ASKED_WHETHER.search(r.sentence.text)]
    if said is None or not told or any(s >= _SPOKEN_OF and _AS_SURE.search(r.sentence.text) for r, s in told):
        return None
    best, most = told[0]
    theirs = _OPEN.search(best.sentence.text)
    if most < _SETTLED_SHARE:
        return None
    rivals = (
        r.score >= _BESIDE * best.score and s >= _BESIDE * most and not _OPEN.search(r.sentence.text)
        for r, s in told[1:]
    )
    if theirs is not None and not any(rivals):
        return said, best, theirs
    if _AT_ONCE.match(said.group()):
        for ranked in matter.ranked:
            first = _FIRST_STEP.search(ranked.sentence.text)
            if first is not None:
                return said, ranked, first
    return None


def not_understood(matter: Matter) -> Contrast | None:
    """Something said to be understood, of which the sentence that speaks most of it says that it is not.

    Nothing where that sentence calls a thing understood as well, or stands where an abstract tells what was known.
    """
    claim = matter.claim.text
    said = next((m for m in _KNOWING.finditer(matter.said) if not denied(claim, m.start()) and reached(claim, m)), None)
    if said is None or not matter.ranked:
        return None
    best = matter.ranked[0]
    text = best.sentence.text
    theirs = _UNKNOWN.search(text)
    formerly = _FORMERLY.match(claim)
    early = best.sentence.place < _BACKGROUND and formerly is None
    if theirs is None or share_of(matter, best) < (_RETOLD if early else _SPOKEN_OF):
        return None
    if any(
        reached(text, m) and not denied(text, m.start()) and not theirs.start() <= m.start() < theirs.end()
        for m in _KNOWN.finditer(text)
    ):
        return None
    return said, best, theirs


def not_needed(matter: Matter) -> Contrast | None:
    """Further studies said to be needless, of which a sentence that speaks most of it says that they are needed.

    A claim that says little more is of the whole work: any such sentence near its end will do.
    """
    said = NEEDLESS.search(matter.claim.text)
    if said is None or _NOT_SO.search(matter.claim.text, max(0, said.start() - _CLOSE), said.end()):
        return None
    weights, title = matter.said.plain, matter.reading.title.keys
    rest = {k for t in matter.said.tokens if not said.start() <= t.start < said.end() for k in t.keys}
    of_all = sum(w for k, w in weights.items() if k in rest and k not in title) <= _LITTLE
    for ranked in matter.ranked:
        theirs = _NEEDED.search(ranked.sentence.text)
        if theirs is not None and (
            share_of(matter, ranked) >= _SPOKEN_OF
            or ((of_all or _OF_THIS.search(ranked.sentence.text)) and ranked.sentence.place >= _LATE)
        ):
            return said, ranked, theirs
    return None


def not_limited(matter: Matter) -> Contrast | None:
    """A work said to have no limitations, of which its abstract names some."""
    said = _UNLIMITED.search(matter.claim.text)
    if said is None:
        return None
    for ranked in matter.ranked:
        theirs = _LIMITED.search(ranked.sentence.text)
        if theirs is not None and ranked.sentence.place >= _LATE:
            return said, ranked, theirs
    return None


def reached(text: str, match: re.Match[str]) -> bool:
    """Whether it is said to be understood, and not only wished for."""
    if _SOUGHT.search(text, 0, match.start()) is not None:
        return False
    return _NOT_YET.match(text, match.end()) is None or _FACT.match(text, match.start()) is not None


def no_word_of_proof(text: str, said: re.Match[str]) -> bool:
    """Whether a word that may be one of proof is none: what `proved useful`, a habit, or a clinic."""
    return _TURNED_OUT.match(text, said.start()) is not None


def only_wanted(text: str, said: re.Match[str]) -> bool:
    """Whether the proof is still to come, or is another's: `until it is proved`, `proven in trials`."""
    if _BEFORE_THEN.search(text, 0, said.start()) is not None or _OTHERS.match(text, said.start()) is not None:
        return True
    wanting = _WANTING_PROOF if said.group().lower().endswith((" of", " that", "proof")) else _WANTING
    return wanting.match(text, said.end()) is not None or _OTHERS_BEFORE.search(text, 0, said.end()) is not None


def denied(text: str, at: int) -> bool:
    """Whether what a text says from offset `at` on is denied, or only aimed at."""
    return _DENIED.search(text[max(0, at - 40) : at]) is not None or _NOT_AS.search(text, 0, at) is not None


def share_of(matter: Matter, ranked: Ranked) -> float:
    """The weighted share (0..1) of the claim's words that the sentence has."""
    weights = matter.said.plain
    total = sum(weights.values())
    there = ranked.sentence.keys
    return sum([w for k, w in weights.items() if k in there]) / total if total else 0.0


def left_out(
    shares: list[tuple[Ranked, float]], least: float, patterns: tuple[re.Pattern[str], ...]
) -> tuple[Ranked, re.Match[str]] | None:
    """The first of the patterns in a sentence that has at least so much of the claim."""
    for ranked, share in shares:
        if share < least:
            continue
        for pattern in patterns:
            match = pattern.search(ranked.sentence.text)
            if match is not None:
                return ranked, match
    return None
