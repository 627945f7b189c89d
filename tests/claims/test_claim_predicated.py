"""What a clause says of its subject, denied or turned round; shares in words, rows of figures, ratios: either way."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.sentences.predications import predications
from citecheck.claims.words.terms import tokens

CELLS = record(
    "Fennel oil was given to 90 beekeepers. Silencing of Ovm3 lowered brood weight, whereas hive humidity did not "
    "change. Re-expression of Ovm3 restored brood weight. Foraging was normal. Wing beat correlated with pollen load "
    "but not with age. Egg number was downregulated and Ovm4 upregulated by the high dose. Swarming was seldom seen "
    "after treatment.",
    title="Fennel oil and the gene Ovm3 in beekeepers' hives",
)
WARDS = record(
    "Hand bells were introduced on nine wards. Agreement between porters was good (kappa 0.81). Noise complaints were "
    "uncommon at both visits. Answering time lengthened from 4.1 to 6.3 min. Night rest improved. Damage to the bells "
    "was irreversible. Cough, thirst and low light predicted waking, whereas heat did not. Bells are recommended for "
    "single rooms but not for halls.",
    title="Hand bells on hospital wards",
)
PEOPLE = record(
    "We questioned 210 ferry pilots in three ports. Loneliness was reported by 29%, and 66% slept badly. Fewer than "
    "half of them had a written contract. Only 22% of the sleepless pilots had told a doctor. Hearing loss was found "
    "in 140 of 210. Life vests were worn by 31 pilots.",
    title="Sleep and loneliness among ferry pilots",
)
TREATED = record(
    "In a double-blind trial, 240 divers were given wormwood, tansy or chalk. Ear pain lasted 7.9 h, 6.5 h and 2.8 h, "
    "respectively. Rash developed in 13% v 27% of those on oil or balm. Nausea was the most frequent complaint, "
    "followed by hiccups and itch. Costs were lowest with chalk.",
    title="Wormwood, tansy or chalk for divers",
)
ODDS = record(
    "We compared 300 bakers with asthma with 600 without. Wearing a mask for more than six months had an OR of 0.66 "
    "(0.51-0.86). Compared with day work, the hazard ratio was 1.27 (95% CI 1.11-1.45) for permanent night work and "
    "1.04 (0.93-1.17) for rotating shifts. Barn dust (OR 2.9, 95% CI 2.1-4.0) was related to asthma. Sweeping by hand "
    "was associated with asthma (OR 1.8, 1.2-2.7).",
    title="Dust, masks and asthma in bakers",
)

SIDES = record(
    "The tug sign was the strongest predictor of rust at baseline and was less frequent after successful oiling (20% "
    "vs 79%; P<.001). Regression time (median 120 min vs. 85 min; P<0.001) was significantly higher in Group B. Pumps "
    "with scale showed lower flow (20.8% vs. 25.4%, p=0.02) and increased wear compared to clean pumps (23.3% vs. "
    "14.5%, p=0.004). In 16 of 29 valves the lift was within the best interval. Zinc-1 level and the ratio of zinc-1 "
    "to brass fell, whereas brass level rose compared with earlier values. Oiled pumps underwent rest-4-hour-24-hour "
    "runs; one fifth of the leaks at 4 hours had closed later.",
    title="Oiling of pumps with scale",
)


@pytest.mark.parametrize(
    ("abstract", "claim", "rule"),
    [
        (CELLS, "Re-expression of Ovm3 did not restore brood weight in the hives.", "claim-direction-reversed"),
        (CELLS, "Foraging was not normal in hives given fennel oil.", "claim-direction-reversed"),
        (CELLS, "Wing beat was not correlated with pollen load.", "claim-significance-differs"),
        (CELLS, "Ovm4 was downregulated by the high dose.", "claim-direction-reversed"),
        (WARDS, "Agreement between porters was poor.", "claim-direction-reversed"),
        (WARDS, "Noise complaints were common at both visits.", "claim-direction-reversed"),
        (WARDS, "Answering time shortened after hand bells were introduced.", "claim-direction-reversed"),
        (WARDS, "Damage to the hand bells was reversible.", "claim-direction-reversed"),
        (WARDS, "Thirst did not predict waking.", "claim-significance-differs"),
        (WARDS, "Bells are recommended for halls.", "claim-direction-reversed"),
        (PEOPLE, "Loneliness was reported by the majority of ferry pilots.", "claim-number-differs"),
        (PEOPLE, "Most of the pilots had a written contract.", "claim-number-differs"),
        (PEOPLE, "Most sleepless pilots had told a doctor.", "claim-number-differs"),
        (PEOPLE, "Hearing loss was found in a minority of ferry pilots.", "claim-number-differs"),
        (PEOPLE, "Life vests were worn by most of the 210 pilots.", "claim-number-differs"),
        (TREATED, "Ear pain lasted longest with tansy, followed by wormwood and chalk.", "claim-direction-reversed"),
        (TREATED, "Hiccups were the most frequent complaint, followed by nausea.", "claim-direction-reversed"),
        (ODDS, "Wearing a mask for more than six months was associated with higher odds of asthma.",
         "claim-direction-reversed"),
        (ODDS, "Permanent night work was associated with a lower hazard of asthma than day work.",
         "claim-direction-reversed"),
        (ODDS, "Barn dust lowered the odds of asthma.", "claim-direction-reversed"),
        (ODDS, "Sweeping by hand was associated with a reduced risk of asthma.", "claim-direction-reversed"),
        (SIDES, "The tug sign was seen in 79% after successful oiling and 20% at baseline.", "claim-number-differs"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_subject_turned_round(abstract, claim, rule):
    assert loud(hold(claim, abstract)) == [rule]


@pytest.mark.parametrize(
    ("abstract", "claim"),
    [
        (CELLS, "Re-expression of Ovm3 did not lower brood weight."),
        (CELLS, "Foraging was not abnormal after fennel oil."),
        (CELLS, "Wing beat did not correlate with age."),
        (CELLS, "Egg number fell at the high dose, and Ovm4 did not."),
        (WARDS, "Agreement between porters was not poor."),
        (WARDS, "Noise complaints were not common at either visit."),
        (WARDS, "Answering time did not shorten."),
        (WARDS, "Heat did not predict waking, although thirst did."),
        (WARDS, "Bells are recommended, but not for halls."),
        (WARDS, "Agreement between porters and nurses was poor."),
        (PEOPLE, "Loneliness was reported by a minority of the pilots."),
        (PEOPLE, "Most of the ferry pilots slept badly."),
        (PEOPLE, "Most pilots did not report loneliness."),
        (PEOPLE, "Bad sleep doubled to more than half the level of dockers."),
        (TREATED, "Ear pain lasted longest with wormwood, followed by tansy and chalk."),
        (TREATED, "Ear pain was shortest with chalk."),
        (TREATED, "Nausea was the most frequent complaint, ahead of hiccups."),
        (ODDS, "Not wearing a mask was associated with higher odds of asthma."),
        (ODDS, "Wearing a mask for more than six months was associated with lower odds of asthma."),
        (ODDS, "Day work was associated with a lower hazard of asthma than permanent night work."),
        (ODDS, "Barn dust raised the odds of asthma, whereas masks lowered the risk."),
        (ODDS, "Absence of barn dust was associated with a lower risk of asthma."),
        (SIDES, "The tug sign declined from 79% at baseline to 20% after successful oiling."),
        (SIDES, "After successful oiling the frequency of the tug sign fell from 79% to 20%."),
        (SIDES, "Group A regressed in a median of 85 min and Group B in 120 min."),
        (SIDES, "Wear was 14.5% in clean pumps and 23.3% in pumps with scale."),
        (SIDES, "In 13 of 29 valves the lift lay outside the best interval."),
        (SIDES, "Zinc-1 fell while brass rose."),
        (SIDES, "At 24 hours, one fifth of the leaks at 4 hours had closed."),
    ],
)
def test_the_same_told_from_the_other_side(abstract, claim):
    assert loud(hold(claim, abstract)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Zinc did not lower noise.", [("Zinc", "not lower", "noise")]),
        ("Zinc lowered noise and raised heat.", [("Zinc", "lowered", "noise"), ("Zinc", "raised", "heat")]),
        ("Cough predicted waking, whereas heat did not.", [("Cough", "predicted", "waking"),
                                                          ("heat", "not predicted", "waking")]),
        ("Bells were rung in halls but not in rooms.", [("Bells", "rung", "in halls"),
                                                       ("Bells", "not rung", "in rooms")]),
        ("Egg number was reduced and Ovm4 increased by heat.", [("Egg number", "reduced", ""),
                                                                ("Ovm4", "increased", "by heat")]),
        ("No porter fell ill.", [("porter", "not fell", "ill")]),
        ("Patients treated with bells slept.", [("Patients treated with bells", "slept", "")]),
        ("We found that bells lowered noise.", [("bells", "lowered", "noise")]),
        ("If it rained, bells rang.", []),
        ("Severe, but not mild, noise was linked to waking.", []),
        ("Women whose sons moved slept.", []),
    ],
)  # fmt: skip
def test_clauses_are_told_apart(text, said):
    found = [
        (
            " ".join(text[t.start : t.end] for t in p.subject),
            ("not " if p.denied else "") + text[p.head.start : p.head.end],
            " ".join(text[t.start : t.end] for t in p.behind),
        )
        for p in predications(text, tokens(text))
    ]
    assert found == said
