"""Of which part of the body an illness, an injury or an operation is: `lung cancer` for `abdominal cancer`.

Told only of people who have it, where the record has it of another part, in its title or more than once, and names the
claim's part, and what lies in that, nowhere; nor has it the same of what the claim's part lies in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.claims.cues import Cue
from citecheck.claims.facets.population.contraries import WHO
from citecheck.claims.facets.population.peopled import addressed, differs, text_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.bodyparts import Part, parts_in

_HEADS = (
    r"cancers?|carcinomas?|adenocarcinomas?|tumou?rs?|malignanc(?:y|ies)|neoplasms?",
    r"tears?|ruptures?",
    r"lesions?|injur(?:y|ies)|sprains?",
    r"reconstructions?|repairs?",
    r"fractures?",
    r"arthroplast(?:y|ies)|replacements?|prosthes[ie]s",
    r"transplants?|transplantations?",
    r"osteoarthritis|arthritis|pain",
    r"stones?|abscess(?:es)?|cysts?",
)
"""What people have of a part, those that are said of the same in one row."""
_HEAD = re.compile(rf"(?<=[\s-])(?:{'|'.join(f'(?P<h{n}>{head})' for n, head in enumerate(_HEADS))})\b", re.IGNORECASE)
_CUE = Cue(_HEAD, pieces="cancer carcinoma tumo malignan neoplasm tear ruptur lesion injur sprain reconstruct repair "
           "fracture arthroplast replacement prosthes transplant arthritis pain stone abscess cyst")  # fmt: skip
_BETWEEN = re.compile(r"[\s-]*(?:(?!\b(?:and|or|with|in|of|from|for|to|than|but|after|by)\b)[\w‐‑-]+[\s-]+){0,2}")
_BEFORE = re.compile(
    rf"\b{WHO}(?:\s(?!\b(?:than|but|not|no|without|whose|risk|developed|metasta\w+|secondary|"
    rf"from)\b)[\w‐‑-]+){{0,7}}?\s$",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\s{WHO}\b", re.IGNORECASE)
_TWICE = 2


def body_parts(matter: Matter) -> Observation | None:
    """The first illness of the claim's people that the record has of another part."""
    if len(matter.claim.references) > 1 or not _CUE.possible(matter.said):
        return None
    claim = matter.claim.text
    for part, head, said in _illnesses(claim):
        before = claim[max(0, said.start() - 90) : said.start()]
        if not (_BEFORE.search(before) or _BEHIND.match(claim, said.end())):
            continue
        text = text_of(matter.reading)
        record = "\n".join((text, *matter.record.mesh, *matter.record.keywords))
        if any(other.name == part.name or part.name in other.within for other, _ in parts_in(record)):
            continue
        same = [(other, m) for other, h, m in _illnesses(text) if h == head]
        if any(other.name in part.within for other, _ in same):
            continue
        titled = any(h == head for _, h, _ in _illnesses(matter.reading.title.text))
        theirs = {other.name for other, _ in same}
        if not same or (len(same) < _TWICE and not titled) or any(p.name in theirs for p, _ in parts_in(claim)):
            continue
        if addressed(matter, said):
            source = same[0][1].group()
            return differs(matter, said, source, f"The text speaks of {said.group()}, the record of {source}.")
    return None


def _illnesses(text: str) -> Iterator[tuple[Part, str, re.Match[str]]]:
    """Each part with what is told of it, by the number of its row: from the part's word to that one."""
    for part, match in parts_in(text):
        between = _BETWEEN.match(text, match.end())
        for end in _ends(text, match.end(), between.end() if between else match.end()):
            head = _HEAD.match(text, end)
            if head is not None:
                whole = re.compile(re.escape(text[match.start() : head.end()])).match(text, match.start())
                if whole is not None:
                    yield part, head.lastgroup or "", whole
                break


def _ends(text: str, start: int, last: int) -> Iterator[int]:
    """The offsets behind a part's word at which the word for an illness may begin."""
    return (n for n in range(start, last + 1) if text[n - 1 : n] in (" ", "-"))
