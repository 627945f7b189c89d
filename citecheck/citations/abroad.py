"""Statements that lean on a study without citing it, in German, French, Spanish and Portuguese.

Only what leaves no doubt: a study that is not named (`eine Studie`, `un estudio`) and the verb that gives its finding.
"""

from __future__ import annotations

import re

from citecheck.text.late import late
from citecheck.text.rare import Rare

_BETWEEN = r"[^.;:?!()\n]{0,90}?\b"
# Each with the names of studies in it: most sentences have none, and are not looked at further.
_LEANS = (
    Rare(
        r"\b(?:[Ee]ine|[Ee]iner|[Mm]ehrere|[Zz]ahlreiche|[Vv]iele|[Ee]inige|[Vv]erschiedene)\s(?:[\w-]+\s){0,3}"
        r"(?:Studien?|Metaanalysen?|Meta-Analysen?|Übersichtsarbeit(?:en)?)\b"
        rf"{_BETWEEN}(?:zeigten?|fand(?:en)?|ergab(?:en)?|belegten?|belegen|bewies(?:en)?|zeigt|zeigen)\b",
        "Studie|Metaanalyse|Meta-Analyse|Übersichtsarbeit",
        re.NOFLAG,
    ),
    Rare(r"^Studien\s(?:zeigen|belegen|haben\sgezeigt)\b", "Studien", re.NOFLAG),
    Rare(
        r"\b(?:[Uu]ne|[Pp]lusieurs|[Dd]e\snombreuses|[Cc]ertaines)\s(?:[\w-]+\s){0,2}(?:études?|méta-analyses?)\b"
        rf"{_BETWEEN}(?:a|ont)\s(?:montré|démontré|révélé|conclu|constaté|trouvé|rapporté)\b",
        "étude|méta-analyse",
        re.NOFLAG,
    ),
    Rare(
        r"\b(?:[Uu]n|[Uu]na|[Vv]arios|[Nn]umerosos|[Mm]uchos|[Aa]lgunos|[Vv]arias)\s(?:[\w-]+\s){0,2}"
        r"(?:estudios?|ensayos?|metaan[áa]lisis|revisi[óo]n|revisiones)\b"
        rf"{_BETWEEN}(?:demostr(?:ó|aron)|mostr(?:ó|aron)|encontr(?:ó|aron)|concluy(?:ó|eron)|revel(?:ó|aron)|"
        r"han?\s(?:demostrado|mostrado|encontrado))(?!\w)",
        "estudio|ensayo|metaan|revisi",
        re.NOFLAG,
    ),
    Rare(
        r"\b(?:[Uu]m|[Uu]ma|[Vv]ários|[Vv]árias|[Dd]iversos|[Mm]uitos|[Aa]lguns)\s(?:[\w-]+\s){0,2}"
        r"(?:estudos?|ensaios?|metan[áa]lises?|meta-an[áa]lises?|revis(?:ão|ões)|pesquisas?)\b"
        rf"{_BETWEEN}(?:mostr(?:ou|aram)|demonstr(?:ou|aram)|encontr(?:ou|aram)|conclu(?:iu|íram)|revel(?:ou|aram))\b",
        "estudo|ensaio|metan|meta-an|revis|pesquisa",
        re.NOFLAG,
    ),
)
_NOT_YET = late(
    r"\b(?:soll(?:en|te|ten)?|wird|werden|könnten?|kann|können|nicht|[Kk]ein\w*|weitere|pourrai\w+|devrai\w+|ne|n’a|n'a"
    r"|pas|podría\w*|debería\w*|[Nn]o|[Nn]ão|poderia\w*|deveria\w*|unsere\w*|notre|nuestr\w+|noss\w+)\b"
)


def speaks_of_study_abroad(sentence: str) -> bool:
    """Whether `sentence` gives the finding of a study that it does not name, in one of these languages."""
    for pattern in _LEANS:
        found = pattern.search(sentence, sentence)
        if found and not _NOT_YET.search(sentence, max(0, found.start() - 20), found.end()):
            return True
    return False
