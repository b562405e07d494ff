"""Looks at the tool on screen whenever it changes, beside the window."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal, Slot

from workbench.app.tool_library import ToolLibrary
from workbench.ui.panels import ShellApi
from workbench.ui.tools.draft import ToolDraft
from workbench.ui.tools.judging import Judgement, judge


class ToolWatch(QObject):
    """Judges one state after the other; those in between are passed over.

    Attributes:
        last: What was found out last; maybe not yet of the tool on screen.

    Signals:
        judged: arg: the Judgement of the tool on screen.
    """

    judged = Signal(object)

    def __init__(
        self, library: ToolLibrary, draft: ToolDraft, shell: ShellApi, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._draft, self._shell = library, draft, shell
        self._looks = self._again = self._closed = False
        self.last: Judgement | None = None

    @property
    def current(self) -> Judgement | None:
        """What is known of the tool exactly as it is on screen."""
        last = self.last
        return last if last is not None and last.tool is self._draft.tool else None

    def close(self) -> None:
        """Look at nothing any more."""
        self._closed = True

    @Slot()
    def look(self) -> None:
        """The tool, or what is around it, changed."""
        self._again = True
        if self._looks or self._closed or not self._draft.saved_name:
            return
        try:
            asyncio.get_running_loop()
        except RuntimeError:  # the window is closing
            return
        self._looks = True
        self._shell.run_task(self._find(), "", must_end=True)

    async def _find(self) -> None:
        self._again = False
        tool, name = self._draft.tool, self._draft.saved_name
        others = [one.name for one in self._library.documents if one.name != name]
        try:
            found = await asyncio.to_thread(judge, tool, self._library.around, others)
        finally:
            self._looks = False
        if tool is self._draft.tool:
            self.last = found
            self.judged.emit(found)
        if self._again:
            self.look()
