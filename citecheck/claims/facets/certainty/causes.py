"""A cause told of what the abstract only found to go together: `A causes B` beside `A was associated with B`."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.certainty.assured import ASKED_WHETHER, denied, only_wanted
from citecheck.claims.facets.design.designs import few_cases, is_rct
from citecheck.claims.facets.population.peopled import addressed, text_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.borders import stretch

_CAUSES = re.compile(
    r"(?<!that )(?<!which )(?<!who )(?<!or )(?<!and )\b(?:causes|caused(?! by)|cause(?= (?!specific\b|analys)))\b"
    r"(?! (?:of|for)\b)|"
    r"\b(?:is|are|was|were) (?:an? |the |one of the )?(?:(?:\w+ly|established|main|major|real|true|known|direct|"
    r"important) ){0,3}causes? of\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:[-‐–]|\b(?:the|an?|any|root|this|one|main|known|common|leading|major|single|other|underlying)\s)$",
    re.IGNORECASE,
)
"""Before a cause that is a thing and no verb: `all-cause mortality`, `any cause`."""
_OF_DEATH = re.compile(r"(?: of)? (?:death|mortality|morbidity|admission|hospitali|disability)", re.IGNORECASE)
"""Behind a word for a cause that only sorts them."""
_CAUSING = Cue(_CAUSES, words="causes caused cause")
_DOUBTED = re.compile(
    r"\b(?:may|might|could|can|possibl[ey]|perhaps|probabl[ey]|likely|suggest\w*|seems?|appears?|thought|believed|"
    r"suspected|hypothesi\w+|whether|if|would|potential\w*|not|never|no|cannot|nor|neither|hardly|"
    r"(?:evidence|idea|notion|claim|view|proof|argument|case) (?:that|for))\b",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"\b(?:associat(?:ed|ion|ions)|correlat(?:ed|es?|ion|ions)|linked|relationship|predict(?:ed|ors?|s)|"
    r"risk factors?|odds)\b",
    re.IGNORECASE,
)
_CAUSAL = re.compile(
    r"\bcaus(?:al|ality|ation|ative)|\ba?etiolog|\bmendelian|\bpathogen(?!esis)|\bmutations?\b|"
    r"\binduc(?:es|ed|tion)\b|"
    r"\bin vitro\b(?! fertili)|\bmice\b|\brats\b|\bexperiment",
    re.IGNORECASE,
)
"""In an abstract that speaks of causes, or tried what comes of something."""
_EFFECT = re.compile(
    r"(?<!may be )(?<!might be )(?<!could be )\b(?:caus(?:es?|ed|ing)|leads? to|led to|leading to|results? in|"
    r"resulted in|resulting in|due to|because of|effects? of|impact of|produc(?:es?|ed)|brings? about|brought about|"
    r"contribut\w+ to|attribut\w+ to|owing to|"
    r"consequences?|complications?)\b",
    re.IGNORECASE,
)
"""In a sentence that says as much of the same."""
_BORDER = re.compile(r"[;:]\s|,\s(?:and|but|while|whereas|although|as|which|who|so)\s|\s(?:but|whereas|while)\s")
_SHARE, _AS_MUCH = 0.45, 0.4
"""The share of the claim's words that a sentence has which ties the two, and one that says as much."""


def causes(matter: Matter) -> Observation | None:
    """The claim's word for a cause, where all that the abstract says of both sides is that they go together."""
    if len(matter.claim.references) > 1:
        return None
    for said in _CAUSING.finditer(matter.said):
        text = matter.claim.text
        if denied(text, said.start()) or only_wanted(text, said) or is_doubted(matter, said.span()):
            continue
        before, behind = _sides(matter, said.span())
        if not before or not behind or _CAUSAL.search(text_of(matter.reading)) or says_as_much(matter, said.span()):
            continue
        for n, sentence in enumerate(matter.reading.sentences):
            tied = _TIED.search(sentence.text)
            if tied is None or ASKED_WHETHER.search(sentence.text) or not _has(sentence, before, behind, _SHARE):
                continue
            if is_rct(matter.record, matter.reading) or not addressed(matter, said):
                return None
            return Observation(
                facet="certainty", status="differs", claim=said.group(), claim_at=said.span(), record=tied.group(),
                sentence=n, record_at=tied.span(), rule="claim-overstated",
                message=f"The text says “{said.group()}”, the abstract “{tied.group()}”.",
            )  # fmt: skip
    return None


def is_doubted(matter: Matter, at: tuple[int, int]) -> bool:
    """Whether the claim leaves open or denies what the word at `at` says of a cause, or says nothing of any."""
    text = matter.claim.text
    if _OF_DEATH.match(text, at[1]) or _NOUN.search(text, 0, at[0]):
        return True
    return _DOUBTED.search(text, stretch(text, at, _BORDER)[0], at[1]) is not None


def says_as_much(matter: Matter, at: tuple[int, int]) -> bool:
    """Whether title or abstract tell of an effect what the claim tells on either side of the word at `at`.

    What is told of one case may be put either way.
    """
    if few_cases(matter.reading):
        return True
    before, behind = _sides(matter, at)
    sentences = (matter.reading.title, *matter.reading.sentences)
    return any(_has(s, before, behind, _AS_MUCH) and _EFFECT.search(s.text) for s in sentences)


def _sides(matter: Matter, at: tuple[int, int]) -> tuple[dict[str, float], dict[str, float]]:
    """The words of the clause before and behind what stands at `at`, with their weights."""
    start, end = stretch(matter.claim.text, at, _BORDER)
    return _weights(matter, start, at[0]), _weights(matter, at[1], end)


def _weights(matter: Matter, start: int, end: int) -> dict[str, float]:
    """The words of the claim between two places, with their weights."""
    found = (k for t in matter.said.tokens if start <= t.start < end for k in t.keys)
    return {k: matter.said.weights[k] for k in found if k in matter.said.weights and not k[0].isdigit()}


def _has(sentence: Sentence, before: dict[str, float], behind: dict[str, float], share: float) -> bool:
    """Whether a sentence has that share of what stands before and behind the word for a cause, and of each a third."""
    one, other = (sum(w for k, w in each.items() if k in sentence.keys) for each in (before, behind))
    whole = sum(before.values()) + sum(behind.values())
    return one + other >= share * whole and one >= sum(before.values()) / 3 and other >= sum(behind.values()) / 3
