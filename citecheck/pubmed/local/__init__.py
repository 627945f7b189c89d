"""PubMed on one's own disk: an index made from NLM's baseline and update files, and looked up without a network."""
