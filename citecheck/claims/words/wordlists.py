"""Words by what they do in a sentence of a medical abstract: none of their own, the same as another."""

from __future__ import annotations

from importlib.resources import files


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, which stand apart by blanks: a list that is easy to read and to mend."""
    return tuple(text.split())


STOPWORDS = frozenset(
    words(
        """
    a about above according after again aim al all also although am among amongst an analysis and any are as
    associated at author authors background be because been before being below between both but by can ci compared
    comparison conclude concluded conclusion conclusions could data demonstrate demonstrated did do does doing
    down due during each either et etc evidence few find finding findings for found from further had has have
    having he her here hers herself him himself his how however i if in indicate indicated indicates into
    investigator investigators is it its itself just many may me method methods might more most much must my
    myself n near new no none nor not objective objectives observe observed of off on once one only onto or other
    others our ours out over own p per purpose quite rather recent recently report reported reports researcher
    researchers result results reveal revealed s same several shall she should show showed shown shows significant
    significantly since so some statistically studied studies study such suggest suggested suggests t than that
    the their theirs them themselves then there these they this those through thus to too toward towards two under
    until up upon us use used using various versus very via vs was we well were what when where whereas whether
    which while who whom whose why will with within without would yet you your yours
        """
    )
)
"""Words that say nothing of the subject; the verbs of reporting and the labels of sections are among them."""

NOT_DENIED = frozenset(words("only just surprisingly unexpectedly coincidentally unreasonably merely simply least"))
"""Behind `not`: what follows is not denied."""

SYNONYMS: tuple[tuple[str, ...], ...] = tuple(
    words(line)
    for line in files(__package__).joinpath("synonyms.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
"""Groups of words that abstracts and those who cite them use for one another; the first names the group.

They stand in `synonyms.txt`, by subject.
"""
