"""The first page: what the program is, its language, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbench.app.workbench import Workbench
from workbench.ui.first_steps.languages import language_choices
from workbench.ui.first_steps.page import StepPage
from workbench.ui.first_steps.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Segmented
from workbench.ui.widgets.choice_box import ChoiceBox

_LANGUAGE_PX = 220


class WelcomePage(StepPage):
    """Says that nothing is sent, and asks for language and theme.

    Args:
        change: Changes a setting by its name; says itself where that fails.
    """

    def __init__(
        self, workbench: Workbench, theme: Theme, change: Callable[[str, Any], None]
    ) -> None:
        super().__init__(
            theme,
            tr("Welcome to Workbench"),
            tr("Build, run and watch AI agents on small models, on this machine."),
        )
        self._fill()
        settings, rows = workbench.settings.settings, self.card(tr("Appearance"))
        self.language = ChoiceBox()
        self.language.setAccessibleName(tr("Language"))
        self.language.setFixedWidth(_LANGUAGE_PX)
        for code, name in language_choices():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.language.activated.connect(
            lambda _row: change("language", self.language.currentData())
        )
        themes = (("system", tr("System")), ("light", tr("Light")), ("dark", tr("Dark")))
        self.themes = Segmented(themes, tr("Theme"))
        self.themes.set_value(settings.theme)
        self.themes.chosen.connect(lambda key: change("theme", key))
        self.row(rows, tr("Language"), "", self.language)
        self.row(rows, tr("Theme"), tr("System follows your desktop."), self.themes)
        self.column.addStretch(1)

    def _fill(self) -> None:
        self.fact(
            "hard-drive",
            tr("Everything stays on this machine"),
            tr(
                "No account and no network are needed. Models, agents and conversations are "
                "files of yours."
            ),
        )
        self.fact(
            "shield-check",
            tr("Nothing is sent"),
            tr(
                "No usage figures, no crash reports, no search for updates. Whatever could "
                "reach another machine is off, or waits until you ask for it; Privacy lists "
                "every connection that was tried."
            ),
        )
