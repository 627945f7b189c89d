"""Honest claims made from real abstracts: a sentence in other words, from the other side, or with something added.

Whatever is accused of these is accused wrongly: an author may say as much of any work. All choices come from a seeded
generator. `FRAMES` add what says nothing of the finding (`{b}` is the sentence, `{t}` the same within another),
`SAYINGS` put a word of direction otherwise, and `_other_sides` tells a comparison or an effect from its other side.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.models import Record
from citecheck.text.sentences import sentences

FRAMES = (
    "Although the mechanism is unclear, {t}.", "Not surprisingly, {t}.", "More importantly, {t}.", "Worse still, {t}.",
    "No trial has looked at quality of life, but {t}.", "Contrary to expectation, {t}.", "All else equal, {t}.",
    "Neither income nor schooling mattered: {t}.", "Little wonder that {t}.", "There is little doubt that {t}.",
    "Never before had it been shown that {t}.", "To prevent harm, note that {t}.", "Despite increasing costs, {t}.",
    "With rising costs in mind, {t}.", "Since costs increased, {t}.", "Regardless of income, {t}.",
    "We failed to replicate that {t}.", "In contrast to our findings, {t}.", "Fewer doctors know that {t}.",
    "One improvement is that {t}.", "The risk of bias was low, and {t}.", "In poorer countries, {t}.",
    "The fact that {t} raises new questions.", "The idea that {t} is less common now.", "That {t} is not new.",
    "Unlike earlier and smaller studies, this one showed that {t}.", "Despite its limitations, it showed that {t}.",
    "{b}, which is not the case in other settings.", "{b}, independent of income.", "{b}, without affecting costs.",
    "{b}, and this did not depend on income.", "{b}, and costs did not differ.", "{b}, but at a higher cost.",
    "{b}, with no difference in costs.", "{b}, and no adverse events occurred.", "{b}, less than expected.",
    "{b}, whereas older reports had shown the opposite.", "{b}, an improvement on earlier work.",
    "{b} – no small matter.", "{b}, not a trivial finding.", "{b}, none of which was expected.",
    "{b}, even in the absence of support.", "{b}, no matter the cost.", "{b}, just as in a smaller series.",
    "{b}, in contrast with earlier reports of no effect.", "{b}, a finding of little significance to policy.",
    "{b}, which has been neither confirmed nor refuted.", "{b}, which others failed to reproduce.",
    "{b}, but no such effect was seen after adjustment.", "{b}; no such trend was seen elsewhere.",
    "{b}. Costs were higher.", "{b}. We did not confirm this.", "{b}, and {o}.", "{b}, whereas {o}.", "While {t}, {o}.",
)  # fmt: skip
SAYINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\b(?:an? )?increase in\b", ("a rise in", "an upturn in", "a jump in", "a gain in", "an uptick in", "more")),
    (r"\b(?:an? )?(?:decrease|reduction) in\b", ("a fall in", "a dip in", "a cut in", "a lessening of", "less")),
    (r"\b(?:was|were) increased\b", ("rose", "climbed", "grew", "went up", "were heightened", "was up", "soared")),
    (r"\b(?:was|were) (?:decreased|reduced)\b", ("fell", "dropped", "went down", "shrank", "were curbed", "waned")),
    (r"(?<!was )(?<!were )\breduced(?= (?:the|risk|pain|levels?))", ("lowered", "cut", "curbed", "brought down")),
    (r"(?<!was )(?<!were )\bincreased(?= (?:the|risk|pain|levels?))", ("raised", "boosted", "drove up", "added to")),
    (r"\bassociated with\b", ("linked to", "tied to", "related to", "bound up with", "connected with")),
    (r"\b(?:inhibited|suppressed|blocked)\b", ("held back", "curbed", "quelled", "put a brake on", "hampered")),
    (r"\b(?:induced|induces)\b", ("brought about", "triggered", "set off", "caused", "elicited", "sparked")),
    (r"\b(?:was|were) similar\b", ("were alike", "were much the same", "did not differ", "were on a par")),
    (r"\bno significant difference\b", ("no appreciable gap", "little to choose", "no meaningful contrast")),
    (r"\bmay\b", ("might", "could", "possibly", "seems able to", "probably does")),
    (r"\bsuggests? that\b", ("hints that", "indicates that", "raises the possibility that")),
)
_TURNED = {
    "higher": "lower", "lower": "higher", "greater": "smaller", "longer": "shorter", "shorter": "longer",
    "better": "worse", "worse": "better",
}  # fmt: skip
_COMPARES = re.compile(
    r"(?P<what>[^,;:()]{5,80}?) (?P<be>was|were) (?P<level>significantly )?"
    r"(?P<order>higher|lower|greater|longer|shorter|better|worse) (?P<in>in|among|with|after) (?P<one>[^,;:()]{3,50}?) "
    r"than (?P=in) (?P<other>[^,;:()]{3,50}?)"
    r"(?:[,;(].*)?\.?"
)
_ACTS = re.compile(
    r"(?P<one>(?:(?!\b(?:not|no|was|were|that|which|had|been|is|are|and|or)\b)[^,;:()]){3,40}?) "
    r"(?:significantly )?(?P<verb>reduced|decreased|lowered|inhibited|suppressed|increased|raised|enhanced) "
    r"(?P<what>(?:(?!\b(?:by|from|to|and|or|was|is)\b)[^,;:()]){3,60}?)(?:[,;(].*)?\.?"
)
_LESS = {"reduced", "decreased", "lowered", "inhibited", "suppressed"}
_UNFIT = re.compile(r"\b(?:whether|aim|objective|hypothes|[Ww]e|[Oo]ur)\b|^[A-Z]{4,}|[:;]")


class Retold(Struct, frozen=True, kw_only=True):
    """An honest claim about `record`, and the way in which it was made: `added`, `reworded` or `other side`."""

    record: Record
    text: str
    way: str


def retold(records: Sequence[Record], seed: int = 11) -> Iterator[Retold]:
    """Of each record three sentences with something added, and what can be put otherwise of all its sentences."""
    rng = random.Random(seed)
    for record in records:
        told = [part.text[a:b].strip() for part in record.abstract for a, b in sentences(part.text)]
        fit = [s for s in told if 60 < len(s) < 260 and s[0].isupper() and not _UNFIT.search(s)]
        if len(fit) < 2:
            continue
        one, other = rng.sample(fit[-5:], 2)
        for frame in rng.sample(FRAMES, 3):
            text = frame.format(b=one.rstrip("."), t=_within(one), o=_within(other))
            yield Retold(record=record, text=text, way="added")
        for sentence in fit:
            for pattern, sayings in SAYINGS:
                found = list(re.finditer(pattern, sentence))
                if len(found) == 1:
                    said = sentence[: found[0].start()] + rng.choice(sayings) + sentence[found[0].end() :]
                    text = re.sub(r"\b(an?|the|significant|marked) an? ", r"\1 ", said)
                    yield Retold(record=record, text=text, way="reworded")
            for text in _other_sides(sentence):
                yield Retold(record=record, text=text, way="other side")


def _within(sentence: str) -> str:
    """A sentence as it stands within another: its first letter small, where that begins a plain word."""
    told = sentence.rstrip(".")
    return told[0].lower() + told[1:] if told[1:2].islower() or told[1:2] == " " else told


def _other_sides(sentence: str) -> Iterator[str]:
    found = _COMPARES.fullmatch(sentence)
    if found is not None:
        what, be, order = found["what"], found["be"], found["order"]
        one, other, turned = found["one"], found["other"], _TURNED[order]
        level = found["level"] or ""
        yield f"{what} {be} {level}{turned} {found['in']} {other} than {found['in']} {one}."
        yield f"{what} {be} {turned} {found['in']} {other}."
        yield f"{what} {be} not as {order.removesuffix('er')} {found['in']} {other} as {found['in']} {one}."
    found = _ACTS.fullmatch(sentence)
    if found is not None:
        one, what, less = _within(found["one"]), found["what"], found["verb"] in _LESS
        more, turned = ("lower", "higher") if less else ("higher", "lower")
        yield f"{what[0].upper()}{what[1:]} was {found['verb']} by {one}."
        yield f"With {one}, {what} was {more}."
        yield f"Without {one}, {what} was {turned}."
        yield f"In the absence of {one}, {what} was {turned}."
        yield f"{what[0].upper()}{what[1:]} was {turned} when no {one} was given."
