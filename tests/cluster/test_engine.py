"""Documents checked on a real Dask cluster: in order, few under way, and one worker that is lost costs nothing."""

from __future__ import annotations

import sys
import time

import pytest
from cluster import deeds

pytest.importorskip("distributed", reason="needs the extra `cluster` (dask, distributed)")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")

from citecheck.cluster import Cluster, Packed  # noqa: E402
from citecheck.errors import EngineError, SourceError  # noqa: E402


@pytest.fixture
def engine(dask_cluster):
    engine = Cluster(dask_cluster.address)
    yield engine
    engine.close()


def test_results_come_in_order_and_items_are_taken_as_needed(engine):
    taken = []

    def items():
        for number in range(40):
            taken.append(number)
            yield number

    results = engine.map(deeds.slowly, items(), deeds.lost)
    assert next(results) == 0
    assert len(taken) < 20
    assert list(results) == [2 * n for n in range(1, 40)]


def test_few_bytes_are_under_way_though_items_are_large(engine, monkeypatch):
    monkeypatch.setattr("citecheck.cluster._MOST_BYTES", 700_000)
    taken = []

    def items():
        for number in range(8):
            taken.append(number)
            yield bytes([number]) * 300_000

    results = engine.map(len, items(), deeds.lost)
    assert next(results) == 300_000
    assert len(taken) <= 4
    assert len(list(results)) == 7


def test_a_worker_that_is_lost_costs_nothing(engine, tmp_path):
    items = [(number, str(tmp_path / "once")) for number in range(8, 20)]
    assert list(engine.map(deeds.end_once, items, deeds.lost)) == [2 * n for n in range(8, 20)]
    assert (tmp_path / "once").exists()


def test_an_item_that_ends_every_worker_costs_itself_alone(engine):
    found = list(engine.map(deeds.end_at_13, range(10, 17), deeds.lost))
    assert found == [20, 22, 24, "lost", 28, 30, 32]


def test_what_cannot_go_on_is_one_line_here(engine):
    with pytest.raises(SourceError, match="4 is no index"):
        list(engine.map(deeds.refuse, [4], deeds.lost))
    with pytest.raises(EngineError, match=r"a fault of the program on a worker \(ZeroDivisionError"):
        list(engine.map(deeds.stumble, ["s3cr3t"], deeds.lost))


def test_nothing_of_an_item_is_shown_by_logs(engine, dask_cluster):
    assert "s3cr3t" not in repr(Packed(b"s3cr3t"))
    with pytest.raises(EngineError):
        list(engine.map(deeds.stumble, ["s3cr3t"], deeds.lost))
    time.sleep(0.5)
    assert "s3cr3t" not in dask_cluster.log()


def test_other_versions_do_not_work_together(engine, monkeypatch):
    monkeypatch.setattr("citecheck.cluster.__version__", "0.0.0")
    with pytest.raises(EngineError, match=r"has citecheck .*, this is 0\.0\.0; install the same on both"):
        list(engine.map(deeds.double, [1], deeds.lost))


def test_a_scheduler_that_is_not_there_is_one_line(monkeypatch):
    monkeypatch.setattr("citecheck.cluster._CONNECT", 1.0)
    with pytest.raises(EngineError, match=r"no Dask scheduler can be reached at tcp://127\.0\.0\.1:9"):
        Cluster("tcp://127.0.0.1:9")
    with pytest.raises(EngineError, match=r"no Dask scheduler can be reached at nonsense://x"):
        Cluster("nonsense://x")
