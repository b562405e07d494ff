"""The engines there are, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast

from workbench.base.errors import EngineUnavailable
from workbench.engines.api import LoadEngine


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """One engine.

    Attributes:
        key: Name in settings, traces and agent files.
        title: Name on screen.
        module: Module that holds ``load``; imported in the worker only.
        suffixes: File endings it opens.
        install_hint: What to do when its library is missing.
    """

    key: str
    title: str
    module: str
    suffixes: tuple[str, ...]
    install_hint: str


ENGINES: tuple[EngineSpec, ...] = (
    EngineSpec(
        key="llama-cpp",
        title="llama.cpp",
        module="workbench.engines.llama_cpp.engine",
        suffixes=(".gguf",),
        install_hint="Run `make setup` again; it builds llama-cpp-python.",
    ),
    EngineSpec(
        key="replay",
        title="Replay",
        module="workbench.engines.replay",
        suffixes=(".replay.json",),
        install_hint="",
    ),
)


def engine_for(file_name: str) -> EngineSpec:
    """The engine that opens this file.

    Raises:
        EngineUnavailable: No engine knows the ending.
    """
    for spec in ENGINES:
        if file_name.endswith(spec.suffixes):
            return spec
    endings = ", ".join(suffix for spec in ENGINES for suffix in spec.suffixes)
    raise EngineUnavailable(
        f"no engine opens {file_name!r}", f"Choose a file that ends in {endings}."
    )


def load_function(spec: EngineSpec) -> LoadEngine:
    """Import the engine's module and return its ``load``.

    Raises:
        EngineUnavailable: Its library is not installed.
    """
    try:
        return cast(LoadEngine, import_module(spec.module).load)
    except ImportError as exc:
        raise EngineUnavailable(
            f"the {spec.title} engine is not installed: {exc}", spec.install_hint
        ) from exc
