"""What the claim calls the study against PubMed's publication types and the words of title and abstract."""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter, Observation
from citecheck.models import Record

_CALLED: tuple[tuple[str, str], ...] = (
    ("meta-analysis", r"meta-?\s?analys[ie]s"),
    ("systematic review", r"systematic(?:ally)? (?:literature )?review(?:ed)?|cochrane (?:\w+ )?review"),
    ("guideline", r"(?:clinical |practice )*guidelines?|consensus statement"),
    ("rct", r"randomi[sz]ed[\w,/ -]{0,60}?(?:trial|study)|\brcts?\b"),
    ("trial", r"(?:clinical|controlled|placebo-controlled|phase [\dIV/]+|open-label) trial"),
    ("cohort", r"cohort(?: study| analysis)?"),
    ("case-control", r"case[-–\s]control(?: study)?"),
    ("cross-sectional", r"cross[-–\s]sectional(?: study| survey)?"),
    ("case series", r"case series"),
    ("case report", r"case (?:report|study)\b"),
    ("narrative review", r"(?:narrative|literature|scoping) review"),
    ("survey", r"survey"),
)
_CALLED_RE = [(name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _CALLED]
_ALL = re.compile("|".join(f"(?P<n{n}>\\b(?:{words})\\b)" for n, (_, words) in enumerate(_CALLED)), re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:an?|the|this|that|their|his|her|our|another|one|recent|large|small|in|by|was|is|"
    r"\d{4})\b[\s\w,()'’/-]{0,60}$",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"\b(?:no|not|lack of|without|need(?:ed|s)?|require[sd]?|future|further|more|few|included?|includes|including|"
    r"of|from|many|several|most|other|previous|earlier|unlike|until|planned|should)\b[\s\w,-]{0,30}$",
    re.IGNORECASE,
)
_TYPES: dict[str, str] = {
    "Randomized Controlled Trial": "rct", "Pragmatic Clinical Trial": "trial", "Equivalence Trial": "rct",
    "Clinical Trial": "trial", "Controlled Clinical Trial": "trial", "Clinical Trial, Phase I": "trial",
    "Clinical Trial, Phase II": "trial", "Clinical Trial, Phase III": "trial", "Clinical Trial, Phase IV": "trial",
    "Meta-Analysis": "meta-analysis", "Systematic Review": "systematic review", "Review": "review",
    "Case Reports": "case report", "Practice Guideline": "guideline", "Guideline": "guideline",
    "Observational Study": "observational", "Scoping Review": "review", "Consensus Statement": "guideline",
}  # fmt: skip
_TEXT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("meta-analysis", re.compile(r"\bmeta-?\s?analy[sz]", re.IGNORECASE)),
    ("systematic review", re.compile(r"\bsystematic(?:ally)? (?:\w+ )?(?:review|search)|\bcochrane\b", re.IGNORECASE)),
    ("review", re.compile(r"\b(?:this|the|a|our|present|narrative|literature|scoping) (?:\w+ ){0,2}review\b|"
                          r"\bwe review|\breview of\b|: a review",
                          re.IGNORECASE)),
    ("guideline", re.compile(r"\bguidelines?\b|\brecommendations?\b|\bconsensus\b", re.IGNORECASE)),
    ("rct", re.compile(r"\brandomi[sz]ed\b|\brandomly (?:assigned|allocated|divided)|"
                       r"\brandomi[sz]ation\b", re.IGNORECASE)),
    ("trial", re.compile(r"\btrials?\b|\bplacebo\b", re.IGNORECASE)),
    ("cohort", re.compile(r"\bcohorts?\b|\bfollowed (?:up )?for\b|\bprospectively\b|\bregist(?:er|ry)\b|"
                          r"\blongitudinal\b|\bprospective\b|\bretrospective(?:ly)?\b",
                          re.IGNORECASE)),
    ("case-control", re.compile(r"\bcase[-–\s]control(?:led)?\b|\bmatched controls\b|\bcontrols\b", re.IGNORECASE)),
    ("cross-sectional", re.compile(r"\bcross[-–\s]sectional\b|\bsurvey|\bprevalence\b|"
                                   r"\bquestionnaires?\b", re.IGNORECASE)),
    ("case series", re.compile(r"\bcase series\b|\bseries of\b|\bconsecutive\b|\bretrospective(?:ly)?\b|"
                               r"\bcases\b", re.IGNORECASE)),
    ("case report", re.compile(r"\bcase (?:report|study|stud)|\bwe (?:report|describe|present) (?:a|an|the|two|"
                               r"three)\b|\b(?:a|one) patient\b",
                               re.IGNORECASE)),
    ("survey", re.compile(r"\bsurvey|\bquestionnaires?\b|\binterview", re.IGNORECASE)),
)  # fmt: skip
_AGREE: dict[str, frozenset[str]] = {
    "meta-analysis": frozenset({"meta-analysis"}),
    "systematic review": frozenset({"systematic review", "meta-analysis"}),
    "guideline": frozenset({"guideline"}),
    "rct": frozenset({"rct"}),
    "trial": frozenset({"rct", "trial"}),
    "cohort": frozenset({"cohort", "observational"}),
    "case-control": frozenset({"case-control", "observational"}),
    "cross-sectional": frozenset({"cross-sectional", "survey", "observational"}),
    "case series": frozenset({"case series", "case report"}),
    "case report": frozenset({"case report", "case series"}),
    "narrative review": frozenset({"review", "systematic review"}),
    "survey": frozenset({"survey", "cross-sectional"}),
}
_PLAIN: dict[str, str] = {
    "rct": "a randomised trial", "meta-analysis": "a meta-analysis", "systematic review": "a systematic review",
    "review": "a review", "case report": "a case report", "case series": "a case series", "guideline": "a guideline",
    "trial": "a trial", "cohort": "a cohort study", "case-control": "a case-control study",
    "cross-sectional": "a cross-sectional study", "narrative review": "a review", "survey": "a survey",
}  # fmt: skip
_NOT_RANDOMISED = frozenset(
    {"cohort", "case-control", "cross-sectional", "case series", "case report", "narrative review", "systematic review",
     "meta-analysis", "guideline"}
)  # fmt: skip
_BLIND = re.compile(r"\b(single|double|triple)[- ]?(?:blind(?:ed)?|mask(?:ed)?)\b|\b(open)[- ]label\b", re.IGNORECASE)
_TIME = re.compile(r"\b(prospective|retrospective)(?:ly)?\b", re.IGNORECASE)


def design(matter: Matter) -> list[Observation]:
    """What the claim calls the study: one observation for the kind, one for blinding, one for the direction in
    time.
    """
    text = matter.reading.title.text + "\n" + matter.reading.text
    found = []
    kind = _kind(matter, text)
    if kind is not None:
        found.append(kind)
    for pattern in (_BLIND, _TIME):
        said = pattern.search(matter.claim.text)
        if said is None:
            continue
        theirs = list(pattern.finditer(text))
        mine = (said.group(1) or said.group(2 if pattern is _BLIND else 1)).lower()
        names = {next(g for g in m.groups() if g).lower() for m in theirs}
        if mine in names:
            found.append(_observe(matter, said, "agrees", mine))
        elif len(names) == 1 and not _negated(matter.claim.text, said.start()):
            other = theirs[0].group()
            found.append(
                _observe(matter, said, "differs", other, f"the text says {said.group()}, the abstract {other}")
            )
    return found


def _negated(text: str, at: int) -> bool:
    return _NOT_THIS.search(text[max(0, at - 60) : at]) is not None


def _kind(matter: Matter, text: str) -> Observation | None:
    claim = matter.claim.text
    said = _ALL.search(claim)
    if said is None:
        return None
    name = _CALLED[int((said.lastgroup or "n0")[1:])][0]
    of_record = kinds(matter.record, text)
    if of_record & _AGREE[name]:
        return _observe(matter, said, "agrees", next(iter(sorted(of_record & _AGREE[name]))))
    if said.group().endswith("s") and name not in ("meta-analysis", "case series"):
        return None
    before = claim[max(0, said.start() - 70) : said.start()]
    if _negated(claim, said.start()) or not _ONE.search(before) or claim[said.end() :].lstrip()[:1] == "s":
        return None
    other = _plainly(name, matter.record, of_record)
    if other is None:
        return None
    return _observe(matter, said, "differs", other, f"the text speaks of {said.group()}, the record is {_PLAIN[other]}")


def kinds(record: Record, text: str) -> frozenset[str]:
    """Every kind of study that publication types and words allow for: wide on purpose, so that few claims differ."""
    found = {_TYPES[t] for t in record.publication_types if t in _TYPES}
    found.update(name for name, pattern in _TEXT if pattern.search(text))
    return frozenset(found)


def _plainly(name: str, record: Record, of_record: frozenset[str]) -> str | None:
    """What the record plainly is instead of `name`; None where that is not certain."""
    typed = {_TYPES[t] for t in record.publication_types if t in _TYPES}
    for kind in ("rct", "meta-analysis", "systematic review", "guideline", "case report", "trial", "review"):
        if kind in typed:
            if name == "rct" and kind == "trial":
                return None
            return kind
    title = record.fields.title or ""
    body = title + "\n" + "\n".join(s.text for s in record.abstract)
    plain = [k for k, pattern in _CALLED_RE if k != "survey" and pattern.search(body)]
    if name in plain:
        return None
    if len(plain) == 1 and plain[0] != "guideline":
        return plain[0]
    titled = [k for k, pattern in _CALLED_RE if k != "survey" and pattern.search(title)]
    if len(titled) == 1:
        return titled[0]
    if not plain and "rct" in of_record and name in _NOT_RANDOMISED:
        return "rct"
    return None


def _observe(matter: Matter, said: re.Match[str], status: str, record: str, message: str = "") -> Observation:
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
