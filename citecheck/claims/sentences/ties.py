"""Which way two things go together in a text: `A lowers B`, `less A was linked to more B`, `A had no bearing on B`.

A clause that says so is a `Tie`: the words on either side of its verb, and one sign for the whole, the product of all
words of direction in it. `Loss of A raised B`, `A lowered B` and `B fell with A` have the sign -1 alike, whichever
stands first. A clause that is less plain than that (two negations, more than three words of direction, a fragment)
gives none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.sentences.clauses import NEGATORS, PREPOSITIONS, Clause, Told, bracketed, clauses
from citecheck.claims.sentences.polarity import AUXILIARIES, UNSURE, polarity
from citecheck.claims.sentences.ratios import ratios
from citecheck.claims.sentences.sides import naming_at
from citecheck.claims.sentences.signs import signs
from citecheck.claims.sentences.windings import shares_object
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import NOT_DENIED, words

_GENOTYPE = re.compile(r"[+\-−–]/\s?[+\-−–]")
_DASHES = re.compile(r"[−–]\s?")
_COEFFICIENT = re.compile(
    r"(?:\b[rR](?:ho)?\b|ρ|\bcoefficients?)\s?(?:=|of|was)\s?(?P<sign>[-−–])?\s?0?[.·]\d", re.IGNORECASE
)
_BOTH_WAYS = 3
_DEGREES = frozenset(words("degree extent manner way fashion rate magnitude amount"))
_AS_AS = re.compile(
    r"(?<!times )(?<!twice )(?<!fold )(?<!half )(?<!just )\bas (?!well\b)\w+ (?:[\w-]+ ){0,4}as\b(?! well)(?! possible)"
)
_NOT_AS = re.compile(r"\b(?:not|never|nowhere near) (?:nearly |quite |remotely )?(?:as|so) \w+", re.IGNORECASE)
"""`Not as high in A as in B` denies no tie: it orders A and B."""
_ASCRIBED = re.compile(
    r"\b(?:ascribed|attributed|attributable|put down|imputed|credited) to\b|\bexplained by\b", re.IGNORECASE
)
"""What comes behind it is the cause that is supposed, not what came about."""
_MODELS = ("mice", "mouse", "rat", "cell", "host", "animal", "embryo", "neuron", "macrophage", "fibroblast", "line")
_WITHOUT = frozenset(words("knockdown knockout deficient depleted silenced deleted overexpressing"))
_OF_SOME = re.compile(
    r"\bin (?:about |nearly |only |over |another )?(?:\d[\d.,·]*\s?(?:%|per ?cent\b)|[\w-]+ (?:out )?of \d)"
)
"""What is said of a share of people or things is not said of them all: `unchanged in 40 %`."""
_NOT_SELDOM = re.compile(r"\bnot (?:un(?:common|usual|likely)|infrequent|rare)\w*", re.IGNORECASE)
_HELD_OF = re.compile(
    r"\b(?:rarely|seldom|hardly|less often|more often) (?:been )?(?:thought|considered|regarded|recogni[sz]ed|"
    r"suspected|seen|viewed|known|discussed|studied|mentioned)\b"
)
"""What people think of a thing is not what it does."""
_UNDOES = r"(?:abrogat|abolish|revers|rescu|restor|attenuat|block|mitigat|counteract|mediat|blunt|overc[ao]m)\w*"
_UNDONE = re.compile(
    rf"\b{_UNDOES} (?:(?:the|these|this|its|their|such) )?(?:[\w-]+ ){{0,2}}effects?\b|"
    rf"\beffects?\b[^,;.:]{{0,60}} (?:was|were|is|are|be|been) (?:\w+ly )?{_UNDOES}|\beffects? {_UNDOES} by\b",
    re.IGNORECASE,
)
"""An effect made undone: whether it was more or less is said elsewhere."""
_RESULTING = frozenset(words("resulting leading causing making"))
_CAUSED = frozenset(words("induced triggered caused mediated generated evoked elicited provoked produced"))
ORDER = frozenset(
    words(
        "higher greater smaller lower larger more less fewer stronger weaker longer shorter commoner worse "
        "faster slower"
    )
)
_CHANGES = frozenset(
    words(
        "rise fall reduction reductions increase increases decrease decreases improvement improvements decline "
        "declines loss gain drop change changes"
    )
)
_AIMED = frozenset(
    words("effective effectively efficacious benefit beneficial superior superiority better safe safely successfully")
)
_ILL = (
    "pain", "mortal", "death", "risk", "disease", "symptom", "infect", "cancer", "tumor", "tumour", "complicat",
    "bleed", "depress", "anxi", "sever", "burden", "injur", "damage", "failure", "stroke", "infarct", "relapse",
    "recurren", "fibros", "inflammat", "toxic", "hypertens", "obes", "insomnia", "fatigue", "nausea", "vomit",
    "headache", "migraine", "seizure", "fracture", "malaria", "tubercul", "asthma", "event", "hospitali", "error",
    "stress", "distress", "atheroscl", "lesion", "necrosis", "edema", "oedema", "incontinen", "disabil", "dementia",
    "diabet", "arrhythm", "sepsis", "pneumonia", "hypotens", "incidence", "scar", "allerg", "hallucinat", "psychos",
    "steatosis", "nephropath", "neuropath", "retinopath", "cardiomyopath", "wheez", "cough", "dyspn",
    "sore", "swelling", "itch", "prurit", "dizz", "fever", "ulcer", "delir", "readmi", "reoperat", "constipat", "diarr",
    "rash", "stiff", "cramp", "tremor", "spasm", "craving", "lonel", "burnout", "bruis", "hoarse", "bloat", "malnutr",
)  # fmt: skip
_WELL = (
    "survival", "function", "quality", "recover", "healing", "adheren", "perform", "accura", "efficien", "health",
    "immunit", "success", "outcome", "memor", "cognit", "toleran", "fertil", "mobil", "strength", "remiss",
    "sleep", "regenerat", "wellbeing", "vision", "acuity", "perfusion", "prognos", "response", "satisf", "integrit",
    "complian", "efficac", "diagnos", "clearance", "learning", "repair",
)  # fmt: skip
_HALE = frozenset(words("healthy healthier healthcare functional functionally"))
"""Said of who or what it is, not of how it fares."""
_KINDS = (
    ("differ", ("differ",)), ("associat", ("associat", "correlat", "relat", "link", "predict")),
    ("affect", ("affect", "effect", "influenc", "impact", "alter", "chang", "depend", "determin", "bearing")),
)  # fmt: skip
_NOUN_TIE = re.compile(
    r"\b(?:associations?|correlations?|relation(?:ship)?s?|links?)\s(?:(?:was|were|is|are|could be|"
    r"has been|have been)\s"
    r"(?:found|observed|seen|noted|detected|identified|shown|demonstrated|established|reported|evident|apparent|present)"
    r"\s)?(?:of|between)\s(?P<one>[^,.;]{2,140}?)\s"
    r"(?:with|and|to)\s(?P<two>[^,.;]{2,140}?)(?=\s(?:was|were|is|are|could|can|has|have|had)\b|[.,;]|$)",
    re.IGNORECASE,
)
_OPENS = 5
"""With how many words before it such a noun is what the clause is of: `there was no significant association of`."""
_MOST_SIGNS = 3
GENOTYPE = 10
"""What a genotype (`-/-`) counts among the names of a tie."""


class Tie(Struct, frozen=True, kw_only=True):
    """What one clause says of how two things go together.

    `value` is 1 (the more, the more), -1 (the more, the less), 2 (they have to do with each other) or 0 (they have
    not, or what is said is denied); `denied` is what it would be without the denial.
    """

    left: frozenset[str]
    right: frozenset[str]
    other: frozenset[str]
    """Keys of what it is compared with (`than with C`)."""
    value: int
    denied: int
    worth: bool
    """It says better or worse, not more or less."""
    good: int
    """See `good_of`."""
    names: int
    """Words in it whose sign is unknown, since they are part of a name (`inhibitor`)."""
    signs: int
    """How many words of it say more, less, better or worse."""
    ordered: bool
    """A word of order says so (`more`), not one of change (`increased`)."""
    joint: bool
    """The two stand together before the verb: `A and B were correlated`."""
    kind: str
    """Where it only says that they have to do with each other, how: `differ`, `associat` or `affect`."""
    of_change: bool
    """It orders changes, not amounts: `a greater fall`."""
    means: bool
    """It says by what means something else comes about: `by inhibiting C`."""
    span: tuple[int, int]
    """Half-open offsets of the clause."""
    at: tuple[int, int]
    """Half-open offsets of its first word of direction behind the subject."""


def ties(text: str, tokens: Sequence[Token]) -> list[Tie]:
    """The ties of `text`, whose words are `tokens`, in order."""
    inside = bracketed(text, tokens)
    told = {n: p for n in range(len(tokens)) if not inside[n] and (p := polarity(text, tokens, n)) is not None}
    if not told or shares_object(text) or _NOT_SELDOM.search(text):
        return []
    unsure = [s.start for s in signs(text, tokens) if s.axis == "significance" and s.value == 0]
    found = []
    for clause in clauses(text, tokens, told, inside):
        tie = _tie(text, tokens, clause, told, unsure=any(clause.start <= at < clause.end for at in unsure))
        if tie is not None:
            found.append(tie)
    return found


def _tie(text: str, tokens: Sequence[Token], clause: Clause, told: Told, *, unsure: bool) -> Tie | None:
    whole = [*clause.subject, *clause.member]
    parts = [(n, *told[n]) for n in whole if n in told]
    strong = [n for n, part, _ in parts if part in ("amount", "worth", "none")]
    if not parts or _less_plain(text, tokens, clause, told, strong):
        return None
    worth = [n for n, part, _ in parts if part == "worth"]
    none = next((n for n, part, _ in parts if part == "none"), None)
    if none is not None and none in clause.subject and _next(tokens, none) in ("to", "as"):
        return None  # "on a scale similar to C, depends on A"
    negations = [n for n in whole if _denies(tokens, n, told)]
    if none is None and not negations and _AS_AS.search(text, tokens[whole[0]].start, tokens[whole[-1]].end):
        none = whole[-1]
    elif none is not None and _after_all(tokens, none, strong, clause):
        return None  # "lowered it to a similar degree"
    denied = bool(negations) or none is not None
    if len(worth) > 1 or len(negations) + (none is not None) > 1 or (unsure and not denied):
        return None
    if any(_of_a_side(tokens, n, told) for n in negations):
        return None
    value = 2
    for _, part, sign in parts:
        if part in ("amount", "worth"):
            value = sign if value == 2 else value * sign
    if not any(n in clause.member for n in strong):
        pointed = _pointed(text, tokens, clause, told)
        if pointed == _BOTH_WAYS:
            return None
        value = value if pointed == 2 else pointed if value == 2 else value * pointed
    genotype = _GENOTYPE.search(text, tokens[whole[0]].start, tokens[whole[-1]].end + 6)
    if value == 2:
        value = _coefficient(text, clause)
    aimed = worth and tokens[worth[0]].word in _AIMED and any(n > worth[0] and told[n][0] == "amount" for n in strong)
    aimed = aimed or (worth and _better_at(tokens, worth[0], clause, told))
    held = [n for n in clause.member if n not in told]
    mark = next((n for n in (*strong, *told) if n in clause.member), parts[0][0])
    left, right = _between_two(text, tokens, clause, told) or (
        _keys(tokens, [n for n in clause.subject if n not in told]), _keys(tokens, held)
    )  # fmt: skip
    return Tie(
        left=left | frozenset(["<" + _DASHES.sub("-", genotype.group())] if genotype else []),
        right=right,
        other=clause.other,
        value=0 if denied else value,
        denied=value if denied else 0,
        worth=bool(worth) and not aimed,
        good=good_of([tokens[n].word for n in held] or [tokens[n].word for n in clause.subject]),
        names=sum(part == "name" for _, part, _ in parts) + GENOTYPE * (genotype is not None),
        signs=sum(part in ("amount", "worth") for _, part, _ in parts),
        ordered=any(tokens[n].word in ORDER for n in clause.member),
        kind=next((k for n, part, _ in parts if part in ("tie", "none") for k in [_kind(tokens[n].word)] if k), ""),
        joint=any(w.startswith(_KINDS[1][1]) for w in (tokens[n].word for n in clause.member))
        and not any(tokens[n].word in ("with", "to") for n in clause.member),
        of_change=_of_change(tokens, whole, told),
        means=clause.means,
        span=(tokens[whole[0]].start, tokens[whole[-1]].end),
        at=(tokens[mark].start, tokens[mark].end),
    )


def _between_two(
    text: str, tokens: Sequence[Token], clause: Clause, told: Told
) -> tuple[frozenset[str], frozenset[str]] | None:
    """The two sides of `an association of A with B`, `no link between A and B`; None for any other."""
    whole = [*clause.subject, *clause.member]
    match = _NOUN_TIE.search(text, tokens[whole[0]].start, tokens[whole[-1]].end)
    if match is None or match.start() > tokens[whole[min(len(whole) - 1, _OPENS)]].start:
        return None
    one, two = (
        _keys(tokens, [n for n in whole if n not in told and match.start(g) <= tokens[n].start < match.end(g)])
        for g in ("one", "two")
    )
    return (one, two) if one and two else None


def _better_at(tokens: Sequence[Token], worth: int, clause: Clause, told: Told) -> bool:
    """Whether the word says how well something is done that the clause names before: `prevents A better than B`."""
    done = any(n in told and told[n][0] == "amount" for n in clause.member if worth - 4 <= n < worth)
    return done and tokens[worth].word in ("better", "worse") and _next(tokens, worth) == "than"


def _coefficient(text: str, clause: Clause) -> int:
    """1 or -1 where every correlation coefficient printed in the clause has that sign, else 2."""
    found = {-1 if m["sign"] else 1 for m in _COEFFICIENT.finditer(text, clause.start, clause.end + 20)}
    return found.pop() if len(found) == 1 else 2


def _pointed(text: str, tokens: Sequence[Token], clause: Clause, told: Told) -> int:
    """1 or -1 where the ratios printed for what is associated say more or less; 2 where there are none.

    `A was associated with B (OR 0.6)` has less of B; `_BOTH_WAYS` where they do not all say the same.
    """
    if not any(tokens[n].word.startswith(_KINDS[1][1]) for n in clause.member if n in told and told[n][0] == "tie"):
        return 2
    end = text.find(")", clause.end) if text[clause.end : clause.end + 2].startswith((" (", "(")) else clause.end
    start = min(tokens[n].start for n in (*clause.subject, *clause.member))
    found = {r.sign for r in ratios(text) if start <= r.start < max(end, clause.end)}
    if not found:
        return 2
    return found.pop() or _BOTH_WAYS if len(found) == 1 else _BOTH_WAYS


def _after_all(tokens: Sequence[Token], none: int, strong: Sequence[int], clause: Clause) -> bool:
    """Whether what is called alike (word `none`) is how much something rose or fell, not whether it did."""
    apart = tokens[none].word.startswith("independent")
    told = any(n < none and not (apart and n in clause.subject) for n in strong)
    return told or _next(tokens, none) in _DEGREES


def _less_plain(text: str, tokens: Sequence[Token], clause: Clause, told: Told, strong: Sequence[int]) -> bool:
    """Whether a clause says too much, or what it says is a condition or a name."""
    whole = [*clause.subject, *clause.member]
    if len(strong) > _MOST_SIGNS or sum(n in clause.subject for n in strong) > 1:
        return True
    if tokens[clause.member[0]].word in _RESULTING or any(told[n] == ("name", UNSURE) for n in whole if n in told):
        return True
    if clause.subject and tokens[clause.subject[0]].word in PREPOSITIONS:
        comma = text.rfind(",", tokens[clause.subject[0]].start, tokens[clause.subject[-1]].end)
        if comma > 0 and any(tokens[n].start < comma for n in strong):
            return True  # "In A deficiency, ...", "In adults, most of them on low wages, ..."
    if any(told[n][0] == "none" and _OF_SOME.match(text, tokens[n].end + 1) for n in whole if n in told):
        return True
    if _UNDONE.search(text, tokens[whole[0]].start, tokens[whole[-1]].end):
        return True
    if any(p.search(text, tokens[whole[0]].start, tokens[whole[-1]].end) for p in (_NOT_AS, _ASCRIBED, _HELD_OF)):
        return True
    if whole[0] and text[: tokens[whole[0]].end].endswith(" but not") and text[tokens[whole[0] - 1].start - 2] != ",":
        return True  # "short but not long sleep led to it"
    if any(tokens[n].word == "only" and _next(tokens, n) in ("one", "half", "part") for n in clause.subject):
        return True  # "only one copy of A" is less of it
    for n in whole:
        if n not in told:
            continue
        joined = tokens[n].word in _WITHOUT or (bool(tokens[n].start) and text[tokens[n].start - 1] in "-‐‑–")
        if joined and n >= whole[0] + 3 and _next(tokens, n).startswith(_MODELS):
            return True  # "... in A-deficient mice", "... in A knockdown cells"
        before = tokens[n - 1].word if n else ""
        plain = before in AUXILIARIES or before.endswith("ly")
        if tokens[n].word in _CAUSED and _next(tokens, n) == "by" and not plain:
            return True  # "the fall induced by A"
    return False


def _next(tokens: Sequence[Token], n: int) -> str:
    return tokens[n + 1].word if n + 1 < len(tokens) else ""


def _denies(tokens: Sequence[Token], n: int, told: Told) -> bool:
    word = tokens[n].word
    if word == "nor":
        return not any(t.word == "neither" for t in tokens[max(0, n - 8) : n])
    if word == "without":
        return n + 1 in told or n + 2 in told
    return word in NEGATORS and not (word == "not" and _next(tokens, n) in NOT_DENIED)


def _of_a_side(tokens: Sequence[Token], n: int, told: Told) -> bool:
    """Whether a negation says of whom is spoken, not what was found: `those with no pain`, `and no depression`."""
    if n and tokens[n - 1].word in ("with", "received", "receiving", "and"):
        return True
    return tokens[n].word == "no" and not any(m in told for m in range(n + 1, n + 6))


def _kind(word: str) -> str:
    word = word.removeprefix("un") if word.startswith(("unrelat", "unassoc", "uncorr", "unlink", "unaff")) else word
    return next((kind for kind, beginnings in _KINDS if word.startswith(beginnings)), "")


def _of_change(tokens: Sequence[Token], whole: Sequence[int], told: Told) -> bool:
    """Whether a word of order is one of a change: `a greater fall`, `the fall in pain was greater`."""
    order = [n for n in whole if tokens[n].word in ORDER]
    if any(
        _next(tokens, n) == "than" and any(m < n and told[m][0] == "amount" for m in whole if m in told)
        for n in order
        if tokens[n].word in ("more", "less")
    ):
        return True  # "raised it less than B did"
    change = [n for n in whole if tokens[n].word in _CHANGES]
    if any(m - n in (1, 2) for n in order for m in change):
        return True
    return any(
        m < n
        and _next(tokens, m) in ("in", "of", "from")
        and not any(told[k][0] == "tie" for k in range(m, n) if k in told)
        for n in order
        for m in change
    )


def _keys(tokens: Sequence[Token], numbers: Sequence[int]) -> frozenset[str]:
    return frozenset(k for n in numbers for k in naming_at(tokens, n) if not k[0].isdigit())


def good_of(held: Sequence[str]) -> int:
    """1 where more of what is named is good (`survival`), -1 where less is (`pain`), 0 where that is not known."""
    told = [word for word in held if word not in _HALE]
    if any(word.startswith("anti") and word[4:].startswith(_ILL) for word in told):
        return 1  # "antitumour activity in mice with cancer"
    ill, well = (any(word.startswith(some) for word in told) for some in (_ILL, _WELL))
    return 0 if ill == well else (-1 if ill else 1)
