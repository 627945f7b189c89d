"""Bad input of every format and every way in: a report or one clear line, no waiting, and the rest still checked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck import cli, stages
from citecheck.documents import read, read_bytes, read_document
from citecheck.errors import DocumentError
from citecheck.references import read_references
from citecheck.references.read import MOST_ENTRIES

ROOT = Path(__file__).parents[2]
HONEST = "Walking helps the knee [1].\n\nReferences\n1. Alder A. Walking helps the knee. J Knee Care. 2015;8:1-9.\n"


@pytest.fixture
def honest(tmp_path):
    path = tmp_path / "honest.txt"
    path.write_text(HONEST, encoding="utf-8")
    return path


def checked(capfdbinary, *arguments):
    """Exit code, standard output and the lines on standard error of a run."""
    code = cli.run([*map(str, arguments), "--pubmed", str(ROOT / "fixtures" / "pubmed"), "--no-config"])
    done = capfdbinary.readouterr()
    return code, done.out.decode(), done.err.decode().splitlines()


@pytest.mark.parametrize("report", [False, True])
def test_pipes_and_devices_are_never_waited_for(tmp_path, honest, capfdbinary, report):
    os.mkfifo(tmp_path / "pipe.txt")
    folder = ("--report", tmp_path / "out") if report else ()
    code, out, said = checked(
        capfdbinary, tmp_path / "pipe.txt", "/dev/zero", tmp_path / "gone.txt", honest, "-f", "jsonl", *folder
    )
    assert code == 2
    assert len(said) == 3
    assert sum("is no file" in line for line in said) == 2
    assert [json.loads(line)["status"] for line in out.splitlines()][-1] == "checked"


def test_a_name_that_is_no_text_is_shown_by_its_numbers(tmp_path, capfdbinary):
    name = os.fsencode(tmp_path) + b"/M\xfcller.txt"
    with open(name, "wb") as file:
        file.write(HONEST.encode())
    code, out, _ = checked(capfdbinary, tmp_path, "-f", "json")
    assert code == 1
    assert json.loads(out)["documents"][0]["path"].endswith(r"/M\xfcller.txt")
    assert checked(capfdbinary, tmp_path, "--report", tmp_path / "out")[0] == 1


def test_a_name_with_a_line_break_stays_in_its_line(tmp_path, honest, capfdbinary):
    honest.rename(tmp_path / "two\nlines.txt")
    _, out, said = checked(capfdbinary, tmp_path / "two\nlines.txt", tmp_path / "no\nfile.txt", "-f", "lines")
    assert out
    assert all("/two␊lines.txt:" in line for line in out.splitlines())
    assert len(said) == 1
    assert "/no␊file.txt: cannot be read" in said[0]


def test_standard_input_without_an_end_is_refused():
    with open("/dev/zero", "rb") as endless:
        done = subprocess.run(
            [sys.executable, "-c", SMALL, "-", "--pubmed", ROOT / "fixtures" / "pubmed", "-f", "lines"],
            stdin=endless,
            capture_output=True,
            timeout=30,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("citecheck: -: is larger than 0 MB")


# The whole 200 MB would take a second: the bound is what is tried.
SMALL = """
import sys
from citecheck import documents
from citecheck.documents import read
documents.LARGEST = read.LARGEST = 100_000
read.FORMATS = {name: __import__("msgspec").structs.replace(one, limit=90_000) for name, one in read.FORMATS.items()}
from citecheck import cli, pipeline
sys.exit(cli.run())
"""


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path, monkeypatch):
    path = tmp_path / "growing.txt"
    path.write_bytes(b"word " * 40)
    monkeypatch.setattr(read, "LARGEST", 100)
    with pytest.raises(DocumentError, match=r"^is larger than"):
        read_document(path)
    monkeypatch.setattr(read.os, "fstat", lambda _: os.stat_result([0] * 10))
    with pytest.raises(DocumentError, match=r"^is larger than"):
        read_document(path)


def ris(count):
    return "".join(f"TY  - JOUR\nTI  - Walking {n}\nER  - \n\n" for n in range(count))


def csl(count):
    return json.dumps([{"type": "article-journal", "id": str(n), "title": "Walking"} for n in range(count)])


@pytest.mark.parametrize("made", [ris, csl])
def test_more_references_than_can_be_checked_are_refused_in_one_line(made, monkeypatch):
    assert MOST_ENTRIES == 5000
    monkeypatch.setattr("citecheck.references.read.MOST_ENTRIES", 50)
    assert len(read_references(read_bytes(made(50).encode(), "x")).references) == 50
    with pytest.raises(DocumentError, match=r"^has more than 50 references, which is too many for one file: split it$"):
        read_references(read_bytes(made(51).encode(), "x"))


GROWING = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True)
)
FOREIGN = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">'
JATS = "<article><front/><body><p>Walking {}helps.</p></body></article>"
ENDNOTE = "<xml><records><record><titles><title>Walking {}helps</title></titles></record></records></xml>"


@pytest.mark.parametrize(("declared", "told"), [(GROWING, "made to grow without bound"), (FOREIGN, "of its own")])
@pytest.mark.parametrize("shell", [JATS, ENDNOTE])
def test_entities_are_refused_in_plain_words(declared, told, shell):
    assert read_bytes(shell.format("").encode(), "x.xml").text
    with pytest.raises(DocumentError, match=told):
        read_bytes(f'<?xml version="1.0"?>{declared}]>{shell.format("&i;")}'.encode(), "x.xml")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ('[{"type": "book", "title": ' + "[" * 100_000, "x.json"),
        (JATS.format("<b>" * 100_000), "x.xml"),
        (ENDNOTE.format("<b>" * 100_000), "x.xml"),
        ("<html><body>" + "<div>" * 100_000 + "Walking.", "x.html"),
    ],
)
def test_what_is_nested_too_deeply_says_so(data, name):
    with pytest.raises(DocumentError, match="nested too deeply to be read"):
        read_bytes(data.encode(), name)


def test_a_record_of_endnote_without_title_is_read_in_silence(recwarn):
    author = "<contributors><authors><author>Alder, A.</author></authors></contributors>"
    found = read_bytes(f"<xml><records><record>{author}</record></records></xml>".encode(), "x.xml")
    assert "Alder" in found.text
    assert not recwarn.list


def test_claims_that_cite_everything_are_bounded_together(monkeypatch):
    text = (
        "Walking helps the knee [1-3].\n\n" * 4
        + "References\n"
        + "".join(f"{n}. Alder A. Walking helps the knee {n}. J Knee Care. 2015;8:{n}.\n" for n in (1, 2, 3))
    )
    given = stages.Input(path="x.txt", data=text.encode())
    assert stages.read(given).cited.claims
    monkeypatch.setattr(stages, "MOST_CITED", 11)
    with pytest.raises(DocumentError, match="has more than 11 references cited, which no article has: split it"):
        stages.read(given)


def test_a_table_of_a_million_cells_is_refused():
    with pytest.raises(DocumentError, match="more markup than any article"):
        read_bytes(b"|a|b|\n|-|-|\n" + b"|1|2|\n" * 100_000, "x.md")
