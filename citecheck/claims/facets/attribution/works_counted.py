"""How many studies a claim says that its source, a review, rests on, against what the abstract counts."""

from __future__ import annotations

import re

from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.credited import credit
from citecheck.claims.figures.numbers import Quantity, figures_of
from citecheck.claims.observation import Matter, Observation

_WORKS = r"(?:stud(?:y|ies)|trials?|articles?|papers?|reports?|publications?|RCTs?|cohorts?|surveys?|records?|reviews?)"
_OF = re.compile(
    r"\b(?:review|meta-analys[ie]s|metaanalysis|synthesis|overview|analysis)\b"
    r"(?:\s(?:by|from)\s(?:[^,.;]|\bal\.){1,60}?)?,?\s"
    r"(?:of|covering|including|comprising|based on|drawing on|that included|"
    r"which included|that covered|pooling|summari[sz]ing|included|covered|comprised|pooled|rested on|summari[sz]ed|"
    r"drew on|brought together|identified|took in|synthesi[sz]ed)\s(?:data from\s|results of\s)?"
    r"(?:a total of\s|about\s|some\s|as many as\s)?$",
    re.IGNORECASE,
)
_ARE_WORKS = re.compile(
    rf"[\s-](?:(?!(?:of|in|and|or|with|patients|people|participants|investigators?|reviewers?|authors?|"
    rf"researchers?|databases?|groups?|arms?|years?|months?|selected|searched|screened)\b)[\w-]+\s){{0,3}}?{_WORKS}\b",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(r"\s(?:in|among|with|of|from|on)\s(?P<of>[\w-]+(?:\s[\w-]+)?)")
_TAKEN_IN = re.compile(
    r"\b(?:includ\w+|identif\w+|eligible|met|meeting|fulfil\w+|analy[sz]ed|reviewed|retriev\w+|pooled|selected|"
    r"comprised|"
    r"comprising|from|of|in|total|using|used|evaluated|assessed|summari[sz]ed)\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"\b(?:review|meta-?analys[ie]s|overview|pooled|literature search|synthesis)\b", re.IGNORECASE)


_INCLUDED = re.compile(
    rf"[\s-](?:(?!(?:of|in|and|or|with|patients|people|participants)\b)[\w-]+\s){{0,3}}?{_WORKS}\b[^.;]{{0,90}}?\b"
    r"(?:(?:were|was) (?:\w+ly )?(?:included|selected|identified|retained|eligible|analy[sz]ed|reviewed|entered|"
    r"retrieved|found|considered|deemed|used|pooled|combined)|met|satisfied|fulfil+ed|meeting|qualified)\b",
    re.IGNORECASE,
)
_INCLUDES = re.compile(
    r"\b(?:includ(?:ed|ing|es)|identified|analy[sz]ed|pooled|reviewed|found|retrieved|selected|covering|comprising|"
    r"covered|"
    r"comprised|summari[sz]ed|synthesi[sz]ed|based on|drew on)\s(?:a total of\s|data from\s)?$",
    re.IGNORECASE,
)
"""How many works a review took in: before their number, and behind it."""


def tells_how_many(matter: Matter, at: tuple[int, int]) -> bool:
    """Whether the figure at those offsets of the claim says how many works a review rests on."""
    text = matter.claim.text
    if not _REVIEW.search(f"{matter.reading.title.text}\n{matter.reading.text}"):
        return False
    if _INCLUDED.match(text, at[1]) is not None:
        return True
    led = _OF.search(text, 0, at[0]) or _INCLUDES.search(text, 0, at[0])
    return led is not None and _ARE_WORKS.match(text, at[1]) is not None


def works_counted(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """One answer for the number of works that the claim says were put together."""
    if not own:
        return []
    found: list[Observation | None] = []
    for quantity in figures_of(text):
        if not (_OF.search(text[: quantity.start]) and _ARE_WORKS.match(text, quantity.end)) or quantity.about:
            continue
        record = f"{matter.reading.title.text}\n{matter.reading.text}"
        at = (quantity.start, quantity.end)
        if any(q.value == quantity.value for q in figures_of(record)):
            found.append(credit(text, own, at, "agrees", None))
            continue
        theirs = None if _of_some(matter, text, quantity) else _counted(matter)
        if (
            theirs is None
            or not _REVIEW.search(record)
            or len(matter.claim.references) > 1
            or of_another_work(text, at)
        ):
            found.append(credit(text, own, at, "absent", None))
            continue
        message = f"The text says {text[slice(*at)]}, the abstract {theirs}."
        found.append(credit(text, own, at, "differs", theirs, message=message))
    return found


def _of_some(matter: Matter, text: str, quantity: Quantity) -> bool:
    """Whether the claim counts some of them: `nine trials in children`, of which title and abstract do not speak."""
    named = _ARE_WORKS.match(text, quantity.end)
    some = _QUALIFIED.match(text, named.end()) if named else None
    if some is None:
        return False
    keys = [k for t in matter.said.tokens if some.start("of") <= t.start < some.end() for k in t.keys]
    return any(k not in matter.reading.keys for k in keys)


def _counted(matter: Matter) -> str | None:
    """The first number of works that the abstract says were taken in."""
    for sentence in matter.reading.sentences:
        if not _TAKEN_IN.search(sentence.text):
            continue
        for quantity in figures_of(sentence.text):
            if _is_count(quantity) and (named := _ARE_WORKS.match(sentence.text, quantity.end)):
                return sentence.text[quantity.start : named.end()]
    return None


def _is_count(quantity: Quantity) -> bool:
    return quantity.high is None and quantity.step == 1.0 and quantity.role in ("count", "plain") and quantity.value > 1
