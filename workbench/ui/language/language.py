"""Which language the program speaks, and what changes with it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal

from workbench.base.paths import resource
from workbench.ui.language.catalogue import Catalogue
from workbench.ui.language.words import tr

if TYPE_CHECKING:  # not imported here: the first frame is drawn without them
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from workbench.base.settings import Settings
    from workbench.base.settings_store import SettingsStore

log = logging.getLogger(__name__)
SYSTEM = ""
"""Stands for the language of the desktop."""
NAMES = {"en": "English", "pt-BR": "Português (Brasil)", "es": "Español"}
"""Each as those who speak it call it; these are not translated."""


def languages() -> tuple[tuple[str, str], ...]:
    """Code and name of each choice, in their order; the first follows the desktop."""
    return ((SYSTEM, tr("System")), *NAMES.items())


def spoken(code: str) -> str:
    """The language that a choice comes to: the first of the desktop's that there is here."""
    if code in NAMES:
        return code
    for wanted in QLocale.system().uiLanguages():
        first = wanted.partition("-")[0].lower()
        for known in NAMES:
            if known.partition("-")[0] == first:
                return known
    return "en"


class Language(QObject):
    """Installs the texts and the forms of numbers of one language.

    Signals:
        changed: Texts are to be asked for again. arg: the language, such as ``pt-BR``.
    """

    changed = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self.code = "en"

    def choose(self, choice: str) -> bool:
        """Speak a language, one of the codes of ``languages``; whether it is another one.

        A choice that is not known follows the desktop.
        """
        code = spoken(choice)
        self._take_locale(code)
        if code == self.code:
            return False
        for one in self._installed:
            self._app.removeTranslator(one)
        self._installed = [] if code == "en" else self._load(code)
        for one in self._installed:
            self._app.installTranslator(one)
        self.code = code
        self._app.setLayoutDirection(QLocale(code).textDirection())
        self.changed.emit(code)
        return True

    def follow(self, store: SettingsStore, changed: Callable[[], None]) -> Callable[[], None]:
        """Speak what the settings say from now on; returns what ends it.

        Args:
            store: The settings.
            changed: Called whenever another language is spoken.
        """
        end = store.listen(lambda settings: self._on_settings(settings, changed))
        self.choose(store.settings.language)
        return end

    def _on_settings(self, settings: Settings, changed: Callable[[], None]) -> None:
        if self.choose(settings.language):
            changed()

    def _take_locale(self, code: str) -> None:
        """Write numbers as the desktop does where it speaks this language too."""
        system, own = QLocale.system(), QLocale(code)
        QLocale.setDefault(system if system.language() == own.language() else own)

    def _load(self, code: str) -> list[QTranslator]:
        """Qt's own texts, then ours, which are asked first."""
        name = code.replace("-", "_")
        theirs, ours = QTranslator(self), Catalogue(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = []
        if theirs.load(f"qtbase_{name}", folder):
            found.append(theirs)
        if ours.load(str(resource(f"translations/workbench_{name}.qm"))):
            found.append(ours)
        else:
            log.warning("ui.catalogue_missing language=%s", code)
        return found
