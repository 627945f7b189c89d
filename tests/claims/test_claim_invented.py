"""Twenty invented abstracts of all kinds, with honest claims worded to tempt a checker and plainly wrong ones.

`invented_abstracts.json` holds for each the abstract, twelve honest claims, three wrong ones, and more honest ones that
were accused when they were first tried (`tempting`). All were worded without a look at the program.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from claims.held import hold, loud, record

ABSTRACTS = json.loads(Path(__file__).with_name("invented_abstracts.json").read_text(encoding="utf-8"))
KNOWN = {
    "Drooping of the eyelid was present in all patients, and double vision in all but one.",
    "Drooping of the eyelid was present in all patients.",
    "Obesity affected ultrasound more than radiography.",
    "There was less benefit of ketamine in major depressive disorder than in bipolar disorder.",
    "HDL cholesterol was affected by wheat but not by rye.",
    "Poorer areas had lower incidence but worse survival.",
}
"""Honest ones that are accused still: everyday words for the field's, and a sentence of another subgroup."""
LEAST_FOUND = 30


def source(told):
    return record(*told["sections"], title=told["title"], mesh=told["mesh"], publication_types=told["types"])


@pytest.mark.parametrize("told", ABSTRACTS, ids=[told["key"] for told in ABSTRACTS])
def test_honest_claims_are_not_accused(told):
    abstract = source(told)
    accused = {text for text in (*told["honest"], *told["tempting"]) if loud(hold(text, abstract))}
    assert accused <= KNOWN


def test_wrong_claims_are_found():
    found = [text for told in ABSTRACTS for text in told["wrong"] if loud(hold(text, source(told)))]
    assert len(found) >= LEAST_FOUND
