"""Which tools an agent may use and when each asks: one row per tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from itertools import pairwise
from textwrap import shorten
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.agents.documents import AgentDocument, ToolUse
from workbench.agents.edits import AddTool, Edit, RemoveTool, SetApproval
from workbench.policy.approvals import may_run_unasked
from workbench.tools.api import Approval, ToolSpec
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import role_title
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.views import Toggle

_MOST_CHARACTERS = 200


class ToolRow(QWidget):
    """A switch, what the tool does, and when it asks.

    Signals:
        touched: The user changed something.
    """

    touched = Signal()

    def __init__(self, spec: ToolSpec, theme: Theme) -> None:
        super().__init__()
        self.spec = spec
        self._free = may_run_unasked(spec)
        self.toggle = Toggle(theme, self.tr("Use {0}").format(said(spec.title)))
        self.toggle.clicked.connect(self.touched)
        self.approval = ChoiceBox()
        self.approval.setAccessibleName(self.tr("Approval of {0}").format(said(spec.title)))
        self.approval.setFixedWidth(200)
        for title, key in self._choices():
            self.approval.addItem(title, key)
        self.approval.activated.connect(self.touched)
        self._lay_out()

    def _choices(self) -> Sequence[tuple[str, str]]:
        own = {
            "never": self.tr("runs at once"),
            "ask": self.tr("asks until allowed"),
            "always": self.tr("always asks"),
        }[self.spec.approval]
        names: dict[Approval, str] = {
            "never": self.tr("Never asks"),
            "ask": self.tr("Asks until allowed"),
            "always": self.tr("Always asks"),
        }
        kept = [key for key in get_args(Approval) if self._free or key != "never"]
        return ((self.tr("Default: {0}").format(own), ""), *((names[key], key) for key in kept))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(said(self.spec.title)))
        words.addWidget(self._about())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.approval, 0, Qt.AlignmentFlag.AlignTop)

    def _about(self) -> QLabel:
        touches = said(self.spec.touches)
        if self.spec.origin:  # its words are another's, and may be many
            about = " ".join(visible(self.spec.description).split())
            text = self.tr("{0} · from the MCP server {1}").format(
                shorten(about, _MOST_CHARACTERS, placeholder=" …"), visible(self.spec.origin)
            )
        elif self.spec.digest:  # one's own say it in a sentence
            text = f"{said(self.spec.description)} · {touches.rstrip('.')}"
        else:
            text = self.tr("{0} · reaches {1}").format(
                said(self.spec.description), _within(touches)
            )
        if self.spec.roles is not None:
            names = ", ".join(role_title(role) for role in self.spec.roles)
            text += self.tr(" · for: {0}").format(names or self.tr("nobody"))
        if not self._free:
            text += self.tr(" · no agent can make it skip the question; only your answer can")
        made = label(text, "muted", wrap=True)
        if self.spec.origin:
            made.setToolTip(
                f"<qt>{escape(said(self.spec.description))}<hr>{escape(touches)}</qt>"
            )
        return made

    def show_use(self, use: ToolUse | None) -> None:
        """Show whether and how the agent uses the tool."""
        self.toggle.setChecked(use is not None)
        self.approval.setEnabled(use is not None)
        kept = (use.approval if use is not None else None) or ""
        no_effect = self.approval.findData("never")
        if not self._free and no_effect >= 0 and kept != "never":
            self.approval.removeItem(no_effect)
        elif not self._free and no_effect < 0 and kept == "never":
            # A file may say so; it is kept as it is, and the screen says what it is worth.
            self.approval.addItem(self.tr("Never asks (no effect)"), "never")
        self.approval.setCurrentIndex(max(0, self.approval.findData(kept)))

    def edit(self, use: ToolUse | None) -> Edit | None:
        """What leads from ``use`` to what is on screen."""
        name, chosen = self.spec.name, self.approval.currentData() or None
        if not self.toggle.isChecked():
            return RemoveTool(name) if use is not None else None
        if use is None:
            return AddTool(name, chosen)
        return SetApproval(name, chosen) if chosen != use.approval else None


def _same(one: ToolSpec, other: ToolSpec | None) -> bool:
    """Whether a row of the one says all that there is to say of the other."""
    return other is not None and replace(one, run=other.run) == other


def _within(text: str) -> str:
    """A text as it stands inside a sentence; a name in capitals stays one."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


class ToolRows(QWidget):
    """All tools of the program, and those the agent names that are not there.

    Signals:
        touched: The user changed something.
        removal_asked: Take away a tool that is not there. arg: its name.
    """

    touched = Signal()
    removal_asked = Signal(str)

    def __init__(self, tools: Sequence[ToolSpec], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._unknown: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.rows: Mapping[str, ToolRow] = {}
        self.set_tools(tools)

    def set_tools(self, tools: Sequence[ToolSpec]) -> None:
        """Offer other tools; rows of those that are the same stay as they are."""
        wanted = {spec.name: spec for spec in tools}
        kept = {
            name: row for name, row in self.rows.items() if _same(row.spec, wanted.get(name))
        }
        for name in [name for name in self.rows if name not in kept]:
            row = self.rows[name]
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {
            name: kept.get(name) or self._row(spec, place)
            for place, (name, spec) in enumerate(wanted.items())
        }
        stops = [stop for row in self.rows.values() for stop in (row.toggle, row.approval)]
        for one, after in pairwise(stops):
            QWidget.setTabOrder(one, after)

    def _row(self, spec: ToolSpec, place: int) -> ToolRow:
        made = ToolRow(spec, self._theme)
        made.touched.connect(self.touched)
        self._column.insertWidget(place, made)
        return made

    def show_document(self, document: AgentDocument) -> None:
        """Show the agent's tools."""
        uses = {use.name: use for use in document.tools}
        for name, row in self.rows.items():
            row.show_use(uses.get(name))
        unknown = [name for name in uses if name not in self.rows]
        for name in [name for name in self._unknown if name not in unknown]:
            self._unknown.pop(name).deleteLater()
        for name in unknown:
            if name not in self._unknown:
                self._unknown[name] = self._unknown_row(name)
                self._column.addWidget(self._unknown[name])

    def _unknown_row(self, name: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            label(self.tr("{0} is not a tool of this program.").format(name), "error")
        )
        row.addStretch(1)
        remove = Button(self._theme, self.tr("Remove"), icon="trash-2")
        remove.setAccessibleName(self.tr("Remove the tool {0}").format(name))
        on_click(remove, partial(self.removal_asked.emit, name))
        row.addWidget(remove)
        return made

    def focus_tool(self, name: str) -> None:
        """Put the focus on the tool's row; without a name, on the first."""
        if name in self._unknown:
            for button in self._unknown[name].findChildren(Button):
                button.setFocus()
            return
        row = self.rows.get(name) or next(iter(self.rows.values()), None)
        if row is not None:
            (row.approval if row.approval.isEnabled() and name else row.toggle).setFocus()

    def edits(self, document: AgentDocument) -> list[Edit]:
        """What leads from the document to what is on screen."""
        uses = {use.name: use for use in document.tools}
        found = [row.edit(uses.get(name)) for name, row in self.rows.items()]
        return [edit for edit in found if edit is not None]
