"""Keys by which the parts of a page are filtered: the weight of a finding, its rule, and what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from citecheck.models import CheckedClaim, CheckedReference, Finding
from citecheck.rules import RULES, UNCHECKED

_LEVELS = {
    "k-work": "Errors and warnings",
    "k-error": "Errors",
    "k-warning": "Warnings",
    "k-note": "Notes",
    "k-unchecked": "Not checked",
    "k-accepted": "Accepted",
}


class Choice(Struct, frozen=True, kw_only=True):
    """One radio button: the class of what it shows, its words, and how many findings (or references) that are."""

    key: str
    words: str
    number: int
    chosen: bool = False


def of_finding(finding: Finding) -> frozenset[str]:
    """The keys of a finding; an accepted one is neither error nor warning any more."""
    rule = f"r-{finding.rule}"
    if finding.accepted:
        return frozenset({"k-accepted", rule})
    keys = {f"k-{finding.severity}", rule}
    if finding.severity != "note":
        keys.add("k-work")
    if finding.rule in UNCHECKED:
        keys.add("k-unchecked")
    return frozenset(keys)


def of_reference(reference: CheckedReference, findings: Iterable[Finding]) -> frozenset[str]:
    """The keys of a reference, by the findings about it."""
    own = {"k-unchecked"} if reference.status == "unchecked" else set()
    return frozenset(own.union(*map(of_finding, findings)))


def of_claim(claim: CheckedClaim, findings: Iterable[Finding]) -> frozenset[str]:
    """The keys of a claim, by the findings about it."""
    own = {"k-unchecked"} if any(check.verdict == "unchecked" for check in claim.checks) else set()
    return frozenset(own.union(*map(of_finding, findings)))


def together(keys: Iterable[frozenset[str]]) -> frozenset[str]:
    """The keys of something that holds others."""
    return frozenset().union(*keys)


def classes(keys: frozenset[str]) -> str:
    """`keys` as the value of a class attribute, after `item`, always in the same order."""
    return " ".join(["item", *sorted(keys)])


def choices(numbers: Mapping[str, int], *, chosen: str = "k-all", every: str = "Everything") -> tuple[Choice, ...]:
    """Radio buttons for the keys that occur: `every` thing, the weights, then the rules in their order.

    `numbers` has a count for each key; nothing is offered that would show nothing.
    """
    offered = [Choice(key="k-all", words=every, number=0)]
    for key, words in _LEVELS.items():
        needless = key == "k-work" and not (numbers.get("k-error") and numbers.get("k-warning"))
        if numbers.get(key) and not needless:
            offered.append(Choice(key=key, words=words, number=numbers[key]))
    rules = [
        Choice(key=f"r-{name}", words=name, number=numbers[f"r-{name}"]) for name in RULES if numbers.get(f"r-{name}")
    ]
    offered += rules if len(rules) > 1 else []
    if len(offered) <= 2:
        return ()
    there = {choice.key for choice in offered}
    first = chosen if chosen in there else "k-all"
    return tuple(Choice(key=c.key, words=c.words, number=c.number, chosen=c.key == first) for c in offered)


def tally(found: Iterable[frozenset[str]]) -> dict[str, int]:
    """How often each key occurs."""
    return dict(Counter(key for keys in found for key in keys))
