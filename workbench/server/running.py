"""The server in a thread of its own, with a loop of its own.

So neither blocks the other: a window draws frames while requests are read, and a thousand idle
connections are no concern of Qt's notifiers. See CONTRIBUTING.md for what was measured.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import sys
import threading
from concurrent.futures import Future

import uvicorn

from workbench.app.local_server import LiveRequest, ServedWorld, ServeOptions
from workbench.base.errors import RunError
from workbench.server.application import application
from workbench.server.certificates import tls_context
from workbench.server.desk import Desk
from workbench.server.door import Door
from workbench.server.protocol import GuardedProtocol

log = logging.getLogger(__name__)
BACKLOG = 1024
KEEP_ALIVE_S = 30
SAVE_EVERY_S = 5.0
_MOST_CONNECTIONS = 8192
_END_S = 3
_START_S = 30.0


class RunningServer:
    """A server that listens. Made by ``start``.

    Attributes:
        url: Where it listens.
    """

    def __init__(self, world: ServedWorld, options: ServeOptions) -> None:
        self._world, self._options = world, options
        self._home = asyncio.get_running_loop()
        self._ready: Future[None] = Future()
        self._stop_asked: asyncio.Event
        self._patience_s = 0.0
        self._loop: asyncio.AbstractEventLoop
        self._desk: Desk
        self.url = ""
        self._thread = threading.Thread(target=self._run, name="server", daemon=True)

    async def begin(self) -> None:
        """Listen.

        Raises:
            RunError: The address cannot be had, or the certificate cannot be read.
        """
        options = self._options
        self._context = (
            await asyncio.to_thread(tls_context, options.tls_cert, options.tls_key)
            if options.tls_cert
            else None
        )
        self._socket = _listening(options.host, options.port)
        self._port = int(self._socket.getsockname()[1])
        host = f"[{options.host}]" if ":" in options.host else options.host
        scheme = "https" if self._context else "http"
        self.url = f"{scheme}://{host}:{self._port}"
        _allow_many_files()
        self._thread.start()
        try:
            async with asyncio.timeout(_START_S):
                await asyncio.wrap_future(self._ready)
        except BaseException:
            self._socket.close()
            raise

    @property
    def alive(self) -> bool:
        """It has not ended."""
        return self._thread.is_alive()

    @property
    def answered(self) -> int:
        """Requests that were answered in any way."""
        return self._desk.metrics.total

    def live(self) -> tuple[LiveRequest, ...]:
        """The requests that are being answered; from any thread."""
        return self._desk.live()

    async def stop(self, patience_s: float) -> None:
        """Take no new request, let those that go on end within that time, and end."""
        self._patience_s = patience_s
        with contextlib.suppress(RuntimeError):  # it ended by itself
            self._loop.call_soon_threadsafe(self._stop_asked.set)
        await asyncio.to_thread(self._thread.join, patience_s + 2 * _END_S)
        if self._thread.is_alive():
            log.error("server.not_ended")

    def _run(self) -> None:
        try:
            with asyncio.Runner() as runner:
                runner.run(self._serve())
        except BaseException as exc:
            log.exception("server.thread_broke")
            if not self._ready.done():
                self._ready.set_exception(RunError(f"the server did not start: {exc!r}"))

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop_asked = asyncio.Event()
        self._desk = Desk(self._world, self._options, self._home)
        door = Door(self._options, self._port, self._world.keys)
        server = uvicorn.Server(self._config(door))
        self._desk.connections = lambda: len(server.server_state.connections)
        serving = asyncio.create_task(server.serve(sockets=[self._socket]), name="serve")
        serving.add_done_callback(lambda _task: self._stop_asked.set())
        saving = asyncio.create_task(self._keep_usage(), name="usage")
        # The socket listens already: who comes before uvicorn does waits in its queue.
        self._ready.set_result(None)
        await self._stop_asked.wait()
        if not await self._drain():
            server.config.timeout_graceful_shutdown = 0  # they had their time
        server.should_exit = True
        await serving
        saving.cancel()
        await asyncio.gather(saving, return_exceptions=True)
        await asyncio.to_thread(self._desk.allowances.save)

    async def _drain(self) -> bool:
        """New requests are told to come again; those that go on may end; whether they did."""
        self._desk.closing = True
        try:
            async with asyncio.timeout(self._patience_s):
                await self._desk.idle()
        except TimeoutError:
            return False
        return True

    async def _keep_usage(self) -> None:
        while True:
            await asyncio.sleep(SAVE_EVERY_S)
            await asyncio.to_thread(self._desk.allowances.save)

    def _config(self, door: Door) -> uvicorn.Config:
        config = uvicorn.Config(
            application(self._desk, door, self._options.origins),
            http=GuardedProtocol,
            interface="asgi3",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            backlog=BACKLOG,
            timeout_keep_alive=KEEP_ALIVE_S,
            timeout_graceful_shutdown=_END_S,
            limit_concurrency=_MOST_CONNECTIONS,
        )
        config.load()
        config.ssl = self._context
        return config


async def start(world: ServedWorld, options: ServeOptions) -> RunningServer:
    """A server that listens.

    Raises:
        RunError: The address cannot be had, or the certificate cannot be read.
    """
    server = RunningServer(world, options)
    await server.begin()
    return server


def _listening(host: str, port: int) -> socket.socket:
    """A socket that is bound to the address; two servers never share one."""
    number = "127.0.0.1" if host.lower() == "localhost" else host
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((number, port))
        made.listen(BACKLOG)
        made.setblocking(False)
    except (OSError, OverflowError) as exc:
        made.close()
        why = getattr(exc, "strerror", None) or exc
        raise RunError(
            f"the server cannot listen at {host}:{port}: {why}",
            "Another program may be there: choose another port, or end that program.",
        ) from exc
    return made


def _allow_many_files() -> None:
    """A connection is an open file, and many systems begin with a thousand."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_CONNECTIONS + 1024
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
