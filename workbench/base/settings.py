"""The user's settings: versioned, frozen snapshots; a bad field never blocks the start."""

from __future__ import annotations

import json
import logging
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from workbench.base.errors import SettingsError, StoreError
from workbench.base.files import canonical_json, keep_damaged, write_atomically

if TYPE_CHECKING:
    from pydantic import TypeAdapter

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
    prefix_cache_bytes: int = 128 * 1024 * 1024
    text_scale: float = 1.0
    reduce_motion: bool = False
    dashboard_interval_s: float = 0.5
    confirm_links: bool = True


_RANGES: dict[str, tuple[float, float]] = {
    "engine_threads": (0, 1024),
    "idle_unload_s": (0.0, 10_000_000.0),
    "prefix_cache_bytes": (0, 2**50),
    "text_scale": (0.5, 3.0),
    "dashboard_interval_s": (0.05, 3600.0),
}


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as read, and what was wrong with the file, in the user's words.

    Attributes:
        unkept: Something is wrong with the file, and no copy of it could be made.
    """

    settings: Settings
    problems: tuple[str, ...] = ()
    unkept: bool = False


@cache
def _adapter() -> TypeAdapter[Settings]:
    from pydantic import TypeAdapter  # a tenth of a start, spared where no file is there

    return TypeAdapter(Settings)


@cache
def _objects() -> TypeAdapter[dict[str, Any]]:
    from pydantic import TypeAdapter

    return TypeAdapter(dict[str, Any])


def check_field(name: str, value: Any) -> Any:
    """The value, checked and converted.

    Raises:
        SettingsError: It is not a value of that setting.
    """
    if name not in Settings.__dataclass_fields__:
        raise SettingsError(f"there is no setting {name!r}", "Look at the settings panel.")
    from pydantic import ValidationError

    try:
        checked = _adapter().validate_python({name: value})
    except ValidationError as exc:
        reason = exc.errors()[0]["msg"]
        raise SettingsError(f"{value!r} is no value of setting {name!r}: {reason}") from exc
    found = getattr(checked, name)
    least, most = _RANGES.get(name, (-math.inf, math.inf))
    if isinstance(found, int | float) and not least <= found <= most:
        raise SettingsError(
            f"{value!r} is no value of setting {name!r}: it is from {least:g} to {most:g}"
        )
    if any("\0" in text or "\ufffd" in text for text in _texts(found)):
        raise SettingsError(f"{value!r} is no value of setting {name!r}: it is damaged text")
    return found


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()


def load_settings(path: Path) -> LoadedSettings:
    """Read the file; a bad field keeps its default, and a copy of a bad file is kept.

    The file itself stays until the next change, so that every start tells what is wrong.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as exc:
        problem = f"Settings could not be read ({exc.strerror}); the defaults are in use."
        return LoadedSettings(Settings(), (problem,), unkept=True)
    from pydantic import ValidationError

    problems: list[str] = []
    try:
        raw = _objects().validate_json(content)
    except ValidationError as exc:
        raw = _salvage(content.decode("utf-8", "replace"))
        reason = exc.errors()[0]["msg"]
        problems.append(
            f"The settings file is damaged ({reason}). {len(raw)} settings could be read, "
            "all others have their defaults."
        )
    values = _checked(raw, problems)
    unkept = False
    if problems:
        try:
            problems.append(f"The file was kept as {keep_damaged(path).name}.")
        except StoreError as exc:
            unkept = True
            problems.append(f"No copy of the file could be kept: {exc.message}.")
    return LoadedSettings(Settings(**values), tuple(problems), unkept)


def _checked(raw: Mapping[str, Any], problems: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "version":
            if value != VERSION:
                problems.append(f"The settings have format {value!r:.40}, not {VERSION}.")
            continue
        try:
            values[name] = check_field(name, value)
        except SettingsError as exc:
            problems.append(f"Setting {name!r:.80} was ignored: {exc.message:.300}.")
    return values


def _salvage(text: str) -> dict[str, Any]:
    """The settings that can still be read out of text that is no JSON any more."""
    found: dict[str, Any] = {}
    for name in Settings.__dataclass_fields__:
        match = re.search(rf'"{name}"\s*:\s*', text)
        if match is None:
            continue
        try:
            value, end = json.JSONDecoder().raw_decode(text, match.end())
            if re.match(r"\s*[,}]", text[end:]):  # else it was cut off within a number
                found[name] = check_field(name, value)
        except (ValueError, RecursionError, SettingsError):
            continue
    return found


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError:
        return None


class SettingsStore:
    """The owner of the settings: one snapshot, saved at each change.

    Lives on one thread. Listeners get the new snapshot after it was saved.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = _content(path)
        loaded = load_settings(path)
        self._settings = loaded.settings
        self._unkept = loaded.unkept
        self.problems = loaded.problems
        self._listeners: list[Callable[[Settings], None]] = []

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **values: Any) -> Settings:
        """Check, save and announce new values.

        Raises:
            SettingsError: A value is bad; nothing was changed.
            StoreError: The file could not be written, or a damaged one not be kept; nothing
                was changed.
        """
        checked = {name: check_field(name, value) for name, value in values.items()}
        new = replace(self._newest(), **checked)
        if self._unkept:
            keep_damaged(self._path)
            self._unkept = False
        content = canonical_json({"version": VERSION, **asdict(new)})
        write_atomically(self._path, content)
        self._settings, self._written = new, content.encode()
        for listener in list(self._listeners):
            listener(new)
        log.info("settings.changed names=%s", ",".join(sorted(checked)))
        return new

    def _newest(self) -> Settings:
        """The settings with what another program wrote to the file meanwhile."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return self._settings
        if self._written is None or content == self._written:
            return self._settings
        loaded = load_settings(self._path)
        return self._settings if loaded.problems else loaded.settings

    def listen(self, listener: Callable[[Settings], None]) -> Callable[[], None]:
        """Call ``listener`` with each new snapshot; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
