"""In-text citations: markers, what they point to, and the claim that each one carries."""
