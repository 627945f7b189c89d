"""Each claim held against the abstract that it cites: evidence, facets, verdict."""
