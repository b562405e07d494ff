"""What a file is that is no GGUF, told by its bytes and never by its name.

Formats whose loading runs code are named as such; nothing here opens or unpacks them.
"""

from __future__ import annotations

import json
import re
from typing import BinaryIO

_LOOK_BYTES = 64 * 1024
_MOST_HEADER_BYTES = 8 * 1024 * 1024
_RUNS = "which runs code of its makers when it is opened"
_TORCH = f"a PyTorch file, {_RUNS}"
_PICKLE = f"a Python pickle, {_RUNS}"

# What it begins with, and what that is. The first that fits is told.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.", _TORCH),
    (b"\x93NUMPY", f"a NumPy array, or a joblib file, {_RUNS}"),
    (b"\x89HDF\r\n\x1a\n", f"an HDF5 file as Keras writes it, {_RUNS}"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x04\x22\x4d\x18", "an LZ4 file"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program for Linux"),
    (b"MZ", "a program for Windows"),
    (b"\xcf\xfa\xed\xfe", "a program for macOS"),
    (b"\xca\xfe\xba\xbe", "a program for macOS or Java"),
    (b"#!", "a script"),
    (b"%PDF", "a PDF document"),
    (b"version https://git-lfs", "a pointer of Git LFS: the model itself was not fetched"),
    (b"lmgg", "a GGML file, the kind before GGUF"),
    (b"fmgg", "a GGML file, the kind before GGUF"),
    (b"tjgg", "a GGML file, the kind before GGUF"),
    (b"algg", "a GGML adapter, the kind before GGUF"),
    (b"FUGG", "a GGUF file with its bytes swapped"),
    (b"\x08", "an ONNX file, or another of that encoding"),
)
_OLD_PICKLE = re.compile(rb"(?:\(?c[\w.]+\n[\w.]+\n|\([dl]p\d|\(i[\w.]+\n)")
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml|error)", re.IGNORECASE)
_CODE = re.compile(
    rb"^(?:import |from [\w.]+ import |def |class |exec\(|eval\(|@)", re.MULTILINE
)
_ASKS_FOR_CODE = re.compile(rb'"(?:auto_map|trust_remote_code|custom_pipelines)"')


def what_is(file: BinaryIO) -> str:
    """What an open file is, in words that follow "it is"; reads a little of it.

    Raises:
        OSError: It cannot be read.
    """
    size_bytes = file.seek(0, 2)
    file.seek(0)
    start = _read(file, min(size_bytes, _LOOK_BYTES))
    if not start:
        return "empty"
    return (
        _archive(start)
        or _pickle(start)
        or next((what for begin, what in _BEGINNINGS if start.startswith(begin)), "")
        or _safetensors(file, start, size_bytes)
        or _text(start)
        or f"of an unknown kind; its first bytes are {start[:4]!r}"
    )


def runs_code(what: str) -> bool:
    """Whether what ``what_is`` told is something that runs code when it is opened."""
    return _RUNS in what or what.startswith(("a program for", "a ZIP archive"))


def is_script(what: str) -> bool:
    """Whether what ``what_is`` told is a program as text, which no model needs."""
    return what in ("Python code", "a script")


def _read(file: BinaryIO, count: int) -> bytes:
    parts = []
    while count and (part := file.read(count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _archive(start: bytes) -> str:
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        pickled = b"data.pkl" in start or b".npy" in start
        return _TORCH if pickled else "a ZIP archive, as PyTorch and Keras write them"
    if start[257:262] == b"ustar":
        return "a tar archive"
    return ""


def _pickle(start: bytes) -> str:
    known = any(start.startswith(begin) for begin, _ in _BEGINNINGS)
    protocol = start[:1] == b"\x80" and start[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05")
    return _PICKLE if not known and (protocol or _OLD_PICKLE.match(start)) else ""


def _safetensors(file: BinaryIO, start: bytes, size_bytes: int) -> str:
    """A safetensors file begins with the length of a list in JSON."""
    if start[8:9] != b"{":
        return ""
    length = int.from_bytes(start[:8], "little")
    if length > min(size_bytes - 8, _MOST_HEADER_BYTES):
        return "a safetensors file whose header lies about its length"
    file.seek(8)
    try:
        listed = json.loads(_read(file, length))
        ends = [int(t["data_offsets"][1]) for n, t in listed.items() if n != "__metadata__"]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return "a safetensors file whose header is damaged"
    if max(ends, default=0) != size_bytes - 8 - length:
        return "a safetensors file whose header lies about what is in it"
    return "a safetensors file: the weights without what llama.cpp needs to run them"


def _text(start: bytes) -> str:
    if _WEB_PAGE.match(start):
        return "a web page; a login may have been needed"
    head = start[:4096]
    if b"\0" in head or sum(byte < 9 for byte in head):
        return ""
    if start.lstrip()[:1] in (b"{", b"["):
        asks = _ASKS_FOR_CODE.search(start)
        return "settings that ask for Python code to be run" if asks else "JSON text"
    if _CODE.search(start):
        return "Python code"
    return "a text"
