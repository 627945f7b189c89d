"""One reader a format: a path or bytes become a `Document`."""

from citecheck.documents.folder import documents_in
from citecheck.documents.formats import FORMATS, SUFFIXES
from citecheck.documents.ours import is_report
from citecheck.documents.places import Places
from citecheck.documents.read import LARGEST, carried, read_bytes, read_document

__all__ = [
    "FORMATS",
    "LARGEST",
    "SUFFIXES",
    "Places",
    "carried",
    "documents_in",
    "is_report",
    "read_bytes",
    "read_document",
]
