"""What of the window is shown to whom: the rail, the status bar, parts of the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.policy.access import Access
from workbench.ui.panels import PANELS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.ui.chat.panel import ChatPanel
    from workbench.ui.shell.window import MainWindow


def limit_window(window: MainWindow, access: Access) -> None:
    """Show of the window what is for who sits here; the doing is refused elsewhere."""
    allowed = [spec.key for spec in PANELS if access.may(f"panel:{spec.key}")]
    for key, button in window.rail.buttons.items():
        button.setVisible(key in allowed)
    window.rail.setVisible(len(allowed) > 1)
    window.status.setVisible(access.may("view:status"))
    window.commands.show_panel(window.workspace.current_key)
    if (chat := window.workspace.panel("chat")) is not None:
        limit_panel("chat", chat, access)


def limit_panel(key: str, panel: QWidget, access: Access) -> None:
    """Take from a panel the parts that show more than the panel itself."""
    if key != "chat":
        return
    # Imported here because the first frame is drawn without it.
    from workbench.ui.chat.panel import ChatPanel as Panel

    if isinstance(panel, Panel):
        _limit_chat(panel, access)


def _limit_chat(chat: ChatPanel, access: Access) -> None:
    lists = access.may("view:conversations")
    chat.header.setVisible(lists)
    chat.header.models.setVisible(access.may("view:models"))
    chat.header.inspector_button.setVisible(access.may("view:inspector"))
    if not lists:
        chat.list.hide()
    if not access.may("view:inspector"):
        chat.keep_inspector_shut()
