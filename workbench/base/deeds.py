"""What was done that a record of deeds should know of, told from any room and any thread.

Where a service has listeners of its own, those are used; this is for the places that have none:
a file that is written where a person said, something that is removed for good.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

log = logging.getLogger(__name__)
Listener: TypeAlias = Callable[[str, Mapping[str, Any]], None]
"""Called with the deed, such as ``export.written``, and its details; in the doer's thread."""


def tell(what: str, **details: Any) -> None:
    """Tell whoever keeps a record; never fails and never waits.

    Args:
        what: The deed, as ``thing.done``.
        details: Plain values; no texts of people or models, and no secrets.
    """
    for listener in tuple(_listeners()):
        try:
            listener(what, details)
        except Exception:
            log.exception("deeds.listener_broke what=%s", what)


def listen(listener: Listener) -> Callable[[], None]:
    """Hear of each deed of this process from now on; returns what ends it."""
    _listeners().append(listener)

    def end() -> None:
        if listener in _listeners():
            _listeners().remove(listener)

    return end


@cache
def _listeners() -> list[Listener]:
    """Who listens in this process."""
    return []
