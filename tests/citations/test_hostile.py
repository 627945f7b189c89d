"""What a hostile text costs: four times the text takes about four times as long, or is refused."""

import contextlib
import time

import pytest

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.errors import DocumentError
from citecheck.references import read_references
from citecheck.text import limits

ENTRY = "Lund A, Amari B. Walking eases pain. J Gait. 2010;3(1):1-9."
PIECES = {
    "entries in one line": lambda n: "[1]\n\nReferences\n\n" + "".join(f"[{i}] {ENTRY} " for i in range(1, n // 90)),
    "entries with stops": lambda n: "[1]\n\nReferences\n\n" + "".join(f"{i}. {ENTRY} " for i in range(1, n // 90)),
    "entries in lines": lambda n: "[1]\n\nReferences\n\n" + f"{ENTRY}\n" * (n // 90),
    "footnotes": lambda n: "".join(f"[^{i}]: see there.\n" for i in range(n // 18)),
    "headings": lambda n: "References\n\n1. x\n" * (n // 17),
    "headings on a line": lambda n: "Sources: 1. x " * (n // 14),
    "brackets": lambda n: "Walk [1] and. " * (n // 14) + f"\n\nReferences\n\n1. {ENTRY}\n2. {ENTRY}\n",
    "parentheses": lambda n: "Walking helps (1). " * (n // 19),
    "glued": lambda n: "Walking helps.1 " * (n // 16),
    "digits": lambda n: "1," * (n // 2),
    "names and years": lambda n: "Walking helps (Lund 2010). " * (n // 27),
    "names": lambda n: "Lund " * (n // 5) + "(2010)",
    "told": lambda n: "Brighton (2012) found it. " * (n // 26),
    "again": lambda n: "(Lund, op. cit.) (ibid.) " * (n // 25),
    "references in words": lambda n: "refs 1 and 2, " * (n // 14),
    "opened": lambda n: "[(“" * (n // 3),
    "stops": lambda n: "." * n,
    "short sentences": lambda n: "Aa. Bb. " * (n // 8),
    "letters with stops": lambda n: "z. B. " * (n // 6),
    "studies": lambda n: "eine Studie " * (n // 12) + "un estudio " * (n // 12),
    "studies named": lambda n: "Studies show that walking helps. " * (n // 33),
    "bare": lambda n: "1 2. " * (n // 5),
    "names and years alone": lambda n: "Lund 2010 " * (n // 10),
    "mailboxes": lambda n: "a.b@c.org" * (n // 9),
    "notes": lambda n: "[^" * (n // 2),
    "at signs": lambda n: "a@" * (n // 2),
    "keys": lambda n: "[@a" * (n // 3),
}  # fmt: skip


def cost(text):
    document = read_bytes(text.encode(), "a.txt", "text")
    begun = time.process_time()
    with contextlib.suppress(DocumentError):
        read_citations(document, read_references(document))
    return time.process_time() - begun


@pytest.mark.parametrize("name", PIECES)
def test_time_grows_with_the_text_and_no_faster(name):
    size = 6_000
    small = min(cost(PIECES[name](size)) for _ in range(2))
    assert cost(PIECES[name](4 * size)) < 8 * small + 1.0


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Walking helps.\n\nReferences\n\n" + "1. a\n" * (limits.MOST_LINES + 1), "lines"),
        ("Studies show that walking helps. " * (limits.MOST_MARKERS + 1), "studies without a source"),
        ("(" * (limits.MOST_BRACKETS + 1), "brackets"),
        ("One [1].\n\nReferences\n\n" + "".join(f"{n}. x {ENTRY}\n" for n in range(1, limits.MOST_REFERENCES + 3)),
         "references"),
    ],
)  # fmt: skip
def test_what_no_article_has_is_refused_in_one_line(text, noun):
    document = read_bytes(text.encode(), "a.txt", "text")
    with pytest.raises(DocumentError, match=rf"has more than [\d,]+ {noun}.*split it") as refused:
        read_citations(document, read_references(document))
    assert "\n" not in str(refused.value)
