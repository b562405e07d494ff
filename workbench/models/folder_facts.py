"""What the settings beside a folder's weights say of the model: size, shape, template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelError
from workbench.base.regular_files import open_regular
from workbench.models.folder_kinds import FolderKind, file_names, matching, read_settings
from workbench.models.safetensors import Tensors, read_tensors
from workbench.models.shape import Shape

_MOST_NUMBER = 2**31
_TAIL_BYTES = 64 * 1024
_MOST_TEMPLATE_BYTES = 1024 * 1024
_WRITES_TEXT = ("ForCausalLM", "ForConditionalGeneration", "LMHeadModel")
_USUAL = ("num_hidden_layers", "hidden_size", "vocab_size", "intermediate_size",
          "num_attention_heads")  # fmt: skip
_NO_CELLS = ("linear_attention", "mamba", "recurrent", "conv")
_COMPRESSED = re.compile(rb'<mode value="(int8|int4|nf4|mxfp4|u8|u4|e2m1)')
_NAMED = re.compile(r"(?i)(?:^|[-_.])(int4|int8|fp16|fp32|bf16|nf4)(?=$|[-_.])")
_FLOATS = {"float32": "F32", "float16": "F16", "bfloat16": "BF16", "fp32": "F32", "fp16": "F16"}
_BITS = {32: "F32", 16: "F16"}


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """What is known of a model that is a folder.

    Attributes:
        parameters: Number of weights; 0 if that cannot be told.
        can_call_tools: What its chat template suggests; None if it has none.
        problem: Why it cannot be used, or empty.
    """

    architecture: str
    parameters: int
    quantisation: str
    can_call_tools: bool | None
    shape: Shape
    problem: str = ""


def read_facts(folder: Path, kind: FolderKind) -> FolderFacts:
    """Read the small files of a folder, and the headers of its weights.

    Raises:
        ModelError: One of them is damaged.
        OSError: The folder cannot be read.
    """
    names = file_names(folder)
    weights = [folder / name for name in matching(names, kind.weights)]
    size_bytes = sum(path.stat().st_size for path in weights)
    config, said = _settings(folder, kind)
    bits = _bits(said)
    tensors = read_tensors([p for p in weights if p.suffix == ".safetensors"], bits)
    parameters = tensors.parameters or _computed(config)
    return FolderFacts(
        architecture=str(said.get("model_type") or config.get("type") or ""),
        parameters=parameters,
        quantisation=_quantisation(folder, kind, said, size_bytes, parameters),
        can_call_tools=_can_call_tools(folder),
        shape=_shape(config, size_bytes, _cell_value_bytes(kind, config, tensors)),
        problem=_problem(folder, kind, said, names),
    )


def _settings(folder: Path, kind: FolderKind) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Numbers of the part that writes text, by the names of ``config.json``; and all of it."""
    said = read_settings(folder / "config.json")
    inner = said.get("text_config")
    config: dict[str, Any] = dict(inner) if isinstance(inner, dict) else dict(said)
    model = _part(read_settings(folder / "genai_config.json"), "model")
    if kind.engine == "onnx-genai" and model:
        decoder = _part(model, "decoder")
        config |= {
            "type": model.get("type"),
            "vocab_size": model.get("vocab_size"),
            "max_position_embeddings": model.get("context_length"),
            "head_dim": decoder.get("head_size"),
            "cpu": not _part(decoder, "session_options").get("provider_options"),
        }
        for name in ("hidden_size", "num_attention_heads", "num_hidden_layers",
                     "num_key_value_heads"):  # fmt: skip
            config[name] = decoder.get(name)
    return config, said


def _part(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = values.get(name)
    return found if isinstance(found, dict) else {}


def _number(values: Mapping[str, Any], name: str, otherwise: int = 0) -> int:
    found = values.get(name)
    if isinstance(found, int) and not isinstance(found, bool) and 0 < found < _MOST_NUMBER:
        return found
    return otherwise


def _shape(config: Mapping[str, Any], weight_bytes: int, value_bytes: float) -> Shape:
    layers, embedding = _number(config, "num_hidden_layers"), _number(config, "hidden_size")
    heads = _number(config, "num_attention_heads", 1)
    head = _number(config, "head_dim", embedding // heads)
    keys = values = _number(config, "num_key_value_heads", heads) * head
    if latent := _number(config, "kv_lora_rank"):
        keys, values = latent + _number(config, "qk_rope_head_dim"), 0
    kinds = config.get("layer_types")
    kept = layers
    if isinstance(kinds, list) and len(kinds) == layers:
        kept = sum(one not in _NO_CELLS for one in kinds)
    return Shape(
        weight_bytes=weight_bytes,
        layers=layers,
        cell_keys=kept * keys,
        cell_values=kept * values,
        embedding=embedding,
        vocabulary=_number(config, "vocab_size"),
        trained_context_tokens=_number(config, "max_position_embeddings"),
        feed_forward=_number(config, "intermediate_size"),
        recurrent=kept < layers,
        cell_value_bytes=value_bytes,
        architecture=str(config.get("model_type") or config.get("type") or ""),
    )


def _cell_value_bytes(kind: FolderKind, config: Mapping[str, Any], tensors: Tensors) -> float:
    """The prompt cache is of the type that is computed with: never smaller than 16 bits."""
    if kind.engine == "onnx-genai":
        return 4.0 if config.get("cpu") else 2.0
    return 4.0 if kind.engine == "mlx" and tensors.computes_in == "F32" else 2.0


def _computed(config: Mapping[str, Any]) -> int:
    """Number of weights of the usual layers; 0 where the model is of another make."""
    sizes = [_number(config, name) for name in _USUAL]
    experts = ("num_experts", "num_local_experts", "n_routed_experts", "kv_lora_rank")
    if not all(sizes) or any(config.get(name) for name in experts):
        return 0
    layers, hidden, vocabulary, inner, heads = sizes
    head = _number(config, "head_dim", hidden // heads)
    kept = _number(config, "num_key_value_heads", heads)
    attention = 2 * hidden * heads * head + 2 * hidden * kept * head
    layer = attention + 3 * hidden * inner + 2 * hidden
    tables = 1 if config.get("tie_word_embeddings") else 2
    return tables * vocabulary * hidden + layers * layer + hidden


def _quantisation(
    folder: Path, kind: FolderKind, said: Mapping[str, Any], size_bytes: int, parameters: int
) -> str:
    if bits := _bits(said):
        return f"{bits}-bit"
    if kind.engine == "openvino" and (found := _compressed(folder / "openvino_model.xml")):
        return found.upper()
    if kind.engine == "mlx":
        name = str(said.get("dtype") or said.get("torch_dtype") or "")
        return _FLOATS.get(name, "")
    if match := _NAMED.search(folder.name):
        return _FLOATS.get(match[1].lower(), match[1].upper())
    share = size_bytes * 8 / parameters if parameters else 0.0
    return next((name for bits, name in _BITS.items() if abs(share / bits - 1) < 0.2), "")


def _bits(said: Mapping[str, Any]) -> int:
    """Of each weight where the makers say that weights are packed; else 0."""
    for name in ("quantization", "quantization_config"):
        if bits := _number(_part(said, name), "bits"):
            return bits
    return 0


def _compressed(path: Path) -> str:
    """How OpenVINO's weights were compressed, from the last lines of its description."""
    try:
        with open_regular(path) as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _TAIL_BYTES))
            found = _COMPRESSED.search(file.read(_TAIL_BYTES))
    except OSError:
        return ""
    return found[1].decode() if found else ""


def _can_call_tools(folder: Path) -> bool | None:
    path = folder / "chat_template.jinja"
    try:
        if path.is_file() and path.stat().st_size <= _MOST_TEMPLATE_BYTES:
            return b"tools" in path.read_bytes()
    except OSError:
        return None
    template = read_settings(folder / "tokenizer_config.json").get("chat_template")
    return "tools" in str(template) if template else None


def _problem(
    folder: Path, kind: FolderKind, said: Mapping[str, Any], names: tuple[str, ...]
) -> str:
    if kind.engine == "onnx-genai":
        return _onnx_problem(folder, names)
    makes = said.get("architectures")
    if isinstance(makes, list) and makes and not any(map(_writes_text, makes)):
        return f"{folder.name!r} is a {str(makes[0])[:60]}, which writes no text"
    if kind.engine == "openvino":
        return _empty(folder, names, "openvino_model.bin")
    index = _part(read_settings(folder / "model.safetensors.index.json"), "weight_map")
    for name in sorted({str(part) for part in index.values()}):
        if name not in names:
            return f"{folder.name!r} is not whole: {name!r} is missing"
    return ""


def _writes_text(make: object) -> bool:
    return any(end in str(make) for end in _WRITES_TEXT)


def _onnx_problem(folder: Path, names: tuple[str, ...]) -> str:
    model = _part(read_settings(folder / "genai_config.json"), "model")
    name = _part(model, "decoder").get("filename")
    if not isinstance(name, str):
        return f"'genai_config.json' of {folder.name!r} names no model file"
    return _empty(folder, names, name)


def _empty(folder: Path, names: tuple[str, ...], name: str) -> str:
    if name not in names:
        return f"{folder.name!r} is not whole: {name!r} is missing"
    if (folder / name).stat().st_size == 0:
        raise ModelError(f"{name!r} in {folder.name!r} is empty", "Get the folder again.")
    return ""
