"""Entries of every usual style come apart into the same fields."""

from __future__ import annotations

import time

import pytest

from citecheck.references import crf
from citecheck.references.confidence import UNPARSED_BELOW
from citecheck.references.identifiers import clean_doi, take_identifiers
from citecheck.references.names import parse_authors
from citecheck.references.parse import parse_reference

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
        ("Liu SM Zhong J Zhao XJ", [("Liu", "SM"), ("Zhong", "J"), ("Zhao", "XJ")], False),
        ("Dara Septi and Sofi Mayanti", [("Septi", "Dara"), ("Mayanti", "Sofi")], False),
        (
            "Irda Fianny, Putri Indah Sari, Kormar Ruslan",
            [("Fianny", "Irda"), ("Sari", "Putri Indah"), ("Ruslan", "Kormar")],
            False,
        ),
        ("Costa IBSDS, Bitt CS", [("Costa", "IBSDS"), ("Bitt", "CS")], False),
        ("Dubois M. A. et al.", [("Dubois", "M. A")], True),
        ("Agua y Arco B, Fair AL", [("Agua y Arco", "B"), ("Fair", "AL")], False),
        ("García J y Pérez M", [("García", "J"), ("Pérez", "M")], False),
        ("Le Gall JR, Leme S", [("Le Gall", "JR"), ("Leme", "S")], False),
        ("W.-K. Lo and C. V. Hard", [("Lo", "W. -K."), ("Hard", "C. V.")], False),
        ("Charles H Benn", [("Benn", "Charles H")], False),
        ("NCD Rest Factor Collaboration (NCD-ReF)", [("NCD Rest Factor Collaboration (NCD-ReF)", None)], False),
        ("National Institute for Rest and Care", [("National Institute for Rest and Care", None)], False),
        ("Margot NA, Lu B, Study 903 Team", [("Margot", "NA"), ("Lu", "B"), ("Study 903 Team", None)], False),
    ],
)
def test_author_lists(text: str, names: list[tuple[str, str | None]], cut: bool) -> None:
    authors, et_al = parse_authors(text)
    assert [(a.family, a.given) for a in authors] == names
    assert et_al is cut


KINDS = [
    ("article", "Roe J, Doe A. Rest and the knee: a randomised trial. BMJ. 2015;350:h1234."),
    ("article", "Roe J. Knee surgery guidelines revisited: a cohort study. J Knee. 2015;12(3):44-9."),
    ("article", "Roe J. The SPSS trial of rest. J Knee Surg. 2012;25:3-9."),
    ("article", "Doe A, Roe J. Academy of Rest position statement: resting. J Acad Rest. 2016;116(5):501-28."),
    ("article", "Doe A, Roe J. Rest for the knee (Review). Cochrane Database Syst Rev. 2012;(3):CD001234."),
    ("article", "Roe J. Proceedings of a consensus conference. J Rest Med. 2019;4(2):11-20. doi:10.1000/jrm.2019.11"),
    ("book", "Altman DG. Practical statistics for medical research. 1st ed. London: Chapman and Hall; 1991."),
    ("book", "Doe A. Clinical rest: a primer. 3rd ed. Philadelphia: Saunders; 2009."),
    ("book", "Doe, A., & Roe, J. (2011). Foundations of joint care. Oxford University Press."),
    ("book", "Roe J, Doe A, editors. Handbook of resting. New York: Springer; 2014."),
    (
        "chapter",
        "Smith J, Doe A. Knee pain. In: Roe B, editor. Textbook of joints. 2nd ed. New York: Springer; 2010. p. 12-30.",
    ),
    (
        "chapter",
        "Doe, A. (2010). Pain and rest. In J. Roe (Ed.), Handbook of pain (pp. 12–40). New York: Guilford Press.",
    ),
    (
        "chapter",
        "Poe B. Cartilage. In: StatPearls [Internet]. Treasure Island (FL): StatPearls Press; 2023. PMID: 30422550.",
    ),
    (
        "guideline",
        "World Health Organization. Guidelines on physical activity. Geneva: World Health Organization; 2020.",
    ),
    (
        "guideline",
        "National Institute for Health and Care Excellence. Sore knees: care. Clinical guideline CG177. London; 2014.",
    ),
    (
        "guideline",
        "American College of Rest. Recommendations for the care of sore knees. Atlanta: the College; 2018.",
    ),
    (
        "web",
        "Example Clinic. Knee injections [Internet]. Available from: https://example.org/knee. Accessed 3 May 2021.",
    ),
    ("web", "https://www.example.org/health/knee-pain (accessed 3 May 2020)"),
    ("preprint", "Roe J, Doe A. A trial of rest. medRxiv 2021. doi:10.1101/2021.01.01.21249100"),
    (
        "preprint",
        "Roe J. A trial of rest. bioRxiv [Preprint]. 2020 bioRxiv 2020.02.03.123456. doi:10.1101/2020.02.03.123456",
    ),
    ("preprint", "Roe, J. (2022). Rest and sleep. arXiv:2203.01234."),
    (
        "software",
        "R Core Team. R: a language for statistical computing. R Foundation for Statistical Computing, Vienna; 2020.",
    ),
    ("software", "IBM Corp. IBM SPSS Statistics for Windows, Version 25.0. Armonk, NY: IBM Corp; 2017."),
    ("registration", "A study of rest in knee pain. ClinicalTrials.gov identifier NCT01234567. 2015."),
    ("registration", "Roe J. Rest in knee pain: protocol of a systematic review. PROSPERO 2019 CRD42019123456."),
    ("thesis", "Roe J. Rest and the knee [PhD thesis]. University of Examples; 2011."),
    ("thesis", "Doe, A. (2012). On resting (Doctoral dissertation). University of Exampleton, Exampleton."),
    (
        "conference",
        "Roe J. Rest found by machine. In: Proceedings of the 12th Conference on Rest; 2018; Vienna. p. 33-41.",
    ),
    (
        "conference",
        "J. Roe and A. Doe, “Rest tracking,” in Proc. IEEE Int. Conf. Rest Eng., Vienna, Austria, 2016, pp. 22–27.",
    ),
]


@pytest.mark.parametrize(("kind", "raw"), KINDS)
def test_kinds(kind: str, raw: str) -> None:
    assert parse_reference(raw).kind == kind


@pytest.mark.parametrize("raw", [raw for kind, raw in KINDS if kind in ("book", "thesis", "software")])
def test_a_publisher_is_no_journal(raw: str) -> None:
    found = parse_reference(raw)
    assert found.fields.journal is None
    assert found.fields.title
    assert "ed" not in found.fields.title.split()
    assert found.confidence >= UNPARSED_BELOW


def test_a_chapter_has_the_title_of_its_own_and_the_book_as_its_source() -> None:
    found = parse_reference(
        "Doe A. Rest after surgery. In: Roe J, Poe B, editors. Textbook of recovery. London: Elsevier; 2012. p. 101-20."
    )
    fields = found.fields
    assert [a.family for a in fields.authors] == ["Doe"]
    assert (fields.title, fields.journal) == ("Rest after surgery", "Textbook of recovery")
    assert (fields.year, fields.pages, fields.volume) == (2012, "101-20", None)
    assert found.confidence >= 0.8


@pytest.mark.parametrize("title", [TITLE.upper(), TITLE.title(), f"“{TITLE}.”", f"[{TITLE}]", f"{TITLE} [in French]"])
def test_titles_as_they_are_printed(title: str) -> None:
    found = parse_reference(f"Dimick JB, Welch HG, Birkmeyer JD. {title}. JAMA. 2004;292(7):847-51.").fields
    assert (found.title or "").lower().startswith(TITLE.lower())
    assert not set("“”") & set(found.title or "")
    assert (found.journal, found.volume) == ("JAMA", "292")


@pytest.mark.parametrize(
    ("tail", "volume", "issue", "pages"),
    [
        ("2010;363: 523e531.", "363", None, "523e531"),
        ("2012;149 Suppl 55:24–39.", "149", "Suppl 55", "24–39"),
        ("29, no. 4 (1986): 875-895.", "29", "4", "875-895"),
        ("2013;95-B:1184-91.", "95-B", None, "1184-91"),
        ("2011;26(4 Suppl):S145-S150.", "26", "4 Suppl", "S145-S150"),
        ("2005;(1):CD001497.", "1", None, "CD001497"),
        ("2012; 65(1): 645.e1-645.e5.", "65", "1", "645.e1-645.e5"),
        ("2017;13(4):384.e1–7.", "13", "4", "384.e1–7"),
        ("2017;13(4):384.S1-384.S7.", "13", "4", "384.S1-384.S7"),
    ],
)
def test_numbers(tail: str, volume: str, issue: str | None, pages: str) -> None:
    found = parse_reference(f"Dimick JB, Welch HG, Birkmeyer JD. {TITLE}. J Rest Med. {tail}").fields
    assert (found.volume, found.pages) == (volume, pages)
    assert issue is None or found.issue == issue


def test_a_year_that_is_the_volume_as_well() -> None:
    found = parse_reference(f"Dimick, J.B. & Welch, H.G. 2017. {TITLE}. Evidence Based Rest Medicine 2017: 1-7.").fields
    assert (found.year, found.volume, found.pages) == (2017, "2017", "1-7")


@pytest.mark.parametrize("names", [1, 2, 40, 150])
def test_long_lists_of_names(names: int) -> None:
    people = [f"{a}{b}{c}er {d}" for a in "BDFGK" for b in "aeiou" for c in ("l", "nn", "rt") for d in ("A", "BC")]
    found = parse_reference(f"{', '.join(people[:names])}. {TITLE}. JAMA. 2004;292(7):847-51.").fields
    assert len(found.authors) == names
    assert found.title == TITLE


def test_what_is_no_reference_is_not_relied_on() -> None:
    for raw in ("See the appendix for more.", "Ibid.", "Thanks to everybody who has read this far and rested", "????"):
        assert parse_reference(raw).confidence < UNPARSED_BELOW


def test_without_a_model_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crf, "tagger", lambda: None)
    found = parse_reference(STYLES[0])
    assert (found.fields.title, found.fields.volume) == (TITLE, "292")
    assert found.confidence >= UNPARSED_BELOW


@pytest.mark.parametrize(
    "part",
    ["Roe J, ", "In: Roe J, editors. ", "(", "[", "A ", "1 ", "et al ", "vol 1 ", "2012;1:1 ", "Jan ", "y ", "- "],
)
def test_long_degenerate_entries_end_soon(part: str) -> None:
    began = time.process_time()
    parse_reference(part * 4000)
    parse_reference(f"Roe J. Rest. In: {part * 2000}")
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "raw",
    [
        "Ivanova A. B., Petrov C. D. Walking on quiet wards: a study // J Quiet Wards. 2017. Т. 7, № 2. С. 11–18.",
        "Ivanova A.B., Petrov C.D. Walking on quiet wards: a study //J Quiet Wards. –2017. – Vol. 7, № 2. – P. 11–18.",
        "Ivanova A.B., Petrov C.D. Walking on quiet wards: a study [Electronic resource] // J Quiet Wards.– "
        "2017.– Т. 7.– Вып. 2.– С. 11–18.",
    ],
)
def test_strokes_and_signs_of_russia(raw):
    fields = parse_reference(raw).fields
    assert [author.family for author in fields.authors] == ["Ivanova", "Petrov"]
    assert fields.title == "Walking on quiet wards: a study"
    assert (fields.journal, fields.year, fields.volume, fields.pages) == ("J Quiet Wards", 2017, "7", "11–18")


def test_and_others_in_russian():
    found = parse_reference("Ivanova A. B. и др. Does walking spare the ward? // J Quiet Wards. 2017. Т. 7. С. 11–18.")
    assert found.et_al
    assert [author.family for author in found.fields.authors] == ["Ivanova"]
    assert found.fields.title == "Does walking spare the ward?"


def test_strokes_of_addresses_part_nothing():
    found = parse_reference("Adams AB. Walking on wards. J Wards. 2017;7:11-18. Available from: http: //example.org/a")
    assert (found.fields.title, found.fields.journal, found.fields.volume) == ("Walking on wards", "J Wards", "7")
