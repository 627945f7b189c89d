"""Statements that lean on a study without citing it: `A 2019 trial found`, `Research shows`, `supported by studies`.

What only speaks of research in general is none: how trials are run, what is being studied, that more work is needed.
"""

from __future__ import annotations

import re

from citecheck.citations.abroad import speaks_of_study_abroad
from citecheck.text.abbreviations import words
from citecheck.text.late import late
from citecheck.text.rare import Rare, caseless

_NOUN = (
    r"(?:stud(?:y|ies)|trials?|research|reviews?|meta-?analys[ie]s|evidence|data|literature|surveys?|papers?"
    r"|investigations?|case\sseries|experiments?|analys[ie]s|researchers|scientists|investigators)"
)
_FINDS = (
    r"(?:found|finds?|show(?:s|ed|n|ing)?|suggest(?:s|ed|ing)?|indicat(?:es?|ed|ing)|demonstrat(?:es?|ed|ing)"
    r"|reveal(?:s|ed|ing)?|report(?:s|ed)?|conclud(?:es?|ed)|confirm(?:s|ed|ing)?|support(?:s|ed)?|highlight(?:s|ed|ing)?"
    r"|observed|link(?:s|ed)|prov(?:es?|ed|en)|discovered|documented|identified|establish(?:es|ed)|showcas(?:es?|ed)"
    r"|point(?:s|ed)?\sto(?:ward)?s?|not(?:es?|ed)|associat(?:es?|ed)|estimat(?:es?|ed)|illustrat(?:es?|ed)|attest(?:s|ed)?)"
)
_SUBJECT = Rare(
    rf"\b(?P<noun>{_NOUN})\b",
    "stud|trial|research|review|analys|evidence|data|literature|survey|paper|investigat|series|experiment|scientist",
)
_VERB = late(rf"\b{_FINDS}\b", re.IGNORECASE)
# Words between the noun and its verb that show that the verb is another's, or that nothing was found.
_BREAKS = words(
    """
    is are was were be been being will can could may might should would must do does did to if whether until unless not
    never cannot your my you which whose where because while but so than
    investigate investigates examine examines explore explores evaluate evaluates assess assesses aim aims focus focuses
    employ employs compare compares use uses need needs remain remains continue continues include
    includes require requires
    """
)
# What stands before the noun and makes it no particular study, or one that is yet to come.
_NOT_YET = late(
    r"\b(?:further|future|more|additional|ongoing|upcoming|planned|current|needed|until|if|whether|unless"
    r"|once|no|few|lack of|without|these|those|this|that|such|any|every|each|your|my|other|need for"
    r"|conduct(?:ing|ed)?|do(?:ing)?|the|its|their|in-house)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_GENERAL_THE = late(
    r"\b(?:the|this|that|such)\s(?:(?:available|current|existing|latest|best|published|scientific|clinical|medical|recent|overall"
    r"|collective|growing|emerging|most recent|peer-reviewed)\s){0,2}$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:our|my)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_OWN_WORK = Rare(
    r"\b(?:stud(?:y|ies)|trials?|research|findings|data|paper|analysis|results)\b",
    "study|studies|trial|research|findings|data|paper|analysis|results",
)
_PASSIVE = late(
    rf"\b(?:shown|demonstrated|found|reported|proven|proved|confirmed|supported|backed|documented|observed|linked|established"
    rf"|suggested)\s(?:up\s)?(?:in|by)\s(?!this\b|these\b|those\b|future\b|further\b|our\b|the\s)(?:[\w-]+,?\s){{0,4}}{_NOUN}\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|should|could|must|needs? to|to) be\b|\bhas yet to\b|\b(?:not|never)\b")
_ACCORDING = late(
    rf"\b(?:according\sto|based\son\sthe\sresults\sof)\s(?:an?|one|some|several|many|multiple|recent|new|numerous|two|three|various"
    rf"|research|studies)\s?(?:[\w’'-]+\s){{0,5}}(?:{_NOUN})?\b",
    re.IGNORECASE,
)
_ONE = (
    r"(?:an?|one|another|some|several|many|two|three|four|five|multiple|numerous|various|\d+)\s"
    r"(?:[\w’'-]+,?\s){0,5}"
)
_IN_ONE = late(
    rf"^(?:[\w’'-]+,\s)?In\s{_ONE}(?:stud(?:y|ies)|trials?|reviews?|meta-?analys[ie]s|surveys?|experiments?)\b[^.]{{0,80}},\s",
    re.IGNORECASE,
)
_PUBLISHED = late(
    rf"\b{_ONE}(?:stud(?:y|ies)|trials?|reviews?|meta-?analys[ie]s|papers?|surveys?|research)\s(?:[\w’'-]+\s){{0,6}}published\s(?:in|by|last|this)\b",
    re.IGNORECASE,
)
_POINTS_BACK = Rare(
    r"\b(?:mentioned|cited|described|discussed|listed|noted) (?:above|earlier|below|previously)\b",
    " above| earlier| below| previously",
)
_MODAL = words("may can could might will would should must to not never")
_RESEARCHERS = words("researchers scientists investigators")
# Of people, only what reports a finding: `researchers note`, `scientists link` do not.
_PEOPLE_VERBS = words(
    "found find show showed shown reported discovered demonstrated observed concluded identified confirmed documented"
)
_TOKEN = re.compile(r"[\w’'-]+|[,—–()]")
# Tests of a patient, and what is done with figures: no study of the literature.
_TEST = late(
    r"\b(?:imaging|sleep|conduction|x-ray|mri|ct|scan|blood|laborator(?:y|ies)|lab|urine|diagnostic|radiographic|doppler"
    r"|ultrasound|market|motion|gait|statistical|subgroup|sensitivity|regression|multivariate|tissue|semen|urodynamic|case)\s$",
    re.IGNORECASE,
)
_SCHOLARLY = late(
    r"\b(?:an?|one|pooled|systematic|cochrane|published|literature|comprehensive|recent|new|umbrella|scoping|retrospective"
    r"|combined|secondary|large|several|many|multiple|previous|earlier|critical|narrative|\d+)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_NOT_ALONE = (
    "review",
    "reviews",
    "analysis",
    "analyses",
    "investigation",
    "investigations",
    "paper",
    "papers",
    "survey",
    "surveys",
)
_NO_WORK = late(
    r"\s(?:team|cent(?:er|re)s?|institutes?|groups?|assistants?|coordinators?|facility|lab|laboratory|participants?|design"
    r"|protocols?|sites?|sheets?|and\serror|program(?:me)?s?|department|nurses?|staff)\b",
    re.IGNORECASE,
)
_IN_MANY = late(
    r"^(?:[\w’'-]+,\s)?In\s(?:[\w-]+\s){0,2}(?:studies|trials),\s.{0,200}(?:\d|half|third|quarter|fewer|reduced|improved|lowered|cut\b)",
    re.IGNORECASE,
)
_WHAT = late(r"\b(?:(?:what|which|how much|whatever)\s(?:[\w-]+\s){0,2}|means?\sthat\s)$", re.IGNORECASE)
"""`a summary of what trials have shown` tells no finding."""
_CLAUSE_END = re.compile(r"[;:!?]")
_REACH = 220
_LONGEST = 1500


def speaks_of_study(sentence: str) -> bool:
    """Whether `sentence` gives the finding of a study that it does not name by any citation."""
    plain = sentence.strip()
    if plain.endswith("?") or len(plain) > _LONGEST:
        return False
    if speaks_of_study_abroad(plain):
        return True
    low = caseless(plain)
    if not _SUBJECT.search(plain, low) or _POINTS_BACK.search(plain, low):
        return False
    lower = plain.lower()
    if (" in " in lower or " by " in lower) and _PASSIVE.search(plain) and not _future(plain):
        return True
    if (
        ("according" in lower or "based" in lower)
        and _ACCORDING.search(plain)
        and _SUBJECT.pattern.search(plain, lower.find("according"))
    ):
        return True
    if _IN_ONE.search(plain) or _IN_MANY.search(plain):
        return True
    if "published" in lower and _PUBLISHED.search(plain) and _VERB.search(plain):
        return True
    return any(_finds(plain, match) for match in _SUBJECT.pattern.finditer(plain))


def of_own(sentence: str) -> bool:
    """Whether `sentence` gives a finding of its writers' own study: `our research shows that`."""
    low = caseless(sentence)
    # `Our` and `my`: most sentences have neither.
    if not ("our" in low or "my" in low) or not _OWN_WORK.may_be_in(low):
        return False
    return any(
        _OWN.search(sentence[max(0, match.start() - 50) : match.start()]) and _verb_of(sentence, match.end())
        for match in _OWN_WORK.pattern.finditer(sentence)
    )


def _future(sentence: str) -> bool:
    return bool(_AHEAD.search(sentence))


def _finds(sentence: str, subject: re.Match[str]) -> bool:
    """Whether the study named at `subject` is said to have found something."""
    before = sentence[max(0, subject.start() - 60) : subject.start()]
    noun = subject["noun"].lower()
    if _OWN.search(before) or before.endswith("-") or sentence[subject.end() : subject.end() + 1] == "-":
        return False
    general = noun in ("evidence", "research", "literature", "data", "studies") and _GENERAL_THE.search(before)
    if _NOT_YET.search(before) and not general:
        return False
    if _TEST.search(before) or _NO_WORK.match(sentence, subject.end()):
        return False
    if _WHAT.search(before):
        return False
    if noun in _NOT_ALONE and not _SCHOLARLY.search(before):
        return False
    verb = _verb_of(sentence, subject.end())
    if verb is None:
        return False
    return noun not in _RESEARCHERS or verb.lower() in _PEOPLE_VERBS


def _verb_of(sentence: str, at: int) -> str | None:
    """The finding verb that belongs to the noun which ends at `at`, None where another verb comes first."""
    last = ""
    depth = words_seen = 0
    for token in _TOKEN.finditer(sentence, at, at + _REACH):
        word = token.group()
        if word in "()":
            depth += 1 if word == "(" else -1
            continue
        if depth > 0 or word in ",—–":
            continue
        if _CLAUSE_END.search(sentence, at, token.start()):
            return None
        lower = word.lower()
        match = _VERB.match(sentence, token.start(), at + _REACH)
        if match and (lower != "report" or words_seen < 2):
            if last in _MODAL:
                return None
            if lower.endswith("ing") and words_seen > 2:
                return None
            if not (lower == "linked" and words_seen > 6):
                return match.group()
        if lower in _BREAKS:
            return None
        words_seen += 1
        if words_seen > 16:
            return None
        last = lower
    return None
