"""Reading the list of models from the disks, with what the user said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.adding_models import REPLAY_SUFFIX
from workbench.app.connections import ENGINE as SERVER
from workbench.app.connections import FOLDER, server_models
from workbench.base.errors import ModelError, StoreError
from workbench.base.paths import Paths
from workbench.base.regular_files import see_regular
from workbench.base.settings import Settings
from workbench.models.adoption import edit_manifest
from workbench.models.elsewhere import models_elsewhere
from workbench.models.fit import FitVerdict
from workbench.models.hardware import Hardware
from workbench.models.headers import HeaderCache
from workbench.models.health import Healths
from workbench.models.installed import installed_models
from workbench.models.manifests import Manifest
from workbench.models.remarks import (
    Change,
    Remark,
    Remarks,
    checked,
    into_manifest,
    of_manifest,
)
from workbench.models.roots import KnownRoots
from workbench.models.store import InstalledModel, is_of_bundle, root_of

WEIGHTLESS = frozenset({"replay", SERVER})
"""Engines whose models take no memory of this machine to speak of."""


def roots_of(paths: Paths, settings: Settings) -> tuple[Path, ...]:
    """Every folder that may hold models: the program's own, that of downloads, the user's."""
    chosen = (settings.download_folder, *settings.model_folders)
    folders = (Path(folder).expanduser() for folder in chosen if folder)
    return tuple(dict.fromkeys((paths.models, *folders)))


@dataclass(frozen=True, slots=True)
class Read:
    """What a look at the disks found.

    Attributes:
        problems: What was damaged of that which the program remembers, in the user's words.
    """

    models: tuple[InstalledModel, ...]
    problems: tuple[str, ...]


class Reading:
    """Reads the models; what it remembers of them lies in the data folder. Blocking."""

    def __init__(self, paths: Paths, headers: HeaderCache) -> None:
        self._paths, self._headers = paths, headers
        self._known: KnownRoots | None = None
        self.remarks = Remarks(paths.data / "models.json")
        self.healths = Healths(paths.data / "models-health.json")

    def read(self, settings: Settings) -> Read:
        """Every model there is; one call at a time."""
        known = self._roots()
        home = self._paths.home if settings.other_programs_models else None
        own, *more = roots_of(self._paths, settings)
        found = installed_models(
            own,
            more,
            self._headers,
            known,
            models_elsewhere(home) if home is not None else (),
        )
        recordings = sorted(own.glob(f"*{REPLAY_SUFFIX}"))
        models = with_servers(
            (*found, *(_recording(path) for path in recordings)),
            server_models(self._paths.data / FOLDER, settings.network),
        )
        said = self.healths.shown(remarked(models, self.remarks.read()))
        problems = filter(None, (known.problem, self.remarks.problem))
        return Read(said, tuple(problems))

    def _roots(self) -> KnownRoots:
        if self._known is None:
            self._known = KnownRoots(self._paths.data / "known-models.json")
        return self._known

    def download_root(self, settings: Settings) -> Path:
        """Where a download goes that begins now.

        Raises:
            StoreError: That drive is away.
        """
        if not settings.download_folder:
            return self._paths.models
        root = Path(settings.download_folder).expanduser()
        if not root.is_dir() or self._roots().is_away(root):
            raise StoreError(
                f"{root}, where downloads are to go, is not connected now",
                "Connect the drive, or choose another folder in the settings.",
            )
        return root

    def edit(self, model: InstalledModel, change: Change) -> Remark:
        """Change what is said of a model; returns what was.

        Raises:
            ModelError: Its drive is away, or a text is too long.
            StoreError: The system refused.
        """
        if model.source != "store" or is_of_bundle(model):
            return self.remarks.change(key_of(model), change)
        if model.away:
            raise ModelError(
                f"{model.title!r} cannot be changed: {model.problem}",
                "Connect the drive, then try again.",
            )

        def work(manifest: Manifest) -> Manifest:
            return into_manifest(manifest, checked(change(of_manifest(manifest))))

        return of_manifest(edit_manifest(root_of(model), model.path.parent, work))


def key_of(model: InstalledModel) -> str:
    """By what the remark of a model that is not of the store is found."""
    return f"bundled:{model.path.name}" if model.source == "bundled" else str(model.path)


def remarked(
    models: Sequence[InstalledModel], remarks: Mapping[str, Remark]
) -> tuple[InstalledModel, ...]:
    """The models with what the user said of them; most of the store have it already."""
    if not remarks:
        return tuple(models)
    return tuple(_with(model, remarks.get(key_of(model), Remark())) for model in models)


def _with(model: InstalledModel, remark: Remark) -> InstalledModel:
    if remark == Remark():
        return model
    return replace(
        model,
        title=remark.title or model.title,
        tags=remark.tags,
        favourite=remark.favourite,
        notes=remark.notes,
    )


def with_servers(
    models: Sequence[InstalledModel], servers: Sequence[InstalledModel]
) -> tuple[InstalledModel, ...]:
    """Both; a server's model whose id is taken by a model here gets another."""
    taken = {model.id for model in models}
    return (
        *models,
        *(
            replace(model, id=f"{model.id}-server") if model.id in taken else model
            for model in servers
        ),
    )


def _recording(path: Path) -> InstalledModel:
    name = path.name.removesuffix(REPLAY_SUFFIX)
    size_bytes, problem = 0, ""
    try:
        see_regular(path)
        size_bytes = path.stat().st_size
    except OSError as exc:
        problem = f"{path.name!r} cannot be read: {exc.strerror or exc}"
    return InstalledModel(
        id=name,
        title=name,
        path=path,
        size_bytes=size_bytes,
        problem=problem,
        engine="replay",
        family="Recording",
        architecture="replay",
        parameters=0,
        quantisation="",
        trained_context_tokens=0,
        can_call_tools=True,
        source="folder",
    )


def weightless_fit(
    model: InstalledModel, context_tokens: int, hardware: Hardware
) -> FitVerdict:
    """A recording always fits, and so does what runs elsewhere."""
    what = "It runs on a server and" if model.engine == SERVER else "A recording"
    return FitVerdict(
        verdict="cpu",
        weights_bytes=0,
        kv_bytes=0,
        compute_bytes=0,
        free_bytes=hardware.memory_free_bytes,
        context_tokens=context_tokens,
        largest_context_tokens=context_tokens,
        sentence=f"{what} needs no memory to speak of.",
    )
