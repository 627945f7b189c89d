"""`python -m citecheck` does what the command `citecheck` does."""

from citecheck.cli import main

if __name__ == "__main__":
    main()
