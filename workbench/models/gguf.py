"""Reads the header of a GGUF file, with bounds: headers come from strangers."""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from workbench.base.errors import ModelError
from workbench.base.ggml import block_bytes, type_name
from workbench.base.regular_files import see_regular
from workbench.models.contents import what_is
from workbench.models.windows import Enough, TooShort, Window

_MAGIC = b"GGUF"
_MOST_FIELDS = 4096
_MOST_TENSORS = 32_768
_MOST_TEXT_BYTES = 2 * 1024 * 1024
_MOST_KEPT_BYTES = 8 * 1024 * 1024
_MOST_KEY_BYTES = 1024
_MOST_TEXTS = 2_000_000
_MOST_ITEMS = 2**31
_MOST_NAME = 64
_MOST_HEADER_BYTES = 128 * 1024 * 1024
_KEPT_ITEMS = 64
QUICK_BYTES = 256 * 1024
"""What a listing reads of a file at most; a large vocabulary alone is many times that."""
_SCALARS = {
    0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d",
}  # fmt: skip
_TEXT, _ARRAY = 8, 9
_READERS = {code: struct.Struct("<" + code) for code in {*_SCALARS.values(), "I", "Q", "IQ"}}
_TENSORS = tuple(struct.Struct(f"<{count}QIQ") for count in range(9))


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor's place in the file. ``offset`` counts from the start of the data."""

    name: str
    shape: tuple[int, ...]
    kind: str
    offset: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a GGUF file says about itself.

    Attributes:
        metadata: Fields by name; an array is a tuple of its first few items.
        array_lengths: Real lengths of the arrays.
        data_start: Where tensor data begins.
        data_end: Where the last tensor ends; a whole file is at least that long.
        whole: All of it was read; else the first fields only, and no tensors.
    """

    version: int
    metadata: Mapping[str, Any]
    array_lengths: Mapping[str, int]
    tensors: tuple[Tensor, ...]
    data_start: int
    data_end: int
    whole: bool = True

    @property
    def architecture(self) -> str:
        value = self.metadata.get("general.architecture")
        return value if isinstance(value, str) and len(value) <= _MOST_NAME else ""

    @property
    def parameters(self) -> int:
        """Number of weights."""
        return sum(math.prod(tensor.shape) for tensor in self.tensors)

    def number(self, name: str, default: int = 0) -> int:
        """A whole number of this architecture; the largest one of an array."""
        value = self.metadata.get(f"{self.architecture}.{name}")
        if isinstance(value, tuple):
            value = max((item for item in value if isinstance(item, int)), default=None)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**48:
            return default
        return value


def read_header(path: Path, most_bytes: int = _MOST_HEADER_BYTES) -> GgufHeader:
    """The header of the file, or its first fields if it is longer than ``most_bytes``.

    Raises:
        ModelError: It cannot be read, or is no GGUF header; says what is wrong.
    """
    try:
        see_regular(path)
        with path.open("rb", buffering=0) as file:
            return _Reader(file, path.name, most_bytes).header()
    except (OSError, ValueError) as exc:  # the second for a name with a zero byte
        raise ModelError(
            f"{path.name!r} cannot be read: {getattr(exc, 'strerror', '') or exc}",
            "Check the file.",
        ) from exc


def read_texts(path: Path, key: str) -> tuple[str, ...]:
    """All items of a field that is a list of texts; empty if there is none. Blocking.

    Raises:
        ModelError: It cannot be read, or is no GGUF header; says what is wrong.
    """
    try:
        see_regular(path)
        with path.open("rb", buffering=0) as file:
            found = _Reader(file, path.name, whole=key).header().metadata.get(key)
    except (OSError, ValueError) as exc:  # the second for a name with a zero byte
        raise ModelError(
            f"{path.name!r} cannot be read: {getattr(exc, 'strerror', '') or exc}",
            "Check the file.",
        ) from exc
    texts = found if isinstance(found, tuple) else ()
    return tuple(text for text in texts if isinstance(text, str))


def read_header_of(file: BinaryIO, name: str) -> GgufHeader:
    """All of the header of an open file that can seek, for instance one that is far away.

    Raises:
        ModelError: It is no GGUF header; says what is wrong.
    """
    return _Reader(file, name).header()


class _Reader:
    def __init__(
        self,
        file: BinaryIO,
        name: str,
        most_bytes: int = _MOST_HEADER_BYTES,
        whole: str = "",
    ) -> None:
        """``whole``: the field of which every item is kept."""
        self._file = file
        self._whole_key = whole
        self._window = Window(file, min(most_bytes, _MOST_HEADER_BYTES))
        self._quick = most_bytes < _MOST_HEADER_BYTES
        self._name = name
        self._kept_bytes = 0
        self._texts = 0
        self._lengths: dict[str, int] = {}

    def _bad(self, reason: str) -> ModelError:
        return ModelError(
            f"{self._name!r} is not a usable GGUF file: {reason}",
            "Get the file again from where it came from.",
        )

    def _other(self) -> ModelError:
        return ModelError(
            f"{self._name!r} is no GGUF file: it is {what_is(self._file)}",
            "Look for a version of the model whose name ends with GGUF.",
        )

    def _scalar(self, code: str) -> Any:
        reader = _READERS[code]
        return reader.unpack(self._window.take(reader.size))[0]

    def _text(self, most: int = _MOST_TEXT_BYTES) -> str:
        count = self._scalar("Q")
        self._kept_bytes += count
        if count > most or self._kept_bytes > _MOST_KEPT_BYTES:
            raise self._bad(f"a text is {count} bytes long")
        return self._window.take(count).decode("utf-8", "replace")

    def header(self) -> GgufHeader:
        metadata: dict[str, Any] = {}
        try:
            return self._whole(metadata)
        except TooShort as exc:
            raise self._bad("it ends inside the header") from exc
        except Enough as exc:
            if not self._quick:
                raise self._bad("its header is too large") from exc
            return GgufHeader(self._version, metadata, self._lengths, (), 0, 0, whole=False)

    def _whole(self, metadata: dict[str, Any]) -> GgufHeader:
        if self._window.take(4) != _MAGIC:
            raise self._other()
        self._version = version = self._scalar("I")
        if version not in (2, 3):
            swapped = " of another byte order" if version in (0x2000000, 0x3000000) else ""
            raise self._bad(f"format version {version}{swapped} is not known")
        tensor_count, field_count = self._scalar("Q"), self._scalar("Q")
        if tensor_count > _MOST_TENSORS or field_count > _MOST_FIELDS:
            raise self._bad(f"it claims {tensor_count} tensors and {field_count} fields")
        for _ in range(field_count):
            key = self._text(_MOST_KEY_BYTES)
            metadata[key] = self._value(self._scalar("I"), key)
        tensors = [self._tensor() for _ in range(tensor_count)]
        return self._finish(version, metadata, tensors)

    def _finish(
        self, version: int, metadata: dict[str, Any], tensors: list[Tensor]
    ) -> GgufHeader:
        alignment = metadata.get("general.alignment", 32)
        if not isinstance(alignment, int) or not 0 < alignment <= 65_536:
            raise self._bad(f"alignment {alignment!r} is not possible")
        start = -(-self._window.position // alignment) * alignment
        end = max((tensor.offset + tensor.size_bytes for tensor in tensors), default=0)
        return GgufHeader(version, metadata, self._lengths, tuple(tensors), start, start + end)

    def _value(self, kind: int, key: str) -> Any:
        if kind == _TEXT:
            return self._text()
        if kind == _ARRAY:
            return self._array(key)
        if kind not in _SCALARS:
            raise self._bad(f"field {key[:60]!r} has unknown type {kind}")
        return self._scalar(_SCALARS[kind])

    def _array(self, key: str) -> tuple[Any, ...]:
        reader = _READERS["IQ"]
        kind, count = reader.unpack(self._window.take(reader.size))
        self._texts += count if kind == _TEXT else 0
        known = kind in _SCALARS or kind == _TEXT
        if not known or count > _MOST_ITEMS or self._texts > _MOST_TEXTS:
            raise self._bad(f"array {key[:60]!r} has type {kind} and {count} items")
        self._lengths[key] = count
        every = kind == _TEXT and key == self._whole_key
        kept = count if every else min(count, _KEPT_ITEMS)
        if kind == _TEXT:
            texts = tuple(self._text() for _ in range(kept))
            self._window.skip_texts(count - kept)
            return texts
        form = struct.Struct(f"<{kept}{_SCALARS[kind]}")
        numbers = form.unpack(self._window.take(form.size))
        self._window.skip((count - kept) * struct.calcsize("<" + _SCALARS[kind]))
        return numbers

    def _tensor(self) -> Tensor:
        name = self._text(_MOST_KEY_BYTES)
        dimensions = self._scalar("I")
        if not 0 < dimensions <= 8:
            raise self._bad(f"tensor {name[:60]!r} has {dimensions} dimensions")
        form = _TENSORS[dimensions]
        *sizes, kind, offset = form.unpack(self._window.take(form.size))
        count = math.prod(sizes)
        if count >= 2**50 or offset >= 2**50:
            raise self._bad(f"tensor {name[:60]!r} is impossibly large")
        items, size_bytes = block_bytes(kind)
        used_bytes = -(-count // items) * size_bytes
        return Tensor(name, tuple(sizes), type_name(kind), offset, used_bytes)
