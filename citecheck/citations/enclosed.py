"""Numbers in brackets and parentheses: `[2,4-6]`, `[1]–[3]`, `(1, 3)`, `medicine,(5)`."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from citecheck.citations.marker import Marker, Taken
from citecheck.citations.numbers import DASHES, LIST, WRAPPED, numbers_of
from citecheck.text.abbreviations import words
from citecheck.text.limits import MOST_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecheck.citations.prose import Prose
    from citecheck.models import Mark

_PAD = r"[ \u00a0]{0,2}"
_BRACKET = re.compile(
    rf"\[{_PAD}(?P<list>{WRAPPED}){_PAD}"
    rf"(?:[,:;] ?(?:pp?|pages?|tab(?:le)?|fig(?:ure)?|ch(?:apter)?)\b[^\]\n]{{0,40}})?\]"
)
_SPOKEN = re.compile(
    rf"\[{_PAD}(?P<lead>(?:(?:see|see also|cf\.?|e\.g\.,?|reviewed in|refs?\.?|references?)[ \u00a0]){{0,2}})"
    rf"(?P<list>{LIST})(?P<last>,?[ \u00a0](?:and|&|to|through)[ \u00a0]\d{{1,4}})?{_PAD}\]"
)
"""`[see 2, 3]`, `[4 and 5]`, `[2 to 4]`"""
_JOIN = re.compile(rf"{_PAD}[,;{DASHES}]?{_PAD}(?=\[)")
_PAREN = re.compile(rf"\({_PAD}(?P<list>{WRAPPED}){_PAD}\)")
_WORDED = re.compile(
    rf"[Rr](?<!\w[Rr])(?:efs?\.?|eferences?)(?: (?:[Nn]os?\.?|[Nn]umbers?))?[ \u00a0]"
    rf"(?P<list>{LIST}(?:,? (?:and|&|to) \d{{1,4}})?)(?![\w%/]|[.,:]\d|[–-]\w| ?(?:mg|g|kg|ml|%))"
)
_AND = re.compile(r",?[ \u00a0](?:and|&)[ \u00a0]")
_TO = re.compile(r",?[ \u00a0](?:to|through)[ \u00a0]")
_BETWEEN_LINKS = re.compile(rf"[\])]?{_PAD}[,;{DASHES}]{_PAD}[\[(]?")
_STOPS = re.compile(r"(?<=\d)\.(?!\d)")
_QUANTITY = re.compile(r"\d[%°]?(?:[ \u00a0]\w{1,6})?[ \u00a0]$")
"""What stands before a spread: `a median of 3 [2 to 4]`, `5 mg [3 to 8]`."""
_LONGEST_LINKED = 60
_PLAIN_WORD = re.compile(r"(?<![\w\\])[a-z]{3,}(?![\w(])")
_MOST_WORDS = 4
"""As many plain words and more make a line with a sign of equality prose."""
_PHONE = re.compile(r"[ \u00a0-]?\d{3,4}[ .-]\d{3,4}")
# What a number in parentheses or brackets names when it stands right after these words.
_NAMED = re.compile(
    r"(?:\b(?:fig(?:ure|s|ures)?|tab(?:le|les)?|eqs?|eqns?|equations?|box|chapter|appendix|vol(?:ume)?|no|nos|n"
    r"|inequality|corollary|theorem|lemma)"
    r"\.?[ \u00a0]{0,2}|[=<>≤≥±×*/^∈$€£#])$",
    re.IGNORECASE,
)
_MAY_NAME = re.compile(
    r"\b(?:steps?|phase|questions?|interval|option|(?:following|this|the) (?:formula|expression))[ \u00a0]{0,2}$",
    re.IGNORECASE,
)
"""Words that a number in parentheses names or cites for: `step (2)`, `a treatment option (2)`."""
_INTERVAL = re.compile(r"(?:\b(?:interval|range)|\b(?:CI|CrI|IQR|HDI|PI))[ \u00a0]{0,2}$")
_FUNCTION = frozenset(
    {"ln", "log", "exp", "sin", "cos", "tan", "max", "min", "lim", "sup", "inf", "arg", "det", "mod", "sqrt"}
)
_ELEMENTS = words(
    """
    Al Ag Au Ba Br Ca Cd Cl Co Cr Cs Cu Fe Ga Hg Li Mg Mn Mo Na Ni Pb Pd Pt Rb Se Si Sn Sr Ti Zn Zr
    CO CO2 NO NO2 SO SO2 PO NH OH CH CH2 HCO H2O H2PO HPO SiO FeO MnO ClO CN
    """
)
"""What a number in parentheses belongs to when it is glued to it: `Fe(3)`, `Mg(OH)(2)`."""
_COUNT_BEFORE = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[.,]\d{1,2})?[ \u00a0]$")
_COUNT_AFTER = re.compile(
    r"[ \u00a0](?:of|were|patients|participants|women|men|children|cases|"
    r"(?:and|or|vs\.?|versus|to)[ \u00a0]\d)\b|"
    r",[ \u00a0]\d{1,3}(?:\.\d)?[ \u00a0]\("
)
_BEFORE_ENUMERATION = re.compile(
    r"(?:[,;:.–—][ \u00a0\n]{1,4}|\b(?:and|or|y|e|o|ou)[ \u00a0\n]{1,3}|\n[ \t\u00a0]{0,20})$"
)
_LONGEST_ENUMERATION = 3000
_LAST_WORD = re.compile(r"\w*$")


def bracketed(prose: Prose, taken: Taken) -> list[Marker]:
    """The numbers in square brackets in `prose`, neighbours joined by a comma or a dash as one marker."""
    text = prose.text
    found: list[Marker] = []
    for group in _groups(prose):
        start, end = group[0].start(), group[-1].end()
        if taken.covers(start, end) or _chemical(text, start, end) or _NAMED.search(text[max(0, start - 16) : start]):
            continue
        numbers = numbers_of(_joined(text, group))
        if numbers is not None and len(numbers) == 2 and _INTERVAL.search(text[max(0, start - 16) : start]):
            continue
        if numbers and (0 not in numbers or (numbers == (0,) and not text[start - 1 : start].isalnum())):
            # `[0]` cites where a list begins with 0; `A[0]` and `[0, 1]` never do.
            found.append(Marker(start=start, end=end, form="bracket", numbers=numbers))
    for match in prose.matches(_SPOKEN, MOST_NUMBERS, "numbers in brackets"):
        if not (match["lead"] or match["last"]) or taken.covers(*match.span()):
            continue
        before = text[max(0, match.start() - 16) : match.start()]
        if _TO.match(match["last"] or "") and (_INTERVAL.search(before) or _QUANTITY.search(before)):
            continue
        numbers = _spoken(match["list"] + (match["last"] or ""))
        if numbers and 0 not in numbers:
            found.append(Marker(start=match.start(), end=match.end(), form="bracket", numbers=numbers))
    return sorted(found, key=lambda marker: marker.start)


def _groups(prose: Prose) -> Iterator[list[re.Match[str]]]:
    group: list[re.Match[str]] = []
    for match in prose.matches(_BRACKET, MOST_NUMBERS, "numbers in brackets"):
        if group:
            join = _JOIN.match(prose.text, group[-1].end())
            if join and join.end() == match.start() and len(group) < 80:
                group.append(match)
                continue
            yield group
        group = [match]
    if group:
        yield group


def _joined(text: str, group: list[re.Match[str]]) -> str:
    parts = [group[0]["list"]]
    for before, match in itertools.pairwise(group):
        join = text[before.end() : match.start()].strip() or ","
        parts += [join, match["list"]]
    return "".join(parts)


def _chemical(text: str, start: int, end: int) -> bool:
    """Whether the brackets stand within a name, as in `benzo[1,4]oxazine`, or right after one, as in an index."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isalpha() or before in ("-", "]")) and (after.isalpha() or after == "-")


def parenthesised(prose: Prose, taken: Taken) -> list[Marker]:
    """The numbers in parentheses in `prose`; those that count off a list in running text are left out."""
    text = prose.text
    found: list[Marker] = []
    for match in prose.matches(_PAREN, MOST_NUMBERS, "numbers in parentheses"):
        start, end = match.span()
        if taken.covers(start, end):
            continue
        before = text[max(0, start - 16) : start]
        glued = _LAST_WORD.findall(before)[0]
        if glued in _ELEMENTS or _share(text, start, end):
            continue
        if (glued and (len(glued) < 2 or glued in _FUNCTION) and not glued.isdigit()) or _NAMED.search(before):
            continue
        if text[end : end + 1].isalnum() or _PHONE.match(text, end) or _equation(text, start, end):
            continue
        numbers = numbers_of(match["list"])
        if numbers and 0 not in numbers:
            # `DM2(4)` may cite or number; `12(3)` is a volume more often than not.
            strong = not glued[-1:].isdigit() and not _MAY_NAME.search(before)
            found.append(Marker(start=start, end=end, form="paren", numbers=numbers, strong=strong))
    counted = _enumerations(text, found)
    return [marker for marker in found if marker.start not in counted]


def worded(prose: Prose, taken: Taken) -> list[Marker]:
    """References called by that word and their numbers: `ref. 3`, `(see refs 2 and 3)`, `References 4-6`."""
    found = []
    for match in prose.matches(_WORDED, MOST_NUMBERS, "references in words"):
        numbers = _spoken(match["list"])
        if numbers and 0 not in numbers and not taken.covers(*match.span()):
            found.append(Marker(start=match.start(), end=match.end("list"), form="word", numbers=numbers))
    return found


def _spoken(printed: str) -> tuple[int, ...] | None:
    """The numbers of a list with words in it: `2, 3 and 5`, `4 to 6`."""
    return numbers_of(_TO.sub("-", _AND.sub(",", printed)))


def linked(text: str, marks: Iterable[Mark], taken: Taken) -> list[Marker]:
    """Numbers that the markup links to a place of the same page, as a list's entries are: `[1](#ref1)`.

    Neighbours joined by a comma or a dash are one marker.
    """
    found: list[Marker] = []
    for mark in marks:
        if mark.kind != "link" or "#" not in (mark.value or "") or mark.end - mark.start > _LONGEST_LINKED:
            continue
        numbers = numbers_of(_STOPS.sub("", text[mark.start : mark.end]))
        if not numbers or 0 in numbers or taken.covers(mark.start, mark.end):
            continue
        start = mark.start
        if found and found[-1].end <= start and _BETWEEN_LINKS.fullmatch(text, found[-1].end, start):
            whole = numbers_of(_STOPS.sub("", text[found[-1].start : mark.end]))
            if whole:
                start, numbers = found.pop().start, whole
        found.append(Marker(start=start, end=mark.end, form="link", numbers=numbers))
    return [_with_brackets(text, marker) for marker in found]


def _with_brackets(text: str, marker: Marker) -> Marker:
    """`marker` with the brackets that stand around it."""
    around = text[max(0, marker.start - 1) : marker.start] + text[marker.end : marker.end + 1]
    if around not in ("[]", "()"):
        return marker
    return Marker(start=marker.start - 1, end=marker.end + 1, form=marker.form, numbers=marker.numbers)


def _share(text: str, start: int, end: int) -> bool:
    """Whether the number in parentheses is the share or the spread of the one before: `7 (2) of the wards`."""
    return bool(_COUNT_AFTER.match(text, end) and _COUNT_BEFORE.search(text, max(0, start - 12), start))


def _equation(text: str, start: int, end: int) -> bool:
    """Whether it is the number of an equation, alone at the end of its line."""
    line_end = text.find("\n", end, end + 8)
    rest = text[end : line_end if line_end >= 0 else end + 8].strip()
    if rest:
        return False
    line_start = max(text.rfind("\n", max(0, start - 300), start) + 1, start - 300)
    line = text[line_start:start]
    # `one trial (n = 47) found less pain (7)` is prose with a sign in it.
    formula = "=" in line and len(_PLAIN_WORD.findall(line)) < _MOST_WORDS
    return formula or (not line.strip() and bool(line_start))


def _enumerations(text: str, found: list[Marker]) -> frozenset[int]:
    """The starts of the markers that count off items in running text: `(1) age, (2) sex and (3) weight`."""
    counted: set[int] = set()
    run: list[Marker] = []

    def close() -> None:
        if len(run) > 1 or (run and _opens_line(text, run[0].start)):
            counted.update(marker.start for marker in run)

    for marker in found:
        if len(marker.numbers) > 1 or text[marker.end : marker.end + 1] in ".,;:)":
            continue
        number = marker.numbers[0]
        follows = bool(_BEFORE_ENUMERATION.search(text[max(0, marker.start - 24) : marker.start]))
        if run and number == run[-1].numbers[0] + 1 and follows and marker.start - run[-1].end < _LONGEST_ENUMERATION:
            run.append(marker)
        elif number == 1:
            close()
            run = [marker]
        elif follows and _opens_line(text, marker.start):
            counted.add(marker.start)
    close()
    return frozenset(counted)


def _opens_line(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start]
    return before.rstrip(" \t\u00a0•*-").endswith("\n") or (start <= 12 and not before.strip())
