"""The third page: what this machine can do, measured now."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.hardware_command import text_of
from workbench.app.outlook import Outlook, Pace, Pick, SizeOutlook, outlook
from workbench.app.workbench import Workbench
from workbench.base.sizes import size_text
from workbench.ui.first_steps.page import StepPage
from workbench.ui.first_steps.words import tr
from workbench.ui.language import messages
from workbench.ui.language.figures import figure
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, KeyValue, State, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import BusyBar

_STATES: dict[Pace, State] = {
    "fluent": "success",
    "slow": "warning",
    "wont_fit": "error",
    "unknown": "neutral",
}
_NAMES_PX = 140


class MachinePage(StepPage):
    """Hardware, speed of its memory, which sizes run well, and what to fetch first."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__(
            theme,
            tr("What this machine can do"),
            tr("How fast a model writes follows from how fast the memory is read."),
        )
        self._workbench, self._shell = workbench, shell
        self._task: asyncio.Task[Outlook] | None = None
        self.shown: Outlook | None = None
        self.busy = BusyBar(theme, tr("Measuring this machine"))
        self.note = label("", "muted", wrap=True)
        self.stop = Button(theme, tr("Leave it out"), kind="quiet")
        on_click(self.stop, self.end)
        self.again = Button(theme, tr("Measure again"), kind="quiet", icon="refresh-cw")
        on_click(self.again, self.measure)
        self._results = QWidget()
        self._column = QVBoxLayout(self._results)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.tokens.space.m_px)
        for widget in (self.busy, self.note, self._results):
            self.column.addWidget(widget)
        for button in (self.stop, self.again):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._show_state("")

    @property
    def measuring(self) -> bool:
        """It goes on now."""
        return self._task is not None

    def begin(self) -> None:
        if self.shown is None:
            self.measure()

    def end(self) -> None:
        """Wait no longer; a thread that measures ends by itself."""
        if self._task is not None:
            self._task.cancel()

    def measure(self) -> None:
        """Look at the machine beside the window."""
        if self._task is None:
            self._shell.run_task(self._measure(), tr("Measuring this machine"))

    async def _measure(self) -> None:
        self._task = task = asyncio.create_task(outlook(self._workbench.models))
        self._show_state(tr("Measuring; this takes about a second."))
        said = tr("This machine was not measured. Models › This machine does that at any time.")
        try:
            await asyncio.wait({task})
            if not task.cancelled():
                found = task.result()
                said = " ".join(map(messages.said, found.problems))
                if isValid(self):
                    self.show_outlook(found)
        finally:
            task.cancel()  # where the window goes
            self._task = None
            if isValid(self):
                self._show_state(said)

    def _show_state(self, said: str) -> None:
        self.busy.setVisible(self.measuring)
        self.stop.setVisible(self.measuring)
        self.again.setVisible(not self.measuring)
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def show_outlook(self, found: Outlook) -> None:
        """Show what was found out."""
        self.shown = found
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(self._facts(found))
        if found.sizes:
            self._column.addWidget(label(tr("Sizes of models"), "section"))
            self._column.addWidget(self._sizes(found.sizes))
        if found.picks:
            self._column.addWidget(label(tr("Worth fetching first"), "section"))
            self._column.addWidget(self._picks(found.picks))
            self._column.addWidget(
                label(
                    tr(
                        "Models › Find fetches them when you ask for it, or a bundle from "
                        "another machine brings them without a network."
                    ),
                    "muted",
                    wrap=True,
                )
            )

    def _facts(self, found: Outlook) -> QWidget:
        rows = [
            (messages.said(fact.title), figure(messages.said(text_of(fact))))
            for fact in found.facts
        ]
        if found.bandwidth_bytes_per_s:
            speed = f"{size_text(found.bandwidth_bytes_per_s)}/s"
            rows.append((tr("Memory speed"), tr("{0}, measured now").format(speed)))
        else:
            rows.append((tr("Memory speed"), tr("not measured")))
        return KeyValue(rows, names_px=_NAMES_PX)

    def _grid(self) -> tuple[QWidget, QGridLayout]:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.theme.tokens.space.l_px)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _NAMES_PX)
        grid.setColumnStretch(1, 1)
        return holder, grid

    def _sizes(self, sizes: Sequence[SizeOutlook]) -> QWidget:
        holder, grid = self._grid()
        for number, size in enumerate(sizes):
            badge = Badge(self.theme, _paces()[size.pace], _STATES[size.pace])
            name = label(parameters(size.least_parameters, size.most_parameters))
            about = _about(size)
            for place, widget in enumerate((name, about, badge)):
                grid.addWidget(widget, number, place)
        return holder

    def _picks(self, picks: Sequence[Pick]) -> QWidget:
        holder, grid = self._grid()
        for number, pick in enumerate(picks):
            what = f"{pick.title} {pick.variant}, {size_text(pick.size_bytes)}"
            named = label(what, wrap=True)
            named.setToolTip(messages.said(pick.sentence))
            speed = tr("about {0} tokens/s").format(f"{pick.tokens_per_s:.0f}")
            grid.addWidget(label(_tasks().get(pick.task, pick.task), "muted"), number, 0)
            grid.addWidget(named, number, 1)
            grid.addWidget(label(speed, "muted"), number, 2)
        return holder


def parameters(least: int, most: int) -> str:
    """A class of sizes in words: ``2.5 to 4.0 billion parameters``."""
    first, last = f"{least / 1e9:.1f}", f"{most / 1e9:.1f}"
    if first == last:
        return tr("{0} billion parameters").format(last)
    return tr("{0} to {1} billion").format(first, last)


def _about(size: SizeOutlook) -> QLabel:
    memory = size_text(size.memory_bytes)
    if size.pace == "wont_fit":
        words = tr("needs {0} of memory").format(memory)
    elif size.tokens_per_s:
        speed = f"{size.tokens_per_s:.0f}"
        words = tr("about {0} tokens/s, {1} of memory").format(speed, memory)
    else:
        words = tr("{0} of memory").format(memory)
    made = label(words, "muted")
    made.setToolTip(
        tr("Predicted from the speed of the memory and the size of the weights, for one answer "
           "at a time.")
    )  # fmt: skip
    return made


def _paces() -> dict[Pace, str]:
    return {
        "fluent": tr("fluent"),
        "slow": tr("slow"),
        "wont_fit": tr("does not fit"),
        "unknown": tr("fits"),
    }


def _tasks() -> dict[str, str]:
    return {
        "chat": tr("Chat and tools"),
        "code": tr("Code"),
        "routing": tr("Small and quick"),
    }
