"""Whom the claim speaks of against whom the record studied: species, illness, age, sex, by MeSH headings and words."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.exchanges import exchanged
from citecheck.claims.facets.population.ages_bounded import ages_bounded
from citecheck.claims.facets.population.body_parts import body_parts
from citecheck.claims.facets.population.case_age import case_age
from citecheck.claims.facets.population.condition import condition
from citecheck.claims.facets.population.contraries import contraries
from citecheck.claims.facets.population.counted import counted
from citecheck.claims.facets.population.disease import disease
from citecheck.claims.facets.population.framed import framed
from citecheck.claims.facets.population.headed import headed
from citecheck.claims.facets.population.organisms import organisms
from citecheck.claims.facets.population.other_people import other_people
from citecheck.claims.facets.population.peopled import addressed, agrees, differs, set_aside, text_of
from citecheck.claims.facets.population.sexes import sexes
from citecheck.claims.facets.population.species import ANIMALS, species
from citecheck.claims.facets.population.unpeopled import unpeopled
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.opposites import apart

_YOUNG = re.compile(
    r"\b(?:child(?:ren|hood)?|p(?:a)?ediatric(?! (?:colono|gastro|endo|broncho|laryngo|cysto|nephro|uretero)scop|"
    r" (?:catheter|tube|forceps|cannula|probe|size|needle|blade)\w*)|"
    r"infants?|newborns?|neonat\w+|adolescen\w+|teen\w*|toddlers?|boys?|"
    r"girls?|"
    r"school\w*|youths?|preschool\w*|f(?:o?e)tus(?:es)?|f(?:o?e)tal|unborn|bab(?:y|ies)|juvenile|kids|"
    r"aged (?:[1-9]|1[0-7])\b)",
    re.IGNORECASE,
)
_ADULT = re.compile(
    r"\b(?:adults?|adulthood|elderly|older(?! (?:child|infants?|adolescents?|boys|girls|siblings?|age\b))|"
    r"seniors?|middle[- ]aged|postmenopausal|mothers?|fathers?|parents?|"
    r"caregivers?|teachers?|employees|workers|veterans?|"
    r"ages? (?:of |was |were |between |from |range[sd]?:? (?:from )?|over |above |under )?(?:[≥>≤<] ?)?"
    r"(?:1[89]|[2-9]\d)|"
    r"ages? (?:of |from |range[sd]?:? )?\d{1,2}(?: ?[-–] ?| to | and )[2-9]\d|"
    r"aged (?:between |from )?\d{1,2}(?: ?[-–] ?| to | and )[2-9]\d|"
    r"aged(?! (?:[≥>≤<] ?)?(?:[0-9]|1[0-7])\b))\b",
    re.IGNORECASE,
)
_PLAIN_YOUNG = re.compile(
    r"\b(?:children|p(?:a)?ediatric patients|infants|newborns|neonates|adolescents|teenagers|toddlers|boys|girls)\b"
    r"(?!['’]s\s(?-i:[A-Z]))",
    re.IGNORECASE,
)
_PLAIN_ADULT = re.compile(
    r"\b(?:adults|middle-aged|elderly(?: (?:patients|people|women|men))?|older (?:people|patients|persons|women|men)|"
    r"seniors|"
    r"adult (?:patients|men|women|people|volunteers|participants|recipients|travellers|travelers|smokers|outpatients)|"
    r"postmenopausal women)\b",
    re.IGNORECASE,
)
_SAID_YOUNG = Cue(
    _PLAIN_YOUNG, words="children infants newborns neonates adolescents teenagers toddlers boys girls", pieces="diatric"
)
_SAID_ADULT = Cue(_PLAIN_ADULT, words="adult adults aged elderly older seniors postmenopausal")
_NEARLY_GROWN = re.compile("adolescents|teenagers|boys|girls", re.IGNORECASE)
_MESH_YOUNG = frozenset({"Child", "Child, Preschool", "Infant", "Infant, Newborn", "Adolescent"})
_MESH_ADULT = frozenset({"Adult", "Young Adult", "Middle Aged", "Aged", "Aged, 80 and over"})


_FURTHER = (contraries, ages_bounded, body_parts, disease, organisms, case_age, counted, headed)
"""Looked at one after the other, till one differs."""


def population(matter: Matter) -> list[Observation]:
    """At most one observation for species, one for illness, one for age and one for sex."""
    found = [o for look in (species, condition, _age, sexes, unpeopled) if (o := look(matter)) is not None]
    if not any(o.status == "differs" for o in found):
        found += [o for look in _FURTHER if (o := look(matter)) is not None][:1]
    if not any(o.status == "differs" for o in found) and (other := _others(matter)) is not None:
        found = [o for o in found if o.claim_at != other.claim_at] + [other]
    text = matter.claim.text
    return [o for o in found if o.status != "differs" or o.claim_at is None or not set_aside(text, o.claim_at)]


def _nearly_grown(young: re.Match[str], mesh: set[str], text: str) -> bool:
    """Whether the young of the record are adolescents by its headings alone, and the claim's are younger than that.

    PubMed gives the heading where some were 13 to 18 years old, in works on adults too.
    """
    if _NEARLY_GROWN.match(young.group()) or mesh & _MESH_YOUNG != {"Adolescent"} or not mesh & _MESH_ADULT:
        return False
    return _YOUNG.search(text) is None and _PLAIN_ADULT.search(text) is not None


def _others(matter: Matter) -> Observation | None:
    """Those whom a claim that retells a sentence names in the place of others."""
    found = other_people(matter) or exchanged(matter, "population")
    if found is not None and found.sentence is not None and _turned_too(matter, found.sentence):
        found = None  # less of these is more of the others
    return found or framed(matter)


def _turned_too(matter: Matter, n: int) -> bool:
    """Whether the claim turns a word of direction of sentence `n` round as well: `less` for `more`."""
    mine = [t.word for t in matter.said.tokens if classify(t.word) is not None]
    return apart(mine, [t.word for t in matter.reading.sentences[n].tokens]) is not None


def _age(matter: Matter) -> Observation | None:
    young, adult = _SAID_YOUNG.search(matter.said), _SAID_ADULT.search(matter.said)
    if (young is None) == (adult is None) or ANIMALS.search(matter.said):
        return None
    claim, mesh, text = matter.claim.text, set(matter.record.mesh), text_of(matter.reading)
    has_young = bool(mesh & _MESH_YOUNG) or _YOUNG.search(text) is not None
    if has_young and young is not None and _nearly_grown(young, mesh, text):
        has_young = False
    has_adult = bool(mesh & _MESH_ADULT) or _ADULT.search(text) is not None
    if young is not None:
        if has_young:
            return agrees(young, _YOUNG.search(matter.reading.text))
        if has_adult and addressed(matter):
            source = _ADULT.search(text)
            return differs(matter, young, source.group() if source else "adults",
                           f"The text speaks of {young.group()}, the record of adults.")  # fmt: skip
        return None
    if adult is None or _YOUNG.search(claim):
        return None
    if has_adult:
        return agrees(adult, _ADULT.search(matter.reading.text))
    if has_young and addressed(matter):
        source = _YOUNG.search(text)
        return differs(matter, adult, source.group() if source else "children",
                       f"The text speaks of {adult.group()}, the record of the young.")  # fmt: skip
    return None
