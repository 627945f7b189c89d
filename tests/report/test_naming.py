"""What references are called where their list prints no labels."""

from __future__ import annotations

import pytest

from citecheck import cli
from citecheck.models import Author, Fields, Reference, Span
from citecheck.report.naming import label

LIST = """Sleep is bad (Glaser 2018a) and naps are worse (Glaser 2018b).

References

Glaser J. (2018a). A first work on the sleep of elderly people. J Sleep, 3, 1-5.

Glaser J. (2018b). Another work on the sleep of younger people. J Sleep, 3, 6-9.
"""


def called(raw: str, year: int | None = 2018, name: str | None = None) -> str:
    fields = Fields(authors=(Author(family="Glaser", given="J"),), year=year)
    return label(Reference(id="ref-7", label=name, raw=raw, span=Span(start=0, end=1, line=1, column=1), fields=fields))


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Glaser J. (2018b). On sleep. J Sleep, 3, 1-5.", "Glaser 2018b"),
        ("Glaser J. On sleep. J Sleep 2018a;3:1-5.", "Glaser 2018a"),
        ("Glaser J. On sleep. J Sleep 2018;3:1-5. doi:10.5555/js.2018a.1", "Glaser 2018"),
        ("Glaser J. The 2017a sample. J Sleep 2018;3:1-5.", "Glaser 2018"),
        ("Glaser J (2018) A nap. J Sleep 3:1-5.", "Glaser 2018"),
        ("Glaser J. 2018and on. J Sleep 3:1-5.", "Glaser 2018"),
    ],
)
def test_the_letter_of_a_year_is_that_of_the_list(raw: str, wanted: str) -> None:
    assert called(raw) == wanted


def test_a_printed_label_comes_first_and_the_place_last() -> None:
    assert called("Glaser J. 2018a.", name="12") == "12"
    assert called("Glaser J. On sleep.", year=None) == "7"


@pytest.mark.parametrize("form", ["text", "lines", "junit", "markdown", "csv"])
def test_works_of_one_year_are_told_apart_in_every_report(form, fixtures, tmp_path, monkeypatch, capfdbinary) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text(LIST, encoding="utf-8")
    cli.run(["a.txt", "--format", form, "--pubmed", str(fixtures / "pubmed")])
    said = capfdbinary.readouterr().out.decode()
    assert "Glaser 2018a" in said
    assert "Glaser 2018b" in said
    assert "Glaser, 2018" not in said
