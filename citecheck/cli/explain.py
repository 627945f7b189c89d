"""`citecheck explain [RULE]`."""

from __future__ import annotations

import click

from citecheck.cli import completion
from citecheck.cli.options import CONTEXT
from citecheck.cli.output import width

_SHORTEST = 3
"""Letters of a word that say something of the rules whose names hold it."""


@click.command(context_settings=CONTEXT, short_help="What a rule means, and how to mend it.")
@click.argument("rule", required=False, shell_complete=completion.rules)
def explain(rule: str | None) -> None:
    """What a rule means, why it matters, how to mend it; without RULE, all of them."""
    from citecheck.rules import RULES

    if rule is None:
        longest = max(map(len, RULES))
        for each in RULES.values():
            click.echo(f"{each.name:{longest}}  {each.severity:7}  {each.summary}")
        return
    if rule not in RULES:
        raise click.UsageError(f"unknown rule {rule!r}{_meant(rule, list(RULES))}; `citecheck explain` lists all")
    found = RULES[rule]
    click.echo(f"{found.name} ({found.severity}, stage: {found.stage})")
    for name, text in (
        ("What it says", found.summary),
        ("Why it matters", found.why),
        ("How to mend it", found.mend),
        ("Known problems", found.known_problems),
    ):
        click.echo(f"\n{name}")
        click.echo(click.wrap_text(text[0].upper() + text[1:], width() - 2, "  ", "  "))


def _meant(word: str, rules: list[str]) -> str:
    """Which rules `word` may stand for: those that begin with it, then those that hold it, else one that is near."""
    from citecheck.config import near

    part = word.lower()
    if len(part) < _SHORTEST or not (holding := [rule for rule in rules if part in rule]):
        return near(word, rules)
    first = sorted(holding, key=lambda rule: not rule.startswith(part))
    return f"; did you mean {' or '.join(map(repr, first))}?"
