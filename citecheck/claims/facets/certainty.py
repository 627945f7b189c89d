"""certainty."""

from __future__ import annotations

from citecheck.claims.observation import Matter, Observation


def certainty(matter: Matter) -> list[Observation]:
    """Nothing yet."""
    return []
