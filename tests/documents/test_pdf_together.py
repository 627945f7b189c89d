"""A long PDF read by several processes gives what one process reads of it, in bounded time and memory."""

import os
import signal

import pytest
from pdfs import pdf_of, text_at

from citecheck.documents.pdf import bounds, pages, reading, together
from citecheck.errors import DocumentError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")


def book(length):
    """A PDF of `length` pages with the same foot on each."""
    lines = [(60, 760 - 14 * n, f"Nurse {n} of ward {{}} saw what the others did not [{n}].") for n in range(30)]
    feet = [(290, 40, "{}", 8), (60, 40, "Annals of Quiet Wards", 8)]
    return pdf_of([text_at([*lines, *feet]).replace("{}", str(number)) for number in range(1, length + 1)])


@pytest.mark.parametrize("processes", [2, 3, 4])
def test_the_text_is_the_same_however_many_read_it(processes):
    data = book(13)
    assert reading.read(data, processes) == reading.read(data, 1)


def test_more_processes_than_pages():
    assert reading.read(book(2), 4) == reading.read(book(2), 1)


def test_short_and_very_large_files_are_read_by_one_process(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)
    short, long = pages.Pdf(book(5)), pages.Pdf(book(60))
    assert together.processes_for(short, 1000) == 1
    assert together.processes_for(long, 1000) == 4
    assert together.processes_for(long, 10**8) == 1
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert together.processes_for(long, 1000) == 1


def test_what_a_process_could_not_read_is_read_by_the_first(monkeypatch):
    data, first = book(8), os.getpid()
    whole = pages.Pdf.pages

    def fall(pdf, numbers=None):
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(pdf, numbers)

    expected = reading.read(data)
    monkeypatch.setattr(pages.Pdf, "pages", fall)
    assert reading.read(data, 3) == expected


def test_the_line_of_another_process_is_the_line_of_the_document(monkeypatch):
    first, within = os.getpid(), reading._within

    def refuse(some):
        if os.getpid() != first:
            raise DocumentError(bounds.SLOW)
        return within(some)

    monkeypatch.setattr(reading, "_within", refuse)
    with pytest.raises(DocumentError, match=r"^takes too long to read"):
        reading.read(book(6), 2)


def test_pages_that_are_little_each_and_much_together_are_refused(monkeypatch):
    data = book(8)
    monkeypatch.setattr(reading, "CHARACTERS", len(reading.read(data).text) * 3 // 4)
    with pytest.raises(DocumentError, match="split it"):
        reading.read(data, 4)


def test_no_process_is_left_when_the_first_gives_up(monkeypatch):
    def refuse(some):
        raise DocumentError(bounds.SLOW)

    started, start = [], together._started

    def watched(*args):
        started.append(start(*args))
        return started[-1]

    monkeypatch.setattr(reading, "_within", refuse)
    monkeypatch.setattr(together, "_started", watched)
    with pytest.raises(DocumentError):
        reading.read(book(6), 3)
    assert len(started) == 2
    for other in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(other.process, os.WNOHANG)
