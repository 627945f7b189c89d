"""The real NCBI, for people who have a network: `tox -e online`. Four requests."""

from __future__ import annotations

import os

import pytest

from citecheck.models import Record
from citecheck.pubmed import open_eutils
from citecheck.pubmed.source import CitationKey, TitleKey

pytestmark = pytest.mark.online
ASPIRE = "23121403"


@pytest.fixture
def source(tmp_path):
    opened = open_eutils(
        email=os.environ.get("NCBI_EMAIL"), api_key=os.environ.get("NCBI_API_KEY"), cache_dir=tmp_path / "cache"
    )
    yield opened
    opened.close()


def test_one_article_is_found_in_every_way(source):
    doi = "10.1056/nejmoa1210384"
    citation = CitationKey(journal="N Engl J Med", year="2012", volume="367", page="1979", author="Brighton TA")
    title = TitleKey(title="Low-dose aspirin for preventing recurrent venous thromboembolism", year=2012)
    source.ask(dois=[doi], citations=[citation], titles=[title])
    assert source.by_doi([doi])[doi] == (ASPIRE,)
    assert ASPIRE in source.by_citation([citation])[citation]
    assert ASPIRE in source.by_title([title])[title]
    record = source.records([ASPIRE])[ASPIRE]
    assert isinstance(record, Record)
    assert record.fields.volume == "367"
    assert record.abstract


def test_what_pubmed_lacks_is_none_and_not_unanswered(source):
    assert source.by_doi(["10.5555/nothing.of.the.kind"]) == {"10.5555/nothing.of.the.kind": ()}
