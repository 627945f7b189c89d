"""Where title and journal part: quotation marks, journals' acronyms, titles of two sentences, no titles."""

from __future__ import annotations

import pytest

from citecheck.references.parse import parse_reference


@pytest.mark.parametrize(
    ("raw", "family", "title", "journal", "volume", "pages"),
    [
        (
            "Harlow, P. T., and D C Maas (1987). ‘Late burns of the forearm’, AJR. American journal of roentgenology, "
            "131:2, 211-15.",
            "Harlow",
            "Late burns of the forearm",
            "AJR. American journal of roentgenology",
            "131",
            "211-15",
        ),
        (
            "Becker, J U. “Slow waves in resting yeast.” Archives of Microbiology 115 (1977): 181–84.",
            "Becker",
            "Slow waves in resting yeast",
            "Archives of Microbiology",
            "115",
            "181–84",
        ),
        (
            "Ito, Y and A G Moss. ‘Effect of a venom on the response of rats’. International Archives of Allergy and "
            "Applied Immunology vol. 58, no. 3 (1979), pp. 302–9.",
            "Ito",
            "Effect of a venom on the response of rats",
            "International Archives of Allergy and Applied Immunology",
            "58",
            "302–9",
        ),
        (
            "Kaur, S., Bose, S., Mittal, R. (2021). The tired muscle. JPMA. The Journal of the Pakistan Medical "
            "Association, 71(5), 1503–1505.",
            "Kaur",
            "The tired muscle",
            "JPMA. The Journal of the Pakistan Medical Association",
            "71",
            "1503–1505",
        ),
        (
            "Byrne DP, Marsh CE, Thomas CS. 1979. Uraemic pericarditis. Clinical features and late management. J "
            "Thorac Cardiovasc Surg. 77(4):511–5.",
            "Byrne",
            "Uraemic pericarditis. Clinical features and late management",
            "J Thorac Cardiovasc Surg",
            "77",
            "511–5",
        ),
        ("S. Roth, P. T. Tran, and J. Wacht, Nanoscale 13, 9808 (2021).", "Roth", None, "Nanoscale", "13", "9808"),
        ("Denn, W. A. Rheumatol Rehabil 1979, 18, 23–9.", "Denn", None, "Rheumatol Rehabil", "18", "23–9"),
        (
            "Lund, A. B.; Ek, C. J. Am. Chem. Soc. 2010, 132, 100–104.",
            "Lund",
            None,
            "J. Am. Chem. Soc",
            "132",
            "100–104",
        ),
        ("Lund AB, Ek C. Heart failure. 2010;12:34-5.", "Lund", "Heart failure", None, "12", "34-5"),
        (
            "Purba, P. C. and Mukher, P. S., A Palladium(II) Barrel for Binding, Angewandte Chemie (International "
            "Ed. In English), vol. 60, no. 25, pp. 14109–16, 2021.",
            "Purba",
            "A Palladium(II) Barrel for Binding",
            "Angewandte Chemie (International Ed. In English)",
            "60",
            "14109–16",
        ),
        (
            "Gerl J. Late dyskinesia and stiffness in old age. Psychopharmacology (Berl) 1977; 51: (3)259–63.",
            "Gerl",
            "Late dyskinesia and stiffness in old age",
            "Psychopharmacology (Berl)",
            "51",
            "259–63",
        ),
    ],
)
def test_title_and_journal_part(
    raw: str, family: str, title: str | None, journal: str | None, volume: str, pages: str
) -> None:
    fields = parse_reference(raw).fields
    assert (fields.authors[0].family, fields.title, fields.journal, fields.volume, fields.pages) == (
        family,
        title,
        journal,
        volume,
        pages,
    )


@pytest.mark.parametrize(
    ("raw", "names", "title"),
    [
        (
            "Meer P van der, Bent MJ van den, Voors AA. Iron in heart failure. Eur Heart J 2007;28:12-9.",
            ["van der Meer", "van den Bent", "Voors"],
            "Iron in heart failure",
        ),
        (
            "L C Parr, J A Wit. The long story of steroids. Int J Dermatol. 1978;17(3):218-219.",
            ["Parr", "Wit"],
            "The long story of steroids",
        ),
        (
            "C van Ness, P Bell. The effects of little calcium on algae. Can J Physiol. 1977;55(5):1023-1027.",
            ["van Ness", "Bell"],
            "The effects of little calcium on algae",
        ),
        ("J F Fowler. Cells without oxygen. Int J Dermatol. 1978;75:12-19.", ["Fowler"], "Cells without oxygen"),
        (
            "M. Koe and N. Ota, Studies on slow ionophores. XI. The artifacts and the degradation products of a "
            "mould, J Antibiot (Tokyo) 30, 819 (1977).",
            ["Koe", "Ota"],
            "Studies on slow ionophores. XI. The artifacts and the degradation products of a mould",
        ),
        (
            "Kaul S, Nair M: Spinal granuloma due to Candida. Case report. J Neurosurg 50: 395, 1979.",
            ["Kaul", "Nair"],
            "Spinal granuloma due to Candida. Case report",
        ),
    ],
)
def test_names_with_particles_behind_or_bare_initials_before(raw: str, names: list[str], title: str) -> None:
    fields = parse_reference(raw).fields
    assert ([one.family for one in fields.authors], fields.title) == (names, title)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (
            "Lund A. “Weekend effect” in surgical wards: a cohort study. BMJ. 2014;348:g12.",
            "Weekend effect” in surgical wards: a cohort study",
        ),
        (
            "Lund A, Berg B. Structure of proteins. Part XII. J Biol Chem. 1988;263:12-9.",
            "Structure of proteins. Part XII",
        ),
    ],
)
def test_quotations_inside_a_title_and_numbers_of_parts_stay_in_it(raw: str, title: str) -> None:
    assert parse_reference(raw).fields.title == title


def test_a_dash_before_an_entry_is_no_part_of_its_first_name() -> None:
    raw = "- KOEN M., OTAKE N.: Studies on slow ionophores. XI. Artifacts and products. J Antib, 1977, 30, 819-28."
    fields = parse_reference(raw).fields
    assert (fields.authors[0].family, fields.journal) == ("KOEN", "J Antib")
    assert fields.title == "Studies on slow ionophores. XI. Artifacts and products"


def test_a_year_in_a_journals_name_is_not_the_year_of_the_work() -> None:
    raw = (
        "Bane, J. L. and Moss, R. W., Falls in the First Year, American Journal of Diseases of Children (1960), "
        "vol. 133, no. 2, pp. 157–59, 1979."
    )
    assert parse_reference(raw).fields.year == 1979
