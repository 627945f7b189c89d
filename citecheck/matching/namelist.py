"""A list of authors mended in its own form: names that are right as printed, the others as their neighbours are."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Sequence

from msgspec import Struct

from citecheck.matching.mangled import mangled
from citecheck.matching.names import SAME, same_author
from citecheck.matching.printed import Edit, Place
from citecheck.matching.raw import without_other_words
from citecheck.models import Author, Record, Reference

_ET_AL = re.compile(r"\.?\s*[,;]?\s*(?:(?:and|&)\s+)?(?:et\.?\s*al\b\.?|others\b|…)", re.IGNORECASE)
_GAP = re.compile(r"(?:[\s,;.&]|\b(?:and|und|et|y|e|og|och)\b){1,12}")
"""What may stand between two names."""
_VERY_MANY = 10
"""A list of more names, and of more than twice as many as are printed, is printed as far as it was, and `et al`."""


class NameForm(Struct, frozen=True, kw_only=True):
    """How names are printed: what stands between family and given names, initials or whole names, what between names.

    `limit` is how many names stand before `et_al`, where a list is cut; `cut_from` how many authors a work has, at
    least, of which the list is cut.
    """

    family_first: bool = True
    inner: str = " "
    dotted: bool = False
    spaced: bool = False
    whole: bool = False
    between: str = ", "
    last: str = ", "
    et_al: str = ", et al."
    limit: int | None = None
    cut_from: int | None = None


class Names(Struct, frozen=True, kw_only=True):
    """The printed authors: the place of each, of the whole list, whether it is cut, and its form."""

    places: tuple[Place, ...]
    whole: Place
    cut: bool
    form: NameForm


class _Found(Struct, frozen=True, kw_only=True):
    """A name as printed: its place, its given names, what stands between the two, which comes first."""

    place: Place
    given: str = ""
    inner: str = ""
    family_first: bool = True


def read_names(reference: Reference, record: Record | None = None) -> Names | None:
    """Where the authors of `reference` stand, and in which form; None where one of them is not found."""
    authors: Sequence[Author] = reference.fields.authors
    if record is not None:
        authors = without_other_words(authors, record.fields.title, record.fields.authors)
    raw, at = reference.raw, 0
    if not authors:
        return None
    found: list[_Found] = []
    for author in authors:
        one = _find(raw, author, at)
        if one is None or (found and not _GAP.fullmatch(raw, at, one.place[0])):
            return None  # it is not there, or something else stands between two names
        found.append(one)
        at = one.place[1]
    # Names that the parser lost at the end of the list.
    for author in record.fields.authors if record is not None else ():
        one = _find(raw, author, at)
        if one is not None and _GAP.fullmatch(raw, at, one.place[0]):
            found.append(one)
            at = one.place[1]
    places = [one.place for one in found]
    named = [one for one in found if one.given]
    given = [one.given for one in named]
    inners = Counter(one.inner for one in named if one.family_first)
    firsts = Counter(one.family_first for one in named)
    # A stop behind the last name may end the list; one within a name, or before another, is the initials'.
    more = _ET_AL.match(raw, at)
    inner = [raw[one.place[1]] == "." for one in (found if more else found[:-1]) if raw[one.place[1] :]]
    dotted = any("." in one.rstrip(".") for one in given) or any(inner)
    if dotted:
        places = [(a, b + 1) if raw[b : b + 1] == "." and raw[b - 1].isupper() else (a, b) for a, b in places]
        more = _ET_AL.match(raw, places[-1][1])
    gaps = [raw[a[1] : b[0]] for a, b in itertools.pairwise(places)]
    cut = bool(more)
    ends = gaps[-1] if gaps and not cut else None
    usual = Counter(gaps if cut or len(gaps) == 1 else gaps[:-1]).most_common(1)
    between = usual[0][0] if usual else ", "
    if len(gaps) == 1 and not cut and re.search(r"\band\b|&", between):
        between = ", "
    form = NameForm(
        family_first=firsts.most_common(1)[0][0] if firsts else True,
        inner=inners.most_common(1)[0][0] if inners else " ",
        dotted=dotted,
        spaced=any(re.search(r"\w\.?\s+\w", one) for one in given),
        whole=any(re.search(r"[^\W\d_]{2,}", one) and not one.replace(" ", "").isupper() for one in given),
        between=between,
        last=ends if ends is not None else between,
        et_al=more.group() if more else ", et al.",
        limit=len(places) if cut else None,
        cut_from=len(record.fields.authors) if cut and record is not None else None,
    )
    end = more.end() if more else places[-1][1]
    return Names(places=tuple(places), whole=(places[0][0], end), cut=cut, form=form)


def _find(raw: str, author: Author, start: int) -> _Found | None:
    """`author` as printed from `start` on."""
    family = r"\s+".join(map(re.escape, author.family.split()))
    if not author.given:
        found = re.compile(rf"(?<!\w){family}(?!\w)").search(raw, start)
        return _Found(place=found.span()) if found else None
    given = _given(author.given)
    one = re.compile(rf"(?<!\w){family}(?P<inner>\s*,?\s*)(?P<given>{given})(?!\w)").search(raw, start)
    two = re.compile(rf"(?<!\w)(?P<given>{given})\s*{family}(?!\w)").search(raw, start)
    if one and (not two or one.start() <= two.start()):
        return _Found(place=one.span(), given=one["given"], inner=one["inner"])
    return _Found(place=two.span(), given=two["given"], family_first=False) if two else None


def _given(given: str) -> str:
    """A pattern for given names: initials with stops, blanks and hyphens or without, names as they are."""
    letters = re.sub(r"[\s.\-\u2010]+", "", given)
    if letters.isupper() and len(letters) <= 6:
        return r"\.?[\s\-\u2010]{0,2}".join(map(re.escape, letters)) + (r"\.?" if "." in given else "")
    return r"\s+".join(map(re.escape, given.split()))


def usual_form(forms: Sequence[NameForm]) -> NameForm | None:
    """The form of a list: for each property the most frequent among its entries; None where there are none."""
    if not forms:
        return None

    def most(name: str, among: Sequence[NameForm]) -> object:
        return Counter(getattr(form, name) for form in among).most_common(1)[0][0]

    cut = [form for form in forms if form.limit is not None]
    names = ("family_first", "inner", "dotted", "spaced", "whole", "between")
    values = {name: most(name, forms) for name in names}
    uncut = [form for form in forms if form.limit is None] or forms
    values["last"] = most("last", uncut)
    if cut:
        values |= {name: most(name, cut) for name in ("et_al", "limit")}
        lengths = [form.cut_from for form in cut if form.limit == values["limit"] and form.cut_from is not None]
        values["cut_from"] = min(lengths, default=None)
    return NameForm(**values)  # type: ignore[arg-type]  # each value comes from a form


def print_name(author: Author, form: NameForm, full: str | None = None, suffix: str | None = None) -> str:
    """`author` in `form`; `full` are the given names as the record has them in full."""
    tail = f" {suffix}" if suffix else ""
    if not author.given:
        return author.family
    letters = re.sub(r"[^\w]", "", author.given)
    if not (letters.isupper() and len(letters) <= 5):
        letters = "".join(part[0] for part in re.split(r"[\s\-.]+", author.given) if part)
    given = (" " if form.spaced else "").join(f"{one}." for one in letters) if form.dotted else letters
    if form.whole and full:
        given = full
    if form.family_first:
        return f"{author.family}{form.inner}{given}{tail}"
    return f"{given} {author.family}{tail}"


def _shown(names: Names, own: int, right: Collection[int], usual: NameForm | None) -> int:
    """How many of a record's `own` authors are printed; `right` are those that are printed already."""
    printed = len(names.places)
    if names.cut:
        return min(own, printed)
    if usual is not None and usual.limit and usual.cut_from and own >= usual.cut_from:
        kept = max(printed, max(right, default=-1) + 1)
        if kept <= usual.limit < own:
            return usual.limit
    return printed if own > max(_VERY_MANY, 2 * printed) else own


def mend_names(reference: Reference, record: Record, usual: NameForm | None = None) -> Edit | None:
    """The edit that makes the authors of `reference` those of `record`; None where they cannot be found in it.

    A list that is cut stays cut where it was. One that is not has all names of the record, unless those are very many,
    or the other entries, whose `usual` form may be given, cut lists of that length and no right name goes with that.
    """
    names = read_names(reference, record)
    if names is None:
        return None
    cited = without_other_words(reference.fields.authors, record.fields.title, record.fields.authors)
    if len(names.places) > len(record.fields.authors):
        return None  # one more than there are may be the beginning of the title, taken for a name
    form = names.form
    if usual is not None and len(names.places) < 3:
        # Two names show no more than how two are joined.
        form = NameForm(
            **{
                name: getattr(usual if name in ("between", "last", "et_al") else form, name)
                for name in NameForm.__struct_fields__
            }
        )
    own = record.fields.authors
    full = [*record.full_names, *([None] * len(own))]
    suffixes = [*record.author_suffixes, *([None] * len(own))]
    used: dict[int, int] = {}
    for n, author in enumerate(own):
        same = next((i for i, a in enumerate(cited) if i not in used and same_author(a, author, full[n]) >= SAME), None)
        if same is not None:
            used[same] = n
    as_printed = {n: reference.raw[slice(*names.places[same])] for same, n in used.items()}
    # Another name stands there, and the record does not know the right one to its last letter.
    lost = [n for n, author in enumerate(own[: len(names.places)]) if n not in as_printed and mangled(author.family)]
    as_printed |= {n: reference.raw[slice(*names.places[n])] for n in lost}
    shown = _shown(names, len(own), as_printed, usual)
    parts = [as_printed.get(n) or print_name(own[n], form, full[n], suffixes[n]) for n in range(shown)]
    if shown < len(own):
        ending = usual.et_al if usual is not None and usual.limit and not names.cut else form.et_al
        new = form.between.join(parts) + ending
    elif len(parts) > 1:
        new = form.between.join(parts[:-1]) + form.last + parts[-1]
    else:
        new = "".join(parts)
    start, end = names.whole
    if new.endswith(".") and reference.raw[end : end + 1] == ".":
        new = new[:-1]
    elif (
        reference.raw[end - 1 : end] == "." and not new.endswith(".") and not re.match(r"\s*[(.]", reference.raw[end:])
    ):
        new += "."
    return Edit(start, end, new)
