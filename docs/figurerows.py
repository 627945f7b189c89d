"""The rows of the tables of figures: what each is called, where the log of `tox -e accuracy` has it, and its goal."""

from __future__ import annotations

from typing import NamedTuple

_GOAL = "at most 0.02"
_FOUND = "... wrong in one thing, found"


class Row(NamedTuple):
    """A figure: its name (with `...` in front: of the row above), a pattern whose group is the figure, and its goal."""

    name: str
    pattern: str
    goal: str = ""
    front: bool = False
    """It stands in README too, and not in `figures.md` alone."""


_WRONG = {
    "arms": "two figures or sides exchanged",
    "number": "a wrong figure",
    "direction": "a direction reversed",
    "significance": "significance turned round",
    "overstated": "more certainty than the abstract has",
    "design": "another design",
}


def worded(
    name: str, set_: int, half: str, honest: int, all_of: int = 0, *, front: bool = False, **wrong: int
) -> list[Row]:
    """The rows of one half of one set of claims worded by hand: how many honest ones there are, and how many wrong ones
    of each kind, or (`all_of`) of all kinds together. A figure of another half or set is never taken for theirs.
    """
    begins = rf"^claims worded blind, claims_by_hand_{set_}\.jsonl, half {half} .*\n(?:  .*\n)*?  "
    accused = rf"{begins}honest claims with a warning or error: ([\d.]+)"
    rows = [Row(f"{name}, {honest} honest ones with a warning or error", accused, _GOAL, front)]
    for kind, count in wrong.items():
        found = rf"{begins}{kind} +{count} .*rule +(\d+)"
        rows.append(Row(f"... {count} with {_WRONG[kind]}, found", found, front=front))
    if all_of:
        found = rf"{begins}by the rule of its kind: (\d+) of"
        rows.append(Row(f"... {all_of} wrong in one thing, found", found, front=front))
    return rows


def _of_line(line: str, *told: tuple[str, str, str], front: bool = False) -> list[Row]:
    """A row for each figure of one line of the log: its name, what stands before it there, and its goal."""
    return [Row(name, rf"{line}.*?{before} ([\d.]+)", goal, front) for name, before, goal in told]


def _numbers(name: str, line: str, *, front: bool = False) -> list[Row]:
    """The rows of a set of claims that cite another entry of their list: how many are noticed, and what is accused."""
    begins = rf"cited by another number, {line}.*?"
    return [
        Row(f"{name}, noticed", rf"{begins}: found ([\d.]+)", front=front),
        Row("... true ones given to another entry", rf"{begins}to another entry ([\d.]+)", front=front),
        Row(
            "... true ones whose work is said to be about something else",
            rf"{begins}of another work ([\d.]+)",
            front=front,
        ),
    ]


def _near(name: str, sets: str, *, front: bool = False) -> list[Row]:
    """The rows of one group of sets of claims near the wording, by the letter with which its name begins."""
    line = f"claims near the wording, sets {sets}"
    return _of_line(line, (name, "honest accused", _GOAL), (_FOUND, "wrong found", ""), front=front)


def _articles(name: str, articles: str, *, front: bool = False) -> list[Row]:
    """The rows of the claims of some articles."""
    own = f"{_FOUND} by the rule of their kind", "rule of their kind", ""
    return _of_line(f"claims in articles {articles},", (name, "honest accused", _GOAL), own, front=front)


def _changed(name: str, claims: str, *, front: bool = False) -> list[Row]:
    """The rows of the true claims with one figure changed."""
    lacking = "... true ones whose figure the abstract is made to lack, accused", "sentences with the figure", ""
    return _of_line(f"one figure changed, {claims}", (f"{name}, found", "found", ""), lacking, front=front)


def _of_records(name: str, set_: str, *, front: bool = False, wrong: str = "") -> list[Row]:
    """The rows of one set of the claims on real records."""
    found = [(f"... {wrong}, found", "wrong found", "")] if wrong else []
    return _of_line(f"claims of records, {set_}: ", (name, "honest accused", _GOAL), *found, front=front)


def _whom_and_how(name: str, half: str, *, front: bool = False, wrong: bool = True) -> list[Row]:
    """The rows of one half of the claims of whom and how."""
    line = f"  claims of whom and how, half {half}: "
    found = [(_FOUND, "wrong found", "")] if wrong else []
    return _of_line(line, (name, "honest accused", _GOAL), *found, front=front)


ROWS: tuple[Row, ...] = (
    Row(
        "citations linked to references, F1: brackets, in 71 articles",
        r"^citation to reference, docs[^$]*?bracket .*?F1 ([\d.]+)", "0.97", front=True,
    ),
    Row(
        "... author and year, in 25 articles",
        r"^citation to reference, docs[^$]*?authoryear .*?F1 ([\d.]+)", "0.93", front=True,
    ),
    Row("... bare digits, 24 restyled articles", r"restyled[^$]*?bare .*?F1 ([\d.]+)", "0.90", front=True),
    Row("... glued superscripts, 24 restyled articles", r"restyled[^$]*?sup_glued .*?F1 ([\d.]+)", "0.90", front=True),
    Row(
        "reference lists found and split exactly, of 106 articles",
        r"lists, docs: .*split exactly ([\d.]+)", "0.95", front=True,
    ),
    Row(
        "unseen printed references, six fields all right, of 971",
        r"^all +n= +971 .*all six ([\d.]+)", "0.95", front=True,
    ),
    Row(
        "printed references: right status and right PMID, of 1,664",
        r"fields read: [^$]*?right ([\d.]+) \(goal", "0.99", front=True,
    ),
    Row(
        "... honest ones with a warning or error",
        r"fields read: [^$]*?honest accused ([\d.]+)", "at most 0.01", front=True,
    ),
    Row("... invented ones called verified", r"fields read: [^$]*?invented verified (\d+)", "0", front=True),
    Row(
        "claims changed in one thing by a program: found, mean over facets", r"^mean ([\d.]+);", "0.85", front=True
    ),
    Row(
        "... faithful ones with a warning or a conflict, of 1,410",
        r"^mean .*faithful claims with a warning or conflict ([\d.]+)", _GOAL, front=True,
    ),
    Row(
        "claims written by hand, 315 honest ones with a warning or error",
        r"honest claims with a warning or error: ([\d.]+)", _GOAL,
    ),
    Row("... 50 with a wrong figure, found", r"^  number +50 .*rule +(\d+)"),
    Row("... 52 with a direction reversed, found", r"^  direction +52 .*rule +(\d+)"),
    *worded("reversals freely worded, with honest claims that tempt (half A, used for mending)", 6, "A", 43,
            front=True, direction=43),
    *worded("claims that keep hardly a word of the abstract's", 8, "C", 42, front=True),
    *worded("the freest wordings (negations, everyday words)", 9, "C", 120, front=True, direction=17),
    *worded("claims as authors cite, the honest ones used for no mending", 12, "C", 120, all_of=40),
    *worded("another, half B (2 accused before that was mended; the wrong ones used for nothing)", 15, "B", 100,
            all_of=50),
    *worded("wrong in every facet and with more said of the source (7 of the honest accused before that was mended)",
            16, "C", 230, all_of=153),
    *worded("another such set, worded after that (2 accused before that was mended)", 17, "C", 268, all_of=156),
    *worded("wrong in every facet (3 accused before that was mended)", 18, "C", 240, all_of=142, front=True),
    *worded("short assertions in words of one's own (2 accused before that was mended)", 19, "C", 100, all_of=200),
    *worded("worded by a reviewer to break the rules (17% accused before three quarters of that were mended)", 20, "C", 477,
            front=True),
    Row(
        "claims told within sentences of their author's own, 120 honest ones with a warning or error",
        r"^claims worded blind, claims_embedded.*\n(?:  .*\n)*?  honest claims with a warning or error: ([\d.]+)",
        _GOAL,
    ),
    Row(
        "... 28 with a direction reversed, found",
        r"^claims worded blind, claims_embedded.*\n(?:  .*\n)*?  direction +28 .*rule +(\d+)",
    ),
    Row(
        "claims that say something of their source, made by a program, honest ones accused",
        r"said of their source: honest accused ([\d.]+)", _GOAL,
    ),
    Row(
        "... wrong in that, found, mean over seven kinds", r"said of their source: .*wrong found ([\d.]+)", "0.85"
    ),
    Row(
        "honest sentences in other words, with something added or from their other side, accused",
        r"honest sentences in other words: ([\d.]+)", _GOAL,
    ),
    *_near(
        "claims on 260 invented abstracts, near the wording, honest ones that tempt, accused (used for mending)", "A"
    ),
    *_near("claims on 60 invented abstracts, near the wording, 360 honest ones, accused (13 before that was mended; the "
           "wrong ones used for nothing)", "G", front=True),
    *_near("claims on 90 invented abstracts, worded freely, of direction and significance, honest ones accused (0.04 "
           "before that was mended)", "F", front=True),
    *_articles("claims of eight freely written review articles, 486 honest ones, accused (used for mending)", "1 to 8"),
    *_articles("claims of two freely written review articles, the wrong ones used for nothing, 142 honest ones, accused "
               "(1 before that was mended)", "9 and 10", front=True),
    *_whom_and_how("claims of whom, of how and how surely it was found, on real records, 200 honest ones, accused (used "
                   "for mending)", "A"),
    *_whom_and_how("... 100 more, accused", "B"),
    *_whom_and_how("claims of whom, of how and how surely it was found, on real records, 100 honest ones, accused (1 before "
                   "that was mended; the wrong ones used for nothing)", "C", front=True),
    *_whom_and_how("... 415 by a reviewer who meant to break that, accused (48 before that was mended)", "D",
                   wrong=False),
    *_whom_and_how("claims by two reviewers who meant to break the other rules, 947 honest ones, accused (59 before some "
                   "of that was mended)", "E", wrong=False, front=True),
    *_of_records("claims on real records, 225 true ones with figures (half of them as the full text may give), accused",
                 "A"),
    *_of_records("claims on real records, 180 true ones with figures, accused", "B", front=True,
                 wrong="one figure wrong (74 of them another figure of the abstract; looked at while mending)"),
    *_of_records("claims on real records, 160 true ones with figures (half of them as the full text may give), accused "
                 "(used for nothing)", "E", front=True),
    *_of_records("claims on real records, 120 true ones with figures, accused (1 before that was mended; the wrong ones "
                 "used for nothing)", "D", front=True, wrong="one figure wrong, as authors get them wrong"),
    *_of_records("claims on real records, 180 true ones with a direction, accused (used for nothing)", "C", front=True,
                 wrong="direction or significance turned round"),
    *_changed("one figure changed in claims worded by hand, of 1,056 (fitted to)", "claims by hand"),
    *_changed("one figure changed in claims of eight review articles, of 483 (fitted to)", "articles 1 to 8"),
    *_changed("one figure changed in claims of two review articles, of 148 (fitted to nothing)", "articles 9 and 10",
              front=True),
    Row(
        "true findings that an abstract leaves out, held against the rest of it, accused of a facet",
        r"findings that the abstract leaves out: ([\d.]+)", front=True,
    ),
    Row(
        "wrong work noticed, random record (at 4-5 % of real citing sentences)",
        r"'random': ([\d.]+)", "0.97", front=True,
    ),
    Row("... nearest record in topic", r"'nearest': ([\d.]+)", "0.60", front=True),
    *_numbers(
        "wrong work in a list of 31 that holds the right one and its 12 nearest, real citing sentences, the nearest cited",
        "citing sentences borne out or not, the nearest", front=True,
    ),
    *_numbers("... a random one cited", "citing sentences borne out or not, one of"),
    *_numbers("... sentences that their work bears out, the nearest cited", "citing sentences borne out, the nearest"),
    *_numbers("... a random one cited", "citing sentences borne out, one of"),
    *_numbers("a neighbour's number in two review articles (fitted to nothing)", r"articles 9 and 10", front=True),
    *_numbers("a neighbour's number in eight review articles (fitted to)", r"articles 1 to 8"),
    *_numbers(
        "a wrong number in two articles on one narrow question each (5 true ones accused before that was mended)",
        r"two narrow lists", front=True,
    ),
    Row("SciFact (development part), three-way macro-F1", r"scifact_dev: macro-F1 ([\d.]+)", "0.60", front=True),
    Row(
        "evidence sentence among the first three, SciFact (development part)",
        r"scifact_dev: evidence .*three ([\d.]+)", "0.85", front=True,
    ),
)  # fmt: skip
"""Every figure; in README each set of claims stands of which more honest ones are accused than is the goal."""
