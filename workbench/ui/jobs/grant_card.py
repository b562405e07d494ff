"""One granted tool in the form: its limits, argument by argument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.base.errors import DocumentError
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant
from workbench.tools.api import ToolSpec
from workbench.ui.chat.inline import visible
from workbench.ui.jobs import fields
from workbench.ui.jobs.draft import LimitText, limit_of, limit_text, parts_of, usual_limit
from workbench.ui.jobs.words import LIMIT_KINDS, tr
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.choice_box import ChoiceBox

_READS_DATABASES = frozenset({"query_database"})


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    of_type: str
    kind: ChoiceBox
    text: QLineEdit
    before: ArgumentLimit | None


class GrantCard(QFrame):
    """Signals tell what a person wants.

    Signals:
        changed: A limit was changed.
        removed: The tool is granted no longer.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, grant: ToolGrant, spec: ToolSpec | None) -> None:
        """Show a grant.

        Args:
            theme: The theme.
            grant: The grant; of a tool that is new here without arguments.
            spec: The tool; None if there is none of that name.
        """
        super().__init__()
        self.setProperty("role", "card")
        self._theme, self.grant, self._spec = theme, grant, spec
        self._form: QWidget | None = None
        self.setAccessibleName(tr("What {0} may do").format(grant.tool))
        self.rows: list[_Row] = []
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m_px, space.s_px, space.m_px, space.m_px)
        column.setSpacing(space.s_px)
        column.addLayout(self._head())
        text = (
            visible(said(spec.description))
            if spec is not None
            else tr("There is no such tool.")
        )
        column.addWidget(label(text, "muted" if spec is not None else "error", wrap=True))
        self._form = fields.form(theme, self._all_rows())
        column.addWidget(self._form)
        self._show_folders()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(visible(self.grant.tool), "section"))
        row.addStretch(1)
        words = self.tr("Take back {0}").format(self.grant.tool)
        self.away = IconButton(self._theme, "x", words)
        on_click(self.away, self.removed.emit)
        row.addWidget(self.away)
        return row

    def _all_rows(self) -> list[tuple[str, QWidget]]:
        known = self._parameters()
        rows = [self._argument_row(name, known.get(name, {})) for name in known]
        rows += [
            self._argument_row(name, {}) for name in self.grant.arguments if name not in known
        ]
        self.folders = fields.line(
            self.tr("Folders for {0}").format(self.grant.tool), self._tell, "~/Inbox"
        )
        self.folders.setText(", ".join(self.grant.folders))
        rows.append((self.tr("Folders"), self.folders))
        self.databases = fields.line(
            self.tr("Databases for {0}").format(self.grant.tool), self._tell, "~/shop.sqlite"
        )
        self.databases.setText(", ".join(self.grant.databases))
        if self.grant.tool in _READS_DATABASES or self.grant.databases:
            rows.append((self.tr("Databases"), self.databases))
        self.most_calls = fields.number(
            self._theme, self.tr("Calls of {0} in a run").format(self.grant.tool), 1, 10_000,
            self._tell, 80,
        )  # fmt: skip
        self.most_calls.setValue(self.grant.most_calls)
        self.hours = fields.line(
            self.tr("Hours of {0}").format(self.grant.tool), self._tell, self.tr("all day")
        )
        self.hours.setText(" to ".join(self.grant.hours))
        both = fields.beside(
            self.most_calls, self.tr("in a run, from"), self.hours, stretch=False
        )
        rows.append((self.tr("Calls"), both))
        return rows

    def _parameters(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = {}
        if self._spec is not None:
            found = self._spec.parameters.get("properties", {})
        return found

    def _argument_row(self, name: str, parameter: Mapping[str, Any]) -> tuple[str, QWidget]:
        before = self.grant.arguments.get(name)
        shown = limit_text(before)
        if not self.grant.arguments and before is None:
            shown = usual_limit(name, parameter)
        kinds = [(key, tr(words)) for key, words, _sample in LIMIT_KINDS]
        box = fields.choice(self.tr("What {0} may be").format(name), kinds, self._tell, 24)
        text = fields.line(self.tr("Limit of {0}").format(name), self._tell)
        fields.show_key(box, shown.kind)
        text.setText(shown.text)
        row = _Row(name, str(parameter.get("type", "string")), box, text, before)
        box.currentIndexChanged.connect(lambda _row: self._show_sample(row))
        self.rows.append(row)
        self._show_sample(row)
        return visible(name), fields.beside(box, text, stretch=False)

    def _show_sample(self, row: _Row) -> None:
        samples = {key: sample for key, _words, sample in LIMIT_KINDS}
        sample = samples.get(str(row.kind.currentData()), "")
        row.text.setPlaceholderText(sample)
        row.text.setEnabled(bool(sample))

    def _tell(self) -> None:
        self._show_folders()
        self.changed.emit()

    def _show_folders(self) -> None:
        """Folders are asked for where a path may be given, or there are some."""
        layout = self._form.layout() if self._form is not None else None
        if isinstance(layout, QFormLayout):
            paths = any(row.kind.currentData() == "path" for row in self.rows)
            layout.setRowVisible(self.folders, paths or bool(self.folders.text()))

    def read(self) -> ToolGrant:
        """The grant as it is written.

        Raises:
            DocumentError: Something cannot be read; the message names it.
        """
        arguments = dict[str, ArgumentLimit]()
        for row in self.rows:
            written = LimitText(str(row.kind.currentData()), row.text.text())
            if row.before is not None and written == limit_text(row.before):
                arguments[row.name] = row.before  # with what the form does not show
                continue
            name = f"{self.grant.tool}, {row.name}"
            if (limit := limit_of(name, written, row.of_type)) is not None:
                arguments[row.name] = limit
        return replace(
            self.grant,
            arguments=arguments,
            folders=tuple(parts_of(self.folders.text())),
            databases=tuple(parts_of(self.databases.text())),
            most_calls=int(self.most_calls.value()),
            hours=self._hours(),
        )

    def _hours(self) -> tuple[str, ...]:
        text = self.hours.text().strip()
        if not text:
            return ()
        parts = [part.strip() for part in text.replace("-", " to ").split(" to ")]
        if len(parts) != 2:
            words = tr("{0}: write the hours as 08:00 to 18:00").format(self.grant.tool)
            raise DocumentError(words, "")
        return tuple(f"0{part}" if len(part) == 4 else part for part in parts)
