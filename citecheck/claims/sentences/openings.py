"""How a sentence opens or closes that tells what others found, without a word of what that is.

`It has been reported that`, `A 2015 paper states that`, `..., Patil et al. reported`. Openings that say how sure
something is (`it is likely that`, `has proved that`), what kind of study found it, or which other work is meant are no
mere ones.
"""

from __future__ import annotations

import re

_FINDINGS = r"(?:findings?|results?|data|observations?|experience|work|study|view|reports?|evidence)"
_TOLD = r"(?:reported|shown|noted|found|observed|described|stated|documented|mentioned|pointed out|seen|recorded)"
_TELL = (
    r"(?:report(?:s|ed)?|show(?:s|ed|n)?|not(?:es?|ed)|f(?:i|ou)nds?|observ(?:e|es|ed)|describ(?:e|es|ed)|"
    r"stat(?:e|es|ed)|"
    r"indicat(?:e|es|ed)|wr(?:o|i)tes?|remark(?:s|ed)?|document(?:s|ed)?|reveal(?:s|ed)?|mention(?:s|ed)?|"
    r"sa(?:y|ys|id)|h(?:o|e)lds?|tells?|points?(?:ed)?\sout)"
)
_WORK = r"(?:work|stud(?:y|ies)|research|reports?|papers?|articles?|investigations?|publications?|literature)"
_ADVERB = r"(?:(?:also|previously|recently|widely|earlier|repeatedly|often|further|already|once|since|first)\s)?"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_PERSON = r"(?:(?:van|von|de|der|den|la|le|di|da|du)\s(?:de[rn]?\s)?)?[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-ÿā-ž'’][\w'’-]*"
CREDIT = (
    rf"(?:\b{_PERSON},?\s(?:(?:and|&)\s)?){{1,3}}(?:et\sal\b\.?|(?:and\s)?(?:(?:his|her|their)\s)?"
    rf"(?:colleagues|co-?workers|co-?authors|associates)\b)(?:,?\s?\(?{_YEAR}\b\)?)?"
)
"""A pattern for whom a claim credits with what it tells, with the year."""
_PAIR = rf"\b{_PERSON}(?:\s{_PERSON})?\s(?:and|&)\s{_PERSON}(?:\s{_PERSON})?(?:,?\s\(?{_YEAR}\b\)?)?"
_ONE = rf"\b{_PERSON}\s\({_YEAR}\)"
IN_BRACKETS = (
    rf"[(\[](?:(?i:see|cf\.?|e\.g\.,?)\s)?(?:{CREDIT}|{_PAIR}|{_ONE}|\b{_PERSON}\b)(?:,?\s[^()\[\]]{{1,120}}?)??,?\s\(?{_YEAR}\b"
    r"(?:;[^()\[\]]{0,80})?[)\]]"
)
"""A pattern for a citation in brackets: `(see Lee et al., Gut, 2021; a cohort study)`."""
_REFERRED = r"(?:\s\[[\d,;–-]{1,12}\])?"
_NAMES = rf"(?:{CREDIT}|{_PAIR}|{_ONE}){_REFERRED}"
_DATED_WORK = (
    r"(?i:(?:one|an?|another|this|that|the|their)\s(?:(?:recent|previous|earlier|published|prior|present|"
    rf"{_YEAR})\s){{0,2}}{_WORK}(?:\s(?:from|of|in|published in)\s{_YEAR})?)"
)
"""A work that is not said to be of any kind, with its year."""
_OPENING = re.compile(
    r"\s*(?:(?:of relevance here|for example|for instance|likewise|similarly|in addition|moreover|"
    r"furthermore|notably|in this (?:context|regard|respect)|by way of comparison|"
    r"as is (?:well )?known|to our knowledge|"
    rf"(?:in (?:line|agreement|accordance|keeping|accord) with|consistent with|supporting|confirming)\s"
    rf"(?:our(?: own)?|this|these|the present|such)(?:\s{_FINDINGS})?|"
    rf"as (?:(?:has|have) been |was |were |is )?{_TOLD}(?: (?:previously|before|earlier|elsewhere|above|"
    r"in the literature|"
    r"by others))?|as (?:previously|earlier) \w+ed|"
    rf"in (?:an? |one |the |this )?(?:earlier |previous |prior |recent |published |{_YEAR} )?(?:published )?{_WORK})"
    r"\s?,\s|"
    r"in this (?:context|regard|respect),? it is worth (?:mentioning|noting) that\s|"
    rf"it (?:(?:has|had) {_ADVERB}been|was|is) {_ADVERB}{_TOLD}(?: in {_YEAR})?{_REFERRED} that\s|"
    rf"(?:(?:the\s)?(?:previous|earlier|prior|other|recent|published|existing|past) {_WORK}|others|"
    r"(?:the )?(?:authors|investigators|researchers)|one group of authors|we|according to a published report,? it)\s"
    rf"(?:(?:has|have|had)\s)?{_ADVERB}{_TELL}(?: in {_YEAR})? that\s|"
    rf"according to (?:an? |the |one )?(?:published |earlier |previous |recent |{_YEAR} )?"
    r"(?:report|study|paper|article|authors),\s|"
    rf"(?:an?|one) (?:\w+ )?{_WORK} from (?:the )?[\w ]{{3,30}}? {_ADVERB}{_TELL} that\s|"
    rf"in an? (?:\w+ )?{_WORK} from (?:the )?[\w ]{{3,30}}?,\s|"
    r"there is (?:some |published )?evidence that\s)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\s*(?:(?:[Ww]riting (?:in|for) [^,;]{{3,140}},\s|(?:[Ii]n|[Bb]y) {_YEAR},?\s|[Ii]n the work of\s|"
    rf"[Ii]n (?:an?|the|their) (?:{_YEAR} )?{_WORK},?\s)?"
    rf"{_NAMES},?\s{_ADVERB}{_TELL}(?: in {_YEAR})? that\s|"
    rf"[Aa]s {_NAMES} (?:puts? it|{_ADVERB}{_TELL})(?: in {_YEAR})?,\s|"
    rf"[Ii]n the {_WORK} (?:by|of) {_NAMES},\s|"
    rf"[Aa]ccording to {_NAMES},\s|"
    rf"(?:[Tt]he|[Aa]n?) {_WORK} (?:by|of) {_NAMES} {_ADVERB}{_TELL} that\s|"
    rf"(?:[Ii]n an? (?:{_YEAR} )?{_WORK}(?: published)? in|[Ii]n|"
    rf"[Ww]riting in) [A-Z][^,;()]{{2,100}}, {_NAMES},?\s{_ADVERB}{_TELL} that\s|"
    rf"{_NAMES}, in [A-Z][^,;()]{{2,100}}, {_TELL} that\s|{_NAMES} {_ADVERB}{_TELL} in [A-Z][^,;()]{{2,100}} that\s|"
    rf"(?:[Tt]he|[Aa]n?) {_WORK} (?:by|of) {_NAMES} has it that\s|"
    rf"[Aa]s {_TOLD} in (?:the )?[A-Z][^,;()]{{2,100}},\s|[Ii]t was {_TOLD} by {_NAMES} that\s|"
    rf"[Dd]ata published in {_YEAR} {_TELL} that\s|[Oo]ne group{_REFERRED} {_TELL} that\s|"
    rf"[Aa]n? (?:{_YEAR} )?{_WORK} in [A-Z][^;()]{{2,100}}?\s\({_YEAR}\) {_TELL} that\s|"
    rf"Work published in [A-Z][^;()]{{2,100}}? in {_YEAR} {_TELL} that\s|"
    rf"{_DATED_WORK}(?:\s(?:in|published in)\s(?:the\s)?[A-Z][\w&:,' -]{{1,60}}?)?\s(?:(?:has|have|had)\s)?"
    rf"{_ADVERB}{_TELL} that\s)"
)
_CLOSING = re.compile(
    rf",\s(?:as\s(?:(?:was|has been|is)\s)?{_TOLD}"
    rf"(?:\s(?:in {_YEAR}|by {_NAMES}|by others|elsewhere|previously|before))?|"
    rf"{_NAMES}\s{_TELL}(?:\s\(?(?:in\s)?{_YEAR}\)?)?|"
    rf"(?:the|one|an?)\s{_WORK}\s(?:\w+\s)?{_TELL}|"
    rf"as\s{_NAMES}\s(?:[a-z]+\s){{0,4}}?(?:{_TELL}|it|record)(?:\sin {_YEAR})?|(?:as\s)?one group {_TELL}|"
    rf"according to (?:an?|one|the) (?:(?:recent|published|earlier|{_YEAR})\s)?{_WORK}"
    rf"(?:\sin\s(?:the\s)?[A-Z][^;()]{{2,100}}?)?)\s*\.?\s*$"
)
_MOST = 3


def opening(text: str) -> int:
    """The offset at which what a claim says begins, behind up to three openings; 0 where it opens with that."""
    end = 0
    for _ in range(_MOST):
        match = _OPENING.match(text, end) or _NAMED.match(text, end)
        if match is None:
            return end
        end = match.end()
    return end


def closing(text: str) -> int:
    """The offset at which what a claim says ends, before who reported it; the length of the text where none follows."""
    match = _CLOSING.search(text)
    return match.start() if match is not None else len(text)
