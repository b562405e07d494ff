"""The settings on disk: read with what is damaged left out, saved at each change."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base import deeds
from workbench.base.errors import SettingsError, StoreError
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import read_regular
from workbench.base.settings import Settings, check_field

if TYPE_CHECKING:
    from pydantic import TypeAdapter

log = logging.getLogger(__name__)
VERSION = 1
SETTINGS_CHANGED = "settings.changed"
"""The deed that a change of settings is told as: with all settings, ``old`` and ``new``."""
_MOST_BYTES = 10_000_000
_EVERY = frozenset(Settings.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as read, and what was wrong with the file, in the user's words.

    Attributes:
        unkept: Something is wrong with the file, and no copy of it could be made.
        lost: Settings that the file may have had, and that have their defaults now.
    """

    settings: Settings
    problems: tuple[str, ...] = ()
    unkept: bool = False
    lost: frozenset[str] = frozenset()


@cache
def _objects() -> TypeAdapter[dict[str, Any]]:
    from pydantic import TypeAdapter

    return TypeAdapter(dict[str, Any])


def load_settings(path: Path) -> LoadedSettings:
    """Read the file; a bad field keeps its default, and a copy of a bad file is kept.

    The file itself stays until the next change, so that every start tells what is wrong.
    """
    try:
        content = read_regular(path, _MOST_BYTES)
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as exc:
        problem = f"Settings could not be read ({exc.strerror}); the defaults are in use."
        return LoadedSettings(Settings(), (problem,), unkept=True, lost=_EVERY)
    from pydantic import ValidationError

    problems: list[str] = []
    lost = frozenset[str]()
    try:
        raw = _objects().validate_json(content)
    except ValidationError as exc:
        raw = _salvage(content.decode("utf-8", "replace"))
        lost = _EVERY - raw.keys()
        reason = exc.errors()[0]["msg"]
        problems.append(
            f"The settings file is damaged ({reason}). {len(raw)} settings could be read, "
            "all others have their defaults."
        )
    values = _checked(raw, problems)
    lost |= raw.keys() - values.keys()
    unkept = False
    if problems:
        try:
            problems.append(f"The file was kept as {keep_damaged(path).name}.")
        except StoreError as exc:
            unkept = True
            problems.append(f"No copy of the file could be kept: {exc.message}.")
    return LoadedSettings(Settings(**values), tuple(problems), unkept, lost & _EVERY)


def _checked(raw: Mapping[str, Any], problems: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "version":
            if value != VERSION:
                newer = isinstance(value, int) and value > VERSION
                by = "a newer version of this program" if newer else "another program"
                problems.append(f"They were written by {by} (format {value!r:.40}).")
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


def _as_chosen(settings: Settings) -> Settings:
    return settings


def _content(path: Path) -> bytes | None:
    try:
        return read_regular(path, _MOST_BYTES)
    except FileNotFoundError:
        return b""
    except OSError:
        return None


class SettingsStore:
    """The owner of the settings: one snapshot, saved at each change.

    Lives on one thread. Listeners get the new snapshot after it was saved.

    Attributes:
        problems: What was wrong with the file when it was read, in the user's words.
        lost: Settings that it may have had and that nobody set since.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = _content(path)
        loaded = load_settings(path)
        self._settings = loaded.settings
        self._unkept = loaded.unkept
        self.problems, self.lost = loaded.problems, loaded.lost
        self._listeners: list[Callable[[Settings], None]] = []
        self._rule: Callable[[Settings], Settings] = _as_chosen
        self._check: Callable[[frozenset[str]], None] | None = None

    @property
    def path(self) -> Path:
        """The file; what belongs to the same user lies beside it."""
        return self._path

    @property
    def settings(self) -> Settings:
        return self._rule(self._settings)

    def ruled_by(
        self, rule: Callable[[Settings], Settings], check: Callable[[frozenset[str]], None]
    ) -> None:
        """Let something go before what the user chose.

        Args:
            rule: Makes what counts of what was chosen.
            check: Is asked before these settings are changed; raises to refuse.
        """
        self._rule, self._check = rule, check

    def tell(self) -> None:
        """Tell the listeners: what counts is another now."""
        for listener in list(self._listeners):
            listener(self.settings)

    def change(self, **values: Any) -> Settings:
        """Check, save and announce new values.

        Raises:
            PolicyError: One of them is not the user's to change here.
            SettingsError: A value is bad; nothing was changed.
            StoreError: The file could not be written, or a damaged one not be kept; nothing
                was changed.
        """
        checked = {name: check_field(name, value) for name, value in values.items()}
        if self._check is not None:
            now = self.settings
            changed = {name for name, value in checked.items() if getattr(now, name) != value}
            self._check(frozenset(changed))
            checked = {name: checked[name] for name in changed}
        old = self._newest()
        new = replace(old, **checked)
        if self._unkept:
            keep_damaged(self._path)
            self._unkept = False
        content = canonical_json({"version": VERSION, **asdict(new)})
        write_atomically(self._path, content)
        deeds.tell(SETTINGS_CHANGED, old=old, new=new)  # by the role that it was until now
        self._settings, self._written = new, content.encode()
        self.lost -= checked.keys()
        self.tell()
        log.info("settings.changed names=%s", ",".join(sorted(checked)))
        return self.settings

    def _newest(self) -> Settings:
        """The settings with what another program wrote to the file meanwhile."""
        try:
            content = read_regular(self._path, _MOST_BYTES)
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
