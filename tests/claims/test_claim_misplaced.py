"""Claims that are about another entry of the list than the one that they cite, and those that only look so."""

from __future__ import annotations

import pytest
from claims.held import PLACE, record, reference, the
from msgspec.structs import replace

from citecheck.claims import Assessment, CitedWork, Entries, check_claim, shifted
from citecheck.claims.reading import Reading, read_record
from citecheck.models import AbstractSection, Author, Claim, Fields, Link, Notice, Record, Span, Status

INSOLES = record(
    "In this randomized trial 128 postal workers with plantar heel pain wore copper insoles or plain insoles for 12 "
    "weeks. Morning pain fell by 2.4 points with copper insoles and by 1.1 points with plain ones. Walking distance "
    "grew by a fifth. Skin irritation under the arch was seen in nine workers.",
    title="Copper insoles for plantar heel pain in postal workers",
    pmid="11",
    authors=(Author(family="Hollis", given="P"), Author(family="Brandt", given="K")),
)
SPLINTS = record(
    "Night splints hold the ankle in dorsiflexion. In a cohort of 90 nurses with plantar heel pain, splints worn for "
    "eight weeks shortened the first steps' stiffness, but a third gave the splint up because it disturbed their "
    "sleep. Calf tightness predicted who kept it on. Ultrasound showed that the fascia had become thinner.",
    title="Night splints for plantar heel pain in nurses: a cohort study",
    pmid="12",
    authors=(Author(family="Okafor", given="MT"), Author(family="Lindqvist", given="H")),
)
SHOCKS = record(
    "Extracorporeal shock waves were given once a week to 60 runners with plantar heel pain. After six months half of "
    "them ran without pain. Bruises of the heel were common, and two of the runners fainted during the first session. "
    "Radial and focused shock waves did equally well.",
    title="Shock waves for plantar heel pain in runners",
    pmid="13",
    authors=(Author(family="Marsh", given="E"),),
)
LIST = (INSOLES, SPLINTS, SHOCKS)
DIATOMS = (
    "We counted diatoms in the sediment of seven lakes. Richness fell with altitude. Cores were taken from the "
    "ice in late winter with a gravity corer, sliced at every centimetre, and cleaned with peroxide. Acid species "
    "became commoner with the share of granite in the catchment."
)
LAKES = record(DIATOMS, title="Diatoms of seven alpine lakes", pmid="15")
TITLE = "Night splints for plantar heel pain in nurses: a cohort study"
OF_SPLINTS = "Among nurses with plantar heel pain a third gave up the night splint because it disturbed their sleep."


def hold(
    text: str,
    cites: int | tuple[int, ...],
    records: tuple[Record | None, ...] = LIST,
    context: str | None = None,
    others: tuple[Claim, ...] = (),
    label: str | None = "",
    status: Status = "not_found",
) -> Assessment:
    """What comes of `text` citing entries of a list (from 1); `others` are further claims of the document."""
    works = tuple(
        CitedWork(
            reference=replace(reference(n), label=None) if label is None else reference(n),
            status="verified" if r else status,
            record=r,
        )
        for n, r in enumerate(records, 1)
    )
    cited = (cites,) if isinstance(cites, int) else cites
    span = Span(start=100, end=100 + len(text), line=3, column=5)
    names = tuple(f"ref-{n}" for n in cited)
    claim = Claim(id="claim-1", text=text, span=span, references=names, context=context)
    return check_claim(claim, [works[n - 1] for n in cited], Entries(works, (claim, *others)))


def fits(assessment: Assessment) -> list[str]:
    return [f.message for f in assessment.findings if f.rule == "claim-fits-another"]


def test_a_number_that_slipped_by_one():
    for cited in (1, 3):
        found = the(hold(OF_SPLINTS, cited), "claim-fits-another")
        assert found.message == (
            f"The sentence cites “{LIST[cited - 1].fields.title}”; reference 2 fits far better: “{TITLE}”."
        )
        assert (found.severity, found.reference) == ("warning", f"ref-{cited}")


def test_the_right_number():
    assert fits(hold(OF_SPLINTS, 2)) == []


def test_it_stands_in_place_of_the_note_that_the_abstract_is_silent():
    assert [f.rule for f in hold(OF_SPLINTS, 1).findings] == ["claim-fits-another"]


@pytest.mark.parametrize(
    "text",
    [
        "Okafor et al. found that pain of the heel was eased within weeks.",
        "Okafor et al. (2019) found that pain of the heel was eased within weeks.",
    ],
)
def test_the_entry_by_those_whom_the_sentence_names(text):
    (found,) = hold(text, 1).findings
    assert found.rule == "claim-fits-another"
    assert found.message.endswith(f"; the text names Okafor, and reference 2 is theirs: “{TITLE}”.")


def test_it_is_told_of_entries_that_pubmed_could_not_be_asked_about():
    unasked = CitedWork(
        reference=replace(reference(2), fields=Fields(authors=(Author(family="Okafor"),), year=2019)),
        status="unchecked",
    )
    cited = CitedWork(reference=reference(1), status="verified", record=INSOLES)
    for year, rules in ((2019, ["claim-fits-another"]), (2011, ["claim-attribution-differs"])):
        text = f"Okafor et al. ({year}) found that copper insoles eased morning pain in postal workers."
        span = Span(start=100, end=100 + len(text), line=3, column=5)
        claim = Claim(id="claim-1", text=text, span=span, references=("ref-1",))
        assert [f.rule for f in check_claim(claim, [cited], Entries((cited, unasked), (claim,))).findings] == rules


@pytest.mark.parametrize(
    "text",
    [
        "Hollis et al. found that copper insoles eased morning pain in postal workers.",
        "Unlike Okafor et al., who tried splints, the trial found that copper insoles eased morning pain.",
    ],
)
def test_names_that_are_right_or_of_a_work_that_is_set_beside(text):
    assert fits(hold(text, 1)) == []


def test_without_the_list_nothing_is_said():
    work = CitedWork(reference=reference(1), status="verified", record=INSOLES)
    claim = Claim(id="c", text=OF_SPLINTS, span=PLACE, references=("ref-1",))
    assert fits(check_claim(claim, [work])) == []


def test_an_entry_without_a_number_is_told_by_its_place():
    (message,) = fits(hold(OF_SPLINTS, 1, label=None))
    assert message.endswith(f"; entry 2 fits far better: “{TITLE}”.")


@pytest.mark.parametrize(
    "text",
    [
        "Plantar heel pain is common, and its treatment is debated.",
        "Pain in the heel keeps many people from walking.",
        "Sleep was not asked about in this trial of copper insoles.",
        "The postal workers slept as well with copper insoles as with plain ones.",
    ],
)
def test_what_any_of_them_may_say_is_not_given_to_one(text):
    assert fits(hold(text, 1)) == []


def test_a_sentence_that_cites_several_sums_up():
    assert fits(hold(OF_SPLINTS, (1, 3))) == []


def test_what_the_same_passage_cites_is_not_meant_instead():
    text = f"{OF_SPLINTS} Insoles are worn without complaint."
    beside = Claim(
        id="claim-2", text=text, span=Span(start=90, end=190, line=3, column=1), references=("ref-2",)
    )  # fmt: skip
    apart = replace(beside, span=Span(start=300, end=400, line=9, column=1))
    assert fits(hold(OF_SPLINTS, 1, others=(beside,))) == []
    assert fits(hold(OF_SPLINTS, 1, others=(apart,))) != []


def test_the_sentence_before_may_speak_for_the_cited_work():
    before = (
        "Among 128 postal workers with plantar heel pain, copper insoles worn for 12 weeks eased morning pain by 2.4 "
        "points and lengthened the walking distance, while skin irritation under the arch was seen in nine workers"
    )
    assert fits(hold("A third gave the splint up, it disturbed their sleep.", 1, context=before)) == []


def test_an_author_of_the_cited_work_speaks_for_it():
    text = "Hollis and others saw nurses with heel pain give up the night splint that disturbed their sleep."
    assert fits(hold(text, 1)) == []
    assert fits(hold(text.replace("Hollis and others", "They"), 1)) != []


def test_a_work_that_stands_in_the_list_twice():
    assert fits(hold(OF_SPLINTS, 1, (SPLINTS, SPLINTS, SHOCKS))) == []
    again = replace(SPLINTS, pmid="14")  # published in two journals
    assert fits(hold(OF_SPLINTS, 1, (SPLINTS, again, SHOCKS))) == []


def test_entries_that_cannot_be_read_are_left_out():
    silent = replace(SPLINTS, abstract=())
    assert fits(hold(OF_SPLINTS, 1, (INSOLES, None, silent, SHOCKS))) == []


def test_what_is_meant_elsewhere_is_not_in_the_cited_abstract():
    assert [c.verdict for c in hold(OF_SPLINTS, 1).checks] == ["not_in_abstract"]
    text = (
        "In a trial of 90 nurses with plantar heel pain the night splint was given up because it disturbed their sleep."
    )
    assert [c.verdict for c in hold(text, 1).checks] == ["not_in_abstract"]


def test_where_the_cited_work_is_of_something_else_the_right_one_is_named_too():
    found = the(hold(OF_SPLINTS, 1, (LAKES, SPLINTS)), "claim-wrong-work")
    assert found.message == (
        "The cited record is about something else: Diatoms of seven alpine lakes. Reference 2 fits far better: "
        f"“{TITLE}”."
    )
    assert fits(hold(OF_SPLINTS, 1, (LAKES, SPLINTS))) == []


QUOTED = "The authors write that “a third gave the splint up because it disturbed their sleep”."


def test_a_quotation_from_another_entry():
    assert fits(hold(QUOTED, 3)) == [
        "The sentence cites “Shock waves for plantar heel pain in runners”; the quoted words stand in the abstract of "
        f"reference 2: “{TITLE}”."
    ]
    assert fits(hold(QUOTED, 2)) == []


def test_a_quotation_of_few_words_or_of_two_works_is_nobodys():
    assert fits(hold("They call it “disturbed their sleep”.", 3)) == []
    assert fits(hold(QUOTED, 4, (INSOLES, SPLINTS, replace(SPLINTS, pmid="14"), SHOCKS))) == []
    assert fits(hold(QUOTED, 4, (INSOLES, SPLINTS, SPLINTS, SHOCKS))) != []  # one work that stands there twice
    again = replace(SPLINTS, pmid="14", abstract=(AbstractSection(text="Splints were worn by nurses."),))
    assert fits(hold(QUOTED, 1, (again, SPLINTS, SHOCKS))) == []  # a guideline in two journals


def test_a_title_that_is_named_is_no_quotation():
    text = f"Runners asked us about “{TITLE}”, which few of them had read."
    assert fits(hold(text, 3)) == []


@pytest.mark.parametrize(
    "text",
    [
        "A commentary asks why nurses with plantar heel pain gave up a night splint that disturbed their sleep.",
        "That a third of the nurses with plantar heel pain gave up the night splint has been criticised.",
        "The night splint that a third of nurses with plantar heel pain gave up is discussed elsewhere.",
        "Okafor wrote that a third of nurses with plantar heel pain gave the night splint up (cited in the review).",
        "For nurses with plantar heel pain who gave up the night splint because it disturbed their sleep, see there.",
        "Hollis doubts that nurses with plantar heel pain gave up the night splint because it disturbed their sleep.",
        "Hollis’s group, too, saw nurses with plantar heel pain give the night splint up that disturbed their sleep.",
    ],
)
def test_who_speaks_of_what_others_found_may_cite_the_one_who_does(text):
    assert fits(hold(text, 1)) == []


def test_letters_and_comments_may_be_cited_for_what_they_speak_of():
    assert fits(hold(OF_SPLINTS, 1, (replace(INSOLES, publication_types=("Letter",)), SPLINTS, SHOCKS))) == []
    for title in ("Reply: copper insoles for heel pain", "Re: copper insoles", "Comment on copper insoles"):
        reply = replace(INSOLES, fields=replace(INSOLES.fields, title=title))
        assert fits(hold(OF_SPLINTS, 1, (reply, SPLINTS, SHOCKS))) == []
    for title in ("Response to copper insoles of postal workers", "Re-evaluation of copper insoles"):
        trial = replace(INSOLES, fields=replace(INSOLES.fields, title=title))
        assert fits(hold(OF_SPLINTS, 1, (trial, SPLINTS, SHOCKS))) != []


def test_two_records_of_one_study_may_be_cited_for_each_other():
    def beside(**more: object) -> list[str]:
        return fits(hold(OF_SPLINTS, 1, (replace(INSOLES, **more), SPLINTS, SHOCKS)))

    def titled(title: str, authors: tuple[Author, ...] = SPLINTS.fields.authors) -> dict[str, object]:
        return {"fields": replace(INSOLES.fields, title=title, authors=authors)}

    assert beside() != []
    assert beside(links=(Link(ref_type="UpdateIn", pmid="12"),)) == []
    assert beside(notices=(Notice(kind="erratum", pmid="12"),)) == []
    assert beside(**titled(f"{TITLE}.", INSOLES.fields.authors)) == []  # a guideline in two journals
    assert beside(**titled("Night splints in nurses with plantar heel pain: baseline data")) == []
    assert beside(**titled("Foot care at work: a post hoc analysis")) == []
    assert beside(**titled("Insoles and other shoes for postal workers who walk all day")) != []


def test_a_registered_trial_is_one_study():
    def registered(record: Record, number: str) -> Record:
        (section,) = record.abstract
        return replace(record, abstract=(replace(section, text=f"{section.text} Registered as {number}."),))

    def beside(number: str) -> list[str]:
        first, second = registered(INSOLES, "NCT01234567"), registered(SPLINTS, number)
        return fits(hold(OF_SPLINTS, 1, (first, second, SHOCKS)))

    assert beside("NCT01234567") == []
    assert beside("NCT07654321") != []


def test_more_is_asked_of_reviews_and_of_short_abstracts():
    text = "Among nurses with plantar heel pain a third gave the splint up."
    short = replace(INSOLES, abstract=(AbstractSection(text=" ".join(INSOLES.abstract[0].text.split()[:24])),))
    assert fits(hold(text, 1)) != []
    assert fits(hold(text, 1, (replace(INSOLES, publication_types=("Review",)), SPLINTS, SHOCKS))) == []
    assert fits(hold(text, 1, (short, SPLINTS, SHOCKS))) == []


def test_an_abstract_in_another_language_is_not_held_against_a_claim():
    spanish = (
        "En este ensayo participaron 128 carteros con dolor en el talón que usaron plantillas de cobre durante doce "
        "semanas. El dolor de la mañana fue menor con las plantillas de cobre que con las otras, y los pacientes "
        "caminaron más. La piel se irritó en nueve de los carteros."
    )
    record_of = replace(INSOLES, abstract=(AbstractSection(text=spanish),))
    assert "claim-fits-another" not in [f.rule for f in hold(OF_SPLINTS, 1, (record_of, SPLINTS, SHOCKS)).findings]


def test_what_differs_from_the_wrong_abstract_is_not_told():
    text = (
        "In a trial of 90 nurses with plantar heel pain the night splint was given up because it disturbed their sleep."
    )
    assert [f.rule for f in hold(text, 1).findings] == ["claim-fits-another"]


def test_a_work_over_which_the_reader_stumbles_costs_nobody_else(monkeypatch):
    odd = replace(SHOCKS, pmid="66")
    assert fits(hold(OF_SPLINTS, 1, (INSOLES, SPLINTS, odd))) != []

    def stumble(record: Record) -> Reading:
        if record.pmid == "66":
            raise RuntimeError("odd")
        return read_record(record)

    monkeypatch.setattr("citecheck.claims.entries.read_record", stumble)
    found = hold(OF_SPLINTS, 1, (INSOLES, SPLINTS, odd))
    assert [c.verdict for c in found.checks] == ["not_in_abstract"]
    assert fits(found) == []


def test_an_entry_that_pubmed_could_not_be_asked_about_may_be_the_one_that_is_meant():
    assert fits(hold(OF_SPLINTS, 1, (INSOLES, SPLINTS, None), status="unchecked")) == []
    assert fits(hold(OF_SPLINTS, 1, (INSOLES, SPLINTS, None), status="not_found")) != []


def test_in_a_long_list_a_sentence_that_fits_no_entry_says_too_little():
    text = "Nobody outside the province had a cohort in which the score could be validated."
    several = tuple(replace(SHOCKS, pmid=str(n)) for n in range(20, 30))
    assert [f.rule for f in hold(text, 1, (LAKES, *several[:5])).findings] == ["claim-wrong-work"]
    assert [f.rule for f in hold(text, 1, (LAKES, *several)).findings] == ["claim-not-in-abstract"]
    assert "claim-wrong-work" in [f.rule for f in hold(OF_SPLINTS, 1, (LAKES, SPLINTS, *several)).findings]
    summed_up = "Insurance claims data were the source of two studies of heel pain in runners and postal workers."
    few = (INSOLES, LAKES, SHOCKS)
    many = (*few, *(replace(LAKES, pmid=str(n)) for n in range(30, 40)))
    assert "claim-wrong-work" in [f.rule for f in hold(summed_up, (1, 2, 3), few).findings]
    assert "claim-wrong-work" not in [f.rule for f in hold(summed_up, (1, 2, 3), many).findings]


def test_an_outage_accuses_nobody_whom_the_whole_list_would_acquit():
    """Entries that PubMed could not be asked about might fit better, so the sentence still says too little."""
    text = "Nobody outside the province had a cohort in which the score could be validated."
    assert [f.rule for f in hold(text, 1, (LAKES, *[None] * 12)).findings] == ["claim-wrong-work"]
    unasked = hold(text, 1, (LAKES, *[None] * 12), status="unchecked")
    assert [f.rule for f in unasked.findings] == ["claim-not-in-abstract"]


def test_the_order_of_the_list_changes_nothing_but_the_number():
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        records = tuple(LIST[n] for n in order)
        cited, meant = records.index(INSOLES) + 1, records.index(SPLINTS) + 1
        (message,) = fits(hold(OF_SPLINTS, cited, records))
        assert f"; reference {meant} fits far better" in message


NUMBERS = [str(n) for n in range(1, 21)]


def test_numbers_that_slipped_alike_are_told_once():
    slips = [(n, n - 1) for n in range(11, 16)]
    assert shifted(slips, NUMBERS) == (
        "5 numbers from 12 to 16 are cited where the entry before fits far better: they seem to have slipped by 1"
    )
    assert shifted([*slips, *slips[:2], (3, 9)], NUMBERS) == shifted(slips[::-1], NUMBERS)
    assert shifted([(n, n + 2) for n in range(2, 9)], NUMBERS) == (
        "7 numbers from 3 to 9 are cited where the entry 2 places behind fits far better: they seem to have slipped "
        "by 2"
    )


@pytest.mark.parametrize(
    "slips",
    [
        [],
        [(5, 4), (6, 5), (7, 6)],
        [(5, 4)] * 9,
        [(5, 4), (6, 5), (7, 6), (8, 7), (9, 1), (10, 2), (11, 4)],
        [(2, 9), (9, 2), (5, 13), (7, 1), (16, 4)],
    ],
)
def test_few_slips_or_different_ones_are_no_shift(slips):
    assert shifted(slips, NUMBERS) is None


def test_a_list_without_numbers_has_none_that_slip():
    slips = [(n, n - 1) for n in range(11, 16)]
    assert shifted(slips, [None] * 20) is None
    assert shifted(slips, [f"R{n}" for n in range(1, 21)]) is None
