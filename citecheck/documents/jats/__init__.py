"""JATS and its forerunner NLM, as publishers, PMC and SciELO write it: references and citations by the markup."""

from citecheck.documents.jats.article import extract

__all__ = ["extract"]
