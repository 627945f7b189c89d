"""direction."""

from __future__ import annotations

from citecheck.claims.observation import Matter, Observation


def direction(matter: Matter) -> list[Observation]:
    """Nothing yet."""
    return []
