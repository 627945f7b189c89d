"""Pages made whole: the templates, the style, and the policy that lets a page load nothing and run nothing."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from citecheck.errors import ExitCode
from citecheck.models import SourceInfo
from citecheck.report.html.keys import Choice
from citecheck.report.html.words import plain

if TYPE_CHECKING:
    from jinja2 import Environment

_TITLE = 60
_STATES = {ExitCode.PASSED: "passed", ExitCode.UNCHECKED: "open"}


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("citecheck.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["plain"] = plain
    return environment


@functools.cache
def _style(keys: tuple[str, ...]) -> tuple[str, str]:
    """The style of a page whose filters have `keys`, and its digest as a content security policy names it."""
    environment = _environment()
    assert environment.loader
    sheet = environment.loader.get_source(environment, "report.css")[0]
    # A radio button hides what lacks its class: this is all that filters, there is no script.
    rules = [f":root:has(#f-{key}:checked) .item:not(.{key}) {{ display: none; }}" for key in keys if key != "k-all"]
    style = "\n" + sheet + "".join(rule + "\n" for rule in rules)
    return style, base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def page(
    template: str,
    *,
    heading: str,
    subject: str,
    version: str,
    code: ExitCode,
    sentence: str,
    source: str,
    outage: str | None,
    choices: Sequence[Choice],
    home: str | None = None,
    **values: Any,  # noqa: ANN401  what the template prints
) -> str:
    """The page that `template` makes of `values`, with the outcome of the run at its head.

    `subject` is what the window's title names, `home` the address of the page above this one.
    """
    from markupsafe import Markup

    style, digest = _style(tuple(choice.key for choice in choices))
    title = plain(subject)
    if len(title) > _TITLE:
        title = "… " + title[-_TITLE:]
    return (
        _environment()
        .get_template(template)
        .render(
            # The style is the package's own text, and the one thing that the policy allows.
            style=Markup(style),  # noqa: S704
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            title=f"{title} - citecheck",
            heading=heading,
            version=version,
            state=_STATES.get(code, "failed"),
            sentence=plain(sentence),
            source=source,
            outage=plain(outage) if outage else None,
            choices=choices,
            home=home,
            **values,
        )
    )


def told(source: SourceInfo, *, cost: bool = True) -> str:
    """Where the records came from, in a sentence; with `cost`, what asking came to."""
    location = plain(source.location)
    if source.kind == "local":
        return f"Records from {location}; nothing was asked over the network."
    if not cost:
        return f"Records from {location}."
    asked = f"{source.requests:,} request{'' if source.requests == 1 else 's'}"
    return f"Records from {location}: {asked}, {source.cached:,} answers from the store."
