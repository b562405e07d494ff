"""What the user must be told; the window and the command line show it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from workbench.app.listeners import Listeners
from workbench.base.errors import WorkbenchError

Level = Literal["info", "success", "warning", "error"]
_MOST = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice.

    Attributes:
        action: Key of an action of the window that helps (``models.open``), or empty.
        key: Notices with the same key replace one another.
    """

    level: Level
    title: str
    reason: str = ""
    hint: str = ""
    action: str = ""
    at_s: float = field(default_factory=time.time)
    key: str = ""


class Notices:
    """The notices so far, newest last."""

    def __init__(self) -> None:
        self.items: list[Notice] = []
        self._listeners: Listeners[[Notice]] = Listeners()

    def add(self, notice: Notice) -> None:
        """Show a notice."""
        if notice.key:
            self.items[:] = [item for item in self.items if item.key != notice.key]
        self.items.append(notice)
        del self.items[:-_MOST]
        self._listeners.tell(notice)

    def tell(self, error: WorkbenchError, title: str, *, action: str = "") -> None:
        """Show an error with its hint; told again, it takes the place of the one before."""
        key = f"{title}\n{error.message}"
        self.add(Notice("error", title, error.message, error.hint, action, key=key))

    def dismiss(self, notice: Notice) -> None:
        """Forget a notice."""
        self.items[:] = [item for item in self.items if item is not notice]

    def listen(self, listener: Callable[[Notice], None]) -> Callable[[], None]:
        """Call ``listener`` with each new notice; returns what ends it."""
        return self._listeners.add(listener)
