"""Claims of laboratory work: what drives, slows or spares what, in words that the abstract does not use."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

MOSS = record(
    "Moss spores survive long droughts, but how they do so is unclear.",
    "We show that the kinase TARNO speeded the uptake of copper in spores of three mosses. Blocking of TARNO by "
    "lemarin was independent of its effect on light. Velatin inhibited the secretion of resin through the activation "
    "of lipases in sporangia. Desiccation slowed spore germination in bog mosses. Survival was least favourable in "
    "spores kept in salt.",
    title="Copper, resin and germination in spores of mosses",
)


@pytest.mark.parametrize(
    "claim",
    [
        "TARNO slows the uptake of copper in moss spores.",
        "Blocking of TARNO by lemarin depends on its effect on light.",
        "Velatin raised the secretion of resin in sporangia.",
        "Desiccation hastens the germination of moss spores.",
    ],
)
def test_a_mechanism_turned_round(claim):
    assert loud(hold(claim, MOSS)) == ["claim-direction-reversed"]


@pytest.mark.parametrize(
    "claim",
    [
        "TARNO hastens the uptake of copper in moss spores.",
        "Blocking of TARNO by lemarin does not depend on its effect on light.",
        "Velatin lowered the secretion of resin in sporangia.",
        "Desiccation slows the germination of moss spores.",
        "Survival was poorer in spores kept in salt.",
    ],
)
def test_a_mechanism_in_other_words(claim):
    assert loud(hold(claim, MOSS)) == []
