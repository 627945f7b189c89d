"""Wrong figures in claims told in other words, and figures that are only not in the abstract."""

from __future__ import annotations

import time

import pytest
from claims.held import facets, hold, loud, record

from citecheck.claims.figures.kinds import kind_of, reckoned
from citecheck.claims.figures.numbers import figures_of, quantities

SURVEY = record(
    "BACKGROUND: Lighthouse keepers on remote islands sleep badly, and lavender pillows are sold to them.",
    "METHODS: The study comprised 412 participants of either sex who slept on lavender pillows or on plain "
    "pillows. All patients were seen again at 6 weeks and at 1 year.",
    "RESULTS: Persistent snoring was found in 31.4% of keepers with lavender pillows and in 22.8% with plain ones. "
    "The sensitivity of the whistle test, the yawn score and the cot sensor for apnoea was 41.2%, 63.9% and 88.0%, "
    "respectively. Waking before the foghorn was less likely with lavender (odds ratio, 0.62; 95% CI 0.41-0.94; "
    "P = 0.02). Mean latency of sleep was 18 ± 6.1 vs. 29 ± 7.4 min. Cot warmth changed by 0.91 degrees in "
    "6-week trials and 0.35 degrees in 1-year trials.",
    "CONCLUSIONS: Lavender pillows may make keepers snore.",
    title="Lavender pillows for lighthouse keepers",
    publication_types=("Journal Article", "Randomized Controlled Trial"),
)


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("For apnoea the whistle test showed a sensitivity of 71.2%.", "71.2%", "41.2%"),
        ("The odds ratio for waking before the foghorn was 0.26 with lavender.", "0.26", "0.62"),
        ("The study of lavender pillows included 812 participants.", "812", "412"),
    ],
)
def test_a_reworded_claim_with_another_figure_differs(text, ours, theirs):
    result = hold(text, SURVEY)
    assert "claim-number-differs" in loud(result)
    assert ("differs", ours, theirs) in facets(result, "number")


@pytest.mark.parametrize(
    "text",
    [
        # as printed, rounded, reckoned
        "Persistent snoring troubled 31% of keepers who had lavender pillows.",
        "Some 77.2% of those given plain pillows had no persistent snoring.",
        "Persistent snoring was 8.6 percentage points more frequent with lavender than with plain pillows.",
        "Lavender went with 38% lower odds of waking before the foghorn.",
        # another group, another time, another outcome, a bound
        "Persistent snoring was found in 44.0% of women with lavender pillows.",
        "Persistent snoring was found in 44.0% of keepers with lavender pillows after 9 months.",
        "Seasickness was found in 12.5% of keepers with lavender pillows.",
        "Persistent snoring was found in over 10% of keepers with lavender pillows.",
        "About a third of keepers with lavender pillows had persistent snoring.",
        # a part of the study, a review of several
        "Of the keepers, 198 slept on lavender pillows.",
        "In the lavender group 198 participants took part.",
        "The study of lavender pillows screened 812 participants.",
        "More than 300 participants took part in the study of lavender pillows.",
        "The mean age of keepers with lavender pillows and persistent snoring was 54 years.",
    ],
)
def test_figures_of_the_full_text_and_reckoned_ones_do_not_differ(text):
    assert loud(hold(text, SURVEY)) == []


def test_where_the_abstract_gives_several_sizes_none_is_held_against_a_claim():
    several = record(
        "METHODS: The study enrolled 540 participants. We analysed 412 participants.",
        "RESULTS: Lavender pillows made keepers snore.",
        title="Lavender pillows for lighthouse keepers",
    )
    assert loud(hold("The study of lavender pillows included 388 participants.", several)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a hazard ratio of 0.71", ("ratio", "HR")),
        ("the relative risk of flares was 1.2", ("ratio", "RR")),
        ("fell by 12%", ("%", "change")),
        ("a 12% reduction", ("%", "change")),
        ("in 12% of nurses", ("%", "")),
        ("(12%)", ("%", "either")),
        ("aged 54 years", ("day", "age")),
        ("54 years old", ("day", "age")),
        ("lasting 54 days", ("day", "")),
        ("in 412 women", ("people", "")),
        ("an AUC of 0.83", ("named", "auc")),
        ("below 12%", None),
        ("P = 0.03", None),
    ],
)
def test_what_a_figure_measures(text, kind):
    (found,) = quantities(text)
    assert kind_of(text, found) == kind


@pytest.mark.parametrize(
    ("claimed", "printed", "follows"),
    [
        ("74% did not", "26% did", True),
        ("25% of them", "31 of 124 nurses", True),
        ("a 29% higher hazard", "hazard ratio 1.29", True),
        ("28.5 percentage points more", "48.0% against 19.5%", True),
        ("28.5% did", "48.0% against 19.5%", False),
        ("67 nurses", "31 nurses and 36 women", True),
        ("68 nurses", "31 nurses and 36 women", False),
        ("73% did not", "26% did", False),
        ("two and a half times as many nets", "(15 vs 6 per week)", True),
        ("four times as many nets", "(15 vs 6 per week)", False),
        ("fell by 1.5 mmol/l", "fell from 3.6 to 2.1 mmol/l", True),
        ("fell by 1.2 mmol/l", "fell from 3.6 to 2.1 mmol/l", False),
        ("rose by 46 nmol/l", "rose from 32 to 78 nmol/l", True),
        ("rose by 44 nmol/l", "rose from 32 to 78 nmol/l", False),
        ("by 46 nets", "range, 32 to 78 nets", False),
        ("fell by 3.2 points", "fell from 8.4 (SD 2.1) to 5.2 (SD 1.9) points", True),
        ("rose by 80%", "rose 1.8-fold", True),
        ("rose by 70%", "rose 1.8-fold", False),
        ("20% lower odds without", "odds ratio 1.25", True),
        ("30% lower odds without", "odds ratio 1.25", False),
    ],
)
def test_what_can_be_reckoned_is_not_foreign(claimed, printed, follows):
    assert reckoned(quantities(claimed)[0], claimed, [printed]) is follows


def test_a_spread_is_no_value_and_a_range_in_brackets_parts_no_unit():
    value, spread = quantities("160 ± 12.9 min")
    assert (value.dimension, value.role, spread.role) == ("day", "time", "spread")
    assert quantities("a median of 120 (interquartile range 66-141) days")[0].dimension == "day"


def test_a_table_of_figures_takes_no_long_time():
    rows = " ".join(f"Snoring in group {n} was {n}.3% of keepers with lavender (n = {n})." for n in range(400))
    long = record(f"RESULTS: {rows}", title="Lavender pillows for lighthouse keepers")
    start = time.process_time()
    hold("Snoring was found in 77.77% of keepers with lavender pillows. " + "1.5% and " * 400, long)
    assert time.process_time() - start < 5.0


SLIPS = record(
    "METHODS: In 2310 trawlermen at three ports we looked for net rash. Trawlermen were asked about wool socks.",
    "RESULTS: Net rash was present in 17.3% of trawlermen who wore wool socks and in 9.8% of those who did not. Rash "
    "lasted 12 days with salve and 21 days without. Salve was bought by 46% of trawlermen, most of them at the quay. "
    "Mean grip strength was 412.6 units before the season. Roughly 30% of nets were tarred.",
    "CONCLUSIONS: Wool socks may cause net rash.",
    title="Net rash in trawlermen and wool socks",
)


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("Net rash troubled 71.3% of those wearing wool socks aboard.", "71.3%", "17.3%"),  # changed places
        ("Net rash troubled 27.3% of those wearing wool socks aboard.", "27.3%", "17.3%"),  # another digit
        ("Net rash troubled 117.3% of those wearing wool socks aboard.", "117.3%", "17.3%"),  # one too many
        ("Before the season the strength of grip averaged 442.6.", "442.6", "412.6 units"),
        ("Three ports had 3210 trawlermen, who were examined for rash.", "3210", "2310"),
    ],
)
def test_a_figure_with_a_slip_of_the_pen_differs(text, ours, theirs):
    assert ("differs", ours, theirs) in facets(hold(text, SLIPS), "number")


@pytest.mark.parametrize(
    "text",
    [
        # no slip, of another group or time, about something else, or a rounding
        "Net rash troubled 38.5% of those wearing wool socks aboard.",
        "Net rash troubled 27.3% of women wearing wool socks aboard.",
        "Net rash troubled 27.3% of those wearing wool socks aboard after five years.",
        "Sunburn was present in 27.3% of trawlermen.",
        "Net rash troubled 17% of those wearing wool socks aboard.",
        "Of the trawlermen, 1310 wore wool socks.",
    ],
)
def test_a_figure_that_is_no_slip_does_not_differ(text):
    assert loud(hold(text, SLIPS)) == []


def test_a_figure_that_the_abstract_has_of_something_else_differs():
    assert ("differs", "30%", "46%") in facets(
        hold("Salve was bought by 30% of trawlermen at the quay.", SLIPS), "number"
    )
    assert loud(hold("Salve was bought by 46% of trawlermen at the quay.", SLIPS)) == []


def test_parts_in_words_are_held_against_figures_where_they_lie_far_apart():
    assert "claim-number-differs" in loud(hold("One in ten trawlermen had bought the salve at the quay.", SLIPS))
    assert loud(hold("Nearly half of the trawlermen had bought the salve at the quay.", SLIPS)) == []
    assert loud(hold("Some two in five trawlermen had bought the salve at the quay.", SLIPS)) == []


REVIEW = record(
    "METHODS: We searched four libraries for studies of foghorn training.",
    "RESULTS: The search found 1241 possible studies. A total of 9 studies were identified. Training helped in most.",
    "CONCLUSIONS: Foghorn training may help keepers.",
    title="Foghorn training of keepers: a systematic review",
    publication_types=("Journal Article", "Systematic Review"),
)


def test_the_number_of_studies_of_a_review_is_held_against_those_chosen():
    said = hold("A systematic review of foghorn training identified 29 studies.", REVIEW)
    assert ("differs", "29", "9") in facets(said, "attribution")
    assert loud(said) == ["claim-attribution-differs"]
    for text in ("A systematic review of foghorn training identified nine studies.",
                 "A systematic review of foghorn training screened 1300 studies."):  # fmt: skip
        assert loud(hold(text, REVIEW)) == []


def test_the_level_of_an_interval_is_no_unit_of_the_figure_before_it():
    mean, level, *_ = quantities("The mean cost was 4390.14, 95% CI 3785 to 4994.")
    assert (mean.dimension, level.dimension) == ("", "%")


@pytest.mark.parametrize(
    "text", ["Holm put it at 0.42%, with rudders lost more often than keels.", "Holm put it at 42%."]
)
def test_a_figure_that_the_abstract_has_in_other_words_agrees(text):
    lost = record(
        "RESULTS: There were 458 losses, an incidence of 0.42%. Rudders (0.31%) were lost more often than keels "
        "(0.11%). Of the owners, 42% had sailed before; rudders were lost by 12%.",
        "CONCLUSIONS: Loss of a part remains rare, at 0.42%.",
        title="Rudders and keels lost at sea",
    )
    assert "claim-number-differs" not in loud(hold(text, lost))


def test_a_bound_may_be_meant_of_any_like_figure_of_the_sentence():
    wards = record("Of the keepers treated on the ward 71.5% went home and there were 24 losses on the ward (6.0%).")
    assert loud(hold("Fewer than one in ten keepers on the ward were lost there.", wards)) == []
    assert loud(hold("Fewer than one in twenty keepers treated on the ward went home.", wards)) == [
        "claim-number-differs"
    ]


WHARF = record(
    "METHODS: We weighed wharf hands for a year and gave them oars.",
    "RESULTS: Grip strength rose from 21 to 28 kg with oars. Time on the wharf fell from 9 hours to 7 hours in both "
    "groups. Serum lanolin fell from 3.6 to 2.1 mmol/l with oars. Rowing oil rose 1.4-fold in hands with oars, and "
    "balance improved by 15%.",
    title="Oars for wharf hands",
)


@pytest.mark.parametrize(
    "text",
    [
        "Grip strength rose by 7 kg with oars.",
        "Time on the wharf fell by 2 hours in both groups.",
        "Serum lanolin fell by 1.5 mmol/l with oars.",
        "Serum lanolin fell by 42% with oars.",
        "Rowing oil of hands with oars rose by 40%.",
    ],
)
def test_how_far_something_went_is_not_held_against_where_it_was(text):
    assert loud(hold(text, WHARF)) == []


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("Grip strength rose from 21 to 38 kg with oars.", "21 to 38 kg", "21 to 28 kg"),
        ("Grip strength rose by 17 kg with oars.", "17 kg", "21 to 28 kg"),
        ("Time on the wharf fell by 4 hours in both groups.", "4 hours", "7 hours"),
        ("Serum lanolin fell from 3.6 to 1.1 mmol/l with oars.", "1.1 mmol/l", "2.1 mmol/l"),
        (
            "Rowing oil rose 1.4-fold in hands with oars, and balance improved by 35%.",
            "35%",
            "15%",
        ),
    ],
)
def test_another_change_than_the_two_ends_give_differs(text, ours, theirs):
    assert ("differs", ours, theirs) in facets(hold(text, WHARF), "number")


@pytest.mark.parametrize(
    "printed",
    [
        "Barnacles grew on 45% of hulls with red paint.",
        "Barnacles grew on 45% of hulls with red paint (95% CI 38% to 52%).",
        "Barnacles grew on 45% of hulls with red paint and on 82% of those with tar.",
        "Barnacles grew on 45% of hulls with red paint and in 82% of those with tar.",
    ],
)
@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("Barnacles grew on more than 70% of hulls with red paint.", True),
        ("Barnacles grew on more than 40% of hulls with red paint.", False),
        ("Barnacles grew on fewer than half of the hulls with red paint.", False),
    ],
)
def test_a_bound_is_not_meant_of_a_level_of_confidence_or_of_another_group(printed, text, differs):
    hulls = record(f"RESULTS: {printed}", title="Barnacles on painted hulls")
    assert ("claim-number-differs" in loud(hold(text, hulls))) is differs


@pytest.mark.parametrize(
    "text",
    [
        "Barnacles grew on more than 70% of hulls with tar.",
        "With tar, more than 70% of hulls grew barnacles.",
        "Tar kept barnacles from fewer than one hull in five.",
    ],
)
def test_a_bound_may_be_meant_of_the_other_group(text):
    hulls = record(
        "RESULTS: Barnacles grew on 45% of hulls with red paint and on 82% of those with tar.",
        title="Barnacles on painted hulls",
    )
    assert "claim-number-differs" not in loud(hold(text, hulls))


def test_a_change_is_not_held_against_a_level_where_another_figure_is_like_it():
    wharf = record(
        "After the bell was hung, the monthly rate of landings dropped from 7.4 to 6.1 boats per 1000 tides.",
        "Harbours with older walls had more landings (rate ratio 1.27, 95% CI 1.15 to 1.34).",
        title="Bells and landings",
    )
    assert (
        loud(hold("The monthly rate of landings fell by 1.3 boats per 1000 tides after the bell was hung.", wharf))
        == []
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("About a third of the sailors were women.", []),
        ("About half of the sailors were women.", ["claim-number-differs"]),
        ("Nearly 90% of the sailors remained without a bunk.", []),
    ],
)
def test_rounded_shares_and_what_is_left(text, found):
    ship = record(
        "Of the sailors 36.5% were women.", "Tea was drunk at noon.", "A bunk was found for 10.3%.", title="Sailors"
    )
    assert loud(hold(text, ship)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One in two night ferries of the northern line is cancelled early.", ["claim-number-differs"]),
        ("One in five night ferries of the northern line is cancelled early.", []),
        ("One in four night ferries of the northern line is cancelled early.", []),
    ],
)
def test_a_share_in_words_in_the_place_of_another(text, found):
    ferries = record("One in five night ferries of the northern line is cancelled early.", title="Night ferries")
    assert loud(hold(text, ferries)) == found


def test_a_time_that_the_abstract_names_by_its_number():
    told = record(
        "Keepers of the mill were free of rust at day 28 after the salve. Safety was followed to 12 months.",
        title="A salve against rust of mill keepers",
    )
    assert loud(hold("Four weeks after the salve nearly all keepers of the mill were free of rust.", told)) == []


def test_the_share_of_those_who_were_not():
    told = record(
        "Rust above 9% of the blade was rare. The probability that the salve paid for itself was 91%.",
        title="Whether a salve against rust pays for itself",
    )
    assert loud(hold("The probability that the salve against rust did not pay for itself was 9%.", told)) == []


def test_a_bound_is_not_held_against_one_figure_where_it_is_like_another_by_chance():
    trial = record(
        "Haematomas shrank by 12.2% in both arms. Eleven patients (11.2%) who took the statin and 23 (23.5%) who took "
        "placebo had surgery during the trial for an enlarging haematoma.",
    )
    text = "Eleven patients ({}) who took the statin and 23 (23.5%) who took placebo had surgery during the trial."
    assert loud(hold(text.format("less than 12%"), trial)) == []
    assert loud(hold(text.format("less than 8%"), trial)) == ["claim-number-differs"]


TENTS = record(
    "We randomised 300 campers to canvas or nylon. Median time to divorce was significantly longer under canvas "
    "than under nylon (11.3 v 10.1 months; P = .04). The 1-year rate of torn tents was 46% v 40%.",
    title="Canvas and nylon tents and the marriages of campers",
)


def test_figures_set_against_each_other_by_a_v():
    found = figures_of("Longer under canvas than under nylon (11.3 v 10.1 months), 46 against 40 per cent of tents.")
    assert [(q.raw, q.dimension) for q in found] == [(11.3, "day"), (10.1, "day"), (46, "%"), (40, "%")]
    assert loud(hold("Median time to divorce was 14.6 months under canvas.", TENTS)) == ["claim-number-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "Median time to divorce was 11.3 months under canvas.",
        "Divorce came after 11.3 months under canvas against 10.1 months under nylon.",
        "Tents torn after one year were 46% of canvas and 40% of nylon ones.",
    ],
)
def test_figures_set_against_each_other_by_a_v_agree(text):
    assert loud(hold(text, TENTS)) == []


def test_the_time_of_a_rate_is_no_length():
    source = record(
        "Tents tore at a 1-year rate of 46% under canvas and 40% under nylon, whatever the median sleep of campers.",
        title="Canvas and nylon tents",
    )
    assert loud(hold("The median sleep of campers under canvas was 13.1 months.", source)) == []
