"""A look back told of a trial or a review, a trial of one arm told as randomised, and what is said "
"of all cited works."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record, rules

TRIAL = record(
    "Nausea is common following gastric banding. In this randomised trial, 88 patients were randomly "
    "assigned to ginger "
    "tea or water. Nausea was rarer with ginger tea (12% versus 31%).",
    title="Ginger tea and nausea following gastric banding: a randomised trial",
)
REVIEW = record(
    "Databases were searched for trials of snow boots with spikes. Twelve trials with 2,310 postal "
    "workers were pooled. "
    "Falls were rarer with spikes (risk ratio 0.62). One trial found more ankle pain.",
    title="Spiked snow boots and falls in postal workers: a systematic review and meta-analysis",
    publication_types=("Journal Article", "Meta-Analysis", "Systematic Review"),
)
COHORT = record(
    "This was a prospective cohort study of 940 violinists at five conservatories. Neck pain at two "
    "years was commoner in "
    "those who practised over four hours a day (odds ratio 2.1, 95% CI 1.4 to 3.2).",
    title="Practice time and neck pain in violinists",
)
ONE_ARM = record(
    "Wax baths are used for stiff hands. In this single-arm phase II trial, 41 weavers with stiff hands "
    "had wax baths for "
    "six weeks. Grip strength rose by 4 kg. Randomised trials are warranted.",
    title="Wax baths for stiff hands in weavers",
)
LOOK_BACK = record(
    "A phase III trial showed that larval therapy heals leg ulcers. We retrospectively reviewed 212 "
    "patients with leg ulcers "
    "who had larval therapy outside trials. Healing at twelve weeks was 46%.",
    title="Larval therapy for leg ulcers in daily practice",
)
CROSS = record(
    "This cross-sectional study used a national health examination of 5,120 bakers. Bakers with night "
    "work more often had a "
    "raised waist (odds ratio 1.4, 95% CI 1.1 to 1.8).",
    title="Night work and waist in bakers",
)

WRONG = [
    (
        "In a retrospective review of the charts of 88 patients, ginger tea went with less nausea after "
        "gastric banding [1].",
        TRIAL,
    ),
    (
        "Looking back over the charts of patients with gastric banding, the authors saw less nausea with "
        "ginger tea [1].",
        TRIAL,
    ),
    ("A retrospective cohort of postal workers had fewer falls with spiked snow boots [1].", REVIEW),
    ("The charts of postal workers were reviewed, and falls were rarer in those with spiked snow boots [1].", REVIEW),
    ("In a single randomised trial, spiked snow boots lowered the rate of falls in postal workers [1].", REVIEW),
    ("In a cross-sectional study of postal workers, falls were rarer with spiked snow boots [1].", REVIEW),
    ("There, 940 violinists were included in a retrospective case-control study at five conservatories [1].", COHORT),
    (
        "In a randomised comparison, wax baths raised the grip strength of weavers with stiff hands by 4 kg [1].",
        ONE_ARM,
    ),
    ("Weavers with stiff hands were randomised to wax baths, which raised grip strength by 4 kg [1].", ONE_ARM),
    (
        "In a double-blind trial of larval therapy for leg ulcers, 46% of 212 patients healed within twelve weeks [1].",
        LOOK_BACK,
    ),
    ("The prospective cohort behind these results had some 2,300 members [1].", REVIEW),
]
HONEST = [
    ("In a randomised trial of 88 patients, ginger tea went with less nausea after gastric banding [1].", TRIAL),
    ("A review of twelve trials found fewer falls in postal workers with spiked snow boots [1].", REVIEW),
    (
        "According to a meta-analysis of trials, spiked snow boots lower the rate of falls in postal workers [1].",
        REVIEW,
    ),
    ("Whether this holds in a retrospective cohort of postal workers with spiked snow boots is not known [1].", REVIEW),
    ("There, 940 violinists were included in a prospective study at five conservatories [1].", COHORT),
    (
        "Wax baths raised the grip strength of weavers by 4 kg, which awaits confirmation in a randomised trial [1].",
        ONE_ARM,
    ),
    (
        "In a trial without a control group, wax baths raised the grip strength of weavers with stiff hands "
        "by 4 kg [1].",
        ONE_ARM,
    ),
    (
        "Outside trials, 46% of 212 patients with leg ulcers healed within twelve weeks of larval therapy [1].",
        LOOK_BACK,
    ),
    (
        "A trial had shown that larval therapy heals leg ulcers; in daily practice 46% healed within twelve weeks [1].",
        LOOK_BACK,
    ),
]


@pytest.mark.parametrize(("claim", "source"), WRONG)
def test_another_design_is_reported(claim: str, source: object) -> None:
    assert "claim-design-differs" in rules(hold(claim, source)), claim


@pytest.mark.parametrize(("claim", "source"), HONEST)
def test_the_design_that_it_had_is_left_alone(claim: str, source: object) -> None:
    assert not loud(hold(claim, source)), claim


def test_a_design_said_of_all_cited_works() -> None:
    said = "Both analyses were prospective cohorts [1,2]."
    assert rules(hold(said, CROSS, CROSS)).count("claim-design-differs") == 2
    assert not loud(hold(said, CROSS, COHORT))
    assert not loud(hold("Both analyses were cross-sectional [1,2].", CROSS, CROSS))
    assert not loud(hold("Both analyses were prospective cohorts [1,2,3].", CROSS, CROSS, CROSS))
