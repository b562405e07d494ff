"""Requests that are carried out once: those with an ``Idempotency-Key``.

The header is that of the IETF draft "The Idempotency-Key HTTP Header Field"
(draft-ietf-httpapi-idempotency-key-header). Beside each key a small file names the run that it
began, so a server that was killed still knows it when it is asked again. Of the answer only a
digest is kept there: what was said stands in the run.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
import re
import threading
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import StoreError
from workbench.base.files import canonical_json, write_atomically
from workbench.base.regular_files import read_regular
from workbench.server.refusals import ApiRefusal, bad, of_error

log = logging.getLogger(__name__)
FOLDER = "server-once"
HEADER = b"idempotency-key"
KEPT_S = 86_400.0
MOST_KEPT = 10_000
WAIT_S = 2.0
"""For the end of a request with the same key: it is kept a moment after it was told."""
_MOST_BYTES = 4_096
_SWEEP_EVERY = 500
_KEY = re.compile(r"[!-~]{1,255}")
_SUFFIX = ".json"


@dataclass(slots=True)
class Kept:
    """What is known of a key.

    Attributes:
        body: Digest of the request.
        run_id: The run that it began; empty until that is known.
        said: Digest of the answer as the client got it; empty until the end.
    """

    body: str
    run_id: str = ""
    said: str = ""


class Held:
    """A key while its request is answered. ``began`` and ``ended`` are called in threads."""

    def __init__(self, path: Path, earlier: Kept | None, body: str) -> None:
        self._path, self._lock = path, threading.Lock()
        self._kept = Kept(body)
        self.earlier = earlier

    def begin(self) -> None:
        """Keep that it is going to be carried out; blocking.

        Raises:
            StoreError: It cannot be kept, so it may not be carried out.
        """
        self._write()

    def began(self, run_id: str) -> None:
        """Keep the run that it became; blocking."""
        self._kept.run_id = run_id
        self._write_or_log()

    def ended(self, run_id: str, text: str | None) -> None:
        """Keep its end; blocking. Where it became no run, the key is free again.

        Args:
            run_id: The run that it became; empty for none.
            text: What was said; None where it was not all told.
        """
        self._kept.run_id = run_id or self._kept.run_id
        if not self._kept.run_id:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
            return
        self._kept.said = "" if text is None else digest_of(text)
        self._write_or_log()

    def _write_or_log(self) -> None:
        try:
            self._write()
        except StoreError as exc:  # asked again, it is refused: what it did is not known then
            log.warning("server.once_unkept reason=%s", exc.message)

    def _write(self) -> None:
        with self._lock:
            kept = self._kept
            values = {"body": kept.body, "run": kept.run_id, "said": kept.said}
            write_atomically(self._path, canonical_json(values))


class Once:
    """The keys of the last day. Lives on the server's loop."""

    def __init__(self, folder: Path, clock_s: Callable[[], float] = time.time) -> None:
        self._folder, self._clock_s = folder, clock_s
        self._going: dict[str, asyncio.Event] = {}
        self._count = 0
        self._taken = 0

    @asynccontextmanager
    async def held(self, key: str, owner: str, body: str) -> AsyncGenerator[Held, None]:
        """Hold a key, so that a second request with it does not begin beside the first.

        Args:
            key: As the program that asks sent it.
            owner: Who asks, and which address: each has keys of its own.
            body: Digest of the request.

        Raises:
            ApiRefusal: It is being answered, was for another request, or cannot be kept.
        """
        if not _KEY.fullmatch(key):
            raise bad(
                "'Idempotency-Key' has 1 to 255 visible ASCII characters.",
                code="bad_idempotency_key",
            )
        name = digest_of(f"{owner}\0{key}")
        if (going := self._going.get(name)) is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(WAIT_S):
                    await going.wait()
        if name in self._going:
            raise ApiRefusal(
                409,
                "A request with this Idempotency-Key is being answered. Ask again later.",
                code="request_running",
                retry_s=2,
            )
        ended = self._going[name] = asyncio.Event()
        try:
            await self._make_room()
            path = self._folder / f"{name}{_SUFFIX}"
            earlier = await asyncio.to_thread(_read, path)
            if earlier is not None and earlier.body != body:
                raise ApiRefusal(
                    422,
                    "This Idempotency-Key was sent with another request. Take a new one.",
                    code="idempotency_key_reused",
                )
            yield Held(path, earlier, body)
        finally:
            del self._going[name]
            ended.set()

    async def _make_room(self) -> None:
        """Forget the keys of before yesterday, now and then.

        Raises:
            ApiRefusal: There are too many of today.
        """
        if self._taken % _SWEEP_EVERY == 0:
            since_s = self._clock_s() - KEPT_S
            self._count = await asyncio.to_thread(_sweep, self._folder, since_s)
        self._taken += 1
        self._count += 1
        if self._count > MOST_KEPT:
            self._taken = 0  # look again next time
            raise ApiRefusal(
                429,
                f"There were {MOST_KEPT:,} Idempotency-Keys within a day. Try again later.",
                "requests",
                "too_many_idempotency_keys",
                retry_s=60,
            )


def digest_of(text: str | bytes) -> str:
    """A short name for a text."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(raw).hexdigest()


def cut_off(run_id: str, what: str, *, tools: list[str] | None = None) -> ApiRefusal:
    """A request that began before and will not be carried out again under its key."""
    run = f" as run {run_id}" if run_id else ""
    called = f" Tools that were called: {', '.join(tools)}." if tools else ""
    return ApiRefusal(
        409,
        f"This request began before{run}, and {what}.{called} See what was done; to do it "
        "again, send it with another Idempotency-Key.",
        code="request_cut_off",
        asks_again=False,
    )


def _read(path: Path) -> Kept | None:
    """What is kept; None if nothing is.

    Raises:
        ApiRefusal: It cannot be read, so nobody knows whether the request was carried out.
    """
    try:
        values: Any = json.loads(read_regular(path, _MOST_BYTES))
        body, run_id, said = (str(values[name]) for name in ("body", "run", "said"))
    except FileNotFoundError:
        return None
    except StoreError as exc:
        raise of_error(exc) from exc
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as exc:
        log.warning("server.once_unread reason=%s", type(exc).__name__)
        raise cut_off("", "what is kept of it cannot be read") from exc
    return Kept(body, run_id, said)


def _sweep(folder: Path, since_s: float) -> int:
    """Remove what is older; how many are left."""
    left = 0
    try:
        for path in folder.iterdir():
            if path.stat().st_mtime < since_s:
                path.unlink(missing_ok=True)
            else:
                left += 1
    except FileNotFoundError:
        return 0
    except OSError as exc:
        log.warning("server.once_unswept reason=%s", exc)
    return left
