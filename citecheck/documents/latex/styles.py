"""How a LaTeX document prints its citations: numbers or names, in which order; read from its packages and styles."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from msgspec import Struct, field

System: TypeAlias = Literal["numeric", "super", "author_year", "label"]

_BY_NAME = re.compile(
    r"author-?(?:year|title)|apa\b|apalike|apacite|harv|chicago|mla|verbose|authortitle|oxyear|footnote|philosophy|"
    r"sage|unified|plainnat|abbrvnat|unsrtnat|agsm|dcu|kluwer|model\d-names|model5|spbasic|\baer|\bjf\b|ecta|newapa|"
    r"humannat|\bcell\b|-ay\b|_ay\b|natdin|besjournals|ametsoc|agu|copernicus|nameyear|name-year|csl-apa|rss|asa\b",
    re.IGNORECASE,
)
_BY_NUMBER = re.compile(
    r"num|unsrt|ieee|vanc|nlm|ama|^plain$|^abbrv$|nature|naturemag|science|acm|siam|spmpsci|splncs|aip|aps|phys|plos|"
    r"bmc|bmj|med|nejm|jama|lancet|chem|mdpi|wiley-?ama|osa|elife",
    re.IGNORECASE,
)
_BY_LABEL = re.compile(r"alpha(?:betic)?", re.IGNORECASE)
_SORTED = re.compile(r"plain|abbrv|acm|siam|apalike|amsplain|amsalpha|alpha|splncs|spmpsci|is-", re.IGNORECASE)
_AS_CITED = re.compile(r"vanc|ieee|nature|science|phys|chem|nejm|ama|aip|unsrt|elife|bmj|jama|lancet", re.IGNORECASE)
_RAISED = re.compile(r"nature|science", re.IGNORECASE)


class Hints(Struct):
    """What the document says of its style: options of packages and of its class, the names of styles."""

    classes: str = ""
    natbib: str | None = None
    biblatex: str | None = None
    style: str = ""
    set_style: str = ""
    names_used: bool = False
    labels: list[str] = field(default_factory=list)
    """The labels of a written list that are names and years."""

    def system(self) -> System:
        """How citations are printed."""
        if self.biblatex is not None:
            return self._biblatex(self.biblatex)
        said = f"{self.natbib or ''},{self.set_style}"
        if re.search(r"\bsuper", said):
            return "super"
        if re.search(r"\bnumbers\b", said):
            return "numeric"
        if re.search(r"\bauthoryear\b|\bround,authoryear", f"{said},{self.classes}"):
            return "author_year"
        if _BY_LABEL.fullmatch(self.style):
            return "label"
        if _BY_NAME.search(self.style):
            return "author_year"
        if _BY_NUMBER.search(self.style) or _BY_NUMBER.search(self.classes):
            return "numeric"
        if "elsarticle" in self.classes or "revtex" in self.classes:
            return "numeric"
        if self.natbib is not None or self.names_used or _BY_NAME.search(self.classes):
            return "author_year"
        return "author_year" if self.labels else "numeric"

    def sorted(self) -> bool:
        """Whether the list is in alphabetical order, not in that of first citation."""
        if self.system() == "author_year":
            return True
        if self.biblatex is not None:
            if match := re.search(r"\bsorting\s*=\s*\{?(\w+)", self.biblatex):
                return match[1] != "none"
            return not _AS_CITED.search(self._latex_style())
        return _SORTED.match(self.style) is not None

    def raised(self) -> bool:
        r"""Whether biblatex's `\autocite` prints superscripts."""
        options = self.biblatex or ""
        if match := re.search(r"\bautocite\s*=\s*\{?(\w+)", options):
            return match[1].startswith("super")
        return bool(self.biblatex is not None and _RAISED.search(self._latex_style()))

    def _latex_style(self) -> str:
        match = re.search(r"\b(?:cite)?style\s*=\s*\{?([\w.-]+)", self.biblatex or "")
        return match[1] if match else ""

    def _biblatex(self, options: str) -> System:
        style = self._latex_style()
        if _BY_LABEL.search(style):
            return "label"
        return "author_year" if _BY_NAME.search(style) else "numeric"
