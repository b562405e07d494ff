"""The AI models that are installed, and whether they fit."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from workbench.app.adding_models import add_model
from workbench.app.drafts import Drafts
from workbench.app.engine_bench_kept import BestSettings
from workbench.app.engine_choice import engine_of
from workbench.app.judging import Judging
from workbench.app.listeners import Listeners
from workbench.app.load_plan import allocate, of_variant
from workbench.app.memory_budget import MemoryBudget
from workbench.app.model_checks import (
    ModelCheck,
    check_model,
    damaged_chunks,
    repair_files,
    untold,
)
from workbench.app.model_reading import WEIGHTLESS, Reading
from workbench.app.model_sources import ModelSources
from workbench.app.model_users import ModelUsers
from workbench.app.weight_orders import WeightOrders
from workbench.base import deeds
from workbench.base.errors import ModelError
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.engines.api import LoadOptions
from workbench.models import store
from workbench.models.advice import Judged, judge_variant
from workbench.models.bandwidth import memory_bandwidth
from workbench.models.fit import FitVerdict, judge
from workbench.models.folder_models import describe_model
from workbench.models.gguf import GgufHeader
from workbench.models.hardware import Hardware, read_hardware
from workbench.models.headers import HeaderCache
from workbench.models.known import Known, KnownFiles
from workbench.models.manifests import Manifest, read_manifest
from workbench.models.measured import Measured
from workbench.models.remarks import Change, Remark, with_tags
from workbench.models.shape import Shape, shape_of
from workbench.models.sources.values import Variant
from workbench.models.store import STARTER_ID, InstalledModel
from workbench.models.verification import Told, Verdict

ADVISED_CONTEXT_TOKENS = 4096
_MOST_TOLD = 200
GpuFree = Callable[[], tuple[int, ...]]


class ModelLibrary:
    """The models on disk, as last read.

    Attributes:
        models: The newest list; empty before the first ``refresh``.
        measured: What loads and answers took on this machine.
        best: The settings that were measured to be best, and are used.
        healths: What was found wrong with a model.
        users: Who has which model loaded.
        budget: What the user gave to all models together.
        drafts: Which models guess ahead for others.
        judging: What a model takes.
        problems: What was damaged of that which the program remembers, in the user's words.
    """

    def __init__(
        self, paths: Paths, settings: SettingsStore, gpu_free: GpuFree | None = None
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._gpu_free = gpu_free or (lambda: ())
        self._headers = HeaderCache()
        self._reading = Reading(paths, self._headers)
        self._refreshing = asyncio.Lock()
        self.healths = self._reading.healths
        self._known_files = KnownFiles(paths.data / "known-files")
        self.users = ModelUsers(paths.data / "models-in-use")
        self.budget = MemoryBudget(settings)
        self.problems: tuple[str, ...] = ()
        self._bandwidth_bytes_per_s = 0.0
        self.measured = Measured(paths.data / "measured.json")
        self._weight_orders = WeightOrders(self.measured)
        self.best = BestSettings(paths.data / "best-settings", engine_of=self.engine_of)
        self.models: tuple[InstalledModel, ...] = ()
        self._listeners: Listeners[[tuple[InstalledModel, ...]]] = Listeners()
        self.drafts = Drafts(self._headers, lambda: self.models)
        self.judging = Judging(
            self._headers, self.budget, self.best, self.measured, self.drafts, self.hardware
        )

    async def refresh(self) -> tuple[InstalledModel, ...]:
        """Read the folders again."""
        async with self._refreshing:
            read = await asyncio.to_thread(self._reading.read, self._settings.settings)
        found, self.problems = read.models, read.problems
        if found != self.models:
            self.models = found
            self._listeners.tell(found)
        return found

    def listen(
        self, listener: Callable[[tuple[InstalledModel, ...]], None]
    ) -> Callable[[], None]:
        """Call ``listener`` with each new list; returns what ends it."""
        return self._listeners.add(listener)

    def engine_of(self, model: InstalledModel) -> str:
        """The key of the engine that runs a model, as the settings say."""
        return engine_of(model, self._settings.settings)

    def get(self, model_id: str) -> InstalledModel:
        """The model of that id.

        Raises:
            ModelError: There is none; the hint names those there are.
        """
        for model in self.models:
            if model.id == model_id:
                return model
        names = ", ".join(model.id for model in self.models if not model.problem)
        hint = f"Installed are: {names}." if names else "Add a model file in the models panel."
        raise ModelError(f"the model {model_id!r} is not installed", hint)

    def choose(self, wanted: str, fallback: tuple[str, ...] = ()) -> InstalledModel:
        """The first usable of: the wanted model, its fallbacks; nothing wanted is the default.

        Raises:
            ModelError: None of them is installed and whole.
        """
        default = self._settings.settings.default_model or STARTER_ID
        names = [wanted or default, *fallback]
        if not wanted:
            here = (model.id for model in self.models if model.source != "server")
            names += [STARTER_ID, *here]
        usable = {model.id: model for model in self.models if not model.problem}
        for name in names:
            if name in usable:
                return usable[name]
        model = self.get(names[0])
        hint = "Choose another model in the models panel."
        if model.away:
            hint = "Connect the drive and try again, or choose another model."
        raise ModelError(f"{model.title!r} cannot be used: {model.problem}", hint)

    async def add_file(self, path: Path) -> InstalledModel:
        """Copy a model file, or a model's folder, into the program's own; whole or not at all.

        Raises:
            ModelError: It is no usable model.
            EngineError: It is no recording.
            StoreError: It could not be written.
        """
        target = await asyncio.to_thread(add_model, path, self._paths.models)
        deeds.tell("model.added", file=path.name)
        await self.refresh()
        return next(model for model in self.models if model.path == target)

    async def remove(self, model_id: str) -> None:
        """Delete a model that this program put where it is.

        Raises:
            ModelError: It is bundled, away, of another program, in a folder of the user, or
                loaded right now, here or elsewhere.
        """
        await asyncio.to_thread(self._remove, self.get(model_id))
        await self.refresh()

    def _remove(self, model: InstalledModel) -> None:
        store.check_removable(model, self._paths.models)
        with self.users.removing(model):
            store.remove(model, self._paths.models)
        deeds.tell("model.removed", model=model.id)

    def download_root(self) -> Path:
        """Where a download goes that begins now; blocking.

        Raises:
            StoreError: That drive is away.
        """
        return self._reading.download_root(self._settings.settings)

    def refusal(self, model: InstalledModel) -> str:
        """Why this program does not remove a model; empty if it does."""
        return store.refusal(model, self._paths.models)

    def describe(self, model_id: str) -> Remark:
        """What the user says of a model.

        Raises:
            ModelError: It is not installed.
        """
        model = self.get(model_id)
        return Remark(model.title, model.tags, model.favourite, model.notes)

    async def edit(self, model_id: str, change: Change) -> Remark:
        """Change what is said of a model; returns what was, which undoes it as another edit.

        Raises:
            ModelError: It is not installed, its drive is away, or a text is too long.
            StoreError: The system refused.
        """
        model = self.get(model_id)
        before = await asyncio.to_thread(self._reading.edit, model, change)
        await self.refresh()
        return before

    async def rename(self, model_id: str, title: str) -> Remark:
        """Give another title; the id stays. An empty title is that of the file again."""
        return await self.edit(model_id, lambda said: replace(said, title=title))

    async def tag(
        self, model_id: str, add: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> Remark:
        """Add tags, and remove others."""
        return await self.edit(model_id, partial(with_tags, add=add, remove=remove))

    async def favourite(self, model_id: str, favourite: bool) -> Remark:
        """Put a star on a model, or take it away."""
        return await self.edit(model_id, lambda said: replace(said, favourite=favourite))

    async def note(self, model_id: str, notes: str) -> Remark:
        """Replace the notes."""
        return await self.edit(model_id, lambda said: replace(said, notes=notes))

    async def verify(self, model_id: str, told: Told = untold) -> dict[str, Verdict]:
        """The verdict of :meth:`check` on each file."""
        return (await self.check(model_id, told)).files

    async def check(self, model_id: str, told: Told = untold) -> ModelCheck:
        """Compare every file of a model with what is known of it.

        Raises:
            ModelError: It has no file here.
            StoreError: It cannot be read.
        """
        found = await check_model(self.get(model_id), self._known_files, told)
        digests = dict(list(found.digests.items())[:_MOST_TOLD])
        deeds.tell(
            "model.checked", model=model_id, damaged_parts=found.bad_chunks, files=digests
        )
        in_parts = found.known.basis != "named"
        await self._note_check(model_id, found.bad_chunks, in_parts=in_parts)
        return found

    def known(self, model: InstalledModel, stop: threading.Event, told: Told) -> Known:
        """What the files of a model are; reads them if nobody knows; blocking.

        Raises:
            ModelError: It has no file here, or it was told to stop.
            StoreError: Its files cannot be read.
        """
        return self._known_files.of(model, stop, told)

    async def _note_check(
        self, model_id: str, damaged_chunks: int, *, in_parts: bool = True
    ) -> None:
        """Remember what a check found."""
        model = self.get(model_id)
        note = partial(self.healths.note_check, in_parts=in_parts)
        await asyncio.to_thread(note, model, damaged_chunks)
        await self.refresh()

    async def note_load(self, model: InstalledModel, failure: str = "", hint: str = "") -> None:
        """Remember why a model does not load, or that it does."""
        await asyncio.to_thread(self.healths.note_load, model, failure, hint)
        await self.refresh()

    async def repair(self, model_id: str, sources: ModelSources, told: Told = untold) -> int:
        """Fetch the damaged chunks of a model again; returns how many bytes that were.

        Raises:
            ModelError: It is not in the store.
            TransferError: The source does not give these bytes now.
            StoreError: The system refused.
        """
        folder, manifest = await self._stored(model_id)
        verdicts = await self.verify(model_id, told)
        left = damaged_chunks(verdicts)
        try:
            fetched = await repair_files(folder, manifest, verdicts, sources)
            left = 0
        finally:
            await self._note_check(model_id, left)
        return fetched

    async def _stored(self, model_id: str) -> tuple[Path, Manifest]:
        model = self.get(model_id)
        if model.source != "store":
            raise ModelError(
                f"{model.title!r} was not fetched by this program, so nobody knows where its "
                "bytes can be had",
                store.renewal(model),
            )
        folder = model.path.parent
        return folder, await asyncio.to_thread(read_manifest, folder)

    async def fit(self, model_id: str, context_tokens: int = 0) -> FitVerdict:
        """Whether the model fits at that context now.

        Raises:
            ModelError: Its header cannot be read.
        """
        model = self.get(model_id)
        try:
            return await asyncio.to_thread(self.judge_now, model, context_tokens)
        finally:
            unread = not model.parameters or model.can_call_tools is None
            if unread and model.engine not in WEIGHTLESS:
                await self._look_again(model)

    async def judge_variants(
        self, header: GgufHeader, variants: Sequence[Variant]
    ) -> tuple[Judged, ...]:
        """Whether each variant of a model that is not here would fit, and how fast it would be.

        Args:
            header: Of one of them; they differ in the size of their weights only.
            variants: All of them.
        """
        return await asyncio.to_thread(self._judge_variants, shape_of(header), variants)

    def _judge_variants(self, shape: Shape, variants: Sequence[Variant]) -> tuple[Judged, ...]:
        hardware, speed = self.hardware(), self.bandwidth() * self.measured.speed_factor()
        judged = []
        for variant in variants:
            sized = of_variant(shape, variant)
            room = allocate(self._settings.settings, sized, self.measured, hardware=hardware)
            context = min(ADVISED_CONTEXT_TOKENS, shape.trained_context_tokens or 4096)
            fit = judge(sized, context, hardware, allocate=room)
            judged.append(judge_variant(variant, fit, speed, shape.active_share))
        return tuple(judged)

    def bandwidth(self) -> float:
        """Bytes of memory per second; measured once, when first wanted; blocking."""
        if not self._bandwidth_bytes_per_s:
            self._bandwidth_bytes_per_s = memory_bandwidth()
        return self._bandwidth_bytes_per_s

    async def _look_again(self, model: InstalledModel) -> None:
        """All of its header is known now, so the list can say more about it."""
        read = await asyncio.to_thread(describe_model, model.path, model.source, self._headers)
        found = replace(
            model,
            family=read.family,
            architecture=read.architecture,
            parameters=model.parameters or read.parameters,
            quantisation=model.quantisation or read.quantisation,
            trained_context_tokens=read.trained_context_tokens,
            can_call_tools=read.can_call_tools,
        )
        if found != model:
            self.models = tuple(found if known is model else known for known in self.models)
            self._listeners.tell(self.models)

    def judge_now(
        self, model: InstalledModel, context_tokens: int, freed_bytes: int = 0
    ) -> FitVerdict:
        """Like ``fit``, as if that much had been given back before; blocking."""
        return self.judging.now(model, context_tokens, freed_bytes)

    def active_bytes(self, model: InstalledModel) -> int:
        """Bytes of weights that each token reads; blocking.

        Raises:
            ModelError: Its header cannot be read.
        """
        shape = self.judging.shape(model)
        return int(shape.weight_bytes * shape.active_share)

    def load_options(
        self,
        model: InstalledModel,
        context_tokens: int,
        *,
        usual: bool = False,
        draft: InstalledModel | None = None,
    ) -> LoadOptions:
        """What the model is loaded with, as ``fit`` predicts it; blocking.

        ``usual`` leaves out what was measured to be best for it; ``draft`` guesses ahead.

        Raises:
            ModelError: Its header cannot be read.
        """
        return self.judging.options(model, context_tokens, draft, usual)

    def tell_all(self) -> None:
        """What a model is loaded with was changed: those who show the list judge anew."""
        self._listeners.tell(self.models)

    def header(self, model: InstalledModel) -> GgufHeader:
        """All of the header of a model file; blocking.

        Raises:
            ModelError: The file is damaged, cut off, or no model.
        """
        return store.whole_header(model.path, self._headers, split=model.parts > 1)

    def hardware(self) -> Hardware:
        """What the machine has free; blocking."""
        order = self._weight_orders.now()
        return read_hardware(self._paths.models, self._gpu_free(), order)
