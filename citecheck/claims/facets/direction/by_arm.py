"""Two figures behind one arm, in the abstract the other's: `less common after A (10% against 19%)`.

The first figure is that of the arm that the claim names. Where the one sentence that has both gives it to another arm,
and the claim's arm the second, the arms were exchanged.
"""

from __future__ import annotations

import re
from itertools import pairwise

from citecheck.claims.figures.kinds import UNHELD
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.ordered import Ordered, ordered
from citecheck.claims.sentences.sides import GENERAL, TIMES, words_of

_PAIR = re.compile(r"\s?\([^()]*$")
_BETWEEN = re.compile(r"\s?%?\s?(?:vs\.?|versus|v|against|compared (?:with|to)|as against|and)\s(?:only\s)?", re.I)
_ARM = re.compile(
    r"\b(?:in|with|after|for|among|on) (?:the |those (?:in|with|on) (?:the )?)?(?P<arm>(?:[\w-]+ ){0,3}?[\w-]+) "
    r"(?:groups?|arms?|cohorts?|patients|surgery|recipients)\b",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\brespective(?:ly)?\b", re.IGNORECASE)


def by_arm(matter: Matter) -> Observation | None:
    """The order of the claim whose two figures the abstract gives to the arms the other way round."""
    said = matter.said
    if "(" not in said.text:
        return None
    for mine in ordered(said.text, said.tokens):
        pair = _figures(said.text, mine)
        side = mine.side - GENERAL - TIMES
        if pair is None or mine.other or not side or mine.worth:
            continue
        if (pair[0].value - pair[1].value) * mine.value <= 0:
            continue  # the first is not that of the arm
        for index, sentence in enumerate(matter.reading.sentences):
            at = _exchanged(pair, side, sentence)
            if at is not None:
                return _observe(matter, mine, index, at)
    return None


def _figures(text: str, mine: Ordered) -> tuple[Quantity, Quantity] | None:
    """The two figures in brackets behind the words of an order: `(10.0% against 19.0%)`."""
    behind = [q for q in figures_of(text) if q.start >= mine.at[1] and q.role not in UNHELD and q.high is None]
    for one, other in pairwise(behind):
        opened = text.rfind("(", mine.at[1], one.start)
        if opened < 0 or text.find(")", opened, one.start) >= 0 or text.find(",", mine.at[1], opened) >= 0:
            continue
        alike = one.dimension == other.dimension and one.value != other.value
        if alike and _BETWEEN.fullmatch(text, one.end, other.start):
            return one, other
    return None


def _exchanged(pair: tuple[Quantity, Quantity], side: frozenset[str], sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence gives the first of two figures to another arm and the second to the one named by `side`."""
    text = sentence.text
    if _RESPECTIVELY.search(text):
        return None
    printed = [q for q in figures_of(text) if q.role not in UNHELD and q.high is None]
    fits = [[q for q in printed if agrees(wanted, q)] for wanted in pair]
    arms = list(_ARM.finditer(text))
    if any(len(found) != 1 for found in fits) or len(arms) != 2:
        return None
    first, second = fits[0][0], fits[1][0]
    given = [next((m for m in arms if m.start() >= q.end), None) for q in (first, second)]
    if given[0] is None or given[1] is None or given[0] is given[1]:
        return None
    keys = [words_of(sentence.tokens, *m.span("arm")) - GENERAL for m in given if m is not None]
    if not side & keys[1] or side & keys[0] or not keys[0]:
        return None
    return min(first.start, second.start), max(first.end, second.end)


def _observe(matter: Matter, mine: Ordered, index: int, at: tuple[int, int]) -> Observation:
    said, printed = matter.said.text[slice(*mine.at)], matter.reading.sentences[index].text[slice(*at)]
    return Observation(
        facet="direction", status="differs", claim=said, record=printed, claim_at=mine.at, sentence=index,
        record_at=at, rule="claim-direction-reversed",
        message=f"the text says “{said}” of one arm, the abstract gives its figures to the other (“{printed}”)",
    )  # fmt: skip
