import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.errors import DocumentError
from citecheck.references import read_references
from citecheck.text.sentences import sentences


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Lopez et al. saw less swelling in the treated arm.",
        "Dr. Amari and Prof. Okafor ran the clinic.",
        "Exercise vs. rest was compared in 40 adults.",
        "The gap was real (p < 0.05, i.e. unlikely by chance).",
        "Each dose held 2.5 mg of the drug.",
        "As J. R. Whitfield wrote, sleep matters.",
        "Dr. P. Whitfield and the late G. P. Amari wrote it.",
        "Studies by A. Lund, C. D. Amari, and F. Okafor agree.",
        "The figures were drawn with Plotter ver. 20.0.",
        "The curve in Fig. 3 falls steadily.",
        "Fatty fish, e.g. Salmon or herring, was allowed.",
        "Growth of E. coli and S. aureus stopped.",
        "Visits began on Jan. 5 and ended in May.",
        "It was sold in the U.S. Virgin Islands.",
        "“It works.” (Brown, 2010, p. 97).",
    ],
)
def test_a_stop_within_a_sentence_does_not_split_it(whole):
    assert split(whole) == [whole]
    assert split(f"{whole} Nothing else changed.") == [whole, "Nothing else changed."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Walking eased pain.2", "The effect lasted."),
        ("Walking eased pain.3,4", "However, sleep did not change."),
        ("Walking eased pain.6–8", "Sleep did not."),
        ("Walking eased pain.[12]", "Sleep did not."),
        ("They said “it helps.”(1)", "Nobody disagreed."),
        ("They said it helps. [12]", "Nobody disagreed."),
        ("Walking eased pain.²", "Sleep did not."),
        ("Walking lowered the score to 4.²", "Sleep did not."),
        ("Walking raised ACSL4.¹⁻³", "Sleep did not."),
        ("It fell by half (p < 0.05).3", "Sleep did not."),
        ("It was stopped in 2019.12", "Sleep did not."),
        ("Is it safe?", "We do not know!"),
        ("All took vitamin D.", "Patients slept well."),
        ("All took vitamins B and C.", "Patients slept well."),
        ("Doses were given at 2 p.m.", "Patients slept well."),
        ("The level reached 3.2 pg/ml.", "mRNA was extracted."),
        ("CRP was 3 mg/L.", "Fever was rare."),
        ("Zinc rose to 14 µmol/L.", "E. coli did not grow."),
        ("ALT stayed below 40 U/L.", "Nausea was mild."),
        ("No one knows why… ", "“Rest,” she says."),
    ],
)
def test_a_marker_stays_with_the_sentence_it_closes(first, second):
    assert split(f"{first} {second}") == [first.strip(), second]


def test_lines_end_sentences_unless_they_were_only_wrapped():
    wrapped = (
        "Adults who walked for half an hour each day reported less pain than\n"
        "Others who did not, and their sleep improved over the same months of\n"
        "the trial."
    )
    assert len(split(wrapped)) == 1
    assert split("Our findings\nPain fell.\n\n  • less pain\n  • more sleep\n  1. Rest first") == [
        "Our findings",
        "Pain fell.",
        "less pain",
        "more sleep",
        "Rest first",
    ]
    assert split("Pain fell. 1\nSleep rose. 2") == ["Pain fell. 1", "Sleep rose. 2"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Walking by night was tied to fewer falls among the old\n[1]. Others agree.",
            ["Walking by night was tied to fewer falls among the old\n[1].", "Others agree."],
        ),
        ("A trial of 43 adults found less pain with rest\n[^1][^2], and others agree.", None),
        ("A trial of 43 adults found less pain with rest\n[1–3] and others agree.", None),
        # A list of notes under its heading, with and without stops
        ("Notes\n[1]. Lund A. Rest\n[2]. Holm B. Walks", ["Notes", "[1].", "Lund A. Rest", "[2].", "Holm B. Walks"]),
        (
            "[1] van Lund A. Walking by night, doi:10.1000/ab\n[2] de Holm B. Rest",
            ["[1] van Lund A. Walking by night, doi:10.1000/ab", "[2] de Holm B. Rest"],
        ),
        (
            "Adults who walked for half an hour each day slept better.\n[1] see also the appendix",
            ["Adults who walked for half an hour each day slept better.", "[1] see also the appendix"],
        ),
    ],
)
def test_a_marker_that_begins_a_line_closes_the_sentence_above(text, parts):
    assert split(text) == (parts or [text])


@given(st.text(alphabet="aA1 .!?”([)]\n•²é", max_size=120))
def test_offsets_are_in_order_and_lose_no_letter(text):
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        at = end
    kept = "".join(text[start:end] for start, end in spans)
    assert sum(c == "é" for c in kept) == text.count("é")


@pytest.mark.parametrize(
    "hostile", ["[" * 300_000, "1." * 200_000, "a" * 400_000, ". " * 200_000, "1,2," * 90_000, "\n" * 300_000]
)
def test_hostile_text_takes_bounded_time(hostile):
    begun = time.process_time()
    sentences(hostile)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(("text", "noun"), [("Aa. Bb. " * 60, "sentences"), ("z. b. " * 150, "stops in one paragraph")])
def test_more_than_any_article_has_is_refused(monkeypatch, text, noun):
    monkeypatch.setattr("citecheck.text.sentences.MOST_SENTENCES", 100)
    monkeypatch.setattr("citecheck.text.sentences.MOST_STOPS", 200)
    with pytest.raises(DocumentError, match=rf"has more than [12]00 {noun}, .*split it"):
        sentences(text)


def test_the_sentences_of_all_paragraphs_are_counted_together(monkeypatch):
    monkeypatch.setattr("citecheck.citations.blocks.MOST_SENTENCES", 100)
    document = read_bytes(("Walking helped. It cost little.\n\n" * 60).encode(), "a.txt", "text")
    with pytest.raises(DocumentError, match="has more than 100 sentences"):
        read_citations(document, read_references(document))
