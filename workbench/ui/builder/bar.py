"""Above the canvas: where one is, whether it is saved, and the run."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workbench.agents.graphs.documents import GraphDocument, Scope, body_at
from workbench.ui.builder.words import node_title, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, ElidedLabel, IconLabel
from workbench.ui.widgets.buttons import Button, IconButton, on_click

WIDE_PX = 520
_CRUMB_PX = 130


class Breadcrumb(QWidget):
    """The graph and the nodes around what is on screen; each leads back to it.

    Signals:
        asked: arg: the scope to show.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._titles: tuple[str, ...] = ()
        self._parts: list[QWidget] = []
        self.buttons: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.here = ElidedLabel()
        self.here.setProperty("role", "section")
        self._row.addWidget(self.here, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_scope(self, document: GraphDocument, scope: Scope) -> None:
        """Show where one is."""
        titles = [document.title]
        for depth, node_id in enumerate(scope):
            titles.append(node_title(body_at(document, scope[:depth]).node(node_id)))
        if tuple(titles) == self._titles:
            return
        self._titles = tuple(titles)
        for part in self._parts:
            self._row.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.buttons = [], []
        for depth, title in enumerate(titles[:-1]):
            button = Button(self._theme, title, kind="quiet")
            button.setMaximumWidth(_CRUMB_PX)
            button.setMinimumWidth(24)
            button.setToolTip(title)
            button.setAccessibleName(tr("Back to {0}").format(title))
            on_click(button, partial(self.asked.emit, scope[:depth]))
            self.buttons.append(button)
            self._parts += [button, IconLabel(self._theme, "chevron-right")]
        for place, part in enumerate(self._parts):
            self._row.insertWidget(place, part)
        self.here.set_text(titles[-1])


class BuilderBar(QWidget):
    """Breadcrumb, state and buttons.

    Signals:
        asked: A button was pressed. arg: key of a command.
        scope_asked: arg: the scope to show.
        more_asked: Show the menu with everything else.
    """

    asked = Signal(str)
    scope_asked = Signal(object)
    more_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.path = Breadcrumb(theme)
        self.path.asked.connect(self.scope_asked)
        self.state = Badge(theme, "")
        self.run = Button(theme, tr("Run"), kind="primary", icon="play")
        self.run.setToolTip(tr("Run the graph (Ctrl+Return)"))
        self.more = IconButton(theme, "ellipsis", tr("More"))
        self.buttons: dict[str, IconButton | Button] = {
            "undo": IconButton(theme, "undo-2", tr("Undo")),
            "redo": IconButton(theme, "redo-2", tr("Redo")),
            "save": IconButton(theme, "save", tr("Save graph")),
            "add": IconButton(theme, "plus", tr("Add a node"), shortcut="Ctrl+Shift+A"),
            "run": self.run,
            "step": IconButton(theme, "skip-forward", tr("Step"), shortcut="F10"),
            "stop": IconButton(theme, "square", tr("Stop"), shortcut="Shift+F5"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.path, 1)
        row.addWidget(self.state)
        row.addSpacing(4)
        for key, button in self.buttons.items():
            on_click(button, partial(self.asked.emit, key))
            row.addWidget(button)
        on_click(self.more, self.more_asked.emit)
        row.addWidget(self.more)

    def show_state(
        self, document: GraphDocument, scope: Scope, stack: QUndoStack, *, bundled: bool
    ) -> None:
        """Say what is open, and what can be done now."""
        self.path.show_scope(document, scope)
        unsaved = not stack.isClean()
        words = tr("Not saved") if unsaved else tr("Bundled") if bundled else ""
        self.state.set_value(words, "warning" if unsaved else "neutral")
        self._fit()
        save = tr("Save as mine") if bundled else tr("Save graph")
        for key, able, text, name, keys in (
            ("undo", stack.canUndo(), stack.undoText(), tr("Undo"), "Ctrl+Z"),
            ("redo", stack.canRedo(), stack.redoText(), tr("Redo"), "Ctrl+Shift+Z"),
            ("save", unsaved or bundled, "", save, "Ctrl+S"),
        ):
            self.buttons[key].setEnabled(able)
            full = f"{name}: {text}" if text else name
            self.buttons[key].setAccessibleName(full)
            self.buttons[key].setToolTip(f"{full} ({keys})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where it is narrow, leave out what is elsewhere, too: the name comes first."""
        is_wide = self.width() >= WIDE_PX
        for key in ("add", "step"):
            self.buttons[key].setVisible(is_wide)
        self.state.setVisible(is_wide and bool(self.state.text()))

    def show_running(self, *, running: bool, waits: bool) -> None:
        """Say whether a run goes on, and whether it waits at a breakpoint."""
        self.run.setEnabled(not running or waits)
        words = tr("Go on") if waits else tr("Run")
        self.run.setText(words)
        self.run.setAccessibleName(words)
        self.buttons["step"].setEnabled(not running or waits)
        self.buttons["stop"].setEnabled(running)
