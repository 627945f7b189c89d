"""What the comparisons of populations share: is the claim about this record at all, and how an answer is put."""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Reading
from citecheck.claims.verdict import score

_ADDRESSED = 0.35
"""Share of the claim's words that the record has to hold before another population is held against the claim."""
_SPOKEN_OF, _SURELY, _TITLED = 0.5, 0.6, 0.6
_FIGURE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)(?:\d+,\d{3}|\d{3,}|\d+\.\d+)(?![\d,]*\d)")
_TWICE = 2
_NAME = 3
"""Letters of a name that is no word by chance."""
_CREDITING = (" et al", "olleagues", "workers", "(19", "(20", "'s ", "’s ", " and ", " & ")
_CREDITED = (
    r"(?:,? et al\b|,? (?:and|&) (?:(?:his|her|their) )?(?:colleagues|co-?workers|[A-Z][\w-]+,? \(?(?:19|20)\d\d)|"
    r",? \((?:19|20)\d\d|['’]s (?:\w+ )?(?:study|trial|review|paper|report|work|analysis|series|group|team|survey|"
    r"meta-?analysis))"
)
"""Behind the name of somebody whose work is spoken of."""
_BESIDES = re.compile(
    r"\b(?:unlike|in contrast (?:to|with)|as opposed to|contrary to|other than|except(?: for)?|apart from)"
    r"(?: (?:in|for|among|with|of|on))?\b(?:(?!\b(?:in|for|among)\b)[^,;.]){0,40}$"
    r"|(?:(?:^|,\s)(?:just |much )?as (?:in|among|with)|"
    r"\b(?:no|few|little|scant|insufficient)(?: \w+)? (?:data|evidence|trials|studies|experience)|"
    r"(?:^|[,(–—]\s?)(?:which (?:was|were|had been) |once )?(?:first|previously|originally|initially|formerly) "
    r"(?:tested|tried|studied|shown|developed|described|used|seen|observed|discovered|made|given|reported|found)"
    r")\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
"""Before those whom the claim names only to say that it does not speak of them."""
_BY_NATURE = re.compile(
    r"\b(?:is|are) (?:an? |the )?(?:[\w-]+ ){0,3}(?:tumou?rs?|cancers?|diseases?|disorders?|conditions?|illness(?:es)?|"
    r"infections?|malignanc\w+|syndromes?)\s(?:of|in|among)\s(?:[\w-]+\s){0,2}$|"
    r"\b(?:most (?:common|frequent|prevalent|often)\w*|commonest|typically|usually) (?:seen |found )?"
    r"(?:in|among)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""Before those of whom an illness is by its nature: what was studied may be its cells."""
_IN_PROSPECT = re.compile(
    r"\b(?:targets?|candidates?|biomarkers?|markers?|indicators?|rationale|implications?|prospects?|"
    r"(?:may|might|could) (?:contribute|explain|account|underlie|matter|apply))\b"
    r"[^.;]{0,90}$",
    re.IGNORECASE,
)
"""Before those to whom the claim hopes that a finding will be of use."""
_LEFT_OPEN = (
    r"(?:(?:is|are|was|were|been|remain(?:s|ed)?|seems?) (?:still |yet |as yet |largely |so far )?"
    r"(?:un(?:known|clear|certain|tested|studied|explored|proven|settled)|excluded|left out|omitted|"
    r"set aside|an open question|under ?way|"
    r"ongoing|awaited|planned|lacking|scarce|sparse)|"
    r"(?:not|never) (?:yet )?(?:been )?(?:known|clear|studied|tested|tried|examined|investigated|assessed|evaluated|"
    r"established|included|enrolled|eligible|part of)|(?:yet|remains?) to be \w+)"
)
_UNTOLD = re.compile(
    rf"(?:(?!\b(?:but|although|though|while|whereas|however|and|who|which|that)\b)[^.;]){{0,90}}?\b"
    rf"(?:{_LEFT_OPEN}|the (?:opposite|reverse|contrary)|otherwise|(?:nothing|little) (?:is|was) known)\b",
    re.IGNORECASE,
)
"""Behind them: nothing is known of them, they took no part, or it is otherwise with them."""
_UNTOLD_BEFORE = re.compile(
    rf"\b(?:{_LEFT_OPEN}|un(?:known|clear|certain))\s(?:\w+\s)?(?:whether|if|how|in|for|among)\s[^.;,]{{0,90}}$",
    re.IGNORECASE,
)


def text_of(reading: Reading) -> str:
    """Title and abstract."""
    return reading.title.text + "\n" + reading.text


def addressed(matter: Matter, said: re.Match[str] | None = None, *, surely: bool = False) -> bool:
    """Whether the record holds enough of the claim's words, without those of `said`, to be about the same.

    `surely` asks more, for what citing works tell of others than the cited work studied: of people after mice.
    """
    wanted = matter.said.weights
    if said is not None:
        start, end = said.span()
        left = {k for t in matter.said.tokens if not start <= t.start < end for k in t.keys}
        wanted = {k: w for k, w in wanted.items() if k in left}
    if not spoken_of(matter, _SURELY if surely else _SPOKEN_OF):
        return False
    total = sum(wanted.values())
    keys, subjects = matter.reading.keys, matter.reading.subject_keys
    return bool(total) and sum([w for k, w in wanted.items() if k in keys or k in subjects]) / total >= _ADDRESSED


def spoken_of(matter: Matter, least: float = _SPOKEN_OF) -> bool:
    """Whether the abstract may be said to speak of the claim; where it does not it is silent, not contrary."""
    return score(matter) >= least or _names_its_subject(matter) or _has_its_figures(matter) or _names_its_author(matter)


def _has_its_figures(matter: Matter) -> bool:
    """Whether two figures of the claim that are rarely met by chance are the record's."""
    mine = {m.group().replace(",", "") for m in _FIGURE.finditer(matter.said.text)}
    if len(mine) < _TWICE:
        return False
    theirs = {m.group().replace(",", "") for m in _FIGURE.finditer(matter.reading.text)}
    return len(mine & theirs) >= _TWICE


def _names_its_subject(matter: Matter) -> bool:
    """Whether the claim says little more than the title does: `one source is a review on sleep and the brain`."""
    weights, title = matter.said.plain, matter.reading.title.keys
    total = sum(weights.values())
    return total > 0 and sum(w for k, w in weights.items() if k in title) >= _TITLED * total


def _names_its_author(matter: Matter) -> bool:
    """Whether the claim, which cites this work alone, credits one of its authors with what it tells."""
    claim = matter.claim
    if len(claim.references) != 1 or not any(cue in claim.text for cue in _CREDITING):
        return False
    names = {a.family for a in matter.record.fields.authors if len(a.family) >= _NAME}
    text = text_of(matter.reading)
    return any(
        re.search(rf"\b{re.escape(name)}{_CREDITED}", claim.text) is not None and name not in text
        for name in sorted(names)
        if name in claim.text
    )


def set_aside(text: str, at: tuple[int, int]) -> bool:
    """Whether a claim's `text` names those from the first to the second place of `at` only to set them aside.

    `Unlike in rats`, `whether it helps children is unknown`, `women were not studied`: of them it says nothing.
    """
    before = text[max(0, at[0] - 140) : at[0]]
    return (
        _BESIDES.search(before) is not None
        or _IN_PROSPECT.search(before) is not None
        or _BY_NATURE.search(before) is not None
        or _UNTOLD_BEFORE.search(before) is not None
        or _UNTOLD.match(text, at[1]) is not None
    )


def agrees(said: re.Match[str], source: re.Match[str] | None) -> Observation:
    """The claim's population is the record's."""
    return Observation(facet="population", status="agrees", claim=said.group(), claim_at=said.span(),
                       record=source.group() if source else None)  # fmt: skip


def differs(matter: Matter, said: re.Match[str], source: str, message: str) -> Observation:
    """Another population; `source` is the record's word for its own, shown where the abstract has it."""
    n, at = None, None
    for number, sentence in enumerate(matter.reading.sentences):
        place = re.search(rf"\b{re.escape(source)}\b", sentence.text, re.IGNORECASE)
        if place is not None:
            n, at = number, place.span()
            break
    return Observation(facet="population", status="differs", claim=said.group(), claim_at=said.span(), record=source,
                       sentence=n, record_at=at, rule="claim-population-differs", message=message)  # fmt: skip
