"""PubMed's inline markup as plain text."""

from __future__ import annotations

from lxml import etree

_MATH = "{http://www.w3.org/1998/Math/MathML}"
_RAISED_MATH = frozenset({_MATH + "msup", "msup"})
_NOT_SHOWN = frozenset({_MATH + "annotation", _MATH + "annotation-xml", "annotation", "annotation-xml"})
_EXPONENT = frozenset("0123456789+-−–.")


def flat(element: etree._Element | None) -> str:
    """The text of `element` in one line, markup gone.

    Italics, bold and subscripts leave their letters (`TiO2`). A superscript becomes a power, `10^6`, only where a
    number stands on a number, because `106` would be another value; all others leave their letters as authors type
    them (`kg/m2`, `I2`, `18F`). Formulae (MathML) leave their symbols, without the blanks of their layout.
    """
    if element is None:
        return ""
    if not len(element):
        text = element.text
        # Most of PubMed's elements hold one word or number, and there are some fifty of them in a record.
        return "" if not text else text if text.isalnum() else " ".join(text.split())
    parts: list[str] = []
    _collect(element, parts, in_math=False)
    return " ".join("".join(parts).split())


def _collect(element: etree._Element, parts: list[str], *, in_math: bool) -> None:
    _add(parts, element.text, in_math=in_math)
    for position, child in enumerate(element):
        tag = child.tag
        if isinstance(tag, str) and tag not in _NOT_SHOWN:
            math = in_math or tag.startswith(_MATH) or tag in {"math", "DispFormula"}
            raised = tag == "sup" or (position == 1 and element.tag in _RAISED_MATH)
            before = len(parts)
            _collect(child, parts, in_math=math)
            if raised:
                _raise(parts, before)
        _add(parts, child.tail, in_math=in_math)


def _add(parts: list[str], text: str | None, *, in_math: bool) -> None:
    if text:
        parts.append("".join(text.split()) if in_math else text)


def _raise(parts: list[str], start: int) -> None:
    """Put `^` before the parts from `start` on where a number stands on a number."""
    inner = "".join(parts[start:]).strip()
    outer = next((part for part in reversed(parts[:start]) if part), "")
    if inner and outer[-1:].isdigit() and any(c.isdigit() for c in inner) and _EXPONENT.issuperset(inner):
        parts[start:] = ["^" + inner.replace("−", "-").replace("–", "-")]
