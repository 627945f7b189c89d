"""The names of the elements of Word's XML that hold text."""

from __future__ import annotations

from citecheck.documents.docx.package import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
P, TBL, RUN, PARAGRAPH_PROPERTIES, RUN_PROPERTIES = f"{W}p", f"{W}tbl", f"{W}r", f"{W}pPr", f"{W}rPr"
VAL = f"{W}val"
FIELD_CHARACTER = f"{W}fldChar"
INSTRUCTION = f"{W}instrText"
T = f"{W}t"
SYMBOL = f"{W}sym"
RUN_STYLE = f"{W}rStyle"
HYPERLINK = f"{W}hyperlink"
BOOKMARK = f"{W}bookmarkStart"
SIMPLE_FIELD = f"{W}fldSimple"
INSERTED = f"{W}ins"
FOOTNOTE = f"{W}footnoteReference"
ENDNOTE = f"{W}endnoteReference"
RUBY = f"{W}ruby"
PARAGRAPH_STYLE = f"{W}pStyle"
MATH_TEXT = f"{MATH}t"
CONTROL = f"{W}sdt"
ALTERNATE = f"{MC}AlternateContent"
BOX = f"{W}txbxContent"
GONE = frozenset({f"{W}del", f"{W}moveFrom"})
BREAKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
SHAPES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
OPAQUE = frozenset(
    {PARAGRAPH_PROPERTIES, RUN_PROPERTIES}
    | {f"{W}{name}" for name in ("sdtPr", "sdtEndPr", "tblPr", "tblGrid", "sectPr", "rt", "altChunk")}
)
"""What holds properties, or another file: no text of this one."""
