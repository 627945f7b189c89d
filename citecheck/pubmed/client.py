"""The only module that touches the network: paced, patient, and deaf to bad answers.

Every request, retries and redirects included, takes a place in the shared pace. An answer counts only when its reader
accepts it. Nothing that leaves this module, exceptions included, holds an address, a key or an e-mail.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import requests
import tenacity

from citecheck import __version__
from citecheck.errors import SourceError
from citecheck.pubmed.pace import Paced, PaceLost, Pacing

T = TypeVar("T")
TOOL = "citecheck"
_ATTEMPTS, _ATTEMPTS_REFUSED = 6, 3
_FAILING_AT_MOST = 38.0
"""Seconds of failure in a row after which a run asks no more: with the last time limit it ends within a minute."""
_CONNECT, _READ, _BODY = 5.0, 15.0, 30.0
_RETRY_AFTER_AT_MOST = 12.0
_LARGEST = 200_000_000
_TRANSIENT = frozenset({408, 425, 429})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class BadAnswer(ValueError):  # noqa: N818 - named for what it is
    """A reader's word for an answer that is not one; `str()` is one line."""


class NoAnswer(Exception):  # noqa: N818 - what happened
    """No answer could be had; `str()` is one line for the user. `smaller`: a smaller question may have one."""

    def __init__(self, reason: str, *, smaller: bool = False) -> None:
        super().__init__(reason)
        self.smaller = smaller


class _Failure(Exception):  # noqa: N818 - inner
    def __init__(self, reason: str, *, again: bool = True, kind: str = "", after: float = 0.0) -> None:
        super().__init__(reason)
        self.again, self.kind, self.after = again, kind, after


class Client:
    """Asks NCBI's services; `requests_sent` counts what went out."""

    def __init__(self, *, email: str | None, api_key: str | None, pacing: Pacing) -> None:
        self._email, self._key, self._pacing = email, api_key, pacing
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"{TOOL}/{__version__}"
        self._paces: dict[str, Paced] = {}
        self._failing = 0.0
        self._given_up: Counter[str] = Counter()
        self._why: dict[str, str] = {}
        self._answered = False
        self.stopped: str | None = None
        """Why nothing is asked any more, None while there is hope."""
        self._closed: dict[str, str] = {}
        """Hosts that let nobody in, and why: one that is blocked says nothing of the others."""
        self.requests_sent = 0

    def __repr__(self) -> str:
        return f"Client(requests_sent={self.requests_sent})"

    def post(self, url: str, form: Mapping[str, str], read: Callable[[bytes], T], *, keyed: bool = True) -> T:
        """What `read` makes of the answer to `form`; `read` raises `BadAnswer`. Raises `NoAnswer`."""
        return self._ask("POST", url, form, read, keyed=keyed and bool(self._key))

    def get(self, url: str, query: Mapping[str, str], read: Callable[[bytes], T]) -> T:
        """Likewise for a service that reads its address; the key is never sent."""
        return self._ask("GET", url, query, read, keyed=False)

    def close(self) -> None:
        """Give back connections and the pace's files."""
        self._session.close()
        for pace in self._paces.values():
            pace.close()
        self._paces.clear()

    def _ask(self, method: str, url: str, values: Mapping[str, str], read: Callable[[bytes], T], *, keyed: bool) -> T:
        host = urlsplit(url).netloc
        place = host + urlsplit(url).path
        if over := self.stopped or self._closed.get(host):
            raise NoAnswer(over)
        if self._given_up[place] >= 3:
            raise NoAnswer(self._why.get(place, "the service failed again and again"))
        values = {**values, "tool": TOOL, **({"email": self._email} if self._email else {})}
        if keyed and self._key:
            values["api_key"] = self._key
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, _Failure) and error.again),
            stop=self._enough,
            wait=_pause,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            answer: T = retrying(self._once, method, url, values, read, keyed=keyed)
        except _Failure as failure:
            reason = str(failure)
            if failure.kind in {"pace", "key"} or self._failing >= _FAILING_AT_MOST:
                self.stopped = reason
            elif failure.kind == "refused":
                self._closed[host] = reason
            else:
                self._given_up[place] += 1
                self._why[place] = reason
            # Where nothing was ever answered, the service is down and the size of the question is not the cause.
            smaller = failure.kind in {"answer", "slow"} or (failure.kind == "failed" and self._answered)
            raise NoAnswer(reason, smaller=smaller) from None
        self._failing, self._answered = 0.0, True
        return answer

    def _once(self, method: str, url: str, values: Mapping[str, str], read: Callable[[bytes], T], *, keyed: bool) -> T:
        start = time.monotonic()
        try:
            status, body = self._send(method, url, values, keyed=keyed)
            _judge(status, body)
            try:
                return read(body)
            except BadAnswer as error:
                raise _Failure(f"the service gave a bad answer: {error}", kind="answer") from None
        except _Failure as failure:
            # A service that answers slowly is not down: a smaller question may still be answered in time.
            self._failing += 0.0 if failure.kind == "slow" else time.monotonic() - start
            raise

    def _send(self, method: str, url: str, values: Mapping[str, str], *, keyed: bool) -> tuple[int, bytes]:
        for _ in range(4):
            try:
                free = self._pace(url, keyed=keyed).wait()
            except PaceLost as error:
                raise _Failure(str(error), again=False, kind="pace") from None
            if not free:
                raise _Failure("other runs of this program use up the allowed pace", again=False)
            self.requests_sent += 1
            form, query = (values, None) if method == "POST" else (None, values)
            try:
                with self._session.request(
                    method, url, data=form, params=query, timeout=(_CONNECT, _READ), allow_redirects=False, stream=True
                ) as answer:
                    body = _body(answer)  # read even where it is of no use, so that the connection can be kept
                    if answer.status_code in _REDIRECTS:
                        url = _redirected(url, answer.headers.get("Location", ""))
                        continue
                    if answer.status_code == 429:
                        raise _Failure(
                            "the service's limit of requests was hit", after=_seconds(answer.headers.get("Retry-After"))
                        )
                    if answer.status_code >= 500 or answer.status_code in _TRANSIENT:
                        wait = _seconds(answer.headers.get("Retry-After"))
                        raise _Failure(f"the service failed (HTTP {answer.status_code})", kind="failed", after=wait)
                    return answer.status_code, body
            except requests.RequestException as error:
                raise _network(error) from None
            except OSError:
                raise _Failure("the connection broke") from None
        raise _Failure("the service redirects without end", again=False)

    def _pace(self, url: str, *, keyed: bool) -> Paced:
        parts = urlsplit(url)
        service = f"{parts.hostname}_{parts.port or (443 if parts.scheme == 'https' else 80)}"
        name = f"{service}{keyed}"
        if name not in self._paces:
            self._paces[name] = self._pacing(service, 10 if keyed else 3)
        return self._paces[name]

    def _enough(self, state: tenacity.RetryCallState) -> bool:
        failure = state.outcome.exception() if state.outcome else None
        refused = isinstance(failure, _Failure) and failure.kind == "refused"
        limit = _ATTEMPTS_REFUSED if refused else _ATTEMPTS
        return state.attempt_number >= limit or self._failing + _pause(state) >= _FAILING_AT_MOST

    def _sleep(self, seconds: float) -> None:
        self._failing += seconds
        time.sleep(seconds)


_backoff = tenacity.wait_exponential_jitter(multiplier=0.4, max=8, jitter=0.4)


def _pause(state: tenacity.RetryCallState) -> float:
    failure = state.outcome.exception() if state.outcome else None
    after = failure.after if isinstance(failure, _Failure) else 0.0
    return max(after, float(_backoff(state))) if after else float(_backoff(state))


def _seconds(header: str | None) -> float:
    """A `Retry-After` in seconds, within bounds; a date counts as unknown."""
    value = (header or "").strip()
    return min(float(value), _RETRY_AFTER_AT_MOST) if value.isdecimal() and len(value) < 7 else 0.0


def _judge(status: int, body: bytes) -> None:
    if status == 200:
        return
    if status == 400 and b"API key" in body[:2000]:
        raise _Failure("NCBI does not accept the API key (NCBI_API_KEY or --api-key)", again=False, kind="key")
    kind = "answer" if status in {400, 413, 414} else ""
    raise _Failure(f"the service refused the question (HTTP {status})", again=False, kind=kind)


def _body(answer: requests.Response) -> bytes:
    end = time.monotonic() + _BODY
    parts, size = [], 0
    for part in answer.iter_content(65536):
        parts.append(part)
        size += len(part)
        if time.monotonic() > end or size > _LARGEST:
            raise _Failure("the answer took too long", again=False, kind="slow")
    return b"".join(parts)


def _network(error: requests.RequestException) -> _Failure:
    shown = repr(error.args[0]) if error.args else ""
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema):
        return _Failure("the service's address is none", again=False, kind="refused")
    if isinstance(error, requests.exceptions.SSLError):
        return _Failure("the service's certificate cannot be trusted", kind="refused")
    if isinstance(error, requests.ConnectTimeout):
        return _Failure("the service cannot be reached in time", kind="refused")
    if "NameResolution" in shown or "getaddrinfo" in shown or "Name or service" in shown:
        return _Failure("the service's name cannot be resolved: is there a network?", kind="refused")
    if "NewConnectionError" in shown or "refused" in shown or isinstance(error, requests.exceptions.ProxyError):
        return _Failure("no connection to the service", kind="refused")
    if isinstance(error, requests.Timeout):
        return _Failure("the service did not answer in time")
    return _Failure("the connection broke")


def _redirected(url: str, location: str) -> str:
    """Where a redirect leads; followed only to the same host or within NIH, because the question holds the key."""
    target = urljoin(url, location)
    old, new = urlsplit(url), urlsplit(target)
    same = (old.hostname, old.port) == (new.hostname, new.port)
    trusted = new.scheme == "https" and (new.hostname or "").endswith(".nih.gov")
    if not location or not (same or trusted) or (old.scheme == "https" and new.scheme != "https"):
        raise _Failure("the service redirects to another place", again=False)
    return target.split("?")[0]


def checked_url(url: str, *, folder: bool = False) -> str:
    """`url` where it is an HTTP address without a user's name or password in it. Raises `SourceError`."""
    try:
        parts = urlsplit(url.strip())
        good = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        good = False
    if not good:
        raise SourceError(
            "the address of a PubMed service must be an http or https address without user name or password"
        )
    return url.strip().rstrip("/") + "/" if folder else url.strip()
