"""Whether a paragraph is an entry of a reference list, and which paragraphs under a heading are the list.

Word's paragraphs are whole, so a list in which each paragraph is an entry needs no guessing where one ends. Where
anything speaks against it, nothing is chosen, and the list is looked for in the text.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.docx.writer import Block

_LABEL = re.compile(
    r"\s*(?:\[(?P<square>[^\[\]\n]{1,30})\][.:]?|\((?P<round>[A-Z]?\d{1,4})\)[.:]?|"
    r"(?P<dot>\d{1,4})(?:[.)](?:[:)]|[-–](?=\s))?|:)(?!\d)|(?P<dash>\d{1,4})(?:[ \u00a0]?[-–—]|/)(?=\s)|"
    r"#(?P<hash>\d{1,3})[.:)]?(?=\s)|(?:[Rr]efs?\.?|[Rr]eference)[ \u00a0]?(?P<called>\d{1,3})[.:)]?(?=\s)|"
    r"(?P<lettered>[A-Z]\d{1,3})(?:[.:)](?!\d)|(?=\t|[ \u00a0]{1,3}[^\W\d_]))|"
    r"(?P<bare>\d{1,3})(?=\t|\s{2}|\s[^\W\d_])|(?P<glued>\d{1,3})(?=[A-ZÀ-ÞŁŚŠŽ](?:[a-zß-ÿ]|\.[ -]?[A-Z])))\s*"
)
_AUTOMATIC = re.compile(
    r"(?:[Rr]efs?\.?\s?|[Rr]eference\s)?[\[(#]?([A-Z]?\d{1,4}|[ivxlcIVXLC]{1,8}|([a-zA-Z])\2{0,19})[\]).:]*\s*$"
)
_SERIAL = re.compile(r"([A-Z]?)(\d{1,4})")
_DIVIDER = re.compile(r"\W{0,3}[^\W\d_]\W{0,3}")
"""A letter above the entries whose authors begin with it."""
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
_FURTHER = re.compile(
    r"\W*(?:[\dIVXA-H]{1,4}\W+)?(?:(?:further|suggested|recommended|additional) (?:readings?|references|literature)|"
    r"(?:supplement(?:ary|al)?|supporting|online|web|appendix|extended(?: data)?|methods?) "
    r"(?:references?|bibliography)|"
    r"e-?references|(?:references|bibliography) (?:for|to|of|in|from) (?:the )?"
    r"(?:supplement|online|appendi|web|methods)[\w -]{0,40}|"
    r"weiterführende literatur|lectures complémentaires|lecturas recomendadas|leituras recomendadas)\W*",
    re.IGNORECASE,
)
_LONGEST_HEADING = 80
_LONGEST = 1500
_FEWEST = 3
_MOST_LISTS = 60


def is_list_heading(text: str, block: Block) -> bool:
    """Whether a paragraph names a reference list and nothing else."""
    return block.end - block.start < _LONGEST_HEADING and _HEADING.fullmatch(text, block.start, block.end) is not None


def is_further_heading(text: str, block: Block) -> bool:
    """Whether a paragraph heads further works behind a reference list: those of a supplement, or to be read."""
    return block.end - block.start < _LONGEST_HEADING and _FURTHER.fullmatch(text, block.start, block.end) is not None


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
    if block.raised and (printed := text[block.start : block.raised].strip(" .,")).isdecimal() and len(printed) < 5:
        start = block.raised
        while start < block.end and text[start].isspace():
            start += 1
        return printed, start
    match = _LABEL.match(text, block.start, block.end)
    if match is None or match.end() >= block.end:
        return None, block.start
    return match[match.lastgroup or 0], match.end()


def labelled_lines(entry: str) -> int:
    """How many lines of one paragraph begin with a number: more than one is a list in one paragraph."""
    return sum((match := _LABEL.match(line)) is not None and match.end() < len(line) for line in entry.split("\n"))


def under_heading(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs under the headings that name a reference list, where each of them is an entry beyond doubt.

    What stands under `Further reading` or `Supplementary references` is list too, behind a list.
    """
    heads = [n for n, block in enumerate(blocks) if is_list_heading(text, block)]
    if not heads or len(heads) > _MOST_LISTS:
        return []
    more = [n for n, block in enumerate(blocks) if n > heads[0] and is_further_heading(text, block)]
    found: list[Block] = []
    for head, after in itertools.pairwise([*sorted({*heads, *more}), len(blocks)]):
        chosen = _section(text, blocks[head + 1 : after], _FEWEST if head in heads else 1)
        if chosen is None:
            return []
        found += chosen
    return found


def _section(text: str, blocks: Sequence[Block], fewest: int) -> list[Block] | None:
    """The entries in the blocks behind a heading, up to the next one; None where it is not clear which they are."""
    section = []
    for block in blocks:
        if block.heading:
            break
        if not _DIVIDER.fullmatch(text, block.start, block.end):
            section.append(block)
    if len(section) < fewest or any(labelled_lines(text[block.start : block.end]) > 1 for block in section):
        return None
    chosen = _numbered(text, section) or _unnumbered(text, section)
    rest = section[len(chosen) :]
    if any(_is_left(text[block.start : block.end]) for block in rest):
        return None
    return chosen if len(chosen) >= fewest or fewest < _FEWEST else None


def _is_left(paragraph: str) -> bool:
    """Whether what stands behind the chosen paragraphs might be an entry, too."""
    return is_like(paragraph) and not _CAPTION.match(paragraph)


def _numbered(text: str, section: Sequence[Block]) -> list[Block]:
    """Paragraphs numbered 1, 2, 3 ... or S1, S2, S3 ... without a gap, or by Word in whatever form."""
    chosen: list[Block] = []
    letter: str | None = None
    automatic = True
    for number, block in enumerate(section, 1):
        label = label_of(text, block)[0]
        serial = _SERIAL.fullmatch(label or "")
        automatic = automatic and block.body > block.start and label is not None
        if serial and int(serial[2]) == number and (letter is None or serial[1] == letter):
            letter = serial[1]
        elif not automatic or letter is not None:
            break
        chosen.append(block)
    return chosen if _surely(text, chosen, section) else []


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
    return chosen if broken * 10 <= len(chosen) and _surely(text, chosen, section) else []


def _surely(text: str, chosen: Sequence[Block], section: Sequence[Block]) -> bool:
    """Whether the paragraphs read as references, or nothing else stands in their section and most have a year."""
    whole = all(_CAPTION.match(text, block.start) for block in section[len(chosen) :])
    return _mostly(text, chosen) or (whole and bool(chosen) and _dated(text, chosen))


def _dated(text: str, blocks: Sequence[Block]) -> bool:
    """Whether every paragraph of a section may be an entry and most have a year: newspapers, reports, web pages."""
    entries = [text[label_of(text, block)[1] : block.end] for block in blocks]
    years = sum(_YEAR.search(entry) is not None for entry in entries)
    return years * 10 >= len(entries) * 7 and not any(is_prose(entry) for entry in entries)


def _mostly(text: str, blocks: Sequence[Block]) -> bool:
    likely = sum(is_like(text[label_of(text, block)[1] : block.end]) for block in blocks)
    return likely * 10 >= len(blocks) * (7 if len(blocks) > _FEWEST else 5)
