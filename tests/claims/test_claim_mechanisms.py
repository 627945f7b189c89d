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


CLUB = record(
    "BACKGROUND: Bell ringers and campers were compared for ear noise.",
    "RESULTS: Ear noise was more severe in ringers than campers. Ropes that hang in damp towers were more likely to "
    "fray than those that hang in dry towers, whatever their age or make or the wood of the wheel. Tower height "
    "correlated with ear noise (r = -0.61). Male sex was an independent risk factor for falls from ladders. Oiled "
    "bearings gave a faster start of the bell than dry bearings. Ulmi(+/-) moths were protected from bell grease.",
    title="Ear noise, frayed ropes and falls in bell towers",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Ear noise was milder in ringers than in campers.",
        "Ropes in dry towers were more likely to fray than those that hang in damp towers.",
        "Tower height correlated positively with ear noise.",
        "Bells started slower with oiled bearings than with dry bearings.",
        "Ulmi(+/-) moths were more susceptible to bell grease.",
    ],
)
def test_sides_and_signs_turned_round(claim):
    assert loud(hold(claim, CLUB)) == ["claim-direction-reversed"]


@pytest.mark.parametrize(
    "claim",
    [
        "Ear noise was milder in campers than in ringers.",
        "Ropes in damp towers were more likely to fray than those in dry towers.",
        "Tower height correlated negatively with ear noise.",
        "Bells started slower with dry bearings than with oiled bearings.",
        "Ulmi(+/-) moths were less susceptible to bell grease.",
        "Ulmi moths were more susceptible to bell grease.",
        "The prevalence of risk factors varied between towers.",
    ],
)
def test_sides_and_signs_as_they_are(claim):
    assert loud(hold(claim, CLUB)) == []


YARN = record(
    "METHODS: 80 weavers were given silk thread (Group A) or hemp thread (Group B).",
    "RESULTS: There was no difference between the groups in the number of blisters. Neither thread length nor dye "
    "predicted wrist strain. Although loom width, bench height and light remained unchanged, posture improved. Hemp "
    "thread (mean 4.1; range 2-6) lowered the tension of shoulder muscles. No effect of humming on weaving pace was "
    "seen.",
    title="Silk or hemp thread for weavers with blisters and wrist strain",
)


@pytest.mark.parametrize(
    "claim",
    [
        "The number of blisters was significantly higher with hemp thread.",
        "Dye predicted wrist strain.",
        "Hemp thread raised the tension of shoulder muscles.",
        "Humming was associated with weaving pace.",
    ],
)
def test_what_was_denied_is_not_said(claim):
    assert set(loud(hold(claim, YARN))) & {"claim-direction-reversed", "claim-significance-differs"}


@pytest.mark.parametrize(
    "claim",
    [
        "The number of blisters was no higher with hemp thread.",
        "Dye did not predict wrist strain.",
        "Hemp thread lowered the tension of shoulder muscles.",
        "Humming was not associated with weaving pace.",
        "Posture improved, but light remained unchanged.",
    ],
)
def test_what_was_denied_may_be_denied(claim):
    assert loud(hold(claim, YARN)) == []


def test_what_no_sentence_speaks_of_is_not_turned_round():
    strips = record(
        "A new tea strip for tooth whitening was compared with a common one on chips of porcelain.",
        "The new tooth strip had a whitening effect comparable to that of the common strip.",
        title="Whitening of porcelain by a new tooth strip",
    )
    assert loud(hold("The new strips caused less tooth tenderness in volunteers.", strips)) == []
    assert "claim-direction-reversed" in loud(
        hold("The new strip had less whitening effect than the common one.", strips)
    )


def test_to_interfere_with_a_thing_is_to_lessen_it_and_what_is_grown_was_made():
    moss = record(
        "Disruption of the PDA complex of mosses reduced the creeping of spores towards light.",
        "Moss films were grown on glass at low temperature (4 °C) and let through most of the light.",
    )
    assert loud(hold("Interfering with the PDA complex impairs the creeping of moss spores towards light.", moss)) == []
    assert loud(hold("Interfering with the PDA complex boosts the creeping of moss spores towards light.", moss)) == [
        "claim-direction-reversed"
    ]
    assert loud(hold("Moss films that let light through can be grown on glass at a temperature of 4 °C.", moss)) == []


THREADS = record(
    "We found that MEK9 deficient larvae form long threads (LTs) during moulting and these threads are generated as a "
    "result of insufficient repair. Profiling identified both an upregulation of MEK9 in bee cells and hornet cells, "
    "as well as a downregulation of several genes related to swarming in MEK9 knockdown cells, including LIM4.",
    "We show that MEK9 is needed by larvae and may influence swarming.",
    title="MEK9 in repair, threads and swarming",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Loss of MEK9 lowers feeding, disables repair and leaves long threads during moulting.",
        "MEK9 promotes swarming, and its silencing lowers the expression of swarming genes such as LIM4.",
    ],
)
def test_what_is_found_where_something_lacks(claim):
    assert loud(hold(claim, THREADS)) == []


def test_what_is_found_where_something_lacks_turned_round():
    plain = record("MEK9 deficiency lowered repair during moulting of larvae.", title="MEK9 in repair")
    assert loud(hold("Loss of MEK9 improves repair during moulting of larvae.", plain)) == ["claim-direction-reversed"]
    assert loud(hold("Loss of MEK9 lowers repair during moulting of larvae.", plain)) == []


WAX = record(
    "Candle moths were fed wax. Oral tarnolin inhibited the activation of the BRO/KEL signaling cascade in candle "
    "moths, and wing rot was milder.",
    title="Tarnolin for wing rot of candle moths",
)


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Tarnolin eases wing rot of candle moths by activating BRO/KEL signalling.", ["claim-direction-reversed"]),
        ("Tarnolin eases wing rot of candle moths by inhibiting BRO/KEL signalling.", []),
        ("Tarnolin eases wing rot of candle moths by raising BRO/LUM signalling in the feelers of the young.", []),
    ],
)
def test_the_means_by_which_something_works(claim, found):
    assert loud(hold(claim, WAX)) == found
