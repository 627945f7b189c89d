"""What a record is found by, as the words of the search index."""

from __future__ import annotations

from citecheck.models import Record
from citecheck.pubmed.index import places, plain_pmcid
from citecheck.pubmed.titles import titles_of, words


def title_words(record: Record) -> str:
    """The words of all its titles."""
    return " ".join(word for title in titles_of(record) for word in words(title))


def keys(record: Record) -> str:
    """Identifiers and places of `record`, each as one word behind the letter that says what it is."""
    found = [doi_key(doi) for doi in record.dois]
    if record.fields.pmcid:
        found.append(pmcid_key(record.fields.pmcid))
    found += (place_key(name, value) for name, values in places(record).items() for value in values)
    return " ".join(found)


def doi_key(doi: str) -> str:
    """The word for a DOI (any case)."""
    return "d:" + "_".join(doi.lower().split())


def pmcid_key(pmcid: str) -> str:
    """The word for a PMCID."""
    return "c:" + "_".join(plain_pmcid(pmcid).split())


def place_key(name: str, value: str) -> str:
    """The word for one place of a citation, `name` as in `citecheck.pubmed.index.places`."""
    return f"{name}:{value.replace(' ', '_')}"
