"""The reference list of a document: found, split into entries, taken apart into fields."""
