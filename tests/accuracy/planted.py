"""Claims made from real abstracts: a sentence lightly reworded, and the same with exactly one thing changed.

Each `Planted` names the facet that was changed (None: nothing was, the claim is faithful) and the rules that may say
so. All choices come from a seeded generator, so that figures can be compared from day to day.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from msgspec import Struct

from citecheck.models import Record
from citecheck.text.sentences import sentences


class Planted(Struct, frozen=True, kw_only=True):
    """A claim about `record`; `facet` is what was changed, `rules` those that find it."""

    record: Record
    text: str
    facet: str | None
    rules: tuple[str, ...] = ()
    source: str = ""


_ANTONYMS = {
    "increased": "decreased", "decreased": "increased", "higher": "lower", "lower": "higher", "reduced": "increased",
    "improved": "worsened", "increase": "decrease", "decrease": "increase", "reduction": "increase",
    "greater": "smaller",
    "increases": "decreases", "decreases": "increases", "better": "worse", "longer": "shorter",
    "improvement": "worsening",
    "inhibited": "stimulated", "stimulated": "inhibited", "enhanced": "reduced", "reduces": "increases",
    "inhibits": "promotes", "promotes": "inhibits", "fewer": "more",
}  # fmt: skip
_SPELLING = (
    ("randomized", "randomised"), ("randomised", "randomized"), ("tumor", "tumour"), ("tumour", "tumor"),
    ("anemia", "anaemia"), ("anaemia", "anemia"), ("behavior", "behaviour"), ("pediatric", "paediatric"),
    ("hospitalized", "hospitalised"), ("center", "centre"), ("estrogen", "oestrogen"), ("edema", "oedema"),
)  # fmt: skip
_WORDS = (
    ("patients", "participants"), ("compared with", "versus"), ("was associated with", "was linked to"),
    ("were associated with", "were linked to"), ("approximately", "about"), ("demonstrated", "showed"),
    ("following", "after"), ("therapy", "treatment"), ("individuals", "people"), ("utilized", "used"),
    ("participants", "subjects"), ("prior to", "before"), ("subjects", "participants"), ("mortality", "death rate"),
    ("efficacious", "effective"), ("in addition", "also"), ("obtained", "got"), ("performed", "carried out"),
    ("children", "kids"), ("physicians", "doctors"), ("due to", "because of"), ("revealed", "showed"),
)  # fmt: skip
_OPENINGS = (
    "", "According to the authors, ", "One study found that ", "It has been shown that ", "The investigators "
                                                                                          "report that ",
    "In this study, ",
)  # fmt: skip
_BRACKETS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
_START = re.compile(r"^(?:we (?:found|show|showed|observed|demonstrate|demonstrated|conclude|report) that|"
                    r"our (?:results|data|findings) "
                    r"(?:show|suggest|indicate|demonstrate) that|these (?:results|data|findings) (?:show|"
                    r"suggest|indicate|demonstrate) that|"
                    r"in conclusion,?|conclusions?:|results?:)\s+", re.IGNORECASE)  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+\.\d+|\d{2,4})(?=\s?%|\s(?:patients|women|men|"
                     r"children|adults|participants|subjects|"
                     r"cases|studies|trials|mg|years|months|weeks|days|hours|kg|mm|ml|points|individuals|people|"
                     r"mice|rats|infants)\b)")  # fmt: skip
_MODAL = re.compile(r"\b(?:may|might|could) (?P<verb>be|have|reduce|improve|increase|decrease|contribute|"
                    r"provide|play|help|affect|"
                    r"represent|cause|lead|predict|result|prevent|explain|serve|influence|enhance|protect|"
                    r"induce|require|offer)\b")  # fmt: skip
_PRESENT = {"be": "is", "have": "has"}
_GROUPS = (
    ("mice", "patients"), ("rats", "patients"), ("rabbits", "women"), ("dogs", "patients"), ("pigs", "children"),
)  # fmt: skip
_DESIGNS = (
    "randomised trial",
    "systematic review",
    "cohort study",
    "case report",
    "meta-analysis",
    "case-control study",
)
_TRUE_DESIGN = {
    "Randomized Controlled Trial": "randomised trial", "Meta-Analysis": "meta-analysis", "Case Reports": "case report",
    "Systematic Review": "systematic review",
}  # fmt: skip
_YEARS_OFF = (-7, -4, -3, -2, 2, 3, 4, 6)


def faithful(sentence: str, rng: random.Random) -> str:
    """`sentence` told in other words: another opening, spelling, brackets left out, per cent, a rounded figure."""
    text = _START.sub("", _BRACKETS.sub("", sentence))
    for old, new in _SPELLING:
        if old in text and rng.random() < 0.5:
            text = text.replace(old, new)
            break
    if rng.random() < 0.3:
        text = re.sub(r"(\d)\s?%", r"\1 per cent", text)
    elif rng.random() < 0.4:
        text = re.sub(
            r"(\d{2})\.(\d)(?=\s?%)",
            lambda m: str(round(float(m.group()))) if m.group(2) not in "5" else m.group(),
            text,
        )
    for old, new in _WORDS:
        if rng.random() < 0.6:
            text = re.sub(rf"\b{old}\b", new, text)
    head, comma, tail = text.rpartition(", ")
    if comma and len(head.split()) >= 10 and len(tail.split()) >= 4 and rng.random() < 0.35:
        text = head + "."
    clause = re.match(r"^((?:In|After|During|Among|At|With|Compared with) [^,]{5,70}), ([^,]{20,}?)\.$", text)
    if clause and rng.random() < 0.5:
        text = f"{clause.group(2)} {clause.group(1)[0].lower()}{clause.group(1)[1:]}."
    opening = rng.choice(_OPENINGS)
    if opening and text[:1].isupper() and text[1:2].islower():
        text = text[0].lower() + text[1:]
    text = opening + text
    return text[0].upper() + text[1:]


def pieces_of(record: Record) -> list[str]:
    """The sentences of an abstract that a claim may be made from; the first, which is background, is left out."""
    found = []
    for section in record.abstract:
        for start, end in sentences(section.text):
            piece = section.text[start:end]
            if 8 <= len(piece.split()) <= 45 and piece.endswith(".") and piece[:1].isupper():
                found.append(piece)
    return found[1:]


def _changed_number(text: str, record: Record, rng: random.Random) -> str | None:
    places = list(_NUMBER.finditer(text))
    if not places:
        return None
    place = rng.choice(places)
    printed = place.group().replace(",", "")
    value = float(printed)
    decimals = len(printed.partition(".")[2])
    whole = " ".join(s.text for s in record.abstract)
    for factor in rng.sample([0.5, 0.6, 0.75, 1.3, 1.5, 1.8, 2.0], 7):
        other = f"{value * factor:.{decimals}f}"
        if float(other) != value and other not in whole and (float(other) < 100 or value >= 100):
            return text[: place.start()] + other + text[place.end() :]
    return None


def _swapped(text: str, rng: random.Random) -> str | None:
    places = [m for m in re.finditer(r"\b[a-z]+\b", text) if m.group() in _ANTONYMS]
    if not places:
        return None
    place = rng.choice(places)
    return text[: place.start()] + _ANTONYMS[place.group()] + text[place.end() :]


def _significance(text: str) -> str | None:
    for pattern, new in (
        (r"\bno significant difference", "a significant difference"), (r"\bno significant\b", "a significant"),
        (r"\bnot significantly\b", "significantly"), (r"\bdid not differ\b", "differed significantly"),
        (r"\b(was|were) significantly\b", r"\1 not significantly"),
        (r"\bsignificantly (increased|reduced|improved|decreased)\b", r"did not significantly \1"),
        (r"\ba significant\b", "no significant"),
    ):  # fmt: skip
        changed, count = re.subn(pattern, new, text, count=1)
        if count:
            return re.sub(
                r"did not significantly (\w+?)d\b",
                lambda m: "did not significantly " + _BASE.get(m.group(1) + "d", m.group(1)),
                changed,
            )
    return None


_BASE = {"increased": "increase", "reduced": "reduce", "improved": "improve", "decreased": "decrease"}


def _surer(text: str) -> str | None:
    place = _MODAL.search(text)
    if place is None:
        return None
    verb = place.group("verb")
    return text[: place.start()] + _PRESENT.get(verb, verb + "s") + text[place.end() :]


def planted(records: list[Record], seed: int = 1) -> Iterator[Planted]:
    """For each record with an abstract up to one faithful claim and one of each change that it lends itself to."""
    rng = random.Random(seed)
    for record in records:
        if record.languages and record.languages[0] != "eng":
            continue
        pieces = pieces_of(record)
        if len(pieces) < 3:
            continue
        piece = rng.choice(pieces)
        yield Planted(record=record, text=faithful(piece, rng), facet=None, source=piece)
        rng.shuffle(pieces)
        done: set[str] = set()
        for piece in pieces:
            told = faithful(piece, rng)
            for facet, rules, made in (
                ("number", ("claim-number-differs",), _changed_number(told, record, rng)),
                ("direction", ("claim-direction-reversed", "claim-significance-differs"), _swapped(told, rng)),
                ("significance", ("claim-significance-differs", "claim-direction-reversed"), _significance(told)),
                ("certainty", ("claim-overstated",), _surer(told)),
                ("quotation", ("claim-quotation-altered",), _misquoted(piece, rng)),
            ):
                if made and facet not in done:
                    done.add(facet)
                    yield Planted(record=record, text=made, facet=facet, rules=rules, source=piece)
            yield from _others(record, piece, told, done, rng)
        if len(pieces) > 1:
            quoted = pieces[0].rstrip(".")
            yield Planted(record=record, text=f"The authors write: “{quoted}.”", facet=None, source=pieces[0])


def _misquoted(piece: str, rng: random.Random) -> str | None:
    words = piece.split()
    places = [n for n, w in enumerate(words) if n and re.fullmatch(r"[a-z]{5,12}", w)]
    if len(words) > 30 or len(places) < 3:
        return None
    words[rng.choice(places)] = rng.choice(["remarkable", "important", "moderate", "surgical", "ordinary"])
    return f"The authors write: “{' '.join(words)}”"


def _others(record: Record, piece: str, told: str, done: set[str], rng: random.Random) -> Iterator[Planted]:
    if "population" not in done and "Animals" in record.mesh and "Humans" not in record.mesh:
        for old, new in _GROUPS:
            changed, count = re.subn(rf"\b{old}\b", new, told)
            if count and not re.search(r"\b(?:mice|rats|rabbits|dogs|pigs|animals?)\b", changed):
                done.add("population")
                yield Planted(
                    record=record, text=changed, facet="population", rules=("claim-population-differs",), source=piece
                )
                break
    mesh = set(record.mesh)
    if (
        "population" not in done
        and mesh & {"Adult", "Aged", "Middle Aged"}
        and not mesh & {"Child", "Adolescent", "Infant", "Child, Preschool", "Infant, Newborn", "Young Adult"}
    ):
        whole = " ".join(s.text for s in record.abstract) + (record.fields.title or "")
        changed, count = re.subn(r"\b(?:patients|adults|women|men)\b", "children", told, count=1)
        if count and not re.search(r"child|pediatric|adolescen|infan|birth|neonat|school|young", whole, re.IGNORECASE):
            done.add("population")
            yield Planted(
                record=record, text=changed, facet="population", rules=("claim-population-differs",), source=piece
            )
    true = next((_TRUE_DESIGN[t] for t in record.publication_types if t in _TRUE_DESIGN), None)
    lower = told[0].lower() + told[1:] if told[1:2].islower() else told
    if "design" not in done and true is not None:
        done.add("design")
        yield Planted(record=record, text=f"A {true} reported that {lower}", facet=None, source=piece)
        wrong = rng.choice(
            [d for d in _DESIGNS if d != true and not {d, true} <= {"systematic review", "meta-analysis"}]
        )
        whole = " ".join(s.text for s in record.abstract).lower()
        if wrong.split()[0][:8] not in whole and wrong.split("-")[0] not in whole:
            yield Planted(
                record=record,
                text=f"A {wrong} reported that {lower}",
                facet="design",
                rules=("claim-design-differs",),
                source=piece,
            )
    if "attribution" not in done and record.years:
        done.add("attribution")
        right = max(record.years)
        yield Planted(record=record, text=f"A {right} study found that {lower}", facet=None, source=piece)
        wrong_year = right + rng.choice(_YEARS_OFF)
        if wrong_year not in record.years:
            yield Planted(record=record, text=f"A study published in {wrong_year} found that {lower}",
                          facet="attribution",
                          rules=("claim-attribution-differs",), source=piece)  # fmt: skip
