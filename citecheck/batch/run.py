"""A batch: what is not finished yet is checked, each document kept as it comes, then the report is written."""

from __future__ import annotations

import functools
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from citecheck.batch import corpus, tables
from citecheck.batch.files import remove_unfinished, write_whole
from citecheck.batch.folder import STATE, refuse_strange
from citecheck.batch.keys import Keys
from citecheck.batch.names import page_file
from citecheck.batch.pages import write_index, write_page
from citecheck.batch.state import State
from citecheck.config import Settings
from citecheck.engine import Engine
from citecheck.groups import Asked, checked
from citecheck.models import DocumentReport, Report, SourceInfo
from citecheck.outcome import Tally, conclude
from citecheck.pipeline import Watch, report, unwatched
from citecheck.pubmed.opening import Opener
from citecheck.pubmed.store import RECORD_AGE
from citecheck.report import View, csv, jsonl
from citecheck.stages import Input


class Batch(Struct, frozen=True, kw_only=True):
    """What a batch came to: `kept` documents were finished before, `accepted` are the reasons of used acceptances."""

    tally: Tally
    source: SourceInfo
    kept: int
    accepted: frozenset[str]
    unreadable: tuple[tuple[str, str], ...]
    """(path, why) of the first documents that could not be read."""
    silent: str | None = None
    """One line, where a judge that was asked for could not be asked about some claims."""


def check_corpus(
    inputs: Sequence[Input], opener: Opener, settings: Settings, folder: Path, engine: Engine, watch: Watch = unwatched
) -> Batch:
    """Check `inputs` and write the report on them into `folder`.

    Documents that were finished there under the same version, configuration and source are taken over. A run that was
    stopped at any moment loses nothing: the same call goes on where it was.

    Raises:
        OutputError: the folder cannot be written, holds other files, or another run is writing it.
        SourceError: the source cannot be used at all.
    """
    refuse_strange(folder)
    state = State(folder / STATE)
    try:
        return _run(inputs, opener, settings, folder, engine, watch, state)
    finally:
        state.close()


def whole_report(folder: Path, source: SourceInfo) -> Report:
    """The report in `folder` as one value, for the formats that are written in one piece."""
    with (folder / "report.jsonl").open("rb") as file:
        documents = [msgspec.json.decode(line, type=DocumentReport) for line in file]
    return report(documents, source)


def _run(
    inputs: Sequence[Input],
    opener: Opener,
    settings: Settings,
    folder: Path,
    engine: Engine,
    watch: Watch,
    state: State,
) -> Batch:
    keys = Keys(settings, opener)
    state.begin(item.path for item in inputs)
    known: dict[str, str | None] = {}
    kept = 0
    # A work may be retracted after its citing article was checked: what NCBI said counts as long as a record does.
    since = time.time() - RECORD_AGE if opener.where == "ncbi" and not opener.offline else 0.0

    def is_finished(item: Input, key: str) -> bool:
        return state.has(item.path, key, since) and (folder / page_file(item.path)).is_file()

    def left() -> Iterator[Input]:
        nonlocal kept
        for item in inputs:
            key = keys.key(item)
            if key and not settings.refresh and is_finished(item, key):
                if state.shown(item.path) != settings.fail_on:
                    page(state.kept(item.path))
                    state.show(item.path, settings.fail_on)
                kept += 1
                watch("kept", 1)
                continue
            known[item.path] = key
            yield item

    source = opener.open()
    view = View(fail_on=settings.fail_on)
    page = functools.partial(write_page, folder=folder, source=_timeless(source.info()), view=view)
    try:
        asked = Asked()
        for document in checked(left(), opener, source, settings, engine, asked, watch, page):
            key = known.pop(document.path)
            if document.status == "unreadable":
                page(document)
            whole = document.status == "checked" and _silence(document, settings) is None
            state.keep(document, key if whole else None, settings.fail_on)
        info = asked.added_to(source.info())
    finally:
        source.close()
    return _write(state, folder, settings, info, kept)


def _write(state: State, folder: Path, settings: Settings, info: SourceInfo, kept: int) -> Batch:
    """The files that tell of the whole corpus, the index last."""
    tally, accepted, unreadable = Tally(), set[str](), list[tuple[str, str]]()
    pages = set()
    silent: str | None = None

    def lines() -> Iterator[str]:
        nonlocal tally, silent
        for document in state.documents():
            tally = tally.with_document(document, settings.fail_on)
            accepted.update(finding.accepted for finding in document.findings if finding.accepted)
            if document.status == "unreadable" and len(unreadable) < _SHOWN:
                unreadable.append((document.path, document.error or "could not be read"))
            silent = silent or _silence(document, settings)
            pages.add(page_file(document.path))
            yield jsonl.line(document)

    write_whole(folder / "report.jsonl", lines())
    write_whole(folder / "findings.csv", _rows(state.documents()))
    write_whole(folder / "corpus.jsonl", tables.lines(corpus.facts(state)))
    write_whole(folder / "works.csv", tables.rows(corpus.facts(state)))
    _remove_others(folder, pages)
    write_index(folder, state, conclude(tally, settings.fail_on), _timeless(info))
    return Batch(
        tally=tally,
        source=info,
        kept=kept,
        accepted=frozenset(accepted),
        unreadable=tuple(unreadable),
        silent=silent,
    )


def _silence(document: DocumentReport, settings: Settings) -> str | None:
    """Why the judge that was asked for has no opinion on some claims of a document: then it is asked the next time."""
    if not settings.judge:
        return None
    from citecheck.judges.hearing import silence

    return silence(document.remarks)


_SHOWN = 20


def _timeless(info: SourceInfo) -> SourceInfo:
    """`info` without what asking cost: the report is the same however often the run was stopped."""
    return replace(info, requests=0, cached=0)


def _rows(documents: Iterator[DocumentReport]) -> Iterator[str]:
    yield csv.BOM + csv.table([csv.COLUMNS])
    for document in documents:
        yield csv.table(csv.rows(document))


def _remove_others(folder: Path, pages: set[str]) -> None:
    """Take away the pages of documents that this run no longer has, and what a killed run left unfinished."""
    for place in (folder, folder / "documents"):
        remove_unfinished(place)
    kept = {Path(name).name for name in pages}
    for file in (folder / "documents").glob("*.html"):
        if file.name not in kept:
            file.unlink(missing_ok=True)
