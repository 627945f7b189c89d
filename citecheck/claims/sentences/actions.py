"""Verbs of everyday English that say of what they act on that it becomes more, or less.

`classify` knows the words in which abstracts report; those who retell them write `curbs`, `wards off` or `heightens`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_LESS = words(
    """
    abate allay annul arrest avert combat constrain counter counterbalance cripple deactivate delete deplete deprive
    destabilize destroy deter dim disable discourage dwindle efface eradicate erase erode extinguish forestall
    handicap impede inactivate lighten lessen mute negate neutralize nullify obliterate obstruct obviate offset
    paralyze plummet quell quench quash recede remove retard sabotage sap shield guard safeguard slash
    slacken smother soften soothe stall starve stifle stop stunt subdue subside temper thwart undercut vanish
    disappear wane withstand evade resist cushion defuse ease sponge sequester scavenge degrade
    """
)
_MORE = words(
    """
    accumulate aid amass assist bolster buoy confer cultivate deepen engender escalate excite flourish foment fortify
    foster generate grow heighten help ignite incite inflate inspire instigate intensify invigorate lengthen magnify
    multiply nourish nurture permit perpetuate precipitate prompt propel quicken reinforce revive sharpen skyrocket
    soar spark spur steepen stoke surge thicken thrive widen upsurge fan
    """
)
_IRREGULAR_LESS = words("shrinking robs robbed sank sinks sinking losing loses rids ridding withstood withheld")
_IRREGULAR_MORE = words("grew grows spurs spurred propelled propels")
_PHRASES = {
    "down": (-1, "shut shuts shutting bring brings brought bringing go goes went come comes came turn turns turned "
             "break breaks broke broken cut cuts scale scales scaled tone tones toned hold holds held keep keeps kept "
             "drive drives drove driven push pushes pushed damp damps damped knock knocks knocked dial dials "
             "dialled dialed ramp ramps ramped tamp tamps tamped step steps stepped slow slows slowed knocking turning "
             "shutting bringing cutting scaling dialling dialing"),
    "out": (-1, "knock knocks knocked knocking wipe wipes wiped wiping"),
    "off": (-1, "shut shuts turn turns turned switch switches switched ward wards warded stave staves staved fend "
            "fends fended hold holds held keep keeps kept turning switching shutting"),
    "back": (-1, "hold holds held keep keeps kept cut cuts scale scales scaled push pushes pushed"),
    "up": (1, "go goes went drive drives drove driven push pushes pushed turn turns turned scale scales scaled step "
           "steps stepped ramp ramps ramped dial dials dialled dialed speed speeds sped crank cranks cranked"),
    "on": (1, "switch switches switched turn turns turned"),
}  # fmt: skip
"""Particles that say more (1) or less (-1) behind verbs that say neither by themselves."""
PARTICLES = frozenset(_PHRASES)
_LED = {particle: (sign, frozenset(words(verbs))) for particle, (sign, verbs) in _PHRASES.items()}


def _forms(verb: str) -> Iterator[str]:
    """The forms of a regular verb, those in -ize in British spelling as well."""
    yield verb
    if verb.endswith("y") and verb[-2] not in "aeou":
        endings = [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    elif verb.endswith("e"):
        endings = [verb + "s", verb + "d", verb[:-1] + "ing"]
    elif verb.endswith(("s", "sh", "ch", "x")):
        endings = [verb + "es", verb + "ed", verb + "ing"]
    else:
        last = verb[-1] if verb in _DOUBLED else ""
        endings = [verb + "s", verb + last + "ed", verb + last + "ing"]
    yield from endings
    for one in (verb, *endings):
        if verb.endswith(("ize", "yze")):
            yield one.replace("iz", "is").replace("yz", "ys")


_DOUBLED = frozenset(words("annul deter dim quell sap stop spur propel fan"))
_NOUNS = frozenset(
    words(
        "counter guard guards aid aids help fan fans prompt combat arrest arrests stops stop grow spur stall temper "
        "growing excited resist delete removed deprived"
    )
)
"""Forms that are nouns, adjectives or parts of names more often than not."""
LESS = (frozenset(form for verb in _LESS for form in _forms(verb)) | frozenset(_IRREGULAR_LESS)) - _NOUNS
MORE = (frozenset(form for verb in _MORE for form in _forms(verb)) | frozenset(_IRREGULAR_MORE)) - _NOUNS


_CHANGES_IN = {
    **dict.fromkeys(words("fall dip slump plunge cut downturn shrinkage"), -1),
    **dict.fromkeys(words("jump climb spike leap upswing upturn growth spurt"), 1),
}
_CHANGES_OF = {
    **dict.fromkeys(words("diminution lessening curtailment shrinkage lowering weakening dampening blunting"), -1),
    **dict.fromkeys(words("heightening strengthening enlargement upsurge uptick hike upswing"), 1),
}
_BEFALLEN = frozenset(
    words(
        "a an the this that previous past last year month week hospital hospitals older elderly nursing bathroom home "
        "homes care patients people women men adults residents children those which whom their his her our its"
    )
)
"""After `fall in`: somebody fell, and nothing became less."""


def change_in(tokens: Sequence[Token], n: int) -> int:
    """What a noun says that is a word of direction before `in` (`a fall in pain`) or `of` (`a lessening of pain`).

    1 or -1, and 0 for no such noun.
    """
    noun, particle, beyond = ([t.word for t in tokens[n : n + 3]] + ["", ""])[:3]
    if particle not in ("in", "of") or not beyond:
        return 0
    if noun == "fall" and beyond in _BEFALLEN:
        return 0
    return _CHANGES_OF.get(noun, 0) or (_CHANGES_IN.get(noun, 0) if particle == "in" else 0)


def phrasal(before: str, word: str) -> int:
    """What a particle says behind a verb that says nothing by itself (`shut down`): 1, -1, or 0 for none."""
    sign, verbs = _LED.get(word, (0, frozenset()))
    return sign if before in verbs else 0
