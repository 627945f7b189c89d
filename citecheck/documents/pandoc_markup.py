"""What pandoc and others write around text in Markdown and no reader sees: fences of divisions, attributes, spans."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^[ \t]{0,3}:{3,}.*$", re.MULTILINE)
_VALUES = r"(?:[#.][\w:.-]{1,80}|-|[\w:-]{1,40}=(?:\"[^\"\n]{0,200}\"|[\w%.-]{1,80}))"
_ATTRIBUTES = rf"\{{[ \t]*{_VALUES}(?:\s{{1,8}}{_VALUES}){{0,20}}[ \t]*\}}"
_OF_HEADING = re.compile(rf"^(#{{1,6}}[ \t][^\n]{{0,300}}?)[ \t]*{_ATTRIBUTES}[ \t]*$", re.MULTILINE)
_NAMED_HEADING = re.compile(r"^(#{1,6}[ \t]([^\n\[\]]{1,200}?))[ \t]*\[([\w-]{1,200})\][ \t]*$", re.MULTILINE)
_INSIDE = r"(?:[^\[\]\n]|\n(?!\s*\n)|\[(?:[^\[\]\n]|\n(?!\s*\n)){0,300}\]){0,2000}?"
_SPAN = re.compile(rf"(?<![!\\\]])\[({_INSIDE})\]{_ATTRIBUTES}")
_OF_LINK = re.compile(rf"(?<=\)){_ATTRIBUTES}")
_ADDRESSED = re.compile(
    r"^[ ]{0,3}\[([^\[\]^\n]{1,100})\]:[ \t]*<?(https?://[^\s<>]{3,500})>?[ \t]*(?:[\"'(][^\n]{0,200})?$", re.M
)
_NAMED_LINK = re.compile(r"(\[(?:[^\[\]\n]|\[[^\[\]\n]{0,40}\]){1,300}\])\[([^\[\]\n]{1,100})\]")
_NO_LETTER = re.compile(r"[\W_]+")
_MOST = 20_000


def without(source: str) -> str:
    """`source` without that markup; its lines stay those that they were."""
    if ":::" in source:
        source = _FENCE.sub("", source)
    if "{" in source and source.count("[") < _MOST:
        source = _OF_HEADING.sub(r"\1", source)
        source = _SPAN.sub(lambda found: found[1] + _lines(found[0], found[1]), source)
        source = _OF_LINK.sub("", source)
    return _NAMED_HEADING.sub(_heading, _linked(source))


def _linked(source: str) -> str:
    """`source` with the addresses of links in their places that stand elsewhere under a name.

    A name that no link uses may be the number of an entry whose text is an address.
    """
    named = {" ".join(one[1].split()).casefold(): one[2] for one in _ADDRESSED.finditer(source)}
    if not named or len(named) > _MOST:
        return source
    used: set[str] = set()

    def with_address(found: re.Match[str]) -> str:
        name = " ".join(found[2].split()).casefold()
        if name not in named:
            return found[0]
        used.add(name)
        return f"{found[1]}({named[name]})"

    source = _NAMED_LINK.sub(with_address, source)
    return _ADDRESSED.sub(lambda one: "" if " ".join(one[1].split()).casefold() in used else one[0], source)


def _lines(whole: str, kept: str) -> str:
    """The line breaks that an attribute held, so that what follows stays on its line."""
    return "\n" * (whole.count("\n") - kept.count("\n"))


def _heading(found: re.Match[str]) -> str:
    """A heading without the name that MultiMarkdown gives it, which says the same without its blanks."""
    same = _NO_LETTER.sub("", found[2]).casefold() == _NO_LETTER.sub("", found[3]).casefold()
    return found[1] if same else found[0]
