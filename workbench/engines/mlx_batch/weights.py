"""Is a folder of safetensors whole? Looked at before the library maps what strangers wrote."""

from __future__ import annotations

import json
from pathlib import Path

from workbench.base.errors import ModelLoadError
from workbench.base.regular_files import see_regular
from workbench.engines.model_folder import require_files

_MOST_HEADER_BYTES = 100_000_000
_LENGTH_BYTES = 8
_AGAIN = "Get the folder again from where it came from."


def check_folder(path: Path) -> list[Path]:
    """The weights of a folder that has all a model needs.

    Raises:
        ModelLoadError: A file is missing, cut off or damaged.
    """
    require_files(path, ("config.json", "tokenizer.json"))
    found = sorted(path.glob("model*.safetensors"))
    if not found:
        raise ModelLoadError(
            f"no 'model….safetensors' is in {path.name!r}",
            "Choose a folder of safetensors, or a GGUF file.",
        )
    for file in found:
        _check_file(file)
    return found


def _check_file(file: Path) -> None:
    try:
        see_regular(file)
        size = file.stat().st_size
        with file.open("rb") as stream:
            length = int.from_bytes(stream.read(_LENGTH_BYTES), "little")
            if not 1 < length <= min(size - _LENGTH_BYTES, _MOST_HEADER_BYTES):
                raise ModelLoadError(f"{file.name!r} is cut off or no safetensors file", _AGAIN)
            listed = json.loads(stream.read(length))
        ends = [
            int(tensor["data_offsets"][1])
            for name, tensor in listed.items()
            if name != "__metadata__"
        ]
    except OSError as exc:
        raise ModelLoadError(
            f"cannot read {file.name!r}: {exc.strerror}", "Check the folder's permissions."
        ) from exc
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as exc:
        raise ModelLoadError(f"the header of {file.name!r} is damaged", _AGAIN) from exc
    if max(ends, default=0) != size - _LENGTH_BYTES - length:
        raise ModelLoadError(
            f"{file.name!r} is not as long as its header says: it is cut off or damaged", _AGAIN
        )
