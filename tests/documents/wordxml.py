"""Word files in a few strokes, for what no program writes on demand: fields, tracked changes, damage."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RAISED = '<w:vertAlign w:val="superscript"/>'
PARTS = ("styles", "numbering", "footnotes", "endnotes", "settings")


def packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(body, relations="", more=None, **parts):
    """A Word file whose body is `body`; `parts` are the insides of styles, numbering, notes and settings."""
    links = "".join(f'<Relationship Id="p{name}" Type="{RELATION}/{name}" Target="{name}.xml"/>' for name in parts)
    schema = "http://schemas.openxmlformats.org/package/2006"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{schema}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{schema}/relationships"><Relationship Id="r1" '
        f'Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{schema}/relationships">{links}{relations}'
        "</Relationships>",
    }
    members |= {f"word/{name}.xml": f"<w:{name} {SPACES}>{inside}</w:{name}>" for name, inside in parts.items()}
    return packed(members | (more or {}))


def p(*runs, properties=""):
    """A paragraph; strings become runs."""
    inside = "".join(one if one.startswith("<") else r(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def styled(name):
    return f'<w:pStyle w:val="{name}"/>'


def listed(level, number):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def field(instruction, *result, data=""):
    """A complex field, its instruction in pieces."""
    kept = f"<w:fldData>{data}</w:fldData>" if data else ""
    pieces = [instruction[at : at + 40] for at in range(0, len(instruction), 40)]
    said = "".join(f'<w:r><w:instrText xml:space="preserve">{escape(piece)}</w:instrText></w:r>' for piece in pieces)
    return f"{begin(kept)}{said}{SEPARATE}{''.join(result)}{END}"


def begin(kept=""):
    return f'<w:r><w:fldChar w:fldCharType="begin">{kept}</w:fldChar></w:r>'


SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def level(at, text, form="decimal", more=""):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels, more='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}'
