"""A printed reference mended: what differs from the record is put right in place, everything else stays as printed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from citecheck.matching.casing import cased
from citecheck.matching.fields import Comparison
from citecheck.matching.format import full_journal, short_journal
from citecheck.matching.identifiers import dead_leads, own_identifier, wrong_leads
from citecheck.matching.match import Lead
from citecheck.matching.namelist import NameForm, mend_names, read_names, usual_form
from citecheck.matching.pages import last_page
from citecheck.matching.printed import Edit, Printed, apply, printed
from citecheck.models import Record, Reference
from citecheck.text.fold import fold

_WORD = re.compile(r"[^\W_]+")
_SHORT_WORDS = re.compile(r"\b(?:J|Clin|Med|Surg|Res|Am|Br|Eur|Int|Ann|Arch|Acta|Rev|Sci|Natl|Acad|Soc|Assoc|N|Engl)\b")
_RANGE = re.compile(r"([A-Za-z]{0,4})(\d+)(\s*[-\u2010-\u2015\u2212]+\s*)([A-Za-z]{0,4})(\d+)")
_QUOTES = (("\u201c", "\u201d"), ('"', '"'), ("\u2018", "\u2019"), ("'", "'"))
_ALIKE = 0.7
"""Titles this alike are mended word by word; others are replaced."""


class ListForm(Struct, frozen=True, kw_only=True):
    """What the whole list shows of its style, where one entry alone does not: None for what it leaves open."""

    names: NameForm | None = None
    full_journals: bool | None = None
    full_pages: bool | None = None


class Mended(Struct, frozen=True, kw_only=True):
    """A printed entry put right: the edits, the text with them, and the fields that could not be mended in place."""

    text: str
    edits: tuple[Edit, ...] = ()
    left: tuple[str, ...] = ()


def mend(
    reference: Reference,
    record: Record,
    found: Comparison,
    leads: Sequence[Lead] = (),
    form: ListForm | None = None,
    keep: Collection[str] = (),
) -> Mended:
    """`reference` with every field that differs from `record` put right where it stands.

    `found` is their comparison, `leads` are the printed identifiers with what they lead to. Fields named in `keep` stay
    as printed. Volume and pages of an entry printed ahead of print are left: they are those of the online version.
    """
    wrong = [*wrong_leads(leads, record), *dead_leads(leads, record)]
    if all(field.agrees for field in found.fields.values()) and not wrong and not reference.malformed:
        return Mended(text=reference.raw)
    form = form or ListForm()
    where = printed(reference, record)
    edits: list[Edit] = []
    left: list[str] = []

    def put(name: str, made: Edit | list[Edit] | None) -> None:
        if made is None:
            left.append(name)
        else:
            edits.extend(made if isinstance(made, list) else [made])

    own = record.fields
    if found.agrees("authors") is False and "authors" not in keep:
        put("authors", mend_names(reference, record, form.names))
    if found.agrees("title") is False and found.title:
        # Of two titles, the printed one's own language is only told where it resembles one of them.
        title = found.title.record if found.title.score >= _ALIKE else own.title or found.title.record
        put("title", _title(where, title.strip("[]"), found.title.score, record))
    if found.agrees("year") is False and "year" not in keep:
        put("year", _replaced(where, where.year, right_year(record)))
    if found.agrees("journal") is False:
        put("journal", _journal(where, record, form))
    if not found.early:
        if found.agrees("volume") is False and own.volume:
            put("volume", _replaced(where, where.volume, own.volume))
            if found.agrees("issue") is False and own.issue:
                put("issue", _replaced(where, where.issue, own.issue))
        if found.agrees("pages") is False and own.pages:
            put("pages", _pages(where, own.pages, form))
    for kind, value in [*((lead.kind, lead.value) for lead in wrong), *_malformed(reference)]:
        put(f"{kind} {value}", _identifier(where, kind, value, own_identifier(record, kind)))
    edits = sorted(edit for edit in edits if reference.raw[edit.start : edit.end] != edit.new)
    for one, two in itertools.pairwise(edits):
        if two.start < one.end:
            return Mended(text=reference.raw, left=("the whole entry",))
    return Mended(text=apply(reference.raw, edits), edits=tuple(edits), left=tuple(left))


def right_year(record: Record) -> str:
    """The year that an entry for `record` is to print."""
    return str(record.issue_year or record.fields.year or min(record.years))


def _replaced(where: Printed, place: tuple[int, int] | None, new: str) -> Edit | None:
    """`new` at `place`, less its end where that is printed behind it already: ` (Pt 10)`, `.e1`."""
    if place is None:
        return None
    behind = where.raw[place[1] :]
    cut = next((n for n in range(1, len(new) - 1) if not new[n].isalnum() and behind.startswith(new[n:])), len(new))
    return Edit(*place, new[:cut])


def _title(where: Printed, title: str, score: float, record: Record) -> list[Edit] | None:
    if where.title is None:
        return None
    start, _ = where.title
    old = where.text(where.title)
    new = cased(title.rstrip("."), old, record)
    if score < _ALIKE:
        return [_whole_title(where.raw, *where.title, new)]
    ours, theirs = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    codes = Levenshtein.opcodes([fold(m.group()) for m in ours], [fold(m.group()) for m in theirs])
    edits = []
    for code in codes:
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if code.tag == "replace":
            edits.append(
                Edit(start + ours[a].start(), start + ours[b - 1].end(), new[theirs[c].start() : theirs[d - 1].end()])
            )
        elif code.tag == "insert" and a > 0:
            at = start + ours[a - 1].end()
            edits.append(Edit(at, at, new[theirs[c - 1].end() : theirs[d - 1].end()]))
        elif code.tag == "insert":
            at = start + (ours[0].start() if ours else 0)
            edits.append(Edit(at, at, new[theirs[c].start() : theirs[d].start() if d < len(theirs) else len(new)]))
        elif code.tag == "delete" and a > 0:
            edits.append(Edit(start + ours[a - 1].end(), start + ours[b - 1].end(), ""))
        elif code.tag == "delete":
            edits.append(Edit(start + ours[0].start(), start + (ours[b].start() if b < len(ours) else len(old)), ""))
    return _joined(edits)


def _whole_title(raw: str, start: int, end: int, new: str) -> Edit:
    """`new` in place of a whole title: the quotation marks around it stay, those that belong to it go with it."""
    for opening, closing in _QUOTES:
        opens, closes = raw.count(opening, start, end), raw.count(closing, start, end)
        if opening == closing:
            # One mark without its fellow belongs to that which stands beside the title.
            first = raw[start] == opening or raw[start - 1 : start] != opening
            opens, closes = (opens % 2, 0) if first else (0, opens % 2)
        if raw[start] == opening and opens > closes:
            start += 1  # the mark is closed behind the title, perhaps after a stop
        elif closes > opens and raw[start - 1 : start] == opening and start:
            start -= 1
        elif opens > closes and raw[end : end + 1] == closing and raw[start] != opening:
            end += 1
    stopped = raw[end - 1] in "?!"
    if not stopped and (raw[end : end + 1] in ("?", "!") or (new.endswith(("?", "!")) and raw[end : end + 1] == ".")):
        end, stopped = end + 1, True
    if stopped and not new.endswith(("?", "!")):
        new += "."
    return Edit(start, end, new)


def _joined(edits: list[Edit]) -> list[Edit]:
    """`edits`, with those that touch, or stand at one place, made one."""
    out: list[Edit] = []
    for edit in edits:
        if out and edit.start <= out[-1].end:
            last = out.pop()
            new = last.new + edit.new if edit.start == last.end else last.new
            out.append(Edit(last.start, max(last.end, edit.end), new))
        else:
            out.append(edit)
    return out


def in_short(journal: str) -> bool:
    """Whether the name of a journal is printed abbreviated."""
    return "." in journal or bool(_SHORT_WORDS.search(journal))


def _journal(where: Printed, record: Record, form: ListForm) -> Edit | None:
    if where.journal is None:
        return None
    old = where.text(where.journal)
    full = form.full_journals if form.full_journals is not None and not in_short(old) else not in_short(old)
    if full:
        return Edit(*where.journal, full_journal(record))
    name = short_journal(record)
    if "." in old.rstrip("."):
        whole = {fold(word) for word in full_journal(record).split()}
        name = " ".join(word if fold(word) in whole else f"{word}." for word in name.split())
        if where.raw[where.journal[1] : where.journal[1] + 1] == ".":
            name = name.removesuffix(".")
    return Edit(*where.journal, name)


def _pages(where: Printed, pages: str, form: ListForm) -> Edit | None:
    """The record's pages in the form of those printed: the last page in full or cut, the dash as it is."""
    if where.pages is None:
        return None
    old = where.text(where.pages)
    return _replaced(where, where.pages, pages_like(pages, old, form.full_pages))


def pages_like(pages: str, old: str, full: bool | None = None) -> str:
    """`pages` as `old` prints them: its dash, and its last page in full or cut; `full` where that leaves it open."""
    new = _RANGE.fullmatch(pages)
    like = _RANGE.fullmatch(old)
    if new is None:
        return pages
    last = last_page(pages)
    if like is None:
        return new[1] + new[2] if old[-1:].isdigit() and len(old) > 1 and full is None else _range(new, last, "-", full)
    if len(like[5]) < len(like[2]):
        full = False
    elif len(like[2]) == len(like[5]) and like[2][0] == like[5][0] and len(like[2]) > 1:
        full = True
    return _range(new, last, like[3], full)


def _range(new: re.Match[str], last: str, dash: str, full: bool | None) -> str:
    first, prefix = new[2], new[1]
    if full is None:
        return f"{prefix}{first}{dash}{new[4]}{new[5]}"
    if full:
        return f"{prefix}{first}{dash}{new[4] or prefix}{last}"
    same = 0
    while len(first) == len(last) and same < len(last) - 1 and first[same] == last[same]:
        same += 1
    return f"{prefix}{first}{dash}{'' if same else new[4]}{last[same:]}"


def _malformed(reference: Reference) -> list[tuple[str, str]]:
    return [("doi" if re.search(r"10\.|doi", value, re.IGNORECASE) else "pmid", value) for value in reference.malformed]


def _identifier(where: Printed, kind: str, value: str, own: str | None) -> Edit | None:
    """The record's identifier in place of `value`; where the record has none of its kind, the printed one goes."""
    found = re.search(re.escape(value), where.raw, re.IGNORECASE)
    if found is None and kind == "doi":
        # A line's end broke it.
        found = re.search(r"\s*".join(map(re.escape, value)), where.raw, re.IGNORECASE)
    if found is None:
        return None
    place, printed_value = found.span(), found.group()
    if own is None:
        label = re.compile(
            rf"[\s;,.]*(?:\b(?:PMC?ID|doi):?\s*|https?://(?:dx\.)?doi\.org/)?{re.escape(printed_value)}\Z", re.I
        )
        whole = label.search(where.raw[: place[1]])
        return Edit(whole.start(), place[1], "") if whole else None
    if kind == "doi":
        bare = re.search(r"10\.\S*" if re.search(r"\s", value) else r"10\.[\s\S]*", printed_value)
        if bare is not None:
            place = (place[0] + bare.start(), place[0] + bare.end())
    elif kind == "pmid" and (digits := re.search(r"\d[\d\s]*\d|\d", printed_value)):
        place = (place[0] + digits.start(), place[0] + digits.end())
    return Edit(*place, own)


def list_form(pairs: Sequence[tuple[Reference, Record]]) -> ListForm:
    """What the entries that were found show of the style of their list."""
    forms, journals, pages = [], [], []
    for reference, record in pairs:
        names = read_names(reference, record)
        if names is not None:
            forms.append(names.form)
        if reference.fields.journal and short_journal(record) != full_journal(record):
            journals.append(not in_short(reference.fields.journal))
        like = _RANGE.fullmatch(reference.fields.pages or "")
        if like and len(like[2]) > 1 and (len(like[5]) < len(like[2]) or like[2][0] == like[5][0]):
            pages.append(len(like[5]) == len(like[2]))
    return ListForm(names=usual_form(forms), full_journals=_most(journals), full_pages=_most(pages))


def _most(votes: list[bool]) -> bool | None:
    return None if not votes else sum(votes) * 2 > len(votes)
