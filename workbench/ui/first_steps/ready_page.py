"""The last page: the agent and the model that came with the program are ready."""

from __future__ import annotations

from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.base.sizes import size_text
from workbench.ui.first_steps.page import StepPage
from workbench.ui.first_steps.words import tr
from workbench.ui.language.messages import reason
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label


class ReadyPage(StepPage):
    """Says with whom the person will talk, and what else there is."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(
            theme,
            tr("Ready"),
            tr("The next thing you see is a chat. Write something and press Enter."),
        )
        self._workbench = workbench
        title, text = self._model()
        self.fact("message-square", self._agent(), tr(
            "It can calculate, convert units, tell the time and keep notes. Each tool that it "
            "uses is shown as a card with what went in and came out."
        ))  # fmt: skip
        self.fact("box", title, text)
        self.fact("circle-question-mark", tr("Help"), tr(
            "F1 opens the manual, Ctrl+K lists every command. These steps and the tour are "
            "there again under Help."
        ))  # fmt: skip
        self.column.addWidget(
            label(
                tr("The tour shows the window in six short steps; Esc ends it."),
                "muted",
                wrap=True,
            )
        )
        self.column.addStretch(1)

    def _agent(self) -> str:
        name = self._workbench.settings.settings.default_agent
        found = {one.name: one.title for one in self._workbench.agents.agents}
        return found.get(name) or found.get("starter", name)

    def _model(self) -> tuple[str, str]:
        """The model that will answer; where there is none, what to do."""
        try:
            model = self._workbench.models.choose("")
        except WorkbenchError as exc:
            return tr("No model can be used yet"), reason(exc.message, exc.hint)
        words = tr(
            "{0}, {1}. It came with the program, answers at once and is only a start: it knows "
            "little, but it calls tools."
        )
        if model.source != "bundled":
            words = tr("{0}, {1}.")
        return tr("Model"), words.format(model.title, size_text(model.size_bytes))
