"""What the exports of reference managers call each kind of work, read and written: the one table.

The first name of each kind is the one to write.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from citecheck.models import ReferenceKind

Scheme: TypeAlias = Literal["bibtex", "ris", "csl", "endnote"]

TYPES: dict[Scheme, dict[ReferenceKind, tuple[str, ...]]] = {
    "bibtex": {
        "article": ("article", "review", "suppperiodical"),
        "book": ("book", "mvbook", "collection", "mvcollection", "reference", "mvreference", "proceedings", "booklet"),
        "chapter": ("incollection", "inbook", "suppbook", "bookinbook", "suppcollection", "inreference"),
        "guideline": ("standard",),
        "web": ("online", "electronic", "www"),
        "software": ("software",),
        "thesis": ("phdthesis", "thesis", "mastersthesis"),
        "conference": ("inproceedings", "conference"),
        "other": ("misc", "unpublished", "report", "techreport", "manual", "dataset", "patent"),
    },
    "ris": {
        "article": ("JOUR", "JFULL", "MGZN", "NEWS", "INPR", "EJOUR"),
        "book": ("BOOK", "EBOOK", "EDBOOK", "WHOLE"),
        "chapter": ("CHAP", "ECHAP", "ENCYC", "DICT"),
        "guideline": ("STAND",),
        "web": ("ELEC", "WEB", "BLOG"),
        "software": ("COMP",),
        "thesis": ("THES",),
        "conference": ("CPAPER", "CONF"),
        "other": ("GEN", "RPRT", "UNPB", "UNPD", "MANSCPT", "DATA", "GOVDOC", "PAMP", "PAT"),
    },
    "csl": {
        # Behind CSL's own names those of Crossref's API, whose answers are nearly CSL-JSON.
        "article": (
            *("article-journal", "article-magazine", "article-newspaper", "review", "periodical"),
            "journal-article",
        ),
        "book": ("book", "monograph", "edited-book", "reference-book"),
        "chapter": ("chapter", "entry", "entry-encyclopedia", "entry-dictionary", "book-chapter", "reference-entry"),
        "guideline": ("standard",),
        "web": ("webpage", "post", "post-weblog"),
        "software": ("software",),
        "thesis": ("thesis", "dissertation"),
        "conference": ("paper-conference", "speech", "proceedings-article"),
        "preprint": ("article", "posted-content"),
        "other": ("document", "report", "manuscript", "dataset", "legislation", "patent"),
    },
    "endnote": {
        "article": (
            "Journal Article",
            "Electronic Article",
            "Magazine Article",
            "Newspaper Article",
            "Electronic Journal",
        ),
        "book": ("Book", "Edited Book", "Electronic Book"),
        "chapter": ("Book Section", "Electronic Book Section", "Encyclopedia", "Dictionary"),
        "guideline": ("Standard",),
        "web": ("Web Page", "Blog"),
        "software": ("Computer Program",),
        "thesis": ("Thesis",),
        "conference": ("Conference Paper", "Conference Proceedings"),
        "other": ("Generic", "Report", "Unpublished Work", "Manuscript", "Dataset", "Government Document"),
    },
}
_KINDS: dict[Scheme, dict[str, ReferenceKind]] = {
    scheme: {name.casefold(): kind for kind, names in kinds.items() for name in names}
    for scheme, kinds in TYPES.items()
}


def kind_of_type(scheme: Scheme, name: str) -> ReferenceKind | None:
    """What `name` says that the work is; None for a name that says nothing (`misc`) or is not known."""
    kind = _KINDS[scheme].get(name.strip().casefold())
    return None if kind == "other" else kind


def type_of_kind(scheme: Scheme, kind: ReferenceKind) -> str:
    """The name to write for a work of this `kind`, the general one where the scheme has none of its own."""
    kinds = TYPES[scheme]
    return kinds.get(kind, kinds["other"])[0]
