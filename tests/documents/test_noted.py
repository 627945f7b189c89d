"""What notes hold: works in full, works named again, remarks."""

from __future__ import annotations

import pytest
from documents.wordxml import RAISED, p, r, styled, word
from hypothesis import given
from hypothesis import strategies as st

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.documents.noted import held, names_again
from citecheck.references import read_references

ABEL = "Anna Abel, “Walking on the Ward at Night,” Journal of Ward History 12, no. 3 (2011): 45–67."
BROOK = "Ursula Brook and Tom Lund, Beds and Rest: A History of Lying Down (Oslo: Ward Press, 1998), 112–15."
COLE = "Carl Cole, “Falls among Nurses,” Bulletin of the History of Nursing 74 (2000): 213–40, at 220."
DALE = "Dora Dale, “The Sleep of the Old,” in Night and Nursing, ed. Max Ende (London: Walker, 2003), 33–58."
FOX = "Felix Fox, “Tea on the Ward,” Medical History 50, no. 1 (2006): 1–22"
GRAY = "Gerda Gray, The Windows of the Hospital (Cambridge: Hill Press, 1987)."
NOTES = (
    ("Walking at night was forbidden in most wards.", ABEL, [0]),
    ("Beds were the centre of the ward.", BROOK, [1]),
    ("Nurses fell on the stairs.", COLE, [2]),
    ("They were not blamed for it.", "Ibid., 225.", [2]),
    ("The old were left to sleep.", DALE, [3]),
    ("Walking returned after the war.", "Abel, “Walking on the Ward,” 52.", [0]),
    (
        "A ward was a hall with thirty beds at that time.",
        "By ward I mean here a hall of the kind that was built between the wars, and which we now call a dormitory.",
        [],
    ),
    ("Tea was given at four.", f"See, e.g., {FOX}; and compare {GRAY}", [4, 5]),
    ("Beds were made twice a day.", "Brook and Lund, Beds and Rest, 120; Cole, “Falls,” 230.", [1, 2]),
    ("The windows stayed shut.", "Gray, op. cit., 44.", [5]),
    ("The nurses slept nearby.", "Dale (n. 5 above), 40.", [3]),
)
WORKS = [ABEL, BROOK, COLE, DALE, FOX, GRAY]
LISTED = [
    "Abel, Anna. “Walking on the Ward at Night.” Journal of Ward History 12, no. 3 (2011): 45–67.",
    "Brook, Ursula, and Tom Lund. Beds and Rest: A History of Lying Down. Oslo: Ward Press, 1998.",
    "Cole, Carl. “Falls among Nurses.” Bulletin of the History of Nursing 74 (2000): 213–40.",
    "Dale, Dora. “The Sleep of the Old.” In Night and Nursing, edited by Max Ende, 33–58. London: Walker, 2003.",
    "Fox, Felix. “Tea on the Ward.” Medical History 50, no. 1 (2006): 1–22.",
    "Gray, Gerda. The Windows of the Hospital. Cambridge: Hill Press, 1987.",
]
AFTER = " The sentence that follows it says nothing more of this."


def holding(*notes):
    found = held([(str(n), note) for n, note in enumerate(notes, 1)])
    return [([note[start:end] for start, end in one.works], one.again) for note, one in zip(notes, found, strict=True)]


def test_works_that_one_note_holds():
    assert holding(f"For tea, see {FOX}; for windows, see {GRAY}") == [([FOX, GRAY], ())]
    assert holding(f"I owe this to Ida Hill; see also {ABEL}") == [([ABEL], ())]
    assert holding(f"{ABEL} See also {COLE}") == [([ABEL, COLE], ())]
    assert holding("Lund A, Ek B. Walking. J Wards 2011; 12: 3-9; Holm C. Falls by night. J Wards 2012; 13: 4-8.") == [
        (["Lund A, Ek B. Walking. J Wards 2011; 12: 3-9", "Holm C. Falls by night. J Wards 2012; 13: 4-8."], ())
    ]


def test_semicolons_between_authors_part_no_works():
    note = "Ana Lund; Tom Holm, “On the Stairs,” Medical History 12 (1999): 3–9."
    assert holding(note) == [([note], ())]


def test_remarks_and_letters_hold_no_work():
    for note in (
        "The committee met in 1936 and again in 1938; no minutes survive.",
        "Letter from Lund to Holm, 3 May 1936, Ward Archive, box 12.",
        "We thank Ida Hill, who was there in 1987 (and in 1988), for this.",
        "Ward Health Act 1946, s. 12.",
    ):
        assert holding(ABEL, note)[1] == ([], ()), note


@pytest.mark.parametrize(
    ("note", "meant"),
    [
        ("Ibid.", (1,)),
        ("Ebd., S. 14.", (1,)),
        ("Abel, “Walking on the Ward,” 52–3.", (0,)),
        ("Hill, op. cit., p. 4", ()),
        ("Abel (note 1 above), 50.", (0,)),
        ("Brook and Lund, supra note 2, at 120.", (1,)),
        ("Brook, Beds and Rest, 12; Abel, “Walking,” 50", (1, 0)),
        ("Hill, The Gardens of the Hospital, 50.", ()),
        # Without pages, only beside a work that has the title
        ("Abel, “Walking on the Ward.”", (0,)),
        ("Brook and Lund, Beds and Rest", (1,)),
        ("Brook et al. Beds and Rest.", (1,)),
        ("Abel, Walking (above).", (0,)),
        ("Brook and Lund, Beds and Rest (see above)", (1,)),
        ("Brook and Lund (n. above).", (1,)),
        ("Abel, Gardens of the Hospital.", ()),
        ("Hill, Walking on the Ward.", ()),
        ("Abel A. Walking on the Ward.", ()),
        ("Abel, who was there, saw them walking on the ward.", ()),
        ("Abel, Oslo.", ()),
    ],
)
def test_works_named_again(note, meant):
    assert holding(ABEL, BROOK, note)[2] == ([], meant)


def test_of_two_works_of_an_author_the_title_tells():
    other = "Anna Abel, Doctors in the Garden (Oslo: Ward Press, 1999)."
    assert holding(ABEL, other, "Abel, Doctors in the Garden, 7.", "Abel, “Walking,” 46.", "Abel, op. cit., 3.")[
        2:
    ] == [
        ([], (1,)),
        ([], (0,)),
        ([], ()),
    ]


def test_the_same_author_again_is_another_work():
    note = "Idem. Noise on the ward at night. J Wards 1998;3:4-9."
    assert holding(ABEL, note)[1] == ([note], ())


def test_ibid_after_a_source_that_is_no_work_means_none():
    assert holding(ABEL, "Ward Archive, Oslo, file 12/4.", "Ibid.")[2] == ([], ())
    assert holding(ABEL, "See the appendix for more.", "Ibid.")[2] == ([], (0,))


@pytest.mark.parametrize(
    "note",
    [
        "van den Berg A, de Jong B. Walking by night. J Wards 2011; 12: 3-9.",
        "d’Hall M. Walking by night. J Wards 2015; in press.",
        "Ward Formulary. 87th ed. London: Ward Group; 2014.",
        "Hill C. Walking and rest. Wards 2012 Sep. [Epub ahead of print]",
        "Guidance on rest in wards. Ward Institute, 2011.",
    ],
)
def test_works_in_full_without_a_capital_or_a_page(note):
    assert holding(ABEL, note)[1] == ([note], ())


def test_an_entry_of_a_list_names_nothing_again():
    assert not any(names_again(one) for one in [*LISTED, "Supra J. The suprachiasmatic nucleus. J Wards. 2011;3:4-9."])


pieces = st.sampled_from([*(note for _, note, _ in NOTES), "; see ", "(", "Ibid.", ". See also ", "1998", "; "])


@given(st.lists(st.lists(pieces, max_size=5).map(" ".join), max_size=12))
def test_whatever_notes_say_works_stand_in_them_in_order(notes):
    count = 0
    for note, one in zip(notes, held([(str(n), note) for n, note in enumerate(notes, 1)]), strict=True):
        edges = [edge for work in one.works for edge in work]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(note) for edge in edges)
        count += len(one.works)
        assert all(0 <= n < count for n in one.again)


def test_a_title_without_pages_that_two_works_have_means_neither():
    other = "Anna Abel, “Walking on the Ward by Day,” Journal of Ward History 14, no. 1 (2013): 5–17."
    assert holding(ABEL, other, "Abel, “Walking on the Ward.”")[2] == ([], ())


# ------------------------------------------------------------------ in documents


def in_word(kind, listed=(), notes=NOTES):
    def mark(n):
        return f'<w:r><w:rPr>{RAISED}</w:rPr><w:{kind}Reference w:id="{n}"/></w:r>'

    body = [p("The ward at night")]
    body += [p(said, mark(n), AFTER) for n, (said, _, _) in enumerate(notes, 1)]
    body += [p("Bibliography", properties=styled("H")), *map(p, listed)] if listed else []
    printed = [
        f'<w:{kind} w:id="{n}">{p(f"<w:r><w:{kind}Ref/></w:r>", r(f" {note}"))}</w:{kind}>'
        for n, (_, note, _) in enumerate(notes, 1)
    ]
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    return word("".join(body), styles=styles, **{f"{kind}s": "".join(printed)}), "x.docx"


def in_markdown(listed=()):
    said = [f"{said}[^{n}]{AFTER}" for n, (said, _, _) in enumerate(NOTES, 1)]
    notes = [f"[^{n}]: {note}" for n, (_, note, _) in enumerate(NOTES, 1)]
    return "\n\n".join([*said, *notes, *(["# Bibliography", *listed] if listed else [])]).encode(), "x.md"


def in_text(listed=()):
    said = [f"{said}{n}{AFTER}" for n, (said, _, _) in enumerate(NOTES, 1)]
    notes = "\n".join(f"{n}. {note}" for n, (_, note, _) in enumerate(NOTES, 1))
    return "\n\n".join([*said, "Notes", notes, *(["Bibliography", *listed] if listed else [])]).encode(), "x.txt"


def in_html():
    said = [
        f'<p>{said}<sup><a href="#n{n}" id="m{n}">{n}</a></sup>{AFTER}</p>' for n, (said, _, _) in enumerate(NOTES, 1)
    ]
    notes = [f'<li id="n{n}">{note} <a href="#m{n}">↩</a></li>' for n, (_, note, _) in enumerate(NOTES, 1)]
    page = f"<article><h1>Wards</h1>{''.join(said)}<h2>Notes</h2><ol>{''.join(notes)}</ol></article>"
    return f"<html><body>{page}</body></html>".encode(), "x.html"


@pytest.mark.parametrize(
    ("file", "works"),
    [
        (in_word("footnote"), WORKS),
        (in_word("endnote"), WORKS),
        (in_markdown(), WORKS),
        (in_text(), WORKS),
        (in_html(), WORKS),
        (in_word("footnote", LISTED), LISTED),
        (in_markdown(LISTED), LISTED),
        (in_text(LISTED), LISTED),
    ],
    ids=[
        "footnotes",
        "endnotes",
        "markdown",
        "text",
        "html",
        "word, beside a list",
        "markdown, beside",
        "text, beside",
    ],
)
def test_notes_that_print_works_and_name_them_again(file, works):
    document = read_bytes(*file)
    listed = read_references(document)
    assert [one.raw for one in listed.references] == works
    found = read_citations(document, listed)
    cited = [[int(name.removeprefix("ref-")) - 1 for name in one.references] for one in found.citations]
    assert cited == [meant for _, _, meant in NOTES if meant]
    assert not any(one.missing for one in found.citations)


def test_notes_in_word_that_give_author_and_title_alone_lead_to_the_works():
    again = ("Abel, “Walking on the Ward.”", "Brook and Lund, Beds and Rest (above).", "Abel, Walking on the Ward")
    notes = [("Nurses walked at night.", note, []) for note in (ABEL, BROOK, *again)]
    document = read_bytes(*in_word("footnote", notes=notes))
    listed = read_references(document)
    assert [one.raw for one in listed.references] == [ABEL, BROOK]
    cited = [one.references for one in read_citations(document, listed).citations]
    assert cited == [("ref-1",), ("ref-2",), ("ref-1",), ("ref-2",), ("ref-1",)]
