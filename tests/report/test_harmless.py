"""Text of strangers cannot drive a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.report.harmless import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\u202eb", "a<U+202E>b"),
        ("\x9b2J", "<U+009B>2J"),
        ("bell\a", "bell␇"),
        ("Ω β – “x” 中文", "Ω β – “x” 中文"),
        ("soft\u00adhyphen", "softhyphen"),
        ("no\u00a0break", "no break"),
    ],
)
def test_what_could_drive_a_terminal_is_shown(text, shown):
    assert harmless(text) == shown


@given(st.text())
def test_nothing_unprintable_is_left(text):
    assert all(c in "\n\t" or c.isprintable() for c in harmless(text))
