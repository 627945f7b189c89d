"""Which parts of a page are the article: menus, banners, side columns and hidden parts are not, its references are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.html.tree import local, plain, tokens
from citecheck.text.abbreviations import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

_NEVER = words(
    """
    applet area audio base button canvas datalist embed frame frameset head iframe input link map meta nav noembed
    noframes noscript object option optgroup param script select source style svg template textarea title track video
    mjx-math
    """
)
_JUNK = words(
    """
    ad ads advert advertisement adverts banner breadcrumb breadcrumbs catlinks citethis comments consent cookie cookies
    disqus editsection gdpr login masthead menu modal nav navbar navbox navigation newsletter noprint outbrain
    pagination popup promo recommended recommendations related share sharing sidebar signup sitemap sitenav skip social
    sponsor sponsored subscribe subscription taboola toc toolbar
    """
)
# Words that sections of an article wear, too, for the sake of a menu that lists them.
_LINKS_ONLY = words("menu nav navigation pagination share sharing skip social toc toolbar")
_FEW = 400
_LONGEST_TEASER = 150
"""A paragraph with more text than this goes on with the article, whatever stands above it."""
# What stands below such a heading is no part of the article.
_BESIDE = re.compile(
    r"\W{0,3}(?:cited by|citing articles|related (?:articles?|posts?|content|stories)"
    r"|similar (?:articles|content)\b.{0,30}|recommended (?:articles|for you)"
    r"|you (?:may|might) also (?:like|be interested in).{0,20}"
    r"|more from .{1,40}|share (?:this|on)\b.{0,30}|share"
    r"|\d{1,4} (?:comments?|repl(?:y|ies)|responses?)|leave a (?:comment|reply)"
    r"|(?:comments|replies|responses) \(\d{1,4}\)|read next|trending.{0,20}|subscribe\b.{0,40}|sign up\b.{0,40}"
    r"|newsletter|most (?:read|popular|viewed).{0,20}|latest (?:news|posts|articles)|about the authors?"
    r"|follow us.{0,20}|advertisement)\s{0,3}(?:\(\d{1,6}\))?\W{0,3}",
    re.IGNORECASE,
)
_ROLES = words("navigation banner search dialog alertdialog menu menubar contentinfo form")
# An id may be the slug of a heading (`social-support`): only these words make it something else.
_JUNK_IDS = words("breadcrumb breadcrumbs consent cookie cookies gdpr navbar newsletter sidebar sitenav masthead")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOR_READERS_ALOUD = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "u-visually-hidden"}
)
_FORMULAS = frozenset({"MathJax_Preview", "MathJax", "MathJax_SVG", "MathJax_CHTML", "katex-html"})
_MAIN = words("articlebody entry-content post-content article-content article-body main-content mw-parser-output")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_LIKE_HEADINGS = words("b button div dt legend p span strong summary")
_LIST_HEADING = re.compile(
    r"\W{0,3}(?:\d{1,2}\.?\s{1,3})?(?:(?:selected |key |article |full |scientific )?references?"
    r"(?: list| cited| and notes)?|bibliograph(?:y|ie|ia)|bibliografía|literature(?: cited)?|works cited|sources?"
    r"|citations|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|références(?: bibliographiques)?"
    r"|referencias(?: bibliográficas)?|referências(?: bibliográficas)?|riferimenti|notes(?: and references)?|endnotes"
    r"|footnotes|参考文献)\s{0,3}(?:\(\d{1,4}\))?(?:\[\s?edit\s?\])?\W{0,3}",
    re.IGNORECASE,
)
_CONTENTS = words("toc nav navbar menu breadcrumb")
_YEAR = re.compile(r"\b(?:19|20)\d\d")
_MOST = 0.4
_SOME = 3
"""Years that make a list of references of what else looks like a menu or a footer."""
_ENOUGH = 0.5
_LINKED = 0.7


class Main:
    """Decides for each element of a page whether it belongs to the article."""

    def __init__(self, root: etree._Element, kept: list[etree._Element], cites: Iterable[etree._Element] = ()) -> None:
        """`kept` are entries of the reference list, which are never left out; what holds `cites` is no menu."""
        self._text: dict[etree._Element, int] = {}
        self._links: dict[etree._Element, int] = {}
        self._weigh(root)
        self._all = max(1, self._text.get(root, 1))
        self._root: etree._Element | None = None
        self._citing = {above for one in cites for above in one.iterancestors()}
        self._beside = self._asides(root, kept)
        self.lists = self._sections(root)
        self._protected = {*kept, *self.lists}
        self._around = {above for one in self._protected for above in one.iterancestors()}
        self._inside: dict[etree._Element, bool] = {}
        self._root = self._article(root)
        self._own = set() if self._root is None else set(self._root.iter())
        self._path = set() if self._root is None else {self._root, *self._root.iterancestors()}

    def _weigh(self, root: etree._Element) -> None:
        """Count the characters of text, and of links, in each element."""
        from lxml import etree

        stack: list[list[int]] = [[0, 0]]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, one in walk:
            name = local(one)
            if event == "start":
                stack.append([0, 0])
                if name in _NEVER:
                    walk.skip_subtree()
                else:
                    stack[-1][0] = len((one.text or "").strip())
            else:
                text, linked = stack.pop()
                self._text[one], self._links[one] = text, text if name == "a" else linked
                stack[-1][0] += text + len((one.tail or "").strip())
                stack[-1][1] += self._links[one]

    def _sections(self, root: etree._Element) -> list[etree._Element]:
        """What stands below a heading that names a reference list: the section, or the heading and what follows."""
        found: list[etree._Element] = []
        for one in root.iter():
            if not self._names_list(one):
                continue
            section = one.getparent()
            top = one
            while section is not None and self._text[section] < self._text[top] + 60:
                top, section = section, section.getparent()
            if local(one) not in _HEADINGS and (section is None or not _YEAR.search(plain(section))):
                continue
            if section is None or self._text[section] > _ENOUGH * self._all or local(section) in ("body", "html"):
                found.append(top)
                after = top.getnext()
                while after is not None and local(after) not in _HEADINGS:
                    if not self._is_beside(after):
                        found.append(after)
                    after = after.getnext()
            else:
                found.append(section)
        return found

    def _asides(self, root: etree._Element, kept: list[etree._Element]) -> set[etree._Element]:
        """Headings of what is no part of the article, and what follows each up to the next heading or the list."""
        listed = {above for one in kept for above in (one, *one.iterancestors())}
        found: set[etree._Element] = set()
        for one in root.iter(*(f"{{*}}{name}" for name in _HEADINGS), *_HEADINGS):
            if not 4 < self._text.get(one, 0) < 60 or _BESIDE.fullmatch(plain(one)) is None:
                continue
            # A wrapper that holds the heading alone stands for it.
            top, section = one, one.getparent()
            while section is not None and self._text[section] == self._text[top] and section not in listed:
                top, section = section, section.getparent()
            part = {top}
            after = top.getnext()
            while after is not None and after not in listed and after not in self._citing and after not in found:
                prose = local(after) == "p" and self._text[after] > _LONGEST_TEASER
                if prose or any(local(each) in _HEADINGS or self._names_list(each) for each in after.iter()):
                    break
                part.add(after)
                after = after.getnext()
            if sum(self._text.get(each, 0) for each in part) <= _MOST * self._all:
                found |= part
        return found

    def _is_beside(self, one: etree._Element) -> bool:
        """Whether what follows the heading of a list is something else, a list in a strange place apart."""
        if next((each for each in one.iter() if each in self._beside), None) is not None:
            return True
        strange = local(one) in _NEVER or self._is_unseen(one) or self._is_junk(one, local(one))
        return strange and len(_YEAR.findall(plain(one))) < _SOME

    def _names_list(self, one: etree._Element) -> bool:
        name = local(one)
        if name not in _HEADINGS and name not in _LIKE_HEADINGS:
            return False
        # Buttons weigh nothing, since they are no text of an article.
        length = len(plain(one)) if name == "button" else self._text.get(one, 0)
        if not 4 < length < 60 or (len(one) > 3 and name not in _HEADINGS):
            return False
        if _LIST_HEADING.fullmatch(plain(one)) is None:
            return False
        # A line of a table of contents leads to the list.
        above = [up for _, up in zip(range(5), one.iterancestors(), strict=False)]
        return not any(local(up) in ("a", "nav") or not _CONTENTS.isdisjoint(tokens(up)) for up in above)

    def _article(self, root: etree._Element) -> etree._Element | None:
        """The element that holds the article, None where the page does not say."""
        found = [one for one in root.iter() if self._may_be_article(one)]
        if not found:
            return None
        most = max(self._said(one) for one in found)
        # Of elements within each other the innermost one that still holds nearly everything.
        good = [one for one in found if self._said(one) >= 0.8 * most]
        best = good[-1]
        body = max((self._said(one) for one in root.iter("{*}body")), default=self._all)
        return best if self._said(best) >= _ENOUGH * body or self._said(best) > 2000 else None

    def _said(self, one: etree._Element) -> int:
        return self._text.get(one, 0) - self._links.get(one, 0)

    @staticmethod
    def _may_be_article(one: etree._Element) -> bool:
        if local(one) in ("article", "main") or one.get("role") == "main" or one.get("itemprop") == "articleBody":
            return True
        said = f"{one.get('class') or ''} {one.get('id') or ''}".lower().split()
        return not _MAIN.isdisjoint(said)

    def length(self, one: etree._Element) -> int:
        """The characters of text in `one`, without those of buttons and the like."""
        return self._text.get(one, 0)

    def boxes(self, shortest: int, longest: int) -> list[etree._Element]:
        """The elements outside the lists with so many characters of text, outer ones before inner ones."""
        # The weights were taken from the leaves up, and lists are known from the root down.
        return [
            one
            for one, length in reversed(self._text.items())
            if not self.within_lists(one) and one not in self._around and shortest <= length <= longest
        ]

    def within_lists(self, one: etree._Element) -> bool:
        """Whether `one` stands in a reference list or below its heading."""
        if one not in self._inside:
            above = one.getparent()
            self._inside[one] = one in self._protected or (above is not None and self._inside.get(above, False))
        return self._inside[one]

    def leaves_out(self, one: etree._Element) -> bool:
        """Whether `one` and all in it are no part of the article; asked from the root down."""
        name = local(one)
        listed = self.within_lists(one)
        if not name or name in _NEVER:
            return not (name == "button" and self._names_list(one))
        if name == "span" and "editsection" in tokens(one):
            return True
        if name in ("html", "body") or one in self._protected:
            return False
        if self._is_unseen(one) and not (listed or one in self._around):
            return next(one.iter("{*}math"), None) is None or self._text[one] > 500
        if name == "a":
            return "skip" in tokens(one)
        if one in self._beside and not listed and one not in self._around:
            return True
        if name in ("math", "sup", "sub", "i", "em", "b", "strong", "br", "p", "li", "td", "tr"):
            return False
        if listed or one in self._around or one in self._path:
            return False
        if self._root is not None and one not in self._own:
            return True
        return self._is_junk(one, name)

    def drops_text(self, one: etree._Element) -> bool:
        """Whether the text in `one` itself is outside the article, though parts of the article are in it."""
        return self._root is not None and one in self._path and one is not self._root

    def _is_unseen(self, one: etree._Element) -> bool:
        said = str(one.get("class") or "").split()
        return (
            one.get("hidden") is not None
            or str(one.get("aria-hidden") or "").lower() == "true"
            or _UNSEEN.search(str(one.get("style") or "")) is not None
            or not _FOR_READERS_ALOUD.isdisjoint(said)
            or not _FORMULAS.isdisjoint(said)
        )

    def _is_junk(self, one: etree._Element, name: str) -> bool:
        if self._text[one] > _MOST * self._all:
            return False
        linked = self._links[one] > _LINKED * max(1, self._text[one])
        named = _JUNK & tokens(one)
        if named and named <= _LINKS_ONLY and self._text[one] > _FEW and self._links[one] * 3 < self._text[one]:
            named = frozenset()
        if one in self._citing:
            return False
        if str(one.get("role") or "") in _ROLES or named:
            return True
        said = str(one.get("id") or "").lower()
        if said in _JUNK or not _JUNK_IDS.isdisjoint(said.replace("_", "-").split("-")):
            return True
        if name in ("footer", "form", "dialog", "menu"):
            return True
        if name == "header" and self._root is None:
            return linked or next(one.iter("{*}h1"), None) is None
        if name == "aside":
            return linked or self._root is None
        if name in ("ul", "ol", "div", "table") and linked and self._root is None and len(one) > 2:
            return not _YEAR.search(plain(one))
        return False
