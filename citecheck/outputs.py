"""Which format goes where: each `-o FILE` has the `-f NAME` that stands before it, so their order counts."""

from __future__ import annotations

from collections.abc import Sequence


def pair_outputs(args: Sequence[str], with_value: frozenset[str]) -> tuple[list[tuple[str | None, str]], str | None]:
    """The (format, file) pairs of a command line, and the format for standard output, None where nothing goes there.

    A format before `-o` is that file's; one with no `-o` after it is for standard output. None as a pair's format:
    the file's ending decides.
    """
    pairs: list[tuple[str | None, str]] = []
    waiting: list[str] = []
    current: str | None = None
    for name, value in _walk(args, with_value):
        if name in {"-f", "--format"}:
            waiting.append(value)
            current = value
        elif name in {"-o", "--output"}:
            pairs.append((current, value))
            if waiting:
                waiting.pop()
    if waiting:
        return pairs, waiting[-1]
    return pairs, None if pairs else "text"


def _walk(args: Sequence[str], with_value: frozenset[str]) -> list[tuple[str, str]]:
    """Every option that takes a value, with it, in order; other words are passed over, all of them after `--`."""
    found: list[tuple[str, str]] = []
    words = iter(args)
    for word in words:
        if word == "--":
            break
        if word.startswith("--"):
            name, equals, value = word.partition("=")
            if name in with_value:
                found.append((name, value if equals else next(words, "")))
        elif word.startswith("-") and len(word) > 1:
            for place, letter in enumerate(word[1:], 2):
                if f"-{letter}" in with_value:
                    found.append((f"-{letter}", word[place:].removeprefix("=") or next(words, "")))
                    break
    return found
