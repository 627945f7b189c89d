"""A language model behind an OpenAI-compatible address: asked with patience, its answers kept, its word never trusted.

The only module of the judges that touches the network. A redirect is not followed, because the question would go
to another address than the one that was named. Nothing that leaves this module, exceptions included, holds the key.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import requests
import tenacity
from msgspec import Struct

from citecheck import __version__
from citecheck.errors import ConfigError
from citecheck.judges import prompt
from citecheck.judges.opinions import Answers, Opinion, Question

if TYPE_CHECKING:
    from citecheck.judges.kept import Kept
    from citecheck.judges.opening import JudgeSpec

_LARGEST = 2_000_000
_TRANSIENT = frozenset({408, 425, 429})
_RETRY_AFTER_AT_MOST = 20.0
_ATTEMPTS = 4


class Limits(Struct, frozen=True, kw_only=True):
    """How patient a run is: seconds for a connection, an answer and the first pause between attempts.

    `in_a_row`: after so many questions without an answer nothing more is asked in this process.
    """

    connect: float = 5.0
    answer: float = 120.0
    pause: float = 1.0
    in_a_row: int = 2


class _Message(Struct, frozen=True):
    content: str | None = None


class _Choice(Struct, frozen=True):
    message: _Message


class _Completion(Struct, frozen=True):
    choices: list[_Choice]


class _Failure(Exception):  # noqa: N818 - inner
    """`attempts`: so many are worth it, at least `after` seconds apart; `final`: no question will be answered."""

    def __init__(self, reason: str, *, attempts: int = 1, final: bool = False, after: float = 0.0) -> None:
        super().__init__(reason)
        self.attempts, self.final, self.after = attempts, final, after


class _Bearer(requests.auth.AuthBase):
    """The key, or nothing: in both cases requests looks into no other file for one."""

    def __init__(self, key: str | None) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


class Service:
    """A language model at an address; `requests_sent` counts what went out."""

    def __init__(
        self, spec: JudgeSpec, key: str | None, kept: Kept, limits: Limits, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._spec, self._kept, self._limits, self._sleep = spec, kept, limits, sleep
        self._forbidden = spec.offline and not spec.here
        self._session = requests.Session()
        self._session.auth = _Bearer(key)
        self._session.headers["User-Agent"] = f"citecheck/{__version__}"
        # A proxy of the environment would take what is meant for this machine to another.
        self._session.trust_env = not spec.here
        self._unanswered = 0
        self._stopped: str | None = None
        self.requests_sent = 0

    def __repr__(self) -> str:
        return f"Service({self._spec.name} at {self._spec.url})"

    @property
    def name(self) -> str:
        """See `Judge`."""
        return f"the language model {self._spec.name}"

    def ask(self, questions: Sequence[Question]) -> Answers:
        """See `Judge`. What was answered before is not asked again."""
        outage: str | None = None
        opinions: list[Opinion | None] = []
        for question in questions:
            try:
                opinions.append(prompt.opinion(self._answer(prompt.body(question, self._spec.name)), question))
            except _Failure as failure:
                outage = outage or str(failure)
                opinions.append(None)
        return Answers(opinions=tuple(opinions), outage=outage)

    def _answer(self, body: bytes) -> str:
        key = hashlib.sha256(self._spec.url.encode() + b"\n" + body).hexdigest()
        if (known := self._kept.get(key)) is not None:
            return known
        if self._forbidden:
            raise _Failure(f"--offline forbids asking {self._spec.url}, which is not this machine")
        if self._stopped:
            raise _Failure(self._stopped)
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Failure),
            stop=self._enough,
            wait=self._pause,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            answer: str = retrying(self._once, body)
        except _Failure as failure:
            self._unanswered += 1
            reason = f"the judge at {self._spec.url} {failure}"
            if failure.final or self._unanswered >= self._limits.in_a_row:
                self._stopped = reason
            raise _Failure(reason) from None
        self._unanswered = 0
        self._kept.keep(key, answer)
        return answer

    def _once(self, body: bytes) -> str:
        self.requests_sent += 1
        try:
            with self._session.post(
                self._spec.url + "/chat/completions",
                data=body,
                headers={"Content-Type": "application/json"},
                timeout=(self._limits.connect, self._limits.answer),
                allow_redirects=False,
                stream=True,
            ) as response:
                _judge(response)
                content = _content(response, time.monotonic() + self._limits.answer)
        except requests.ConnectTimeout:
            raise _Failure("cannot be reached in time", final=True) from None
        except requests.Timeout:
            raise _Failure("did not answer in time") from None
        except requests.exceptions.SSLError:
            raise _Failure("has a certificate that cannot be trusted", final=True) from None
        except (requests.RequestException, OSError) as error:
            if "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error):
                raise _Failure("cannot be reached: does it run?", attempts=2, final=True) from None
            raise _Failure("broke off", attempts=_ATTEMPTS) from None
        try:
            told = msgspec.json.decode(content, type=_Completion).choices[0].message.content
        except (msgspec.DecodeError, UnicodeDecodeError, IndexError):
            raise _Failure("gave an answer that is none of an OpenAI-compatible service") from None
        return told or ""

    def _enough(self, state: tenacity.RetryCallState) -> bool:
        failure = state.outcome.exception() if state.outcome else None
        return not isinstance(failure, _Failure) or state.attempt_number >= failure.attempts

    def _pause(self, state: tenacity.RetryCallState) -> float:
        failure = state.outcome.exception() if state.outcome else None
        after = failure.after if isinstance(failure, _Failure) else 0.0
        return max(after, self._limits.pause * 2.0 ** (state.attempt_number - 1))


def open_service(spec: JudgeSpec, key: str | None, limits: Limits | None = None) -> Service:
    """The language model of `spec`.

    Raises:
        ConfigError: requests-cache is missing, or the key cannot be one.
    """
    try:
        import requests_cache  # noqa: F401  what answers are kept with
    except ImportError:
        raise ConfigError(
            "the judge openai:MODEL needs requests-cache: pip install 'citecheck-pubmed[openai]'"
        ) from None
    if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
        raise ConfigError("CITECHECK_JUDGE_KEY holds what cannot be a key (blanks, line breaks or other letters)")
    from citecheck.judges.kept import Kept
    from citecheck.pubmed.folders import default_cache_dir

    folder = Path(spec.cache_dir) if spec.cache_dir else default_cache_dir()
    kept = Kept(folder, refresh=spec.refresh, any_age=spec.offline)
    return Service(spec, key, kept, limits or Limits())


def _judge(response: requests.Response) -> None:
    status = response.status_code
    if status == 200:
        return
    after = (response.headers.get("Retry-After") or "").strip()
    wait = min(float(after), _RETRY_AFTER_AT_MOST) if after.isdecimal() and len(after) < 7 else 0.0
    if status == 429:
        raise _Failure("has its limit of requests reached (HTTP 429)", attempts=_ATTEMPTS, after=wait)
    if status >= 500 or status in _TRANSIENT:
        raise _Failure(f"failed (HTTP {status})", attempts=_ATTEMPTS, after=wait)
    if status in {401, 403}:
        raise _Failure(f"refuses the key in CITECHECK_JUDGE_KEY, or the lack of one (HTTP {status})", final=True)
    if status in {404, 405}:
        raise _Failure(f"does not know the model, or is no such service (HTTP {status})", final=True)
    if 300 <= status < 400:
        raise _Failure(f"sends questions on to another address, which is not followed (HTTP {status})", final=True)
    raise _Failure(f"refused the question (HTTP {status})")


def _content(response: requests.Response, until: float) -> bytes:
    parts, size = [], 0
    for part in response.iter_content(256):
        parts.append(part)
        size += len(part)
        if size > _LARGEST:
            raise _Failure("gave an answer without end")
        if time.monotonic() > until:
            raise _Failure("did not answer in time")
    return b"".join(parts)
