"""A tool that came with the program: to read and to try, not to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.tools.api import ToolSpec
from workbench.ui.language.messages import said
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import approval_title, tr, type_title
from workbench.ui.widgets.basics import IconLabel, KeyValue, label, line

_NAMES_PX = 110


class BuiltInPage(QScrollArea):
    """What a tool of the program is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Tool of the program"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = label("", "page", wrap=True)
        self._facts = KeyValue(names_px=_NAMES_PX)
        self._parameters = KeyValue(names_px=_NAMES_PX)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 12, 24)
        column.setSpacing(12)
        column.addWidget(self.title)
        note = QHBoxLayout()
        note.setSpacing(8)
        note.addWidget(IconLabel(theme, "lock", 16, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        self._note = label("", "muted", wrap=True)
        note.addWidget(self._note, 1)
        column.addLayout(note)
        column.addWidget(self._facts)
        column.addWidget(line())
        column.addWidget(label(tr("Parameters"), "section"))
        column.addWidget(self._parameters)
        column.addStretch(1)
        self.setWidget(inner)

    def show_spec(self, spec: ToolSpec, *, is_sample: bool) -> None:
        """Show a tool; a sample belongs to the graphs of the gallery."""
        whose = (
            tr("It belongs to the sample graphs, and reads their sample data.")
            if is_sample
            else tr("It came with the program and stays as it is.")
        )
        self._note.setText(f"{whose} {tr('It can be tried here.')}")
        self.title.setText(said(spec.title))
        self._facts.set_rows(
            (
                (tr("Name"), spec.name),
                (tr("Description"), spec.description),
                (tr("Approval"), approval_title(spec.approval)),
                (tr("Time limit"), f"{spec.time_limit_s:g} s"),
                (
                    tr("Longest result"),
                    counted(spec.result_limit_bytes, "%Ln byte", "%Ln bytes"),
                ),
            )
        )
        properties: Mapping[str, Any] = spec.parameters.get("properties", {})
        required = spec.parameters.get("required", ())
        self._parameters.set_rows(
            [(name, _about(one, needed=name in required)) for name, one in properties.items()]
            or [(tr("None"), tr("It takes no parameters."))]
        )


def _about(schema: Mapping[str, Any], *, needed: bool) -> str:
    kind = str(schema.get("type", "string"))
    kind = f"array:{schema.get('items', {}).get('type', 'string')}" if kind == "array" else kind
    words = [type_title(kind), tr("required") if needed else tr("optional")]
    about = str(schema.get("description", ""))
    return f"{', '.join(words)}: {about}" if about else ", ".join(words)
