"""The facets of a claim: each answers agrees, differs or absent with both sides' words, and is silent when unsure.

A package a facet, whose module `answer` is asked by `citecheck.claims.check`; the others there are the single questions
that it asks. `named`, the smallest, is what was given and what it changed: intervention and outcome.
"""
