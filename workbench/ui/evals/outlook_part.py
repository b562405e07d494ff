"""What a new evaluation will take, and what of it cannot be tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.evaluation_outlook import Need, time_left
from workbench.evals.grid import Grid
from workbench.ui.evals.words import duration_text, tr
from workbench.ui.language.figures import size_text
from workbench.ui.language.messages import said
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.wrapped_text import WrappedText

_MOST_NAMED = 20


class OutlookPart(QWidget):
    """A few lines; what is left out scrolls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tries = label("", wrap=True)
        self.takes = label("", "muted", wrap=True)
        self.warning = label("", "warning", wrap=True)
        self.kept = label(
            tr(
                "What the settings leave out of runs is kept with the cases until the "
                "evaluation ends, for it must be able to go on; then it is deleted, and no "
                "case can be tried again."
            ),
            "muted",
            wrap=True,
        )
        self.left_out = WrappedText(tr("What is left out"), most_lines=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.tries, self.takes, self.kept, self.warning, self.left_out):
            column.addWidget(widget)
        self.kept.hide()

    def show_outlook(
        self,
        grid: Grid,
        tries_each: int,
        known_s: Mapping[str, float],
        needs: Mapping[str, Need],
        warnings: Sequence[str],
    ) -> None:
        """Say how many tries, how long, how much memory, and what is left out."""
        count = len(grid.candidates)
        candidates = counted(count, "%Ln candidate", "%Ln candidates")
        tries = counted(count * tries_each, "%Ln try", "%Ln tries")
        words = tr("{0}: {1}, each with {2}").format(
            tries, candidates, counted(tries_each, "%Ln try", "%Ln tries")
        )
        self.tries.setText(words if count else tr("Nothing can be tried yet."))
        used = {
            one.model_id: needs[one.model_id]
            for one in grid.candidates
            if one.model_id in needs
        }
        self.takes.setText(
            " ".join(filter(None, (_time(grid, tries_each, known_s), _memory(used))))
        )
        too_large = [said(need.sentence) for need in used.values() if not need.fits]
        self.warning.setText(" ".join([*warnings, *too_large]))
        self.warning.setVisible(bool(self.warning.text()))
        named = [f"{one.label}: {said(one.reason)}" for one in grid.left_out[:_MOST_NAMED]]
        if (more := len(grid.left_out) - _MOST_NAMED) > 0:
            named.append(tr("and {0} more").format(more))
        self.left_out.setText(tr("Left out: {0}").format("; ".join(named)) if named else "")
        self.left_out.setVisible(bool(named))


def _time(grid: Grid, tries_each: int, known_s: Mapping[str, float]) -> str:
    seconds_s, unknown = time_left(grid.candidates, tries_each, known_s)
    if not grid.candidates:
        return ""
    if unknown == len(grid.candidates):
        return tr(
            "How long it takes is not known before the first evaluation with such models."
        )
    about = tr("About {0}, as earlier ones took.").format(duration_text(seconds_s))
    if unknown:
        more = counted(unknown, "%Ln candidate", "%Ln candidates")
        about += " " + tr("That of {0} is not known.").format(more)
    return about


def _memory(used: Mapping[str, Need]) -> str:
    most = max((need.total_bytes for need in used.values()), default=0)
    if not most:
        return ""
    return tr("The largest model takes up to {0} with a full context.").format(size_text(most))
