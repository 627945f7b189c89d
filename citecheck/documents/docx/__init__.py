"""Word documents: lxml over the zip, because field codes, raised digits and tracked changes matter."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.documents.docx.bibliography import Listed, listed
from citecheck.documents.docx.body import Body
from citecheck.documents.docx.crossing import Crossed
from citecheck.documents.docx.frontpage import labels
from citecheck.documents.docx.links import followed
from citecheck.documents.docx.managers import Work, word_sources
from citecheck.documents.docx.notes import Notes
from citecheck.documents.docx.numbering import Numbering
from citecheck.documents.docx.package import Package, W, refuse_declarations
from citecheck.documents.docx.styles import Styles
from citecheck.documents.docx.writer import Writer
from citecheck.documents.raw import Extract, Raw
from citecheck.documents.xml import not_well_formed, parser_options
from citecheck.errors import DocumentError
from citecheck.text.raised import RAISED

if TYPE_CHECKING:
    from lxml import etree

    from citecheck.documents.docx.fields import Cited

_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}sectPr", f"{W}customXml")
_TRACKED = "has tracked changes; read as if all of them were accepted"


def extract(raw: Raw) -> Extract:
    """The text of a Word document with its marks, and the reference list and citations that its fields mark.

    Lines of its spans are the paragraphs of the text, counted from 1. Nothing outside the file is opened, and no macro
    or embedded object either.

    Raises:
        DocumentError: it is damaged, cut short, a zip bomb, or no Word document.
    """
    package = Package(raw.data)
    writer, notes = Writer(), Notes(package)
    styles = Styles(package.part("styles"))
    body = Body(writer, styles, Numbering(package.part("numbering")), notes)
    inline = body.inline
    inline.relations = package.relations
    try:
        _text(package.text(), body)
        for kind in ("footnote", "endnote"):
            notes.write(body, kind, package.relations_of(f"{kind}s"))
    except RecursionError:
        raise DocumentError("is nested too deeply to be read") from None
    fields = inline.fields
    fields.finish()
    writer.finish()
    text = writer.text()
    works = _works(fields.cited, package)
    crossed = Crossed(fields.inner, inline.bookmarks)
    found = listed(text, writer.blocks, fields.lists, fields.cited, notes.all, works, styles, fields.again, crossed)
    return followed(_extract(text, writer, found, (_TRACKED,) if inline.tracked else ()))


def _text(data: bytes, body: Body) -> None:
    """Write the body piece by piece, so that a long document is never in memory as a whole tree."""
    from lxml import etree

    first = True
    last: etree._Element | None = None
    options = {name: value for name, value in parser_options().items() if name != "dtd_validation"}
    try:
        for _, node in etree.iterparse(io.BytesIO(data), events=("end",), tag=_BLOCKS, **options):
            parent = node.getparent()
            if parent is None or parent.tag != f"{W}body":
                continue
            if first:
                refuse_declarations(node)
                first = False
            # What stands between the paragraphs: bookmarks, wrappers of changes.
            for between in _between(node, last):
                body.block(between)
            if node.tag == f"{W}sectPr":
                body.inline.notes.settings(node)
            else:
                body.block(node)
            node.clear()
            last = node
            while node.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise not_well_formed(error) from None


def _between(node: etree._Element, last: etree._Element | None) -> list[etree._Element]:
    """What stands after the block `last` and before `node`."""
    found = []
    for other in node.itersiblings(preceding=True):
        if other is last:
            break
        found.append(other)
    return found[::-1]


def _works(cited: list[Cited], package: Package) -> dict[str, Work]:
    """Every work that the citations name, with the data of whichever of them has some."""
    works: dict[str, Work] = {}
    for one in cited:
        for work in one.works:
            known = works.get(work.key)
            if known is None or (known.fields is None and work.fields is not None):
                works[work.key] = work
    if any(key.startswith("word:") for key in works):
        sources = word_sources(package.data())
        works = {key: sources.get(key, work) for key, work in works.items()}
    return works


def _extract(text: str, writer: Writer, found: Listed, remarks: tuple[str, ...]) -> Extract:
    for note in found.notes:
        writer.mark("note", note.mark, f"{note.kind} {note.label}")
        if note.mark.start is not None:
            # The mark of a remark is printed raised, and is no part of the word or number before it.
            raised = note.label.translate(RAISED)
            text = text[: note.mark.start] + raised + text[note.mark.end :]
    for name, place in found.links:
        writer.mark("link", place, f"#{name}")
    marks = sorted(writer.marks, key=lambda mark: (mark.start, mark.end))
    for at in labels(text, writer.blocks, marks):
        marks[at] = replace(marks[at], kind="note", value=f"label {text[marks[at].start : marks[at].end].strip()}")
    return Extract(
        text=text,
        marks=tuple(marks),
        anchors=writer.anchors(),
        entries=tuple(found.entries),
        pointers=tuple(found.pointers),
        regions=tuple(found.regions),
        remarks=remarks,
    )
