"""The theme in use: tokens, style sheet, fonts and icons; handed to each widget explicitly.

The first frame is drawn by what is here, so nothing here asks for ``Qt`` or ``QStyle`` before
it: PySide makes all their enumerations as soon as one of them is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPalette

from workbench.ui.theme import fonts, icons
from workbench.ui.theme.palette import palette_of
from workbench.ui.theme.stylesheet import style_sheet
from workbench.ui.theme.tokens import Mode, Tokens, tokens_for

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

STYLE = ("-style", "Fusion")  # for QApplication, whose own method would need QStyle
Choice = Literal["system", "light", "dark"]


class Theme(QObject):
    """Dresses the application and tells everyone when the dress changes.

    Signals:
        changed: Colours, sizes or icons are new; read ``tokens`` again and ask for icons again.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: Choice = "system",
        text_scale: float = 1.0,
        *,
        all_fonts: bool = True,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        self._text_scale = text_scale
        self._reduce_motion = self._touch = False
        self._flash_ms = app.cursorFlashTime()
        window = app.palette().color(QPalette.ColorRole.Window)
        self._system: Mode = "dark" if window.lightness() < 128 else "light"
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}
        fonts.load_fonts(fonts.FIRST)
        if all_fonts:
            self.load_other_fonts()
        self._tokens = self._make_tokens()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def mode(self) -> Mode:
        return self._tokens.mode

    @property
    def choice(self) -> Choice:
        return self._choice

    def choose(
        self,
        choice: Choice,
        text_scale: float | None = None,
        *,
        reduce_motion: bool | None = None,
        touch: bool | None = None,
    ) -> None:
        """Change the theme at once; says ``changed`` only if something is new."""
        self._choice = choice
        self._text_scale = self._text_scale if text_scale is None else text_scale
        if reduce_motion is not None:
            self._reduce_motion = reduce_motion
            self._let_move()
        self._touch = self._touch if touch is None else touch
        self._refresh()

    def load_other_fonts(self) -> None:
        """Register the fonts that are not in the first frame."""
        fonts.load_fonts(fonts.OTHERS)

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role of ``tokens.Colours``."""
        colour = QColor(self._tokens.colour(role))
        colour.setAlphaF(alpha)
        return colour

    def series(self, number: int) -> QColor:
        """The colour of the n-th data series, starting at 0."""
        values = self._tokens.colours.series
        return QColor(values[number % len(values)])

    def icon(self, name: str, role: str = "muted", disabled: str = "border") -> QIcon:
        """An icon in the colour of ``role``; cached until the theme changes.

        ``disabled`` is the role of its colour where it cannot be pressed.
        """
        key = (name, role, disabled)
        if key not in self._icons:
            on_role = "accent" if role == "muted" else role
            self._icons[key] = icons.icon(
                name,
                self._tokens.colour(role),
                self._tokens.colour(disabled),
                self._tokens.colour(on_role),
            )
        return self._icons[key]

    def pixmap(self, name: str, size_px: int = 16, role: str = "muted") -> QPixmap:
        """One icon as a picture for the sharpest screen in use; kept like the icons."""
        key = (name, size_px, role, max(1.0, self._app.devicePixelRatio()))
        if key not in self._pixmaps:
            self._pixmaps[key] = icons.pixmap(name, size_px, self._tokens.colour(role), key[3])
        return self._pixmaps[key]

    def font(self, size_px: float | None = None, *, strong: bool = False) -> QFont:
        """The interface's font; ``size_px`` before the user's scale."""
        return fonts.text_font(self._tokens, size_px, strong=strong)

    def mono(self, size_px: float | None = None) -> QFont:
        """The code font; ``size_px`` before the user's scale."""
        return fonts.mono_font(self._tokens, size_px)

    @Slot()
    def _on_scheme_changed(self) -> None:
        from PySide6.QtCore import Qt

        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._system = "dark" if dark else "light"
        self._refresh()

    def _refresh(self) -> None:
        new = self._make_tokens()
        if new.same_as(self._tokens):
            return
        self._tokens = new
        self._icons.clear()
        self._pixmaps.clear()
        self._dress()
        self.changed.emit()

    def _make_tokens(self) -> Tokens:
        mode = self._system if self._choice == "system" else self._choice
        return tokens_for(
            mode, self._text_scale, reduce_motion=self._reduce_motion, touch=self._touch
        )

    def _let_move(self) -> None:
        """Let Qt's own parts move, or keep them still."""
        from PySide6.QtCore import Qt

        moves = not self._reduce_motion
        self._app.setCursorFlashTime(self._flash_ms if moves else 0)
        for effect in (
            Qt.UIEffect.UI_AnimateMenu,
            Qt.UIEffect.UI_AnimateCombo,
            Qt.UIEffect.UI_AnimateTooltip,
        ):
            self._app.setEffectEnabled(effect, moves)

    def _dress(self) -> None:
        self._app.setFont(self.font())
        self._app.setPalette(palette_of(self._tokens))
        self._app.setStyleSheet(style_sheet(self._tokens))
