"""Options, exit codes and wiring; the only module that imports click."""


def main() -> None:
    """Run the command."""
