"""Whether a claim is plainly about another entry of the list than the one that it cites.

Numbers slip by one, and the work cited instead is often on the same topic: that it shares little with the claim does
not tell it from the right one. Beside the right one it does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from itertools import islice

from citecheck.claims.by_author import credited
from citecheck.claims.entries import Entries, reading_of
from citecheck.claims.facets.quotation.answer import quotation
from citecheck.claims.held import CitedWork, Held, Meant
from citecheck.claims.kindred import are_of_one_study, is_review, speaks_of_others
from citecheck.claims.observation import Matter
from citecheck.claims.reading import Reading, read_claim, read_text
from citecheck.claims.words.terms import tokens
from citecheck.claims.works import around, fit, is_foreign, length, may_be_told, repeats, thinness
from citecheck.text.fold import fold

WEIGHTS, INTERCEPT = (-0.14, 0.85), -1.22
"""One weight for each of `features`, fitted by `tests/accuracy/fit_claims.py` on true claims, each beside its own
record and beside another one of its list."""
_PLAINLY, _OF_REVIEW = 1.6, 1.5
"""The sum from which the other one is meant, and how much more is asked where a review is cited: for what one of the
works found that it sums up, say."""
_SHORTEST = 40
"""An abstract of fewer words leaves most of its work out."""
_LOOKED_AT = 5
"""How many entries that share most words with a claim are looked at closely."""
_MANY, _BETTER = 10, 1.0
"""In a list of so many others the one that is meant fits better by so much: of real citing sentences that acquits 10 of
the 22 right works that were taken for wrong, and 5 of 220 wrong ones."""
_QUOTED = 8
"""Words of a quotation that no two works have by chance."""
_TALK = re.compile(
    r"\b(?:comment\w*|critique\w*|critici[sz]\w*|discuss\w*|debat\w*|editorial\w*|letters?|doubt\w*|repl(?:y|ies|ied)|"
    r"see|(?:cited|quoted|reviewed|summari[sz]ed|as reported) (?:by|in))\b",
    re.IGNORECASE,
)
"""Words of one who speaks of what others have found."""
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")


def features(text: str, own: Reading, other: Reading) -> tuple[float, float]:
    """How well the cited record fits what a claim says, and how much better another one does; see `works.fit`."""
    fits = _fit(text, own)
    return fits, _fit(text, other) - fits


def meant(held: Held, entries: Entries) -> Meant | None:
    """The work of the list whose authors the claim of `held` names, that it quotes, or fits far better than the cited
    one; None without.

    Of the last two nothing is said where the list is not whole: what could not be read may fit as well.
    """
    matter = held.matter
    if (other := credited(held, entries)) is not None:
        return Meant(work=other[0], credited=other[1])
    if not entries.whole:
        return None
    if _TALK.search(matter.claim.text) or speaks_of_others(matter.record) or _names_an_author(matter):
        return None
    if (work := _quoted(held, entries)) is not None:
        return Meant(work=work, quoted=True)
    having_more = (work for work, more in entries.sharing(matter.said, matter.claim, held.work) if more > 0.0)
    work = _fitting(matter, islice(having_more, _LOOKED_AT))
    return None if work is None else Meant(work=work)


def says_little(held: Held, entries: Entries) -> bool:
    """Whether a claim fits none of many other entries notably better than the one that it cites.

    Then it says too little to tell what it is about: the work that is meant mostly stands in the list. Where others
    could not be read, for an outage say, one of them may be that work, and nobody is accused.
    """
    matter = held.matter
    if entries.count_others(matter.claim, held.work) < _MANY:
        return False
    own = fit(matter.said, matter.reading)
    others = islice(entries.sharing(matter.said, matter.claim, held.work), _LOOKED_AT)
    return all(_fit(matter.claim.text, reading_of(work)) - own < _BETTER for work, _ in others)


def _quoted(held: Held, entries: Entries) -> CitedWork | None:
    """The only work in whose abstract stand all long quotations of a claim, none of which the cited one has."""
    quoted = [o for o in held.observations if o.facet == "quotation"]
    long = {o.claim for o in quoted if len(tokens(o.claim or "")) >= _QUOTED}
    if not long or any(o.status != "absent" for o in quoted):
        return None
    claim = held.matter.claim
    having: dict[str, CitedWork] = {}
    said = read_text(" ".join(sorted(told for told in long if told)), held.matter.reading)
    for work, _ in islice(entries.sharing(said, claim, held.work), _LOOKED_AT):
        reading, record = reading_of(work), work.record
        if record is None or are_of_one_study(record, held.matter.record):
            continue
        there = Matter(claim=claim, said=read_claim(claim, reading), record=record, reading=reading, ranked=())
        if long <= {o.claim for o in quotation(there) if o.status == "agrees" and o.sentence is not None}:
            having.setdefault(record.pmid, work)
    return next(iter(having.values())) if len(having) == 1 else None


def _fitting(matter: Matter, others: Iterable[CitedWork]) -> CitedWork | None:
    text = matter.claim.text
    if not may_be_told(matter) or length(matter) < _SHORTEST:
        return None
    best = max(others, key=lambda work: _fit(text, reading_of(work)), default=None)
    if best is None or best.record is None:
        return None
    reading = reading_of(best)
    limit = _PLAINLY + thinness(matter) + (_OF_REVIEW if is_review(matter.record) else 0.0)
    if _sum(text, matter.reading, reading) < limit or is_foreign(matter.reading):
        return None
    if repeats(matter.said, matter.reading) and not repeats(matter.said, reading):
        return None
    told = around(matter.claim)
    if len(told) > 1 and _sum("\n".join(told), matter.reading, reading) < limit:
        return None
    return None if are_of_one_study(matter.record, best.record) else best


def _names_an_author(matter: Matter) -> bool:
    """Whether a family name of the cited record's authors stands in the claim, at its beginning too."""
    families = {fold(a.family) for a in matter.record.fields.authors if a.family}
    return any(
        fold(m.group().removesuffix("’s").removesuffix("'s")) in families for m in _CAPITAL.finditer(matter.claim.text)
    )


def _sum(text: str, own: Reading, other: Reading) -> float:
    return INTERCEPT + math.fsum(w * f for w, f in zip(WEIGHTS, features(text, own, other), strict=True))


def _fit(text: str, reading: Reading) -> float:
    return fit(read_text(text, reading), reading)
