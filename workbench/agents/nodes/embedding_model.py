"""The model with which a node compares texts, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.agents.nodes.api import SettingProblem, World
from workbench.base.errors import RunError

_NONE = "No model that compares texts is installed"
_GET = (
    "Find one under Models with “embed”, “bge”, “e5” or “minilm” in its name, such as "
    "all-MiniLM-L6-v2 or bge-small-en-v1.5 as GGUF."
)


def embedding_model(model: str, world: World) -> str:
    """The model that is named, or the first one made to compare texts; empty without any."""
    return model or next(iter(world.embedding_models), "")


def needed_model(model: str, world: World) -> str:
    """The same while a node runs.

    Raises:
        RunError: There is none.
    """
    found = embedding_model(model, world)
    if not found:
        raise RunError(_NONE, _GET)
    return found


def check_embedding_model(model: str, world: World) -> Iterable[SettingProblem]:
    """What is wrong with the setting ``model`` of a node that compares texts."""
    if not embedding_model(model, world):
        yield SettingProblem("model", _NONE, _GET)
    elif model and model not in world.models:
        known = ", ".join(world.embedding_models)
        hint = f"There are: {known}." if known else _GET
        yield SettingProblem("model", f"The model {model!r} is not installed", hint)
    elif model and model not in world.embedding_models:
        known = ", ".join(world.embedding_models)
        message = f"{model!r} does not say that it is made to compare texts"
        hint = f"Better are: {known}." if known else _GET
        yield SettingProblem("model", message, hint, "warning")
