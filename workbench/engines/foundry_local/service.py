"""Foundry Local's catalogue and web service: the side that runs in a process of its own."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.base.errors import EngineError, ModelLoadError, RequestError
from workbench.engines.foundry_local.front import Front
from workbench.engines.foundry_local.gallery import Gallery, link_all, local_models
from workbench.engines.foundry_local.runtime import (
    RuntimePlan,
    make_work_folder,
    plain_text,
    start_manager,
)
from workbench.engines.foundry_local.visitors import hidden_address

_MIB_BYTES = 1024 * 1024
_SNAPSHOT = "foundry.modelinfo.json"
"""What the library keeps of a catalogue that answered, and lists when none answers."""


def open_service(arguments: Mapping[str, Any]) -> FoundryService:
    """Start the library.

    Args:
        arguments: ``kept``, the folder of its own models; ``folders``, other folders with one
            model each; ``catalogue_url``, its catalogue, or empty for one of this machine.

    Raises:
        EngineError: It did not start.
        ImportError: It is not installed.
    """
    return FoundryService(
        Path(arguments["kept"]),
        tuple(Path(folder) for folder in arguments["folders"]),
        str(arguments["catalogue_url"]),
    )


class FoundryService:
    """The library in this process."""

    def __init__(self, kept: Path, folders: tuple[Path, ...], catalogue_url: str) -> None:
        self._work = make_work_folder()
        self._gallery: Gallery | None = None
        self._front: Front | None = None
        self._snapshot = kept / _SNAPSHOT
        self._snapshot_ns = _changed_ns(self._snapshot)
        try:
            models = kept
            if not catalogue_url:
                found = local_models(kept, folders)
                # Linked into a folder of its own, so that what it remembers of a catalogue
                # far away is not overwritten.
                models = self._work / "models"
                link_all(found, models)
                self._gallery = Gallery(found)
                catalogue_url = self._gallery.url
            models.mkdir(parents=True, exist_ok=True)
            plan = RuntimePlan(
                self._work, models, catalogue_url, f"http://{hidden_address()}:0"
            )
            self._manager = start_manager(plan)
        except BaseException:
            self._tidy()
            raise

    def ask(self, verb: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Do what is asked.

        Raises:
            EngineError: It was refused.
        """
        from foundry_local_sdk.exception import FoundryLocalException

        try:
            match verb:
                case "models":
                    return self._listed()
                case "load":
                    self._found(arguments["id"]).load()
                    return {}
                case "unload":
                    self._found(arguments["id"]).unload()
                    return {}
                case "start":
                    front = self._started()
                    return {"url": f"{front.url}/v1", "key": front.key}
                case "stop":
                    self._stop()
                    return {}
        except FoundryLocalException as exc:
            raise _refusal(verb, arguments, plain_text(exc)) from exc
        raise RequestError(f"there is no {verb!r}", "")

    def close(self) -> None:
        """Stop everything and leave nothing behind."""
        # What it says of its own end is of no use to anybody.
        with contextlib.suppress(Exception):
            self._stop()
            self._manager.close()
        self._tidy()

    def _tidy(self) -> None:
        if self._gallery is not None:
            self._gallery.close()
        shutil.rmtree(self._work, ignore_errors=True)

    def _started(self) -> Front:
        """The web service, and the front that programs ask instead of it."""
        if self._front is None:
            if self._manager.urls is None:
                self._manager.start_web_service()
            self._front = Front(str(self._manager.urls[0]))
        return self._front

    def _stop(self) -> None:
        if self._front is not None:
            self._front.close()
            self._front = None
        if self._manager.urls is not None:
            self._manager.stop_web_service()

    def _listed(self) -> dict[str, Any]:
        """The models; of a catalogue that does not answer, those that it had last.

        Raises:
            EngineError: It does not answer, and nothing is known of it.
        """
        models = [_facts(model) for model in self._variants()]
        if self._gallery is not None:
            return {"models": models, "remembered_s": 0.0}
        if not models:
            raise EngineError(
                "Foundry Local's catalogue did not answer, or it names no model",
                "Check the network, then ask again; what is on this machine is listed without "
                "it.",
            )
        changed_ns = _changed_ns(self._snapshot)
        is_old = bool(changed_ns) and changed_ns == self._snapshot_ns
        return {"models": models, "remembered_s": changed_ns / 1e9 if is_old else 0.0}

    def _variants(self) -> list[Any]:
        models = self._manager.get_catalog().list_models()
        return [variant for model in models for variant in (model.variants or [model])]

    def _found(self, model_id: str) -> Any:
        """A model by its id, or the only one of that alias.

        Raises:
            ModelLoadError: There is none, or it is not on the disk.
        """
        variants = self._variants()
        found = [model for model in variants if model_id in (model.id, model.alias)]
        if not found:
            names = ", ".join(model.id for model in variants[:10]) or "none"
            raise ModelLoadError(
                f"Foundry Local has no model {model_id!r}", f"It knows: {names}."
            )
        kept = [model for model in found if model.is_cached]
        if not kept:
            raise ModelLoadError(
                f"{found[0].id!r} is in Foundry Local's catalogue, but not on this machine",
                "Fetch it with Foundry Local's own tools, or choose another model.",
            )
        return kept[0]


def _changed_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _facts(model: Any) -> dict[str, Any]:
    info = model.info
    device = info.runtime.device_type if info.runtime else None
    return {
        "id": info.id,
        "alias": info.alias,
        "title": info.display_name or info.name,
        "publisher": info.publisher or "",
        "licence": info.license or "",
        "task": info.task or "",
        "device": device.value if device is not None else "",
        "size_bytes": (info.file_size_mb or 0) * _MIB_BYTES,
        "context_tokens": info.context_length or 0,
        "can_call_tools": bool(info.supports_tool_calling),
        "on_disk": bool(model.is_cached),
        "loaded": bool(model.is_loaded),
    }


def _refusal(verb: str, arguments: Mapping[str, Any], said: str) -> EngineError:
    if verb in ("load", "unload"):
        return ModelLoadError(
            f"Foundry Local could not {verb} {arguments['id']!r}: {said}",
            "Check the model's folder, or choose another model.",
        )
    if verb == "models":
        return EngineError(
            f"Foundry Local could not read its catalogue: {said}",
            "Check the network; what is on this machine is listed without it.",
        )
    return EngineError(f"Foundry Local's web service did not {verb}: {said}", "Try again.")
