"""Plays an OpenAI-compatible service on a free port of this machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = str | tuple[int, dict[str, str], bytes]
"""The model's answer, or status, headers and body of a reply that is none."""


@dataclass
class Played:
    """A running service; `asked` are the bodies of the questions as they came, `keys` their Authorization headers."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def material(self, n: int = -1) -> dict[str, Any]:
        """What the n-th question put before the model."""
        return dict(json.loads(self.asked[n]["messages"][1]["content"]))


def says(stance: str, quote: str = "", **more: Any) -> str:
    return json.dumps({"stance": stance, "quote": quote, **more})


@contextmanager
def playing(reply: Callable[[dict[str, Any], int], Reply], *, delay: float = 0.0) -> Iterator[Played]:
    """A service whose answers are `reply(material, number of the question from 0)`."""
    played = Played("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            played.asked.append(body)
            played.keys.append(self.headers.get("Authorization"))
            played.paths.append(self.path)
            time.sleep(delay)
            told = reply(json.loads(body["messages"][1]["content"]), len(played.asked) - 1)
            if isinstance(told, str):
                message = {"choices": [{"message": {"role": "assistant", "content": told}}]}
                told = (200, {"Content-Type": "application/json"}, json.dumps(message).encode())
            status, headers, content = told
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except OSError:
                pass  # the other side did not wait

        def log_message(self, *_: Any) -> None:
            """Nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    played.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield played
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
