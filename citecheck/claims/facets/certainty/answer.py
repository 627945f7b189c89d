"""How sure the claim is against how sure the abstract is: a reservation that was left out."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.evidence import Ranked
from citecheck.claims.facets.certainty.assured import (
    ASKED_WHETHER,
    denied,
    left_out,
    no_word_of_proof,
    not_limited,
    not_needed,
    not_understood,
    only_wanted,
    share_of,
    unsettled,
)
from citecheck.claims.facets.certainty.causes import causes
from citecheck.claims.facets.certainty.disclaimed import disclaimed
from citecheck.claims.facets.certainty.dropped import EMPTY, dropped, of_another_part
from citecheck.claims.facets.certainty.graded import graded
from citecheck.claims.facets.certainty.hedges import HEDGE, HEDGED, NO_DOUBT, WEAK
from citecheck.claims.facets.certainty.measured import told_by_figures
from citecheck.claims.facets.certainty.proof import as_sure, proof
from citecheck.claims.facets.certainty.reworded import reworded
from citecheck.claims.facets.design.designs import PLAIN, watched
from citecheck.claims.facets.population.peopled import addressed
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.terms import stem

_GRADED_LOW = re.compile(
    r"\b(?:quality|certainty|confidence)\b[^.;]{0,60}\b(?:low|poor|weak)\b|\bno (?:high|good)[- ](?:quality|certainty)",
    re.IGNORECASE,
)
"""A claim that says itself how weak the evidence is."""
_SURE = re.compile(
    r"\b(?:prov(?:es?|ed|en|ing)|proof|confirm(?:s|ed|ing)?|conclusive(?:ly)?|definite(?:ly)?|definitive(?:ly)?|"
    r"undoubtedly|undeniabl[ey]|irrefutabl[ey]|indisputabl[ey]|invariably|unquestionabl[ey]|an established fact|"
    r"beyond (?:any |all )?(?:reasonable )?(?:doubt|dispute|question)|"
    r"clear(?:ly)? (?:shows?|showed|demonstrat\w+)|guarantees?d?|certainly|unequivocal(?:ly)?|with certainty|"
    r"(?:has|have|had|is|are|was|were|been|now|firmly|well)[- ]established|establish(?:es|ed) (?:that|as)|"
    r"(?:firmly|finally) (?:demonstrated|shown)|settled|"
    r"no longer (?:in|open to|a matter of) (?:question|dispute|debate)|"
    r"without (?:a |any )?doubt|no doubt|reliably|cures|(?:is|are|was|were) certain to)\b",
    re.IGNORECASE,
)
_CERTAIN = Cue(
    _SURE,
    pieces="prov proof confirm conclusive defin undoubted undenia irrefutab indisputab invariab doubt clear guarantee "
    "unquestionab dispute question "
    "certain unequivocal establish reliably cures firmly finally settled longer",
)
_PROOF = re.compile(
    r"\b(?:prov(?:es|ed|en) that|proves|been proven|proof that|conclusive(?:ly)?|definitive(?:ly)?|irrefutabl[ey]|"
    r"beyond (?:any |all )?(?:reasonable )?doubt|with certainty|establish(?:es|ed) that|without (?:a |any )?doubt)\b",
    re.IGNORECASE,
)
"""Words of proof proper, which no study without a comparison made for it can give of an effect."""
_EFFECT = re.compile(
    r"\b(?:prevent(?:s|ed|ing)?|caus(?:e[sd]?|ing|al)|protect(?:s|ed|ing)?|cur(?:e[sd]?|ing)|leads? to|led to|"
    r"reduc(?:e[sd]?|ing)|improv(?:e[sd]?|ing)|effective\w*|efficac\w+|safe\w*|works?|raises?|lowers?|increases?|"
    r"decreases?)\b",
    re.IGNORECASE,
)
_DEMONSTRATED = re.compile(
    r"\b(?:it (?:has been|is|was) (?:demonstrated|shown|established)|(?:has|have) been (?:demonstrated|shown) to|"
    r"demonstrat(?:es?|ed) that|causes|leads? to|prevents|always|eliminates|abolishes)\b",
    re.IGNORECASE,
)
"""What is said flatly; held only against a sentence that says the same with a modal verb."""
_SUGGESTS = re.compile(r"\b(?:suggest(?:s|ed)?|promising|pilot)\b", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:preliminary|(?:further|more|additional|larger) (?:(?!of\b|in\b|for\b|than\b)[\w-]+,? ){0,3}(?:research|"
    r"studies|trials?|work|"
    r"investigations?|samples?)|"
    r"(?:further|more|additional) (?:\w+ )?(?:evidence|data|experience) (?:is|are) (?:still )?(?:needed|required|"
    r"warranted|necessary)|"
    r"remains? to be|small (?:sample|number)|needs? (?:to be )?confirm(?:ed|ation))\b",
    re.IGNORECASE,
)
_ASKING = Cue(ASKED_WHETHER, words="whether aim aimed aims objective purpose", pieces="hypothes ?")
_DONE = re.compile(
    r"\b(?:was|were) (?:\w+ly )?(?:determined|measured|assessed|evaluated|explored|investigated|examined|analy[sz]ed|"
    r"compared|defined|considered|calculated|tested|recorded|collected|performed|used|reacted|stained)\b",
    re.IGNORECASE,
)
"""What was done, of which nobody is unsure."""
_FIRST_STEPS = re.compile(r"\b(?:pilot|preliminary|feasibility|exploratory|case report|case series)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s|\b(?:because|suggesting that|and thus|but|whereas|although|while)\b", re.IGNORECASE)
_CLAUSE_SHARE, _OF_SENTENCE = 0.65, 0.8
"""How much of the claim a clause with a reservation has to hold, and how much of what its sentence has of the claim."""
_CORE = 0.5
_FLAT = 0.4
_CORE_WORDS = 3
_ELSEWHERE = 0.6
_LATE = 0.6
_BACKGROUND = 0.25
"""How far into the abstract a reservation has to stand: what comes before is what others supposed."""
_SHARE = 0.75
_SURE_SHARE = 0.45
_OTHER_SHARE = 0.6


def certainty(matter: Matter) -> list[Observation]:
    """At most one observation: the reservation that the claim keeps, or the one that it left out.

    Left out is a `may` or `low certainty` of a sentence that holds nearly all the claim says; and any reservation of
    the abstract, even that more research is needed, where the claim says "proves" or "confirms".
    """
    rating = graded(matter)
    if rating is not None and rating.status == "differs":
        return [rating]
    found = _reserved(matter, rated=rating is not None)
    return found if rating is None else [*found, rating]


def _reserved(matter: Matter, *, rated: bool) -> list[Observation]:
    """The same without the level of the evidence, and whether the claim tells that as the abstract does."""
    claim = matter.claim.text
    hedge = HEDGED.search(matter.said)
    assured = [m for m in _CERTAIN.finditer(matter.said) if not no_word_of_proof(claim, m)]
    sure = next((m for m in assured if not denied(claim, m.start()) and not only_wanted(claim, m)), None)
    shares = [(r, share_of(matter, r)) for r in matter.ranked[:6]]
    # "has not been proven" and "whether" are reservations of the claim's own
    reserved = sure is None and bool(assured or _ASKING.search(matter.said))
    lost = None if reserved else dropped(matter)
    lost = lost or reworded(matter) or (None if reserved else proof(matter) or causes(matter) or disclaimed(matter))
    if lost is not None:
        return [lost]
    mystery = not_understood(matter) or not_needed(matter) or not_limited(matter)
    if mystery is not None:
        return [_observe(*mystery, "differs")]
    settled = unsettled(matter) if sure is not None else None
    if settled is not None and settled[2].group().lower() not in claim.lower():
        return [_observe(*settled, "differs")]
    if hedge is not None and not (sure is not None and hedge.group().lower() == "can"):
        for ranked, share in shares[:3]:
            theirs = HEDGE.search(ranked.sentence.text)
            if theirs is not None and share >= _SURE_SHARE:
                return [_observe(hedge, ranked, theirs, "agrees")]
        return []
    if reserved or "?" in claim[-3:]:
        return []
    if sure is not None:
        likewise = r"prov(?:e[dns]?|ing)\b" if sure.group().lower().startswith("prov") else re.escape(sure.group()[:6])
        if re.search(rf"\b{likewise}", matter.reading.text, re.IGNORECASE):
            return as_sure(matter)  # the abstract is as sure, of something
        found = left_out(shares, _SURE_SHARE, (WEAK, _SMALL)) or left_out(shares, _SHARE, (_SUGGESTS,))
        if found is None and any(s >= _SURE_SHARE for _, s in shares):
            last = matter.reading.sentences[-3:]
            found = next(
                ((r, m) for r in matter.ranked if r.sentence in last and (m := _SMALL.search(r.sentence.text))),
                None,
            )
        if found is not None:
            return [_observe(sure, *found, "differs")]
        if settled is not None:
            return [_observe(*settled, "differs")]
        unproven = _unproven(matter)
        if unproven is not None:
            return [unproven]
    if rated or _DONE.search(claim) or _GRADED_LOW.search(claim):
        return []
    words = (
        frozenset(stem(t.word) for t in matter.said.tokens) if any(s >= _SHARE for _, s in shares[:3]) else frozenset()
    )
    for ranked, share in shares[:3]:
        if share < _SHARE or ASKED_WHETHER.search(ranked.sentence.text) or ranked.sentence.place < _BACKGROUND:
            continue
        doubts = (m for m in WEAK.finditer(ranked.sentence.text) if not NO_DOUBT.match(m.string, m.start()))
        weak = next((m for m in doubts if _of_the_same(matter, ranked, m, words)), None)
        if (
            weak is not None
            and not any(s >= _OTHER_SHARE and r is not ranked and not HEDGE.search(r.sentence.text) for r, s in shares)
            and not told_by_figures(matter, ranked.index)
        ):
            return [_observe(None, ranked, weak, "differs", claim)]
    supposed = _only_supposed(matter, shares[:3])
    if supposed is not None:
        return [_observe(_DEMONSTRATED.search(claim) or sure, *supposed, "differs", claim)]
    return as_sure(matter)


def _unproven(matter: Matter) -> Observation | None:
    """An effect said to be proven by a study that only watched, or that calls itself preliminary in its title."""
    claim, title = matter.claim.text, matter.reading.title.text
    proof = next((m for m in _PROOF.finditer(claim) if not denied(claim, m.start())), None)
    if proof is None or _EFFECT.search(claim) is None or not addressed(matter, proof):
        return None
    first = _FIRST_STEPS.search(title)
    seen = watched(matter.record, matter.reading)
    if first is not None:
        said, other = first.group(), f"by its title the study is a first step: “{first.group()}”"
    elif seen is not None:
        said, other = seen[1], f"the record is {PLAIN[seen[0]]}, which does not prove an effect"
    else:
        return None
    return Observation(
        facet="certainty", status="differs", claim=proof.group(), claim_at=proof.span(), record=said,
        rule="claim-overstated", message=f"The text says “{proof.group()}”; {other}.",
    )  # fmt: skip


def _only_supposed(matter: Matter, shares: list[tuple[Ranked, float]]) -> tuple[Ranked, re.Match[str]] | None:
    """The `may` of the only sentence that has what the claim says flatly.

    After it stands half of the claim, rare words among it, and no other sentence has as much of that.
    """
    weights = matter.said.plain
    total = sum(weights.values())
    if not total:
        return None
    least = _FLAT if _DEMONSTRATED.search(matter.claim.text) else _CORE
    for ranked, share in shares:
        text = ranked.sentence.text
        if share < least or ASKED_WHETHER.search(text) or ranked.sentence.place < _LATE:
            continue
        if told_by_figures(matter, ranked.index):
            continue
        for weak in WEAK.finditer(text):
            if weak.lastgroup != "modal" or NO_DOUBT.match(text, weak.start()):
                continue
            stop = next((m.start() for m in _CLAUSE.finditer(text, weak.end())), len(text))
            core = {k for t in ranked.sentence.tokens if weak.end() <= t.start < stop for k in t.keys if k in weights}
            held = sum(weights[k] for k in core)
            if len(core) < _CORE_WORDS or held / total < least:
                continue
            others = (
                sum(weights[k] for k in core if k in s.keys) / held
                for s in matter.reading.sentences
                if s is not ranked.sentence and not HEDGE.search(s.text)
            )
            if max(others, default=0.0) <= _ELSEWHERE:
                return ranked, weak
    return None


def _of_the_same(matter: Matter, ranked: Ranked, weak: re.Match[str], words: frozenset[str]) -> bool:
    """Whether the reservation is about what the claim says: the verb after `may` is the claim's, the clause
    holds it.
    """
    text = ranked.sentence.text
    if weak.lastgroup == "modal" and of_another_part(matter, ranked.sentence, *weak.span()):
        return False
    starts = [m.end() for m in _CLAUSE.finditer(text, 0, weak.start())]
    stop = next((m.start() for m in _CLAUSE.finditer(text, weak.end())), len(text))
    start = starts[-1] if starts else 0
    if weak.lastgroup == "low":
        start, stop = 0, len(text)
    else:
        after = [t for t in ranked.sentence.tokens if t.start >= weak.end()][:4]
        if not any(stem(t.word) in words for t in after if t.word not in EMPTY):
            return False
    weights = matter.said.plain
    total = sum(weights.values())
    keys = {k for t in ranked.sentence.tokens if start <= t.start < stop for k in t.keys}
    held = sum(w for k, w in weights.items() if k in keys)
    whole = sum(w for k, w in weights.items() if k in ranked.sentence.keys)
    return bool(total) and held >= max(_CLAUSE_SHARE * total, _OF_SENTENCE * whole)


def _observe(
    said: re.Match[str] | None, ranked: Ranked, theirs: re.Match[str], status: str, claim: str | None = None
) -> Observation:
    differs = status == "differs"
    words = said.group() if said is not None else claim
    return Observation(
        facet="certainty",
        status="differs" if differs else "agrees",
        claim=words,
        claim_at=said.span() if said is not None else None,
        record=theirs.group(),
        sentence=ranked.index,
        record_at=theirs.span(),
        rule="claim-overstated" if differs else None,
        message=f"The abstract is less sure: “{theirs.group()}”." if differs else "",
    )
