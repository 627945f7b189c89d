"""Words that are antonyms of each other: `benign` and `malignant`, `proximal` and `distal`, `risk` and `protective`.

The table beside this module (`opposites.txt`) has a pair a line, by their stems: the antonyms of WordNet 3.0 that occur
in abstracts. It was made by `python -m citecheck.claims.words.opposites FOLDER`; see `tables.txt` for its provenance
and licence.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from citecheck.claims.words.rarity import known
from citecheck.claims.words.terms import key_of, stem
from citecheck.claims.words.wordlists import words

_MORE = (
    "highest/lowest largest/smallest longest/shortest greatest/smallest greatest/least strongest/weakest "
    "oldest/youngest best/worst earliest/latest fastest/slowest maximal/minimal commonest/rarest directly/inversely "
    "positively/inversely positively/negatively "
    "most/least risk/protective benefit/harm beneficial/harmful protective/harmful advantage/drawback "
    "advantages/drawbacks benefits/harms benefited/harmed strengths/limitations friend/foe lifesaving/lethal "
    "feasible/unfeasible favourable/unfavourable favorable/unfavorable encouraging/disappointing excellent/poor "
    "good/poor superb/dismal robust/fragile seldom/often rare/common frequent/rare mild/severe minor/serious "
    "intact/disrupted upstream/downstream synergistic/antagonistic synergistically/antagonistically "
    "hydrophilic/hydrophobic homogeneous/heterogeneous homogenous/heterogeneous pathogenic/benign cheap/costly "
    "costly/inexpensive expensive/inexpensive safe/toxic nontoxic/toxic resistant/susceptible sensitive/resistant "
    "tolerant/intolerant first/last virulent/avirulent symptomatic/asymptomatic wholly/partly entirely/partly "
    "completely/partially complete/partial preserved/impaired preserved/destroyed inherited/acquired "
    "congenital/acquired reversible/permanent transient/permanent transient/persistent temporary/permanent "
    "temporary/lasting slow/rapid slowly/rapidly gradual/rapid hot/cold dry/wet dry/humid arid/humid open/closed "
    "modern/ancient novel/old new/old simple/complex survival/mortality survival/death before/after "
    "pretreatment/posttreatment adverse/beneficial "
    "lower/upper maximum/minimum sharp/blunt friendly/hostile hopeful/hopeless satisfied/dissatisfied "
    "well/poorly well/badly easy/difficult easily/barely readily/barely willing/reluctant willing/unwilling "
    "willingness/reluctance lacking/available inert/reactive uniform/varied tightly/loosely steeply/gently "
    "many/few steeper/flatter widened/narrowed wider/narrower deep/shallow "
    "aggravated/alleviated aggravated/relieved exacerbated/alleviated exacerbated/relieved exacerbated/ameliorated "
    "aggravated/ameliorated worsened/alleviated worsened/relieved "
    "resistance/susceptibility resistance/vulnerability resistance/sensitivity"
)
"""Pairs that WordNet does not have, or not as antonyms."""
_BEGINNINGS = (("over", "under"), ("hyper", "hypo"), ("up", "down"), ("pro", "anti"))
_LEAST_REST = 5
"""Two beginnings make antonyms of a word of so many letters: `overexpressed`, `underexpressed`."""
_MARK = "!"
"""WordNet's sign of an antonym."""


@lru_cache(maxsize=1)
def _table() -> frozenset[frozenset[str]]:
    lines = files(__package__).joinpath("opposites.txt").read_text(encoding="utf-8").splitlines()
    more = (frozenset(map(stem, pair.split("/"))) for pair in words(_MORE))
    return frozenset((*(frozenset(line.split()) for line in lines), *more))


def are_opposites(one: str, other: str) -> bool:
    """Whether two words are antonyms, by their stems: `advantages` and `disadvantage` are."""
    return frozenset((stem(one), stem(other))) in _table() or _begin_otherwise(one, other)


def apart(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, str] | None:
    """The first two antonyms, by the alphabet, of which each stands in one of two texts alone: `agreed`, `differed`."""
    ours, others = set(mine), set(theirs)
    pairs = ((one, other) for one in sorted(ours - others) for other in sorted(others - ours))
    return next((pair for pair in pairs if are_opposites(*pair)), None)


def _begin_otherwise(one: str, other: str) -> bool:
    for beginnings in _BEGINNINGS:
        for mine, theirs in (beginnings, beginnings[::-1]):
            rest = one.removeprefix(mine)
            if _LEAST_REST <= len(rest) < len(one) and stem(other) == stem(theirs + rest):
                return True
    return False


def antonyms(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of antonyms of one of WordNet's files of data (`wndb(5WN)` describes them), single words alone."""
    read: dict[str, tuple[list[str], list[str]]] = {}
    for line in lines:
        if line.startswith("  "):
            continue  # the licence
        parts = line.split("|")[0].split()
        number = int(parts[3], 16)
        spelled = [parts[4 + 2 * n].split("(")[0].lower() for n in range(number)]
        read[parts[0]] = spelled, parts[5 + 2 * number :]
    for spelled, pointers in read.values():
        for sign, target, _, ends in zip(*(pointers[n::4] for n in range(4)), strict=False):
            if sign == _MARK and target in read:
                yield spelled[int(ends[:2], 16) - 1], read[target][0][int(ends[2:], 16) - 1]


def listed(folder: Path) -> str:
    """The table from WordNet's `folder`: the pairs of which abstracts have both words."""
    found = set()
    for name in ("noun", "verb", "adj", "adv"):
        for pair in antonyms((folder / f"data.{name}").read_text(encoding="latin-1").splitlines()):
            stems = sorted({stem(word) for word in pair})
            if len(stems) == 2 and all(word.isalpha() for word in pair) and all(known(key_of(w)) for w in pair):
                found.add(" ".join(stems))
    return "\n".join(sorted(found)) + "\n"


if __name__ == "__main__":
    sys.stdout.write(listed(Path(sys.argv[1])))
