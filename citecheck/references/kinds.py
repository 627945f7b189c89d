"""What sort of work a reference names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.models import Fields, ReferenceKind

_SOFTWARE = re.compile(
    r"\[(?:computer (?:software|program)|software)\]|\bR package\b|\bR Foundation\b|"
    r"\bsoftware\b.{0,30}\bversion\b|\bversion \d+\.\d+.{0,40}(?:software|inc\b|corp)|"
    r"\bgithub\.com\b|\bStata ?Corp\b|\bSPSS\b|\bSAS Institute\b|\bComputing, Vienna\b",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(
    r"\bNCT\d{8}\b|\bISRCTN\s?\d{5,8}\b|clinicaltrials\.gov|\bPROSPERO\b|\bCRD42\d{7,11}\b|"
    r"\bChiCTR|\bACTRN\d{14}\b|\bDRKS\d{8}\b|\bEudraCT\b",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\b(?:thesis|dissertation|doctoral|master['’]?s thesis|tese|dissertação|thèse|tesis)\b", re.IGNORECASE
)
_PREPRINT = re.compile(
    r"\b(?:bioRxiv|medRxiv|arXiv|preprints?\.org|SSRN|Research Square|PsyArXiv|ChemRxiv|"
    r"\[?preprint\]?)\b|\b10\.1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}\b|\b10\.48550/|\b10\.21203/|\b10\.20944/",
    re.IGNORECASE,
)
_PREPRINT_DOI = re.compile(r"\b10\.(?:1101/\d{4}\.\d\d\.\d\d\.\d|48550/|21203/rs|20944/preprints)", re.IGNORECASE)
_CHAPTER = re.compile(
    r"(?:^|[.,;:?!”\"]\s)In:?\s(?=\S)(?!press|vitro|vivo)|\bchapter\s\d|\beditors?\b\.?\)?[,.:;]|\(Eds?\.\)|\(Hrsg",
    re.IGNORECASE,
)
_NUMBERED_CHAPTER = re.compile(r"\bchapter\s\d", re.IGNORECASE)
_IN = re.compile(r"[.,;?!”\"’)]\s(?:In|Dans)\b:?\s")
_EDITORS = re.compile(
    r"[,(\[]\s?eds?\b\.?|\beditors?\b|(?<!\d[a-z]{2})(?<!\d)\s\(?eds\.|\bHrsg\b|\borganizadores\b|\(orgs?\.",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"\b(?:proceedings of|conference|symposium|workshop|congress|annual meeting|\[abstract\]|"
    r"abstract presented|anais d[oa]|proc\.? (?:ieee|acm|int)|int\.? conf)\b",
    re.IGNORECASE,
)
_PROCEEDINGS_JOURNAL = re.compile(
    r"\bProceedings of the (?:National Academy|Royal Society|Nutrition Society)|\bProc Natl", re.IGNORECASE
)
_GUIDELINE = re.compile(
    r"\b(?:guidelines?|recommendations?|consensus statement|position statement|clinical practice|leitlinie)\b|指南",
    re.IGNORECASE,
)
_NICE = re.compile(
    r"\b(?:clinical guideline|NICE guideline|public health guid\w+|technology appraisal)\b[^\d]{0,20}"
    r"\b(?:CG|NG|TA|PH)\s?\d{1,3}\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:world health organi[sz]ation|\bWHO\b|\bNICE\b|national institute for health|ministry|"
    r"department of|agency|FDA|CDC|centers for disease|society|association|college|academy|"
    r"committee|task force|board)\b",
    re.IGNORECASE,
)
_BOOK = re.compile(
    r"\b(?:\d(?:st|nd|rd|th) ed(?:ition|n)?\b|edition\b|press\b|publish\w*|publications|ISBN|"
    r"Springer|Elsevier|Wiley|Saunders|Mosby|Lippincott|Blackwell|McGraw|Routledge|"
    r"Oxford: |New York: |London: |Philadelphia|Editora|Verlag|Éditions)",
    re.IGNORECASE,
)
_WEB = re.compile(
    r"\b(?:accessed|retrieved|last access|acesso em|\[internet\]|\[online\]|available (?:at|from)|"
    r"cited \d{4}|acessado|consulté|website|web page)\b",
    re.IGNORECASE,
)


def kind_of(text: str, fields: Fields, heading: str | None = None) -> ReferenceKind:
    """The kind of the reference `text` with `fields`; `heading` is the line (`Guideline`) that stands above it."""
    numbered = bool(fields.volume and (fields.pages or fields.issue))
    at_home = bool(fields.journal and (fields.volume or fields.pmid or fields.pmcid))
    if heading and heading.lower().startswith("guideline"):
        return "guideline"
    if _NICE.search(text):
        return "guideline"
    edited = _EDITORS.search(text) is not None
    if not numbered and _REGISTRATION.search(text):
        return "registration"
    if _PREPRINT.search(text) and (not numbered or _PREPRINT_DOI.search(text)):
        return "preprint"
    if not at_home and _THESIS.search(text):
        return "thesis"
    if not numbered and _SOFTWARE.search(text):
        return "software"
    if edited and not fields.issue and not fields.pmid and _IN.search(text):
        return "chapter"
    if numbered and not edited:
        return "article"
    if not fields.volume and not fields.doi and _IN.search(text) and _BOOK.search(text):
        return "chapter"
    if edited and not at_home and not _NUMBERED_CHAPTER.search(text) and _BOOK.search(text):
        return "book"
    if not at_home and _CHAPTER.search(text) and (edited or _BOOK.search(text)):
        return "conference" if _CONFERENCE.search(text) and not _BOOK.search(text) else "chapter"
    if not at_home and _CONFERENCE.search(text) and not _PROCEEDINGS_JOURNAL.search(text):
        return "conference"
    if at_home or numbered:
        return "article"
    if _GUIDELINE.search(text) and _BODY.search(text) and not fields.pmid:
        return "guideline"
    if _BOOK.search(text) and not fields.doi:
        return "book"
    if fields.url and _WEB.search(text):
        return "web"
    if fields.url and not fields.doi and not fields.pmid and not fields.journal:
        return "web"
    return "article" if fields.title else "other"
