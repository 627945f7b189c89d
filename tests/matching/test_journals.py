"""Names of journals in all the ways they are printed."""

from __future__ import annotations

import pytest

from citecheck.matching.journals import compare_journals

SAME = [
    ("Arch Orthop Trauma Surg", "Archives of orthopaedic and trauma surgery"),
    ("Arch. Orthop. Traum. Surg.", "Archives of orthopaedic and trauma surgery"),
    ("PNAS", "Proceedings of the National Academy of Sciences of the United States of America"),
    ("Proc. Natl Acad. Sci. USA", "Proceedings of the National Academy of Sciences of the United States of America"),
    ("Journal of the American Medical Association", "JAMA"),
    ("British Medical Journal", "BMJ (Clinical research ed.)"),
    ("NEJM", "The New England journal of medicine"),
    ("The Lancet", "Lancet (London, England)"),
    ("Lancet Oncology", "The Lancet. Oncology"),
    ("J Bone Joint Surg Am", "The Journal of bone and joint surgery. American volume"),
    (
        "Knee Surgery, Sports Traumatology, Arthroscopy",
        "Knee surgery, sports traumatology, arthroscopy : official journal of the ESSKA",
    ),
    ("Science", "Science (New York, N.Y.)"),
    ("Gynaecol Oncol", "Gynecologic oncology"),
    ("The Cochrane Database of Systematic Reviews", "Cochrane Database Syst Rev"),
    ("PLOS ONE", "PloS one"),
    ("Br J Sports Med [Internet]", "British journal of sports medicine"),
    ("Bioinformatics", "Bioinformatics (Oxford, England)"),
]
OTHER = [
    ("J Int Dis", "J Infect Dis"),
    ("The Lancet", "The Lancet. Oncology"),
    ("J Neurol", "J Neurol Neurosurg Psychiatry"),
    ("J Bone Joint Surg Br", "The Journal of bone and joint surgery. American volume"),
    ("Am J Surg", "The American journal of surgical pathology"),
    ("Nature Medicine", "Nature"),
    ("Cell", "Cellulose"),
    ("Medicine", "Medicina (Kaunas, Lithuania)"),
    ("Circulation", "Circulation. Heart failure"),
    ("Spine", "Pain"),
]


@pytest.mark.parametrize(("cited", "name"), SAME)
def test_one_journal(cited: str, name: str) -> None:
    assert compare_journals(cited, [name]) >= 0.9


@pytest.mark.parametrize(("cited", "name"), OTHER)
def test_two_journals(cited: str, name: str) -> None:
    assert compare_journals(cited, [name]) < 0.9


def test_the_nearest_of_a_record_s_names_counts() -> None:
    assert compare_journals("Pain", ["The journal of something else", "Pain"]) == 1
    assert compare_journals("Pain", []) == 0
