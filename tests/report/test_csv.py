"""The table opens safely in a spreadsheet and says what the report says."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from citecheck.models import DocumentReport, Span
from citecheck.report.csv import BOM, COLUMNS, rows, table
from citecheck.rules import finding

SPAN = Span(start=0, end=3, line=4, column=2)


def read(text):
    return list(csv.reader(io.StringIO(text.removeprefix(BOM))))


def test_a_finding_is_a_row_and_an_accepted_one_is_none():
    found = finding("title-differs", "The titles differ.", SPAN, text="Knee", source="Hip", pmid="12")
    document = DocumentReport(path="a.txt", format="text", status="checked", findings=(found,))
    [row] = read(table(rows(document)))
    assert dict(zip(COLUMNS, row, strict=True)) == {
        "document": "a.txt", "line": "4", "column": "2", "severity": "warning", "rule": "title-differs",
        "reference": "", "pmid": "12", "claim": "", "text": "Knee", "source": "Hip", "suggestion": "",
        "message": "The titles differ.",
    }  # fmt: skip


def test_an_unreadable_document_has_a_row_of_its_own():
    document = DocumentReport(path="a.pdf", format="pdf", status="unreadable", error="is empty")
    [row] = rows(document)
    assert (row[0], row[3], row[-1], len(row)) == ("a.pdf", "error", "is empty", len(COLUMNS))


@given(st.text(max_size=40))
def test_no_cell_is_a_formula_and_no_text_breaks_the_table(text):
    [row] = read(table([(text, "b")]))
    assert len(row) == 2
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"))
