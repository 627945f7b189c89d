"""Whether a claim tells what was measured, which an abstract tells flatly, and not what it makes of that."""

from __future__ import annotations

from citecheck.claims.figures.kinds import UNHELD
from citecheck.claims.figures.numbers import agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.opposition import ASKED


def told_by_figures(matter: Matter, reserved: int) -> bool:
    """Whether a figure with decimals, or two others, of the claim stand in one sentence other than number `reserved`.

    `A lowered it by 2.1 kg` is a result, whatever the abstract's last sentence says of what A may do.
    """
    mine = [q for q in figures_of(matter.claim.text) if q.role not in (*UNHELD, "time", "count") and not q.base]
    for n, sentence in enumerate(matter.reading.sentences if mine else ()):
        if n == reserved or ASKED.search(sentence.text):
            continue
        held = [q for q in mine if any(agrees(q, p) and q.dimension == p.dimension for p in figures_of(sentence.text))]
        if len(held) > 1 or any(q.step < 1.0 for q in held):
            return True
    return False
