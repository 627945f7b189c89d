"""Claims about something else altogether, and those that only look so."""

from __future__ import annotations

import math

import pytest
from claims.held import hold, loud, record

from citecheck.claims.profile import nearly, profile
from citecheck.claims.reading import read_record, read_text
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import key_of
from citecheck.claims.words.vectors import direction, likeness
from citecheck.claims.works import signs_of

HEART = record(
    "Patients given atorvastatin had fewer myocardial infarctions than those given placebo. "
    "Serum cholesterol fell by a third, and muscle pain was rare.",
    title="Atorvastatin after acute coronary events",
)
LAKES = record(
    "We counted diatoms in the sediment of seven lakes. Richness fell with altitude. Cores were taken from the ice in "
    "late winter with a gravity corer, sliced at every centimetre, and cleaned with peroxide. Water chemistry was "
    "sampled at the deepest point of each basin. Planktonic forms were scarce above the tree line, where the ice lay "
    "until July, and acid species became commoner with the share of granite in the catchment. Conductivity and "
    "the length of the season without ice told most of the variance, and shading by cliffs told little of it. Lakes "
    "that sheep had reached held more species of nutrient-rich water than their neighbours did. We propose diatoms as "
    "a measure of warming in lakes that have no instruments.",
    title="Diatoms of seven alpine lakes",
)


@pytest.mark.parametrize(
    "text",
    [
        "Atorvastatin lowers serum cholesterol and prevents myocardial infarction.",
        "Statins decrease blood cholesterol.",
        "Hypercholesterolaemia is treated with simvastatin.",
    ],
)
def test_a_claim_of_the_same_subject(text):
    assert loud(hold(text, HEART)) == []
    assert loud(hold(text, LAKES)) == ["claim-wrong-work"]


def test_how_people_were_divided_is_told_of_any_work():
    assert loud(hold("The hundred patients were divided equally among four groups.", LAKES)) == []
    assert loud(hold("Half of the eighty volunteers were allocated to each arm.", LAKES)) == []


def test_an_author_of_the_record_whom_the_claim_names():
    text = "Hollis and Brandt (2017) grew orchid seedlings on agar with charcoal."
    assert loud(hold(text.replace("Hollis and Brandt (2017)", "Others"), LAKES)) == ["claim-wrong-work"]
    assert loud(hold(text, LAKES)) == []
    alone = "We read with interest the letter on orchid seedlings and charcoal by {} and colleagues."
    assert loud(hold(alone.format("Hollis"), LAKES)) == []
    assert loud(hold(alone.format("Nobody"), LAKES)) == ["claim-wrong-work"]
    drawn = "Orchid seedlings grown on agar with charcoal, redrawn from {}."
    assert loud(hold(drawn.format("Brandt"), LAKES)) == []
    assert loud(hold(drawn.format("Nobody"), LAKES)) == ["claim-wrong-work"]


@pytest.mark.parametrize(
    "text",
    [
        "This agrees with the experience of many others in recent years.",
        "Details are given elsewhere in the literature.",
        "First step; second step after about 14 days; third step in week six.",
        "Die Behandlung senkte den Blutdruck deutlich und wurde von allen Kranken gut vertragen.",
        "Ein Fragebogen zur Verdauung war bei Kindern in Sizilien zuverlässig.",
        "In der Sprechstunde sehen wir viele dieser Kranken mit Sodbrennen.",
        "Un cuestionario de alimentos fue fiable en los escolares de la isla con diabetes.",
        "He was given antibiotics for a draining sinus of the mandible.",
        "They write: “in our hands the mandible healed within a fortnight whatever the surgeon had decided to do”.",
    ],
)
def test_what_no_abstract_need_have(text):
    assert loud(hold(text, LAKES)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orchid seedlings need charcoal (Okonkwo et al., 2011; Lindqvist et al., 2013; Achterberg et al., 2015).",
        "Interleukin (IL)-2 and embryonic stem (ES) cells: overall survival (OS), standard error (SE).",
        "BLK7 encodes macrophage phosphatase.",
    ],
)
def test_names_abbreviations_and_rare_things_make_no_foreign_sentence(text):
    assert loud(hold(text, LAKES)) == ["claim-wrong-work"]


@pytest.mark.parametrize(
    "text",
    [
        "Choroba serca zwiększa ryzyko zgonu.",
        "Diyabet kalp krizi riskini artırır.",
        "Obesitas verhoogt risico op diabetes mellitus.",
        "Antibiotikaprophylaxe senkt postoperative Infektionsrate.",
        "Infections urinaires récidivantes chez femmes ménopausées.",
    ],
)
def test_a_short_sentence_in_another_language(text):
    assert loud(hold(text, LAKES)) == []


def test_words_that_keep_the_same_company_are_alike():
    assert likeness(direction(["statin"]), direction(["cholesterol"])) > 0.3
    assert likeness(direction(["statin"]), direction(["cholesterol"])) > likeness(
        direction(["statin"]), direction(["school"])
    )
    assert direction(["nosuchwordatall"]) == ()
    assert likeness((), direction(["statin"])) == 0.0


def test_a_direction_is_the_sum_of_its_words_each_as_far_as_it_is_rare_up_to_a_bound():
    keys = [key_of(word) for word in ("statin", "women", "school", "pain")]
    assert all(direction([key]) for key in keys)
    rows = [[min(3.0, rarity(key)) * v for v in direction([key])] for key in keys]
    added = [math.fsum(column) for column in zip(*rows, strict=True)]
    length = math.hypot(*added)
    assert direction(keys) == pytest.approx([v / length for v in added], abs=1e-4)
    assert direction(keys[::-1]) == direction(keys) == direction([*keys, "nosuchwordatall"])


def test_nearly_the_same_word():
    there = profile(read_record(record("TRIM5 and TP53BP1 bind the capsid.", title="TRIM5")))
    assert nearly("trim", there)[0] == "trim5"
    assert nearly("53bp1", there)[0] == "tp53bp1"
    assert nearly("zebra", there) == ("", 0.0)


def test_names_of_authors_say_nothing_of_the_subject():
    reading = read_record(HEART)
    bare = signs_of(read_text("Statins prevent infarctions of the heart.", reading), reading)
    named = signs_of(read_text("Okonkwo, Lindqvist et al. Statins prevent infarctions of the heart.", reading), reading)
    assert named == bare


def test_a_sentence_for_which_every_cited_work_is_a_wrong_one_names_no_subject():
    text = "Orchid seedlings were grown on agar with charcoal."
    assert loud(hold(text, LAKES)) == ["claim-wrong-work"]
    assert loud(hold(text, LAKES, HEART)) == []
    # Beside one that fits, a wrong one stands out.
    assert loud(hold("Atorvastatin lowers serum cholesterol and prevents myocardial infarction.", LAKES, HEART)) == [
        "claim-wrong-work"
    ]


BRICKS = record(
    "Bricklayers, plasterers and tilers were examined for eczema, vitiligo and callosities by two dermatologists. "
    "Cement was blamed by most of them, and the quality of sleep was poor in all trades. Gloves of nitrile were worn "
    "by a quarter. Chromate was found by patch test in a tenth, cobalt and epoxy resin in fewer. Those who washed with "
    "solvents had more fissures on the fingers, and those who had begun as apprentices before the age of sixteen had "
    "lichenified wrists. Barrier cream did not help. Ferrous sulphate had been added to the cement of one region only, "
    "and there the allergic forms were half as common. Callosities told the trade better than the number of years "
    "spent in it. Emollients, training and wet work in turns are proposed, as is an inspection of every building site "
    "by an occupational physician who is paid by the insurers and not by the contractors themselves.",
    title="Patterns of change in the skin of bricklayers, plasterers and tilers exposed to cement, lime and gypsum",
)


@pytest.mark.parametrize(
    "text",
    [
        "Our own appetite was first woken by patterns of change, a trifle that had lain dormant in the drawer.",
        "Varga and Holm (2016) grumbled about the anthology and its woeful curator, and about change in the skin.",
        "Varga et al. (2016) quarrelled over an anthology of grumbling and, we are told, patterns of change.",
        "An anthology grumbles, in a woeful essay, that the quality of sleep was a trifle of its curator.",
    ],
)
def test_words_in_the_sequence_of_the_title_or_of_a_sentence_are_of_that_work(text):
    assert "claim-wrong-work" in loud(hold(text, LAKES))
    assert "claim-wrong-work" not in loud(hold(text, BRICKS))


def test_stock_words_in_sequence_say_nothing():
    lakes = record(*(part.text for part in LAKES.abstract), title="Effects of the use of a net in seven alpine lakes")
    told = "The effects of the use of statins on hypercholesterolaemia and infarction were plain."
    assert loud(hold(told, lakes)) == ["claim-wrong-work"]


@pytest.mark.parametrize(
    "text",
    [
        "The notion has been touched on, talked of and dealt with at length, and everyone seems to doubt it.",
        "Okafor et al. (2011) wondered whether anything of the sort was worth an attempt.",
        "One team introduced the theme, others pursued it, and their accounts are instructive.",
    ],
)
def test_a_sentence_of_narrative_words_names_no_subject(text):
    assert "claim-wrong-work" not in loud(hold(text, LAKES))


@pytest.mark.parametrize(
    "abstract",
    [
        "Not available.",
        "See the text.",
        "Wir zählten die Kieselalgen im Sediment von sieben Seen. Die Zahl der Arten nahm mit der Höhe ab, und im "
        "Winter wurden die Kerne vom Eis aus genommen. Das Wasser wurde an der tiefsten Stelle jedes Beckens beprobt.",
    ],
)
def test_an_abstract_that_cannot_tell_of_what_the_work_is(abstract):
    text = "Atorvastatin lowers serum cholesterol and prevents myocardial infarction."
    assert "claim-wrong-work" not in loud(hold(text, record(abstract, title="Diatoms of seven alpine lakes")))


def test_the_shorter_an_abstract_the_more_must_be_foreign_to_it():
    text = "Anxiety and insomnia of soldiers were eased by drugs and by talking therapy."
    short = (
        "Nurses with migraine kept a diary of their attacks and of the drugs that they took. Most attacks came at the "
        "end of a night shift."
    )
    assert loud(hold(text, record(short, title="Diaries of nurses"))) == []
    assert loud(hold(text, record(*[short] * 9, title="Diaries of nurses"))) == ["claim-wrong-work"]


def test_a_few_rare_words_in_common_make_a_matter_in_common():
    lakes = record("Diatoms of Lake Inari were counted, and the sediment was dated by radiocarbon to the Bronze Age.")
    text = "The radiocarbon dates of the barrows and of their pottery put the burials of the chiefs in the Bronze Age."
    assert loud(hold(text, lakes)) == []
    other = "The beads in the barrows and their pottery came with the burials of the chiefs."
    assert loud(hold(other, lakes)) == ["claim-wrong-work"]


def test_words_side_by_side_in_both_speak_for_the_work():
    lakes = record(
        *["Copper was weighed, and then the copper mines of the north were drawn on a map with all their shafts."] * 8,
        title="Shafts of the north",
    )
    apart = "Some mines near wooded coasts of ancient traders were dug for copper by settlers with antler picks."
    together = "Some copper mines near wooded coasts of ancient traders were dug by settlers with antler picks."
    reading = read_record(lakes)
    pairs = [signs_of(read_text(text, reading), reading)[2] for text in (apart, together)]
    assert pairs[0] == 0 < pairs[1]


def test_the_fields_own_common_words_may_be_of_another_work():
    """Lay words (`worms`) may stand for the field's; `alcohol`, `risk` and `death` are the field's themselves."""
    skills = record(
        "Adults who stayed restless and inattentive in spite of their tablets were taught to plan, to sort what is "
        "urgent and to notice when their thoughts wander, or were taught to relax. Both were given once a week for "
        "three months by the same therapists. Blinded raters scored their symptoms before, at the end, and a year "
        "later. Those who learnt the skills improved more on every scale, more of them responded, and what they had "
        "gained was kept over the year. Few left either group. Patients with depression or substance abuse were not "
        "enrolled, and the effect did not depend on their age, their sex or the severity of disease at baseline.",
        title="Skills training or relaxation for adults whose attention deficit persists on medication",
    )
    text = "Heavy alcohol use was associated with increased risk of liver disease and of death."
    assert loud(hold(text, skills)) == ["claim-wrong-work"]
    assert loud(hold("Those who had learnt it did better in every way, and it lasted.", skills)) == []


@pytest.mark.parametrize(
    ("claim", "how"),
    [
        ("Sediment of the fjord was freeze-dried and sieved with brass meshes", "as described previously"),
        ("Otoliths were ground and read under polarised light", "according to the protocol of the marine survey"),
    ],
)
def test_what_was_done_as_a_work_did_it(claim: str, how: str) -> None:
    """An abstract says little of the methods that others take from the work."""
    assert "claim-wrong-work" not in loud(hold(f"{claim} {how}.", HEART))
    assert "claim-wrong-work" in loud(hold(f"{claim}.", HEART))


SPLINTS = record(
    "Sixty recruits wore a night splint or none for eight weeks. Stiffness of the plantar fascia in the morning eased "
    "with the splint, and fewer days of marching were lost. Ultrasound showed a thinner fascia.",
    title="Night splints for plantar fasciitis of army recruits",
)
HONEY = record(
    "Blisters were dressed with honey or with gauze by the medical staff of a long march. Skin closed sooner with "
    "honey, and pus was seen less often. Recruits found the dressing sticky, and wasps came to it. Bandages were "
    "changed each evening, and swabs were taken from every blister that wept. Staphylococci grew in four of them.",
    pmid="2",
    title="Honey dressings for friction blisters of army recruits",
)


def test_a_work_cited_beside_one_of_the_same_matter():
    text = (
        "Plantar fasciitis has been treated with splints, insoles and exercise, other complaints of walkers with less."
    )
    assert loud(hold(text, HONEY)) == ["claim-wrong-work"]
    assert loud(hold(text, SPLINTS, HONEY)) == []
    assert loud(hold(text, HONEY, SPLINTS)) == []


def test_a_foreign_work_cited_beside_a_right_one():
    text = (
        "Plantar fasciitis has been treated with splints, insoles and exercise, other complaints of walkers with less."
    )
    found = hold(text, SPLINTS, LAKES).findings
    assert [(f.rule, f.reference) for f in found if f.severity != "note"] == [("claim-wrong-work", "ref-2")]
