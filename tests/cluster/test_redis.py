"""One store and one pace in a real Redis server."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

pytest.importorskip("redis", reason="needs the extra `cluster` (redis)")

from citecheck.errors import SourceError
from citecheck.models import Author, Fields, Record
from citecheck.pubmed import store as stores
from citecheck.pubmed.eutils import open_eutils
from citecheck.pubmed.pace import PaceLost
from citecheck.pubmed.redis_link import connect
from citecheck.pubmed.redis_pace import RedisPace
from citecheck.pubmed.redis_store import RedisStore
from citecheck.pubmed.source import Unanswered

RECORD = Record(pmid="7", fields=Fields(title="On something", authors=(Author(family="Ñuñez", given="A"),), year=1999))


@pytest.fixture
def link(redis_url):
    link = connect(redis_url)
    yield link
    link.close()


@pytest.fixture(params=["file", "redis"])
def opened(request, tmp_path):
    """Opens the one store or the other: what is true of one is true of both."""
    if request.param == "file":
        return lambda **how: stores.Store(tmp_path, **how)
    url = request.getfixturevalue("redis_url")
    return lambda **how: RedisStore(connect(url), **how)


def test_what_was_kept_is_known(opened):
    one = opened()
    one.keep_records({"7": RECORD, "8": None})
    one.keep_lookups("title", {"a long title|1999|nunez": ["7", "9"], "nothing": []})
    one.close()
    two = opened()
    assert two.records(["7", "8", "9"]) == {"7": RECORD, "8": None}
    assert two.lookups("title", ["a long title|1999|nunez", "nothing", "new"]) == {
        "a long title|1999|nunez": ("7", "9"), "nothing": (),
    }  # fmt: skip
    assert two.lookups("doi", ["nothing"]) == {}
    two.close()


@pytest.mark.parametrize(
    ("days", "known"), [(6, {"7", "8", "found", "none"}), (8, {"7", "found"}), (31, {"found"}), (91, set())]
)
def test_answers_grow_old(opened, monkeypatch, days, known):
    one = opened()
    one.keep_records({"7": RECORD, "8": None})
    one.keep_lookups("doi", {"found": ["7"], "none": []})
    one.close()
    now = time.time() + days * stores.DAY
    monkeypatch.setattr("time.time", lambda: now)
    later, offline = opened(), opened(any_age=True)
    assert {*later.records(["7", "8"]), *later.lookups("doi", ["found", "none"])} == known
    assert {*offline.records(["7", "8"]), *offline.lookups("doi", ["found", "none"])} == {"7", "8", "found", "none"}
    later.close()
    offline.close()


def test_a_refreshed_run_takes_nothing_from_before(opened):
    one = opened()
    one.keep_records({"7": RECORD})
    fresh = opened(since=time.time() + 1)
    assert fresh.records(["7"]) == {}
    one.close()
    fresh.close()


def test_what_is_damaged_is_asked_again(link, redis_url):
    store = RedisStore(connect(redis_url))
    store.keep_records({"7": RECORD, "8": RECORD})
    link.set("citecheck:1:record:7", b"\xc1 no record")
    assert set(store.records(["7", "8"])) == {"8"}
    store.close()


TAKING = """
import sys, time
from citecheck.pubmed.redis_link import connect
from citecheck.pubmed.redis_pace import RedisPace

pace = RedisPace(connect(sys.argv[1]), "service_80", 3)
for _ in range(4):
    assert pace.wait()
    print(time.time(), flush=True)
"""


def test_several_processes_keep_one_pace(redis_url):
    runs = [
        subprocess.Popen([sys.executable, "-c", TAKING, redis_url], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    times = sorted(float(line) for run in runs for line in run.communicate()[0].split())
    assert len(times) == 12
    assert all(later - first >= 1 for first, later in zip(times, times[3:], strict=False))


def test_a_clock_that_was_set_back_stops_nobody(link):
    pace = RedisPace(link, "service_80", 3)
    for n in range(3):
        link.zadd("citecheck:pace:service_80", {f"request{n}": (time.time() + 3600) * 1000})
    begun = time.monotonic()
    assert pace.wait(at_most=5)
    assert time.monotonic() - begun < 3


def test_a_lock_that_is_left_behind_is_free_again(link):
    link.set("citecheck:pace:service_80:lock", "left by a process that died", px=400)
    assert RedisPace(link, "service_80", 3).wait(at_most=5)


def test_a_server_that_was_started_anew_is_gone_on_with(link):
    pace = RedisPace(link, "service_80", 3)
    assert pace.wait()
    link.script_flush()
    assert pace.wait(at_most=5)


def test_nobody_asks_where_the_pace_is_lost(link, redis_url, monkeypatch):
    monkeypatch.setattr("citecheck.pubmed.redis_link._ANSWER", 1.0)
    nowhere = "http://127.0.0.1:9/"
    source = open_eutils(
        eutils_url=nowhere, idconv_url=nowhere, citmatch_url=nowhere, email=None, api_key=None, cache_dir=None,
        redis=redis_url,
    )  # fmt: skip
    pace = RedisPace(connect(redis_url), "service_80", 3)
    threading.Thread(target=lambda: link.shutdown(nosave=True)).start()
    time.sleep(0.3)
    with pytest.raises(PaceLost, match="the Redis server that keeps the pace does not answer"):
        pace.wait()
    found = source.records(["7"])["7"]
    assert isinstance(found, Unanswered)
    assert "Redis" in found.reason
    assert source.info().requests == 0
    source.close()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("redis://:geheim@127.0.0.1:9/0", r"no Redis server can be reached at 127\.0\.0\.1:9"),
        ("http://:geheim@127.0.0.1:9/0", r"must be like redis://host:6379/0"),
        ("redis://:geheim@127.0.0.1:port/0", r"must be like redis://host:6379/0"),
    ],
)
def test_an_address_that_cannot_be_used_is_one_line_without_its_password(url, message):
    with pytest.raises(SourceError, match=message) as raised:
        connect(url)
    assert "geheim" not in str(raised.value)
