"""The ledger of the program's connections: opened with it, and what holds its processes."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.app.notices import Notice, Notices
from workbench.base.errors import StoreError
from workbench.base.settings import Settings
from workbench.policy.ledger import Ledger
from workbench.policy.network import NetworkGuard

FILE = "network.db"
_KEY = "ledger"
_ASKED = "its code reaches only what you asked for; all else is refused (audit hook)"
_OFF = "the network is off in the settings: it reaches this machine alone (audit hook)"
_STOPPED = "Connections are not written down for now"


@dataclass(frozen=True, slots=True)
class Wall:
    """What keeps one part of the program from the network.

    Attributes:
        what: The part.
        state: What holds it, in words.
        holds: The system holds it, and not Python alone.
    """

    what: str
    state: str
    holds: bool


def version() -> str:
    """The program's version."""
    from importlib.metadata import PackageNotFoundError  # the start needs none of it
    from importlib.metadata import version as version_of

    try:
        return version_of("agent-workbench")
    except PackageNotFoundError:
        return "unknown"


def open_ledger(
    folder: Path, guard: NetworkGuard, notices: Notices, stack: AsyncExitStack
) -> Ledger:
    """Write down what the guard tells from now on, and say once if that cannot be done."""
    loop = asyncio.get_running_loop()
    ledger = Ledger(folder / FILE, version)
    teller = _Teller(ledger, notices)

    def soon() -> None:
        with suppress(RuntimeError):  # The loop closes: there is nobody left to tell.
            loop.call_soon_threadsafe(teller.look)

    ledger.listen(soon)
    ledger.start()
    stack.push_async_callback(asyncio.to_thread, ledger.close)
    stack.callback(guard.listen(ledger.take))
    return ledger


class _Teller:
    """Says that the ledger cannot be written, and that it can again. Lives on the loop."""

    def __init__(self, ledger: Ledger, notices: Notices) -> None:
        self._ledger, self._notices = ledger, notices
        self._told: StoreError | None = None
        self._kept: Path | None = None

    def look(self) -> None:
        """Tell what is new."""
        problem = self._ledger.problem
        if problem is not None and self._told is None:
            hint = f"{problem.hint} What is refused stays refused."
            self._notices.add(
                Notice("warning", _STOPPED, f"{problem.message}.", hint, key=_KEY)
            )
        if problem is None and self._told is not None:
            self._notices.add(Notice("success", "Connections are written down again", key=_KEY))
        self._told = problem
        if (kept := self._ledger.kept) is not None and kept != self._kept:
            self._kept = kept
            self._notices.add(
                Notice(
                    "warning",
                    "The ledger of connections was damaged",
                    f"It is kept as {kept.name}; a new one is begun.",
                    "A statement tells of this.",
                    key=f"{_KEY}.damaged",
                )
            )


def walls(settings: Settings) -> tuple[Wall, ...]:
    """What keeps each part of the program from the network now; blocking at first."""
    return (
        Wall(
            "This program",
            _ASKED if settings.network == "on" else _OFF,
            holds=False,
        ),
        _engines(settings),
        _tools("python", "Python tools"),
        _tools("command", "Commands and MCP servers"),
    )


def _engines(settings: Settings) -> Wall:
    from workbench.engines.sandbox import NO_THREAD, possible

    what = "Model processes"
    if settings.engine_mode == "thread":
        return Wall(what, f"models run {NO_THREAD.partition(': ')[2]}: audit hook only", False)
    found = possible()
    if cuts_off(found):
        return Wall(what, f"no network ({found}); a server's model: its one port", True)
    return Wall(what, f"this system cannot hold them ({found}): audit hook only", False)


def cuts_off(by: str) -> bool:
    """Whether what holds a process leaves it no network: the list of allowed calls does."""
    return "seccomp" in by.partition(";")[0].replace("no seccomp", "")


def network_of(what: str, by: str) -> str:
    """Which network a process has that was noted as ``Held``."""
    if what.startswith("tool"):
        held = "network" in by.partition(".")[0].removeprefix("Held here: ").split(", ")
        return "none, unless granted" if held else "not held"
    if not cuts_off(by):
        return "not held"
    return "its server's port" if what.endswith("of a server") else "none"


def _tools(work: Literal["python", "command"], what: str) -> Wall:
    from workbench.tools.sandbox import protections

    found = protections(work)
    if found.network:
        how = "a network of their own, which is empty" if found.apart else "seccomp"
        return Wall(what, f"no network ({how}), unless you granted one", True)
    return Wall(what, "this system cannot hold them: each call is asked for", False)
