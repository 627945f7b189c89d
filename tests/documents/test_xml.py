"""XML from strangers: what is expanded, what is refused, what is never opened."""

import pytest

from citecheck.documents.xml import parse
from citecheck.errors import DocumentError

BOMB = b"""<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;">]>"""


def test_named_characters_become_text():
    root = parse(
        b'<!DOCTYPE a PUBLIC "-//x//y" "http://192.0.2.1/none.dtd"><a>&alpha;<b/>x&beta;y&amp;&nbsp;z<b>q</b></a>'
    )
    assert "".join(root.itertext()) == "αxβy&\u00a0zq"


def test_comments_and_instructions_are_no_text():
    assert "".join(parse(b"<a>one<!-- two --><?three four?> five</a>").itertext()) == "one five"


@pytest.mark.parametrize(
    "data",
    [
        BOMB + b"<a>&f;</a>",
        BOMB + b"<a x='&f;&f;&f;&f;'>&f;</a>",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://192.0.2.1/x">]><a>&x;</a>',
        b"<a>" + b"<b>" * 5000 + b"</b>" * 5000 + b"</a>",
        b"<a><b>cut sho",
        b"",
        b"\x00\x01",
        b"<a></b>",
        b"<?xml version='1.0' encoding='no-such-code'?><a/>",
    ],
)
def test_what_is_refused_is_told_in_one_line(data):
    with pytest.raises(DocumentError) as told:
        parse(data)
    assert "\n" not in str(told.value)
    assert "root:" not in str(told.value)
