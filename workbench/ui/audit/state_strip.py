"""Says whether the log is whole, and lets a person check it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from workbench.app.audit_review import state_words
from workbench.base.errors import WorkbenchError
from workbench.policy.audit_check import Problem, Verdict
from workbench.ui.audit.words import clock_words, tr
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button

_STEPS = 1000
_MOST_SHOWN = 6


class StateStrip(QFrame):
    """A card with the state in words, what is wrong, and the buttons for it.

    Attributes:
        verify: Checks every record.
        cancel: Ends that early.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        space = theme.tokens.space
        self._icon = IconLabel(theme, "shield", 16, "muted")
        self.words = label(tr("Not checked since the program started."), wrap=True)
        self.words.setAccessibleName(tr("State of the log"))
        self.problems = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(tr("Checked so far"))
        self.verify = Button(theme, tr("Verify"), icon="shield-check")
        self.cancel = Button(theme, tr("Cancel"))
        row = QHBoxLayout()
        row.setSpacing(space.s_px)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.verify)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m_px, space.s_px, space.m_px, space.s_px)
        column.setSpacing(space.xs_px)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.problems)
        self.set_working(False)
        self.problems.hide()

    def set_working(self, working: bool) -> None:
        """Show that it is being checked, or no longer."""
        self.bar.setValue(0)
        self.bar.setVisible(working)
        self.cancel.setVisible(working)
        self.verify.setVisible(not working)
        if working:
            self._say(tr("The log is being checked…"), "shield", "muted")

    def show_progress(self, share: float) -> None:
        """How far the check is, from 0 to 1."""
        self.bar.setValue(int(_STEPS * share))

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what was found."""
        text = state_words(verdict, clock_words)
        text = text[:1].upper() + text[1:]
        if verdict.whole:
            self._say(text, "shield-check", "success")
            self._list(verdict.remarks)
        else:
            self._say(visible(text), "circle-x", "error")
            self._list((*verdict.problems[1:], *verdict.remarks))

    def show_cancelled(self) -> None:
        """The check was ended early, so nothing can be said."""
        self._say(tr("The check was cancelled."), "shield", "muted")
        self._list(())

    def show_failure(self, exc: WorkbenchError) -> None:
        """Nothing can be written, or nothing read."""
        message = said(exc.message)[:1].upper() + said(exc.message)[1:]
        self._say(visible(f"{message}. {said(exc.hint)}".strip()), "triangle-alert", "error")

    def _say(self, text: str, icon: str, role: str) -> None:
        self.words.setText(text)
        self._icon.set_icon(icon, role)

    def _list(self, problems: tuple[Problem, ...]) -> None:
        lines = [_line(one) for one in problems[:_MOST_SHOWN]]
        if more := len(problems[_MOST_SHOWN:]):
            lines.append(tr("And {0} more.").format(more))
        self.problems.setText("\n".join(map(visible, lines)))
        self.problems.setVisible(bool(lines))


def _line(problem: Problem) -> str:
    if not problem.number:
        return problem.text
    return tr("Record {0}: {1}").format(figure(f"{problem.number:,}"), problem.text)
