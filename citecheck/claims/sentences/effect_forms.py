"""The forms of a clause that says what came of what: `A lowered X`, `X was lower`, `there was no difference in X`.

In each form `s` is the subject that acts, `o` holds the outcome, `at` the word that says what became of it, and `r`
what follows the outcome or the verb.
"""

from __future__ import annotations

import re

from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.wordlists import words

_ADV = r"(?:(?:also|both|all|still|then|further|much|far|even|only|somewhat)\s|\w+ly\s)*"
_STEMS = (
    "reduc|decreas|lower|diminish|shorten|prevent|lessen|attenuat|suppress|inhibit|eas|reliev|alleviat|halv|increas|"
    "rais|elevat|prolong|lengthen|enhanc|boost|doubl|improv|worsen|impair"
)
ACTS = rf"(?:(?:{_STEMS})(?:es|ed|s)|cuts?)"
_ACT = rf"(?:(?:{_STEMS}|affect|alter|influenc|chang)e?|modify|cut)"
MOVES = (
    r"(?:fell|rose|(?:decreas|increas|declin|improv|worsen|chang|deteriorat)(?:e|es|ed|s)|dropped|worsened|differed|"
    r"varied)"
)
_MOVE = r"(?:differ|change|vary|fall|rise|improve|increase|decrease|decline|drop|worsen|deteriorate)"
_STATE = (
    r"(?:lower|higher|less|fewer|greater|more|longer|shorter|smaller|larger|better|worse|poorer|reduced|decreased|"
    r"increased|improved|elevated|prolonged|shortened|lowered|raised|worsened|diminished|impaired|affected|altered|"
    r"changed|influenced|similar|comparable|unchanged|unaffected|unaltered|different|(?:about\s|much\s)?the\ssame|"
    r"equivalent|rarer|commoner|scarcer)"
)
_NOUN = (
    r"(?:reductions?|decreases?|declines?|fall|drop|increases?|rise|improvements?|worsening|gains?|differences?|"
    r"changes?|effects?|impact|influence|benefits?)"
)
_SEEN = r"(?:found|seen|observed|noted|detected|reported|recorded|evident|present|apparent|identified)"
_BE = (
    r"(?:(?:was|were|is|are)(?:\s(?:found|shown|seen|reported)\sto\sbe)?|remained|appeared|seemed|proved(?:\sto\sbe)?|"
    r"tended\sto\sbe|ended\sup)"
)
_FIGURE = r"\d+(?:\.\d+)?"
FORMS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "none",
            r"(?P<s>.*?)\s?\b(?P<at>(?:had|has|have|showed|exerted|produced|with)\s(?:no|little\sor\sno)\s(?:[\w-]+\s){0,2}?"
            r"(?:effects?|impact|influence|benefits?)\s(?:on|upon|for)|"
            r"(?:made|makes)\sno\s(?:[\w-]+\s){0,2}?difference\s(?:to|in))\s(?P<o>.+)",
        ),
        (
            "between",
            r"(?:there\s(?:was|were|is|are)\s|(?:we|they)\s(?:found|saw|observed)\s)?(?P<at>no)\s(?:[\w-]+\s){0,2}?"
            r"(?:associations?|relation(?:ship)?s?|correlations?|links?)\s(?:(?:was|were)\s\w+\s)?between\s"
            r"(?P<s>[^,]+?)\sand\s(?P<o>.+)",
        ),
        (
            "level",
            rf"(?:the\s|this\s|any\s|an?\s)?(?:[\w-]+\s){{0,2}}?(?P<n>{_NOUN})\s(?:in|of|for)\s(?P<o>.+?)\s"
            r"(?P<at>(?:was|were|is|are)\s(?P<no>not\s|non-?|in)?(?:\w+ly\s)?significant|"
            r"(?P<short>(?:did\snot|failed\sto)\s(?:reach|attain|achieve)|fell\sshort\sof)\s(?:statistical\s)?"
            r"significance)(?P<r>\s.*)?",
        ),
        (
            "there",
            rf"(?P<there>there\s(?:was|were|is|are)\s|(?:we|they)\s(?:found|saw|observed|detected|noted)\s|with\s)?"
            rf"(?P<no>no\s|not\san?(?:y)?\s)?(?:an?\s|any\s)?(?:(?!not\b|no\b)[\w-]+\s){{0,3}}?(?P<at>{_NOUN})\s(?:in|of)\s(?P<o>.+?)"
            rf"(?:(?P<seen>\s(?:was|were|is|are)\s(?:\w+ly\s)?{_SEEN})(?P<r>\s.*)?)?",
        ),
        (
            "seen",
            rf"(?P<no>no\s)(?:[\w-]+\s){{0,3}}?(?P<at>{_NOUN})\s(?:was|were|is|are)\s(?:\w+ly\s)?{_SEEN}\s"
            r"(?:in|for|of|with\srespect\sto|regarding)\s(?P<o>.+)",
        ),
        ("like", r"with\s(?P<at>similar|comparable|unchanged)\s(?P<o>.+)"),
        (
            "not acts",
            rf"(?P<s>.*?)\s?\b(?:(?:did|does|do)\snot|failed\sto)\s{_ADV}(?P<at>{_ACT})\s"
            r"(?!(?:in|with|after|between|among|from|over|at|by|on|during|when|as|across)\b)(?P<o>.+)",
        ),
        ("not moves", rf"(?P<o>.*?)\s?\b(?:did|does|do)\snot\s{_ADV}(?P<at>{_MOVE})\b(?P<r>\s.*)?"),
        (
            "tied",
            r"(?P<s>.*?)\s?\b(?:was|were|is|are)\s(?P<no>not\s)(?:\w+ly\s)?(?P<at>associated|linked|related)\s"
            r"(?:with|to)\s(?P<o>.+)",
        ),
        (
            "led",
            rf"(?P<s>.*?)\s?\b(?:(?P<no>did\snot\s(?:lead\sto|result\sin|cause|produce))|led\sto|leads\sto|"
            rf"resulted\sin|results\sin|caused|produced|brought|(?:was|were|is|are)\s{_ADV}(?:associated|linked)\s"
            rf"(?:with|to)|had|have|has|showed|experienced|reported|achieved|developed|required|needed)\s"
            rf"(?P<none>no\s)?(?:an?\s)?{_ADV}(?:significant\s|marked\s|substantial\s|modest\s|small\s|clear\s)*"
            rf"(?P<at>{_STATE}|{_NOUN}\s(?:in|of))\s(?P<o>.+)",
        ),
        (
            "unrelated",
            r"(?P<s>.*?)\s?\b(?P<at>(?:had|bore|showed|has|have)\sno\s(?:[\w-]+\s){0,2}?(?:relation(?:ship)?|"
            r"associations?|link|correlation|bearing)\s(?:to|with|on)|(?:was|were|is|are)\s(?:unrelated|"
            r"not\s(?:\w+ly\s)?(?:tied|predictive\sof))(?:\sto)?)\s(?P<o>.+)",
        ),
        (
            "correlated",
            r"(?P<s>.*?)\s?\b(?:(?:was|were|is|are)\s)?(?:\w+ly\s)??(?P<at>positively|inversely|negatively|directly)\s"
            r"(?:and\s\w+ly\s)?(?:associated|correlated|related|linked)\s(?:with|to)\s(?P<o>.+)",
        ),
        (
            "correlates",
            r"(?P<s>.*?)\s?\bcorrelated\s(?:\w+ly\s(?:and\s)?)??(?P<at>positively|inversely|negatively|directly)\swith\s"
            r"(?P<o>.+)",
        ),
        (
            "goes with",
            rf"(?P<s>.*?)\s?\b(?:was|were|is|are)\s{_ADV}(?P<at>associated|linked)\s(?:with|to)\s(?P<o>.+)",
        ),
        (
            "often",
            rf"(?P<o>.*?)\s(?:occurred|happened|developed|arose|(?:was|were)\s\w+(?:ed|en|n))\s{_ADV}(?P<at>more|less)\s"
            rf"(?:often|frequently|commonly)(?P<r>\s.*)",
        ),
        (
            "counts",
            rf"(?:there\s(?:was|were)\s)?{_ADV}(?P<at>more|fewer|less)\s(?P<o>[\w-]+(?:\s[\w-]+){{0,5}}?)"
            rf"(?:\s(?:occurred|developed|arose|(?:was|were)\s\w+(?:ed|en|n)))?"
            rf"(?P<r>\s(?:in|with|after|among|on|under|when)\s.*)",
        ),
        (
            "figures",
            rf"(?P<o>.*?)\s(?P<at>was|were|averaged|is)\s(?P<x>{_FIGURE})\s?(?:%|\w+)?\s(?:in|with|after|for|among)\s"
            rf"(?P<a>[^\d,]+?),?\s(?:and|vs\.?|versus|compared\s(?:with|to)|against)\s(?P<y>{_FIGURE})\s?(?:%|\w+)?\s"
            r"(?:in|with|after|for|among)\s(?P<b>[^\d,]+)",
        ),
        (
            "likely",
            rf"(?P<s>.*?)\s?\b{_BE}\s(?P<no>not\s)?{_ADV}(?P<at>more|less)\slikely\sto\s"
            r"(?:(?:develop|have|experience|report|be|need|require|suffer|show|get)\s)?(?:from\s|an?\s)?(?P<o>.+)",
        ),
        (
            "feels",
            rf"(?P<s>.*?)\s?\b{_BE}\s(?P<no>not\s)?{_ADV}(?P<at>more|less)\s(?!frequent|common|severe|likely|often|"
            r"prevalent|effective|evident|marked|pronounced|apparent|prominent|noticeable|striking|in\b|with\b|than\b|after\b)(?P<o>[\w-]+\s(?:than|when|after|with|at|in|compared)\b.+|[\w-]+)",
        ),
        (
            "is",
            rf"(?P<o>.*?)\s?\b{_BE}\s(?P<no>not\s|no\s)?{_ADV}(?P<at>{_STATE})"
            r"(?:\s(?:frequent|common|severe|likely|often|prevalent))?(?:\s\w+ly)?"
            r"(?P<r>\s(?:in|with|after|between|among|across|from|over|at|by|on|during|when|under|following|for|than|"
            r"compared|versus|vs|relative|within|until|as)\b.*|)",
        ),
        (
            "moves",
            rf"(?P<o>.*?)\s?\b{_ADV}(?P<at>{MOVES})(?:\s\w+ly|\smore|\sless|\sfurther)*"
            r"(?P<r>\s(?:in|with|after|between|among|from|over|at|by|on|during|when|across|under|following|to|more|less|"
            r"than|compared|versus|vs|within|for)\b.*|)",
        ),
        ("acts", rf"(?P<s>.*?)\s?\b{_ADV}(?P<at>{ACTS})\s{_ADV}(?P<o>.+)"),
    )
)
"""The forms of a clause, in the order in which they are tried."""
OF_SUBJECT = frozenset(
    {
        "none",
        "not acts",
        "tied",
        "led",
        "acts",
        "likely",
        "feels",
        "unrelated",
        "correlated",
        "correlates",
        "goes with",
        "between",
    }
)
"""Forms whose subject is what acts, and not what is changed."""
TIES = frozenset({"between", "tied", "unrelated", "correlated", "correlates", "goes with"})
"""Forms that say that two things go together, or do not."""
_DENYING = frozenset({"none", "like", "not acts", "not moves", "tied", "unrelated", "between"})
"""Forms that say of themselves that nothing came of it."""
VERB = re.compile(
    rf"\b(?:was|were|is|are|did|does|had|has|have|that|which|who|whether|if|because|since|can|may|could|would|{MOVES}|"
    rf"led|resulted|caused|showed)\b",
    re.IGNORECASE,
)
_TIES = {"positively": 1, "directly": 1, "inversely": -1, "negatively": -1}
_SIGNS = {
    "doubl": 1, "gain": 1, "boost": 1, "eas": -1, "reliev": -1, "alleviat": -1, "halv": -1, "cut": -1, "lessen": -1,
    "rarer": -1, "scarcer": -1, "commoner": 1,
}  # fmt: skip
"""Those of words that `signs` does not know."""
_HAD = re.compile(rf"\b(?:had|have|has|showed|experienced)\s(?:an?\s)?(?:\w+\s){{0,2}}?{_NOUN}\b", re.IGNORECASE)
"""`A had a reduction in X`."""
_RELATIVE = re.compile(r"\b(?:that|who|which)\s(?:had|have|were|was|did|are|is)?\b", re.IGNORECASE)
_NOT = re.compile(r"\bnot\b", re.IGNORECASE)
_NOT_OF = re.compile(r"\bbut\snot\s(?:in|with|by|at|after|among|for|on|during|under|when|to)\b", re.IGNORECASE)
"""`A lowered it in B, but not in C`: what is said of either is not told apart."""
_CHANGED = re.compile(
    rf"(?<!\bside\s)(?<!\badverse\s)\b(?:{_NOUN}|loss|associations?|correlations?|risk\sdifference)\b", re.IGNORECASE
)
"""Of a reduction it is no reduction that is greater."""
_LEADS = frozenset(words("in among at after during with within over by on under for before from when while as"))
_THAN = re.compile(r"\b(?:than|compared (?:with|to)|versus)\b", re.IGNORECASE)
_LEADS_ON = frozenset(words("with of in a an the and or than for by to at on from as their its this these had has"))
"""Words behind which a participle is no verb."""
_ALIKE = ("similar", "comparable", "the same", "about", "much", "equivalent")
_LONGEST = 1200
"""Letters of a clause; a longer one is not read."""


def form_of(plain: str, start: int, end: int, *, alike: bool) -> tuple[str, re.Match[str]] | None:
    """The form of the clause between two offsets, with its match; None where it has none or more than that.

    Asked for with `alike` are only forms that say that all are the same.
    """
    if end - start > _LONGEST:
        return None
    for name, form in FORMS:
        match = form.fullmatch(plain, start, end)
        if match is not None and _plain_parts(match, name) and (not alike or says_alike(match)):
            return name, match
    return None


def says_alike(match: re.Match[str]) -> bool:
    """Whether a clause says that things are the same."""
    return match["at"].lower().startswith((*_ALIKE, "differ", "no different"))


def goes_on(name: str, match: re.Match[str]) -> bool:
    """Whether a clause tells how something went with one, and so may have gone with others."""
    return name == "moves" or (name == "led" and _HAD.search(match[0]) is not None)


def _plain_parts(match: re.Match[str], name: str) -> bool:
    """Whether the parts of a clause hold no further verb, and the form has what it asks for."""
    groups = match.groupdict()
    if name == "there" and not (groups["there"] or groups["seen"]):
        return False
    parts = [groups.get(part) or "" for part in ("s", "o", "r")]
    ahead = (parts[0] if name in OF_SUBJECT else parts[1]).split()
    if ahead and ahead[0].lower() in _LEADS:
        return False  # what stands before the subject was not told apart
    if len(_THAN.findall(parts[1] + parts[2])) > 1:
        return False  # "than after B, and less in C than in D"
    if name in ("acts", "moves") and ahead and ahead[-1].lower() in _LEADS_ON:
        return False  # "those with raised cholesterol"
    if (name in ("is", "moves", "figures", "led") and _CHANGED.search(groups["o"])) or _NOT_OF.search(match[0]):
        return False
    if any(_NOT.search(part) for part in (parts[0], parts[1].replace("but not", ""), parts[2])):
        return False
    parts[2] = _RELATIVE.sub(" ", parts[2])
    return not parts[1][:1].isdigit() and not any(VERB.search(part) for part in parts)


def value_of(name: str, match: re.Match[str]) -> tuple[str, int, int]:
    """The axis of what a clause says, its value, and what is denied where that is 0."""
    groups = match.groupdict()
    if name == "figures":
        gap = float(match["x"]) - float(match["y"])
        return "amount", (gap > 0) - (gap < 0), 0
    word = (groups.get("n") or match["at"]).lower().split()[0]
    axis, value = _sign(word)
    if name in _DENYING or any(groups.get(part) for part in ("no", "none", "short")):
        return axis, 0, value if value in (1, -1) else 0
    return axis, value, 0


def _sign(word: str) -> tuple[str, int]:
    if word in _TIES:
        return "amount", _TIES[word]
    if word in ("about", "much", "the"):
        return "amount", 0
    if word.startswith(("different", "unaltered", "unaffected", "equivalent")):
        return "amount", 2 if word == "different" else 0
    known = next((sign for stem, sign in _SIGNS.items() if word.startswith(stem)), None)
    if known is not None:
        return "amount", known
    if word.startswith(("alter", "influenc", "modif", "vari", "vary")):
        return "amount", 2
    kind = classify(word)
    return (kind[0], kind[1]) if kind is not None else ("amount", 2)
