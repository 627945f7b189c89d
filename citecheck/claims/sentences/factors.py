"""What goes with more or less of something: `patients with higher A lived longer`, `lower A and higher B predicted C`.

A factor is something of which those spoken of have more or less; an outcome, what they then have more or less of. Each
pair of them in a clause is a `Factor` with one sign, the product of both: `low A, more C` and `high A, less C` are one,
whichever stands first. `ties` has those that one verb holds together, with at most one word of direction before it;
here are lists of factors, and those behind `in`, `at` and `with`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.claims.sentences.brackets import blanked
from citecheck.claims.sentences.comparisons import CLAUSE, DENIES, OFTEN
from citecheck.claims.sentences.sides import GENERAL
from citecheck.claims.sentences.ties import good_of
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_MORE = frozenset(
    words(
        "higher high greater more longer larger stronger increased elevated raised increasing rising older likelier "
        "commoner heavier excessive prolonged advanced"
    )
)
_LESS = frozenset(
    words(
        "lower low less fewer shorter smaller weaker decreased reduced diminished decreasing younger rarer lighter "
        "lowered shortened"
    )
)
_BETTER = frozenset(words("better superior"))
_WORSE = frozenset(words("worse poorer poor inferior"))
LEVELS = _MORE | _LESS | _BETTER | _WORSE
"""Words that say how much of something there is, or how good it is."""
_DID = frozenset(words("slept ate drank ran felt grew did fared saw heard spent lost fell rose came went smoked"))
_IRREGULAR = {"slept": "sleep", "ate": "eating", "drank": "drinking", "grew": "growth", "smoked": "smoking"}
_LINKED = frozenset(words("linked tied related"))
_AGE = frozenset(words("older younger"))
_TIES = frozenset(
    words(
        "associated linked related tied led leads lead resulted results went goes came accompanied predicted predicts "
        "predict predictive predictors predictor conferred"
    )
)
_OBJECTLESS = frozenset(words("predicted predicts predict conferred"))
_LINKS = frozenset(words("with to in of for"))
_HAD = frozenset(words("had have has having showed show shows exhibited reported experienced lived survived needed"))
_BEING = frozenset(words("was were is are be been being remained"))
_LEADS = frozenset(words("with of at in among for having whose by on under from when"))
"""What a factor stands behind."""
_STOPS = (
    _LEADS | _TIES | _HAD | _BEING
    | frozenset(words("and or than compared versus vs to that which who as after before during but while"))
) - {"of", "from"}  # fmt: skip
_PASSED = frozenset(words("the a an their its significantly markedly substantially much slightly even both"))
_CHANGE = {
    **dict.fromkeys(
        words("improvement improvements gain gains gained improved benefit benefits benefited"), "<improved"
    ),
    **dict.fromkeys(words("reduction reductions decrease decreases decline fall loss"), "<reduced"),
    **dict.fromkeys(words("increase increases rise growth"), "<increased"),
}
"""What is more or less of a change is another thing than more or less of an amount."""
_COUNTS = (
    frozenset(
        map(
            key_of,
            words(
                "risk risks odds hazard hazards rate rates incidence frequency likelihood probability chance "
                "prevalence "
                "level levels number proportion amount degree score scores value values mean median measured total "
                "baseline significantly increased higher lower"
            ),
        )
    )
    | GENERAL
)
OPPOSITES = {key_of(w): key_of("death") for w in words("survival survived survivor alive lived")}
"""What is less of the other."""
_MOST_WORDS = 7


class Factor(Struct, frozen=True, kw_only=True):
    """With more of `factor` comes more (`value` 1) or less (-1) of `outcome`, better or worse where `worth`."""

    factor: frozenset[str]
    outcome: frozenset[str]
    value: int
    worth: bool
    at: tuple[int, int]
    """Half-open offsets of the word that orders the outcome, or of the factor's where none does."""
    tied: bool = False
    """A verb holds them together, see `ties`."""
    span: tuple[int, int]
    """The clause."""


class _Term(Struct, frozen=True):
    keys: frozenset[str]
    sign: int
    worth: bool
    good: int
    at: tuple[int, int]
    number: int
    leads: bool
    """It is a factor."""


def factors(text: str, tokens: Sequence[Token]) -> list[Factor]:
    """The pairs of factor and outcome in `text`, in order."""
    if not any(t.word in LEVELS for t in tokens):
        return []
    plain = blanked(text)
    found: list[Factor] = []
    start = 0
    for end in [*(m.start() for m in CLAUSE.finditer(plain)), len(text)]:
        held = [t for t in tokens if start <= t.start < end and plain[t.start] != " "]
        if any(t.word in LEVELS for t in held) and not DENIES.search(plain, start, end):
            found.extend(_of_clause(plain, held, (start, end)))
        start = end
    return found


def _of_clause(text: str, tokens: Sequence[Token], span: tuple[int, int]) -> Iterator[Factor]:
    than = next((t.start for t in tokens if t.word in ("than", "compared", "versus", "vs")), span[1])
    terms = [t for t in _terms(text, tokens) if t.at[0] < than]
    for one in terms:
        for two in terms:
            if not one.leads or two.leads or one.keys <= two.keys or two.keys <= one.keys:
                continue
            worth, value = two.worth, two.sign * one.sign
            if worth and two.good:
                worth, value = False, value * two.good
            yield Factor(
                factor=one.keys - two.keys, outcome=two.keys - one.keys, value=value, worth=worth, at=two.at, span=span
            )


def _terms(text: str, tokens: Sequence[Token]) -> Iterator[_Term]:
    tie = next((n for n in range(len(tokens)) if _holds_together(tokens, n)), -1)
    had = next((n for n, t in enumerate(tokens) if t.word in _HAD), -1)
    linked = _linked(tokens)
    if linked is not None:
        tie = linked[1]
        nouns, _ = _nouns(text, tokens, linked[0])
        keys, at = _keys(tokens, nouns), (tokens[linked[0]].start, tokens[linked[0]].end)
        if not any(t.word in LEVELS for t in tokens[linked[0] : tie]):
            good = good_of([tokens[m].word for m in nouns])
            yield _term_of(keys, 1, worth=False, good=good, at=at, number=linked[0], leads=False)
    leads, ended = False, -1
    marks = [n for n, t in enumerate(tokens) if t.word in LEVELS and text[t.start - 1 : t.start] not in ("-", "‐", "‑")]
    for n in marks:
        before = _before(tokens, n)
        word = tokens[before].word if before >= 0 else ""
        bound = before > 0 and word in _LINKS and tokens[before - 1].word in _TIES
        if linked is not None and n > linked[1]:
            leads = True
        elif n == ended and word in ("and", "or", ""):
            pass  # a list goes on
        elif bound:
            leads = False
        elif word in _LEADS or (word in _HAD and any(t.word in ("who", "whose") for t in tokens[max(0, n - 5) : n])):
            leads = True
        elif word in _BEING and any(t.word == "whose" for t in tokens[max(0, n - _MOST_WORDS) : n]):
            leads = True  # "those whose A was low"
        elif word in _DID and any(t.word == "who" for t in tokens[max(0, n - 4) : n]):
            leads = True  # "those who slept worse"
        elif word in ("and", "or") and ended >= 0 and n - ended <= 2:
            pass
        elif word in ("and", "or") and _within_list(tokens, before - 1):
            leads = True
        else:
            leads = n < tie or (n < had and not any(t.word in _BEING for t in tokens[n:had]))
        nouns, ended = _nouns(text, tokens, n)
        term = _term(text, tokens, n, nouns, leads=leads)
        if term is not None:
            yield term
    if tie >= 0 and not any(n > tie for n in marks) and any(n < tie for n in marks):
        first = tie + 1 if tokens[tie].word in _OBJECTLESS else tie + 2
        if first - 1 < len(tokens) and (first == tie + 1 or tokens[first - 1].word in _LINKS):
            nouns, _ = _nouns(text, tokens, first - 1)
            keys = _keys(tokens, nouns)
            good = good_of([tokens[m].word for m in nouns])
            at = tokens[tie].start, tokens[tie].end
            yield _term_of(keys, 1, worth=False, good=good, at=at, number=tie, leads=False)


def _holds_together(tokens: Sequence[Token], n: int) -> bool:
    """Whether word `n` says that one thing goes with another: `came with`, not `came out`."""
    if tokens[n].word not in _TIES:
        return False
    return tokens[n].word in _OBJECTLESS or (n + 1 < len(tokens) and tokens[n + 1].word in _LINKS)


def _within_list(tokens: Sequence[Token], n: int) -> bool:
    """Whether the list that word `n` goes on with is one behind `with`: `those with cancer and low A`."""
    for m in range(n, max(-1, n - _MOST_WORDS), -1):
        if tokens[m].word in ("with", "having", "whose"):
            return m == 0 or tokens[m - 1].word not in _TIES
        if tokens[m].word in _HAD or tokens[m].word in _BEING or tokens[m].word in _TIES:
            return False
    return False


def _linked(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The verb and the `to` of `they linked A to B`."""
    for n, token in enumerate(tokens):
        if token.word in _LINKED and n + 2 < len(tokens) and tokens[n + 1].word not in (*_LINKS, "by"):
            if n and tokens[n - 1].word in _BEING:
                continue
            to = next((m for m in range(n + 2, len(tokens)) if tokens[m].word in ("to", "with")), -1)
            if to > 0:
                return n, to
    return None


def _before(tokens: Sequence[Token], n: int) -> int:
    m = n - 1
    while m >= 0 and (tokens[m].word in _PASSED or tokens[m].word.endswith("ly")):
        m -= 1
    return m


def _nouns(text: str, tokens: Sequence[Token], n: int) -> tuple[list[int], int]:
    """The words behind word `n` that name a thing, and the word that ends them."""
    found: list[int] = []
    m = n + 1
    while m < len(tokens) and len(found) < _MOST_WORDS:
        cut = any(c in ",()" for c in text[tokens[m - 1].end : tokens[m].start])
        if (cut and m > n + 1) or tokens[m].word in LEVELS:
            break
        if tokens[m].word in _STOPS and not (tokens[m].word == "in" and found and _is_change(tokens, found)):
            break
        if found and tokens[m].word.endswith("ed") and m + 1 < len(tokens) and tokens[m + 1].word in LEVELS:
            break  # "those with lower A walked better"
        found.append(m)
        m += 1
    return found, m


def _is_change(tokens: Sequence[Token], found: Sequence[int]) -> bool:
    return all(tokens[m].word in _CHANGE for m in found)


def _term(text: str, tokens: Sequence[Token], n: int, nouns: list[int], *, leads: bool) -> _Term | None:
    word = tokens[n].word
    sign = 1 if word in _MORE or word in _BETTER else -1
    worth = word in _BETTER or word in _WORSE
    if word in _AGE and (leads or n == 0):
        if n and tokens[_before(tokens, n)].word in ("among", "in", "of", "for"):
            return None  # of whom all is said: "among older women"
        return _Term(frozenset({"<age"}), sign, False, 0, (tokens[n].start, tokens[n].end), n, True)
    said = [m for m in nouns if tokens[m].word not in OFTEN and not tokens[m].word.endswith("ly")]
    if not _keys(tokens, said):
        said = _told_before(text, tokens, n, nouns)
    keys = _keys(tokens, said)
    if not keys:
        return None
    at = tokens[n].start, tokens[n].end
    return _term_of(keys, sign, worth=worth, good=good_of([tokens[m].word for m in said]), at=at, number=n, leads=leads)


def _term_of(
    keys: frozenset[str], sign: int, *, worth: bool, good: int, at: tuple[int, int], number: int, leads: bool
) -> _Term:
    turned = frozenset(OPPOSITES.get(k, k) for k in keys)
    if turned != keys and not worth:
        return _Term(turned, -sign, worth, -1, at, number, leads)
    return _Term(keys, sign, worth, good, at, number, leads)


def _told_before(text: str, tokens: Sequence[Token], n: int, nouns: Sequence[int]) -> list[int]:
    """What word `n` is said of where nothing follows that it could order: `A was commoner`, `A failed more`."""
    likely = tokens[n].word == "likelier" or any(tokens[m].word == "likely" for m in nouns)
    verb = n - 1
    while verb >= 0 and (tokens[verb].word in _PASSED or tokens[verb].word.endswith("ly")):
        verb -= 1
    if verb < 0:
        return []
    behind: list[int] = []
    if likely:
        to = next((m for m in range(n + 1, min(n + 3, len(tokens))) if tokens[m].word == "to"), -1)
        behind = _nouns(text, tokens, to)[0] if to >= 0 else []
    if tokens[verb].word in _BEING:
        comma = text.rfind(", ", tokens[0].start, tokens[verb].start)
        that = next((m for m in range(verb - 1, -1, -1) if tokens[m].word in ("that", "whose")), -1)
        subject: list[int] = []
        for m in (m for m in range(that + 1, verb) if tokens[m].start > comma):
            if tokens[m].word in LEVELS:
                break
            if tokens[m].word in _LEADS and tokens[m].word not in ("of", "from"):
                if subject:
                    break
                continue  # "In two valleys A was commoner"
            if tokens[m].word in _PEOPLE and subject:
                break
            subject.append(m)
        return behind if likely and behind and any(tokens[m].word in _PEOPLE for m in subject) else [*subject, *behind]
    if tokens[verb].word in ("lived", "survived"):
        return [verb]
    if tokens[verb].word in _CHANGE and n + 1 < len(tokens) and tokens[n + 1].word == "in":
        return [verb, *_nouns(text, tokens, n + 1)[0]]
    return [verb] if tokens[verb].word.endswith("ed") or tokens[verb].word in _DID else behind


_PEOPLE = frozenset(words("patients people women men children participants those infants adults persons subjects"))


def _keys(tokens: Sequence[Token], numbers: Sequence[int]) -> frozenset[str]:
    found: set[str] = set()
    for m in numbers:
        change = _CHANGE.get(tokens[m].word)
        if tokens[m].word in _IRREGULAR:
            found.add(key_of(_IRREGULAR[tokens[m].word]))
            continue
        found.update((change,) if change else (k for k in tokens[m].keys if not k[0].isdigit()))
    return frozenset(found) - _COUNTS
