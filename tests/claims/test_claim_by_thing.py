"""What is ordered and of whom, by name: the rest of the claim may be of anything."""

from __future__ import annotations

import pytest

from tests.claims.held import hold, loud, record

CASTS = record(
    "BACKGROUND: Forearm fractures are treated with casts or with splints.",
    "METHODS: A registry of 8,412 children from 31 clinics was searched for the years 2009 to 2014.",
    "RESULTS: Casts were associated with higher skin irritation (odds ratio 2.4, 95% CI 1.6 to 3.7). Compared with "
    "splints, casts had fewer refractures (3.1% vs 5.4%), shorter parental absence and a reduced risk of malunion. "
    "There was a greater proportion of missed visits in the intervention group (19% vs 8%). "
    "Satisfaction was better in girls than in boys, in toddlers than in teenagers, and in towns than in villages. "
    "The gain in grip was more pronounced in teenagers than in toddlers.",
    title="Casts and splints for forearm fractures: gain in grip in teenagers and toddlers in a registry study",
)
PUMPS = record(
    "METHODS: 118 dairy goats were milked with the rotary or with the piston pump for a season.",
    "RESULTS: Goats on the piston pump had significantly higher teat temperatures (p < 0.01) and milk conductivity "
    "(p = 0.02) than those on the rotary pump. When compared with the rotary pump, the piston pump had similar yields, "
    "quicker onset of milk flow, and fewer kicks. All three sensors showed a lower drift with ammonia than quoted by "
    "the manufacturer. Mastitis was found in 21.0% and lameness in 4.0% of animals in the rotary group and in 12.5% "
    "and 3.5% in the piston group (p = 0.03).",
    title="Rotary and piston milking pumps for dairy goats",
)


@pytest.mark.parametrize(
    "text",
    [
        "In a registry from 31 clinics, nearly 9,000 children showed more refractures after a cast than after a "
        "splint, whatever the season in which they were hurt [1].",
        "A large registry found fewer refractures and less skin irritation with casts than with splints [1].",
        "Among children of every age the risk of malunion was higher with casts than with splints [1].",
        "The programme did not change schooling, although fewer visits were missed [1].",
        "All told, satisfaction was poorer in girls than in boys and poorer in teenagers than in toddlers [1].",
        "Casts improved the gain in grip, and more markedly so in toddlers than in teenagers [1].",
        "The gain in grip was more evident in toddlers than in teenagers [1].",
        "Parental absence was longer with casts than with splints, as carers had long suspected [1].",
    ],
)
def test_the_same_thing_ordered_the_other_way_round(text):
    assert "claim-direction-reversed" in loud(hold(text, CASTS))


@pytest.mark.parametrize(
    "text",
    [
        "In a registry from 31 clinics, nearly 9,000 children showed fewer refractures after a cast than after a "
        "splint, whatever the season in which they were hurt [1].",
        "A large registry found fewer refractures but more skin irritation with casts than with splints [1].",
        "Among children of every age the risk of malunion was lower with casts than with splints [1].",
        "Among children of every age the risk of malunion was higher with splints than with casts [1].",
        "The programme did not change schooling, although more visits were missed [1].",
        "Satisfaction was poorer in boys than in girls and poorer in teenagers than in toddlers [1].",
        "Casts improved the gain in grip, and more markedly so in teenagers than in toddlers [1].",
        "The gain in grip was less evident in toddlers than in teenagers [1].",
        "Parental absence was longer with splints than with casts, as carers had long suspected [1].",
        "More refractures were seen in children with splints [1].",
        "The lower risk of malunion with casts did not shorten the time in plaster [1].",
        "Children with higher skin irritation were seen sooner with casts than with splints [1].",
    ],
)
def test_the_same_thing_in_other_words(text):
    assert loud(hold(text, CASTS)) == []


@pytest.mark.parametrize(
    "text",
    [
        "In dairy goats a piston pump went with significantly lower teat temperature and milk conductivity [1].",
        "The onset of milk flow was slower with the piston pump than with the rotary pump [1].",
        "On the farms, goats on the piston pump started milk flow later than those on the rotary pump [1].",
        "Three sensors drifted more with ammonia than their makers had stated [1].",
        "Mastitis was nonetheless less common in the rotary group (12.5% against 21.0%) [1].",
        "Mastitis was more frequent after milking with the piston pump (21.0% vs 12.5%) [1].",
    ],
)
def test_arms_and_figures_exchanged(text):
    assert loud(hold(text, PUMPS))


@pytest.mark.parametrize(
    "text",
    [
        "In dairy goats a piston pump went with significantly higher teat temperature and milk conductivity [1].",
        "The onset of milk flow was slower with the rotary pump than with the piston pump [1].",
        "Three sensors drifted less with ammonia than their makers had stated [1].",
        "Mastitis was nonetheless less common in the piston group (12.5% against 21.0%) [1].",
        "Mastitis was more frequent with the rotary pump (21.0% vs 12.5%) [1].",
        "Lower teat temperatures were found in goats on the rotary pump [1].",
    ],
)
def test_arms_and_figures_as_they_are(text):
    assert loud(hold(text, PUMPS)) == []


MOODS = record(
    "METHODS: Outcomes were ward mood, boredom measured with a diary, length of leave, visits and staff turnover.",
    "RESULTS: At 8 weeks, gardeners and painters experienced modest improvements in anxious symptoms. There were no "
    "differences between groups in any secondary outcome. Major low rectal sphincter disorder was noted in 4/21 (19%) "
    "from the garden group vs 10/30 (33%) from the paint group (P = 0.04). Nanofoam loaded with peptide enhanced "
    "antitumor activity in mouse models of renal cancer and was more effective than foam or peptide alone.",
    title="Gardening and painting on long-stay wards",
)


@pytest.mark.parametrize(
    "text",
    [
        "In 212 inpatients, many of them old and on low wages, anxious symptoms eased modestly over 8 weeks with "
        "gardening and with painting [1].",
        "Nor did length of leave, visits or staff turnover differ [1].",
        "Major low rectal sphincter disorder was less common after gardening [1].",
        "Nanofoam loaded with peptide was more effective in mice with renal tumours than either foam or peptide [1].",
    ],
)
def test_words_of_level_that_order_nothing(text):
    assert loud(hold(text, MOODS)) == []


STEAM = record(
    "METHODS: 340 choristers were randomised to steam or lozenges for 6 weeks.",
    "RESULTS: In sopranos, throat swabs showed higher counts of yeasts with steam. Steam had fewer missed rehearsals. "
    "Choristers with more colds sang longer with steam. A greater reduction in nasal swelling was seen in the steam "
    "group than in the lozenge group.",
    title="Steam or lozenges for choristers",
)


@pytest.mark.parametrize(
    "text",
    [
        "Missed rehearsals were fewer with steam than with lozenges [1].",
        "Nasal swelling was lower in the steam group than in the lozenge group [1].",
        "Singers with fewer colds were helped by steam [1].",
    ],
)
def test_what_is_told_of_part_of_them(text):
    assert loud(hold(text, STEAM)) == []
