"""What is found out about the models one by one: whether they fit, and what their files say."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from workbench.app.loaded import LoadedModel
from workbench.app.model_reading import WEIGHTLESS
from workbench.app.model_sources import ModelSources
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.models.fit import FitVerdict
from workbench.models.store import InstalledModel
from workbench.ui.language.figures import size_text
from workbench.ui.language.messages import said
from workbench.ui.language.words import tr
from workbench.ui.marks import mark
from workbench.ui.models.facts import DIGEST, header_facts
from workbench.ui.models.words import is_folder

INTEGRITY = mark("Integrity")
LAST_LOAD = mark("Last load")
LAST_LOAD_WORDS = mark("predicted %s, used %s")


class Estimates:
    """Reads files and judges memory in threads.

    Attributes:
        fits: The newest estimate of each model, by its id.
        facts: More names and values of each model, by its id.
        mending: Ids of those whose damaged parts are being fetched.
    """

    def __init__(self, workbench: Workbench) -> None:
        self._models = workbench.models
        self.fits: dict[str, FitVerdict] = {}
        self.facts: dict[str, Mapping[str, str]] = {}
        self.mending: set[str] = set()

    async def judge_all(self) -> None:
        """Estimate every model; what is wrong with one is among its facts."""
        for model in self._models.models:
            if model.problem:
                continue
            try:
                await self.judge(model.id)
                has_header = model.engine not in WEIGHTLESS and not is_folder(model)
                if has_header and model.id not in self.facts:
                    header = await asyncio.to_thread(self._models.header, model)
                    self.facts[model.id] = header_facts(header)
                await asyncio.to_thread(self._note_load, model.id)
            except WorkbenchError as exc:
                self.facts[model.id] = {mark("Problem"): said(exc.message)}

    def note_loads(self, loaded: Sequence[LoadedModel]) -> None:
        """Models were loaded: what that took is known now."""
        for one in loaded:
            if one.state == "ready":
                self._note_load(one.model.id)

    def _note_load(self, model_id: str) -> None:
        """Put what the newest load took beside what was predicted for it."""
        load = self._models.measured.load_of(model_id)
        if load is not None:
            numbers = (size_text(load.predicted_bytes), size_text(load.used_bytes))
            self.facts[model_id] = {
                **self.facts.get(model_id, {}),
                LAST_LOAD: tr(LAST_LOAD_WORDS) % numbers,
            }

    async def judge(self, model_id: str, context_tokens: int = 0) -> None:
        """Estimate one model; 0 is the context it would be loaded with."""
        self.fits[model_id] = await self._models.fit(model_id, context_tokens)

    async def verify(self, model: InstalledModel) -> None:
        """Compare a model with what is known of it, and keep what that says."""
        check = await self._models.check(model.id)
        self._say(model, INTEGRITY, check.words.partition(": SHA-256")[0])
        files = check.known.manifest.files
        if len(files) == 1 and not check.bad_chunks:
            self._say(model, DIGEST, files[0].sha256)

    async def repair(self, model: InstalledModel, sources: ModelSources) -> None:
        """Fetch the damaged parts again, and say how much that was."""
        try:
            fetched = await self._models.repair(model.id, sources)
        finally:
            self.mending.discard(model.id)
        self._say(
            model, INTEGRITY, tr("whole again; {0} were fetched").format(size_text(fetched))
        )

    def _say(self, model: InstalledModel, name: str, words: str) -> None:
        self.facts[model.id] = {**self.facts.get(model.id, {}), name: words}
