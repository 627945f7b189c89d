"""What the claim calls the study against PubMed's publication types and the words of title and abstract."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.exchanges import exchanged
from citecheck.claims.facets.design.afterthought import afterthought
from citecheck.claims.facets.design.allotment import allotment
from citecheck.claims.facets.design.designs import (
    AGREE,
    ALL,
    CALLED,
    CALLED_RE,
    PLAIN,
    did_nothing,
    few_cases,
    goes_with_a_review,
    is_rct,
    kinds,
    many_studied,
    stands_alone,
    summary,
    typed,
    unallotted,
    watched,
)
from citecheck.claims.facets.design.each_cited import each_cited
from citecheck.claims.facets.design.over_time import over_time
from citecheck.claims.facets.design.phases import phase
from citecheck.claims.facets.design.planned import is_protocol, tells_results
from citecheck.claims.facets.design.pooled import pooled
from citecheck.claims.facets.design.told import is_another, named_so, names_a_journal, observe, of_source
from citecheck.claims.facets.design.traits import traits
from citecheck.claims.facets.design.unsaid import unsaid
from citecheck.claims.facets.population.peopled import spoken_of, text_of
from citecheck.claims.facets.population.species import only_animals
from citecheck.claims.observation import Matter, Observation

_ONE = re.compile(
    r"\b(?:an?|the|this|that|their|his|her|our|another|one|single|recent|large|small|in|by|was|is|"
    r"\d{4})\b[\s\w,;()'’/-]{0,60}$",
    re.IGNORECASE,
)
_PART_OF_NAME = re.compile(
    r"\s(?:enrol|design|setting|data|particip|recruit|network|registr|outcome|end-?point|candidate|eligib|unit|program|"
    r"of the (?:outcomes|literature)|\(PRISMA)",
    re.IGNORECASE,
)
"""Behind the name of a design that stands for something else: `clinical trial enrolment`."""
_STUDIES_OF_A_KIND = re.compile(r"\s(?:studies|trials|analyses|designs)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\b(?:except|previous|earlier|published|one) (?:one |an? )?case report\b", re.IGNORECASE)
"""A report of a case that is not the work itself."""
_PART_OF_IT = re.compile(
    r"\b(?:baseline|within the (?-i:[A-Z])|nested|sub-?study|(?:secondary|ancillary) (?:analys|stud))", re.IGNORECASE
)
"""In a claim that tells of one look at those whom a larger study has."""
_GROUP = re.compile(
    r"\b(?:expansion|whole|entire|total|overall|training|validation|discovery|derivation|replication|each|per|dose|"
    r"full|trial|"
    r"study|first|second|both|same|treatment|control)\s$",
    re.IGNORECASE,
)
"""Before a cohort that is a group of any study."""
_IN_TIME = re.compile(r"\b(?:pro|retro)spective(?:ly followed)?,? (?:[\w-]+ ){0,2}$", re.IGNORECASE)
"""Before one that is a design."""
_ALLOTTED = re.compile(
    r"(?<!non-)(?<!not )\b(?:(?:(?:were|was|been|who) )?randomi[sz]ed (?:to|into|between|in a)|"
    r"(?:were|was) (?:\w+ )?randomi[sz]ed|randomly (?:assigned|allocated|divided)|"
    r"randomi[sz]ed (?:comparison|evaluation|experiment)|"
    r"(?:and|who|that|which|al\.?|colleagues|authors|\)|[A-Z][\w’'-]+) randomi[sz]ed "
    r"(?:(?!\b(?:trials?|studies|study)\b)[\w-]+ ){1,5}(?:to|into|between))\b|"
    r"\b(?:placebo|sham)[- ]controlled\b|\b(?:double|triple)[- ]?(?:blind|mask)(?:ed)?\b",
    re.IGNORECASE,
)
"""What is told of trials alone, without the word."""
_ALLOTTING = Cue(_ALLOTTED, pieces="random placebo sham double triple")
_REVIEW = re.compile(r"\b(?:review\w*|overview|guidelines?)\b", re.IGNORECASE)
_OF_TRIALS = re.compile(r"\b(?:trials|RCTs|randomi[sz]ed|placebo|phase (?:[1-4]|I{1,3}|IV))\b", re.IGNORECASE)
"""What a summary of trials has a word of."""
_THIS_TRIAL = re.compile(r"\b(?:this|the present) (?:[\w-]+,? ){0,3}trial\b", re.IGNORECASE)
_A_TRIAL = re.compile(
    r"\b(?:an?|the|this|that|their) (?:(?!of\b|for\b|in\b|to\b)[\w-]+,? ){0,4}trial,? (?:in|of|with|among|from)\b|"
    r"\b(?:patients|participants|women|men|adults|children|people|subjects|volunteers|individuals|\d+|they|were|was|"
    r"who|"
    r"investigators|authors) (?:(?:were|was) )?(?:assigned|allocated)(?: [\w,.-]+){0,4}? to (?!(?:[\w-]+ ){0,3}(?:risk|"
    r"class|categor|quartile|quintile|tertile|strat|cluster|score|grade|stage))",
    re.IGNORECASE,
)
"""A trial, or people assigned to something, which no look back, survey or register has."""
_OF_A_TRIAL = Cue(_A_TRIAL, pieces="trial assigned allocated")
_ONLY_LOOKED = frozenset({"retrospective", "case-control", "cross-sectional", "registry study", "survey"})
_OF_THIS = Cue(_THIS_TRIAL, words="trial")
_LOOKED_BACK = re.compile(
    r"\bretrospective(?:ly)?\b|\b(?:chart|record|case[- ]note)s? (?:review|audit)|\bcohort (?:study|analysis)\b|"
    r"\bobservational (?:study|analysis|cohort)\b|\blook(?:s|ed|ing) back (?:over|at|on|through|into)\b|"
    r"\b(?:review(?:s|ed|ing)?|audit(?:s|ed|ing)?|search(?:es|ed|ing)?|examination|study|analysis) (?:of |"
    r"through )?(?:the )?"
    r"(?:[\w-]+ ){0,2}(?:charts|case[- ]?notes|case records|medical records|hospital records|patient records|"
    r"records of|files of)\b|"
    r"\b(?:charts|case[- ]?notes|records) (?:of [^.;,]{3,60} )?(?:were|was) (?:reviewed|examined|searched|"
    r"abstracted|audited)\b",
    re.IGNORECASE,
)
_LOOKING_BACK = Cue(_LOOKED_BACK, pieces="retrospective chart record cohort observational look note file")
_WITHOUT_LOT = re.compile(r"\bnon-?\s?randomi[sz]ed\b", re.IGNORECASE)
_LOT = re.compile(r"(?<!non-)(?<!non )\brandom", re.IGNORECASE)
_NOT_ALLOTTED = Cue(
    re.compile(
        r"\b(?:non-?\s?randomi[sz]ed|uncontrolled|single-arm|one-arm),? (?:[\w-]+,? ){0,3}"
        r"(?:trial|study|comparison|series)\b|"
        r"\b(?:was|were|been) non-?\s?randomi[sz]ed\b|"
        r"\b(?:assigned|allocated|allotted|divided)\b[^.;]{0,40}\b(?:without randomi[sz]ation|"
        r"not (?:at random|randomly)|"
        r"non-?randomly|alternately|(?:by|according to|at) (?:(?:their|its|the) )?(?:own |(?:patients?|doctors?|"
        r"physicians?|clinicians?)['’]?s? )?(?:choice|preferences?|discretion|alternation))\b|"
        r"\b(?:alternately|non-?randomly) (?:assigned|allocated|allotted|divided|selected|chosen|"
        r"sampled)\b|"
        r"\bwithout randomi[sz]ation\b",
        re.IGNORECASE,
    ),
    pieces="random uncontrolled arm alternat choice preference discretion",
)
_RETOLD = 0.7
"""The share of a claim's words from which it retells a sentence."""
_LATER_LOOK = re.compile(
    r"\bretrospective|\bsecondary\b|\bpost[- ]?hoc\b|\breview\w*|\bcohorts?\b|\bfollow(?!ing\b)", re.IGNORECASE
)
_OF_STUDIES = re.compile(r"\b(?:studies|trials|works|reports|cohorts),? (?:[\w-]+ ){0,2}$", re.IGNORECASE)
"""Before `retrospective` where it is told of the studies that were reviewed."""
_BACKWARDS = re.compile(
    r"\bretrospective|\bsecondary (?:\w+ )?analys|\bpost[- ]?hoc\b|\bcohort|\bobservational|\bchart|\brecords\b|"
    r"\bcase[- ]?notes\b|"
    r"(?<!trial )(?<!trials )\bregist(?:er|ry)\b|\bdatabases? (?:of|from)\b|"
    r"\breview of (?:the )?(?:\w+ )?(?:data|patients|cases)|"
    r"\blooked back|\bre-?analy",
    re.IGNORECASE,
)
_OF_ONE_STUDY = re.compile(
    r"\bretrospective|\bcohort|\bobservational|\bcharts?\b|\b(?:patient|medical) records\b", re.IGNORECASE
)
"""What lets a trial be called a look back, and a summary."""
_OF_GROUPS = re.compile(r"cohort|observational", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\bsystematic|\bmeta-?\s?analy|\bpool(?:ed|ing)|\boverview|\bliterature|\bthe review\b", re.IGNORECASE
)
_KINDS = Cue(
    ALL,
    words="rct rcts survey register",
    pieces="meta review guideline consensus random trial cohort case sectional intervention controlled registry",
)
_OF_CASES = frozenset({"case series", "case report", "narrative review"})
_OF_PEOPLE = frozenset({"cohort", "case-control", "case report", "case series", "trial"})
"""Kinds of study that are of people."""
_LOOSE = frozenset({"survey", "experiment"})
"""Kinds whose names stand in abstracts of any other kind."""
_NOT_BY_LABEL = frozenset({"cohort", "case-control", "cross-sectional", "case series", "case report", "survey"})


def design(matter: Matter) -> list[Observation]:
    """What the claim calls the study: one observation for the kind, and one each for blinding, the direction in
    time, the number of centres and the arms.
    """
    text = text_of(matter.reading)
    kind = (
        exchanged(matter, "design")
        or each_cited(matter)
        or _kind(matter, text)
        or _told_of_trials(matter)
        or _told_of_the_watched(matter)
    )
    kind = (
        kind
        or _told_of_none_allotted(matter)
        or allotment(matter)
        or afterthought(matter)
        or over_time(matter)
        or unsaid(matter)
    )
    found = [] if kind is None else [kind]
    if kind is not None and kind.status == "differs":
        return found
    put_together = pooled(matter)
    return [*found, *([] if put_together is None else [put_together]), *phase(matter), *traits(matter)]


def _kind(matter: Matter, text: str) -> Observation | None:
    claim = matter.claim.text
    said = _KINDS.search(matter.said)
    if said is None:
        return None
    name = CALLED[int((said.lastgroup or "n0")[1:])][0]
    of_record = kinds(matter.record, text)
    excused = (
        _several(said.group(), name)
        or _PART_OF_NAME.match(claim, said.end()) is not None
        or is_another(claim, *said.span())
        or names_a_journal(claim, said)
        or _STUDIES_OF_A_KIND.match(claim, said.end()) is not None
        or not _ONE.search(claim[max(0, said.start() - 70) : said.start()])
    )
    if not excused:
        other = _other(matter, name, said)
        if other is not None:
            words, source = other
            return observe(
                matter, said, "differs", source, f"The text speaks of “{said.group()}”, the record is {words}."
            )
        if is_protocol(matter.reading) and tells_results(claim) and of_source(matter, said):
            return observe(
                matter, said, "differs", "protocol",
                f"The text tells what “{said.group()}” found; the record is a protocol, without results.",
            )  # fmt: skip
    if of_record & AGREE[name]:
        return observe(matter, said, "agrees", next(iter(sorted(of_record & AGREE[name]))))
    if excused or name == "experiment":
        return None
    plain = _plainly(name, matter, of_record)
    if (
        plain is None
        or not (spoken_of(matter) or named_so(matter, said))
        or (plain != "case report" and _is_a_group(claim, said))
    ):
        return None
    return observe(
        matter, said, "differs", plain, f"The text speaks of “{said.group()}”, the record is {PLAIN[plain]}."
    )


def _is_a_group(claim: str, said: re.Match[str]) -> bool:
    """Whether a cohort is those who took part, in whatever study: `a cohort of 184 women`, `the trial cohort`."""
    if said.group().lower() != "cohort" or _IN_TIME.search(claim, 0, said.start()):
        return False
    return claim.startswith(" of ", said.end()) or _GROUP.search(claim, 0, said.start()) is not None


def _several(said: str, name: str) -> bool:
    """Whether several studies are spoken of."""
    if name == "meta-analysis":
        return said.lower().endswith("yses")
    return said.endswith("s") and name != "case series"


def _other(matter: Matter, name: str, said: re.Match[str]) -> tuple[str, str] | None:
    """What the record plainly is though a word of the claim's kind stands in it: in words, and the word for it."""
    record, reading = matter.record, matter.reading
    if name in ("rct", "trial"):
        kind = summary(record, reading)
        said_so = name == "trial" and said.group().lower() in text_of(reading).lower()
        if kind is not None and not said_so and not _REVIEW.search(matter.claim.text, 0, said.start()):
            return PLAIN[kind], kind
        seen = watched(record, reading)
        if seen is not None and of_source(matter, said):
            return PLAIN[seen[0]], seen[1]
        if name == "rct" and (without := _WITHOUT_LOT.search(text_of(reading))) and not _LOT.search(text_of(reading)):
            return f"a study that is {without.group().lower()}", without.group()
        if name == "rct" and unallotted(record, reading) and of_source(matter, said):
            return "no trial by its publication types, and nothing in it was allotted", "Journal Article"
    group = _is_a_group(matter.claim.text, said)
    if of_source(matter, said):
        if name in ("meta-analysis", "systematic review") and stands_alone(record, reading):
            return "a study of its own", "Journal Article"
        many = many_studied(record, reading) if said.group().lower() == "case report" else None
        if many is not None:
            return f"of {many}", many
        of_people = name in _OF_PEOPLE and not group and said.group().lower() != "case study"
        animals = only_animals(record, reading) if of_people else None
        if animals is not None and not dict(CALLED_RE)[name].search(text_of(reading)):
            return f"of {animals}", animals
    if name == "experiment":
        still = did_nothing(record, reading)
        if still is not None and of_source(matter, said):
            return PLAIN[still[0]], still[1]
    if name in _NOT_BY_LABEL and not group and not _OF_OTHERS.search(matter.claim.text):
        kind = summary(record, reading)
        own = dict(CALLED_RE)[name].search(text_of(reading))
        if kind not in (None, "guideline", "review") and own is None and of_source(matter, said):
            return PLAIN[kind or "review"], kind or "review"
    part = _PART_OF_IT.search(matter.claim.text) is not None
    if name in _NOT_BY_LABEL and not (group or part) and is_rct(record, reading) and of_source(matter, said):
        named = dict(CALLED_RE)[name]
        if not named.search(text_of(reading)) and not (name == "cohort" and _LATER_LOOK.search(text_of(reading))):
            return PLAIN["rct"], "randomi"
    return None


def _told_of_trials(matter: Matter) -> Observation | None:
    """Randomised, blinded or held against placebo, or "this trial": of a study that plainly allotted nothing."""
    claim = matter.claim.text
    this = _OF_THIS.search(matter.said)
    said = _ALLOTTING.search(matter.said) or this
    if said is None and (said := _OF_A_TRIAL.search(matter.said)) is not None:
        seen = watched(matter.record, matter.reading)
        if seen is None or seen[0] not in _ONLY_LOOKED:
            return None
    if said is None or is_another(claim, *said.span()) or not of_source(matter, said):
        return None
    if said is this:
        kind = summary(matter.record, matter.reading)
        if kind is None:
            return None
        return observe(
            matter, said, "differs", kind, f"The text speaks of “{said.group()}”, the record is {PLAIN[kind]}."
        )
    kind = summary(matter.record, matter.reading)
    if kind is not None and _OF_TRIALS.search(text_of(matter.reading)):
        return None  # of those who were allotted in its trials
    if kind is not None and not _ALLOTTED.search(text_of(matter.reading)) and not _REVIEW.search(claim):
        return observe(
            matter, said, "differs", kind, f"The text speaks of “{said.group()}”, the record is {PLAIN[kind]}."
        )
    seen = watched(matter.record, matter.reading)
    if seen is None:
        return None
    return observe(
        matter, said, "differs", seen[1], f"The text speaks of “{said.group()}”, the record is {PLAIN[seen[0]]}."
    )


def _told_of_the_watched(matter: Matter) -> Observation | None:
    """A look back at what had happened, told of a randomised trial, or of a summary of others' studies."""
    said = _LOOKING_BACK.search(matter.said)
    if said is None or is_another(matter.claim.text, *said.span()) or not of_source(matter, said):
        return None
    if _OF_STUDIES.search(matter.claim.text, 0, said.start()):
        return None
    text = text_of(matter.reading)
    if is_rct(matter.record, matter.reading):
        kind: str | None = "rct"
        later = _LATER_LOOK if _OF_GROUPS.match(said.group()) else _BACKWARDS
    else:
        kind, later = summary(matter.record, matter.reading), _OF_ONE_STUDY
        if kind == "guideline" or _OF_OTHERS.search(matter.claim.text):
            return None
    if kind is None or later.search(text):
        return None
    source = "randomi" if kind == "rct" else kind
    return observe(
        matter, said, "differs", source, f"The text speaks of “{said.group()}”, the record is {PLAIN[kind]}."
    )


def _told_of_none_allotted(matter: Matter) -> Observation | None:
    """Not randomised or not controlled, told of a randomised trial."""
    said = _NOT_ALLOTTED.search(matter.said)
    if said is None or is_another(matter.claim.text, *said.span()) or not of_source(matter, said):
        return None
    if _NOT_ALLOTTED.pattern.search(text_of(matter.reading)):
        return None
    by_lot = next((m for r in matter.ranked[:1] if r.coverage >= _RETOLD and (m := _LOT.search(r.sentence.text))), None)
    if by_lot is None and not is_rct(matter.record, matter.reading):
        return None
    return observe(
        matter, said, "differs", "randomi", f"The text speaks of “{said.group()}”, the record is {PLAIN['rct']}."
    )


def _plainly(name: str, matter: Matter, of_record: frozenset[str]) -> str | None:
    """What the record plainly is instead of `name`; None where that is not certain."""
    record = matter.record
    of_types = typed(record)
    if name in _NOT_BY_LABEL and _PART_OF_IT.search(matter.claim.text):
        return None
    besides = goes_with_a_review(matter.reading)
    for kind in ("rct", "meta-analysis", "systematic review", "guideline", "case report", "trial", "review"):
        if kind in of_types and not (besides and kind.endswith("review")):
            if name == "rct" and kind == "trial":
                return None
            return kind
    title = record.fields.title or ""
    body = title + "\n" + "\n".join(s.text for s in record.abstract)
    body = _OF_ANOTHER.sub(" ", body)
    plain = [k for k, pattern in CALLED_RE if k not in _LOOSE and pattern.search(body)]
    if name in plain:
        return None
    plain = [k for k in plain if not (besides and k.endswith("review"))]
    if len(plain) == 1 and plain[0] != "guideline":
        return plain[0]
    titled = [k for k, pattern in CALLED_RE if k not in _LOOSE and pattern.search(title)]
    if len(titled) == 1:
        return titled[0]
    if not plain and name not in _OF_CASES and few_cases(matter.reading):
        return "case report"
    if not plain and "rct" in of_record and name not in ("rct", "trial", "survey"):
        return "rct"
    return None
