"""The fields of a citation from its elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.addresses import identifier
from citecheck.documents.jats.tree import child, href, local, plain, within
from citecheck.models import Author, Fields, ReferenceKind

if TYPE_CHECKING:
    from lxml import etree

_NAMES = ("name", "string-name", "collab", "on-behalf-of")
_NOT_AUTHORS = frozenset(
    {"editor", "editors", "translator", "transed", "guest-editor", "compiler", "director", "illustrator", "assignee"}
)
_KINDS: dict[str, ReferenceKind] = {
    "journal": "article",
    "article": "article",
    "journal-article": "article",
    "article-journal": "article",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "chapter": "chapter",
    "book-chapter": "chapter",
    "confproc": "conference",
    "conference": "conference",
    "conf-proc": "conference",
    "paper-conference": "conference",
    "thesis": "thesis",
    "web": "web",
    "webpage": "web",
    "website": "web",
    "software": "software",
    "preprint": "preprint",
    "guideline": "guideline",
}
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,5}")
_STOP = re.compile(r"(?<!\.)\.$")


def kind_of(element: etree._Element) -> ReferenceKind | None:
    """What the markup says the work is; None where it says nothing, or `other`."""
    said = next((str(element.get(name)) for name in ("publication-type", "citation-type") if element.get(name)), "")
    kind = _KINDS.get(said.strip().lower().replace("_", "-"))
    if kind == "book" and child(element, "chapter-title", "article-title", "part-title") is not None:
        return "chapter"
    # Journals on the web are tagged as pages by some; a volume says what they are.
    return None if kind == "web" and child(element, "volume", "fpage") is not None else kind


def fields_of(element: etree._Element) -> Fields:
    """The fields of one citation as its elements give them; what they do not give is None."""
    kind = kind_of(element)
    first = {local(one): plain(one) for one in reversed(list(element.iterdescendants())) if local(one)}
    title = next((first[n] for n in ("article-title", "chapter-title", "part-title", "data-title") if first.get(n)), "")
    source = first.get("source") or ""
    if not title and kind not in ("article", "conference", "preprint"):
        title, source = source, ""
    found = _identifiers(element)
    return Fields(
        authors=authors_of(element),
        title=_STOP.sub("", title) or None,
        journal=_STOP.sub("", source) or None if kind != "book" else None,
        year=_year(first),
        volume=first.get("volume") or None,
        issue=first.get("issue") or first.get("supplement") or None,
        pages=_pages(first),
        doi=found.get("doi"),
        pmid=found.get("pmid"),
        pmcid=found.get("pmcid"),
        url=found.get("url"),
    )


def authors_of(element: etree._Element) -> tuple[Author, ...]:
    """The authors of a citation; its editors where it names no author."""
    authors: list[Author] = []
    others: list[Author] = []
    for one in within(element, *_NAMES):
        if any(local(above) in _NAMES for above in _above(one, element)):
            # A group that lists its members is one author.
            continue
        parent = one.getparent()
        if parent is not None and local(parent).endswith("-alternatives") and next(iter(parent)) is not one:
            continue
        author = _author(one)
        if author is None:
            continue
        group = next((above for above in _above(one, element) if local(above) == "person-group"), None)
        role = str(group.get("person-group-type") or "") if group is not None else ""
        (others if role.lower() in _NOT_AUTHORS else authors).append(author)
    return tuple(authors or others)


def _above(element: etree._Element, top: etree._Element) -> list[etree._Element]:
    """The elements around `element`, up to `top` and without it."""
    out = []
    above = element.getparent()
    while above is not None and above is not top:
        out.append(above)
        above = above.getparent()
    return out


def _author(element: etree._Element) -> Author | None:
    surname, given = plain(child(element, "surname")), plain(child(element, "given-names"))
    if surname:
        return Author(family=surname.strip(" ,;"), given=given.strip(" ,;") or None)
    whole = _without_members(element) if local(element) in ("collab", "on-behalf-of") else plain(element)
    whole = whole.strip(" ,;")
    if not whole or whole.lower().strip(".") in ("others", "et al"):
        return None
    if local(element) != "string-name":
        return Author(family=whole)
    before, comma, after = whole.partition(",")
    if comma:
        return Author(family=before.strip(), given=after.strip() or None)
    head, _, last = whole.rpartition(" ")
    if head and _INITIALS.fullmatch(last) and last.isupper():
        return Author(family=head, given=last)
    return Author(family=last, given=head or None)


def _without_members(element: etree._Element) -> str:
    skipped = ("contrib-group", "fn", "xref", "aff")
    parts = [element.text or ""]
    for one in element:
        parts += ["" if local(one) in skipped else plain(one), one.tail or ""]
    return " ".join("".join(parts).split())


def _year(first: dict[str, str]) -> int | None:
    for name in ("year", "date", "string-date", "date-in-citation"):
        found = _YEAR.search(first.get(name, ""))
        if found and (
            name != "date-in-citation" or not first.get("date-in-citation", "").lower().startswith(("acc", "c"))
        ):
            return int(found.group())
    return None


def _pages(first: dict[str, str]) -> str | None:
    start, end = first.get("fpage", ""), first.get("lpage", "")
    if start:
        return f"{start}-{end}" if end and end != start else start
    return first.get("page-range") or first.get("elocation-id") or None


def _identifiers(element: etree._Element) -> dict[str, str]:
    """The identifiers in the elements made for them, then those behind links."""
    found: dict[str, str] = {}
    for one in within(element, "pub-id", "article-id", "object-id"):
        value, kind = plain(one), str(one.get("pub-id-type") or one.get("assigning-authority") or "").lower()
        doi = _DOI.search(value)
        digits = "".join(c for c in value if c.isdigit())
        if kind in ("doi", "crossref") and doi:
            found.setdefault("doi", doi.group().rstrip(".,;").lower())
        elif kind == "pmid" and digits and len(digits) < 10:
            found.setdefault("pmid", digits)
        elif kind in ("pmcid", "pmc") and digits:
            found.setdefault("pmcid", f"PMC{digits}")
    for one in within(element, "ext-link", "uri"):
        address = href(one) or plain(one)
        known = identifier(address) or (("doi", address) if _DOI.match(address) else None)
        if known:
            found.setdefault(known[0], known[1].lower() if known[0] == "doi" else known[1])
        elif address.startswith(("http://", "https://", "ftp://", "www.")):
            found.setdefault("url", address)
    return found
