"""Writes the pages that are made from the code, and the figures that are made from measuring.

`python docs/make.py` writes the rules' pages, the options in `command-line.md` and the manual page; a test keeps them
current. With `--accuracy LOG --date DATE`, LOG being what `tox -e accuracy` printed, it writes `figures.md` and the table
of the chief figures in README as well; with `--performance LOG --date DATE`, of `tox -e performance`, `speed.md`.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path

import commandpages
import figurerows
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


def figures_table(log: str, date: str, rows: Iterable[figurerows.Row]) -> str:
    """The figures of one run of the accuracy tests, as a table.

    Raises:
        SystemExit: a figure is missing from `log`.
    """
    lines = [
        f"Measured by `tox -e accuracy` on the development data, {date}:",
        "",
        "| figure | measured | goal |",
        "| --- | --- | --- |",
    ]
    for row in rows:
        found = re.search(row.pattern, log, re.MULTILINE)
        if found is None:
            raise SystemExit(f"the log has no figure for: {row.name}")
        lines.append(f"| {row.name} | {found.group(1)} | {row.goal} |")
    return "\n".join(lines)


def write_figures(log: str, date: str) -> None:
    """Write `figures.md` whole, and the table between README's marks."""
    page = f"# Figures\n\n{figures_table(log, date, figurerows.ROWS)}\n\n## The log\n\n```text\n{log.strip()}\n```\n"
    (FOLDER / "figures.md").write_text(page, encoding="utf-8")
    readme = FOLDER.parent / "README.md"
    text = readme.read_text(encoding="utf-8")
    front = figures_table(log, date, [row for row in figurerows.ROWS if row.front])
    table = f"<!-- figures -->\n{front}\n<!-- end of figures -->"
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
