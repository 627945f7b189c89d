"""Names of authors: one person printed in two ways, and whole lists in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from citecheck.matching.aligned import aligned
from citecheck.matching.mangled import fits_mangled, mangled
from citecheck.models import Author, Record
from citecheck.text.fold import fold, one_line, plain_punctuation, strip_accents

_PARTICLE_WORDS = (
    "van von der den de la le les du da das do dos del della di ter ten te t el al ul bin ibn abu zu zum zur "
    "vom af av st san santa"
)
PARTICLES = frozenset(_PARTICLE_WORDS.split())
_SUFFIX = re.compile(r"[\s,]+(?:jr|sr|junior|senior|ii|iii|iv|2nd|3rd|4th|md|phd|mph|msc)\.?$", re.IGNORECASE)
_GLUED = re.compile(r"^(.*\S)[\s,]+((?:[^\W\d_a-zà-öø-ÿ]\.?[\s\-]?){1,4})$")
_TRANSLITERATED = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ij", "y"))
_RING = ("aa", "a")
"""How a ring is printed without one, which is no transliteration of any other `a`: Rajaan is not Rajan."""
_NORTHERN = re.compile(
    r"å|a\u030a|\baa|aas(?:en)?\b|gaard|[sh]aa[gkl]|skaa|staa|graa|kraa|straa|vaag|naas|paal", re.IGNORECASE
)
_GROUP = re.compile(
    r"\b(?:group|consortium|committee|investigators?|collaborat\w{1,8}|network|society|association|college|team|panel"
    r"|initiative|trialists|members|workshop|programme|project|registry|working party|foundation|council"
    r"|organi[sz]ation|institute|board|federation|centers?|department|ministry|agency|force)\b",
    re.IGNORECASE,
)
SAME = 0.8
_LONGEST = 200
"""Characters of a name that are looked at."""


class _Name(Struct, frozen=True):
    """A name as it is compared: the whole family name, its parts without particles, initials, the given names."""

    family: str
    parts: tuple[str, ...]
    initials: str
    given: str
    group: bool
    mangled: bool


class NameList(Struct, frozen=True, kw_only=True):
    """Two lists of authors: `agrees`, how alike (0..1), and whether the first author and the order are the same.

    `wrong` and `missing` are positions (0-based) of printed authors that the record has not (there), and of the
    record's authors that are not printed though the list is not cut short before them. The lists are laid beside each
    other for that, so that one author too few does not make those behind wrong.
    """

    agrees: bool
    score: float
    first: bool = False
    matched: int = 0
    swapped: bool = False
    wrong: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()


def _collapse(text: str, *, ring: bool) -> str:
    for double, single in (*_TRANSLITERATED, _RING) if ring else _TRANSLITERATED:
        text = text.replace(double, single)
    return text


_BETWEEN = re.compile(r"[\s.\-,]+")
_DIGIT = re.compile(r"\d")
_NO_LETTER = re.compile(r"[^A-Za-z]")


def initials_of(given: str) -> str:
    """Initials of given names, or those that are printed as such: `yh` for `Yu-Hsun`, `YH` and `Y.-H.`."""
    text = strip_accents(plain_punctuation(given)).strip()
    found = []
    for piece in _BETWEEN.split(text):
        letters = _NO_LETTER.sub("", piece)
        if not letters:
            continue
        if letters.isupper() and len(letters) <= 4:
            found.append(letters)
        else:
            found.append(letters[0])
    return "".join(found).lower()


@lru_cache(maxsize=1 << 14)
def _name(family: str, given: str | None, ring: bool = True) -> _Name:
    whole = one_line(plain_punctuation(family[:_LONGEST])).strip(" ,;")
    if given and whole.endswith(".") and not whole.isupper() and (glued := _GLUED.match(whole)):
        # "Graber LW. T" before a title that begins with initials: what stands behind the stop is no name.
        text, given = glued[1].strip(" ,"), glued[2]
    else:
        text = _SUFFIX.sub("", whole)
        if (glued := _GLUED.match(text)) and not text.isupper() and (not given or len(glued[2].strip(". ")) == 1):
            text, given = glued[1].strip(" ,"), glued[2]
    given = _SUFFIX.sub("", one_line(given[:_LONGEST]).strip(" ,;")) if given else ""
    joined = _collapse(fold(text).replace(" ", ""), ring=ring)
    words = [word for word in fold(text.replace("'", "")).split() if word]
    core = [word for word in words if word not in PARTICLES] or words
    return _Name(
        joined,
        tuple(_collapse(word, ring=ring) for word in core),
        initials_of(given),
        _collapse(fold(given).replace(" ", ""), ring=ring),
        not given and (bool(_GROUP.search(text)) or len(words) > 4 or bool(_DIGIT.search(text))),
        mangled(family),
    )


def author_parts(author: Author) -> tuple[str, ...]:
    """The parts of a family name as they are compared, without particles where it has others."""
    return _name(author.family, author.given).parts or ("",)


def is_group(author: Author) -> bool:
    """Whether an author is a group rather than a person, by its words."""
    return _name(author.family, author.given).group


def _initials_score(cited: _Name, record: _Name) -> float:
    """1: the same as far as both are printed; 0: they speak against each other."""
    one, two = cited.initials, record.initials
    if not one or not two:
        return 1.0
    if one.startswith(two) or two.startswith(one):
        return 1.0
    if one[0] == two[0]:
        return 0.9
    # A middle name may be the one that is used, and particles may be counted as initials.
    return 0.85 if set(one) & set(two) else 0.0


def _family_score(one: _Name, two: _Name) -> float:
    if one.family == two.family or one.parts == two.parts or "".join(one.parts) == "".join(two.parts):
        return 1.0
    longer, shorter = (one, two) if len(one.parts) >= len(two.parts) else (two, one)
    if len(longer.parts) > len(shorter.parts) and len("".join(shorter.parts)) >= 3:
        # A compound surname of which one side prints a part: the rest must then be among the given names, or dropped.
        joined = "".join(shorter.parts)
        if joined in (longer.parts[0], longer.parts[-1]):
            return 0.92
    if (
        two.family.startswith(one.family)
        and len(one.family) >= 4
        and two.family[len(one.family) :] in ("jr", "sr", "ii", "iii")
    ):
        return 1.0
    distance = Levenshtein.distance(one.family, two.family, score_cutoff=2)
    if distance == 1 and min(len(one.family), len(two.family)) >= 5:
        return 0.75
    return 0.7 * fuzz.ratio(one.family, two.family) / 100 if len(one.family) >= 5 else 0.0


def same_author(cited: Author, author: Author, full_name: str | None = None) -> float:
    """How likely two printed names are one author, 0..1: 0.8 and above counts as the same.

    Initials, diacritics and their transliteration, particles, compound surnames, swapped given and family names and
    glued initials make no difference. Another surname, or initials that speak against each other, do.
    """
    names = f"{cited.family} {author.family}".lower()
    ring = "aa" not in names or _NORTHERN.search(f"{names} {cited.given} {full_name}") is not None
    one, two = _name(cited.family, cited.given, ring), _name(author.family, author.given, ring)
    if one.group or two.group:
        return (
            fuzz.token_set_ratio(fold(cited.family), fold(author.family)) / 100
            if one.group or not one.initials
            else 0.0
        )
    if one.family + one.given == two.family + two.given:
        return 1.0  # cut at another place: `Rodrigues Mde` and `L`
    if two.mangled:
        return float(fits_mangled(cited.family, author.family)) * _initials_score(one, two)
    score = _family_score(one, two) * _initials_score(one, two)
    if score >= SAME:
        return score
    forename = fold(full_name or "").replace(" ", "") or two.initials
    if (
        one.given
        and one.given == two.family
        and (one.family == _collapse(forename, ring=ring) or one.family == two.initials)
    ):
        return 0.9
    if one.initials and two.family == one.given and forename.startswith(one.family[:1]) and len(one.family) <= 4:
        return 0.9
    # Given and family name swapped, the family name cut to an initial: `Mei L` for `Li M` stays another person; the
    # whole forename must be there.
    if (
        full_name
        and len(one.family) >= 3
        and one.family == _collapse(forename, ring=ring)
        and one.initials[:1] == two.family[:1]
    ):
        return 0.9
    return score


def _people(authors: Sequence[Author], names: Sequence[str | None] = ()) -> list[tuple[int, Author, str | None]]:
    padded = [*names, *([None] * (len(authors) - len(names)))]
    return [(i, a, padded[i]) for i, a in enumerate(authors) if not is_group(a)]


def compare_authors(cited: Sequence[Author], record: Record, *, et_al: bool) -> NameList:
    """The printed list against the record's, every author in order.

    A list that is cut short (`et_al`) is right when what is printed stands at the head of the record's list; the last
    author may follow the first ones, as some styles print it. Groups may be left out on either side. Lists that
    MEDLINE itself cut (at 10 authors until 1995, at 25 until 1999) are compared as far as they go.
    """
    authors = record.fields.authors
    left, right = _people(cited), _people(authors, record.full_names)
    if not left or not right:
        return _compare_groups(cited, authors)
    prefix = 0
    while prefix < min(len(left), len(right)) and same_author(left[prefix][1], *right[prefix][1:]) >= SAME:
        prefix += 1
    if prefix == len(left) and (et_al or prefix == len(right)):
        return NameList(agrees=True, score=1.0, first=True, matched=prefix)  # as printed nearly always
    table = [[same_author(a, b, name) >= SAME for _, b, name in right] for _, a, _ in left]
    matched = sum(any(row) for row in table)
    score = matched / max(len(left), 1 if et_al else len(right), 1)
    first = table[0][0]
    cut = (
        len(right) in (10, 25) and record.issue_year is not None and record.issue_year < 2000 and len(left) > len(right)
    )
    if prefix == len(left):
        missing = tuple(i for i, _, _ in right[len(left) :])
        return NameList(agrees=False, score=min(score, 0.95), first=True, matched=matched, missing=missing)
    if prefix == len(right) and cut:
        return NameList(agrees=True, score=0.95, first=True, matched=matched)
    # First authors, an ellipsis, and the last one.
    if prefix == len(left) - 1 and prefix >= 1 and len(right) > len(left) and table[-1][-1] and (et_al or prefix >= 3):
        return NameList(agrees=True, score=1.0, first=True, matched=matched)
    pairs = aligned(table)
    if matched == len(left) > len(pairs) and (len(left) == len(right) or et_al):
        wrong = tuple(left[i][0] for i in range(len(left)) if i >= len(right) or not table[i][i])
        return NameList(agrees=False, score=score, first=first, matched=matched, swapped=True, wrong=wrong)
    kept, held = {i for i, _ in pairs}, {j for _, j in pairs}
    # Of a list that is cut short, nothing behind its last right name is missing; what stands elsewhere is not, either.
    reach = max(held, default=-1) if et_al else len(right)
    absent = [j for j in range(reach) if j not in held]
    if len(kept) < len(left):
        absent = [j for j in absent if not any(row[j] for row in table)]
    return NameList(
        agrees=False,
        score=score,
        first=first,
        matched=matched,
        wrong=tuple(left[i][0] for i in range(len(left)) if i not in kept),
        missing=tuple(right[j][0] for j in absent),
    )


def _compare_groups(cited: Sequence[Author], authors: Sequence[Author]) -> NameList:
    """Lists of which one names no person: a group printed for the people behind it is no difference."""
    groups = [a for a in authors if is_group(a)]
    best = max((same_author(a, b) for a in cited for b in (groups or authors)), default=0.0)
    if best >= 0.75:
        return NameList(agrees=True, score=best, first=True, matched=1)
    only_groups = all(is_group(a) for a in cited) or not any(not is_group(a) for a in authors)
    return NameList(agrees=only_groups, score=0.6 if only_groups else 0.0)
