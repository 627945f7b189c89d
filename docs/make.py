"""Writes the pages that are made from the code: `python docs/make.py`. A test keeps them current."""

from __future__ import annotations

from pathlib import Path

from citecheck.rules import RULES

FOLDER = Path(__file__).parent


def rules_page() -> str:
    """`rules.md`: every rule with why it matters, how to mend it, and where it errs."""
    parts = [
        "# The rules\n",
        "Made from the table in `citecheck/rules.py` by `python docs/make.py`;",
        "`citecheck explain RULE` prints the same.\n",
    ]
    stage = ""
    for rule in RULES.values():
        if rule.stage != stage:
            stage = rule.stage
            parts.append(f"## Stage: {stage}\n")
        parts.append(f"### {rule.name}\n")
        parts.append(f"**{rule.severity}**: {rule.summary}.\n")
        parts.append(f"*Why it matters.* {rule.why}\n")
        parts.append(f"*How to mend it.* {rule.mend}\n")
        parts.append(f"*Known problems.* {rule.known_problems}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    (FOLDER / "rules.md").write_text(rules_page(), encoding="utf-8")
