"""Work in other processes: in order, flat in memory, and one process that dies costs one item."""

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


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
