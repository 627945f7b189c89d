"""What a study says of its own design: the kind of the works pooled, by lot or not, planned or thought of later."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record, rules

COHORTS = record(
    "Whether thyme syrup shortens bronchiolitis in infants is disputed. We searched three databases to May 2019. "
    "Fourteen cohort studies with 3,210 infants were included. Thyme syrup was associated with fewer days of wheeze "
    "(mean difference -0.9, 95% CI -1.4 to -0.4) and fewer admissions (odds ratio 0.72). Randomised trials are needed "
    "to confirm these findings in infants.",
    title="Thyme syrup and bronchiolitis: a systematic review and meta-analysis",
)
MIXED = record(
    "Whether thyme syrup shortens bronchiolitis in infants is disputed. We searched three databases to May 2019. "
    "Fourteen studies with 3,210 infants were included, nine of them randomised trials and five cohort studies. Thyme "
    "syrup was associated with fewer days of wheeze (mean difference -0.9, 95% CI -1.4 to -0.4) and fewer admissions.",
    title="Thyme syrup and bronchiolitis: a systematic review and meta-analysis",
)
BEFORE_AND_AFTER = record(
    "Falls on rehabilitation wards are common. This before-and-after study took in all patients admitted to two "
    "rehabilitation wards. Bed alarms were fitted in March 2016. Falls fell from 9.1 to 5.2 per 1000 bed days "
    "(p = 0.002), and hip fractures were unchanged at 23 and 21. Staff found the alarms acceptable.",
    title="Bed alarms and falls on rehabilitation wards",
)
PAST_CONTROLS = record(
    "Deep sternal infection after bypass surgery prolongs stay. All patients having bypass surgery in 2014 received a "
    "vancomycin paste and were prospectively followed. Their outcome was compared with that of a historical control "
    "group operated on in 2012. Deep infection occurred in 1.1% of 412 patients with paste and in 3.4% of 398 controls "
    "(p = 0.02). Kidney function did not differ.",
    title="Vancomycin paste and deep sternal infection after bypass surgery",
)
AFTERWARDS = record(
    "Hypoglycaemia in insulin-treated adults is underreported. We made a post hoc analysis of the LANTERN trial to see "
    "whether evening snacks altered nocturnal hypoglycaemia. Of 640 adults, 311 reported snacks. Nocturnal "
    "hypoglycaemia was less frequent with snacks (0.8 v 1.5 episodes a month, p = 0.01). Weight gain did not differ.",
    title="Evening snacks and nocturnal hypoglycaemia in the LANTERN trial",
)
BEFOREHAND = record(
    "Hypoglycaemia in insulin-treated adults is underreported. We made a prespecified analysis of the LANTERN trial to "
    "see whether evening snacks altered nocturnal hypoglycaemia. Of 640 adults, 311 reported snacks. Nocturnal "
    "hypoglycaemia was less frequent with snacks (0.8 v 1.5 episodes a month, p = 0.01). Weight gain did not differ.",
    title="Evening snacks and nocturnal hypoglycaemia in the LANTERN trial",
)
CHARTS = record(
    "Splenectomy for haemolysis is rarely needed. Records of 88 patients who had their spleen removed between 1961 and "
    "1972 were reviewed. Haemolysis stopped in 71 patients. Eleven developed sepsis and four died of it. Vaccination "
    "had been given to none.",
    title="Splenectomy for haemolysis",
)
BLIND_TRIAL = record(
    "The effect of warm humid air on colds was studied in a double-blind randomised controlled trial. Of 63 volunteers "
    "31 breathed warm air and 32 dry air. Symptoms lasted 4.1 and 5.0 days. Nasal swabs showed no difference in virus.",
    title="Warm humid air and colds",
)
SURVEY = record(
    "Carers of people with dementia sleep badly. This cross-sectional survey asked 412 carers in two towns. Poor sleep "
    "was reported by 61% and was commoner in carers of people who wander (72% v 55%). Income made no difference.",
    title="Sleep in carers of people with dementia",
)
INSURED = record(
    "Statins are used in rosacea. We did a retrospective cohort study with insurance data, 2008 to 2016. Rosacea "
    "flares were rarer in statin users than in matched non-users (hazard ratio 0.81, 95% CI 0.72 to 0.91). Adjustment "
    "for income did not alter this. Residual confounding is possible.",
    title="Statins and rosacea flares",
)
ALL_SERIES = record(
    "Kidney transplantation in HIV is increasing. We systematically reviewed reports up to 2020. Nineteen studies met "
    "our criteria: all were case series. Graft survival at one year was 91%. Rejection was common (33%).",
    title="Kidney transplantation in people with HIV: systematic review",
)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (SURVEY, "Followed for a year, carers of people with dementia slept poorly, those of wanderers more often (72% "
                 "against 55%) [1]."),
        (SURVEY, "In a prospective cohort of 412 carers of people with dementia, 61% slept poorly [1]."),
        (INSURED, "A trial in statin users found rosacea flares rarer than in non-users (hazard ratio 0.81) [1]."),
        (INSURED, "Patients assigned to a statin had fewer flares of rosacea than those without (hazard ratio 0.81) "
                  "[1]."),
        (ALL_SERIES, "A systematic review of 19 randomised trials put graft survival after kidney transplantation in "
                     "people with HIV at 91% [1]."),
        (BLIND_TRIAL, "In an uncontrolled series of 63 volunteers, symptoms of colds lasted 4.1 days with warm humid "
                      "air [1]."),
        (COHORTS, "A meta-analysis of 14 randomised trials found fewer days of wheeze and fewer admissions in infants "
                  "given thyme syrup [1]."),
        (COHORTS, "In a meta-analysis of fourteen case-control studies, thyme syrup was associated with fewer "
                  "admissions for bronchiolitis [1]."),
        (COHORTS, "Pooling 14 cross-sectional studies, the authors found that thyme syrup went with fewer days of "
                  "wheeze in infants [1]."),
        (COHORTS, "A meta-analysis of randomised controlled trials showed that thyme syrup shortens wheeze and lowers "
                  "admissions in bronchiolitis [1]."),
        (BEFORE_AND_AFTER, "In a cluster-randomised trial on two rehabilitation wards, bed alarms lowered falls from "
                           "9.1 to 5.2 per 1000 bed days [1]."),
        (BEFORE_AND_AFTER, "Wards were randomly allocated to bed alarms or none, and falls dropped from 9.1 to 5.2 "
                           "per 1000 bed days [1]."),
        (BEFORE_AND_AFTER, "Hip fractures stayed at 23 and 21, in what was a randomised trial [1]."),
        (PAST_CONTROLS, "Compared with randomly assigned controls, patients given vancomycin paste had less deep "
                        "sternal infection (1.1% against 3.4%) [1]."),
        (PAST_CONTROLS, "Deep sternal infection was rarer with vancomycin paste than in concurrent controls after "
                        "bypass surgery (1.1% v 3.4%) [1]."),
        (PAST_CONTROLS, "A randomised trial after bypass surgery found deep sternal infection in 1.1% with vancomycin "
                        "paste and 3.4% without [1]."),
        (AFTERWARDS, "In a prespecified analysis of the LANTERN trial, evening snacks went with less nocturnal "
                     "hypoglycaemia (0.8 v 1.5 episodes a month) [1]."),
        (AFTERWARDS, "The study was planned from the start to test whether evening snacks altered nocturnal "
                     "hypoglycaemia in insulin-treated adults [1]."),
        (AFTERWARDS, "A planned subgroup analysis of LANTERN showed less nocturnal hypoglycaemia with evening snacks "
                     "[1]."),
        (BEFOREHAND, "In a post hoc analysis of the LANTERN trial, evening snacks went with less nocturnal "
                     "hypoglycaemia (0.8 v 1.5 episodes a month) [1]."),
        (CHARTS, "A prospective study of 88 patients found that haemolysis stopped in 71 after the spleen was removed "
                 "[1]."),
        (CHARTS, "In a prospective trial, haemolysis stopped in 71 of 88 patients after splenectomy [1]."),
        (BLIND_TRIAL, "In an open, non-randomised comparison, symptoms of colds lasted 4.1 days with warm humid air "
                      "and 5.0 days with dry air [1]."),
        (BLIND_TRIAL, "In an open trial in 63 volunteers, symptoms of colds lasted 4.1 days with warm humid air [1]."),
    ],
)  # fmt: skip
def test_another_design_than_the_studys_own_is_found(source, claim):
    assert "claim-design-differs" in rules(hold(claim, source))


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (SURVEY, "In a cross-sectional survey of 412 carers of people with dementia, 61% slept poorly [1]."),
        (SURVEY, "Of 412 carers of people with dementia, 61% slept poorly; whether this lasts should be studied in a "
                 "prospective cohort [1]."),
        (SURVEY, "Unlike an earlier prospective study, a survey of 412 carers of people with dementia found poor sleep "
                 "in 61% [1]."),
        (SURVEY, "Poor sleep followed for 61% of carers of people with dementia [1]."),
        (SURVEY, "Carers assigned to the night sleep worse: poor sleep was reported by 61% of carers of people with "
                 "dementia [1]."),
        (INSURED, "Statin users had fewer flares of rosacea (hazard ratio 0.81), and a trial is needed [1]."),
        (INSURED, "Statin users assigned to the high-risk group by their doctors had fewer flares of rosacea [1]."),
        (ALL_SERIES, "A systematic review of 19 case series put graft survival after kidney transplantation in people "
                     "with HIV at 91% [1]."),
        (COHORTS, "A meta-analysis of 14 cohort studies found fewer days of wheeze and fewer admissions in infants "
                  "given thyme syrup [1]."),
        (COHORTS, "A meta-analysis of 14 observational studies found fewer days of wheeze in infants given thyme "
                  "syrup [1]."),
        (COHORTS, "Across 14 studies with 3,210 infants thyme syrup was associated with fewer admissions [1]."),
        (COHORTS, "In a meta-analysis of 14 cohorts, thyme syrup went with fewer days of wheeze; randomised trials are "
                  "still needed [1]."),
        (COHORTS, "No randomised trials have yet confirmed that thyme syrup shortens bronchiolitis, although 14 cohort "
                  "studies suggest so [1]."),
        (COHORTS, "Unlike 14 randomised trials of antibiotics, the studies of thyme syrup in bronchiolitis were "
                  "observational [1]."),
        (MIXED, "A meta-analysis of nine randomised trials and five cohort studies found fewer days of wheeze with "
                "thyme syrup in infants [1]."),
        (MIXED, "A meta-analysis of 14 trials found fewer days of wheeze with thyme syrup in infants with "
                "bronchiolitis [1]."),
        (BEFORE_AND_AFTER, "In a before-and-after study on two rehabilitation wards, bed alarms lowered falls from 9.1 "
                           "to 5.2 per 1000 bed days [1]."),
        (BEFORE_AND_AFTER, "Bed alarms lowered falls from 9.1 to 5.2 per 1000 bed days on rehabilitation wards, though "
                           "the study was not randomised [1]."),
        (BEFORE_AND_AFTER, "Bed alarms lowered falls on rehabilitation wards, but a randomised trial is needed [1]."),
        (BEFORE_AND_AFTER, "In contrast to a randomised trial in nursing homes, bed alarms lowered falls on "
                           "rehabilitation wards from 9.1 to 5.2 per 1000 bed days [1]."),
        (PAST_CONTROLS, "Compared with historical controls, patients given vancomycin paste had less deep sternal "
                        "infection (1.1% against 3.4%) [1]."),
        (PAST_CONTROLS, "Patients given vancomycin paste had less deep sternal infection than controls (1.1% against "
                        "3.4%), a comparison that was not randomised [1]."),
        (PAST_CONTROLS, "In a prospective study, deep sternal infection after bypass surgery occurred in 1.1% with "
                        "vancomycin paste [1]."),
        (AFTERWARDS, "In a post hoc analysis of the LANTERN trial, evening snacks went with less nocturnal "
                     "hypoglycaemia (0.8 v 1.5 episodes a month) [1]."),
        (AFTERWARDS, "Although not prespecified, the comparison in the LANTERN trial showed less nocturnal "
                     "hypoglycaemia with evening snacks [1]."),
        (AFTERWARDS, "The LANTERN trial reported less nocturnal hypoglycaemia with evening snacks; a prespecified "
                     "analysis would be more telling [1]."),
        (AFTERWARDS, "Evening snacks, planned in advance by the adults themselves, went with less nocturnal "
                     "hypoglycaemia in LANTERN [1]."),
        (CHARTS, "A retrospective study of 88 patients found that haemolysis stopped in 71 after the spleen was "
                 "removed [1]."),
        (CHARTS, "Haemolysis stopped in 71 of 88 patients after splenectomy; prospective studies are lacking [1]."),
        (BLIND_TRIAL, "In a double-blind trial, symptoms of colds lasted 4.1 days with warm humid air and 5.0 days "
                      "with dry air [1]."),
        (BLIND_TRIAL, "In open wards, symptoms of colds lasted 4.1 days with warm humid air and 5.0 days with dry air "
                      "in volunteers [1]."),
        (BLIND_TRIAL, "Other, non-randomised comparisons are hard to read, but in 63 volunteers symptoms of colds "
                      "lasted 4.1 days with warm humid air [1]."),
    ],
)  # fmt: skip
def test_the_studys_own_design_is_not_accused(source, claim):
    assert loud(hold(claim, source)) == []
