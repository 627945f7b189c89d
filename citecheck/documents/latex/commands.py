"""What LaTeX's commands do to the text: one function each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.latex import definitions, environments, glossary, mathematics, units
from citecheck.documents.latex.cites import is_cite
from citecheck.documents.latex.tokens import Token, written
from citecheck.documents.latex.writer import ListBegins, Named

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.documents.latex.reader import Reader

_LEVELS = {
    "part": "1",
    "chapter": "1",
    "section": "1",
    "subsection": "2",
    "subsubsection": "3",
    "paragraph": "4",
    "subparagraph": "5",
}
_DIMENSION = re.compile(r"=?-?[\d.]+(?:pt|em|ex|cm|mm|in|bp|pc)?")


def _heading(reader: Reader, token: Token) -> None:
    stream = reader.stream
    stream.take("*")
    stream.optional()
    if reader.writer.muted:
        stream.argument()
        return
    reader.paragraph()
    if token.text == "section":
        reader.numbers.step("section")

    def begun() -> Callable[[], None]:
        number = reader.writer.open("heading", token, _LEVELS.get(token.text, "1"))
        reader.in_heading = True

        def ended() -> None:
            reader.in_heading = False
            reader.writer.close(number)
            reader.paragraph()

        return ended

    reader.group(begun, token)


def _title(reader: Reader, token: Token) -> None:
    reader.stream.optional()
    title = reader.stream.argument()
    if reader.writer.muted:
        reader.title = title
    else:
        _print_title(reader, title, token)


def _make_title(reader: Reader, token: Token) -> None:
    title, reader.title = reader.title, []
    _print_title(reader, title, token)


def _print_title(reader: Reader, title: list[Token], token: Token) -> None:
    if title and not reader.writer.muted:
        place = title[0]
        opening, closing = Token("open", "{", place.line, place.column), Token("close", "}", place.line, place.column)
        reader.stream.push(Token("macro", "part", place.line, place.column), opening, *title, closing)


def _caption(reader: Reader, token: Token) -> None:
    stream = reader.stream
    stream.take("*")
    stream.optional()
    name = next((one.name.rstrip("*") for one in reversed(reader.environments) if "table" in one.name), "")
    reader.numbers.step("table" if "table" in name else "figure")
    reader.writer.block()

    def begun() -> Callable[[], None]:
        return reader.writer.block

    reader.group(begun, token)


def _footnote(reader: Reader, token: Token) -> None:
    reader.stream.optional()
    note = reader.stream.argument()
    if reader.writer.muted:
        return
    if _only_cites(note):
        # A note that holds nothing but a citation is a citation in the sentence.
        reader.writer.tight()
        reader.stream.push(*_cites(note))
    else:
        reader.deferred.append(note)


def _only_cites(note: list[Token]) -> bool:
    r"""Whether `note` cites and says next to nothing else: `See \cite{smith}.`"""
    if not any(token.kind == "macro" and is_cite(token.text) for token in note):
        return False
    words, depth, cites = 0, 0, False
    for token in note:
        if token.kind == "macro" and is_cite(token.text):
            cites = True
        elif token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif token.kind == "text" and not (cites and depth):
            words += sum(c.isalpha() for c in token.text)
    return words <= 12


def _cites(note: list[Token]) -> list[Token]:
    """The citation commands of `note`, without the words around them."""
    out: list[Token] = []
    depth, kept = 0, False
    for token in note:
        kept = kept or (token.kind == "macro" and is_cite(token.text))
        depth += (token.kind == "open") - (token.kind == "close")
        if kept:
            out.append(token)
        kept = kept and not (token.kind == "close" and not depth)
    return out


def _label(reader: Reader, _: Token) -> None:
    reader.numbers.labels.setdefault(reader.name(), reader.numbers.last)


def _ref(reader: Reader, token: Token) -> None:
    reader.stream.take("*")
    named = token.text.lower() in ("autoref", "cref")
    reader.writer.add(Named(reader.name(), named), token)


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


def _superscript(reader: Reader, token: Token) -> None:
    reader.writer.tight()
    mathematics.marked(reader, "superscript", token)


def _link(reader: Reader, token: Token) -> None:
    address = reader.stream.next()
    if address is None or address.kind != "address":
        if address is not None:
            reader.stream.push(address)
        reader.stream.argument()
        return
    mathematics.marked(reader, "link", token, address.text)


def _text_in_formula(reader: Reader, token: Token) -> None:
    def begun() -> Callable[[], None]:
        math, reader.math = reader.math, False

        def ended() -> None:
            reader.math = math

        return ended

    reader.group(begun, token)


def _quotation(reader: Reader, token: Token) -> None:
    reader.stream.take("*")
    reader.writer.put("“", token)

    def begun() -> Callable[[], None]:
        return lambda: reader.writer.put("”", token)

    reader.group(begun, token)


def _dimension(reader: Reader, _: Token) -> None:
    reader.stream.skip_space()
    following = reader.stream.next()
    if following is None:
        return
    match = _DIMENSION.match(following.text) if following.kind == "text" else None
    rest = following.text[match.end() :] if match else following.text
    if rest:
        reader.stream.push(Token(following.kind, rest, following.line, following.column))


def _first_of_two(reader: Reader, _: Token) -> None:
    first = reader.stream.argument()
    reader.stream.argument()
    reader.stream.push(*first)


def _named(reader: Reader, _: Token) -> None:
    r"""`\csname name\endcsname` is not followed."""
    for _step in range(50):
        inner = reader.stream.next()
        if inner is None or inner.text == "endcsname":
            return


def _condition(reader: Reader, token: Token) -> None:
    r"""`\iffalse`, `\else`: what follows is not printed, up to its `\fi`."""
    depth = 1
    while depth and (inner := reader.stream.next()) is not None:
        if inner.kind == "macro" and re.fullmatch(r"if[A-Za-z@]+", inner.text) and inner.text != "iff":
            depth += 1
        elif inner.kind == "macro" and (
            inner.text == "fi" or (inner.text == "else" and depth == 1 and token.text != "else")
        ):
            depth -= 1


def _xspace(reader: Reader, _: Token) -> None:
    """A blank, unless punctuation follows."""
    following = reader.stream.peek()
    if following is None or following.kind != "text" or following.text[0].isalnum() or following.text[0] in "(“`":
        reader.writer.space()


def _paragraph(reader: Reader, _: Token) -> None:
    reader.paragraph()


def _space(reader: Reader, _: Token) -> None:
    reader.writer.space()


def _footnote_text(reader: Reader, token: Token) -> None:
    _footnote(reader, token)


HANDLERS: dict[str, Callable[[Reader, Token], None]] = {
    "begin": environments.begin,
    "end": environments.end,
    "item": environments.item,
    "bibitem": environments.bibitem,
    "\\": environments.new_line,
    "newline": environments.new_line,
    "tabularnewline": environments.new_line,
    "setcounter": environments.set_counter,
    "(": mathematics.begin,
    "[": mathematics.begin,
    ")": mathematics.end,
    "]": mathematics.end,
    "frac": mathematics.fraction,
    "dfrac": mathematics.fraction,
    "tfrac": mathematics.fraction,
    "nicefrac": mathematics.fraction,
    "sfrac": mathematics.fraction,
    "sqrt": mathematics.root,
    "text": _text_in_formula,
    "textrm": _text_in_formula,
    "textnormal": _text_in_formula,
    "mbox": _text_in_formula,
    "title": _title,
    "maketitle": _make_title,
    "caption": _caption,
    "captionof": _caption,
    "footnote": _footnote,
    "footnotetext": _footnote_text,
    "endnote": _footnote,
    "label": _label,
    "input": _input,
    "include": _input,
    "subfile": _input,
    "import": _input,
    "subimport": _input,
    "bibliography": _bibliography,
    "addbibresource": _resource,
    "addglobalbib": _resource,
    "printbibliography": _print_list,
    "bibliographystyle": _style,
    "usepackage": _package,
    "RequirePackage": _package,
    "documentclass": _class,
    "documentstyle": _class,
    "setcitestyle": _cite_style,
    "bibpunct": _cite_style,
    "newcommand": definitions.new_command,
    "renewcommand": definitions.new_command,
    "providecommand": definitions.new_command,
    "DeclareRobustCommand": definitions.new_command,
    "NewDocumentCommand": definitions.document_command,
    "RenewDocumentCommand": definitions.document_command,
    "DeclareDocumentCommand": definitions.document_command,
    "def": definitions.plain_define,
    "edef": definitions.plain_define,
    "gdef": definitions.plain_define,
    "xdef": definitions.plain_define,
    "let": definitions.let,
    "newenvironment": definitions.new_environment,
    "renewenvironment": definitions.new_environment,
    "newblock": _space,
    "sep": _space,
    "xspace": _xspace,
    "par": _paragraph,
    "textsuperscript": _superscript,
    "href": _link,
    "enquote": _quotation,
    "textquote": _quotation,
    "mkbibquote": _quotation,
    "vskip": _dimension,
    "hskip": _dimension,
    "kern": _dimension,
    "penalty": _dimension,
    "texorpdfstring": _first_of_two,
    "csname": _named,
    "iffalse": _condition,
    "else": _condition,
    **dict.fromkeys(("ref", "eqref", "autoref", "cref", "Cref", "vref", "pageref", "nameref"), _ref),
    **dict.fromkeys(_LEVELS, _heading),
    **units.HANDLERS,
    **glossary.HANDLERS,
}
BLOCKS = frozenset({*_LEVELS, "bibliography", "printbibliography", "maketitle", "bibitem"})
"""Commands that end a paragraph: footnotes and floats that wait for that come before them."""
