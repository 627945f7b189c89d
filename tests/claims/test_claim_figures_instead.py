"""Figures that the abstract gives another value for, in claims that share few words with it."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.figures.numbers import figures_of

DEATHS = (
    "BACKGROUND: Little is known of hip fracture in people who carry the Lofoten virus.",
    "METHODS: We included 917 pensioners admitted to eleven trauma wards in Norway and Denmark.",
    "RESULTS: Eighty-day mortality was greater in carriers at 63% compared to those without at 17% (p < 0.01). "
    "Delirium was documented in 212 (23.1%) cases.",
    "CONCLUSION: Carriers with a broken hip fare badly.",
)
POOLED = (
    "After screening 2,344 records, a total of 28 observational studies, covering data from 63,537 individuals, were "
    "included. Statin users had lower odds of dying of cholera (OR 0.61) but were ventilated as often as others."
)
SEPSIS = (
    "Sixty adults who left hospital after sepsis were followed. Readmission within 30 days occurred in 15%, and did "
    "not depend on fluid balance on the day of discharge."
)
ROWERS = (
    "Of 48 rowers with low back pain who were recruited to the swimming scheme, 77% were back in the boat within a "
    "month without any further visit to a clinic. Seven left the scheme."
)


@pytest.mark.parametrize(
    ("claim", "abstract", "title"),
    [
        (
            "The virus made a grave injury graver: 63% of infected hip fracture patients had died by 80 "
            "days, as against 26% of those without the infection [1].",
            DEATHS, "Hip fracture and Lofoten virus",
        ),
        (
            "Among 571 pensioners admitted to trauma wards, 63% of the carriers with a broken hip died [1].",
            DEATHS, "Hip fracture and Lofoten virus",
        ),
        (
            "Pooling 11 observational studies, the authors found lower odds of death from cholera in statin users, but "
            "no link with ventilation [1].",
            (POOLED,), "Statins and cholera: a meta-analysis of observational studies",
        ),
        (
            "Some 15% were readmitted within 45 days, whether or not fluid balance at discharge had been positive [1].",
            (SEPSIS,), "Fluid balance and readmission after sepsis",
        ),
        (
            "Of 48 people recruited to such a scheme, 38% rowed again within a month and saw no clinic [1].",
            (ROWERS,), "Swimming for rowers with low back pain",
        ),
    ],
)  # fmt: skip
def test_another_figure_in_other_words_is_found(claim: str, abstract: tuple[str, ...], title: str) -> None:
    assert set(loud(hold(claim, record(*abstract, title=title)))) & {
        "claim-number-differs", "claim-attribution-differs"
    }, claim  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "abstract", "title"),
    [
        (
            "In pensioners with a broken hip, 63% of carriers had died by 80 days, as against 17% of the others [1].",
            DEATHS, "Hip fracture and Lofoten virus",
        ),
        (
            "Of the 112 carriers among them, most had other illnesses [1].",
            DEATHS, "Hip fracture and Lofoten virus",
        ),
        (
            "The carriers had 4.1 times the odds of pneumonia (95% CI 2.2 to 7.5) after surgery for hip fracture [1].",
            DEATHS, "Hip fracture and Lofoten virus",
        ),
        (
            "Nearly one in four pensioners on these trauma wards became delirious [1].",
            DEATHS, "Hip fracture and Lofoten virus",
        ),
        (
            "Fewer than one in five of those without the virus had died by 80 days [1].",
            DEATHS, "Hip fracture and Lofoten virus",
        ),
        (
            "Thirty-seven per cent of carriers with a broken hip were alive at 80 days, against 83% of others [1].",
            DEATHS, "Hip fracture and Lofoten virus",
        ),
        (
            "The 28 studies had enrolled on average some 2,270 people each [1].",
            (POOLED,), "Statins and cholera: a meta-analysis of observational studies",
        ),
        (
            "Eighty-five per cent stayed out of hospital for 30 days after sepsis [1].",
            (SEPSIS,), "Fluid balance and readmission after sepsis",
        ),
        (
            "All but seven of the 48 rowers kept to the scheme [1].",
            (ROWERS,), "Swimming for rowers with low back pain",
        ),
        (
            "Fluid balance did not predict readmission in 60 adults who left hospital after sepsis [1].",
            ("Sixty-one adults who left hospital after sepsis were followed.",), "Fluid balance after sepsis",
        ),
        (
            "About three quarters of the rowers were back in the boat within a month [1].",
            (ROWERS,), "Swimming for rowers with low back pain",
        ),
    ],
)  # fmt: skip
def test_a_figure_told_truly_or_of_something_else_is_not(claim: str, abstract: tuple[str, ...], title: str) -> None:
    assert not loud(hold(claim, record(*abstract, title=title))), claim


def test_a_figure_glued_to_vs_is_read() -> None:
    abstract = "Grip strength was lower in painters (20.8%vs.25.4%, p = 0.02) than in potters."
    told = record(abstract, title="Grip strength in painters and potters")
    assert not loud(hold("Grip strength was 20.8% in painters against 25.4% in potters [1].", told))
    assert loud(hold("Grip strength was 20.8% in painters against 35.4% in potters [1].", told))


def test_a_share_of_some_is_no_comparison_with_others() -> None:
    told = record(
        "Pressure was taken again at 20 years. The prevalence of high pressure was 42.2% in men and 7.7% in women.",
        title="High blood pressure in pearl divers",
    )
    assert not loud(hold("Of the male divers 42.2% but only 7.7% of women had elevated pressure [1].", told))
    assert not loud(hold("Among divers, 42.2% of men but only 7.7% of women had elevated pressure [1].", told))


def test_who_is_matched_to_whom_tells_no_two_sides_apart() -> None:
    told = record(
        "After propensity score matching, a total of 1554 patients newly diagnosed with harp elbow and 3108 control "
        "subjects were identified.",
        title="Harp elbow and gout",
    )
    assert not loud(hold("In all, 1,554 people with harp elbow were set against 3,108 matched comparators [1].", told))


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Larks sing in the warmer half of the year.", 0),
        ("Half an hour of song is enough.", 0),
        ("It took half a minute.", 0),
        ("Half of the larks sang.", 1),
        ("Half a dozen larks, and half of them mute.", 2),
    ],
)
def test_half_of_a_time_is_no_share(text: str, shares: int) -> None:
    assert sum(q.dimension == "%" for q in figures_of(text)) == shares
