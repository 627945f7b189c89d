"""Records and references for the tests, from as little as a test has to say."""

from __future__ import annotations

from typing import Any

from citecheck.models import Author, Fields, Record, Reference, Span

SPAN = Span(start=0, end=10, line=1, column=1)


def people(names: str) -> tuple[Author, ...]:
    """`Shaw B, Darrow M` as authors; a name without initials is a group or a single name."""
    out = []
    for name in filter(None, (part.strip() for part in names.split(","))):
        family, _, given = name.rpartition(" ")
        initials = given.isupper() and len(given) <= 4
        out.append(Author(family=family, given=given) if family and initials else Author(family=name))
    return tuple(out)


def record(pmid: str = "29977117", **changes: Any) -> Record:
    """A record; keys of `Fields` and of `Record` may be given, `authors` as one string."""
    fields: dict[str, Any] = {
        "authors": people("Shaw B, Darrow M, Derian A"),
        "title": "Short-Term Outcomes in Treatment of Knee Osteoarthritis With 4 Bone Marrow Concentrate Injections.",
        "journal": "Clin Med Insights Arthritis Musculoskelet Disord",
        "year": 2018,
        "volume": "11",
        "pages": "117-24",
        "doi": "10.1177/1179544118781080",
        "pmcid": "PMC6024328",
    }
    names = set(Fields.__struct_fields__)
    fields |= {key: value for key, value in changes.items() if key in names}
    rest = {key: value for key, value in changes.items() if key not in names}
    if isinstance(fields["authors"], str):
        fields["authors"] = people(fields["authors"])
    year = fields["year"]
    rest.setdefault("issue_year", year)
    rest.setdefault("years", frozenset(y for y in (rest["issue_year"], rest.get("online_year")) if y))
    rest.setdefault("journals", (fields["journal"],) if fields["journal"] else ())
    rest.setdefault("dois", (fields["doi"],) if fields["doi"] else ())
    return Record(pmid=pmid, fields=Fields(pmid=pmid, **{k: v for k, v in fields.items() if k != "pmid"}), **rest)


def cite(source: Record | None = None, **changes: Any) -> Reference:
    """A reference that prints `source` (without identifiers), with `changes` to its fields or to itself."""
    own = (source or record()).fields
    names = set(Fields.__struct_fields__)
    fields: dict[str, Any] = {
        name: getattr(own, name) for name in ("authors", "title", "journal", "year", "volume", "issue", "pages")
    }
    fields |= {key: value for key, value in changes.items() if key in names}
    if isinstance(fields["authors"], str):
        fields["authors"] = people(fields["authors"])
    rest: dict[str, Any] = {"id": "ref-1", "label": "1", "span": SPAN}
    rest |= {key: value for key, value in changes.items() if key not in names}
    made = Fields(**fields)
    printed = [" ".join(f"{a.family} {a.given or ''}".strip() for a in made.authors), made.title, made.journal]
    rest.setdefault("raw", ". ".join(str(p) for p in printed if p) + f". {made.year};{made.volume}:{made.pages}.")
    return Reference(fields=made, **rest)
