"""Web pages, saved or served: the main text, its list and its citations; menus, banners and scripts never."""

from citecheck.documents.html.page import extract

__all__ = ["extract"]
