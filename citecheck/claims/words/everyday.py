"""Words of everyday English: who tells of a work in them says in other words what its abstract says in the field's.

The list beside this module (`everyday.txt`) holds the keys of the commonest English words, those of the levels 10 and
20 of SCOWL (Kevin Atkinson's Spell Checker Oriented Word Lists). It was made by
`python -m citecheck.claims.words.everyday FILE ...`; see `tables.txt` for its provenance and licence.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from citecheck.claims.words.terms import key_of


@lru_cache(maxsize=1)
def _table() -> frozenset[str]:
    return frozenset(files(__package__).joinpath("everyday.txt").read_text(encoding="utf-8").split())


def is_everyday(key: str) -> bool:
    """Whether a key is that of a common English word."""
    return key in _table()


def listed(words: Iterable[str]) -> str:
    """The list of the keys of `words`, those in capitals and with marks left out."""
    keys = {key for word in words if word.isalpha() and word.islower() and (key := key_of(word))}
    return "\n".join(sorted(keys)) + "\n"


if __name__ == "__main__":
    sys.stdout.write(listed(word for name in sys.argv[1:] for word in Path(name).read_text(encoding="latin-1").split()))
