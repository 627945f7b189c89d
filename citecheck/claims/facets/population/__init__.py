"""Whom the claim speaks of against whom the record studied: species, illness, age, sex."""
