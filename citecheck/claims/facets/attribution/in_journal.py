"""The journal that a claim names for its source: called one, or known by its name."""

from __future__ import annotations

import re

from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.counted_years import TITLE_WORDS
from citecheck.claims.facets.attribution.credited import MONTH, MONTHS, STUDY, credit
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.places import countries
from citecheck.text.fold import fold

_NAME = r"(?:[A-Z][\w&'’.-]*|of|and|the|in|for|on|&)"
_JOURNAL = re.compile(
    rf"\b(?:(?:in|by)\s+)?(?:[Tt]he\s+)?(?:medical\s+|"
    rf"scientific\s+)?[Jj]ournal,?\s+(?!of\b)[*_“\"]?(?P<j1>[A-Z][\w&'’-]*(?:[ :]+(?:{_NAME}|[a-z]{{4,}})){{0,7}})"
    rf"|\b(?:published|appear(?:ed|ing)|wrote|written|reported|"
    rf"writing)\s+(?:[\w\s]{{0,20}}?)in\s+(?:[Tt]he\s+)?[*_“\"]?(?P<j2>[A-Z][\w&'’-]*(?:\s+(?:{_NAME}|"
    rf"[a-z]{{4,}})){{0,7}})"
)
_REPORTED = re.compile(
    rf"\b{STUDY}\s+(?:published\s+|printed\s+)?in\s+(?:[Tt]he\s+)?[*_“\"]?"
    rf"(?P<j3>[A-Z][\w&'’-]*(?:\s+(?:of|and|in|the|for|&|[A-Z][\w&'’.-]*)){{0,7}})"
)
"""A report in what follows: a journal only if its first word, or the word journal in it, says so."""
_IN_A_NAME = re.compile(r"[Ii]n\s+(?:[Tt]he\s+)?[*_“\"]?[A-Z]")
"""What every journal that is not called one stands behind."""
_TRAILING = re.compile(rf"(?:\s(?:of|and|in|the|for|on|{MONTH})){{1,8}}$", re.IGNORECASE)
_FIRST_WORDS = frozenset(
    ["journal", "archives", "annals", "lancet", "jama", "nature", "science", "bmj", "nejm", "plos", "pnas", "acta",
     "proceedings", "circulation", "cochrane", "gut", "neurology", "pediatrics", "transactions", "bulletin"]
)  # fmt: skip
_KNOWN = (
    r"(?:Lancet|BMJ|JAMA|NEJM|PLO?S|PLoS|Nature|Cell|eLife|Gut|Chest|Thorax|Heart|Brain|Blood|Pain|Spine|Stroke|Cancer|"
    r"Bone|Sleep|Vaccine|Nutrients|Circulation|Hypertension|Diabetes|Diabetologia|Hepatology|Gastroenterology|"
    r"Pa?ediatrics|"
    r"Neurology|Radiology|An(?:a)?esthesiology|An(?:a)?esthesia|Ophthalmology|Urology|Epilepsia|Psychological Medicine|"
    r"Kidney International|Critical Care(?: Medicine)?|Intensive Care Medicine|Fertility and Sterility|"
    r"Human Reproduction(?: Update)?|Nucleic Acids Research|Cancer Research|Clinical Cancer Research|Diabetes Care|"
    r"Obstetrics (?:and|&) Gynecology|Scientific Reports|Molecular Cell|Immunity|Neuron|Addiction|Medical Care|"
    r"Health Affairs|Age and Ageing|Surgical Endoscopy|Arthroscopy|Resuscitation|Endoscopy|"
    r"Clinical Infectious Diseases|Emerging Infectious Diseases|Environmental Health Perspectives|Sports Medicine|"
    r"(?:Annals|Archives|Proceedings|Transactions|Seminars|Advances|Trends|Frontiers) (?:of|in)(?: the)? [A-Z][\w'’-]+|"
    r"(?:[A-Z][\w'’-]+ ){1,4}Journal|"
    r"(?:New England |American |British |European |International |Canadian |Scandinavian |Indian |Chinese |Asian |"
    r"Korean |Japanese |Australian )?Journal of(?: the)? [A-Z][\w'’-]+)"
)
_BY_NAME = re.compile(
    rf"(?:\b(?:(?i:writing|wrote|published|appear(?:ed|ing)|{STUDY}|letter|editorial|commentary|described|reported|"
    rf"presented)\b(?:[^.;]|\bal\.){{0,60}}?)\sin|^In)\s(?:[Tt]he\s)?[*_“\"]?"
    rf"(?P<name>{_KNOWN}(?:[ :]+(?:of|and|&|in|for|the|[A-Z][\w&'’-]*))*)"
)
"""Capital letters within a sentence are those of a name."""
_CALLED = re.compile(
    r"(?:\b(?i:papers?|articles?|reports?|letter|editorial|commentary|case report)\s"
    r"(?:(?i:published|printed|that appeared)\s)?in|"
    r"\b[Ww]riting\sin|\b(?i:(?:published|appear(?:ed|ing))\s(?:by\s[^,.;]{1,40}\s)?in))\s(?:[Tt]he\s)?[*_“\"]?"
    r"(?P<name>e?[A-Z][\w&/’'-]*(?:[ :]+(?:(?:of|and|&|in|for|on|the)\s)*e?[A-Z][\w&/’'-]*){0,9})"
)
"""What stands behind a paper or a letter, or behind someone who writes there: a journal, if no place or language."""
_WRITER = r"(?:[^\W\d_a-z][\w'’-]+\s?){1,3}(?:et al\b|and\b|&|\((?:19|20)\d\d)"
_IN_WHOLE = re.compile(
    rf"\b(?:[Ww]riting in|[Ii]n an? (?:\w+ )?(?:paper|article|report|letter) (?:published |printed )?in)\s(?:the\s)?"
    rf"(?P<name>e?[A-Z][^,;()]{{1,90}}),\s{_WRITER}"
)
"""Between who writes and his name, with the words in small letters that NLM's names of journals have."""
_TOLD = (
    r"(?:reports?|reported|found|finds|showed|shows|states?|stated|noted|notes|observed|describes?|described|concluded)"
)
_PAPER_IN = re.compile(
    rf"(?:^|[.;,]\s)(?:[Aa]n?|[Tt]he|[Ii]n their)\s(?:(?:19|20)\d\d\s)?(?:paper|article|report|"
    rf"study)\s(?:published\s)?in\s"
    rf"(?P<name>[A-Z][^,;()\d]{{2,90}}?)\s(?:in\s(?:19|20)\d\d\s)?(?:has\s)?{_TOLD}\b|"
    rf"(?:\bet al\.?|colleagues|co-?workers|[A-Z][\w'’-]+),\sin\s(?P<name2>[A-Z][^,;()\d]{{2,90}}),\s{_TOLD}\b"
)
"""A journal between a paper, or who wrote it, and what it tells; in NLM's spelling, with words in small letters."""
_IN_BRACKETS = re.compile(
    r"[(\[](?:(?:see\s|cf\.?\s)?[A-Z][^()\[\],;\d]{2,60}?(?:\bet al\.?|(?:\band|&) [A-Z][\w’'-]+),\s)?"
    r"(?P<name>[A-Z][\w&'’. -]{2,80}),\s(?:19|20)\d\d[)\]]"
)
_NO_AUTHORS = re.compile(r"\s(?:of|for|in|the)\s")
"""What a journal's name may have and no author's."""
_BEHIND = re.compile(
    rf"[*_”\"]?(?:,\s|\s?\(|\s(?:in|of)\s(?:{MONTH}|(?:19|20)\d\d)|\.?$|\.\s|\s(?:(?:also|first|recently|has|have)\s)?"
    r"(?:report|found|show|conclud|suggest|stat|not|describ|demonstrat|observ|argu|indicat|propos|estimat|examin|"
    r"compar|"
    r"reveal|claim|call|warn|recommend|by)\w*\b)",
    re.IGNORECASE,
)
"""What follows the name of a source, and not a subject that is spelled with a capital."""
_OPENS = re.compile(
    r"In\s(?:[Tt]he\s)?(?P<name>[A-Z][\w&/’'-]*(?:[ :]+(?:(?:of|and|&|in|for|on|the)\s)*[A-Z][\w&/’'-]*){0,9}),?\s"
    r"it\s(?:was|has been)\s(?:reported|shown|noted|stated)\b"
)
"""`In Thorax it was reported that`."""
_PLAIN_CUE = re.compile(r"(?:papers?|articles?|letter|editorial|commentary|case report|writing)\b", re.IGNORECASE)
"""What is said to be in a journal alone; a report, and what is published, may be of or from a place."""
_PLACE = 3
"""A name of so many words may be that of a country."""
_NO_JOURNAL = re.compile(
    rf"(?:English|French|German|Spanish|Italian|Portuguese|Russian|Chinese|Japanese|Korean|Polish|Turkish|Dutch|"
    rf"Persian)"
    rf"(?: with|,|\.|$)|"
    rf"(?:English|Latin|Arabic|Hebrew|Farsi|Hindi|Europe|Asia|Africa|America|Latin America|Scandinavia|Western|Eastern|"
    rf"MEDLINE|Medline|PubMed|Embase|EMBASE|Scopus|Web of|Part|Chapter|Volume|Issue|Press|Table|Figure|Q1|{MONTH})\b",
    re.IGNORECASE,
)
_CREDITS = re.compile(r"\bet al\b|\b(?:colleagues|co-?workers|associates)\b|^[^,]{3,60}, [A-Z][\w’'-]+")
_TITLED = re.compile(r"[A-Z][\w'’-]+ Journal\b")
_SMALL = frozenset({"the", "of", "and", "in", "for", "on", "a", "an", "journal", "official", "international",
                    "american",
                    "british", "european", "medical", "medicine", "clinical", "research"})  # fmt: skip
_BEYOND = re.compile(r"\s(?:that|which|who|where|carried|with|has|had|was|were|is|are)\b|\s" + _TOLD + r"\b")
"""Behind the name of a journal: what it printed."""
_EDITION = re.compile(r"\s[(:=]|\.\s")
"""Behind a journal's name: its place, its years, or its part."""
_SMALL_WORDS = frozenset({"the", "of", "and", "in", "for", "on"})
_LETTERS = 6
"""So many capital letters may be the initials of any journal."""
_ACRONYMS = {
    "nejm": "new england journal of medicine", "bmj": "british medical journal", "jama": "journal of the "
                                                                                         "american medical "
                                                                                         "association",
    "pnas": "proceedings of the national academy of sciences", "ajsm": "american journal of sports medicine",
}  # fmt: skip


def journals(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """What the claim says of the journal of its source, where it names one."""
    if "ournal" not in text and not _IN_A_NAME.search(text) and not _IN_BRACKETS.search(text):
        return []
    match, reported = _JOURNAL.search(text), named_journal(text)
    follows = match is not None and match.group("j1") and text[match.start("j1") - 2] == ","
    if match is not None and follows and (_TITLED.search(text) or re.match(_WRITER, text[match.start("j1") :])):
        match = None  # "in Some Journal, Smith and ..."
    called = _called(matter, text)
    if (whole := _whole(matter, text)) is not None:
        called, match, reported = whole, None, None
    if called is not None and match is not None and match.span("j2")[0] == called[0]:
        match = None  # "published in" something that has a name
    by_name = _by_name(text) or called if match is None and reported is None else None
    if match is None and reported is None and by_name is None:
        return []
    printed = matter.record.journals or ((matter.record.fields.journal,) if matter.record.fields.journal else ())
    names = [_spelled(j) for j in printed]
    if not names:
        return []
    group = None if match is None else "j1" if match.group("j1") else "j2"
    at = match.span(group) if match is not None and group is not None else reported or by_name or (0, 0)
    beyond = _BEYOND.search(text, at[0] + 1, at[1])
    at = (at[0], beyond.start()) if beyond is not None else at
    name_said = text[at[0] : at[1]]
    words = _spelled(name_said).split()
    while words and (words[-1] in ("of", "and", "in", "the", "for", "on") or words[-1] in MONTHS):
        words.pop()
    if not words or words[0] in MONTHS or words[0].isdigit():
        return []
    record = matter.record.journals[0] if matter.record.journals else matter.record.fields.journal
    long = _ACRONYMS[words[0]].split() if words[0] in _ACRONYMS else words
    if name_said.isupper() and " " not in name_said and words[0] not in _ACRONYMS and len(name_said) <= _LETTERS:
        initials = ("".join(w[0] for w in name.split() if w not in _SMALL_WORDS) for name in names)
        return [credit(text, own, at, "agrees" if words[0] in initials else "absent", record)]
    for name in names:
        if _same_journal(words, name.split()) or _same_journal(long, name.split()):
            return [credit(text, own, at, "agrees", record)]
    plain = group in (None, "j1") or words[0] in TITLE_WORDS or (len(words) > 1 and words[1] in TITLE_WORDS)
    content = {w for w in words if w not in _SMALL}
    shared = any(not _is_apart(content, name) for name in printed)
    if plain and content and not shared and len(matter.claim.references) <= 1 and not of_another_work(text, at):
        message = f"The text names the journal {name_said}, the record {record}."
        return [credit(text, own, at, "differs", record, message=message)]
    return [credit(text, own, at, "absent", record)]


def named_journal(text: str) -> tuple[int, int] | None:
    """Where "a report in The Lancet" names its journal."""
    for match in _REPORTED.finditer(text):
        name = _TRAILING.sub("", match["j3"])
        words = fold(name).split()
        if words and (words[0] in _FIRST_WORDS or "journal" in words):
            return match.start("j3"), match.start("j3") + len(name)
    return None


def _by_name(text: str) -> tuple[int, int] | None:
    """Where a source is said to stand in a journal that is known by its name: `writing in Gut, ...`."""
    for match in _BY_NAME.finditer(text):
        name = _TRAILING.sub("", match["name"])
        at = match.start("name"), match.start("name") + len(name)
        opens = text.startswith("In ", match.start())
        if _BEHIND.match(text, at[1]) and (not opens or _CREDITS.search(text)):
            return at
    return None


def _called(matter: Matter, text: str) -> tuple[int, int] | None:
    """Where a paper, or someone who writes, is said to be in something that has a name, not a place or a language."""
    for match in _CALLED.finditer(text):
        at, name = match.span("name"), match["name"]
        plain = _PLAIN_CUE.match(match.group()) is not None or _sounds_like_one(name)
        if not plain or not _BEHIND.match(text, at[1]):
            continue
        if not (_NO_JOURNAL.match(name) or _is_place(name) or _is_known(matter, name)):
            return at
    opens = _OPENS.match(text)
    if opens is None or _is_known(matter, opens["name"]) or not _sounds_like_one(opens["name"]):
        return None
    return opens.span("name")


def _whole(matter: Matter, text: str) -> tuple[int, int] | None:
    """Where a journal's name stands between a paper or who writes and what is told, or in brackets with the year."""
    for match in (*_IN_WHOLE.finditer(text), *_PAPER_IN.finditer(text), *_IN_BRACKETS.finditer(text)):
        group = "name" if match["name"] else "name2"
        name = match[group]
        if match.re is _IN_BRACKETS and not (re.fullmatch(_KNOWN, name) or _NO_AUTHORS.search(name)):
            continue
        if not (_NO_JOURNAL.match(name) or _is_place(name) or _is_known(matter, name)):
            return match.span(group)
    return None


def _sounds_like_one(name: str) -> bool:
    """Whether a name is that of a journal that is well known, or has a word that journals have."""
    return re.fullmatch(_KNOWN, name) is not None or not TITLE_WORDS.isdisjoint(fold(name).split())


def _is_known(matter: Matter, name: str) -> bool:
    """Whether the record tells of what has that name: an illness, a germ, a place."""
    whole = (matter.reading.title.text, matter.reading.text, *matter.record.affiliations, *matter.record.mesh)
    return any(name in text for text in whole)


def _spelled(name: str) -> str:
    """A name folded, in American spelling: `Paediatric` as `Pediatric`."""
    return fold(name).replace("ae", "e").replace("oe", "e")


def _is_place(name: str) -> bool:
    """Whether a name is that of a country, and not of a journal of one."""
    return bool(countries(name)) and len(name.split()) <= _PLACE


def _is_apart(content: set[str], name: str) -> bool:
    """Whether either of two names of journals has a word of its own: `Annals` and `Archives of Internal Medicine`."""
    words = [w for w in _spelled(_EDITION.split(name)[0]).split() if w not in _SMALL]
    ours = [w for w in content if not _stands(w, _spelled(name).split())]
    return bool(ours) and (len(ours) == len(content) or any(not _stands(w, list(content)) for w in words))


def _stands(word: str, name: list[str]) -> bool:
    return any(
        n == word or (len(n) >= 3 and word.startswith(n)) or (len(word) >= 3 and n.startswith(word)) for n in name
    )


def _same_journal(words: list[str], name: list[str]) -> bool:
    """Whether the words begin with the journal's name, whole or abbreviated; what follows belongs to the sentence."""
    mine = [w for w in words if w not in ("the", "of", "and", "in", "for", "on")]
    theirs = [w for w in name if w not in ("the", "of", "and", "in", "for", "on")]
    if not mine or not theirs:
        return False
    count = min(len(mine), len(theirs))
    same = sum(m == t or (len(t) >= 2 and m.startswith(t)) for m, t in zip(mine[:count], theirs[:count], strict=True))
    return same == count and (count == len(theirs) or count >= 2 or len(mine) == 1)
