"""The program that runs one model: ``python -m workbench.engines.worker``.

Speaks over its own standard input and output. It ends as soon as its input closes, so no
worker outlives the program, however that ended.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from workbench.base.errors import EngineError, EngineUnavailable, ModelLoadError, PolicyError
from workbench.engines.api import EngineUsage, LoadOptions, Request
from workbench.engines.codec import Codec
from workbench.engines.contract import Engine
from workbench.engines.framing import read_message, write_message
from workbench.engines.pack_paths import add_packages
from workbench.engines.registry import EngineSpec, load_function
from workbench.engines.sandbox import confine_engine, confine_service, confine_work
from workbench.engines.services import serve
from workbench.engines.step_loop import Batch, StepLoop
from workbench.engines.work import do_work
from workbench.policy.doors import Door
from workbench.policy.network import NetworkGuard, install_network_guard
from workbench.policy.network_events import Attempt, Counted, NetworkEvent, Tried

log = logging.getLogger(__name__)

ARGUMENT = "--engine-worker"
"""Tells a frozen program to be a worker."""
_PR_SET_PDEATHSIG = 1
_SIGKILL = 9


def load_confined(spec: EngineSpec, path: Path, options: LoadOptions) -> tuple[Engine, str]:
    """Load a model in a process that from then on may do little else; says what holds it.

    Raises:
        EngineError: As ``load_engine``, or the process cannot be held as the options ask.
    """
    by: list[str] = []
    engine = load_engine(spec, path, options, lambda: by.append(confine_engine(path, options)))
    return engine, by[0]


def load_engine(
    spec: EngineSpec,
    path: Path,
    options: LoadOptions,
    before: Callable[[], None] = lambda: None,
) -> Engine:
    """Load a model; whatever goes wrong comes as an ``EngineError``.

    ``before`` is called when the engine's own code is read, and nothing of the model is.

    Raises:
        EngineError: Mostly ``ModelLoadError`` or ``EngineUnavailable``.
    """
    try:
        add_packages(options.packs)
        load = load_function(spec)
        before()
        return load(path, options)
    except EngineUnavailable:
        raise
    except EngineError as exc:
        if path.name in exc.message:
            raise
        raise ModelLoadError(
            f"{path.name!r} could not be loaded: {exc.message}",
            exc.hint or "Choose another model.",
        ) from exc
    except ImportError as exc:
        raise EngineUnavailable(
            f"the {spec.title} engine is not installed: {exc}", spec.install_hint
        ) from exc
    except Exception as exc:  # worker boundary: the reason must reach the user
        raise ModelLoadError(
            f"{path.name!r} could not be loaded: {type(exc).__name__}: {exc}"[:500],
            "Check the file, or choose another model.",
        ) from exc


def open_door(guard: NetworkGuard, options: LoadOptions) -> None:
    """Let this process reach the server of its model, and nothing else.

    Raises:
        EngineError: The server's name is not known.
    """
    if not options.reach:
        return
    # The name is asked for before the door is there.
    purpose = "a model's server"
    try:
        with guard.permit(purpose, source="server"):
            door = Door.to(options.reach)
    except PolicyError as exc:
        raise ModelLoadError(exc.message, exc.hint) from exc
    guard.only(door)


def resident_bytes() -> int:
    """Memory of this process; 0 where the system does not tell."""
    import psutil

    try:
        return int(psutil.Process().memory_info().rss)
    except psutil.Error:
        return 0


class _PipeSink:
    """The way to the program. Attempts may come from any thread, so messages take turns."""

    def __init__(self, stream: BinaryIO, codec: Codec) -> None:
        self._stream, self._codec = stream, codec
        self._lock = threading.Lock()

    def events(self, batch: Batch) -> None:
        self.send(self._codec.encode_batch(batch))

    def usage(self, usage: EngineUsage) -> None:
        self.send(["usage", self._codec.encode(usage)])

    def attempt(self, attempt: Attempt) -> None:
        """Something in here tried to reach another machine."""
        self.send(["attempt", self._codec.encode(attempt)])

    def network(self, event: NetworkEvent) -> None:
        """Something in here reaches the server of its model."""
        if isinstance(event, Tried) and event.allowed:
            self.send(["tried", self._codec.encode(event)])
        elif isinstance(event, Counted):
            self.send(["counted", self._codec.encode(event)])

    def send(self, message: list[Any]) -> None:
        with self._lock:
            write_message(self._stream, message)


def main() -> int:
    """Be a worker until the input ends; return the exit code."""
    _die_with_parent()
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(message)s"
    )
    commands, answers = _private_streams()
    codec = Codec()
    sink = _PipeSink(answers, codec)
    # Before anything of an engine is imported or any model is read.
    guard = install_network_guard(sink.attempt)
    message = read_message(commands)
    if message is None:
        return 0
    if message[0] in ("work", "service"):
        _do_other(message, commands, sink)
        return 0
    guard.listen(sink.network)
    spec = codec.decode(EngineSpec, message[1])
    options = codec.decode(LoadOptions, message[3])
    try:
        open_door(guard, options)
        path = Path(os.fsdecode(bytes.fromhex(message[2])))  # its name may be no text
        engine, sandbox = load_confined(spec, path, options)
        info = replace(engine.info(), sandbox=sandbox)
    except EngineError as exc:
        sink.send(["refused", codec.encode_error(exc)])
        return 0
    loop = StepLoop(engine, sink, resident_bytes)
    reader = threading.Thread(
        target=_read_commands, args=(commands, loop, codec), name="commands", daemon=True
    )
    sink.send(["loaded", codec.encode(info)])
    reader.start()
    with suppress(BrokenPipeError):
        loop.run()
        guard.count_last()
    return 0


def _do_other(message: list[Any], commands: BinaryIO, sink: _PipeSink) -> None:
    """What is no engine: one piece of work, or a service that answers until it is closed."""
    kind, name, arguments = message
    if kind == "work":
        log.info("worker.confined by=%s", confine_work(arguments))
        threading.Thread(target=_end_with, args=(commands,), daemon=True).start()
        do_work(name, arguments, sink.send)
    else:
        log.info("worker.confined by=%s", confine_service(arguments))
        serve(name, arguments, commands, sink.send)


def _end_with(commands: BinaryIO) -> None:
    """Nobody waits for the work any more when the input closes."""
    commands.read()
    os._exit(0)


def _read_commands(commands: BinaryIO, loop: StepLoop, codec: Codec) -> None:
    while (message := read_message(commands)) is not None:
        if message[0] == "submit":
            loop.submit(message[1], codec.decode(Request, message[2]))
        elif message[0] == "cancel":
            loop.cancel(message[1])
        elif message[0] == "close":
            loop.stop()
    # The program is gone: there is nobody left to work or to tidy up for.
    os._exit(0)


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Take standard input and output away from libraries that print."""
    if sys.platform == "win32":
        import msvcrt

        for number in (0, 1):
            msvcrt.setmode(number, os.O_BINARY)
    commands = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return commands, answers


def _die_with_parent() -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
