import time

import pytest
from citations.reading import numbered, read

from citecheck.citations import read_citations
from citecheck.citations.studies import of_own, speaks_of_study
from citecheck.documents import read_bytes
from citecheck.models import ReferenceList
from citecheck.references import read_references


@pytest.mark.parametrize(
    "sentence",
    [
        "A 2019 trial found that walking eased back pain.",
        "A recent study showed that 40% of runners slept better.",
        "Studies have shown that yoga lowers blood pressure.",
        "Research suggests that turmeric calms inflamed joints.",
        "One large meta-analysis of 30 trials concluded that braces help.",
        "According to a study in the Lancet, most people recover in a year.",
        "In one trial, swimmers had less shoulder pain than runners.",
        "In a 2016 study of nurses, night shifts were tied to weight gain.",
        "The benefit has been demonstrated in several clinical trials.",
        "This approach is backed by research from Sweden.",
        "Evidence from three cohort studies indicates that coffee is safe.",
        "Scientists have discovered that tendons heal during sleep.",
        "A study published last year in a sports journal reported fewer injuries.",
        "Clinical trials in children have consistently demonstrated a benefit.",
        "The available evidence suggests that ice does little.",
        "Research by Dr. Lund at a clinic in Oslo shows that rest alone helps.",
        "A growing body of research shows that stretching is not needed.",
        "Data show that one in ten adults has the condition.",
        "Massage works well, and a small survey confirmed it.",
        "In clinical trials, the drug cut the risk by a third.",
        "Several trials report fewer side effects with the newer drug.",
        "Long-term studies show that the effect fades.",
        "New research out of Canada links screen time to poor posture.",
        "A Cochrane review of 12 trials found little benefit.",
    ],
)
def test_a_finding_of_a_study_is_seen(sentence):
    assert speaks_of_study(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Clinical trials are an important step in the approval of drugs.",
        "Researchers often use questionnaires to measure pain.",
        "More research is needed to show whether this works.",
        "Further studies will reveal how long the effect lasts.",
        "Ongoing trials are examining the dose.",
        "Future research may demonstrate a benefit.",
        "The study design included two visits.",
        "Each study has its own criteria for taking part.",
        "Our doctors review every study before they advise you.",
        "Do studies show that it works?",
        "Patients report that the pain returns.",
        "Ask your doctor what the research says.",
        "Scientists are studying new ways to deliver the drug.",
        "Until studies show a benefit, we do not advise it.",
        "These studies often look at pain and function.",
        "All content is reviewed by medical researchers.",
        "She studied the literature before the visit.",
        "The trial will enrol 300 adults.",
        "As the studies mentioned above show, rest helps.",
        "Talk to your team about the evidence for each option.",
        "The review process takes two weeks.",
        "Randomized trials are needed to confirm these results.",
        "The data were collected by nurses at each visit.",
        "Data from your phone shows how far you walk.",
        "Imaging studies revealed no fracture.",
        "A sleep study showed that he stopped breathing at night.",
        "The research team found a new home in Boston.",
        "Trial and error showed her what worked.",
        "Subscribe to read reviews that show how others fared.",
        "A review of your medical history will show whether you qualify.",
        "There is limited evidence to support its use.",
        "Statistical analysis showed a p-value of 0.04.",
    ],
)
def test_talk_of_research_in_general_is_not(sentence):
    assert not speaks_of_study(sentence)


def test_the_writers_own_study():
    assert of_own("Our research shows that most patients walk within a week.")
    assert of_own("As our own published study has shown, most patients walk within a week.")
    assert not of_own("Our research team is here to help.")
    assert not of_own("Their study showed that most patients walk within a week.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Eine Studie aus dem Jahr 2018 zeigte, dass Gehen hilft.",
        "Mehrere große Studien belegen den Nutzen.",
        "Une étude de 2016 a montré que la marche aide.",
        "Un estudio publicado en 2017 demostró que caminar ayuda.",
        "Um estudo de 2015 mostrou que caminhar ajuda.",
    ],
)
def test_studies_in_other_languages(sentence):
    assert speaks_of_study(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Eine Studie soll zeigen, ob Gehen hilft.",
        "Keine Studie zeigte bisher einen Nutzen.",
        "Unsere Studien zeigen wenig.",
        "Une étude pourrait montrer que la marche aide.",
        "No hay un estudio que mostró un beneficio.",
        "Um estudo está em curso.",
        "Market research shows that braces sell well in winter.",
        "Evidence-based care means that data support each step.",
        "An X-ray study may reveal loose bodies.",
        "The school publishes papers, and peer review finds some errors.",
    ],
)
def test_what_only_speaks_of_studies(sentence):
    assert not speaks_of_study(sentence)


def test_a_study_behind_a_link_has_its_source():
    text = "As [a large trial](https://example.org/trial) showed, walking helps. A 2019 trial found that rest helps.\n"
    document = read_bytes(text.encode(), "a.md", "markdown")
    cited = read_citations(document, ReferenceList())
    assert [m.text for m in cited.unsourced] == ["A 2019 trial found that rest helps."]


def test_a_study_of_a_year_is_the_entry_whose_title_the_sentence_says():
    listed = (
        "\n\nReferences\n\n"
        "1. Okafor C. Magnesium for leg cramps in pregnancy: a randomised trial. Matern Care. 2015;8:2-9.\n"
        "2. Harding L. Evening light and the onset of sleep in shift workers. J Night Med. 2011;14:101-9.\n"
        "3. Marsh P. Calcium for headache in pregnancy. Matern Care. 2012;5:3-7.\n"
    )

    def told(sentence):
        document = read_bytes(f"Sleep comes late [2]. {sentence}{listed}".encode(), "article.txt", "text")
        cited = read_citations(document, read_references(document))
        return [c.references for c in cited.claims if "Sleep comes" not in c.text], len(cited.unsourced)

    assert told("A study published in 2015 found that magnesium did not ease leg cramps in pregnancy.") == (
        [("ref-1",)],
        0,
    )
    # Another year, another subject, a word or two in common, or two that fit: nobody can tell.
    for sentence in (
        "A study published in 2016 found that magnesium did not ease leg cramps in pregnancy.",
        "A study published in 2015 found that iron did not ease headache in pregnancy.",
        "A study published in 2015 found that cramps went away after delivery.",
    ):
        assert told(sentence) == ([], 1)


def test_many_studies_beside_many_titles_are_told_in_seconds():
    entries = "".join(f"{n}. Lund A. Walking wards at night, part {n}. J Wards. 2010;1:{n}.\n" for n in range(1, 2000))
    text = "A study published in 2010 found that walking on wards at night is good. " * 4000
    document = read_bytes(f"{text}\n\nReferences\n\n{entries}".encode(), "article.txt", "text")
    listed = read_references(document)
    begun = time.process_time()
    read_citations(document, listed)
    assert time.process_time() - begun < 10


def unsourced(text):
    return [m.text for m in read(text, numbered(3)).unsourced]


JUST_CITED = "Walks were compared with rest in 74 adults [1]. A second trial took in 200 nurses [2]."


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither trial found any harm.",
        "Both trials found better sleep.",
        "Both of the randomised trials found better sleep.",
        "Neither study reported falls.",
        "Either study showed less pain at night.",
        "All three trials found better sleep.",
        "One trial found better sleep and the other found none.",
        "One study showed harm, the other study showed none.",
        "In both trials, pain fell by 20%.",
        "Better sleep was reported in both trials.",
        "Data from both trials showed less pain.",
        "The first trial found less pain, the latter study showed none.",
    ],
)
def test_what_points_back_to_works_just_cited_has_its_source(sentence):
    assert unsourced(f"{JUST_CITED} {sentence}") == []
    assert unsourced(f"{JUST_CITED}\n\n{sentence}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Both a 2019 trial and a review found better sleep.",
        "Both animal and human studies have shown better sleep.",
        "Both cohort studies and trials have found better sleep.",
        "A third trial found better sleep.",
        "Both trials found better sleep, and a 2019 study found harm.",
        "One trial found that walks eased pain on the other side.",
    ],
)
def test_a_study_that_is_new_points_back_to_none(sentence):
    assert unsourced(f"{JUST_CITED} {sentence}") == [sentence]


def test_where_nothing_was_cited_nothing_is_pointed_back_to():
    far = "Rest is old. " * 200
    assert unsourced("Rest is old. Both trials found better sleep.") == ["Both trials found better sleep."]
    assert unsourced(f"{JUST_CITED} {far}Both trials found better sleep.") == ["Both trials found better sleep."]
