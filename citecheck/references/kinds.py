"""What sort of work a reference names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.text.rare import Rare, caseless

if TYPE_CHECKING:
    from citecheck.models import Fields, ReferenceKind

_SOFTWARE = Rare(
    r"\[(?:computer (?:software|program)|software)\]|\bR package\b|\bR Foundation\b|"
    r"\bsoftware\b.{0,30}\bversion\b|\bversion \d+\.\d+.{0,40}(?:software|inc\b|corp)|"
    r"\bgithub\.com\b|\bStata ?Corp\b|\bSPSS\b|\bSAS Institute\b|\bComputing, Vienna\b",
    "software|computer program|r package|r foundation|version |github.com|stata|spss|sas institute|computing, vienna",
)
_REGISTRATION = Rare(
    r"\bNCT\d{8}\b|\bISRCTN\s?\d{5,8}\b|clinicaltrials\.gov|\bPROSPERO\b|\bCRD42\d{7,11}\b|"
    r"\bChiCTR|\bACTRN\d{14}\b|\bDRKS\d{8}\b|\bEudraCT\b",
    "nct|isrctn|clinicaltrials|prospero|crd42|chictr|actrn|drks|eudract",
)
_THESIS = Rare(
    r"\b(?:thesis|dissertation|doctoral|master['’]?s thesis|tese|dissertação|thèse|tesis)\b",
    "thesis|dissertation|doctoral|tese|dissertação|thèse|tesis",
)
_PREPRINT = Rare(
    r"\b(?:bioRxiv|medRxiv|arXiv|preprints?\.org|SSRN|Research Square|PsyArXiv|ChemRxiv|"
    r"\[?preprint\]?)\b|\b10\.1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}\b|\b10\.48550/|\b10\.21203/|\b10\.20944/",
    "rxiv|preprint|ssrn|research square|10.1101/|10.48550/|10.21203/|10.20944",
)
_PREPRINT_DOI = Rare(
    r"\b10\.(?:1101/\d{4}\.\d\d\.\d\d\.\d|48550/|21203/rs|20944/preprints)",
    "10.1101/|10.48550/|10.21203/|10.20944/",
)
_CHAPTER = Rare(
    r"(?:^|[.,;:?!”\"]\s)In:?\s(?=\S)(?!press|vitro|vivo)|\bchapter\s\d|\beditors?\b\.?\)?[,.:;]|\(Eds?\.\)|\(Hrsg",
    "in|chapter|editor|(ed|(hrsg",
)
_NUMBERED_CHAPTER = Rare(
    r"\bchapter\s\d",
    "chapter",
)
_IN = re.compile(r"[.,;?!”\"’)]\s(?:In|Dans)\b:?\s")
_EDITORS = Rare(
    r"[,(\[]\s?eds?\b\.?|\beditors?\b|(?<!\d[a-z]{2})(?<!\d)\s\(?eds\.|\bHrsg\b|\borganizadores\b|\(orgs?\.",
    "editor|eds|hrsg|organizadores|(org|,ed|, ed|(ed|( ed|[ed|[ ed",
)
_CONFERENCE = Rare(
    r"\b(?:proceedings of|conference|symposium|workshop|congress|annual meeting|\[abstract\]|"
    r"abstract presented|anais d[oa]|proc\.? (?:ieee|acm|int)|int\.? conf)\b",
    "proceedings of|conference|symposium|workshop|congress|annual meeting|[abstract]|abstract presented|"
    "anais d|proc|int conf|int. conf",
)
_PROCEEDINGS_JOURNAL = Rare(
    r"\bProceedings of the (?:National Academy|Royal Society|Nutrition Society)|\bProc Natl",
    "proceedings of the|proc natl",
)
_GUIDELINE = Rare(
    r"\b(?:guidelines?|recommendations?|consensus statement|position statement|clinical practice|leitlinie)\b|指南",
    "guideline|recommendation|statement|clinical practice|leitlinie|指南",
)
_NICE = Rare(
    r"\b(?:clinical guideline|NICE guideline|public health guid\w+|technology appraisal)\b[^\d]{0,20}"
    r"\b(?:CG|NG|TA|PH)\s?\d{1,3}\b",
    "guideline|health guid|technology appraisal",
)
_BODY = Rare(
    r"\b(?:world health organi[sz]ation|\bWHO\b|\bNICE\b|national institute for health|ministry|"
    r"department of|agency|FDA|CDC|centers for disease|society|association|college|academy|"
    r"committee|task force|board)\b",
    "world health|who|nice|national institute for health|ministry|department of|agency|fda|cdc|"
    "centers for|society|association|college|academy|committee|task force|board",
)
_BOOK = Rare(
    r"\b(?:\d(?:st|nd|rd|th) ed(?:ition|n)?\b|edition\b|press\b|publish\w*|publications|ISBN|"
    r"Springer|Elsevier|Wiley|Saunders|Mosby|Lippincott|Blackwell|McGraw|Routledge|"
    r"Oxford: |New York: |London: |Philadelphia|Editora|Verlag|Éditions)",
    "ed|press|publi|isbn|springer|elsevier|wiley|saunders|mosby|lippincott|blackwell|mcgraw|routledge|"
    "oxford: |new york: |london: |philadelphia|verlag|éditions",
)
_WEB = Rare(
    r"\b(?:accessed|retrieved|last access|acesso em|\[internet\]|\[online\]|available (?:at|from)|"
    r"cited \d{4}|acessado|consulté|website|web page)\b",
    "access|retrieved|acesso em|[internet]|[online]|available |cited |acessado|consulté|website|web page",
)


def kind_of(text: str, fields: Fields, heading: str | None = None) -> ReferenceKind:
    """The kind of the reference `text` with `fields`; `heading` is the line (`Guideline`) that stands above it."""
    numbered = bool(fields.volume and (fields.pages or fields.issue))
    at_home = bool(fields.journal and (fields.volume or fields.pmid or fields.pmcid))
    if heading and heading.lower().startswith("guideline"):
        return "guideline"
    # A line break may part what is looked for.
    low = " ".join(caseless(text).split())
    if _NICE.search(text, low):
        return "guideline"
    edited = _EDITORS.search(text, low) is not None
    if not numbered and _REGISTRATION.search(text, low):
        return "registration"
    if _PREPRINT.search(text, low) and (not numbered or _PREPRINT_DOI.search(text, low)):
        return "preprint"
    if not at_home and _THESIS.search(text, low):
        return "thesis"
    if not numbered and _SOFTWARE.search(text, low):
        return "software"
    if edited and not fields.issue and not fields.pmid and _IN.search(text):
        return "chapter"
    if numbered and not edited:
        return "article"
    if not fields.volume and not fields.doi and _IN.search(text) and _BOOK.search(text, low):
        return "chapter"
    if edited and not at_home and not _NUMBERED_CHAPTER.search(text, low) and _BOOK.search(text, low):
        return "book"
    if not at_home and _CHAPTER.search(text, low) and (edited or _BOOK.search(text, low)):
        return "conference" if _CONFERENCE.search(text, low) and not _BOOK.search(text, low) else "chapter"
    if not at_home and _CONFERENCE.search(text, low) and not _PROCEEDINGS_JOURNAL.search(text, low):
        return "conference"
    if at_home or numbered:
        return "article"
    if _GUIDELINE.search(text, low) and _BODY.search(text, low) and not fields.pmid:
        return "guideline"
    if _BOOK.search(text, low) and not fields.doi:
        return "book"
    if fields.url and _WEB.search(text, low):
        return "web"
    if fields.url and not fields.doi and not fields.pmid and not fields.journal:
        return "web"
    return "article" if fields.title else "other"
