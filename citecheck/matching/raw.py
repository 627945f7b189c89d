"""Whether a record's words stand in an entry as printed, whatever the parser made of it.

A field that was cut wrongly must not become an accusation: before a difference counts, the entry itself is searched for
what the record has. A planted or honest error survives this, for then the record's value is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from citecheck.matching.journals import STOP_WORDS, journal_words, same_journal_words
from citecheck.matching.names import PARTICLES, author_parts, is_group
from citecheck.matching.pages import first_page, volume_key
from citecheck.matching.titles import squash
from citecheck.models import Author
from citecheck.text.fold import fold, plain_punctuation

_LONGEST = 12_000
"""Characters of an entry that are looked at."""
_LINKS = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+|\b(?:PMID|PMCID|PMC|pii)\b:?\s?\S+", re.IGNORECASE)
_SHORTEST_TITLE = 25
_SHORTEST_HEAD = 15


@lru_cache(maxsize=4096)
def _without_links(raw: str) -> str:
    return _LINKS.sub(" ", plain_punctuation(raw[:_LONGEST]))


@lru_cache(maxsize=4096)
def _squashed(raw: str) -> str:
    return squash(raw[:_LONGEST])


@lru_cache(maxsize=4096)
def _tokens(raw: str) -> tuple[str, ...]:
    return tuple(fold(_without_links(raw)).split())


def prints_title(raw: str, cited: str, title: str, journals: Iterable[str]) -> bool:
    """Whether the whole of `title` stands in the entry, though what was read as its title is something else.

    Where what was read begins with it and goes on, the rest has to be the journal: an added subtitle is a difference.
    """
    whole, read = squash(title), squash(cited)
    kin = bool(read) and (whole.startswith(read) or read.startswith(whole))
    if len(whole) < (_SHORTEST_HEAD if kin else _SHORTEST_TITLE) or whole not in _squashed(raw):
        return False
    if whole not in read or not (rest := read.partition(whole)[2]):
        return True
    names = [squash(name) for name in journals if name]
    return any(rest.startswith(name[:12]) or name.startswith(rest) for name in names)


def without_journal(cited: str, journals: Iterable[str]) -> str | None:
    """A title as read without the first words of the journal behind it (", Int"); None where there are none."""
    head, comma, tail = cited.rpartition(", ")
    words = squash(tail)
    return head if comma and words and any(squash(name).startswith(words) for name in journals if name) else None


def _rest(raw: str, title: str | None) -> tuple[str, ...]:
    """The words of the entry without those of its title."""
    tokens = _tokens(raw)
    words = tuple(fold(title).split()) if title else ()
    for start in range(len(tokens) - len(words) + 1) if len(words) >= 2 else ():
        if tokens[start : start + len(words)] == words:
            return (*tokens[:start], "|", *tokens[start + len(words) :])
    return tokens


def _journal_in_title(title: str, titles: Iterable[str]) -> tuple[str, ...]:
    """The last words of a title as read that may belong to the journal: those with which no title of the record ends.

    An article about bladder cancer names its disease and not the journal Bladder Cancer.
    """
    tail = fold(title).split()[3:][-3:]
    for own in titles:
        for word in fold(own).split()[-3:]:
            if word in tail:
                tail.remove(word)
    return tuple(tail)


def prints_journal(raw: str, title: str | None, names: Iterable[str], titles: Iterable[str]) -> bool:
    """Whether one of a journal's names stands in the entry, abbreviated word by word or not, outside its title.

    `title` is the one that stands in the entry, `titles` are the record's.
    """
    tokens = _rest(raw, title)
    if "|" in tokens:
        at = tokens.index("|")
        tokens = (*_journal_in_title(title or "", titles), *tokens[at + 1 :])
    words = tuple(word for word in tokens if word not in STOP_WORDS)
    for name in names:
        wanted = journal_words(name)
        size = len(wanted)
        if size == 0 or (size == 1 and len(wanted[0]) < 4):
            continue
        for start in range(len(words) - size + 1):
            window = words[start : start + size]
            if (size > 1 and same_journal_words(window, wanted)) or window == wanted:
                return True
    return False


def prints_authors(
    raw: str, title: str | None, cited: Sequence[Author], authors: Sequence[Author], *, et_al: bool
) -> bool:
    """Whether the record's authors stand in the entry in their order, though the parser lost some of them.

    True only where a name that the parser did not read is printed: a list that was read whole is left as it was read.
    """
    tokens = _rest(raw, title)
    if "|" in tokens:
        tokens = tokens[: tokens.index("|")]
    read = {part for author in cited for part in author_parts(author)}
    at, lost, found = 0, False, 0
    people = [author for author in authors if not is_group(author)]
    folded = [author_parts(Author(family=token))[0] if token.isalpha() else token for token in tokens]
    for author in people:
        part = author_parts(author)[-1]
        if part not in folded[at:]:
            break
        at = folded.index(part, at) + 1
        found += 1
        lost = lost or part not in read
    complete = found == len(people) or (et_al and found >= 1 and found >= len(cited))
    return lost and complete


def without_other_words(cited: Sequence[Author], title: str | None, authors: Sequence[Author]) -> tuple[Author, ...]:
    """The authors as read, without what is no name: words of the title or of a group, a particle with initials."""
    words = f" {fold(title)} " if title else ""
    short = {fold(author.family) for author in authors}
    groups = [f" {fold(author.family)} " for author in authors if not author.given]
    kept = []
    for author in cited:
        name = fold(author.family)
        pieces = name.split()
        letters = all(len(piece) == 1 for piece in pieces) and name not in short
        if letters or (any(p in PARTICLES for p in pieces) and all(p in PARTICLES or len(p) == 1 for p in pieces)):
            continue  # "de L.", "v.": these belong to the given names before them
        whole = fold(f"{author.given or ''} {author.family}")
        if (" " in name and f" {name} " in words) or (" " in whole and words.startswith(f" {whole} ")):
            continue
        if author.given and " " in whole and any(f" {whole} " in group for group in groups):
            continue
        kept.append(author)
    return tuple(kept)


def whole_title(raw: str, cited: str, journals: Iterable[str]) -> str | None:
    """The title as it stands in the entry, from where `cited` begins up to the journal; None where that is no more.

    Parsers cut titles at hyphens, stops and names of places; what stands before the journal was printed as title.
    """
    text = raw[:_LONGEST]
    start = text.find(cited[:60])
    if start < 0 or len(cited) < 8:
        return None
    found = text[start:].lower()
    ends = (_position(found, name.lower(), len(cited)) for name in journals if name and len(name) >= 3)
    end = min((at for at in ends if at is not None), default=-1)
    whole = text[start : start + end].strip(" .,;:\"'\u201c\u201d\u2018\u2019") if end > 0 else ""
    return whole if len(cited) + 4 < len(whole) < 600 else None


def _position(text: str, name: str, start: int) -> int | None:
    at = text.find(name, start)
    while at > 0 and (text[at - 1].isalnum() or text[at + len(name) : at + len(name) + 1].isalnum()):
        at = text.find(name, at + 1)
    return at if at > 0 else None


def prints_year(raw: str, title: str | None, year: int) -> bool:
    """Whether a year stands in the entry outside its title, links and identifiers."""
    return str(year) in _rest(raw, title)


def year_opens_title(raw: str, title: str | None, year: int) -> bool:
    """Whether a year that was read stands in the entry as the first word of the record's title, and nowhere else."""
    words = (title or "").split(maxsplit=2)
    if len(words) < 2 or words[0].rstrip(":") != str(year) or prints_year(raw, title, year):
        return False
    return re.search(rf"(?<![\w(\[]){year}:?\s+{re.escape(words[1])}", raw[:_LONGEST], re.IGNORECASE) is not None


def prints_place(raw: str, volume: str | None, pages: str | None) -> bool:
    """Whether a record's volume and first page stand in the entry one behind the other, with issue or year between."""
    one, two = volume_key(volume or ""), first_page(pages or "")
    if not one or not two:
        return False
    page = re.sub(r"^([a-z]*)(\d)", r"\1 \2", re.escape(two)).replace(" ", "0*")
    between = r"(?:\D{1,14}\d{1,5}){0,3}?[^\d\-]{0,13}[^\d\-(]"
    pattern = rf"(?<![\w.(])(?<!no\. )(?<!issue ){re.escape(one)}(?!\w){between}{page}(?![\w)])"
    return re.search(pattern, _without_links(raw).lower()) is not None
