"""Words one by one: folded and stemmed, how rare each is, what it is near to, and the lists of those of one kind."""
