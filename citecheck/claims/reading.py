"""A claim and a record as they are read for comparison: sentences, words, abbreviations; each record read once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, structs

from citecheck.claims.sentences.openings import CREDIT, IN_BRACKETS, closing, opening
from citecheck.claims.sentences.signs import plain_weights
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import Token, abbreviation_keys, joined, long_forms, tokens
from citecheck.models import AbstractSection, Claim, Record
from citecheck.text.sentences import sentences

_LETTERS = re.compile("[a-z]+")
_CREDITS = ("et al", "olleagues", "workers", "ssociates", "others", "uthors")
_CREDITED, _CITED = re.compile(CREDIT), re.compile(IN_BRACKETS)
_DATED = re.compile(r"(?:19|20)\d\d[a-z]?(?:;[^()\[\]]{0,80})?[)\]]")
"""Whom a claim credits with what it tells: the abstract does not name its authors."""
_POINTS = re.compile(r"(?<=\d)[⋅∙‧・](?=\d)")
"""Signs that some journals print for a decimal point, as long as the raised point that is put in their place."""
_RESULTS = ("RESULT", "FINDING", "CONCLUSION", "INTERPRETATION", "DISCUSSION", "SUMMARY", "SIGNIFICANCE")


class Sentence(Struct, frozen=True, kw_only=True, eq=False):
    """One sentence of an abstract (or the title, whose `section` is TITLE): `place` runs from 0 to 1 through it."""

    text: str
    section: str | None
    tokens: tuple[Token, ...]
    keys: frozenset[str]
    place: float
    reports: bool
    """It stands in a section of results or conclusions."""


class Reading(Struct, frozen=True, kw_only=True, eq=False):
    """What a record says: `sentences` of its abstract in order, its title, all keys; `forms` are its abbreviations."""

    sentences: tuple[Sentence, ...]
    title: Sentence
    keys: frozenset[str]
    subject_keys: frozenset[str]
    """Keys of MeSH headings and keywords."""
    forms: dict[str, str]
    abbreviations: dict[str, tuple[str, ...]]
    text: str
    """The abstract in one piece, its sections parted by blank lines."""


class ClaimReading(Struct, frozen=True, kw_only=True, eq=False):
    """What a claim says: its words, and the weight of each different key in the order of first use."""

    text: str
    tokens: tuple[Token, ...]
    weights: dict[str, float]
    joined: dict[str, tuple[str, ...]]
    """For each hyphenated word the key of its one-word form, with the keys of its parts."""
    sentences: tuple[tuple[int, int, frozenset[str]], ...]
    """The claim's own sentences: half-open offsets and keys."""
    plain: dict[str, float]
    """The weights without those of words of direction and of figures."""
    lower: str
    letters: frozenset[str]
    """The text in lower case and its runs of the letters a to z: what patterns are not tried without, see `cues`."""


def read_sentence(
    text: str, section: str | None, abbreviations: Mapping[str, tuple[str, ...]], place: float = 0.0
) -> Sentence:
    """`text` as a sentence of `section`."""
    found = tokens(text, abbreviations)
    keys = frozenset(itertools.chain.from_iterable([t.keys for t in found])) | joined(text, found)
    return Sentence(text=text, section=section, tokens=found, keys=keys, place=place, reports=_reports(section or ""))


@lru_cache(maxsize=256)
def _reports(section: str) -> bool:
    label = section.upper()
    return any(word in label for word in _RESULTS)


def read_record(record: Record) -> Reading:
    """The title, abstract, MeSH headings and keywords of `record`, read for comparison."""
    title = record.fields.title or record.vernacular_title or ""
    return _read(title, record.abstract, (*record.mesh, *record.keywords))


@lru_cache(maxsize=256)
def _read(title: str, abstract: tuple[AbstractSection, ...], subjects: tuple[str, ...]) -> Reading:
    abstract = tuple(structs.replace(s, text=_POINTS.sub("·", s.text)) for s in abstract)
    text = "\n\n".join(section.text for section in abstract)
    forms = long_forms(title + "\n" + text)
    abbreviations = abbreviation_keys(forms)
    pieces: list[tuple[str, str | None]] = []
    for section in abstract:
        label = section.label or section.category
        pieces.extend((section.text[start:end], label) for start, end in sentences(section.text))
    found = tuple(
        read_sentence(piece, label, abbreviations, n / max(1, len(pieces) - 1))
        for n, (piece, label) in enumerate(pieces)
    )
    heading = read_sentence(title, "TITLE", abbreviations)
    subject = frozenset(k for name in subjects for t in tokens(name) for k in t.keys)
    return Reading(
        sentences=found,
        title=heading,
        keys=heading.keys.union(*(s.keys for s in found)),
        subject_keys=subject,
        forms=forms,
        abbreviations=abbreviations,
        text=text,
    )


def read_claim(claim: Claim, reading: Reading | None = None) -> ClaimReading:
    """The words of `claim`, abbreviations spelled out as it or the record that it is held against defines them."""
    return read_text(claim.text, reading)


def read_text(text: str, reading: Reading | None = None) -> ClaimReading:
    """The words of a claim's text; see `read_claim`. What `openings` finds is blanked out."""
    whole, begins, ends = text, opening(text), closing(text)
    if begins < ends:
        text = " " * begins + text[begins:ends] + " " * (len(text) - ends)
    known = abbreviation_keys(long_forms(text))
    if reading is not None:
        known = {**reading.abbreviations, **known}
    credited = [m.span() for m in _CREDITED.finditer(text)] if any(c in text for c in _CREDITS) else []
    if ("(" in text or "[" in text) and _DATED.search(text):
        credited += [m.span() for m in _CITED.finditer(text)]
    found = tuple(t for t in tokens(text, known) if not any(a <= t.start < b for a, b in credited))
    weights: dict[str, float] = {}
    for token in found:
        share = max(1, len(token.keys)) ** 0.5
        for key in token.keys:
            if key not in weights:
                weights[key] = rarity(key) / share
    pairs = {}
    for left, right in itertools.pairwise(found):
        if right.start == left.end + 1 and text[left.end] in "-‐‑–":
            for key in joined(text, (left, right)):
                pairs[key] = (*left.keys, *right.keys)
    spans = [
        (start, end, frozenset([k for t in found if start <= t.start < end for k in t.keys]))
        for start, end in sentences(whole)
    ]
    lower = text.lower()
    return ClaimReading(
        text=text, tokens=found, weights=weights, joined=pairs, sentences=tuple(spans),
        plain=plain_weights(weights, found), lower=lower, letters=frozenset(_LETTERS.findall(lower)),
    )  # fmt: skip


def keys_about(claim: ClaimReading, at: int) -> frozenset[str]:
    """The keys of the sentence of the claim in which offset `at` stands; all keys where it is in none."""
    return next((keys for start, end, keys in claim.sentences if start <= at < end), frozenset(claim.weights))
