"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("fixed")  # the same examples in every run; `tox -e fuzz` looks for others

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew, for a person who then reads the difference."""
    parser.addoption("--update-golden", action="store_true", help="write fixtures/golden anew")


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The project's own documents, records and golden reports."""
    return ROOT / "fixtures"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data, which are not part of the project: CITECHECK_SHARED, or `../shared` beside the checkout."""
    folder = Path(os.environ.get("CITECHECK_SHARED") or ROOT.parent / "shared")
    if not (folder / "contract").is_dir():
        pytest.skip(f"needs the development data, which are not part of the project (no {folder.name} folder)")
    return folder
