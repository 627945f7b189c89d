"""Whom the claim speaks of against whom the record studied: species, age, sex, by MeSH headings and words."""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Reading
from citecheck.models import Record

_SPECIES: dict[str, str] = {
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
_SPECIES_RE = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _SPECIES.items()}
_ANY_ANIMAL = re.compile(rf"\b(?:{'|'.join(_SPECIES.values())})\b", re.IGNORECASE)
_HUMAN = re.compile(
    r"\b(?:patients?|people|persons?|humans?|women|woman|men|man|adults?|children|child|adolescents?|infants?|"
    r"newborns?|"
    r"neonates?|volunteers?|participants?|boys?|girls?|students?|elderly|smokers?|veterans?|mothers?|"
    r"individuals?|cases|"
    r"p(?:a)?ediatric|clinical trial|athletes|workers|nurses|physicians|respondents|households|families|"
    r"population|cohort)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:patients|people|women|men|adults|children|adolescents|infants|newborns|neonates|volunteers|humans|persons|"
    r"boys|girls|athletes|elderly|toddlers|teenagers)\b",
    re.IGNORECASE,
)
_IN_VITRO = re.compile(r"\b(?:in[- ]vitro|cell lines?|cultured cells|cell cultures?|explants?)\b", re.IGNORECASE)
_YOUNG = re.compile(
    r"\b(?:child(?:ren|hood)?|p(?:a)?ediatric|infants?|newborns?|neonat\w+|adolescen\w+|teen\w*|toddlers?|boys?|"
    r"girls?|"
    r"school\w*|youths?|preschool\w*|bab(?:y|ies)|juvenile|kids)\b",
    re.IGNORECASE,
)
_ADULT = re.compile(
    r"\b(?:adults?|adulthood|elderly|older|seniors?|middle[- ]aged|postmenopausal|aged)\b", re.IGNORECASE
)
_PLAIN_YOUNG = re.compile(
    r"\b(?:children|p(?:a)?ediatric patients|infants|newborns|neonates|adolescents|teenagers|toddlers|boys|girls)\b",
    re.IGNORECASE,
)
_PLAIN_ADULT = re.compile(
    r"\b(?:adults|elderly(?: (?:patients|people|women|men))?|older (?:people|patients|persons|women|men)|seniors|"
    r"adult (?:patients|men|women)|postmenopausal women)\b",
    re.IGNORECASE,
)
_WOMEN = re.compile(r"\b(?:women|woman|females?|girls?|mothers?|pregnan\w+|maternal|postmenopausal|breast|"
                    r"ovarian|cervical|uter\w+)\b",
                    re.IGNORECASE)  # fmt: skip
_MEN = re.compile(r"\b(?:men|man|males?|boys?|fathers?|prostat\w+|testic\w+)\b", re.IGNORECASE)
_PLAIN_WOMEN, _PLAIN_MEN = re.compile(r"\bwomen\b", re.IGNORECASE), re.compile(r"\bmen\b", re.IGNORECASE)
_MESH_YOUNG = frozenset({"Child", "Child, Preschool", "Infant", "Infant, Newborn", "Adolescent"})
_MESH_ADULT = frozenset({"Adult", "Young Adult", "Middle Aged", "Aged", "Aged, 80 and over"})
_MESH_CELLS = frozenset({"Cells, Cultured", "Cell Line", "Cell Line, Tumor", "In Vitro Techniques"})
_ADDRESSED = 0.35
"""Share of the claim's words that the record has to hold before another population is held against the claim."""


def population(matter: Matter) -> list[Observation]:
    """At most one observation for species, one for age and one for sex."""
    return [o for o in (_species(matter), _age(matter), _sex(matter)) if o is not None]


def _text(reading: Reading) -> str:
    return reading.title.text + "\n" + reading.text


def _addressed(matter: Matter) -> bool:
    total = sum(matter.said.weights.values())
    keys = matter.reading.keys | matter.reading.subject_keys
    return bool(total) and sum(w for k, w in matter.said.weights.items() if k in keys) / total >= _ADDRESSED


def _species(matter: Matter) -> Observation | None:
    claim, record, text = matter.claim.text, matter.record, _text(matter.reading)
    human = _PLAIN.search(claim)
    animals = {name: m for name, pattern in _SPECIES_RE.items() if (m := pattern.search(claim))}
    if not human and not animals:
        return None
    only = _only_animals(record, matter.reading)
    if human and not animals and not _IN_VITRO.search(claim):
        if only is not None:
            if not _addressed(matter):
                return None
            near = [
                r
                for r in matter.ranked[:2]
                if r.coverage >= 0.5 and re.search(rf"\b{human.group()}\b", r.sentence.text, re.IGNORECASE)
            ]
            if near:
                return _agrees(matter, human, re.search(human.group(), near[0].sentence.text, re.IGNORECASE))
            return _differs(matter, human, only, f"the text speaks of {human.group()}, the record is about {only}")
        if _HUMAN.search(text) or "Humans" in record.mesh:
            return _agrees(matter, human, _HUMAN.search(matter.reading.text))
        return None
    if animals and not _HUMAN.search(claim):
        studied = {name for name, pattern in _SPECIES_RE.items() if pattern.search(text + " " + " ".join(record.mesh))}
        named, match = next(iter(animals.items()))
        if set(animals) & studied or ({"rodent", "animal"} & set(animals) and studied):
            place = _SPECIES_RE[named].search(matter.reading.text)
            return _agrees(matter, match, place)
        specific = sorted(studied - {"rodent", "animal"})
        if specific and "rodent" not in animals and "animal" not in animals and _addressed(matter):
            found = _SPECIES_RE[specific[0]].search(text)
            words = found.group() if found else specific[0]
            return _differs(matter, match, words, f"the text speaks of {match.group()}, the record of {words}")
        if (
            not studied
            and "Animals" not in record.mesh
            and _plainly_human(record, matter.reading)
            and _addressed(matter)
        ):
            return _differs(matter, match, "humans", f"the text speaks of {match.group()}, the record is about people")
    return None


def _plainly_human(record: Record, reading: Reading) -> bool:
    found = re.search(
        r"\b(?:patients|women|men|children|adults|participants|volunteers)\b", reading.text, re.IGNORECASE
    )
    return found is not None and ("Humans" in record.mesh or not record.mesh)


def _only_animals(record: Record, reading: Reading) -> str | None:
    """The animals (or cells) that the record is about, where it is plainly about nobody else."""
    text = _text(reading)
    if "Humans" in record.mesh:
        return None
    found = _first_animal(text)
    if record.mesh:
        if "Animals" in record.mesh:
            names = [h for h in record.mesh if re.search(rf"^(?:{_MESH_NAMES})", h)]
            return found or (names[0].lower() if names else "animals")
        if _MESH_CELLS & set(record.mesh) and not _HUMAN.search(text):
            return "cells in culture"
        return None
    middle = [s for s in reading.sentences if 0.15 < s.place < 0.95] or list(reading.sentences)
    people = any(_HUMAN.search(s.text) for s in middle) or _HUMAN.search(reading.title.text)
    if people:
        return None
    if found and any(_ANY_ANIMAL.search(s.text) for s in (*middle, reading.title)):
        return found
    if _IN_VITRO.search(text) and not _HUMAN.search(text):
        return "cells in culture"
    return None


_MESH_NAMES = "Mice|Rats|Rabbits|Dogs|Swine|Sheep|Horses|Macaca|Haplorhini|Zebrafish|Drosophila|Caenorhabditis|Cats|Cattle|Goats|Cricetinae|Chickens"  # noqa: E501


def _first_animal(text: str) -> str | None:
    best: re.Match[str] | None = None
    for name, pattern in _SPECIES_RE.items():
        match = pattern.search(text)
        if match is not None and name != "animal" and (best is None or match.start() < best.start()):
            best = match
    return best.group().lower() if best is not None else None


def _age(matter: Matter) -> Observation | None:
    claim, record, text = matter.claim.text, matter.record, _text(matter.reading)
    mesh = set(record.mesh)
    young, adult = _PLAIN_YOUNG.search(claim), _PLAIN_ADULT.search(claim)
    if (young is None) == (adult is None) or _ANY_ANIMAL.search(claim):
        return None
    has_young = bool(mesh & _MESH_YOUNG) or _YOUNG.search(text) is not None
    has_adult = bool(mesh & _MESH_ADULT) or _ADULT.search(text) is not None
    if young is not None:
        if has_young:
            return _agrees(matter, young, _YOUNG.search(matter.reading.text))
        if has_adult and _addressed(matter):
            source = _ADULT.search(text)
            return _differs(matter, young, source.group() if source else "adults",
                            f"the text speaks of {young.group()}, the record of adults")  # fmt: skip
        return None
    if adult is None or _YOUNG.search(claim):
        return None
    if has_adult:
        return _agrees(matter, adult, _ADULT.search(matter.reading.text))
    if has_young and _addressed(matter):
        source = _YOUNG.search(text)
        return _differs(matter, adult, source.group() if source else "children",
                        f"the text speaks of {adult.group()}, the record of the young")  # fmt: skip
    return None


def _sex(matter: Matter) -> Observation | None:
    claim, mesh, text = matter.claim.text, set(matter.record.mesh), _text(matter.reading)
    women, men = _PLAIN_WOMEN.search(claim), _PLAIN_MEN.search(claim)
    if (women is None) == (men is None):
        return None
    said = women or men
    if said is None or _ANY_ANIMAL.search(claim):
        return None
    wanted, other = (_WOMEN, _MEN) if women else (_MEN, _WOMEN)
    heading, opposite = ("Female", "Male") if women else ("Male", "Female")
    if heading in mesh or wanted.search(text):
        return _agrees(matter, said, wanted.search(matter.reading.text))
    source = re.search(r"\b(?:men|women)\b", text, re.IGNORECASE)
    if source and other.search(source.group()) and (opposite in mesh or not mesh) and _addressed(matter):
        return _differs(
            matter, said, source.group(), f"the text speaks of {said.group()}, the record of {source.group()}"
        )
    return None


def _agrees(matter: Matter, said: re.Match[str], source: re.Match[str] | None) -> Observation:
    return Observation(facet="population", status="agrees", claim=said.group(), claim_at=said.span(),
                       record=source.group() if source else None)  # fmt: skip


def _differs(matter: Matter, said: re.Match[str], source: str, message: str) -> Observation:
    n, at = None, None
    for number, sentence in enumerate(matter.reading.sentences):
        place = re.search(rf"\b{re.escape(source)}\b", sentence.text, re.IGNORECASE)
        if place is not None:
            n, at = number, place.span()
            break
    return Observation(facet="population", status="differs", claim=said.group(), claim_at=said.span(), record=source,
                       sentence=n, record_at=at, rule="claim-population-differs", message=message)  # fmt: skip
