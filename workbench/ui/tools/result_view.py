"""What came of trying a tool: state, duration and text."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.tools.api import ToolResult
from workbench.ui.chat.block_layout import visible_lines
from workbench.ui.language import messages
from workbench.ui.language.figures import figure
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.placeholders import BusyBar
from workbench.ui.widgets.views import CodeView

_LINES = (3, 14)


class ResultView(QWidget):
    """A line that says how it ended, and the text the model would read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = IconLabel(theme, "circle", 16, "muted")
        self.state = label("", wrap=True)
        self.busy = BusyBar(theme, tr("The tool runs"))
        self.text = CodeView(theme)
        self.text.setAccessibleName(tr("Result"))
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon)
        head.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.busy)
        column.addWidget(self.text)
        self.clear()

    def clear(self) -> None:
        """Nothing was tried yet."""
        self.hide()
        self.text.set_text("")

    def show_running(self) -> None:
        """It runs."""
        self._say("circle-play", "accent", tr("It runs…"))
        self.busy.show()
        self.text.hide()
        self.show()

    def show_stopped(self, seconds_s: float) -> None:
        """The person stopped it."""
        self.busy.hide()
        self.text.hide()
        self._say(
            "circle-stop", "muted", tr("Stopped after {0} s").format(figure(f"{seconds_s:.2f}"))
        )

    def show_old(self) -> None:
        """The tool was changed since."""
        said = self.state.text()
        old = tr(" · before the last change")
        if not self.isHidden() and self.busy.isHidden() and not said.endswith(old):
            self._say("history", "muted", said + old)

    def show_result(self, result: ToolResult) -> None:
        """It ended by itself."""
        self.busy.hide()
        words = tr("Failed after {0} s") if result.failed else tr("Done in {0} s")
        said = words.format(figure(f"{result.duration_s:.3f}"))
        said += " · " + counted(
            len(result.text.encode("utf-8", "replace")), "%Ln byte", "%Ln bytes"
        )
        if result.truncated:
            said += tr(" · cut")
        icon, role = ("circle-x", "error") if result.failed else ("circle-check", "success")
        self._say(icon, role, said)
        begins_json = result.text[:1] in ("{", "[")
        text = messages.said(result.text) if result.failed else result.text
        self.text.set_text(visible_lines(text), "json" if begins_json else "")
        lines = sum(1 + len(line) // 44 for line in result.text.split("\n"))
        least, most = _LINES
        shown = max(least, min(most, lines))
        self.text.setFixedHeight(shown * self.text.fontMetrics().lineSpacing() + 20)
        self.text.show()
        self.show()

    def _say(self, icon: str, role: str, text: str) -> None:
        self._icon.set_icon(icon, role)
        self.state.setText(text)
        self.state.setAccessibleName(text)
