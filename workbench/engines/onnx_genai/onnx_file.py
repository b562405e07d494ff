"""A bounded look into an ONNX file: its weights are counted, and that all of them are there.

Only the few fields that are needed are followed; tensors are skipped by their length.
"""

from __future__ import annotations

import math
import mmap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.base.errors import ModelLoadError
from workbench.base.regular_files import see_regular

_AGAIN = "Get the folder again from where it came from."
_TYPES = {1: ("float32", 4.0), 2: ("uint8", 1.0), 3: ("int8", 1.0), 10: ("float16", 2.0)}
_TYPES |= {16: ("bfloat16", 2.0), 21: ("uint4", 0.5), 22: ("int4", 0.5)}
_FLOATS = {1, 10, 16}
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LARGEST_VARINT_BYTES = 10
# Numbers of fields in onnx.proto.
_MODEL_GRAPH, _NODE, _INITIALIZER, _INPUT = 7, 1, 5, 11
_NODE_INPUT, _NODE_OP, _NODE_ATTRIBUTE = 1, 4, 5
_DIMS, _TYPE, _NAME, _RAW, _EXTERNAL = 1, 2, 8, 9, 13


@dataclass(slots=True)
class OnnxFile:
    """What an ONNX file says of its weights.

    Attributes:
        parameters: Weights there are; several of a quantised tensor lie in one byte.
        weights_bytes: What they take, in this file and beside it.
        quantisation: How most of them are written: ``int4``, ``float16``.
        element_bytes: Bytes of one element of each input, by the input's name.
    """

    parameters: int = 0
    weights_bytes: int = 0
    quantisation: str = ""
    element_bytes: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Tensor:
    name: str = ""
    dims: list[int] = field(default_factory=list)
    kind: int = 0
    size_bytes: int = 0
    external: dict[str, str] = field(default_factory=dict)


def read_onnx_file(path: Path) -> OnnxFile:
    """Count the weights, and see that what lies in other files is there.

    Raises:
        ModelLoadError: It is cut off, or a file beside it is missing or too short.
    """
    try:
        see_regular(path)
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view,
        ):
            return _Reader(view, path).read()
    except OSError as exc:
        raise ModelLoadError(
            f"cannot read {path.name!r}: {exc.strerror}", "Check the folder's permissions."
        ) from exc
    except (IndexError, ValueError, OverflowError) as exc:
        raise ModelLoadError(
            f"{path.name!r} is damaged or cut off, or is no ONNX file", _AGAIN
        ) from exc


class _Reader:
    def __init__(self, view: mmap.mmap, path: Path) -> None:
        self._view, self._path = view, path
        self._tensors: dict[str, _Tensor] = {}
        self._quantised: list[tuple[list[str], dict[str, int]]] = []
        self._found = OnnxFile()

    def read(self) -> OnnxFile:
        graphs = [
            span for number, span in self._fields(0, len(self._view)) if number == _MODEL_GRAPH
        ]
        if not graphs or not isinstance(graphs[0], tuple):
            raise ValueError("no graph")
        for number, span in self._fields(*graphs[0]):
            if not isinstance(span, tuple):
                continue
            if number == _INITIALIZER:
                tensor = self._tensor(*span)
                self._tensors[tensor.name] = tensor
            elif number == _NODE:
                self._node(*span)
            elif number == _INPUT:
                self._input(*span)
        if not self._tensors:
            raise ValueError("no weights")
        self._check_external()
        self._count()
        return self._found

    def _fields(self, start: int, end: int) -> Iterator[tuple[int, int | tuple[int, int]]]:
        """Each field's number, and its value or where its bytes lie."""
        at = start
        while at < end:
            tag, at = self._varint(at)
            wire = tag & 7
            if wire == _VARINT:
                value, at = self._varint(at)
                yield tag >> 3, value
            elif wire == _BYTES:
                size, at = self._varint(at)
                if at + size > end:
                    raise IndexError
                yield tag >> 3, (at, at + size)
                at += size
            elif wire in (_FIXED32, _FIXED64):
                at += 4 if wire == _FIXED32 else 8
            else:
                raise ValueError(f"wire type {wire}")

    def _varint(self, at: int) -> tuple[int, int]:
        value = 0
        for shift in range(_LARGEST_VARINT_BYTES):
            byte = self._view[at + shift]
            value |= (byte & 0x7F) << (7 * shift)
            if byte < 0x80:
                return value, at + shift + 1
        raise ValueError("a number is too long")

    def _text(self, span: int | tuple[int, int]) -> str:
        start, end = span if isinstance(span, tuple) else (0, 0)
        return self._view[start : min(end, start + 4096)].decode("utf-8", "replace")

    def _tensor(self, start: int, end: int) -> _Tensor:
        tensor = _Tensor()
        for number, value in self._fields(start, end):
            if number == _DIMS:
                tensor.dims += self._numbers(value)
            elif number == _TYPE and isinstance(value, int):
                tensor.kind = value
            elif number == _NAME:
                tensor.name = self._text(value)
            elif number == _EXTERNAL and isinstance(value, tuple):
                pair = dict(self._fields(*value))
                tensor.external[self._text(pair[1])] = self._text(pair[2])
            elif number == _RAW and isinstance(value, tuple):
                tensor.size_bytes = value[1] - value[0]
        if not tensor.size_bytes:
            element_bytes = _TYPES.get(tensor.kind, ("", 1.0))[1]
            tensor.size_bytes = int(math.prod(tensor.dims) * element_bytes)
        return tensor

    def _numbers(self, value: int | tuple[int, int]) -> list[int]:
        if isinstance(value, int):
            return [value]
        at, numbers = value[0], []
        while at < value[1]:
            number, at = self._varint(at)
            numbers.append(number)
        return numbers

    def _node(self, start: int, end: int) -> None:
        """Remember the nodes that multiply with quantised weights."""
        fields = list(self._fields(start, end))
        if not any(n == _NODE_OP and self._text(v) == "MatMulNBits" for n, v in fields):
            return
        inputs = [self._text(value) for number, value in fields if number == _NODE_INPUT]
        numbers: dict[str, int] = {}
        for number, value in fields:
            if number == _NODE_ATTRIBUTE and isinstance(value, tuple):
                attribute = dict(self._fields(*value))
                whole = attribute.get(3)
                if isinstance(whole, int):
                    numbers[self._text(attribute[1])] = whole
        self._quantised.append((inputs, numbers))

    def _input(self, start: int, end: int) -> None:
        fields = dict(self._fields(start, end))
        kind: int | tuple[int, int] = fields.get(2, 0)
        for _ in range(2):  # value type, tensor type
            kind = dict(self._fields(*kind)).get(1, 0) if isinstance(kind, tuple) else 0
        if isinstance(kind, int):
            size_bytes = _TYPES.get(kind, ("", 0.0))[1]
            self._found.element_bytes[self._text(fields[1])] = size_bytes

    def _check_external(self) -> None:
        ends: dict[str, int] = {}
        for tensor in self._tensors.values():
            place = tensor.external.get("location", "")
            if place:
                length = int(tensor.external.get("length", tensor.size_bytes))
                tensor.size_bytes = length
                end = int(tensor.external.get("offset", 0)) + length
                ends[place] = max(ends.get(place, 0), end)
        for place, end in ends.items():
            file = self._path.parent / place
            if Path(place).name != place or not file.is_file():
                raise ModelLoadError(
                    f"{place[:80]!r}, which {self._path.name!r} needs, is missing", _AGAIN
                )
            size_bytes = file.stat().st_size
            if size_bytes < end:
                raise ModelLoadError(
                    f"{place!r} is cut off: it has {size_bytes} bytes of at least {end}", _AGAIN
                )

    def _count(self) -> None:
        found, by_kind = self._found, dict[str, int]()
        packed: set[str] = set()
        for inputs, numbers in self._quantised:
            packed.update(inputs[1:])
            weights = numbers.get("K", 0) * numbers.get("N", 0)
            found.parameters += weights
            kind = f"int{numbers.get('bits', 4)}"
            by_kind[kind] = by_kind.get(kind, 0) + weights
        for tensor in self._tensors.values():
            found.weights_bytes += tensor.size_bytes
            rotations = tensor.name.endswith(("cos_cache", "sin_cache"))
            if tensor.name in packed or tensor.kind not in _TYPES or rotations:
                continue
            weights = math.prod(tensor.dims)
            if tensor.kind in _FLOATS or len(tensor.dims) > 1:
                found.parameters += weights
                kind = _TYPES[tensor.kind][0]
                by_kind[kind] = by_kind.get(kind, 0) + weights
        found.quantisation = max(by_kind, key=lambda kind: by_kind[kind], default="")
