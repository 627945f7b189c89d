"""Differences told as significant of which the abstract says, by a p value or in words, that they were not."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

TENDONS = record(
    "We randomised 140 adults with a torn biceps tendon to suture or release. A bulge was seen in 31% of those sutured "
    "and in 44% of those released (P = .12). The operation took 51 minutes versus 68 with suture (P = .01). Cramps "
    "were reported by 18% and 17%. The shoulder score at one year was 84.1 and 82.9, non-inferiority being shown "
    "(P < .001). Stay in hospital was shorter after release, but this was not statistically significant.",
    title="Suture or release of the biceps tendon: a randomised non-inferiority trial",
)
ELDERS = record(
    "We followed 612 patients after bowel resection. Frailty was scored on admission. "
    "Patients over 80 had significantly more chest complications (9% vs 31%, P < 0.001), but despite this there was no "
    "significant difference in hospital mortality and survival at 2 years. Wound infection was more frequent in them, "
    "although the difference did not reach statistical significance. A favourable recovery was less often reached by "
    "frail patients (22.4% vs 41.8%, P = 0.002), but the difference did not remain significant after adjustment.",
    title="Bowel resection in the very old",
)
LIVER = record(
    "Twenty patients with cirrhosis were studied. Itch and portal flow were measured. "
    "No significant relationship was observed between spleen size, portal flow and urinary sodium. Plasma bile acids "
    "were significantly correlated with portal pressure. Massage brought a non-significant decrease in itch severity, "
    "and no significant effect on sleep. Urinary copper fell by 14% at 2 hours (P < 0.01) and by 6% at 8 hours (NS).",
    title="Portal flow and itch in cirrhosis",
)


@pytest.mark.parametrize(
    ("work", "claim"),
    [
        (TENDONS, "A bulge followed release in 44% and suture in 31%, a statistically significant difference [3]."),
        (TENDONS, "Bulges were significantly commoner after release (44% against 31%) [3]."),
        (TENDONS, "The stay in hospital was significantly shorter after release [3]."),
        (
            ELDERS,
            "The oldest had more chest complications (31% against 9%), and significantly worse hospital mortality.",
        ),
        (ELDERS, "Significant differences in hospital mortality and survival at two years set the oldest apart."),
        (
            ELDERS,
            "Frail patients reached a favourable recovery less often (22.4% against 41.8%), a difference that remained "
            "significant after adjustment.",
        ),
        (LIVER, "Spleen size was significantly related to urinary sodium in cirrhosis."),
        (LIVER, "In cirrhosis the fall of urinary copper, though down to 6% at 8 hours, was still significant."),
    ],
)
def test_told_as_significant(work, claim):
    assert loud(hold(claim, work)) == ["claim-significance-differs"]


@pytest.mark.parametrize(
    ("work", "claim"),
    [
        (TENDONS, "A bulge followed release in 44% and suture in 31%, which was not a significant difference [3]."),
        (
            TENDONS,
            "Release took significantly less time (51 versus 68 minutes), while bulges were seen in 44% and 31%.",
        ),
        (TENDONS, "The stay in hospital was shorter after release, though not significantly so [3]."),
        (TENDONS, "Whether the stay in hospital was significantly shorter after release was asked as well [3]."),
        (TENDONS, "Release was significantly non-inferior by the shoulder score (84.1 and 82.9) [3]."),
        (ELDERS, "The oldest had significantly more chest complications, but no worse hospital mortality."),
        (ELDERS, "Hospital mortality did not differ significantly, nor did survival at two years."),
        (ELDERS, "Frail patients reached a favourable recovery significantly less often before adjustment."),
        (ELDERS, "Frailty was significantly associated with a poorer recovery, but no longer so after adjustment."),
        (LIVER, "Bile acids in plasma were significantly related to portal pressure."),
        (LIVER, "Urinary copper was significantly lower at 2 hours, by 14%, and hardly so at 8 hours."),
        (LIVER, "Patients with significant itch sleep badly, and massage did little for their sleep."),
        (LIVER, "Itch is a significant burden in cirrhosis."),
    ],
)
def test_what_was_significant_or_is_not_said_to_be(work, claim):
    assert loud(hold(claim, work)) == []


def test_no_denial_of_others_or_of_another_time():
    trial = record(
        "In women, no significant difference in relapse was seen at 6 months. At 12 months relapse was significantly "
        "less frequent with the patch in men and women (P = 0.01).",
        title="A nicotine patch after detoxification",
    )
    for claim in (
        "Relapse was significantly less frequent with the patch at 12 months.",
        "The patch significantly lowered relapse.",
        "In men the patch significantly reduced relapse.",
    ):
        assert loud(hold(claim, trial)) == []


SALT = record(
    "We followed 2,210 women in Malawi. Salt raised the odds of stillbirth twofold (OR 2.1, 1.4-3.2), with a "
    "positive but insignificant association with preterm birth. Isolated swelling was not associated with these "
    "outcomes. Tea was significantly associated with preterm birth.",
    title="Salt, tea and the outcome of pregnancy",
)


@pytest.mark.parametrize(
    "claim",
    [
        "The association of salt with preterm birth was positive and statistically significant.",
        "Isolated swelling was significantly associated with the same outcomes.",
    ],
)
def test_a_relation_told_as_significant(claim):
    assert loud(hold(claim, SALT)) == ["claim-significance-differs"]


@pytest.mark.parametrize(
    "claim",
    [
        "The association of salt with preterm birth was positive but not statistically significant.",
        "Salt was significantly associated with stillbirth.",
        "Tea was significantly associated with preterm birth.",
        "The link of salt with stillbirth was significant.",
        "Whether swelling is significantly associated with stillbirth was asked.",
    ],
)
def test_a_relation_that_was_significant_or_is_not_said_to_be(claim):
    assert loud(hold(claim, SALT)) == []
