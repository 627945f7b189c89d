"""Whether a name and a year that no list knows are a citation: `(Brighton 2012).`, `Smith (2011) found`.

`(London 2012)`, `the Inventory (1996)` and `Medicare (2015)` print the same; the words around them tell.
"""

from __future__ import annotations

import re

from citecheck.text.abbreviations import STARTERS, words
from citecheck.text.late import late

_TOKEN = re.compile(r"[^\W\d_][\w’'‐‑-]*\.?|[&,;]|\S")
_LEAD = late(
    r"^\s*(?:(?:see|e\.g\.,?|i\.e\.,?|cf\.?|also|after|from|in|by|vgl\.|siehe|z\. ?B\.|v[ée]ase|ver|voir)\s)*",
    re.IGNORECASE,
)
_ACCORDING = late(
    r"\b(?:according to|as|by|following|like|unlike|laut|nach|wie|selon|d’après|seg[úu]n|segundo|conforme)\s$",
    re.IGNORECASE,
)
_REPORTS = late(
    r"[ \u00a0](?:(?:also|first|later|then|even|recently|further|has|have|had|hat|haben|a|ont)[ \u00a0]){0,2}(?:"
    r"found|finds?|show(?:s|ed|n)?|report(?:s|ed)?|suggest(?:s|ed)?|argue[sd]?|conclude[sd]?|demonstrate[sd]?|note[sd]?"
    r"|observe[sd]?|describe[sd]?|disagree[sd]?|agree[sd]?|propose[sd]?|confirm(?:s|ed)?|state[sd]?|claim(?:s|ed)?"
    r"|review(?:s|ed)|wr[io]tes?|writes|compare[sd]|investigated|examined|recommend(?:s|ed)?|estimate[sd]?|identifie[sd]"
    r"|points?\sout|pointed\sout|studied|measured|stress(?:es|ed)|emphasi[sz]e[sd]?|demonstrat\w+"
    r"|fand(?:en)?|zeigt(?:e|en)?|bericht(?:et|ete|eten|en)|beschreib(?:t|en)|beschrieb(?:en)?|gezeigt|gefunden"
    r"|ont\smontré|montr(?:e|ent|é)|observ(?:e|ent|é|ó|aron|ou|aram)|conclu(?:t|ent|yó|yeron|iu|íram|ye)"
    r"|encontr(?:ó|aron|ou|aram)|demostr(?:ó|aron)|mostr(?:ó|aron|ou|aram)|demonstr(?:ou|aram)|afirma[mn]?|señala[n]?"
    r"|relat(?:ou|aram)|propone[n]?)\b"
)
_CLOSES = re.compile(r"[”»\"’')\]]{0,2}(?:[.,;:!?]|\s*(?:\n|$))")
_ONLY_YEAR = re.compile(r"[(\[]\s*\d{4}[a-z]?(?:,? ?(?:pp?\.|S\.|pág\.)? ?[\d–-]{1,9})?\s*[)\]]$")
_WORD_BEFORE = re.compile(r"(\w+)\s?$")
_NAMES_BEFORE = late(
    r"(?:^|[\s,])(?P<names>[^\W\d_][\w’'‐‑-]*(?:\s(?:and|&|y|e|et|und)\s[^\W\d_][\w’'‐‑-]*)?)(?:[’']s)?\s*$"
)
_BODY = words(
    """
    Organization Organisation Association Society Institute Institutes Agency Ministry Department Administration
    Council College Academy Committee Centers Centres Commission Foundation Collaboration Federation Group Network
    Gesellschaft Sociedad Société Sociedade Ministerio Ministério Ministère Institut Instituto Bundesministerium
    """
)
"""What a body that publishes is called by."""
_NO_AUTHOR = words(
    """
    Africa America Asia Australia Austria Belgium Brazil Britain Canada Chile China Colombia Cuba Denmark Egypt England
    Europe Finland France Germany Ghana Greece Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Japan
    Kenya Korea Mexico Netherlands Nigeria Norway Pakistan Peru Poland Portugal Romania Russia Scotland Serbia Singapore
    Spain Sweden Switzerland Taiwan Thailand Turkey Uganda Ukraine Vietnam Wales UK US USA EU Zealand Kingdom States
    Amsterdam Athens Atlanta Baltimore Bangkok Barcelona Basel Beijing Berlin Berne Boston Bordeaux Brisbane Brussels
    Budapest Cairo Chicago Cleveland Copenhagen Dallas Delhi Denver Detroit Dubai Dublin Edinburgh Florence Frankfurt
    Geneva Glasgow Hamburg Helsinki Houston Istanbul Jerusalem Johannesburg Kyoto Lima Lisbon Liverpool London Lyon
    Madrid Manchester Melbourne Miami Milan Montreal Moscow Mumbai Munich Nairobi Naples Oslo Ottawa Oxford Paris
    Philadelphia Phoenix Pittsburgh Prague Rio Rome Rotterdam Santiago Seattle Seoul Shanghai Singapore Sochi Stockholm
    Sydney Tokyo Toronto Turin Utrecht Valencia Vancouver Venice Vienna Warsaw Washington Wuhan Zurich York Diego
    Alabama Alaska Arizona California Colorado Connecticut Florida Georgia Hawaii Illinois Indiana Iowa Kansas Kentucky
    Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma
    Ontario Oregon Pennsylvania Quebec Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming Deutschland Österreich
    Schweiz Wien München Köln Genf España México Brasil Suisse Belgique Lisboa Roma Italia
    Olympics Paralympics Congress Conference Meeting Summit Symposium Award Awards Prize Nobel Medal Edition Edn Ed Rev
    Revised Revision Epub Online Print Reprint Reprinted Founded Established Est Born Died Since Season Series Episode
    Christmas Easter Ramadan Act Law Directive Regulation Amendment Convention Declaration Guideline Guidelines Version
    Release Beta Model Mark Census Election Budget Medicare Medicaid Brexit Covid COVID Pandemic Baseline Survey
    Protocol Photo Image Illustration Source Data Q1 Q2 Q3 Q4 Week Cycle Wave Round Cohort Group Patient Case Day
    """
)
NOT_NAMES = words(
    """
    In The A An Since By From Until Before After During Between Of On At For As And Or But Table Figure Fig Box Section
    Version Updated Copyright Volume Issue Chapter Study Studies Trial Year Years Published Accessed Retrieved Last
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sep Sept Oct Nov Dec Spring Summer Autumn Fall Winter Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday ISO Windows Office Em No Na Desde See Also Review Reviewed
    Según Segundo Conforme Laut Nach Seit Vor Im Selon Depuis En Januar Februar März Mai Juni Juli Oktober Dezember
    Herbst Frühjahr Sommer Stand Abb Abbildung Tab Tabelle Kapitel Tabla Tabela Figura Tableau Año Ano Jahr Année
    """
)
"""Words with a capital that stand before a year without being a name."""
_LINKS = words("and & y e et und og al al.")


def told(text: str, names: str, closed: int) -> str:
    """The names (the end of `names`) that the sentence says found something, the year in brackets up to `closed`
    standing between them and the verb: `Smith (2011) found`; empty where it does not say so.
    """
    opened = max(text.rfind("(", max(0, closed - 24), closed), text.rfind("[", max(0, closed - 24), closed))
    if opened < 0 or not _ONLY_YEAR.match(text, opened, closed + 1):
        return ""
    name = _last_names(names)
    if not name:
        return ""
    at = opened - (len(names) - names.rfind(name))
    # The name as it stands before the bracket, blanks apart.
    before = text[max(0, at - 24) : at]
    if _REPORTS.match(text, closed + 1) or _ACCORDING.search(before) or _ACCORDING.search(names[: names.rfind(name)]):
        return name
    return ""


def enclosed_name(names: str, text: str, span: tuple[int, int], several: bool) -> str:
    """`names`, without `see` and the like, where they are an author or a body alone with the year in the brackets at
    the offsets `span`, and the brackets close a clause or cite several works; else empty.
    """
    opened, closed = span
    plain = _LEAD.sub("", names.strip(" ,;:([")).rstrip(" ,;:(")
    tokens = _TOKEN.findall(plain)
    if not tokens or not _authors(tokens):
        return ""
    several = several or ";" in text[opened:closed]
    before = text[max(0, opened - 2) : opened].strip()
    told_on = before[-1:].islower() or before[-1:] in '%)”»"’' or before[-1:].isdigit()
    word = _WORD_BEFORE.search(text, max(0, opened - 30), opened)
    named = word is not None and word[1][0].isupper() and word[1] not in STARTERS
    if several or (told_on and not named and _CLOSES.match(text, closed + 1)):
        return plain
    return ""


def _authors(tokens: list[str]) -> bool:
    """Whether the tokens are one family name, a few joined by `&` or commas, or a body that publishes."""
    if not all(
        t in ",;&" or t in _LINKS or t[0].isupper() or t in ("of", "for", "the", "der", "van", "de") for t in tokens
    ):
        return False
    if any(t in _BODY for t in tokens):
        return 1 < len(tokens) <= 10
    if any(t.rstrip(".") in _NO_AUTHOR or t.rstrip(".") in NOT_NAMES for t in tokens):
        return False
    people = [t for t in tokens if t[0].isupper()]
    joined = any(t in _LINKS or t in ",;" for t in tokens)
    if not people or not (len(people) == 1 or (joined and len(people) <= 6)):
        return False
    return all(len(t) > 1 and (not t.isupper() or len(t) > 6) and t not in STARTERS for t in people)


def _last_names(names: str) -> str:
    """The end of `names` that is one author or two: `Recently, Smith` gives `Smith`."""
    found = _NAMES_BEFORE.search(names)
    if found is None:
        return ""
    tokens = found["names"].split()
    people = [t for t in tokens if t[0].isupper()]
    if not people or any(
        t in STARTERS or t in NOT_NAMES or t in _NO_AUTHOR or t in _BODY or t.isupper() or len(t) < 2 for t in people
    ):
        return ""
    # A word with a capital right before it makes it the end of a longer name: `Beck Depression Inventory`.
    rest = names[: found.start("names")].rstrip()
    last = rest.rpartition(" ")[2]
    return (
        ""
        if last and last[-1] != "," and last[0].isupper() and last not in STARTERS and not _ACCORDING.search(last + " ")
        else found["names"]
    )
