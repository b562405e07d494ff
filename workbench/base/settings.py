"""The user's settings: versioned, frozen snapshots; a bad field never blocks the start."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from workbench.base.errors import SettingsError
from workbench.base.files import canonical_json, write_atomically

log = logging.getLogger(__name__)
VERSION = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose.

    Attributes:
        theme: ``system`` follows the desktop.
        language: Two-letter code, or empty for the system's.
        engine_mode: Where engines run.
        engine_threads: CPU threads of an engine; 0 measures.
        default_model: Id of the model for agents that name none; empty takes the starter model.
        default_agent: Name of the agent a new chat starts with.
        model_folders: More folders to look for models in.
        idle_unload_s: A loaded model unused for that long is unloaded; 0 never.
        prefix_cache_bytes: Most memory one model keeps for reuse of prompts.
        text_scale: Size of text, 1.0 is normal.
        reduce_motion: No animation at all.
        dashboard_interval_s: Time between two samples.
        confirm_links: Links open only after a question that shows the address.
    """

    theme: Literal["system", "light", "dark"] = "system"
    language: str = ""
    engine_mode: Literal["process", "thread"] = "process"
    engine_threads: int = 0
    default_model: str = ""
    default_agent: str = "starter"
    model_folders: tuple[str, ...] = ()
    idle_unload_s: float = 3600.0
    prefix_cache_bytes: int = 512 * 1024 * 1024
    text_scale: float = 1.0
    reduce_motion: bool = False
    dashboard_interval_s: float = 0.5
    confirm_links: bool = True


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as read, and what was wrong with the file, in the user's words."""

    settings: Settings
    problems: tuple[str, ...] = ()


def check_field(name: str, value: Any) -> Any:
    """The value, checked and converted.

    Raises:
        SettingsError: It is not a value of that setting.
    """
    field_types = {field.name: field.type for field in fields(Settings)}
    if name not in field_types:
        raise SettingsError(f"there is no setting {name!r}", "Look at the settings panel.")
    try:
        checked = TypeAdapter(Settings).validate_python({name: value})
    except ValidationError as exc:
        reason = exc.errors()[0]["msg"]
        raise SettingsError(f"{value!r} is no value of setting {name!r}: {reason}") from exc
    return getattr(checked, name)


def load_settings(path: Path) -> LoadedSettings:
    """Read the file; a bad field keeps its default, and a damaged file is put aside."""
    try:
        raw = TypeAdapter(dict[str, Any]).validate_json(path.read_bytes())
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as exc:
        return LoadedSettings(Settings(), (f"Settings could not be read: {exc.strerror}.",))
    except ValidationError as exc:
        kept = path.with_suffix(".damaged.json")
        path.replace(kept)
        reason = exc.errors()[0]["msg"]
        problem = f"The settings file is damaged ({reason}) and was kept as {kept.name}."
        return LoadedSettings(Settings(), (f"{problem} The defaults are in use.",))
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in raw.items():
        if name == "version":
            continue
        try:
            values[name] = check_field(name, value)
        except SettingsError as exc:
            problems.append(f"Setting {name!r} was ignored: {exc.message}.")
    return LoadedSettings(Settings(**values), tuple(problems))


class SettingsStore:
    """The owner of the settings: one snapshot, saved at each change.

    Lives on one thread. Listeners get the new snapshot after it was saved.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        loaded = load_settings(path)
        self._settings = loaded.settings
        self.problems = loaded.problems
        self._listeners: list[Callable[[Settings], None]] = []

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **values: Any) -> Settings:
        """Check, save and announce new values.

        Raises:
            SettingsError: A value is bad; nothing was changed.
            StoreError: The file could not be written; nothing was changed.
        """
        checked = {name: check_field(name, value) for name, value in values.items()}
        new = replace(self._settings, **checked)
        write_atomically(self._path, canonical_json({"version": VERSION, **asdict(new)}))
        self._settings = new
        for listener in list(self._listeners):
            listener(new)
        log.info("settings.changed names=%s", ",".join(sorted(checked)))
        return new

    def listen(self, listener: Callable[[Settings], None]) -> Callable[[], None]:
        """Call ``listener`` with each new snapshot; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
