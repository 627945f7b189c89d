"""A reference as printed made one line: broken words joined, tails and markup taken off."""

from __future__ import annotations

import re

from citecheck.references.identifiers import MARK
from citecheck.text.late import late
from citecheck.text.rare import Rare, caseless

_SOFT = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\x00]")
_BROKEN_URL = late(r"((?:10\.\d{4,9}/|https?://|doi\.org/)[^\s]{0,200}[/.\-_=?&])[ \t]*(?:\r\n|\r|\n)\s*(?=[\w(])")
_BROKEN_DOI = late(
    r"(\b10\.\d{4,9}/[^\s]{0,100})[ \t]*(?:\r\n|\r|"
    r"\n)\s*(?=[\w.()-]{0,40}\d)(?![A-Z][a-z])(?!\d{7,8}\b)(?!PMID|PubMed|PMC|doi|http)"
)
_HYPHEN = re.compile(r"(?<=[^\W\d_][^\W\d_])[-‐\u00ad][ \t]*(?:\r\n|\r|\n)\s*(?=[a-zà-ÿ])")
_HYPHEN_OTHER = re.compile(r"(?<=\w)([-‐–])[ \t]*(?:\r\n|\r|\n)\s*(?=\w)")
_TAIL = late(
    r"[\s.;,|]*(?:[\[(]\s*(?:Google Scholar|PubMed|CrossRef|Cross Ref|Medline|PMC free article|"
    r"PMC|Free full text|Full text|"
    r"Publisher|DOI|Web of Science|Scopus|ISI|Article|View article|Abstract|CAS|ADS|MathSciNet|Green Version|"
    r"Available online|Link|Internet source)\s*[\])]|(?:\bGoogle ?Scholar|\bCross ?Ref|\bMedline|"
    r"\bPubMed|\bPMC free article|"
    r"\bReference Source|\bData Source|\bFull ?Text|\bWeb of Science|\bView (?:Article|in Article)|\bPubMed Abstract|"
    r"\bPublisher Full Text|\bFree Full Text|↩|\bCAS|\bScopus|\bISI)(?![\w:]))[\s.;,|]*$"
)
_TAIL_ENDS = (
    *("scholar", "pubmed", "ref", "medline", "article", "pmc", "text", "publisher", "doi", "science", "scopus", "isi"),
    *("abstract", "cas", "ads", "mathscinet", "version", "online", "link", "source", "↩"),
)
"""How all that `_TAIL` finds ends: looked for first, for speed."""
_MARKUP = re.compile(r"</?(?:i|b|em|italic|bold|strong|sup|sub|span|u|a|p|br|li)\b[^<>]{0,200}>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]{1,400})\]\((https?://[^()\s]{1,300}(?:\([^()\s]{0,60}\)[^()\s]{0,60})?)\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,2})(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![\w*])")
_BRACKET = Rare(
    r"\s*[\[(](?:e-?pub|published|viewed|online|in press|ahead|cited|accessed|citado|acceso|acesso|"
    r"consulta|zitiert|cité|internet|online ahead|article in press|advance)[^\[\]()]{0,80}[\])]",
    "epub|e-pub|published|viewed|online|press|ahead|cited|acces|citado|acesso|consulta|zitiert|cité|internet|advance",
)
_DESCRIBED = Rare(
    r"\s?\[(?:preprint|dissertation|[^\[\]]{0,20}thesis|computer (?:program|software)|software|abstract|"
    r"doctoral[^\[\]]{0,20})\]",
    "[",
)
_LOOSE_IN = re.compile(r"\bIn\s:\s?|\bIn:(?=\S)")
_ACCESSION = re.compile(r"(?<=\ue000)[\s.;,]{1,3}\d{4}-\d{5}-\d{3}(?!\d)")
_ACCESS = Rare(
    r"[\s.,;(\[]{1,6}(?:(?:last |date )access(?:ed)?(?: on)?|accessed(?: on)?|acesso em|acessado|"
    r"consultado|retrieved|available (?:at|from|online|in)|disponível em|"
    r"disponible en|e-?pub\b(?! ahead)|verfügbar|zugriff|consulté)\b(?=.{0,60}$|.{0,12}\ue000).*$",
    "access|acesso em|acessado|consult|retrieved|available |disponível|disponible|epub|e-pub|verfügbar|zugriff",
)


def readable(text: str) -> str:
    """`text`, its identifiers taken out, without notes of when and where it was read: what the fields stand in."""
    low = caseless(text)
    if "[" in text or "(" in text:
        text = _DESCRIBED.sub("", _BRACKET.sub(" ", text, low), low)
    if MARK in text:
        text = _ACCESSION.sub(" ", text)
    if "In" in text:
        text = _LOOSE_IN.sub("In: ", text)
    if (cut := _ACCESS.search(text, low)) and cut.start() > 30:
        text = text[: cut.start()]
    return text


def tidy(text: str) -> str:
    """`text` on one line, without soft hyphens, markup and the link words that web pages put at the end."""
    if "\n" in text or "\r" in text:
        text = _SOFT.sub("", text if "\u00ad" not in text else text.replace("\u00ad\n", ""))
        text = _BROKEN_URL.sub(r"\1", text)
        text = _BROKEN_DOI.sub(r"\1", text)
        text = _HYPHEN.sub("", text)
        text = _HYPHEN_OTHER.sub(r"\1", text)
    else:
        text = _SOFT.sub("", text)
    if "<" in text:
        text = _MARKUP.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1 \2", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    text = " ".join(text.split())
    for _ in range(6):
        if not text[-60:].rstrip(" .;,|])").lower().endswith(_TAIL_ENDS):
            break
        end = max(0, len(text) - 80)
        if match := _TAIL.search(text, end):
            text = text[: match.start()] + ("." if text[match.start() : match.start() + 1] == "." else "")
        else:
            break
    return text
