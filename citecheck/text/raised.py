"""Digits as they are printed raised."""

from __future__ import annotations

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""For `str.translate`."""
