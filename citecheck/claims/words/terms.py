"""Words of biomedical text made comparable: folded, stemmed, abbreviations spelled out, synonyms as one.

Every word becomes a `Token` with the keys under which it is compared. Keys are stems, not words for a reader: only
equality counts. Spelling rules are crude on purpose (`ae` and `oe` become `e` everywhere), because both sides go
through the same ones.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from citecheck.claims.words.wordlists import STOPWORDS, SYNONYMS
from citecheck.text.fold import spell_greek, strip_accents

_WORD = re.compile(r"([^\W\d_][^\W_]*|\d+(?:[.,·]\d+)*)")
_PLAIN_WORD = re.compile(r"([A-Za-z][A-Za-z0-9]*|[0-9]+(?:[.,][0-9]+)*)")
"""Letters and what follows them, or a figure: in any text, and in one of ASCII, where it is much faster."""
_SUFFIXES = (
    "ational", "ations", "ation", "ators", "ator", "ating", "ated", "ates", "ative", "ization", "izations", "izing",
    "ized", "izes", "ize", "ements", "ement", "ments", "ment", "nesses", "ness", "ities", "ity", "ively", "ives",
    "ive", "ically", "ical", "ics", "ic", "ially", "ally", "ial", "al", "ously", "ous", "ions", "ion", "ingly",
    "ings", "ing", "edly", "ed", "ances", "ance", "ences", "ence", "ency", "ants", "ant", "ents", "ent", "ably",
    "ability", "able", "ible", "ers", "er", "ors", "or", "ies", "ied", "ly", "ate", "es", "us", "um", "is", "y",
    "ia", "e", "s", "a",
)  # fmt: skip
_ENDINGS = frozenset(_SUFFIXES)
_LENGTHS = {
    last: tuple(sorted({len(s) for s in _SUFFIXES if s[-1] == last}, reverse=True))
    for last in {s[-1] for s in _SUFFIXES}
}
"""How long the suffixes are that end in a letter, longest first."""
_SHORT_FORM = re.compile(r"[(\[]\s*([A-Za-z][\w/+-]{1,11}?)(?:s)?\s*[;,)\]]")
_LONG_FORM_WORDS = 9
_HYPHEN = re.compile("[-‐‑–]")


class Token(Struct, frozen=True, gc=False):
    """One word of a text: its half-open offsets, the word folded to lower case, and the keys it is compared by.

    `keys` is empty for words that carry no meaning of their own, and has several entries for an abbreviation whose
    words are known.
    """

    start: int
    end: int
    word: str
    keys: tuple[str, ...]


@lru_cache(maxsize=4096)
def fold_word(word: str) -> str:
    """`word` in lower case, without accents, Greek letters spelled out: `TGFβ` becomes `tgfbeta`."""
    return spell_greek(strip_accents(word).lower())


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a folded word, in American spelling, of at least three letters where the word has them."""
    if len(word) < 4 or word[0].isdigit():
        return word
    spelled = word.replace("ae", "e").replace("oe", "e").replace("sulph", "sulf").replace("yse", "yze")
    spelled = spelled.replace("isation", "ization").replace("ising", "izing").replace("ised", "ized")
    if spelled.endswith(("ise", "ises")):
        spelled = spelled.replace("ise", "ize")
    spelled = spelled.replace("our", "or") if len(spelled) > 5 else spelled
    if spelled.endswith("ogue"):
        spelled = spelled[:-2]
    if spelled.endswith("ies") and len(spelled) > 4:
        spelled = spelled[:-3] + "y"
    elif spelled.endswith("s") and not spelled.endswith(("ss", "us", "is")):
        spelled = spelled[:-1]
    if spelled.endswith(("tre", "bre")):
        spelled = spelled[:-2] + "er"
    for _ in range(2):
        shorter = _strip(spelled)
        if shorter == spelled:
            break
        spelled = shorter
    if len(spelled) > 4 and spelled[-1] == spelled[-2] and spelled[-1] in "bdglmnprt":
        spelled = spelled[:-1]
    return spelled


def _strip(word: str) -> str:
    most = len(word) - 4
    for size in _LENGTHS.get(word[-1], ()):
        if size <= most and word[-size:] in _ENDINGS:
            return word[:-size]
    return word


_CANON: dict[str, str] = {}
for _group in SYNONYMS:
    for _word in _group:
        _CANON.setdefault(stem(_word), stem(_group[0]))


@lru_cache(maxsize=8192)
def key_of(word: str) -> str:
    """The key of a folded word: its stem, or that of its common synonym; empty for a word without meaning."""
    if word in STOPWORDS:
        return ""
    if word[0].isdigit():
        return word.replace("·", ".").replace(",", "")
    base = stem(word)
    return _CANON.get(base, base)


def tokens(text: str, abbreviations: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Token, ...]:
    """The words and figures of `text` in order; `abbreviations` maps a short form as printed to its keys."""
    known = abbreviations or {}
    compound = [short for short in known if not short.isalnum() and short in text]
    if compound:
        return tuple(_with_compounds(text, known, compound))
    found = []
    end = 0
    pieces = iter(
        (_PLAIN_WORD if text.isascii() else _WORD).split(text)
    )  # what stands between words and the words, by turns
    for gap, printed in zip(pieces, pieces, strict=False):
        start = end + len(gap)
        end = start + len(printed)
        word, keys = _read_word(printed)
        if known and (printed in known or (printed[-1] == "s" and printed[:-1] in known)):
            keys = _known_keys(printed, known) or keys
        found.append(Token(start, end, word, keys))
    return tuple(found)


def _with_compounds(text: str, known: Mapping[str, tuple[str, ...]], compound: Sequence[str]) -> Iterator[Token]:
    """The words of a text in which abbreviations of several parts (`compound`) may stand."""
    taken = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start < taken:
            continue
        for short in compound:
            if (
                text.startswith(short, start)
                and not text[start + len(short) : start + len(short) + 2].rstrip("s").isalnum()
            ):
                end = start + len(short) + text.startswith("s", start + len(short))
        taken = end
        printed = text[start:end]
        word, keys = _read_word(printed)
        yield Token(start, end, word, _known_keys(printed, known) or keys)


def _known_keys(printed: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    keys = known.get(printed)
    if not keys and printed[-1] == "s":
        keys = known.get(printed[:-1])
    return keys


@lru_cache(maxsize=16384)
def _read_word(printed: str) -> tuple[str, tuple[str, ...]]:
    word = printed.lower() if printed.isascii() else fold_word(printed)
    # one string for a word, however it is printed: what is kept of a text is mostly such words
    word = sys.intern(word)
    common = _common().get(printed.rstrip("s")) if printed[:3].isupper() else None
    if common is not None:
        return word, common
    key = sys.intern(key_of(word)) if word else ""
    return word, (key,) if key and (len(key) > 1 or key.isdigit()) else ()


@lru_cache(maxsize=1)
def _common() -> dict[str, tuple[str, ...]]:
    """The keys of abbreviations that mean one thing alone, for texts that do not define them."""
    lines = files(__package__).joinpath("abbreviations.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {short: tuple(dict.fromkeys(k for t in tokens(long.lower()) for k in t.keys)) for short, _, long in rows}


def number_at(found: Sequence[Token], start: int) -> int:
    """The number of the first word of `found` that begins at the offset `start` or behind it; 0 where none does."""
    return next((n for n, t in enumerate(found) if t.start >= start), 0)


def long_forms(text: str) -> dict[str, str]:
    """The abbreviations that `text` defines in brackets, with their words: `{"OA": "osteoarthritis"}`.

    The rule is that of Schwartz and Hearst (Pac Symp Biocomput 2003): the letters of the short form, read backwards,
    occur in the words before the bracket, and the first of them begins a word.
    """
    found: dict[str, str] = {}
    for match in _SHORT_FORM.finditer(text):
        short = match.group(1)
        if not any(c.isupper() for c in short) or short in found:
            continue
        before = text[max(0, match.start() - 150) : match.start()].rstrip()
        limit = min(len(short) + 5, _LONG_FORM_WORDS)
        words = before.rsplit(None, limit)
        if not words:
            continue
        long = _align(short, (before[len(words[0]) :] if len(words) > limit else before).lstrip())
        if long is not None and len(long) > len(short):
            found[short] = long
    return found


def _align(short: str, before: str) -> str | None:
    at = len(before) - 1
    letters = [c.lower() for c in short if c.isalnum()]
    for n in range(len(letters) - 1, -1, -1):
        while at >= 0 and (
            before[at].lower() != letters[n]
            or (n == 0 and at > 0 and (before[at - 1].isalnum() or before[at - 1] == "."))
        ):
            at -= 1
        if at < 0:
            return None
        at -= 1
    return before[at + 1 :].strip()


def abbreviation_keys(forms: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each short form the keys of its words, as `tokens` takes them."""
    keys = {}
    for short, words in forms.items():
        spelled = tuple(dict.fromkeys(k for t in tokens(words) for k in t.keys))
        if spelled:
            keys[short] = spelled
    return keys


def joined(text: str, found: tuple[Token, ...]) -> frozenset[str]:
    """The keys of words that hyphens join, written as one: `birth-weight` gives that of `birthweight`."""
    keys = []
    starts: list[int] = []
    for hyphen in _HYPHEN.finditer(text):
        starts = starts or [t.start for t in found]
        at = bisect_left(starts, hyphen.end())
        if 0 < at < len(found) and starts[at] == hyphen.end() and found[at - 1].end == hyphen.start():
            keys.append(key_of(found[at - 1].word + found[at].word))
    return frozenset(k for k in keys if k)
