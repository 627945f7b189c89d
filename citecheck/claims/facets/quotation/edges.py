"""What stands in the abstract right before and behind a quotation that has no ellipsis there, and turns it round.

A denial or a reservation before its first word is gone with the cut, and so is the `but` behind its last. Nothing is
said where the claim tells of it outside the quotation marks, or has any word that may.
"""

from __future__ import annotations

import re

from citecheck.claims.facets.quotation.cut import ELLIPSIS, LED, ONLY_IF, STRONG
from citecheck.claims.facets.quotation.place import Placed
from citecheck.claims.facets.quotation.words import Source
from citecheck.claims.observation import Observation
from citecheck.claims.words.terms import tokens
from citecheck.claims.words.wordlists import STOPWORDS
from citecheck.matching.spelling import american

_LINK = r"(?:(?:be|been|being|have|has|had|a|an|the|any|that|also|thus|to|significantly|statistically|in)\s){0,2}$"
_DENIAL = re.compile(
    r"\b(?:(?P<no>no)|not|never|cannot|neither|nor|without|hardly|rather than|instead of|far from|lack of|absence of|"
    r"unlikely (?:to|that)|fail(?:s|ed|ing)? to|(?:un|not )able to|"
    r"(?:no|little|insufficient|limited|scant|inconclusive)(?: \w+)? (?:evidence|indication|proof|sign|support|data) "
    r"(?:that|of|for|to)|(?:not (?:clear|known|certain)|unclear|unknown|uncertain) (?:whether|if|that)|"
    r"(?:refut|reject|disprov|rul(?:e|ed|ing) out|dispel)\w*(?: \w+){0,3}? that)\s" + _LINK,
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"\b(?:may|might|could|(?:has|have|had) (?:the |a |some )?potential to|appear(?:s|ed)? to|seem(?:s|ed)? to|"
    r"(?:is|are|was|were) (?:likely|thought|believed|hypothesi[sz]ed|expected|supposed|presumed|said) to|possibly|"
    r"probably|perhaps|potentially|presumably)\s" + _LINK,
    re.IGNORECASE,
)
"""Right before the first word quoted."""
_DENIES = re.compile(
    r"n['’]t\b|\b(?:not|no|none|nothing|never|nor|neither|without|cannot|hardly|little|scant\w*|fail\w*|unable|"
    r"unlikely|"
    r"lack\w*|whether|if|doubt\w*|den(?:y|ie[sd])|refut\w*|reject\w*|contra\w*|against|rul(?:e[sd]?|ing) out|"
    r"disprov\w*|absen\w*|insufficient|hypothes\w*|question\w*|asks?|asked|asking|test(?:s|ed|ing)?|suppos\w*|"
    r"suspect\w*|"
    r"unclear|uncertain|unknown|rather|instead|disagree\w*|disput\w*|challeng\w*|dismiss\w*|dispel\w*|idea|notion|"
    r"myth|assum\w*|belie\w*|aim\w*|examin\w*|explor\w*|investigat\w*|assess\w*|would|so-called|terms?|phrase|opposite|"
    r"far from|cast|s[ck]eptic\w*|negative\w*|null)\b",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    r"\b(?:may|might|could|can|would|should|potential\w*|possib\w*|perhaps|probab\w*|(?:un)?likely|appear\w*|seem\w*|"
    r"suggest\w*|hypothes\w*|whether|if|expect\w*|thought|believ\w*|hop\w+|promis\w*|speculat\w*|propos\w*|cautio\w*|"
    r"candidate\w*|suspect\w*|suppos\w*|presum\w*|assum\w*|tentativ\w*|prelim\w*|hint\w*|point\w*|idea|notion|aim\w*|"
    r"uncertain\w*|unclear|not|no|terms?|phrase)\b",
    re.IGNORECASE,
)
"""Words of the claim's own that may tell what was cut."""
_REPORTED = re.compile(
    r"\b(?:f[io]u?nds?|saw|sees?|show\w*|report\w*|observ\w*|not(?:es?|ed)|record\w*|w(?:as|ere)|is|are|had|ha[sv]e?|"
    r"conclud\w+|wr(?:ite|ote)\w*|stat\w+|describ\w*|led to|brought|caused|with|an?)\W*$",
    re.IGNORECASE,
)
"""Before a thing quoted of which the abstract says that there was none."""
_TURN = r"^\W*(?:but|although|though|however|yet|albeit|even though)\b"
_TURNED = re.compile(_TURN, re.IGNORECASE)
_TAKEN_BACK = re.compile(
    _TURN
    + r"[^.;]{0,60}?\b(?:not (?:statistically )?significant|non-?significant(?:ly)?|no longer|disappear\w*|vanish\w*|"
    r"(?:was|were|is) (?:then )?(?:lost|reversed|abolished)|"
    r"(?:did|does|do) not (?:persist|last|remain|hold|reach (?:\w+ )?significance)|"
    r"(?:was|were|is|are) not (?:sustained|maintained|confirmed|replicated|(?:seen|observed) (?:in|after|at))|"
    r"level+ed (?:off|out)|plateau\w*|"
    r"(?:effects?|effect sizes?|differences?|magnitude|gains?|changes?) (?:was|were|is|are) (?:\w+ )?(?:negligible|"
    r"trivial|minimal|tiny|"
    r"very small)|(?:clinical(?:ly)?|practical(?:ly)?) (?:insignifican|irrelevan|unimportan|negligibl|"
    r"(?:significance|relevance|importance) "
    r"(?:was|is|were) (?:\w+ )?(?:limited|low|small|doubtful|uncertain|unclear))|not (?:clinically|practically) )",
    re.IGNORECASE,
)
"""Right behind the last: the same thing, taken back."""
_TELLS_ON = re.compile(
    r"\b(?:but|although|though|however|yet|albeit|only|while|whereas|except|nevertheless|nonetheless|despite|not|no|"
    r"until|initially|at first|early|short-term|temporar\w*|transient\w*)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|not|without|never|nor|neither|nothing|none|hardly)\b|n['’]t\b", re.IGNORECASE)
_UNRESERVED = re.compile(
    r"\bwithout (?:any )?(?:reservations?|qualifications?|restrictions?|caveats?|hedging|hesitation|ifs)\b|"
    r"\b(?:unreserved|"
    r"unconditional|unqualified|categorical|unequivocal|unhesitating|outright|unambiguous)(?:ly)?\b|"
    r"\bno (?:reservations?|caveats?|qualifications?)\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"^[”\"’'»\s]*(?:[\[(][^\])]{1,60}[\])])?[,;:]?\s(?:so that|so|thus|thereby|therefore|hence|which (?:means|"
    r"shows|proves|settles|leaves)|"
    r"and (?:so|thus|thereby|therefore|hence|\w+ (?:therefore|thus|hence)|(?:[\w-]+ ){1,3}(?:therefore|thus|hence)))\b",
    re.IGNORECASE,
)
"""What a claim says of a quotation that it calls unreserved, or draws its own conclusion from."""
_CONCEDED = re.compile(
    r"^\W*(?:although|though|even though|while|whilst|despite|"
    r"in spite of)\b[^.;]{0,90}?\b(?:no (?:\w+ ){0,3}?(?:differences?|effects?|"
    r"benefits?|improvements?|associations?)\b|not (?:\w+ ){0,3}?(?:significant|differ\w*|superior|effective)|"
    r"non-?significant|"
    r"did not (?:\w+ )?(?:differ|reach|improve|reduce|change))[^,;]{0,120},\s*(?:[\w-]+,? ){0,2}$",
    re.IGNORECASE,
)
"""A concession right before the first word quoted: nothing was found to differ."""
_TELLS_IT = re.compile(
    r"\b(?:but|although|though|however|yet|albeit|only|while|whereas|nevertheless|nonetheless|despite|not|no|"
    r"non-?significan\w*|nor|"
    r"neither|null|without|short of|fail\w*|equal\w*|similar\w*|alike|comparable|mere|more than)\b",
    re.IGNORECASE,
)
_STEM = 4
_REACH, _NAMED_BEFORE = 5, 2
"""How many words behind a denial may be denied, and how many before it, in its clause, have to be what is spoken of."""


def edges(text: str, source: Source, first: Placed, last: Placed, at: tuple[int, int]) -> Observation | None:
    """What was cut off in front of the `first` piece of the quotation at those offsets, or behind the `last`."""
    outside = f"{text[: at[0]]}  {text[at[1] :]}"
    return _before(text, source, first, at, outside) or _behind(text, source, last, at, outside)


def _before(text: str, source: Source, piece: Placed, at: tuple[int, int], outside: str) -> Observation | None:
    if piece.at is None or LED.search(text, 0, piece.start):
        return None
    low = piece.at[0]
    n = source.where[low]
    conceded = _CONCEDED.search(source.reading.sentences[n].text, 0, source.words[low].start)
    if conceded is not None and not _TELLS_IT.search(outside):
        gone_at, gone_with = (conceded.start(), source.words[low].end), conceded.group().strip(" ,")
        return _observe(text, n, source.reading.sentences[n].text, gone_at, at, "cut",
                        f"The quotation leaves out what is conceded before it: “{gone_with}”.")  # fmt: skip
    kept = next((t.word for t in tokens(text[piece.start : piece.end])), "")
    if source.words[low].form != kept and low > source.bounds[n][0] and _akin(source.words[low - 1].form, kept):
        low -= 1
    begun = source.words[low]
    sentence = source.reading.sentences[n].text
    for pattern, told in ((_DENIAL, _DENIES), (_RESERVED, _DOUBTS)):
        gone = pattern.search(sentence, 0, begun.start)
        if gone is None or told.search(outside):
            continue
        if gone.groupdict().get("no") and not _REPORTED.search(text[: at[0]].rstrip("“\"‘'«„ ")):
            continue
        if _elsewhere(source, piece.at, pattern):
            continue
        cut_off = sentence[gone.start() : begun.start].strip()
        record_at = (gone.start(), begun.end)
        if kept and not _akin(begun.form, american(kept)):
            return _observe(text, n, sentence, record_at, at, "altered",
                            f"The quotation has not the abstract's “{cut_off}”.")  # fmt: skip
        return _observe(text, n, sentence, record_at, at, "cut", f"The quotation leaves out “{cut_off}” before it.")
    return None


def _akin(one: str, other: str) -> bool:
    """Whether two words are forms of one: `become` and `becomes`."""
    return one == other or (len(one) > _STEM and one[:_STEM] == other[:_STEM])


def _elsewhere(source: Source, at: tuple[int, int], pattern: re.Pattern[str]) -> bool:
    """Whether the same words stand in another place of the abstract without that before them."""
    row = source.row[slice(*at)]
    for n in range(len(source.row) - len(row) + 1):
        if n == at[0] or source.row[n] != row[0] or source.row[n : n + len(row)] != row:
            continue
        sentence = source.reading.sentences[source.where[n]].text
        if pattern.search(sentence, 0, source.words[n].start) is None:
            return True
    return False


def _behind(text: str, source: Source, piece: Placed, at: tuple[int, int], outside: str) -> Observation | None:
    if piece.at is None or ELLIPSIS.search(text, piece.end, at[1]):
        return None
    ended = source.words[piece.at[1] - 1]
    n = source.where[piece.at[1] - 1]
    sentence = source.reading.sentences[n].text
    rest = sentence[ended.end :]
    turned, limited = _TURNED.search(rest) is not None, ONLY_IF.search(rest) is not None
    if not turned and not limited:
        return None
    taken_back = _TAKEN_BACK.search(rest) is not None or (turned and STRONG.search(rest) is not None)
    hidden = (taken_back or (limited and not _shares(outside, rest))) and _TELLS_ON.search(outside) is None
    if turned and not hidden:
        ends = at[1]
        concluded = _CONCLUDES.search(text[ends:]) is not None and _TELLS_ON.search(outside) is None
        hidden = concluded or _UNRESERVED.search(outside) is not None or _denied_there(outside, rest)
    if not hidden:
        return None
    return _observe(text, n, sentence, (ended.end, len(sentence)), at, "cut",
                    f"The quotation leaves out what follows it: “{rest.strip(' ,;')}”")  # fmt: skip


def _shares(outside: str, rest: str) -> bool:
    """Whether the claim has, in words of its own, any word of what follows in the abstract."""
    theirs = {k for t in tokens(rest) if t.word not in STOPWORDS for k in t.keys}
    return any(k in theirs for t in tokens(outside) if t.word not in STOPWORDS for k in t.keys)


def _denied_there(outside: str, rest: str) -> bool:
    """Whether the claim denies, in words of its own, what the abstract goes on to say."""
    if _NO.search(rest):
        return False
    theirs = {k for t in tokens(rest) if t.word not in STOPWORDS for k in t.keys}
    for no in _NO.finditer(outside):
        denied = [t for t in tokens(outside) if t.start >= no.end()][:_REACH]
        if any(k in theirs for t in denied if t.word not in STOPWORDS for k in t.keys):
            return True
        start = max(outside.rfind(c, 0, no.start()) for c in ',;:”"') + 1
        named = {k for t in tokens(outside[start : no.start()]) if t.word not in STOPWORDS for k in t.keys}
        if len(named & theirs) >= _NAMED_BEFORE:
            return True
    return False


def _observe(
    text: str, n: int, sentence: str, record_at: tuple[int, int], at: tuple[int, int], how: str, message: str
) -> Observation:
    return Observation(
        facet="quotation", status="differs", claim=text[slice(*at)], claim_at=at, record=sentence[slice(*record_at)],
        sentence=n, record_at=record_at, rule=f"claim-quotation-{how}", message=message,
    )  # fmt: skip
