"""Draws up a new evaluation: what there is to choose, what it takes, and its start."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from workbench.app.evaluation_outlook import Need, needs_of, seconds_per_try
from workbench.app.evaluation_plans import choice_of, plan_for, with_own_models
from workbench.app.recording import recording_of
from workbench.app.run_documents import Documents
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError, ModelError, RunError, WorkbenchError
from workbench.engines.registry import ENGINES
from workbench.evals.case_reading import hold_within
from workbench.evals.grading import needs
from workbench.evals.grid import Grid, LeftOut, grid_of
from workbench.evals.values import DataSet, Plan
from workbench.ui.chat.inline import visible
from workbench.ui.evals.check_list import Item
from workbench.ui.evals.draft import SetDraft
from workbench.ui.evals.new_page import NewPage, Offered
from workbench.ui.evals.words import tr
from workbench.ui.language.figures import size_text
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi

SAMPLE_SET, SAMPLE_AGENTS = "built-in-tools", ("starter", "calculator")


class DrawingUp(QObject):
    """Fills the form of a new evaluation, and begins it.

    Signals:
        started: arg: id of the evaluation.
    """

    started = Signal(str)

    def __init__(
        self,
        workbench: Workbench,
        draft: SetDraft,
        page: NewPage,
        shell: ShellApi,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._draft = workbench, draft
        self._page, self._shell = page, shell
        self._documents = Documents(workbench.agents, workbench.graphs, workbench.models)
        self._known_s: dict[str, float] = {}
        self._needs: dict[str, Need] = {}
        self._looked_at: set[str] = set()
        page.changed.connect(self.look)
        page.start_asked.connect(self.start)

    def begin(self, data_set: str = "") -> None:
        """Show the form, with a data set chosen.

        If none is named it is the sample, and two agents, so that they can be compared.
        """
        self._page.show_offered(self._offered())
        agents = [agent.name for agent in self._workbench.agents.agents]
        usual = [name for name in SAMPLE_AGENTS if name in agents] or agents
        self._page.begin(
            data_set=data_set or SAMPLE_SET,
            documents=usual[:1] if data_set else usual[:2],
            models=self._usual_model(),
        )
        self._shell.run_task(self._learn(), "")
        self.look()

    def refresh(self) -> None:
        """What there is has changed."""
        self._page.show_offered(self._offered())

    def _usual_model(self) -> list[str]:
        try:
            return [self._workbench.models.choose("").id]
        except ModelError:
            return []

    def _offered(self) -> Offered:
        bench = self._workbench
        usable = [model for model in bench.models.models if not model.problem]
        documents = [
            Item(one.name, visible(one.title), tr("Agent")) for one in bench.agents.agents
        ]
        documents += [
            Item(one.name, visible(one.title), tr("Graph")) for one in bench.graphs.graphs
        ]
        models = [
            Item(
                model.id,
                visible(model.title),
                " · ".join(filter(None, (model.quantisation, size_text(model.size_bytes)))),
                model.problem,
            )
            for model in bench.models.models
        ]
        engines = dict.fromkeys(bench.models.engine_of(model) for model in usable)
        titles = {spec.key: spec.title for spec in ENGINES}
        asking = [spec for spec in bench.tools if spec.approval != "never"]
        return Offered(
            sets=[(one.name, visible(one.title)) for one in bench.data_sets.documents],
            documents=documents,
            models=models,
            engines=[Item(key, titles.get(key, key)) for key in engines if key],
            tools=[Item(spec.name, visible(spec.title), spec.name) for spec in asking],
            judges=[(model.id, visible(model.title)) for model in usable],
        )

    @Slot()
    def look(self) -> None:
        """Say what the evaluation on screen will take."""
        grid, data_set = self.grid(), self.data_set()
        cases = len(data_set.cases) if data_set else 0
        warnings = self._warnings(data_set)
        self._page.show_outlook(grid, cases, self._known_s, self._needs, warnings)
        settings = self._workbench.settings.settings
        self._page.outlook.kept.setVisible(bool(recording_of(settings).rules))
        fresh = [one.model_id for one in grid.candidates if one.model_id not in self._looked_at]
        if fresh := [one for one in dict.fromkeys(fresh) if one]:
            self._looked_at.update(fresh)
            self._shell.run_task(self._weigh(fresh), "")

    def _warnings(self, data_set: DataSet | None) -> list[str]:
        if data_set is None:
            return []
        try:
            wanted = needs(data_set)
        except DocumentError as exc:
            return [said(exc.message)]
        if "ask" in wanted and not self._page.judge.currentData():
            return [tr("Some checks need a judging model; without one they judge nothing.")]
        return []

    def data_set(self) -> DataSet | None:
        """The chosen data set, as it is on screen if it is open."""
        name = str(self._page.set_choice.currentData() or "")
        if name and name == self._draft.saved_name:
            return self._draft.document.data_set
        found = [one for one in self._workbench.data_sets.documents if one.name == name]
        return found[0].data_set if found else None

    def grid(self) -> Grid:
        """The candidates of what is chosen, and what cannot be tried."""
        page, models = self._page, self._workbench.models
        compared, left_out = [], []
        for name in page.documents.chosen:
            try:
                compared.append(self._documents.get(name))
            except DocumentError as exc:
                left_out.append(LeftOut(name, said(exc.message)))
        chosen = [choice_of(models, name) for name in page.models.chosen]
        grid = grid_of(compared, chosen, page.engines.chosen, page.prompts.prompts)
        if not chosen:
            try:
                grid = with_own_models(grid, compared, models)
            except ModelError as exc:
                left = [LeftOut(one.label, said(exc.message)) for one in grid.candidates]
                grid = Grid((), (*grid.left_out, *left))
        return Grid(grid.candidates, (*left_out, *grid.left_out))

    @Slot()
    def start(self) -> None:
        """Begin with it."""
        self._page.flush()
        try:
            plan = self._plan()
        except WorkbenchError as exc:
            self._page.outlook.warning.setText(f"{said(exc.message)}. {said(exc.hint)}")
            self._page.outlook.warning.show()
            return
        self._shell.run_task(self._start(plan), tr("Start the evaluation"))

    def _plan(self) -> Plan:
        grid, data_set = self.grid(), self.data_set()
        if data_set is None:
            raise RunError(tr("there is no such data set"), tr("Choose another one."))
        if not grid.candidates:
            raise RunError(
                tr("nothing can be tried"), tr("Choose an agent or a graph, and models.")
            )
        name = str(self._page.set_choice.currentData() or "")
        return self._page.with_choices(plan_for(data_set, grid, data_from=name))

    async def _start(self, plan: Plan) -> None:
        await asyncio.to_thread(hold_within, plan.data_set)
        await self._workbench.evaluations.start(plan)
        self.started.emit(plan.plan_id)

    async def _learn(self) -> None:
        self._known_s = await seconds_per_try(self._workbench.evaluations)
        self.look()

    async def _weigh(self, model_ids: Sequence[str]) -> None:
        self._needs.update(await needs_of(self._workbench.models, model_ids))
        self.look()
