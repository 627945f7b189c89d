"""A claim that retells a sentence and affirms the difference or effect which it denies, or the other way round.

`There was a clear difference in pain` beside `there was no difference in pain`; `were clearly different` beside `were
comparable`.
"""

from __future__ import annotations

import re

from citecheck.claims.alignment import Change, joined_changes
from citecheck.claims.facets.direction.turned import answer, asked, denies_it_too, of_the_same
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.words.terms import Token

_STRONG = (
    r"(?:clear|definite|marked|real|obvious|evident|notable|substantial|considerable|strong|pronounced|distinct|"
    r"striking|important|major|large|significant|true|detectable|measurable|appreciable|relevant|statistically "
    r"significant)"
)
_STRONGLY = (
    r"(?:clearly|definitely|markedly|obviously|evidently|notably|substantially|considerably|strongly|distinctly|"
    r"strikingly|importantly|significantly|statistically significantly|appreciably|very|quite)"
)
_VERB = r"(?:(?:show(?:s|ed)|reveal(?:s|ed)|found|ha[sd]|have|demonstrate[sd]|display(?:s|ed)) )?"
_DENIED = re.compile(
    rf"{_VERB}(?:no|not|without(?: an?y?)?|no (?:significant|detectable|apparent|evidence of an?y?)|not any)"
)
_AFFIRMED = re.compile(rf"{_VERB}(?:(?:an?|the|some|with an?)? ?{_STRONG}|an?|some|with an?)")
_ALIKE = re.compile(
    r"(?:(?:was|were|is|are|remained) )?(?:(?:statistically|broadly|largely|very|quite) )?(?:(?:similar|"
    r"comparable|alike|"
    r"equal|equivalent|identical|the same|indistinguishable)(?: to| with)?|"
    r"not (?:significantly |statistically )?different(?: from)?)|did not differ|do not differ"
)
_UNLIKE = re.compile(
    rf"(?:(?:was|were|is|are) )?(?:(?:{_STRONGLY} )?(?:different|dissimilar|unequal|unlike|distinct|differed)|"
    rf"differ(?:s|ed)?(?: {_STRONGLY})?)(?: from| to| than| between)?"
)
_TENDED = re.compile(r"(?:tend(?:s|ed)? to(?: be)?|(?:an? )?(?:trend|tendency) (?:towards?|for)|borderline|marginally)")
_SIGNIFICANTLY = re.compile(
    r"(?:was|were|is|are)? ?(?:statistically )?significantly|"
    r"an? (?:statistically )?significant(?: \w+)?(?: towards?| in)?"
)
_DENIED_HAVING = re.compile(r"(?:did|does|do) not (have|show)")
_HAVING = {"have": re.compile(r"had|has|have"), "show": re.compile(r"show(?:s|ed)")}
_NOUN = re.compile(
    r"\W*(?:\w+ ){0,2}?(?:differences?|effects?|associations?|correlations?|changes?|relationships?|relations?|"
    r"benefits?|advantages?|improvements?|impact|influence|interactions?|links?|increases?|decreases?|reductions?|"
    r"evidence)\b",
    re.IGNORECASE,
)
"""What is affirmed or denied, behind the words that do it."""


def affirmed(matter: Matter) -> Observation | None:
    """What the claim affirms and the sentence that it retells denies, or the other way round."""
    for change in joined_changes(matter.changes, matter.said.tokens, matter.reading.sentences):
        mine, theirs = change.ours, change.theirs
        if not mine or not theirs or asked(matter, mine[0].start):
            continue
        sentence = matter.reading.sentences[change.sentence]
        ours, printed = " ".join(t.word for t in mine), " ".join(t.word for t in theirs)
        denied = _is_denied(ours, printed, matter.said.text[mine[-1].end :], sentence.text[theirs[-1].end :])
        if denied is None or not of_the_same(matter, sentence, change) or _denies_besides(matter, sentence, change):
            continue
        if denies_it_too(matter, change, denied=denied):
            continue
        return answer(matter, _whole(mine), _whole(theirs), change.sentence, level=True)
    return None


def _is_denied(ours: str, printed: str, behind: str, printed_behind: str) -> bool | None:
    """Whether it is the claim that denies (True) or the sentence (False); None where neither denies what other says."""
    for denied, one, other, rest in ((True, ours, printed, behind), (False, printed, ours, printed_behind)):
        if _ALIKE.fullmatch(one) and _UNLIKE.fullmatch(other):
            return denied
        if not denied and _TENDED.fullmatch(one) and _SIGNIFICANTLY.fullmatch(other):
            return denied
        if (verb := _DENIED_HAVING.fullmatch(one)) and _HAVING[verb[1]].fullmatch(other):
            return denied
        if _DENIED.fullmatch(one) and _AFFIRMED.fullmatch(other) and _NOUN.match(rest):
            return denied
    return None


def _denies_besides(matter: Matter, sentence: Sentence, change: Change) -> bool:
    """Whether either text has another word that denies or likens: the two may come to the same."""
    spans = [(c.ours, c.theirs) for c in matter.changes if c.sentence == change.sentence]
    here = {t.start for ours, _ in spans for t in ours}, {t.start for _, theirs in spans for t in theirs}
    for texts, changed in zip((matter.said.tokens, sentence.tokens), here, strict=True):
        if any(
            t.word in ("no", "not", "nor", "neither", "without", "except") and t.start not in changed for t in texts
        ):
            return True
    return False


def _whole(found: tuple[Token, ...]) -> Token:
    """The words of a run as one, for what is shown."""
    return Token(start=found[0].start, end=found[-1].end, word=found[0].word, keys=())
