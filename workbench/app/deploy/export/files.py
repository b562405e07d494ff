"""Which files a deployment becomes for each system, and writing them into a new folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.app.deploy.carrying import carried_files
from workbench.app.deploy.export.compose import compose_files
from workbench.app.deploy.export.kubernetes import kubernetes_files
from workbench.app.deploy.export.vllm import ray_files, vllm_files
from workbench.app.deploy.layout import Laid
from workbench.app.deploy.units_file import unit_of
from workbench.app.deploy.values import Deployment
from workbench.base import deeds
from workbench.base.errors import StoreError
from workbench.base.files import FILE_WRITTEN, store_error, write_atomically


@dataclass(frozen=True, slots=True)
class Source:
    """What files are made of.

    Attributes:
        text: The deployment as its file says it.
    """

    deployment: Deployment
    laid: Laid
    text: str


def files_for(target: str, source: Source) -> Mapping[str, str]:
    """The files for a system, by their path in the folder.

    Raises:
        RequestError: The deployment says nothing of what they need.
    """
    deployment = source.deployment
    makers: Mapping[str, Callable[[], Mapping[str, str]]] = {
        "systemd": lambda: _systemd(source),
        "compose": lambda: compose_files(deployment, source.laid),
        "kubernetes": lambda: kubernetes_files(deployment, source.laid),
        "vllm": lambda: vllm_files(deployment),
        "ray-serve": lambda: ray_files(deployment),
    }
    return makers[target]()


def _systemd(source: Source) -> dict[str, str]:
    name = source.deployment.name
    found = {"deployment.yaml": source.text, f"workbench-{name}.service": unit_of(name)}
    for node, files in carried_files(source.deployment).items():
        found |= {f"{node}/{path}": raw.decode() for path, raw in files.items()}
    return found


def write_new(folder: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write files into a folder that is made for them; returns their paths.

    Raises:
        StoreError: Something is there already, or the system refused.
    """
    place = folder.expanduser()
    try:
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise StoreError(f"{str(place)!r} is there already", "Name a new folder.")
        for name, text in files.items():
            write_atomically(place / name, text)
    except OSError as exc:
        raise store_error(exc, place) from exc
    deeds.tell(FILE_WRITTEN, file=str(place))
    return tuple(sorted(str(place / name) for name in files))
