"""A download on the command line: how far it is, what it waits for, and what is kept."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable

from workbench.app.downloads import Downloads
from workbench.app.progress_bars import download_bar
from workbench.app.terminal import harmless
from workbench.base.errors import FetchedElsewhere, TransferError
from workbench.base.sizes import size_text
from workbench.models.downloads.queue_file import Download, Wanted

PATIENCE_S = 600.0
"""How long a command waits for a source that sends nothing."""
_LOOK_S = 0.5


async def fetched(
    downloads: Downloads, wanted: Wanted, patience_s: float = PATIENCE_S
) -> Download:
    """Fetch a model; returns it finished.

    Raises:
        FetchedElsewhere: Another program fetches it.
        TransferError: It failed, was paused, or nothing came for too long; what came is kept.
    """
    with download_bar(wanted.size_bytes) as moved:
        ends = [downloads.listen(moved)]
        try:
            name = (await downloads.add(wanted)).wanted.id
            ends.append(downloads.listen(_teller(name)))
            done = await _patiently(downloads, name, patience_s)
        finally:
            for end in ends:
                end()
    if done.state != "finished":
        raise TransferError(done.message or "it was paused", done.hint or "Pull it again.")
    return done


async def _patiently(downloads: Downloads, name: str, patience_s: float) -> Download:
    wait = asyncio.ensure_future(downloads.wait(name))
    have, since_s = -1, time.monotonic()
    try:
        while not (await asyncio.wait({wait}, timeout=_LOOK_S))[0]:
            now = downloads.get(name)
            if downloads.is_held_elsewhere(name):
                await downloads.cancel(name)
                raise FetchedElsewhere(
                    now.message, "Wait for it, or stop it there; pull again."
                )
            if now.progress.have_bytes != have or now.state == "checking":
                have, since_s = now.progress.have_bytes, time.monotonic()
            if time.monotonic() - since_s > patience_s:
                await downloads.pause(name)
                raise TransferError(
                    f"nothing came for {patience_s / 60:.0f} minutes: {now.message}",
                    f"{_kept(now)} Pull it again when the network is back.",
                )
        return wait.result()
    except asyncio.CancelledError:
        now = downloads.get(name)
        await downloads.pause(name)
        _say(f"stopped. {_kept(now)} Pull it again to go on there.")
        raise
    finally:
        wait.cancel()


def _kept(now: Download) -> str:
    """What is there of it."""
    have, whole = now.progress.have_bytes, now.progress.size_bytes
    return (
        f"{size_text(have)} of {size_text(whole)} are kept."
        if have
        else "Nothing had come yet."
    )


def _teller(name: str) -> Callable[[tuple[Download, ...]], None]:
    """Says what a download waits for, each thing once."""
    said = set[str]()

    def look(items: tuple[Download, ...]) -> None:
        for item in items:
            if item.wanted.id != name or item.state not in ("fetching", "waiting"):
                continue
            waits = item.state == "waiting"
            text = f"{item.message}. {item.hint}" if waits else item.message
            if text and text not in said:
                said.add(text)
                _say(text if waits else f"{text}; trying again")

    return look


def _say(text: str) -> None:
    from tqdm import tqdm

    tqdm.write(harmless(text), file=sys.stderr)
