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


LARKS = record(
    "RESULTS: Thirteen studies found a significant relation between song and plumage. Higher song rates of mountain "
    "larks were detected in spring than those of meadow larks. Males with lower weight sang more than females with "
    "lower weight. The pitch of the song was higher during the night.",
    title="Song and plumage of larks",
)


@pytest.mark.parametrize(
    "text",
    [
        "Not all studies found a significant relation between song and plumage.",
        "Six of the nineteen studies found no significant relation between song and plumage.",
        "In spring, meadow larks had lower song rates than mountain larks.",
        "Males with low weight sang more than females with low weight.",
        "The pitch of the song rose and fell over the day.",
    ],
)
def test_shares_of_studies_turned_comparisons_and_ups_and_downs(text):
    assert loud(hold(text, LARKS)) == []


def test_a_comparison_whose_sides_changed_places():
    turned = "In spring, mountain larks had lower song rates than meadow larks."
    assert loud(hold(turned, LARKS)) == ["claim-direction-reversed"]


def test_a_winding_sentence_hides_no_reversal_in_another():
    text = "Cream is not without effect on the itching of talons. The lamp increased shedding of feathers."
    assert loud(hold(text, OWLS)) == ["claim-direction-reversed"]
