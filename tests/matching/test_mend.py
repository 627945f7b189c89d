"""A reference with one error, in every usual style: mended, it is the reference without the error, letter by letter."""

from __future__ import annotations

import pytest
from matching.make import record

from citecheck.matching.casing import cased
from citecheck.matching.fields import compare
from citecheck.matching.match import Lead
from citecheck.matching.mend import ListForm, list_form, mend, pages_like
from citecheck.models import AbstractSection, Reference, Span
from citecheck.references.parse import parse_reference

RIGHT = record(
    "31234567",
    authors="Halvorsen IT, Quist BM, Adeyemi O, de la Cruz R",
    full_names=("Ingrid T", "Bo M", "Oluwaseun", "Rosa"),
    title="Evening humming for tinnitus in church organists: a randomised trial.",
    journal="Ann Otol Rhinol Laryngol",
    journals=("The Annals of otology, rhinology, and laryngology", "Ann Otol Rhinol Laryngol"),
    year=2017,
    volume="126",
    issue="4",
    pages="310-318",
    doi="10.1177/0003489417693020",
    pmcid=None,
)
STYLES = {
    "nlm": "Halvorsen IT, Quist BM, Adeyemi O, de la Cruz R. Evening humming for tinnitus in church organists: "
    "a randomised trial. Ann Otol Rhinol Laryngol. 2017 Apr;126(4):310-8. doi: 10.1177/0003489417693020. "
    "PMID: 31234567.",
    "et al": "Halvorsen IT, Quist BM, Adeyemi O, et al. Evening Humming for Tinnitus in Church Organists: "
    "A Randomised Trial. Ann Otol Rhinol Laryngol. 2017;126(4):310-318. doi:10.1177/0003489417693020",
    "apa": "Halvorsen, I. T., Quist, B. M., Adeyemi, O., & de la Cruz, R. (2017). Evening humming for tinnitus in "
    "church organists: A randomised trial. The Annals of Otology, Rhinology, and Laryngology, 126(4), 310–318. "
    "https://doi.org/10.1177/0003489417693020",
    "elsevier": "I.T. Halvorsen, B.M. Quist, O. Adeyemi, R. de la Cruz, Evening humming for tinnitus in church "
    "organists: a randomised trial, Ann. Otol. Rhinol. Laryngol. 126 (2017) 310–318.",
    "springer": "Halvorsen IT, Quist BM, Adeyemi O, de la Cruz R (2017) Evening humming for tinnitus in church "
    "organists: a randomised trial. Ann Otol Rhinol Laryngol 126:310–318",
}
ERRORS = {
    "year": ("2017", "2011"),
    "volume": ("126", "162"),
    "first page": ("310", "301"),
    "word": ("tinnitus", "vertigo"),
    "word lost": (" in church organists", ""),
    "first author": ("Halvorsen", "Gustafsson"),
    "second author": ("Quist", "Petrossian"),
}


def cite(raw: str) -> Reference:
    """`raw` as the program reads it."""
    parsed = parse_reference(raw)
    return Reference(
        id="ref-1",
        label="1",
        raw=raw,
        span=Span(start=0, end=len(raw), line=1, column=1),
        fields=parsed.fields,
        kind=parsed.kind,
        et_al=parsed.et_al,
        ahead_of_print=parsed.ahead_of_print,
        malformed=parsed.malformed,
    )


def mended(raw: str, form: ListForm | None = None, leads: tuple[Lead, ...] = ()):
    """What becomes of `raw`."""
    reference = cite(raw)
    return mend(reference, RIGHT, compare(reference, RIGHT), leads, form)


def spoiled(right: str, error: str) -> str:
    """`right` with one error in it."""
    old, new = ERRORS[error]
    for one, two in ((old, new), (old.title().replace(" In ", " in "), new.title())):
        at = right.rfind(one) if error != "year" else right.find(one)
        if error in ("volume", "first page"):
            at = right.find(one, right.find("aryngol"))
        if at >= 0:
            return right[:at] + two + right[at + len(one) :]
    raise AssertionError(error)


@pytest.mark.parametrize("style", STYLES)
def test_what_is_right_stays(style):
    found = mended(STYLES[style])
    assert (found.text, found.edits, found.left) == (STYLES[style], (), ())


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("style", STYLES)
def test_one_error_is_mended_and_nothing_else(style, error):
    right = STYLES[style]
    found = mended(spoiled(right, error))
    assert found.text == right
    assert found.left == ()


def test_two_errors_at_once():
    right = STYLES["nlm"]
    assert mended(spoiled(spoiled(right, "year"), "second author")).text == right


def test_an_author_left_out_comes_back():
    assert mended(STYLES["nlm"].replace("Quist BM, ", "")).text == STYLES["nlm"]
    assert mended(STYLES["apa"].replace("Quist, B. M., ", "")).text == STYLES["apa"]


def test_a_list_that_cuts_names_is_followed():
    form = list_form([(cite(STYLES["et al"]), RIGHT)])
    assert form.names is not None
    assert form.names.limit == 3
    one = STYLES["nlm"].replace("Halvorsen IT, Quist BM, Adeyemi O, de la Cruz R", "Halvorsen IT, Petrossian BM")
    assert mended(one, form).text == STYLES["nlm"].replace("Adeyemi O, de la Cruz R", "Adeyemi O, et al")


def test_no_right_author_goes_though_other_entries_are_cut():
    form = list_form([(cite(STYLES["et al"]), RIGHT)])
    for old, new in (("Quist BM", "Petrossian BM"), ("Quist BM, ", ""), ("Halvorsen IT, Quist BM, ", "")):
        assert mended(STYLES["nlm"].replace(old, new), form).text == STYLES["nlm"]


def test_lists_shorter_than_those_that_are_cut_are_printed_whole():
    more = record(authors="Lund A, Ek B, Moe C, Dahl D, Berg E, Vik F, Haug G", title="Walking.", year=2017)
    form = list_form([(cite("Lund A, Ek B, Moe C, et al. Walking. J Knees. 2017;2:6-9."), more)])
    one = STYLES["nlm"].replace("Halvorsen IT, Quist BM, Adeyemi O, de la Cruz R", "Halvorsen IT, Petrossian BM")
    assert mended(one, form).text == STYLES["nlm"]


def test_of_very_many_authors_as_many_are_printed_as_were():
    names = ", ".join(f"Name{chr(97 + n)} {chr(65 + n)}" for n in range(25))
    many = record(authors=names, title="Walking with tools of many kinds.", journal="J Knees", volume="2", pages="6-9")
    reference = cite("Namea A, Nameb B, Wrong X, Named D. Walking with tools of many kinds. J Knees. 2018;2:6-9.")
    text = mend(reference, many, compare(reference, many)).text
    assert text.startswith("Namea A, Nameb B, Namec C, Named D, et al. Walking")


def test_identifiers_keep_the_form_in_which_they_are_printed():
    wrong = "10.1001/jama.2015.1"
    other = record("25000000", doi=wrong)
    for style in ("nlm", "et al", "apa"):
        right = STYLES[style]
        lead = Lead(kind="doi", value=wrong, records=(other,))
        assert mended(right.replace("10.1177/0003489417693020", wrong), leads=(lead,)).text == right


def test_a_doi_from_the_record_has_the_records_letters():
    own = record(doi="10.1158/1535.mct-15", shown_doi="10.1158/1535.MCT-15", pmcid=None)
    other = record("25000000", doi="10.1001/jama.2015.1")
    right = (
        f"Shaw B, Darrow M, Derian A. {own.fields.title} {own.fields.journal}. 2018;11:117-24. doi:10.1158/1535.MCT-15"
    )
    reference = cite(right.replace("10.1158/1535.MCT-15", "10.1001/JAMA.2015.1"))
    leads = (Lead(kind="doi", value="10.1001/jama.2015.1", records=(other,)),)
    assert mend(reference, own, compare(reference, own), leads).text == right


def test_an_identifier_that_the_record_lacks_goes():
    other = record("25000000", pmcid="PMC1234567")
    lead = Lead(kind="pmcid", value="PMC1234567", records=(other,))
    raw = STYLES["nlm"].removesuffix(".") + "; PMCID: PMC1234567."
    assert mended(raw, leads=(lead,)).text == STYLES["nlm"]


def test_what_is_not_found_in_the_entry_is_named():
    reference = cite(STYLES["nlm"])
    found = compare(cite(spoiled(STYLES["nlm"], "year")), RIGHT)
    assert mend(reference, RIGHT, found).left == ()
    lost = Reference(
        id="ref-1", label=None, raw="In the newspaper.", span=reference.span, fields=cite(STYLES["nlm"]).fields
    )
    wrong = compare(cite(spoiled(STYLES["nlm"], "volume")), RIGHT)
    assert mend(lost, RIGHT, wrong).left == ("volume",)
    assert mend(lost, RIGHT, wrong).text == "In the newspaper."


@pytest.mark.parametrize(
    ("pages", "like", "printed"),
    [
        ("1783-6", "201–209", "1783–1786"),
        ("1783-1786", "201-9", "1783-6"),
        ("e12-e19", "201-209", "e12-e19"),
        ("S12-8", "201-209", "S12-S18"),
        ("1783-6", "201", "1783"),
        ("e1017", "201-9", "e1017"),
        ("99-105", "201-9", "99-105"),
    ],
)
def test_pages_are_printed_as_the_old_ones_were(pages, like, printed):
    assert pages_like(pages, like) == printed


def test_a_title_takes_the_case_of_the_list():
    source = record(
        title="Back Pain in Patients with Parkinson Disease: Effects of Walking",
        abstract=(AbstractSection(text="We asked patients with Parkinson disease who had back pain about walking."),),
    )
    title = source.fields.title or ""
    assert (
        cased(title, "Sleep in people with Parkinson disease", source)
        == "Back pain in patients with Parkinson disease: effects of walking"
    )
    assert cased("Back pain and the effects of DNA", "Sleep in People With Long Nights") == (
        "Back Pain and the Effects of DNA"
    )
    assert cased("Back pain", "SLEEP IN THE NIGHT") == "BACK PAIN"


TITLE = "Evening humming for tinnitus in church organists: a randomised trial"


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("(2017) 'Letters from an old president', Annals", f"(2017) '{TITLE}', Annals"),
        ("“Letters from an old president.” Annals", f"“{TITLE}.” Annals"),
        ("“Letters from an old president,” Annals", f"“{TITLE},” Annals"),
        ('"Any other name"? On letters from presidents. Annals', f"{TITLE}. Annals"),
        ('Letters from the "old president". Annals', f"{TITLE}. Annals"),
        ("Who writes letters to presidents? Annals", f"{TITLE}. Annals"),
    ],
)
def test_another_title_takes_its_own_marks_with_it_and_leaves_the_styles(printed, wanted):
    head = "Halvorsen IT, Quist BM, Adeyemi O, de la Cruz R. "
    tail = " of Otology, Rhinology, and Laryngology. 2017;126(4):310-8. PMID: 31234567."
    assert mended(head + printed + tail).text == head + wanted + tail


def test_what_stands_behind_a_value_is_not_printed_twice():
    source = record(volume="56 (Pt 10)", pages="1037-1046.e1", year=2018)
    raw = "Shaw B, Darrow M, Derian A. " + (source.fields.title or "")
    right = raw + " Clin Med Insights Arthritis Musculoskelet Disord. 2018;56 (Pt 10):1037-1046.e1."
    for old, new in (("56 (", "16 ("), (":1037", ":2037")):
        reference = cite(right.replace(old, new))
        assert mend(reference, source, compare(reference, source)).text == right


def test_dots_of_initials_are_told_from_the_end_of_the_list():
    right = "Ray, S., and Bhalla, U. S. (2008). Walking with tools of many kinds. J Knees 2, 6-9."
    source = record(
        authors="Ray S, Bhalla US", title="Walking with tools of many kinds.", journal="J Knees", year=2008, volume="2",
        pages="6-9",
    )  # fmt: skip
    reference = cite(right.replace("Ray, S., and Bhalla, U. S.", "Bhalla, U. S., and Ray, S."))
    assert mend(reference, source, compare(reference, source)).text == right
    right = "Ray, S. et al. “Walking with tools of many kinds.” J Knees, vol. 2, 2008, pp. 6-9."
    reference = cite(right.replace("Ray, S.", "Bhalla, U."))
    assert mend(reference, source, compare(reference, source)).text == right


DATED = record(
    authors="Lund A, Ek B", title="2019 Guideline for walking on the ward.", journal="J Wards", year=2020, volume="72",
    pages="149-62",
)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("2019 Guideline for walking on the ward. J Wards. 2017;72:149-62.", ("2017;", "2020;")),
        ("2019 Guideline for walking on the ward. J Wards. 2020;72:149-62.", ("", "")),
        ("2019 Guideline for running on the ward. J Wards. 2020;72:149-62.", ("running", "walking")),
        ("2019 Guideline for walking on the ward. J Wards. 2019;72:149-62.", ("2019;", "2020;")),
        ("(2019) Guideline for walking on the ward. J Wards 72: 149-62.", ("(2019)", "(2020)")),
        ("2019 Guideline for walking on the ward. J Wards 73: 149-62.", ("73", "72")),
    ],
)
def test_a_year_that_opens_the_title_stays_there(raw, wanted):
    reference = cite("Lund A, Ek B. " + raw)
    assert mend(reference, DATED, compare(reference, DATED)).text == reference.raw.replace(*wanted)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Quist BM, Dave BA, Lund A", "Quist BM, Dave BA, Lund A"),
        ("Qvist BM, Dave BA, Lund A", "Quist BM, Dave BA, Lund A"),
        ("Quist BM, Sorensen K, Lund B", "Quist BM, Sorensen K, Lund A"),
    ],
)
def test_a_name_that_the_record_has_mangled_is_not_printed(printed, wanted):
    source = record(
        authors="Quist BM, Dav.. BA, Lund A", title="Walking on the ward.", journal="J Wards", year=2020, volume="72",
        pages="149-62",
    )  # fmt: skip
    reference = cite(f"{printed}. Walking on the ward. J Wards. 2020;72:149-62.")
    assert mend(reference, source, compare(reference, source)).text == reference.raw.replace(printed, wanted)
