"""Progress is shown on a terminal, late, and leaves nothing behind; a pipe hears nothing."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import sys, time
from citecheck.report import progress
progress.PATIENCE = {patience}
with progress.Progress(40, shown={shown}) as watch:
    watch("read", 40)
    watch("asking", 700)
    time.sleep(1.2)
    watch("asked", 700)
    watch("checked", 12)
    time.sleep(1.2)
print("done")
"""


def on_a_terminal(script):
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    run = subprocess.Popen([sys.executable, "-c", script], stderr=slave, stdout=subprocess.PIPE, env=environment)
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    out, _ = run.communicate()
    assert (run.returncode, out) == (0, b"done\n")
    return shown.decode()


def test_a_long_run_says_how_far_it_is():
    shown = on_a_terminal(SCRIPT.format(patience=0.1, shown=True))
    assert "asking PubMed about 700 references" in shown
    assert "12 of 40 documents checked" in shown
    # The line is wiped when the run ends.
    assert shown.rstrip().endswith("\x1b[2K") or "\x1b[1A" in shown


def test_a_short_run_says_nothing():
    assert on_a_terminal(SCRIPT.format(patience=60, shown=True)) == ""


def test_a_pipe_hears_nothing():
    assert on_a_terminal(SCRIPT.format(patience=0.1, shown=False)) == ""
