"""Many documents, batch first: all are read, PubMed is asked once for all of their references, all are finished."""

from __future__ import annotations

import functools
import itertools
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from citecheck import __version__
from citecheck.config import Settings
from citecheck.documents import carried
from citecheck.engine import Engine, Here
from citecheck.errors import CitecheckError, DocumentError, fault_of
from citecheck.matching import Match, resolve, resolve_together
from citecheck.models import DocumentReport, Report, SourceInfo, Summary, Tool
from citecheck.pubmed.opening import Opener, shared
from citecheck.stages import Input, Read, counts, finish, read

if TYPE_CHECKING:
    from citecheck.pubmed.source import Source

_log = logging.getLogger(__name__)
GROUP = 200
"""Documents whose references are asked about together: some 6,000, enough to fill every request."""

Watch: TypeAlias = Callable[[str, int], None]
"""Told of progress: `read`, `checked`, `kept` and a number of documents, `asking`, `asked` and one of references."""
After: TypeAlias = Callable[[DocumentReport], None]


def unwatched(stage: str, count: int) -> None:
    """Nobody is told."""


def check(
    inputs: Sequence[Input],
    source: Source,
    settings: Settings,
    engine: Engine | None = None,
    watch: Watch = unwatched,
) -> Report:
    """Check all of `inputs` against `source`; the report has one entry for each, in their order.

    A document that cannot be read has the status `unreadable` and says why; the others are checked all the same.
    """
    documents = tuple(together(inputs, source, settings, engine or Here(), watch))
    return report(documents, source.info())


def report(documents: Sequence[DocumentReport], source: SourceInfo) -> Report:
    """The reports on single documents as the report of a run that asked `source`."""
    return Report(tool=Tool(version=__version__), source=source, documents=tuple(documents), summary=total(documents))


def together(
    inputs: Iterable[Input | DocumentReport],
    source: Source,
    settings: Settings,
    engine: Engine,
    watch: Watch = unwatched,
    after: After | None = None,
) -> Iterator[DocumentReport]:
    """The report on each of `inputs`, in order, as they come.

    Documents go through the stages in groups of `GROUP`, so that a group's references are asked about in one go while
    memory stays what it is, however many documents there are. `after` is called with each report where it was made,
    in whichever process, but not with those on documents that could not be read; where the engine works elsewhere, it
    is called here.
    """
    rest = iter(inputs)
    finish_one = functools.partial(_finish, settings=settings, after=None if engine.elsewhere else after)
    while group := list(itertools.islice(rest, GROUP)):
        items = []
        for item in engine.map(_read, sent(group, engine), lost):
            watch("read", 1)
            items.append(item)
        references = sum(len(item.listed.references) for item in items if isinstance(item, Read))
        watch("asking", references)
        work = _with_matches(items, source)
        watch("asked", references)
        for done in engine.map(finish_one, work, _lost_work):
            watch("checked", 1)
            yield written(done, engine, after)
        source.forget()


def _with_matches(
    items: Sequence[Read | DocumentReport], source: Source
) -> list[tuple[Read, tuple[Match, ...]] | DocumentReport]:
    """Each document that was read, with the matches of its references."""
    try:
        found = iter(resolve_together([i.listed.references for i in items if isinstance(i, Read)], source))
        return [(item, tuple(next(found))) if isinstance(item, Read) else item for item in items]
    except CitecheckError:
        raise
    except Exception:
        # One document that the program stumbles over must not cost the others their result.
        _log.debug("looking up references", exc_info=True)
        return [_with_own_matches(item, source) if isinstance(item, Read) else item for item in items]


def _with_own_matches(item: Read, source: Source) -> tuple[Read, tuple[Match, ...]] | DocumentReport:
    try:
        return item, tuple(resolve(item.listed.references, source))
    except CitecheckError:
        raise
    except Exception as error:
        _log.debug("looking up the references of %s", item.document.path, exc_info=True)
        return _unreadable(item.document.path, item.document.format, _fault(error))


def each_alone(
    inputs: Iterable[Input],
    opener: Opener,
    settings: Settings,
    engine: Engine,
    watch: Watch = unwatched,
    after: After | None = None,
) -> Iterator[DocumentReport]:
    """As `together`, for a source that every process opens for itself: nothing is gathered, nothing waits."""
    own = None if engine.elsewhere else after
    check_one = functools.partial(_check_one, opener=opener, settings=settings, after=own)
    for done in engine.map(check_one, sent(inputs, engine), lost):
        watch("checked", 1)
        yield written(done, engine, after)


def sent(inputs: Iterable[Input | DocumentReport], engine: Engine) -> Iterable[Input | DocumentReport]:
    """`inputs` with all that `engine` needs of them; a report for each that cannot be read even here."""
    return map(_carried, inputs) if engine.elsewhere else inputs


def _carried(item: Input | DocumentReport) -> Input | DocumentReport:
    if isinstance(item, DocumentReport) or item.data is not None:
        return item
    try:
        found = carried(Path(item.path), item.format)
    except DocumentError as error:
        return _unreadable(item.path, item.format, str(error))
    except Exception as error:
        _log.debug("reading %s", item.path, exc_info=True)
        return _unreadable(item.path, item.format, _fault(error))
    return replace(item, data=found) if isinstance(found, bytes) else replace(item, document=found)


def written(done: DocumentReport, engine: Engine, after: After | None) -> DocumentReport:
    """`done`, with which `after` is called here if it was made where nothing can be written."""
    if after is not None and engine.elsewhere and done.status != "unreadable":
        after(done)
    return done


def _check_one(
    item: Input | DocumentReport, *, opener: Opener, settings: Settings, after: After | None
) -> DocumentReport:
    found = _read(item)
    if isinstance(found, DocumentReport):
        return found
    return _finish(_with_own_matches(found, shared(opener)), settings=settings, after=after)


def lost(item: Input | DocumentReport) -> DocumentReport:
    """The report on a document that was the end of the process that worked on it."""
    if isinstance(item, DocumentReport):
        return item
    return _unreadable(item.path, item.format, "could not be checked: it ended the process (out of memory?)")


def _lost_work(work: tuple[Read, tuple[Match, ...]] | DocumentReport) -> DocumentReport:
    if isinstance(work, DocumentReport):
        return work
    document = work[0].document
    return lost(Input(path=document.path, format=document.format))


def _read(item: Input | DocumentReport) -> Read | DocumentReport:
    if isinstance(item, DocumentReport):
        return item
    try:
        return read(item)
    except DocumentError as error:
        return _unreadable(item.path, item.format, str(error))
    except Exception as error:
        # One document that the program stumbles over must not cost the others their result.
        _log.debug("reading %s", item.path, exc_info=True)
        return _unreadable(item.path, item.format, _fault(error))


def _finish(
    work: tuple[Read, tuple[Match, ...]] | DocumentReport, *, settings: Settings, after: After | None
) -> DocumentReport:
    if isinstance(work, DocumentReport):
        return work
    item, matches = work
    try:
        done = finish(item, matches, settings)
    except Exception as error:
        _log.debug("checking %s", item.document.path, exc_info=True)
        return _unreadable(item.document.path, item.document.format, _fault(error))
    if after is not None:
        after(done)
    return done


def total(documents: Sequence[DocumentReport]) -> Summary:
    """The counts of all documents together."""

    def added(name: str) -> dict[str, int]:
        total: Counter[str] = Counter()
        for document in documents:
            total.update(getattr(document.summary, name))
        return dict(sorted(total.items()))

    return Summary(
        references=added("references"),
        citations=sum(document.summary.citations for document in documents),
        claims=added("claims"),
        findings=added("findings"),
        documents=counts(document.status for document in documents),
    )


def _unreadable(path: str, input_format: str | None, error: str) -> DocumentReport:
    return DocumentReport(path=path, format=input_format or "text", status="unreadable", error=error)


def _fault(error: Exception) -> str:
    return f"could not be checked, by {fault_of(error)}"
