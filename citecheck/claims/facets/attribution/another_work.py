"""Whether a name or a year of a claim is that of another work, which it sets beside the one it cites."""

from __future__ import annotations

import re

_WITHIN = r"(?:[^,;.]|\bal\.,?){0,80}"
_NEAR = r"(?:(?!\b(?:in|by|from|on|at)\b)(?:[^,;.]|\bal\.,?)){0,60}"
"""What says no more of where something was found: `than plain insoles in a 2011 trial` names the source."""
_BESIDES = re.compile(
    rf"\b(?:(?:in contrast (?:to|with)|contrary to|unlike|as opposed to|building on)\s{_WITHIN}|"
    r"(?:in (?:line|agreement|accordance|keeping|accord|harmony) with|consistent with|"
    r"(?:as|like) (?:in |the |a |an |that )|similar(?:ly)? to|against (?:the )?(?:findings|results)|"
    r"(?:replicat|updat|extend|confirm|repeat|supplement|complement)\w*|"
    rf"(?:earlier|previous|prior) (?:work|studies|research)\b)\s?{_NEAR}|"
    rf"(?:since|following|after|before|until|unlike|like)\s{_NEAR}\b(?:by|of|from)\s|"
    rf"(?:since|before|until|prior to|after|following|prompted by|inspired by|compared (?:with|to)|differ\w* from|than)"
    rf"\s{_NEAR})$",
    re.IGNORECASE,
)
"""Before the name or year of a work that another is set beside, or that came before it."""
_AS = re.compile(r"\bas\s" + _WITHIN + "$", re.IGNORECASE)
_HAD = re.compile(
    r"(?:(?!\b(?:who|that|which)\b)(?:[^,;.]|\bal\.)){0,50}?\bhad (?:\w+ ){0,2}?(?:hoped|feared|expected|predicted|"
    r"suggested|proposed|hypothesi[sz]ed|suspected|supposed|argued|thought|assumed|postulated|anticipated|done|shown|"
    r"found|reported|observed|seen|noted|claimed|concluded|warned|believed|guessed|tried)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(r"[^.;]{0,120}?(?:;|\b(?:but|yet|whereas|until|now)\b)", re.IGNORECASE)
"""Behind what others `had found`: what follows is the source's own."""
_RAISED = re.compile(
    r"(?:[^;.]|\bal\.){0,60}?\b(?:had )?(?:raised|suggested|sounded|hinted|led|given|gave|left)\b[^.;]{0,80}?"
    r"(?:;|, but\b)",
    re.IGNORECASE,
)
"""Behind another work that raised the question which the source answers."""
_LED_HERE = re.compile(
    r"(?:[^,;.]|\bal\.){0,60}?\b(?:set the stage|paved the way|laid the ground\w*|preceded|prompted|inspired|gave rise)"
    r"\b",
    re.IGNORECASE,
)


_DEVISED = re.compile(
    r"\b(?:tests?|methods?|techniques?|procedures?|scales?|criteria|scores?|classifications?|protocols?|"
    r"questionnaires?|ind(?:ex|ices)|formulas?|equations?|assays?|systems?|staining|approach(?:es)?|algorithms?|instruments?|"
    r"man(?:o)?euvers?|manoeuvres?|operations?|incisions?) (?:first |originally |previously |as )?"
    r"(?:described|developed|proposed|introduced|devised|suggested|defined|modified|outlined|validated)"
    r" (?:by|in) (?:[A-Z][\w’'-]+(?:,| and| &)? ){0,2}$"
)
"""Before those whose method a work used."""


def of_another_work(text: str, at: tuple[int, int]) -> bool:
    """Whether the words around a name or year say that it is that of a work besides the source."""
    before = text[max(0, at[0] - 120) : at[0]]
    if _DEVISED.search(before) or _BESIDES.search(before) or _LED_HERE.match(text, at[1]) or _RAISED.match(text, at[1]):
        return True
    had = _HAD.match(text, at[1])
    return had is not None and (_AS.search(before) is not None or _TURNED.match(text, had.end()) is not None)
