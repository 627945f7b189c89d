"""Checks the references and citations of a medical article against PubMed."""

__version__ = "0.1.0"
