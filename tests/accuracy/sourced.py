"""Claims that say something of their source, made from real records: true of it, or wrong in just that.

Who wrote it, when, in which journal, in which country; what kind of study it was; whom it studied; and a passage in
single quotation marks. All choices come from a seeded generator.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from accuracy.planted import Planted, faithful, pieces_of

from citecheck.claims.words.places import countries
from citecheck.models import Record

_JOURNALS = ("Gut", "The Lancet Oncology", "Diabetes Care", "Chest", "Kidney International", "The BMJ")
_COUNTRIES = ("Norway", "Chile", "Thailand", "Ireland", "Kenya", "Hungary")
_FAMILIES = ("Okonkwo", "Lindqvist", "Baumgartner", "Petrosyan", "Delacroix", "Yamashiro")
_SHOWED = ("reported that", "found that", "showed that", "noted that")
_SEXES = (("women", "men"), ("men", "women"), ("female", "male"), ("male", "female"))
_KINDS = (("mice", "rats"), ("rats", "mice"), ("adolescents", "infants"), ("infants", "adolescents"))
_EXCLUDED = re.compile(
    r"review|meta|case|pooled|overview|literature|studies|trials|cohorts|evidence|guideline|recommend", re.IGNORECASE
)
_ALTERED = {
    "increased": "reduced", "reduced": "increased", "important": "minor", "higher": "lower", "lower": "higher",
    "common": "rare", "patients": "volunteers", "significant": "slight", "associated": "unconnected",
    "improved": "impaired", "risk": "chance", "effective": "useless",
}  # fmt: skip
_YEARS_OFF = (-9, -6, -4, 4, 6)


def sourced(records: list[Record], seed: int = 3) -> Iterator[Planted]:
    """For each record in English up to eight claims that are true of it, and as many that are wrong in one thing."""
    rng = random.Random(seed)
    for record in records:
        pieces = pieces_of(record)
        if (record.languages and record.languages[0] != "eng") or len(pieces) < 3:
            continue
        rng.shuffle(pieces)
        for facet, rules, frames in (
            ("author", ("claim-attribution-differs",), _author(record, rng)),
            ("year", ("claim-attribution-differs",), _year(record, rng)),
            ("journal", ("claim-attribution-differs",), _journal(record, rng)),
            ("country", ("claim-attribution-differs",), _country(record, rng)),
            ("design", ("claim-design-differs",), _design(record, rng)),
        ):
            for frame, true in zip(frames, (True, False), strict=False):
                if frame is None:
                    continue
                text = frame.format(_lower(faithful(rng.choice(pieces), random.Random(rng.random()))))
                yield Planted(record=record, text=text, facet=None if true else facet, rules=rules)
        yield from _others(record, pieces, rng)


def _lower(text: str) -> str:
    """`text` as it goes on behind `that`, without an opening of its own."""
    text = re.sub(r"^(?:According to|One study found|It has been shown|The investigators report|In this study)[^,]*?"
                  r"(?:,| that) ", "", text)  # fmt: skip
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _frame(lead: str, rng: random.Random) -> str:
    return f"{lead} {rng.choice(_SHOWED)} {{}}"


def _author(record: Record, rng: random.Random) -> tuple[str | None, str | None]:
    families = [a.family for a in record.fields.authors]
    if len(families) < 3 or not re.fullmatch(r"[A-Z][a-z]{3,}", families[0]):
        return None, None
    other = rng.choice(_FAMILIES)
    return _frame(f"{families[0]} et al.", rng), _frame(f"{other} et al.", rng)


def _year(record: Record, rng: random.Random) -> tuple[str | None, str | None]:
    families = [a.family for a in record.fields.authors]
    if not record.years or len(families) < 3 or not re.fullmatch(r"[A-Z][a-z]{3,}", families[0]):
        return None, None
    wrong = max(record.years) + rng.choice(_YEARS_OFF)
    who = f"{families[0]} and colleagues"
    text = f"{record.fields.title} {' '.join(s.text for s in record.abstract)}"
    told = None if str(wrong) in text else _frame(f"In {wrong}, {who}", rng)
    return _frame(f"In {max(record.years)}, {who}", rng), told


def _journal(record: Record, rng: random.Random) -> tuple[str | None, str | None]:
    name = (record.journals or ("",))[0]
    if not name or ":" in name or "(" in name or len(name.split()) > 6:
        return None, None
    own = " ".join(w if w in ("of", "and", "in", "the", "for", "&") else w[0].upper() + w[1:] for w in name.split())
    other = rng.choice([j for j in _JOURNALS if not set(j.lower().split()) & set(name.lower().split())])
    return f"Writing in {own}, the authors {rng.choice(_SHOWED)} {{}}", _frame(f"A paper in {other}", rng)


def _country(record: Record, rng: random.Random) -> tuple[str | None, str | None]:
    each = [countries(a) for a in record.affiliations]
    if not each or not all(each) or len(frozenset().union(*each)) != 1:
        return None, None
    (own,) = frozenset().union(*each)
    other = rng.choice([c for c in _COUNTRIES if c.lower() != own])
    the = "the " if own.startswith(("united", "neth", "phil")) else ""
    return _frame(f"A group from {the}{own.title()}", rng), _frame(f"Researchers in {other}", rng)


def _design(record: Record, rng: random.Random) -> tuple[str | None, str | None]:
    text = f"{record.fields.title} {' '.join(s.text for s in record.abstract)} {record.publication_types}"
    if _EXCLUDED.search(text) or len(record.abstract) < 1 or len(text) < 900:
        return None, None
    return None, rng.choice(("In a meta-analysis, {}", "According to a systematic review, {}"))


def _others(record: Record, pieces: list[str], rng: random.Random) -> Iterator[Planted]:
    whole = f"{record.fields.title} {' '.join(s.text for s in record.abstract)}".lower()
    for old, new in rng.sample((*_SEXES, *_KINDS), len(_SEXES) + len(_KINDS)):
        piece = next((p for p in pieces if re.search(rf"\b{old}\b", p)), None)
        if piece is not None and not re.search(rf"\b{new}\b", whole):
            wrong = re.sub(rf"\b{old}\b", new, piece)
            yield Planted(record=record, text=wrong, facet="population", rules=("claim-population-differs",))
            break
    piece = next((p for p in pieces if 8 <= len(p.split()) <= 25 and not re.search("[‘’'\"“”]", p)), None)
    if piece is None:
        return
    yield Planted(record=record, text=f"The authors write that ‘{piece.rstrip('.')}’.", facet=None)
    told = [w for w in piece.rstrip(".").split()[1:] if w in _ALTERED]
    if told:
        wrong = piece.rstrip(".").replace(f" {told[0]}", f" {_ALTERED[told[0]]}", 1)
        text = f"The authors write that ‘{wrong}’."
        yield Planted(record=record, text=text, facet="quotation", rules=("claim-quotation-altered",))
