"""Of which kind the people of a claim are: smokers or not, treated before or not, how old, ill of which part."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.words.bodyparts import parts_in

CADENCE = record(
    "We followed 812 never-smokers with cough for four years. Never-smokers who sang in a choir coughed less often "
    "than those who did not. Sleep was no better.",
    title="Choral singing and cough in never-smokers",
)
OLDER_GAINED = record(
    "Choir singers coughed less often than others in a survey of 800 adults. Women over 50 gained most.",
    title="Choral singing and cough",
)
NAIVE = record(
    "We randomly assigned 164 treatment-naive adults with hepatitis C to velcatide or placebo. At week 12, 88% of the "
    "velcatide group had no virus. Rash was seen in 4% of treatment-naive adults.",
    title="Velcatide for hepatitis C in treatment-naive adults",
)
FIRST = record(
    "Warm compresses were offered to 640 primiparous women in labour. Severe tears were rarer with compresses (3%). "
    "Primiparous women were content with them.",
    title="Warm compresses in labour",
)
BACK = record(
    "PARTICIPANTS: Acute low back pain patients seen in general practice, without leg pain.",
    "RESULTS: Of 240 people with acute low back pain, 31% were afraid to move. Fear predicted chronic low back pain at "
    "one year. Age did not.",
    title="Fear of movement as a predictor of chronic low back pain",
)
YOUNG = record(
    "Rectal cancer is getting commoner in the young. We studied survival of 3,310 patients under 45 years of age with "
    "rectal cancer. At diagnosis 41% had distant spread. Chemotherapy helped patients 35 years and older. The median "
    "age was 39 years.",
    title="Rectal cancer in young patients: a cohort study",
)
OLD = record(
    "Patients under 18 years of age were excluded. We gave zinc drops to 96 people aged 70 or older with taste loss. "
    "Taste improved in 60%. The mean age was 77 years.",
    title="Zinc drops for taste loss",
)
GUT = record(
    "Forty abdominal cancer patients awaiting surgery walked daily for four weeks. Their walking distance rose by "
    "40 m. Strength did not change.",
    title="Daily walks in abdominal cancer patients awaiting surgery",
)
MENISCUS = record(
    "We followed 140 patients with a degenerative meniscal tear. Knee function improved in nine of ten. Poor strength "
    "of the thigh foretold a poorer course after a meniscal tear.",
    title="Course of knee function after a degenerative meniscal tear",
)
TABLETS = record(
    "Platelets of volunteers were studied before and after 600 mg of rofenac. Rofenac blocked clumping for two days. "
    "In volunteers who took 50 mg nothing was seen.",
    title="Rofenac and the clumping of human platelets",
    mesh=("Humans", "Male", "Blood Platelets"),
)
OTHER = ["claim-population-differs"]


@pytest.mark.parametrize(
    ("claim", "work"),
    [
        ("Among smokers with cough, those who sang in a choir coughed less often.", CADENCE),
        ("Smokers who sang in a choir coughed less often over four years than those who did not.", CADENCE),
        ("In 164 adults in whom earlier treatment had failed, velcatide cleared the virus in 88% at week 12.", NAIVE),
        ("Of previously treated adults with hepatitis C, 88% had no virus at week 12 of velcatide.", NAIVE),
        ("In 164 relapsed patients with hepatitis C, 88% had no virus at week 12 of velcatide.", NAIVE),
        ("In 640 multiparous women in labour, warm compresses made severe tears rarer.", FIRST),
        ("Among 240 patients with chronic low back pain, 31% were afraid to move.", BACK),
        ("Of patients over 65 years of age with rectal cancer, 41% had distant spread at diagnosis.", YOUNG),
        ("Among people aged 60 or older with rectal cancer, 41% had distant spread at diagnosis.", YOUNG),
        ("In patients aged 50 to 69 years with rectal cancer, 41% had distant spread at diagnosis.", YOUNG),
        ("Zinc drops improved taste in 60% of 96 people under 70.", OLD),
        ("Zinc drops improved taste in 60% of people aged 20 to 40 years with taste loss.", OLD),
        ("Forty patients awaiting surgery for lung cancer walked daily, and their distance rose by 40 m.", GUT),
        ("Forty breast cancer patients walked daily before surgery, and their distance rose by 40 m.", GUT),
        ("In patients with anterior cruciate ligament tears, poor thigh strength foretold a poorer course.", MENISCUS),
        ("In patients with a rotator cuff tear, poor thigh strength foretold a poorer course.", MENISCUS),
        ("In patients with gout, 600 mg of rofenac blocked the clumping of platelets for two days.", TABLETS),
    ],
)
def test_another_kind_of_people(claim, work):
    assert loud(hold(claim, work)) == OTHER


@pytest.mark.parametrize(
    ("claim", "work"),
    [
        ("Never-smokers who sang in a choir coughed less often over four years.", CADENCE),
        ("Coughing was rarer in 812 non-smokers who sang in a choir.", CADENCE),
        ("Unlike smokers, people who had never smoked coughed less often if they sang in a choir.", CADENCE),
        ("People who sang in a choir coughed less often, but of smokers nothing is known.", CADENCE),
        ("In adults not treated before, velcatide cleared the virus in 88% at week 12.", NAIVE),
        ("In newly diagnosed adults with hepatitis C, 88% had no virus at week 12 of velcatide.", NAIVE),
        ("Velcatide cleared the virus in 88% of treatment-naive adults; after failed treatment it is untested.", NAIVE),
        ("For previously treated adults with hepatitis C, velcatide is the preferred drug.", NAIVE),
        ("In women in their first labour, warm compresses made severe tears rarer.", FIRST),
        ("Among 240 patients with acute low back pain, 31% were afraid to move.", BACK),
        ("Fear of movement predicted which of 240 people would have chronic low back pain at one year.", BACK),
        ("Of patients under 45 years of age with rectal cancer, 41% had distant spread at diagnosis.", YOUNG),
        ("Chemotherapy helped patients over 35 years of age with rectal cancer.", YOUNG),
        ("In patients younger than 50 years with rectal cancer, 41% had distant spread at diagnosis.", YOUNG),
        ("Patients with rectal cancer were followed for over 65 months, and 41% had distant spread.", YOUNG),
        ("Zinc drops improved taste in 60% of 96 people over 70.", OLD),
        ("Zinc drops improved taste in 60% of 96 people aged 65 years or older.", OLD),
        ("Of 96 people with taste loss, those below 25 on the score gained most from zinc drops.", OLD),
        ("Choir singers younger than 45 coughed less often than those who did not sing.", OLDER_GAINED),
        ("Zinc drops improved taste in people over 75 years of age.", OLD),
        ("Forty patients awaiting surgery for gastric cancer walked daily, and their distance rose by 40 m.", GUT),
        ("Walks, which help before lung cancer surgery, raised the distance of abdominal cancer patients.", GUT),
        ("In patients with a torn meniscus, poor thigh strength foretold a poorer course.", MENISCUS),
        ("In patients with knee tears, poor thigh strength foretold a poorer course.", MENISCUS),
        ("In volunteers, 600 mg of rofenac blocked the clumping of platelets for two days.", TABLETS),
        ("For two days 600 mg of rofenac blocked clumping, which may matter to patients with gout.", TABLETS),
    ],
)
def test_the_same_kind_or_none_that_is_told_of(claim, work):
    assert loud(hold(claim, work)) == []


def test_a_second_work_leaves_open_of_which_the_claim_tells():
    claim = "Smokers who sang in a choir coughed less often over four years than those who did not."
    silent = record("Singing in a choir was studied in 90 people with cough.", title="Choral singing and cough")
    assert loud(hold(claim, CADENCE, silent)) == []


@pytest.mark.parametrize("text", ["in Copd", "many tears"])
def test_no_part_of_the_body(text):
    assert list(parts_in(text)) == []


def test_the_narrower_word_is_read_as_itself():
    assert [part.name for part, _ in parts_in("the gallbladder, the bladder and a rotator cuff")] == [
        "bile ducts",
        "bladder",
        "rotator cuff",
    ]
