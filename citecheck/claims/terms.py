"""Words of biomedical text made comparable: folded, stemmed, abbreviations spelled out, synonyms as one.

Every word becomes a `Token` with the keys under which it is compared. Keys are stems, not words for a reader: only
equality counts. Spelling rules are crude on purpose (`ae` and `oe` become `e` everywhere), because both sides go
through the same ones.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from citecheck.claims.wordlists import STOPWORDS, SYNONYMS
from citecheck.text.fold import spell_greek, strip_accents

_WORD = re.compile(r"\d+(?:[.,·]\d+)*|[^\W\d_][^\W_]*")
_SUFFIXES = (
    "ational", "ations", "ation", "ators", "ator", "ating", "ated", "ates", "ative", "ization", "izations", "izing",
    "ized", "izes", "ize", "ements", "ement", "ments", "ment", "nesses", "ness", "ities", "ity", "ively", "ives",
    "ive", "ically", "ical", "ics", "ic", "ially", "ally", "ial", "al", "ously", "ous", "ions", "ion", "ingly",
    "ings", "ing", "edly", "ed", "ances", "ance", "ences", "ence", "ency", "ants", "ant", "ents", "ent", "ably",
    "ability", "able", "ible", "ers", "er", "ors", "or", "ies", "ied", "ly", "ate", "es", "us", "um", "is", "y",
    "ia", "e", "s", "a",
)  # fmt: skip
_BY_LAST: dict[str, tuple[str, ...]] = {
    last: tuple(sorted((s for s in _SUFFIXES if s[-1] == last), key=len, reverse=True))
    for last in {s[-1] for s in _SUFFIXES}
}
_SHORT_FORM = re.compile(r"[(\[]\s*([A-Za-z][\w/+-]{1,11}?)(?:s)?\s*[;,)\]]")
_LONG_FORM_WORDS = 9


class Token(Struct, frozen=True):
    """One word of a text: its half-open offsets, the word folded to lower case, and the keys it is compared by.

    `keys` is empty for words that carry no meaning of their own, and has several entries for an abbreviation whose
    words are known.
    """

    start: int
    end: int
    word: str
    keys: tuple[str, ...]


@lru_cache(maxsize=32768)
def fold_word(word: str) -> str:
    """`word` in lower case, without accents, Greek letters spelled out: `TGFβ` becomes `tgfbeta`."""
    return spell_greek(strip_accents(word).lower())


@lru_cache(maxsize=32768)
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
    for suffix in _BY_LAST.get(word[-1], ()):
        if len(word) - len(suffix) >= 4 and word.endswith(suffix):
            return word[: -len(suffix)]
    return word


_CANON: dict[str, str] = {}
for _group in SYNONYMS:
    for _word in _group:
        _CANON.setdefault(stem(_word), stem(_group[0]))


@lru_cache(maxsize=32768)
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
    compound = tuple(short for short in known if not short.isalnum())
    found = []
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
        if known:
            keys = known.get(printed) or (known.get(printed[:-1]) if printed[-1] == "s" else None) or keys
        found.append(Token(start, end, word, keys))
    return tuple(found)


@lru_cache(maxsize=32768)
def _read_word(printed: str) -> tuple[str, tuple[str, ...]]:
    word = fold_word(printed)
    key = key_of(word) if word else ""
    return word, (key,) if key and (len(key) > 1 or key.isdigit()) else ()


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
        words = list(re.finditer(r"\S+", before))[-limit:]
        if not words:
            continue
        long = _align(short, before[words[0].start() :])
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
    for left, right in itertools.pairwise(found):
        if right.start == left.end + 1 and text[left.end] in "-‐‑–":
            keys.append(key_of(left.word + right.word))
    return frozenset(k for k in keys if k)
