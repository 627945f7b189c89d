"""What can go wrong, each said in one line that a reader understands, with what to do; and the exit codes."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the contract."""

    PASSED = 0
    FINDINGS = 1
    UNUSABLE = 2
    UNCHECKED = 3
    INTERRUPTED = 130


class CitecheckError(Exception):
    """A fault with a message for the reader; `str()` of it is one line without a full stop at the end."""


class ConfigError(CitecheckError):
    """A configuration file or option that cannot be used."""


class DocumentError(CitecheckError):
    """A document that cannot be read; the others of the run go on."""


class SourceError(CitecheckError):
    """A place to look records up in that cannot be used at all, such as a missing PubMed XML file."""


class OutputError(CitecheckError):
    """A report that cannot be written."""


class EngineError(CitecheckError):
    """Processes or a cluster that cannot be used, or that were lost."""


def fault_of(error: Exception) -> str:
    """An error that nobody foresaw, as a part of a one-line message."""
    return f"a fault of the program ({type(error).__name__}: {error})".replace("\n", " ")
