"""The citations of an article: what its links lead to, and what they print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.jats.tree import child, children, local, plain, within
from citecheck.documents.pointing import Link
from citecheck.text.limits import MOST_REFERENCES, no_more_than

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation")
_CITES = frozenset({"bibr", "bib", "ref", "citation"})
MOST_LINKS = 50_000
"""Links to references that an article may have: each costs some 0.1 ms, and a long review has a thousand."""
_DASHES = "-‐‑–—−"


class Citing:
    """Knows which ids are references, and collects the links to them while the text is written."""

    def __init__(self, root: etree._Element) -> None:
        """Look through `root` before anything of it is written.

        Raises:
            DocumentError: it has more references or links to them than any article has.
        """
        refs = list(within(root, "ref"))
        no_more_than(len(refs), MOST_REFERENCES, "references")
        self._labels: dict[str, str] = {}
        for number, ref in enumerate(refs, 1):
            label = plain(child(ref, "label")).strip("[]().") or str(number)
            for one in (ref, *children(ref, *_CITATIONS)):
                if one.get("id"):
                    self._labels.setdefault(str(one.get("id")), label)
        self._ids = {str(one.get("id")) for one in root.iter() if one.get("id")}
        # Footnotes hold the references of an article that has no list.
        notes = [] if refs else [fn for fn in within(root, "fn") if fn.get("id")]
        self._notes = {str(fn.get("id")) for fn in notes if next(within(fn, *_CITATIONS), None) is not None}
        led = sum(len(self.keys(xref)) for xref in within(root, "xref"))
        no_more_than(led, MOST_LINKS, "links to its references")
        self._found: list[tuple[int, int, tuple[str, ...]]] = []

    def is_note(self, fn: etree._Element) -> bool:
        """Whether a footnote is where the references stand."""
        return str(fn.get("id")) in self._notes

    def label(self, rid: str) -> str:
        """What a link to `rid` prints where it says nothing itself."""
        return self._labels.get(rid, rid)

    def keys(self, xref: etree._Element) -> tuple[str, ...]:
        """The ids of the references that a link leads to; those that are nowhere too, if it says that it cites."""
        rids = str(xref.get("rid") or "").split()
        known = {rid for rid in rids if rid in self._labels or rid in self._notes}
        if str(xref.get("ref-type") or "").lower() in _CITES:
            known |= {rid for rid in rids if rid not in self._ids}
        return tuple(rid for rid in rids if rid in known)

    def add(self, start: int, end: int, rids: tuple[str, ...]) -> None:
        """A link to `rids` was written from `start` to `end`."""
        self._found.append((start, end, rids))

    def markers(self, text: str) -> list[tuple[str, str]]:
        """What each link prints, and the first id that it leads to."""
        return [(text[start:end], rids[0]) for start, end, rids in self._found]

    def links(self, text: str, by_id: Mapping[str, list[str]]) -> list[Link]:
        """The links in order, with the keys of the entries that `by_id` names for their ids."""
        out = []
        for start, end, rids in sorted(self._found):
            keys: list[str] = []
            for rid in rids:
                # What leads nowhere is named by what is printed.
                keys += by_id.get(rid) or [text[start:end].strip(" []()") or rid]
            out.append(Link(start=start, end=end, keys=tuple(dict.fromkeys(keys))))
        return out


def as_reference(fn: etree._Element) -> etree._Element:
    """A note that holds references, as a `ref` with the same id, label and citations."""
    from lxml import etree

    ref = etree.Element("ref", id=str(fn.get("id")))
    label = child(fn, "label")
    if label is not None:
        etree.SubElement(ref, "label").text = plain(label)
    for one in list(within(fn, *_CITATIONS)):
        one.tail = None
        ref.append(one)
    return ref


def beside_text(xref: etree._Element) -> bool:
    """Whether an empty link stands beside one with text, as the inside of a range: `1–`, 2, 3, `4`."""
    before, after = xref.getprevious(), xref.getnext()
    near = []
    if before is not None and local(before) == "xref" and not (before.tail or "").strip(" " + _DASHES):
        near.append(before)
    if after is not None and local(after) == "xref" and not (xref.tail or "").strip(" " + _DASHES):
        near.append(after)
    return any(plain(one) for one in near)
