"""How a sentence opens that tells what others found, without a word of what that is: `It has been reported that`.

Openings that say how sure something is (`it is likely that`, `has proved that`), what kind of study found it, or which
other work is meant are no mere openings.
"""

from __future__ import annotations

import re

_FINDINGS = r"(?:findings?|results?|data|observations?|experience|work|study|view|reports?|evidence)"
_TOLD = r"(?:reported|shown|noted|found|observed|described|stated|documented|mentioned|pointed out|seen|recorded)"
_TELL = (
    r"(?:report(?:s|ed)?|show(?:s|ed|n)?|not(?:es|ed)|f(?:i|ou)nds?|observ(?:e|es|ed)|describ(?:e|es|ed)|stat(?:e|es|ed)|"
    r"indicat(?:e|es|ed)|wrote|remark(?:s|ed)?|document(?:s|ed)?|reveal(?:s|ed)?|mention(?:s|ed)?)"
)
_WORK = r"(?:work|stud(?:y|ies)|research|reports?|papers?|articles?|investigations?|publications?|literature)"
_ADVERB = r"(?:(?:also|previously|recently|widely|earlier|repeatedly|often|further|already|once|since|first)\s)?"
_OPENING = re.compile(
    r"\s*(?:(?:of relevance here|for example|for instance|in this (?:context|regard|respect)|by way of comparison|"
    r"as is (?:well )?known|to our knowledge|"
    rf"(?:in (?:line|agreement|accordance|keeping|accord) with|consistent with|supporting|confirming)\s"
    rf"(?:our(?: own)?|this|these|the present|such)(?:\s{_FINDINGS})?|"
    rf"as (?:(?:has|have) been |was |were |is )?{_TOLD}(?: (?:previously|before|earlier|elsewhere|above|"
    r"in the literature|"
    r"by others))?|as (?:previously|earlier) \w+ed|"
    rf"in (?:an? |one |the )?(?:earlier|previous|prior|recent|published)(?: published)? {_WORK})\s?,\s|"
    r"in this (?:context|regard|respect),? it is worth (?:mentioning|noting) that\s|"
    rf"it (?:(?:has|had) {_ADVERB}been|was|is) {_ADVERB}{_TOLD} that\s|"
    rf"(?:(?:the\s)?(?:previous|earlier|prior|other|recent|published|existing|past) {_WORK}|others|"
    rf"(?:one|an?|another|this|that|the|their)(?: (?:recent|previous|earlier|published|prior|\d{{4}}))* "
    r"(?:study|report|paper|article|publication|work)|"
    r"(?:the )?(?:authors|investigators|researchers)|one group of authors|we|according to a published report,? it)\s"
    rf"(?:(?:has|have|had)\s)?{_ADVERB}{_TELL}(?: in (?:19|20)\d\d)? that\s|"
    r"according to (?:an? |the |one )?(?:published |earlier |previous |recent )?"
    r"(?:report|study|paper|article|authors),\s|"
    r"there is (?:some |published )?evidence that\s)",
    re.IGNORECASE,
)
CREDIT = (
    r"(?:\b[A-Z][\w'’-]+,?\s(?:(?:and|&)\s)?){1,3}(?:et\sal\b\.?|(?:and\s)?(?:(?:his|her|their)\s)?"
    r"(?:colleagues|co-?workers|associates)\b)(?:,?\s?\(?(?:19|20)\d\d[a-z]?\b\)?)?"
)
"""A pattern for whom a claim credits with what it tells, with the year."""
_CREDITED = re.compile(
    r"\s*(?:(?:[Ii]n|[Bb]y) (?:19|20)\d\d,?\s|[Ii]n the work of\s)?"
    rf"{CREDIT},?\s(?:{_ADVERB}{_TELL}(?: in (?:19|20)\d\d)? that\s)"
)
_MOST = 3


def opening(text: str) -> int:
    """The offset at which what a claim says begins, behind up to three openings; 0 where it opens with that."""
    end = 0
    for _ in range(_MOST):
        match = _OPENING.match(text, end) or _CREDITED.match(text, end)
        if match is None:
            return end
        end = match.end()
    return end
