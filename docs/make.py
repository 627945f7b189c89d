"""Writes the pages that are made from the code, and the figures that are made from measuring.

`python docs/make.py` writes the rules' pages, the options in `command-line.md` and the manual page; a test keeps them
current. With `--accuracy LOG --date DATE`, LOG being what `tox -e accuracy` printed, it writes `figures.md` and the table
of figures in README as well; with `--performance LOG --date DATE`, of `tox -e performance`, `speed.md`.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import commandpages
import rulepages

FOLDER = Path(__file__).parent
_MARK = "<!-- made by docs/make.py from here on -->\n"


def made() -> dict[Path, str]:
    """Every file that is made from the code, with what it is to hold."""
    line = FOLDER / "command-line.md"
    head, mark, _ = line.read_text(encoding="utf-8").partition(_MARK)
    return {
        FOLDER / "rules.md": rulepages.index(),
        **{FOLDER / "rules" / name: text for name, text in rulepages.pages().items()},
        line: head + mark + "\n" + commandpages.page(),
        FOLDER / "citecheck.1": commandpages.manual(),
    }


def write() -> None:
    """Write them, and take away the pages of rules that are no more."""
    files = made()
    (FOLDER / "rules").mkdir(exist_ok=True)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    for path in (FOLDER / "rules").glob("*.md"):
        if path not in files:
            path.unlink()


_WRONG = {
    "arms": "two figures or sides exchanged",
    "number": "a wrong figure",
    "direction": "a direction reversed",
    "significance": "significance turned round",
    "overstated": "more certainty than the abstract has",
    "design": "another design",
}


def _worded(name: str, set_: int, half: str, honest: int, all_of: int = 0, **wrong: int) -> list[tuple[str, str, str]]:
    """The rows of one half of one set of claims worded by hand: how many honest ones there are, and how many wrong ones
    of each kind, or (`all_of`) of all kinds together. A figure of another half or set is never taken for theirs.
    """
    begins = rf"^claims worded blind, claims_by_hand_{set_}\.jsonl, half {half} .*\n(?:  .*\n)*?  "
    accused = rf"{begins}honest claims with a warning or error: ([\d.]+)"
    rows = [(f"{name}, {honest} honest ones with a warning or error", accused, "at most 0.02")]
    for kind, count in wrong.items():
        rows.append((f"... {count} with {_WRONG[kind]}, found", rf"{begins}{kind} +{count} .*rule +(\d+)", ""))
    if all_of:
        rows.append((f"... {all_of} wrong in one thing, found", rf"{begins}by the rule of its kind: (\d+) of", ""))
    return rows


def _near(name: str, sets: str) -> list[tuple[str, str, str]]:
    """The rows of one group of sets of claims near the wording, by the letter with which its name begins."""
    line = rf"claims near the wording, sets {sets}.*"
    return [
        (name, rf"{line}honest accused ([\d.]+)", "at most 0.02"),
        ("... wrong in one thing, found", rf"{line}wrong found ([\d.]+)", ""),
    ]


def _articles(name: str, articles: str) -> list[tuple[str, str, str]]:
    """The rows of the claims of some articles."""
    line = rf"claims in articles {articles},.*"
    return [
        (name, rf"{line}honest accused ([\d.]+)", "at most 0.02"),
        ("... wrong in one thing, found by the rule of their kind", rf"{line}rule of their kind ([\d.]+)", ""),
    ]


_ROWS = (
    (
        "citations linked to references, F1: brackets, in 71 articles",
        r"^citation to reference, docs[^$]*?bracket .*?F1 ([\d.]+)",
        "0.97",
    ),
    ("... author and year, in 25 articles", r"^citation to reference, docs[^$]*?authoryear .*?F1 ([\d.]+)", "0.93"),
    ("... bare digits, 24 restyled articles", r"restyled[^$]*?bare .*?F1 ([\d.]+)", "0.90"),
    ("... glued superscripts, 24 restyled articles", r"restyled[^$]*?sup_glued .*?F1 ([\d.]+)", "0.90"),
    ("reference lists found and split exactly, of 106 articles", r"lists, docs: .*split exactly ([\d.]+)", "0.95"),
    ("unseen printed references, six fields all right, of 971", r"^all +n= +971 .*all six ([\d.]+)", "0.95"),
    ("printed references: right status and right PMID, of 1,664", r"fields read: [^$]*?right ([\d.]+) \(goal", "0.99"),
    ("... honest ones with a warning or error", r"fields read: [^$]*?honest accused ([\d.]+)", "at most 0.01"),
    ("... invented ones called verified", r"fields read: [^$]*?invented verified (\d+)", "0"),
    ("claims changed in one thing by a program: found, mean over facets", r"^mean ([\d.]+);", "0.85"),
    (
        "claims written by hand, 315 honest ones with a warning or error",
        r"honest claims with a warning or error: ([\d.]+)",
        "at most 0.02",
    ),
    ("... 50 with a wrong figure, found", r"^  number +50 .*rule +(\d+)", ""),
    ("... 52 with a direction reversed, found", r"^  direction +52 .*rule +(\d+)", ""),
    *_worded(
        "reversals freely worded, with honest claims that tempt (half A, used for mending)",
        6,
        "A",
        43,
        direction=43,
    ),
    *_worded("claims that keep hardly a word of the abstract's", 8, "C", 42),
    *_worded("the freest wordings (negations, everyday words)", 9, "C", 120, direction=17),
    *_worded(
        "claims as authors cite, the honest ones used for no mending",
        12,
        "C",
        120,
        all_of=40,
    ),
    *_worded(
        "another, half B (2 accused before that was mended; the wrong ones used for nothing)",
        15,
        "B",
        100,
        all_of=50,
    ),
    *_worded(
        "the latest, wrong in every facet and with more said of the source (7 of the honest accused before that was mended)",
        16,
        "C",
        230,
        all_of=153,
    ),
    *_worded(
        "... another such set, worded after that (2 accused before that was mended)",
        17,
        "C",
        268,
        all_of=156,
    ),
    *_worded("... another (3 accused before that was mended)", 18, "C", 240, all_of=142),
    *_worded("short assertions in words of one's own (2 accused before that was mended)", 19, "C", 100, all_of=200),
    *_worded("worded by a reviewer to break the rules (17% accused before half of that was mended)", 20, "C", 477),
    (
        "claims told within sentences of their author's own, 120 honest ones with a warning or error",
        r"^claims worded blind, claims_embedded.*\n(?:  .*\n)*?  honest claims with a warning or error: ([\d.]+)",
        "at most 0.02",
    ),
    (
        "... 28 with a direction reversed, found",
        r"^claims worded blind, claims_embedded.*\n(?:  .*\n)*?  direction +28 .*rule +(\d+)",
        "",
    ),
    (
        "claims that say something of their source, made by a program, honest ones accused",
        r"said of their source: honest accused ([\d.]+)",
        "at most 0.02",
    ),
    ("... wrong in that, found, mean over seven kinds", r"said of their source: .*wrong found ([\d.]+)", "0.85"),
    (
        "honest sentences in other words, with something added or from their other side, accused",
        r"honest sentences in other words: ([\d.]+)",
        "at most 0.02",
    ),
    *_near(
        "claims on 210 invented abstracts, near the wording, honest ones that tempt, accused (used for mending)", "A"
    ),
    *_near("... on 50 more, worded after that (0.04 of the honest ones accused before that was mended)", "E"),
    *_near("... on 90 more, worded freely, of direction and significance (0.04 accused before)", "F"),
    *_articles("claims of eight freely written review articles, 486 honest ones, accused (used for mending)", "1 to 8"),
    *_articles(
        "... of two more, the wrong ones used for nothing (1 accused before that was mended), 142 honest ones, accused",
        "9 and 10",
    ),
    (
        "true findings that an abstract leaves out, held against the rest of it, accused of a facet",
        r"findings that the abstract leaves out: ([\d.]+)",
        "",
    ),
    ("wrong work noticed, random record (at 4-5 % of real citing sentences)", r"'random': ([\d.]+)", "0.97"),
    ("... nearest record in topic", r"'nearest': ([\d.]+)", "0.60"),
    ("SciFact (development part), three-way macro-F1", r"scifact_dev: macro-F1 ([\d.]+)", "0.60"),
    (
        "evidence sentence among the first three, SciFact (development part)",
        r"scifact_dev: evidence .*three ([\d.]+)",
        "0.85",
    ),
)


def figures_table(log: str, date: str) -> str:
    """The figures of one run of the accuracy tests, as the table that README shows.

    Raises:
        SystemExit: a figure is missing from `log`.
    """
    lines = [
        f"Measured by `tox -e accuracy` on the development data, {date}:",
        "",
        "| figure | measured | goal |",
        "| --- | --- | --- |",
    ]
    for name, pattern, goal in _ROWS:
        found = re.search(pattern, log, re.MULTILINE)
        if found is None:
            raise SystemExit(f"the log has no figure for: {name}")
        lines.append(f"| {name} | {found.group(1)} | {goal} |")
    return "\n".join(lines)


def write_figures(log: str, date: str) -> None:
    """Write `figures.md` whole, and the table between README's marks."""
    page = f"# Figures\n\nWhat `tox -e accuracy` printed on {date}, on the development data.\n\n```text\n{log.strip()}\n```\n"
    (FOLDER / "figures.md").write_text(page, encoding="utf-8")
    readme = FOLDER.parent / "README.md"
    text = readme.read_text(encoding="utf-8")
    table = f"<!-- figures -->\n{figures_table(log, date)}\n<!-- end of figures -->"
    readme.write_text(re.sub(r"<!-- figures -->.*?<!-- end of figures -->", lambda _: table, text, flags=re.S), "utf-8")


def write_speed(log: str, date: str) -> None:
    """Write `speed.md` whole."""
    lines = (line.rstrip() for line in log.splitlines() if line.strip(". \n"))
    page = (
        f"# What a run takes\n\nWhat the tests of `tox -e performance` printed on {date}, in several runs. Seconds are those of that machine,"
        "\ntwo cores; ratios, requests and memory say more, and the load is told where other work ran beside.\n\n```text\n"
        + "\n".join(lines)
        + "\n```\n"
    )
    (FOLDER / "speed.md").write_text(page, encoding="utf-8")


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description="Writes the pages that are made from the code or from measuring.")
    parser.add_argument("--accuracy", type=Path, metavar="LOG", help="what `tox -e accuracy` printed")
    parser.add_argument("--performance", type=Path, metavar="LOG", help="what `tox -e performance` printed")
    parser.add_argument("--date", help="when that was, as 2026-01-31")
    options = parser.parse_args()
    logs = ((options.accuracy, write_figures), (options.performance, write_speed))
    if any(log for log, _ in logs) and not options.date:
        parser.error("figures need their --date")
    for log, write_page in logs:
        if log:
            write_page(log.read_text(encoding="utf-8"), options.date)
    write()


if __name__ == "__main__":
    main()
