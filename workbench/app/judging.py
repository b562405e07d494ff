"""What a model takes: the estimate with the settings, what was measured, and a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from workbench.app.drafts import Drafts
from workbench.app.engine_bench_kept import BestSettings
from workbench.app.load_plan import allocate, load_options, of_model, seen_by, step_bytes
from workbench.app.memory_budget import MemoryBudget, with_freed
from workbench.app.model_reading import WEIGHTLESS, weightless_fit
from workbench.engines.api import LoadOptions
from workbench.models import store
from workbench.models.fit import FitVerdict, judge, largest_context
from workbench.models.folder_models import folder_shape
from workbench.models.hardware import Hardware
from workbench.models.headers import HeaderCache
from workbench.models.measured import Measured
from workbench.models.memory import Allocate, KvType, Prediction
from workbench.models.shape import Shape, shape_of
from workbench.models.store import InstalledModel

_WITHOUT = " The draft model does not fit beside it, so it loads without."


class Judging:
    """What a model will take, with or without one that guesses ahead. Blocking."""

    def __init__(
        self,
        headers: HeaderCache,
        budget: MemoryBudget,
        best: BestSettings,
        measured: Measured,
        drafts: Drafts,
        hardware: Callable[[], Hardware],
    ) -> None:
        self._headers, self._budget, self._best = headers, budget, best
        self._measured, self._drafts, self._hardware = measured, drafts, hardware

    def now(
        self, model: InstalledModel, context_tokens: int, freed_bytes: int = 0
    ) -> FitVerdict:
        """With the draft model that was chosen for it; without, where only that fits.

        Raises:
            ModelError: Its header cannot be read.
        """
        chosen = None if model.engine in WEIGHTLESS else self._drafts.of(model)
        draft = chosen.usable if chosen else None
        return self.with_draft(model, draft, context_tokens, freed_bytes)

    def with_draft(
        self,
        model: InstalledModel,
        draft: InstalledModel | None,
        context_tokens: int,
        freed_bytes: int = 0,
    ) -> FitVerdict:
        """With that draft model; without, where only that fits.

        Raises:
            ModelError: A header cannot be read.
        """
        alone = partial(self.exactly, model, None, context_tokens, freed_bytes)
        if draft is None:
            return alone()
        both = self.exactly(model, draft, context_tokens, freed_bytes)
        if both.verdict != "wont_fit":
            return both
        found = alone()
        fits = found.verdict != "wont_fit"
        return replace(found, sentence=found.sentence + _WITHOUT) if fits else found

    def exactly(
        self,
        model: InstalledModel,
        draft: InstalledModel | None,
        context_tokens: int,
        freed_bytes: int = 0,
    ) -> FitVerdict:
        """With just that, whether it fits or not.

        Raises:
            ModelError: A header cannot be read.
        """
        if model.engine in WEIGHTLESS:
            return weightless_fit(model, context_tokens, self._hardware())
        hardware = with_freed(seen_by(model.engine, self._hardware()), freed_bytes)
        shape, kv_type, room = self._room(model, draft, hardware)
        verdict = judge(shape, context_tokens, hardware, kv_type, room)
        largest = partial(largest_context, shape, kv_type=kv_type, allocate=room)
        return self._budget.cut(model.id, verdict, largest, freed_bytes)

    def prediction(
        self, model: InstalledModel, draft: InstalledModel | None, context_tokens: int
    ) -> Prediction:
        """What it takes of the system's memory, by how much of it is in use.

        Raises:
            ModelError: A header cannot be read.
        """
        hardware = seen_by(model.engine, self._hardware())
        shape, kv_type, room = self._room(model, draft, hardware)
        return Prediction(shape, room(context_tokens), kv_type)

    def _room(
        self, model: InstalledModel, draft: InstalledModel | None, hardware: Hardware
    ) -> tuple[Shape, KvType, Allocate]:
        """What of the model decides its memory, and what is set aside for a context."""
        shape, best = self.shape(model), self._best.setting(model)
        settings = self._budget.settings_for(model.id)
        beside = self.shape(draft) if draft else None
        room = allocate(settings, shape, self._measured, model.engine, best, beside, hardware)
        return shape, best.kv_type if best else "f16", room

    def step_bytes(
        self, model: InstalledModel, draft: InstalledModel | None, context_tokens: int
    ) -> int:
        """The buffers of a step as they would be uncorrected.

        Raises:
            ModelError: A header cannot be read.
        """
        return step_bytes(
            self._budget.settings_for(model.id),
            self.shape(model),
            context_tokens,
            self._best.setting(model),
            self.shape(draft) if draft else None,
            model.engine,
            seen_by(model.engine, self._hardware()),
        )

    def options(
        self,
        model: InstalledModel,
        context_tokens: int,
        draft: InstalledModel | None,
        usual: bool,
    ) -> LoadOptions:
        """What the model is loaded with, as the estimate predicts it.

        Raises:
            ModelError: Its header cannot be read.
        """
        shape = None if model.engine in WEIGHTLESS else self.shape(model)
        best = None if usual else self._best.setting(model)
        settings = self._budget.settings_for(model.id)
        path = draft.path if draft else None
        return load_options(settings, shape, context_tokens, best, path, model.engine)

    def shape(self, model: InstalledModel) -> Shape:
        """What of the model decides its memory.

        Raises:
            ModelError: Its header cannot be read.
        """
        if model.path.is_dir():
            return folder_shape(model.path)
        header = store.whole_header(model.path, self._headers, split=model.parts > 1)
        return of_model(shape_of(header), model)
