"""The request of a tool: method, address, headers and body."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker

from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.http import METHODS, HttpSettings
from workbench.ui.builder.row_list import RowList
from workbench.ui.builder.text_area import Choice, TextArea
from workbench.ui.builder.values import mixed_written
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.part import Part
from workbench.ui.tools.words import field_title, tr

_METHOD_PX = 110


class HttpPart(Part):
    """The fields of a request."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("HTTP request"))
        self._headers: Mapping[str, str] = {}
        self.method = Choice(field_title("settings.method"))
        for each in METHODS:
            self.method.addItem(each, each)
        self.method.setFixedWidth(_METHOD_PX)
        self.method.activated.connect(lambda _row: self.touched.emit("settings.method", False))
        self.url = self._line("settings.url", "https://api.example.org/items/{number}")
        self.url.setFont(theme.mono())
        self._beside(
            (self._block("settings.method", self.method), 0),
            (self._block("settings.url", self.url), 1),
        )
        self.headers = RowList(theme, field_title("settings.headers"), None)
        self.headers.edited.connect(self._on_headers)
        self._add(
            "settings.headers",
            self.headers,
            tr("{name} stands for a parameter: in path, query, headers and body."),
        )
        self.body = TextArea(theme, field_title("settings.body"), lines=(3, 12), mono=True)
        self.body.setPlaceholderText('{"text": "{text}"}')
        self.body.rested.connect(lambda: self.touched.emit("settings.body", True))
        self._add(
            "settings.body",
            self.body,
            tr('JSON with "{name}" where a value goes, or a text. Empty for none.'),
        )

    def show_tool(self, tool: ToolDocument) -> None:
        settings: HttpSettings = tool.settings
        self._headers = settings.headers
        with QSignalBlocker(self.method):
            self.method.setCurrentIndex(self.method.findData(settings.method))
        self.url.show_text(settings.url)
        self.headers.show_value(settings.headers)
        if _body(self.body.toPlainText()) != settings.body:
            self.body.show_text(_shown(settings.body))

    def applied(self, tool: ToolDocument) -> ToolDocument:
        return replace(
            tool,
            settings=HttpSettings(
                self.url.text().strip(),
                str(self.method.currentData() or "GET"),
                self._headers,
                _body(self.body.toPlainText()),
            ),
        )

    def _on_headers(self, found: Mapping[str, Any], _typed: bool) -> None:
        self._headers = {
            name.strip(): value if isinstance(value, str) else json.dumps(value)
            for name, value in found.items()
        }
        self.touched.emit("settings.headers", True)


def _body(text: str) -> Any:
    return mixed_written(text) if text.strip() else None


def _shown(body: Any) -> str:
    if body is None:
        return ""
    is_plain = isinstance(body, str) and mixed_written(body) == body
    return body if is_plain else json.dumps(body, ensure_ascii=False, indent=2)
