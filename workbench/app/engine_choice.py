"""Which engine runs a model, where more than one can."""

from __future__ import annotations

from workbench.base.settings import Settings
from workbench.models.store import InstalledModel

_ONNX = "onnx-genai"


def engine_of(model: InstalledModel, settings: Settings) -> str:
    """The key of the engine: that of the model's file or folder, or what the user chose."""
    return settings.onnx_engine if model.engine == _ONNX else model.engine
