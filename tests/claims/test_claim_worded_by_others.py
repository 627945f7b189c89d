"""Errors as strangers plant them: by whom and where it was published, what kind of study, how sure, which figure."""

from __future__ import annotations

import pytest
from claims.held import facets, hold, loud, record

from citecheck.claims.sentences.openings import closing, opening
from citecheck.claims.words.terms import tokens
from citecheck.models import Author

REVIEW = record(
    "Nettle tea is drunk for hay fever in many countries. We searched MEDLINE and Embase, and fourteen trials with "
    "1,208 adults were included. Nettle tea significantly relieved sneezing. Effects on sleep were not reported. "
    "Results suggest that nettle tea may shorten the hay fever season. More research is needed in children.",
    title="Nettle tea for hay fever: a systematic review",
    publication_types=("Systematic Review", "Journal Article"),
    mesh=("Humans", "Adult", "Rhinitis, Allergic, Seasonal"),
    years=frozenset({2016}),
    months=frozenset({(2016, 10), (2016, 11), (2016, 12)}),
    issue_year=2016,
    journals=("Baltic Herb Medicine", "Balt Herb Med"),
    authors=(
        Author(family="Tamm", given="A"),
        Author(family="Kask", given="B"),
        Author(family="Saar", given="C"),
        Author(family="Lepik", given="D"),
    ),
)
ENZYME = record(
    "Linarase splits linaran in the cell wall of flax. The enzyme was purified, and its gene was cloned and sequenced. "
    "A mutant protein without the first 40 residues bound the substrate in vitro, but did not split it. Loops of 12 nm "
    "were seen. These findings suggest that linarase may be a candidate target of new weed killers.",
    title="The structure of linarase, an enzyme of flax",
    mesh=("Flax", "Plant Proteins", "Crystallography"),
    years=frozenset({2014}),
)
PILOT = record(
    "METHODS: In this pilot study 30 boys with hiccups were randomly assigned to sugar or to cold water. They were "
    "aged 8.4 years on average.",
    "RESULTS: Hiccups stopped within 5 minutes in 60% with sugar and in 40% with cold water (P = .03). Sleep "
    "did not differ between the groups (P = .41). Weight rose significantly with sugar. In both "
    "groups of boys sugar was associated with caries of the front teeth.",
    "CONCLUSIONS: Sugar appears to stop hiccups, and may be a promising remedy. Its mechanism is not well understood.",
    title="Sugar for hiccups in boys",
    publication_types=("Journal Article", "Randomized Controlled Trial"),
    mesh=("Humans", "Male", "Child", "Hiccup"),
    years=frozenset({2019}),
)
GROUPS = record(
    "We measured pain in 96 patients with gout at 14 clinics, and in 40 people without it. The mean score was 6.1 in "
    "those with gout and 2.3 in the others, respectively. Cherry juice doubled the time between attacks. The film "
    "between cartilage and bone was 40 μm thick in all of them. Loss of cartilage was common in patients with gout.",
    title="Pain and cherry juice in gout",
    mesh=("Humans", "Gout"),
    years=frozenset({2015}),
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Tamm and Kask state that sneezing fell.", "sneezing fell."),
        ("A report in Baltic Herb Medicine states that sneezing fell.", "sneezing fell."),
        ("An article from 2016 says that sneezing fell.", "sneezing fell."),
        ("As Tamm and Kask put it in 2016, sneezing fell.", "sneezing fell."),
        ("In the paper by Tamm et al., sneezing fell.", "sneezing fell."),
        ("Sneezing fell, Tamm et al. reported (2016).", "Sneezing fell"),
        ("Sneezing fell, as was reported in 2016.", "Sneezing fell"),
        ("Sneezing fell, as reported in a narrative review.", "Sneezing fell, as reported in a narrative review."),
        ("A meta-analysis found that sneezing fell.", "A meta-analysis found that sneezing fell."),
        ("Group A and Group B found that sneezing fell.", "Group A and Group B found that sneezing fell."),
    ],
)
def test_what_is_said_of_the_source_is_no_word_of_the_claim(text, says):
    assert text[opening(text) : closing(text)] == says


@pytest.mark.parametrize(
    "text",
    [
        "Virtala and Kask reported that nettle tea relieved sneezing.",
        "According to Virtala and Kask, nettle tea relieved sneezing.",
        "In a review with Kask as first author, nettle tea relieved sneezing.",
        "Saar et al. found that nettle tea relieved sneezing.",
        "Saar and colleagues found that nettle tea relieved sneezing.",
        "Lepik et al. found that nettle tea relieved sneezing.",  # the last author
        "Nettle tea relieved sneezing (Tamm & Kask, 2012).",
        "Nettle tea relieved sneezing, as was reported in 2012.",
        "A paper in Molecular Weeds reported that nettle tea relieved sneezing.",
        "In Thorax it was reported that nettle tea relieved sneezing.",
        "In an issue dated April–June 2016, Tamm et al. reported that nettle tea relieved sneezing.",
        "In the March 2016 issue of Baltic Herb Medicine, nettle tea relieved sneezing.",
    ],
)
def test_a_wrong_source_is_found(text):
    assert loud(hold(text, REVIEW)) == ["claim-attribution-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "Tamm and Kask reported that nettle tea relieved sneezing.",
        "The group of Lepik et al. found that nettle tea relieved sneezing.",  # the senior author
        "Kask et al. found that nettle tea relieved sneezing.",  # may share the first place
        "Lepik and colleagues found that nettle tea relieved sneezing.",
        "Europe and Asia reported that nettle tea relieved sneezing.",
        "A paper in Swedish reported that nettle tea relieved sneezing.",
        "A paper in Baltic Herb Medicine reported that nettle tea relieved sneezing.",
        "In an issue dated October–December 2016, Tamm et al. reported that nettle tea relieved sneezing.",
        "Medicine and Herbs found that nettle tea relieved sneezing.",
    ],
)
def test_a_true_source_and_names_of_other_things_are_left_alone(text):
    assert "claim-attribution-differs" not in loud(hold(text, REVIEW))


@pytest.mark.parametrize(
    "text",
    [
        "A meta-analysis reported that a mutant linarase protein bound the substrate.",
        "According to a qualitative interview study, a mutant linarase protein bound the substrate.",
        "In a cross-sectional survey, a mutant linarase protein bound the substrate.",
        "As a case report reported, a mutant linarase protein bound the substrate.",
        "A mutant linarase protein bound the substrate, according to a prospective cohort study.",
        "The structure of linarase, an enzyme of flax, was the subject of a clinical practice guideline.",
    ],
)
def test_a_design_of_which_the_record_has_no_word(text):
    assert loud(hold(text, ENZYME)) == ["claim-design-differs"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In a retrospective study sugar stopped hiccups.", ["claim-design-differs"]),
        ("In an observational study sugar stopped hiccups.", ["claim-design-differs"]),
        ("In a non-randomised trial sugar stopped hiccups.", ["claim-design-differs"]),
        ("In a randomised trial sugar stopped hiccups in 60% of boys.", []),
        ("A trial reported that sugar stopped hiccups in 60% of boys.", []),
    ],
)
def test_how_a_trial_is_called(text, found):
    assert loud(hold(text, PILOT)) == found


@pytest.mark.parametrize(
    "text",
    [
        "Sugar is proven to stop hiccups.",
        "It is settled beyond doubt that sugar stops hiccups in 60% of boys.",
        "These findings unquestionably show linarase to be a target of new weed killers.",
        "In both groups of boys sugar caused caries of the front teeth.",
        "Its mechanism is well understood.",
        "These findings prove that linarase is a target of new weed killers.",
    ],
)
def test_doubts_that_were_left_out(text):
    abstract = ENZYME if "linarase" in text else PILOT
    assert loud(hold(text, abstract)) == ["claim-overstated"]


@pytest.mark.parametrize(
    "text",
    [
        "Tamm et al. consider further studies unnecessary.",
        "According to Tamm et al. (2016), the evidence on nettle tea for hay fever needs no further confirmation.",
        "No more research is needed on nettle tea for hay fever.",
    ],
)
def test_research_called_needless_that_the_abstract_asks_for(text):
    assert loud(hold(text, REVIEW)) == ["claim-overstated"]


@pytest.mark.parametrize(
    "text",
    [
        "Sugar seems to stop hiccups.",
        "Sugar might be a promising remedy.",
        "Sugar could be a remedy for hiccups.",
        "Sugar proved popular with the boys.",
        "In both groups of boys sugar was linked to caries of the front teeth.",
        "Nettle tea might shorten the hay fever season.",
    ],
)
def test_doubts_told_in_other_words(text):
    assert "claim-overstated" not in loud(hold(text, REVIEW if "tea" in text else PILOT))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hiccups stopped within 5 minutes in 60% with sugar and in 40% with cold water (P = .3).", True),
        ("Hiccups stopped within 5 minutes in 60% with sugar and in 40% with cold water (P < .05).", False),
        ("Hiccups stopped within 5 minutes in 60% with sugar and in 40% with cold water (P = 0.030).", False),
        ("Hiccups stopped within 5 minutes in 40% with sugar and in 60% with cold water (P = .03).", True),
        ("Hiccups stopped within 5 minutes in 40% with cold water and in 60% with sugar (P = .03).", False),
        ("Hiccups stopped within 9 minutes in 60% with sugar and in 40% with cold water (P = .03).", True),
        ("Sleep did not differ between the groups (P = .41).", False),
    ],
)
def test_figures_of_a_retold_sentence(text, found):
    assert loud(hold(text, PILOT)) == (["claim-number-differs"] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cherry juice tripled the time between attacks.", ["claim-number-differs"]),
        ("Cherry juice doubled the time between attacks.", []),
        ("The film between cartilage and bone was 40 mm thick in all of them.", ["claim-number-differs"]),
        ("The film between cartilage and bone was 0.04 mm thick in all of them.", []),
        ("The mean score was 2.3 in those with gout and 6.1 in the others, respectively.", ["claim-number-differs"]),
        ("Loss of cartilage was common in people without gout.", ["claim-population-differs"]),
        ("Loss of cartilage was rare in patients with gout.", ["claim-direction-reversed"]),
    ],
)
def test_multiples_units_exchanged_figures_and_ends(text, found):
    assert loud(hold(text, GROUPS)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They write that sleep “did ... differ between the groups”.", ["claim-quotation-cut"]),
        ("They write that sugar “may be a ... remedy”.", []),
        ("They write that sugar “... be a promising remedy”.", []),
        ("They write: “Sugar ... to stop hiccups”.", ["claim-quotation-cut"]),
    ],
)
def test_one_word_that_an_ellipsis_drops(text, found):
    assert loud(hold(text, PILOT)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Weight rose with sugar, but not significantly so.", ["claim-significance-differs"]),
        (
            "Weight rose with sugar, a difference that was not statistically significant.",
            ["claim-significance-differs"],
        ),
        ("Weight rose with sugar, and significantly so.", []),
        ("Sleep differed between the groups, but not significantly.", []),
        ("The difference in sleep between the groups was not significant.", []),
        ("The difference in sleep between the groups fell short of significance.", []),
        ("In both groups of boys sugar was unrelated to caries of the front teeth.", ["claim-significance-differs"]),
        ("No association of sugar with caries of the front teeth was found.", ["claim-significance-differs"]),
    ],
)
def test_significance_told_in_passing(text, found):
    assert loud(hold(text, PILOT)) == found


def test_a_finding_of_molecules_told_of_people():
    wrong = hold("In healthy volunteers, a mutant linarase protein bound the substrate.", ENZYME)
    assert loud(wrong) == ["claim-population-differs"]
    assert loud(hold("A mutant linarase protein bound the substrate in vitro.", ENZYME)) == []


@pytest.mark.parametrize(
    ("abstract", "text"),
    [
        ("Cells grew, and tumours were attenuated by quercin.", "Tumours grew more slowly under quercin."),
        (
            "Ablation is increasing in popularity. Sleep did not differ after ablation.",
            "Ablation did not increase sleep.",
        ),
        (
            "Although many conditions may be associated with back pain, most cases are idiopathic.",
            "Most cases of back pain are idiopathic.",
        ),
        ("The burden of cancer depended on the type of cancer.", "The burden of cancer depends on the type of cancer."),
        (
            "At 5 weeks tear film was significantly better in the study group than in the control group.",
            "In the control group, tear film was significantly worse than in the study group.",
        ),
        (
            "Compared with the quiet group (84 boys), the lively group (53 boys) felt significantly less pain "
            "(mean -8.9) and consumed fewer pills.",
            "The lively group felt significantly less pain.",
        ),
        ("No characteristic was associated with gout.", "There was an association of no characteristic with gout."),
    ],
)
def test_the_same_in_other_words_is_left_alone(abstract, text):
    assert loud(hold(text, record(abstract, title="A study"))) == []


def test_abbreviations_that_everybody_knows_have_their_words():
    keys = {k for t in tokens("AML and PPIs") for k in t.keys}
    assert keys == {k for t in tokens("acute myeloid leukemia, proton pump inhibitors") for k in t.keys}
    assert not {k for t in tokens("acute aml") for k in t.keys} & {"myeloid"}


def test_the_months_of_an_issue_agree():
    text = "In an issue dated October–December 2016, Tamm et al. reported that nettle tea relieved sneezing."
    assert ("agrees", "issue dated October–December 2016") in [
        (status, said) for status, said, _ in facets(hold(text, REVIEW), "attribution")
    ]


def test_a_quotation_cut_of_whom_it_is_true():
    text = "They say that insoles “may reduce morning pain ... with aching heels”."
    told = record("Copper insoles may reduce morning pain in adults with aching heels.", title="Insoles")
    assert loud(hold(text, told)) == ["claim-quotation-cut"]
    assert loud(hold(text.replace("insoles", "in adults insoles"), told)) == []
