"""Pure helpers for text: folding, places, sentences with offsets."""
