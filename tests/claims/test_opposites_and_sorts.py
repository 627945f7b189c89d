"""The tables of antonyms and of sorts: how the first is made, and what both say of words."""

from __future__ import annotations

import pytest

from citecheck.claims.words.opposites import antonyms, are_opposites, listed
from citecheck.claims.words.sorts import members

_ADJECTIVES = """\
  1 a licence stands here
00000001 00 a 01 benign 0 002 ! 00000002 a 0101 & 00000003 a 0000 | of a made-up gloss
00000002 00 a 02 malignant 0 wicked(p) 0 001 ! 00000001 a 0101 | of another
00000003 00 s 01 gentle 0 001 & 00000001 a 0000 | of a third
"""


def test_antonyms_are_read_as_wordnet_points_to_them():
    assert set(antonyms(_ADJECTIVES.splitlines())) == {("benign", "malignant"), ("malignant", "benign")}


def test_the_table_holds_each_pair_of_known_words_once(tmp_path):
    for name in ("noun", "verb", "adv"):
        (tmp_path / f"data.{name}").write_text("  1 a licence\n", encoding="latin-1")
    (tmp_path / "data.adj").write_text(_ADJECTIVES, encoding="latin-1")
    assert len(listed(tmp_path).splitlines()) == 1


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("benign", "malignant", True),
        ("advantages", "disadvantage", True),
        ("highest", "lowest", True),
        ("directly", "inversely", True),
        ("benign", "gentle", False),
        ("study", "trial", False),
        ("cause", "causes", False),
    ],
)
def test_words_are_opposites_by_their_stems(one, other, opposite):
    assert are_opposites(one, other) is opposite


def test_a_phrase_is_named_as_a_whole():
    (found,) = members(["of", "lung", "cancer", "in"])
    assert found[:2] == (1, 3)
    assert {m.sort for m in found[2]} == {"illness"}


def test_a_word_may_name_several_of_a_sort():
    ((_, _, named),) = members(["clinicians"])
    ((_, _, nurses),) = members(["nurses"])
    assert set(nurses) & set(named)
    assert not set(nurses) & {m for _, _, each in members(["managers"]) for m in each}
