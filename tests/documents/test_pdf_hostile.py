"""PDFs that are damaged or meant to harm end in text or in one line, in bounded time and memory."""

import random
import resource
import time
import zlib

import pytest
from pdfs import pdf_of, text_at

from citecheck.documents import read_bytes
from citecheck.documents.pdf import bounds, reading
from citecheck.errors import DocumentError

PAGE = text_at([(60, 760 - 14 * n, f"Line {n} of a page that says nothing much [1].") for n in range(40)])


def outcome(data):
    """The text, or the one line that says why there is none."""
    try:
        return reading.read(data).text
    except DocumentError as error:
        line = str(error)
    assert line
    assert "\n" not in line
    return line


def test_cut_short_at_any_place():
    data = pdf_of([PAGE, PAGE.replace("says", "tells")], packed=True)
    for end in range(9, len(data), max(1, len(data) // 60)):
        assert outcome(data[:end])


def test_flipped_bytes():
    data = pdf_of([PAGE], packed=False)
    rng = random.Random(5)
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(rng.choice((1, 5, 40))):
            broken[rng.randrange(9, len(broken))] = rng.randrange(256)
        outcome(bytes(broken))


def test_a_broken_cross_reference_table_is_mended():
    data = pdf_of([PAGE])
    start, end = data.index(b"xref\n0"), data.index(b"trailer")
    assert "Line 7 of a page" in outcome(data[:start] + b"xref\n0 1\ngarbage\n" + data[end:])
    with pytest.raises(DocumentError, match="is no PDF, or is damaged: it may have been cut short"):
        reading.read(data[:60])


def test_a_file_that_fells_its_reader_is_one_line(monkeypatch):
    monkeypatch.setattr("citecheck.documents.pdf._READER", "citecheck.documents.pdf.bounds")
    with pytest.raises(DocumentError, match=r"^cannot be read: it is damaged, or needs more memory"):
        read_bytes(pdf_of([PAGE]), "x.pdf")


def test_a_reader_that_does_not_come_back_is_ended(monkeypatch):
    monkeypatch.setattr("citecheck.documents.pdf._WAIT", 0.001)
    with pytest.raises(DocumentError, match=r"^takes too long to read"):
        read_bytes(pdf_of([PAGE]), "x.pdf")


ENDLESS = """
import os, resource
from citecheck.documents.pdf import bounds, reading
bounds.bound_reader()
assert resource.getrlimit(resource.RLIMIT_CPU)[0] < bounds.SECONDS + 5
os.kill(os.getpid(), 24)
"""


def test_a_page_without_an_end_is_ended_by_its_computing(tmp_path, monkeypatch):
    (tmp_path / "endless_reader.py").write_text(ENDLESS, encoding="utf-8")
    monkeypatch.setattr("citecheck.documents.pdf._READER", "endless_reader")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(DocumentError, match=r"^takes too long to read"):
        read_bytes(pdf_of([PAGE]), "x.pdf")


def test_time_between_pages_is_bounded(monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0.0)
    with pytest.raises(DocumentError, match=r"^takes too long to read"):
        reading.read(pdf_of([PAGE, PAGE]))


def test_a_bomb_takes_no_more_memory_than_a_document_may(monkeypatch):
    monkeypatch.setattr("citecheck.documents.pdf._WAIT", 3.0)
    body = zlib.compress(b"BT /F1 10 Tf (x) Tj ET\n" * 10_000_000, 1)
    data = pdf_of([PAGE]).replace(b"/Length %d >>" % len(PAGE), b"/Length %d /Filter /FlateDecode >>" % len(body), 1)
    data = data.replace(PAGE.encode(), body, 1)
    start = time.monotonic()
    with pytest.raises(DocumentError):
        read_bytes(data, "x.pdf")
    assert time.monotonic() - start < 20
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < bounds.MEMORY


def test_forms_within_forms_end():
    forms = "/XObject << /A 6 0 R >>"
    assert outcome(pdf_of(["/A Do " * 50 + PAGE], extra=f"/Resources << {forms} /Font << /F1 3 0 R >> >>"))


def test_more_text_than_a_document_may_have_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "CHARACTERS", 3000)
    with pytest.raises(DocumentError, match="split it"):
        reading.read(pdf_of([PAGE] * 5))


def test_nothing_but_a_header():
    for data in (b"%PDF-1.4\n", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n" + bytes(range(256)) * 50):
        with pytest.raises(DocumentError, match="damaged"):
            read_bytes(data, "x.pdf")


def test_pieces_at_wild_places_are_read():
    rng = random.Random(3)
    pieces = [
        (rng.randrange(-500, 1500), rng.randrange(-500, 1500), f"piece {n}", rng.choice((0, 1, 9, 400)))
        for n in range(1500)
    ]
    start = time.monotonic()
    assert outcome(pdf_of([text_at(pieces)] * 3))
    assert time.monotonic() - start < 10
