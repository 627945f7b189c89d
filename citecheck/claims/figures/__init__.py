"""Figures in prose: value, unit and role, what each measures and counts."""
