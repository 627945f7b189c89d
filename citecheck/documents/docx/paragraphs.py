"""Whether a paragraph is an entry of a reference list, and which paragraphs under a heading are the list.

Word's paragraphs are whole, so a list in which each paragraph is an entry needs no guessing where one ends. Where
anything speaks against it, nothing is chosen, and the list is looked for in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.docx.writer import Block

_LABEL = re.compile(
    r"\s*(?:\[(?P<square>[^\[\]\n]{1,30})\][.:]?|\((?P<round>\d{1,4})\)[.:]?|(?P<dot>\d{1,4})[.)](?!\d)|"
    r"(?P<bare>\d{1,3})(?=\t|\s{2}|\s[^\W\d_]))\s*"
)
_AUTOMATIC = re.compile(r"[\[(]?(\d{1,4}|[ivxlcIVXLC]{1,8}|[a-zA-Z])[\]).:]*\s*$")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d[a-k]?(?!\d)")
_SOURCE = re.compile(
    r"\d\s?[:;(]\s?[A-Za-z]?\d|\d, ?(?:pp?\. ?)?\d|10\.\d{4,9}/|\bPMID|\bpp?\. ?\d|\b[Vv]ol\.|\d\s?[-–—]\s?\d"
)
_WEB = re.compile(r"https?://|www\.|10\.\d{4,9}/")
_AUTHOR = re.compile(
    r"\W{0,3}(?:[^\W\d_][\w'’‐-]*\s){0,3}[^\W\d_][\w'’‐-]+,?\s(?:[^\W\d_a-z]\.?[\s-]?){1,4}(?:[,.;&(]|\s|$)"
)
_PROSE = re.compile(
    r"\b(?:we|our|you|your|i|my|they|their|is|are|was|were|been|has|have|had|can|could|should|would|will|may|this|these|"
    r"that|which|it|its|if|when|because|please|such|also|more)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\W(?:1[89]|20)\d\d[a-k]?\W*$")
_CAPTION = re.compile(r"\W*(?:fig(?:ure|\.)?|table|box|appendix|supplement\w*)\s?[\dIVXS]", re.IGNORECASE)
_HEADING = re.compile(
    r"\W*(?:[\dIVX]{1,4}\W+)?(?:(?:list of |selected |cited |key )?references?(?: list| cited| and notes)?|"
    r"(?:selected )?bibliography|literature(?: cited)?|works cited|literatur(?:verzeichnis|angaben)?|"
    r"quellen(?:verzeichnis)?|"
    r"(?:liste des )?références(?: bibliographiques)?|bibliographie|referencias(?: bibliográficas)?|bibliografía|"
    r"referências(?: bibliográficas)?|bibliografia|riferimenti(?: bibliografici)?|referenties|literatuur(?:lijst)?|"
    r"referenser|litteratur(?:liste)?|referanser|piśmiennictwo|literatura|литература|参考文献|引用文献)\W*",
    re.IGNORECASE,
)
_LONGEST_HEADING = 80
_LONGEST = 1500
_FEWEST = 3


def is_list_heading(text: str, block: Block) -> bool:
    """Whether a paragraph names a reference list and nothing else."""
    return block.end - block.start < _LONGEST_HEADING and _HEADING.fullmatch(text, block.start, block.end) is not None


def is_like(entry: str) -> bool:
    """Whether a paragraph has what references have: a year with a source or an author, an identifier."""
    year, source = _YEAR.search(entry), _SOURCE.search(entry)
    if "10." in entry and _WEB.search(entry):
        return True
    author = _AUTHOR.match(entry) is not None
    return bool((year and (source or author or _WEB.search(entry))) or (source and author))


def is_prose(entry: str) -> bool:
    """Whether a paragraph reads as a remark or as running text."""
    words = len(_PROSE.findall(entry[:700]))
    return words > 1 and (words * 12 > len(entry[:700].split()) or not is_like(entry))


def may_be(entry: str) -> bool:
    """Whether a paragraph among entries may be one: not a subheading, not a remark without anything to find."""
    if _CAPTION.match(entry) or len(entry) < 12:
        return False
    return (
        is_like(entry)
        or _DATED.search(entry) is not None
        or (not is_prose(entry) and (_YEAR.search(entry) is not None or len(entry) > 30))
    )


def label_of(text: str, block: Block) -> tuple[str | None, int]:
    """The printed number or key of an entry, and where its text begins."""
    if block.body > block.start:
        automatic = _AUTOMATIC.match(text[block.start : block.body])
        return (automatic[1] if automatic else None), block.body
    match = _LABEL.match(text, block.start, block.end)
    if match is None or match.end() >= block.end:
        return None, block.start
    return match[match.lastgroup or 0], match.end()


def labelled_lines(entry: str) -> int:
    """How many lines of one paragraph begin with a number: more than one is a list in one paragraph."""
    return sum((match := _LABEL.match(line)) is not None and match.end() < len(line) for line in entry.split("\n"))


def under_heading(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs under the one heading that names a reference list, where each of them is an entry beyond doubt."""
    heads = [n for n, block in enumerate(blocks) if is_list_heading(text, block)]
    if len(heads) != 1:
        return []
    section = []
    for block in blocks[heads[0] + 1 :]:
        if block.heading:
            break
        section.append(block)
    if len(section) < _FEWEST or any(labelled_lines(text[block.start : block.end]) > 1 for block in section):
        return []
    chosen = _numbered(text, section) or _unnumbered(text, section)
    rest = section[len(chosen) :]
    if len(chosen) < _FEWEST or any(is_like(text[block.start : block.end]) for block in rest):
        return []
    return chosen


def _numbered(text: str, section: Sequence[Block]) -> list[Block]:
    """Paragraphs numbered 1, 2, 3 ... without a gap."""
    chosen = []
    for number, block in enumerate(section, 1):
        if label_of(text, block)[0] != str(number):
            break
        chosen.append(block)
    return chosen if _mostly(text, chosen) else []


def _unnumbered(text: str, section: Sequence[Block]) -> list[Block]:
    """Paragraphs without numbers, up to the first one that is none."""
    chosen = []
    for block, after in zip(section, [*section[1:], None], strict=True):
        entry = text[block.start : block.end]
        goes_on = after is not None and is_like(text[after.start : after.end])
        if len(entry) > _LONGEST or not (may_be(entry) or (goes_on and (_YEAR.search(entry) or _WEB.search(entry)))):
            break
        chosen.append(block)
    if any(label_of(text, block)[0] is not None for block in chosen):
        return []
    broken = sum(text[block.body].islower() for block in chosen)
    return chosen if _mostly(text, chosen) and broken * 10 <= len(chosen) else []


def _mostly(text: str, blocks: Sequence[Block]) -> bool:
    likely = sum(is_like(text[block.start : block.end]) for block in blocks)
    return likely * 10 >= len(blocks) * 7
