"""A window that is shown before there is a program, or where none could be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.shell.gated import GatedWindow

if TYPE_CHECKING:  # not imported here: the first frame is drawn without them
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.base.errors import WorkbenchError
    from workbench.ui.chat.outline import ChatOutline
    from workbench.ui.incoming.desk import IncomingDesk
    from workbench.ui.shell.layout_store import LayoutStore
    from workbench.ui.shell.unopened import UnopenedPage
    from workbench.ui.shell.workspace import Workspace


MOST_FILES = 50


class UnreadyWindow(GatedWindow):
    """What the main window shows while it has no program.

    Attributes:
        outline: The chat with its message box, while it waits for the rest.
        files: To be shown once there is a program.
        incoming: Shows files, from then on.

    Signals:
        retry_asked: The program could not be opened; the user asks to try again.
    """

    retry_asked = Signal()
    workspace: Workspace
    incoming: IncomingDesk
    _layout_store: LayoutStore

    def __init__(self) -> None:
        super().__init__()
        self.outline: ChatOutline | None = None
        self._unopened: UnopenedPage | None = None
        self.files: list[Path] = []

    @Slot(object)
    def open_files(self, files: Sequence[Path]) -> None:
        """Show files, as soon as there is a program that can."""
        self.files = [*self.files, *files][:MOST_FILES]
        if self._begun:
            self.show_files()

    def show_files(self) -> bool:
        """Show the files that are waiting; whether there were any. A cover lets them wait."""
        if not self.is_open:
            return False
        files, self.files = self.files, []
        if files:
            self.incoming.take(files)
        return bool(files)

    def begin_panel(self, key: str) -> None:
        """Show of a panel what can be used before there is a program: the message box."""
        if key != "chat":
            self.setFocus()  # else the first button of the rail has it
            return
        # Imported here because only the window of this panel needs it.
        from workbench.ui.chat.outline import ChatOutline

        self.outline = outline = ChatOutline(self.theme, self.workspace)
        self._layout_store.restore_splitters(key, outline)
        self.workspace.addWidget(outline)
        self.workspace.setCurrentWidget(outline)
        outline.composer.edit.setFocus()

    def show_outline(self, key: str) -> None:
        """Show the outline only while its panel is the one that is wanted."""
        if self.outline is None:
            return
        self.outline.setVisible(key == "chat")
        if key == "chat":
            self.outline.composer.edit.setFocus()
        else:
            self.setFocus()

    def show_unopened(self, error: WorkbenchError) -> None:
        """Say in place of the panels why the program could not be opened."""
        from workbench.ui.shell.unopened import UnopenedPage

        self.leave_unopened()
        if self._cover is not None:
            self._cover.show_unopened(error).connect(self.retry_asked)
            return
        page = self._unopened = UnopenedPage(self.theme, error)
        page.asked.connect(self.try_again)
        page.close_asked.connect(self.close)
        self.workspace.addWidget(page)
        self.workspace.setCurrentWidget(page)
        page.button.setFocus()

    @Slot()
    def try_again(self) -> None:
        """Ask to open the program once more, if it could not be opened."""
        if self._unopened is not None and self._unopened.button.isEnabled():
            self._unopened.begin()
            self.retry_asked.emit()

    def leave_unopened(self) -> None:
        """Take that away: there is a program."""
        if self._unopened is not None:
            self.workspace.removeWidget(self._unopened)
            self._unopened.deleteLater()
            self._unopened = None
