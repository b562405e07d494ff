"""A setting of several rows: each with its small fields, to add, order and take away."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, get_args, get_origin, get_type_hints

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.ui.builder.text_area import Choice, TypedLine
from workbench.ui.builder.values import mixed_shown, mixed_written
from workbench.ui.builder.words import setting_words, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label, line
from workbench.ui.widgets.buttons import Button, IconButton, on_click

NAME_AND_VALUE = ("name", "value")
Row = dict[str, Any]
_Field = TypedLine | Choice | QCheckBox


class _RowCard(QWidget):
    """The fields of one row.

    Signals:
        changed: A field is another one.
        moved: arg: -1 up, 1 down, 0 away.
    """

    changed = Signal()
    moved = Signal(int)

    def __init__(self, theme: Theme, title: str, types: Mapping[str, Any]) -> None:
        super().__init__()
        self.fields: dict[str, _Field] = {}
        self._row: Row = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(2)
        pair = tuple(types) == NAME_AND_VALUE
        for number, (name, kind) in enumerate(types.items()):
            field = self._field(f"{title}: {name}", kind)
            self.fields[name] = field
            if number == 0 or pair:
                head.addWidget(field, 1)
                if isinstance(field, QLineEdit):
                    field.setPlaceholderText(_column_title(name))
            else:
                column.addWidget(self._line(name, field))
        self.up = IconButton(theme, "arrow-up", tr("Move {0} up").format(title))
        self.away = IconButton(theme, "x", tr("Remove {0}").format(title))
        on_click(self.up, partial(self.moved.emit, -1))
        on_click(self.away, partial(self.moved.emit, 0))
        if not pair:
            head.addWidget(self.up)
        head.addWidget(self.away)
        column.insertLayout(0, head)
        if not pair:
            column.addWidget(line())

    def _field(self, name: str, kind: Any) -> _Field:
        if kind is bool:
            box = QCheckBox()
            box.setAccessibleName(name)
            box.clicked.connect(lambda _on: self.changed.emit())
            return box
        if get_origin(kind) is not None and all(isinstance(a, str) for a in get_args(kind)):
            choice = Choice(name)
            for each in get_args(kind):
                choice.addItem(setting_words(each), each)
            choice.activated.connect(lambda _row: self.changed.emit())
            return choice
        typed = TypedLine(name)
        typed.rested.connect(self.changed)
        return typed

    def _line(self, name: str, field: _Field) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said = label(_column_title(name), "muted")
        said.setFixedWidth(76)
        row.addWidget(said)
        row.addWidget(field, 1)
        return made

    def show_row(self, row: Row, *, mixed: bool) -> None:
        """Show the values of a row without telling."""
        self._row = row
        for name, field in self.fields.items():
            value = row.get(name)
            with QSignalBlocker(field):
                if isinstance(field, QCheckBox):
                    field.setChecked(value is True)
                elif isinstance(field, Choice):
                    field.setCurrentIndex(max(0, field.findData(value)))
                else:
                    is_value = mixed and name == NAME_AND_VALUE[1]
                    field.show_text(mixed_shown(value) if is_value else str(value or ""))

    def row(self, *, mixed: bool) -> Row:
        """The values on screen, and what else the file has there."""
        found = dict(self._row)
        for name, field in self.fields.items():
            if isinstance(field, QCheckBox):
                found[name] = field.isChecked()
            elif isinstance(field, Choice):
                found[name] = field.currentData()
            else:
                is_value = mixed and name == NAME_AND_VALUE[1]
                found[name] = mixed_written(field.text()) if is_value else field.text()
        return found


class RowList(QWidget):
    """Rows of a dataclass, or the names and values of a mapping.

    Signals:
        edited: args: the rows as a list of mappings, or the mapping; whether it was typed.
    """

    edited = Signal(object, bool)

    def __init__(self, theme: Theme, title: str, row_type: type[Any] | None) -> None:
        super().__init__()
        self._theme, self._title, self._row_type = theme, title, row_type
        self._types, self._defaults = _types_of(row_type)
        self.cards: list[_RowCard] = []
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add_button = Button(theme, tr("Add"), icon="plus")
        self.add_button.setAccessibleName(tr("Add to {0}").format(title))
        on_click(self.add_button, self._on_add)
        self._column.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)

    def show_value(self, value: Any) -> None:
        """Show rows without telling; what is no row is passed over."""
        rows = self._rows_of(value)
        if self._without_empty(self._rows()) == rows and len(self.cards) >= len(rows):
            return  # a row that was just added has no name yet and is not in the value
        self._show(rows)

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for card in self.cards:
            for field in card.fields.values():
                if isinstance(field, TypedLine):
                    field.flush()

    def _show(self, rows: Sequence[Row]) -> None:
        while len(self.cards) > len(rows):
            self.cards.pop().deleteLater()
        while len(self.cards) < len(rows):
            self._add_card()
        for number, (card, row) in enumerate(zip(self.cards, rows, strict=True)):
            card.show_row(row, mixed=self._is_mapping)
            card.up.setEnabled(number > 0)

    def _add_card(self) -> None:
        number = len(self.cards) + 1
        card = _RowCard(self._theme, f"{self._title} {number}", self._types)
        card.changed.connect(lambda: self._tell(typed=True))
        card.moved.connect(lambda step, card=card: self._on_moved(card, step))
        self.cards.append(card)
        self._column.insertWidget(len(self.cards) - 1, card)

    @property
    def _is_mapping(self) -> bool:
        return self._row_type is None

    def _rows(self) -> list[Row]:
        return [card.row(mixed=self._is_mapping) for card in self.cards]

    def _rows_of(self, value: Any) -> list[Row]:
        if self._is_mapping:
            pairs = value.items() if isinstance(value, Mapping) else ()
            return [dict(zip(NAME_AND_VALUE, pair, strict=True)) for pair in pairs]
        rows = value if isinstance(value, list | tuple) else ()
        return [{**self._defaults, **row} for row in map(_plain, rows) if row is not None]

    def _without_empty(self, rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if str(row.get(next(iter(self._types))) or "").strip()]

    def _on_add(self) -> None:
        self._show([*self._rows(), dict(self._defaults)])
        first = next(iter(self.cards[-1].fields.values()))
        first.setFocus()

    def _on_moved(self, card: _RowCard, step: int) -> None:
        rows, place = self._rows(), self.cards.index(card)
        row = rows.pop(place)
        if step:
            rows.insert(max(0, place + step), row)
        self._show(rows)
        self._tell(typed=False)
        if self.cards:
            self.cards[max(0, min(len(self.cards) - 1, place + step))].away.setFocus()
        else:
            self.add_button.setFocus()

    def _tell(self, *, typed: bool) -> None:
        rows = self._without_empty(self._rows())
        if self._is_mapping:
            self.edited.emit({str(row["name"]): row["value"] for row in rows}, typed)
            return
        first = next(iter(self._types))
        self.edited.emit([self._without_defaults(row, first) for row in rows], typed)

    def _without_defaults(self, row: Row, first: str) -> Row:
        kept = row.items()
        return {n: v for n, v in kept if n == first or v != self._defaults.get(n)}


def _types_of(row_type: type[Any] | None) -> tuple[dict[str, Any], Row]:
    if row_type is None:
        return dict.fromkeys(NAME_AND_VALUE, str), dict.fromkeys(NAME_AND_VALUE, "")
    hints = get_type_hints(row_type)
    fields = dataclasses.fields(row_type)
    missing = dataclasses.MISSING
    defaults = {f.name: "" if f.default is missing else f.default for f in fields}
    return {f.name: hints[f.name] for f in fields}, defaults


def _plain(row: Any) -> Row | None:
    if isinstance(row, Mapping):
        return dict(row)
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        return dataclasses.asdict(row)
    return None


def _column_title(name: str) -> str:
    words = setting_words(name).replace("_", " ")
    return words[:1].upper() + words[1:]
