"""Whether a claim and a sentence that seems to say the contrary speak of the same setting.

`Less pain without the drug` is not contrary to `more pain with it`, nor `more pain with placebo` to `less with the drug
than with placebo`: one tells of those who lack what the other's have, or of the arm that the other compares with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from citecheck.claims.facets.direction.compared import Judged
from citecheck.claims.facets.direction.guards.of_a_kind import (
    are_opposite,
    of_another_age,
    of_another_of_several,
    of_another_one,
    of_another_sort,
    of_another_sort_told,
    of_the_opposite,
)
from citecheck.claims.facets.direction.guards.of_others import (
    later_or_more,
    less_than_others,
    of_an_effect,
    of_another_agent,
    of_some_alone,
    of_something_else,
    orders_alone,
    pace_and_length,
)
from citecheck.claims.facets.direction.guards.sided import alike_with_another
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import Opposition, of_sentence
from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.sentences.comparisons import contrasted
from citecheck.claims.sentences.polarity import sign_at
from citecheck.claims.sentences.sides import CONTROLS, weight, words_of
from citecheck.claims.sentences.signs import Sign, signs
from citecheck.claims.words.terms import Token, number_at

_NO_LACK = (
    r"(?! (?:(?:any|an?|further|undue|significant|substantial|appreciable|marked|major|measurable|clear|apparent) )*"
    r"(?:\w+ly )?(?:(?:increas|decreas|reduc|affect|chang|caus|impair|compromis|rais|lower|alter|worsen|improv|"
    r"influenc)ing|evidence|loss|difference\w*|increases?|decreases?|changes?|reductions?|impairment|deterioration|"
    r"worsening|compromise|effects?)\b)"
)
"""Behind `without`: something was done, and nothing is absent by it."""
_UNCOUNTED = (
    rf"(?<!with and )(?<!with or )(?<!and/or )without{_NO_LACK}|"
    r"absent|devoid|omit\w*|omission|withh[eo]ld\w*|withdraw\w*|withdrew|abst(?:ain|inen)\w*|stop(?:s|ped|ping)?|"
    r"discontinu\w*|cessation of|remov(?:e|es|ed|ing)|"
    r"removal(?= (?:of|is|was|leads?|led|prevent\w*|reduc\w+|lower\w*|rais\w+|increas\w+|decreas\w+|improv\w+)\b)|"
    r"non-?(?:users?|smok\w+|drink\w+|carriers?|recipients?)|never[- ](?:us|smok|drink)\w+|"
    r"(?:not|n[’']t|never|no longer) (?:\w+ )?(?:receiv|prescrib|given|giving|get|tak|treat|expos|us|vaccinat|drink|"
    r"smok|eat|infect)\w*|"
    r"(?:when|where|if|whenever|wherever) no(?! (?:(?:significant|other|further) )?(?:difference|change|effect))"
)
"""What says that something was absent or taken away, and is no word of direction."""
_COUNTED = (
    r"absence|lack(?:s|ed|ing)?|deprived of|knock(?:s|ed|ing)?[- ]?(?:down|out)|knock(?:down|out)s?|delet(?:ed|ion)|"
    r"deplet(?:ed|ion)|silenc(?:ed|ing)|blockade|blockers?|blocking|blocked|inhibitors?|inhibition of|inhibited|"
    r"deficien\w+|(?<!without )(?<!without any )(?<!without significant )(?<!no )(?<!no significant )loss of|null|"
    r"antagonis[tm]\w*"
)
"""The same where a tie counts it among its words of direction, and others do not."""
LACKING = re.compile(rf"without{_NO_LACK}\b", re.IGNORECASE)
"""`Without` that says of whom or what is spoken (`those without A`), and denies nothing."""
_ABSENT = re.compile(rf"\b(?:{_UNCOUNTED})\b", re.IGNORECASE)
_ALL_ABSENT = re.compile(rf"\b(?:{_UNCOUNTED}|{_COUNTED})\b", re.IGNORECASE)
_AHEAD, _BEHIND = 2, 4
"""How many words before and behind such a word may name what is absent."""
_BORDER = re.compile(r"[;:]|\.(?!\d)|\b(?:but|however|although|whereas|while|yet|though)\b", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|versus|vs\.?|(?-i:v)|relative to)\b[^,;]*", re.IGNORECASE)
_LEADS = re.compile(r"\W*(?:in|when|where|if|with|without|under|upon|after|among|once|on)\b", re.IGNORECASE)
_IF = re.compile(
    r"\b(?:if|when|whenever|once|unless)\s[^,.;:]{1,60}\s(?:is|are|was|were|be|been)\s(?:\w+ly\s)?$", re.IGNORECASE
)
"""What is a condition, and not what was found."""
_GIVEN = re.compile(
    r"[^,.;:]*\b(?:if|when|whenever|once|unless)\b[^,.;:]*\b(?:blocked|inhibited|silenced|knocked|deleted|depleted|"
    r"suppressed|lacking|absent|missing|removed|reduced|lower(?:ed)?|low|scarce|stopped|withdrawn|off)\b"
)
"""What is so where something is less, which the clause before does not count."""
_LEVEL = re.compile(r"\bthan (?:or equal to )?[\d.]")
_CONTROL_ARM = re.compile(
    r"\b(?:on|with|given|receiving|received|taking|took|after|in the|among) (?:(?!than\b)\w+ ){0,2}"
    r"(?:placebo|sham|vehicle|controls?)\b(?![- ](?:controlled|trial|compar))|\buntreated\b",
    re.IGNORECASE,
)
_AND = re.compile(r",?\sand\s")
_DOUBTFUL = 0.7
"""The score of an opposition below which another sort of the same thing is doubt enough."""
_HELD, _UNHELD = 0.75, 0.34
"""The weighted shares of the words of an arm from which, and below which, a text names it and does not."""


def opposition_apart(matter: Matter, one: Opposition) -> bool:
    """Whether claim and sentence tell of different arms, or only one of them of something absent."""
    if one.other is None or one.ranked is None:
        return False
    sentence = one.ranked.sentence
    if _IF.search(matter.said.text, 0, one.sign.start) or of_another_age(matter.said.text, sentence.text):
        return True
    if of_another_one(matter.said.text, sentence.text) or of_the_opposite(matter.said, sentence):
        return True
    if _of_another_one(matter.said, one.sign.start, sentence, one.other.start):
        return True
    if _lacks_alone(matter.said, one.sign.start, sentence, one.other.start, counted=False):
        return True
    if of_another_agent(matter, one) or of_an_effect(matter, one) or orders_alone(matter, one):
        return True
    mine, theirs = one.sign.start, one.other.start
    if pace_and_length(matter.said, mine, sentence, theirs) or later_or_more(matter.said, mine, sentence, theirs):
        return True
    if of_some_alone(matter, sentence):
        return True
    if one.score < _DOUBTFUL and of_another_sort(matter.said, sentence, matter.reading.keys):
        return True
    if _told_in_another_clause(matter.said, one.sign, sentence, one.other):
        return True
    return 0 not in (one.sign.value, one.other.value) and _of_other_arm(
        matter.said, one.sign.index, sentence, one.other.index
    )


def turned_apart(matter: Matter, plain: Observation) -> bool:
    """The same of a word that the claim turned round."""
    if plain.claim_at is None or plain.record_at is None or plain.sentence is None:
        return False
    sentence = matter.reading.sentences[plain.sentence]
    if _lacks_alone(matter.said, plain.claim_at[0], sentence, plain.record_at[0], counted=False):
        return True
    if pace_and_length(matter.said, plain.claim_at[0], sentence, plain.record_at[0]):
        return True
    if of_another_one(matter.said.text, sentence.text) or of_the_opposite(matter.said, sentence):
        return True
    at, record_at = number_at(matter.said.tokens, plain.claim_at[0]), number_at(sentence.tokens, plain.record_at[0])
    return _of_other_arm(matter.said, at, sentence, record_at)


def tie_apart(matter: Matter, judged: Judged) -> bool:
    """Whether the sentence that says the contrary is of something absent, of another arm or another sort of thing."""
    sentence = matter.reading.sentences[judged.sentence]
    if _lacks_alone(matter.said, judged.at[0], sentence, judged.record_at[0], counted=True):
        return True
    if _IF.search(matter.said.text, 0, judged.at[0]) or _GIVEN.match(matter.said.text, judged.at[1]):
        return True
    if of_another_age(matter.said.text, sentence.text) or of_another_one(matter.said.text, sentence.text):
        return True
    if of_the_opposite(matter.said, sentence) or _of_another_one(
        matter.said, judged.at[0], sentence, judged.record_at[0]
    ):
        return True
    if pace_and_length(matter.said, judged.at[0], sentence, judged.record_at[0]) or of_some_alone(matter, sentence):
        return True
    if any(less_than_others(matter, number_at(matter.said.tokens, judged.at[0]) + n, sentence) for n in (0, 1)):
        return True
    if judged.denied and alike_with_another(matter.said, sentence, number_at(sentence.tokens, judged.record_at[0])):
        return True
    sign = next((s for s in signs(matter.said.text, matter.said.tokens) if s.start == judged.at[0]), None)
    other = next((s for s in of_sentence(sentence) if s.start == judged.record_at[0]), None)
    if sign is not None and other is not None and _told_in_another_clause(matter.said, sign, sentence, other):
        return True
    mine = sign_at(matter.claim.text, matter.said.tokens, judged.at[0])
    theirs = sign_at(sentence.text, sentence.tokens, judged.record_at[0])
    at, title = number_at(matter.said.tokens, judged.at[0]), matter.reading.title.keys
    if mine and mine == -theirs:
        record_at = number_at(sentence.tokens, judged.record_at[0])
        if _names_the_other(matter.said, at, sentence, title) or _of_other_arm(matter.said, at, sentence, record_at):
            return True
    if of_something_else(matter.said, judged.at, sentence):
        return True
    if judged.denied:
        return of_another_sort_told(matter, judged.sentence)
    return of_another_sort(matter.said, sentence, matter.reading.keys)


def _of_another_one(said: ClaimReading, at: int, sentence: Sentence, record_at: int) -> bool:
    """Whether the clauses that are held against each other are of different ones of a kind: of class I, of class II."""
    mine, theirs = _clause(said.text, at), _clause(sentence.text, record_at)
    there = _keys_within(sentence.tokens, theirs)
    if are_opposite(frozenset(said.weights), there) or are_opposite(_keys_within(said.tokens, mine), there):
        return True
    return of_another_of_several(said.text, said.text[slice(*mine)], sentence.text[slice(*theirs)])


def _keys_within(tokens: Sequence[Token], span: tuple[int, int]) -> frozenset[str]:
    return frozenset(k for t in tokens if span[0] <= t.start < span[1] for k in t.keys)


def _lacks_alone(one: ClaimReading, at: int, other: Sentence, other_at: int, *, counted: bool) -> bool:
    """Whether only one of two texts says that something was absent or taken away, which the other speaks of.

    Looked at are the clauses of what stands at the offsets `at` and `other_at`. With `counted`, words as `deficiency`
    are no matter: the product of signs has them.
    """
    pattern = _ABSENT if counted else _ALL_ABSENT
    mine = _absent(pattern, one.text, one.tokens, at)
    theirs = _absent(pattern, other.text, other.tokens, other_at)
    both = mine.keys() & theirs.keys()
    if both:  # "without a knockdown of A" is not apart from "with A", but from "with a knockdown of A"
        return all((mine[k] - theirs[k]) % 2 for k in both)
    return bool(mine.keys() & other.keys or theirs.keys() & one.weights.keys())


def _absent(pattern: re.Pattern[str], text: str, tokens: Sequence[Token], at: int) -> Counter[str]:
    """The keys of the words around what says, in the clause of an offset, that something is absent; how often each."""
    start, end = _clause(text, at)
    compared = [m.span() for m in _COMPARED.finditer(text, start, end)]
    found: Counter[str] = Counter()
    for match in pattern.finditer(text, start, end):
        if match.start() == at or any(a <= match.start() < b for a, b in compared):
            continue
        stop = at if match.start() < at < end else end
        behind = [t for t in tokens if match.start() < t.end and t.start < stop and t.keys][:_BEHIND]
        before = [t for t in tokens if start <= t.start and t.end <= match.start()][-_AHEAD:]
        if match.group().lower() == "without":
            before = []
        found.update({k for t in (*before, *behind) for k in t.keys})
    return found


def _clause(text: str, at: int) -> tuple[int, int]:
    """The offsets of the clause around an offset, with what leads to it behind a comma: `In its absence, ...`."""
    start = max([m.end() for m in _BORDER.finditer(text, 0, at)], default=0)
    end = min([m.start() for m in _BORDER.finditer(text, at)][:1] or [len(text)])
    after = text.find(", ", at, end)
    before = text.rfind(", ", start, at)
    if before >= 0 and (_LEADS.match(text, start) is None or text.find(", ", start, at) != before):
        start = before + 2
    return start, after if after >= 0 else end


def _of_other_arm(said: ClaimReading, at: int, sentence: Sentence, record_at: int) -> bool:
    """Whether the claim, of one arm, is of the arm with which the sentence compares its own.

    `at` and `record_at` are the numbers of the words of direction in claim and sentence.
    """
    if _names_the_other(said, at, sentence):
        return True
    sides = contrasted(said.text, said.tokens, at)
    theirs = contrasted(sentence.text, sentence.tokens, record_at)
    if sides is None and theirs is None and _CONTROL_ARM.search(said.text) and not CONTROLS & sentence.keys:
        return True
    if theirs is None or _LEVEL.search(sentence.text):
        return False
    if sides is not None:
        return _are_one(sides[0], theirs[1]) and _are_one(sides[1], theirs[0])
    mine = words_of(said.tokens, 0, len(said.text), most=len(said.tokens))
    return _names(mine, theirs[1]) and weight(mine & theirs[0]) < _UNHELD * weight(theirs[0])


def _names_the_other(said: ClaimReading, at: int, sentence: Sentence, title: frozenset[str] = frozenset()) -> bool:
    """Whether of the two sides of the claim the sentence, with the title, names only that with which it compares."""
    sides = contrasted(said.text, said.tokens, at)
    if sides is None:
        return False
    there = words_of(sentence.tokens, 0, len(sentence.text), most=len(sentence.tokens))
    return bool(sides[1] & there) and _names(there | title, sides[1]) and not sides[0] & there


def _told_in_another_clause(said: ClaimReading, sign: Sign, sentence: Sentence, other: Sign) -> bool:
    """Whether another clause of the sentence than that of `other` has more of the claim, and says it as the claim does.

    `It did not lower their number, but shortened their course` beside `their course was shortened`.
    """
    start = max([m.end() for m in _BORDER.finditer(sentence.text, 0, other.start)], default=0)
    end = min([m.start() for m in _BORDER.finditer(sentence.text, other.start)][:1] or [len(sentence.text)])
    within = {k for t in sentence.tokens if start <= t.start < end for k in t.keys}
    lacking = said.plain.keys() - within
    for one in signs(sentence.text, sentence.tokens):
        if start <= one.start < end or one.axis != sign.axis or one.value != sign.value:
            continue
        close = min([m.start() for m in _BORDER.finditer(sentence.text, one.start)][:1] or [len(sentence.text)])
        if any(k in lacking for t in sentence.tokens if one.start < t.start < close for k in t.keys):
            return True
    return _told_in_another_member(said, sign, sentence, other)


def _told_in_another_member(said: ClaimReading, sign: Sign, sentence: Sentence, other: Sign) -> bool:
    """Whether behind an `and` the sentence says with the claim's own word what the claim says, of another outcome.

    `B was shorter and A lasted longer with C` beside `A lasted longer with C`.
    """
    word = said.tokens[sign.index].word
    for one in signs(sentence.text, sentence.tokens):
        if sentence.tokens[one.index].word != word or one.value != sign.value or one.start < other.start:
            continue
        cut = max([m.end() for m in _AND.finditer(sentence.text, other.end, one.start)], default=-1)
        led = [t for t in sentence.tokens if cut <= t.start < one.start and t.keys] if cut >= 0 else []
        if led and all(k in said.plain for t in led for k in t.keys):
            return True
    return False


def _are_one(one: frozenset[str], other: frozenset[str]) -> bool:
    return _names(one, other) or _names(other, one)


def _names(by: frozenset[str], side: frozenset[str]) -> bool:
    total = weight(side)
    return bool(total) and weight(side & by) >= _HELD * total
