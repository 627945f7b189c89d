"""What a claim calls proved, where the abstract, in the sentence that speaks of the same thing, leaves it open.

Only words of proof proper count: `showed`, `found` and `confirmed` are what everybody says of a result.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citecheck.claims.cues import Cue
from citecheck.claims.facets.certainty.assured import ASKED_WHETHER, denied, no_word_of_proof, only_wanted, reached
from citecheck.claims.facets.design.designs import PLAIN, watched
from citecheck.claims.facets.population.peopled import addressed, text_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.borders import stretch

_NO_DOUBT = r"beyond (?:(?:all|any|reasonable) )*doubt"
_BEYOND = rf"(?:conclusively|definitively|unequivocally|irrefutably|incontrovertibly|firmly|{_NO_DOUBT})"
_PROVE, _ESTABLISH = "prov(?:e[sdn]?|ing)", "establish(?:es|ed|ing)?"
_SHOWN = rf"(?:demonstrat(?:e[sd]?|ing)|show(?:s|n|ed|ing)?|confirm(?:s|ed|ing)?|{_PROVE}|{_ESTABLISH})"
_CAUSE = (
    r"(?:the|its|their) (?:(?:only|sole|main|true|real|principal|underlying) )?"
    r"(?:causes?|explanation|reasons?|mechanism)"
)
_WORTH = r"(?:efficacy|effectiveness|safety|benefits?|value|superiority|effects?|role|links?|causal\w*)"
_PROVED = re.compile(
    rf"\b(?:(?P<after>(?:{_PROVE}|{_ESTABLISH})(?: {_BEYOND})? that|"
    rf"{_BEYOND} {_SHOWN}(?: that)?|{_SHOWN} {_BEYOND}(?: that)?|"
    r"no (?:longer any |more )?(?:doubt|question) (?:now )?that|(?:has|have|had) settled that|"
    rf"{_PROVE}(?= (?:[\w-]+ ){{1,8}}?to be (?:an?|the|one) )|"
    r"(?:proof|(?:conclusive|definitive|irrefutable|unequivocal) evidence) (?:that|of)|"
    rf"(?<!was )(?<!were )(?<!been ){_ESTABLISH}(?= (?:[\w-]+ ){{1,12}}?as (?:an?|the|one) ))|"
    rf"(?P<both>{_PROVE}(?= (?:its|their|his|her) | the (?:[\w-]+ ){{0,2}}?{_WORTH}\b)|"
    r"(?:has|have|had|was|were|is|are) (?:(?:now|been|thus|thereby|finally) ){0,2}(?:proved|proven)\b|"
    r"(?:(?:has|have|had) been|was|were|is|are) (?:now )?established as an? (?:[\w-]+ ){0,2}?"
    r"(?:causes?|treatment|therapy|remedy|cure|means|risk factor)\b|"
    rf"(?:(?:has|have|had) been|was|were|is|are) (?:now )?(?:{_BEYOND}|finally|now) (?:established|settled)\b|"
    rf"(?:(?:has|have|had) been|was|were|is|are) (?:\w+ly )?(?:shown|found|established|demonstrated) "
    rf"(?:to be|as) {_CAUSE}|(?:is|are|was|were) {_NO_DOUBT}))",
    re.IGNORECASE,
)
_PROVING = Cue(
    _PROVED,
    pieces="prov proof establish conclusive definit unequivocal irrefutab incontrovert firmly doubt cause explanation "
    "reason mechanism settled question",
)
_SETTLES = re.compile(
    r"\b(?:this|that|the|their|his|her|its) (?:[\w-]+ ){0,3}?(?:trial|study|review|meta-?analysis|work|paper|report|"
    r"analysis|authors|investigators|data|findings|results|evidence)\b[^.;,]{0,30}?\s"
    r"(?P<said>(?:settle[sd]?|resolve[sd]?|decide[sd]?|answer(?:s|ed)?|close[sd]?|end(?:s|ed)?|puts? to rest) "
    r"(?:the|this|that) (?:question|matter|issue|debate|dispute|controversy|point)\b)",
    re.IGNORECASE,
)
_SETTLING = Cue(_SETTLES, words="question matter issue debate dispute controversy point")
_STUDIES = r"(?:research|studies|trials?|RCTs?|investigations?|evidence)"
_DOUBT = re.compile(
    r"\b(?:may(?! \d)|might|could(?! not\b)|possibl[ey]|possibility|potential(?:ly)?(?! confound)|perhaps|probabl[ey]|"
    r"(?<!less )(?<!more )(?<!as )(?<!times )likely|appears?|seems?|suggest(?:s|ed|ing|ive)?|propos(?:e|es|ed|ing)|"
    r"hypothes\w+|presum\w+|speculat\w+|conceivabl\w+|plausibl\w+|postulat\w+|preliminary|promising|uncertain\w*|"
    r"unclear|unknown|inconclusive|insufficient|low[- ](?:certainty|quality|confidence)|limited (?:evidence|data|by)|"
    r"not (?:yet )?(?:been )?(?:\w+ly )?(?:established|proven|proved|known|clear|understood|settled)|remains? to be|"
    rf"(?:further|more|additional|larger|future|confirmatory) (?:[\w-]+,? ){{0,4}}?{_STUDIES}|"
    r"(?:care|caution) (?:must|should|is)|cautiously|no (?:firm|definite) conclusions?)\b",
    re.IGNORECASE,
)
"""What leaves a matter open."""
_WANTED = re.compile(
    rf"\b(?:further|more|additional|larger|future) (?:[\w()-]+,? ){{0,5}}?(?:{_STUDIES}|data)\b|"
    r"\bremains? (?:to be|unclear|uncertain|unknown|unproven|open)\b|\binsufficient\b|\binconclusive\b|"
    r"\bnot (?:yet )?(?:been )?(?:established|proven|settled)\b",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:prov(?:e[sdn]?|ing)|proof|establish(?:es|ed|ing)?|conclusive(?:ly)?|definitive(?:ly)?|unequivocal(?:ly)?|"
    r"confirm(?:s|ed|ing)?|beyond doubt|causal(?:ly)?|caused by)\b",
    re.IGNORECASE,
)
"""An abstract that is as sure."""
_CAUSES = re.compile(
    r"\b(?:caus(?:e[sd]?|ing|al|ality|ative|ation)|prevent\w*|protect\w*|cur(?:e[sd]?|ing)|leads? to|brings? about|"
    r"effective\w*|efficac\w+|works?|makes?|prolongs?)\b",
    re.IGNORECASE,
)
_CAUSAL = re.compile(
    r"\bcaus(?:al|ality|ation|ative|es|ed|ing)\b|\ba?etiolog|\bmendelian|\bgenome-wide|\bmutation|\bpathogen|"
    r"\bin vitro",
    re.IGNORECASE,
)
"""What a study cannot prove that only watched, and of what it has a word if it speaks of causes."""
_BORDER = re.compile(
    r"[;:]\s|\.\s|,\s(?:and|but|while|whereas|although|though|yet|so|which|with|\w+ing)\s|"
    r"\s(?:but|whereas|although|while)\s",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|probably|likely|suggest\w*|seems?|appears?|if|whether|until|unless|lacking|"
    r"await\w*|far from|yet to|missing|needed|wanting|would|absent)\b",
    re.IGNORECASE,
)
"""A claim that is not sure itself, or has no proof."""
_SHARE, _LEAST, _AS_SURE = 0.45, 2, 0.4
"""The share of what is called proved that a sentence has which leaves it open, and how many words; the share that one
has which is as sure."""
_FLATLY = 0.5
"""The share of it that a sentence has which says the effect itself."""
_BACKGROUND, _LATE = 0.25, 0.6
"""How far into the abstract a reservation has to stand: before, it is why the study was made."""


class _Doubt(NamedTuple):
    """The sentence that leaves it open, its number in the abstract (None: it is the title), the word, the share."""

    sentence: Sentence
    number: int | None
    word: re.Match[str]
    share: float


def proof(matter: Matter) -> Observation | None:
    """What the claim calls proved and the abstract leaves open."""
    settles = _SETTLING.search(matter.said)
    if settles is not None and not _taken_back(matter.claim.text, settles):
        wanted = _wanted(matter)
        if wanted is not None:
            return _observe(settles.span("said"), settles["said"], wanted)
    for said in _PROVING.finditer(matter.said):
        if _taken_back(matter.claim.text, said):
            continue
        core = _core(matter, said)
        if len(core) < _LEAST:
            continue
        if _as_sure(matter, core):
            continue
        doubt = _doubt(matter, core)
        if doubt is not None:
            return _observe(said.span(), said.group(), doubt)
        if (watching := _only_watched(matter, said)) is not None:
            return watching
    return None


def _only_watched(matter: Matter, said: re.Match[str]) -> Observation | None:
    """A cause called proved by a study that only watched, and speaks of no cause itself."""
    if _CAUSES.search(matter.said.text, *stretch(matter.said.text, said.span(), _BORDER)) is None:
        return None
    seen = watched(matter.record, matter.reading)
    if seen is None or _CAUSAL.search(text_of(matter.reading)) or not addressed(matter, said):
        return None
    core = _core(matter, said)
    if any(_share(core, s.keys) >= _FLATLY and _CAUSES.search(s.text) for s in matter.reading.sentences):
        return None  # the abstract says so itself
    return Observation(
        facet="certainty", status="differs", claim=said.group(), claim_at=said.span(), record=seen[1],
        rule="claim-overstated",
        message=f"The text says “{said.group()}”; the record is {PLAIN[seen[0]]}, which does not prove a cause.",
    )  # fmt: skip


def as_sure(matter: Matter) -> list[Observation]:
    """What the claim calls proved and the abstract, one of several cited, says as surely."""
    if len(matter.claim.references) < 2:
        return []
    return [
        Observation(facet="certainty", status="agrees", claim=said.group(), claim_at=said.span())
        for said in _PROVING.finditer(matter.said)
        if _as_sure(matter, _core(matter, said))
    ]


def _taken_back(text: str, said: re.Match[str]) -> bool:
    """Whether the claim itself denies it, wishes for it or is not sure."""
    start, end = stretch(text, said.span(), _BORDER)
    if no_word_of_proof(text, said) or only_wanted(text, said):
        return True
    return denied(text, said.start()) or not reached(text, said) or _HEDGED.search(text, start, end) is not None


def _core(matter: Matter, said: re.Match[str]) -> dict[str, float]:
    """The words of what is called proved, with their weights."""
    start, end = stretch(matter.said.text, said.span(), _BORDER)
    if said.lastgroup == "after":
        start = said.end()
    weights = {k: w for k, w in matter.said.weights.items() if not k[0].isdigit()}
    return {
        k: weights[k]
        for t in matter.said.tokens
        if start <= t.start < end and not said.start() <= t.start < said.end()
        for k in t.keys
        if k in weights
    }


def _share(core: dict[str, float], keys: frozenset[str]) -> float:
    total = sum(core.values())
    return sum(w for k, w in core.items() if k in keys) / total if total else 0.0


def _as_sure(matter: Matter, core: dict[str, float]) -> bool:
    for sentence in (matter.reading.title, *matter.reading.sentences):
        if _share(core, sentence.keys) < _AS_SURE:
            continue
        sure = (m for m in _SURE.finditer(sentence.text) if not denied(sentence.text, m.start()))
        if any(not _DOUBT.search(sentence.text, *stretch(sentence.text, m.span(), _BORDER)) for m in sure):
            return True
    return False


def _doubt(matter: Matter, core: dict[str, float]) -> _Doubt | None:
    """The reservation of the sentence that has most of what is called proved in the clause of the reservation."""
    best: _Doubt | None = None
    for n, sentence in enumerate((*matter.reading.sentences, matter.reading.title)):
        titled = sentence is matter.reading.title
        if ASKED_WHETHER.search(sentence.text) or (not titled and sentence.place < _BACKGROUND):
            continue
        for word in _DOUBT.finditer(sentence.text):
            start, end = stretch(sentence.text, word.span(), _BORDER)
            keys = frozenset(k for t in sentence.tokens if start <= t.start < end for k in t.keys)
            share = _share(core, keys)
            if share >= _SHARE and sum(k in keys for k in core) >= _LEAST and (best is None or share > best.share):
                best = _Doubt(sentence, None if titled else n, word, share)
    return best


def _wanted(matter: Matter) -> _Doubt | None:
    """What the abstract says at its end is still wanting."""
    for n, sentence in reversed(list(enumerate(matter.reading.sentences))):
        if sentence.place < _LATE:
            return None
        word = _WANTED.search(sentence.text)
        if word is not None:
            return _Doubt(sentence, n, word, 1.0)
    return None


def _observe(at: tuple[int, int], said: str, doubt: _Doubt) -> Observation:
    where = "title" if doubt.number is None else "abstract"
    return Observation(
        facet="certainty", status="differs", claim=said, claim_at=at, record=doubt.word.group(), sentence=doubt.number,
        record_at=doubt.word.span() if doubt.number is not None else None, rule="claim-overstated",
        message=f"The text says “{said.strip()}”; the {where} is less sure: “{doubt.word.group()}”.",
    )  # fmt: skip
