"""Whether the design that a claim names is that of its source, and how an answer about it is put."""

from __future__ import annotations

import re

from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.credited import IN_A_JOURNAL
from citecheck.claims.facets.population.peopled import addressed
from citecheck.claims.observation import Matter, Observation

_NOT_THIS = re.compile(
    r"\b(?:no|not|rather than|instead of|lack of|without|need(?:ed|s)?|require[sd]?|future|further|more|larger|"
    r"confirm\w*|deserves?|warrants?|well-designed|few|included?|includes|including|"
    r"of|from|many|several|most|other|previous|earlier|unlike|until|planned|should|await\w*|calls? for|called for|"
    r"lacks?|lacking|absence)\b[\s\w,-]{0,30}$",
    re.IGNORECASE,
)
_CALLED_FOR = re.compile(
    r"(?: (?:trial|study)s?)?(?: (?:of|on|in|for|with|comparing|against|to|versus)\b"
    r"(?:(?!\b(?:who|whom|whose|which|that|where|when)\b)[^.;,]){0,70}?)? "
    r"(?:(?:is|are|was|were|remains?|seems?|appears?) (?:\w+ ){0,2}?(?:needed|required|warranted|lacking|awaited|"
    r"missing|planned|ongoing|under ?way|called for|necessary|desirable|overdue|justified)|"
    r"(?:has|have) (?:yet|still) to|(?:is|are) (?:un)?likely (?:ever |never )?to|"
    r"(?:would|should|must|will) (?:have to|help|settle|tell|answer|clarify|"
    r"decide|confirm|establish|be (?:needed|required|done|made|run|performed|conducted|carried out|undertaken)))\b",
    re.IGNORECASE,
)
"""Behind the name of a design: a study that is wished for, and not yet made."""
_ASKED = re.compile(
    r"\b(?:whether|if) (?:this|these|it|they|the same|the [\w-]+) (?:\w+ )?(?:holds?|appl(?:y|ies)|remains?|is|are|"
    r"will|would|can|could)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before one in which it is not known to be so."""
_WITHIN = re.compile(r"\b(?:in|by|from|of) (?:an?|the|this|that|one)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_TAKEN_FROM = re.compile(
    r"\b(?:results?|findings?|data|evidence|conclusions?|reports?|authors?|basis|strength) (?:of|"
    r"from) (?:an?|the|this|one)\s"
    r"(?:[\w-]+,?\s){0,3}$",
    re.IGNORECASE,
)
_IN_IT = re.compile(
    r"\b(?:in|by|through|using|within) (?:an?|this|the|one|their|his|her) (?:single )?(?:(?!of\b|in\b|for\b|and\b|"
    r"or\b)[\w-]+,? ){0,4}$",
    re.IGNORECASE,
)
_STILL_ANOTHER = re.compile(
    r"\b(?:no|not|never|rather than|instead of|lack of|without|need(?:ed|s)?|require[sd]?|future|further|more|"
    r"larger|confirm\w*|"
    r"deserves?|warrants?|many|several|most|other|another|previous|earlier|unlike|until|planned|should|await\w*|"
    r"calls? for|"
    r"called for|lacks?|lacking|absence|as|than|must|yet|tested|replicat\w*|whether|if|holds?|unlike|reproduc\w*|"
    r"whereas)\b[\s\w,-]{0,40}$",
    re.IGNORECASE,
)
"""Right before a design in which something was done, whatever stood before: `women were included in a cohort`; and what
makes it another's even so."""
_BEHIND_IT = re.compile(
    r"(?: (?:study|trial|analysis|review|survey))? (?:behind|underlying|that (?:yielded|gave|produced)|on which|"
    r"from which|that lies behind)"
    r" (?:these|those|this|that|such|the|it|them)\b",
    re.IGNORECASE,
)
"""Behind a design that a claim gives, in so many words, to the work behind its results."""
_ITS_OWN = re.compile(
    r"(?:\b(?:subject of|source is|source was)|^as|\b(?:paper|article|report|study|work)\b[^.;]{3,200}\b(?:is|was))\s"
    r"(?:an?|the|one)\s(?:[\w-]+,?\s){0,4}$",
    re.IGNORECASE,
)
"""Before a design that is said of the source in so many words."""


def is_another(text: str, at: int, end: int) -> bool:
    """Whether the design that a text names from `at` to `end` is not that of its source."""
    before = text[max(0, at - 60) : at]
    if _ITS_OWN.search(text, 0, at):
        return False
    if of_another_work(text, (at, end)):
        return True
    if _CALLED_FOR.match(text, end) and not _WITHIN.search(before):
        return True
    if _ASKED.search(before):
        return True
    if _IN_IT.search(before) and not _STILL_ANOTHER.search(before):
        return False
    return _NOT_THIS.search(before) is not None and _TAKEN_FROM.search(before) is None


def of_source(matter: Matter, said: re.Match[str]) -> bool:
    """Whether the claim is about the record, or says in so many words what its source is."""
    return addressed(matter, said) or named_so(matter, said)


def named_so(matter: Matter, said: re.Match[str]) -> bool:
    """Whether the claim says of its source in so many words that it is of the design: `the cohort behind this`.

    Such a claim need hold little else of what the abstract says.
    """
    return len(matter.claim.references) == 1 and _BEHIND_IT.match(matter.claim.text, said.end()) is not None


def names_a_journal(text: str, said: re.Match[str]) -> bool:
    """Whether the name of a design is part of a journal's: `an article in Expert Review of Vaccines`."""
    return said.group()[0].isupper() and IN_A_JOURNAL.search(text, 0, said.start()) is not None


def observe(matter: Matter, said: re.Match[str], status: str, record: str, message: str = "") -> Observation:
    """What the claim calls its source at `said`, and the record's word for it, shown where the abstract has that."""
    n, at = None, None
    for number, sentence in enumerate(matter.reading.sentences):
        place = re.search(re.escape(record), sentence.text, re.IGNORECASE)
        if place is not None:
            n, at = number, place.span()
            break
    return Observation(
        facet="design",
        status="differs" if status == "differs" else "agrees",
        claim=said.group(),
        claim_at=said.span(),
        record=record,
        sentence=n,
        record_at=at,
        rule="claim-design-differs" if status == "differs" else None,
        message=message,
    )
