"""The dialog that finds the fastest setting of a model on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtWidgets import QCheckBox
from shiboken6 import isValid

from workbench.app.engine_bench import find_best, forget, kept_report, use
from workbench.app.engine_bench_values import (
    READ_TOKENS,
    WRITTEN_TOKENS,
    BenchProgress,
    BenchReport,
    Kept,
    Setting,
    Told,
    Trial,
)
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.engines.registry import ENGINES
from workbench.models.store import InstalledModel
from workbench.ui.language import messages
from workbench.ui.language.figures import figure, size_text
from workbench.ui.language.words import counted
from workbench.ui.models.more import Place
from workbench.ui.models.work_dialog import WorkDialog, fill, plain_table
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

WIDTH_PX, HEIGHT_PX = 860, 600
Find = Callable[[Workbench, str, Told], Awaitable[BenchReport]]


class BestSettingDialog(WorkDialog):
    """Measures, shows a row for each setting, and asks whether the best is to be used.

    Args:
        place: Where it was asked for.
        model: What is measured.
        find: Measures.
    """

    def __init__(self, place: Place, model: InstalledModel, find: Find = find_best) -> None:
        title = self.tr("Best setting for %s") % model.title
        super().__init__(place, title, self.tr("Measure"), "gauge")
        self._model, self._find = model, find
        self._kept: Kept | None = None
        self._fresh = False
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.note = label(self._words(), "muted", wrap=True)
        headings = (
            self.tr("Tried"), self.tr("Reads/s"), self.tr("Writes/s"), self.tr("First token"),
            self.tr("A turn"), self.tr("Memory"), self.tr("Result"),
        )  # fmt: skip
        self.table = plain_table(self.tr("Settings that were tried"), headings, 6)
        self.summary = label("", wrap=True)
        self.small_kv = QCheckBox("")
        self.use = Button(place.theme, self.tr("Use"), kind="primary", icon="check")
        self.keep = Button(place.theme, self.tr("Keep as it is"))
        self.forget = Button(place.theme, self.tr("Load as usual"), icon="rotate-ccw")
        for widget in (self.note, self.table, self.summary, self.small_kv):
            self.column.addWidget(widget, 1 if widget is self.table else 0)
        self.buttons.insertWidget(0, self.forget)
        self.finish_layout()
        for button in (self.keep, self.use):
            self.buttons.addWidget(button)
        self.inputs += [self.small_kv, self.use, self.keep, self.forget]
        on_click(self.start, self._on_start)
        on_click(self.use, self._on_use)
        on_click(self.keep, self.reject)
        on_click(self.forget, self._on_forget)
        self._show(None, fresh=False)
        self._looking = asyncio.get_running_loop().create_task(self._look())

    def _words(self) -> str:
        limit_s = self.place.workbench.settings.settings.bench_limit_s
        return self.tr(
            "Loads the model with one setting after another and lets it read and write a "
            "little, for {0} seconds at the longest. A turn reads {1} tokens and writes {2}. "
            "Other work of this machine makes the figures unsure."
        ).format(f"{limit_s:g}", READ_TOKENS, WRITTEN_TOKENS)

    async def _look(self) -> None:
        """Show what was found the last time."""
        try:
            found = await kept_report(self.place.workbench, self._model.id)
        except WorkbenchError as exc:
            if isValid(self):
                self.show_problem(exc)
            return
        if isValid(self) and not self.working and self._kept is None:
            self._show(found, fresh=False)

    def _on_start(self) -> None:
        if not self.working:
            self._show(None, fresh=False)
            self.begin(self._measure(), self.tr("Measuring %s") % self._model.title)

    async def _measure(self) -> None:
        report = await self._find(self.place.workbench, self._model.id, self._progress)
        found = await kept_report(self.place.workbench, self._model.id)
        if isValid(self):
            self._show(found or Kept(report), fresh=True)

    def _progress(self, progress: BenchProgress) -> None:
        if isValid(self):
            self.told(progress.share, self._tried(progress.now))
            self._fill(progress.trials)

    def _show(self, kept: Kept | None, *, fresh: bool) -> None:
        """Show a report, and what can be done with it."""
        self._kept, self._fresh = kept, fresh
        report = kept.report if kept else None
        saving = report.saving if report else None
        nothing = self.tr("Nothing was measured for this model on this machine yet.")
        self.summary.setText(self._summary(kept) if kept else nothing)
        self._fill(report.trials if report else ())
        self.small_kv.setVisible(saving is not None)
        self.small_kv.setChecked(False)
        if saving is not None:
            self.small_kv.setText(
                self.tr("Also keep the context as {0}: less memory, a little less quality")
                .format(saving.kv_type)
            )  # fmt: skip
        differs = bool(report and (report.better or saving)) and not (kept and kept.stale)
        self.use.setVisible(differs)
        self.keep.setVisible(differs and fresh)
        self.stop.setVisible(not (differs and fresh))
        self.start.setVisible(not (differs and fresh))
        self.forget.setVisible(bool(kept and kept.used and not kept.stale))

    def _show_working(self, working: bool) -> None:
        super()._show_working(working)
        self.summary.setVisible(not working)
        decided = not working and self._kept is not None and self._fresh
        asks = decided and self.use.isVisibleTo(self)
        self.stop.setVisible(not asks)
        self.start.setVisible(not working and not asks)

    def _fill(self, trials: Sequence[Trial]) -> None:
        fill(self.table, [self._row(trial) for trial in trials], range(1, 6))

    def _row(self, trial: Trial) -> tuple[str, ...]:
        figures = trial.figures
        if figures is None:
            return (self._tried(trial), "", "", "", "", "", messages.said(trial.problem))
        return (
            self._tried(trial),
            figure(f"{figures.prompt_tokens_per_s:,.0f}"),
            figure(f"{figures.tokens_per_s:,.1f}"),
            self.tr("{0} ms").format(figure(f"{figures.first_token_s * 1000:,.0f}")),
            figure(f"{figures.turn_s:.2f} s ± {figures.noise:.0%}"),
            size_text(figures.memory_bytes) if figures.memory_bytes else "",
            trial.verdict,
        )

    def _tried(self, trial: Trial) -> str:
        setting, figures = trial.setting, trial.figures
        if trial.varied == "usual":
            threads = figures.threads if figures else 0
            usual = self.tr("As usual")
            return f"{usual}: {self._threads(threads)}" if threads else usual
        if trial.varied == "form":
            return self.tr("{0} on {1}").format(trial.model_id, _title(trial.engine))
        return self._words_of(setting)[trial.varied]

    def _words_of(self, setting: Setting) -> dict[str, str]:
        return {
            "gpu": counted(setting.gpu_layers, "%Ln layer on the GPU", "%Ln layers on the GPU"),
            "threads": self._threads(setting.threads),
            "batch": self.tr("Batch of {0}").format(setting.batch_tokens),
            "flash": self.tr("Flash attention {0}").format(setting.flash),
            "kv": self.tr("KV cache {0}").format(setting.kv_type),
        }

    def _differences(self, setting: Setting) -> str:
        """What of a setting is not as usual."""
        usual = self._words_of(Setting())
        found = self._words_of(setting)
        return ", ".join(text for key, text in found.items() if text != usual[key])

    def _threads(self, count: int) -> str:
        return counted(count, "%Ln thread", "%Ln threads")

    def _summary(self, kept: Kept) -> str:
        report, said = kept.report, [messages.said(kept.report.sentence)]
        if report.better:
            said.append(self.tr("Best: {0}.").format(self._differences(report.best)))
        if kept.used is not None and not kept.stale:
            used = self._differences(kept.used)
            said.append(self.tr("The model is loaded with: {0}.").format(used))
        if report.elsewhere:
            text = self.tr(
                "{0} on {1} is faster still: choose it for your agents if its answers are as "
                "good."
            )
            said.append(text.format(report.elsewhere, _title(report.elsewhere_engine)))
        if not report.complete:
            said.append(self.tr("The time was up before all of it was measured."))
        if kept.stale:
            said.append(self.tr("Not used any more: {0}. Measure again.").format(kept.stale))
        return " ".join(said)

    def _on_use(self) -> None:
        if self._kept is None:
            return
        report = self._kept.report
        wanted = report.best if report.better else None
        if self.small_kv.isChecked() and report.saving is not None:
            wanted = report.saving
        self.begin(self._use(report, wanted), self.tr("Keeping the setting"))

    async def _use(self, report: BenchReport, wanted: Setting | None) -> None:
        await use(self.place.workbench, report, wanted)
        self.place.shell.notify(
            Notice(
                "success",
                self.tr("%s has its best setting") % self._model.title,
                self.tr("It is loaded with it the next time."),
                key=f"best_setting.{self._model.id}",
            )
        )
        if isValid(self):
            self.accept()

    def _on_forget(self) -> None:
        self.begin(self._forget(), self.tr("Forgetting the setting"))

    async def _forget(self) -> None:
        await forget(self.place.workbench, self._model.id)
        if isValid(self):
            self._show(None, fresh=False)

    def done(self, result: int) -> None:
        """Closing also ends the look at what is kept."""
        self._looking.cancel()
        super().done(result)


def _title(engine: str) -> str:
    return next((spec.title for spec in ENGINES if spec.key == engine), engine)


def start_finding(place: Place, model: InstalledModel) -> None:
    """Open the dialog."""
    BestSettingDialog(place, model).open()
