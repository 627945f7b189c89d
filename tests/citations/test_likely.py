"""Names and years that no list knows."""

import pytest
from citations.reading import entry, markers

from citecheck.models import ReferenceList

LIST = ReferenceList(
    references=(
        entry(1, authors=("Okafor",), year=2018, raw="Okafor A. Walks. 2018."),
        entry(2, authors=("Lund", "Amari"), year=2010, raw="Lund B, Amari C. Rests. 2010."),
        entry(3, authors=("Saffiori",), year=2015, raw="Saffiori D. Swims. 2015."),
    )
)
CITES = "Walking helps (Okafor, 2018). Rest helps (Lund & Amari, 2010). "


def lacking(text, listed=None):
    return [name for _, _, missing in markers(text, listed) for name in missing]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cold baths cut soreness by a fifth (Brighton 2012).", ["Brighton, 2012"]),
        ("Cold baths cut soreness by a fifth (see Brighton, 2012), and cost nothing.", ["see Brighton, 2012"]),
        ("Brighton (2012) found less soreness.", ["Brighton, 2012"]),
        ("According to Brighton (2012), cold baths help.", ["Brighton, 2012"]),
        ("Baths help (Brighton 2012; Petrov & Kim, 2016).", ["Brighton, 2012", "Petrov & Kim, 2016"]),
        ("Baths are safe (World Health Organization, 2019).", ["World Health Organization, 2019"]),
        ("Baths help (Petrov et al., 2012).", ["Petrov et al., 2012"]),
        ("Nach Krause (2015) helfen Bäder. Weber (2011) zeigte das Gegenteil.", ["Krause, 2015", "Weber, 2011"]),
    ],
)
def test_a_name_and_a_year_cite_where_there_is_no_list(text, names):
    assert [name.removeprefix("see ") for name in lacking(text)] == [name.removeprefix("see ") for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "The Olympics (London 2012) made them popular.",
        "It was tried in London (2012) and in Berlin (May 2016).",
        "Our ward has 12 beds (as of 2020). It opened late (Spring 2015).",
        "The Beck Depression Inventory (1996) was used. Medicare (2015) changed its rules.",
        "Vienna (2009) hosted the meeting, and nobody else did (Vienna, 2009).",
        "The scale was revised (Revised Edition, 2011). Prices rose (Q3 2012).",
        "The plan ran for five years (2012–2017) and was renewed (Stand: Dezember 2015).",
        "Three periods are told apart: Early Trade Cycle (1800 - 1930), Late Trade Cycle (1930 - 1989).",
    ],
)
def test_places_and_dates_do_not_cite(text):
    assert markers(text) == []
    assert lacking(CITES + text, LIST) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brighton (2012) found less soreness.", ["Brighton, 2012"]),
        ("However, Brighton (2012) disagrees.", ["Brighton, 2012"]),
        ("Baths help too (Brighton, 2012).", ["Brighton, 2012"]),
        ("The Brighton Bath Scale (2012) was used.", []),
    ],
)
def test_beside_a_list_that_is_cited_by_name(text, names):
    assert lacking(CITES + text, LIST) == names


def test_numbers_stay_the_style_of_a_numbered_document():
    text = "Walking helps [1]. Rest helps [2]. Brighton (2012) found less soreness (Petrov, 2011)."
    listed = ReferenceList(references=(entry(1, "1"), entry(2, "2")))
    assert lacking(text, listed) == []


def test_a_letter_wrong_in_a_name_still_leads_to_its_entry():
    assert markers("Swimming helps (Safiori, 2015).", LIST) == [("(Safiori, 2015)", [3], [])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Walking helps (Okafor, 2018). It is cheap (ibid., p. 4).", [[1], [1]]),
        ("Walking helps (Okafor, 2018). Rest helps (Lund & Amari, 2010). Okafor (ibid.) agrees.", [[1], [2], [1]]),
        ("Walking helps (Okafor, 2018). Rest helps (Lund & Amari, 2010). It is cheap (Okafor, op. cit.).",
         [[1], [2], [1]]),
        ("It is cheap (ibid.).", []),
    ],
)  # fmt: skip
def test_works_named_again(text, found):
    assert [references for _, references, _ in markers(text, LIST)] == found
