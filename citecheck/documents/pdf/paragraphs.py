"""From lines in reading order to paragraphs: where one begins, and which go on over a column or a page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from citecheck.documents.pdf.pieces import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.pdf.pieces import Line

_OTHER_SIZE = 0.07
_GAP = 1.32
"""Leadings above which a gap parts two paragraphs."""
_A_LITTLE = 0.12
"""Ems by which paragraphs stand farther apart than lines, where each does, or else do not."""
_MOSTLY = 0.8
_STEP = 0.3
"""Points by which such gaps may differ."""
_INDENT = 0.6
_DEEPEST_INDENT = 6.0
_RAGGED_NUMBERS = 1.2
"""Ems by which the numbers of a list may stand in, where they are set flush right."""
_CAPTION = re.compile(r"(?:Fig(?:ure|\.)|Table|FIG(?:URE|\.)|TABLE) ?(?:[A-Z]?\d{1,3}|[IVX]{1,5})[.:|]")
_RAGGED_BRACKETS = 3.0
_LABEL = re.compile(r"(?:\[(\d{1,4})\](?![.,;:)])|\((\d{1,4})\)|(\d{1,4})[.)])(?:\s|(?<=\])|$)")
_ENTRY = re.compile(
    r"(?:[^\W\d_][\w’'-]+ ){0,2}[A-Z][\w’'-]+,? (?:[A-Z]\.?[ -]?){1,3}(?:[,;&(]|(?<=\.)\s|\. [A-Z]|and\b|et al)"
)
"""An author's name with initials, as the entries of a list without numbers begin."""
_INITIAL = re.compile(r"\b[A-Z]\.$")
_ITEM = re.compile(r"[•◦▪●○‣∙·■□–—-]|\(?(?:\d{1,3}|[a-z])[.)]\s")
_KEY = re.compile(r"\[[A-Z][^\s\[\]]{1,16}\]\s")
_DEEPEST_KEY = 11.0
_BULLET = re.compile(r"[•◦▪●○‣∙·■□](?:\s|$)")
_DASH = re.compile(r"[–—-]\s")
_STOPPED = re.compile(r"[.!?:;…][\"”’')\]\d,–-]*$")
_AWAITS = re.compile(r"\b(?:doi|PMID|PMCID):$|\bdoi\.org/$", re.IGNORECASE)
"""The end of a line that only an identifier can follow."""
_OPEN_ADDRESS = re.compile(r"(?:https?://|www\.|\b10\.\d{4,9}/)\S*[/_=&?%-]$", re.IGNORECASE)
"""An address that was broken at the end of a line, where there may have been room for a part of the rest."""
_OF_ADDRESS = re.compile(r"[a-z\d]\S*[/._=%\d-]\S|\S*[/_=%?]\S|\S+\.(?:html?|pdf|php|aspx?)\b")
_FLOATS = 12
"""Paragraphs of another size (notes, captions) that may stand inside a sentence."""


def paragraphs(columns: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of the lines of each column, in order; those cut by a column's or page's end made whole.

    What stands in between (a note at the foot, a caption) follows the paragraph that it would break.
    """
    body = _body(columns)
    leading = _leadings(columns)
    usual = leading.get(round(body * 2), 1.2 * body) / body if body else 1.2
    parts: list[list[Paragraph]] = []
    for lines in columns:
        here: list[Paragraph] = []
        for group in _groups(lines, leading, usual):
            here += _split(group)
        if here:
            parts.append(here)
    return _flowed(parts, body)


def _body(columns: Sequence[Sequence[Line]]) -> float:
    """The size of most letters, to half a point."""
    seen: Counter[int] = Counter()
    for lines in columns:
        for line in lines:
            seen[round(line.size * 2)] += len(line.text)
    return max(seen, key=lambda size: (seen[size], size)) / 2 if seen else 0.0


def _leadings(columns: Sequence[Sequence[Line]]) -> dict[int, float]:
    """The usual distance of baselines for each size, by half points."""
    seen: dict[int, Counter[int]] = {}
    for lines in columns:
        for above, below in pairwise(lines):
            step = above.y - below.y
            if _same_size(above, below) and 0.8 * above.size < step < 3.5 * above.size:
                seen.setdefault(round(above.size * 2), Counter())[round(step * 2)] += 1
    return {
        size: min(steps, key=lambda step: (-steps[step] - steps[step + 1] - steps[step - 1], step)) / 2
        for size, steps in seen.items()
    }


def _same_size(one: Line, two: Line) -> bool:
    return abs(one.size - two.size) <= _OTHER_SIZE * max(one.size, two.size)


def _groups(lines: Sequence[Line], leading: dict[int, float], ratio: float) -> list[list[Line]]:
    """Lines of one size without a gap between them."""
    out: list[list[Line]] = []
    for line in lines:
        if out:
            above = out[-1][-1]
            step = above.y - line.y
            # Headings stand alone more often than they are wrapped: the text says how lines are spaced.
            usual = min(leading.get(round(line.size * 2), 1.2 * line.size), 1.08 * ratio * line.size)
            if (
                _same_size(above, line)
                and 0 < step <= _GAP * usual + 0.5
                and above.bold == line.bold
                and not above.row
                and not line.row
            ):
                out[-1].append(line)
                continue
        out.append([line])
    return out


def _split(group: list[Line]) -> list[Paragraph]:
    """The paragraphs of lines without gaps: by labels, indents, and lines that end early."""
    if len(group) == 1:
        return [Paragraph(group)]
    if _all_hang(group):
        return [Paragraph(group, hanging=True)]
    left, right = _edges(group)
    size = group[0].size
    indented = [_INDENT * size < line.x0 - left < _DEEPEST_INDENT * size for line in group]
    early = [_ends_early(line, after, right) for line, after in pairwise(group)]
    hanging = _is_hanging(group, indented, early)
    labels = _labels(group, left)
    heading = group[0].bold or (sum(early) == len(early) and len(group) <= 3 and not any(indented))
    starts = [0]
    for n in range(1, len(group)):
        line, above = group[n], group[n - 1]
        if n in labels or _BULLET.match(line.text) or (_DASH.match(line.text) and _STOPPED.search(above.text)):
            starts.append(n)
        elif labels or (hanging and any(indented)):
            # Inside an entry; what hangs out begins the next one.
            if hanging and not indented[n] and (indented[n - 1] or early[n - 1] or _STOPPED.search(above.text)):
                if not labels or not indented[n - 1]:
                    starts.append(n)
            elif early[n - 1] and _STOPPED.search(above.text) and not hanging:
                starts.append(n)
        elif (indented[n] and not indented[n - 1]) or (early[n - 1] and not heading and not line.text[:1].islower()):
            starts.append(n)
    starts = sorted({*starts, *_as_far_apart(group, starts)})
    return [Paragraph(group[start:end], hanging) for start, end in zip(starts, [*starts[1:], len(group)], strict=True)]


def _as_far_apart(group: Sequence[Line], starts: Sequence[int]) -> list[int]:
    """The lines that stand as far below the one above as those at `starts` do, where that is farther than usual."""
    steps = {n: group[n - 1].y - group[n].y for n in range(1, len(group))}
    usual, size = median(steps.values()), group[0].size
    wide = [steps[n] for n in starts[1:] if steps[n] > usual + _A_LITTLE * size]
    if len(wide) < max(2, _MOSTLY * (len(starts) - 1)) or max(wide) - min(wide) > _A_LITTLE * size:
        return []
    return [n for n, step in steps.items() if min(wide) <= step + _STEP and step <= max(wide) + _STEP]


def _edges(group: Sequence[Line]) -> tuple[float, float]:
    left, right = min(line.x0 for line in group), max(line.x1 for line in group)
    line = group[0]
    if left - line.left <= line.size:
        # Set to the column's own margin, so its right one holds too.
        right = max(right, line.right)
        left = min(left, line.left) if left - line.left <= 0.3 * line.size else left
    return left, right


def _ends_early(line: Line, after: Line, right: float) -> bool:
    """Whether the first word of the next line would have found room on this one."""
    if _OPEN_ADDRESS.search(line.text) and _OF_ADDRESS.match(after.text):
        return False
    word = after.text.split(None, 1)[0] if after.text else ""
    letter = (after.x1 - after.x0) / max(1, len(after.text))
    return right - line.x1 > len(word) * letter + 0.9 * line.size


def _is_hanging(group: Sequence[Line], indented: Sequence[bool], early: Sequence[bool]) -> bool:
    """Whether indented lines go on with what the line above began, as in a list of references."""
    hang = first = 0
    for n in range(1, len(group)):
        if indented[n] and not indented[n - 1]:
            hang += not early[n - 1]
            first += early[n - 1]
        elif not indented[n] and indented[n - 1]:
            hang += early[n - 1]
            first += not early[n - 1]
        elif indented[n] and indented[n - 1]:
            hang += not early[n - 1]
    return hang > first


def _all_hang(group: Sequence[Line]) -> bool:
    """Whether all lines but the first stand in alike, as those of one entry do between gaps, however ragged its right
    side is.
    """
    first, edges = group[0], [line.x0 for line in group[1:]]
    if len(edges) < 2 or max(edges) - min(edges) > _STEP or any(_ITEM.match(line.text) for line in group[1:]):
        return False
    # Behind a key the lines stand in as far as the longest key is long.
    deepest = _DEEPEST_INDENT if not _KEY.match(first.text) else _DEEPEST_KEY
    return _INDENT * first.size < edges[0] - first.x0 < deepest * first.size


def _labels(group: Sequence[Line], left: float) -> set[int]:
    """The lines of a numbered list that begin an entry: their numbers follow each other."""
    matches = [
        (n, match)
        for n, line in enumerate(group)
        if (match := _LABEL.match(line.text))
        and line.x0 - left <= (_RAGGED_BRACKETS if match[1] else _RAGGED_NUMBERS) * line.size
    ]
    # A list has labels of one kind: in one of `[2]`, a line that begins with `3. ` goes on.
    kinds = Counter(match.lastindex for _, match in matches).most_common(1)
    found = [(n, int(match[kind])) for n, match in matches for kind, _ in kinds if kind and match[kind]]
    labels: set[int] = set()
    if len(found) == 1 and found[0][0] and _hangs_out(group, found[0][0]):
        return {found[0][0]}
    for at, (n, value) in enumerate(found):
        near = found[max(0, at - 2) : at + 3]
        if value and any(abs(other - value) == 1 and (other - value) * (m - n) > 0 for m, other in near):
            labels.add(n)
    return labels


def _hangs_out(group: Sequence[Line], at: int) -> bool:
    """Whether a single number among the lines begins an entry: all others stand in, and what is above has ended."""
    line = group[at]
    others = min(one.x0 for n, one in enumerate(group) if n != at)
    return others - line.x0 > _INDENT * line.size and group[at - 1].text[-1:] in ".?!"


def _flowed(parts: Sequence[list[Paragraph]], body: float) -> list[Paragraph]:
    """All paragraphs; what begins a column is put to the paragraph that the one before left open."""
    out: list[Paragraph] = []
    opened: list[int] = []
    for here in parts:
        start = len(out)
        joined: int | None = None
        for n, paragraph in enumerate(here):
            # Captions and notes may stand above the rest of a paragraph, other text may not.
            aside = all(not _is_text(one, body) for one in here[:n])
            found = next((at for at in opened if aside and _goes_on(out[at], paragraph, n == 0, body)), None)
            if joined is None and found is not None and len(out) - found <= _FLOATS:
                joined = found
                out[found] = Paragraph(out[found].lines + paragraph.lines, out[found].hanging or paragraph.hanging)
            else:
                out.append(paragraph)
        left_open = _left_open(out, start, body)
        if joined is not None and (
            not left_open or (_is_text(out[joined], body) and not any(_is_text(out[at], body) for at in left_open))
        ):
            left_open = [joined, *left_open]
        # What is of another size, such as a caption, leaves open what was.
        waiting = [at for at in opened if not any(_same_size(one.lines[0], out[at].lines[0]) for one in here)]
        opened = list(dict.fromkeys([*waiting, *left_open]))
    return out


def _is_text(paragraph: Paragraph, body: float) -> bool:
    first = paragraph.lines[0]
    return abs(paragraph.size - body) <= _OTHER_SIZE * body + 0.3 and not first.row and not _CAPTION.match(first.text)


def _left_open(out: Sequence[Paragraph], start: int, body: float) -> list[int]:
    """The paragraphs of a column, those from `start` on, that may go on in the next: its last, its last of the text."""
    last = len(out) - 1
    if last < start:
        return []
    text = next((at for at in range(last, start - 1, -1) if _is_text(out[at], body)), last)
    return [text] if text == last else [text, last]


def _hangs_on(before: Paragraph, line: Line) -> bool:
    """Whether `line`, which shows no first line of an entry above it, stands in as the entry `before` does."""
    last = before.lines[-1]
    if _LABEL.match(line.text) or len(before.lines) < 2 or last.text[-1:] in ".!?":
        return False
    if _LABEL.match(before.lines[0].text):
        return line.text[:1].islower() or not _ends_early(last, line, _edges(before.lines)[1])
    stands_in = last.x0 - before.lines[0].x0 > _INDENT * last.size
    return stands_in and (line.text[:1].islower() or abs(line.x0 - last.x0) <= 0.3 * line.size)


def _next_entry(before: Paragraph, line: Line) -> bool:
    """Whether `line` shows by its words that it begins the entry after that of `before`."""
    first, here = _LABEL.match(before.lines[0].text), _LABEL.match(line.text)
    if first and here:
        # Among the numbers of a list set flush right, a short one stands in.
        return (
            first.lastindex == here.lastindex and int(here[here.lastindex or 1]) == int(first[here.lastindex or 1]) + 1
        )
    end = before.lines[-1].text
    return end[-1:] == "." and not _INITIAL.search(end) and _ENTRY.match(line.text) is not None


def _goes_on(before: Paragraph, after: Paragraph, first: bool, body: float) -> bool:
    """Whether `after`, which begins another column, is the rest of `before`."""
    last, line = before.lines[-1], after.lines[0]
    if (last.page, last.column) == (line.page, line.column) or not _same_size(last, line):
        return False
    if last.row or line.row or last.bold != line.bold or line.size > 1.08 * body + 0.3:
        return False
    if _BULLET.match(line.text) or _next_entry(before, line):
        return False
    if first and _AWAITS.search(last.text):
        return True
    left, _ = _edges(after.lines)
    indent = line.x0 - min(left, line.left)
    if before.hanging or after.hanging:
        return first and (indent > _INDENT * line.size or _hangs_on(before, line))
    if _LABEL.match(line.text):
        return False
    if line.text[:1].islower():
        return not (_STOPPED.search(last.text) and last.text[-1] in ".!?")
    _, edge = _edges(before.lines)
    if len(before.lines) > 1 and _ends_early(last, line, edge):
        return False
    if not _STOPPED.search(last.text):
        return first or len(before.lines) > 1
    return first and indent <= _INDENT * line.size and len(before.lines) > 1
