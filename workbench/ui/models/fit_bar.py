"""The memory a model needs, as one stacked bar with the sentence that decided."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.models.fit import FitVerdict
from workbench.ui.language.figures import size_text
from workbench.ui.language.messages import said
from workbench.ui.language.words import tr
from workbench.ui.shell.overlay import Overlay
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label

RESERVE_SHARE = 0.05
POPOVER_PX = 380
_MOST_PARTS = 8


def parts_of(fit: FitVerdict) -> tuple[tuple[str, int], ...]:
    """What the bar shows, in order: needs, what stays free, what is kept in reserve."""
    need = fit.total_bytes
    reserve = int(fit.free_bytes * RESERVE_SHARE)
    left = max(0, fit.free_bytes - need)
    return (
        (tr("Weights"), fit.weights_bytes),
        (tr("KV cache"), fit.kv_bytes),
        (tr("Compute"), fit.compute_bytes),
        (tr("Program"), fit.program_bytes),
        *(((tr("Draft model"), fit.draft_bytes),) if fit.draft_bytes else ()),
        *(((tr("Kept prompts"), fit.parked_bytes),) if fit.parked_bytes else ()),
        (tr("Free"), max(0, left - reserve)),
        (tr("Reserve"), min(left, reserve)),
    )


class _Bar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.parts: tuple[tuple[str, int], ...] = ()
        self.limit_bytes = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(14)

    def colour(self, number: int) -> QColor:
        """Of a part: the last two are what stays free, and what is kept in reserve."""
        needs = len(self.parts) - 2
        if number < needs:
            return self._theme.series(number)
        return self._theme.colour("border" if number == needs else "muted")

    def sizeHint(self) -> QSize:
        return QSize(200, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(shape)
        total = sum(size for _, size in self.parts) or 1
        left = 0.0
        for number, (_, size) in enumerate(self.parts):
            width = self.width() * size / total
            painter.fillRect(QRectF(left, 0, width, self.height()), self.colour(number))
            left += width
        if 0 < self.limit_bytes < total:
            place = self.width() * self.limit_bytes / total
            painter.fillRect(
                QRectF(place - 1, 0, 2, self.height()), self._theme.colour("error")
            )


class FitBar(QWidget):
    """The bar, its legend and the sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar = _Bar(theme, self)
        self._sentence = label("", wrap=True, parent=self)
        self._with_load = label("", "muted", wrap=True, parent=self)
        self._legend = QGridLayout()
        self._legend.setHorizontalSpacing(theme.tokens.space.m_px)
        self._legend.setVerticalSpacing(2)
        self._cells: list[tuple[QLabel, QLabel]] = []
        for number in range(_MOST_PARTS):
            name, value = label("", "muted", parent=self), label("", parent=self)
            name.setTextFormat(Qt.TextFormat.RichText)
            self._legend.addWidget(name, number, 0)
            self._legend.addWidget(value, number, 1, Qt.AlignmentFlag.AlignRight)
            self._cells.append((name, value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.s_px)
        column.addWidget(self._sentence)
        column.addWidget(self._bar)
        column.addLayout(self._legend)
        column.addWidget(self._with_load)

    def set_fit(self, fit: FitVerdict | None) -> None:
        """Show another estimate; nothing while there is none."""
        self.setVisible(fit is not None)
        if fit is None:
            return
        parts = parts_of(fit)
        self._bar.parts, self._bar.limit_bytes = parts, fit.free_bytes
        self._sentence.setText(said(fit.sentence))
        for number, (name, value) in enumerate(self._cells):
            name.setVisible(number < len(parts))
            value.setVisible(number < len(parts))
        for number, ((title, size), (name, value)) in enumerate(
            zip(parts, self._cells, strict=False)
        ):
            colour = self._bar.colour(number).name()
            spot = f'<span style="background-color:{colour}">&nbsp;&nbsp;&nbsp;</span>'
            name.setText(f"{spot}&nbsp;&nbsp;{title}")
            value.setText(size_text(size))
        self._with_load.setVisible(fit.loaded_bytes > 0)
        self._with_load.setText(
            self.tr("{} are taken with the load, the rest as it is used.").format(
                size_text(fit.loaded_bytes)
            )
        )
        spoken = ", ".join(f"{title} {size_text(size)}" for title, size in parts)
        self.setAccessibleName(f"{said(fit.sentence)} {spoken}")
        self._bar.update()


class FitPopover(Overlay):
    """The numbers that decided, beside the badge they stand for; Esc or a click closes it."""

    def __init__(self, theme: Theme, panel: QWidget) -> None:
        super().__init__(theme, panel, "", "middle", POPOVER_PX, 0)
        self._panel = panel
        self.setAccessibleName(self.tr("What decided whether it fits"))
        self.bar = FitBar(theme, self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.addWidget(self.bar)
        self._at = QPoint()

    def open_at(self, fit: FitVerdict, place: QPoint) -> None:
        """Show an estimate below a place of the panel."""
        self.bar.set_fit(fit)
        self.setAccessibleDescription(self.bar.accessibleName())
        self._at = place
        self.open()

    def put(self) -> None:
        outer = self._panel.rect()
        width = min(POPOVER_PX, outer.width() - 16)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        x = min(self._at.x(), outer.right() - width - 8)
        y = min(self._at.y(), outer.bottom() - height - 8)
        self.setGeometry(max(8, x), max(8, y), width, height)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.dismiss()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.dismiss()
