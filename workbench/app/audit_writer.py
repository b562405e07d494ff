"""Writes what the audit trail gathered, in a thread of its own: in batches, signed in time."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeAlias

from workbench.app.alert_log import Bucket
from workbench.app.audit_texts import with_texts
from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.settings import Settings
from workbench.policy.audit import AuditEntry, AuditLog

log = logging.getLogger(__name__)
STARTED, STOPPED, GAP = "program.started", "program.stopped", "audit.gap"
PROGRAM = "program"
CHECKPOINT_S = 900.0
AGAIN_S = 5.0
MOST_HELD = 500
_LEFT_OVER_S = 60.0
_AT_ONCE = 100
_NOISY = ("network.", "alert.")
_LOOKED_ONLY = 2
"""Records of a program that did nothing but begin and end."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to record; of its texts is recorded what the settings say.

    Attributes:
        at_s: When it happened, as Unix time.
        texts: By their names in the details.
    """

    at_s: float
    who: str
    what: str
    details: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


Waiting: TypeAlias = "queue.SimpleQueue[Item | Future[None] | None]"


class News(Protocol):
    """Is told in the writer's thread."""

    def failed(self) -> None:
        """Nothing can be written from now on."""

    def works(self) -> None:
        """It can be written again."""

    def unsigned(self, why: str, hint: str) -> None:
        """A checkpoint could not be signed."""

    def written(self) -> None:
        """Something was written, or was tried."""


class AuditWriter:
    """Takes items from a queue until None comes.

    Attributes:
        failure: Why nothing can be written at the moment; None if it can.
    """

    def __init__(
        self, audit: AuditLog, waiting: Waiting, settings: Callable[[], Settings], news: News
    ) -> None:
        self._log, self._queue, self._settings, self._news = audit, waiting, settings, news
        self.failure: WorkbenchError | None = None
        self._held: list[Item] = []
        self._missed = self._written = 0
        self._failed_s = self._due_s = 0.0
        self._buckets: dict[str, Bucket] = {}
        self._left_out: dict[str, int] = {}
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="audit", daemon=True)
            self._thread.start()

    def join(self, limit_s: float) -> None:
        """Wait for the end; not for ever, since a keyring may wait for a person."""
        if self._thread is not None:
            self._thread.join(limit_s)

    def _work(self) -> None:
        going = True
        while going:
            items, waiting, going = self._take()
            before = self.failure
            try:
                self._write(items)
                self._sign_if_due()
            except Exception:
                log.exception("audit.broke")
                self._missed += len(self._held)
                self._held.clear()
            for done in waiting:
                if done.set_running_or_notify_cancel():
                    done.set_result(None)
            if items or self.failure is not before:  # else whoever looks would be woken by that
                self._news.written()
        self._sign_at_end()

    def _take(self) -> tuple[list[Item], list[Future[None]], bool]:
        """What was told, who waits for it, and whether there is more to come."""
        items: list[Item] = []
        waiting: list[Future[None]] = []
        with suppress(queue.Empty):
            found = self._queue.get(timeout=self._pause_s())
            while found is not None:
                if isinstance(found, Future):
                    waiting.append(found)
                else:
                    items.append(found)
                found = self._queue.get_nowait()
            return items, waiting, False
        return items, waiting, True

    def _pause_s(self) -> float:
        if self.failure is not None:
            return AGAIN_S
        return max(0.0, self._due_s - time.monotonic()) if self._due_s else CHECKPOINT_S

    def _write(self, items: Sequence[Item]) -> None:
        self._held += [one for item in items if (one := self._unless_noisy(item)) is not None]
        if self.failure is not None and len(self._held) > MOST_HELD:
            self._missed += len(self._held) - MOST_HELD
            del self._held[MOST_HELD:]
        while self._held:
            head = [self._gap()] if self.failure is not None else []
            some = [*head, *map(self._entry, self._held[:_AT_ONCE])]
            try:
                done = self._log.write_some(some)
            except (WorkbenchError, OSError) as exc:
                self._failed(exc)
                return
            del self._held[: done - len(head)]
            self._written += done
            self._works()

    def _unless_noisy(self, item: Item) -> Item | None:
        """What comes in storms is counted once there is too much of it."""
        if not item.what.startswith(_NOISY):
            return item
        if not self._buckets.setdefault(item.what, Bucket(60, 0.5)).take():
            self._left_out[item.what] = self._left_out.get(item.what, 0) + 1
            return None
        if more := self._left_out.pop(item.what, 0):
            return replace(item, details={**item.details, "left_out_before": more})
        return item

    def _entry(self, item: Item) -> AuditEntry:
        details = item.details
        try:
            if item.texts:
                details = with_texts(details, item.texts, self._settings())
        except Exception:  # whatever is odd about a text, that it was there is recorded
            log.exception("audit.text_broke what=%s", item.what)
            details = {**details, "texts": "could not be read"}
        if item.what == STARTED:
            details = {**details, "version": _version()}
        return AuditEntry(item.at_s, item.who, item.what, details)

    def _gap(self) -> AuditEntry:
        """That nothing could be written for a while."""
        details = {
            "seconds": round(time.time() - self._failed_s, 1),
            "late": len(self._held),
            "lost": self._missed,
            "why": self.failure.message if self.failure else "",
        }
        return AuditEntry(self._failed_s, PROGRAM, GAP, details)

    def _failed(self, exc: WorkbenchError | OSError) -> None:
        first = self.failure is None
        self.failure = exc if isinstance(exc, WorkbenchError) else StoreError(str(exc))
        if first:
            self._failed_s = time.time()
            log.warning("audit.not_written reason=%s", exc)
            self._news.failed()

    def _works(self) -> None:
        if self.failure is not None:
            self.failure, self._missed = None, 0
            self._news.works()
        if not self._due_s and self._log.unsigned:
            left_over = self._log.unsigned > self._written
            pause_s = _LEFT_OVER_S if left_over else CHECKPOINT_S
            self._due_s = time.monotonic() + pause_s

    def _sign_if_due(self) -> None:
        if not self._log.unsigned:
            self._due_s = 0.0
        elif self._due_s and time.monotonic() >= self._due_s and self.failure is None:
            self._due_s = time.monotonic() + CHECKPOINT_S
            self._sign()

    def _sign_at_end(self) -> None:
        """A program that only looked leaves that to the next one: a signature takes time."""
        if lost := len(self._held) + self._missed:
            log.error("audit.lost records=%d", lost)
        if self.failure is None and self._log.unsigned and self._written > _LOOKED_ONLY:
            self._sign()

    def _sign(self) -> None:
        try:
            self._log.checkpoint()
        except (WorkbenchError, OSError) as exc:
            log.warning("audit.not_signed reason=%s", exc)
            self._news.unsigned(str(exc), getattr(exc, "hint", ""))


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("agent-workbench")
    except PackageNotFoundError:
        return "unknown"
