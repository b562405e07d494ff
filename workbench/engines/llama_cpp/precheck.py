"""A bounded look at a GGUF header, so that damaged files are refused with a precise reason."""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

from workbench.base.errors import ModelLoadError

_MAX_TENSORS = 1 << 20
_MAX_KEYS = 1 << 16
_MAX_DIMENSIONS = 4
_STRING, _ARRAY = 8, 9
_SCALAR_BYTES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_U32, _U64 = struct.Struct("<I"), struct.Struct("<Q")
_AGAIN = "Get the file again from where it came from."


def check_header(path: Path) -> None:
    """Refuse a file that is no GGUF, is cut off inside its header or lacks tensor data.

    Raises:
        ModelLoadError: With what is wrong and where.
    """
    try:
        with path.open("rb") as file:
            size_bytes = path.stat().st_size
            _check_start(path, file.read(24), size_bytes)
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
                _check_body(path, view, size_bytes)
    except OSError as exc:
        raise ModelLoadError(
            f"cannot read {path.name!r}: {exc.strerror}", "Check the path and its permissions."
        ) from exc
    except (struct.error, IndexError, OverflowError) as exc:
        raise ModelLoadError(f"{path.name!r} is cut off inside its header", _AGAIN) from exc


def _check_start(path: Path, start: bytes, size_bytes: int) -> None:
    if size_bytes < 24:
        raise ModelLoadError(f"{path.name!r} is only {size_bytes} bytes long", _AGAIN)
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


def _check_body(path: Path, view: mmap.mmap, size_bytes: int) -> None:
    tensors, keys = struct.unpack_from("<QQ", view, 8)
    if tensors > _MAX_TENSORS or keys > _MAX_KEYS:
        raise ModelLoadError(
            f"{path.name!r} has an absurd header: {tensors} tensors, {keys} keys", _AGAIN
        )
    offset, alignment = 24, 32
    for _ in range(keys):
        name_end = offset + 8 + _U64.unpack_from(view, offset)[0]
        name = view[offset + 8 : min(name_end, offset + 72)]
        (kind,) = _U32.unpack_from(view, name_end)
        if name == b"general.alignment" and kind == 4:
            (alignment,) = _U32.unpack_from(view, name_end + 4)
        offset = _skip_value(view, name_end + 4, kind)
    data_start, farthest = _skip_tensors(path, view, offset, tensors)
    if alignment < 1 or alignment & (alignment - 1):
        raise ModelLoadError(f"{path.name!r} has an absurd alignment of {alignment}", _AGAIN)
    data_start = (data_start + alignment - 1) // alignment * alignment
    if tensors and data_start + farthest >= size_bytes:
        raise ModelLoadError(
            f"{path.name!r} is truncated: its last tensor starts at byte "
            f"{data_start + farthest}, but the file ends at byte {size_bytes}",
            _AGAIN,
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


def _skip_tensors(path: Path, view: mmap.mmap, offset: int, count: int) -> tuple[int, int]:
    """Where the tensor table ends, and the largest tensor offset in it."""
    farthest = 0
    for _ in range(count):
        name_end = offset + 8 + _U64.unpack_from(view, offset)[0]
        (dimensions,) = _U32.unpack_from(view, name_end)
        if dimensions > _MAX_DIMENSIONS:
            raise ModelLoadError(
                f"{path.name!r} has a tensor of {dimensions} dimensions", _AGAIN
            )
        at = name_end + 4 + 8 * dimensions + 4
        farthest = max(farthest, _U64.unpack_from(view, at)[0])
        offset = at + 8
    return offset, farthest
