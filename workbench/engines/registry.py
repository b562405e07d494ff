"""The engines there are, one row each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from workbench.base.errors import EngineUnavailable
from workbench.engines.contract import LoadEngine


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """One engine.

    Attributes:
        key: Name in settings, traces and agent files.
        title: Name on screen.
        module: Module that holds ``load``; imported in the worker only.
        suffixes: File endings it opens.
        install_hint: What to do when its library is missing.
        library: Package that it imports, or empty; so that "installed" is told without import.
        markers: Names of files, or patterns of names, by which a model's folder shows that it
            is for this engine. The first row that a folder fits has it.
        own_process: Never run in a thread: its library is one to a process, or what it may
            reach is.
        devices: What it can run a model on, in words; which of them it does run on is told
            once a model is loaded.
    """

    key: str
    title: str
    module: str
    suffixes: tuple[str, ...]
    install_hint: str
    library: str = ""
    markers: tuple[str, ...] = ()
    own_process: bool = False
    devices: tuple[str, ...] = ("CPU",)

    @property
    def installed(self) -> bool:
        """Its library can be found; it is not imported for that."""
        return not self.library or find_spec(self.library) is not None

    def opens(self, path: Path) -> bool:
        """It opens this file, or this folder."""
        if self.markers and path.is_dir():
            return all(any(path.glob(name)) for name in self.markers)
        return path.name.endswith(self.suffixes)


def _hint(from_source: str) -> str:
    """How to get an engine; a packaged program has no pip, and takes packs instead."""
    if getattr(sys, "frozen", False):
        return "Take in a pack for it: `workbench engines install-pack FILE`."
    return from_source


ENGINES: tuple[EngineSpec, ...] = (
    EngineSpec(
        key="llama-cpp",
        title="llama.cpp",
        module="workbench.engines.llama_cpp.engine",
        suffixes=(".gguf",),
        install_hint=_hint("Run `make setup` again; it builds llama-cpp-python."),
        library="llama_cpp",
        devices=("CPU", "the GPU it was built for"),
    ),
    EngineSpec(
        key="server",
        title="OpenAI-compatible server",
        module="workbench.engines.openai_compatible.engine",
        suffixes=(".connection.json",),
        install_hint=_hint("Install it with: pip install 'agent-workbench[servers]'"),
        library="openai",
        devices=("what the server has",),
        own_process=True,  # A thread cannot be held to one address.
    ),
    # It opens the same folders as ONNX Runtime GenAI, so it is never chosen by the folder: only
    # by the settings.
    EngineSpec(
        key="foundry-local",
        title="Foundry Local",
        module="workbench.engines.foundry_local.engine",
        suffixes=(),
        install_hint=_hint("Install it with: pip install 'agent-workbench[foundry]'"),
        library="foundry_local_sdk",
        own_process=True,
    ),
    EngineSpec(
        key="onnx-genai",
        title="ONNX Runtime GenAI",
        module="workbench.engines.onnx_genai.engine",
        suffixes=(),
        install_hint=_hint("Install it with: pip install 'agent-workbench[onnx]'"),
        library="onnxruntime_genai",
        markers=("genai_config.json",),
    ),
    EngineSpec(
        key="openvino",
        title="OpenVINO GenAI",
        module="workbench.engines.openvino.engine",
        suffixes=(),
        install_hint=_hint("Install it with: pip install 'agent-workbench[openvino]'"),
        library="openvino_genai",
        markers=("openvino_model.xml", "openvino_tokenizer.xml"),
    ),
    EngineSpec(
        key="mlx",
        title="MLX",
        module="workbench.engines.mlx_batch.engine",
        suffixes=(),
        install_hint=_hint("Install it with: pip install 'agent-workbench[mlx]'"),
        library="mlx_lm",
        devices=("CPU", "GPU of Apple silicon"),
        markers=("config.json", "tokenizer.json", "model*.safetensors"),
    ),
    EngineSpec(
        key="replay",
        title="Replay",
        module="workbench.engines.replay",
        suffixes=(".replay.json",),
        install_hint="",
        devices=(),
    ),
)


def engine_for(path: Path) -> EngineSpec:
    """The engine that opens this file or folder.

    Raises:
        EngineUnavailable: No engine knows it.
    """
    for spec in ENGINES:
        if spec.opens(path):
            return spec
    endings = ", ".join(suffix for spec in ENGINES for suffix in spec.suffixes)
    folders = ", ".join(" and ".join(spec.markers) for spec in ENGINES if spec.markers)
    hint = f"Choose a file that ends in {endings}."
    if folders:
        hint = f"Choose a file that ends in {endings}, or a folder that holds {folders}."
    raise EngineUnavailable(f"no engine opens {path.name!r}", hint)


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
