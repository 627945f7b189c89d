"""The way that suits a source and an engine; and the one for workers that ask PubMed themselves, in small groups.

Workers elsewhere may ask where one pace and one store hold for all of them (`Opener.redis`). A group gathers the
questions of its documents, for asking about each alone would cost several times the requests.
"""

from __future__ import annotations

import functools
import itertools
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from citecheck.config import Settings
from citecheck.engine import Engine, Here
from citecheck.models import DocumentReport, SourceInfo
from citecheck.pipeline import After, Watch, each_alone, lost, sent, together, unwatched, written
from citecheck.pubmed.opening import Opener, shared
from citecheck.pubmed.source import Source
from citecheck.stages import Input

SIZE = 12
"""Documents of a group: some 360 references, which fill a request or two of each kind."""
_Group: TypeAlias = tuple[Input | DocumentReport, ...]


class Asked(Struct, kw_only=True):
    """What the workers' asking has cost so far."""

    requests: int = 0
    cached: int = 0
    outage: str | None = None

    def added_to(self, info: SourceInfo) -> SourceInfo:
        """`info` of a source here, with what was asked elsewhere."""
        return replace(
            info,
            requests=info.requests + self.requests,
            cached=info.cached + self.cached,
            outage=info.outage or self.outage,
        )


def checked(
    inputs: Iterable[Input],
    opener: Opener,
    source: Source,
    settings: Settings,
    engine: Engine,
    asked: Asked,
    watch: Watch = unwatched,
    after: After | None = None,
) -> Iterator[DocumentReport]:
    """The report on each of `inputs`, in order; `source` is what `opener` opened here.

    A local index is read in every process. Elsewhere, groups ask for themselves where pace and store are shared, else
    the questions are asked from here, and only reading and checking are done there.
    """
    if engine.elsewhere:
        where = opener.where if opener.where == "ncbi" else str(Path(opener.where).resolve())
        opener = replace(opener, where=where, run=uuid.uuid4().hex)
    if opener.in_every_process:
        return each_alone(inputs, opener, settings, engine, watch, after)
    if engine.elsewhere and opener.where == "ncbi" and opener.redis:
        return in_groups(inputs, opener, settings, engine, asked, watch, after)
    return together(inputs, source, settings, engine, watch, after)


class _Done(Struct, frozen=True, kw_only=True):
    documents: tuple[DocumentReport, ...]
    asked: Asked


def in_groups(
    inputs: Iterable[Input],
    opener: Opener,
    settings: Settings,
    engine: Engine,
    asked: Asked,
    watch: Watch = unwatched,
    after: After | None = None,
) -> Iterator[DocumentReport]:
    """As `together`, each group on a worker; `asked` is told what that cost.

    A group whose worker is lost again and again is taken apart, so that one document costs no other its result.
    """
    rest = iter(sent(inputs, engine))
    groups = iter(lambda: tuple(itertools.islice(rest, SIZE)), ())
    check_group = functools.partial(_check_group, opener=opener, settings=settings)
    for done in engine.map(check_group, groups, _taken_apart):
        parts = [done] if isinstance(done, _Done) else engine.map(check_group, [(one,) for one in done], _lost)
        for part in parts:
            assert isinstance(part, _Done)
            asked.requests += part.asked.requests
            asked.cached += part.asked.cached
            asked.outage = asked.outage or part.asked.outage
            for document in part.documents:
                watch("checked", 1)
                yield written(document, engine, after)


def _check_group(group: _Group, *, opener: Opener, settings: Settings) -> _Done | _Group:
    source = shared(opener)
    before = source.info()
    documents = tuple(together(group, source, settings, Here()))
    now = source.info()
    asked = Asked(requests=now.requests - before.requests, cached=now.cached - before.cached, outage=now.outage)
    return _Done(documents=documents, asked=asked)


def _taken_apart(group: _Group) -> _Done | _Group:
    return group


def _lost(group: _Group) -> _Done | _Group:
    return _Done(documents=tuple(lost(one) for one in group), asked=Asked())
