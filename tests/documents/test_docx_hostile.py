"""Damaged and malicious Word files: one line each, no traceback, nothing opened, in bounded time."""

from __future__ import annotations

import io
import random
import socket
import time
import zipfile
from pathlib import Path

import pytest
from documents.wordxml import SPACES, p, packed, r, word

from citecheck.documents import read_bytes
from citecheck.documents.archive import Archive
from citecheck.errors import DocumentError

LIVE = (Path(__file__).parents[2] / "fixtures" / "formats" / "article-endnote.docx").read_bytes()
BOMB = (
    '<!DOCTYPE w:document [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefg", "bcdefgh", strict=True))
    + "]>"
)


def told(data, name="x.docx"):
    """What the reader is told: it must be one line."""
    with pytest.raises(DocumentError) as error:
        read_bytes(data, name)
    message = str(error.value)
    assert "\n" not in message
    assert 10 < len(message) < 250
    return message


def read_or_told(data):
    """Whatever it is, it is read, or refused in one line."""
    message = ""
    try:
        read_bytes(data, "x.docx")
    except DocumentError as error:
        message = str(error)
    assert "\n" not in message


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_text(xml, **more):
    return packed(parts_of(word(p("x"))) | {"word/document.xml": xml} | more)


def test_cut_anywhere():
    for at in range(8, len(LIVE), len(LIVE) // 150):
        told(LIVE[:at])


def test_a_text_cut_anywhere_inside_the_zip():
    xml = parts_of(LIVE)["word/document.xml"]
    for at in range(0, len(xml), len(xml) // 25):
        assert "XML" in told(with_text(xml[:at])) or at == 0


def test_flipped_bytes_never_surprise():
    source = random.Random(6)
    for _ in range(150):
        data = bytearray(LIVE)
        for _ in range(source.randint(1, 12)):
            data[source.randrange(len(data))] = source.randrange(256)
        read_or_told(bytes(data))


def test_xml_with_pieces_taken_out_never_surprises():
    source = random.Random(7)
    parts = parts_of(LIVE)
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"):
        pieces = parts[name].decode().split("<")
        for _ in range(10):
            kept = list(pieces)
            at = source.randrange(1, len(kept) - 3)
            del kept[at : at + source.randint(1, 3)]
            read_or_told(packed(parts | {name: "<".join(kept).encode()}))


@pytest.mark.parametrize(
    "declared", [BOMB, '<!DOCTYPE a [<!ENTITY h SYSTEM "file:///etc/passwd">]>', "<!DOCTYPE a []>"]
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml"])
def test_entities_are_never_expanded_and_never_opened(declared, part):
    root = "document" if "document" in part else "footnotes"
    inside = f"<w:body>{p('Text &h;')}</w:body>" if root == "document" else '<w:footnote w:id="1"><w:p/></w:footnote>'
    data = word(p("x"), footnotes="")
    xml = f"{declared}<w:{root} {SPACES}>{inside.replace('&amp;', '&')}</w:{root}>"
    assert "entit" in told(packed(parts_of(data) | {part: xml})) or "XML" in told(packed(parts_of(data) | {part: xml}))


def test_a_zip_bomb_is_not_unpacked():
    start = time.monotonic()
    head, tail = f"<w:document {SPACES}><w:body>".encode(), b"</w:body></w:document>"
    assert "bomb" in told(with_text(head + b"<w:p/>" * 12_000_000 + tail))
    assert time.monotonic() - start < 15


def test_members_are_bounded_together():
    data = packed({f"m{n}": bytes(6_000_000) for n in range(3)})
    with pytest.raises(DocumentError, match="bomb"):
        Archive(data).read("m0")


def test_nested_too_deeply():
    deep = "<w:tbl><w:tr><w:tc>" * 80 + p("x") + "</w:tc></w:tr></w:tbl>" * 80
    assert "deep" in told(word(deep)) or "XML" in told(word(deep))
    inline = "<w:smartTag>" * 200 + r("x") + "</w:smartTag>" * 200
    assert "deep" in told(word(p(inline)))
    told(word("<w:sdt><w:sdtContent>" * 3000 + p("x") + "</w:sdtContent></w:sdt>" * 3000))


def test_tables_in_tables_as_layouts_have_them_are_read():
    nested = "<w:tbl><w:tr><w:tc>" * 15 + p("inside") + "</w:tc></w:tr></w:tbl>" * 15
    assert read_bytes(word(nested), "x.docx").text == "inside"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") * 2, "password"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".doc"),
        (packed({"xl/workbook.xml": "<x/>"}), "Excel"),
        (packed({"a.txt": "x"}), "unpack"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\x00\x01\x02\x03" * 100, "damaged"),
    ],
)
def test_what_is_no_word_file_says_what_it_is(data, expected):
    assert expected in told(data)


def test_a_word_file_without_its_text():
    parts = parts_of(word(p("x")))
    del parts["word/document.xml"]
    parts["word/document2.xml.bak"] = b""
    assert "missing" in told(packed(parts))


def test_encrypted_members():
    data = bytearray(word(p("x")))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    central = data.rfind(b"word/document.xml") - 46
    assert data[central : central + 4] == b"PK\x01\x02"
    data[central + 8] |= 1
    data[info.header_offset + 6] |= 1
    assert "password" in told(bytes(data))


def test_nothing_outside_the_file_is_opened(monkeypatch):
    def refuse(*_):
        raise AssertionError("a network address was asked for")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    outside = "http://192.0.2.1/evil"
    relations = "".join(
        f'<Relationship Id="e{n}" Type="x/{kind}" Target="{outside}" TargetMode="External"/>'
        for n, kind in enumerate(("styles", "footnotes", "attachedTemplate", "oleObject", "image", "hyperlink"))
    )
    objects = '<w:r><w:object><o:OLEObject xmlns:o="urn:x" r:id="e3"/></w:object></w:r>'
    alternative = '<w:altChunk r:id="e4"/>'
    data = word(p("Text.", objects) + alternative, relations=relations)
    assert read_bytes(data, "x.docx").text == "Text."


def test_macros_are_never_looked_at():
    data = word(p("Text."), more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"\xff" * 500})
    assert read_bytes(data, "x.docm").text == "Text."


def test_relations_do_not_leave_the_file():
    relations = '<Relationship Id="s" Type="x/styles" Target="../../../../etc/passwd"/>'
    assert read_bytes(word(p("Text."), relations=relations), "x.docx").text == "Text."


def test_a_note_that_names_itself_ends():
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = word(p("Walking helps.", mark), footnotes=f'<w:footnote w:id="1">{p("Alder said so.", mark)}</w:footnote>')
    text = read_bytes(data, "x.docx").text
    assert text.count("Alder said so.") == 1


def test_a_document_is_bounded_by_computing_not_by_the_clock(monkeypatch):
    data = word(p("Walking helps.") * 5)
    monkeypatch.setattr(time, "monotonic", iter(range(0, 100_000, 1000)).__next__)
    assert read_bytes(data, "x.docx").text
    monkeypatch.setattr("citecheck.documents.docx.body._SECONDS", -1.0)
    assert "takes too long" in told(data)


def test_two_thousand_pages():
    paragraph = p(*(r("Walking helps the knee, and it has been shown again. ", "<w:b/>") for _ in range(7)))
    data = word(paragraph * 12_000 + p("References") + p("1. Alder A. Walking. J Knee Care. 2015;8:1-9."))
    start = time.process_time()
    document = read_bytes(data, "x.docx")
    assert time.process_time() - start < 20
    assert len(document.text) > 4_000_000
