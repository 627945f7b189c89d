"""Honest claims of the other arm, of another sort, or of what happens where something lacks; and plain reversals."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

REVERSED = ["claim-direction-reversed"]


def held(text, *source, title):
    return loud(hold(text, record("Owls were watched for a year.", *source, title=title)))


@pytest.mark.parametrize(
    "text",
    [
        "Moulting of barn owls is lower without lamps.",
        "In the absence of lamps, barn owls moulted less.",
        "Removing the lamps lowered the moulting of barn owls.",
        "Barn owls not given lamps had less moulting.",
    ],
)
def test_what_happens_where_something_lacks(text):
    assert held(text, "Lamps increased moulting in barn owls.", title="Lamps and moulting of barn owls") == []


@pytest.mark.parametrize(
    "text", ["Lamps decreased moulting in barn owls.", "Moulting in barn owls is lower with lamps."]
)
def test_what_happens_where_nothing_lacks(text):
    assert held(text, "Lamps increased moulting in barn owls.", title="Lamps and moulting of barn owls") == REVERSED


SHADE = "Shade was associated with a significantly lower moulting rate than light in owls with grey down."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Higher moulting rates occurred in owls with grey down in light.", []),
        ("Compared with shade, light was followed by a higher moulting rate in owls with grey down.", []),
        ("Compared with light, shade was followed by a higher moulting rate in owls with grey down.", REVERSED),
        ("Moulting rates were higher in shade than in light in owls with grey down.", REVERSED),
    ],
)
def test_the_arm_compared_with(text, found):
    assert held(text, SHADE, title="Shade and light for owls with grey down") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Broken claws were more frequent after round perches than after square perching.", []),
        ("Broken claws were more frequent after square perching than after round perches.", REVERSED),
    ],
)
def test_an_arm_that_the_sentence_does_not_name(text, found):
    source = "Broken claws were less frequent after square perching (1.9% vs 6.8%; P<0.001)."
    assert held(text, source, title="Square or round perching") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Round perching led to a longer sleep in owls.", []),
        ("Square perching led to a longer sleep in owls.", REVERSED),
    ],
)
def test_another_sort_of_the_same(text, found):
    source = "Square perching of owls is associated with fewer quarrels and a shorter sleep."
    assert held(text, "Owls had round or square perches.", source, title="Square or round perching of owls") == found


HALVED = "Shade halved the moulting of barn owls in the long winter without more quarrels."


@pytest.mark.parametrize(
    "text",
    [
        "Shade lowered the moulting of barn owls in the long winter considerably.",
        "Shade halved the moulting of barn owls in the long winter by 50%.",
        "Moulting was 2.1 times higher with light than with shade for barn owls in the long winter.",
    ],
)
def test_a_denial_of_something_else_at_the_end(text):
    assert held(text, HALVED, title="Shade for barn owls") == []


def test_a_denial_of_something_else_in_another_sentence():
    sources = (
        "Warm lamps were associated with a lower risk of moulting (odds ratio 0.60).",
        "Cold warm lamps were not associated with moulting.",
    )
    assert held("Warm lamps were associated with lower odds of moulting.", *sources, title="Lamps and moulting") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Millet reduced the duration of quarrels, if not their frequency.", []),
        ("Millet reduced the incidence of quarrels.", REVERSED),
    ],
)
def test_what_another_clause_says(text, found):
    source = "Millet did not reduce the incidence of quarrels, but shortened their duration by 8%."
    assert held(text, source, title="Millet and quarrels of owls") == found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Millet safely reduces quarrels after moulting.", "Millet reduced quarrels after moulting."),
        (
            "Millet lowered the risk of quarrels, with a hazard reduction of 23%.",
            "Millet reduced the risk of quarrels after moulting.",
        ),
        ("Millet lowers quarrels with a relative reduction of about a third.", "Millet led to a decrease in quarrels."),
        ("Millet did more than rye to reduce quarrels in owls.", "Millet reduced quarrels in owls compared with rye."),
        (
            "Millet improves outcomes in old owls by reducing quarrels.",
            "Millet led to a decrease in quarrels of old owls.",
        ),
        (
            "Millet counteracts increased quarrels in old owls.",
            "Millet was associated with lower quarrels in old owls.",
        ),
        ("Millet reduced quarrels of old owls, whereas rye did not.", "Millet reduced quarrels of old owls."),
        ("More quarrels occurred in old owls on placebo.", "Millet led to a decrease in quarrels of old owls."),
        ("Fat negatively affects old owls by increasing quarrels.", "Fat increased quarrels of old owls."),
        ("Quarrels of old owls decrease if fat is blocked.", "Fat increased quarrels of old owls."),
        ("Flying protects the memory of old owls.", "Flying improves the memory of old owls."),
        ("Fat worsened millet resistance in healthy owls.", "Fat increased millet resistance in healthy owls."),
        ("Quarrels affected 113 of 789 owls after moulting.", "Millet did not decrease quarrels after moulting."),
        (
            "Rather than preventing them, millet was followed by more quarrels after moulting.",
            "Millet did not decrease quarrels after moulting.",
        ),
        ("Owls on half the millet gained less bone.", "Daily millet improves bone of owls without affecting flight."),
        ("Trials of millet in owls are of low quality.", "Millet improved the quality of life of owls."),
    ],
)
def test_words_that_turn_nothing_round(text, source):
    assert held(text, source, title="Millet, fat and flying in owls") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Flying endangers the memory of old owls.", "Flying protects the memory of old owls."),
        ("Millet raises the risk of quarrels.", "Millet protects against quarrels of old owls."),
        ("Millet safely increases quarrels after moulting.", "Millet reduced quarrels after moulting."),
    ],
)
def test_words_that_do(text, source):
    assert held(text, source, title="Millet, fat and flying in owls") == REVERSED


def test_figures_of_sides_named_in_either_order():
    source = "Moulting was more frequent with millet (57% vs 36%, p<0.001)."
    title = "Millet and moulting"
    assert held("Moulting was less frequent with rye (36%) than with millet (57%).", source, title=title) == []
    assert held("Owls on rye had less moulting (36%) than those on millet (57%).", source, title=title) == []


TOLL = (
    "The toll was associated with decreased quarrels in old owls, with the greatest change in the most deprived woods."
)
LAMPS = (
    "Lamps were associated with a significantly higher rate of nest finding than torches in dense woods, at the cost "
    "of lower speed."
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The toll was associated with fewer quarrels among old owls.",
            TOLL,
        ),
        (
            "Lamps find more nests than torches in dense woods.",
            LAMPS,
        ),
        ("Torches found fewer than half of the nests.", "Lamps found a higher rate of nests than torches."),
        (
            "TOR7 mediates the effect of MEK9 in owls.",
            "Silencing TOR7 abrogated the effects of MEK9 knockdown in owls.",
        ),
        (
            "Quarrels or falls were similar in both woods.",
            "Quarrels or falls did not differ between both woods (P=0.37).",
        ),
        (
            "Bells had no effect on owls aged 4 to 5 years.",
            "Bells were associated with fewer quarrels in owls aged 9 to 12.",
        ),
    ],
)
def test_prices_rescues_bounds_and_other_ages(text, source):
    assert held(text, source, title="Lamps, tolls and bells for owls") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The toll was associated with more quarrels among old owls.",
            TOLL,
        ),
        (
            "Lamps were associated with a lower rate of nest finding than torches in dense woods.",
            LAMPS,
        ),
    ],
)
def test_the_same_turned_round(text, source):
    assert held(text, source, title="Lamps, tolls and bells for owls") == REVERSED


def test_what_replaces_a_thing_is_not_the_thing():
    sources = (
        "Rye in place of millet was estimated to be associated with a 19% lower risk of quarrels.",
        "Higher intake of millet is associated with a higher risk of quarrels.",
    )
    assert held("Higher intake of millet is associated with a higher risk of quarrels.", *sources, title="Millet") == []


def test_a_level_of_another_outcome():
    sources = (
        "Moulting was less common with shade than with plain light (11.5% v 22.9%).",
        "Median length of sleep was 1.9 days with shade and 1.8 days with plain light (P = .36).",
    )
    text = "Moulting was less common with shade than with plain light (11.5% v 22.9%, p<0.001)."
    assert held(text, *sources, title="Shade and plain light") == []


def test_advice_and_denials():
    source = "Juniper slowed the breakdown of millet in healthy volunteers, and seems safe with rye."
    title = "Juniper and millet in healthy volunteers"
    assert held("Patients on millet should avoid juniper.", source, title=title) == []
    assert held("Juniper is not safe with rye, it has been said.", "It seems safe.", title=title) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The lamp mapper was faster, but its mapping accuracy was significantly lower.",
            ["claim-significance-differs"],
        ),
        ("The lamp mapper was faster, and its mapping accuracy was not significantly lower.", []),
    ],
)
def test_without_a_significant_loss_nothing_is_absent(text, found):
    source = "The lamp mapper excelled other mappers in speed, without significant loss of mapping accuracy."
    assert held(text, source, title="A lamp mapper for owls") == found


FERRY = record(
    "METHODS: Ferrymen were allotted to tarnolin 0.5 mg/kg or velatin 0.04 mg/kg for grief in calm and rough seas.",
    "RESULTS: Tarnolin prolonged the half-life of salt from 11 to 29 hours. The knot M2 was raised by tarnolin and "
    "was lowered by velatin. Body weight increased, but without gout or raised urate. In ferrymen with one oar, "
    "the crossing was slower with tarnolin. Grief improved more with tarnolin on the third day. The benefit of "
    "tarnolin for grief was pronounced in calm seas (84.6% vs 28.0%) and not significant in rough seas.",
    title="Tarnolin and velatin for ferrymen",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tarnolin slowed the elimination of salt, extending its half-life.", []),
        ("Tarnolin shortened the half-life of salt.", REVERSED),
        ("Tarnolin raised, and velatin lowered, the knot M2.", []),
        ("Velatin raised, and tarnolin lowered, the knot M2.", []),  # too winding to be told
        ("Urate was not raised despite the increase in body weight.", []),
        ("There was no gout despite the increase in body weight of ferrymen.", []),
        ("Crossings took no longer with tarnolin than with velatin.", []),
        ("Grief was less improved by velatin on the third day.", []),
        ("Tarnolin had a greater effect on grief in calm than in rough seas.", []),
    ],
)
def test_what_takes_longer_what_two_verbs_share_and_what_a_denial_leaves(text, found):
    assert loud(hold(text, FERRY)) == found


def test_a_difference_that_vanished_is_none():
    source = "After adjustment there was no significant difference in lost feathers between owls of barns and of mills."
    text = "After adjustment the difference in lost feathers between owls of barns and of mills vanished."
    assert held(text, source, title="Feathers lost by owls") == []


def test_another_comparator_than_the_one_left_unnamed():
    source = "Owls that were moved had a similar stay in the aviary compared to hawks."
    assert (
        held("Owls that were moved had a longer stay in the aviary than those that were not.", source, title="Owls")
        == []
    )


def test_another_acts_in_the_sentence():
    source = (
        "Lamps were lit for owls at dusk. Mirrors were hung for the rest. Compared with bells, mirrors significantly "
        "increased the risk of severe claw damage."
    )
    assert held("Lamps decrease the risk of severe claw damage.", source, title="Claw damage") == []
    assert held("Mirrors decrease the risk of severe claw damage.", source, title="Claw damage") == REVERSED


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        (
            "Light induces moulting of barn owls, with a course resembling that of feather loss.",
            "We show that light-stimulated moulting of barn owls runs a course similar to feather loss.",
            [],
        ),
        (
            "Grey owls of the mill showed a less complex history of moulting than white owls of the barn.",
            "There was also a more complex history of moulting in the newly counted white owls of the barn and their "
            "neighbours compared with grey owls of the mill.",
            [],
        ),
        (
            "Molt of owls is more common in left-hand barns.",
            "Moulting of owls is not uncommon, with molt more common in left-hand barns.",
            [],
        ),
        ("Light lowers moulting of barn owls.", "We show that light raised moulting of barn owls.", REVERSED),
    ],
)
def test_what_is_like_another_what_is_not_uncommon_and_who_is_named_far_behind(text, source, found):
    assert held(text, source, title="Moulting of owls") == found
