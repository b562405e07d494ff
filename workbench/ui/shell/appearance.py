"""How the program looks, as commands change it: light or dark, and the size of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.theme.theme import Theme

if TYPE_CHECKING:  # not imported here: the first frame is drawn without it
    from workbench.base.settings import Settings
    from workbench.base.settings_store import SettingsStore

LEAST_SCALE, MOST_SCALE = 0.8, 2.0
STEP = 0.1


class Appearance:
    """Changes the settings; the theme follows them."""

    def __init__(self, store: SettingsStore, theme: Theme) -> None:
        self._store, self._theme = store, theme
        self._end = store.listen(self._on_settings)
        theme.choose(theme.choice, reduce_motion=store.settings.reduce_motion)

    def close(self) -> None:
        """Stop listening."""
        self._end()

    def switch_theme(self) -> None:
        """From dark to light or back."""
        self._store.change(theme="light" if self._theme.mode == "dark" else "dark")

    def larger_text(self) -> None:
        """One step larger."""
        self._scale_text(STEP)

    def smaller_text(self) -> None:
        """One step smaller."""
        self._scale_text(-STEP)

    def normal_text(self) -> None:
        """The size as designed."""
        self._store.change(text_scale=1.0)

    def _scale_text(self, step: float) -> None:
        scale = round(self._store.settings.text_scale + step, 2)
        self._store.change(text_scale=min(MOST_SCALE, max(LEAST_SCALE, scale)))

    def _on_settings(self, settings: Settings) -> None:
        self._theme.choose(
            settings.theme, settings.text_scale, reduce_motion=settings.reduce_motion
        )
