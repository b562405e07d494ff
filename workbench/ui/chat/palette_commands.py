"""What the command palette does with the open conversation and its newest answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from workbench.ui.actions import Action

if TYPE_CHECKING:
    from workbench.ui.chat.panel import ChatPanel


class PaletteCommands:
    """Does by name what else is asked for in menus."""

    def __init__(self, panel: ChatPanel) -> None:
        self._panel = panel

    def actions(self) -> list[Action]:
        """The commands."""
        tr = self._panel.tr

        def act(key: str, title: str, callback: Callable[[], None]) -> Action:
            return Action(f"chat.{key}", title, "", "chat", callback)

        return [
            act("pin", tr("Pin or unpin conversation"), self._pin),
            act("delete", tr("Delete conversation"), partial(self._keep, "delete")),
            act(
                "markdown",
                tr("Export conversation as Markdown…"),
                partial(self._keep, "markdown"),
            ),
            act(
                "jsonl",
                tr("Export conversation as JSON lines…"),
                partial(self._keep, "jsonl"),
            ),
            act("regenerate", tr("Regenerate the answer"), partial(self._ask, "regenerate")),
            act("edit", tr("Edit the last message"), partial(self._ask, "edit")),
            act(
                "branch",
                tr("Next version of the answer"),
                partial(self._ask, "branch", 1),
            ),
            act("copy", tr("Copy the answer"), partial(self._ask, "copy_answer")),
            act("good", tr("Rate the answer as good"), partial(self._ask, "note_up")),
            act("bad", tr("Rate the answer as bad"), partial(self._ask, "note_down")),
            act("bookmark", tr("Bookmark the answer"), partial(self._ask, "note_bookmark")),
            act(
                "make_case",
                tr("Make a test case of the answer…"),
                partial(self._ask, "make_case"),
            ),
        ]

    def _keep(self, what: str) -> None:
        if key := self._panel.controller.conversation_id:
            self._panel.list.asked.emit(what, key, "")

    def _pin(self) -> None:
        if (found := self._panel.on_screen()) is not None:
            self._keep("unpin" if found.pinned else "pin")

    def _ask(self, action: str, value: object = None) -> None:
        if run_id := self._panel.controller.run_id:
            self._panel.transcript.asked.emit(action, run_id, value)
