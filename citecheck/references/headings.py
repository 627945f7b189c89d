"""Lines that head a reference list, lines that end one, and lines that tell the kind of the entry below."""

from __future__ import annotations

import re

from citecheck.references.wordlists import words
from citecheck.text.fold import fold

_STRONG = frozenset(
    fold(name)
    for name in words(
        "references|reference|reference list|list of references|references cited|cited references|"
        "references and notes|notes and references|"
        "references and sources|sources and references|references and further reading|references and "
        "resources|selected references|key references|"
        "scientific references|medical references|study references|clinical references|article "
        "references|main references|additional references|"
        "supporting references|supplementary references|supplemental references|supplement references|"
        "online references|appendix references|extended references|ereferences|e references|"
        "supplementary reference list|supplementary bibliography|references and citations|"
        "citations and references|bibliographic "
        "references|bibliography|selected bibliography|"
        "literature|literature cited|cited literature|literature references|works cited|work cited|"
        "works consulted|sources cited|cited sources|"
        "citations|article citations|cited works|references used|research references|endnotes and "
        "references|references bibliography|"
        "full references|numbered references|references guidelines|footnotes and references|"
        "reference section|cited studies|studies cited|"
        "literatur|literaturverzeichnis|literaturangaben|quellen|quellenverzeichnis|quellenangaben|"
        "literatur und quellen|referenzen|"
        "references bibliographiques|références|références bibliographiques|bibliographie|liste des références|"
        "referencias|referencias bibliográficas|bibliografía|bibliografía citada|literatura citada|fuentes|"
        "referências|referências bibliográficas|bibliografia|lista de referências|fontes|"
        "riferimenti|riferimenti bibliografici|bibliografia essenziale|fonti|"
        "referenties|literatuur|literatuurlijst|bronnen|referenser|källor|litteratur|litteraturliste|referanser|kilder|"
        "lähteet|kirjallisuus|piśmiennictwo|literatura|źródła|seznam literatury|reference a zdroje|"
        "irodalom|irodalomjegyzék|"
        "kaynaklar|kaynakça|referanslar|литература|список литературы|библиография|источники|"
        "література|список літератури|"
        "βιβλιογραφία|参考文献|引用文献|文献|參考文獻|참고문헌|참고 문헌|"
        "المراجع|مراجع|מקורות|ביבליוגרפיה|daftar pustaka|tài liệu tham khảo",
        "|",
    )
)
_WEAK = frozenset(
    fold(name)
    for name in words(
        "sources|source|notes|endnotes|footnotes|resources|further reading|recommended reading|"
        "suggested reading|research|studies|"
        "evidence|published research|publications|scientific studies|scientific evidence|guideline|"
        "guidelines|additional reading|"
        "read more|learn more|related research|clinical studies|anmerkungen|fußnoten|weiterführende "
        "literatur|notas|note|notes de bas de page|"
        "notas de rodapé|additional resources|web references|links|clinical guidelines|research "
        "articles|systematic reviews|reviews|"
        "primary sources|secondary sources|books|journal articles|articles|websites|web pages|trials|clinical trials",
        "|",
    )
)
_ENDS = re.compile(
    r"^(?:acknowled\w*|disclaimers?|professional medical disclaimer|medical disclaimer|supporting "
    r"information|supplement\w* (?:information|materials?|data)|"
    r"appendix|appendices|about (?:the|us)\b|about\b.{0,30}author|author (?:information|"
    r"contributions|biograph\w*|details)|(?:conflicts? of|competing|declaration of) interests?|"
    r"funding|financial (?:support|disclosure)|make an appointment|book (?:an|your|a)\b|"
    r"contact(?: us)?\b|subscribe|share this|related (?:articles|posts|content|reading)|"
    r"leave a (?:reply|comment)|comments?\b|copyright|©|all rights reserved|figure legends?|"
    r"tables?\b|figures?\b|abbreviations|ethics|data availability|"
    r"print friendly|have a (?:question|follow)|frequently asked|faqs?\b|next steps|key takeaways|"
    r"conclusions?$|posted in|filed under|categories|tags?\b|"
    r"download|cite this|how to cite|article (?:information|history)|received\b|accepted\b|"
    r"published by|reviewed by|medically reviewed|last (?:updated|reviewed)|"
    r"danksagung|remerciements|agradecimentos|agradecimientos|anhang|anexos?|haftungsausschluss|"
    r"impressum|privacy policy|terms of)",
)
_KIND = words(
    "guideline|guidelines|research|research article|review|systematic review|meta analysis|study|"
    "clinical trial|trial|randomized controlled trial|"
    "article|journal article|book|book chapter|website|web page|report|cohort study|"
    "observational study|case report|case series|"
    "practice guideline|clinical guideline|consensus|consensus statement|preprint|editorial|drug "
    "label|label|fda label|news|dissertation|thesis",
    "|",
)
_OF_WHAT = re.compile(
    r"(?:selected |key |main |full )?(?:references|sources|literature|bibliography|citations|further reading)"
    r" (?:for|to|of|in|from|used in|cited in|used for|consulted for) (?:the |this |our |these )?"
    r"(?:[\w]{1,12} ){0,2}[\w]{1,16}|"
    r"(?:chapter|part|section|appendix|week|lesson|unit|module|episode) [\w]{1,4} (?:references|sources|literature)|"
    r"(?:references|sources|literature) (?:chapter|part|section|appendix|module) [\w]{1,4}"
)
"""`Sources for the guideline`, `Chapter 2 references`."""
_SURE = 2
_NOTES = words("notes endnotes footnotes")
_NUMBERING = re.compile(r"^\s*(?:[#>*_=~•\-–—\s]*)(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4}|[A-H])[.)]?\s+)?")
_TRAIL = re.compile(r"[\s:：.*_#=~\-–—]*(?:\(\s*\d{1,4}\s*\)|\[\s*(?:edit|hide|show)\s*\])?[\s:：.*_#=~]*$")


def _bare(line: str) -> str:
    return fold(_TRAIL.sub("", _NUMBERING.sub("", line[:160], count=1), count=1))


def heading_strength(line: str) -> int:
    """2 where `line` names a reference list and nothing else, 1 where it may (`Sources`, `Notes`), else 0."""
    if len(line) > 90 or not line.strip():
        return 0
    bare = _bare(line)
    if bare in _STRONG:
        return 2
    return 1 if bare in _WEAK or _OF_WHAT.fullmatch(bare) else 0


def is_of_notes(line: str) -> bool:
    """Whether a heading promises more than references: `Notes`, `References and notes`."""
    return heading_strength(line) < _SURE or not _NOTES.isdisjoint(_bare(line).split())


def is_kind_line(line: str) -> bool:
    """Whether `line` says no more than the kind of the entry below it (`Guideline`)."""
    return len(line) < 40 and _bare(line) in _KIND


def ends_list(line: str) -> bool:
    """Whether `line` heads something that is no reference list (`Acknowledgements`, `Make an Appointment`)."""
    bare = _NUMBERING.sub("", line[:120], count=1).strip().lower()
    match = _ENDS.match(bare)
    return match is not None and len(line.strip()) < 100 and not re.search(r"\b(?:19|20)\d\d\b.*[;:]\s?\d", line)
