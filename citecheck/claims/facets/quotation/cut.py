"""What an ellipsis in a quotation leaves out: a reservation of the abstract's that speaks against the claim."""

from __future__ import annotations

import itertools
import re

from msgspec import structs

from citecheck.claims.facets.quotation.place import Placed
from citecheck.claims.facets.quotation.words import Source
from citecheck.claims.observation import Observation
from citecheck.claims.words.terms import tokens

ELLIPSIS = re.compile(r"\s*[\[(]?\s*(?:…|\.{3,}|(?:\.\s){2,}\.)\s*[\])]?\s*")
STRONG = re.compile(
    r"\b(?:low(?:er)?[- ](?:certainty|quality|confidence|level)|"
    r"remains? (?:low|unclear|uncertain|unknown|limited|to be|elusive|poorly|controversial)|"
    r"not (?:\w+ ){0,2}(?:significant|effective|superior|differ\w*|support\w*|recommend\w*|proven|established|"
    r"improve\w*|reduce\w*)|"
    r"no (?:\w+ ){0,2}(?:difference|effect|benefit|evidence|improvement|association|change)s?|insufficient|"
    r"inconclusive|"
    r"inconsistent|limited (?:evidence|data|quality|by)|limitations?|uncertain\w*|unclear|weak evidence|"
    r"poor[- ]quality|risk of bias|"
    r"heterogene\w+|small sample|(?:confidence|certainty|quality)\b[^.]{0,60}\b(?:low|poor)\b|"
    r"caution\w*|fail(?:ed|s)? to|did not|does not|"
    r"do not|cannot|"
    r"lack(?:s|ed|ing)? (?:of )?|hard to compare|should not|(?:serious|a|of) concerns?)\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"^\W*(?:however|but|nevertheless|nonetheless|although|though|yet|despite|unfortunately|"
    r"still|conversely|"
    r"in contrast|on the other hand)\b",
    re.IGNORECASE,
)
ONLY_IF = re.compile(
    r"^\W*(?:but )?(?:only (?:if|when|where|after|before|in|with|among|for|at|on|by)|unless|except|"
    r"provided|as long as)\b",
    re.IGNORECASE,
)
"""A condition: without it more is said."""
_TURNED_FROM = re.compile(r"\b(?:but|yet|although|though)\W*$", re.IGNORECASE)
"""What stands before it is conceded, and what follows is all that the quotation keeps."""
_MILD = re.compile(
    r"\b(?:not?|low|limited|less|fewer|only|few|remains?|need(?:ed|s)?|required|small|short|risk|bias)\b", re.IGNORECASE
)


_OTHERS = re.compile(r"\W*(?:whilst|whereas|while)\b", re.IGNORECASE)
_OPEN = re.compile(r"\bremains?\b|\bunclear\b|\bunknown\b|\buncertain\b|\blow[- ]certainty\b", re.IGNORECASE)
"""What begins so is said of others, unless it leaves a matter open."""
_TOLD = 0.5
_SHARED = 1
_REFERS = re.compile(
    r"\W*(?:(?:however|but|nevertheless|nonetheless|although|though|yet|still),?\s)?(?:this|these|it|they|such|those|"
    r"the (?:effect|difference|evidence|result|finding|certainty|quality|benefit|association)s?|our confidence|"
    r"no (?:difference|effect|benefit|evidence)|there (?:was|were|is) no)\b",
    re.IGNORECASE,
)
"""A sentence that takes up the one before."""
_SHORT = 2
"""Pieces of so many words stand in an abstract in many places."""
LED = re.compile(r"[“\"‘']\s?[\[(]?(?:…|\.{3}|(?:\.\s){2}\.)[\])]?\s*$")
_DOTS = 10
"""An ellipsis at the head of a quotation, and how many letters it may take."""
_CLAUSE = 4
"""From so many words on it is a clause that was left out, of which not every word counts."""
_LITTLE = re.compile(
    r"(?:[\w-]+\s){0,2}(?:not|never|no|neither|nor|none|cannot|rarely|seldom|hardly|barely|without|little|few|only|"
    r"may|might|could|possibly|"
    r"perhaps|potentially|probably|likely|unlikely|partly|partially|in part|sometimes|occasionally|slightly|"
    r"usually|generally|typically|often|limited|appears?(?: to)?|seems?(?: to)?|suggests?|"
    r"fail(?:s|ed)?(?: to)?|unable to|preliminary|pilot|exploratory|tentative)"
    r"(?:\s[\w-]+){0,2}",
    re.IGNORECASE,
)
"""A few words that turn or limit what is left of the sentence."""
_LIMITED_TO = re.compile(
    r"(?:in|among)\s(?:\w+\s)?(?P<whom>vitro|children|adolescents|adults|infants|women|men|boys|girls|mice|rats|"
    r"rabbits|pigs|"
    r"dogs|animals|cells|elderly|cultured cells)",
    re.IGNORECASE,
)
"""Whom alone it is said of."""


_AGED = frozenset({"adults", "elderly", "children", "adolescents", "infants", "boys", "girls"})
_AGES = re.compile(
    r"\b(?:geriatric|older|elderly|aged|p(?:a)?ediatric|child|young|adult|teenage|neonat)", re.IGNORECASE
)


def cut(text: str, source: Source, placed: list[Placed], end: int) -> Observation | None:
    """The reservation that stood between two pieces of a quotation, or after its last; None where there is none.

    `placed` are the pieces of the quotation that ends at `end` in `text`.
    """
    for one, other in itertools.pairwise(placed):
        left, right = _beside(text, source, one, other), _beside(text, source, other, one)
        if left.at is None or right.at is None or right.at[0] <= left.at[1]:
            continue
        found = _reservation(
            text, source, (left.at[1], right.at[0]), whole=(left.start, right.end), gap=(left.end, right.start)
        )
        if found is not None:
            return found
    opening = placed[0]
    if opening.at is not None and LED.search(text, max(0, opening.start - _DOTS), opening.start):
        n = source.where[opening.at[0]]
        found = _reservation(
            text, source, (source.bounds[n][0], opening.at[0]), whole=(opening.start, opening.end),
            gap=(opening.start, opening.start),
        )  # fmt: skip
        if found is not None:
            return found
    last = placed[-1]
    if last.at is not None and ELLIPSIS.search(text, last.end, end):
        n = source.where[last.at[1] - 1]
        return _reservation(
            text, source, (last.at[1], source.bounds[n][1]), whole=(last.start, last.end), gap=(last.end, end)
        )
    return None


def _beside(text: str, source: Source, piece: Placed, other: Placed) -> Placed:
    """A piece of one word or two, too short to be found by itself, with its place a few words from the other piece."""
    said = re.findall(r"\w+", text[piece.start : piece.end].lower())
    if piece.at is not None or other.at is None or not 0 < len(said) <= _SHORT:
        return piece
    before = piece.start < other.start
    first = max(0, other.at[0] - _CLAUSE - _SHORT) if before else other.at[1]
    last = other.at[0] if before else min(len(source.words), other.at[1] + _CLAUSE + _SHORT)
    printed = [_word_of(source, n) for n in range(first, last)]
    for k in range(len(printed) - len(said), -1, -1) if before else range(len(printed) - len(said) + 1):
        if printed[k : k + len(said)] == said:
            return structs.replace(piece, at=(first + k, first + k + len(said)))
    return piece


def _word_of(source: Source, n: int) -> str:
    word = source.words[n]
    return source.reading.sentences[source.where[n]].text[word.start : word.end].lower()


def _turns(dropped: str, text: str) -> bool:
    """Whether the few words left out turn what is left, or say of whom alone it is true, and `text` does not."""
    if _LITTLE.fullmatch(dropped):
        return True
    limit = _LIMITED_TO.fullmatch(dropped)
    if limit is None:
        return False
    whom = limit["whom"].lower()
    return whom not in text.lower() and not (whom in _AGED and _AGES.search(text))


def _said_besides(text: str, source: Source, whole: tuple[int, int], dropped: str) -> bool:
    """Whether the claim tells outside the quotation marks what the quotation leaves out."""
    outside = f"{text[: whole[0]]} {text[whole[1] :]}"
    told = {k for t in tokens(outside, source.reading.abbreviations) for k in t.keys}
    keys = {k for t in tokens(dropped, source.reading.abbreviations) for k in t.keys}
    return len(keys) >= _CLAUSE and sum(k in told for k in keys) >= _TOLD * len(keys)


def _of_the_same(quoted: str, source: Source, n: int) -> bool:
    """Whether a whole sentence that was left out speaks of what the quotation speaks of."""
    told = {k for t in tokens(quoted, source.reading.abbreviations) for k in t.keys if not k[0].isdigit()}
    shared = told & source.reading.sentences[n].keys - source.reading.title.keys
    return len(shared) >= _SHARED or _REFERS.match(source.reading.sentences[n].text) is not None


def _reservation(
    text: str, source: Source, dropped_at: tuple[int, int], *, whole: tuple[int, int], gap: tuple[int, int]
) -> Observation | None:
    """What the words from the first to the second place of the abstract say against the claim, if anything."""
    first, stop = dropped_at
    for n in dict.fromkeys(source.where[first:stop]):
        low, high = max(first, source.bounds[n][0]), min(stop, source.bounds[n][1])
        start, end = source.words[low].start, source.words[high - 1].end
        dropped = source.reading.sentences[n].text[start:end]
        short = len(dropped.split()) < _CLAUSE
        if short and not _turns(dropped, text) and not ONLY_IF.search(dropped):
            continue
        turned = _TURN.search(dropped) is not None or _TURNED_FROM.search(dropped) is not None
        if _said_besides(text, source, whole, dropped):
            continue
        if _OTHERS.match(dropped) and not _OPEN.search(dropped):
            continue
        entire = (low, high) == source.bounds[n]
        if turned and entire:
            turned = _MILD.search(dropped) is not None and _of_the_same(text[slice(*whole)], source, n)
        if short or STRONG.search(dropped) or ONLY_IF.search(dropped) or turned:
            return Observation(
                facet="quotation",
                status="differs",
                claim=text[gap[0] : gap[1]].strip() or text[whole[0] : whole[1]],
                record=dropped,
                claim_at=gap if gap[1] > gap[0] else whole,
                sentence=n,
                record_at=(start, end),
                rule="claim-quotation-cut",
                message="The quotation leaves out what speaks against it.",
            )
    return None
