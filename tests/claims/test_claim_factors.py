"""What goes with more or less of something, told the other way round; a figure behind a contrary word of direction."""

from __future__ import annotations

import pytest

from tests.claims.held import hold, loud, record

WEAVERS = record(
    "METHODS: Weaving was taught to 412 apprentices in two valleys.",
    "RESULTS: Back strain was less frequent in apprentices with higher grip strength. Longer shifts and lower light "
    "predicted eye strain. Output rose by 12.4% a year in the upper valley and fell by 7.3% in the lower. "
    "Use of a footrest was associated with a lower rate of knee pain but more ankle swelling. Apprentices had raised "
    "levels of lanolin with respect to 60 villagers (3.85 vs. 2.15). Female sex (OR 0.62, 95% CI 0.41-0.88) was "
    "associated with lower odds of quitting. Meanwhile the prevalence of idleness reduced with a yearly rate of 4⋅7 %.",
    title="Back strain, eye strain and output of apprentice weavers",
)


@pytest.mark.parametrize(
    "text",
    [
        "In two valleys, back strain was commoner in apprentices whose grip strength was high [1].",
        "Back strain was more frequent at higher grip strength, although the cause is debated [1].",
        "Apprentices with lower grip strength had less back strain [1].",
        "Among 412 apprentices eye strain was more likely with shorter shifts and better light [1].",
        "Shorter shifts predicted eye strain [1].",
        "Eye strain was less common with lower light [1].",
        "Of the two places, output fell by 12.4% a year in the upper valley [1].",
        "In the lower valley output rose by 7.3% [1].",
        "Those who used a footrest had more knee pain, as one might suppose [1].",
        "Knee pain was more common with a footrest than without [1].",
        "A footrest went with less ankle swelling [1].",
        "Women had higher odds of quitting than men (OR 0.62) [1].",
        "Women were more likely to quit than men [1].",
        "Apprentices had lower levels of lanolin than villagers did (3.85 against 2.15) [1].",
        "Over the years idleness rose by 4.7% a year [1].",
    ],
)
def test_the_contrary_is_found(text: str) -> None:
    assert "claim-direction-reversed" in loud(hold(text, WEAVERS))


@pytest.mark.parametrize(
    "text",
    [
        "Back strain was commoner in apprentices whose grip strength was low [1].",
        "Back strain was less frequent at higher grip strength [1].",
        "Apprentices with lower grip strength had more back strain [1].",
        "Eye strain was more likely with longer shifts and poorer light [1].",
        "Longer shifts predicted eye strain [1].",
        "Eye strain was more common with lower light [1].",
        "Shorter shifts went with less eye strain [1].",
        "Output rose by 12.4% a year in the upper valley and fell by 7.3% in the lower [1].",
        "In the lower valley output fell by 7.3% [1].",
        "Those who used a footrest had less knee pain [1].",
        "Knee pain was less common with a footrest than without [1].",
        "A footrest went with more ankle swelling [1].",
        "Apprentices without a footrest had more knee pain than those with one [1].",
        "Knee pain was more common in those who did not use a footrest [1].",
        "Men had higher odds of quitting than women [1].",
        "Men were more likely to quit than women (OR 0.62 for women) [1].",
        "Women were less likely to quit than men [1].",
        "Villagers had lower levels of lanolin than apprentices did (2.15 against 3.85) [1].",
        "Lanolin is rarely thought of as a cause of back strain [1].",
    ],
)
def test_what_the_abstract_says_is_no_contrary(text: str) -> None:
    assert loud(hold(text, WEAVERS)) == []
