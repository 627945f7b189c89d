import time

import pytest
from citations.reading import entry, numbered, read

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.models import ReferenceList


def claimed(text, listed, reference="ref-1"):
    """The texts of the claims of one reference."""
    return [" ".join(c.text.split()) for c in read(text, listed).claims if reference in c.references]


def test_the_sentence_that_the_marker_closes():
    text = "Knees\n\nRest is old advice. Walking eased pain in 40 adults.1 Dr. Lund disagrees, e.g. for runners.2\n"
    cited = read(text, numbered(2))
    first, second = cited.claims
    assert first.text == "Walking eased pain in 40 adults.1"
    assert first.context == "Rest is old advice."
    assert first.subject == "Knees"
    assert second.text == "Dr. Lund disagrees, e.g. for runners.2"
    assert [c.claim for c in cited.citations] == [first.id, second.id]


@pytest.mark.parametrize(
    ("marked", "claims"),
    [
        (
            "Rest lowers ACSL4.<sup>1</sup> Walking raises it.<sup>1</sup>",
            ["Rest lowers ACSL4.1", "Walking raises it.1"],
        ),
        ("The score was 4.<sup>1,2</sup> It rose to 5.<sup>1</sup>", ["The score was 4.1,2", "It rose to 5.1"]),
        ("The score was 4.1 and rose.<sup>1</sup> It fell.", ["The score was 4.1 and rose.1"]),
    ],
)
def test_a_raised_marker_behind_a_stop_is_no_decimal(marked, claims):
    document = read_bytes(f"<p>{marked}</p>".encode(), "a.html", "html")
    assert [c.text for c in read_citations(document, numbered(2)).claims] == claims


def test_two_markers_in_one_sentence_share_its_claim():
    cited = read("Walking [1] and rest [2] ease pain.", numbered(2))
    assert [c.references for c in cited.claims] == [("ref-1", "ref-2")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Es hilft, z. B. dreimal pro Woche 30 Min. Radfahren [1]. Mehr nicht.",
         "Es hilft, z. B. dreimal pro Woche 30 Min. Radfahren [1]."),
        ("Das gilt i. d. R. für alle (S. 12, Abb. 3) [1]. Mehr nicht.",
         "Das gilt i. d. R. für alle (S. 12, Abb. 3) [1]."),
        ("Dr. med. Lund und Prof. Amari, u. a. 2013, sagen es [1].",
         "Dr. med. Lund und Prof. Amari, u. a. 2013, sagen es [1]."),
        ("El Sr. López mejoró, p. ej. con pesas (pág. 3, n.º 2) [1]. La Sra. Ruiz no.",
         "El Sr. López mejoró, p. ej. con pesas (pág. 3, n.º 2) [1]."),
        ("La douleur baisse de 12 points (p. ex. la marche)¹. Chez 23 patients (M. Lund et al.), rien.",
         "La douleur baisse de 12 points (p. ex. la marche)¹."),
    ],
)  # fmt: skip
def test_sentences_in_other_languages(text, claim):
    assert claimed(text, numbered(1)) == [claim]


@pytest.mark.parametrize(("name", "kind"), [("a.txt", "text"), ("a.md", "markdown")])
def test_a_marker_that_begins_a_wrapped_line_keeps_its_sentence(name, kind):
    text = "A randomised trial of 43 patients found less pain with walks than with rest\n[1], and others agree.\n"
    cited = read_citations(read_bytes(text.encode(), name, kind), numbered(1))
    assert [c.text for c in cited.claims] == [text.strip()]
    assert not cited.unsourced


def test_a_numbered_question_heads_its_answer():
    text = (
        "1. What is it?\n\nIt is plasma (1).\n\n2. Does it help?\n\n- Knees: yes, in most people (2)\n\n"
        "Table 2. Doses by weight\n\nIt is safe (3).\n"
    )
    assert [c.subject for c in read(text, numbered(3)).claims] == ["What is it?", "Does it help?", "Does it help?"]


def test_what_follows_counts_only_where_the_cited_sentence_itself_tells_of_a_work():
    text = "Walking eases pain [1]. A study of rest was done too. They found that it works for the patients.\n"
    assert claimed(text, numbered(1)) == ["Walking eases pain [1]."]


def test_a_whole_quotation():
    text = "They say:\n\n“Rest is good for the knee. Walking is better for it. Both are cheap.”(1) Nobody else does."
    assert claimed(text, numbered(1)) == ["“Rest is good for the knee. Walking is better for it. Both are cheap.”(1)"]


def test_what_a_sentence_introduces():
    text = (
        "A study (1) of knees lists what helps:\n\n  • a short walk every day\n  • a long rest at night\n\n"
        "Our clinic is open on Mondays.\n"
    )
    assert claimed(text, numbered(1))[1:] == ["a short walk every day", "a long rest at night"]
    quoted = "A study (1) of knees says:\n\n“Rest helps most people.\n\nWalking helps more . . . of them.”\n\nCall us."
    assert claimed(quoted, numbered(1))[1:] == ["“Rest helps most people. Walking helps more . . . of them.”"]


def test_sentences_that_go_on_about_the_same_work():
    text = (
        "A trial in the journal Gait (1) looked at 40 runners. The authors found less pain after six weeks. "
        "They also report better sleep. Our clinic offers walks. The results may vary for you.\n"
    )
    assert claimed(text, numbered(1))[1:] == [
        "The authors found less pain after six weeks.",
        "They also report better sleep.",
    ]


def test_a_source_line_opens_its_section():
    text = (
        "What helps\n\nJournal of Gait, May 3, 2019 (1)\n\nResults\n\nForty runners walked for six weeks.\n\n"
        "  • pain fell by 12%\n\nOpening Hours\n\nWe are open on Mondays and see forty people.\n"
    )
    assert claimed(text, numbered(1))[1:] == ["Forty runners walked for six weeks.", "pain fell by 12%"]


def test_a_case_history_closed_by_one_marker():
    text = (
        "Case 1\n\n  • A runner of 30 came with knee pain.\n  • She rested for a month.\n"
        "  • After that she ran again.1\n\nTips\n\n  • Drink water.\n  • Rest every night.\n  • Walking is good.2\n"
    )
    assert claimed(text, numbered(2)) == [
        "A runner of 30 came with knee pain.",
        "She rested for a month.",
        "After that she ran again.1",
    ]
    assert claimed(text, numbered(2), "ref-2") == ["Walking is good.2"]


def test_an_item_knows_what_introduces_it():
    text = "These help the knee:\n\n  • walking every day [1]\n  • resting every night [2]\n"
    assert [c.context for c in read(text, numbered(2)).claims] == ["These help the knee:"] * 2


LIST = ReferenceList(
    references=(
        entry(1, "1", authors=("Whitfield", "Lund"), year=2018, journal="Journal of Gait"),
        entry(2, "2", authors=("Okafor",), year=2015, journal="Spine and Hip"),
    )
)


@pytest.mark.parametrize(
    ("sentence", "reference"),
    [
        ("A study in the Journal of Gait found that walking halves knee pain.", "ref-1"),
        ("Research led by Dr. Okafor shows that rest halves hip pain.", "ref-2"),
        ("As research from Oslo University shows, walking halves knee pain.", "ref-1"),
    ],
)
def test_a_study_that_is_plainly_one_of_the_list(sentence, reference):
    text = (
        "Researchers at Oslo University say that walking helps (1). Rest helps too (2).\n\n"
        f"Walks\n\n{sentence} A 2003 study found that heat helps.\n"
    )
    cited = read(text, LIST)
    assert sentence in [c.text for c in cited.claims if c.references == (reference,)]
    assert [m.text for m in cited.unsourced] == ["A 2003 study found that heat helps."]


def test_figures_of_a_study_named_just_before():
    text = (
        "Pain fell by 41.6% and sleep rose by 12 points (1). Rest helps too (2).\n\n"
        "Research by Dr. Whitfield shows that walking helps. Studies show 42% less pain and 12 points more sleep.\n"
    )
    assert "Studies show 42% less pain and 12 points more sleep." in claimed(text, LIST)


def test_what_somebody_else_says_is_no_claim_of_a_reference():
    text = "Walking helps (1). Rest helps (2). According to Acme Insurance, “Most plans do not pay for walks at all.”\n"
    assert not any("Acme" in c.text for c in read(text, LIST).claims)


HOSTILE = {
    "words": "word " * 200_000,
    "digits": "1" * 500_000,
    "numbers": "1," * 200_000,
    "brackets": "[" * 200_000,
    "markers": "(1) " * 20_000,
    "years": "(Okafor 2015; " * 10_000,
    "quotation marks": "“" * 200_000,
    "keys": "[@a" * 50_000,
    "studies": "A study of " * 20_000,
    "nothing": "\0" * 200_000,
    "lines": "\n" * 200_000,
    "items": "• He was ill.\n" * 10_000 + "• He was well (1)\n",
    "going on": "A study (1) found it. " + "They found it. " * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_take_bounded_time(name):
    from citecheck.citations import read_citations
    from citecheck.models import Document

    begun = time.process_time()
    read_citations(Document(path="x", format="text", text=HOSTILE[name], sha256=""), LIST)
    assert time.process_time() - begun < 5


def test_the_first_author_named_again():
    text = (
        "Walking helps (Whitfield & Lund, 2018). Rest helps too (Okafor, 2015).\n\n"
        "Whitfield and colleagues found that pain fell by half. Petrov and colleagues found nothing.\n"
    )
    assert "Whitfield and colleagues found that pain fell by half." in claimed(text, LIST)
    assert not any("Petrov" in c.text for c in read(text, LIST).claims)


def test_a_list_of_advice_after_a_cited_sentence_is_not_claimed():
    text = "The trial found less pain (1).\n\n  • Walk every day with a friend\n  • See a doctor\n"
    assert len(claimed(text, numbered(1))) == 1


def test_a_short_statement_under_a_cited_heading_is_one_of_its_claims():
    text = "Notes\n\nCold water and mood [1]\n\nSixty people swam. Nobody was harmed.\n"
    assert claimed(text, numbered(1))[1:] == ["Sixty people swam.", "Nobody was harmed."]


def test_a_row_of_a_table_is_one_claim_and_heads_nothing():
    text = "Age\tDose\tSource\n6-12\t1 mg. At night\t[1]\n13-18\t3 mg\t[2]\n\nIt is sold here. Infants need none.\n"
    assert claimed(text, numbered(2)) == ["6-12 1 mg. At night [1]"]
    assert claimed(text, numbered(2), "ref-2") == ["13-18 3 mg [2]"]


@pytest.mark.parametrize(
    "names", ["Lund and Amari [1]", "Lund et al. [1]", "Lund, Amari, and Okafor [1]", "A. B. Lund and colleagues [1]"]
)
def test_what_follows_authors_who_did_something_goes_on_about_their_work(names):
    text = f"{names} measured 30 dancers. They found no gain after 6 weeks. Our clinic is closed.\n"
    assert claimed(text, numbered(1)) == [f"{names} measured 30 dancers.", "They found no gain after 6 weeks."]


def test_a_french_quotation_is_apart_from_the_sentence_before_it():
    text = "Selon M. Lund et coll. (voir p. 3), il faut marcher. « Cela suffit. Il n’en faut pas plus. » [1]\n"
    assert claimed(text, numbered(1)) == ["« Cela suffit. Il n’en faut pas plus. » [1]"]


def test_a_block_quotation_is_quoted_without_its_mark():
    assert claimed("It helps.\n\n> “It is no cure.”[1]\n\nAnd p > 0.05 is not small.\n", numbered(1)) == [
        "“It is no cure.”[1]"
    ]
