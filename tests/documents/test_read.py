"""Bytes become text, or one line that says why not."""

import pytest

from citecheck.documents import Places, read_bytes, read_document
from citecheck.errors import DocumentError


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Knee – café".encode(), "Knee – café"),
        (b"\xef\xbb\xbfKnee", "Knee"),
        ("Knee – café".encode("utf-16"), "Knee – café"),
        ("Knee \u2013 caf\u00e9 \u201cquoted\u201d".encode("cp1252"), "Knee – café “quoted”"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        ("non\u00a0breaking".encode(), "non\u00a0breaking"),
    ],
)
def test_text_is_decoded_without_losing_a_character(data, text):
    assert read_bytes(data, "x.txt", "text").text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "is a zip archive or an Office file"),
        (bytes(range(256)) * 40, "is not a text file"),
        (b"\x00\x01\x02\x03" * 500, "is not a text file"),
        (b"\xff\xfe\x00", "is damaged"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data, message):
    with pytest.raises(DocumentError, match=message) as caught:
        read_bytes(data, "x.txt", "text")
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(DocumentError, match="No such file"):
        read_document(tmp_path / "missing.txt")
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(DocumentError, match="larger than"):
        read_document(path)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_places_count_every_kind_of_line_break(line_break):
    document = read_bytes(line_break.join(["first", "second line", "third"]).encode(), "x.txt", "text")
    start = document.text.index("line")
    span = Places(document).span(start, start + 4)
    assert (span.line, span.column) == (2, 8)
    assert document.text[span.start : span.end] == "line"
