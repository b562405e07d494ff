"""Where a model lies inside the container of a vLLM server, and what is mounted for that."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

MODELS = "/models"
HUB_HOME = "/huggingface"
HUB_CACHE = f"${{HF_HOME:-${{HOME}}/.cache/huggingface}}:{HUB_HOME}:ro"
"""Names are looked up in the hub's cache of who starts the container: nothing is fetched."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A model as the container knows it.

    Attributes:
        name: What vLLM is told.
        volume: What must be mounted for it.
    """

    name: str
    volume: str


def placed(model: str, models_folder: str, alone: str) -> Placed:
    """Find a place for a model; a path that is one of the container already stays.

    Args:
        model: A folder, or a name in the hub's cache.
        models_folder: The folder that is mounted as a whole.
        alone: Where in the container a folder lies that is not in that one.
    """
    folder = posixpath.normpath(models_folder)
    whole = f"{_source(models_folder)}:{MODELS}:ro"
    path = posixpath.normpath(model)
    if path.startswith(f"{folder.rstrip('/')}/"):
        return Placed(posixpath.join(MODELS, posixpath.relpath(path, folder)), whole)
    if path.startswith(f"{MODELS}/"):
        return Placed(model, whole)
    if model.startswith(("/", "./", "../")):
        return Placed(alone, f"{model}:{alone}:ro")
    return Placed(model, HUB_CACHE)


def _source(folder: str) -> str:
    """A folder as compose wants it: a bare word would be the name of a volume."""
    return folder if folder.startswith(("/", ".", "~", "$")) else f"./{folder}"
