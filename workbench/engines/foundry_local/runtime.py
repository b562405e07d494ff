"""Foundry Local's native library in this process: where it writes, and that it stays here.

There is one manager in a process, so whatever uses it has a process of its own.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workbench.base.errors import ModelLoadError
from workbench.base.regular_files import read_regular
from workbench.engines.llama_cpp.threads import usable_cores

log = logging.getLogger(__name__)

CONFIG_FILE = "genai_config.json"
NOWHERE = "http://127.0.0.1:9"
"""An address on this machine where nobody answers."""
QUIET = {"CI": "true", "ORT_DISABLE_TELEMETRY": "1", "ORT_TELEMETRY_DISABLED": "1"}
"""Where nobody sits (``CI``), the library reports nothing."""
GALLERY_PATH = "/asset-gallery/v1.0/models"
PUBLIC_CATALOGUE = "https://api.catalog.azureml.ms" + GALLERY_PATH
_LOCAL_HOSTS = ("127.0.0.1", "localhost")
_FOLDER_PREFIX = "workbench-foundry-"
_TEXT_LIMIT_CHARS = 300
_MOST_BYTES = 4 * 1024 * 1024
_CALLER = re.compile(r"^\S+\.(?:cc|h|cpp):\d+ ")


@dataclass(frozen=True, slots=True)
class RuntimePlan:
    """How the library is started.

    Attributes:
        work: Folder for its log and what it can make again.
        models: Folder of the models that it keeps itself.
        catalogue_url: Where it asks which models there are.
        service_url: Where its web service listens; empty for none.
    """

    work: Path
    models: Path
    catalogue_url: str = NOWHERE + GALLERY_PATH
    service_url: str = ""


def start_manager(plan: RuntimePlan) -> Any:
    """Start the library in this process.

    Raises:
        ImportError: It is not installed.
        ModelLoadError: It did not start.
    """
    catalogue_host = urlsplit(plan.catalogue_url).hostname or ""
    stay_here(except_for=(catalogue_host,))
    # Its record of what it would report is kept apart from everybody else's, and goes.
    os.environ["XDG_CACHE_HOME"] = str(plan.work)
    from foundry_local_sdk import Configuration, FoundryLocalManager
    from foundry_local_sdk.exception import FoundryLocalException

    service = Configuration.WebService(urls=plan.service_url) if plan.service_url else None
    try:
        FoundryLocalManager.initialize(
            Configuration(
                app_name="workbench",
                app_data_dir=str(plan.work),
                logs_dir=str(plan.work / "logs"),
                model_cache_dir=str(plan.models),
                catalog_urls=[(plan.catalogue_url, None)],
                web=service,
                disable_nonessential_telemetry=True,
            )
        )
    except FoundryLocalException as exc:
        raise ModelLoadError(
            f"Foundry Local did not start: {plain_text(exc)}",
            "Check that there is room on the disk, or choose another engine.",
        ) from exc
    return FoundryLocalManager.instance


def stay_here(except_for: Iterable[str] = ()) -> None:
    """Keep native code quiet, and send what it tells other machines to a closed door here.

    The network guard sees Python's own connections only. The library reports its start to its
    maker even when its options forbid it. It asks for the first of these variables before, and
    its transport obeys the others. Only for a process that has nothing else to do.

    Args:
        except_for: Hosts that it may reach all the same.
    """
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        os.environ[name] = os.environ[name.upper()] = NOWHERE
    open_hosts = ",".join(dict.fromkeys((*_LOCAL_HOSTS, *filter(None, except_for))))
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = open_hosts
    os.environ.update(QUIET)


def make_work_folder() -> Path:
    """A folder for this process; those of processes that were killed are removed."""
    import psutil

    root = Path(tempfile.gettempdir())
    for old in root.glob(_FOLDER_PREFIX + "*"):
        number = old.name.removeprefix(_FOLDER_PREFIX).partition("-")[0]
        if number.isdigit() and not psutil.pid_exists(int(number)):
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{_FOLDER_PREFIX}{os.getpid()}-"))


def read_config(folder: Path) -> dict[str, Any]:
    """The description in a model's folder.

    Raises:
        ModelLoadError: The folder is no ONNX GenAI model.
    """
    try:
        config = json.loads(read_regular(folder / CONFIG_FILE, _MOST_BYTES))
    except OSError as exc:
        raise ModelLoadError(
            f"{folder.name!r} is no ONNX GenAI model: {exc.strerror} ({CONFIG_FILE})",
            f"Choose a folder that holds {CONFIG_FILE}.",
        ) from exc
    except (ValueError, RecursionError) as exc:
        raise ModelLoadError(
            f"{CONFIG_FILE} in {folder.name!r} is damaged: {exc}", "Get the model again."
        ) from exc
    if not isinstance(config, dict) or not isinstance(config.get("model"), dict):
        raise ModelLoadError(
            f"{CONFIG_FILE} in {folder.name!r} describes no model", "Get the model again."
        )
    return config


def link_model(source: Path, target: Path, config: dict[str, Any]) -> None:
    """Make a folder with the files of a model, uncopied, but another description.

    Raises:
        OSError: This system makes no links here.
    """
    target.mkdir(parents=True)
    for file in source.iterdir():
        if file.name == CONFIG_FILE or not file.is_file():
            continue
        try:
            (target / file.name).symlink_to(file.resolve())
        except OSError:  # Windows asks for a right that few accounts have.
            os.link(file, target / file.name)
    (target / CONFIG_FILE).write_text(json.dumps(config), encoding="utf-8")


def with_threads(config: dict[str, Any], threads: int) -> dict[str, Any]:
    """The description, with so many threads: left alone, the library takes every core."""
    decoder = config["model"].get("decoder")
    if not isinstance(decoder, dict):
        return config
    options = decoder.get("session_options")
    options = {
        **(options if isinstance(options, dict) else {}),
        "intra_op_num_threads": threads,
    }
    model = {**config["model"], "decoder": {**decoder, "session_options": options}}
    return {**config, "model": model}


def usual_threads() -> int:
    """All physical cores but one, which the program itself needs."""
    return max(1, usable_cores() - 1)


def plain_text(exc: BaseException) -> str:
    """What the library said, without the place in its source where it said it."""
    text = str(exc)
    if _CALLER.match(text):
        text = _after_signature(text)
    return " ".join(text.split())[:_TEXT_LIMIT_CHARS]


def _after_signature(text: str) -> str:
    """What follows the first group of balanced round brackets."""
    depth = 0
    for index, letter in enumerate(text):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
            if depth == 0:
                return text[index + 1 :].removeprefix(" const").strip()
    return text
