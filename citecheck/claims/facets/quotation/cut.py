"""What an ellipsis in a quotation leaves out: a reservation of the abstract's that speaks against the claim."""

from __future__ import annotations

import itertools
import re

from citecheck.claims.facets.quotation.place import Placed
from citecheck.claims.facets.quotation.words import Source
from citecheck.claims.observation import Observation

ELLIPSIS = re.compile(r"\s*[\[(]?\s*(?:…|\.{3,}|(?:\.\s){2,}\.)\s*[\])]?\s*")
_STRONG = re.compile(
    r"\b(?:low(?:er)?[- ](?:certainty|quality|confidence|level)|remains? (?:low|unclear|uncertain|unknown|limited)|"
    r"not (?:\w+ ){0,2}(?:significant|effective|superior|differ\w*|support\w*|recommend\w*|proven|established|"
    r"improve\w*|reduce\w*)|"
    r"no (?:\w+ ){0,2}(?:difference|effect|benefit|evidence|improvement|association|change)s?|insufficient|"
    r"inconclusive|"
    r"inconsistent|limited (?:evidence|data|quality|by)|limitations?|uncertain\w*|unclear|weak evidence|"
    r"poor[- ]quality|risk of bias|"
    r"heterogene\w+|small sample|confidence\b[^.]{0,60}\blow|caution\w*|fail(?:ed|s)? to|did not|does not|"
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
_TURNED_FROM = re.compile(r"\b(?:but|yet|although|though)\W*$", re.IGNORECASE)
"""What stands before it is conceded, and what follows is all that the quotation keeps."""
_MILD = re.compile(
    r"\b(?:not?|low|limited|less|fewer|only|few|remains?|need(?:ed|s)?|required|small|short|risk|bias)\b", re.IGNORECASE
)


def cut(text: str, source: Source, placed: list[Placed], end: int) -> Observation | None:
    """The reservation that stood between two pieces of a quotation, or after its last; None where there is none.

    `placed` are the pieces of the quotation that ends at `end` in `text`.
    """
    for left, right in itertools.pairwise(placed):
        if left.at is None or right.at is None or right.at[0] <= left.at[1]:
            continue
        found = _reservation(
            text, source, (left.at[1], right.at[0]), whole=(left.start, right.end), gap=(left.end, right.start)
        )
        if found is not None:
            return found
    last = placed[-1]
    if last.at is not None and ELLIPSIS.search(text, last.end, end):
        n = source.where[last.at[1] - 1]
        return _reservation(
            text, source, (last.at[1], source.bounds[n][1]), whole=(last.start, last.end), gap=(last.end, end)
        )
    return None


def _reservation(
    text: str, source: Source, dropped_at: tuple[int, int], *, whole: tuple[int, int], gap: tuple[int, int]
) -> Observation | None:
    """What the words from the first to the second place of the abstract say against the claim, if anything."""
    first, stop = dropped_at
    for n in dict.fromkeys(source.where[first:stop]):
        low, high = max(first, source.bounds[n][0]), min(stop, source.bounds[n][1])
        start, end = source.words[low].start, source.words[high - 1].end
        dropped = source.reading.sentences[n].text[start:end]
        if len(dropped.split()) < 4:
            continue
        turned = _TURN.search(dropped) is not None or _TURNED_FROM.search(dropped) is not None
        if _STRONG.search(dropped) or (turned and _MILD.search(dropped)):
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
