import itertools

import pytest
from citations.reading import entry, markers, numbered, read
from hypothesis import given
from hypothesis import strategies as st

from citecheck.citations import read_citations
from citecheck.citations.numbers import numbers_of
from citecheck.documents import read_bytes
from citecheck.models import Document, Mark, ReferenceList
from citecheck.references import read_references


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Walking helps.[1] So does rest [2,3-4].", ["[1]", "[2,3-4]"]),
        ("Walking helps [1], [2]. So does rest [3]–[4].", ["[1], [2]", "[3]–[4]"]),
        ("Walking helps (1). So does rest (2, 3–4).", ["(1)", "(2, 3–4)"]),
        ("“Walking helps.”(1) Rest, they say,(2) does too. A March 2019 (3) study in Spine (4) , agrees.",
         ["(1)", "(2)", "(3)", "(4)"]),
        ("Walking helps.¹ So does rest²,³ and sleep.⁴", ["¹", "²,³", "⁴"]),
        ("Walking eases pain.1 So does rest2,3 and sleep.4 Nothing else does.", ["1", "2,3", "4"]),
        ("Walking eases pain for 3 months 1. So does rest 2, 3.\nSleep is best for knees 4\n", ["1", "2, 3", "4"]),
        ("Walking eases pain. 1\nRest eases pain. 2\nSleep eases it. 3, 4\n", ["1", "2", "3, 4"]),
    ],
)  # fmt: skip
def test_every_form_of_number(text, printed):
    assert [marker for marker, _, _ in markers(text, numbered(4))] == printed
    assert sorted({n for _, found, _ in markers(text, numbered(4)) for n in found}) == [1, 2, 3, 4]


def test_two_styles_in_one_document():
    text = "They write: “Rest is a good treatment for most people.”(1) She could walk without any pain after a month.2"
    assert markers(text, numbered(2)) == [("(1)", [1], []), ("2", [2], [])]


@pytest.mark.parametrize(
    "trap",
    [
        "Patients took 20 mg (2 tablets) of the drug (30% of them).",
        "Pain fell from 4/10 to 2/10 in 2–3 months (p < 0.05).",
        "Call (239) 555-0142 or write to us.",
        "See Figure 1, Table 2 and Fig. 3.",
        "Levels of CO2 and CD40 and H2O rose, and VO2 max did too.",
        "The model fitted well (R² = 0.8) over 12 m² and 10⁶ cells.",
        "Heterogeneity was high (I² = 82%).",
        "The group had type 2 diabetes for 3 years and was aged 65.",
        "It asks about (1) pain, (2) sleep and (3) mood.",
        "In 2019, 12 of 40 patients left on day 4.",
        "Platelet-derived growth factor (PDGF) was given at week 12.",
    ],
)
def test_numbers_that_are_no_citations(trap):
    text = f"Walking helps [1]. Rest helps [2]. {trap} Sleep helps [3]."
    assert [marker for marker, _, _ in markers(text, numbered(3))] == ["[1]", "[2]", "[3]"]
    assert markers(trap) == []


def test_names_with_digits_are_no_markers():
    text = (
        "The Abc9 gene was found in mice.1 Mice without Abc9 lived longer.2 Abc9 has a partner.3 "
        "It is not known what Abc9 does.4"
    )
    assert [marker for marker, _, _ in markers(text, numbered(9))] == ["1", "2", "3", "4"]


def test_a_number_counts_the_entries_of_a_list_without_numbers():
    listed = ReferenceList(references=(entry(1), entry(2)))
    text = "Rest helps the knee 1.\nWalking helps the knee 2.\nBoth help the hip 1, 2.\nSurgery rarely does 3.\n"
    assert markers(text, listed) == [
        ("1", [1], []),
        ("2", [2], []),
        ("1, 2", [1, 2], []),
        ("3", [], ["3"]),
    ]


def test_numbers_without_any_list():
    text = "Rest helps the knee 1. Walking helps the knee 2.\nBoth help the hip 1. A knee brace is one more option 3.\n"
    assert [(m, missing) for m, _, missing in markers(text)] == [("1", ["1"]), ("2", ["2"]), ("1", ["1"]), ("3", ["3"])]
    assert markers("The office is on floor 3. It opens at 9. The fee is 40.\n") == []


def test_markup_that_raises_numbers():
    text = "Walking helps1 and rest helps2 too."
    marks = (Mark(kind="superscript", start=13, end=14), Mark(kind="superscript", start=29, end=30))
    document = Document(path="a.html", format="html", text=text, sha256="", marks=marks)
    assert [c.references for c in read_citations(document, numbered(2)).citations] == [("ref-1",), ("ref-2",)]


def test_nothing_in_the_list_is_a_citation():
    text = "Walking helps [1].\n\nReferences\n\n[1] Lund A. Walks [in Danish]. Gait. 2010;3(1):1-9."
    listed = ReferenceList(references=(entry(1, "[1]"),), regions=((20, len(text)),))
    assert markers(text, listed) == [("[1]", [1], [])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Walking helps.¹ Doses are given elsewhere (see ref. 2). Sleep helps.³", [[1], [2], [3]]),
        ("Walking helps.¹ It was tried twice (refs 2 and 3).", [[1], [2, 3]]),
        ("Walking helps [1]. See references 2–3 for more. Rest does [2]. Sleep does [3].", [[1], [2, 3], [2], [3]]),
        ("Walking helps [1]. Rest does [2]. Sleep does [3]. The reference 20 mg dose is refs 99.", [[1], [2], [3]]),
        ("Walking helps [1]. Rest does [2].\nA trial of swimming (n = 47) found much less pain (3)\nNo more.",
         [[1], [2], [3]]),
    ],
)  # fmt: skip
def test_references_called_by_that_word(text, found):
    assert [references for _, references, _ in markers(text, numbered(3))] == found


def test_zero_cites_only_alone_in_brackets():
    listed = ReferenceList(references=(entry(1, "0"), entry(2, "1")))
    assert markers("Rest helps [0]. Sleep helps [1]. See a[0] and [0, 1].", listed)[:2] == [
        ("[0]", [1], []),
        ("[1]", [2], []),
    ]
    assert len(markers("Rest helps [0]. Sleep helps [1]. See a[0] and [0, 1].", listed)) == 2
    assert markers("Rest helps [1]. Sleep helps [2]. Heat does not [0].", numbered(2))[2] == ("[0]", [], ["0"])


def test_a_range_that_goes_over_to_the_next_line():
    text = "Swimming has been tried in several small trials,1-\n3 with mixed results.4 Nothing else has.5\n"
    assert [found for _, found, _ in markers(text, numbered(5))] == [[1, 2, 3], [4], [5]]
    assert read(text, numbered(5)).claims[0].text == text[: text.index(" Nothing")]


def test_links_to_the_entries_of_the_page():
    text = (
        "Turmeric helps the knee [1](#ref-1). It is safe [2, 3](#refs). See [the shop](#shop) and [4](http://a.b/c).\n\n"
        "## References\n\n"
        "1. Lund A, Amari B. Turmeric and the knee. J Gait. 2014;9(1):1-9.\n"
        "2. Okafor C. Turmeric is safe. Spine. 2016;19(8):717-729.\n"
        "3. Petrov D, Kim E. Doses of turmeric. Trials. 2019;20(1):214.\n"
        "4. Weber F. Curry. Trials. 2020;21(1):15.\n"
    )
    document = read_bytes(text.encode(), "a.md", "markdown")
    cited = read_citations(document, read_references(document)).citations
    assert [c.references for c in cited] == [("ref-1",), ("ref-2", "ref-3")]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("1", (1,)),
        ("2,4-6", (2, 4, 5, 6)),
        ("1, 3–5", (1, 3, 4, 5)),
        ("101-5", (101, 102, 103, 104, 105)),
        ("3−4", (3, 4)),
        ("9-3000", None),
        ("a", None),
        ("", None),
    ],
)
def test_lists_of_numbers(printed, numbers):
    assert numbers_of(printed) == numbers


@given(st.text(alphabet="0123456789,-–; ", max_size=60))
def test_a_list_of_numbers_stays_small(printed):
    assert len(numbers_of(printed) or ()) <= 1200


def test_citations_are_in_order_and_do_not_overlap():
    cited = read("One [1]. Two (2). Lund et al. (2010) [3].", numbered(3)).citations
    assert [c.id for c in cited] == [f"cit-{n}" for n in range(1, len(cited) + 1)]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(cited))


def test_three_hands_three_styles():
    text = "Plasma beat rest at a year.1 “It was plain. We saw no harm.”(2) It costs more [3]. So did rest (step 4).\n"
    assert markers(text, numbered(3)) == [("1", [1], []), ("(2)", [2], []), ("[3]", [3], [])]


def test_forms_that_leave_gaps_or_stand_out_of_order_do_not_join():
    text = "Rest helps [1]. It costs more [2]. We asked (4) and they said.3 Sleep helps too [5].\n"
    assert [marker for marker, *_ in markers(text, numbered(5))] == ["[1]", "[2]", "[5]"]


@pytest.mark.parametrize("end", ["each year 1.", "once a day 1.", "in the same week 1."])
def test_bare_numbers_after_a_period(end):
    text = f"Pain keeps one in ten home {end} Lifting adds to it 2. Rest is old 3. It began in year 1. Sleep helps 4."
    assert [marker for marker, *_ in markers(text, numbered(4))] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("numbers", ["[1,\n2]", "[1;\n  2]", "[1–\n2]", "(1,\n2)"])
def test_a_marker_goes_over_the_end_of_a_line(numbers):
    text = f"Walking eases pain {numbers}. Rest does not {numbers[0]}3{numbers[-1]}.\n"
    assert [found for _, found, _ in markers(text, numbered(3))] == [[1, 2], [3]]


def test_a_number_after_a_name_that_ends_in_one():
    text = (
        "Lungs suffer from COVID-19.1 Masks help.2 Many took omega-3.3 The dose of IL-6 was 2.5 mg. It rose by 5.4.4\n"
    )
    assert [marker for marker, *_ in markers(text, numbered(4))] == ["1", "2", "3", "4"]


def test_a_key_in_the_sentence():
    listed = ReferenceList(references=(entry(1, "@lund2010"), entry(2, "@amari2011")))
    text = "@lund2010 asked 40 runners. Others did too [@amari2011; @lund2010]. Write to a@lund2010 or @okafor.\n"
    assert [(m, r) for m, r, _ in markers(text, listed)] == [
        ("@lund2010", [1]),
        ("[@amari2011; @lund2010]", [2, 1]),
    ]


def test_brackets_cite_in_the_shortest_list_too():
    assert markers("Walking helps [3, 5]. Rest does not [1].\n", numbered(2)) == [
        ("[3, 5]", [], ["3", "5"]),
        ("[1]", [1], []),
    ]


def test_a_number_at_the_end_of_a_paragraph_cites_where_it_is_lacking():
    text = (
        "Oil helps dry eyes.1 So do drops.2 The panel put the evidence at level 2.3\n\nThe score fell by 1.2\n\nAsk.4\n"
    )
    assert [marker for marker, *_ in markers(text, numbered(4))] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rest helps.¹ The score fell from 6 to 4². It rose from 3 to 7³.", [[1], [2], [3]]),
        ("Rest helps.¹ The score fell from 6 to 10²,³ in a year.", [[1], [2, 3]]),
        ("Rest helps.¹ A 3² factorial design was used, with 10² cells, 5² = 25 wells and 2³ plates.²", [[1], [2]]),
        ("Rest helps.¹ Water with H2¹⁸O was drunk; 4 × 5² beds stood there.²", [[1], [2]]),
    ],
)
def test_a_raised_number_after_digits_cites_where_it_is_no_power(text, found):
    assert [references for _, references, _ in markers(text, numbered(9))] == found


@pytest.mark.parametrize(
    "said",
    ["gene expression", "an open-label extension", "a treatment option", "the main constraint", "a longer interval"],
)
def test_words_of_mathematics_and_of_medicine_are_cited_for(said):
    text = f"Walking helps [1]. It came with {said} [2]. Rest does [3]. Sleep does too [4]."
    assert [references for _, references, _ in markers(text, numbered(4))] == [[1], [2], [3], [4]]


def test_brackets_behind_an_interval_are_its_ends():
    text = "Walking helps [1]. The ratio was 2 (95% CI [1, 3]; interquartile range [2, 4]). Rest does [2]."
    assert [references for _, references, _ in markers(text, numbered(4))] == [[1], [2]]
    assert markers("See equation [2] and Fig. [3]. Walking helps [1].", numbered(4)) == [("[1]", [1], [])]


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("the sum α + βix2i (1) is theirs", False),
        ("the slope of x2i was steep", False),
        ("of the wards2 as told", True),
        ("and some had left2", True),
    ],
)
def test_a_power_before_what_stands_below_its_letter(text, cites):
    works = "1. Hall M. Falls. J Wards. 2015;6:93.\n2. Lee A. Lights. J Wards. 2016;7:13."
    whole = f"Falls were seen.1 Here {text}.\n\nReferences\n\n{works}"
    at = whole.index("2", whole.index("Here"))
    marks = (Mark(kind="superscript", start=16, end=17), Mark(kind="superscript", start=at, end=at + 1))
    document = Document(path="x", format="pdf", text=whole, sha256="", marks=marks)
    found = read_citations(document, read_references(document)).citations
    assert [one.marker for one in found] == (["1", "2"] if cites else ["1"])


def test_a_few_brackets_of_a_long_list_cite():
    text = "Walking eased pain of the knee in most of them [6]. Rest did so too, and sleep did not help [16]."
    assert markers(text, numbered(40)) == [("[6]", [6], []), ("[16]", [16], [])]
    assert markers("The score lay in [55] or [72] of the scale, and pain eased in some.", numbered(40)) == []


BY_FOUR = ReferenceList(
    references=(
        entry(1, "1", ("Lee", "Moss"), 2011),
        entry(2, "2", ("Okafor",), 2014),
        entry(3, "3", ("Brandt",), 2016),
        entry(4, "4", ("Hollis",), 2018),
    )
)


def test_a_name_and_year_before_a_number_is_no_second_citation_of_a_work_that_is_cited_by_number():
    text = "Okafor et al. (2014) found that rest helps [1]. Sleep did not help anybody [2]."
    assert [found for _, found, _ in markers(text, BY_FOUR)] == [[1], [2]]


def test_of_a_work_without_a_number_in_the_text_it_is():
    text = "Okafor et al. (2014) found that rest helps [1]. Sleep did not help anybody [3]."
    assert [found for _, found, _ in markers(text, BY_FOUR)] == [[2], [1], [3]]


def test_a_name_and_year_in_a_clause_of_its_own_cites():
    text = "Okafor (2014) found that rest helps, and later work bore that out [1]. Sleep did [2]."
    assert ("Okafor (2014)", [2], []) in markers(text, BY_FOUR)


def test_a_stray_number_in_brackets_of_an_article_that_cites_by_name_is_no_citation():
    names = ["Lee", "Moss", "Okafor", "Brandt", "Hollis", "Marsh", "Ito", "Vogel"]
    listed = ReferenceList(references=tuple(entry(n, None, (name,), 2010 + n) for n, name in enumerate(names, 1)))
    text = "Rest helps (Lee 2011). The third item [3] of the scale was left out. Sleep does not (Moss 2012)."
    assert [found for _, found, _ in markers(text, listed)] == [[1], [2]]
