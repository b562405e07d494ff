"""The place where panels stand: made when first opened, popped out, and taken back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from workbench.ui.panels import PANELS, PanelSpec
from workbench.ui.shell.rail import panel_title

if TYPE_CHECKING:  # not imported here: the first frame is drawn without them
    from workbench.ui.shell.layout_store import LayoutStore
    from workbench.ui.shell.popped import PoppedPanel
    from workbench.ui.theme.theme import Theme

log = logging.getLogger(__name__)
MakePanel = Callable[[PanelSpec], QWidget]


class Workspace(QStackedWidget):
    """Holds one page per opened panel.

    Signals:
        shown: Another panel is on screen. arg: its key.
        popped_out: A panel got a window of its own. args: its key, the window.
        came_back: It is in its place again. arg: its key.
    """

    shown = Signal(str)
    popped_out = Signal(str, QWidget)
    came_back = Signal(str)

    def __init__(
        self, theme: Theme, make: MakePanel, layout: LayoutStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._theme, self._make, self._layout = theme, make, layout
        self._pages: dict[str, QWidget] = {}
        self._popped: dict[str, PoppedPanel] = {}
        self._specs = {spec.key: spec for spec in PANELS}
        self.current_key = ""
        self.places: dict[str, dict[str, Any]] = {}

    def open(self, key: str, target: dict[str, Any]) -> QWidget:
        """Show a panel, in its own window if it was popped out.

        Raises:
            KeyError: There is no such panel.
        """
        spec = self._specs[key]
        target = target or self.places.get(key, {})
        self.places.pop(key, None)
        panel = self.panel(key)
        if panel is None:
            panel = self._make(spec)
            self._pages[key] = panel
            self.addWidget(panel)
            self._layout.restore_splitters(key, panel)
            log.info("ui.panel_opened key=%s", key)
        if key in self._popped:
            self._popped[key].show()
            self._popped[key].raise_()
            self._popped[key].activateWindow()
        else:
            if self.popped_in_front() is not None:
                self.window().raise_()
                self.window().activateWindow()
            here = self.current_key == key
            before = panel.focusWidget()
            self.setCurrentWidget(panel)
            self.current_key = key
            self.shown.emit(key)
            if not here or before is None:
                self._focus(panel, before)
        show_target = getattr(panel, "show_target", None)
        if target and show_target is not None:
            show_target(**target)
        return panel

    def _focus(self, panel: QWidget, before: QWidget | None) -> None:
        """Put the focus where it was in the panel, or at the panel's beginning."""
        # Not by a focus proxy: Tab would end at it and never come to what lies before it.
        first: QWidget = getattr(panel, "first_focus", panel)
        (before if before is not None and before.isVisible() else first).setFocus()

    def panel(self, key: str) -> QWidget | None:
        """The panel, if it was opened before."""
        return self._popped[key].panel if key in self._popped else self._pages.get(key)

    def pop_out(self, key: str) -> None:
        """Move a panel into its own window; a note stays in its place."""
        from workbench.ui.shell.popped import PoppedPanel
        from workbench.ui.widgets.placeholders import EmptyState

        panel = self._pages.pop(key, None)
        if panel is None:
            return
        size = panel.size()
        self.removeWidget(panel)
        title = panel_title(self._specs[key].title)
        window = PoppedPanel(key, title, panel, self.window())
        window.resize(size)
        window.came_back.connect(self.bring_back)
        note = EmptyState(
            self._theme,
            "picture-in-picture-2",
            title,
            self.tr("This panel is in its own window."),
            self.tr("Bring it back"),
        )
        note.asked.connect(window.close)
        self._popped[key] = window
        self._pages[key] = note
        self.addWidget(note)
        self.setCurrentWidget(note)
        self.popped_out.emit(key, window)
        window.show()

    def bring_back(self, key: str) -> None:
        """Put a popped-out panel back into its place."""
        window = self._popped.pop(key, None)
        if window is None:
            return
        note = self._pages.pop(key)
        self.removeWidget(note)
        note.deleteLater()
        self._pages[key] = window.panel
        self.addWidget(window.panel)
        if self.current_key == key:
            self.setCurrentWidget(window.panel)
        self.came_back.emit(key)
        window.deleteLater()

    def popped_in_front(self) -> PoppedPanel | None:
        """The window of a panel that the user works in now, if it is one."""
        front = QApplication.activeWindow()
        return next((popped for popped in self._popped.values() if popped is front), None)

    @property
    def popped(self) -> tuple[str, ...]:
        """Keys of the panels that are in windows of their own."""
        return tuple(self._popped)

    def keep_places(self) -> None:
        """Remember what each panel shows, for one that is made in its place."""
        for key, page in self._pages.items():
            if (here := getattr(page, "here", None)) is not None:
                self.places[key] = here()

    def forget(self) -> None:
        """Close every panel for good; one that is opened later is made anew."""
        self.keep_layout()
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.current_key = ""

    def keep_layout(self) -> None:
        """Bring everything back, hand the splitters' places to the store, end all listening."""
        for key in list(self._popped):
            self._popped[key].close()
        for key, page in self._pages.items():
            self._layout.keep_splitters(key, page)
            if (close := getattr(page, "close_services", None)) is not None:
                close()
