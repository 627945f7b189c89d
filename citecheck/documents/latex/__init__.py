"""LaTeX: the text that its readers see, with its citations and its reference list."""

from citecheck.documents.latex.document import extract

__all__ = ["extract"]
