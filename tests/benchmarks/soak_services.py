"""What works beside the turns of a soak: samples, history, an alert, search, a collector."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from workbench.app.workbench import Workbench
from workbench.telemetry.alerts.values import Notify, Rule, WriteAudit

EVERY_TURNS = 50
_INTERVAL_S = 0.5


class _Taking(BaseHTTPRequestHandler):
    """Takes every run that is sent to it."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_words: Any) -> None:
        """Nothing: it would be a line for each turn."""


@asynccontextmanager
async def services(bench: Workbench) -> AsyncIterator[None]:
    """All of them at work, with an alert that comes and goes."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Taking)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    bench.settings.change(
        dashboard_interval_s=_INTERVAL_S,
        collector_address=f"http://127.0.0.1:{server.server_port}",
        collector_content=True,
        redact_recording=True,
        redaction_rules=("e-mail", "card", "sum=sum [0-9]*7"),
    )
    bench.monitor.set_interval(_INTERVAL_S)
    bench.monitor.start()
    bench.alerts.start()
    try:
        yield
        print(
            f"sent {bench.records.collector.sent} dropped {bench.records.collector.dropped}"
            f" fired {len(await bench.alerts.history())}"
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


async def ask(bench: Workbench, number: int) -> None:
    """What a person asks of them now and then."""
    if number % EVERY_TURNS:
        return
    now_s = time.time()
    await bench.records.search("calculator", limit=20)
    await bench.recorder.history(now_s - 3600.0, now_s, 500)
    await bench.alerts.history()
    most = 0.0 if number % (2 * EVERY_TURNS) else 1e15  # fires, then clears
    busy = Rule("busy", "Busy", "memory.used_bytes", ">", most, cooldown_s=0.0)
    await bench.alerts.rules.save(
        [replace(busy, actions=(Notify(), WriteAudit()), enabled=True)]
    )
