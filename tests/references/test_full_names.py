"""Authors printed given name first and in full, as TeX's plain styles do."""

import pytest

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.references import read_references
from citecheck.references.names import parse_authors


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Bin Wu, Peter Hall, and Curt A Davey", [("Wu", "Bin"), ("Hall", "Peter"), ("Davey", "Curt A")]),
        ("Hongyu Yi and Mark A Norell", [("Yi", "Hongyu"), ("Norell", "Mark A")]),
        ("Douglas M. Bates and Donald G. Watts", [("Bates", "Douglas M."), ("Watts", "Donald G.")]),
        ("Youdas, James W., David A. Krause", [("Youdas", "James W."), ("Krause", "David A.")]),
        # Two letters may be Yuri's.
        ("Petrov Yu, Ivanova Ya, Smith A", [("Petrov", "Yu"), ("Ivanova", "Ya"), ("Smith", "A")]),
    ],
)
def test_names_in_full(printed, names):
    authors, _ = parse_authors(printed)
    assert [(author.family, author.given) for author in authors] == names


def cited(text):
    document = read_bytes(text.encode(), "x.txt")
    listed = read_references(document)
    return [(c.references, c.missing) for c in read_citations(document, listed).citations]


LIST = """

References

Timothy A. Davis. Direct methods for systems of wards. Ward Press, Philadelphia, PA, 2006.

Mary Hall and Peter Lee. Falls of older patients in hospital wards. Journal of Ward Medicine, 12(3):45–51, 2011.

K E Gold. The right to refuse. Ward law review (Town, Md. : 1936), 53(4):1306–1338, 1994.
"""


def test_a_given_name_with_an_initial_hides_no_family_name():
    text = "Some fell (Davis, 2006). Others fell too (Hall and Lee, 2011; Gold, 1994)." + LIST
    assert cited(text) == [(("ref-1",), ()), (("ref-2", "ref-3"), ())]
    # Nobody else becomes this author.
    assert cited("Some fell (Methods, 2006; Hall and Lee, 2011)." + LIST)[0][0] == ("ref-2",)
