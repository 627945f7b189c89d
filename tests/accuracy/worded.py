"""Reference lists as Word files: the ways in which people number, indent and mark up a list, made by python-docx."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import Any

from docx import Document as Word
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches

Maker = Callable[[Any, Sequence[str]], None]
_ADDRESS = re.compile(r"https?://\S+|\bdoi:\s?10\.\S+")
_JOURNAL = re.compile(r"(?<=\. )[A-Z][\w ]{4,40}(?=[.,] )")
_VOLUME = re.compile(r"(?<=[;, ])\d{1,4}(?=[(:,])")


def article(entries: Sequence[str], maker: Maker, heading: str = "References") -> bytes:
    """A short article in Word with `entries` as its list, laid out by `maker`."""
    word = Word()
    word.add_heading("Walking in old age", 1)
    word.add_paragraph("Walking has been looked at for long. What follows is a list of what was found, and by whom.")
    if heading:
        word.add_heading(heading, 2)
    maker(word, entries)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def marked_up(paragraph: Any, text: str) -> None:
    """`text` in runs: addresses linked, what looks like a journal in italics, a volume in bold."""
    at = 0
    for match in sorted(
        (found for pattern in (_ADDRESS, _JOURNAL, _VOLUME) for found in list(pattern.finditer(text))[:1]),
        key=lambda found: found.start(),
    ):
        if match.start() < at:
            continue
        paragraph.add_run(text[at : match.start()])
        if match.re is _ADDRESS:
            address = match.group()
            relation = paragraph.part.relate_to(
                address if address.startswith("http") else f"https://doi.org/{address[4:].strip()}",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
                is_external=True,
            )
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), relation)
            run = paragraph.add_run(address)
            link.append(run._r)
            paragraph._p.append(link)
        else:
            run = paragraph.add_run(match.group())
            run.italic, run.bold = match.re is _JOURNAL, match.re is _VOLUME
        at = match.end()
    paragraph.add_run(text[at:])


def typed(number: str) -> Maker:
    """Numbers typed by hand, as `number` has them."""

    def make(word: Any, entries: Sequence[str]) -> None:
        for n, entry in enumerate(entries, 1):
            marked_up(word.add_paragraph(number.format(n)), entry)

    return make


def automatic(text: str, form: str = "decimal") -> Maker:
    """Numbers that Word makes, with the level text `text` (`[%1]`)."""

    def make(word: Any, entries: Sequence[str]) -> None:
        numbering = word.part.numbering_part.element
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
            ),
        )
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
        for entry in entries:
            paragraph = word.add_paragraph()
            properties = paragraph._p.get_or_add_pPr()
            properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="78"/></w:numPr>'))
            marked_up(paragraph, entry)

    return make


def by_style(name: str) -> Maker:
    """A paragraph style (`List Number` numbers by itself)."""

    def make(word: Any, entries: Sequence[str]) -> None:
        if name not in [style.name for style in word.styles]:
            word.styles.add_style(name, 1)
        for entry in entries:
            marked_up(word.add_paragraph(style=name), entry)

    return make


def hanging(word: Any, entries: Sequence[str]) -> None:
    """No numbers, a hanging indent."""
    for entry in entries:
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.left_indent = Inches(0.5)
        paragraph.paragraph_format.first_line_indent = Inches(-0.5)
        marked_up(paragraph, entry)


def tabled(word: Any, entries: Sequence[str]) -> None:
    """A table without lines: the number in one cell, the entry in the other."""
    table = word.add_table(rows=0, cols=2)
    for n, entry in enumerate(entries, 1):
        cells = table.add_row().cells
        cells[0].text = f"[{n}]"
        marked_up(cells[1].paragraphs[0], entry)


def one_paragraph(word: Any, entries: Sequence[str]) -> None:
    """One paragraph with line breaks in it."""
    paragraph = word.add_paragraph()
    for n, entry in enumerate(entries, 1):
        if n > 1:
            paragraph.add_run().add_break()
        paragraph.add_run(f"{n}. {entry}")


def spaced(word: Any, entries: Sequence[str]) -> None:
    """Empty paragraphs between numbered ones."""
    for n, entry in enumerate(entries, 1):
        marked_up(word.add_paragraph(f"{n}. "), entry)
        word.add_paragraph()


def raised(word: Any, entries: Sequence[str]) -> None:
    """Raised numbers against the first word."""
    for n, entry in enumerate(entries, 1):
        paragraph = word.add_paragraph()
        paragraph.add_run(str(n)).font.superscript = True
        marked_up(paragraph, entry)


def in_parts(word: Any, entries: Sequence[str]) -> None:
    """The last of them under a heading of their own, and captions behind."""
    typed("{}. ")(word, entries[:-2])
    word.add_heading("Further reading", 2)
    for entry in entries[-2:]:
        marked_up(word.add_paragraph(), entry)
    word.add_paragraph("Fig. 1 Walkers by age, 2018-2020")


LAYOUTS: dict[str, Maker] = {
    "typed 1.": typed("{}. "),
    "typed 1 and a tab": typed("{}\t"),
    "typed [1] and a tab": typed("[{}]\t"),
    "typed (1)": typed("({}) "),
    "automatic 1.": automatic("%1."),
    "automatic [1]": automatic("[%1]"),
    "automatic 1": automatic("%1"),
    "style List Number": by_style("List Number"),
    "style Bibliography": by_style("Bibliography"),
    "style List Bullet": by_style("List Bullet"),
    "no numbers": hanging,
    "table": tabled,
    "one paragraph": one_paragraph,
    "empty paragraphs between": spaced,
    "typed R1.": typed("R{}. "),
    "typed S1 and a tab": typed("S{}\t"),
    "typed 1 -": typed("{} - "),
    "automatic Ref. 1": automatic("Ref. %1"),
    "automatic a)": automatic("%1)", "lowerLetter"),
    "raised numbers": raised,
    "further reading": in_parts,
}
