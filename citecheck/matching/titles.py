"""Titles side by side: what is only printed otherwise, and what is another word."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from citecheck.matching.spelling import american
from citecheck.text.fold import one_line, plain_punctuation, spell_greek, strip_accents

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:]{0,20}(?: [^<>]{0,200})?/?>")
_WORD = re.compile(r"[^\W_]+")
_SHARP_AS_BETA = re.compile(r"(?<![^\W\d_])ß|ß(?![^\W\d_])")
_NOTE = re.compile(
    r"[\[(](?:[^\[\]()]{0,80}\b(?:ahead of print|online first|in press|author'?s transl|published erratum)\b"
    r"[^\[\]()]{0,80}|(?:review|letter|abstract|editorial|comment|internet|proceedings|retracted(?: article)?"
    r"|(?:article )?in [a-z]{3,12})"
    r")[\])][\s.]*$",
    re.IGNORECASE,
)
# What publishers put before the title of a retracted article; a notice ("Retraction: ...") is another article.
_STATUS = re.compile(r"^\s*[\[(]?(?:retracted(?: article)?|withdrawn)\b[\])]?\s?[:.\-]\s", re.IGNORECASE)
_BRACKETED_TAIL = re.compile(r"^([^\[\]]{8,})\[([^\[\]]{8,})\][.\s]*$")
_BOUNDARY = re.compile(r"[:;.?!–—/=(]|\s-\s|--")
_LONGEST = 2000
"""Characters of a title that are looked at."""
_IGNORED = frozenset(("a", "an", "the", "and"))
_FUNCTION = _IGNORED | frozenset(("of", "in", "for", "on", "to", "by", "from", "at", "as", "into", "its", "their"))
_GREEK_INITIAL = {
    "alpha": "a",
    "beta": "b",
    "gamma": "g",
    "delta": "d",
    "epsilon": "e",
    "kappa": "k",
    "mu": "u",
    "lambda": "l",
}
_DESIGN_WORDS = (
    "randomized randomised controlled trial study systematic review meta analysis metaanalysis case report "
    "series cohort prospective retrospective observational cross sectional pilot protocol clinical literature "
    "update overview double blind blinded placebo multicenter multicentre scoping narrative results from based "
    "population of the a an and in with for single center centre open label phase 1 2 3 4 nationwide analysis "
    "evidence patients national survey comparative follow up year"
)
_DESIGN = frozenset(american(word) for word in _DESIGN_WORDS.split())


class _Word(Struct, frozen=True):
    key: str
    start: int
    end: int


class TitleComparison(Struct, frozen=True, kw_only=True):
    """Two titles: whether they are one title printed in two ways, how alike they are (0..1), which words differ.

    Marks are half-open offsets into the two titles as given.
    """

    agrees: bool
    score: float
    cited_marks: tuple[tuple[int, int], ...] = ()
    record_marks: tuple[tuple[int, int], ...] = ()
    record: str = ""
    """The title of the record that came nearest (its own, or the vernacular one)."""


@lru_cache(maxsize=256)
def _words(title: str) -> tuple[_Word, ...]:
    """The words of a title with their offsets; markup is blank, so that offsets stay those of `title`."""
    text = _TAG.sub(lambda m: " " * len(m.group()), title) if "<" in title else title
    return tuple(_Word(_key(match.group()), match.start(), match.end()) for match in _WORD.finditer(text))


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    """A word as titles are compared."""
    if "ß" in word:
        word = _SHARP_AS_BETA.sub("beta", word)
    return american(spell_greek(strip_accents(plain_punctuation(word)).lower()).replace(" ", ""))


def squash(title: str) -> str:
    """The letters and digits of a text as titles are compared: spelling, Greek letters and case made one."""
    return _squash(_words(title))


def _squash(words: Iterable[_Word]) -> str:
    return "".join(word.key for word in words)


def clean(title: str) -> str:
    """A title without entities, a leading status ("RETRACTED:") and a trailing note ("[published online ...]")."""
    text = one_line(html.unescape(title) if "&" in title else title)[:_LONGEST]
    text = _STATUS.sub("", text)
    for opening, closing in (("\u201c", "\u201d"), ("\u2018", "\u2019,"), ("'", "',"), ('"', '",')):
        # A quotation mark that closes what it does not open ends the title.
        head, mark, _ = text.removeprefix(opening).partition(closing)
        if mark and opening not in head and len(head) > 10:
            text = head
            break
    for _ in range(2):
        text = _NOTE.sub("", text) or text
    return text.strip()


def content_words(title: str) -> int:
    """How many words of `title` carry meaning: a measure of how much an agreement on it says."""
    return sum(1 for word in _words(title) if word.key not in _FUNCTION and (len(word.key) > 2 or word.key.isdigit()))


def same_subject(cited: str, title: str) -> bool:
    """Whether two titles have two words in common that say what a work is about; one is enough where one has no more.

    Words of design ("a randomized trial") and small words do not count.
    """
    left, right = ({word.key.removesuffix("s") for word in _subject(clean(text))} for text in (cited, title))
    return len(left & right) >= min(2, len(left), len(right)) > 0


def _subject(title: str) -> list[_Word]:
    return [w for w in _words(title) if len(w.key) > 2 and w.key not in _FUNCTION and w.key not in _DESIGN]


def _same_block(left: Sequence[_Word], right: Sequence[_Word]) -> bool:
    """Whether two stretches of words differ in print only: joined, hyphenated, Greek letters by their initial."""
    one, two = _squash(left), _squash(right)
    if one == two:
        return True
    for name, initial in _GREEK_INITIAL.items():
        if name in one or name in two:
            one, two = one.replace(name, initial), two.replace(name, initial)
    if one == two:
        return True
    kept = [[w.key for w in block if w.key not in _IGNORED] for block in (left, right)]
    return "".join(kept[0]) == "".join(kept[1])


def _is_cut(longer: str, at: int, rest: Sequence[_Word]) -> bool:
    """Whether `longer` may be cut at offset `at`: a subtitle begins there."""
    return bool(rest) and bool(_BOUNDARY.search(longer, at, rest[0].start))


def _differences(left: Sequence[_Word], right: Sequence[_Word]) -> list[tuple[Sequence[_Word], Sequence[_Word]]]:
    """The stretches in which two titles differ in more than print."""
    blocks = []
    for op in Levenshtein.opcodes([w.key for w in left], [w.key for w in right]):
        if op.tag != "equal":
            blocks.append((left[op.src_start : op.src_end], right[op.dest_start : op.dest_end]))
    return [block for block in blocks if not _same_block(*block)]


def _compare(cited: str, record: str) -> TitleComparison:
    left, right = _words(cited), _words(record)
    one, two = _squash(left), _squash(right)
    if one == two:
        return TitleComparison(agrees=bool(one), score=1.0 if one else 0.0, record=record)
    score = min(0.99, fuzz.ratio(one, two) / 100)
    shorter, longer, text = (left, right, record) if len(one) < len(two) else (right, left, cited)
    head = _squash(shorter)
    if _squash(longer).startswith(head) and len(shorter) >= 2:
        length, used = 0, 0
        while length < len(head):
            length += len(longer[used].key)
            used += 1
        rest = longer[used:]
        generic = all(word.key in _DESIGN or word.key.isdigit() for word in rest)
        at_subtitle = length == len(head) and _is_cut(text, longer[used - 1].end, rest)
        if at_subtitle and (generic or (longer is right and content_words(cited) >= 3)):
            return TitleComparison(agrees=True, score=max(0.95, score), record=record)
    blocks = _differences(left, right)
    # One small word more or less is a slip of print; with or without a "not" is another title.
    if sum(len(a) + len(b) for a, b in blocks) <= 2 and all(
        w.key in _FUNCTION for block in blocks for s in block for w in s
    ):
        return TitleComparison(agrees=True, score=max(0.97, score), record=record)
    return TitleComparison(
        agrees=False,
        score=score,
        cited_marks=tuple((a[0].start, a[-1].end) for a, _ in blocks if a),
        record_marks=tuple((b[0].start, b[-1].end) for _, b in blocks if b),
        record=record,
    )


def compare_titles(cited: str, titles: Iterable[str]) -> TitleComparison:
    """The title as printed against the titles of a record (its own, the vernacular one): the nearest of them."""
    text = clean(cited)
    variants = [text]
    if both := _BRACKETED_TAIL.match(text):  # "Original title [Translated title]"
        variants += [both[1], both[2]]
    best = TitleComparison(agrees=False, score=0.0)
    for title in titles:
        stripped = clean(title)
        for n, variant in enumerate(variants):
            result = _compare(variant, stripped)
            if (result.agrees, result.score) > (best.agrees, best.score):
                shift, back = cited.find(text), title.find(stripped)
                usable = n == 0 and shift >= 0 and back >= 0
                best = TitleComparison(
                    agrees=result.agrees,
                    score=result.score,
                    cited_marks=tuple((a + shift, b + shift) for a, b in result.cited_marks) if usable else (),
                    record_marks=tuple((a + back, b + back) for a, b in result.record_marks) if usable else (),
                    record=title,
                )
    return best
