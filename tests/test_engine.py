"""Work in other processes: in order, flat in memory, and one process that dies costs one item."""

import os
import signal
import subprocess
import sys
import time

import pytest
from working import double, lost

from citecheck.engine import Here, Processes, for_documents


@pytest.fixture
def processes():
    engine = Processes(2)
    yield engine
    engine.close()


def test_results_come_in_order_and_items_are_taken_as_needed(processes):
    taken = []

    def items():
        for number in range(100, 140):
            taken.append(number)
            yield number

    results = processes.map(double, items(), lost)
    assert next(results) == 200
    assert len(taken) < 20
    assert list(results) == [2 * n for n in range(101, 140)]


def test_a_process_that_dies_costs_its_own_item_alone(processes):
    assert list(processes.map(double, range(8, 20), lost)) == [n * 2 if n != 13 else -13 for n in range(8, 20)]


def test_few_documents_are_not_worth_processes():
    assert isinstance(for_documents(3, 2), Here)
    assert isinstance(for_documents(300, 1), Here)
    assert isinstance(for_documents(300, 2), Processes)


SCRIPT = """
import os, time
from citecheck.engine import Processes

def sleep(seconds):
    print(os.getpid(), flush=True)
    time.sleep(seconds)

if __name__ == "__main__":
    list(Processes(2).map(sleep, [60, 60], print))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_no_process_outlives_a_killed_run(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    run = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    workers = [int(run.stdout.readline()) for _ in range(2)]
    run.kill()
    run.wait()
    run.stdout.close()
    for _ in range(100):
        if not any(alive(pid) for pid in workers):
            return
        time.sleep(0.1)
    pytest.fail("processes are left behind")


# A run in the background may have been told to ignore interrupts.
HANDLED = "import signal, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("slow", [True, False])
def test_an_interrupt_ends_processes_without_a_word_even_while_they_start(tmp_path, slow):
    script = tmp_path / "script.py"
    # What a process imports first takes its time, as the package does on a busy machine.
    start = "print('begins', flush=True)\n    time.sleep(3)\n" if slow else "pass\n"
    script.write_text(f"{HANDLED}if __name__ == '__mp_main__':\n    {start}{SCRIPT}", encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(2):
        run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=20)
    assert out == ""
    assert err.count("Traceback") == 1, err  # the parent's own
    assert run.returncode == -signal.SIGINT


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
