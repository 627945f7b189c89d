"""NCBI's services over real HTTP: cost, pace, faults, what is kept, what is never said."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from standin import StandIn, serving

from citecheck.errors import SourceError
from citecheck.models import Record
from citecheck.pubmed import cache_clear, cache_info, open_eutils
from citecheck.pubmed.source import CitationKey, Source, TitleKey, Unanswered

DOIS = ("10.1056/nejmoa2034577", "10.1016/s0140-6736(97)11096-0", "10.9999/other.1", "10.9999/none")
CITATIONS = (
    CitationKey(journal="Nature", year="2001", volume="409", page="860", author="lander es"),
    CitationKey(journal="Natura", year="1953", volume="171", page="737", author="watson jd"),
    CitationKey(journal="", year="2005", volume="102", page="15545", author="subramanian a"),
    CitationKey(journal="Nature", year="1999", volume="1", page="1", author="nobody n"),
)
TITLES = (
    TitleKey(title="Why most publshed research findings are false"),
    TitleKey(title="Sleep of shift workers in mines"),
)
PMIDS = ("20137807", "99999999")
Answers = dict[object, object]


def ask(source: Source) -> Answers:
    """Every kind of question, and every answer."""
    source.ask(pmids=PMIDS, dois=DOIS, pmcids=["PMC1239896", "PMC77"], citations=CITATIONS)
    found: Answers = dict(source.by_doi(DOIS))
    found.update(source.by_pmcid(["PMC1239896", "PMC77"]))
    found.update(source.by_citation(CITATIONS))
    found.update(source.by_title(TITLES))
    found.update({p: r.pmid if isinstance(r, Record) else r for p, r in source.records(PMIDS).items()})
    found["text"] = source.by_text("Ioannidis JPA. Why most published research findings are false. PLoS Med. 2005")
    return found


RIGHT: Answers = {
    DOIS[0]: ("33301246",), DOIS[1]: ("9500320",), DOIS[2]: (), DOIS[3]: (),
    "PMC1239896": ("16199517",), "PMC77": (),
    CITATIONS[0]: ("11237011",), CITATIONS[1]: ("13054692",), CITATIONS[2]: ("16199517",), CITATIONS[3]: (),
    TITLES[0]: ("16060722",), TITLES[1]: (),
    "20137807": "20137807", "99999999": None, "text": ("16060722",),
}  # fmt: skip


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Source]:
    def opening(running: StandIn, **options: object) -> Source:
        return open_eutils(**running.urls, **{"email": "a@example.org", "cache_dir": tmp_path / "cache", **options})  # type: ignore[arg-type]

    return opening


def test_few_requests_cold_and_none_warm(standin: StandIn, opened: Callable[..., Source], tmp_path: Path) -> None:
    for attempt in range(3):  # a machine that stalls bunches requests once, and some are refused and sent again
        standin.reset()
        cold = opened(standin, cache_dir=tmp_path / str(attempt))
        assert ask(cold) == RIGHT
        if standin.stats()["requests"] == 8:
            break
        cold.close()
    assert cold.info().requests == standin.stats()["requests"] == 8
    assert cold.info().outage is None
    cold.close()
    warm = opened(standin, cache_dir=tmp_path / str(attempt))
    assert ask(warm) == RIGHT
    assert (warm.info().requests, standin.stats()["requests"]) == (0, 8)
    warm.close()
    stats = standin.stats()
    assert stats["max_in_1s"] <= 3
    assert stats["no_tool_or_email"] == 0
    assert set(stats["status"]) == {"200"}


@pytest.mark.parametrize(
    "fault", ["--p-429", "--p-500", "--p-502html", "--p-200html", "--p-200error", "--p-truncate", "--p-reset"]
)
@pytest.mark.usefixtures("hurried")
def test_faults_change_no_answer(database: Path, opened: Callable[..., Source], fault: str) -> None:
    with serving(database, fault, "1", "--max-faults", "4", "--retry-after", "0", "--rate", "0") as running:
        source = opened(running)
        assert ask(source) == RIGHT
        assert source.info().outage is None
        assert running.stats()["fault"][fault[4:]] == 4
        source.close()


@pytest.mark.usefixtures("hurried")
def test_an_ambiguous_cut_of_citations_gives_no_wrong_pmid(database: Path, opened: Callable[..., Source]) -> None:
    with serving(
        database, "--p-truncate", ".6", "--rate", "0", "--faults-on", "ecitmatch", "--max-faults", "3", "--seed", "5"
    ) as running:
        source = opened(running)
        found = source.by_citation(CITATIONS)
        assert all(answer in (RIGHT[key], ()) or isinstance(answer, Unanswered) for key, answer in found.items())
        assert found[CITATIONS[0]] == ("11237011",)
        source.close()


@pytest.mark.usefixtures("hurried")
def test_a_host_that_lets_nobody_in_stops_no_other(standin: StandIn, tmp_path: Path) -> None:
    blocked = {**standin.urls, "idconv_url": "http://127.0.0.1:9/"}
    source = open_eutils(**blocked, email="a@example.org", api_key=None, cache_dir=tmp_path)
    found = ask(source)
    lost = unanswered(found)
    assert lost == ["PMC1239896", "PMC77"]
    assert all(found[key] == answer for key, answer in RIGHT.items() if key not in lost)
    assert "no connection" in (source.info().outage or "")
    source.close()


@pytest.mark.usefixtures("hurried")
def test_a_service_that_only_fails_is_no_absence(database: Path, opened: Callable[..., Source]) -> None:
    with serving(database, "--p-500", "1", "--rate", "0") as running:
        source = opened(running)
        assert len(unanswered(ask(source))) == len(RIGHT)
        assert "500" in (source.info().outage or "")
        source.close()


def unanswered(found: Answers) -> list[object]:
    return [key for key, answer in found.items() if isinstance(answer, Unanswered)]


@pytest.mark.parametrize("base", ["http://127.0.0.1:9", "http://no-such-host.invalid"])
def test_no_network_is_no_absence(tmp_path: Path, base: str) -> None:
    start = time.monotonic()
    down = StandIn(base)
    source = open_eutils(**down.urls, email="a@example.org", api_key="hidden-key", cache_dir=tmp_path)
    assert len(unanswered(ask(source))) == len(RIGHT)
    outage = source.info().outage or ""
    assert outage
    assert "\n" not in outage
    assert "hidden-key" not in outage + repr(source.info())
    assert time.monotonic() - start < 20
    source.close()
    assert cache_info(tmp_path).lookups == 0


@pytest.mark.performance
def test_a_service_that_only_fails_ends_in_time(database: Path, opened: Callable[..., Source]) -> None:
    start = time.monotonic()
    with serving(database, "--p-500", "1") as running:
        source = opened(running)
        source.ask(dois=DOIS)
        assert all(isinstance(answer, Unanswered) for answer in source.by_doi(DOIS).values())
        assert running.stats()["max_in_1s"] <= 3
        source.close()
    assert time.monotonic() - start < 60


def test_a_bad_key_is_said_and_shown_nowhere(
    standin: StandIn, opened: Callable[..., Source], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    source = opened(standin, api_key="top-secret-key")
    assert unanswered({"doi": source.by_doi([DOIS[0]])[DOIS[0]]}) == ["doi"]
    assert "API key" in (source.info().outage or "")
    assert standin.stats()["requests"] == 1
    source.close()
    stored = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    for place in (caplog.text, repr(source), repr(vars(source)), source.info().outage or "", stored.decode("latin-1")):
        assert "top-secret-key" not in place
        assert "a@example.org" not in place


def test_offline_and_refresh(standin: StandIn, opened: Callable[..., Source]) -> None:
    offline = opened(standin, offline=True)
    assert unanswered(dict(offline.by_doi(DOIS))) == list(DOIS)
    offline.close()
    first = opened(standin)
    first.by_doi(DOIS[:1])
    first.close()
    offline = opened(standin, offline=True)
    assert offline.by_doi(DOIS[:2]) == {DOIS[0]: ("33301246",), DOIS[1]: Unanswered(reason="the run is offline")}
    assert offline.info().requests == 0
    offline.close()
    before = standin.stats()["requests"]
    again = opened(standin, refresh=True)
    again.by_doi(DOIS[:1])
    again.by_doi(DOIS[:1])
    assert standin.stats()["requests"] == before + 2
    again.close()


_PROCESS = """
import sys, time
from pathlib import Path
from citecheck.pubmed import open_eutils
base, cache = sys.argv[1:3]
source = open_eutils(eutils_url=base + "/entrez/eutils/", idconv_url=base + "/tools/idconv/api/v1/articles/",
                     citmatch_url=base + "/api/citmatch/", email="a@example.org", cache_dir=Path(cache))
for number in range(int(sys.argv[3])):
    print(len(source.records([str(8000000 + number)])), flush=True)
source.close()
"""


def _process(running: StandIn, cache: Path, questions: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _PROCESS, running.base, str(cache), str(questions)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ))


def test_processes_share_one_pace_whatever_their_cache(standin: StandIn, tmp_path: Path) -> None:
    for attempt in range(3):  # a machine that stalls bunches requests once, a pace that is not shared each time
        standin.reset()
        processes = [_process(standin, tmp_path / f"{attempt}-{number}", 4) for number in range(3)]
        for process in processes:
            process.communicate(timeout=60)
            assert process.returncode == 0
        stats = standin.stats()
        if stats["max_in_1s"] <= 3:
            break
    assert stats["max_in_1s"] <= 3
    assert stats["requests"] == 12
    assert set(stats["status"]) == {"200"}


def test_what_was_answered_before_a_kill_is_not_asked_again(standin: StandIn, tmp_path: Path) -> None:
    first = _process(standin, tmp_path, 6)
    assert first.stdout is not None
    for _ in range(3):
        first.stdout.readline()
    first.send_signal(signal.SIGKILL)
    first.communicate(timeout=20)
    asked = standin.stats()["requests"]
    second = _process(standin, tmp_path, 6)
    second.communicate(timeout=60)
    assert asked >= 3
    assert standin.stats()["requests"] <= 7  # the one that the kill cut off may be asked twice


@pytest.mark.usefixtures("hurried")
def test_a_search_survives_a_kill_before_its_records_came(database: Path, opened: Callable[..., Source]) -> None:
    with serving(database, "--p-500", "1", "--rate", "0", "--faults-on", "efetch", "--max-faults", "6") as running:
        source = opened(running)
        assert isinstance(source.by_doi(DOIS[:1])[DOIS[0]], Unanswered)
        source.close()
        again = opened(running)
        assert again.by_doi(DOIS[:1])[DOIS[0]] == ("33301246",)
        again.close()
        assert running.stats()["path"]["/entrez/eutils/esearch.fcgi"] == 1


def test_a_damaged_store_is_moved_aside(
    standin: StandIn, opened: Callable[..., Source], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "pubmed.sqlite").write_bytes(b"this is no database" * 100)
    source = opened(standin)
    assert source.by_doi(DOIS[:1])[DOIS[0]] == ("33301246",)
    source.close()
    assert "damaged" in caplog.text
    assert (tmp_path / "cache" / "pubmed.sqlite.damaged").exists()
    info = cache_info(tmp_path / "cache")
    assert (info.records, info.lookups) == (1, 2)
    assert cache_clear(tmp_path / "cache") == 1
    assert cache_info(tmp_path / "cache").records == 0


def test_an_address_that_is_none() -> None:
    with pytest.raises(SourceError):
        open_eutils(eutils_url="ftp://example.org/")


@pytest.mark.parametrize("before", ["me@", "me:hidden-word@", ":hidden-word@", "@"])
def test_an_address_with_a_name_or_password_is_refused_and_not_shown(before: str) -> None:
    with pytest.raises(SourceError, match="without user name or password") as caught:
        open_eutils(eutils_url=f"http://{before}example.org/")
    assert "hidden-word" not in str(caught.value)
