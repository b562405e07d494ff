"""The headers of safetensors files: how many weights there are, and of which type."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelError
from workbench.base.regular_files import open_regular

_MOST_HEADER_BYTES = 32 * 1024 * 1024
_LENGTH_BYTES = 8
_FLOATS = ("F64", "F32", "F16", "BF16")
_PACKED = ("U32", "I32")
_PACKED_BITS = 32
_AGAIN = "Get the file again from where it came from."


@dataclass(frozen=True, slots=True)
class Tensors:
    """What the headers of a model's files say together.

    Attributes:
        parameters: Number of weights, those behind a quantisation included.
        computes_in: The floating-point type of most of its tensors; empty if it has none.
    """

    parameters: int
    computes_in: str


def read_tensors(paths: Sequence[Path], bits: int = 0) -> Tensors:
    """Read the headers.

    Args:
        paths: All files of a model.
        bits: Of each packed weight; 0 if none is packed.

    Raises:
        ModelError: A file is damaged or cut off.
        OSError: It cannot be read.
    """
    tensors: dict[str, Mapping[str, Any]] = {}
    for path in paths:
        tensors |= _header(path)
    kinds = Counter(one["dtype"] for one in tensors.values() if one["dtype"] in _FLOATS)
    count = sum(_weights(name, one, tensors, bits) for name, one in tensors.items())
    return Tensors(count, kinds.most_common(1)[0][0] if kinds else "")


def _header(path: Path) -> dict[str, Mapping[str, Any]]:
    size = path.stat().st_size
    with open_regular(path) as file:
        length = int.from_bytes(file.read(_LENGTH_BYTES), "little")
        if not 1 < length <= min(size - _LENGTH_BYTES, _MOST_HEADER_BYTES):
            raise ModelError(f"{path.name!r} is cut off, or no safetensors file", _AGAIN)
        raw = file.read(length)
    try:
        listed = json.loads(raw)
        tensors = {str(n): _tensor(t) for n, t in listed.items() if n != "__metadata__"}
        end = max((int(tensor["data_offsets"][1]) for tensor in tensors.values()), default=0)
    except (
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as exc:
        raise ModelError(f"the header of {path.name!r} is damaged", _AGAIN) from exc
    lacking = end - (size - _LENGTH_BYTES - length)
    if lacking > 0:
        raise ModelError(
            f"{path.name!r} is not whole: {lacking:,} bytes are missing at its end", _AGAIN
        )
    return tensors


def _tensor(value: Mapping[str, Any]) -> Mapping[str, Any]:
    shape = [int(count) for count in value["shape"]]
    if any(not 0 <= count < 2**40 for count in shape):
        raise ValueError("a tensor of no possible size")
    return {
        "dtype": str(value["dtype"]),
        "shape": shape,
        "data_offsets": [int(place) for place in value["data_offsets"]],
    }


def _weights(
    name: str, tensor: Mapping[str, Any], tensors: Mapping[str, Mapping[str, Any]], bits: int
) -> int:
    """Weights in a tensor; MLX packs several into a number, with scales and biases beside."""
    base, _, last = name.rpartition(".")
    count = int(math.prod(tensor["shape"]))
    if f"{base}.scales" not in tensors:
        return count
    if last in ("scales", "biases"):
        return 0
    return count * _PACKED_BITS // bits if bits and tensor["dtype"] in _PACKED else count
