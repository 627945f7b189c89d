"""Small charts as SVG, drawn without a word in them: the numbers stand beside them as text."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from citecheck.report.html.values import Share

_YEARS = 40
_HEIGHT = 100


class Columns(Struct, frozen=True, kw_only=True):
    """A chart of columns: the drawing, what it says in words, and the names of its first and last column."""

    drawing: Markup
    first: str
    last: str


def bar(number: int, most: int) -> Markup:
    """A bar for `number`, as long as `number` is of `most`; only a picture of the number that stands beside it."""
    width = 0 if most <= 0 else max(1, round(100 * number / most))
    return Markup(
        '<svg class="bar" aria-hidden="true" focusable="false" viewBox="0 0 100 10" preserveAspectRatio="none">'
        '<rect width="{}" height="10"></rect></svg>'
    ).format(width)


def columns(shares: Sequence[Share]) -> Columns | None:
    """A column for each of the last forty of `shares`, its `wrong` part dark; None where there are fewer than two."""
    shown = shares[-_YEARS:]
    most = max((share.references for share in shown), default=0)
    if len(shown) < 2 or most <= 0:
        return None
    parts: list[Markup] = []
    for n, share in enumerate(shown):
        tall, dark = (_HEIGHT * value / most for value in (share.references, share.wrong))
        parts.append(
            Markup('<rect class="all" x="{}" y="{:.1f}" width="8" height="{:.1f}"></rect>').format(
                n * 10 + 1, _HEIGHT - tall, tall
            )
        )
        if share.wrong:
            parts.append(
                Markup('<rect class="wrong" x="{}" y="{:.1f}" width="8" height="{:.1f}"></rect>').format(
                    n * 10 + 1, _HEIGHT - dark, dark
                )
            )
    worst = max(shown, key=lambda share: (share.wrong, share.references))
    words = f"References by year, {shown[0].name} to {shown[-1].name}, and how many of them are to be looked at."
    if worst.wrong:
        words += f" Most of those are of {worst.name}: {worst.wrong:,} of {worst.references:,}."
    drawing = Markup(
        '<svg class="columns" role="img" aria-label="{}" viewBox="0 0 {} {}" preserveAspectRatio="none">{}</svg>'
    ).format(words, len(shown) * 10, _HEIGHT, Markup("").join(parts))
    return Columns(drawing=drawing, first=shown[0].name, last=shown[-1].name)
