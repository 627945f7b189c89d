"""Of what kind the studies were that a review put together: `13 cohort studies` for thirteen randomised trials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.claims.cues import Cue
from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.design.told import observe
from citecheck.claims.facets.population.peopled import addressed
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.wishes import wished_for
from citecheck.claims.verdict import score

_KINDS: tuple[tuple[str, str, str], ...] = (
    ("random", r"(?<!non-)(?<!non )(?<!not )(?<!quasi-)randomi[sz]ed|\bRCTs?\b",
     "unrandom observational cohort case-control cross-sectional retrospective cases animal"),
    ("unrandom", r"\bnon-?\s?randomi[sz]ed", "random"),
    ("observational", r"\bobservational|\bepidemiological", "random"),
    ("cohort", r"\bcohort", "random case-control cross-sectional cases"),
    ("case-control", r"\bcase[-–\s]control", "random cohort cross-sectional cases"),
    ("cross-sectional", r"\bcross[-–\s]sectional", "random cohort case-control cases"),
    ("cases", r"\bcase (?:series|reports?)", "random cohort case-control cross-sectional"),
    ("prospective", r"\bprospective", "retrospective"),
    ("retrospective", r"\bretrospective", "prospective random"),
    ("animal", r"\banimal|\bpre-?clinical|\bin[- ]vivo|\brodent", "human random"),
    ("human", r"\bhuman|\bclinical", "animal"),
)  # fmt: skip
_KIND = {name: re.compile(words, re.IGNORECASE) for name, words, _ in _KINDS}
_CONTRARY = {name: frozenset(others.split()) for name, _, others in _KINDS}
"""How each kind is named, and which others a study cannot be as well."""
_COUNTED = re.compile(
    r"[\s-](?P<kind>(?:(?!(?:of|in|and|or|with|to|from|on|by|the|were|was|that)\b)[\w/–-]+,?\s){0,6}?"
    r"(?:stud(?:y|ies)|trials?|RCTs|cohorts|comparisons|series|reports)\b)",
    re.IGNORECASE,
)
"""Behind their number, the studies with what is said of them."""
_ALL = re.compile(
    r"[^.;]{0,60}?[,:;]? \ball(?: of (?:which|them))? (?:(?:were|being|had) )?(?P<kind>(?:[\w/–-]+,?\s){0,5}?"
    r"(?:stud(?:y|ies)|trials?|RCTs|cohorts|series|reports|randomi[sz]ed|observational|retrospective|prospective)\b)",
    re.IGNORECASE,
)
"""What is said of all of them behind their number."""
_PUT_TOGETHER = re.compile(
    r"\b(?:meta-?\s?analysis|systematic review|pooled analysis|pooling|pooled|synthesis)\s"
    r"(?:(?:of|covering|including|comprising|based on|drawing on|pooling)\s)?"
    r"(?:data from\s|results of\s|only\s|several\s)?"
    r"(?P<kind>(?:(?!(?:of|in|and|or|with|to|from|on|by|the|were|was|that)\b)[\w/–-]+,?\s){1,5}?"
    r"(?:studies|trials|RCTs|cohorts|series|reports)\b)",
    re.IGNORECASE,
)
"""The studies that a review is said to have put together, without their number."""
_STUDIES = Cue(_COUNTED, words="study studies trial trials rcts cohorts comparisons series reports")
_AS_MANY = 0.4
"""How likely the abstract has to be the one that is told where it counts as many studies as the claim."""
_MIXED = re.compile(r"\s(?:and|or|as well as|plus)\s(?:[\w-]+\s){0,4}?(?:stud|trial|cohort|series|RCT)", re.IGNORECASE)


def pooled(matter: Matter) -> Observation | None:
    """The kind of the studies put together, where the abstract counts as many, or any, of a contrary kind alone."""
    if not _STUDIES.possible(matter.said):
        return None
    text = matter.claim.text
    theirs = [(value, m) for s in matter.reading.sentences for value, m in _counted(s.text)]
    theirs = [(value, (None if _kinds(m) else _ALL.match(m.string, m.end())) or m) for value, m in theirs]
    for value, said in _counted(text):
        found = _held(matter, said, [m for n, m in theirs if n == value], _AS_MANY)
        if found is not None:
            return found
    if len(matter.claim.references) == 1 and (told := _PUT_TOGETHER.search(text)) is not None:
        telling = (matter.reading.title, *matter.reading.sentences)
        together = [m for s in telling for m in _PUT_TOGETHER.finditer(s.text)]
        return _held(matter, told, [*(m for _, m in theirs), *together])
    return None


def _held(
    matter: Matter, said: re.Match[str], theirs: list[re.Match[str]], least: float | None = None
) -> Observation | None:
    """What the claim calls them at `said`, against what the abstract calls those at `theirs`."""
    mine, printed = _kinds(said), [(m, kind) for m in theirs for kind in _kinds(m)]
    if not mine or not printed or _MIXED.match(said.string, said.end()):
        return None
    contrary = [(k, *one) for k in mine for one in printed if one[1] in _CONTRARY[k]]
    named = _named(matter)
    if not contrary:
        kind = next((k for k in mine if k in named), None)
        return None if kind is None else observe(matter, _word(said, kind), "agrees", kind)
    kind, match, _ = contrary[0]
    if kind in named or of_another_work(matter.claim.text, said.span()):
        return None
    if not (addressed(matter, said) if least is None else score(matter) >= least):
        return None
    source = match.string[match.start("kind") : match.end()]
    word = said.string[said.start("kind") : said.end()]
    return observe(matter, _word(said, kind), "differs", source, f"The text says “{word}”, the abstract “{source}”.")


def _named(matter: Matter) -> frozenset[str]:
    """The kinds of study of which title or abstract has any word, but for those that are wished for."""
    texts = [matter.reading.title.text, *(s.text for s in matter.reading.sentences if not wished_for(s.text))]
    return frozenset(k for k, pattern in _KIND.items() if any(pattern.search(text) for text in texts))


def _kinds(said: re.Match[str]) -> list[str]:
    return [k for k, pattern in _KIND.items() if pattern.search(said.string, said.start("kind"), said.end())]


def _word(said: re.Match[str], kind: str) -> re.Match[str]:
    return _KIND[kind].search(said.string, said.start("kind"), said.end()) or said


def _counted(text: str) -> Iterator[tuple[float, re.Match[str]]]:
    """Every number of studies in `text`, with the studies."""
    for quantity in figures_of(text):
        if quantity.value < 2 or quantity.high is not None or quantity.step != 1.0:
            continue
        match = _COUNTED.match(text, quantity.end)
        if match is not None:
            yield quantity.value, match
