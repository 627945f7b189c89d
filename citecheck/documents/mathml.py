"""Formulas as text: what MathML shows, on one line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_BETWEEN = {"msup": "^", "msub": "_", "mfrac": "/", "munder": "_", "mover": "^", "mroot": "√"}
_SILENT = frozenset({"annotation", "annotation-xml", "mspace", "mphantom"})
_OPERATORS = frozenset("=<>≤≥≈±×+−∼~")
_DEEPEST = 100


def flat(element: etree._Element, depth: int = 0) -> str:
    """The text of a formula: `p = 0.03`, `x^2`, `a/b`; empty where it shows none."""
    name = local(element)
    if name in _SILENT or depth > _DEEPEST:
        return ""
    own = (element.text or "").strip()
    if name == "mo" and own in _OPERATORS:
        return f" {own} "
    parts = [flat(child, depth + 1) for child in element if isinstance(child.tag, str)]
    if name in ("msubsup", "munderover") and len(parts) > 2:
        return f"{parts[0]}_{parts[1]}^{parts[2]}"
    text = own + _BETWEEN.get(name, "").join(parts)
    return " ".join(text.split()) if name == "math" else text


def local(element: etree._Element | None) -> str:
    """The name of `element` without its namespace or prefix, in lower case; empty for comments and for None."""
    tag = None if element is None else element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1000)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()
