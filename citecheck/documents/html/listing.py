"""The reference list of a page, where links from the text lead to its entries."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.documents.html.tree import fragment, local, plain

if TYPE_CHECKING:
    from lxml import etree

# Where publishers keep the name of the entry that a marker leads to, and the name of an entry.
_LEADS = ("rid", "data-rid", "reveal-id", "data-open", "data-bib-id", "data-target")
_NAMES = ("id", "name", "content-id", "data-id", "data-legacy-id", "data-bib-id")
_BLOCKS = frozenset({"li", "p", "div", "dd", "tr", "section", "article"})
_HOLDS = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d")
_LONGEST_MARKER = 150
_SHORTEST = 25
_MANY = 12
"""More children than this has no element that holds a single entry."""
_DATED = 0.5
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Listing(Struct, frozen=True):
    """The entries of a page in order, and for each link that cites the one that it leads to."""

    entries: list[etree._Element]
    cites: dict[etree._Element, etree._Element]


def find_listing(root: etree._Element) -> Listing:
    """The entries that links of the page lead to, with their neighbours that nothing cites; empty where none are."""
    names: dict[str, etree._Element] = {}
    links: list[etree._Element] = []
    order: dict[etree._Element, int] = {}
    for one in root.iter():
        if not local(one):
            continue
        order[one] = len(order)
        for attribute in _NAMES:
            if (value := one.get(attribute)) is not None and value:
                names.setdefault(str(value), one)
        if local(one) == "a" or any(one.get(attribute) for attribute in _LEADS):
            links.append(one)
    led = {one: target for one in links if (target := _target(one, names)) is not None}
    led.update(_by_backlink(links, names, led))
    if (declared := _declared(root)) and (listing := _among(declared, led)).cites:
        return listing
    entries: dict[etree._Element, etree._Element] = {}
    counted: Counter[etree._Element] = Counter()
    blocks: dict[etree._Element, etree._Element] = {}
    # What stands before the link is the text that an entry leads back to.
    for target in dict.fromkeys(target for one, target in led.items() if order[target] > order[one]):
        block = _block(target)
        if block is not None:
            blocks[target] = block
            counted[block] += 1
    # Several targets in one block: the list is parted by line breaks, and is found in the text.
    good = {target: block for target, block in blocks.items() if counted[block] == 1}
    known_blocks = set(good.values())
    for target, block in good.items():
        entries[target] = _widened(block, known_blocks)
    cites = {}
    for one, target in led.items():
        entry = entries.get(target)
        if entry is not None and not any(above is entry for above in one.iterancestors()) and _is_marker(one):
            cites[one] = entry
    cited = set(cites.values())
    whole = _with_neighbours(cited)
    inside = {entry for entry in whole if any(above in whole for above in entry.iterancestors())}
    ordered = [one for one in root.iter() if one in whole and one not in inside]
    dated = sum(_HOLDS.search(plain(one)) is not None for one in ordered)
    if len(ordered) < 2 or dated < _DATED * len(ordered):
        return Listing(declared, {})
    known = set(ordered)
    # A link within an entry leads back to the text, whatever it is called.
    outside = {one: entry for one, entry in cites.items() if entry in known and known.isdisjoint(one.iterancestors())}
    return Listing(ordered, outside)


def _declared(root: etree._Element) -> list[etree._Element]:
    """What says of itself that it is an entry: by the role of WAI-ARIA's module for publications, or as CSL's
    processors call it (Zotero, pandoc).
    """
    entries = [one for one in root.iter() if local(one) and _is_entry(one)]
    known = set(entries)
    return [one for one in entries if known.isdisjoint(one.iterancestors())] if len(entries) > 1 else []


def _among(entries: list[etree._Element], led: dict[etree._Element, etree._Element]) -> Listing:
    """The `entries`, and those of the links in `led` that lead to them from the text."""
    known = set(entries)
    cites = {}
    for one, target in led.items():
        entry = next((above for above in (target, *target.iterancestors()) if above in known), None)
        if entry is not None and _is_marker(one) and known.isdisjoint(one.iterancestors()):
            cites[one] = entry
    return Listing(entries, cites)


def _is_entry(one: etree._Element) -> bool:
    return one.get("role") == "doc-biblioentry" or "csl-entry" in str(one.get("class") or "").split()


def _target(link: etree._Element, names: dict[str, etree._Element]) -> etree._Element | None:
    for name in (fragment(link), *(str(link.get(attribute) or "").lstrip("#") for attribute in _LEADS)):
        found = names.get(name) if name else None
        if found is not None and found is not link:
            return found
    return None


def _by_backlink(
    links: list[etree._Element], names: dict[str, etree._Element], led: dict[etree._Element, etree._Element]
) -> dict[etree._Element, etree._Element]:
    """Markers whose own link leads nowhere (a script follows it), by the link that leads back to them."""
    out: dict[etree._Element, etree._Element] = {}
    for one in links:
        marker = led.get(one)
        if marker is not None and local(marker) == "a" and marker not in led and _is_marker(marker):
            out.setdefault(marker, one)
    return out


def _is_marker(link: etree._Element) -> bool:
    text = plain(link)
    return 0 < len(text) <= _LONGEST_MARKER and any(c.isalnum() or c in "*†‡" for c in text)


def _block(target: etree._Element) -> etree._Element | None:
    """The block that a target stands in, or is; None where that is no entry but the page or a section of it."""
    one: etree._Element | None = target
    while one is not None and local(one) not in _BLOCKS:
        one = one.getparent()
    if one is None or local(one) in ("section", "article"):
        return None
    if local(one) == "div" and any(local(each) in _HEADINGS for each in one):
        # A section, to which a table of contents leads.
        return None
    text = plain(one)
    if len(text) < _SHORTEST and local(one) in ("p", "div", "dd"):
        # An empty anchor in a paragraph of its own before the entry.
        after = one.getnext()
        return after if after is not None and local(after) == local(one) else one
    return one if len(text) < 5000 else None


def _widened(block: etree._Element, blocks: set[etree._Element]) -> etree._Element:
    """`block`, or what is around it as long as no other entry is in that: a paragraph and its list of buttons."""
    one = block
    for _ in range(4):
        above = one.getparent()
        if (
            above is None
            or local(above) not in ("li", "div", "tr", "td", "dd", "p", "cite", "span")
            or len(above) > _MANY
        ):
            break
        inside = sum(1 for each in above.iter() if each in blocks)
        if inside > 1 or any(local(each) in _HEADINGS for each in above):
            break
        one = above
    return one


def _with_neighbours(cited: set[etree._Element]) -> set[etree._Element]:
    """The entries that are cited, and those beside them that are not."""
    out = set(cited)
    parents = Counter(above for one in cited if (above := one.getparent()) is not None)
    for parent, count in parents.items():
        same = [one for one in parent if one in cited]
        tag, style = local(same[0]), str(same[0].get("class") or "").split(" ")[0]
        after = list(parent)[list(parent).index(same[0]) if tag != "li" else 0 :]
        if tag != "li" and count < 2:
            continue
        for one in after:
            if local(one) in _HEADINGS:
                break
            alike = local(one) == tag and (tag == "li" or str(one.get("class") or "").split(" ")[0] == style)
            if alike and (tag == "li" or _HOLDS.search(plain(one))) and plain(one):
                out.add(one)
    return out
