"""Settings of a run: defaults < citecheck.toml or [tool.citecheck] < environment < options; and the accept list."""

from __future__ import annotations

import datetime
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import msgspec
from msgspec import Struct

from citecheck.errors import ConfigError
from citecheck.models import Severity
from citecheck.rules import RULES

FailOn: TypeAlias = Literal["error", "warning", "note", "never"]

FILE_NAMES = ("citecheck.toml", "pyproject.toml")
"""Looked for in the folder of the run and its parents; in `pyproject.toml` the table is `[tool.citecheck]`."""

_TABLE = ("tool", "citecheck")


class Accepted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the accept list: findings of `rule` that somebody has looked at and disagrees with.

    `reference` narrows it to one work: a DOI, a PMID, or words that stand in the printed reference (or, for findings
    without a reference, in the text of the finding). After the date `until` the entry counts no more.
    """

    rule: str
    reason: str
    reference: str | None = None
    until: datetime.date | None = None


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Everything that a run can be told, but its documents; a field's name is its key in the configuration."""

    pubmed: str = "ncbi"
    eutils_url: str | None = None
    idconv_url: str | None = None
    citmatch_url: str | None = None
    email: str | None = None
    claims: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "warning"
    offline: bool = False
    refresh: bool = False
    cache_dir: str | None = None
    jobs: int | None = None
    engine: Literal["local", "dask"] = "local"
    scheduler: str | None = None
    redis: str | None = None
    judge: str | None = None
    judge_url: str | None = None
    severities: dict[str, Severity] = {}
    accept: tuple[Accepted, ...] = ()


_ENVIRONMENT = {
    "CITECHECK_PUBMED": "pubmed",
    "CITECHECK_EUTILS_URL": "eutils-url",
    "CITECHECK_IDCONV_URL": "idconv-url",
    "CITECHECK_CITMATCH_URL": "citmatch-url",
    "CITECHECK_CACHE_DIR": "cache-dir",
    "CITECHECK_REDIS": "redis",
    "NCBI_EMAIL": "email",
}


def load(
    options: Mapping[str, object], *, config_file: Path | None = None, search_from: Path | None = None
) -> tuple[Settings, Path | None]:
    """The settings of a run, and the file that some of them came from.

    `options` are keys as in the configuration (`fail-on`), None where not given. `config_file` is read where given,
    else the first of `FILE_NAMES` in `search_from` or a folder above it; with neither, none.

    Raises:
        ConfigError: a file cannot be read, a key is unknown, or a value is not one that the key can have.
    """
    path, table = _read(config_file) if config_file else _search(search_from) if search_from else (None, {})
    merged: dict[str, object] = {**table, **_placed(table, path.parent)} if path else {}
    merged.update({key: os.environ[name] for name, key in _ENVIRONMENT.items() if os.environ.get(name)})
    merged.update({key: value for key, value in options.items() if value is not None})
    where = f" in {path.name}" if path else ""
    _refuse_unknown_keys(table, where)
    try:
        settings = msgspec.convert(merged, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(f"the configuration{where} is not valid: {_plain(str(error))}") from error
    _check(settings, where)
    return settings, path


def _read(path: Path) -> tuple[Path, dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors begin a file with a mark
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from error
    if path.name != "pyproject.toml":
        return path, content
    table: Any = content
    for depth, name in enumerate(_TABLE, 1):
        table = table.get(name, {}) if isinstance(table, dict) else table
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: [{'.'.join(_TABLE[:depth])}] is not a table")
    return path, table


def _placed(table: Mapping[str, object], folder: Path) -> dict[str, object]:
    """The paths that `table` names, as they count from the `folder` of its file.

    In the folder of the run they stay as written, and so does what the report says of them.
    """
    if folder.absolute() == Path.cwd():
        return {}
    placed: dict[str, object] = {}
    for key in ("pubmed", "cache-dir", "judge"):
        value = table.get(key)
        if not isinstance(value, str):
            continue
        kind, path = ("nli:", value[4:]) if key == "judge" else ("", value)
        if path and value.startswith(kind) and value != "ncbi":
            placed[key] = kind + str(folder / path)
    return placed


def _search(start: Path) -> tuple[Path | None, dict[str, Any]]:
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            if not path.is_file():
                continue
            found, table = _read(path)
            if table or name != "pyproject.toml":
                return found, table
    return None, {}


def _refuse_unknown_keys(table: Mapping[str, object], where: str) -> None:
    known = [field.encode_name for field in msgspec.structs.fields(Settings)]
    for key in table:
        if key not in known:
            raise ConfigError(f"unknown key {key!r}{where}{near(key, known)}")


_KINDS = {"array": "a list", "str": "text", "int": "a whole number", "bool": "true or false", "object": "a table"}
_CHOICES = {"fail-on": get_args(FailOn), "engine": ("local", "dask"), "severities": get_args(Severity)}


def _plain(message: str) -> str:
    """A message of the decoder, in words that say which key is wrong and what it must be."""
    place = re.search(r" - at `\$\.?(.*?)`$", message)
    key = re.sub(r"\[(?:\.{3}|\d+)\]", "", place.group(1)) if place else ""
    entry = re.search(r"\[(\d+)\]", place.group(1)) if place else None
    where = f"entry {int(entry.group(1)) + 1} of {key.partition('.')[0]}" if entry else f"{key!r}"
    field = key.partition(".")[2]
    if found := re.match(r"Expected `(\w+)", message):
        return f"{where}{f', {field}' if field else ''}: must be {_KINDS.get(found.group(1), found.group(1))}"
    if found := re.match(r"Invalid enum value '(.*)'", message):
        return f"{where}: cannot be {found.group(1)!r}; it is one of {', '.join(_CHOICES.get(key, ()))}"
    if found := re.match(r"Object contains unknown field `(.*?)`", message):
        known = [one.encode_name for one in msgspec.structs.fields(Accepted)]
        return f"{where}: unknown key {found.group(1)!r}{near(found.group(1), known)}"
    if found := re.match(r"Object missing required field `(.*?)`", message):
        return f"{where}: {found.group(1)!r} is missing"
    return f"{where}{f', {field}' if field else ''}: {message.partition(' - at ')[0]}"


def _check(settings: Settings, where: str) -> None:
    names = (*settings.select, *settings.ignore, *settings.severities, *(entry.rule for entry in settings.accept))
    for name in names:
        if name not in RULES:
            raise ConfigError(f"unknown rule {name!r}{where}{near(name, list(RULES))}; `citecheck explain` lists all")
    for entry in settings.accept:
        if not entry.reason.strip():
            raise ConfigError(f"an entry of the accept list{where} has no reason (rule {entry.rule})")
    if settings.jobs is not None and settings.jobs < 1:
        raise ConfigError(f"jobs{where} is {settings.jobs}; it must be 1 or more")
    if (settings.engine == "dask") != (settings.scheduler is not None):
        raise ConfigError("--engine dask and --scheduler ADDRESS go together")


def replace(settings: Settings, **changes: Any) -> Settings:  # noqa: ANN401  any field's value
    """`settings` with some fields changed."""
    return msgspec.structs.replace(settings, **changes)


def near(word: str, known: list[str]) -> str:
    """`; did you mean 'x'?` where `word` is nearly one of `known`, else an empty string."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=65)
    return f"; did you mean {best[0]!r}?" if best else ""
