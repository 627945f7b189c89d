"""The letter as a Word document: the few parts that one needs, zipped.

The parts are those of ECMA-376, part 1, 11.3.10; LibreOffice and Word fill in what is left out.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from citecheck.letter.compose import Letter, Query, Words
from citecheck.report.harmless import harmless

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STAMP = (1980, 1, 1, 0, 0, 0)
"""One date for every letter: the same queries give the same file."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_INDENT = 420
"""Twentieths of a point."""

_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>"""
_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
_DOCUMENT_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>"""


def _style(name: str, shown: str, size: int, before: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="{before}" w:after="120"/>'
        f'</w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


_STYLES = f"""{_HEAD}<w:styles xmlns:w="{_NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/>\
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
{_style("Title", "Title", 32, 0)}{_style("Heading1", "heading 1", 26, 360)}</w:styles>"""


def render(letter: Letter) -> bytes:
    """`letter` as the bytes of a .docx file, the same for the same letter."""
    body = [_paragraph(_run(f"Queries on {letter.document}"), style="Title"), _paragraph(_run("Dear author,"))]
    body.append(_paragraph(_run(letter.opening)))
    for title, queries in letter.sections:
        body.append(_paragraph(_run(title), style="Heading1"))
        for query in queries:
            body += _query(query)
    if letter.unchecked:
        body.append(_paragraph(_run(letter.unchecked)))
    body.append(_paragraph(_run(letter.closing)))
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" '
    page += 'w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    document = f'{_HEAD}<w:document xmlns:w="{_NAMESPACE}"><w:body>{"".join(body)}{page}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", _DOCUMENT_RELATIONS),
            ("word/styles.xml", _STYLES),
        ):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, text.encode("utf-8", "replace"))
    return out.getvalue()


def _query(query: Query) -> list[str]:
    out = [_paragraph(_run(f"{query.number}.\u2002{query.where}", bold=True), keep=True)]
    out += [
        _paragraph(
            _run(f"{words.name}: {words.quotes[0]}") + _marked(words) + _run(words.quotes[1]), indent=_INDENT, keep=True
        )
        for words in query.words
    ]
    told = "".join(
        _run(f"{point.seen} ") + (_run(f"{point.asked} ", bold=True) if point.asked else "") for point in query.points
    )
    out.append(_paragraph(told, indent=_INDENT, keep=bool(query.proposed)))
    if query.proposed:
        out.append(_paragraph(_run(query.proposed), indent=2 * _INDENT))
    return out


def _marked(words: Words) -> str:
    out, at = [], 0
    for start, end in words.marks:
        out += [_run(words.text[at:start]), _run(words.text[start:end], bold=True)]
        at = end
    return "".join([*out, _run(words.text[at:])])


def _run(text: str, *, bold: bool = False) -> str:
    if not text:
        return ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(_in_xml(text))}</w:t></w:r>'


def _in_xml(text: str) -> str:
    """`text` with nothing in it that XML does not allow, or that would turn the reading order."""
    shown = harmless(text)
    return "".join(c for c in shown if c in "\t\n" or (ord(c) >= 0x20 and ord(c) not in (0xFFFE, 0xFFFF)))


def _paragraph(runs: str, *, style: str = "", indent: int = 0, keep: bool = False) -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += "<w:keepNext/>" if keep else ""
    look += f'<w:ind w:left="{indent}"/>' if indent else ""
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>" if look else f"<w:p>{runs}</w:p>"
