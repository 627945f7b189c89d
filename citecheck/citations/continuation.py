"""Text that plainly goes on telling of the work that a marker named."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from citecheck.text.rare import Rare

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.citations.blocks import Block, Blocks

_WORK = (
    r"(?:study|trial|review|meta-?analysis|paper|article|report|research|analysis|survey|experiment|investigation|series"
    r"|guideline|statement|document)"
)
_PEOPLE = r"(?:authors?|researchers?|investigators?|scientists?|team|group|doctors|reviewers|experts|panel|writers)"
_SAY = (
    r"(?:add|not|found|find|report|conclud|writ|wrote|observ|show|suggest|stat|said|say|argu|recommend|stress|point|conced"
    r"|caution|warn|acknowledg|explain|describ|determin|discover|compar|measur|examin|follow|us|enrol|analy|includ|looked)"
)
PRESENTS = Rare(
    rf"\b(?:{_WORK}|{_PEOPLE}|wrote|published|journal|et al|colleagues|suggests?:|found|trials|studies)\b",
    "stud|trial|review|analysis|paper|article|report|research|survey|experiment|investigat|series|guideline|statement"
    "|document|author|scientist|team|group|doctors|experts|panel|writers|wrote|published|journal|et al|colleagues"
    "|suggest|found",
)
"""What a sentence has that tells of a work, rather than only leaning on it."""

_GOES_ON = re.compile(
    rf"""^[“"(]?(?:
      (?:They|He|She|It|We)\s(?:\w+ly\s|also\s|further\s|then\s|have\s|has\s|had\s|went\son\sto\s){{0,2}}{_SAY}\w*\b
    | (?:The|These|Those|Its|Their|His|Her)\s(?:[\w’'-]+\s){{0,2}}
        (?:{_PEOPLE}|{_WORK}|findings?|results?|conclusions?|outcomes?|data|subjects|participants|patients|volunteers)\b
    | (?:This|That)\s(?:[\w’'-]+\s){{0,2}}{_WORK}\b
    | (?:This|It)\swas\s(?:a|an|the)\s(?:[\w’'-]+\s){{0,4}}{_WORK}\b
    | In\s(?:this|that|the|their|its|our)\s(?:[\w’'-]+\s){{0,2}}{_WORK}\b
    | (?:Study\s)?(?:Patients|Participants|Subjects|Volunteers|Scores|Outcomes|Measurements|Results|Follow-up)\s
        (?:in\s[\w\s]{{1,40}}\s)?(?:were|was|received|had|reported|experienced|showed|underwent)\b
    | What\s(?:we|they|the\s\w+)\s(?:found|measured|did|saw|learned|concluded)\b
    )""",
    re.VERBOSE,
)
_SUBHEADING = re.compile(
    r"^(?:(?:study|trial|review|the)\s)?(?:synopsis|abstract|summary|background|aims?|objectives?|purpose|introduction"
    r"|methods?|design|materials|results?|findings|key\s\w+|outcomes?"
    r"|conclusions?|discussion|limitations?)"
    r"\b[\s\w&]{0,30}:?$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"\b(?:video|click|subscribe|newsletter|appointment|contact (?:us|our)|call us|ask (?:a|our|me)|share this"
    r"|read more|related articles?|watch|download|cookies?|sign up)\b",
    re.IGNORECASE,
)
_MOST_BLOCKS = 14
_MOST_SENTENCES = 60


def goes_on(sentence: str) -> bool:
    """Whether `sentence`, right after one that tells of a work, plainly tells more of the same work."""
    return bool(_GOES_ON.match(sentence)) and not _FURNITURE.search(sentence)


def is_furniture(sentence: str) -> bool:
    """Whether `sentence` belongs to the page, not to the article: `Watch the video`, `Subscribe`."""
    return bool(_FURNITURE.search(sentence)) and len(sentence) < 160


def says_something(sentence: str) -> bool:
    """Whether `sentence` states anything that could be checked, rather than only introducing or naming it."""
    tokens = sentence.split()
    if sentence.rstrip().endswith(":"):
        return len(tokens) > 12
    # `Nobody was harmed.` states something, `Read the paper` does not.
    return len(tokens) > 3 or (len(tokens) == 3 and sentence.endswith(".")) or any(c.isdigit() for c in sentence)


def following(
    blocks: Blocks, number: int, sentence: tuple[int, int], cites: Callable[[int, int], bool]
) -> list[tuple[int, int]]:
    """The offsets of the sentences and list items after `sentence` (in block `number`) that go on about its work.

    `cites(start, end)`: whether a marker stands there; what follows one belongs to that marker. Ends at a heading and
    at the first sentence that does not plainly go on.
    """
    text = blocks.text
    out: list[tuple[int, int]] = []
    last = sentence
    for n in range(number, min(number + _MOST_BLOCKS, len(blocks.all))):
        block = blocks.all[n]
        if block.kind == "heading" and n > number:
            break
        if block.kind == "item" and n > number:
            if not _lists_on(blocks, n, number, last, told=bool(out)) or cites(block.start, block.end):
                break
            out.append((block.start, block.end))
            continue
        for span in block.sentences[bisect_left(block.sentences, (last[1], 0)) :][:_MOST_SENTENCES]:
            if cites(*span) or not goes_on(text[slice(*span)]):
                return out
            out.append(span)
            last = span
    return out


def _lists_on(blocks: Blocks, n: int, number: int, last: tuple[int, int], *, told: bool) -> bool:
    """Whether the item in block `n` belongs to the list that follows the text that has gone on so far.

    A list without a colon before it only goes on where a sentence already has (`told`).
    """
    if blocks.all[number].kind == "item":
        return blocks.all[n].indent > blocks.all[number].indent
    ends = blocks.text[last[0] : last[1]].rstrip()
    before = next((blocks.all[k] for k in range(n - 1, number - 1, -1) if blocks.all[k].kind != "item"), None)
    introduced = ends.endswith(":") or told
    return introduced and before is not None and before.end >= last[1] >= before.start


def section(blocks: Blocks, number: int, cites: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """The offsets of the sentences and list items of the section that block `number` (a heading or source line) opens.

    Ends at the next heading other than `Results`, `Study synopsis` and the like.
    """
    out: list[tuple[int, int]] = []
    for n in range(number + 1, len(blocks.all)):
        block = blocks.all[n]
        line = blocks.text[block.start : block.end]
        if block.kind == "heading":
            if not _SUBHEADING.match(line):
                break
            continue
        out += [span for span in _units(block) if not cites(*span) and not is_furniture(blocks.text[slice(*span)])]
        if len(out) > _MOST_SENTENCES:
            return out[:_MOST_SENTENCES]
    return out


def _units(block: Block) -> tuple[tuple[int, int], ...]:
    return ((block.start, block.end),) if block.kind == "item" and len(block.sentences) < 3 else block.sentences
