"""A catalogue of this machine's own models, in the language that Foundry Local asks in.

Its web service answers only for models of its catalogue. So that it answers for what lies here,
and asks nobody far away, it is given this one.
"""

from __future__ import annotations

import json
import logging
import re
import socketserver
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelLoadError
from workbench.base.regular_files import read_regular
from workbench.engines.foundry_local.runtime import (
    GALLERY_PATH,
    link_model,
    read_config,
    usual_threads,
    with_threads,
)
from workbench.engines.foundry_local.visitors import Doorkeeper, hidden_address

log = logging.getLogger(__name__)
NAME_FILE = "inference_model.json"
_PUBLISHER = "local"
_MOST_FOLDERS = 1000
_MOST_QUESTION_BYTES = 1024 * 1024
_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A folder with a model, as the catalogue names it.

    Attributes:
        id: With its version, such as ``tiny-agent:1``.
    """

    id: str
    path: Path
    context_tokens: int
    size_bytes: int


def local_models(kept: Path, folders: Sequence[Path]) -> list[LocalModel]:
    """The models that Foundry Local keeps itself, and those of other folders.

    A folder that holds none is left out; of two with one name, the second gets a number.
    """
    found: dict[str, LocalModel] = {}
    for folder in [*_kept_folders(kept), *folders]:
        try:
            model = _local_model(folder)
        except (ModelLoadError, OSError) as exc:
            log.warning("foundry.folder_skipped name=%s reason=%s", folder.name, exc)
            continue
        (name, _, version), number = model.id.partition(":"), 1
        while model.id in found and found[model.id].path != model.path:
            number += 1
            model = LocalModel(
                f"{name}-{number}:{version}", folder, model.context_tokens, model.size_bytes
            )
        found[model.id] = model
    return list(found.values())


def link_all(models: Sequence[LocalModel], cache: Path) -> None:
    """Fill a folder that Foundry Local takes for its own with links to models.

    Raises:
        ModelLoadError: This system makes no links there.
    """
    for model in models:
        target = cache / _PUBLISHER / model.id.replace(":", "-")
        try:
            config = with_threads(read_config(model.path), usual_threads())
            link_model(model.path, target, config)
            (target / NAME_FILE).unlink(missing_ok=True)
            (target / NAME_FILE).write_text(json.dumps({"Name": model.id}), encoding="utf-8")
        except OSError as exc:
            raise ModelLoadError(
                f"{model.path.name!r} could not be linked: {exc.strerror}",
                "Keep the model on the same disk as the folder for temporary files.",
            ) from exc


def _kept_folders(root: Path) -> list[Path]:
    if not root.is_dir():
        return []
    names = sorted(root.glob(f"*/**/{NAME_FILE}"))
    return [name.parent for name in names[:_MOST_FOLDERS]]


def _local_model(folder: Path) -> LocalModel:
    config = read_config(folder)["model"]
    tokens = config.get("context_length")
    return LocalModel(
        id=_written_id(folder) or f"{_slug(folder.name)}:1",
        path=folder,
        context_tokens=tokens if isinstance(tokens, int) and tokens > 0 else 0,
        size_bytes=sum(file.stat().st_size for file in folder.iterdir() if file.is_file()),
    )


def _written_id(folder: Path) -> str:
    """The id that Foundry Local wrote when it fetched the model; empty if it did not."""
    try:
        found = json.loads(read_regular(folder / NAME_FILE, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return ""
    name = found.get("Name") if isinstance(found, dict) else None
    if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z0-9._-]{1,200}(:\d{1,9})?", name):
        return ""
    return name if ":" in name else f"{name}:0"


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-.") or "model"


def entry_of(model: LocalModel) -> dict[str, Any]:
    """What the catalogue says of a model."""
    name, _, version = model.id.partition(":")
    address = f"azureml://registries/{_PUBLISHER}/models/{name}/versions/{version}"
    return {
        "assetId": address,
        "entityId": address,
        "annotations": {
            "tags": {"alias": name, "task": "chat-completion"},
            "systemCatalogData": {
                "displayName": name,
                "publisher": _PUBLISHER,
                "textContextWindow": model.context_tokens,
                "deploymentOptions": ["Foundry Local on Devices"],
                "inferenceTasks": ["chat-completion"],
                "modelCapabilities": ["tool-calling"],
            },
        },
        "properties": {
            "id": address,
            "name": name,
            "version": int(version),
            "variantInfo": {
                "variantMetadata": {
                    "modelType": "ONNX",
                    "device": "cpu",
                    "executionProvider": "CPUExecutionProvider",
                    "fileSizeBytes": model.size_bytes,
                }
            },
        },
    }


class Gallery:
    """The catalogue, on a port of this machine, until it is closed."""

    def __init__(self, models: Sequence[LocalModel]) -> None:
        answer = {"summaries": [entry_of(model) for model in models], "continuationToken": None}

        class _Answer(_Handler):
            body = json.dumps(answer).encode()

        self._server = socketserver.ThreadingTCPServer((hidden_address(), 0), _Answer)
        self._server.daemon_threads = True
        address, port = self._server.server_address[:2]
        _Answer.door = Doorkeeper((f"{address!s}:{port}",))
        self.url = f"http://{address!s}:{port}{GALLERY_PATH}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, name="gallery", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    """One question; every one gets the same answer."""

    protocol_version = "HTTP/1.1"
    body = b""
    door = Doorkeeper(())

    def do_POST(self) -> None:
        """Send all models; the library filters them itself."""
        refusal = self.door.refuses(self.command, self.path, self.headers)
        if refusal is not None:
            self.close_connection = True
            self.send_error(refusal.status)
            return
        length = int(self.headers.get("Content-Length", "0"))
        self.rfile.read(min(length, _MOST_QUESTION_BYTES))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Nothing is printed."""
