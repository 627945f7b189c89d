"""How authors name a design in the active voice or in few words, and what a record of another kind has instead."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

DRAIN = record(
    "Fluid around the heart has to be let out. The purpose of this retrospective analysis was to see how they fare.",
    "We looked at 90 consecutive patients in whom a window was cut into the pericardium between 2006 and 2011.",
    "All survived the operation, and one died in hospital. Fluid came back in four within four years.",
    "A window in the pericardium is safe and keeps fluid away.",
    title="Early and late results of a pericardial window",
)
DOCKED = record(
    "Resistant strains of Pasteurella call for new targets. The proteomes of 13 strains were modelled in silico.",
    "Subtraction left 23 proteins that the strains share and that the host lacks. Eight of them were docked.",
    "Two flavones bound a kinase of the cell wall in the docking most tightly.",
    "The kinase may be a target for new drugs against Pasteurella.",
    title="In silico search for targets in Pasteurella",
)
COUNTED = record(
    "Missed appointments cost time. Records of 88 subsidised patients were perused retrospectively in one clinic.",
    "They missed more appointments than 145 who paid themselves (19% against 4% were dismissed for it).",
    "Brackets broke more often, and treatment took 29 months instead of 25.",
    "Prospective studies are needed to clarify why.",
    title="Appointments missed by subsidised orthodontic patients",
)
CHARTS = record(
    "Anger is said to go with severe attempts. A chart review of 156 people who had taken pesticide was carried out.",
    "Intent was correlated with verbal aggression (r = 0.30) and with hostility, and less with want of planning.",
    "Hostility and slow movement predicted intent in a stepwise regression.",
    "Hostility should be asked about in everybody who has taken pesticide.",
    title="Anger and intent in pesticide poisoning",
)
HEART = record(
    "We present a case report of a 60-year-old woman with a tumour of the left ventricle that was a leiomyosarcoma.",
    "The tumour was cut out whole. Low output and a slow beat called for a pacing wire for three days.",
    "She has been without new metastases for more than twelve months.",
    "Cutting out a leiomyosarcoma of the heart whole may buy time.",
    title="Leiomyosarcoma of the heart: a case report",
)
SCRIPTS = record(
    "Drink is thought to loosen manners. This article argues that being drunk is itself a script for the sexes.",
    "We draw on the sociology of Goffman and on novels to set out how a drunken evening is told afterwards.",
    "Blame and excuse, so we argue, are shared out unevenly in these tales.",
    "Theory of drunkenness should look at tales and not at doses.",
    title="Drunkenness as a script",
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In a randomised comparison with needles, a window cut into the pericardium was safe.", DRAIN),
        ("Hollis et al. randomised ninety patients to a window in the pericardium or a needle.", DRAIN),
        ("Hollis and Brandt (2018) report a double-blind trial of the pericardial window, which was safe.", DRAIN),
        ("In a clinical trial, two flavones bound a kinase of the cell wall of Pasteurella most tightly.", DOCKED),
        ("A prospective study found that subsidised orthodontic patients missed more appointments.", COUNTED),
        ("A prospective study found hostility to predict intent in people who had taken pesticide.", CHARTS),
        (
            "A registry study of leiomyosarcoma of the left ventricle saw no new metastases in twelve months.",
            HEART,
        ),
        ("A questionnaire survey showed how blame and excuse are shared out in tales of drunken evenings.", SCRIPTS),
        ("In a finite element analysis, a window cut into the pericardium kept fluid away for years.", DRAIN),
    ],
)
def test_another_design_is_told(text, source):
    assert "claim-design-differs" in loud(hold(text, source))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In a look back at ninety patients, a window cut into the pericardium was safe.", DRAIN),
        ("Hollis et al. cut a window into the pericardium of ninety patients, which no trial had randomised.", DRAIN),
        ("Computer docking found two flavones that bound a kinase of the cell wall of Pasteurella.", DOCKED),
        ("A retrospective study found that subsidised orthodontic patients missed more appointments.", COUNTED),
        ("Prospective work is still wanting on why subsidised orthodontic patients miss more appointments.", COUNTED),
        ("Records of people who had taken pesticide showed hostility to predict intent.", CHARTS),
        ("One woman was free of new metastases a year after a leiomyosarcoma of the heart was cut out.", HEART),
        ("Blame and excuse are said to be shared out unevenly in tales of drunken evenings.", SCRIPTS),
    ],
)
def test_its_own_design_is_not_accused(text, source):
    assert loud(hold(text, source)) == []


def test_data_gathered_beforehand_and_looked_at_afterwards():
    both = record(
        "We made a retrospective analysis of prospectively collected data on 212 hip fractures in two hospitals.",
        "Those operated on within a day walked sooner. Pneumonia was rarer, and delirium was not.",
        "Waiting for an echocardiogram was the commonest reason for delay.",
        "An early operation lets patients with a hip fracture walk sooner.",
        title="Early operation for hip fracture",
    )
    text = "In prospectively collected data, patients with a hip fracture walked sooner after an early operation."
    assert loud(hold(text, both)) == []


POOLED = record(
    "Weekly glutide is new for type 2 diabetes. This meta-analysis was made to weigh its benefit and harm.",
    "Nine phase III trials with 9773 patients were eligible. Weight fell by 3.5 kg more than with other drugs.",
    "Nausea was twice as common as with placebo. Retinopathy was not.",
    "Weekly glutide lowers weight at the price of nausea.",
    title="Weekly glutide in type 2 diabetes: a meta-analysis",
    publication_types=("Journal Article", "Meta-Analysis"),
)
BESIDES = record(
    "We looked for scars of the heart in children with dermatomyositis, along with a systematic review of the field.",
    "Eleven children had magnetic resonance imaging. Three had late enhancement though their ECG was normal.",
    "The review found 25 articles, one of them with imaging.",
    "Scars of the heart are not rare in children with dermatomyositis.",
    title="The heart in juvenile dermatomyositis",
    publication_types=("Journal Article", "Systematic Review"),
)
BASELINE = record(
    "The Spree study follows people of 70 years and more. This cross-sectional analysis tells of its cohort.",
    "Of 2069 people 38% had a filtration rate below 60. Albumin in urine rose with age.",
    "Those who came were fitter than those who did not.",
    "Reduced filtration is common in the old.",
    title="Filtration rate in people of 70 years and more",
)
TAUGHT = record(
    "Girls know little of the pelvic floor. An intervention group and a control group were made.",
    "Six weekly lessons were given to 103 girls, and 65 had gymnastics. All filled in a questionnaire twice.",
    "Knowledge of the pelvic floor rose with the lessons (20% against 89%).",
    "Lessons teach girls what the pelvic floor is.",
    title="Lessons on the pelvic floor for girls",
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Patients with type 2 diabetes randomised to weekly glutide lost 3.5 kg more than those given others.",
            POOLED,
        ),
        ("In placebo-controlled trials nausea was twice as common with weekly glutide.", POOLED),
        ("In a cross-sectional study, three of eleven children with dermatomyositis had scars of the heart.", BESIDES),
        ("A case series of eleven children with dermatomyositis found scars of the heart in three.", BESIDES),
        ("In the longitudinal Spree cohort of people over 70, 38% had a filtration rate below 60.", BASELINE),
        ("In a non-randomised controlled trial in schools, lessons taught girls what the pelvic floor is.", TAUGHT),
    ],
)
def test_studies_within_studies(text, source):
    assert "claim-design-differs" not in loud(hold(text, source))
