"""The lines of a document with what stands at their start, for finding and splitting lists."""

from __future__ import annotations

import re

from msgspec import Struct

from citecheck.references.headings import heading_strength
from citecheck.references.likeness import likeness
from citecheck.text.limits import MOST_LINES, at_most

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LABEL = re.compile(
    r"[\s\ufeff>]{0,12}(?:[-*•]\s{1,3})?(?:\*\*)?(?:"
    r"\[\^(?P<note>[^\]\s]{1,60})\]:"
    r"|\[(?P<square>\d{1,4})\.?\](?:\([^)\s]{0,80}\))?[.:]?"
    r"|\((?P<round>\d{1,4})\.?\)[.:]?"
    r"|(?P<dot>\d{1,4})(?:\\?\.(?:\)|:|[-–](?=\s))?|:(?=\s))(?!\d)"
    r"|(?P<half>\d{1,4})\)"
    r"|(?P<dash>\d{1,4})(?:[ \xa0]?[-–—]|/)(?=\s)"
    r"|#(?P<hash>\d{1,3})[.:)]?(?=\s)"
    r"|(?:[Rr]efs?\.?|[Rr]eference)[ \xa0]?(?P<called>\d{1,3})[.:)]?(?=\s)"
    r"|\(?(?P<lettered>[A-Z]\d{1,3})(?:[.:)](?!\d)|(?=\t|[ \xa0]{1,3}[^\W\d_]))"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
    r"|\^(?P<caret>\d{1,4})\^?"
    r"|\[(?P<key>[^\W\d_][\w+:&-]{0,40}(?:\s(?:et al\.?,?\s)?\d{4}[a-z]?)?)\]:?(?!\()(?=\s)"
    r"|(?P<bare>\d{1,4})(?=[ \t\xa0]{1,8}[^\W\d_]|[ \t\xa0]{0,8}$|[ \t]{1,8}[\"“«‘'(])"
    r"|(?P<glued>\d{1,3})(?=[A-ZÀ-ÞŁŚŠŽ](?:[a-zß-ÿ]|\.[ -]?[A-Z]))"
    r")(?:\*\*)?[ \t\xa0]*"
)
# Singular `Source:` is the credit of a picture more often than not.
_HEADED = re.compile(r"([*_#> ]{0,6}(?!source\b)[^\W\d_][^:\n]{3,40}:)(?:\*\*)?[ \t\xa0]+", re.IGNORECASE)
_FIRST = re.compile(r"(?:\[1\]|\(1\)|1[.)]|1(?=\s))\s*")
LETTERED = "lettered"
"""How the style of labels such as `S1` begins; the letter follows."""
_LIKELY = 2.0
_SURE = 3.0
_WIDE = 700


class Line(Struct, frozen=True):
    """One line that is not blank: offsets of its text without outer blanks, and what precedes it."""

    start: int
    end: int
    text: str
    blank_before: bool
    indent: int
    style: str | None
    label: str | None
    number: int | None
    body: int
    """Offset at which the text after the label begins."""


def _begins_list(line: str, at: int) -> bool:
    """Whether a list begins at `at`, behind its heading: its first number and an entry, or an entry alone."""
    label = _FIRST.match(line, at)
    return likeness(line[label.end() if label else at :][:_WIDE]) >= (_LIKELY if label else _SURE)


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order; what a heading has behind it is a line of its own.

    `References: [1] Lund A. ...` gives `References:` and the entry.
    """
    lines: list[Line] = []
    last_end = 0
    for match in at_most(_LINE.finditer(text), MOST_LINES, "lines"):
        whole = match.group()
        stripped = whole.strip()
        if not stripped:
            continue
        indent = len(whole) - len(whole.lstrip())
        start = match.start() + indent
        end = start + len(stripped)
        gap = text[last_end : match.start()]
        breaks = gap.count("\n") or gap.count("\r") or len(gap.strip(" \t\xa0"))
        headed = _HEADED.match(stripped)
        if headed and heading_strength(headed[1]) and _begins_list(stripped, headed.end()):
            split = start + headed.end(1)
            blank = not lines or breaks > 1 or "\f" in gap
            lines.append(Line(start, split, headed[1], blank, indent, None, None, None, start))
            last_end = split
            start += headed.end()
            stripped = stripped[headed.end() :]
            breaks = 1
            gap = ""
        found = _LABEL.match(stripped[:200])
        style = label = None
        number = None
        body = start
        if found:
            style = found.lastgroup
            label = found.group(style or 0)
            body = start + found.end()
            if style == "raised":
                label = label.translate(_SUPERSCRIPT)
            if style == "lettered":
                # Each letter counts by itself: S1, S2 and so on behind 1 to 40.
                style, number = f"{LETTERED} {label[0]}", int(label[1:])
            elif style not in ("key", "note"):
                number = int(label)
        blank = not lines or breaks > 1 or "\f" in gap
        lines.append(Line(start, end, stripped, blank, indent, style, label, number, min(body, end)))
        last_end = match.end()
    return lines
