"""The native library, and what a model's folder may ask of it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelLoadError
from workbench.engines.model_folder import read_json, require_files
from workbench.engines.onnx_genai.onnx_file import OnnxFile, read_onnx_file

CONFIG = "genai_config.json"
_AGAIN = "Get the folder again from where it came from."


def library() -> Any:
    """The bindings, imported when a model is first loaded; they send nothing home.

    Both switches are needed: the variable is for the runtime, the call for the library
    above it.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime_genai

    onnxruntime_genai.disable_telemetry_events()
    return onnxruntime_genai


def check_folder(path: Path) -> tuple[Mapping[str, Any], OnnxFile]:
    """The folder's config and what its ONNX file says, when all is there and harmless.

    Raises:
        ModelLoadError: Something is missing or damaged, it is no text model, or it would
            have the library run code that came with it.
    """
    require_files(path, (CONFIG, "tokenizer.json"))
    model = read_json(path / CONFIG).get("model")
    decoder = model.get("decoder") if isinstance(model, dict) else None
    if not isinstance(model, dict) or not isinstance(decoder, dict):
        raise ModelLoadError(
            f"{CONFIG!r} in {path.name!r} does not describe a text model",
            "Choose a model that writes text.",
        )
    if found := _asks_for_code(model):
        raise ModelLoadError(
            f"{path.name!r} asks to run a library of its own ({found!r}), which is refused",
            "Choose another copy of this model.",
        )
    name = decoder.get("filename")
    if not isinstance(name, str) or Path(name).name != name:
        raise ModelLoadError(f"{CONFIG!r} in {path.name!r} does not name its ONNX file", _AGAIN)
    require_files(path, (name,))
    return model, read_onnx_file(path / name)


def open_model(og: Any, path: Path, threads: int, gpu: bool) -> Any:
    """Load the weights.

    Raises:
        ModelLoadError: The library refused them; the message holds its reason.
    """
    options = {
        "intra_op_num_threads": threads,
        "inter_op_num_threads": 1,
        # Threads that spin while they wait take the cores from everything else.
        "session.intra_op.allow_spinning": "0",
    }
    try:
        config = og.Config(str(path))
        config.overlay(json.dumps({"model": {"decoder": {"session_options": options}}}))
        if not gpu:
            config.clear_providers()
        return og.Model(config)
    except (RuntimeError, ValueError) as exc:
        raise ModelLoadError(
            f"ONNX Runtime GenAI refused {path.name!r}: {exc}"[:500],
            "Check that the folder is complete and made for this machine's processor.",
        ) from exc


def _asks_for_code(value: object) -> str:
    """The first key under which a library is named; empty if there is none."""
    if isinstance(value, dict):
        for key, item in value.items():
            if "library" in key.lower() and item:
                return str(key)[:80]
            if found := _asks_for_code(item):
                return found
    if isinstance(value, list):
        return next((found for item in value if (found := _asks_for_code(item))), "")
    return ""
