"""Fields of the form of a job: each tells when a person changed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import NumberField, row_label
from workbench.ui.widgets.two_lines import scaled_px

Changed = Callable[[], None]


def line(name: str, changed: Changed, placeholder: str = "") -> QLineEdit:
    """A line to type into."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.textChanged.connect(lambda _text: changed())
    return made


def choice(
    name: str, choices: Sequence[tuple[str, str]], changed: Changed, least_chars: int = 14
) -> ChoiceBox:
    """A choice; the words are translated already."""
    made = ChoiceBox()
    made.setAccessibleName(name)
    for key, words in choices:
        made.addItem(words, key)
    made.currentIndexChanged.connect(lambda _row: changed())
    made.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(least_chars)
    return made


def number(
    theme: Theme, name: str, least: float, most: float, changed: Changed, width_px: int = 110
) -> NumberField:
    """A whole number."""
    made = NumberField(name)
    made.setDecimals(0)
    made.setRange(least, most)
    made.setGroupSeparatorShown(True)
    made.setFixedWidth(scaled_px(theme, width_px))
    made.valueChanged.connect(lambda _value: changed())
    return made


def check(name: str, changed: Changed) -> QCheckBox:
    """A box to tick."""
    made = QCheckBox(name)
    made.setAccessibleName(name)
    made.toggled.connect(lambda _on: changed())
    return made


def form(theme: Theme, rows: Sequence[tuple[str, QWidget]]) -> QWidget:
    """Fields with their names before them."""
    holder = QWidget()
    made = QFormLayout(holder)
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(theme.tokens.space.l_px)
    made.setVerticalSpacing(theme.tokens.space.s_px)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for words, field in rows:
        named = row_label(words)
        named.setMinimumWidth(scaled_px(theme, 120))
        named.setBuddy(field)
        made.addRow(named, field)
    return holder


def beside(*parts: QWidget | str, stretch: bool = True) -> QWidget:
    """Fields and words in one row."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(label(part, "muted") if isinstance(part, str) else part)
    if stretch:
        row.addStretch(1)
    return holder


def show_key(box: ChoiceBox, key: str) -> None:
    """Choose by key; what is not in the list is added, so that nothing is changed unseen."""
    if box.findData(key) < 0:
        box.addItem(key, key)
    box.setCurrentIndex(box.findData(key))
