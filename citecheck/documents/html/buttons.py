"""The links of a reference that are services' buttons, and the identifiers behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.addresses import identifier, is_button, printed, prints
from citecheck.documents.html.tree import fragment, local, plain

if TYPE_CHECKING:
    from lxml import etree

_BACK = re.compile(r"[\W_]*|[a-z]{1,2}|(?:jump|go|return|back|view)\b.{0,40}", re.IGNORECASE)
_OPENS = re.compile(r"[\s\u00a0]*[\[(|·][\s\u00a0]*$")
_CLOSES = re.compile(r"^[\s\u00a0]*[\])]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEVERAL = 2
_AROUND = " \t\r\n\u00a0.,;|·[]()"
_BAR = re.compile(r"^[\s\u00a0]*[|·](?=[\s\u00a0]|$)")


def buttons_of(block: etree._Element) -> tuple[list[etree._Element], tuple[tuple[str, str], ...]]:
    """The links in `block` that are no text of it, and the identifiers behind its links that it does not print.

    A link to an article is what readers see and follow, so it is checked as if it were printed; what is printed wins.
    """
    found: list[etree._Element] = []
    known: dict[str, set[str]] = {}
    for one in block.iter("{*}a", "a"):
        text, address = plain(one), str(one.get("href") or "")
        inner = bool(fragment(one)) and identifier(address) is None
        if (inner and _BACK.fullmatch(text)) or (not inner and is_button(text)):
            found.append(one)
        if not inner and (behind := identifier(address)) is not None:
            known.setdefault(behind[0], set()).add(behind[1].lower() if behind[0] == "doi" else behind[1])
    text = plain(block)
    for one in found:
        text = text.replace(plain(one), " ", 1)
    # Two different ones of a kind: one of them belongs to something else.
    clear = {kind: next(iter(values)) for kind, values in known.items() if len(values) == 1}
    return found, tuple((kind, value) for kind, value in sorted(clear.items()) if not prints(kind, text))


def without_brackets(button: etree._Element) -> None:
    """Take the brackets and bars off the text around `button`, which is left out."""
    button.tail = _BAR.sub("", button.tail or "")
    before, parent = button.getprevious(), button.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    opened = _OPENS.search(text)
    if opened is None:
        return
    bracketed = opened.group().strip(" \t\r\n\u00a0") in "[("
    if bracketed and not _CLOSES.search(button.tail):
        return
    left = text[: opened.start()] + " "
    if bracketed:
        button.tail = _CLOSES.sub("", button.tail)
    if before is not None:
        before.tail = left
    elif parent is not None:
        parent.text = left


def instead(block: etree._Element, buttons: list[etree._Element]) -> dict[etree._Element, str]:
    """What to write in place of each button, where line breaks part several references in one block; else nothing."""
    if next(block.iter("{*}br", "br"), None) is None or len(_YEAR.findall(plain(block))) < _SEVERAL:
        return {}
    behind = {one: identifier(str(one.get("href") or "")) for one in buttons}
    return {one: printed(*found) for one, found in behind.items() if found is not None}


def written(identifiers: tuple[tuple[str, str], ...]) -> str:
    """Identifiers as a reference prints them, one after the other."""
    return " ".join(printed(kind, value) for kind, value in identifiers)


def shows_text(element: etree._Element, left_out: set[etree._Element]) -> bool:
    """Whether anything is left of `element` without its buttons."""
    from lxml import etree

    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if event == "start":
            if one in left_out or local(one) in ("script", "style"):
                walk.skip_subtree()
            elif (one.text or "").strip(_AROUND):
                return True
        elif one is not element and (one.tail or "").strip(_AROUND):
            return True
    return False
