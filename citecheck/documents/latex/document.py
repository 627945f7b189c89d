"""A LaTeX document with what lies beside it: BibTeX, a list already made (`.bbl`), the files that it reads in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.beside import Beside
from citecheck.documents.latex.bbl import biblatex_items
from citecheck.documents.latex.printed import Printer
from citecheck.documents.latex.reader import Reader
from citecheck.documents.latex.tokens import Token
from citecheck.documents.latex.works import Works, items_beside, listed, works_of_items, works_of_labels
from citecheck.documents.latex.writer import EntryBegins, ListBegins, Text
from citecheck.documents.plain import decode
from citecheck.text.limits import MOST_MARKERS, no_more_than

if TYPE_CHECKING:
    from citecheck.documents.exported import Item
    from citecheck.documents.latex.writer import Piece
    from citecheck.documents.raw import Extract, Raw

_BREAK = re.compile(r"\r\n|\r")


def extract(raw: Raw) -> Extract:
    r"""The text of LaTeX as its readers see it, with its citations and list.

    Only files in the folder of the document (or below) are read with it. Lines are those of the document itself; text
    from other files has the line of the command that reads them in. Entries from BibTeX stand where the list is
    printed, those that are cited (or `\nocite`d) only.

    Raises:
        DocumentError: it is no text, or cites more often than an article can.
    """
    beside = Beside(raw.path)
    reader = Reader(_BREAK.sub("\n", decode(raw.data)), beside)
    reader.read()
    no_more_than(len(reader.cites), MOST_MARKERS, "citations")
    cited = list(dict.fromkeys(key for cite in reader.cites for key in cite.keys))
    pieces: list[Piece] = reader.writer.pieces
    if reader.written_keys:
        return _with_written_list(pieces, reader, beside)
    resources = reader.resources or _unnamed(cited, beside)
    items = items_beside(resources, beside) if resources else []
    known = {one.key.casefold() for one in items}
    if made := _made_list(reader, beside, [key for key in cited if key != "*" and key.casefold() not in known]):
        if isinstance(made, Reader):
            return _with_written_list(_spliced(pieces, made.writer.pieces), made, beside, reader)
        items = made
    system = reader.hints.system()
    ordered = listed(items, cited, reader.hints.sorted())
    if cited and items and not ordered:
        beside.remark("cites nothing that its bibliography holds")
    works = Works(works_of_items(ordered, system), system)
    return Printer(works, reader.numbers.labels, reader.hints.raised()).extract(pieces, beside.remarks)


def _with_written_list(pieces: list[Piece], source: Reader, beside: Beside, main: Reader | None = None) -> Extract:
    """The extract where the list is written out in LaTeX: in the document, or in the `.bbl` that `source` has read."""
    main = main or source
    entries = [(piece.key, piece.label) for piece in pieces if isinstance(piece, EntryBegins)]
    main.hints.labels = source.hints.labels
    system = main.hints.system()
    if system == "author_year" and not source.hints.labels:
        # Without names and years in the list's labels, LaTeX falls back on numbers.
        system = "numeric"
    if system != "author_year" and any(label and not label.isdecimal() for _, label in entries):
        system = "numeric" if source.hints.labels else "label"
    works = Works(works_of_labels(entries, system), system)
    return Printer(works, main.numbers.labels, main.hints.raised()).extract(pieces, beside.remarks)


def _unnamed(cited: list[str], beside: Beside) -> list[str]:
    """The BibTeX file of a chapter that names none: the only one in its folder, or that of its own name."""
    if not cited:
        return []
    names = beside.named(".bib")
    own = f"{beside.path.stem}.bib" if beside.path else ""
    chosen = [own] if own in names else names if len(names) == 1 else []
    if chosen:
        beside.remark(f"names no bibliography; its keys were looked up in {chosen[0]}, which lies beside it")
    return chosen


def _made_list(reader: Reader, beside: Beside, lacking: list[str]) -> Reader | list[Item] | None:
    """The list that LaTeX has made before (`.bbl`), if it holds what BibTeX beside does not."""
    if not lacking or beside.path is None:
        return None
    name = f"{beside.path.stem}.bbl"
    if name not in beside.named(".bbl"):
        return None
    found = beside.read(name, ("",))
    if found is None:
        return None
    _, source = found
    wanted = {key.casefold() for key in lacking}
    if "\\entry{" in source:
        items = biblatex_items(source)
        return items if wanted & {one.key.casefold() for one in items} else None
    place = next((p for p in reader.writer.pieces if isinstance(p, ListBegins)), ListBegins(False, 1, 1))
    inner = Reader("", beside)
    inner.macros = reader.macros
    inner.read_source(source, Token("par", "", place.line, place.column))
    return inner if wanted & {key.casefold() for key in inner.written_keys} else None


def _spliced(pieces: list[Piece], made: list[Piece]) -> list[Piece]:
    """`pieces` with the `made` list where the list belongs."""
    at = next((n for n, piece in enumerate(pieces) if isinstance(piece, ListBegins)), None)
    if at is None:
        return [*pieces, Text("\n\n", 1, 1), *made]
    return [*pieces[:at], *made, *(piece for piece in pieces[at + 1 :] if not isinstance(piece, ListBegins))]
