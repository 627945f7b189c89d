"""Whom a claim that retells a sentence nearly word for word names in the place of others: `women` where it has `men`.

Read word by word: two words are of others where they are of one sort (sex, age, species) and exclude each other. What
the sentence, or the claim, says of both is no exchange.
"""

from __future__ import annotations

import re

from citecheck.claims.alignment import Change
from citecheck.claims.facets.population.people import sort_apart, stands
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.figures.quantity import agrees
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.terms import number_at
from citecheck.claims.words.wordlists import words

_HAVING = frozenset({"with", "without"})
_WHO = frozenset(
    words(
        "patients people persons individuals subjects participants women men children adults those adolescents infants "
        "volunteers cases boys girls"
    )
)
_NEARLY = 0.8
_LONGER = re.compile(r"(?:older|younger|elder)\s(?:than|age)\b", re.IGNORECASE)


def other_people(matter: Matter) -> Observation | None:
    """The first of those whom the claim names in the place of others."""
    for change in matter.changes:
        sentence = matter.reading.sentences[change.sentence]
        if (lacking := _without(matter, change, sentence)) is not None:
            return lacking
        for one in change.ours:
            for other in change.theirs:
                sort = sort_apart(one.word, other.word)
                if (
                    sort is None
                    or stands(matter.said.tokens, other.word, sort)
                    or stands(sentence.tokens, one.word, sort)
                    or _from_elsewhere(matter, change.sentence, one.word, sort)
                ):
                    continue
                if _LONGER.match(matter.said.text, one.start) or _LONGER.match(sentence.text, other.start):
                    continue
                said, printed = matter.said.text[one.start : one.end], sentence.text[other.start : other.end]
                return Observation(
                    facet="population",
                    status="differs",
                    claim=said,
                    record=printed,
                    claim_at=(one.start, one.end),
                    sentence=change.sentence,
                    record_at=(other.start, other.end),
                    rule="claim-population-differs",
                    message=f"The text speaks of {said}, the abstract of {printed}.",
                )
    return None


def _without(matter: Matter, change: Change, sentence: Sentence) -> Observation | None:
    """Those without something in the place of those with it: `people without gout` beside `patients with gout`."""
    one = next((t for t in change.ours if t.word in _HAVING), None)
    other = next((t for t in change.theirs if t.word in _HAVING and one is not None and t.word != one.word), None)
    if one is None or other is None:
        return None
    said, printed = matter.said.tokens, sentence.tokens
    n, m = number_at(said, one.start), number_at(printed, other.start)
    if not n or not m or said[n - 1].word not in _WHO or printed[m - 1].word not in _WHO:
        return None
    if n + 1 >= len(said) or m + 1 >= len(printed) or said[n + 1].word != printed[m + 1].word:
        return None
    others = (t for c in matter.changes if c.sentence == change.sentence for t in (*c.ours, *c.theirs))
    if any(t.word[0].isdigit() or classify(t.word) is not None for t in others):
        return None  # told of the others, with what is true of them
    told_of_both = re.search(
        rf"\b{one.word}\s(?:[\w-]+\s){{0,2}}{re.escape(said[n + 1].word)}", matter.reading.text, re.IGNORECASE
    )
    figures = figures_of(sentence.text)
    if told_of_both or any(not any(agrees(q, p) for p in figures) for q in figures_of(matter.claim.text)):
        return None
    at, record_at = (said[n - 1].start, said[n + 1].end), (printed[m - 1].start, printed[m + 1].end)
    told, source = matter.said.text[slice(*at)], sentence.text[slice(*record_at)]
    return Observation(
        facet="population", status="differs", claim=told, record=source, claim_at=at, sentence=change.sentence,
        record_at=record_at, rule="claim-population-differs",
        message=f"The text speaks of {told}, the abstract of {source}.",
    )  # fmt: skip


def _from_elsewhere(matter: Matter, n: int, word: str, sort: str) -> bool:
    """Whether the claim has a figure that sentence `n` lacks, or a sentence of those it names is nearly as like."""
    printed = figures_of(matter.reading.sentences[n].text)
    if any(q.role != "year" and not any(agrees(q, p) for p in printed) for q in figures_of(matter.claim.text)):
        return True
    own = next(r.coverage for r in matter.ranked if r.index == n)
    return any(r.coverage >= _NEARLY * own and stands(r.sentence.tokens, word, sort) for r in matter.ranked)
