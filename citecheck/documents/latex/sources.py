"""What a LaTeX document is made from: files that it reads in, its bibliography, and the styles that print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.latex.tokens import Token, written
from citecheck.documents.latex.writer import ListBegins

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.documents.latex.reader import Reader


def _input(reader: Reader, token: Token) -> None:
    stream = reader.stream
    stream.skip_space()
    following = stream.peek()
    folder = reader.name() if token.text.endswith("import") else ""
    if token.text == "input" and following is not None and following.kind == "text":
        # TeX's own form: `\input file`.
        name = ""
        while (part := stream.next()) is not None:
            if part.kind not in ("text", "special"):
                stream.push(part)
                break
            word, blank, rest = part.text.partition(" ")
            name += word
            if blank:
                stream.push(Token("text", rest, part.line, part.column + len(word) + 1))
                break
    else:
        name = reader.name()
    name = name.strip('"')
    path = f"{folder.rstrip('/')}/{name}" if folder else name
    if path and not reader.writer.muted:
        reader.enter(path, ("", ".tex") if "." in name else (".tex", ""), token)
    elif path and not path.endswith((".sty", ".cls")):
        # In the preamble, definitions: missing ones are no loss to the reader.
        reader.enter(path, (".tex", ""), token)


def _bibliography(reader: Reader, token: Token) -> None:
    names = [name.strip() for name in reader.name().split(",")]
    reader.resources += [name if name.endswith(".bib") else f"{name}.bib" for name in names if name]
    _list_here(reader, token)


def _resource(reader: Reader, _: Token) -> None:
    reader.stream.optional()
    name = reader.name()
    if name:
        reader.resources.append(name if name.lower().endswith(".bib") else f"{name}.bib")


def _print_list(reader: Reader, token: Token) -> None:
    reader.stream.optional()
    _list_here(reader, token)


def _list_here(reader: Reader, token: Token) -> None:
    if reader.writer.muted:
        return
    reader.paragraph()
    reader.writer.add(ListBegins(False, token.line, token.column), token)
    reader.writer.block()


def _style(reader: Reader, _: Token) -> None:
    reader.hints.style = reader.name()


def _package(reader: Reader, _: Token) -> None:
    options = written(reader.stream.optional() or [])
    names = [name.strip() for name in reader.name().split(",")]
    if "natbib" in names:
        reader.hints.natbib = options
    if "biblatex" in names:
        reader.hints.biblatex = options
    if "apacite" in names:
        reader.hints.style = reader.hints.style or "apacite"


def _class(reader: Reader, _: Token) -> None:
    options = written(reader.stream.optional() or [])
    reader.hints.classes = f"{options},{reader.name()}"
    reader.writer.muted = True


def _cite_style(reader: Reader, token: Token) -> None:
    if token.text == "setcitestyle":
        reader.hints.set_style += "," + reader.name()
        return
    reader.stream.optional()
    parts = [reader.name() for _ in range(6)]
    reader.hints.set_style += {"n": ",numbers", "s": ",super", "a": ",authoryear"}.get(parts[3], "")


HANDLERS: dict[str, Callable[[Reader, Token], None]] = {
    **dict.fromkeys(("input", "include", "subfile", "import", "subimport"), _input),
    "bibliography": _bibliography,
    **dict.fromkeys(("addbibresource", "addglobalbib"), _resource),
    "printbibliography": _print_list,
    "bibliographystyle": _style,
    **dict.fromkeys(("usepackage", "RequirePackage"), _package),
    **dict.fromkeys(("documentclass", "documentstyle"), _class),
    **dict.fromkeys(("setcitestyle", "bibpunct"), _cite_style),
}
