"""A bounded look at a GGUF file, so that damaged ones are refused with a precise reason."""

from __future__ import annotations

import math
import mmap
import os
import re
import struct
from dataclasses import dataclass
from pathlib import Path

from workbench.base.errors import ModelLoadError
from workbench.base.ggml import block_bytes, type_name
from workbench.base.regular_files import see_regular

_MAX_TENSORS = 1 << 20
_MAX_KEYS = 1 << 16
_MAX_DIMENSIONS = 4
_MAX_BYTES = 1 << 50
_STRING, _ARRAY = 8, 9
_SCALAR_BYTES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_U16, _U32, _U64 = struct.Struct("<H"), struct.Struct("<I"), struct.Struct("<Q")
_NUMBERS = {  # name: the type it has, how it is read
    b"general.alignment": (4, _U32),
    b"split.no": (2, _U16),
    b"split.count": (2, _U16),
}
_PART = re.compile(r"-(\d{5})-of-(\d{5})$")
_AGAIN = "Get the file again from where it came from."
_MEND = (
    "Verify it in the model manager, which repairs what can be fetched again, or get the "
    "file again from where it came from."
)


@dataclass(frozen=True, slots=True)
class Weight:
    """One tensor. ``start`` counts from the start of the data."""

    name: str
    kind: str
    shape: tuple[int, ...]
    start: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class WeightFile:
    """One file of a model that was looked at.

    Attributes:
        data_start: Where in the file the data begins.
        number: Which part of the model it says it is, counted from 0.
        count: How many parts there are; 0 where it says nothing of parts.
    """

    path: Path
    data_start: int
    weights: tuple[Weight, ...]
    number: int
    count: int


def check_header(path: Path) -> tuple[WeightFile, ...]:
    """Refuse a file that is no GGUF or lacks any byte of its header or its weights.

    All parts of a model that lies in several files are looked at, given the first of them.

    Raises:
        ModelLoadError: With what is wrong and where.
    """
    first = _check_file(path)
    return (first, *_check_parts(path, first)) if first.count > 1 else (first,)


def _check_parts(path: Path, part: WeightFile) -> list[WeightFile]:
    mark = _PART.search(path.stem)
    first = f"-00001-of-{part.count:05d}{path.suffix}"
    if part.number or mark is None or mark[0] + path.suffix != first:
        raise ModelLoadError(
            f"{path.name!r} is part {part.number + 1} of {part.count} of a model, which is "
            f"opened by its first part, whose name ends with {first!r}",
            "Choose that part, with the others beside it.",
        )
    found = []
    for number in range(2, part.count + 1):
        name = f"{path.stem[: mark.start()]}-{number:05d}-of-{part.count:05d}{path.suffix}"
        other = path.with_name(name)
        if not other.is_file():
            raise ModelLoadError(
                f"{other.name!r} is missing: it is part {number} of {part.count} of the model",
                f"Put it beside {path.name!r}, or get the model again.",
            )
        found.append(_check_file(other))
        if (found[-1].number, found[-1].count) != (number - 1, part.count):
            raise ModelLoadError(
                f"{other.name!r} is not part {number} of {part.count} of a model", _AGAIN
            )
    return found


def _check_file(path: Path) -> WeightFile:
    try:
        see_regular(path)
        with path.open("rb") as file:
            size_bytes = os.fstat(file.fileno()).st_size
            _check_start(path, file.read(24), size_bytes)
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
                return _check_body(path, view, size_bytes)
    except OSError as exc:
        raise ModelLoadError(
            f"cannot read {path.name!r}: {exc.strerror}", "Check the path and its permissions."
        ) from exc
    except (struct.error, IndexError, OverflowError) as exc:
        raise ModelLoadError(f"{path.name!r} is cut off inside its header", _MEND) from exc


def _check_start(path: Path, start: bytes, size_bytes: int) -> None:
    if size_bytes < 24:
        raise ModelLoadError(f"{path.name!r} is only {size_bytes} bytes long", _MEND)
    if start[:4] != b"GGUF":
        raise ModelLoadError(
            f"{path.name!r} is not a GGUF file: it starts with {start[:4]!r}",
            "Choose a file in GGUF format.",
        )
    (version,) = _U32.unpack_from(start, 4)
    if version not in (2, 3):
        swapped = version in (0x02000000, 0x03000000)
        reason = "big-endian" if swapped else f"version {version}"
        raise ModelLoadError(
            f"{path.name!r} is a {reason} GGUF file, which this engine cannot read",
            "Convert the model again with a current converter.",
        )


def _check_body(path: Path, view: mmap.mmap, size_bytes: int) -> WeightFile:
    tensors, keys = struct.unpack_from("<QQ", view, 8)
    if tensors > _MAX_TENSORS or keys > _MAX_KEYS:
        raise ModelLoadError(
            f"{path.name!r} has an absurd header: {tensors} tensors, {keys} keys", _AGAIN
        )
    offset = 24
    numbers: dict[bytes, int] = {}
    for _ in range(keys):
        name_end = offset + 8 + _U64.unpack_from(view, offset)[0]
        name = view[offset + 8 : min(name_end, offset + 72)]
        (kind,) = _U32.unpack_from(view, name_end)
        if name in _NUMBERS and kind == _NUMBERS[name][0]:
            (numbers[name],) = _NUMBERS[name][1].unpack_from(view, name_end + 4)
        offset = _skip_value(view, name_end + 4, kind)
    offset, weights = _read_tensors(path, view, offset, tensors)
    alignment = numbers.get(b"general.alignment", 32)
    if alignment < 1 or alignment & (alignment - 1):
        raise ModelLoadError(f"{path.name!r} has an absurd alignment of {alignment}", _AGAIN)
    data_start = (offset + alignment - 1) // alignment * alignment
    number, count = numbers.get(b"split.no", 0), numbers.get(b"split.count", 0)
    found = WeightFile(path, data_start, tuple(weights), number, count)
    _check_end(found, size_bytes)
    return found


def _check_end(file: WeightFile, size_bytes: int) -> None:
    last = max(file.weights, key=lambda one: one.start + one.size_bytes, default=None)
    needed_bytes = file.data_start + last.start + last.size_bytes if last else 0
    if last and needed_bytes > size_bytes:
        raise ModelLoadError(
            f"{file.path.name!r} is truncated: it has {size_bytes:,} of at least "
            f"{needed_bytes:,} bytes, so {needed_bytes - size_bytes:,} are missing, to the end "
            f"of {last.name!r}",
            _MEND,
        )


def _skip_value(view: mmap.mmap, offset: int, kind: int) -> int:
    if kind == _STRING:
        return offset + 8 + int(_U64.unpack_from(view, offset)[0])
    if kind != _ARRAY:
        return offset + _SCALAR_BYTES.get(kind, len(view))
    element, count = struct.unpack_from("<IQ", view, offset)
    offset += 12
    if element in _SCALAR_BYTES:
        return offset + _SCALAR_BYTES[element] * int(count)
    read, end = _U64.unpack_from, len(view)
    for _ in range(count):
        offset += 8 + read(view, offset)[0]
        if offset > end:
            raise IndexError
    return offset


def _read_tensors(
    path: Path, view: mmap.mmap, offset: int, count: int
) -> tuple[int, list[Weight]]:
    """Where the tensor table ends, and the tensors; they start from the start of the data."""
    found = []
    for _ in range(count):
        name_end = offset + 8 + _U64.unpack_from(view, offset)[0]
        (dimensions,) = _U32.unpack_from(view, name_end)
        if dimensions > _MAX_DIMENSIONS:
            raise ModelLoadError(
                f"{path.name!r} has a tensor of {dimensions} dimensions", _AGAIN
            )
        form = struct.Struct(f"<{dimensions}QIQ")
        *shape, kind, start = form.unpack_from(view, name_end + 4)
        size = _least_bytes(kind, math.prod(shape))
        if start + size > _MAX_BYTES:
            raise ModelLoadError(f"{path.name!r} has an impossibly large tensor", _AGAIN)
        name = view[offset + 8 : min(name_end, offset + 72)].decode("utf-8", "replace")
        found.append(Weight(name, type_name(kind), tuple(shape), start, size))
        offset = name_end + 4 + form.size
    return offset, found


def _least_bytes(kind: int, items: int) -> int:
    """What a tensor takes. One of a type that is newer than our table takes a byte at least.

    Such a file is not refused for its type: the library may be newer too, and it knows.
    """
    per_block, block = block_bytes(kind)
    return -(-items // per_block) * block or 1
