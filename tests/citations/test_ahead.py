"""Numbers that jump ahead of those cited before them, or that the list lacks: cited, or no citations at all."""

import pytest
from citations.reading import markers, numbered
from documents.wordxml import RAISED, p, r, word

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.references import read_references

SAID = (
    "Owls live in most barns{}",
    "They were heard in 58% of barns{}",
    "Mice are what they like{}",
    "Rye keeps the mice{}",
    "Young owls fly late{}",
    "Old owls sleep more{}",
    "Habits of moulting differ{}",
    "Some owls never moult{}",
)
NAMES = ["Abel", "Brook", "Cole", "Dale", "Ende", "Fox", "Gray", "Hill", "Iver", "Jung", "Kern", "Lund", "Moor", "Nash"]
WORKS = [
    f"{name} A. Owls and the {name.lower()} barn. J Owls. {2001 + n};{n + 1}:1{n}-2{n}." for n, name in enumerate(NAMES)
]
LIST = "\n".join(f"{n}. {work}" for n, work in enumerate(WORKS, 1))
IN_ORDER = {1, 2, 3, 4, 5, 6}


def article(printed, early, late, before=""):
    """Six citations in order, and two others between them, as `printed` prints a number at the end of a sentence."""
    numbers = [1, early, 2, 3, 4, 5, late, 6]
    return " ".join([before, *(said.format(printed(n)) for said, n in zip(SAID, numbers, strict=True))]).strip()


def found(content, name):
    document = read_bytes(content, name)
    return [
        (int(one.marker.strip("[]().")), [int(to.removeprefix("ref-")) for to in one.references], list(one.missing))
        for one in read_citations(document, read_references(document)).citations
    ]


def in_html(printed, *numbers, before=""):
    works = "".join(f"<li>{work}</li>" for work in WORKS)
    page = f"<article><p>{article(printed, *numbers, before)}</p><h2>References</h2><ol>{works}</ol></article>"
    return found(f"<html><body>{page}</body></html>".encode(), "x.html")


def in_text(printed, *numbers, before=""):
    return found(f"{article(printed, *numbers, before)}\n\nReferences\n\n{LIST}\n".encode(), "x.txt")


def in_word(printed, *numbers, before=""):
    runs = [r(f"{before} ")] if before else []
    for part in article(lambda n: f".|{n}|", *numbers).split("|"):
        runs.append(f"<w:r><w:rPr>{RAISED}</w:rPr><w:t>{part}</w:t></w:r>" if part.isdigit() else r(part))
    return found(word("".join([p(*runs), p("References"), *map(p, LIST.split("\n"))])), "x.docx")


def raised(n):
    return f".<sup>{n}</sup>"


def before_stop(n):
    return f"<sup>{n}</sup>."


def glued(n):
    return f".{n}"


def enclosed(n):
    return f" ({n})."


FORMS = [(in_html, raised), (in_html, before_stop), (in_word, raised), (in_text, glued)]


@pytest.mark.parametrize(("read", "printed"), [*FORMS, (in_text, enclosed)])
@pytest.mark.parametrize(("early", "late"), [(14, 13), (9, 12), (12, 14)])
def test_a_number_of_the_list_may_jump_ahead(read, printed, early, late):
    numbers = [1, early, 2, 3, 4, 5, late, 6]
    assert read(printed, early, late) == [(n, [n], []) for n in numbers]


@pytest.mark.parametrize(("read", "printed"), FORMS)
@pytest.mark.parametrize("lacking", [18, 19, 45])
def test_a_number_that_the_list_lacks_is_told(read, printed, lacking):
    assert read(printed, 14, lacking)[6] == (lacking, [], [str(lacking)])


def test_a_bracket_among_raised_numbers():
    def printed(n):
        return f" [{n}]." if n > 6 else raised(n)

    assert in_html(printed, 14, 18)[1] == (14, [14], [])
    assert in_html(printed, 14, 18)[6] == (18, [], ["18"])


@pytest.mark.parametrize(
    "said",
    [
        "Iodine<sup>131</sup> and carbon<sup>14</sup> were given.",
        "They ate <sup>14</sup>C and [<sup>13</sup>F]rye, at 10<sup>9</sup> grains a day<sup>-12</sup>.",
        "It flew 5<sup>13</sup> m and (1 + r)<sup>12</sup> miles in the 19<sup>th</sup> century.",
        "Ann Hall,<sup>19</sup> Bo Lee<sup>21</sup> and Wu Chen<sup>22</sup> wrote of BRAF<sup>600</sup>.",
        "Their median age was 14 [9] years, or 3 [2-4] with rye.",
        "The mean weight was 5.2 kg [12], and she said “it flew [12] times” in [2019].",
        "The owls (12) were fed, and of the women (9) some left.",
    ],
)
def test_what_else_is_raised_or_in_brackets(said):
    assert in_html(raised, 4, 5, before=said) == [(n, [n], []) for n in (1, 4, 2, 3, 4, 5, 5, 6)]


@pytest.mark.parametrize(
    "said",
    [
        "Version 2.14 was used, and Fig.12 shows it.",
        "It was open until Dec.12 The barn was then shut.",
        "They gave approx.13 grains and Windows.95 too.",
        "The file said.19 was lost.",
    ],
)
def test_what_else_is_glued(said):
    assert in_text(glued, 4, 5, before=said) == [(n, [n], []) for n in (1, 4, 2, 3, 4, 5, 5, 6)]


@pytest.mark.parametrize(
    "said",
    [
        "Of all that were seen in the barns many women (12) were owls.",
        "Most of them had fever (14) and some a cough (12).",
        "That was true of 58% (14).",
        "Of the men in that barn 23 (14) left.",
        "In the barn (14) owls sat.",
        "They went away in that summer (15).",
    ],
)
def test_counts_in_parentheses(said):
    assert in_text(enclosed, 4, 5, before=said) == [(n, [n], []) for n in (1, 4, 2, 3, 4, 5, 5, 6)]


def test_a_count_that_has_the_number_of_a_work_cited_in_its_turn():
    said = [f"Owls of the kind {name} sleep ({n})." for n, name in enumerate(NAMES, 1)]
    text = " ".join([said[0], "They went away in that summer (14).", *said[1:]])
    assert [to for _, to, _ in markers(text, numbered(14))] == [[n] for n in range(1, 15)]
