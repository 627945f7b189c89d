"""Numbered lists in which an entry names another one again: nothing else of them may be lost."""

import pytest

from citecheck.citations import read_citations
from citecheck.consistency import check_document
from citecheck.documents import read_bytes
from citecheck.references import read_references

ABEL = "Abel D, Brook BG, Cole AE et al. Owls in barns: a review. Owl Clin 2013; 41: 61-76."
DALE = "Dale PD, Ende SD, Fox SP. Moulting after rain. Br J Owls 1998; 80: 20–25."
ODD = [
    "van den Berg FF, Boer MA. Update on the moulting of owls. Curr Opin Owls 2012; 29: 145-151.",
    "de Jong M, Lund B. Mice at night. J Barns 2010; 4: 1-9.",
    "d’Hall M. Rye and mice. J Barns 2011; 5: 11-19.",
    "Gray A. Owls that fall. Ann Barn Med 2015; in press.",
    "British Owl Formulary. 87th ed. London: Owl Group; 2014.",
    "Hill C. Rain and rest. Barns 2012 Sep. [Epub ahead of print]",
    "Guidance on rest for owls. Owl Institute, 2011.",
    "Owl Society. Global report on barns. Geneva: Owl Society.",
]
REMARK = "See the discussion in the appendix."


def as_text(heading, entries):
    listed = "\n".join(f"{n}. {entry}" for n, entry in enumerate(entries, 1))
    return f"{said(len(entries))}\n\n{heading}\n\n{listed}\n".encode(), "x.txt"


def as_footnotes(heading, entries):
    listed = "\n\n".join(f"[^{n}]: {entry}" for n, entry in enumerate(entries, 1))
    return f"{said(len(entries), '[^{}]')}\n\n## {heading}\n\n{listed}\n".encode(), "x.md"


def as_page(heading, entries):
    listed = "".join(f"<li>{entry}</li>" for entry in entries)
    page = f"<article><p>{said(len(entries))}</p><h2>{heading}</h2><ol>{listed}</ol></article>"
    return f"<html><body>{page}</body></html>".encode(), "x.html"


def said(count, marker="[{}]"):
    return " ".join(f"Owls do what was said of them {marker.format(n)}." for n in range(1, count + 1))


def read(file):
    document = read_bytes(*file)
    listed = read_references(document)
    cited = read_citations(document, listed)
    by_id = {one.id: one.raw for one in listed.references}
    findings = {found.rule for found in check_document(document, listed, cited)}
    return (
        [one.raw for one in listed.references],
        [[by_id[to] for to in one.references] for one in cited.citations],
        findings,
    )


@pytest.mark.parametrize("form", [as_text, as_footnotes, as_page])
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("heading", ["References", "Notes"])
def test_every_entry_stays_beside_one_that_says_ibid(form, odd, heading):
    works, cited, _ = read(form(heading, [ABEL, "Ibid.", odd, DALE]))
    assert [work for work in works if work != "Ibid."] == [ABEL, odd, DALE]
    assert [to[-1:] for to in cited] == [[ABEL], [ABEL], [odd], [DALE]]


@pytest.mark.parametrize("form", [as_text, as_footnotes, as_page])
def test_a_list_that_is_called_references_is_one(form):
    entries = [ABEL, "Ibid.", REMARK, DALE, "Abel, Owls in Barns, 62."]
    works, cited, findings = read(form("References", entries))
    assert works == entries
    assert cited == [[ABEL], ["Ibid.", ABEL], [REMARK], [DALE], ["Abel, Owls in Barns, 62.", ABEL]]
    assert "reference-uncited" not in findings


def test_ibid_has_no_parts_to_tell_apart_and_is_no_work_twice():
    again = "Abel, Owls in Barns, 62."
    assert not read(as_text("References", [ABEL, "Ibid.", DALE, "Ibid.", ODD[0], again, again]))[2]


@pytest.mark.parametrize("heading", ["Notes", "References and notes"])
def test_remarks_among_notes_stay_out(heading):
    works, cited, _ = read(as_text(heading, [ABEL, "Ibid.", REMARK, DALE, "Abel, Owls in Barns, 62."]))
    assert works == [ABEL, DALE]
    assert cited == [[ABEL], [ABEL], [DALE], [ABEL]]


TITLES = ["Abel et al., Owls in barns{}", "Dale et al., Moulting after rain{}", "Abel et al., Owls in barns{}"]


@pytest.mark.parametrize("form", [as_text, as_footnotes, as_page])
@pytest.mark.parametrize("end", [".", "", " (above).", " (see above).", " (n. above)."])
def test_notes_that_give_author_and_title_alone_name_the_work(form, end):
    works, cited, findings = read(form("Notes", [ABEL, DALE, *(title.format(end) for title in TITLES)]))
    assert works == [ABEL, DALE]
    assert cited == [[ABEL], [DALE], [ABEL], [DALE], [ABEL]]
    assert not findings


def test_footnotes_without_a_heading_are_a_list_though_most_name_works_again():
    notes = [ABEL, DALE, *(title.format(".") for title in TITLES)]
    listed = "\n\n".join(f"[^{n}]: {note}" for n, note in enumerate(notes, 1))
    works, cited, findings = read((f"{said(5, '[^{}]')}\n\n{listed}\n".encode(), "x.md"))
    assert works == [ABEL, DALE]
    assert cited == [[ABEL], [DALE], [ABEL], [DALE], [ABEL]]
    assert not findings


def test_an_entry_with_author_and_title_alone_leads_to_the_work_and_is_no_work_twice():
    again = [title.format(".") for title in TITLES]
    works, cited, findings = read(as_text("References", [ABEL, DALE, *again]))
    assert works == [ABEL, DALE, *again]
    assert cited == [[ABEL], [DALE], [again[0], ABEL], [again[1], DALE], [again[2], ABEL]]
    assert not findings


def test_ibid_means_the_entry_right_before_it():
    works, cited, _ = read(as_text("Notes", [ABEL, ODD[7], "Ibid.", DALE, "Ibid., 22."]))
    assert works == [ABEL, ODD[7], DALE]
    assert cited[2] == [ODD[7]]
    assert cited[4] == [DALE]


def test_the_list_goes_on_to_its_last_number():
    works, cited, _ = read(as_text("References", [ABEL, DALE, ODD[0], "Ibid."]))
    assert works[-1] == "Ibid."
    assert cited[-1] == ["Ibid.", ODD[0]]
