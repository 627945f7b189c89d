"""Author lists as they are printed, in any of the usual styles, taken apart into names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from citecheck.models import Author
from citecheck.references.wordlists import words as word_set
from citecheck.text.rare import Rare, caseless

if TYPE_CHECKING:
    from collections.abc import Sequence

ET_AL = re.compile(
    r"(?:,|;)?\s*(?:\b(?:and|&)\s+)?(?:\bet\.?\s?al\b\.?(?:\s?et\.?\s?al\b\.?)?|\band others\b|\b(?:e|y) cols?\b\.|"
    r"\bu\.\s?a\.|等|…|\.\.\.)\s*,?",
    re.IGNORECASE,
)
_ROLE = Rare(
    r"[\[(,]?\s*\b(?:eds?|editors?|editor-in-chief|orgs?|coords?|Hrsg|hg|"
    r"éds?)\b\.?\s*[\])]?\s*[.,:]?\s*$|\((?:eds?\.?|orgs?\.?|coords?\.?)\)",
    "ed|org|coord|hrsg|hg|éd",
)
_LETTER = r"[^\W\d_]"
_INITIALS = re.compile(
    r"(?:[A-ZÀ-ÞŠŽČĆŁŚŻĐİŐŰĞŞ]{1,4}(?:[-‐‑–][A-ZÀ-ÞŠŽČĆŁŚŻĐ]{1,2}){0,2}|"
    r"(?:[A-ZÀ-ÞŠŽČĆŁŚŻĐİÖ](?:[a-zà-ÿ]{1,2})?\.\s?[-‐‑–]?\s?){1,6}(?:[A-ZÀ-Þ]\.?)?|"
    r"(?:[A-ZÀ-ÞŠŽČĆŁŚŻĐ]\s){1,3}[A-ZÀ-ÞŠŽČĆŁŚŻĐ]\.?|[A-ZÀ-Þ][a-z]\.?|[A-ZÀ-Þ]{1,3}\.)\.?"
)
_ONE_INITIAL = re.compile(r"[A-ZÀ-ÞŠŽČĆŁŚŻĐİ]\.?(?:-?[A-ZÀ-Þ]\.)*|[A-ZÀ-Þ][a-z]?\.")
_MANY_INITIALS = re.compile(r"[A-ZÀ-Þ]{5,7}")
_UNPARTED = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+\s[A-Z]{1,3}(?:\s|$)){2,}")
_COMPOUND = re.compile(r"(?:(?<=^)|(?<=[,;] ))([A-ZÀ-Þ][a-zà-ÿ]{2,20}) (y|e) (?=[A-ZÀ-Þ][a-zà-ÿ]{2,20} [A-Z]{1,3}\b)")
_SUFFIX = re.compile(r"(?:jr|sr|junior|neto|filho|[IV]{2,3}|2nd|3rd|4th|ph\.?d|m\.?d)\.?", re.IGNORECASE)
_PARTICLE = word_set(
    "van von der den de del della di da do dos das du la le ten ter te el al bin ibn af av zu "
    "zur zum vom st st. d' l' e y i san santa"
)
_BEHIND = re.compile(
    r"([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?) ([A-ZÀ-Þ]{1,4}|(?:[A-ZÀ-Þ]\.[ -]?){1,4})"
    r"(?: |(?<=\. ))((?:(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|ten|ter|zu|het|los|las)(?: |$))+)(?<=\w)"
)
GROUP = re.compile(
    r"\b(?:group|groups|collaborat\w*|consortium|society|associations?|organi[sz]ations?|"
    r"institut\w*|committee|commission|"
    r"council|cent(?:er|re)s?|department|ministry|minist[eé]rio|ministerio|agency|foundation|"
    r"network|investigators?|team|"
    r"task force|board|university|universidade|college|academy|office|bureau|program(?:me)?|"
    r"project|trialists?|initiative|"
    r"coordinators|registry|study|trial|"
    r"panel|federation|alliance|union|authority|service|services|administration|national|international|world|who|nih|"
    r"cdc|nice|fda|unicef|brasil|brazil|for|of the)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:corp|inc|ltd|llc|gmbh|clinic|hospital)\b\.?$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*)?(?:\s&\s|\s?\band\b\s|\bund\s|\set\s|\by\s|\be\s(?=[A-Z])|,\s*&\s*|&)\s*")
_PARTS = re.compile("[;；]")
_APART = re.compile("[,;；、]")
_COMMAS = re.compile(r"[,、，]|\s[;/]\s")
_AROUND = re.compile(r"^[\W\d_]+|[^\w.')’]+$")
_LAST_SUFFIX = re.compile(r",?\s*(?:Jr|Sr|I{2,3})\.?$")
_NEXT_NAME = re.compile(r"(?<=[A-Z]) (?=[A-ZÀ-Þ][a-zà-ÿ])")
_GIVEN_LED = re.compile(r"[^\W\d_]{1,2}\.|[A-ZÀ-Þ]{1,2}\s[^\W\d_]{3}")
_LETTER_LED = re.compile(r"[A-ZÀ-Þ]\.")
_SHORT = re.compile(rf"[A-ZÀ-Þ]{_LETTER}+(?:-{_LETTER}+)? [A-ZÀ-Þ][a-zà-ÿ]")
"""A given name and a family name of two letters, or a family name and `Yu` for Yuri."""
_FULL = re.compile(rf"[A-ZÀ-Þ]{_LETTER}{{2,}}(?:-{_LETTER}+)?(?: [A-ZÀ-Þ]\.?)* [A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]{{2}}")
_BEHIND_FAMILY = re.compile(r"[a-zà-ÿ] [A-ZÀ-Þ]{1,4}\.?$|[a-zà-ÿ] (?:[A-ZÀ-Þ]\. ?)+$")
_TIE = "\ue001"
"""Stands for a blank that parts no names, while they are parted."""
_ET_AL_WORDS = ("et al", "et. al", "etal", "et.al", "others", "col", "u. a.", "u.a.", "等", "…", "...")
"""One of these is in all that `ET_AL` finds in a text on one line."""
_WORD = re.compile(r"\w+")
_ANDS = word_set("and und et y e")


@lru_cache(maxsize=1 << 12)
def is_initials(text: str) -> bool:
    """Whether `text` can be the initials of given names."""
    return _INITIALS.fullmatch(text.strip()) is not None


def _split_family_first(chunk: str) -> tuple[str, str] | None:
    """`Serra Cruz R`, `Darbre P. D.` or `Costa IBSDS` into family and initials."""
    words = chunk.split()
    while len(words) > 2 and _SUFFIX.fullmatch(words[-1]) and is_initials(words[-2]):
        words.pop()
    at = len(words)
    while at > 1 and (_ONE_INITIAL.fullmatch(words[at - 1]) if at < len(words) else is_initials(words[at - 1])):
        at -= 1
    if at == len(words) and len(words) > 1 and _MANY_INITIALS.fullmatch(words[-1]) and not words[-2].isupper():
        at -= 1
    if at == len(words) or (at == 1 and is_initials(words[0]) and len(words[0]) < 2):
        return None
    return " ".join(words[:at]), " ".join(words[at:])


def _split_given_first(chunk: str) -> tuple[str, str] | None:
    """`G. M. Church` into family and initials."""
    words = chunk.replace(".", ". ").split()
    count = 0
    while (
        count < len(words) - 1
        and is_initials(words[count].lstrip("-‐–"))
        and (words[count].endswith(".") or len(words[count]) <= 3)
    ):
        count += 1
    if not count:
        return None
    return " ".join(words[count:]), " ".join(words[:count])


def _full_name(chunk: str) -> tuple[str, str | None]:
    """`Jane van der Berg`: the family name is the last word with its particles."""
    words = chunk.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLE:
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at]) or None


def parse_authors(text: str) -> tuple[tuple[Author, ...], bool]:
    """The authors that `text` lists, in order, and whether it is cut short by `et al.`.

    Initials are kept as printed. Whoever has no initials or given name is a group, its name in `family`.
    """
    text = " ".join(text.split()).strip(" .,;:")
    low = caseless(text)
    cut = 0
    if any(words in low for words in _ET_AL_WORDS):
        text, cut = ET_AL.subn(" ; " if ";" in text else " , ", text)
    text = _ROLE.sub("", text, low).strip(" .,;:&([")
    if not text:
        return (), bool(cut)
    if len(text) > 20_000:
        text = text[:20_000]
    whole = text
    if not _APART.search(text) and GROUP.search(text) and not any(map(is_initials, text.split())):
        # `National Institute for Health and Care Excellence`
        return (Author(family=text),), bool(cut)
    if ";" in text or "；" in text:
        people = [p for part in _PARTS.split(text) for p in _by_and(f" {part} ")]
        semicolons = True
    else:
        people = [text]
        semicolons = False
    authors: list[Author] = []
    for person in people:
        authors.extend(_people(person.strip(), semicolons))
    if not authors and whole:
        authors = [Author(family=whole)]
    return tuple(authors), bool(cut)


def _by_and(text: str) -> list[str]:
    """`text` parted at every `and`, in any language, and every `&`."""
    return [text] if "&" not in text and _ANDS.isdisjoint(_WORD.findall(text)) else _AND.split(text)


def _people(text: str, single: bool) -> list[Author]:
    """The names in a part without semicolons; `single` where it should hold just one."""
    if not text:
        return []
    if single and "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        given = _LAST_SUFFIX.sub("", given).strip(" ,")
        if family and given and "," not in given and len(given.split()) <= 4:
            return [Author(family=family, given=given)]
    if _UNPARTED.fullmatch(text):
        # `Liu SM Zhong J Zhao XJ`: nothing stands between the names.
        text = _NEXT_NAME.sub(", ", text)
    if " y " in text or " e " in text:
        text = _COMPOUND.sub(rf"\1{_TIE}\2{_TIE}", text)
    chunks = [c.strip() for part in _by_and(f" {text} ") for c in _COMMAS.split(part)]
    chunks = [c for c in (_AROUND.sub("", c.replace(_TIE, " ")) for c in chunks) if c]
    out: list[Author] = []
    at = 0
    full = _in_full(chunks)
    while at < len(chunks):
        chunk = chunks[at]
        after = chunks[at + 1] if at + 1 < len(chunks) else ""
        at += 1
        if _SUFFIX.fullmatch(chunk) and out:
            continue
        if is_initials(after) and not _given_led(chunk) and _may_be_family(chunk):
            at += 1
            out.append(Author(family=chunk, given=after.strip()))
        elif _is_group(chunk):
            out.append(Author(family=chunk))
        elif full and _SHORT.fullmatch(chunk):
            # `Bin Wu` beside `Peter Hall`.
            out.append(Author(family=chunk.split()[-1], given=chunk.rpartition(" ")[0]))
        elif found := _lead(chunk):
            out.append(Author(family=found[0], given=found[1]))
        elif not out and after and _given_names(after) and _inverted(chunk, after):
            # `Youdas, James W.`, then `David A. Krause`: only the first is turned round.
            at += 1
            out.append(Author(family=chunk, given=after))
        elif len(chunk.split()) >= 2 and len(chunk.split()) <= 5 and chunk[0].isupper():
            name = _full_name(chunk)
            out.append(Author(family=name[0], given=name[1]))
        elif is_initials(chunk) and out and out[-1].given is None:
            out[-1] = Author(family=out[-1].family, given=chunk)
        elif chunk[:1].isalpha():
            out.append(Author(family=chunk))
    return out


def _in_full(chunks: Sequence[str]) -> bool:
    """Whether names are printed given name first and in full, nowhere with initials behind."""
    return any(map(_FULL.fullmatch, chunks)) and not any(map(_BEHIND_FAMILY.search, chunks))


def _is_group(chunk: str) -> bool:
    """`NCD Risk Factor Collaboration`, not `R. National` nor `For A`."""
    words = chunk.split()
    if len(words) < 2 or "." in words[0] or is_initials(words[-1]):
        return False
    return GROUP.search(chunk) is not None or _COMPANY.search(chunk) is not None


def _lead(chunk: str) -> tuple[str, str] | None:
    if behind := _BEHIND.fullmatch(chunk):
        # `Bent MJ van den`: the particles belong before the family name.
        return f"{behind[3]} {behind[1]}", behind[2]
    given = _split_given_first(chunk) if _GIVEN_LED.match(chunk) else None
    if given and (not is_initials(given[0]) or (given[0][-1].islower() and chunk[1:2] == ".")):
        return given
    return _split_family_first(chunk) or _split_given_first(chunk)


def _given_led(chunk: str) -> bool:
    return _LETTER_LED.match(chunk) is not None


def _may_be_family(chunk: str) -> bool:
    return _split_family_first(chunk) is None or chunk.isupper()


def _inverted(chunk: str, after: str) -> bool:
    """Whether the first of the list is printed family name first: not so in `Reni Septiani, Sophi Damayanti`."""
    words = chunk.split()
    whole = len(words) == 1 or words[0].lower() in _PARTICLE or chunk.isupper()
    given = after.split()
    # `Donald G. Watts` is whole.
    return len(words) <= 3 and (whole or len(given) == 1 or "." in given[0] or "." in given[-1])


def _given_names(text: str) -> bool:
    words = text.split()
    return (
        1 <= len(words) <= 3
        and all(w[0].isupper() for w in words)
        and not GROUP.search(text)
        and _split_family_first(text) is None
    ) or (len(words) == 2 and is_initials(words[1]) and words[1].endswith("."))
