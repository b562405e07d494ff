"""A look into OpenVINO's own model file: its weights are counted, and that they are all there.

The file is not parsed as XML, which a stranger could make endless: only the lines that
describe constants are looked for.
"""

from __future__ import annotations

import math
import mmap
import re
from dataclasses import dataclass
from pathlib import Path

from workbench.base.errors import ModelLoadError
from workbench.base.regular_files import see_regular

_AGAIN = "Get the folder again from where it came from."
_CONSTANT = re.compile(rb'type="Const"[^>]{0,400}>\s{0,80}<data ([^>]{0,2000})/>')
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_TAIL_BYTES = 4096
_NAMES = {"f32": "float32", "f16": "float16", "bf16": "bfloat16", "u8": "int8", "i8": "int8"}
_NAMES |= {"u4": "int4", "i4": "int4", "nf4": "int4", "f8e4m3": "float8", "u2": "int2"}


@dataclass(frozen=True, slots=True)
class IrFile:
    """What the model file says of its weights.

    Attributes:
        parameters: Weights there are, the scales of quantised ones left out.
        weights_bytes: What all constants take.
        quantisation: How most weights are written: ``int4``, ``float16``.
    """

    parameters: int
    weights_bytes: int
    quantisation: str


def read_ir_file(path: Path) -> IrFile:
    """Count the constants, and see that the file of weights beside it holds them.

    Raises:
        ModelLoadError: One of the two is cut off or no such file.
    """
    try:
        see_regular(path)
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view,
        ):
            whole = b"<net" in view[:_TAIL_BYTES] and b"</net>" in view[-_TAIL_BYTES:]
            found = [_attributes(match.group(1)) for match in _CONSTANT.finditer(view)]
    except (OSError, ValueError) as exc:
        raise ModelLoadError(f"cannot read {path.name!r}: {exc}"[:300], _AGAIN) from exc
    if not whole or not found:
        raise ModelLoadError(f"{path.name!r} is damaged or cut off", _AGAIN)
    _check_weights(path.with_suffix(".bin"), found)
    return _count(found)


def _attributes(data: bytes) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(data.decode("utf-8", "replace")))


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 20 else 0


def _check_weights(file: Path, found: list[dict[str, str]]) -> None:
    end = max(_number(item.get("offset", "")) + _number(item.get("size", "")) for item in found)
    size_bytes = file.stat().st_size
    if size_bytes < end:
        raise ModelLoadError(
            f"{file.name!r} is cut off: it has {size_bytes} bytes of at least {end}", _AGAIN
        )


def _count(found: list[dict[str, str]]) -> IrFile:
    by_kind: dict[str, int] = {}
    weights_bytes = 0
    for item in found:
        sides = [_number(side.strip()) for side in item.get("shape", "").split(",")]
        weights_bytes += _number(item.get("size", ""))
        if len(sides) > 1 and sides[-1] > 1:  # not a number, and not a column of scales
            kind = item.get("element_type", "")
            by_kind[kind] = by_kind.get(kind, 0) + math.prod(sides)
    weights = {kind: count for kind, count in by_kind.items() if kind in _NAMES}
    most = max(weights, key=lambda kind: weights[kind], default="")
    return IrFile(sum(weights.values()), weights_bytes, _NAMES.get(most, most))
