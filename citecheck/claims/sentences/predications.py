"""Who does or is what, clause by clause: `Re-expression of A | did not | restore | B`, `damage | was | irreversible`.

No parser stands behind it: a clause is cut where its marks and conjunctions are, its verb is an auxiliary with the word
behind it or a word that ends like a past form, and what stands before and behind that is its subject and the rest.
What is not plain (a condition, `only`, two negations) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, structs

from citecheck.claims.sentences.brackets import blanked, outside
from citecheck.claims.sentences.polarity import polarity
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_BORDER = re.compile(
    r"(?P<stop>[;:]\s|(?<!(?-i:\b[A-Z]))\.(?=\s|$)|\s[-–—]\s)|"
    r"(?P<turn>,?\s(?:but|however|although|whereas|while|whilst|yet|though)\s|"
    r",?\sand\s(?=[^,;:.]{3,60}\s(?:was|were|is|are|did|does|do)\snot(?:[,;.]|$)))|"
    r"(?P<meanwhile>\sas\s(?=(?:the|they|he|she)\s))|"
    r"(?P<more>,\s(?:with|which|who|because|since|resulting|as|so|thus|and only|that (?=between|of|in|for))\s?|"
    r"\s(?:because|since)\s)",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:only|except|excepting|other than|apart from|all but|if|when|whenever|once|unless|until|whether|rather than|"
    r"instead of|may|might|could|would|should|always|necessarily|as|so|too|enough|no longer|not just|nothing|neither|"
    r"either|respectively)\b",
    re.IGNORECASE,
)
"""Words with which a clause may say another thing than its subject, verb and the rest do."""
_UNSURE_THERE = re.compile(
    r"\b(?:hardly|barely|scarcely|without|(?<!that )(?<!who )(?<!which )lack(?:ed|ing)?|absence|almost|nearly)\b",
    re.IGNORECASE,
)
"""The same of what stands beside one verb of several."""
_ASIDE = re.compile(
    r",\s(?:but|though|although) not [^,;]{2,60},\s|\b\w+\sbut\snot\s(?!in\b|with\b|at\b|for\b|by\b|after\b|to\b)\w+\s",
    re.IGNORECASE,
)
"""`Severe, but not mild, A was linked to B`."""
_LEAD = re.compile(
    r"\s*(?:and\s|then\s)?(?:in|at|after|among|during|for|on|with|by|under|within|following|before|from|of|over|compared|"
    r"between|across|on)\s[^,;:]{2,90},\s",
    re.IGNORECASE,
)
_SAID_THAT = re.compile(
    r"\b(?:show\w*|found|find\w*|report\w*|demonstrat\w*|suggest\w*|indicat\w*|observ\w*|conclud\w*|noted|reveal\w*|"
    r"confirm\w*|establish\w*|state[ds]?|mean[st]?|believ\w*|thought|sa(?:y|id)|evidence|likely|clear|known)\s"
    r"(?:[^,;]{3,40}\s)?that\s",
    re.IGNORECASE,
)
AUXILIARIES = frozenset(
    words(
        "was were is are did does do has have had be been being became become remained remains seemed appeared proved"
    )
)
_OFTEN = {
    **dict.fromkeys(words("often usually commonly frequently regularly mostly"), 1),
    **dict.fromkeys(words("seldom rarely infrequently occasionally"), -1),
}
_SHOWN_TO_BE = frozenset(words("shown found reported seen thought considered to be"))
_SUBORDINATES = frozenset(words("after before when once that which who whose where because since"))
_COMPARATIVES = frozenset(
    words(
        "higher lower greater smaller more less fewer longer shorter better worse larger stronger weaker older younger "
        "highest lowest greatest smallest most least fewest longest shortest best worst largest strongest weakest"
    )
)
_TIMES = frozenset(words("after before during within"))
_RELATIVES = frozenset(words("who whose whom which where that"))
_BASES = {
    "fell": "fall", "rose": "rise", "grew": "grow", "bound": "bind", "led": "lead", "gave": "give", "became": "become",
    "shrank": "shrink", "lost": "lose", "kept": "keep", "made": "make", "took": "take", "saw": "see", "felt": "feel",
    "found": "find", "held": "hold", "won": "win", "chose": "choose", "withstood": "withstand", "met": "meet",
    "slept": "sleep", "ate": "eat", "drank": "drink", "seen": "see", "taken": "take", "given": "give", "lead": "lead",
    "predictor": "predict",
}  # fmt: skip
_DO = frozenset(words("did does do"))
_TO_DO = frozenset(words("failed fails tended tends"))
_NOT = frozenset(words("not never n"))
_NONE = frozenset(words("no none neither"))
_BETWEEN = frozenset(words("also still then both further even again subsequently thereby therefore thus been being be"))
_ARTICLES = frozenset(words("a an the"))
_PAST = frozenset(
    words(
        "fell rose grew bound led gave became shrank lost gained met kept cut made took saw felt found held won chose "
        "withstood outgrew spread slept ate drank sped"
    )
)
_NO_VERB = frozenset(
    words(
        "based aged exposed infected treated matched related need speed breed seed feed indeed hundred mixed naked "
        "controlled randomised randomized blinded weighted adjusted pooled estimated untreated unmatched uncontrolled "
        "combined advanced detailed fixed limited"
    )
)
_BEHIND = frozenset(words("the a an of with by to for in at from as on or than no its their these those this that"))
"""Behind these a word in -ed is no verb but says of what sort something is."""
_LINKS = frozenset(words("with by to for in at from as on of after before during within under into"))
_PRONOUNS = frozenset(words("it they this these that those he she which who there and or to than"))
_ORDER = frozenset(words("more most less least"))


class Predication(Struct, frozen=True, kw_only=True):
    """What one clause says: its `subject`, the word that tells it (`head`), and what stands behind that."""

    subject: tuple[Token, ...]
    head: Token
    behind: tuple[Token, ...]
    lead: tuple[Token, ...]
    """What stands before the subject: `After 4 weeks, ...`."""
    denied: bool
    less: bool
    """`less` stands before the head."""
    ordered: bool
    """`more`, `most`, `less` or `least` does, or the head is a comparative."""
    often: int
    """1 where `often` stands before the head, -1 where `seldom` does, else 0."""
    acts: bool
    """The head is a verb of its own, with or without `did`, and not what something is said to be."""
    at: tuple[int, int]
    """The offsets of the verb, with its auxiliary and negation."""

    @property
    def span(self) -> tuple[int, int]:
        """The offsets of its words."""
        every = (*self.lead, *self.subject, self.head, *self.behind)
        return min(t.start for t in every), max(t.end for t in every)

    @property
    def base(self) -> str:
        """The head in the form that it has behind `did`, where that is an irregular one."""
        return _BASES.get(self.head.word, self.head.word)


class _Verb(Struct, frozen=True):
    first: int
    head: int
    denied: bool
    less: bool
    ordered: bool
    often: int
    acts: bool


def predications(text: str, tokens: Sequence[Token]) -> list[Predication]:
    """What the clauses of `text`, whose words are `tokens`, say, in order."""
    plain, held = blanked(text), outside(text, tokens)
    if _ASIDE.search(plain):
        return []
    found: list[Predication] = []
    for start, end, turns in _pieces(plain):
        if _UNSURE.search(plain, start, end):
            continue
        lead = _LEAD.match(plain, start, end)
        first = lead.end() if lead is not None else start
        led = tuple(t for t in held if start <= t.start < first)
        inside = [t for t in held if first <= t.start < end]
        told = [p for p in _of_piece(plain, inside, led) if not _UNSURE_THERE.search(plain, *p.span)]
        if not told and found and turns:
            told = list(_elided(inside, found[-1]))
        found.extend(told)
    return found


def _pieces(plain: str) -> Iterator[tuple[int, int, bool]]:
    """The offsets of each clause, and whether it stands against the one before (`but`, `whereas`)."""
    cuts = [(0, 0, False), *((m.start(), m.end(), m["turn"] is not None) for m in _BORDER.finditer(plain))]
    for (_, start, turns), (end, _, _) in pairwise([*cuts, (len(plain), len(plain), False)]):
        if start < end:
            yield start, end, turns


def _of_piece(plain: str, inside: Sequence[Token], led: tuple[Token, ...]) -> Iterator[Predication]:
    """What a piece says; several things where it has several verbs joined by `and`."""
    that = max((m.end() for m in _SAID_THAT.finditer(plain, *_ends(inside))), default=0)
    inside = [t for t in inside if t.start >= that]
    verbs = _verbs(plain, inside)
    if not verbs:
        return
    subject = tuple(inside[: verbs[0].first])
    for n, verb in enumerate(verbs):
        end = len(inside)
        after: tuple[Token, ...] = ()
        if n + 1 < len(verbs):
            cut = _joint(plain, inside, verb.head, verbs[n + 1].first)
            if cut is not None and inside[cut].word not in ("and", *_SUBORDINATES) and _is_bare(inside, verbs[n + 1]):
                return  # "filled in, any harm caused, and steps taken"
            if cut is None:
                return  # a verb within what belongs to another
            end = cut
            if inside[cut].word not in _SUBORDINATES:
                after = tuple(inside[cut + (inside[cut].word == "and") : verbs[n + 1].first])
        none = next((t for t in subject[:1] if t.word in _NONE), None)
        if any(map(_names, subject)) and not (none is not None and verb.denied) and not _winds(subject):
            own = subject[1:] if none is not None else subject
            yield Predication(
                subject=own, head=inside[verb.head], behind=tuple(inside[verb.head + 1 : end]), lead=led,
                denied=verb.denied or none is not None, less=verb.less,
                ordered=verb.ordered, often=verb.often, acts=verb.acts,
                at=(inside[verb.first].start, inside[verb.head].end),
            )  # fmt: skip
        if end < len(inside) and inside[end].word in _SUBORDINATES:
            return
        subject = after if any(t.keys for t in after) else subject


def _ends(inside: Sequence[Token]) -> tuple[int, int]:
    return (inside[0].start, inside[-1].end) if inside else (0, 0)


def _winds(subject: Sequence[Token]) -> bool:
    """Whether a subject has a clause of its own, or denies something: `women whose partners ...`, `A or no B`."""
    return any(t.word in _RELATIVES or (n and t.word in ("no", "not")) for n, t in enumerate(subject))


def _names(token: Token) -> bool:
    """Whether a word of a subject names anything."""
    return bool(token.keys) or not (token.word in _PRONOUNS or token.word in _ARTICLES or token.word in _LINKS)


def _joint(plain: str, inside: Sequence[Token], after: int, before: int) -> int | None:
    """The number of the word at which what follows a verb ends and the next clause begins; None without an `and`."""
    for n in range(before, after, -1):
        if n < len(inside) and inside[n].word == "and":
            return n
    for n in range(before, after, -1):
        if "," in plain[inside[n - 1].end : inside[n].start]:
            return n
    return next((n for n in range(before - 1, after, -1) if inside[n].word in _SUBORDINATES), None)


def _verbs(plain: str, inside: Sequence[Token]) -> list[_Verb]:
    found: list[_Verb] = []
    n = 0
    while n < len(inside):
        verb = None if _hyphened(plain, inside, n) else _verb_at(plain, inside, n, joined=bool(found))
        if verb is None:
            n += 1
            continue
        if found and found[-1].acts and n == found[-1].head + 1 and verb.first == verb.head:
            n += 1
            continue  # "predicted delayed recovery"
        if found and _modifies(plain, inside, found[-1], verb):
            found.pop()
        if not (found and _says_of_whom(inside, found[-1], verb)):
            found.append(verb)
        n = verb.head + 1
    return found


def _is_bare(inside: Sequence[Token], verb: _Verb) -> bool:
    """Whether a word in -ed stands without an auxiliary, and nothing behind it."""
    return verb.first == verb.head and verb.head + 1 >= len(inside)


def _hyphened(plain: str, inside: Sequence[Token], n: int) -> bool:
    """Whether a word is the second part of one: `ventilator-associated`."""
    return n > 0 and inside[n].start == inside[n - 1].end + 1 and plain[inside[n].start - 1] in "-‐‑–"


def _says_of_whom(inside: Sequence[Token], before: _Verb, verb: _Verb) -> bool:
    """Whether a word in -ed behind the verb says of what sort its object is: `lowered invasion induced by B`."""
    if not verb.acts or any(t.word == "and" for t in inside[before.head + 1 : verb.first]):
        return False
    return verb.head + 1 < len(inside) and inside[verb.head + 1].word in (*_LINKS, "up")


def _modifies(plain: str, inside: Sequence[Token], before: _Verb, verb: _Verb) -> bool:
    """Whether a word in -ed before the verb says of whom it is: `patients given A recovered`."""
    if not before.acts or before.first != before.head:
        return False
    joined = any(t.word in ("and", "or") for t in inside[before.head + 1 : verb.first])
    joined = joined or "," in plain[inside[before.head].end : inside[verb.first].start]
    after = inside[before.head + 1].word if before.head + 1 < len(inside) else ""
    return after in _LINKS - _TIMES and not joined


def _verb_at(plain: str, inside: Sequence[Token], n: int, *, joined: bool) -> _Verb | None:
    word = inside[n].word
    if word in AUXILIARIES or (word in _TO_DO and n + 1 < len(inside) and inside[n + 1].word == "to"):
        return _with_auxiliary(inside, n)
    before = inside[n - 1].word if n else ""
    if not n or before in _BEHIND or before in AUXILIARIES or word in _NO_VERB or (before == "and" and not joined):
        return None
    if n + 1 < len(inside) and _is_present(plain, inside, n):
        first = n - 1 if before.endswith("ly") and n > 1 else n
        return _Verb(first, n, denied=False, less=False, ordered=False, often=_OFTEN.get(before, 0), acts=True)
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        first = n - 1 if (before.endswith("ly") or before in _OFTEN) and n > 1 else n
        often = _OFTEN.get(before, 0)
        return _Verb(first, n, denied=before == "never", less=False, ordered=False, often=often, acts=True)
    return None


def _is_present(plain: str, inside: Sequence[Token], n: int) -> bool:
    """Whether a word of direction is a verb in the present: `A lowers B`, `androgens protect A`."""
    word, before = inside[n].word, inside[n - 1].word
    ends, after_plural = _is_plural(word), _is_plural(before)
    if ends == after_plural or (not ends and word.endswith(("ed", "ing", "ly", "ion"))):
        return False
    if inside[n + 1].word in ("in", "of") or any(t.word in AUXILIARIES for t in inside[n + 1 : n + 4]):
        return False  # "increases in A were"
    return polarity(plain, inside, n) is not None


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _with_auxiliary(inside: Sequence[Token], first: int) -> _Verb | None:
    to_do = inside[first].word in _TO_DO
    denied, less, acts = inside[first].word.startswith("fail"), False, inside[first].word in _DO or to_do
    ordered, often = False, 0
    n = first + 1 + to_do
    while n < len(inside):
        word = inside[n].word
        ordered = ordered or word in _ORDER
        if word in _NOT or word == "no":
            if denied:
                return None
            denied = True
        elif word in ("less", "least"):
            less = True
        elif word in _OFTEN:
            often = _OFTEN[word]
        elif not (word in _SHOWN_TO_BE and any(t.word == "be" for t in inside[n : n + 3])) and not (
            word in _BETWEEN or word in _ARTICLES or word in _ORDER or word == "of" or word.endswith("ly")
        ):
            break
        n += 1
    if n >= len(inside) or inside[n].word in _LINKS or inside[n].word in _PRONOUNS:
        return None
    return _Verb(first, n, denied=denied, less=less, ordered=ordered or inside[n].word in _COMPARATIVES,
                 often=often, acts=acts)  # fmt: skip


def _elided(inside: Sequence[Token], before: Predication) -> Iterator[Predication]:
    """What `but B did not` and `but not in B` say behind a clause that said it of A."""
    at = [n for n, t in enumerate(inside) if t.word in _NOT]
    if len(at) != 1 or before.denied:
        return
    n = at[0]
    span = (inside[max(0, n - 1)].start, inside[n].end)
    if n == len(inside) - 1 and n > 1 and inside[n - 1].word in AUXILIARIES:
        yield structs.replace(before, subject=tuple(inside[: n - 1]), denied=True, at=span)
    elif n == 0 and len(inside) > 2 and inside[1].word in _LINKS:
        link = inside[1].word
        cut = next((k for k, t in enumerate(before.behind) if t.word == link), None)
        if cut is not None:
            behind = (*before.behind[:cut], *inside[1:])
            yield structs.replace(before, behind=behind, denied=True, at=(inside[0].start, inside[-1].end))
