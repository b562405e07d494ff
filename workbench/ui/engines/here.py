"""The page of the engines on this machine, and what can be tried with a model on them."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.engine_facts import EngineFacts, engine_facts
from workbench.models.store import InstalledModel
from workbench.ui.engines.cards import EngineCards
from workbench.ui.models.more import ACTIONS, CONTEXT, ModelAction, Place
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.placeholders import BusyBar

TRIALS = ("best", "check")
"""Keys of the actions of a model that try it on an engine."""


class EnginesHere(QWidget):
    """The cards, with a model above to be tried."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._looked = False
        space = place.theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m_px)
        self._trials = QWidget()
        self._trials.setLayout(self._trial_row())
        column.addWidget(self._trials)
        self.cards = EngineCards(place)
        self.waiting = BusyBar(place.theme, self.tr("Looking at what is installed"))
        column.addWidget(self.waiting)
        column.addWidget(self.cards, 1)

    def _trial_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._place.theme.tokens.space.s_px)
        self.models = ChoiceBox()
        self.models.setAccessibleName(self.tr("Model to try"))
        self.models.setMinimumWidth(160)
        self.models.setMaximumWidth(360)
        self.models.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.models.currentIndexChanged.connect(lambda _row: self._dress_trials())
        row.addWidget(label(self.tr("Try a model"), "muted"))
        row.addWidget(self.models, 1)
        self.trials: dict[str, Button] = {}
        for action in ACTIONS:
            if action.key in TRIALS:
                row.addWidget(self._trial(action))
        row.addStretch(1)
        return row

    def _trial(self, action: ModelAction) -> Button:
        title = QCoreApplication.translate(CONTEXT, action.title)
        button = Button(self._place.theme, title, icon=action.icon)
        on_click(button, lambda: self._start(action))
        self.trials[action.key] = button
        return button

    def look(self) -> None:
        """Look at what is installed, if that was not done yet."""
        if not self._looked:
            self._looked = True
            title = self.tr("Looking at the engines")
            self._place.shell.run_task(self._look(), title)

    async def _look(self) -> None:
        facts = await asyncio.to_thread(engine_facts)
        if isValid(self):
            self.show_facts(facts)

    def show_facts(self, facts: tuple[EngineFacts, ...]) -> None:
        """Show the engines."""
        self.cards.set_facts(facts)
        self.cards.show_loaded(self._place.workbench.loading.snapshot)
        self.waiting.hide()

    def set_models(self, models: tuple[InstalledModel, ...]) -> None:
        """Offer the models that can be tried; the chosen one stays chosen."""
        chosen = self.models.currentData()
        self.models.blockSignals(True)
        self.models.clear()
        for model in models:
            if not model.problem:
                self.models.addItem(model.title, model.id)
                place = self.models.count() - 1
                self.models.setItemData(place, model.path.name, Qt.ItemDataRole.ToolTipRole)
        self.models.setCurrentIndex(max(0, self.models.findData(chosen)))
        self.models.blockSignals(False)
        self._trials.setVisible(bool(self.trials) and self.models.count() > 0)
        self._dress_trials()

    def _chosen(self) -> InstalledModel | None:
        chosen = self.models.currentData()
        models = self._place.workbench.models.models
        return next((model for model in models if model.id == chosen), None)

    def _dress_trials(self) -> None:
        model = self._chosen()
        for action in ACTIONS:
            if action.key in self.trials:
                fits = model is not None and action.applies(model)
                self.trials[action.key].setEnabled(fits)

    def _start(self, action: ModelAction) -> None:
        model = self._chosen()
        if model is not None:
            action.start(self._place, model)
