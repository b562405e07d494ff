"""``workbench models token``: access tokens of sources, kept, forgotten, or asked for."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from functools import partial
from getpass import getpass

from workbench.app import reports
from workbench.app.terminal import harmless, say
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError


async def token(bench: Workbench, options: Namespace) -> None:
    """Keep the token of a source, forget it, or say where the one in use comes from.

    Raises:
        WorkbenchError: It is no token, or there is nowhere to keep it.
    """
    kind = options.source
    web = await asyncio.to_thread(bench.sources.web_address, kind, options.address)
    if options.where:
        await _tell_where(bench, web, as_json=options.json)
        return
    text = "" if options.forget else await _read()
    kept = await asyncio.to_thread(
        partial(bench.sources.set_token, kind, text, options.address, in_file=options.in_file)
    )
    if text and not kept:
        raise ModelError(
            "this system has no keyring to keep a token in",
            "Say --in-file to keep it in a file that only you may read; or set HF_TOKEN; or "
            "enter it in the window, where it holds until the program ends.",
        )
    found = await asyncio.to_thread(bench.sources.token, web)
    if options.json:
        told = {"source": kind, "origin": found.origin, "kept": bool(text)}
        say(reports.as_json({**told, "found": found.found}))
    elif text:
        say(harmless(f"the token is kept in {found.found}, for {found.origin} alone"))
    else:
        rest = f"; that of {found.found} is used still" if found.text else ""
        say(harmless(f"the token for {found.origin} is forgotten{rest}"))


async def _tell_where(bench: Workbench, web: str, *, as_json: bool) -> None:
    found = await asyncio.to_thread(bench.sources.token, web)
    if as_json:
        say(reports.as_json({"origin": found.origin, "found": found.found}))
    elif found.text:
        say(harmless(f"{found.origin}: the token comes from {found.found}"))
    else:
        say(harmless(f"{found.origin}: there is no token"))


async def _read() -> str:
    """Without echo, or from a pipe; never from the command line, which others can see.

    Raises:
        ModelError: There was none.
    """
    ask = partial(getpass, "Access token: ") if sys.stdin.isatty() else sys.stdin.readline
    text = str(await asyncio.to_thread(ask)).strip()
    if not text:
        raise ModelError("there was no token to read", "Paste it, then press Enter.")
    return text
