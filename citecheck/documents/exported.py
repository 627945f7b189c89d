"""What the exports of reference managers share: an item's data, and the reference that is printed from them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.documents.raw import Extract
from citecheck.models import Anchor, Author, Entry, Fields, ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+", re.IGNORECASE)
_PMCID = re.compile(r"(?:PMC)?\s?(\d{2,9})(?:\.\d{1,2})?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|span|sc|scp|jats:\w+|mml:\w+)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_IN_PRESS = re.compile(r"in press|ahead of print|forthcoming|accepted|submitted|online first", re.IGNORECASE)
_PREPRINT = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|research ?square|preprints?(?:\.org)?)\b", re.IGNORECASE
)
_PREPRINT_DOI = re.compile(r"10\.(?:1101|48550|21203|20944|2139|31234|26434)/", re.IGNORECASE)
_INITIALS = re.compile(r"[^\W\d_a-zß-öø-ÿ]{1,3}")
_GIVEN_PARTS = re.compile(r"[^\W\d_][^\s.‐‑-]*")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd|md|phd)\.?", re.IGNORECASE)
_PARTICLES = re.compile(
    r"van|von|der|den|de|del|della|di|da|do|dos|das|du|la|le|ten|ter|te|el|al|bin|af|av|zu|zum", re.IGNORECASE
)
_GROUP = re.compile(
    r"\b(?:group|collaborat\w*|consortium|societ\w+|associations?|organi[sz]ations?|institut\w*|committee|commission|"
    r"council|cent(?:er|re)s?|department|ministry|agency|foundation|network|investigators?|task force|universit\w+|"
    r"college|academy|office|bureau|panel|federation|alliance|service|initiative|program(?:me)?|trialists?|board)\b",
    re.IGNORECASE,
)


class Item(Struct, frozen=True, kw_only=True):
    """One work of an export: what its data say.

    `label` is the key or number by which a reader finds it, `line` and `column` (1-based) where it begins. `kind` is
    None where the data leave it open. `et_al`: more authors than are listed. `container` is the book or the meeting
    that it stands in. `unsure` are identifiers that cannot be one, with the word that stands before them.
    """

    key: str
    fields: Fields
    line: int
    column: int = 1
    label: str | None = None
    kind: ReferenceKind | None = None
    et_al: bool = False
    in_press: bool = False
    editors: tuple[Author, ...] = ()
    container: str | None = None
    publisher: str | None = None
    place: str | None = None
    edition: str | None = None
    unsure: tuple[str, ...] = ()


class Data(Struct, kw_only=True):
    """The values of an item as an export writes them, still raw; `item` makes them whole."""

    key: str
    line: int
    column: int = 1
    label: str | None = None
    kind: ReferenceKind | None = None
    authors: Sequence[Author] = ()
    editors: Sequence[Author] = ()
    et_al: bool = False
    title: str = ""
    journal: str = ""
    container: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    publisher: str = ""
    place: str = ""
    edition: str = ""
    status: str = ""


def item(data: Data) -> Item:
    """The item that `data` describe, its values tidied and its identifiers told from what cannot be one."""
    unsure = []
    doi, pmid, pmcid = doi_in(data.doi or data.url), "", ""
    if data.doi.strip() and not doi:
        unsure.append(f"doi: {plain(data.doi)}")
    if number := plain(data.pmid):
        if number.isdecimal() and len(number) < 9:
            pmid = number.lstrip("0")
        else:
            unsure.append(f"PMID: {number}")
    if number := plain(data.pmcid):
        match = _PMCID.fullmatch(number)
        if match:
            pmcid = "PMC" + match[1]
        else:
            unsure.append(f"PMCID: {number}")
    year = _YEAR.search(data.date)
    kind, journal, container = data.kind, plain(data.journal), plain(data.container)
    if kind in ("article", None) and (_PREPRINT.fullmatch(journal) or (not journal and _PREPRINT_DOI.match(doi))):
        kind = "preprint"
    if kind == "conference" and not journal and data.volume:
        journal, container = container, ""
    return Item(
        key=data.key,
        line=data.line,
        column=data.column,
        label=data.label,
        kind=kind,
        et_al=data.et_al,
        in_press=bool(_IN_PRESS.search(data.status) or (not year and _IN_PRESS.search(data.date))),
        editors=tuple(data.editors),
        container=container or None,
        publisher=plain(data.publisher) or None,
        place=plain(data.place) or None,
        edition=plain(data.edition) or None,
        unsure=tuple(unsure),
        fields=Fields(
            authors=tuple(data.authors),
            title=plain(data.title).removesuffix(".") or None,
            journal=journal or None,
            year=int(year[1]) if year else None,
            volume=plain(data.volume) or None,
            issue=plain(data.issue) or None,
            pages=_pages(data.pages),
            doi=doi or None,
            pmid=pmid or None,
            pmcid=pmcid or None,
            url=plain(data.url) or None,
        ),
    )


def doi_in(value: str) -> str:
    """The DOI in `value`, lower case, without an address around it; empty where there is none."""
    match = _DOI.search(value.replace("%2F", "/"))
    return match.group().rstrip(".,;:)]}" if "(" not in match.group() else ".,;:]}").lower() if match else ""


def plain(value: str) -> str:
    """`value` on one line, without the tags and entities that exports leave in titles."""
    if "&" in value:
        value = html.unescape(value)
    if "<" in value:
        value = _TAG.sub("", value)
    return _SPACE.sub(" ", value).strip()


def person(name: str) -> Author | None:
    """The author that `name` is in an export: `Family, Given, Jr`, `Family GM`, `Given Family`, or a group."""
    name = plain(name).strip(" ,;")
    if not name:
        return None
    family, comma, rest = name.partition(",")
    if comma:
        parts = [part.strip() for part in rest.split(",")]
        given = " ".join(part for part in parts if part and not _SUFFIX.fullmatch(part))
        if _GROUP.search(name) and (len(given.split()) > 3 or _GROUP.search(given)):
            return Author(family=name)
        return Author(family=family.strip(), given=given or None)
    words = name.split()
    while len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        words.pop()
    if len(words) == 1 or _GROUP.search(name) or len(words) > 5:
        return Author(family=name)
    if _INITIALS.fullmatch(words[-1].replace(".", "").replace("-", "")):
        return Author(family=" ".join(words[:-1]), given=words[-1])
    at = len(words) - 1
    while at > 1 and _PARTICLES.fullmatch(words[at - 1]):
        at -= 1
    return Author(family=" ".join(words[at:]), given=" ".join(words[:at]))


def people(names: Iterable[str]) -> tuple[list[Author], bool]:
    """The authors of `names`, and whether `et al` or the like stands for more."""
    found, cut = [], False
    for name in names:
        if name.strip(" .,").casefold() in ("others", "et al", "and others"):
            cut = True
        elif author := person(name):
            found.append(author)
    return found, cut


def initials(given: str) -> str:
    """The initials of `given` names: `GM` of `George M.`, and `J-P` as `JP`."""
    if _INITIALS.fullmatch(given):
        return given
    return "".join(part[0].upper() for part in _GIVEN_PARTS.findall(given))


def written(work: Item) -> str:
    """`work` as a numbered style would print it, on one line, so that reports read well."""
    fields = work.fields
    parts = [_names(fields.authors, work.et_al)]
    if fields.title:
        parts.append(_closed(fields.title))
    if work.container and not fields.journal:
        editors = f"{_names(work.editors)[:-1]}, editor{'s' if len(work.editors) > 1 else ''}. " if work.editors else ""
        parts.append(f"In: {editors}{_closed(work.container)}")
    if work.edition:
        parts.append(work.edition + ("." if "ed" in work.edition else " ed."))
    placed = _numbers(fields)
    if fields.journal:
        parts += [_closed(fields.journal), placed]
    else:
        source = ": ".join(part for part in (work.place, work.publisher) if part)
        pages = f" p. {fields.pages}." if fields.pages else ""
        parts.append("; ".join(part for part in (source, str(fields.year or "")) if part) + "." + pages)
    if work.in_press:
        parts.append("[in press]")
    parts += [f"doi: {fields.doi}." if fields.doi else "", *work.unsure]
    parts += [f"PMID: {fields.pmid}." if fields.pmid else "", f"PMCID: {fields.pmcid}." if fields.pmcid else ""]
    if fields.url and not fields.doi:
        parts.append(f"Available from: {fields.url}")
    return " ".join(part for part in parts if part.strip(" .")) or work.key


def entry(work: Item, start: int, end: int) -> Entry:
    """The entry of `work`, printed between the offsets `start` and `end`."""
    return Entry(
        key=work.key, start=start, end=end, label=work.label, fields=work.fields, kind=work.kind, printed=False
    )


def only_references(items: Sequence[Item], remarks: Sequence[str] = ()) -> Extract:
    """The extract of an export: each item printed as a paragraph of its own."""
    parts, anchors, entries = [], [Anchor(offset=0, line=1, column=1)], []
    length = 0
    for work in items:
        text = written(work)
        anchors.append(Anchor(offset=length, line=work.line, column=work.column))
        entries.append(entry(work, length, length + len(text)))
        parts.append(text)
        length += len(text) + 2
    return Extract(
        text="\n\n".join(parts),
        anchors=tuple({anchor.offset: anchor for anchor in anchors}.values()),
        entries=tuple(entries),
        regions=((0, max(0, length - 2)),),
        only_references=True,
        remarks=tuple(remarks),
    )


def _pages(value: str) -> str | None:
    pages = plain(value).removeprefix("pp.").removeprefix("p.").strip()
    return re.sub(r"\s*[-‐‑–—−]+\s*", "-", pages).strip("-") or None


def _names(authors: Sequence[Author], et_al: bool = False) -> str:
    names = [f"{one.family} {initials(one.given)}".strip() if one.given else one.family for one in authors]
    if et_al:
        names.append("et al")
    return _closed(", ".join(names)) if names else ""


def _numbers(fields: Fields) -> str:
    place = (fields.volume or "") + (f"({fields.issue})" if fields.issue else "")
    if fields.pages:
        place += f":{fields.pages}"
    year = str(fields.year) if fields.year else ""
    return ";".join(part for part in (year, place) if part) + ("." if year or place else "")


def _closed(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
