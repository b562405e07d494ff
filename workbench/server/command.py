"""``workbench serve``: the server without a window, and its keys."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.app import reports
from workbench.app.local_server import STOP_S, ServeOptions
from workbench.app.terminal import say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import (
    DocumentError,
    ModelError,
    PolicyError,
    RunError,
    StoreError,
    WorkbenchError,
)
from workbench.base.regular_files import read_document
from workbench.policy.api_keys import ApiKey, brought_keys
from workbench.server.targets import AGENT, GRAPH

_MOST_KEY_FILE_BYTES = 1024 * 1024
_WATCH_S = 1.0


async def run(bench: Workbench, options: Namespace) -> int:
    """Serve until the program is told to end; or look after the keys.

    Raises:
        WorkbenchError: It cannot be done.
    """
    if options.action == "keys":
        return await _keys(bench, options)
    wanted = await _options(bench, options)
    with _told_to_end() as ending:
        state = await bench.local_server.start(wanted)
        _tell_start(bench, wanted, state.url, in_json=options.json)
        bench.scheduler.start()
        gc.freeze()  # what is there now stays: looking through it again would hold up answers
        if options.model:
            await _load_first(bench, options)
        await _until_end(bench, ending)
        _tell(options.json, "stopping", "Stopping; what is being answered may end.")
        await bench.local_server.stop(STOP_S)
    _tell(options.json, "stopped", "Stopped.")
    return 0


async def _load_first(bench: Workbench, options: Namespace) -> None:
    """Load the first of the named models that can be loaded.

    Raises:
        WorkbenchError: None can; the reason of the first.
    """
    first: WorkbenchError | None = None
    for name in options.model:
        try:
            await bench.loading.load(name)
        except WorkbenchError as exc:
            first = first or exc
            text = f"{name} is not loaded: {exc.message}"
            _tell(options.json, "not_loaded", text, model=name, why=exc.message)
            continue
        _tell(options.json, "loaded", f"{name} is loaded", model=name)
        return
    if first is not None:
        raise first


async def _until_end(bench: Workbench, ending: asyncio.Event) -> None:
    """Wait until it is told to end, or ended by itself.

    Raises:
        RunError: It ended by itself.
    """
    while not ending.is_set():
        try:
            async with asyncio.timeout(_WATCH_S):
                await ending.wait()
        except TimeoutError:
            if not bench.local_server.is_there:
                raise RunError("the server ended by itself", "Look at the log.") from None


async def _options(bench: Workbench, options: Namespace) -> ServeOptions:
    """What the settings and the words of the command say together."""
    found = bench.local_server.options
    return replace(
        found,
        host=options.host or found.host,
        port=found.port if options.port < 0 else options.port,
        tls_cert=options.tls_cert or found.tls_cert,
        tls_key=options.tls_key or found.tls_key,
        only=_only(bench, options),
        brought=await asyncio.to_thread(_brought, options.key_file),
    )


def _only(bench: Workbench, options: Namespace) -> tuple[str, ...]:
    """The names that are served; empty for all.

    Raises:
        ModelError: There is no such model, or it cannot be used.
        DocumentError: There is no such agent or graph.
    """
    names = []
    for name in options.model:
        if problem := bench.models.get(name).problem:
            raise ModelError(problem, "Choose another model.")
        names.append(name)
    agents = {agent.name for agent in bench.agents.agents}
    graphs = {graph.name for graph in bench.graphs.graphs}
    for name in options.agent:
        plain = name.removeprefix(AGENT).removeprefix(GRAPH)
        if plain in agents and not name.startswith(GRAPH):
            names.append(AGENT + plain)
        elif plain in graphs and not name.startswith(AGENT):
            names.append(GRAPH + plain)
        else:
            known = ", ".join(sorted(agents | graphs))
            raise DocumentError(f"there is no agent or graph {name!r}", f"There are: {known}.")
    return tuple(names)


def _brought(path: str) -> tuple[ApiKey, ...]:
    if not path:
        return ()
    file = Path(path).expanduser()
    raw = read_document(file, _MOST_KEY_FILE_BYTES)
    if os.name == "posix" and file.stat().st_mode & stat.S_IRWXO:
        print(f"note: anyone on this machine can read {file}", file=sys.stderr)  # noqa: T201
    try:
        found = brought_keys(raw.decode())
    except UnicodeDecodeError as exc:
        raise PolicyError(f"{file.name} is no text", "Write one key a line.") from exc
    if not found:
        raise PolicyError(f"there is no key in {file.name}", "Write one key a line.")
    return found


def _tell_start(bench: Workbench, wanted: ServeOptions, url: str, *, in_json: bool) -> None:
    _tell(in_json, "listening", f"Listening at {url}/v1", url=f"{url}/v1")
    try:
        has_keys = bool(wanted.brought or bench.local_server.keys.all())
    except StoreError:
        has_keys = False
    if wanted.keyless:
        _tell(in_json, "keyless", "Programs of this machine need no key.")
    elif not has_keys:
        _tell(
            in_json,
            "no_key",
            "There is no key yet, so nobody is answered: workbench serve keys create NAME",
        )


def _tell(in_json: bool, event: str, text: str, **values: Any) -> None:
    if in_json:
        say(reports.as_json_line({"event": event, **values}))
    else:
        say(text)


@contextmanager
def _told_to_end() -> Iterator[asyncio.Event]:
    """Set once the program is told to end: by Ctrl+C, or by whoever started it."""
    loop, ending = asyncio.get_running_loop(), asyncio.Event()
    names = [signal.SIGINT, signal.SIGTERM]
    added: list[signal.Signals] = []
    for name in names:
        try:
            loop.add_signal_handler(name, ending.set)
        except (NotImplementedError, ValueError, RuntimeError):  # Windows: Ctrl+C interrupts
            continue
        added.append(name)
    try:
        yield ending
    finally:
        for name in added:
            loop.remove_signal_handler(name)


async def _keys(bench: Workbench, options: Namespace) -> int:
    keys = bench.local_server.keys
    if options.step == "create":
        made, secret = await asyncio.to_thread(
            lambda: keys.create(
                options.name,
                models=options.only,
                requests_per_minute=options.requests_per_minute,
                tokens_per_day=options.tokens_per_day,
                at_once=options.at_once,
            )
        )
        if options.json:
            say(reports.as_json({**_values(made), "secret": secret}))
        else:
            say(secret)
            reports.tell(f"The key of {made.name}. It is shown this once; keep it safe.")
        return 0
    if options.step == "revoke":
        gone = await asyncio.to_thread(keys.revoke, options.key)
        say(reports.as_json(_values(gone)) if options.json else f"Revoked {gone.name}.")
        return 0
    found = await asyncio.to_thread(keys.all)
    if options.json:
        say(reports.as_json([_values(key) for key in found]))
    elif found:
        headings = ("id", "name", "may use", "a minute>", "tokens a day>", "at once>")
        say(table(headings, [_row(key) for key in found]))
    else:
        say("There is no key.")
    return 0


def _values(key: ApiKey) -> dict[str, Any]:
    return {
        "id": key.id,
        "name": key.name,
        "models": list(key.models),
        "requests_per_minute": key.requests_per_minute,
        "tokens_per_day": key.tokens_per_day,
        "at_once": key.at_once,
        "made_s": key.made_s,
    }


def _row(key: ApiKey) -> list[str]:
    limits = (key.requests_per_minute, key.tokens_per_day, key.at_once)
    return [
        key.id,
        key.name,
        ", ".join(key.models) or "everything",
        *(f"{limit:,}" if limit else "-" for limit in limits),
    ]
