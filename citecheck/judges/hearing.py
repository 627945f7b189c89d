"""A judge's opinions written into the checks of a document's claims, and the findings that come of them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from citecheck.errors import CitecheckError
from citecheck.judges.opening import JudgeSpec, shared
from citecheck.judges.opinions import Answers, Judge, Opinion, Question
from citecheck.models import Check, CheckedClaim, Evidence, Facet, Finding, Record
from citecheck.rules import OTHER_WORK, finding
from citecheck.text.fold import one_line

_UNHELD = frozenset({"no_abstract", "no_record", "unchecked"})
_GAP = re.compile(r"\s+(?=[.,;:!?](?:\s|\Z))")
_SILENT = "no second opinion on some claims: "
_log = logging.getLogger(__name__)


class Heard(Struct, frozen=True, kw_only=True):
    """The claims with the facet `stance` where the judge answered; a remark where it could not be asked."""

    claims: tuple[CheckedClaim, ...]
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()


def silence(remarks: Iterable[str]) -> str | None:
    """The remark that a judge could not be asked, where there is one among a document's `remarks`."""
    return next((line for line in remarks if line.startswith(_SILENT)), None)


def hear(
    spec: JudgeSpec,
    claims: Sequence[CheckedClaim],
    texts: Mapping[str, str],
    records: Mapping[str, Record],
    findings: Iterable[Finding],
) -> Heard:
    """Ask the judge of `spec` about every check that a claim was held against an abstract in.

    `texts`: each claim's text without citation markers, by the claim's id. `records`: by the reference's id.
    `findings` are those on the claims so far: what they say already, a judge need not say again. A judge that cannot
    be opened or asked costs the facet and nothing else.
    """
    asked = [
        (n, k, Question(claim=_bare(texts[claim.id]), record=records[check.reference], evidence=check.evidence))
        for n, claim in enumerate(claims)
        for k, check in enumerate(claim.checks)
        if check.verdict not in _UNHELD and check.reference in records
    ]
    if not asked:
        return Heard(claims=tuple(claims))
    name, answers = _ask(spec, [question for _, _, question in asked])
    opinions: dict[int, dict[int, Opinion]] = {}
    for (n, k, _), opinion in zip(asked, answers.opinions, strict=True):
        if opinion is not None:
            opinions.setdefault(n, {})[k] = opinion
    wrong = {(f.claim, f.reference) for f in findings if f.rule in OTHER_WORK}
    done, raised = [], list[Finding]()
    for n, claim in enumerate(claims):
        settled = _settled(claim, opinions.get(n, {}))
        text = _bare(texts[claim.id])
        checks = tuple(
            replace(c, facets=(*c.facets, _facet(settled[k], text, c.evidence))) if k in settled else c
            for k, c in enumerate(claim.checks)
        )
        done.append(replace(claim, checks=checks))
        raised += [
            _conflict(claim, check, settled[k], name)
            for k, check in enumerate(claim.checks)
            if k in settled and _speaks_up(check, settled[k]) and (claim.id, check.reference) not in wrong
        ]
    remarks = (_SILENT + answers.outage,) if answers.outage else ()
    return Heard(claims=tuple(done), findings=tuple(raised), remarks=remarks)


def _ask(spec: JudgeSpec, questions: Sequence[Question]) -> tuple[str, Answers]:
    """The judge's name and answers; whatever goes wrong is an outage, because an opinion is never needed."""
    try:
        judge: Judge = shared(spec)
        return judge.name, judge.ask(questions)
    except CitecheckError as error:
        outage = str(error)
    except Exception as error:
        _log.debug("asking the judge", exc_info=True)
        outage = f"the judge failed ({type(error).__name__})"
    return "", Answers(opinions=(None,) * len(questions), outage=outage)


def _bare(text: str) -> str:
    """A claim in one line, without the gaps that its markers left."""
    return _GAP.sub("", one_line(text))


def _settled(claim: CheckedClaim, opinions: dict[int, Opinion]) -> dict[int, Opinion]:
    """A claim with several works may take what one abstract speaks against from another that agrees or is unknown."""
    others = len(claim.checks) > 1
    agreed = any(opinion.stance == "agrees" for opinion in opinions.values())
    if not others or not (agreed or len(opinions) < len(claim.checks)):
        return opinions
    return {k: Opinion(stance="absent") if o.stance == "differs" else o for k, o in opinions.items()}


def _speaks_up(check: Check, opinion: Opinion) -> bool:
    return opinion.stance == "differs" and opinion.firm and not any(f.status == "differs" for f in check.facets)


def _facet(opinion: Opinion, claim: str, evidence: Sequence[Evidence]) -> Facet:
    words, place = opinion.words, None
    for n, one in enumerate(evidence):
        at = one.sentence.find(words) if words else -1
        if words and at >= 0 and words != one.sentence:
            place = (n, at, at + len(words))
            break
    return Facet(facet="stance", status=opinion.stance, claim=claim, record=words, record_at=place)


def _conflict(claim: CheckedClaim, check: Check, opinion: Opinion, name: str) -> Finding:
    return finding(
        "claim-stance-conflict",
        f"A second opinion, which may err: {name} reads the abstract as speaking against this ({opinion.how}).",
        claim.span,
        reference=check.reference,
        claim=claim.id,
        pmid=check.pmid,
        text=claim.text,
        source=opinion.words,
    )
