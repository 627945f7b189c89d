"""Titles in the case of the list that they are printed in: sentence case, title case or capitals."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.models import Record
from citecheck.text.fold import fold

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_SMALL_WORDS = (
    "a an the and but or nor for of in on at to by from with as into onto over per via vs versus than de la le und der"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_NUMERAL = re.compile(r"[IVX]{2,}|\w|\w*\d\w*")
"""`XII`, `B` of a vitamin, `CA125`."""
_OPENS = re.compile(r"(?:^|[:.?!\u2014]\s*[\"\u201c\u2018(\[]?)$")


def in_title_case(title: str) -> bool:
    """Whether most longer words of `title` behind the first begin with a capital."""
    words = [word for word in _WORD.findall(title)[1:] if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def cased(title: str, like: str, record: Record | None = None) -> str:
    """`title` in the case of `like`, the title that is printed.

    Words that both have are taken as `like` has them. Whether another word of a title printed with capitals is a name
    is told from the abstract of `record`: a word that stands there in small letters is none.
    """
    if like.isupper() and len(like) > 8:
        return title.upper()
    if title.isupper() and len(title) > 8:
        title = _from_capitals(title, like, record)
    capital = in_title_case(like)
    if capital == in_title_case(title):
        return title
    if capital:
        return _WORD.sub(lambda m: _capital(m.group(), opens=m.start() == 0 or _opens(title, m.start())), title)
    known: dict[str, str] = {fold(word): word for word in _WORD.findall(like)[1:]}
    said = _abstract_words(record) if record is not None else frozenset[str]()

    def small(match: re.Match[str]) -> str:
        word = match.group()
        if match.start() == 0:
            return word
        if (printed := known.get(fold(word))) is not None:
            return printed
        if not word[:1].isupper() or word[1:] != word[1:].lower() or len(word) == 1:
            return word
        return word if word in said and word.lower() not in said else word.lower()

    return _WORD.sub(small, title)


def _from_capitals(title: str, like: str, record: Record | None) -> str:
    """A title in capitals in sentence case, its words as `like` or the abstract of `record` has them.

    Capitals tell nothing of names: what neither has is small, but for numerals and what holds digits.
    """
    known: dict[str, str] = {word.casefold(): word for word in _WORD.findall(like)[1:]}
    said = _abstract_words(record) if record is not None else frozenset[str]()

    def plain(match: re.Match[str]) -> str:
        word = match.group()
        small = word.lower()
        if small in known:
            out = known[small]
        elif small in said or small in _SMALL:
            out = small
        elif word in said or _NUMERAL.fullmatch(word):
            out = word
        else:
            out = small.capitalize() if small.capitalize() in said else small
        return out[0].upper() + out[1:] if match.start() == 0 else out

    return _WORD.sub(plain, title)


def title_case(name: str) -> str:
    """The name of a journal with its words capitalised, as most styles print it in full."""
    return _WORD.sub(lambda m: _capital(m.group(), opens=m.start() == 0), name)


def _opens(title: str, at: int) -> bool:
    return bool(_OPENS.search(title[max(0, at - 4) : at]))


def _capital(word: str, *, opens: bool) -> str:
    if not opens and word.lower() in _SMALL:
        return word.lower()
    return word[0].upper() + word[1:] if word.islower() else word


@lru_cache(maxsize=64)
def _abstract_words(record: Record) -> frozenset[str]:
    found: set[str] = set()
    for section in record.abstract:
        for match in _WORD.finditer(section.text):
            # The first word of a sentence has its capital from there.
            if not _opens(section.text, match.start()) and match.start() > 0:
                found.add(match.group())
    return frozenset(found)
