"""Honest claims that say a thing by way of its contrary are accused of nothing; plain reversals still are."""

import pytest
from claims.held import hold, loud, record

OWLS = record(
    "RESULTS: The lamp inhibited shedding of feathers and the loss of warmth in barn owls. The effect of lamps on "
    "moulting was inhibited in the presence of shade, an absorber of light. Cream reduced the itching of talons. Owls "
    "with red rings were likelier to have white down, while owls with blue rings were more likely to have grey down.",
    "CONCLUSION: Shade and cream matter to barn owls.",
    title="Lamps, shade and cream in the moulting and survival of barn owls",
)


@pytest.mark.parametrize(
    "text",
    [
        "Under the lamp barn owls lost less warmth.",
        "The shade no longer allowed the lamps to act on moulting.",
        "Cream is not without effect on the itching of talons.",
        "Grey down is not a mark of owls with red rings but of those with blue rings.",
        "Survival was shorter in owls with blue rings.",
    ],
)
def test_what_is_said_by_way_of_its_contrary(text):
    assert loud(hold(text, OWLS)) == []


@pytest.mark.parametrize("text", ["Cream increased the itching of talons.", "The lamp increased shedding of feathers."])
def test_plain_reversals(text):
    assert loud(hold(text, OWLS)) == ["claim-direction-reversed"]
