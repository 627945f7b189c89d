"""What a shell may offer for a value that has no type of its own; nothing is imported until it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    import click


def rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of rules, also behind commas."""
    from citecheck.rules import RULES

    before, comma, word = incomplete.rpartition(",")
    return [
        CompletionItem(before + comma + rule.name, help=rule.summary)
        for rule in RULES.values()
        if rule.name.startswith(word)
    ]


def files(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Whatever files and folders the shell knows."""
    return [CompletionItem(incomplete, type="file")]


def folders(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Folders alone."""
    return [CompletionItem(incomplete, type="dir")]
