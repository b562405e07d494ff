"""Where the window and its splitters stood, kept between starts."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray

from workbench.base.regular_files import read_regular

if TYPE_CHECKING:  # not imported here: the first frame is drawn without them
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)
FORMAT = 1
_MOST_BYTES = 1_000_000


class LayoutStore:
    """A small JSON file; a damaged one counts as none, one of a newer program is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        try:
            raw = json.loads(read_regular(path, _MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            raw = None
        self._unread = isinstance(raw, dict) and raw.get("format") != FORMAT
        if isinstance(raw, dict) and not self._unread:
            self._values = raw

    def text(self, key: str, default: str = "") -> str:
        """A kept text."""
        value = self._values.get(key, default)
        return value if isinstance(value, str) else default

    def texts(self, key: str) -> list[str]:
        """A kept list of texts."""
        value = self._values.get(key)
        return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []

    def set(self, key: str, value: str | list[str]) -> None:
        """Keep a value until ``save``; an empty list is dropped."""
        if value == []:
            self._values.pop(key, None)
        else:
            self._values[key] = value

    def keep_state(self, key: str, state: QByteArray) -> None:
        """Keep what ``saveGeometry`` or ``saveState`` returned."""
        self._values[key] = bytes(state.toBase64().data()).decode("ascii")

    def state(self, key: str) -> QByteArray:
        """What was kept, or nothing."""
        return QByteArray.fromBase64(self.text(key).encode("ascii", "ignore"))

    def keep_splitters(self, panel: str, widget: QWidget) -> None:
        """Keep the places of all named splitters of a panel."""
        from PySide6.QtWidgets import QSplitter

        for splitter in widget.findChildren(QSplitter):
            if splitter.objectName():
                self.keep_state(f"{panel}/{splitter.objectName()}", splitter.saveState())

    def restore_splitters(self, panel: str, widget: QWidget) -> None:
        """Put them back; the panel's own sizes stay where nothing was kept."""
        from PySide6.QtWidgets import QSplitter

        for splitter in widget.findChildren(QSplitter):
            state = self.state(f"{panel}/{splitter.objectName()}")
            if not state.isEmpty():
                splitter.restoreState(state)

    def save(self) -> None:
        """Write the file; a failure is logged, because a layout is not worth a question."""
        # Imported here because the first frame is drawn without them.
        from workbench.base.errors import StoreError
        from workbench.base.files import canonical_json, keep_damaged, write_atomically

        try:
            if self._unread:
                keep_damaged(self._path)
                self._unread = False
            write_atomically(self._path, canonical_json({**self._values, "format": FORMAT}))
        except StoreError as exc:
            log.warning("ui.layout_unsaved reason=%s", exc.message)
