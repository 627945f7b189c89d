"""How many were studied: a claim that gives the size of the whole study, held against the size that the abstract gives.

An abstract tells many numbers of people: of arms, of those with an outcome, of those screened. Its size is held against
a claim's only where both say that so many took part, and the abstract says so of one number alone.
"""

from __future__ import annotations

import re

from citecheck.claims.figures.kinds import PEOPLE
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import key_of
from citecheck.claims.words.wordlists import words

_STUDY = (
    r"(?:trial|study|studies|analysis|review|meta-analysis|cohort|registry|survey|series|research|researchers|"
    r"investigators|authors|sample|experiment|data ?set|database|protocol)"
)
_TAKES = (
    r"(?:enrolled|enrolling|included|including|comprised|comprising|recruited|recruiting|randomi[sz]ed|randomi[sz]ing|"
    r"involved|involving|covered|covering|pooled|pooling|examined|assessed|evaluated|analy[sz]ed|followed|treated|"
    r"encompassed|consisted of|drew on|rested on|relied on|was based on|studied|surveyed|tested|identified|reviewed|"
    r"covers|includes|pools|comprises|summari[sz]es|enrols|involves|rests on|draws on|combines|combined)"
)
_SOME = r"(?: (?:some|about|around|nearly|almost|roughly|approximately|over|more than|at least))?"
_FILL = r"(?: (?!and\b|or\b|with\b|who\b|which\b|that\b)[A-Za-z-]{1,20}){0,6}"
_CLAIMED_BEFORE = re.compile(
    rf"(?:\b{_STUDY}\b{_FILL} (?:in|of|with|among|on|{_TAKES})(?: a total of| data from)?{_SOME} ?$"
    rf"|\b{_TAKES}(?: a total of| data from)?{_SOME} ?$|\ba total of ?$"
    r"|\b(?:records|data|questionnaires|charts|files|interviews|samples|blood|serum|sera|specimens) "
    rf"(?:of|from|on|with)(?: a total of)?{_SOME} ?$)",
    re.IGNORECASE,
)
_LED_BY = re.compile(
    r"(?:^|[,;:.] )(?:in|among|of|across|for|from|when|with|analysing|pooling|combining)"
    r"(?: (?:an?|the|some|about|nearly|almost|over|more|than|at|least|all|its|these|cohort|series|sample|of)){0,4} ?$",
    re.IGNORECASE,
)
"""What a sentence or a part of it begins with when it says of how many it speaks."""
_PRINTED_BEFORE = re.compile(
    rf"(?:\b{_TAKES}(?: a total of| data from)?|\ba total of|\b[Tt]otal(?:ly)?|\bdata (?:from|on|of)|"
    rf"\b{_STUDY} (?:in|of|with|among)|\b(?:conducted|performed|carried out) (?:with|in|on|among)|"
    r"\b(?:participants|subjects|sample) (?:were|was|consisted of)(?: \([ivx\d]{1,3}\))?) ?$"
    r"|^\W*(?:In (?:total|all),? |We \w+ |Of )$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?: [A-Za-z'-]{{1,20}}){{1,6}}(?: \([^()]{{0,160}}\)|, \d+ (?:in|per) [^,;.()]{{1,30}})?,? "
    rf"(?:were|was|underwent|completed|took part|participated|"
    rf"met|satisfied|fulfilled|interviewed|{_TAKES})\b",
    re.IGNORECASE,
)
_ENTERED = re.compile(
    r"(?: [A-Za-z'-]{1,20}){1,3} (?:were|had been) (?:enrolled|included|recruited|randomi[sz]ed|entered|registered|"
    r"reviewed|identified)\b",
    re.IGNORECASE,
)
_SCREENED = re.compile(
    r"(?: [\w-]+){0,3} (?:possibl|potential|relevant|candidate|duplicate|abstracts|citations|records|articles|titles|"
    r"hits|references)",
    re.IGNORECASE,
)
"""Behind a number of studies: those that a search found, before any were chosen."""
_DESCRIBED = re.compile(r"(?: [A-Za-z'-]{1,20}){1,4} \((?:mean|median|average|ages?|aged)\b", re.IGNORECASE)
"""`582 older adults (mean age ...`: who they were is said of all who took part."""
_TOTAL_N = re.compile(r"\bN\s?=\s?$")
_PART = re.compile(
    r"\b(?:of whom|of these|of them|of the|remaining|arm|group|each|versus|vs|respectively|subset|subgroup|excluded|"
    r"screened|controls?|per group|died|lost|withdr\w+|completed)\b",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(r"\b(?:of (?:the|these|whom|them|which)|and|plus|another|remaining)(?: \w+){0,2} ?$", re.I)
_PARTAKERS = PEOPLE | frozenset(
    key_of(w)
    for w in words(
        "baby neonate toddler teenager pupil schoolchild youth male female elder pensioner inpatient outpatient "
        "candidate smoker worker employee veteran soldier athlete player runner physician doctor dentist surgeon "
        "midwife carer caregiver parent father family carrier twin sibling immigrant refugee prisoner citizen "
        "inhabitant American European household dog cat horse cow calf pig rat mouse animal"
    )
)
"""Keys of the words for those who are studied."""
_UNITS = frozenset(
    key_of(w)
    for w in words("eye trial cycle pregnancy knee hip tooth implant sample specimen procedure admission birth")
)
_STUDIES = frozenset(words("study studies"))
"""What a review counts; words too common to have a key."""
_POOLED = re.compile(r"\b(?:review|meta-anal\w+|pool\w+|trials|studies|synthesis)\b", re.IGNORECASE)
_PARTAKING = frozenset(
    key_of(w)
    for w in words(
        "trial study analysis review cohort registry survey series sample enrolled included comprised recruited "
        "randomised involved covered pooled examined assessed evaluated analysed followed treated consisted studied "
        "surveyed tested identified total"
    )
)
_AT_LEAST = re.compile(r"(?:\b(?:over|above|more than|at least|exceeding)|[>≥]) ?$", re.IGNORECASE)
_OTHER_BOUND = re.compile(r"(?:\b(?:under|below|less than|fewer than|at most|up to)|[<≤]) ?$", re.IGNORECASE)
_ROUGH = 0.2
_LIMIT = 12
_LEAST = 3.0


def size(matter: Matter, quantity: Quantity) -> tuple[int, Quantity] | None:
    """The sentence (numbered from 0) and figure that give another size of the study than `quantity` of the claim.

    None where `quantity` is no size, where the abstract gives none or several, or where the claim may count another
    set.
    """
    text = matter.claim.text
    sort = counted(text, quantity)
    if not sort or quantity.high is not None or quantity.value < 5:
        return None
    if not _credited(text, quantity):
        return None
    if of_part(text, quantity):
        return None
    if not _same_matter(matter) or (_POOLED.search(text) is None and _pools(matter)):
        return None
    found = sizes_in(matter, sort)
    sizes = {q.value for _, q in found}
    named = {q.value for q in figures_of(matter.reading.title.text) if counted(matter.reading.title.text, q) == sort}
    if len(sizes) != 1 or (named and named != sizes):
        return None
    n, printed = found[0]
    if quantity.about and (_holds(text, quantity, printed) or _near(quantity, printed)):
        return None
    return None if agrees(quantity, printed) or _part_sums(matter, quantity, printed) else (n, printed)


def sizes_in(matter: Matter, sort: str) -> list[tuple[int, Quantity]]:
    """The numbers of all who were studied that an abstract gives, with the number of the sentence; see `counted`."""
    found: list[tuple[int, Quantity]] = []
    for n, sentence in enumerate(matter.reading.sentences):
        # what follows in the same sentence are mostly parts of the first
        first = next((q for q in figures_of(sentence.text)[:_LIMIT] if counted(sentence.text, q) == sort), None)
        if first is not None and is_size(sentence.text, first):
            found.append((n, first))
    return found


def _credited(text: str, quantity: Quantity) -> bool:
    """Whether a claim says that a study took in so many."""
    before = text[max(0, quantity.start - 160) : quantity.start]
    return _CLAIMED_BEFORE.search(before) is not None or _passive(text, quantity)


def told_as_size(text: str, quantity: Quantity) -> bool:
    """Whether a claim may give `quantity` as the number of all who were studied: `In 137 patients on dialysis`."""
    head = text[: quantity.start]
    return not head.strip() or _LED_BY.search(head) is not None or _credited(text, quantity)


def _near(quantity: Quantity, printed: Quantity) -> bool:
    """Whether a size that is given roughly may be the printed one."""
    return abs(quantity.value - printed.value) <= _ROUGH * max(quantity.value, printed.value)


def _holds(text: str, quantity: Quantity, printed: Quantity) -> bool:
    """Whether a bound (`more than 400`) is true of the printed size; `up to` and the like are left alone."""
    before = text[max(0, quantity.start - 24) : quantity.start]
    least = _AT_LEAST.search(before)
    return printed.value >= quantity.value if least else _OTHER_BOUND.search(before) is not None


def of_part(text: str, quantity: Quantity) -> bool:
    """Whether the words at a number of people say that it is not all of them, or more than took part."""
    return _PART.search(text[max(0, quantity.start - 25) : quantity.end + 40]) is not None


def counted(text: str, quantity: Quantity) -> str:
    """What `quantity` of `text` counts: `people`, a unit of study such as `study` or eyes, or nothing of the kind."""
    if quantity.dimension or not quantity.value.is_integer() or quantity.role not in ("count", "plain"):
        return ""
    if quantity.noun in _PARTAKERS:
        return "people"
    if quantity.noun in _UNITS:
        return quantity.noun
    if quantity.noun in _STUDIES:
        return "study"
    following = re.match(r"(?: [A-Za-z][\w'-]{0,24}){0,4}", text[quantity.end : quantity.end + 100])
    for word in re.findall(r"[A-Za-z]+", following.group()) if following else ():
        if word.lower() in ("and", "or", "with", "who", "in", "of", "from", "at", "for", "were", "was", "had"):
            return ""
        key = key_of(word.lower())
        if key in _PARTAKERS:
            return "people"
        if key in _UNITS:
            return key
        if word.lower() in _STUDIES:
            return "study"
    return "people" if _TOTAL_N.search(text[max(0, quantity.start - 6) : quantity.start]) else ""


def _passive(text: str, quantity: Quantity) -> bool:
    """`were performed in 72 elders`, `among 300 nurses`, at the end of a claim or at its head."""
    head = text[: quantity.start]
    told = re.search(
        r"\b(?:performed|done|tested|studied|measured|compared|carried out|tried)(?: in| on| among) ?$", head
    )
    if told is not None or re.fullmatch(r"(?:In|Among) (?:a \w+ of )?", head) is not None:
        return True
    return re.search(r"(?:^|, )(?:a total of )?$", head, re.I) is not None and bool(_ENTERED.match(text, quantity.end))


def is_size(text: str, printed: Quantity) -> bool:
    """Whether a sentence of an abstract gives `printed` as the number of all who were studied."""
    before = text[max(0, printed.start - 60) : printed.start]
    if printed.about or printed.high is not None or _PART_BEFORE.search(before) or _SCREENED.match(text, printed.end):
        return False
    if re.match(r"\s?(?:\(\d|of \d|of the|/)", text[printed.end : printed.end + 8]):
        return False
    if _TOTAL_N.search(before) or _PRINTED_BEFORE.search(before if printed.start > 60 else text[: printed.start]):
        return True
    if _DESCRIBED.match(text, printed.end):
        return True
    return printed.start < 4 and _AFTER.match(text, printed.end) is not None


def _pools(matter: Matter) -> bool:
    """Whether the record is a review: the people of one trial in it are no size of its own."""
    kinds = " ".join(matter.record.publication_types).lower()
    return "review" in kinds or "meta-analysis" in kinds or _POOLED.search(matter.reading.title.text) is not None


def _same_matter(matter: Matter) -> bool:
    """Whether title and abstract hold most of the claim's words."""
    weights = matter.said.weights
    # words that only say that so many took part tell nothing of the matter
    keys = [k for k in sorted(weights) if not k[0].isdigit() and k not in _PARTAKING]
    if not keys:
        return True
    total = sum(weights[k] for k in keys)
    there = sum(weights[k] for k in keys if k in matter.reading.keys)
    titled = sum(rarity(k) for k in keys if k in matter.reading.title.keys)
    return total > 0 and (there >= 0.8 * total or (there >= 0.6 * total and titled >= _LEAST))


def _part_sums(matter: Matter, quantity: Quantity, printed: Quantity) -> bool:
    """Whether the claim's number is a part of the size that the abstract splits off, or the size with others added."""
    plain = [q.value for s in matter.reading.sentences for q in figures_of(s.text)[:_LIMIT] if not q.dimension]
    plain.remove(printed.value)
    return any(abs(printed.value - v) == quantity.value or printed.value + v == quantity.value for v in plain if v > 2)
