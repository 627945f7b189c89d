"""How fast long documents are read. Prints the figures; run with `-s` to see them."""

from __future__ import annotations

import random
import resource
import subprocess
import time

import pytest
from pdfs import pdf_of, text_at
from printing import CHROMIUM, escaped, page_of, print_by_chromium

from citecheck.documents import read_bytes
from citecheck.errors import DocumentError

pytestmark = pytest.mark.performance
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "ta", "ve")


def words(rng, number):
    made = ("".join(rng.choices(_SYLLABLES, k=rng.randrange(1, 5))) for _ in range(number))
    return [rng.choice(("", "the", "of")) or word for word in made]


def measured(name, data, most):
    # Seconds of computing, which another program on the machine does not change.
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    document = read_bytes(data, "long.pdf")
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    pages = max(anchor.page for anchor in document.anchors)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    size = f"{pages} pages, {len(document.text):,} characters"
    print(f"\n{name}: {size}, {taken:.2f} s of computing ({wall:.2f} s); at most {memory:.0f} MB")
    assert taken < most
    return pages


def test_300_pages_set_line_by_line():
    rng = random.Random(1)
    pages = []
    for _ in range(300):
        lines = [" ".join(words(rng, 16))[:95] for _ in range(48)]
        pages.append(text_at([(60, 780 - 15 * n, line) for n, line in enumerate(lines)]))
    assert measured("set line by line", pdf_of(pages, packed=True), 5) == 300


def test_2000_pages_are_read_or_refused_in_time():
    rng = random.Random(2)
    pages = []
    for _ in range(2000):
        lines = [" ".join(words(rng, 12))[:70] for _ in range(20)]
        pages.append(text_at([(60, 780 - 20 * n, line) for n, line in enumerate(lines)]))
    data, start = pdf_of(pages, packed=True), time.perf_counter()
    try:
        assert measured("2,000 pages", data, 13) == 2000
    except DocumentError as error:
        # On a busy machine: one line, in time.
        line = str(error)
        print(f"\n2,000 pages: {line}")
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("columns", [1, 2])
def test_hundreds_of_pages_printed_by_a_browser(tmp_path, columns):
    if not CHROMIUM:
        pytest.skip("needs chromium, which is not installed")
    rng = random.Random(3)
    blocks = [("p", escaped(" ".join(words(rng, 120)).capitalize() + ".")) for _ in range(1700)]
    target = tmp_path / "printed.pdf"
    try:
        print_by_chromium(page_of(blocks, columns).replace("9.5pt/1.25", "12pt/1.9"), target)
    except subprocess.TimeoutExpired:
        pytest.skip("chromium takes too long on this machine")
    # Every letter is an object of its own: no other program's pages take as long.
    pages = measured(f"printed by a browser in {columns} column(s)", target.read_bytes(), 9)
    assert pages >= 300
