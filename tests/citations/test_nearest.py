"""What of the list is near to an author and year that it lacks."""

from __future__ import annotations

import pytest

from citecheck.citations import read_citations
from citecheck.citations.nearest import nearest
from citecheck.consistency import check_document
from citecheck.documents import read_bytes
from citecheck.models import Author, Fields, Reference, Span
from citecheck.references import read_references


def entry(names: str, year: int, number: int = 1) -> Reference:
    authors = tuple(Author(family=name, given="J") for name in names.split(", "))
    raw = f"{names} ({year}). On the sleep of nurses. J Sleep, 3, 1-5."
    span = Span(start=0, end=1, line=1, column=1)
    return Reference(id=f"ref-{number}", label=None, raw=raw, span=span, fields=Fields(authors=authors, year=year))


@pytest.mark.parametrize(
    ("label", "names", "year", "shown"),
    [
        ("Fernandez-Mendoza et al., 2013", "Fernandez-Mendoza, Lund, Ek", 2012, "Fernandez-Mendoza et al. 2012"),
        ("Fernández-Mendoza et al., 2013a", "Fernandez-Mendoza, Lund, Ek", 2012, "Fernandez-Mendoza et al. 2012"),
        ("Doyle & Wragg, 2020", "Doyle, Wragg", 2018, "Doyle and Wragg 2018"),
        ("Doile, 2020", "Doyle", 2020, "Doyle 2020"),
        ("see Doyle, 2020", "Doyle", 2021, "Doyle 2021"),
        ("van der Berg, 2020", "Berg", 2021, "Berg 2021"),
        ("Wu, 2020", "Wu", 2019, "Wu 2019"),
    ],
)
def test_a_wrong_year_or_letter_is_near(label: str, names: str, year: int, shown: str) -> None:
    assert nearest(label, [entry("Alder", 2020), entry(names, year, 2)]) == (shown,)


@pytest.mark.parametrize(
    ("label", "names", "year"),
    [
        ("Doyle, 2020", "Doyle", 2017),
        ("Wu, 2020", "Hu", 2020),
        ("Doyle & Wragg, 2020", "Doyle, Burke", 2019),
        ("Doyle, 2020", "Burke, Doyle", 2019),
        ("Dyle, 2020", "Doylee", 2020),
        ("12", "Doyle", 2020),
        ("doyle2020", "Doyle", 2020),
    ],
)
def test_other_works_are_not_near(label: str, names: str, year: int) -> None:
    assert nearest(label, [entry(names, year)]) == ()


def test_the_nearest_is_told_and_two_that_are_alike_both() -> None:
    listed = [entry("Doyle", 2018), entry("Doyle", 2019), entry("Boyle", 2020)]
    assert nearest("Doyle, 2020", listed) == ("Doyle 2019",)
    assert nearest("Doyle, 2020", [*listed, entry("Doyle", 2021)]) == ("Doyle 2019", "Doyle 2021")


LIST = """Sleep is short (Alder & Birch, 2015). Naps are long (Cedar et al., 2016). Cats nap (Elm et al., 2019){more}.

References

Alder A, Birch B. (2015). Walking and the ageing knee: a cohort study. J Knee Care, 8(2), 101-9.

Cedar C, Dogwood D, Oak O. (2016). Swimming and the ageing shoulder: a trial. J Shoulder Care, 9(3), 202-8.

Elm E, Fir F, Pine P. (2017). Cycling and the ageing hip: a systematic review. J Hip Care, 10(1), 303-11.
"""


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "The marker points to Elm et al., 2019, which the reference list lacks; the list has Elm et al. 2017."),
        # An entry that is cited itself is not what another year was to mean.
        (" late (Elm et al., 2017)", "The marker points to Elm et al., 2019, which the reference list lacks."),
    ],
)
def test_a_marker_that_leads_nowhere_is_told_with_what_is_near(more: str, said: str) -> None:
    document = read_bytes(LIST.replace("{more}", more).encode(), "a.txt", "text")
    listed = read_references(document)
    findings = check_document(document, listed, read_citations(document, listed))
    assert [f.message for f in findings if f.rule == "citation-undefined"] == [said]
