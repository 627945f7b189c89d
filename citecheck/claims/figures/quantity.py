"""A figure of a text as it is compared: value, unit, role and what it counts; and when two figures are one."""

from __future__ import annotations

from msgspec import Struct

from citecheck.claims.figures.beside import Role

_MANY = 1000
"""From this value on the same number stands in two texts hardly by chance."""
_TENS = 0.02
"""How far a measure told in whole tens may lie from the printed one, as a share of that."""


class Quantity(Struct, frozen=True, kw_only=True, gc=False):
    """A figure with its half-open offsets: `value` in the unit `dimension` is counted in (days, mg, ml, %...).

    `high` is the upper end of a range; `step` the place value of the last digit printed (0.01 for 84.31);
    `about`: the text rounds or bounds it (about, nearly, over); `noun`: key of the thing counted; `base`: out of how
    many, where the text says so (35 for `25 of the 35`, else 0).
    """

    start: int
    end: int
    value: float
    high: float | None = None
    step: float = 1.0
    role: Role = "plain"
    dimension: str = ""
    noun: str = ""
    about: bool = False
    raw: float = 0.0
    base: float = 0.0


def agrees(claimed: Quantity, printed: Quantity) -> bool:
    """Whether the claim's figure is the record's, as printed or sensibly rounded, in any unit of the same kind."""
    proportion = not printed.dimension and 0 < printed.value < 1 and printed.high is None
    if claimed.dimension == "%" and proportion and printed.role not in ("ratio", "p", "spread", "difference"):
        return _near(claimed.value, claimed.step, printed.value * 100, False)  # a proportion told as a percentage
    if claimed.dimension == "fold" and not printed.dimension and printed.role == "ratio":
        return _near(claimed.value, claimed.step, printed.value, claimed.about)
    if claimed.dimension != printed.dimension and not _comparable(claimed, printed):
        return False
    if claimed.high is not None and printed.high is not None:
        return _near(claimed.value, claimed.step, printed.value, False) and (
            _near(claimed.high, claimed.step, printed.high, False) or claimed.high == round(printed.high)
        )
    if claimed.high is None and printed.high is not None:
        return _near(claimed.value, claimed.step, printed.value, claimed.about) or _near(
            claimed.value, claimed.step, printed.high, claimed.about
        )
    if claimed.dimension == "day" and claimed.step != printed.step:
        # months and years are not whole numbers of days or weeks, but who gives their tenths means them
        share = 0.1 if claimed.raw == int(claimed.raw) else 0.02
        near = abs(claimed.value - printed.value) <= max(share * printed.value, 0.5 * min(claimed.step, printed.step))
        return near or (claimed.step > printed.step and _near(claimed.value, claimed.step, printed.value, False))
    if _measured_in_tens(claimed) and abs(claimed.value - printed.value) <= _TENS * abs(printed.value):
        return True
    return _near(claimed.value, claimed.step, printed.value, claimed.about or printed.about)


def _measured_in_tens(claimed: Quantity) -> bool:
    """Whether a measure of three digits or more is told in whole tens, as who rounds does: 240 kcal for 239."""
    whole = claimed.step == 1.0 and claimed.raw >= 100 and claimed.raw % 10 == 0
    return whole and claimed.dimension not in ("", "%", "day") and claimed.role not in ("count", "dose")


def _comparable(claimed: Quantity, printed: Quantity) -> bool:
    # a claim may leave the unit out, and an abstract the word "points"; what is counted has none, though many digits
    # are not the same by chance
    bare = claimed.role != "count" or (claimed.raw == printed.raw and claimed.raw >= _MANY)
    points = claimed.dimension == "point" and printed.dimension in ("", "%")  # `fell by 0.5 points`, from 8.4 %
    return (not claimed.dimension and bare) or points


def _near(claimed: float, step: float, printed: float, about: bool) -> bool:
    gap = abs(claimed - printed)
    slack = 0.5 * step + 1e-9 * max(1.0, abs(printed))
    if gap <= slack:
        return True
    zeros = step
    while claimed and claimed % (zeros * 10) == 0 and zeros < claimed:
        zeros *= 10
    if zeros >= 100 * step and gap <= 0.5 * zeros and gap <= 0.05 * abs(printed):
        return True
    return about and gap <= 0.05 * max(abs(printed), abs(claimed))
