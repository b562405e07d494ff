"""Sends finished runs to a collector that the user named, in OTLP over HTTP; off by default.

It leaves this machine only as other addresses do: the address is read strictly, its name is
looked up once, the way is opened for this thread alone and noted, and with the network switched
off nothing but this machine is reached. Where a collector leads elsewhere, nothing follows.

At the end of the program what waits has a moment more; what was not sent is told at the next
start.
"""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from workbench.app.aside import aside
from workbench.app.earlier_runs import records_before
from workbench.app.notices import Notice, Notices
from workbench.app.redacted_runs import RedactedRuns
from workbench.app.run import Run
from workbench.app.unsent_runs import UNSENT, UnsentRuns
from workbench.base.errors import PolicyError, StoreError, ToolError, WorkbenchError
from workbench.base.redaction_rules import read_rules
from workbench.base.settings import Settings
from workbench.base.settings_store import SettingsStore
from workbench.policy.egress import Target, read_target
from workbench.policy.network import Permit, is_local
from workbench.tools.web import Call, Reply, ask
from workbench.traces.otlp import otlp_lines
from workbench.traces.redaction import Redactor
from workbench.traces.store import TraceStore

log = logging.getLogger(__name__)
MOST_WAITING = 100
TRIES = 5
RULES = "redaction_rules"
FLUSH_S = 1.5
"""So long may the end of the program wait for a collector."""
_FIRST_PAUSE_S = 1.0
_MOST_PAUSE_S = 60.0
_LIMIT_S = 30.0
_MOST_ANSWER_BYTES = 65_536
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_PATH = "/v1/traces"
_TITLE = "Runs could not be sent to the collector"


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one run: ``problem`` says why it was not taken."""

    run_id: str
    spans_refused: int = 0
    problem: str = ""


class Collector:
    """Owner of the queue of runs that are to be sent. Lives on the event loop.

    Attributes:
        sent: How many runs were taken.
        dropped: How many were not, after all tries or because too many waited.
    """

    def __init__(
        self,
        store: TraceStore,
        settings: SettingsStore,
        notices: Notices,
        permit: Permit,
        *,
        first_pause_s: float = _FIRST_PAUSE_S,
    ) -> None:
        """Join them.

        Args:
            store: Where the runs are.
            settings: Whether they are sent, where, and with what.
            notices: Where it is told, once, that they cannot be.
            permit: Opens the way out for a thread, with the reason.
            first_pause_s: Before the second try; each further pause is twice as long.
        """
        self._store, self._settings, self._notices = store, settings, notices
        self._permit, self._first_pause_s = permit, first_pause_s
        self.sent = self.dropped = 0
        self._waiting: deque[str] = deque()
        self._heard: deque[str] = deque(maxlen=MOST_WAITING)
        self._earlier = RedactedRuns()
        self._unsent = UnsentRuns(settings.path.parent / UNSENT)
        self._now = ""
        self._task: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()  # the program ends: no pauses, no second tries
        self._cancelled = threading.Event()
        self._told = ""

    def tell_unsent(self) -> None:
        """Tell which runs an earlier program ended with."""
        if (said := self._unsent.taken()) is not None:
            self._notices.add(
                Notice(
                    "warning",
                    "Runs were not sent to the collector",
                    said,
                    "Send one again: workbench runs export RUN --collector.",
                    key="collector.unsent",
                )
            )

    def take(self, run: Run) -> None:
        """Hear of a run; one that ended is sent, if the user named an address."""
        if not run.finished or run.run_id in self._heard:
            return  # it may be told of more than once
        self._heard.append(run.run_id)
        if self._settings.settings.collector_address:
            self.send([run.run_id])

    def send(self, run_ids: Iterable[str]) -> None:
        """Queue runs; of too many the oldest are dropped, and that is told."""
        self._waiting.extend(run_ids)
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popleft()
            self._drop(f"more than {MOST_WAITING} runs wait")
        if self._cancelled.is_set():
            self._keep_unsent()  # it ended with the program
            return
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._go(), name="collector")

    async def close(self) -> None:
        """Send what waits if that goes quickly; what was not sent is told at the next start."""
        self._hurry.set()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=FLUSH_S)
        self._cancelled.set()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._keep_unsent()

    def _keep_unsent(self) -> None:
        unsent = [*([self._now] if self._now else []), *self._waiting]
        self._waiting.clear()
        self._now = ""
        if unsent:
            log.warning("collector.unsent runs=%s", ",".join(unsent))
            self._unsent.add(unsent)

    async def _go(self) -> None:
        while self._waiting:
            self._now = self._waiting.popleft()
            found = await self.send_now(self._now)
            if found.problem and self._hurry.is_set():
                return  # it is told at the next start, with all that wait
            self._now = ""
            if found.problem:
                self._drop(found.problem)
                continue
            self.sent += 1
            self._told = ""
            if found.spans_refused:
                self._tell(f"it refused {found.spans_refused} steps of a run")

    async def send_now(self, run_id: str) -> Sent:
        """Send a run and wait for the answer, trying again where that may help."""
        settings = self._settings.settings
        try:
            target = self._target(settings)
            lines = await aside(self._lines, run_id, settings)
        except WorkbenchError as exc:
            return Sent(run_id, problem=exc.message)
        except Exception as exc:
            log.exception("collector.unwritten run=%s", run_id)
            return Sent(run_id, problem=f"the run could not be written: {exc!r}"[:200])
        refused = 0
        for line in lines:
            reply, problem = await self._post(settings.collector_address, target, line)
            if reply is None or problem:
                return Sent(run_id, problem=problem)
            refused += _refused(reply)
        return Sent(run_id, refused)

    def _target(self, settings: Settings) -> Target:
        if RULES in self._settings.lost:
            raise PolicyError(
                "what is to be left out of runs could not be read from the settings",
                "Say it again in the settings, Runs.",
            )
        return collector_target(settings)

    def _lines(self, run_id: str, settings: Settings) -> list[str]:
        rules = read_rules(settings.redaction_rules)
        redactor = Redactor(rules)
        records = list(redactor.records(self._store.records(run_id)))
        if not records:
            raise StoreError(f"there is no run {run_id!r}", "It may have been deleted.")
        if not settings.collector_content:
            return list(otlp_lines(records, content=False))
        before = records_before(self._store, records)
        earlier = before and self._earlier.of(before, rules, redactor)
        return list(otlp_lines(records, earlier=earlier))

    async def _post(self, address: str, target: Target, line: str) -> tuple[Reply | None, str]:
        """The answer to one request, or why there is none that takes it."""
        problem, pause_s = "", self._first_pause_s
        for left in range(TRIES, 0, -1):
            try:
                reply = await aside(self._ask, address, target, line.encode())
            except PolicyError as exc:  # it will not be another time either
                return None, exc.message
            except ToolError as exc:
                problem = exc.message
            else:
                if 200 <= reply.status < 300:
                    return reply, ""
                problem = f"{target.shown} answers {reply.status} {reply.reason}"
                if reply.status not in _LATER:
                    return None, problem
            if self._hurry.is_set():
                break
            if left > 1:
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause_s):
                        await self._hurry.wait()
                pause_s = min(pause_s * 2, _MOST_PAUSE_S)
        return None, problem

    def _ask(self, address: str, target: Target, body: bytes) -> Reply:
        path = target.path if target.path.strip("/") else _PATH
        full = f"{'https' if target.tls else 'http'}://{_host(target)}{path}"
        call = Call(
            "POST",
            full,
            {"Content-Type": "application/json", "User-Agent": "workbench"},
            body,
            (_host(target),),
            _LIMIT_S,
            _MOST_ANSWER_BYTES,
            follows=False,
        )
        with self._permit(f"send a run to the collector {address}", (target.host,)):
            return ask(call, self._cancelled)

    def _drop(self, reason: str) -> None:
        self.dropped += 1
        self._tell(reason)

    def _tell(self, reason: str) -> None:
        """Say it once, until something was sent again."""
        if self._told:
            return
        self._told = reason
        log.warning("collector.refused reason=%s", reason)
        self._notices.add(
            Notice(
                "warning",
                _TITLE,
                f"{reason}.",
                "Look at its address in the settings, Runs; empty it to send nothing.",
                key="collector",
            )
        )


def collector_target(settings: Settings) -> Target:
    """Where runs are sent.

    Raises:
        PolicyError: Nowhere: there is no address, it is none, or the network is switched off.
    """
    address = settings.collector_address
    if not address:
        raise PolicyError("no collector is named", "Name one in the settings, Runs.")
    target = read_target(address)
    if settings.network == "off" and not is_local(target.host):
        raise PolicyError(
            f"the network is switched off, and {target.shown} is not this machine",
            "Switch it on in the settings, Network.",
        )
    return target


def _host(target: Target) -> str:
    """Host and port as a grant that means exactly this server."""
    host = f"[{target.host}]" if ":" in target.host else target.host
    return f"{host}:{target.port}"


def _refused(reply: Reply) -> int:
    """How many spans a collector that took the request did not take."""
    try:
        said = json.loads(reply.text or "{}")
        return int(said.get("partialSuccess", {}).get("rejectedSpans", 0))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return 0
