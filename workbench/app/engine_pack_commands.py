"""``workbench engines packs``, and ``install-``, ``restore-`` and ``remove-pack``."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from pathlib import Path

from workbench.app import reports
from workbench.app.engine_packs import EnginePacks, pack_values
from workbench.app.progress_bars import share_bar
from workbench.app.terminal import say, table
from workbench.app.workbench import Workbench
from workbench.base.sizes import size_text


async def install(bench: Workbench, options: Namespace) -> None:
    """Take in a pack.

    Raises:
        WorkbenchError: It is not to be taken; says why.
    """
    with share_bar() as told:
        pack = await bench.parcels.take(Path(options.file), lambda share: told(share, ""))
    if options.json:
        say(reports.as_json(pack_values(pack)))
        return
    say(
        f"{pack.parcel.title or pack.parcel.name} {pack.parcel.version} is there; models that "
        "are loaded from now on use it."
    )


async def show(bench: Workbench, options: Namespace) -> None:
    """List the packs."""
    found = await asyncio.to_thread(EnginePacks(bench.paths.data).all)
    if options.json:
        say(reports.as_json([pack_values(pack) for pack in found]))
    elif not found:
        say("There are no packs; `workbench engines install-pack FILE` takes one in.")
    else:
        rows = [
            [
                pack.parcel.name,
                pack.parcel.version,
                pack.engine,
                size_text(pack.parcel.size_bytes),
                pack.unfit or "yes",
            ]
            for pack in found
        ]
        say(table(["PACK", "VERSION", "ENGINE", "SIZE>", "USED"], rows))


async def restore(bench: Workbench, options: Namespace) -> None:
    """Put the pack that was there before in its place again.

    Raises:
        WorkbenchError: There is none, it cannot be used any more, or the system refused.
    """
    pack = await bench.parcels.roll_back(options.name)
    if options.json:
        say(reports.as_json(pack_values(pack)))
        return
    say(
        f"{pack.parcel.title or pack.parcel.name} {pack.parcel.version} is there again; the "
        "same command brings the newer one back."
    )


async def remove(bench: Workbench, options: Namespace) -> None:
    """Remove a pack.

    Raises:
        WorkbenchError: There is none, or the system refused.
    """
    pack = await bench.parcels.remove(options.name)
    said = pack_values(pack)
    say(reports.as_json(said) if options.json else f"The pack {options.name} is removed.")
