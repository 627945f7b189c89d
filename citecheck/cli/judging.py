"""The options that ask for a second opinion on claims, and what the screen says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

import click

from citecheck.cli.output import remark

if TYPE_CHECKING:
    from citecheck.config import Settings
    from citecheck.models import DocumentReport

_F = TypeVar("_F", bound=Callable[..., object])


def judge_options(command: _F) -> _F:
    """The options that name a judge."""
    for option in (
        click.option(
            "--judge-url",
            metavar="URL",
            help="Where openai:MODEL is served [default: http://localhost:11434/v1]. [key: CITECHECK_JUDGE_KEY]",
        ),
        click.option("--judge", metavar="JUDGE", help="Second opinion on claims: nli:FOLDER or openai:MODEL."),
    ):
        command = option(command)
    return command


def open_judge(settings: Settings, documents: int) -> None:
    """Try out the judge that `settings` ask for and say what will leave this machine, before anything does.

    Raises:
        ConfigError: the judge cannot be used.
    """
    if not settings.judge:
        return
    from citecheck.engine import Here, for_documents
    from citecheck.judges import opening

    spec = opening.spec_of(settings)
    if spec is None:
        return
    opening.shared(spec)
    if settings.jobs != 1 and not isinstance(for_documents(documents, settings.jobs or 1), Here):
        # Each process opens its own: this one will not ask.
        opening.shared.cache_clear()
    for line in spec.notices:
        remark(line)


def remarks_on(document: DocumentReport, settings: Settings) -> tuple[str, ...]:
    """The remarks on a document but that a judge could not be asked, which is said once for all."""
    if not settings.judge:
        return document.remarks
    from citecheck.judges.hearing import silence

    return tuple(line for line in document.remarks if not silence((line,)))


def silences(documents: Iterable[DocumentReport], settings: Settings) -> tuple[str, ...]:
    """The first remark that a judge could not be asked, where there is one."""
    if not settings.judge:
        return ()
    from citecheck.judges.hearing import silence

    return tuple(line for line in (silence(document.remarks) for document in documents) if line)[:1]
