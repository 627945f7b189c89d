"""Honest retellings that tempt a checker (negations, contraries, conditions), and reversals in everyday verbs."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

FERNS = record(
    "Ferns of shaded gorges hold a pigment, gorgeol, whose use to them is unknown.",
    "Gorgeol stimulated the release of velatin from fern roots, and velatin lowered plasma-like copper in the sap. "
    "Leaf gorgeol and root nickel were inversely correlated in gorges. "
    "The rate of leaf curling was significantly higher in fed ferns than in plain ferns, however, no significant "
    "difference was seen between fed and plain ferns for the overall rate of stem curling. "
    "Significantly more lichen was found on ferns with elevated nickel. "
    "Ferns with a nickel content higher than the threshold also had thicker cuticles. "
    "Daily misting was more efficacious than weekly misting against root rot. "
    "Tarno blocked spore shedding and protected ferns from frost. "
    "Salting did not yield any benefit to ferns in floods. "
    "Feeding with bone meal up-regulated the gene of velatin.",
    title="Gorgeol, velatin and copper in ferns of shaded gorges",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Gorgeol does not suppress velatin; it sets it free from the roots.",
        "Where gorgeol is abundant in the leaves, nickel in the roots is scarce.",
        "The overall rate of stem curling was not significantly higher in fed ferns.",
        "Ferns whose nickel was normal had less lichen than those with high levels.",
        "Without a high nickel content, ferns are less thick in the cuticle.",
        "Daily misting prevents root rot better than weekly misting.",
        "The lower gorgeol is, the higher is nickel in gorges.",
        "Salting does not dry ferns enough to be of any benefit in floods.",
    ],
)
def test_honest_retellings_are_left_alone(claim):
    assert loud(hold(claim, FERNS)) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Gorgeol shuts down the release of velatin from fern roots.",
        "Where gorgeol is abundant in the leaves, nickel in the roots is abundant.",
        "Tarno heightens the shedding of spores.",
        "Feeding with bone meal mutes the gene of velatin.",
        "Bone meal down-regulated the gene of velatin.",
        "Ferns whose nickel was elevated had less lichen.",
    ],
)
def test_everyday_verbs_and_conditions_turned_round(claim):
    assert loud(hold(claim, FERNS)) == ["claim-direction-reversed"]


LICHEN = record(
    "Whether lichens take up zinc by themselves is not known.",
    "We show that uptake of zinc by grey lichens was independent of light but depended on the transporter LOZ. "
    "Curling of dry lichens occurred in a copper-independent manner, and frost cracked them in an amber-dependent way.",
    title="Uptake of zinc by grey lichens, and how they curl and crack",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Uptake of zinc by grey lichens is light-dependent.",
        "Zinc is taken up by grey lichens independently of LOZ.",
        "The curling of dry lichens depends on copper.",
        "Frost cracks grey lichens in an amber-independent way.",
        "The uptake of zinc by lichens did not depend on the transporter LOZ.",
    ],
)
def test_a_need_turned_round(claim):
    assert "claim-direction-reversed" in loud(hold(claim, LICHEN))


@pytest.mark.parametrize(
    "claim",
    [
        "Uptake of zinc by grey lichens does not depend on light.",
        "Zinc is taken up by grey lichens in a LOZ-dependent way.",
        "Dry lichens curl independently of copper.",
        "Frost does not crack grey lichens independently of amber.",
        "Uptake of zinc by grey lichens is dose-dependent.",
    ],
)
def test_a_need_that_is_the_abstracts_own(claim):
    assert loud(hold(claim, LICHEN)) == []


GEESE = record(
    "What barnacle geese eat in winter is debated.",
    "In geese, but not swans, feeding with kelp significantly increased the weight of winter plumage. "
    "Preening time was shortened by the oil TAVO, but not by the oil LERU or the oil MIPO.",
    title="Kelp, oils and the winter plumage of water birds",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Swans fed with kelp had a significantly increased weight of winter plumage.",
        "The oil MIPO shortened preening time.",
        "Preening time was shortened by LERU.",
    ],
)
def test_a_claim_of_what_the_abstract_leaves_out(claim):
    assert set(loud(hold(claim, GEESE))) & {"claim-direction-reversed", "claim-significance-differs"}


@pytest.mark.parametrize(
    "claim",
    [
        "Geese fed with kelp had a significantly increased weight of winter plumage.",
        "In geese, unlike swans, feeding with kelp increased the weight of winter plumage.",
        "The oil TAVO shortened preening time.",
        "The oil LERU did not shorten preening time.",
        "Swans eat more kelp in winter than geese.",
    ],
)
def test_what_the_abstract_does_not_leave_out(claim):
    assert loud(hold(claim, GEESE)) == []


CORD = record(
    "Disruption of TRG4 led to decreased uptake of thymidine and to an accumulation of repressor proteins in roots. "
    "After the injury an early decrease in glycinergic inhibition gave way to sprouting of axons. "
    "Stimulation of the nerve was suppressed by the blocker tarnol, but not by vel.",
    "The higher dose delayed the first relapse by four months. With the higher dose there were more headaches.",
    title="Injury of the cord, and what tarnol does to it",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Disruption of TRG4 lowered the uptake of thymidine in roots.",
        "The injury was followed by an early fall in glycinergic inhibition, before axons sprouted.",
        "After the injury an early dip in glycinergic inhibition gave way to sprouting of axons.",
        "After the injury an early ebbing of glycinergic inhibition gave way to sprouting of axons.",
        "Stimulation of the nerve was quelled by the blocker tarnol, but not by vel.",
        "Stimulation of the nerve was snuffed by the blocker tarnol, but not by vel.",
        "The higher dose delayed the first headaches.",
    ],
)
def test_nouns_of_change_and_words_whose_direction_is_not_known(claim):
    assert loud(hold(claim, CORD)) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Disruption of TRG4 enhanced the uptake of thymidine in roots.",
        "The injury was followed by an early rise in glycinergic inhibition, before axons sprouted.",
        "After the injury an early jump in glycinergic inhibition gave way to sprouting of axons.",
        "After the injury an early upsurge of glycinergic inhibition gave way to sprouting of axons.",
    ],
)
def test_what_the_claim_says_elsewhere_excuses_no_reversal(claim):
    """`Disruption` and `inhibition` are less of something too, but stand in the sentence besides what is reversed."""
    assert loud(hold(claim, CORD)) == ["claim-direction-reversed"]


SMELT = record(
    "Tarnol inhibited uptake of zinc by smelts in vitro, and this inhibitory effect was much enhanced by salt. "
    "Velatin increased the length of their fins. Knockdown of LOZ reduced the release of eggs. "
    "Breeding smelts had significantly higher serum copper than grey smelts. "
    "The mean time to the first turn was longer after feeding than before feeding. "
    "Twitching generated by light was prevented by GUM-4. "
    "Shorter gills were associated with a higher risk of drift. Kelp was significantly associated with a reduction of "
    "serum nickel. Mean time for a visit was 14 minutes in the lab and 10 in the field, an estimated reduction of 4.",
    title="Tarnol, velatin and copper in smelts",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Without tarnol, uptake of zinc by smelts in vitro was greater.",
        "Uptake of zinc by smelts in vitro was lower with tarnol.",
        "Without velatin, the length of their fins was smaller.",
        "Without additional velatin, the length of their fins was smaller.",
        "Without knockdown of LOZ, the release of eggs was higher.",
        "Grey smelts had significantly lower serum copper than breeding smelts.",
        "The mean time to the first turn was shorter before feeding than after feeding.",
        "GUM-4 prevented twitching generated by light.",
        "Those without shorter gills had a lower risk of drift.",
        "Uptake of zinc by smelts in vitro was higher when no tarnol was given.",
        "In the absence of an added velatin, the length of their fins fell.",
        "Blocking velatin would be expected to lower the length of their fins.",
        "Serum copper was lower in the grey smelts.",
        "Serum nickel was significantly higher with placebo than with kelp.",
        "Mean time for a visit was longer in the lab than in the field.",
        "Serum copper was not as high in grey smelts as in breeding ones.",
    ],
)
def test_told_from_the_other_side(claim):
    assert loud(hold(claim, SMELT)) == []


@pytest.mark.parametrize(
    "claim",
    [
        "With tarnol, uptake of zinc by smelts in vitro was greater.",
        "Breeding smelts had significantly lower serum copper than grey smelts.",
        "The mean time to the first turn was shorter after feeding than before feeding.",
        "Twitching generated by light was promoted by GUM-4.",
    ],
)
def test_turned_round_from_the_other_side(claim):
    assert "claim-direction-reversed" in loud(hold(claim, SMELT))


TERNS = record(
    "Tarnol increased the length of stay of terns by half a day. Loss of LOZ lowered the number of eggs and made nests "
    "smaller. Each bout of coughing (P < 0.05) raised the risk of drift.",
    title="Tarnol, LOZ and coughing in terns",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Tarnol increased the length of stay of terns, and costs did not differ.",
        "Tarnol increased the length of stay of terns by half a day, but weight was unchanged.",
        "Tarnol increased the length of stay of terns, although others have found no such effect.",
        "Although earlier studies found no effect, tarnol increased the length of stay of terns.",
        "The authors write that “each bout of coughing [in autumn] (P < 0.05) raised the risk of drift”.",
    ],
)
def test_what_is_told_besides_denies_nothing_of_the_abstract(claim):
    assert loud(hold(claim, TERNS)) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Tarnol reduced the length of stay of terns, and costs did not differ.",
        "Tarnol did not increase the length of stay of terns, and costs were higher.",
        "Although earlier studies found an effect, tarnol did not increase the length of stay of terns.",
    ],
)
def test_what_is_told_besides_excuses_no_reversal(claim):
    assert loud(hold(claim, TERNS))


CARP = record(
    "Expression of LERU was up-regulated in carp with red gills, and MIPO-1 lowered LERU. Silencing LERU with "
    "antisense lowered swarming. Resistance to tarnol arose where VEB2 was amplified or its ligand up-regulated, and "
    "inhibition of VEB2 restored sensitivity to tarnol.",
    title="LERU, MIPO-1 and VEB2 in carp",
)


@pytest.mark.parametrize(
    "claim",
    [
        "The influence of MIPO-1 on swarming of carp has been ascribed to suppression of LERU.",
        "Resistance to tarnol can arise where VEB2 is amplified, and blocking VEB2 makes carp sensitive again.",
    ],
)
def test_what_is_done_and_what_is_supposed_to_cause_it(claim):
    assert loud(hold(claim, CARP)) == []


def test_what_is_done_excuses_no_reversal():
    assert loud(hold("Silencing LERU with antisense increased swarming.", CARP)) == ["claim-direction-reversed"]


@pytest.mark.parametrize(
    "claim",
    [
        "Drowsiness was more of a problem in the control group than with the blue lamp.",
        "The dark room was quicker to set up than the blue lamp, but led to greater drowsiness.",
    ],
)
def test_the_other_side_of_a_comparison_named_in_other_words(claim):
    lamps = record(
        "With the blue lamp there was less drowsiness, a lesser problem than had been feared. The blue lamp took "
        "longer to set up.",
        title="A blue lamp or a dark room",
    )
    assert loud(hold(claim, lamps)) == []
