"""Figures: how they are read, and when they agree or differ."""

from __future__ import annotations

import pytest
from claims.held import TRIAL, facets, hold, loud, record
from hypothesis import given
from hypothesis import strategies as st

from citecheck.claims.figures.numbers import agrees, quantities


@pytest.mark.parametrize(
    ("text", "value", "dimension", "role"),
    [
        ("fell by 84.31%", 84.31, "%", "percentage"),
        ("fell by 84 per cent", 84, "%", "percentage"),
        ("1,341 participants took part", 1341, "", "count"),
        ("twenty-five trials were found", 25, "", "count"),
        ("one hundred and twelve women", 112, "", "count"),
        ("Hundred and seventy-eight uses", 178, "", "count"),
        ("given 20 mg daily", 20, "mg", "dose"),
        ("given 0.5 g daily", 500, "mg", "dose"),
        ("for 6 weeks", 42, "day", "time"),
        ("a hazard ratio of 0.71", 0.71, "", "ratio"),
        ("(P = 0.03)", 0.03, "", "p"),
        ("I² = 80%", 80, "%", "i2"),
        ("in 2019 the register closed", 2019, "year of", "year"),
        ("half of the nurses", 50, "%", "percentage"),
        ("one in five trials", 20, "%", "percentage"),
        ("1·75 times as many", 1.75, "fold", "fold"),
        ("3.2 million people", 3_200_000, "", "count"),
    ],
)
def test_figures_are_read_with_unit_and_role(text, value, dimension, role):
    (found,) = quantities(text)
    assert (found.value, found.dimension, found.role) == (pytest.approx(value), dimension, role)
    assert text[found.start : found.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "CD4 cells and IL-6",
        "type 2 diabetes",
        "grade 3 lesions",
        "phase 2",
        "as shown (1) before",
        "it improved.12",
        "no one came",
        "improved pain 1",
        "H3K9 methylation",
    ],
)
def test_figures_inside_names_and_markers_are_left_alone(text):
    assert quantities(text) == ()


def test_ranges_and_lists_carry_their_unit():
    (span,) = quantities("lasting 6-12 months")
    assert (span.dimension, round(span.high / span.value)) == ("day", 2)
    assert [q.dimension for q in quantities("13.8, 21.4 and 33.5 days after")] == ["day", "day", "day"]


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [
        ("84%", "84.31%"),
        ("34 days", "33.50 days"),
        ("12 weeks", "84 days"),
        ("3 months", "12 weeks"),
        ("1 year", "12 months"),
        ("about 1,300 people", "1,341 people"),
        ("over 1,000 knees", "1,032 knees"),
        ("2 g", "2000 mg"),
        ("21%", "0.21"),
        ("1 in 5", "21%"),
        ("twenty people", "20 people"),
        ("6 to 12 months", "6-12 months"),
        ("12,5", "12,5"),
    ],
)
def test_the_same_figure_in_other_clothes(claimed, printed):
    assert agrees(quantities(claimed)[0], quantities(printed)[0])


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [
        ("84%", "83.2%"),
        ("20 people", "21 people"),
        ("20 mg", "20%"),
        ("5 weeks", "5 months"),
        ("84.3%", "84.5%"),
        ("1.0%", "1 of them"),
    ],
)
def test_another_figure(claimed, printed):
    assert not agrees(quantities(claimed)[0], quantities(printed)[0])


@given(st.floats(min_value=0.01, max_value=99, allow_nan=False), st.integers(min_value=0, max_value=2))
def test_rounding_always_agrees(value, decimals):
    printed, told = f"{value:.3f}%", f"{value:.{decimals}f}%"
    assert agrees(quantities(told)[0], quantities(printed)[0])


@given(st.text(alphabet="0123456789.,-–%() pnCI=<to andof", max_size=200))
def test_any_string_of_figures_can_be_read(text):
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("Walking distance increased by 19% in the copper group.", False),
        ("Walking distance increased by 28.6% in the copper group.", True),
        ("In this trial 128 adults with plantar heel pain wore insoles.", False),
        ("In this trial 218 adults with plantar heel pain wore copper insoles or plain insoles.", True),
        ("The adults wore copper insoles or plain insoles for 3 months.", False),
        ("The adults with plantar heel pain wore copper insoles or plain insoles for 26 weeks.", True),
        ("Mean morning pain fell by 1.1 points with plain insoles and by 2.4 points with copper insoles.", False),
        # a figure of which the abstract has no counterpart is absent
        ("Stride length increased by 41% in the copper group.", False),
        ("Copper insoles cost 35 pounds.", False),
        ("Heel pain affects 10% of people over 60.", False),
    ],
)
def test_a_figure_differs_only_for_the_same_quantity(text, differs):
    assert loud(hold(text, TRIAL)) == (["claim-number-differs"] if differs else [])


def test_the_same_outcome_on_another_scale_is_not_the_same_quantity():
    abstract = record(
        "Insoles may slightly improve pain (1.2 points better on a scale of 0 to 10; low certainty evidence) "
        "and function "
        "(low certainty evidence)."
    )
    result = hold("Function improvement: 14.2 points better on a 0-100 scale (low certainty evidence).", abstract)
    assert loud(result) == []
    assert ("absent", "14.2 points", None) in facets(result, "number")
