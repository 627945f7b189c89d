"""A study that was only planned, and a claim that tells what it found."""

from __future__ import annotations

import re

from citecheck.claims.reading import Reading
from citecheck.claims.words.wordlists import words

_PROTOCOL = re.compile(
    r"\b(?:stud(?:y|ies)|trial|review|meta-?analysis|rct) protocol\b|"
    r"\bprotocol (?:for|of)\b.{0,120}?\b(?:trial|stud(?:y|ies)|review|meta-?analysis|rct|evaluation|project)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\bwill (?:be|also|then|recruit|compare|assess|evaluate|include|receive|inform|provide)\b", re.IGNORECASE
)
_HAD = re.compile(
    r"\bp\s?[<=≤]\s?0?\.\d|\b(?:we|this (?:trial|study|review)) (?:found|showed)\b|\bresults? (?:show|indicat|demonstr)"
    r"|\bresulted in\b",
    re.IGNORECASE,
)
"""A title of a protocol, what its abstract says of things to come, and what only an abstract with results has."""
_CHANGED = (
    r"(?:reduced|improved|increased|decreased|lowered|raised|doubled|halved|prevented|worsened|shortened|prolonged)"
)
_NO_ADJECTIVE = "".join(
    rf"(?<!\b{word} )" for word in words("with of a an the for in by and or having had has from to into as be")
)
_FOUND_OUT = re.compile(
    r"\b(?:found|show(?:ed|n)|established|demonstrated|reported|revealed|confirmed|proved|proven|concluded) "
    r"(?:that|no|less|more|fewer|better|lower|higher|greater|worse|significant(?:ly)?)\b|"
    rf"{_NO_ADJECTIVE}(?<!ly )\b{_CHANGED}\b|"
    rf"{_NO_ADJECTIVE}\b(?:significant|marked|substantial|clear)ly {_CHANGED}\b|"
    r"\b(?:led to|resulted in)\b|"
    r"\b(?:was|were) (?:\w+ )?(?:effective|superior|inferior|better|worse|higher|lower|more|less)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:pilots?|previous(?:ly)?|earlier|prior|preliminary|feasibility|several|to come|compares|builds|follows|"
    r"now|protocols?|will|would|should|planned|plans?|ongoing|on-going|under ?way|aim(?:s|ed|ing)?|designed|rationale|"
    r"hypothes\w+|expected|whether|if|to (?:show|test|compare|assess|see|find|determine|evaluate|examine)|"
    r"(?:is|are) (?:being|now|currently)|await\w*|registered|described|methods?)\b|\?",
    re.IGNORECASE,
)
"""What a study found out, and what is said of one that has not found out anything yet."""


def is_protocol(reading: Reading) -> bool:
    """Whether the record is the protocol of a study or a review, without results."""
    return (
        _PROTOCOL.search(reading.title.text) is not None
        and _TO_COME.search(reading.text) is not None
        and _HAD.search(reading.text) is None
    )


def tells_results(claim: str) -> bool:
    """Whether a claim tells what a study found out, not what it is to find out."""
    return _FOUND_OUT.search(claim) is not None and _NOT_YET.search(claim) is None
