"""The keys of programs that may use the server: made, shown once, revoked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.policy.api_keys import ApiKey
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import NumberField, row_label

_MOST_REQUESTS, _MOST_TOKENS, _MOST_AT_ONCE = 1_000_000, 2_000_000_000, 10_000


class KeysPart(QWidget):
    """The list of keys, with a form for a new one.

    Signals:
        made: A key was made. arg: its secret, which is shown this once.
    """

    made = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._workbench, self._theme, self._shell = workbench, theme, shell
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s_px)
        column.addWidget(SectionHeader(self.tr("Keys")))
        text = self.tr(
            "Each program brings a key. What a key is, is shown once; only a hash stays."
        )
        column.addWidget(label(text, "muted", wrap=True))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(self._secret_strip())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space.xs_px)
        column.addLayout(self._rows)
        column.addLayout(self._form())

    def _secret_strip(self) -> QWidget:
        """Shows a new key until it is put away."""
        space = self._theme.tokens.space
        self.strip = QWidget()
        column = QVBoxLayout(self.strip)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs_px)
        column.addWidget(
            label(self.tr("The new key. Copy it now: it is not shown again."), wrap=True)
        )
        row = QHBoxLayout()
        row.setSpacing(space.s_px)
        self.secret = QLineEdit()
        self.secret.setReadOnly(True)
        self.secret.setFont(self._theme.mono())
        self.secret.setAccessibleName(self.tr("The new key"))
        self.copy_secret = Button(self._theme, self.tr("Copy"), icon="copy")
        self.hide_secret = Button(self._theme, self.tr("I have it"), kind="quiet", icon="check")
        on_click(self.copy_secret, self._on_copy)
        on_click(self.hide_secret, self.put_away)
        for each in (self.secret, self.copy_secret, self.hide_secret):
            row.addWidget(each)
        column.addLayout(row)
        self.strip.hide()
        return self.strip

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.tokens.space.m_px)
        grid.setVerticalSpacing(self._theme.tokens.space.s_px)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of a new key"))
        self.name.setPlaceholderText(self.tr("Name of a program or a person"))
        self.name.setMaxLength(64)
        self.only = QLineEdit()
        self.only.setAccessibleName(self.tr("What the new key may use"))
        self.only.setPlaceholderText(self.tr("everything; or names, with commas between"))
        self.per_minute = self._number(self.tr("Requests a minute"), _MOST_REQUESTS)
        self.per_day = self._number(self.tr("Tokens a day"), _MOST_TOKENS)
        self.at_once = self._number(self.tr("Requests at a time"), _MOST_AT_ONCE)
        self.make_key = Button(self._theme, self.tr("Make key"), icon="plus")
        on_click(self.make_key, self.make)
        self.name.returnPressed.connect(self.make)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("New key"), self.name),
            (self.tr("May use"), self.only),
            (self.tr("Requests a minute"), self.per_minute),
            (self.tr("Tokens a day"), self.per_day),
            (self.tr("At a time"), self.at_once),
        )
        for number, (title, field) in enumerate(fields):
            named = row_label(title)
            named.setBuddy(field)
            grid.addWidget(named, number, 0)
            grid.addWidget(field, number, 1)
        grid.addWidget(self.make_key, len(fields), 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _number(self, name: str, most: int) -> NumberField:
        field = NumberField(name)
        field.setDecimals(0)
        field.setRange(0, most)
        field.setGroupSeparatorShown(True)
        field.setSpecialValueText(self.tr("no limit"))
        return field

    def showEvent(self, event: QShowEvent) -> None:
        self._shell.run_task(self.refresh(), "")
        super().showEvent(event)

    def make(self) -> None:
        """Make a key of what the form says."""
        self.make_key.setEnabled(False)
        self._shell.run_task(self._make(), self.tr("Making a key"), must_end=True)

    def put_away(self) -> None:
        """Show the new key no longer."""
        self.secret.clear()
        self.strip.hide()
        self.name.setFocus()

    def _on_copy(self) -> None:
        self._shell.copy(self.secret.text(), self.tr("Key"))

    async def _make(self) -> None:
        names = tuple(filter(None, (part.strip() for part in self.only.text().split(","))))
        name = self.name.text().strip()
        limits = [int(field.value()) for field in (self.per_minute, self.per_day, self.at_once)]

        def create() -> tuple[ApiKey, str]:
            return self._workbench.local_server.keys.create(
                name,
                models=names,
                requests_per_minute=limits[0],
                tokens_per_day=limits[1],
                at_once=limits[2],
            )

        try:
            _made, secret = await asyncio.to_thread(create)
        except WorkbenchError as exc:
            if isValid(self):
                self._tell(exc)
            return
        finally:
            if isValid(self):
                self.make_key.setEnabled(True)
        if not isValid(self):
            return
        self.name.clear()
        self.secret.setText(secret)
        self.secret.setCursorPosition(0)
        self.strip.show()
        self.copy_secret.setFocus()
        self.made.emit(secret)
        await self.refresh()

    async def refresh(self) -> None:
        """Read the keys again."""
        try:
            keys = await asyncio.to_thread(self._workbench.local_server.keys.all)
        except WorkbenchError as exc:
            if isValid(self):
                self._tell(exc)
            return
        if not isValid(self):
            return
        self.problem.hide()
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for key in keys:
            self._rows.addWidget(self._row(key))
        if not keys:
            self._rows.addWidget(label(self.tr("There is no key yet."), "muted"))

    def _tell(self, error: WorkbenchError) -> None:
        text = said(error.message)[:1].upper() + said(error.message)[1:]
        self.problem.setText(f"{text}. {said(error.hint)}".strip())
        self.problem.show()

    def _row(self, key: ApiKey) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(key.name))
        told = label(self._words(key), "muted", wrap=True)
        row.addWidget(told, 1)
        revoke = Button(self._theme, self.tr("Revoke"), kind="quiet")
        revoke.setAccessibleName(self.tr("Revoke the key {0}").format(key.name))
        on_click(revoke, self._revoking(key))
        row.addWidget(revoke)
        return holder

    def _words(self, key: ApiKey) -> str:
        parts = [", ".join(key.models) or self.tr("everything")]
        for limit, words in (
            (key.requests_per_minute, self.tr("{0} requests a minute")),
            (key.tokens_per_day, self.tr("{0} tokens a day")),
            (key.at_once, self.tr("{0} at a time")),
        ):
            if limit:
                parts.append(words.format(figure(f"{limit:,}")))
        return " · ".join(parts)

    def _revoking(self, key: ApiKey) -> Callable[[], None]:
        def revoke() -> None:
            title = self.tr("Revoking a key")
            self._shell.run_task(self._revoke(key.id), title, must_end=True)

        return revoke

    async def _revoke(self, key_id: str) -> None:
        try:
            await asyncio.to_thread(self._workbench.local_server.keys.revoke, key_id)
        except WorkbenchError as exc:
            if isValid(self):
                self._tell(exc)
            return
        if isValid(self):
            await self.refresh()
