"""A word of doubt of a sentence that the claim retells with a word of proof in its place: `proves` for `suggests`."""

from __future__ import annotations

import re

from citecheck.claims.alignment import Change, joined_changes
from citecheck.claims.facets.certainty.assured import denied
from citecheck.claims.facets.certainty.causes import is_doubted, says_as_much
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_DOUBT = re.compile(
    r"(?:suggest|hypothes|propos|speculat|postulat|putativ|presum|promis|potential|possib|probab|conceivab|tentativ|"
    r"preliminar|initial$|explorator|pilot|candidate|emerging|unclear|uncertain|unknown|little|may|might|could|seem|"
    r"appear|likely|thought|"
    r"believ|suppos|expected|poorly|incompletely|not|consider|implicat|impl(?:y|ies|ied)|limited|insufficient|scarce|"
    r"scant|sparse|inconclusive|unresolved|undetermined|elusive|debated|understudied)"
)
_PROOF = re.compile(
    r"(?:prove|establish|confirm|conclusiv|definit|certain(?:ly|ty)|undoubted|unquestion|undisputed|unequivocal|"
    r"guarante|known|"
    r"understood|settled|clarified|proving|validated|elucidated|verified|abundant|ample|plentiful|compelling|"
    r"indisputabl|undeniabl|unmistakabl)"
)
_INDICATED = re.compile(r"(?:indicat|tend)")
_PROVEN = re.compile(r"(?:prov(?:e|ing)|proof|unquestion|undoubted|undeniab|conclusiv|definit|unequivocal)")
"""What is more than `indicates` and `tends to`."""
_SUPPOSED = re.compile(r"(?:hypothes|propos|speculat|postulat|thought|believ|suppos)")
_SHOWN = re.compile(r"(?:demonstrat|show)")
"""What is more than a supposition, and no more than what `suggests` may be told as."""
_KNOWING = frozenset(words("understood known clear established elucidated clarified defined"))
_NEAR = 36
_LESS_BEFORE = re.compile(
    r"\b(?:far from|await(?:s|ed|ing)?|want(?:s|ed|ing)?|need(?:s|ed|ing)?|lack(?:s|ed|ing)?|requir(?:es?|"
    r"ed|ing)|pending|"
    r"scarcely|hardly|barely|only|little|poorly|not|never|no|neither|nor|yet to|partly|less|\d+)\s"
    r"(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_LESS_BEHIND = re.compile(r"\s(?:only\s)?(?:in part|partly|partially|to some extent)\b", re.IGNORECASE)
_NOT_KNOWN = frozenset(words("not poorly little incompletely insufficiently barely"))
_TIED = re.compile(r"(?:associat|correlat|linked|related)")
_CAUSED = re.compile(r"(?:caus(?:e|es|ed)|brought|brings)$")
_SAID_TO = re.compile(r"(?:shown|known|found|demonstrated|seen)$")
"""`Shown to cause`: what follows is no aim."""
_CAUSE = re.compile(r"\bcaus(?:al|ation|ative)|\baetiolog|\betiolog|\bmendelian", re.IGNORECASE)
_CAUSES = re.compile(r"\bcaus(?:es?|ed|ing)\b", re.IGNORECASE)
"""An abstract that speaks of causes, and a sentence or title that does."""
_EXTREMES = tuple(
    (re.compile(rf"(?:{told})$"), re.compile(rf"(?:{moderate})$"))
    for told, moderate in (
        (
            "always|invariably",
            "often|usually|frequently|generally|sometimes|commonly|typically|mostly|occasionally|can|should",
        ),
        ("all|every", "some|several|many|few|most"),
        ("clearly|undoubtedly|certainly|definitely", "may|might|could|possibly|probably|perhaps"),
    )
)
"""Words that leave nothing out, and those in whose place they say too much."""
_GRADES = frozenset(words("certainty quality confidence strength"))


def reworded(matter: Matter) -> Observation | None:
    """The first such word, or a cause told of what is only associated."""
    for change in joined_changes(matter.changes, matter.said.tokens, matter.reading.sentences):
        said, printed = _first(change.ours, _PROOF), _first(change.theirs, _DOUBT)
        if said is None and printed is not None and _SUPPOSED.match(printed.word):
            said = _first(change.ours, _SHOWN)
        tied, caused = _first(change.theirs, _TIED), _first(change.ours, _CAUSED)
        if printed is None and (said is None or _PROVEN.match(said.word)):
            proven, indicated = _first(change.ours, _PROVEN), _first(change.theirs, _INDICATED)
            if proven is not None and indicated is not None:
                said, printed = proven, indicated
        if (
            printed is None
            and tied is not None
            and caused is not None
            and not _speaks_of_causes(matter, change)
            and not is_doubted(matter, (caused.start, caused.end))
            and not says_as_much(matter, (caused.start, caused.end))
        ):
            said, printed = said or _first(change.ours, _SAID_TO) or caused, tied
        if said is None or printed is None:
            said, printed = _graded(matter, change) or _extreme(change) or (said, printed)
        if (said is None or printed is None) and (known := _known_after_all(matter, change)) is not None:
            said, printed = known
        if said is None or printed is None:
            continue
        if denied(matter.claim.text, said.start) or _diminished(matter, said):
            continue
        ours = matter.claim.text[said.start : said.end]
        record = matter.reading.sentences[change.sentence].text[printed.start : printed.end]
        return Observation(
            facet="certainty", status="differs", claim=ours, claim_at=(said.start, said.end), record=record,
            sentence=change.sentence, record_at=(printed.start, printed.end), rule="claim-overstated",
            message=f"The text says “{ours}”, the abstract “{record}”.",
        )  # fmt: skip
    return None


def _speaks_of_causes(matter: Matter, change: Change) -> bool:
    """Whether the abstract, or the sentence and the title, tells of causes: then one may be meant."""
    near = f"{matter.reading.title.text} {matter.reading.sentences[change.sentence].text}"
    return _CAUSE.search(matter.reading.text) is not None or _CAUSES.search(near) is not None


def _extreme(change: Change) -> tuple[Token, Token] | None:
    """`Always` for `often`, `all` for `some`: no reservation is left."""
    for told, moderate in _EXTREMES:
        said, printed = _first(change.ours, told), _first(change.theirs, moderate)
        if said is not None and printed is not None and not any(told.match(t.word) for t in change.theirs):
            return said, printed
    return None


def _graded(matter: Matter, change: Change) -> tuple[Token, Token] | None:
    """`High-certainty evidence` for `low-certainty evidence`."""
    said = next((t for t in change.ours if t.word in ("high", "moderate")), None)
    printed = next((t for t in change.theirs if t.word == "low"), None)
    if said is None or printed is None:
        return None
    sides = (matter.said.tokens, said), (matter.reading.sentences[change.sentence].tokens, printed)
    behind = (next((t.word for t in tokens if t.start > one.start), "") for tokens, one in sides)
    return (said, printed) if all(word in _GRADES for word in behind) else None


def _diminished(matter: Matter, said: Token) -> bool:
    """Whether the claim's word is taken back beside it: `far from established`, `known in part`, `218 were known`."""
    text = matter.claim.text
    before = text[max(0, said.start - _NEAR) : said.start]
    return _LESS_BEFORE.search(before) is not None or _LESS_BEHIND.match(text, said.end) is not None


def _known_after_all(matter: Matter, change: Change) -> tuple[Token, Token] | None:
    """`Much is known` for `little is known`, `is well understood` for `is not well understood`."""
    without = next((t for t in change.theirs if t.word in _NOT_KNOWN), None)
    if without is None:
        return None
    tokens = matter.reading.sentences[change.sentence].tokens
    n = next(n for n, t in enumerate(tokens) if t.start == without.start)
    knowing = next((t for t in tokens[n + 1 : n + 5] if t.word in _KNOWING), None)
    if knowing is None:
        return None
    said = next((t for t in matter.said.tokens if t.word == knowing.word), None)
    if said is None:
        return None
    at = next(n for n, t in enumerate(matter.said.tokens) if t.start == said.start)
    before = matter.said.tokens[max(0, at - 4) : at]
    return None if any(t.word in _NOT_KNOWN for t in before) else (said, without)


def _first(tokens: tuple[Token, ...], pattern: re.Pattern[str]) -> Token | None:
    return next((t for t in tokens if pattern.match(t.word)), None)
