"""Whether a claim tells of another outcome than the sentence held against it: `heart rate` beside `P wave axis`.

Told only of claims that say of an outcome which way it leant, and that this was not significant: that of outcomes
which the abstract does not tell stands in the full text.
"""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import key_of
from citecheck.claims.words.wordlists import words

_LEANT = re.compile(
    r"\b(?:lower|higher|increased?|decreased?|reduced|more|fewer|less|better|worse|longer|shorter|larger|smaller|"
    r"greater|improved|rose|fell)\b[^.;]*?(?:,? (?:but|though|although|albeit) |\()not (?:statistically )?significant",
    re.IGNORECASE,
)
"""What was found, and not significant."""
_VERB = re.compile(
    r"\s(?:was|were|is|are|had|has|have|did|does|do|showed|shows|fell|rose|differed|differs|improved|increased|"
    r"decreased|declined|dropped|grew)\s",
    re.IGNORECASE,
)
_MEASURES = frozenset(
    key_of(w)
    for w in words(
        "incidence rate level levels mean median average number frequency prevalence proportion percentage degree "
        "amount score value overall total use risk group arm patient participant subject"
    )
)
"""Words that say how an outcome was told."""
_RARE = 2.0
"""From this rarity on a word names the outcome."""


def of_another_outcome(matter: Matter, found: Observation) -> bool:
    """Whether what the claim calls lower, but not significantly, is an outcome of which the sentence has no word."""
    if found.facet != "significance" or found.sentence is None or found.claim_at is None:
        return False
    sentence, text = matter.reading.sentences[found.sentence], matter.said.text
    verb = _VERB.search(text)
    if verb is None or _LEANT.search(text) is None:
        return False
    title = matter.reading.title.keys
    subject = [
        t for t in matter.said.tokens
        if t.start < verb.start() and t.keys and classify(t.word) is None and not title.intersection(t.keys)
        and not _MEASURES.intersection(t.keys) and not t.word[0].isdigit()
    ]  # fmt: skip
    missing = [t for t in subject if sentence.keys.isdisjoint(t.keys) and max(map(rarity, t.keys)) >= _RARE]
    return bool(missing)
