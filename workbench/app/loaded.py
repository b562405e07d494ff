"""One model that is loaded, was to be, or is being loaded."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from workbench.app.drafts import named
from workbench.app.load_notes import MOST_CRASHES, LoadNote
from workbench.base.errors import ModelError
from workbench.engines.api import EngineEvent, EngineInfo, EngineUsage, LoadOptions, Request
from workbench.models.measured import Load
from workbench.models.memory import Prediction
from workbench.models.store import InstalledModel

CRASHES = MOST_CRASHES
CRASH_WINDOW_S = 300.0
State = Literal["loading", "ready", "busy", "failed", "unloading"]


class Host(Protocol):
    """A loaded model: what the program needs of ``engines.host.EngineHost``."""

    @property
    def info(self) -> EngineInfo: ...
    @property
    def usage(self) -> EngineUsage: ...
    @property
    def pid(self) -> int | None: ...
    @property
    def alive(self) -> bool: ...
    def generate(self, request: Request) -> AsyncGenerator[EngineEvent, None]: ...
    async def close(self) -> None: ...


StartHost = Callable[[InstalledModel, LoadOptions], Awaitable[Host]]


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """How one model stands at one moment; ``draft`` is the title of what guesses ahead."""

    model: InstalledModel
    state: State
    info: EngineInfo | None = None
    usage: EngineUsage = field(default_factory=EngineUsage)
    pid: int | None = None
    loaded_s: float = 0.0
    last_used_s: float = 0.0
    error: str = ""
    hint: str = ""
    crashes: int = 0
    pinned: bool = False
    idle_unload_s: float | None = None
    draft: str = ""


@dataclass(slots=True)
class Slot:
    """The place of a model in memory: its host, its state, and how often it crashed.

    Attributes:
        context_tokens: What it was loaded with: what was asked, or less where that failed.
        admitted_bytes: What the estimate promised when it was let in.
        cache_bytes: What it set aside to keep prompts.
        note: What is remembered of it.
        draft: The model that is loaded with it to guess ahead.
        draft_bytes: What of the promise is for that one.
        peak_bytes: Most memory it was seen to use, without kept prompts; 0 unseen.
        peak_cells: Most cells of its KV cache that were in use at the same time.
        prediction: What was promised for it, by how much of it is in use.
        risky: It runs in a thread of this program, and has not answered yet.
    """

    model: InstalledModel
    asked_tokens: int
    context_tokens: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    host: Host | None = None
    state: State = "loading"
    error: str = ""
    hint: str = ""
    loaded_s: float = 0.0
    last_used_s: float = field(default_factory=time.time)
    running: int = 0
    admitted_bytes: int = 0
    cache_bytes: int = 0
    note: LoadNote = field(default_factory=LoadNote)
    draft: InstalledModel | None = None
    draft_bytes: int = 0
    risky: bool = False
    crashes: deque[float] = field(default_factory=deque)
    load: Load | None = None
    peak_bytes: int = 0
    peak_cells: int = 0
    prediction: Prediction | None = None
    tokens_per_s: list[float] = field(default_factory=list)

    def recent_crashes(self) -> int:
        """Crashes that still count: those seen here, or all that could be remembered."""
        now_s, clock_s = time.monotonic(), time.time()
        while self.crashes and now_s - self.crashes[0] > CRASH_WINDOW_S:
            self.crashes.popleft()
        ages_s = [clock_s - at_s for at_s in self.note.crashes_s]
        kept = sum(0.0 <= age_s <= CRASH_WINDOW_S for age_s in ages_s)
        return max(len(self.crashes), kept)

    @property
    def pinned(self) -> bool:
        """It stays loaded however long it is idle."""
        return self.note.pinned

    @property
    def held_bytes(self) -> int:
        """What it takes, or was promised where it takes less: it may still grow into that."""
        if self.host is None and self.state != "unloading":
            return 0
        used = self.load.used_bytes if self.load else 0
        return max(used, self.peak_bytes, self.admitted_bytes)

    def is_idle(self) -> bool:
        """It is loaded, and neither at work nor pinned."""
        return self.host is not None and not self.running and not self.pinned

    def note_crash(self) -> None:
        """The host is gone; say so, and whether it is started again by itself."""
        self.host = None
        self.crashes.append(time.monotonic())
        self.error = f"The engine of {self.model.title!r} crashed."
        self.hint = "It is started again with the next message."
        if self.recent_crashes() >= CRASHES:
            self.hint = f"It crashed too often and is left alone. {self.way_out}"

    @property
    def way_out(self) -> str:
        """How a model that is left alone is tried again."""
        return (
            "Load it yourself in the models panel or with "
            f"'workbench models load {self.model.id}', or choose another model."
        )

    def check_may_start(self) -> None:
        """Refuse a model that cannot run, and one that crashed too often of late.

        Raises:
            ModelError: It is such a model.
        """
        if self.note.quarantined or self.recent_crashes() >= CRASHES:
            raise ModelError(
                f"{self.model.title!r} crashed {CRASHES} times within "
                f"{CRASH_WINDOW_S / 60:g} minutes and is not started again by itself",
                self.way_out,
            )
        if self.model.problem:
            raise ModelError(self.model.problem, "Choose another model.")

    def shown(self) -> LoadedModel:
        """How it stands now."""
        host = self.host
        return LoadedModel(
            model=self.model,
            state=self.state,
            info=host.info if host else None,
            usage=host.usage if host else EngineUsage(),
            pid=host.pid if host else None,
            loaded_s=self.loaded_s,
            last_used_s=self.last_used_s,
            error=self.error,
            hint=self.hint,
            crashes=self.recent_crashes(),
            pinned=self.pinned,
            idle_unload_s=self.note.idle_unload_s,
            draft=named(self.draft) if self.draft and host else "",
        )
