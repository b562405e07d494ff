"""Says once that what leaves an encrypted store is plain."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from workbench.app.notices import Notice, Notices
from workbench.base import deeds
from workbench.base.files import FILE_WRITTEN
from workbench.base.vault import is_encrypted

KEY = "store.export_is_plain"


def warn_of_exports(data: Path, notices: Notices) -> Callable[[], None]:
    """Tell the first time that something is exported; returns what ends it.

    Args:
        data: The data folder; where it is plain nothing is told.
        notices: Where it is told.
    """
    if not is_encrypted(data):
        return lambda: None
    loop, told = asyncio.get_running_loop(), False

    def hear(what: str, details: Mapping[str, Any]) -> None:
        nonlocal told
        if what != FILE_WRITTEN or told:
            return
        told = True
        name = Path(str(details.get("file", ""))).name
        notice = Notice(
            "warning",
            "What is exported is not encrypted",
            f"{name!r} can be read by whoever gets hold of it.",
            "Keep it on an encrypted disk, and remove it when it is not needed any more.",
            key=KEY,
        )
        loop.call_soon_threadsafe(notices.add, notice)

    return deeds.listen(hear)
