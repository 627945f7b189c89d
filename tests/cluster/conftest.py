"""A real scheduler with two workers, and a real Redis server, each a process of its own on a free port."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until(ready, what, seconds=60.0):
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def answers(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


class Dask:
    """A scheduler and its workers, started as a user starts them; none of them shares the client's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.address, self.processes = folder, f"tcp://127.0.0.1:{free_port()}", []

    def start(self, workers: int = 2) -> None:
        port = self.address.rpartition(":")[2]
        self._run("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
        until(lambda: answers(int(port)), "no scheduler")
        for _ in range(workers):
            self.add_worker()

    def add_worker(self) -> subprocess.Popen[bytes]:
        return self._run("worker", self.address, "--nthreads", "1", "--no-dashboard", "--local-directory", self.folder)

    def log(self) -> str:
        return "".join(path.read_text("utf-8", "replace") for path in self.folder.glob("*.log"))

    def stop(self) -> None:
        for process in self.processes:
            # A nanny takes seconds to end its worker in peace; nobody waits for what they do.
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _run(self, *words: object) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]),
        }  # fmt: skip
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", "dask", *map(str, words)], cwd=self.folder, env=environment, stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )  # fmt: skip
        return self.processes[-1]


@pytest.fixture(scope="package")
def dask_cluster(tmp_path_factory):
    pytest.importorskip("distributed", reason="needs the extra `cluster` (dask, distributed)")
    cluster = Dask(tmp_path_factory.mktemp("dask"))
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def redis_url(tmp_path):
    """A Redis server of its own for each test; it asks for a password, which nobody is to see."""
    pytest.importorskip("redis", reason="needs the extra `cluster` (redis)")
    server = shutil.which("redis-server")
    if server is None:
        pytest.skip("needs redis-server (Debian's package of that name)")
    port = free_port()
    command = [
        server, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(tmp_path),
        "--requirepass", "hushhush",
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            until(lambda: answers(port), "no Redis server")
            yield f"redis://:hushhush@127.0.0.1:{port}/0"
        finally:
            process.terminate()
            process.wait(15)
