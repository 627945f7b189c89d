"""Whether the record is about something else altogether than the claim."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from citecheck.claims.observation import Matter
from citecheck.claims.profile import directions, nearly, pairs_of, profile
from citecheck.claims.reading import ClaimReading, Reading, read_text
from citecheck.claims.sentences.quoted import passages
from citecheck.claims.words.everyday import is_everyday
from citecheck.claims.words.rarity import known, rarity
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.vectors import direction, likeness
from citecheck.claims.words.wordlists import words
from citecheck.models import Claim
from citecheck.text.fold import fold

_ENOUGH, _LITTLE = 4.1, 2.0
_SEVERAL = 3
_COMMON, _MOST = 1.5, 4.0
"""A claim that says less than `_ENOUGH` fits many works, and one that says less than `_LITTLE`, or says it in fewer
than `_SEVERAL` telling words, fits any; each such word says as much as its rarity is above `_COMMON`, at most `_MOST`:
one odd word does not make a subject."""
_GENERAL = frozenset(
    key_of(word)
    for word in words(
        "see also earlier later work works detail details given elsewhere described previously previous known "
        "unknown argument argue seem appear compelling suggest suggestion author similar similarly approach "
        "standard method procedure protocol question questionable reported report study literature review "
        "researcher opinion view consider considered claim point example instance note noted recent recently "
        "first second third group made new further furthermore moreover however therefore thus although "
        "interesting interestingly notable important importantly several many few various different evidence data "
        "result finding show shown demonstrate demonstrated found find observe observed published publish paper "
        "article text figure table section above below here thought believe understand understood understanding "
        "discuss discussed discussion mention mentioned refer reference cite cited according accordance agreement "
        "agree consistent inconsistent contrast contrary controversial controversy debate knowledge field context "
        "concept idea issue aspect fact way part number kind type form set series lack need better best good well "
        "validated valid used using use year decade past currently present today interest attention role topic "
        "others another one two three four five six approximately average mean total day week month hour time "
        "performed carried conducted analysis analysed statistical trial blinded blind randomised randomized "
        "controlled control placebo prospective retrospective cohort multicentre multicenter sample size large larger "
        "small smaller look looked back done small-scale say said tell told confirm confirmed answer answered stay "
        "remain remained rest open widely read turn turned beforehand almost nearly far against rather "
        "ask asked asks wonder wondered touch touches touched deal deals dealt concern concerned concerning regard "
        "regarded address addressed explore explored examine examined investigate investigated investigation describe "
        "described description explain explained explanation write writes wrote talk propose proposed proposal assume "
        "assumed assumption notion assert asserted insist insisted doubt doubtful introduce introduced introduction "
        "come came go goes went gone bring brought take taken took give gave get got put stand stood chapter book "
        "puzzle puzzling surprise surprising unexpected remarkable curious simply obvious obviously perhaps indeed "
        "sometimes always usually seldom never enough truly merely afterwards meanwhile already still ever nowadays "
        "now ago reader colleague scholar scientist everyone somebody nobody thing something nothing anything "
        "everything reason deserve deserves worth try tried attempt attempted learnt thorough seminal famous "
        "celebrated pioneering classic original preceding certain especially typical entire relevant theme tale "
        "sought seek pursue pursued revisit revisited shed account overview summary comprehensive extensive sort "
        "matter matters beyond along alongside behind keep kept depend depends rely rest base based basis build built "
        "draw drawn clear unclear clearly saying useful helpful instructive fascinating intriguing elegant careful "
        "hope hoped curiosity "
        "divide divided equal equally unequal unequally assign assigned assignment allocate allocated allocation "
        "enrol enrolled enroll enrolment enrollment recruit recruited recruitment eligible eligibility exclude "
        "excluded include included inclusion exclusion withdrew withdrawn dropout completed complete participant "
        "volunteer arm arms seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy "
        "eighty ninety dozen hundred thousand million half third quarter fourth fifth "
        "halve halved halves halving double doubled doubles doubling triple tripled trebled treble quadrupled "
        "quadruple twofold threefold fourfold fivefold tenfold fold roughly barely scarcely hardly slight slightly "
        "mere modest modestly marked markedly sharply steeply rise rose risen rises climb climbed climbs soar soared "
        "fall fell fallen falls drop dropped drops shrink shrank shrunk dwindle dwindled lessen lessened lessens "
        "diminish diminished soften softened ease eased eases worsen worsened worsens weaken weakened weakens "
        "strengthen strengthened strengthens tighten tightened tightens loosen loosened loosens boost boosted boosts "
        "bolster bolstered dampen dampened blunt blunted curb curbed hamper hampered hinder hindered hinders thwart "
        "thwarted spare spared spares slow slowed slows hasten hastened hastens speed sped quicken quickened lift "
        "lifted raise raised raises lower lowered lowers outnumber outnumbered outperform outperformed outlast "
        "outlasted odds likelier chance chances fewer fewest "
        "begin begins began begun start starts started plateau plateaus plateaued levelled leveled trend trends "
        "stable stabilise stabilised stabilize stabilized fluctuate fluctuated "
    )
)
"""Words of any scholarly prose: that an abstract lacks them says nothing, nor that it has them."""
_QUOTED = 40
"""How many letters of a quotation are left out: it is of the full text as often as of the abstract."""
_ENGLISH = frozenset(
    words("the of and in to with was were is are for by that from on as at or be an this these has have had not than")
)
_FOREIGN = frozenset(
    words(
        "der die das und ist im den dem des ein eine einer einem einen bei mit von zu zur zum nicht auf für wir sind "
        "war waren werden wird wurde el la los las del que y en un una con por para se es fue su al le les et est dans "
        "du une pour par sur qui ne pas au aux avec il lo gli della di che sono os da na em um uma com não "
        "het een van voor zijn niet och som är av till"
    )
)
"""Small words of other languages: a sentence with more of them than of English ones is no English sentence. In
capitals they are abbreviations (IL, ES), and `et al` is of no language."""
_LEAST_ENGLISH = 0.08
_LEAST_KNOWN = 0.6
"""Share of such words, or else of words known from English abstracts, from which a claim is English; another language
shares next to no words with any abstract. Of a short English sentence about rare things two thirds are known, of one
in another language at most half."""
_CASE = re.compile(
    r"\b(?:case (?:histor\w+|report|series|stud(?:y|ies)|\d)|(?:the|this|a|an|our|one) (?:\S+ ){0,2}patient\b|"
    r"\d+[- ]years?[- ]old|h(?:e|is)\b|s?her?\b)",
    re.IGNORECASE,
)
"""The story of one patient: an abstract never tells it."""
_METHOD = re.compile(
    r"\bas (?:\w+ly )?described\b|\bdescribed (?:previously|elsewhere|before|earlier|in detail)\b|"
    r"\b(?:according to|following|using) (?:the )?(?:\w+ )?(?:methods?|protocols?|procedures?) (?:of|described|by)\b",
    re.IGNORECASE,
)
"""What was done as the cited work did it: of that abstracts say little."""
_NAME = r"[A-Z][\w’'-]+"
_FAMILY = r"[A-Z](?=[\w’'-]*[a-zà-öø-ÿ]{2})(?![\w’'-]*\d)[\w’'-]+"
"""No abbreviation: `ATGL and CGI-58` are nobody's names."""
_AUTHORS = re.compile(
    rf"\b{_NAME}(?:(?:,| and| &) {_NAME})*,? et al\b\.?,?|\b{_FAMILY} (?:and|&) {_FAMILY},?(?=\s?(?:[;.(]|\d{{4}}))"
)
"""Names of authors told in the sentence say nothing of its subject."""
_NAMED = re.compile(
    rf"(?<=[a-z,(] )(?:{_NAME}[ -]?){{1,3}}|\b{_NAME}(?= and (?:colleagues|co-?workers|associates|others))"
)
_SHARED = 0.35
"""How often a word of a real citing sentence stands in the abstract of the work that it cites."""
_WEIGHTS, _OF_COMPANY = (7.65, 0.55, 5.58), 4.1
_INTERCEPT = -3.58
"""For `signs_of`, fitted by `tests/accuracy/fit_claims.py` on the citing sentences of Citation-Integrity and the claims
of SciFact (development parts): their own record against random ones and the nearest of another topic; and on claims
worded by hand, with their own records only. Giving the near ones more weight finds a little more of them, and calls
works wrong whose abstracts say the claim in other words."""
_WRONG, _PLAINLY, _WHOLLY = 0.2, -0.1, -1.0
"""The sum below which a record is about something else (5 % of the real citing sentences), that for a claim in
everyday words, with fewer than `_RARE_WORDS` of a rarity of `_RARE` or more (those fit an abstract that lacks them),
and that for one that says less than `_ENOUGH`: it must share next to nothing at all."""
_TELLING = 1.3
"""The second sign from which so many of the claim's words are in the record that it is of the same matter."""
_ALIKE, _OTHERWISE, _LAY_WORDS = 0.5, -1.0, 3
"""The last sign from which a claim in nothing but the commonest English words may say in other words what the abstract
says in the field's: the sum must be lower then, and with so many words that the field hardly uses (`worms that send fat
to their eggs`) nothing is said."""
_FULL, _THIN, _LEAST = 180, 0.8, 15
"""The fewer words an abstract has, the more of its work it leaves out: below `_FULL` words the sum must be lower by
`_THIN` for each time that they are fewer by a factor of e, and below `_LEAST` (“Not available”) nothing is said."""
_RARE, _RARE_WORDS = 4.0, 2

_IN_TITLE, _IN_ABSTRACT = 3, 4
"""So many words in sequence, one of them telling, that also stand so in the title or abstract are taken from there."""


def signs_of(said: ClaimReading, reading: Reading) -> tuple[float, float, float, float]:
    """How near a record's words are to a claim's.

    Returns:
        The cosine of claim and record by rarity and frequency of their words, nearly same words (`TRIM`, `TRIM5`) in
        part; how much likelier the shared and the lacking words are in a cited record than in any other (logarithm,
        by the root of the number of words); the share (0..1) of the claim's pairs of neighbouring words that the
        record has; and how like the most similar sentence is by the company that its words keep (0..1), which
        bridges other words for one thing.
    """
    return *_by_words(said, reading), _by_company(said, reading)


@lru_cache(maxsize=16)
def _wanted(said: ClaimReading) -> dict[str, float]:
    """The telling words of a claim, without names of authors and long quotations, each with its rarity."""
    without = [m.span() for m in _AUTHORS.finditer(said.text)]
    without += [(start, end) for start, end in passages(said.text) if end - start >= _QUOTED]
    left = dict.fromkeys(
        k
        for t in said.tokens
        for k in t.keys
        if not k[0].isdigit() and k not in _GENERAL and not any(start <= t.start < end for start, end in without)
    )
    return {k: rarity(k) for k in left}


def _by_words(said: ClaimReading, reading: Reading) -> tuple[float, float, float]:
    there = profile(reading)
    parts = {p for one, keys in said.joined.items() if one in there.keys for p in keys}
    wanted = _wanted(said)
    product = odds = 0.0
    for key, weight in wanted.items():
        anywhere = min(0.9, math.exp(-weight))
        cited = _SHARED * (1 - anywhere) + anywhere
        if key in there.keys or key in parts:
            product += weight * there.weights.get(key, 0.0)
            odds += math.log(cited / anywhere)
            continue
        other, alike = nearly(key, there)
        if alike:
            product += alike * weight * there.weights.get(other, 0.0)
            odds += 0.8 * alike * max(0.0, min(weight, rarity(other)) - 1)
        else:
            odds += math.log((1 - cited) / (1 - anywhere))
    length = math.sqrt(math.fsum(w * w for w in wanted.values())) or 1.0
    pairs = frozenset(pairs_of(said.tokens))
    shared = len(pairs & there.pairs) / len(pairs) if pairs else 0.0
    return product / (length * there.length), odds / math.sqrt(max(3, len(wanted))), shared


def _by_company(said: ClaimReading, reading: Reading) -> float:
    own = direction(_wanted(said))
    return max([0.0, *(likeness(own, other) for other in directions(reading))])


def fit(said: ClaimReading, reading: Reading) -> float:
    """How well a record fits a claim: the weighed sum of `signs_of`, above 0 for most works that sentences cite."""
    return _weighed(_by_words(said, reading)) + _OF_COMPANY * _by_company(said, reading)


def _weighed(signs: tuple[float, float, float]) -> float:
    return _INTERCEPT + math.fsum(w * s for w, s in zip(_WEIGHTS, signs, strict=True))


def may_be_told(matter: Matter) -> bool:
    """Whether claim and abstract say enough to tell what they are about: an English sentence with telling words.

    The story of one patient, and what was done as the work did it, stand in no abstract.
    """
    if any(_CASE.search(t) for t in around(matter.claim)) or _METHOD.search(matter.claim.text):
        return False
    each = _weighty(_wanted(matter.said))
    enough = _LITTLE if len(each) >= _SEVERAL else _ENOUGH
    return sum(each) >= enough and _english(matter.said, _wanted(matter.said)) and length(matter) >= _LEAST


def around(claim: Claim) -> list[str]:
    """The heading above a claim and the sentence before it, which may name its subject, and the claim itself."""
    return [t for t in (claim.subject, claim.context, claim.text) if t]


def is_wrong(matter: Matter, beside: Sequence[str] = ()) -> bool:
    """Whether the record shares next to nothing with a claim that says enough to tell.

    The heading above the claim and the sentence before it may name the subject; they can only speak for the record.
    So can an author of the record whom the claim names, and the titles of works cited `beside` it: a sentence with
    several citations sums up more than any one of them tells.
    """
    if not may_be_told(matter):
        return False
    said = matter.said
    telling = _wanted(said)
    limit = _WHOLLY
    rare = sum(weight >= _RARE for weight in telling.values())
    if sum(_weighty(telling)) >= _ENOUGH:
        limit = _WRONG if rare >= _RARE_WORDS else _PLAINLY
    limit -= thinness(matter)
    plain = all(weight <= _COMMON or is_everyday(key) for key, weight in telling.items())
    if plain and _by_company(said, matter.reading) >= _ALIKE:
        if rare >= _LAY_WORDS:
            return False
        limit = min(limit, _OTHERWISE)
    if not _differs(said, matter.reading, limit) or _author_named(matter) or repeats(said, matter.reading):
        return False
    if is_foreign(matter.reading):
        return False
    told = around(matter.claim)
    with_others = [told] if len(told) > 1 else []
    with_others += [[matter.claim.text, title] for title in beside]
    return all(_differs(read_text("\n".join(texts), matter.reading), matter.reading, limit) for texts in with_others)


def _weighty(telling: dict[str, float]) -> list[float]:
    return [min(_MOST, weight - _COMMON) for weight in telling.values() if weight > _COMMON]


def thinness(matter: Matter) -> float:
    """By how much a sum must be plainer because the abstract is short and leaves more of its work out; 0 for most."""
    return _THIN * max(0.0, math.log(_FULL / length(matter)))


def is_foreign(reading: Reading) -> bool:
    """Whether an abstract has more small words of other languages than English ones."""
    return _foreign((sentence.text, sentence.tokens) for sentence in reading.sentences)


def length(matter: Matter) -> int:
    """How many words the abstract has."""
    return sum(len(sentence.tokens) for sentence in matter.reading.sentences)


def repeats(said: ClaimReading, reading: Reading) -> bool:
    """Whether words of the claim, one of them telling, stand in the same sequence in the title or the abstract."""
    told = {key for key, weight in _wanted(said).items() if weight > _COMMON}
    for length, sentences in ((_IN_TITLE, (reading.title,)), (_IN_ABSTRACT, reading.sentences)):
        telling_runs = {
            run for n, run in enumerate(_runs(said.tokens, length))
            if any(not told.isdisjoint(t.keys) for t in said.tokens[n : n + length])
        }  # fmt: skip
        if telling_runs and any(not telling_runs.isdisjoint(_runs(s.tokens, length)) for s in sentences):
            return True
    return False


def _runs(tokens: Sequence[Token], length: int) -> Iterator[tuple[str, ...]]:
    """Each `length` words in sequence."""
    words_here = [t.word for t in tokens]
    return zip(*(words_here[n:] for n in range(length)), strict=False)


def _english(said: ClaimReading, telling: dict[str, float]) -> bool:
    if _foreign([(said.text, said.tokens)]):
        return False
    english = sum(token.word in _ENGLISH for token in said.tokens)
    if english >= _LEAST_ENGLISH * len(said.tokens):
        return True
    return sum(known(key) for key in telling) >= _LEAST_KNOWN * len(telling)


def _foreign(texts: Iterable[tuple[str, Sequence[Token]]]) -> bool:
    """Whether texts with their words have more small words of other languages than English ones."""
    other = english = 0
    for text, found in texts:
        for n, token in enumerate(found):
            english += token.word in _ENGLISH
            if token.word in _FOREIGN and (len(token.word) == 1 or not text[token.start : token.end].isupper()):
                other += not (_and_others(found, n) or _and_others(found, n - 1))
    return other > english


def _and_others(found: Sequence[Token], n: int) -> bool:
    return [t.word for t in found[max(0, n) : n + 2]] == ["et", "al"]


def _differs(said: ClaimReading, reading: Reading, limit: float) -> bool:
    signs = _by_words(said, reading)
    by_words = _weighed(signs)
    if by_words >= limit or signs[1] >= _TELLING:
        return False  # whatever company its words keep
    if by_words + _OF_COMPANY < limit:
        return True  # no company could bridge that
    return by_words + _OF_COMPANY * _by_company(said, reading) < limit


def _author_named(matter: Matter) -> bool:
    families = {fold(a.family) for a in matter.record.fields.authors if a.family}
    if not families:
        return False
    # A capital within the sentence is a name; at its beginning it may be any word.
    named = [m.group() for m in _AUTHORS.finditer(matter.claim.text)] + _NAMED.findall(matter.claim.text)
    return any(f" {family} " in f" {fold(' '.join(named))} " for family in families)
