"""Dashes that stand for the names of the entry above, and lists without a heading."""

import textwrap

import pytest

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.references import read_references


def listed(text, name="article.txt", form="text"):
    return read_references(read_bytes(text.encode(), name, form)).references


@pytest.mark.parametrize("dash", ["———.", "---.", "___.", "——.", "—.", "――."])
def test_a_dash_stands_for_all_names_above(dash):
    found = listed(
        "Lamps are old (Abbot and Baird 2009, 2011).\n\nReferences\n\n"
        "Abbot T, Baird U. 2009. Lamps of the north. J Lamps 12: 3-9.\n"
        f"{dash} 2011. Lamps of the south. J Lamps 14: 1-8.\n"
        f"{dash} 2012. Lamps of the east. J Lamps 15: 1-8.\n"
    )
    assert [[one.family for one in entry.fields.authors] for entry in found] == [["Abbot", "Baird"]] * 3
    assert [entry.fields.title for entry in found] == [f"Lamps of the {side}" for side in ("north", "south", "east")]
    assert found[1].raw.startswith(dash)


def test_a_dash_before_further_names_stands_for_one():
    found = listed(
        "References\n\nAbbot, T., and U. Baird, 2009: Lamps of the north. J. Lamps, 12, 3-9.\n"
        "--, and A. Corder, 2011: Lamps of the south. J. Lamps, 14, 1-8.\n"
        "Dunne, I., 2013: Beds and rest in hospitals. J. Wards, 15, 2-8.\n"
    )
    assert [entry.fields.authors[0].family for entry in found] == ["Abbot", "Abbot", "Dunne"]
    assert found[1].fields.year == 2011


def test_a_work_behind_a_dash_is_cited_by_its_names():
    text = (
        "Lamps are old (Abbot 2009, 2011).\n\nReferences\n\nAbbot, Tom. 2009. Lamps of the North. Leeds: Lamp Press.\n"
        "———. 2011. “Lamps of the South.” Journal of Lamps 14 (2): 1–8.\n"
    )
    document = read_bytes(text.encode(), "article.txt", "text")
    cited = read_citations(document, read_references(document)).citations
    assert [one.references for one in cited] == [("ref-1", "ref-2")]


def test_a_dash_in_a_web_page():
    page = (
        "<html><body><p>Lamps (Abbot 2009).</p><h2>References</h2><ul><li>Abbot T. 2009. Lamps of the north. "
        "J Lamps 12: 3-9.</li><li>———. 2011. Lamps of the south. J Lamps 14: 1-8.</li></ul></body></html>"
    )
    assert [entry.fields.authors[0].family for entry in listed(page, "a.html", "html")] == ["Abbot", "Abbot"]


ENTRIES = [
    "Abbot, T., & Baird, U. (2009). Lamps of the north and their makers in the last hundred years. Journal of Lamps, "
    "12(1), 3–9.",
    "Corder, A., & Dunne, I. (2011). Lamps of the south and their makers in the last hundred years. Journal of Lamps, "
    "14(2), 1–8.",
    "Eames, M., & Farrow, O. (2012). Lamps of the east and their makers in the last hundred years. Journal of Lamps, "
    "15(2), 1–8.",
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("after", ["", "\n\nThe author is a nurse who has written on lamps for ten years.\n"])
def test_wrapped_entries_need_no_heading(between, after):
    wrapped = between.join(textwrap.fill(one, 72) for one in ENTRIES)
    found = listed(f"Lamps are old (Abbot & Baird, 2009).\n\n----------\n\n{wrapped}\n{after}")
    assert [" ".join(one.raw.split()) for one in found] == ENTRIES


def test_prose_that_begins_with_names_is_no_list():
    text = "\n\n".join(
        f"Tom Abbot and Una Baird went to ward {n} in 2011.\nThey found that the lamps were old and the beds short."
        for n in range(5)
    )
    assert listed(text) == ()
