"""A server that is a program, as streams of messages: one line each, none of them endless."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from workbench.base.errors import ToolError
from workbench.tools.sandbox import Job, prepared

if TYPE_CHECKING:
    from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
    from mcp.shared.message import SessionMessage

log = logging.getLogger(__name__)
_MOST_LINE_BYTES = 4_000_000
_MOST_IDLE_BYTES = 16_000_000
_MOST_SAID_LINES = 60
_MOST_SAID_CHARS = 400
_END_S = 2.0


class Said:
    """What a server says beside its messages, the last of it, and how much it sent."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=_MOST_SAID_LINES)
        self.came_bytes = 0
        self.ended = ""

    def add(self, line: str) -> None:
        """One more line."""
        self._lines.append(line[:_MOST_SAID_CHARS])

    def asked(self) -> None:
        """Something was asked of it, so that it may answer at length again."""
        self.came_bytes = 0

    @property
    def text(self) -> str:
        """The last lines."""
        return "\n".join(self._lines)


@asynccontextmanager
async def child_streams(
    job: Job, said: Said
) -> AsyncGenerator[
    tuple[
        MemoryObjectReceiveStream[SessionMessage | Exception],
        MemoryObjectSendStream[SessionMessage],
    ]
]:
    """Start a server, held as the job says, and end it with all it started.

    Raises:
        ToolError: The system starts no child.
    """
    import anyio
    from mcp.shared.message import SessionMessage

    with prepared(job) as ready:
        try:
            process = await asyncio.create_subprocess_exec(
                *ready.words,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                cwd=ready.folder,
                env=dict(ready.environment),
                limit=_MOST_LINE_BYTES,
                start_new_session=os.name == "posix",
            )
        except OSError as exc:
            raise ToolError(f"the system starts no process: {exc.strerror}") from exc
        into, read = anyio.create_memory_object_stream[SessionMessage | Exception](0)
        write, out = anyio.create_memory_object_stream[SessionMessage](0)
        tasks = [
            asyncio.create_task(_read(process, into, said)),
            asyncio.create_task(_write(process, out, ready.plan)),
            asyncio.create_task(_listen(process, said)),
        ]
        try:
            yield read, write
        finally:
            ending = asyncio.create_task(_end(process, tasks))
            # Whoever cancels, and however often: a child is ended before this is left.
            with anyio.CancelScope(shield=True):
                while not ending.done():
                    with suppress(asyncio.CancelledError):
                        await asyncio.shield(ending)
            for stream in (into, read, write, out):
                stream.close()


async def _read(
    process: asyncio.subprocess.Process,
    into: MemoryObjectSendStream[SessionMessage | Exception],
    said: Said,
) -> None:
    """Each line of its output as a message; its end, or too much, ends the connection."""
    import anyio

    assert process.stdout is not None  # noqa: S101 - it was asked for
    with into, suppress(anyio.BrokenResourceError, anyio.ClosedResourceError):
        while True:
            try:
                line = await process.stdout.readuntil(b"\n")
            except asyncio.IncompleteReadError:
                said.ended = said.ended or "it ended"
                return
            except asyncio.LimitOverrunError:
                said.ended = f"it sent a line of more than {_MOST_LINE_BYTES // 1_000_000} MB"
                break
            said.came_bytes += len(line)
            if said.came_bytes > _MOST_IDLE_BYTES:
                said.ended = f"it sent more than {_MOST_IDLE_BYTES // 1_000_000} MB unasked"
                break
            if message := _message(line, said):
                await into.send(message)
    _kill(process)


def _message(line: bytes, said: Said) -> SessionMessage | None:
    """A line as a message; what is none is taken for something it says beside them."""
    import mcp_types
    from mcp.shared.message import SessionMessage

    try:
        found = mcp_types.jsonrpc_message_adapter.validate_json(line, by_name=False)
    except ValueError:
        said.add(line.decode("utf-8", "replace").rstrip())
        return None
    return SessionMessage(found)


async def _write(
    process: asyncio.subprocess.Process,
    out: MemoryObjectReceiveStream[SessionMessage],
    first: bytes,
) -> None:
    assert process.stdin is not None  # noqa: S101 - it was asked for
    with out, suppress(OSError):
        process.stdin.write(first)
        await process.stdin.drain()
        async for message in out:
            text = message.message.model_dump_json(by_alias=True, exclude_unset=True)
            process.stdin.write(text.encode("utf-8", "replace") + b"\n")
            await process.stdin.drain()


async def _listen(process: asyncio.subprocess.Process, said: Said) -> None:
    assert process.stderr is not None  # noqa: S101 - it was asked for
    while True:
        try:
            line = await process.stderr.readuntil(b"\n")
        except asyncio.IncompleteReadError as exc:
            if exc.partial:
                said.add(exc.partial.decode("utf-8", "replace"))
            return
        except asyncio.LimitOverrunError as exc:
            await process.stderr.readexactly(exc.consumed)
            continue
        said.add(line.decode("utf-8", "replace").rstrip())


async def _end(
    process: asyncio.subprocess.Process, tasks: Sequence[asyncio.Task[None]]
) -> None:
    """Let it go by itself for a moment, then end it with all it started."""
    if process.stdin is not None:
        process.stdin.close()
    with suppress(TimeoutError):
        async with asyncio.timeout(_END_S):
            await process.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    _kill(process)
    with suppress(TimeoutError):
        async with asyncio.timeout(_END_S):
            await asyncio.gather(_drain(process.stdout), _drain(process.stderr))
            await process.wait()
    if process.returncode is None:
        log.warning("mcp.child_left pid=%d", process.pid)
    # Nothing public closes the pipes of a process that something else still holds open.
    if (transport := getattr(process, "_transport", None)) is not None:
        transport.close()
    await asyncio.sleep(0)


def _kill(process: asyncio.subprocess.Process) -> None:
    """End it at once, with all it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()


async def _drain(stream: asyncio.StreamReader | None) -> None:
    """Read what is left: the system counts a child as ended when its pipes are."""
    with suppress(ValueError, OSError):
        while stream is not None and await stream.read(65_536):
            pass
