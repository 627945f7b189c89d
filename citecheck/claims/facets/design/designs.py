"""Kinds of study: how texts name them, how PubMed types them, and what a record plainly is."""

from __future__ import annotations

import re

from citecheck.claims.reading import Reading
from citecheck.claims.sentences.wishes import wished_for
from citecheck.models import Record

CALLED: tuple[tuple[str, str], ...] = (
    ("meta-analysis", r"meta-?\s?analys[ie]s"),
    ("systematic review", r"systematic(?:ally)? (?:literature )?review(?:ed)?|cochrane (?:\w+ )?review"),
    ("guideline", r"(?:clinical |practice )*guidelines?|consensus statement"),
    ("rct", r"(?<!non-)(?<!non )(?<!quasi-)randomi[sz]ed[\w,/ -]{0,60}?(?:trial|study)|\brcts?\b"),
    (
        "trial",
        r"(?:clinical|controlled|placebo-controlled|phase [\dIV/]+[ab]?|open-label|"
        r"(?:double|single|triple)[- ]?blind(?:ed)?|"
        r"(?:multi|single)[- ]?cent(?:re|er)(?:ed)?) trial",
    ),
    ("experiment", r"intervention(?:al)? (?:study|trial)|controlled (?:comparison|experiment)"),
    ("cohort", r"cohort(?: study| analysis)?"),
    ("case-control", r"case[-–\s]control(?: study)?"),
    (
        "cross-sectional",
        r"cross[-–\s]sectional(?! (?:area|imag|slice|muscle|ct\b|mri|view|plane|scan|dimension))"
        r"(?: study| survey)?",
    ),
    ("case series", r"case series"),
    ("case report", r"case (?:report|study)\b"),
    ("narrative review", r"(?:narrative|literature|scoping) review"),
    ("registry study", r"regist(?:ry|er)(?:-based)? (?:study|analysis|cohort)"),
    ("survey", r"survey"),
)
CALLED_RE = [(name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in CALLED]
ALL = re.compile("|".join(f"(?P<n{n}>\\b(?:{words})\\b)" for n, (_, words) in enumerate(CALLED)), re.IGNORECASE)
TYPES: dict[str, str] = {
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
AGREE: dict[str, frozenset[str]] = {
    "meta-analysis": frozenset({"meta-analysis"}),
    "systematic review": frozenset({"systematic review", "meta-analysis"}),
    "guideline": frozenset({"guideline"}),
    "rct": frozenset({"rct"}),
    "trial": frozenset({"rct", "trial"}),
    "experiment": frozenset({"rct", "trial"}),
    "cohort": frozenset({"cohort", "observational"}),
    "case-control": frozenset({"case-control", "observational"}),
    "cross-sectional": frozenset({"cross-sectional", "survey", "observational"}),
    "case series": frozenset({"case series", "case report"}),
    "case report": frozenset({"case report", "case series"}),
    "narrative review": frozenset({"review", "systematic review"}),
    "survey": frozenset({"survey", "cross-sectional"}),
    "registry study": frozenset({"cohort", "observational"}),
}
PLAIN: dict[str, str] = {
    "rct": "a randomised trial", "meta-analysis": "a meta-analysis", "systematic review": "a systematic review",
    "review": "a review", "case report": "a case report", "case series": "a case series", "guideline": "a guideline",
    "trial": "a trial", "retrospective": "a retrospective study", "registry study": "a study of registered data",
    "observational": "an observational study", "modelling study": "a study of models", "cohort": "a cohort study",
    "case-control": "a case-control study",
    "cross-sectional": "a cross-sectional study", "narrative review": "a review", "survey": "a survey",
}  # fmt: skip
_INTERVENED = re.compile(
    r"\bintervention(?:al)?s? (?:study|studies|group|arm|trial|period)|\bcontrol(?:led)? (?:group|arm|site|period)|"
    r"\bbefore[- ]and[- ]after\b|\bcontrols\b|\bpre[- ]?(?:and|/) ?post\b|\bexperiment",
    re.IGNORECASE,
)
"""What is told of an experiment without allotment; else a look at everybody, or at two cases, changed nothing."""
_TAUGHT = re.compile(
    r"\bintervention(?:al)?(?: and |[- /])?(?:group|arm|control)|\bcontrol (?:group|arm)", re.IGNORECASE
)
"""What is done to some and not to others, whatever they are asked afterwards."""
_INDEXED = 5
"""Number of headings from which a record was indexed in full."""
_TRIAL_TYPES = frozenset({"rct", "trial"})
_SUMMARIES = frozenset({"meta-analysis", "systematic review", "review", "guideline"})
_ALLOTTED = re.compile(
    r"\brandomi[sz]|\brandom (?:allocation|assignment)|\brandomly (?:assigned|allocated|divided|distributed|grouped|"
    r"received)|\brcts?\b|\btrials?\b|\bplacebo|\bsham\b|\bcross-?over\b|"
    r"\b(?:allocated|assigned)\b|\b(?:double|single|triple)[- ]?(?:blind|mask)|\bphase (?:[1-4]|I{1,3}|IV)\b",
    re.IGNORECASE,
)
"""What an abstract of a trial cannot well do without."""
_LOTS = re.compile(
    r"(?<!non-)(?<!non )\brandomi[sz]|\brandom (?:allocation|assignment)|\brandomly (?:assigned|allocated|divided|"
    r"distributed|grouped|"
    r"received)|\brcts?\b|\bplacebo|\bsham\b|\bcross-?over\b|\b(?:allocated|assigned)\b|"
    r"\b(?:double|single|triple)[- ]?(?:blind|mask)",
    re.IGNORECASE,
)
_ONE_TRIAL = re.compile(
    r"\btrial\b|\bphase (?:[1-4]|I{1,3}|IV)\b|\btrials? (?:data|population|participants)\b", re.IGNORECASE
)
_THEIR_TRIAL = re.compile(
    r"\b(?:previous|earlier|prior|recent|other|several|an?|pivotal|landmark|published) (?:(?!of\b|from\b|"
    r"in\b)[\w/-]+,? ){0,5}"
    r"(?:trial|phase \S+ (?:trial|stud(?:y|ies)))s? (?:has |have |had |recently )?(?:shown?|showed|demonstrated|"
    r"found|reported|established|"
    r"suggested|indicated|led)\b",
    re.IGNORECASE,
)
"""What was allotted, a trial, and one that others made."""
_SINGULAR = re.compile(
    r"\b(?:an?|one|single|this|the|our|present) (?:[\w-]+,? ){0,6}?(?:trial|rct)\b|\bwe (?:\w+ )?randomi[sz]ed\b|"
    r"\b(?:patients|women|men|participants|adults|children|subjects|individuals) (?:who )?(?:were|was) (?:\w+ )?"
    r"random",
    re.IGNORECASE,
)
_TELLS = (
    r"\b(?:we|authors?|(?:this|the present|our) (?:report|article|paper|study))(?: of (?:this|the) \w+)? "
    r"(?:report|describe|present|highlight)s?(?: on| here)? "
)
_FEW_CASES = re.compile(
    rf"{_TELLS}(?:an?|one|two|three|four|five|[1-5]) (?:[\w-]+,? ){{0,3}}?cases?\b"
    r"(?![-–\s](?:control|series|stud|mix))",
    re.IGNORECASE,
)
"""What a report of a few cases says of itself, without the word."""
RECORDS_REVIEWED = (
    r"\b(?:charts|(?:case )?notes|case[- ]?notes|(?:\w+ )?records|case histories|files) (?:of|from|for|on) "
    r"[^.;]{1,140}? were (?:\w+ly )?(?:reviewed|examined|studied|searched|abstracted|analy[sz]ed)\b|"
    r"\b(?:we|authors|were) (?:\w+ly )?review(?:ed)? (?:the )?(?:[\w-]+ ){0,3}?"
    r"(?:charts|case[- ]?notes|records|files)\b"
)
"""What tells of a look back without the word."""
_WATCHED: tuple[tuple[str, str], ...] = (
    ("retrospective", r"\bretrospective(?:ly)?\b|\b(?:chart|case[- ]?note|medical[- ]record)s? (?:were )?review|"
                      rf"{RECORDS_REVIEWED}"),
    ("case-control", r"\bcase[-–\s]control\b"),
    ("cross-sectional", r"\bcross[-–\s]sectional\b(?! (?:area|imag|slice|muscle|ct\b|mri|view|plane|scan|dimension))"),
    ("cohort", r"\bcohorts?\b|\bfollow(?:ed)?[- ]up (?:for|of) (?:\w+ ){0,3}years\b"),
    ("registry study", r"\bregist(?:er|ry|ries)\b|\b(?:administrative|claims|national|insurance) "
                       r"(?:\w+ )?data(?:base)?s?\b|"
                       r"\bsurveillance\b"),
    ("survey", r"\bsurvey(?:s|ed)?\b|\bquestionnaires?\b|\binterview(?:s|ed)?\b|\bfocus groups?\b"),
    ("observational", r"\bobservational\b|\becological study\b|\bmendelian\b|\bgenome-wide\b|\bautops(?:y|ies)\b"),
    ("case series", r"\bcase series\b|\b(?:first|consecutive|series of) (?:\d+|[a-z]+teen|two|three|four|five|six|"
                    r"seven|eight|nine|ten) (?:consecutive )?(?:patients|cases|eyes)\b|"
                    r"\bconsecutive (?:patients|cases|eyes)\b"),
    ("case report", rf"\bcase (?:reports?|stud(?:y|ies))\b|{_TELLS}(?:an?|the|one|two|three|four|five|[1-5]) "
                    r"(?:\S+ ){0,4}(?:cases?|patients?|man|woman|boy|girl|infant)\b"),
    ("modelling study", r"\b(?:mathematical|computer|markov|simulation|animal) model(?:l?ing|s)?\b|\bin vitro\b"),
)  # fmt: skip
_WATCHED_RE = [(name, re.compile(words, re.IGNORECASE)) for name, words in _WATCHED]
_WATCHED_MESH = {
    "Retrospective Studies": "retrospective", "Case-Control Studies": "case-control", "Cohort Studies": "cohort",
    "Cross-Sectional Studies": "cross-sectional", "Registries": "registry study",
    "Surveys and Questionnaires": "survey", "Interviews as Topic": "survey", "Longitudinal Studies": "cohort",
    "Genome-Wide Association Study": "observational",
}  # fmt: skip


_SYNTHESIS = re.compile(
    r"\bmeta|\bpooled\b|\bpooling\b|\bsystematic|\breview|\boverview\b|\bliterature\b|\bstudies\b|\btrials\b|"
    r"\bcochrane\b|\bevidence\b|\bindividual (?:patient|participant)|\bconsorti\w+|"
    r"\bcombin(?:ed|ing) (?:\w+ ){0,2}(?:data|results|analys)|"
    r"\bsynthesi[sz]|"
    r"\b(?:medline|pubmed|embase|scopus)\b|\bcohorts\b|\bpublished\b",
    re.IGNORECASE,
)
"""What an abstract that puts studies together has some word of."""
_SENTENCES = 4
"""So many sentences an abstract has that tells what kind of work it is of."""
_MANY = re.compile(
    r"\b(?P<n>\d[\d,\u2009\u202f ]*)\s(?:(?!of\b|and\b|or\b)[\w-]+\s){0,3}?(?:patients|participants|women|men|eyes|"
    r"children|subjects|respondents|mice|rats|adults|infants|people|individuals|adolescents|students|"
    r"admissions|samples|isolates|volunteers|households)\b",
    re.IGNORECASE,
)
_OF_CASES = re.compile(
    r"\bcases?\b(?![- ]control)|\bwe (?:report|describe|present) (?:an?|one|two|three)\b", re.IGNORECASE
)
_MORE_THAN_CASES, _YEARS = 10, range(1900, 2100)


def stands_alone(record: Record, reading: Reading) -> bool:
    """Whether the record plainly puts no studies of others together: no word of its own, and no publication type."""
    text = reading.title.text + "\n" + reading.text
    return not typed(record) & _SUMMARIES and len(reading.sentences) >= _SENTENCES and _SYNTHESIS.search(text) is None


def many_studied(record: Record, reading: Reading) -> str | None:
    """The words for those whom the record studied, where they are far more than a report of cases has; else None."""
    text = reading.title.text + "\n" + reading.text
    if "case report" in typed(record) or _OF_CASES.search(text):
        return None
    for match in _MANY.finditer(text):
        number = int(re.sub(r"\D", "", match["n"]))
        if number >= _MORE_THAN_CASES and number not in _YEARS:
            return match.group()
    return None


def kinds(record: Record, text: str) -> frozenset[str]:
    """Every kind of study that publication types and words allow for: wide on purpose, so that few claims differ."""
    found = {TYPES[t] for t in record.publication_types if t in TYPES}
    found.update(name for name, pattern in _TEXT if pattern.search(text))
    return frozenset(found)


def typed(record: Record) -> frozenset[str]:
    """The kinds that PubMed's publication types name."""
    return frozenset(TYPES[t] for t in record.publication_types if t in TYPES)


_PUT_TOGETHER = frozenset({"meta-analysis", "systematic review"})
_SAYS_SO = re.compile(
    r"[:.?–—-] (?:an? |the )?(?:[\w-]+,? ){0,3}?(?:systematic (?:literature |scoping )?review|meta-?\s?analysis)\b"
    r"(?![^:]*\b(?:protocol|trial|cohort|survey|experience|own|case reports?|case series)\b)",
    re.IGNORECASE,
)
"""How a title says that the work puts studies together, and nothing else."""


_BESIDES = re.compile(
    r"\b(?:along with|together with|as well as|in addition to|followed by|accompanied by) (?:an? )?(?:\w+ ){0,2}?"
    r"review\b",
    re.IGNORECASE,
)


def goes_with_a_review(reading: Reading) -> bool:
    """Whether an abstract says of a review that it only goes with a study of one's own."""
    return _BESIDES.search(reading.text) is not None


def summary(record: Record, reading: Reading) -> str | None:
    """The kind of summary of others' studies that the record plainly is; None where it may be a study of its own."""
    kinds_of = typed(record)
    if (kinds_of & _PUT_TOGETHER or not kinds_of & _TRIAL_TYPES) and _SAYS_SO.search(reading.title.text):
        return "meta-analysis" if "meta" in reading.title.text.lower() else "systematic review"
    if goes_with_a_review(reading):
        return None
    if kinds_of & _TRIAL_TYPES or _SINGULAR.search(reading.text) or _SINGULAR.search(reading.title.text):
        return None
    named = [k for k in ("meta-analysis", "systematic review", "guideline", "review") if k in kinds_of]
    if named:
        return named[0]
    titled = [k for k, pattern in CALLED_RE if pattern.search(reading.title.text)]
    return titled[0] if titled and titled[0] in _SUMMARIES else None


def watched(record: Record, reading: Reading) -> tuple[str, str] | None:
    """What a record is that plainly allotted nothing to anybody, with the word that says so; None if uncertain."""
    text = reading.title.text + "\n" + reading.text
    if typed(record) & _TRIAL_TYPES or (_ALLOTTED.search(text) and (lots(reading) or _of_one_trial(reading))):
        return None
    for name, pattern in _WATCHED_RE:
        match = pattern.search(text)
        if match is not None and not (name == "survey" and _TAUGHT.search(text)):
            return name, match.group()
    for heading in record.mesh:
        if heading in _WATCHED_MESH and not (_WATCHED_MESH[heading] == "survey" and _TAUGHT.search(text)):
            return _WATCHED_MESH[heading], heading
    if "observational" in typed(record) or "case report" in typed(record):
        return (
            ("observational", "Observational Study")
            if "observational" in typed(record)
            else ("case report", "Case Reports")
        )
    return None


def lots(reading: Reading) -> bool:
    """Whether title or abstract has a word of an allotment that was made, not only of one that is wished for."""
    return any(_LOTS.search(s.text) and not wished_for(s.text) for s in (reading.title, *reading.sentences))


def _of_one_trial(reading: Reading) -> bool:
    """Whether title or abstract speaks of a trial that may be its own: of none wished for, or that others made."""
    return any(
        _ONE_TRIAL.search(s.text) and not wished_for(s.text) and not _THEIR_TRIAL.search(s.text)
        for s in (reading.title, *reading.sentences)
    )


def did_nothing(record: Record, reading: Reading) -> tuple[str, str] | None:
    """What a record is that changed nothing for anybody, or for a case or two, with the word that says so.

    An experiment without allotment is told in many words: only a cross-section without any word of an intervention and
    the report of cases are certain.
    """
    seen = watched(record, reading)
    if seen is None or _INTERVENED.search(reading.title.text + "\n" + reading.text):
        return None
    return seen if seen[0] in ("cross-sectional", "case report") else None


def few_cases(reading: Reading) -> bool:
    """Whether an abstract says that it reports one case or a few."""
    return _FEW_CASES.search(reading.text) is not None


def unallotted(record: Record, reading: Reading) -> bool:
    """Whether PubMed's indexers read the article, saw people in it and no trial, and the abstract has no word of one.

    They give "Randomized Controlled Trial" to every article that reports one (NLM, MeSH publication types).
    """
    text = reading.title.text + "\n" + reading.text
    indexed = "Humans" in record.mesh and len(record.mesh) >= _INDEXED and bool(record.publication_types)
    return indexed and not typed(record) and _ALLOTTED.search(text) is None


_A_TRIAL = re.compile(r"\brandomi[sz]ed (?:[\w-]+,? ){0,4}(?:trial|study)\b", re.IGNORECASE)
_AT_RANDOM = re.compile(
    r"\b(?:patients|women|men|participants|adults|children|subjects|individuals|infants|volunteers|"
    r"eyes)\b[^.;]{0,60}?\s"
    r"(?:were|was) (?:then )?(?:randomi[sz]ed|randomly (?:assigned|allocated|divided))\b|"
    r"\bwe randomly (?:assigned|allocated)\b|"
    r"\bprospective,? (?:[\w-]+,? ){0,2}randomi[sz]ed (?:[\w-]+,? ){0,3}(?:trial|study)\b",
    re.IGNORECASE,
)


_BY_TRIAL = re.compile(
    r"\b(?:was|were) (?:\w+ly )?(?:investigated|studied|compared|tested|examined|assessed|evaluated|tried)\b"
    r"[^.;]{0,80}?\b(?:in|by|by means of|using|through) an? (?:(?!of\b)[\w-]+,? ){0,5}?randomi[sz]ed,? "
    r"(?:[\w-]+,? ){0,4}(?:trial|study|comparison)\b|"
    r"\bwe (?:conducted|performed|did|undertook|carried out|ran) an? (?:(?!of\b)[\w-]+,? ){0,5}?randomi[sz]ed,? "
    r"(?:[\w-]+,? ){0,4}(?:trial|study)\b|"
    r"\bthis (?:was|is) an? (?:(?!of\b)[\w-]+,? ){0,5}?randomi[sz]ed,? (?:[\w-]+,? ){0,4}(?:trial|study)\b",
    re.IGNORECASE,
)
"""How an abstract says that it is one."""
_NO_TRIAL = re.compile(
    r"\bnon-?\s?randomi[sz]ed|\bretrospective|\bpost[- ]?hoc|\bsecondary (?:\w+ )?analysis|\bobservational|"
    r"\bcohorts?\b|\breview|\bmeta-?\s?analy|\bemulat",
    re.IGNORECASE,
)
"""With any of these the trial may be another."""


def is_rct(record: Record, reading: Reading) -> bool:
    """Whether the record plainly is a randomised trial, by its type, its title, or how it allotted."""
    if "rct" in typed(record):
        return True
    if typed(record) & _SUMMARIES:
        return False
    if _A_TRIAL.search(reading.title.text) is not None or _AT_RANDOM.search(reading.text) is not None:
        return True
    return _BY_TRIAL.search(reading.text) is not None and _NO_TRIAL.search(reading.text) is None
