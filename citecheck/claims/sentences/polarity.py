"""What a word does to the way in which two things go together: more, less, good, bad, tied, or not at all.

`classify` tells the words of direction apart; what is added here are words that say the same of a cause (`deficiency`,
`essential`, `leads`), and the cases in which a word of direction is part of a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from citecheck.claims.sentences import actions
from citecheck.claims.sentences.signs import BOUNDS, SAFE_BOUNDS, classify, word_of_extent
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

Part: TypeAlias = Literal["amount", "worth", "tie", "none", "name"]
"""`amount`: more or less; `worth`: better or worse; `tie`: something to do with it; `none`: nothing to do with it;
`name`: part of a name (`inhibitor`), whose sign is unknown."""

_LESS = frozenset(
    words(
        "lack lacks lacked lacking absence deficiency deficient deficit deficits knockout knockouts knockdown deletion "
        "deleted depletion depleted depleting silencing silenced inhibition inhibiting blockade antagonism protects "
        "protect protected protecting protection low scarce scarcity rarer rare rarely seldom avoid avoids avoided "
        "avoiding eliminate eliminates eliminated abrogation suppression reducing lessens relieves relieve relieved "
        "eases eased alleviate alleviates alleviated alleviation counteract counteracts counteracted unlikely shrinks "
        "shrank shrunk curbs curbed hampers hampered hamper undermines damages damaged interferes interfere "
        "interfered interfering interference insufficiency thinner lighter fewest lowest smallest shortest "
        "underestimate underestimates underestimated negatively inversely weakens weaker halted halts prevention "
        "lowering lowers inhibitory suppressive impairment impairments minimise minimize minimising minimizing "
        "minimised minimized slows slowed slowing breakdown dampens dampened dampen relief insufficient inadequate "
        "defective"
    )
)
_MORE = frozenset(
    words(
        "cause causes causing leads lead led leading resulted resulting contributes contributed triggers triggered "
        "trigger drives drove driven favors favours favored favoured supports supported require requires required "
        "essential necessary crucial critical pivotal indispensable likely "
        "high gain encourages encouraged allows allow allowed enables enable enabled "
        "mediates mediated expanded expansion frequent commoner thicker dependent depends induction overexpression "
        "overexpressed overexpressing highest longest largest overestimate overestimates overestimated abundant "
        "positively provokes provoked elicits elicited evokes evoked yields yielded restores restored rescues rescued "
        "restore rescue steeper enriched doubled doubles doubling tripled elevation stimulatory activated activation "
        "activates enlarged enlarges enlarge enlarging stronger speeds speeded hastens hastened catalyzes catalyses "
        "catalyze catalyse catalyzed catalysed drive favor favour support fuels fueled fuelled"
    )
)
_TIED = frozenset(
    words(
        "bearing matter matters mattered hinges hinged "
        "predicts predicted predict predictor predictors predictive relation role different relates shift shifts "
        "shifted determined determines varied vary varies"
    )
)
_NONE = frozenset(
    words(
        "untouched unimpaired uninfluenced uncorrelated unassociated irrelevant immaterial unrelated unaltered alike "
        "same nonsignificant insignificant"
    )
)
_GOOD = frozenset(words("benefit benefits benefited benefitted superiority"))
_BAD = frozenset(
    words(
        "harmed adversely inaccurate exacerbate exacerbates exacerbated exacerbating aggravates aggravated aggravate "
        "endangers jeopardizes jeopardises"
    )
)
_NAMES = frozenset(
    words(
        "inhibitor inhibitors blocker blockers antagonist antagonists agonist agonists anti suppressor suppressors "
        "ablation ablated poor poorly block resistance mutation mutations mutant mutants mutated preventive protective "
        "sensitivity susceptibility vulnerability restriction antibody antibodies antisense sirna shrna "
        "slow fast withstand withstands withstood tolerate tolerates tolerated"
    )
)
_TOOLS = frozenset(words("sirna shrna antisense crispr antibody"))
_STATES = {
    **dict.fromkeys(words("resistant immune robust resilient insensitive"), -1),
    **dict.fromkeys(words("susceptible vulnerable sensitive prone hypersensitive"), 1),
}
"""Said of somebody (`were more susceptible to`); before a noun they only say who is meant."""
_OF_TESTS = frozenset({"robust", "resilient"})
"""Said of a result as well, which it makes neither more nor less."""
_ABLE = frozenset(words("to can could may might will would not"))
_AFFECTS = ("affect", "impact", "influenc")
_AWAY = frozenset(words("against from"))
_PROTECTS = frozenset(words("protects protect protected protecting"))
"""Less of what it is against, and good for what it is of."""
_PROOF = frozenset(words("evidence data information power proof number numbers sample samples"))
_ACTING = frozenset(
    words("suppressing inhibiting promoting repressing activating blocking inducing stimulating enhancing")
)
"""`Less of a growth-promoting factor` is less growth, `less of a growth-suppressing one` more."""
_WAYS = {"down": -1, "up": 1}
_BEFORE_NAMES = frozenset(words("after with of to the than versus and or for in following under both"))
_ORGANS = frozenset(words("renal kidney hepatic adrenal venous mitral aortic valvular respiratory pancreatic cardiac"))
_MOST = frozenset(words("largest longest highest smallest shortest"))
_WORKS = frozenset(words("study trial series cohort review analysis sample survey follow registry experience"))
_BLOCKED = frozenset(
    words(
        "nerve plexus heart branch tissue building paraffin regional epidural caudal spinal facial peripheral plane "
        "cell city interscalene femoral sciatic of the these two three four several such both all and or single"
    )
)
"""Before `blocks` they make a noun of it."""
_PRONOUNS = frozenset(words("it they this these that which who also not"))
_IMPAIRED = frozenset(words("cognitive neurocognitive renal kidney hepatic liver visual vision hearing"))
_SEVERITY = frozenset(words("mild moderate severe amnestic vascular profound end-stage with"))
_LEVELS = frozenset(words("low lower high higher upper"))
_PARTS = frozenset(
    words(
        "back limb limbs extremity extremities urinary grade respiratory gastrointestinal gi school lip molecular "
        "resolution throughput eyelid leg segment anterior rectal rectum abdominal abdomen esophageal oesophageal jaw "
        "lobe third molar molars incisor incisors"
    )
)
"""Words that make a name with a level: `lower limb`, `high density`."""
_AMBIGUOUS = frozenset(words("density income incomes wage wages body power fat dose quality"))
"""`Low density` may be a name or a finding."""
_FARING = ("prognos", "outcome", "survival", "response", "function", "recover", "quality", "adheren")
_SORTS_OF = frozenset(words("type types kind kinds nature site sort sorts choice form which how whether way method"))
_STEPS = ("quartil", "quintil", "tertil", "dose", "number", "concentr", "age")
_SORTS = ("correlat", "associat", "relat", "effect", "impact", "influenc", "regulat")
_EFFECTS = ("effect", "impact", "influenc")
"""A positive effect on the length of stay makes it shorter."""
UNSURE = 9
"""The sign of a word that may be part of a name or not: nothing can be said of its clause."""
_NO_AMOUNT: dict[int, tuple[Part, int]] = {2: ("tie", 2), 0: ("none", 0)}
_HYPHENS = "-‐‑–"
AUXILIARIES = frozenset(
    words(
        "was were is are has have had did does do may might can could will would shall be been showed shows show "
        "exhibited exhibit displayed display demonstrated demonstrate seems seemed appears appeared plays played "
        "made makes reported experienced achieved produced gave saw felt developed suffered underwent became remained"
    )
)


def polarity(text: str, tokens: Sequence[Token], n: int) -> tuple[Part, int] | None:
    """What word `n` of `text` does, and its sign (1 or -1; 2 for a tie and 0 for none); None where it does nothing."""
    token = tokens[n]
    word = token.word
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    if word in ("independent", "independently"):
        told = n and tokens[n - 1].word in AUXILIARIES and after is not None and after.word == "of"
        return ("none", 0) if told else None
    if word in _WAYS and after is not None and after.word.startswith("regulat"):
        return "amount", _WAYS[word]
    if n and word in actions.PARTICLES and text[tokens[n - 1].end : token.start] == " ":
        particle = actions.phrasal(tokens[n - 1].word, word)
        if particle:
            return "amount", particle
    if change := actions.change_in(tokens, n):
        return "amount", change
    if word in ("losing", "loses") and n and tokens[n - 1].word in ("of", "from", "for"):
        return None
    if word_of_extent(tokens, n):
        return "amount", -1 if word == "more" else 1
    if word.startswith("depend") and after is not None and after.word in ("on", "upon") and _on_a_sort(tokens, n):
        return "tie", 2
    if word in ("more", "less") and n and tokens[n - 1].word in ("do", "does", "did", "done", "doing"):
        return None
    if word == "negatively" and _beside(tokens, n).startswith(_AFFECTS):
        return "worth", -1
    if word == "rescue" and after is not None and after.keys and not (n and tokens[n - 1].word in _ABLE):
        return None  # "rescue therapy"
    if word == "nothing":
        return ("none", 0) if text[token.end :].startswith(" to do with") else None
    if token.start and text[token.start - 1] in _HYPHENS:
        if word in _ACTING:
            return "name", UNSURE
        return ("amount", -1) if word in ("deficient", "null", "lacking", "knockout") else None
    if text[token.end : token.end + 1] in _HYPHENS and token.end < len(text) and word not in ("anti", "down", "up"):
        return None
    if word == "delayed" and after is not None and after.keys and n and tokens[n - 1].word in _BEFORE_NAMES:
        return None  # "after delayed clamping" says which
    if word == "required" and after is not None and after.word in ("in", "by", "for"):
        return None  # "was required in 12%"
    if word in ("factor", "factors"):
        told = n and tokens[n - 1].word == "risk" and after is not None and after.word == "for"
        return ("amount", 1) if told else None
    if n and tokens[n - 1].word == "least":
        kind = _classified(word, after)
        return None if kind is None else (kind[0], -kind[1] if abs(kind[1]) == 1 else kind[1])
    if word in ("poor", "poorer") and after is not None and after.word.startswith(_FARING):
        return "worth", -1
    if word in _TOOLS and after is not None and after.word in _LESS:
        return None  # "siRNA knockdown of A" says no more than "knockdown of A"
    if word == "affected" and n and after is not None and after.keys and not tokens[n - 1].keys:
        being = tokens[n - 1].word in AUXILIARIES or tokens[n - 1].word in _ABLE
        if not being and tokens[n - 1].word not in _PRONOUNS:
            return None  # "in the affected limb"
    if word.startswith("impairment") and n > 1 and tokens[n - 1].word in _IMPAIRED and tokens[n - 2].word in _SEVERITY:
        return None  # "mild cognitive impairment" is an illness
    if word == "safe" and after is not None and after.word in SAFE_BOUNDS:
        return None
    if word == "blocks":  # "A blocks B", not "nerve blocks" or "blocks of B"
        return ("amount", -1) if n and _acts(tokens, n) else None
    if word in _NAMES or (word in ("time", "times") and after is not None and after.word in ("to", "of", "until")):
        return "name", 0
    if word in _STATES:
        told = any(t.word in AUXILIARIES or t.word in ("more", "less", "highly") for t in tokens[max(0, n - 2) : n])
        told = told and (word not in _OF_TESTS or (after is not None and after.word in ("to", "against")))
        return ("amount", _STATES[word]) if told else None
    if after is not None and word in _LEVELS and after.word in _AMBIGUOUS:
        return "name", UNSURE
    if after is not None and _in_a_name(tokens, n, after):
        return None
    if word in ("insufficient", "inadequate") and after is not None and after.word in _PROOF:
        return "name", UNSURE
    if word == "insufficiency" and n and tokens[n - 1].word in _ORGANS:
        return None
    if word in ("loss", "losses", "dysfunction"):
        return ("amount", -1) if after is not None and after.word == "of" else None
    if word == "rare" and after is not None and after.keys:
        return None  # "a rare case", "rare events"
    if word in ("defect", "defects"):  # "showed defects in A", not "neural tube defects"
        told = n and tokens[n - 1].word in AUXILIARIES and after is not None and after.word == "in"
        return ("amount", -1) if told else None
    if word in _PROTECTS and n + 1 < len(tokens) and not _AWAY & {t.word for t in tokens[n + 1 : n + 9]}:
        return "worth", 1
    if word in _LESS or word in actions.LESS:
        return "amount", -1
    if word in _MORE or word in actions.MORE:
        return "amount", 1
    if word in _NONE:
        return "none", 0
    if word in _GOOD:
        return "worth", 1
    if word in _BAD:
        return "worth", -1
    if word in _TIED:
        return "tie", 2
    return _classified(word, after)


def _acts(tokens: Sequence[Token], n: int) -> bool:
    """Whether a word that may be a noun in the plural is the verb between a name and what it acts on."""
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    if after is None or tokens[n - 1].word in _BLOCKED or not (after.keys or after.word in ("the", "its", "both")):
        return False
    return after.word not in AUXILIARIES and classify(after.word) is None and after.word not in _BEFORE_NAMES


def _on_a_sort(tokens: Sequence[Token], n: int) -> bool:
    """Whether it depends on what something is, and not on how much there is of it: `on the type of cancer`."""
    return any(t.word in _SORTS_OF for t in tokens[n + 2 : n + 5])


def _beside(tokens: Sequence[Token], n: int) -> str:
    """The word behind word `n`, or before it where that ends the text."""
    return tokens[n + 1].word if n + 1 < len(tokens) else tokens[n - 1].word if n else ""


def _in_a_name(tokens: Sequence[Token], n: int, after: Token) -> bool:
    word = tokens[n].word
    if word in _LEVELS and after.word in _PARTS:
        return True
    if word in _MOST and after.word in _WORKS:
        return True  # "the largest study of A"
    if word == "increasing" and after.word.startswith(_STEPS):
        return True
    if (word in ("more", "less") and after.word == "of") or (
        word in ("similar", "similarly") and (not n or tokens[n - 1].word == "that")
    ):
        return True
    if word in BOUNDS and n > 1 and tokens[n - 1].word == "or" and tokens[n - 2].word[0].isdigit():
        return True  # "of stage 2 or higher"
    if word in BOUNDS:
        beyond = tokens[n + 2].word if n + 2 < len(tokens) else "-"
        return after.word[0].isdigit() or (after.word == "than" and beyond[0].isdigit())
    return False


def _classified(word: str, after: Token | None) -> tuple[Part, int] | None:
    if word in ("positive", "negative"):
        if after is None or not after.word.startswith(_SORTS):
            return None
        return "worth" if after.word.startswith(_EFFECTS) else "amount", 1 if word == "positive" else -1
    kind = classify(word)
    if kind is None or kind[0] == "significance":
        return None
    axis, value = kind
    if axis == "worth":
        return "worth", value
    return _NO_AMOUNT.get(value, ("amount", value))


def sign_at(text: str, tokens: Sequence[Token], at: int) -> int:
    """The sign of the word at an offset, 0 where it has none that counts in a tie."""
    found = next((polarity(text, tokens, n) for n, t in enumerate(tokens) if t.start == at), None)
    return found[1] if found is not None and found[0] in ("amount", "worth") else 0
