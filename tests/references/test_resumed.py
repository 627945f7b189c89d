"""Lists without numbers that a page has put something into: a note at its foot, a figure, a table."""

from pathlib import PurePath

import pytest

from citecheck.documents import read_bytes
from citecheck.references import read_references

ENTRIES = [
    "Adams, B., Hill, C., 2011. Falls of older patients by night. Journal of Wards 3, 12–19.",
    "Brown, T., 2012. The reasons why nurses walk. Ward Medicine 5, 101–110. doi:10.1234/wm.5.101",
    "Doyle, M., Shaw, K., 2009. Lights in the corridor and what they change. Nursing Studies 12, 33–41.",
    "Ellis, P., 2015. Beds that are too high. Journal of Wards 7, 55–61.",
    "Hall, M., Lee, A., Wragg, D., 2018. Shoes, socks and falls. Age and Care 21, 400–412.",
    "Young, F., 2020. Sleep without tablets. Ward Medicine 13, 1–9.",
]
FIGURE = ["1.0 1.0", "0.8 0.8", "Figure 3: Falls by night and by day on both of the wards.", "x [km]"]


def families(*blocks):
    text = "\n\n".join(["A sentence (Hall et al., 2018).", "References", *blocks])
    listed = read_references(read_bytes(text.encode(), PurePath("x.txt").name))
    return [reference.fields.authors[0].family for reference in listed.references]


ALL = ["Adams", "Brown", "Doyle", "Ellis", "Hall", "Young"]


@pytest.mark.parametrize("at", [1, 2, 3, 5])
@pytest.mark.parametrize(
    "between", [["4All of the mothers and the nurses had been told so, as others had found."], FIGURE]
)
def test_what_a_page_puts_into_a_list_does_not_end_it(at, between):
    assert families(*ENTRIES[:at], *between, *ENTRIES[at:]) == ALL


def test_it_may_do_so_twice():
    assert families(*ENTRIES[:2], *FIGURE, *ENTRIES[2:4], "5The wards were asked again.", *ENTRIES[4:]) == ALL


def test_what_is_not_next_in_the_alphabet_is_another_matter():
    prose = "The nurses and the mothers of both wards were asked again, and they have told us so in their letters."
    assert families(*ENTRIES[3:], prose, *ENTRIES[:3]) == ALL[3:]


def test_a_title_with_the_words_of_a_sentence_is_an_entry():
    title = "Chen MS (2014). “Are We Really Doing What We Think We Are Doing? A Note on Our Own Wards.” Mimeo."
    assert families(*ENTRIES[:2], title, *ENTRIES[2:]) == ["Adams", "Brown", "Chen", *ALL[2:]]


def test_an_appendix_ends_the_list():
    prose = "The data that are named in the paper are those of the wards, and we describe them in what follows."
    assert families(*ENTRIES, "A. Data of the wards", prose) == ALL
    assert families(*ENTRIES, "B.1 Results for panels (both wards)", prose) == ALL
    assert families(*ENTRIES, "A Details of the wards", prose) == ALL
    # A title that begins with an article stands above its source.
    source = "Hill C. J Wards. 2015;6(2):93-99."
    assert "Hill" in families(*ENTRIES, "A New Way to Walk", source)[-1]


def test_names_in_full_and_compound_names_keep_the_order_of_families():
    entries = [
        "Zoe Adams, Carl Hill, and Ann Lee. Falls of older patients by night. Journal of Wards, 3:12–19, 2011.",
        "Arba Mosquera, S., Verma, S., 2015. Torsion of the eye in wards. Journal of Wards 41, 1752–1766.",
        "Mark A Brown and Peter Shaw. Why nurses walk by night. Ward Medicine, 5:101–110, 2012.",
        "Greta Anna Cole, Maria Burgio, and Jo Lee. Lights in the corridor. Nursing Studies, 12:33–41, 2009.",
    ]
    for at in (1, 2):
        got = families(*entries[:at], *FIGURE, *entries[at:])
        assert len(got) == len(entries)
