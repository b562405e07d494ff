"""The question before a link opens."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbench.base.errors import PolicyError
from workbench.policy.network import NetworkGuard, is_local
from workbench.ui.language.words import tr
from workbench.ui.marks import mark
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click

_MAIL = mark("(a mail program)")
SCHEMES = ("http", "https", "mailto")


def whole_address(url: str) -> str:
    """The address of a link as it is shown before it opens.

    Raises:
        PolicyError: Links of that kind are not opened.
    """
    address = QUrl(url)
    if address.scheme().lower() not in SCHEMES:
        raise PolicyError(
            tr("links of the kind {0} are not opened: {1}").format(
                address.scheme() or "file", url
            ),
            tr("Copy the address if you trust it."),
        )
    return bytes(address.toEncoded().data()).decode("ascii")


class LinkBar(QFrame):
    """Asks before a link opens, and shows where it really leads.

    Signals:
        accepted: arg: the address.
    """

    accepted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self.setProperty("role", "surface")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "external-link", 16, "warning"))
        row.addWidget(label(self.tr("Open outside Workbench?")))
        self._address = label("", "mono", wrap=True)
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._address, 1)
        self._open = Button(theme, self.tr("Open"))
        self._cancel = Button(theme, self.tr("Cancel"), kind="primary")
        row.addWidget(self._open)
        row.addWidget(self._cancel)
        on_click(self._cancel, self.hide)
        on_click(self._open, self._on_open)
        self.hide()

    def ask(self, url: str) -> None:
        """Show the whole address; the focus is on Cancel."""
        self._url = url
        self._address.setText(url)
        self.show()
        self._cancel.setFocus()

    def _on_open(self) -> None:
        self.hide()
        self.accepted.emit(self._url)


def open_link(guard: NetworkGuard, url: str) -> None:
    """Let the system's program open an address; that it was is written down."""
    address = QUrl(url)
    host = address.host()
    if not is_local(host) or not host:
        port = f":{address.port()}" if address.port() > 0 else ""
        host = f"[{host}]" if ":" in host else host
        guard.let_out("link", "opened by another program", (f"{host or _MAIL}{port}",))
    QDesktopServices.openUrl(address)
