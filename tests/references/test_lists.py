"""The list is found wherever it stands, split at the right places, and not seen where there is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.models import Document, ReferenceList
from citecheck.references import UNPARSED_BELOW, read_references

ENTRIES = (
    "Dimick JB, Welch HG, Birkmeyer JD. Surgical mortality as an indicator of hospital quality. "
    "JAMA. 2004;292(7):847-51.",
    "Ioannidis JPA. Why most published research findings are false. PLoS Med. 2005;2(8):e124.",
    "Moher D, Liberati A, Tetzlaff J, Altman DG. Preferred reporting items for systematic "
    "reviews. BMJ. 2009;339:b2535.",
)
BODY = "A clinic's page about joints.\n\nSome patients walk better after a year. Others do not.\n\n"


def read(text: str) -> ReferenceList:
    return read_references(Document(path="x.txt", format="text", text=text, sha256=""))


def raws(text: str) -> list[str]:
    found = read(text)
    for reference in found.references:
        assert text[reference.span.start : reference.span.end] == reference.raw
        assert any(start <= reference.span.start and reference.span.end <= end for start, end in found.regions)
    assert [r.id for r in found.references] == [f"ref-{n}" for n in range(1, len(found.references) + 1)]
    return [r.raw for r in found.references]


@pytest.mark.parametrize("label", ["{}. ", "{}) ", "[{}] ", "({}) ", "{} ", "{}.", "  {}. ", "[{}]. "])
@pytest.mark.parametrize(
    "heading", ["References\n\n", "REFERENCES\n", "## Works cited:\n\n", "Literaturverzeichnis\n", "参考文献\n", ""]
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_numbered_lists(label: str, heading: str, between: str) -> None:
    text = BODY + heading + between.join(label.format(n) + e for n, e in enumerate(ENTRIES, 1)) + "\n"
    assert raws(text) == list(ENTRIES)
    assert [r.label for r in read(text).references] == ["1", "2", "3"]


def test_superscript_numbers_are_labels() -> None:
    text = BODY + "References\n\n" + "\n".join(f"{mark} {e}" for mark, e in zip("¹²³", ENTRIES, strict=True))
    assert raws(text) == list(ENTRIES)
    assert [r.label for r in read(text).references] == ["1", "2", "3"]


def test_numbers_may_be_mixed() -> None:
    text = f"{BODY}1 {ENTRIES[0]}\n\n2. {ENTRIES[1]}\n\nMake an Appointment |\n\nSubscribe |\n"
    assert raws(text) == list(ENTRIES[:2])


def test_a_number_may_stand_on_its_own_line() -> None:
    text = BODY + "References\n" + "\n".join(f"{n}.\n{e}" for n, e in enumerate(ENTRIES, 1))
    assert raws(text) == list(ENTRIES)


def test_several_entries_in_one_line() -> None:
    text = BODY + "References\n\n" + " ".join(f"{n}. {e}" for n, e in enumerate(ENTRIES, 1))
    assert raws(text) == list(ENTRIES)


@pytest.mark.parametrize(
    "after",
    [
        "Make an Appointment |\n\nOak Park Office\n(708) 555-0100 Phone\n",
        "What to Expect\n\nWe will ask you to rest for a day or two, and you can go home the same day.\n",
        "Acknowledgements\n\nWe thank the readers of an earlier draft.\n",
        "This page is for information only, and it does not replace the advice of your own doctor.\n",
    ],
)
@pytest.mark.parametrize("numbered", [True, False])
def test_the_list_ends_where_it_ends(after: str, numbered: bool) -> None:
    listed = "\n".join((f"{n}. " if numbered else "") + e for n, e in enumerate(ENTRIES, 1))
    text = f"{BODY}References\n\n{listed}\n\n{after}"
    assert raws(text) == list(ENTRIES)
    assert read(text).regions[-1][1] == text.index(ENTRIES[-1]) + len(ENTRIES[-1])


def test_unnumbered_blocks_between_blank_lines() -> None:
    wrapped = [e.replace(". ", ".\n", 2) for e in ENTRIES]
    assert raws(BODY + "References\n\n" + "\n\n".join(wrapped) + "\n") == wrapped


def test_hanging_lines() -> None:
    wrapped = [e[:60] + "\n    " + e[61:] for e in ENTRIES]
    assert raws(BODY + "References\n\n" + "\n".join(wrapped) + "\n") == wrapped


def test_entries_under_kind_lines() -> None:
    text = (
        BODY + "References\n\nGuideline\n\nCare of the Painful Shoulder\n\nAn Example Society, 2021\n\n"
        "Research\n\nExercise for the painful shoulder.\n\nThe journal of examples, "
        "2019\n\nProfessional Disclaimer\n\nNo advice is given here.\n"
    )
    found = read(text)
    assert [r.fields.title for r in found.references] == [
        "Care of the Painful Shoulder",
        "Exercise for the painful shoulder",
    ]
    assert [r.fields.year for r in found.references] == [2021, 2019]
    assert found.references[1].fields.journal == "The journal of examples"
    assert found.references[0].kind == "guideline"
    assert all(r.confidence >= UNPARSED_BELOW for r in found.references)


def test_footnote_definitions_keep_their_keys() -> None:
    text = BODY + "\n".join(f"[^{key}]: {e}" for key, e in zip(("dimick", "2", "prisma"), ENTRIES, strict=True)) + "\n"
    assert raws(text) == list(ENTRIES)
    assert [r.label for r in read(text).references] == ["dimick", "2", "prisma"]


def test_a_list_in_parts() -> None:
    text = (
        f"Part one\n\nReferences\n\n1. {ENTRIES[0]}\n2. {ENTRIES[1]}\n\nPart two\n\nMore text that is "
        f"here for you to read.\n\nReferences\n\n1. {ENTRIES[2]}\n"
    )
    assert raws(text) == list(ENTRIES)
    assert len(read(text).regions) == 2


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY
        + (
            "What to do:\n\n  1. First-line interventions (all have strong evidence):\n\n    • Walking "
            "1\n\n  2. Injections 2\n\n  3. Surgery 3\n"
        ),
        BODY
        + (
            "1. Call us at (239) 555-0147.\n2. Fax: (855) 555-0148\n3. Write to 715 Lake St., Suite 600, "
            "Oak Park, IL 60301\n"
        ),
        BODY + "References\n",
        BODY + "References available on request.\n",
        BODY + "In 2019 Smith J said so. We measured it; in 2020 (12) it was 4:5.\n",
    ],
)
def test_a_document_without_a_list_gives_none(text: str) -> None:
    assert read(text) == ReferenceList()


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("References: [1] Lund A, Amari B. Walking. J Gait. 2010;3(1):1-9. [2] Okafor C. Rest. Spine. 2011;4(2):10-19.",
         ["1", "2"]),
        ("Sources: 1. Lund A, Amari B. Walking eases pain. J Gait. 2010;3(1):1-9.", ["1"]),
        ("Quellen: Lund A, Amari B. Walking eases pain. J Gait. 2010;3(1):1-9.", [None]),
        ("**Reference:** Lund A, Amari B. Walking eases pain. J Gait. 2010;3(1):1-9.", [None]),
    ],
)  # fmt: skip
def test_a_list_behind_its_heading(line, labels):
    text = f"Walking helps [1].\n\n{line}\n\nRest\n\nRest helps too, we think, and so do our patients.\n"
    found = read(text)
    assert [reference.label for reference in found.references] == labels
    assert found.references[0].raw.startswith("Lund A, Amari B. Walking")
    assert found.references[-1].raw.endswith("9.")


@pytest.mark.parametrize(
    "line",
    [
        "Sources: our own records, and what our patients told us in 2019.",
        "Notes: 1. Wash your hands. 2. Dry them.",
        "Source: Lund A, Amari B. Walking eases pain. J Gait. 2010;3(1):1-9.",
        "Resources: call 555-0142 or see the page of the society.",
    ],
)
def test_what_only_begins_like_a_list(line):
    assert read(f"Walking helps.\n\n{line}\n\nRest helps too.\n") == ReferenceList()


def test_lists_of_sections_on_one_line_each():
    text = (
        "Walking helps. [1]\n\nSources: [1] Lund A. Walking eases pain. J Gait. 2010;3(1):1-9.\n\nRest\n\n"
        "Rest helps. [1] Sleep does. [2]\n\nSources: [1] Okafor C. Rest. Spine. 2011;4(2):10-19. "
        "[2] Weber D, Kim E. Sleep and pain. Pain. 2012;5(3):20-29.\n"
    )
    assert [reference.label for reference in read(text).references] == ["1", "1", "2"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    raws("References\n" + text)
    raws(text)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 3_000_000,
        "References\n\n1. " + "1" * 1_000_000,
        "References\n\n1. " + "(" * 10_000 + "[" * 10_000,
        "\0" * 300_000,
        "References\n\n1. " + "Smith J, " * 100_000,
        "References\n\n1. " + "10.1000/" * 100_000,
        "References\n\n1. Smith J" + "," * 300_000,
        "References\n\n1. A" + " " * 300_000 + "b",
        "References\n" + "1. Smith\n" * 10_000,
        "References\n\nSmith J. " + "“x " * 100_000,
    ],
    ids=["line", "digits", "brackets", "nul", "names", "dois", "commas", "blanks", "labels", "quotes"],
)
def test_hostile_text_ends_in_seconds(text: str) -> None:
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 8
