"""Records of our own making (real bibliographic facts, abstracts in own words) and the stand-in over them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import tenacity

sys.path.insert(0, str(Path(__file__).parents[1]))

from standin import StandIn, build_database, serving

SMALL = Path(__file__).with_name("small.xml")


@pytest.fixture
def small() -> Path:
    return SMALL


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_database([SMALL], tmp_path_factory.mktemp("standin") / "pm.sqlite")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the user's cache folder or waits for the pace of another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user-cache"))


@pytest.fixture
def standin(database: Path) -> Iterator[StandIn]:
    with serving(database) as running:
        yield running


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Next to no waiting, for tests that are not about pace (with a stand-in that has no limit)."""
    monkeypatch.setattr("citecheck.pubmed.pace.WINDOW_MS", 10)
    monkeypatch.setattr("citecheck.pubmed.pace._SPACING_MS", 1)
    monkeypatch.setattr("citecheck.pubmed.client._backoff", tenacity.wait_fixed(0.02))
