"""What a corpus is counted by: documents, rules, journals, years."""

# ruff: noqa: S608 - statements are put together from this module's own names alone

from __future__ import annotations

from collections.abc import Iterator

from citecheck.batch.names import page_file
from citecheck.batch.state import State
from citecheck.report.html import Line, RuleCount, Share

_RUN = "JOIN run USING (path)"
_RIGHT = "('verified', 'out_of_scope', 'unchecked')"


def lines(state: State) -> Iterator[Line]:
    """The documents of the run, the worst first: unreadable ones, then by errors, warnings and notes."""
    rows = state.db.execute(
        "SELECT path, status, errors, warnings, notes, refs, claims, why "
        f"FROM documents {_RUN} ORDER BY status = 'unreadable' DESC, errors DESC, warnings DESC, notes DESC, place"
    )
    for path, status, errors, warnings, notes, references, claims, why in rows:
        yield Line(
            path=path,
            page=page_file(path),
            status=status,
            errors=errors,
            warnings=warnings,
            notes=notes,
            references=references,
            claims=claims,
            error=why,
        )


def documents(state: State) -> dict[str, int]:
    """Documents by status."""
    return dict(
        state.db.execute(f"SELECT status, count(*) FROM documents {_RUN} GROUP BY status ORDER BY status").fetchall()
    )


def references(state: State) -> dict[str, int]:
    """References by status."""
    return dict(
        state.db.execute(f"SELECT status, count(*) FROM citing {_RUN} GROUP BY status ORDER BY status").fetchall()
    )


def findings(state: State) -> dict[str, int]:
    """Findings by severity, accepted ones left out."""
    query = f"SELECT severity, count(*) FROM findings {_RUN} WHERE NOT accepted GROUP BY severity ORDER BY severity"
    return dict(state.db.execute(query).fetchall())


def claims(state: State) -> int:
    """The number of claims."""
    total: int = state.db.execute(f"SELECT coalesce(sum(claims), 0) FROM documents {_RUN}").fetchone()[0]
    return total


def verdicts(state: State) -> dict[str, int]:
    """Claims held against works, by verdict: a claim that cites two works counts for each."""
    return dict(
        state.db.execute(f"SELECT verdict, count(*) FROM claims {_RUN} GROUP BY verdict ORDER BY verdict").fetchall()
    )


def rules(state: State) -> tuple[RuleCount, ...]:
    """Findings by rule, accepted ones left out, the most frequent first."""
    rows = state.db.execute(
        f"SELECT rule, severity, count(*) AS n, count(DISTINCT path) FROM findings {_RUN} WHERE NOT accepted "
        "GROUP BY rule, severity ORDER BY n DESC, rule, severity"
    )
    return tuple(RuleCount(rule=a, severity=b, findings=c, documents=d) for a, b, c, d in rows)


def years(state: State) -> tuple[Share, ...]:
    """How often references of each year are wrong, in order of years."""
    return _shares(state, "year", "name", -1)


def journals(state: State, most: int) -> tuple[Share, ...]:
    """The journals with the most wrong references, those with none left out."""
    return tuple(share for share in _shares(state, "journal", "wrong DESC, refs DESC, name", most) if share.wrong)


def _shares(state: State, column: str, order: str, most: int) -> tuple[Share, ...]:
    rows = state.db.execute(
        f"SELECT coalesce(works.{column}, citing.{column}) AS name, count(*) AS refs, "
        f"sum(status NOT IN {_RIGHT}) AS wrong "
        f"FROM citing {_RUN} LEFT JOIN works USING (pmid) "
        f"WHERE name IS NOT NULL GROUP BY name ORDER BY {order} LIMIT ?",
        (most,),
    )
    return tuple(Share(name=str(name), references=references, wrong=wrong) for name, references, wrong in rows)
