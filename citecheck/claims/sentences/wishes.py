"""Studies that a sentence only wishes for: they are not those that it tells of."""

from __future__ import annotations

import re

_STUDIES = r"(?:research|stud(?:y|ies)|trials?|RCTs?|work|investigations?|evaluations?)"
_WISHED = re.compile(
    rf"\b{_STUDIES}\b[^.;]{{0,90}}?\b(?:(?:is|are|will be) (?:\w+ ){{0,3}}?(?:needed|required|warranted|necessary|"
    r"awaited|lacking|justified|desirable)|should|must|will|ought|needs? to)\b|"
    rf"\b(?:need(?:s|ed)?|call(?:s|ed|ing)?|await\w*|warrants?|requires?|merits?|deserves?|justif(?:y|ies)|lack(?:s|"
    rf"ing)?)"
    rf" (?:for )?(?:[\w-]+,? ){{0,6}}?{_STUDIES}\b|"
    r"\b(?:need|warrant|require|await|deserve|merit)(?:s|ed|ing)? (?:\w+ )?(?:confirmation|validation|replication|"
    r"verification)\b|"
    rf"\b(?:further|future|additional|more|larger|confirmatory|well-designed) (?:[\w-]+,? ){{0,6}}?{_STUDIES}\b"
    r"(?=[^.;]{0,120}?\b(?:need|requir|warrant|necessary|should|must|will|would|to (?:confirm|clarify|assess|"
    r"determine|establish|evaluate|validate|verify)))",
    re.IGNORECASE,
)


def wished_for(sentence: str) -> bool:
    """Whether `sentence` asks for studies still to be made."""
    return _WISHED.search(sentence) is not None
