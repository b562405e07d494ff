"""A setting of several rows: each with its small fields, to add, order and take away."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, get_type_hints

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from workbench.agents.nodes.api import World
from workbench.ui.builder.known_choice import library_options
from workbench.ui.builder.row_card import NAME_AND_VALUE, Row, RowCard
from workbench.ui.builder.text_area import TypedLine
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button, on_click

_STEPS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}


class RowList(QWidget):
    """Rows of a dataclass, or the names and values of a mapping.

    A row of a dataclass is moved by its handle, its buttons, or Alt with the arrow keys.

    Signals:
        edited: args: the rows as a list of mappings, or the mapping; whether it was typed.
    """

    edited = Signal(object, bool)

    def __init__(self, theme: Theme, title: str, row_type: type[Any] | None) -> None:
        super().__init__()
        self._theme, self._title, self._row_type = theme, title, row_type
        self._types, self._defaults = _types_of(row_type)
        self._of_library = _library_kinds(row_type)
        self._options: dict[str, Sequence[tuple[str, str]]] = {}
        self._carried, self._from = False, -1
        self.cards: list[RowCard] = []
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add_button = Button(theme, tr("Add"), icon="plus")
        self.add_button.setAccessibleName(tr("Add to {0}").format(title))
        on_click(self.add_button, self._on_add)
        self._column.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)

    def show_value(self, value: Any, world: World | None = None) -> None:
        """Show rows without telling; what is no row is passed over."""
        rows = self._rows_of(value)
        if world is not None:
            self._offer(world)
        if self._without_empty(self._rows()) == rows and len(self.cards) >= len(rows):
            return  # a row that was just added has no name yet and is not in the value
        self._show(rows)

    def _offer(self, world: World) -> None:
        """Let what is chosen be of the library as it is now."""
        kinds = self._of_library.items()
        options = {name: library_options(kind, world) for name, kind in kinds}
        if options != self._options:
            self._options = options
            for card in self.cards:
                card.show_options(options)

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
            card.down.setEnabled(number < len(rows) - 1)
            card.grip.setEnabled(len(rows) > 1)

    def _add_card(self) -> None:
        number = len(self.cards) + 1
        title = f"{self._title} {number}"
        card = RowCard(self._theme, title, self._types, self._of_library)
        card.show_options(self._options)
        card.changed.connect(lambda: self._tell(typed=True))
        card.moved.connect(lambda step, card=card: self._on_moved(card, step))
        card.grip.carried.connect(lambda y, card=card: self._on_carried(card, y))
        card.grip.put_down.connect(self._on_put_down)
        for part in (*card.fields.values(), card.up, card.down, card.away, card.grip):
            part.installEventFilter(self)
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

    @property
    def _may_be_empty(self) -> bool:
        """No model is one, too: the program's default."""
        return self._of_library.get(next(iter(self._types))) == "model"

    def _without_empty(self, rows: Sequence[Row]) -> list[Row]:
        if self._may_be_empty:
            return list(rows)
        first = next(iter(self._types))
        return [row for row in rows if str(row.get(first) or "").strip()]

    def _on_add(self) -> None:
        self._show([*self._rows(), dict(self._defaults)])
        if self._may_be_empty:
            self._tell(typed=False)
        first = next(iter(self.cards[-1].fields.values()))
        first.setFocus()

    def _on_moved(self, card: RowCard, step: int) -> None:
        place = self.cards.index(card)
        if step:
            self._move(place, place + step, card.buttons[step])
            return
        rows = self._rows()
        rows.pop(place)
        self._show(rows)
        self._tell(typed=False)
        if self.cards:
            self.cards[min(len(self.cards) - 1, place)].away.setFocus()
        else:
            self.add_button.setFocus()

    def _move(self, place: int, target: int, focus: QWidget | None = None) -> bool:
        """Put a row at another place and tell; whether it could be."""
        if not self._swap(place, target):
            return False
        self._tell(typed=False)
        if focus is not None:
            self._focus_alike(focus, self.cards[place], self.cards[target])
        return True

    def _swap(self, place: int, target: int) -> bool:
        if not 0 <= target < len(self.cards) or target == place:
            return False
        rows = self._rows()
        rows.insert(target, rows.pop(place))
        self._show(rows)
        return True

    @staticmethod
    def _focus_alike(focus: QWidget, card: RowCard, other: RowCard) -> None:
        """Put the focus on the same part of another card, or beside it if that is off."""
        for one, alike in zip(card.parts, other.parts, strict=True):
            if one is focus:
                (alike if alike.isEnabled() else other.away).setFocus()

    def _on_carried(self, card: RowCard, y: int) -> None:
        """Let a row follow the pointer; nothing is told before it is put down."""
        place = self.cards.index(card) if self._from < 0 else self._from
        others = [one for number, one in enumerate(self.cards) if number != place]
        target = sum(one.mapToGlobal(one.rect().center()).y() < y for one in others)
        self._carried |= self._swap(place, target)
        self._from = target

    @Slot()
    def _on_put_down(self) -> None:
        if self._carried:
            self._tell(typed=False)
        self._carried, self._from = False, -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or self._is_mapping:
            return super().eventFilter(watched, event)
        step = _STEPS.get(event.key(), 0)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not step or held != Qt.KeyboardModifier.AltModifier:
            return super().eventFilter(watched, event)
        event.accept()  # here the keys move a row, not one's view of the graph
        if event.type() == QEvent.Type.KeyPress:
            place = next(n for n, one in enumerate(self.cards) if watched in one.parts)
            self._move(place, place + step, QApplication.focusWidget())
        return True

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


def _library_kinds(row_type: type[Any] | None) -> dict[str, str]:
    """Fields that name something of the library, with what."""
    found = () if row_type is None else dataclasses.fields(row_type)
    return {f.name: f.metadata["library"] for f in found if "library" in f.metadata}


def _plain(row: Any) -> Row | None:
    if isinstance(row, Mapping):
        return dict(row)
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        return dataclasses.asdict(row)
    return None
