"""Entries of every usual style come apart into the same fields."""

from __future__ import annotations

import pytest

from citecheck.references.identifiers import clean_doi, take_identifiers
from citecheck.references.names import parse_authors
from citecheck.references.parse import UNPARSED_BELOW, parse_reference

TITLE = "Surgical mortality as an indicator of hospital quality"
STYLES = [
    f"Dimick JB, Welch HG, Birkmeyer JD. {TITLE}. JAMA. 2004;292(7):847-51.",
    f"Dimick, JB, Welch, HG, Birkmeyer, JD. {TITLE}. JAMA. 2004;292(7):847-51.",
    f"Dimick JB, Welch HG, Birkmeyer JD (2004) {TITLE}. JAMA 292: 847-51.",
    f"Dimick, J. B., Welch, H. G., & Birkmeyer, J. D. (2004). {TITLE}. JAMA, 292(7), 847–851.",
    f"Dimick, J.B.; Welch, H.G.; Birkmeyer, J.D. {TITLE}. JAMA 2004, 292, 847–851.",
    f"J. B. Dimick, H. G. Welch, and J. D. Birkmeyer, “{TITLE}”, JAMA, vol. 292, no. 7, pp. 847–851, 2004.",
    f"Dimick, J. B., H. G. Welch, and J. D. Birkmeyer. 2004. “{TITLE}”. JAMA 292 (7): 847–851.",
    f"Dimick, J.B., Welch, H.G. and Birkmeyer, J.D. (2004) ‘{TITLE}’, JAMA, 292(7), pp. 847–851.",
    f"DIMICK, J. B.; WELCH, H. G.; BIRKMEYER, J. D. {TITLE}. JAMA, v. 292, n. 7, p. 847-851, 2004.",
    f"Dimick, J. B., Welch, H. G. & Birkmeyer, J. D. {TITLE}. JAMA 292, 847–851 (2004).",
]


@pytest.mark.parametrize("raw", STYLES)
def test_styles(raw: str) -> None:
    found = parse_reference(raw)
    fields = found.fields
    assert [a.family.title() for a in fields.authors] == ["Dimick", "Welch", "Birkmeyer"]
    assert (fields.title or "").strip("‘’") == TITLE
    assert (fields.journal, fields.year, fields.volume) == ("JAMA", 2004, "292")
    assert (fields.pages or "").startswith("847")
    assert found.kind == "article"
    assert found.confidence > UNPARSED_BELOW
    assert not found.et_al
    assert not found.malformed


@pytest.mark.parametrize(
    "raw",
    [
        "Ioannidis JP. Why most findings are false. PLoS Med. 2005 Aug 30. doi: 10.1371/journal.pmed.0020124.",
        "Ioannidis JP. Why most findings are false [published online ahead of print, 2005 Aug 30]. "
        "PLoS Med. 2005;10.1371/journal.pmed.0020124.",
        "Ioannidis JP. Why most findings are false. PLoS Med. In press 2005. doi:10.1371/journal.pmed.0020124",
    ],
)
def test_ahead_of_print_has_no_volume(raw: str) -> None:
    found = parse_reference(raw)
    assert found.ahead_of_print
    assert found.fields.volume is None
    assert found.fields.pages is None
    assert found.fields.year == 2005
    assert found.fields.title == "Why most findings are false"
    assert found.fields.doi == "10.1371/journal.pmed.0020124"


def test_a_date_before_pages_is_no_volume() -> None:
    found = parse_reference("Migone A, Rossi B. Improved results of knee surgery. Arch Knee Surg. 2019 Aug 27:1-6.")
    assert (found.fields.volume, found.fields.pages, found.fields.year) == (None, "1-6", 2019)


@pytest.mark.parametrize(
    "tail", [" [Google Scholar]", " Google Scholar", " [PubMed] [CrossRef]", " [PMC free article] [PubMed]"]
)
def test_link_words_are_no_fields(tail: str) -> None:
    found = parse_reference(STYLES[0] + tail)
    assert found.fields == parse_reference(STYLES[0]).fields


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("doi:10.1001/jama.292.7.847.", "10.1001/jama.292.7.847"),
        ("https://doi.org/10.1001/JAMA.292.7.847", "10.1001/jama.292.7.847"),
        ("(10.1016/S0140-6736(20)30183-5).", "10.1016/s0140-6736(20)30183-5"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/jbm.1234/abstract", "10.1002/jbm.1234"),
        (
            "doi:10.1002/(SICI)1097-4636(199823)43:4<338::AID-JBM3>3.0.CO;2-B.",
            "10.1002/(sici)1097-4636(199823)43:4<338::aid-jbm3>3.0.co;2-b",
        ),
        ("2020;10.1007/s00167-020-05859-z. doi:10.1007/s00167-020-05859-z", "10.1007/s00167-020-05859-z"),
        ("doi: 10.1126/science.1070919 12183631", "10.1126/science.1070919"),
        ("DOI 10.1126/science.1070919PMID: 12183631", "10.1126/science.1070919"),
    ],
)
def test_dois(printed: str, doi: str) -> None:
    assert take_identifiers(printed).doi == doi


def test_a_doi_broken_over_lines() -> None:
    raw = (
        "Pfeiffer T, Hoffmann R. Large-scale assessment of reliability. Science. 2007;316:1036. "
        "https://doi.org/10.1126/\n  science.1136099"
    )
    assert parse_reference(raw).fields.doi == "10.1126/science.1136099"


@pytest.mark.parametrize(
    ("printed", "pmid", "pmcid"),
    [
        ("PMID: 29977117; PMCID: PMC6024328.", "29977117", "PMC6024328"),
        ("PubMed PMID: 30318332.", "30318332", None),
        ("https://pubmed.ncbi.nlm.nih.gov/30318332/", "30318332", None),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6024328/", None, "PMC6024328"),
        ("doi: 10.1126/science.1070919 12183631", "12183631", None),
        ("PubMed Central PMCID: PMCPMC4723674.", None, "PMC4723674"),
    ],
)
def test_pubmed_identifiers(printed: str, pmid: str | None, pmcid: str | None) -> None:
    found = take_identifiers(printed)
    assert (found.pmid, found.pmcid) == (pmid, pmcid)
    assert not found.malformed


@pytest.mark.parametrize("printed", ["doi:10.1001.", "PMID: 123456789012", "doi: 10.1016/. 2004"])
def test_what_cannot_be_an_identifier_is_malformed(printed: str) -> None:
    found = take_identifiers(printed)
    assert found.malformed
    assert found.doi is None
    assert found.pmid is None


def test_clean_doi_keeps_its_own_brackets() -> None:
    assert clean_doi("10.1016/S0140-6736(20)30183-5)") == "10.1016/s0140-6736(20)30183-5"


@pytest.mark.parametrize(
    ("text", "names", "cut"),
    [
        ("Chahla J, Serra Cruz R, LaPrade RF", [("Chahla", "J"), ("Serra Cruz", "R"), ("LaPrade", "RF")], False),
        ("Frisbie, DD, Kisiday, JD", [("Frisbie", "DD"), ("Kisiday", "JD")], False),
        ("Alves N Jr, van der Avoort IA, et al.", [("Alves", "N"), ("van der Avoort", "IA")], True),
        (
            "Youdas, James W., David A. Krause, and John H. Hollman",
            [("Youdas", "James W."), ("Krause", "David A."), ("Hollman", "John H.")],
            False,
        ),
        ("World Health Organization", [("World Health Organization", None)], False),
        ("Margot NA, Lu B, Study 903 Team", [("Margot", "NA"), ("Lu", "B"), ("Study 903 Team", None)], False),
    ],
)
def test_author_lists(text: str, names: list[tuple[str, str | None]], cut: bool) -> None:
    authors, et_al = parse_authors(text)
    assert [(a.family, a.given) for a in authors] == names
    assert et_al is cut


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("Altman DG. Practical statistics for medical research. 1st ed. London: Chapman and Hall; 1991.", "book"),
        (
            "Smith J, Doe A. Knee pain. In: Roe B, editor. Textbook of joints. 2nd ed. New York: "
            "Springer; 2010. p. 12-30.",
            "chapter",
        ),
        (
            "World Health Organization. Guidelines on physical activity. Geneva: World Health Organization; 2020.",
            "guideline",
        ),
        (
            "Example Clinic. Knee injections [Internet]. Available from: https://example.org/knee. "
            "Accessed 3 May 2021.",
            "web",
        ),
        ("Roe J, Doe A. A trial of rest. medRxiv 2021. doi:10.1101/2021.01.01.21249100", "preprint"),
        (
            "R Core Team. R: a language and environment for statistical computing. R Foundation for "
            "Statistical Computing, Vienna; 2020.",
            "software",
        ),
        ("A study of rest in knee pain. ClinicalTrials.gov identifier NCT01234567. 2015.", "registration"),
        ("Roe J. Rest and the knee [PhD thesis]. University of Examples; 2011.", "thesis"),
    ],
)
def test_kinds(raw: str, kind: str) -> None:
    assert parse_reference(raw).kind == kind
