"""What statuses, verdicts and facets are called before readers, and what each means."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.models import FacetName, FacetStatus, NoticeKind, Status, Verdict

STATUSES: dict[Status, tuple[str, str]] = {
    "verified": ("Verified", "PubMed has it, and what is printed agrees."),
    "discrepant": ("Differs", "PubMed has it, but something printed is not as in the record."),
    "wrong_identifier": ("Wrong identifier", "A printed identifier belongs to another article."),
    "ambiguous": ("Several fit", "Several records fit about equally well."),
    "not_found": ("Not in PubMed", "PubMed was asked and has nothing that fits."),
    "out_of_scope": ("Out of scope", "Not a kind of work that PubMed has: not checked, and not said to be wrong."),
    "unchecked": ("Not checked", "PubMed could not be asked. This says nothing about the reference."),
}
"""Name and meaning of each status of a reference."""

VERDICTS: dict[Verdict, tuple[str, str]] = {
    "plausible": ("Plausible", "the abstract speaks of it, and nothing that was compared disagrees"),
    "partly_plausible": ("Partly plausible", "the abstract speaks of a part of it"),
    "conflicting": ("Conflicting", "something that was compared disagrees with the abstract"),
    "not_in_abstract": ("Not in the abstract", "not found in the abstract; the full text may say it"),
    "no_abstract": ("No abstract", "the record has no abstract to hold it against"),
    "no_record": ("No record", "there is no certain record to hold it against"),
    "unchecked": ("Not checked", "PubMed could not be asked, or the program stumbled"),
}
"""Name and meaning of each verdict on a claim."""

FACETS: dict[FacetName, str] = {
    "number": "Figure",
    "quotation": "Quotation",
    "direction": "Direction",
    "significance": "Significance",
    "certainty": "Certainty",
    "population": "Population",
    "design": "Design",
    "intervention": "Intervention",
    "outcome": "Outcome",
    "attribution": "Attribution",
    "stance": "Second opinion",
}

FACET_STATUSES: dict[FacetStatus, str] = {
    "agrees": "agrees",
    "differs": "differs",
    "absent": "not in the abstract",
}

NOTICES: dict[NoticeKind, str] = {
    "retraction": "Retracted",
    "partial_retraction": "Retracted in part",
    "expression_of_concern": "Expression of concern",
    "erratum": "Corrected",
    "corrected_and_republished": "Corrected and republished",
    "update": "Superseded",
    "withdrawn": "Withdrawn",
}
GRAVE: frozenset[NoticeKind] = frozenset({"retraction", "partial_retraction", "withdrawn"})
"""Notices after which a work should not be cited without saying so."""

METHODS = {
    "pmid": "found by its PMID",
    "doi": "found by its DOI",
    "pmcid": "found by its PMCID",
    "citation": "found by journal, year, volume and page",
    "title": "found by its title",
    "none": "",
}


def verdicts(numbers: Mapping[str, int]) -> tuple[str, ...]:
    """Checks by verdict; the first part says what is counted: a claim that cites two works is held against each."""
    named = [(numbers[verdict], words) for verdict, (words, _) in VERDICTS.items() if numbers.get(verdict)]
    parts = [f"{number:,} {words.lower()}" for number, words in named]
    checks = plural(sum(number for number, _ in named), "check")
    return (f"{checks}, one for each work a claim cites: {parts[0]}", *parts[1:]) if parts else ()


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 claim`, `2 claims`, `1,200 claims`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
