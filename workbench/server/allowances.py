"""What each key may still use: requests a minute, tokens a day, requests at the same time."""

from __future__ import annotations

import json
import logging
import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.base.errors import StoreError
from workbench.base.files import canonical_json, write_atomically
from workbench.base.regular_files import read_regular
from workbench.policy.api_keys import ApiKey
from workbench.server.refusals import ApiRefusal

log = logging.getLogger(__name__)
FILE = "server-usage.json"
_MINUTE_S, _DAY_S = 60.0, 86_400.0
_MOST_BYTES = 1024 * 1024
_MOST_KEYS = 2_000


class Allowance:
    """What one key used."""

    def __init__(self, tokens: int = 0) -> None:
        self.at_once = 0
        self.tokens = tokens
        self.requests_s: deque[float] = deque()


class Allowances:
    """The keys' use. Tokens of the day outlive the program, but for the last seconds."""

    def __init__(self, path: Path, clock_s: Callable[[], float] = time.time) -> None:
        self._path, self._clock_s = path, clock_s
        self._day = self._today()
        self._held: dict[str, Allowance] = {}
        self._changed = False
        self._read()

    @contextmanager
    def used(self, key: ApiKey | None) -> Iterator[None]:
        """Count a request while it is answered.

        Raises:
            ApiRefusal: The key may not ask now.
        """
        if key is None:
            yield
            return
        held = self._of(key)
        self._check(key, held)
        held.requests_s.append(self._clock_s())
        held.at_once += 1
        try:
            yield
        finally:
            held.at_once -= 1

    def spend(self, key: ApiKey | None, tokens: int) -> None:
        """Count tokens."""
        if key is not None and tokens > 0:
            self._of(key).tokens += tokens
            self._changed = True

    def left(self, key: ApiKey | None) -> list[tuple[bytes, bytes]]:
        """What a key has left, as headers of an answer."""
        if key is None or not key.requests_per_minute:
            return []
        used = len(self._of(key).requests_s)
        left = max(0, key.requests_per_minute - used)
        return [
            (b"x-ratelimit-limit-requests", str(key.requests_per_minute).encode()),
            (b"x-ratelimit-remaining-requests", str(left).encode()),
        ]

    def save(self) -> None:
        """Keep the tokens of the day; blocking. What cannot be kept is told to the log."""
        if not self._changed:
            return
        self._changed = False
        tokens = {name: held.tokens for name, held in self._held.items() if held.tokens}
        try:
            write_atomically(self._path, canonical_json({"day": self._day, "tokens": tokens}))
        except StoreError as exc:
            self._changed = True
            log.warning("server.usage_unsaved reason=%s", exc.message)

    def _of(self, key: ApiKey) -> Allowance:
        if self._day != (today := self._today()):
            self._day = today
            for held in self._held.values():
                held.tokens = 0
        return self._held.setdefault(key.id, Allowance())

    def _check(self, key: ApiKey, held: Allowance) -> None:
        now_s = self._clock_s()
        while held.requests_s and not 0.0 <= now_s - held.requests_s[0] < _MINUTE_S:
            held.requests_s.popleft()
        if key.requests_per_minute and len(held.requests_s) >= key.requests_per_minute:
            wait_s = _MINUTE_S - (now_s - held.requests_s[0])
            raise _limited(
                "requests", key, f"{key.requests_per_minute} requests a minute", wait_s
            )
        if key.at_once and held.at_once >= key.at_once:
            raise _limited("requests", key, f"{key.at_once} requests at the same time", 1.0)
        if key.tokens_per_day and held.tokens >= key.tokens_per_day:
            rest_s = _DAY_S - now_s % _DAY_S
            raise _limited("tokens", key, f"{key.tokens_per_day:,} tokens a day", rest_s)

    def _today(self) -> int:
        return int(self._clock_s() // _DAY_S)

    def _read(self) -> None:
        try:
            held = json.loads(read_regular(self._path, _MOST_BYTES))
            tokens = held["tokens"] if held["day"] == self._day else {}
            for name, count in list(tokens.items())[:_MOST_KEYS]:
                self._held[str(name)] = Allowance(int(count))
        except FileNotFoundError:
            return
        except (
            OSError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            RecursionError,
        ) as exc:
            log.warning("server.usage_unread reason=%s", type(exc).__name__)


def _limited(kind: str, key: ApiKey, what: str, wait_s: float) -> ApiRefusal:
    wait_s = max(1.0, math.ceil(wait_s))
    return ApiRefusal(
        429,
        f"Rate limit reached for key {key.name!r}: {what}. Please try again in {wait_s:.0f}s.",
        kind,
        "rate_limit_exceeded",
        retry_s=wait_s,
    )
