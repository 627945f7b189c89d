"""Animals, cells or people: whom the claim speaks of against whom the record studied."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.population.peopled import addressed, agrees, differs, text_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Reading, Sentence
from citecheck.models import Record

SPECIES: dict[str, str] = {
    "mouse": r"mice|mouse|murine",
    "rat": r"rats?",
    "rabbit": r"rabbits?",
    "dog": r"dogs?|canines?|beagles?",
    "pig": r"pigs?|porcine|swine|piglets?|minipigs?",
    "sheep": r"sheep|ovine|lambs?|ewes?",
    "horse": r"horses?|equine",
    "monkey": r"monkeys?|macaques?|primates?|baboons?",
    "fish": r"zebrafish",
    "fly": r"drosophila|fruit fl(?:y|ies)",
    "worm": r"elegans|nematodes?",
    "cat": r"cats?|feline",
    "cattle": r"cows?|cattle|bovine|calves",
    "hamster": r"hamsters?",
    "goat": r"goats?|caprine",
    "bird": r"chickens?|chicks?",
    "rodent": r"rodents?",
    "animal": r"animals?(?: (?:models?|stud(?:y|ies)|experiments?))?",
}
_SPECIES_RE = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in SPECIES.items()}
ANY_ANIMAL = re.compile(rf"\b(?:{'|'.join(SPECIES.values())})\b", re.IGNORECASE)
ANIMALS = Cue(
    ANY_ANIMAL,
    words="rat rats dog dogs pig pigs swine ovine lamb lambs ewe ewes equine elegans cat cats feline cow cows bovine "
    "calves goat goats caprine chick chicks",
    pieces="mice mouse murine rabbit canine beagle porcine piglet minipig sheep horse monkey macaque primate baboon "
    "zebrafish drosophila fruit nematode cattle hamster chicken rodent animal",
)
_NAMED_ANIMAL = re.compile(rf"\b(?:{'|'.join(v for k, v in SPECIES.items() if k != 'animal')})\b", re.IGNORECASE)
_PERSONS = (
    r"patients?|people|persons?|women|woman|men|man|adults|children|child|adolescents?|infants?|"
    r"newborns?(?![\s-](?:[\w-]+\s)?(?:neurons?|cells?|rats?|mice|mouse|pups?|piglets?|lambs?|models?|animals?|brains?|lungs?|hearts?|inflamm\w+)\b)|"
    r"neonates?|"
    r"volunteers?|participants?|boys?|girls?|students?|elderly|smokers?|veterans?|mothers?|p(?:a)?ediatric|"
    r"clinical trial|athletes|workers|nurses|physicians|respondents|households|families"
)
_PERSON = re.compile(rf"\b(?:{_PERSONS})\b", re.IGNORECASE)
"""Words that can only be people: a xenograft of human cells has none of them."""
_STUDIED = re.compile(rf"\b(?:{_PERSONS}|subjects|individuals|donors|volunteers)\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"\b(?:individuals|humans|subjects|donors|cohort|specimens?|biops(?:y|ies)|human (?:and|or|tissues?|samples?|blood|"
    r"plasma|serum|brains?|muscles?|skin|studies|data|carriers))\b",
    re.IGNORECASE,
)
"""What was taken from people: less than people, more than a line of cells."""
HUMAN = re.compile(rf"\b(?:{_PERSONS}|humans?|individuals?|cases|population|cohort)\b", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?:patients|people|women|men|adults|children|adolescents|infants|newborns|neonates|volunteers|humans|persons|"
    r"boys|girls|athletes|elderly|toddlers|teenagers)\b",
    re.IGNORECASE,
)
_PLAINLY = Cue(
    _PLAIN,
    words="patients people women men adults children adolescents infants newborns neonates volunteers humans persons "
    "boys girls athletes elderly toddlers teenagers",
)
_OWN = re.compile(r"\b(?:our|my)(?: own)?\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
"""Whom those who cite have studied themselves."""
_IN_VITRO = re.compile(r"\b(?:in[- ]vitro|cell lines?|cultured cells|cell cultures?|explants?)\b", re.IGNORECASE)
_OUTSIDE = Cue(_IN_VITRO, pieces="vitro cell explant")
_CELLS = re.compile(r"\b(?:cells?|vitro|cultured?|cultures|explants?|fibroblasts?|\w+cytes?)\b", re.IGNORECASE)
_MESH_CELLS = frozenset({"Cells, Cultured", "Cell Line", "Cell Line, Tumor", "In Vitro Techniques"})
_MESH_SPECIES = re.compile(
    r"(?:Mice|Rats|Rabbits|Dogs|Swine|Sheep|Horses|Macaca|Haplorhini|Zebrafish|Drosophila|Caenorhabditis|Cats|Cattle|"
    r"Goats|Cricetinae|Chickens)"
)
_LABORATORY = re.compile(
    r"\b(?:in[- ]v(?:itro|ivo)|cell lines?|cultured|xenografts?|knock-?(?:down|out|in)|silencing|overexpress\w*|"
    r"transfect\w*|western blot\w*|proliferation)\b",
    re.IGNORECASE,
)
"""Work in which animals may well have had a part that the abstract does not tell."""
_DOSED = re.compile(
    rf"\b(?:{'|'.join(v for k, v in SPECIES.items() if k != 'animal')})\b\s+(?:\([^()]{{0,60}}\)\s+)?(?:were|was|"
    rf"received|underwent|had|showed|fed|treated|injected|exposed|infected|lacking)\b",
    re.IGNORECASE,
)
"""Animals to which something was done, which is what methods say of subjects."""
_TOLD = 0.3
_TITLE_SHARE = 0.45
_NEAREST = 3
_LATER = 0.15
"""How far into the abstract its own work begins; before it stands what was known."""


def species(matter: Matter) -> Observation | None:
    """Whether claim and record speak of the same: people, an animal, cells."""
    claim = matter.claim.text
    human = next((m for m in _PLAINLY.finditer(matter.said) if not _OWN.search(claim, 0, m.start())), None)
    animals = {}
    if ANIMALS.search(matter.said):
        animals = {name: m for name, pattern in _SPECIES_RE.items() if (m := pattern.search(claim))}
    vitro = _OUTSIDE.search(matter.said)
    if human and not animals and not vitro:
        return _people(matter, human)
    if animals and not HUMAN.search(claim):
        return _animals(matter, animals)
    if vitro and not animals and not HUMAN.search(claim):
        return _vitro(matter, vitro)
    return None


def _people(matter: Matter, human: re.Match[str]) -> Observation | None:
    record, text = matter.record, text_of(matter.reading)
    only = only_animals(record, matter.reading)
    if only is None:
        only = _done_to_animals(matter)
        if only is not None and addressed(matter, surely=True):
            return differs(matter, human, only, _told(human.group(), f"the record's result is about {only}"))
        if HUMAN.search(text) or "Humans" in record.mesh:
            return agrees(human, HUMAN.search(matter.reading.text))
        return None
    if not addressed(matter, surely=True):
        return None
    for ranked in matter.ranked[:2]:
        told = ranked.sentence.text
        place = re.search(rf"\b{human.group()}\b", told, re.IGNORECASE) or _PERSON.search(told)
        if ranked.coverage >= 0.5 and place:
            return agrees(human, place)
    return differs(matter, human, only, _told(human.group(), f"the record is about {only}"))


def _animals(matter: Matter, animals: dict[str, re.Match[str]]) -> Observation | None:
    record, text = matter.record, text_of(matter.reading)
    studied = _named_in(text + " " + " ".join(record.mesh))
    named, match = next(iter(animals.items()))
    own = _named_in(matter.reading.title.text + " " + " ".join(record.mesh)) - {"rodent", "animal"}
    near = any(_named_in(r.sentence.text) & set(animals) for r in matter.ranked[:_NEAREST])
    if (
        own
        and not own & set(animals)
        and not near
        and not {"rodent", "animal"} & set(animals)
        and addressed(matter, surely=True)
    ):
        other = next(n for n in SPECIES if n in own)
        words = found.group() if (found := _SPECIES_RE[other].search(text)) else other
        return differs(matter, match, words, _told(match.group(), f"the record speaks of {words}"))
    if set(animals) & studied or ({"rodent", "animal"} & set(animals) and studied):
        return agrees(match, _SPECIES_RE[named].search(matter.reading.text))
    if not addressed(matter, surely=True):
        return None
    specific = sorted(studied - {"rodent", "animal"})
    if specific and "rodent" not in animals and "animal" not in animals:
        found = _SPECIES_RE[specific[0]].search(text)
        words = found.group() if found else specific[0]
        return differs(matter, match, words, _told(match.group(), f"the record speaks of {words}"))
    if specific or "Animals" in record.mesh or "rodent" in studied:
        return None
    # what animals had shown before is told in many an introduction; PubMed's own heading then has to speak for people
    if _plainly_human(record, matter.reading) and (not studied or "Humans" in record.mesh):
        return differs(matter, match, "humans", _told(match.group(), "the record is about people"))
    return None


def _named_in(text: str) -> set[str]:
    """The animals that a text speaks of, as `SPECIES` calls them."""
    words = {m.group() for m in ANY_ANIMAL.finditer(text)}
    return {name for name, pattern in _SPECIES_RE.items() if any(map(pattern.fullmatch, words))}


def _vitro(matter: Matter, said: re.Match[str]) -> Observation | None:
    text = text_of(matter.reading)
    if _CELLS.search(text) or _MESH_CELLS & set(matter.record.mesh):
        return None
    person = _PERSON.search(matter.reading.text)
    if (
        said.group().lower().startswith("explant")
        or person is None
        or ANY_ANIMAL.search(text)
        or not addressed(matter, surely=True)
    ):
        return None
    return differs(matter, said, person.group(), _told(said.group(), f"the record of {person.group()}"))


def _told(said: str, other: str) -> str:
    return f"The text speaks of {said}, {other}."


def _plainly_human(record: Record, reading: Reading) -> bool:
    if _LABORATORY.search(reading.text):
        return False
    found = re.search(
        r"\b(?:patients|women|men|children|adults|participants|volunteers)\b", reading.text, re.IGNORECASE
    )
    return found is not None and ("Humans" in record.mesh or not record.mesh)


def _own_work(reading: Reading) -> list[Sentence]:
    return [s for s in reading.sentences if _LATER < s.place < 0.95] or list(reading.sentences)


def only_animals(record: Record, reading: Reading) -> str | None:
    """The animals (or cells) that the record is about, where it is plainly about nobody else."""
    text = text_of(reading)
    headings = [h for h in record.mesh if _MESH_SPECIES.match(h)]
    if re.search(
        r"\bin humans?\b(?! [\w\s-]{0,40}\b(?:cells?|lines?|tumou?rs?|xenografts?))", reading.title.text, re.IGNORECASE
    ):
        return None
    if "Humans" in record.mesh:
        # PubMed says Humans of human cells as well; then nobody is spoken of as a person
        if _PERSON.search(text) or _OF_PEOPLE.search(text) or not (_MESH_CELLS & set(record.mesh) or headings):
            return None
        return _first_animal(text) or ("cells in culture" if _MESH_CELLS & set(record.mesh) else headings[0].lower())
    if record.mesh:
        if "Animals" in record.mesh:
            return _first_animal(text) or (headings[0].lower() if headings else "animals")
        if _MESH_CELLS & set(record.mesh) and not HUMAN.search(text):
            return "cells in culture"
        return None
    middle = _own_work(reading)
    if HUMAN.search(reading.title.text) or any(_PERSON.search(s.text) for s in middle):
        return None
    dosed = any(_DOSED.search(s.text) for s in reading.sentences)
    if not dosed and any(HUMAN.search(s.text) for s in middle):
        return None
    found = _first_animal(text)
    if found and (dosed or any(ANY_ANIMAL.search(s.text) for s in (*middle, reading.title))):
        return found
    if _IN_VITRO.search(text) and not HUMAN.search(text):
        return "cells in culture"
    return None


def _done_to_animals(matter: Matter) -> str | None:
    """The animals of the one sentence that tells what the claim tells, where people only gave the samples.

    Only for records that PubMed indexes under an animal and under no age of people.
    """
    record = matter.record
    if "Animals" not in record.mesh or not any(_MESH_SPECIES.match(h) for h in record.mesh):
        return None
    if any(re.match(r"(?:Adult|Young Adult|Middle Aged|Aged|Child|Infant|Adolescent)\b", h) for h in record.mesh):
        return None
    persons = {k for t in matter.said.tokens if _PERSON.match(t.word) for k in t.keys}
    weights = {k: w for k, w in matter.said.weights.items() if k not in persons}
    later = [s for s in matter.reading.sentences if s.place > _LATER and _STUDIED.search(s.text)]
    if any(not ANY_ANIMAL.search(s.text) for s in later):
        return None
    beasts = [s for s in matter.reading.sentences if not _PERSON.search(s.text) and ANY_ANIMAL.search(s.text)]
    of_title = matter.reading.title.keys
    special = {k: w for k, w in weights.items() if k not in of_title}
    told, given = (
        _most(special, beasts),
        _most(special, [s for s in matter.reading.sentences if _PERSON.search(s.text)]),
    )
    if told >= _TOLD and given < told:
        return _first_animal(text_of(matter.reading))
    # a title that is the finding: its rarest word stands where the animals are, and not where people are
    retold = {k: w for k, w in weights.items() if k in of_title}
    if sum(retold.values()) < _TITLE_SHARE * sum(weights.values()) or not beasts:
        return None
    rarest = max(sorted(retold), key=lambda k: retold[k])
    if any(rarest in s.keys for s in beasts) and not any(rarest in s.keys for s in later):
        return _first_animal(text_of(matter.reading))
    return None


def _most(weights: dict[str, float], among: list[Sentence]) -> float:
    """The largest share (0..1) of the words that one of the sentences has."""
    total = sum(weights.values())
    if not total:
        return 0.0
    return max((sum(w for k, w in weights.items() if k in s.keys) / total for s in among), default=0.0)


def _first_animal(text: str) -> str | None:
    first = _NAMED_ANIMAL.search(text)
    return first.group().lower() if first is not None else None
