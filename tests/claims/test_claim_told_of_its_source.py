"""What a claim says of its source, how it opens, and whom it speaks of: as authors write it, right and wrong."""

from __future__ import annotations

import pytest
from claims.held import TRIAL, facets, hold, loud, record

from citecheck.claims.sentences.openings import opening
from citecheck.claims.sentences.quoted import passages
from citecheck.claims.words.places import countries
from citecheck.models import Author

REVIEW = record(
    "BACKGROUND: Sage mouthwash is sold for gum disease.",
    "METHODS: We searched MEDLINE and Embase for trials of sage mouthwash. Fourteen trials with 1,208 adults were "
    "included.",
    "RESULTS: Sage mouthwash reduced gum bleeding, and plaque was not reduced. Taste was disliked by 31% of users.",
    "CONCLUSIONS: Sage mouthwash suggests itself for gum bleeding, but its effect on teeth is not fully understood. "
    "Further trials in children are needed.",
    title="Sage mouthwash for gum disease: a systematic review",
    publication_types=("Systematic Review",),
    mesh=("Humans", "Adult", "Mouthwashes", "Gingivitis"),
    years=frozenset({2019}),
    journals=("Dental Herbs Quarterly", "Dent Herbs Q"),
    affiliations=("School of Dentistry, University of Tampere, Finland.", "Dental Clinic, Oulu, Finland."),
    authors=(
        Author(family="Virtanen", given="A"),
        Author(family="Laine", given="B"),
        Author(family="Koski", given="C"),
    ),
)
PHASE = record(
    "METHODS: In this phase II study 64 women with ovarian sarcoma received trabolidine every 3 weeks between March "
    "2011 and June 2013 at hospitals in Portugal.",
    "RESULTS: Tumours shrank in 22% of the women, and 9% had anaemia. Median survival was 14.5 months.",
    "CONCLUSIONS: Trabolidine is active in ovarian sarcoma.",
    title="Trabolidine for ovarian sarcoma: a phase II study",
    mesh=("Humans", "Female", "Adult", "Ovarian Neoplasms"),
    publication_types=("Clinical Trial, Phase II", "Journal Article"),
    years=frozenset({2016}),
    journals=("Iberian Oncology", "Iber Oncol"),
    affiliations=("Instituto de Oncologia, Lisbon, Portugal.",),
)
MICE = record(
    "Thirty male mice were fed nettle extract or plain chow for 8 weeks. Nettle extract lowered fasting glucose in "
    "the mice, and their weight did not change. Liver fat was similar in both groups. Insulin was measured weekly.",
    title="Nettle extract and glucose in mice",
    mesh=("Animals", "Male", "Mice", "Blood Glucose"),
    years=frozenset({2018}),
)
CASE = record(
    "We report a 61-year-old man with fever after he had eaten raw oysters. His blood grew Vibrio, and ceftazidime "
    "cured him within 9 days. Oysters should be cooked.",
    title="Fever after raw oysters: a case report",
    mesh=("Humans", "Male", "Ostreidae"),
    publication_types=("Case Reports",),
)
CLINIC = record(
    "Records of 240 patients at a dental clinic were read. Caries was found in 38% of smokers and 21% of nonsmokers. "
    "Missed visits were related to pain. The mean age was 44 years, and 12% had diabetes. Fluoride use did not differ.",
    title="Caries in a dental clinic",
    mesh=("Humans", "Dental Caries"),
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("It has been reported that plaque was reduced.", "plaque was reduced."),
        ("In line with our findings, plaque was reduced.", "plaque was reduced."),
        ("As reported previously, it has been shown that plaque fell.", "plaque fell."),
        ("Virtanen et al. (2019) found that plaque fell.", "plaque fell."),
        ("In 2019, Virtanen and colleagues reported that plaque fell.", "plaque fell."),
        ("It has been suggested that plaque fell.", "It has been suggested that plaque fell."),
        ("A meta-analysis found that plaque fell.", "A meta-analysis found that plaque fell."),
        ("In line with Laine et al., plaque fell.", "In line with Laine et al., plaque fell."),
    ],
)
def test_openings_say_nothing_but_that_something_was_found(text, says):
    assert text[opening(text) :] == says


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It ‘may reduce morning pain’ in adults.", ["may reduce morning pain"]),
        ("It ‘may reduce the patients’ morning pain’ in adults.", ["may reduce the patients’ morning pain"]),
        ("It 'may reduce pain', as “some say”, in the patients' feet.", ["may reduce pain", "some say"]),
        ("The patients' pain and the nurses' view were 5 o'clock matters.", []),
        ("They wrote “it ‘may’ help”.", ["it ‘may’ help"]),
    ],
)
def test_passages_between_marks_of_any_fashion(text, quoted):
    assert [text[start:end] for start, end in passages(text)] == quoted


def test_a_quotation_in_single_marks_is_held_against_the_abstract():
    assert loud(hold("Copper insoles ‘may worsen morning pain in adults’.", TRIAL)) == ["claim-quotation-altered"]
    assert loud(hold("Copper insoles ‘may reduce morning pain in adults’.", TRIAL)) == []


def test_countries_by_name_people_and_part():
    assert countries("Danish women, men in Western Australia, and the US; polish, turkey and german measles") == {
        "denmark",
        "australia",
        "united states",
    }


@pytest.mark.parametrize(
    "text",
    [
        "A Norwegian group found that sage mouthwash reduced gum bleeding.",
        "Researchers in Spain found that sage mouthwash reduced gum bleeding.",
        "Researchers at the Karolinska Institute found that sage mouthwash reduced gum bleeding.",
        "In 2013, Virtanen et al. found that sage mouthwash reduced gum bleeding.",
        "Virtanen and colleagues found in 2013 that sage mouthwash reduced gum bleeding.",
        "The review published by Virtanen et al. in 2013 found that sage mouthwash reduced gum bleeding.",
        "In 2013, it was reported that sage mouthwash reduced gum bleeding.",
        "Writing in Gut, Virtanen et al. reported that sage mouthwash reduced gum bleeding.",
        "A paper in Diabetes Care reported that sage mouthwash reduced gum bleeding.",
        "In The Lancet Oncology, Virtanen et al. (2019) reviewed sage mouthwash.",
        "A review of nine trials found that sage mouthwash reduced gum bleeding.",
        "The review by Virtanen et al. included 27 trials of sage mouthwash.",
    ],
)
def test_a_wrong_source_is_found(text):
    assert loud(hold(text, REVIEW)) == ["claim-attribution-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "A Finnish group found that sage mouthwash reduced gum bleeding.",
        "Researchers at the University of Tampere found that sage mouthwash reduced gum bleeding.",
        "In 2019, Virtanen et al. found that sage mouthwash reduced gum bleeding.",
        "Writing in Dental Herbs Quarterly, Virtanen et al. reported that sage mouthwash reduced gum bleeding.",
        "A review of fourteen trials found that sage mouthwash reduced gum bleeding.",
        "In Norway, where sage is rare, mouthwash reduced gum bleeding as well.",
        "Unlike a Norwegian group, the authors found that sage mouthwash reduced gum bleeding.",
        "English-language articles tell that sage mouthwash reduced gum bleeding.",
        "A review of nine trials in toddlers found that sage mouthwash reduced gum bleeding.",
        "Hospitals in Chile adopted sage mouthwash because it reduced gum bleeding.",
        "Two trials in the review found that sage mouthwash reduced gum bleeding.",
    ],
)
def test_a_true_source_is_not_accused(text):
    assert "claim-attribution-differs" not in loud(hold(text, REVIEW))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Women treated from May 2011 to June 2013 received trabolidine every 3 weeks.", ["claim-attribution-differs"]),
        ("Women treated from March 2011 to June 2013 received trabolidine every 3 weeks.", []),
        (
            "At hospitals in Chile, trabolidine shrank ovarian sarcoma in 22% of the women.",
            ["claim-attribution-differs"],
        ),
        ("At hospitals in Portugal, trabolidine shrank ovarian sarcoma in 22% of the women.", []),
        ("From May 2011 to June 2013 prices rose, and trabolidine became dear for ovarian sarcoma.", []),
        ("Hospitals in Chile adopted trabolidine for ovarian sarcoma.", []),
        ("In a phase III trial, trabolidine shrank ovarian sarcoma in 22% of the women.", ["claim-design-differs"]),
        ("In a phase 2 study, trabolidine shrank ovarian sarcoma in 22% of the women.", []),
        ("Trabolidine, which blocks phase III enzymes, shrank ovarian sarcoma in 22% of the women.", []),
        ("Trabolidine shrank ovarian sarcoma in 35%, and 9% of the women had anaemia.", ["claim-number-differs"]),
    ],
)
def test_months_places_phases_and_figures_held_by_others(text, found):
    assert loud(hold(text, PHASE)) == found


@pytest.mark.parametrize(
    ("text", "abstract", "found"),
    [
        ("Nettle extract lowered fasting glucose in female mice.", MICE, ["claim-population-differs"]),
        ("Nettle extract lowered fasting glucose in male mice.", MICE, []),
        ("Nettle extract lowered fasting glucose in the rats.", MICE, ["claim-population-differs"]),
        ("In a cohort study, nettle extract lowered fasting glucose.", MICE, ["claim-design-differs"]),
        ("In a meta-analysis, nettle extract lowered fasting glucose.", MICE, ["claim-design-differs"]),
        ("A 61-year-old woman had fever after eating raw oysters.", CASE, ["claim-population-differs"]),
        ("A 61-year-old man had fever after eating raw oysters.", CASE, []),
        ("In a case report, caries was found in 38% of smokers at a dental clinic.", CLINIC, ["claim-design-differs"]),
        ("Male factor infertility was not studied in the mice that were fed nettle extract.", MICE, []),
    ],
)
def test_whom_and_how_it_was_studied(text, abstract, found):
    assert loud(hold(text, abstract)) == found


@pytest.mark.parametrize(
    ("text", "abstract", "found"),
    [
        ("No further trials in children are needed.", REVIEW, ["claim-overstated"]),
        ("The effect of sage mouthwash on teeth is now fully understood.", REVIEW, ["claim-overstated"]),
        ("Further trials in children are needed.", REVIEW, []),
        ("Missed visits were not related to pain in the dental clinic.", CLINIC, ["claim-significance-differs"]),
        ("Missed visits were related to pain in the dental clinic.", CLINIC, []),
    ],
)
def test_what_is_known_and_what_goes_together(text, abstract, found):
    assert loud(hold(text, abstract)) == found


@pytest.mark.parametrize("told", ["(phase III).", "(phase III)", "in phase III-like waves.", "phase I/II trial"])
def test_whatever_a_record_says_of_phases_is_no_fault(told):
    gout = record(
        f"We gave 90 adults with gout febuline {told} Febuline lowered urate in gout.", title="Febuline for gout"
    )
    assert loud(hold("In a phase II trial, febuline lowered urate in gout.", gout)) == []


def test_figures_say_which_sentence_a_clause_tells():
    other = record(
        "Median survival was longer with docelin than with vinolin (11.3 v 10.1 months). Time to relapse was longer "
        "with docelin (hazard ratio 0.75, P=0.004). Response rates were similar (31.6% v 24.5%, P=0.13).",
        title="Docelin or vinolin for lung tumours",
    )
    assert (
        loud(hold("Docelin delayed relapse of lung tumours relative to vinolin, with a hazard ratio of 0.75.", other))
        == []
    )


def test_a_credited_author_takes_no_words_from_the_claim():
    wrong = "Caries was found in 47% of smokers in the dental clinic."
    assert loud(hold(wrong, CLINIC)) == ["claim-number-differs"]
    credited = hold(f"Apostolou-Fernandez and colleagues (2014) reported that {wrong[0].lower()}{wrong[1:]}", CLINIC)
    assert "claim-number-differs" in loud(credited)
    assert facets(credited, "number")[0][0] == "differs"
