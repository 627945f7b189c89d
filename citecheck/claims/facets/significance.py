"""significance."""

from __future__ import annotations

from citecheck.claims.observation import Matter, Observation


def significance(matter: Matter) -> list[Observation]:
    """Nothing yet."""
    return []
