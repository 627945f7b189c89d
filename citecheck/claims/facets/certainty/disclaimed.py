"""A cause told of what the abstract itself says shows none: `A causes B` beside `causality cannot be inferred`."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.certainty.assured import denied, only_wanted
from citecheck.claims.facets.population.peopled import addressed
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.sides import part_of

_SURELY = (
    r"(?:prov(?:e[sdn]?|ing)|proof|demonstrat(?:e[sd]?|ing)|establish(?:es|ed)|show(?:s|ed|n)|settle[sd]|confirm(?:s|ed)|"
    r"conclusive(?:ly)?|definitive(?:ly)?)"
)
_BRINGS = r"(?:prevents?|protects?|makes?|drives?|triggers?|induces?|prolongs?|cures?|keeps?|stops?)"
_CAUSED = re.compile(
    rf"\b(?P<said>causes|caused(?! by)|{_SURELY}\b[^.;]{{0,80}}?\b{_BRINGS})\b(?! of\b)", re.IGNORECASE
)
_CAUSING = Cue(_CAUSED, pieces="caus prov proof demonstrat establish show settle confirm conclusive definitive")
_DOUBTED = re.compile(
    r"\b(?:may|might|could|can|possibl[ey]|perhaps|probabl[ey]|likely|suggest\w*|seems?|appears?|thought|believed|"
    r"hypothesi\w+|whether|if|would|potential\w*|not|never|no|cannot|nor|neither|hardly)\b",
    re.IGNORECASE,
)
_UNABLE = (
    r"(?:cannot|can not|could not|not be|precludes?d?|uncertain|unclear|unproven|limit(?:s|ed)?|"
    r"not (?:prove|establish|imply|allow|permit))"
)
DISCLAIMER = re.compile(
    rf"\b(?:reverse )?caus(?:e|es|al|ality|ation|ally)\b[^.;]{{0,60}}?\b{_UNABLE}\b[^.;]*|"
    rf"\b{_UNABLE}\b[^.;]{{0,60}}?\b(?:reverse )?caus(?:e|es|al|ality|ation|ally)\b[^.;]*|"
    r"\b(?:residual |unmeasured )?confounding\b[^.;]{0,60}?\b(?:cannot|could not|not be|remains?|is possible)\b[^.;]*",
    re.IGNORECASE,
)
"""What an abstract says of the causes that it does not show."""
_LATE, _TOPIC = 0.5, 0.6
"""How far into the abstract it has to stand, and the weighted share of the claim's words that the abstract has."""


def disclaimed(matter: Matter) -> Observation | None:
    """The claim's word for a cause, where the abstract says that it shows none."""
    said = _CAUSING.search(matter.said)
    if said is None or len(matter.claim.references) > 1:
        return None
    text = matter.claim.text
    if denied(text, said.start()) or only_wanted(text, said) or _DOUBTED.search(text, 0, said.end()):
        return None
    if part_of(frozenset(matter.said.plain), matter.reading.keys) < _TOPIC or not addressed(matter, said):
        return None
    for n, sentence in enumerate(matter.reading.sentences):
        told = DISCLAIMER.search(sentence.text) if sentence.place >= _LATE else None
        if told is not None:
            return Observation(
                facet="certainty", status="differs", claim=said["said"], claim_at=said.span("said"),
                record=told.group(), sentence=n, record_at=told.span(), rule="claim-overstated",
                message=f"The text says “{said['said']}”, the abstract “{told.group()}”.",
            )  # fmt: skip
    return None
