import pytest
from citations.reading import NOWHERE, entry, markers

from citecheck.models import Author, Fields, Reference, ReferenceList

LIST = ReferenceList(
    references=(
        entry(1, authors=("Okafor",), year=2018, raw="Okafor A. Walks. 2018a."),
        entry(2, authors=("Okafor",), year=2018, raw="Okafor A. Runs. 2018b."),
        entry(3, authors=("Lund", "Amari"), year=2010, raw="Lund B, Amari C. Rests. 2010."),
        entry(4, authors=("de Waal", "Serra", "Kim"), year=2015, raw="de Waal D, Serra E, Kim F. Swims. 2015."),
        entry(5, authors=("World Health Organization",), year=2020, raw="World Health Organization. Moves. 2020."),
        entry(6, authors=("Lund",), year=2016, raw="Lund B. Sleeps. 2016."),
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rest helps (Lund & Amari, 2010).", [3]),
        ("Rest helps (Lund and Amari 2010; de Waal et al., 2015).", [3, 4]),
        ("Lund and Amari (2010) found that rest helps.", [3]),
        ("De Waal et al. (2015) found that rest helps.", [4]),
        ("As de Waal and colleagues (2015) say, rest helps.", [4]),
        ("Lund’s (2016) view is that sleep helps.", [6]),
        ("Walking helps (Okafor, 2018a).", [1]),
        ("Walking and running help (Okafor, 2018a, b).", [1, 2]),
        ("Both help (see Okafor 2018b, p. 12; Lund, 2016).", [2, 6]),
        ("Everyone should move (World Health Organization, 2020).", [5]),
        ("Everyone should move (WHO, 2020).", [5]),
        ("As Lund, 2016, says, sleep helps.", [6]),
        ("The clinic opened in Lund in 1999 and moved in 2016.", []),
        ("Last updated in June 2010 (version of 2015).", []),
    ],
)
def test_names_and_years(text, found):
    assert [n for _, references, _ in markers(text, LIST) for n in references] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fibre helps (Kim and Chang, 2021).", [2]),
        ("Residues tell (Kim et al., 2021).", [1]),
        ("Residues tell (Kim, Kim, and Kang 2021).", [1]),
        ("Sisters write (Kim and Kim, 2021).", [3]),
    ],
)
def test_authors_who_share_a_name_are_counted_each(text, found):
    listed = ReferenceList(
        references=(
            entry(1, authors=("Kim", "Kim", "Kang", "Kim", "Lee"), year=2021, raw="Kim H, Kim Y, Kang D, Kim H. 2021."),
            entry(2, authors=("Kim", "Chang"), year=2021, raw="Kim K, Chang Y. Fibre. 2021."),
            entry(3, authors=("Kim", "Kim"), year=2021, raw="Kim A, Kim B. Sisters. 2021."),
        )
    )
    assert [n for _, references, _ in markers(text, listed) for n in references] == found


def test_a_name_that_the_list_lacks():
    text = "Rest helps (Lund & Amari, 2010). Sleep helps (Lund, 2016). Heat does not (Petrov et al., 2012)."
    assert markers(text, LIST)[-1] == ("(Petrov et al., 2012)", [], ["Petrov et al., 2012"])


def test_keys_and_notes():
    listed = ReferenceList(references=(entry(1, "lund2016"), entry(2, "okafor2018"), entry(3, "^3")))
    text = "Sleep helps [@lund2016; see @okafor2018]. Heat does not.[^3] Ice may [@nobody2001]."
    assert markers(text, listed) == [
        ("[@lund2016; see @okafor2018]", [1, 2], []),
        ("[^3]", [3], []),
        ("[@nobody2001]", [], ["nobody2001"]),
    ]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("However, Lund (2010) found it.", "Lund (2010)"),
        ("Unlike Amari, Lund (2010) found it.", "Lund (2010)"),
        ("In Spain, Lund and Okafor (2010) found it.", "Lund and Okafor (2010)"),
        ("Lund, Okafor, and Silva (2010) found it.", "Lund, Okafor, and Silva (2010)"),
    ],
)
def test_a_marker_begins_with_its_first_author(text, marker):
    listed = ReferenceList(references=(entry(1, authors=["Lund", "Okafor", "Silva"], year=2010),))
    assert [found for found, *_ in markers(text, listed)] == [marker]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rest helps (J. Wu et al., 2021). Sleep helps (Z. Wu et al., 2021).", [1, 2]),
        ("Rest helps (J.X. Wu et al., 2021). Sleep helps (Z Wu et al., 2021).", [1, 2]),
        ("Rest helps (Wu J et al., 2021).", [1, 2]),
    ],
)
def test_initials_tell_namesakes_of_a_year_apart(text, found):
    given = ("JX", "Zhi")
    listed = ReferenceList(
        references=tuple(
            Reference(
                id=f"ref-{n}",
                label=None,
                raw=f"Wu {name}, Lund A, Ek B. Work {n}. 2021.",
                span=NOWHERE,
                fields=Fields(
                    authors=(Author(family="Wu", given=name), Author(family="Lund"), Author(family="Ek")), year=2021
                ),
            )
            for n, name in enumerate(given, 1)
        )
    )
    assert [n for _, references, _ in markers(text, listed) for n in references] == found
