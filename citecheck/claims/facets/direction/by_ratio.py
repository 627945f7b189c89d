"""A risk told as raised that a printed ratio tells as lowered, or the other way round.

`Breastfeeding raised the odds of asthma` beside `breastfeeding had an OR of 0.66 (0.51 to 0.86)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import are_opposite, of_another_age, of_another_one
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.brackets import outside
from citecheck.claims.sentences.clauses import NEGATORS
from citecheck.claims.sentences.comparisons import contrasted
from citecheck.claims.sentences.poles import poles
from citecheck.claims.sentences.ratios import Ratio, ratios
from citecheck.claims.sentences.sides import CONTROLS, part_of, weight
from citecheck.claims.sentences.signs import signs
from citecheck.claims.sentences.windings import is_winding

_NO_NAME = r"(?:and|or|were|was|had|with|while|whereas|but|by|than|as|is|are|that)\b"
_BEFORE = re.compile(
    rf"(?<![^\s(])(?P<what>(?:(?!{_NO_NAME})[^\s,;:()]+\s){{0,9}}(?!{_NO_NAME})[^\s,;:()]+)\s?"
    r"\((?:adjusted\s)?$"
)
_HAD = re.compile(
    r"(?:^|[;,]\s(?:and\s|but\s)?|\b(?:whereas|while|but|and)\s)"
    r"(?P<what>(?:(?!\b(?:whereas|while|but|and|was|were|is|are)\b)[^,;:()]){3,80}?)\s"
    r"(?:had|carried|showed|gave|yielded|has)\s(?:an?|the)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""`Breastfeeding for more than six months had an OR of 0.66`."""
_ITS_OWN = re.compile(r"\sfor\s(?P<what>[^,;:()]{3,60}?)\s(?:was|were|is|of)\s", re.IGNORECASE)
"""`The hazard ratio for A was 1.28`."""
_ASIDE = re.compile(r",\s(?:compared\s(?:with|to)|relative\sto|versus)\s[^,;:()]{2,60},", re.IGNORECASE)
_LED = re.compile(
    r"(?:^|[;.]\s|\b(?:whereas|while|but|and)\s)(?:in|for|among|with)\s(?P<what>[^,;:()]{3,70}?),?\s"
    r"(?:the|an?)\s(?:corresponding\s|adjusted\s|pooled\s)*$",
    re.IGNORECASE,
)
"""`In users of more than ten years the odds ratio was`."""
_BEHIND = re.compile(
    r"(?:[^.;]|(?<=\d)\.(?=\d)){0,45}?\)?\s(?:for|in|with|among)\s(?P<what>[^,;()]+?)(?=\sand\s\d|,|;|\s\(|\.(?:\s|$)|$)"
)
_TIED = re.compile(
    r"(?:^|[;,]\s(?:and\s|but\s)?|\b(?:whereas|while|but|and)\s)"
    r"(?P<what>(?:(?!(?:whereas|while|but|was|were|is|are|had)\b)[^,;:()]){3,80}?)\s"
    r"(?:was|were|is|are)\s(?:also\s|\w+ly\s)*(?:associated|linked|related|correlated|protective|predictive|tied|"
    r"recorded|found|seen|reported|present|noted|observed|a\s(?:\w+\s)?(?:risk|protective)\sfactor)\b[^;:]{0,80}$",
    re.IGNORECASE,
)
"""`A was associated with X (OR 0.66)`."""
_VERSUS = re.compile(r"\s(?:versus|vs\.?|v|compared\s(?:with|to)|relative\sto|over|than)\s", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?:than(?!\s(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|once|twice)\b)|versus|vs|"
    r"compared (?:with|to))\b[^,;:.]*$",
    re.IGNORECASE,
)
_NOUN = r"(?:risks?|odds|hazards?|likelihood|incidence|rates?|probability|chances?)"
_UP = r"higher|increased|greater|raised|elevated|more|excess|heightened"
_DOWN = r"lower|reduced|decreased|fewer|less|smaller|diminished|lessened"
_RISK = re.compile(
    rf"(?P<up>\b(?:{_UP}))\s(?:(?:adjusted|relative|overall|absolute|\w+ly)\s)*(?:{_NOUN}|likely)\b|"
    rf"(?P<down>\b(?:{_DOWN}))\s(?:(?:adjusted|relative|overall|absolute|\w+ly)\s)*(?:{_NOUN}|likely)\b|"
    rf"(?P<raises>\b(?:raise[sd]?|increase[sd]?|elevate[sd]?|doubled?s?|tripled?s?))\s(?:the\s)?(?:[\w-]+\s){{0,2}}{_NOUN}\b|"
    rf"(?P<lowers>\b(?:lower(?:s|ed)?|reduce[sd]?|decrease[sd]?|cuts?|halve[sd]?))\s(?:the\s)?(?:[\w-]+\s){{0,2}}{_NOUN}\b|"
    rf"\b{_NOUN}\s(?:of\s[^,;:]{{3,60}}?\s)?(?:was|were|is|are)\s(?:\w+ly\s)?(?:(?P<was_up>{_UP})|(?P<was_down>{_DOWN}))\b",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\b(?:absence|lack|without|non|never|avoid\w*|free of|deficien\w*|loss|low|lower|fewer|less|no|"
    r"un(?:exposed|treated|vaccinated)|stop\w*|withdraw\w*|discontinu\w*|cessation|interrupt\w*)\b",
    re.IGNORECASE,
)
"""What makes of a factor its contrary: it has to stand in both texts, or in neither."""
_CLAUSE = re.compile(r";\s|,?\s(?:but|whereas|while|although|though)\s", re.IGNORECASE)
_HELD, _OUTCOME, _ITEM, _LEAST = 0.7, 0.7, 0.75, 2.5
"""Weighted shares: of the claim's words that the abstract has, of those behind the risk that the sentence, the one
before, title and methods have, and of what a ratio is of that the claim has; and how much that has to weigh."""


def by_ratio(matter: Matter) -> Observation | None:
    """The word of a claim that says more or less risk, where the only ratio for what it is of says the contrary."""
    text, tokens = matter.said.text, matter.said.tokens
    told = list(_RISK.finditer(text))
    if len(told) != 1 or is_unfound(text) or is_winding(text):
        return None
    if any(t.word in NEGATORS or t.word == "without" for t in tokens):
        return None
    group = told[0].lastgroup or ""
    start, end = told[0].span(group)
    value = 1 if group in ("up", "raises", "was_up") else -1
    sign = next((s for s in signs(text, tokens) if s.start == start), None)
    sides = contrasted(text, tokens, sign.index) if sign is not None else None
    if sides is not None and sides[0] & CONTROLS:
        return None
    clause = _clause(text, start)
    said = frozenset(k for t in outside(text, tokens) if clause[0] <= t.start < clause[1] for k in t.keys)
    whose = sides[0] if sides is not None else said
    behind = frozenset(k for t in tokens if told[0].end() <= t.start < clause[1] for k in t.keys)
    outcome = behind - _compared_with(sides)
    found: list[tuple[int, Ratio]] = []
    for n, sentence in enumerate(matter.reading.sentences):
        found.extend(
            (n, ratio) for ratio in ratios(sentence.text)
            if any(_is_of(matter, whose, outcome, n, span) for span in _named(sentence.text, ratio))
        )  # fmt: skip
    if not found or any(ratio.sign * value != -1 for _, ratio in found):
        return None
    n, ratio = found[0]
    printed = matter.reading.sentences[n].text[ratio.start : ratio.end]
    return Observation(
        facet="direction", status="differs", claim=text[start:end], record=printed, claim_at=(start, end), sentence=n,
        record_at=(ratio.start, ratio.end), rule="claim-direction-reversed",
        message=f"the text says “{text[start:end]}”, the abstract gives {printed}",
    )  # fmt: skip


def _compared_with(sides: tuple[frozenset[str], frozenset[str]] | None) -> frozenset[str]:
    """The words of the side that a claim compares with."""
    return sides[1] if sides is not None else frozenset()


def _clause(text: str, at: int) -> tuple[int, int]:
    """The offsets of the clause in which an offset stands."""
    start = max([m.end() for m in _CLAUSE.finditer(text, 0, at)], default=0)
    return start, next((m.start() for m in _CLAUSE.finditer(text, at)), len(text))


def _is_of(matter: Matter, whose: frozenset[str], outcome: frozenset[str], n: int, span: tuple[int, int]) -> bool:
    """Whether what the ratio of sentence `n` is of (`span`) has more or less of the outcome by the claim."""
    sentence = matter.reading.sentences[n]
    if is_unfound(sentence.text):
        return False
    item_tokens = [t for t in sentence.tokens if span[0] <= t.start < span[1]]
    told = poles(item_tokens)
    said = set(re.findall(r"\w+", _RISK.sub(" ", matter.said.text).lower()))
    if told is None or told.negations or any(item_tokens[p.index].word not in said for p in told.found):
        return False
    item = frozenset(k for t in item_tokens for k in t.keys)
    if weight(item) < _LEAST or part_of(item, whose) < _ITEM or item <= outcome:
        return False
    text = matter.said.text
    plain = _RISK.sub(" ", text)
    mine, printed = _turns(plain), _turns(sentence.text[slice(*span)])
    if not mine <= _turns(_RISK.sub(" ", sentence.text)) or not printed <= mine:
        return False
    if of_another_age(text, sentence.text) or of_another_one(text, sentence.text):
        return False
    before = matter.reading.sentences[n - 1].keys if n else frozenset[str]()
    there = sentence.keys | known_of_all(matter.reading) | before
    rest = frozenset(matter.said.plain) - item
    if part_of(rest, matter.reading.keys) < _HELD or (outcome and part_of(outcome, there) < _OUTCOME):
        return False
    return not are_opposite(frozenset(matter.said.weights), sentence.keys)


def _turns(text: str) -> frozenset[str]:
    return frozenset(m.group().lower() for m in _TURNS.finditer(text))


def _named(text: str, ratio: Ratio) -> Iterator[tuple[int, int]]:
    """The offsets of what a ratio may be of, the plainest first; none where it is said of one of two."""
    text = _ASIDE.sub(lambda m: " " * len(m.group()), text)
    ahead = text[: ratio.start]
    if _THAN.search(ahead):
        return  # "more often in A than in B (OR 2.2)" is of A
    own = _ITS_OWN.search(text, ratio.start, ratio.end)
    forms = (_TIED, _BEFORE) if ahead.rstrip().endswith("(") else (_LED, _HAD, _TIED)
    read = (own, *(form.search(ahead) for form in forms), _BEHIND.match(text, ratio.end))
    for match in read:
        if match is not None:
            start, end = match.span("what")
            versus = _VERSUS.search(text, start, end)
            yield start, versus.start() if versus is not None else end
