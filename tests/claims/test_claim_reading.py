"""How texts are taken apart: in words, figures and signs, by ways that are fast and find the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.claims.figures.numbers import quantities
from citecheck.claims.sentences.signs import signs
from citecheck.claims.words.terms import tokens

PRINTED = st.text(alphabet="aBz09 .,-_()'/%", max_size=60)


@given(PRINTED)
def test_a_text_of_ascii_has_the_words_that_it_has_beside_other_letters(text):
    assert tokens(text) == tokens(text + " é")[:-1]


@given(PRINTED)
def test_words_are_the_letters_and_digits_of_the_text_in_its_order(text):
    found = tokens(text)
    assert all(text[t.start : t.end].lower() == t.word for t in found)
    assert [t.start for t in found] == sorted({t.start for t in found})
    kept = {n for t in found for n in range(t.start, t.end)}
    assert all(n in kept for n, sign in enumerate(text) if sign.isalnum())


@given(st.text(alphabet="19 .,;-(%mn=p", max_size=40))
def test_figures_in_digits_do_not_depend_on_a_number_word_elsewhere(text):
    alone = quantities(f"{text} ; then")
    assert quantities(f"{text} ; then ; seventy")[: len(alone)] == alone


def test_signs_are_kept_for_the_very_words_that_were_given():
    text = "MR rose in men"
    plain, spelled = tokens(text), tokens(text, {"MR": ("mitral", "regurgit")})
    assert signs(text, plain) is signs(text, plain)
    assert signs(text, plain)[0].around != signs(text, spelled)[0].around


def test_a_denial_far_behind_a_word_does_not_reach_it():
    near = "The rise in pain was not significant"
    far = "The rise in pain " + "that was seen in those who had come to the clinic by then " * 3 + "was not significant"
    assert signs(near, tokens(near))[0].negated
    assert not signs(far, tokens(far))[0].negated
