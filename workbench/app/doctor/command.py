"""``workbench doctor``: looks at everything, and opens and so changes nothing."""

from __future__ import annotations

import asyncio
import logging
from argparse import Namespace
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

from workbench.app import reports
from workbench.app.doctor import alerts, audit, data, databases, library, machine, program
from workbench.app.doctor.findings import (
    Check,
    Finding,
    Part,
    Patient,
    as_values,
    is_bad,
    looked_at,
    page,
    verdict,
)
from workbench.app.terminal import say
from workbench.base.errors import WorkbenchError
from workbench.base.paths import default_paths

_PARTS: tuple[tuple[str, Sequence[Check]], ...] = (
    ("Program", (program.versions, program.broken_packages, program.window, program.held)),
    ("Machine", (machine.processor, machine.memory, machine.gpus, machine.disk)),
    (
        "Data",
        (
            data.folder,
            data.encryption,
            data.settings,
            databases.databases,
            data.put_aside,
            data.log,
        ),
    ),
    ("Alerts", (alerts.alert_rules, alerts.firing)),
    ("Audit", (audit.audit_log,)),
    ("Engines", (library.engines,)),
    ("Models", (library.models,)),
)
SelfTest = Callable[[], Awaitable[int]]


async def run(options: Namespace, self_test: SelfTest) -> int:
    """Print the page; returns 1 if something is broken, else 0."""
    logging.getLogger("workbench").addHandler(logging.NullHandler())  # the page says it
    patient = Patient(default_paths(), thorough=options.deep)
    parts = [part async for part in examined(patient)]
    if options.deep and not is_bad(parts):
        parts.append(Part("Self-test", (await tried(self_test),)))
    if options.json:
        say(reports.as_json({"parts": as_values(parts), "verdict": verdict(parts)}))
    else:
        say(page(parts))
    return 1 if is_bad(parts) else 0


async def examined(patient: Patient) -> AsyncIterator[Part]:
    """Each part of the page, in order."""
    for title, checks in _PARTS:
        yield await asyncio.to_thread(looked_at, title, checks, patient)
    try:
        yield Part("Documents", tuple(await library.documents(patient)))
    except (WorkbenchError, OSError) as exc:
        said = Finding("Documents", f"could not be looked at: {exc}", "bad")
        yield Part("Documents", (said,))


async def tried(self_test: SelfTest) -> Finding:
    """What came of one tool call by the starter model."""
    try:
        await self_test()
    except WorkbenchError as exc:
        return Finding("Starter model", exc.message, "bad", exc.hint)
    return Finding("Starter model", "loaded, called a tool and answered")
