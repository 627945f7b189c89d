r"""The `\cite` family of LaTeX, natbib, biblatex and others: which works are cited, and how that is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from citecheck.documents.latex.tokens import written
from citecheck.documents.latex.values import plain

if TYPE_CHECKING:
    from citecheck.documents.latex.tokens import Stream

Form: TypeAlias = Literal[
    "plain", "paren", "text", "bare", "author", "year", "title", "super", "foot", "full", "number", "none"
]
"""`plain` is `\\cite`, whose form the style decides; `bare` has no brackets; `none` prints nothing."""

_FORMS: dict[str, Form] = {
    "cite": "plain",
    "citep": "paren",
    "citet": "text",
    "citealp": "bare",
    "citealt": "bare",
    "citenum": "number",
    "citen": "number",
    "onlinecite": "number",
    "citenp": "bare",
    "citea": "text",
    "citeasnoun": "text",
    "citeyearpar": "year",
    "possessivecite": "text",
    "parencite": "paren",
    "autocite": "paren",
    "smartcite": "paren",
    "nocite": "none",
    "citetext": "plain",
}
# Parts of names that tell the form of commands which are not in the table.
_PARTS: tuple[tuple[str, Form], ...] = (
    ("nocite", "none"),
    ("footfull", "foot"),
    ("foot", "foot"),
    ("super", "super"),
    ("full", "full"),
    ("author", "author"),
    ("year", "year"),
    ("date", "year"),
    ("title", "title"),
    ("url", "title"),
    ("text", "text"),
)
_CITE = re.compile(r"[A-Za-z]{0,20}[Cc]ite[A-Za-z]{0,20}")
_NOT_CITING = re.compile(
    r"(?:set|declare|new|renew|provide|bib|def|execute|at|every|if|the|cur|max|min|abx).*|cite(?:style|color|index|name|left|"
    r"right|punct|dash|mid|leftmark|sort|reset|stylealias|talias|palias|set|setup|text)",
    re.IGNORECASE,
)
_MOST = 2000


class Group(Struct, frozen=True):
    """Keys that are cited together, with the words before and after them."""

    keys: tuple[str, ...]
    before: str = ""
    after: str = ""


class Cite(Struct, frozen=True):
    """One citation command."""

    form: Form
    groups: tuple[Group, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key in order, once each."""
        return tuple(dict.fromkeys(key for group in self.groups for key in group.keys))


def is_cite(name: str) -> bool:
    """Whether the command `name` cites, if keys follow it."""
    return _CITE.fullmatch(name) is not None and not _NOT_CITING.fullmatch(name)


def form_of(name: str) -> Form:
    """How the citation command `name` prints."""
    low = name.lower()
    single = low.removesuffix("s") if low.endswith("cites") else low
    if found := _FORMS.get(single):
        return found
    return next((form for part, form in _PARTS if part in single), "paren")


def read_cite(stream: Stream, name: str) -> Cite | None:
    """The citation whose command `name` was just read; None where no keys follow."""
    stream.take("*")
    many = name.lower().endswith("cites")
    before = after = ""
    if many:
        before, after = _notes(stream, "(", ")")
    groups: list[Group] = []
    while len(groups) < _MOST:
        pre, post = _notes(stream)
        blank = stream.peek()
        stream.skip_space()
        token = stream.peek()
        if token is None or token.kind != "open":
            if blank is not None and blank.kind == "space":
                stream.push(blank)
            break
        keys = tuple(key for part in written(stream.argument()).split(",") if (key := part.strip()))
        groups.append(Group(keys[:_MOST], pre, post))
        if not many:
            break
    groups = [group for group in groups if group.keys]
    if not groups:
        return None
    if before or after:
        first, last = groups[0], groups[-1]
        groups[0] = Group(first.keys, f"{before} {first.before}".strip(), first.after)
        last = groups[-1]
        groups[-1] = Group(last.keys, last.before, f"{last.after}, {after}".strip(", "))
    return Cite(form_of(name), tuple(groups))


def _notes(stream: Stream, opening: str = "[", closing: str = "]") -> tuple[str, str]:
    """The words before and after: one note is what stands after, of two the first stands before."""
    first = stream.optional(opening, closing)
    if first is None:
        return "", ""
    second = stream.optional(opening, closing)
    if second is None:
        return "", plain(first)
    return plain(first), plain(second)
