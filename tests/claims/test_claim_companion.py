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


WARDS = record(
    "METHODS: We asked 402 nurses after the outbreak.",
    "RESULTS: Many scored above the threshold: 26% for panic, 33% for depression, 44% for anxiety, 19% for "
    "compulsions and 38% for insomnia. Weekly shifts fell from 41.2 to 36.5 hours. Overweight was found in 40.2% "
    "and obesity in 17.3%.",
    title="Nurses after the outbreak",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Of 402 nurses, 26% scored above the threshold for insomnia and 44% for anxiety.",
        "After the outbreak 19% of the nurses had scores of depression above the threshold.",
        "Weekly shifts fell from 41.2 to 31.5 hours.",
        "Of these nurses, 40.2% carried overweight and 27.3% had obesity.",
    ],
)
def test_the_figure_of_another_thing_of_a_list_or_beside_another(claim):
    assert loud(hold(claim, WARDS)) == ["claim-number-differs"]


@pytest.mark.parametrize(
    "claim",
    [
        "Of 402 nurses, 38% scored above the threshold for insomnia and 44% for anxiety.",
        "Insomnia was commoner than panic, which 26% had.",
        "Panic (26%) and insomnia (38%) were less common than anxiety (44%).",
        "After the outbreak 26% of the nurses had panic, and many of them insomnia as well.",
        "Some 19% had compulsions, half as many as had insomnia.",
        "Weekly shifts fell by 4.7 hours, from 41.2 to 36.5.",
        "Of these nurses, 40.2% carried overweight and 17.3% had obesity.",
    ],
)
def test_figures_of_a_list_told_of_their_own(claim):
    assert loud(hold(claim, WARDS)) == []


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
