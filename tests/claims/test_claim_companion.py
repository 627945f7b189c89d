"""One figure of two that are set against each other, where the other one is the abstract's."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

HIPS = record(
    "METHODS: We followed 412 adults with a broken hip and pneumonia, and others without pneumonia.",
    "RESULTS: Mortality at 30 days was 21% versus 9% in those without pneumonia. Mortality at 120 days was greater in "
    "those with pneumonia at 58% compared to those without at 14% (p < 0.01). Delirium occurred in 33%.",
    title="Pneumonia in adults with a broken hip",
)
POLYPS = record(
    "METHODS: Patients with small tumours had excision or resection.",
    "RESULTS: There was no difference between excision and resection in 5-year local recurrence (6% [3-15] vs 6% "
    "[3-14]; p=0.61), spread (17% [11-30] vs 19% [11-31]; p=0.73), or overall survival (83% [73-91] vs 81% [71-90]).",
    title="Excision or resection of small rectal tumours",
)


@pytest.mark.parametrize(
    ("work", "claim"),
    [
        (HIPS, "By 120 days 48% of the hip patients with pneumonia had died, as against 14% of those without it."),
        (HIPS, "At 30 days mortality was 31% with pneumonia versus 9% without pneumonia."),
        (POLYPS, "Local recurrence was 16% in both arms, and survival was 83% after excision and 81% after resection."),
    ],
)
def test_the_figure_beside_one_of_the_abstract(work, claim):
    assert loud(hold(claim, work)) == ["claim-number-differs"]


@pytest.mark.parametrize(
    ("work", "claim"),
    [
        (HIPS, "By 120 days 58% of the hip patients with pneumonia had died, as against 14% of those without it."),
        (HIPS, "By 120 days some 60% of those with pneumonia had died, as against 14% of those without."),
        (HIPS, "Sepsis followed in 40% of those with pneumonia, as against 14% of those without it."),
        (HIPS, "Delirium was seen in 41% of the women, as against 33% of all."),
        (HIPS, "At one year 71% of the hip patients with pneumonia had died, whereas 14% of the others were in care."),
        (POLYPS, "Local recurrence was 6% in both arms, and survival was 83% after excision and 81% after resection."),
        (POLYPS, "Local recurrence was under 10% in both arms; survival was 83% after excision, 81% after resection."),
        (POLYPS, "Stomas were needed by 4% in both arms, and survival was 83% after excision and 81% after resection."),
    ],
)
def test_other_outcomes_other_people_and_true_figures(work, claim):
    assert loud(hold(claim, work)) == []
