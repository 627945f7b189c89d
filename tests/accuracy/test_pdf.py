"""Articles printed into PDF give the references and links of the plain text. Prints the shares; run with `-s`."""

from __future__ import annotations

import io
import json
import re
import tarfile
from collections import Counter

import pytest
from printing import CHROMIUM, escaped, page_of, print_by_chromium

from citecheck.citations import read_citations
from citecheck.documents.pdf.reading import read
from citecheck.models import Document
from citecheck.references import read_references

pytestmark = pytest.mark.accuracy
_EVERY = 4
"""Of the articles, each fourth is printed: in one column and in two by turns."""


def blocks_of(text, gold):
    """The article as blocks to print; a superscript style is printed raised."""
    markers = gold["markers"] if gold["style"] == "superscript" else []
    raised = [(marker["start"], marker["end"]) for marker in markers]
    start = gold["reflist_start"] if gold["reflist_start"] is not None else len(text)
    out = []
    for match in re.finditer(r"[^\r\n]+", text):
        line, (left, right) = match.group(), match.span()
        markup, at = "", left
        for one, two in raised:
            if left <= one and two <= right and right <= start:
                markup += f"{escaped(text[at:one])}<sup>{escaped(text[one:two])}</sup>"
                at = two
        markup += escaped(text[at:right])
        if left >= start:
            tag = "h2" if len(line) < 40 and not re.search(r"\d", line) else "ref"
        else:
            tag = "h1" if not out else "h2" if len(line) < 80 and line[-1] not in ".:;?!" else "p"
        out.append((tag, markup))
    return out


def found_in(document):
    listed = read_references(document)
    cited = read_citations(document, listed)
    raw = {reference.id: re.sub(r"[\W_]", "", reference.raw) for reference in listed.references}
    # By the work that a link leads to: where one entry more is found, those after it have other numbers.
    return list(raw.values()), Counter(
        raw[reference] for citation in cited.citations for reference in citation.references
    )


def test_printed_articles_give_what_their_text_gives(shared, tmp_path):
    if not CHROMIUM:
        pytest.skip("needs chromium, which is not installed")
    with tarfile.open(shared / "data" / "references" / "documents.tar.xz") as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}
    names = sorted(name for name in files if "/docs/" in f"/{name}" and name.endswith(".json"))[1::_EVERY]
    total: dict[int, Counter[str]] = {1: Counter(), 2: Counter()}
    print()
    for number, name in enumerate(names):
        columns = 1 + number % 2
        text = io.TextIOWrapper(io.BytesIO(files[name[:-4] + "txt"]), encoding="utf-8", newline="").read()
        target = tmp_path / f"{number}.pdf"
        page = page_of(blocks_of(text, json.loads(files[name])), columns, "Journal of Printed Things", columns == 2)
        print_by_chromium(page, target)
        extract = read(target.read_bytes())
        plain, links = found_in(Document(path="x", format="text", text=text, sha256=""))
        printed = Document(
            path="x", format="pdf", text=extract.text, sha256="", marks=extract.marks, anchors=extract.anchors
        )
        mine, found = found_in(printed)
        same = sum((Counter(plain) & Counter(mine)).values())
        linked = sum((links & found).values())
        count = total[columns]
        count.update(articles=1, lists=plain == mine, references=len(plain), same=same)
        count.update(links=links.total(), found=found.total(), linked=linked)
        if plain != mine or links != found:
            short = f"{name.rsplit('/')[-1]} in {columns}"
            print(f"  {short}: references {same} of {len(plain)}, links {linked} of {links.total()}")
    for columns, count in total.items():
        print(
            f"{columns} column(s), n={count['articles']}: "
            f"lists the same {count['lists'] / count['articles']:.3f}, "
            f"references {count['same'] / count['references']:.3f}, "
            f"links found {count['linked'] / count['links']:.3f}, "
            f"links right {count['linked'] / count['found']:.3f}"
        )
        assert count["same"] / count["references"] >= 0.97
        assert count["linked"] / count["links"] >= 0.95
