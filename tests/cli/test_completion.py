"""Completion in a real bash: the script that click makes, asked as bash asks it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from citecheck.cli.options import INPUT_FORMATS, LEVELS
from citecheck.cli.output import FORMATS
from citecheck.rules import RULES

CASES = {
    ("--f",): {"--format", "--fail-on"},
    ("",): {"cache", "explain", "pubmed"},
    ("exp",): {"explain"},
    ("pubmed", ""): {"build", "update", "info"},
    ("-f", ""): set(FORMATS),
    ("--format", "s"): {"sarif"},
    ("a.txt", "--fail-on", ""): set(LEVELS),
    ("a.txt", "--input-format", ""): set(INPUT_FORMATS),
    ("a.txt", "--sel"): {"--select"},
    ("--select", "claim-q"): {"claim-quotation-altered", "claim-quotation-cut"},
    ("a.txt", "--ignore", "title-differs,ye"): {"title-differs,year-differs", "title-differs,year-online-first"},
    ("explain", ""): set(RULES),
    # Names of files are bash's own business: nothing is offered in their place.
    ("fixtures/doc",): set(),
    ("-o", "rep"): set(),
    ("--pubmed", "fix"): set(),
}
"""The words after `citecheck`, and what is offered."""


@pytest.fixture(scope="module")
def offered(tmp_path_factory):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash")
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "citecheck"
    program.write_text(
        f"#!{sys.executable}\n"
        "import sys\n"
        "sys.argv[0] = 'citecheck'\n"
        "from citecheck.cli import main\n"
        "main()\n",
        encoding="utf-8",
    )  # fmt: skip
    program.chmod(0o755)
    asks = "".join(
        f"COMP_WORDS=(citecheck {' '.join(map(repr, words))}); COMP_CWORD={len(words)}; COMPREPLY=()\n"
        f"_citecheck_completion citecheck 2>>errors\n"
        'echo "${COMPREPLY[*]}"\n'
        for words in CASES
    )
    script = f'set -e\nscript=$(_CITECHECK_COMPLETE=bash_source citecheck)\neval "$script"\nset +e\n{asks}'
    done = subprocess.run(
        [bash, "-c", script],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(CASES, done.stdout.splitlines(), strict=True))


@pytest.mark.parametrize("words", CASES, ids=" ".join)
def test_bash_offers(offered, words):
    found = set(offered[words].split())
    assert found >= CASES[words]
    if words != ("",):
        assert found == CASES[words]
