"""Citations by author and year: `(Shaw et al., 2018; Burke 2016a, b)`, `Doyle and Wragg (2020)`, `Lloyd’s (1995)`."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citecheck.citations.likely import NOT_NAMES, enclosed_name, told
from citecheck.citations.marker import Taken
from citecheck.citations.named import NO_YEAR, NamedIndex
from citecheck.citations.secondary import citing_names, is_cited_in, is_joined, may_be_cited_in
from citecheck.text.abbreviations import words
from citecheck.text.limits import MOST_BRACKETS, MOST_YEARS
from citecheck.text.undated import UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citecheck.citations.prose import Prose
    from citecheck.models import ReferenceList

_YEAR = re.compile(
    r"(?<![\d/.,$€£#–-])(?P<year>(?:1[6-9]|20)\d\d)(?P<letters>[a-z](?:,? ?[a-z](?![a-z]))*)?"
    r"(?![\w%°/]|[.,]\d|[–-]\d{2,3}\b)"
)
_RANGE_END = re.compile(r"\d{4} [–-] $")
_BRACKETS = re.compile(r"[()\[\]\n]")
_NAME = re.compile(r"[^\W\d_](?:[\w’'‐‑-]|\.(?=[A-Z]))*\.?|[&;,]|…|\S")
_PARTICLES = words("de da do dos das del della di du la le los van von der den ter ten vander el al bin ibn af zu zum")
_LINKS = words("and & e y et und with en och og al al. et. cols. col. colleagues coworkers co-workers others team")
_LAST_NAME = re.compile(r"([^\W\d_a-z][\w’'‐-]{1,40}) $")
_AGAIN = re.compile(
    r"\((?:(?:(?P<name>[^\W\d_][\w’'‐-]{1,40}),? (?:op\.? ?cit|loc\.? ?cit|a\. ?a\. ?O))|[Ii]bid(?:em)?|[Ee]bd)\b"
    r"[^()\n]{0,40}\)"
)
_PAGES = re.compile(r"^[\s,;:]*(?:(?:pp?|pág|cap|chap|ch|fig|table)\.? ?[\divx–-]{1,12})?[\s,;:.]*")
_LETTERS = re.compile(r"[a-z]")
_FRESH = re.compile(r"\s*(?:$|\n|[-*•>#|]|\(?\w{1,3}[.)]\s)")
"""How a line begins that goes on with no other: blank, an item of a list, a quotation."""
_NARROWEST, _WIDEST = 40, 120
"""Characters of a line in text of a fixed width."""
_LONGEST = 1500
_ESTABLISHED = 2
"""Works of the list cited by name and year from which on the document is taken to cite so."""
_WINDOW = 160


class NamedMarker(Struct, frozen=True, kw_only=True):
    """One printed marker: its half-open offsets, the references that it means, and what it names that is not listed."""

    start: int
    end: int
    references: tuple[str, ...]
    missing: tuple[str, ...] = ()


class _Cited(Struct, frozen=True, kw_only=True):
    """One author-and-year within a marker."""

    start: int
    end: int
    label: str
    references: tuple[str, ...]
    plain: bool
    likely: bool = False
    """Whether the words around it read as a citation where the text cites by name at all."""


def author_year_markers(prose: Prose, listed: ReferenceList) -> list[NamedMarker]:
    """The citations by author and year in `prose`, in order, outside the list.

    Names that the list lacks are only reported where the form leaves no doubt and the document cites in this way.
    """
    index = NamedIndex(listed)
    groups = _read(prose, index)
    every = [cited for _, _, group in groups for cited in group]
    secondary = _secondary(prose.text, every)
    reported = _reported([cited for cited in every if cited not in secondary], bool(listed.references))
    markers = []
    for start, end, group in groups:
        references = tuple(dict.fromkeys(r for cited in group for r in cited.references))
        missing = tuple(dict.fromkeys(c.label for c in group if c in reported))
        if references or missing:
            markers.append(NamedMarker(start=start, end=end, references=references, missing=missing))
    return sorted([*markers, *_again(prose, markers, index)], key=lambda marker: marker.start)


def _again(prose: Prose, markers: list[NamedMarker], index: NamedIndex) -> list[NamedMarker]:
    """The works named again without their year: `(Ellis, op. cit.)`, `(ibid., p. 4)`."""
    starts = [marker.start for marker in markers]
    spoken = Taken([(marker.start, marker.end) for marker in markers])
    out: list[NamedMarker] = []
    for match in prose.matches(_AGAIN, MOST_YEARS, "works cited again"):
        if prose.taken.covers(*match.span()) or spoken.covers(*match.span()):
            continue
        at = bisect_right(starts, match.start()) - 1
        last = markers[at].references[-1:] if at >= 0 else ()
        # `According to Ellis (ibid.)` says itself whose work is meant.
        before = _LAST_NAME.search(prose.text, max(0, match.start() - 48), match.start())
        name = match["name"] or (before[1] if before else "")
        references = index.only_by(name) or (() if match["name"] else last)
        if references:
            out.append(NamedMarker(start=match.start(), end=match.end(), references=references))
    return out


def _secondary(text: str, cited: list[_Cited]) -> frozenset[_Cited]:
    """Of what is `cited`, that which is cited in a work that is listed, or that will be reported if it is not."""
    out: set[_Cited] = set()
    for one, citing in reversed(list(pairwise(cited))):
        if one.references:
            continue
        within = is_joined(text, one.end, citing.start) if citing in out else False
        if citing.references:
            within = may_be_cited_in(text, one.end, citing.start)
        elif citing.plain or citing.likely:
            within = within or is_cited_in(text, one.end, citing.start)
        if within:
            out.add(one)
    return frozenset(out)


def _reported(cited: list[_Cited], listed: bool) -> frozenset[_Cited]:
    """Of what is `cited`, that which the list lacks and that is a citation all the same.

    Beside a list the document has to cite by name throughout; without one a single name and year will do.
    """
    found = sum(bool(one.references) for one in cited)
    lacking = [one for one in cited if not one.references and (one.plain or one.likely)]
    plain = [one for one in lacking if one.plain]
    if not listed or (found >= _ESTABLISHED and len(lacking) <= found):
        return frozenset(lacking)
    return frozenset(plain if len(plain) <= found else ())


def _read(prose: Prose, index: NamedIndex) -> list[tuple[int, int, list[_Cited]]]:
    """Each place that prints a year after names: its offsets, and what is cited there."""
    text, taken = prose.text, prose.taken
    enclosures = _enclosures(prose)
    starts = [start for start, _ in enclosures]
    groups: list[tuple[int, int, list[_Cited]]] = []
    for match in _years(prose, index):
        if taken.covers(*match.span()) or _RANGE_END.search(text, max(0, match.start() - 8), match.start()):
            continue
        at = bisect_right(starts, match.start()) - 1
        inside = next((e for e in reversed(enclosures[max(0, at - 3) : at + 1]) if e[1] > match.start()), None)
        if inside is None:
            groups += _in_prose(text, match, index)
            continue
        opened, closed = inside
        last = groups[-1] if groups and groups[-1][1] == closed + 1 else None
        since = last[2][-1].end if last else opened + 1
        chunk = _without_pages(text[since : match.start()])
        start, enclosed = opened, True
        if any(c.isalpha() for c in chunk):
            names = citing_names(chunk)
        elif last:
            names = last[2][-1].label.rpartition(",")[0]
            start = last[0]
        else:
            names, start = _phrase_before(text, opened)
            enclosed = False
        if not names.strip(" ,;:"):
            continue
        cited = _cite(names, match, index, enclosed=enclosed)
        if not cited.references and not match["year"].isdigit():
            continue
        if not enclosed and cited.references:
            start += index.author_at(names, cited.references)
        if not cited.references:
            likely = enclosed_name(names, text, (opened, closed), bool(last)) if enclosed else told(text, names, closed)
            start += names.rfind(likely) if likely and not enclosed else 0
            cited = replace(cited, likely=bool(likely), label=_label(likely or names, match))
        if last:
            groups[-1] = (last[0], closed + 1, [*last[2], cited])
        else:
            groups.append((start, closed + 1, [cited]))
    return groups


def _years(prose: Prose, index: NamedIndex) -> Iterable[re.Match[str]]:
    """The years in `prose` in order, and what stands for one where the list has works without."""
    years = prose.numbers("year", _YEAR, MOST_YEARS, "years")
    if not index.has_undated:
        return years
    undated = prose.matches(UNDATED, MOST_YEARS, "works without a year")
    return sorted([*years, *undated], key=lambda match: match.start())


def _enclosures(prose: Prose) -> list[tuple[int, int]]:
    """The offsets of the opening and closing bracket of every pair within a line, or lines that one paragraph is
    wrapped over, in order of the opening one.
    """
    pairs = []
    stack: list[int] = []
    for match in prose.matches(_BRACKETS, MOST_BRACKETS, "brackets and lines"):
        char = match.group()
        if char == "\n":
            if stack and not _wrapped(prose.text, match.start()):
                stack.clear()
        elif char in "([":
            stack.append(match.start())
            del stack[:-20]
        elif stack:
            opened = stack.pop()
            if match.start() - opened <= _LONGEST:
                pairs.append((opened, match.start()))
    return sorted(pairs)


def _wrapped(text: str, at: int) -> bool:
    """Whether the line that ends at `at` may go on in the next, as in text of a fixed width."""
    length = at - text.rfind("\n", max(0, at - _WIDEST - 1), at) - 1
    return _NARROWEST <= length <= _WIDEST and _FRESH.match(text, at + 1) is None


def _without_pages(chunk: str) -> str:
    """`chunk` without the page numbers and the like that belong to the citation before: `, p. 97; FOUCAULT`."""
    return _PAGES.sub("", chunk, count=1)


def _cite(names: str, year: re.Match[str], index: NamedIndex, *, enclosed: bool) -> _Cited:
    letters = _LETTERS.findall(year["letters"] or "") or [""]
    number = int(year["year"]) if year["year"].isdigit() else NO_YEAR
    found = [r.id for letter in letters for r in index.find(names, number, letter)]
    printed = _printed(names)
    return _Cited(
        start=year.start(),
        end=year.end(),
        label=_label(names, year),
        references=tuple(dict.fromkeys(found)),
        plain=_plain(printed, enclosed),
    )


def _printed(names: str) -> str:
    return " ".join(names.split()).strip(" ,;:(").removesuffix("’s").removesuffix("'s")


def _label(names: str, year: re.Match[str]) -> str:
    return f"{_printed(names)[-80:]}, {year.group()}"


def _plain(names: str, enclosed: bool) -> bool:
    """Whether `names` can hardly be anything but authors: `Shaw et al.`, with the year in brackets `Shaw & Darrow`."""
    tokens = [t for t in _NAME.findall(names) if t not in ",;"]
    if not 1 <= len(tokens) <= 12 or tokens[0] in NOT_NAMES or not tokens[0][0].isupper():
        return False
    if not all((t[0].isupper() and t not in NOT_NAMES) or t in _LINKS or t in _PARTICLES for t in tokens):
        return False
    if "et al" in names:
        return True
    return enclosed and len(tokens) <= 4 and any(t in ("and", "&", "e", "y") for t in tokens)


def _phrase_before(text: str, at: int) -> tuple[str, int]:
    """The names that end at offset `at` (blanks apart), and where they begin; empty where there are none."""
    begin = max(0, at - _WINDOW)
    window = text[begin:at]
    broken = window.rfind("\n")
    while broken >= 0 and _wrapped(text, begin + broken) and window[:broken].rstrip()[-1:] not in (".", ":", "!", "?"):
        broken = window.rfind("\n", 0, broken)
    tokens = list(_NAME.finditer(window, broken + 1))
    start = None
    for token in reversed(tokens):
        word = token.group()
        if word.endswith(".") and not _keeps_stop(word) and token.end() < len(window.rstrip()):
            break
        if word in ",;" or word in _LINKS or word in _PARTICLES or (word[0].isupper() and word not in NOT_NAMES):
            if word[0].isupper() or word in _PARTICLES:
                start = token.start()
            continue
        if word in ("’s", "'s"):
            continue
        break
    return ("", at) if start is None else (window[start:], begin + start)


def _keeps_stop(word: str) -> bool:
    return word in _LINKS or len(word) == 2 or word.lower().endswith(("jr.", "sr."))


def _in_prose(text: str, year: re.Match[str], index: NamedIndex) -> list[tuple[int, int, list[_Cited]]]:
    """A citation outside brackets, only where the list has it: `as Shaw et al., 2018, found`."""
    before = text[max(0, year.start() - 3) : year.start()].replace("\n", " ")
    if not before.endswith((", ", " ")):
        return []
    names, start = _phrase_before(text, year.start() - (2 if before.endswith(", ") else 1))
    if not any(c.isupper() for c in names):
        return []
    cited = _cite(names, year, index, enclosed=False)
    return [(start, year.end(), [cited])] if cited.references and index.names_author(names, cited.references) else []
