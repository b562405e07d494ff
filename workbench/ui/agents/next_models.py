"""The models that go on when an agent's own cannot answer, in the order they are asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.agents.documents import AgentDocument
from workbench.agents.edits import Edit, SetField
from workbench.models.store import InstalledModel
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.choice_box import ChoiceBox

NEXT_MODELS = "model.fallback"


class NextModels(QWidget):
    """One row for each model, with its place, and a choice of one more.

    Signals:
        changed: The list is another one.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._own = ""
        self._titles: dict[str, str] = {}
        self.ids: tuple[str, ...] = ()
        self.rows: list[QWidget] = []
        self.setAccessibleName(self.tr("Next models"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column.addLayout(self._list)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(self.tr("One more model"))
        self.choice.setMinimumContentsLength(16)
        self.add = Button(theme, self.tr("Add"), icon="plus")
        self.add.setAccessibleName(self.tr("Add the chosen model"))
        on_click(self.add, self._on_add)
        line.addWidget(self.choice, 1)
        line.addWidget(self.add)
        column.addLayout(line)
        self._about = label(
            self.tr("Asked in this order when the model cannot answer."),
            "muted",
            wrap=True,
        )
        column.addWidget(self._about)
        self.setFocusProxy(self.choice)

    def show_document(self, document: AgentDocument, models: Sequence[InstalledModel]) -> None:
        """Show a document's list without telling."""
        self._own = document.model.id
        titles = {model.id: model.title for model in models}
        if document.model.fallback != self.ids or titles != self._titles:
            self._titles = titles
            self._show(document.model.fallback)
        self._offer()

    def edits(self, document: AgentDocument) -> list[Edit]:
        """What leads from the document to what is on screen."""
        same = self.ids == document.model.fallback
        return [] if same else [SetField(NEXT_MODELS, self.ids)]

    def _show(self, ids: tuple[str, ...]) -> None:
        self.ids = ids
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(at, model_id) for at, model_id in enumerate(ids)]
        for row in self.rows:
            self._list.addWidget(row)
            row.show()  # at once: a button of it may get the focus

    def _row(self, at: int, model_id: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        title = self._titles.get(model_id)
        if title is None:
            title = self.tr("{0} (not installed)").format(model_id)
        row.addWidget(ElidedLabel(f"{at + 1}. {title}"), 1)
        for icon, name, to in (
            ("arrow-up", self.tr("Ask {0} earlier"), at - 1),
            ("arrow-down", self.tr("Ask {0} later"), at + 1),
        ):
            button = IconButton(self._theme, icon, name.format(title))
            button.setObjectName(icon)
            button.setEnabled(0 <= to < len(self.ids))
            on_click(button, partial(self._move, at, to, icon))
            row.addWidget(button)
        remove = IconButton(self._theme, "x", self.tr("Take {0} away").format(title))
        remove.setObjectName("x")
        on_click(remove, partial(self._remove, at))
        row.addWidget(remove)
        return made

    def _move(self, at: int, to: int, icon: str) -> None:
        ids = list(self.ids)
        ids.insert(to, ids.pop(at))
        self._change(tuple(ids))
        self._focus(to, icon)

    def _remove(self, at: int) -> None:
        self._change(self.ids[:at] + self.ids[at + 1 :])
        self._focus(min(at, len(self.ids) - 1), "x")

    def _on_add(self) -> None:
        if (chosen := self.choice.currentData()) is not None:
            self._change((*self.ids, chosen))
            (self.add if self.add.isEnabled() else self.rows[-1]).setFocus()

    def _change(self, ids: tuple[str, ...]) -> None:
        self._show(ids)
        self._offer()
        self.changed.emit()

    def _focus(self, at: int, icon: str) -> None:
        """Stay with the row that was moved, or go to the nearest that is left."""
        if at < 0:
            self.choice.setFocus()
            return
        buttons = self.rows[at].findChildren(IconButton)
        wanted = [one for one in buttons if one.objectName() == icon and one.isEnabled()]
        (wanted or [one for one in buttons if one.isEnabled()])[0].setFocus()

    def _offer(self) -> None:
        """The models that are neither the agent's own nor in the list."""
        kept = self.choice.currentData()
        self.choice.clear()
        for model_id, title in self._titles.items():
            if model_id not in (self._own, *self.ids):
                self.choice.addItem(title, model_id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(kept)))
        for part in (self.choice, self.add):
            part.setEnabled(self.choice.count() > 0)
