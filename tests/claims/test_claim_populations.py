"""Populations: animals and cells told as people, one illness told as another, those without told as those with."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record, the

MICE = record(
    "BACKGROUND: Fatigue is common in people with gout. RESULTS of earlier work were mixed.",
    "METHODS: Mice received barberry extract or water for 6 weeks, and serum urate was measured.",
    "RESULTS: Barberry extract lowered serum urate and joint swelling, and the mice ran farther.",
    "CONCLUSIONS: Barberry extract lowers serum urate and joint swelling.",
    title="Barberry extract and serum urate in gout",
)
CELLS = record(
    "We treated osteosarcoma lines with barberry extract. Barberry extract slowed osteosarcoma growth and induced "
    "apoptosis. Osteosarcoma xenograft growth was slowed as well. Barberry extract slows osteosarcoma growth.",
    title="Barberry extract slows growth of human osteosarcoma cells",
    mesh=("Humans", "Animals", "Mice", "Mice, Nude", "Cell Line, Tumor", "Osteosarcoma"),
)
TYPE_2 = record(
    "Barberry extract was given to 60 patients with type 2 diabetes. Fasting glucose fell by a tenth in type 2 "
    "diabetes. Weight did not change.",
    title="Barberry extract and fasting glucose",
)
NEVER = record(
    "We measured sleep in 80 non-smoking miners. Sleep was shorter in non-smokers on night shifts. Naps helped.",
    title="Sleep of non-smoking miners on night shifts",
)
DONORS = record(
    "People with gout suffer attacks. We transferred the microbiota of patients with gout into mice. These mice showed "
    "swollen paws and louder squeaking. Gout microbiota may thus swell joints.",
    title="Gout microbiota and swollen paws",
    mesh=("Humans", "Animals", "Mice", "Gout"),
)
CHILDREN = record(
    "We gave barberry syrup to 90 children aged 6 to 12 years with cough. Night cough eased with barberry syrup.",
    title="Barberry syrup for night cough",
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In patients with gout, barberry extract lowered serum urate and joint swelling.", MICE),
        ("Barberry extract slowed the growth of osteosarcoma in patients.", CELLS),
        ("In type 1 diabetes, barberry extract lowered fasting glucose.", TYPE_2),
        ("Sleep was shorter among smoking miners on night shifts.", NEVER),
        ("Patients with gout microbiota showed swollen paws and louder squeaking.", DONORS),
        ("Barberry syrup eased night cough in adults.", CHILDREN),
    ],
)
def test_another_population_differs(text, source):
    assert loud(hold(text, source)) == ["claim-population-differs"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In mice, barberry extract lowered serum urate and joint swelling.", MICE),
        ("Barberry extract slowed the growth of osteosarcoma cells.", CELLS),
        ("In type 2 diabetes, barberry extract lowered fasting glucose.", TYPE_2),
        ("Sleep was shorter among non-smoking miners on night shifts.", NEVER),
        ("Barberry syrup eased night cough in children.", CHILDREN),
        ("Crumpets are eaten warm by people in the north.", MICE),
    ],
)
def test_the_same_population_and_other_subjects_do_not_differ(text, source):
    assert "claim-population-differs" not in loud(hold(text, source))


def test_both_sides_are_shown_in_a_sentence():
    found = the(
        hold("In type 1 diabetes, barberry extract lowered fasting glucose.", TYPE_2), "claim-population-differs"
    )

    assert found.message == "The text speaks of type 1 diabetes, the record of type 2 diabetes."
    assert found.source
    assert found.source_marks
    start, end = found.source_marks[0]
    assert found.source[start:end] == "type 2 diabetes"


SYRUP = record(
    "We gave barberry syrup to 90 adults aged 30 to 60 years with type 2 diabetes and cough. Night cough eased with "
    "barberry syrup.",
    title="Barberry syrup for night cough in adults",
    mesh=("Humans", "Adult", "Middle Aged", "Diabetes Mellitus, Type 2", "Cough"),
)


@pytest.mark.parametrize(
    "text",
    [
        "Unlike in type 1 diabetes, barberry syrup eased night cough.",
        "Whether barberry syrup eases night cough in children is unknown.",
        "It remains unclear whether barberry syrup eases night cough in children.",
        "Children with night cough were not studied, but barberry syrup eased the cough of others.",
        "Barberry syrup, first tested in rats, eased night cough.",
        "For children barberry syrup has yet to be tested, but it eased night cough.",
        "Barberry syrup has not been tested in children with night cough.",
        "As in rats, barberry syrup eased night cough.",
        "There are few data for children, but barberry syrup eased night cough.",
        "Barberry syrup eased night cough, and trials in children are under way.",
    ],
)
def test_those_who_are_only_set_aside_are_no_population(text):
    assert "claim-population-differs" not in loud(hold(text, SYRUP))


@pytest.mark.parametrize(
    "text",
    [
        "In type 1 diabetes, barberry syrup eased night cough.",
        "Barberry syrup eased night cough in children, although its safety is unknown.",
        "Barberry syrup eased night cough in children, which was not known before.",
        "Barberry syrup was first shown to ease night cough in children.",
        "Unlike water, barberry syrup eased night cough in rats.",
        "Barberry syrup eased night cough and had no effect other than drowsiness in children.",
    ],
)
def test_a_word_of_doubt_elsewhere_sets_nobody_aside(text):
    assert "claim-population-differs" in loud(hold(text, SYRUP))


def test_a_cohort_beside_the_mice_speaks_for_patients():
    both = record(
        "Sepsis uncoupled glycolysis in macrophages of mice. Mice without the receptor died sooner. Analysis of septic "
        "patient cohorts revealed that expression of the receptor correlated with the length of stay.",
        title="A receptor in sepsis",
        mesh=("Animals", "Mice"),
    )
    assert loud(hold("In patients, expression of the receptor correlated with the length of stay.", both)) == []
    assert loud(hold("In patients, those without the receptor died sooner.", both)) == ["claim-population-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "Barberry extract lowers serum urate and may be a target for the treatment of patients with gout.",
        "The fall of serum urate with barberry extract is a rationale for trials of joint swelling in people.",
        "Barberry extract lowers serum urate, which may explain how it eases joint swelling in patients.",
    ],
)
def test_those_to_whom_a_finding_may_be_of_use_were_not_studied(text):
    assert loud(hold(text, MICE)) == []
    assert loud(hold("Barberry extract lowers serum urate and joint swelling in patients.", MICE)) != []


def test_a_range_of_ages_that_reaches_adults_has_adults():
    source = record(
        "People aged 15-89 years with cough were given barberry syrup. Night cough eased with barberry syrup.",
        title="Barberry syrup for night cough",
    )
    assert loud(hold("Barberry syrup eased the night cough of older patients.", source)) == []
    assert loud(hold("Barberry syrup eased the night cough of older patients.", CHILDREN)) != []


def test_a_paediatric_instrument_makes_no_patients_young():
    source = record(
        "Four patients swallowed barberry syrup before a paediatric endoscope was passed. Night cough eased with it.",
        title="Barberry syrup for night cough",
    )
    assert loud(hold("Barberry syrup eased the night cough of elderly patients.", source)) == []


def test_work_with_cells_may_have_had_animals_too():
    source = record(
        "Tissue of patients was read. Barberry extract slowed proliferation of osteosarcoma lines in vitro.",
        title="Barberry extract slows osteosarcoma",
        mesh=("Humans", "Osteosarcoma", "Cell Line, Tumor"),
    )
    assert loud(hold("Barberry extract slowed osteosarcoma in mice.", source)) == []
