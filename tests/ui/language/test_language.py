"""The window speaks another language at once, and nothing of what was begun is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.language.figures import date_text, figure, size_text
from workbench.ui.language.language import Language, languages, spoken
from workbench.ui.language.messages import said, sentence
from workbench.ui.language.words import counted, tr
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    before = QLocale()
    made = Language(qapp)
    yield made
    made.choose("en")
    made.deleteLater()
    QLocale.setDefault(before)


def test_choices_are_named_in_their_own_language(language: Language) -> None:
    assert dict(languages())["pt-BR"] == "Português (Brasil)"
    assert dict(languages())["es"] == "Español"
    language.choose("es")
    assert languages()[0] == ("", "Sistema")


@pytest.mark.parametrize(
    ("desktop", "code"),
    [(["pt-PT"], "pt-BR"), (["es-MX", "en"], "es"), (["de-DE", "es-ES"], "es"), (["ja"], "en")],
)
def test_the_desktop_decides(
    monkeypatch: pytest.MonkeyPatch, desktop: list[str], code: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: desktop)
    assert spoken("") == code


@pytest.mark.parametrize(
    ("code", "zero", "one", "many"),
    [
        ("en", "0 models", "1 model", "1,234 models"),
        ("pt-BR", "0 modelo", "1 modelo", "1.234 modelos"),
        ("es", "0 modelos", "1 modelo", "1234 modelos"),
    ],
)
def test_counts_have_the_forms_of_the_language(
    language: Language, code: str, zero: str, one: str, many: str
) -> None:
    language.choose(code)
    said = [counted(count, "%Ln model", "%Ln models") for count in (0, 1, 1234)]
    assert said == [zero, one, many]


def test_figures_follow_the_language(language: Language) -> None:
    assert figure("1,234.5 ms") == "1,234.5 ms"
    language.choose("pt-BR")
    assert figure("1,234.5 ms") == "1.234,5 ms"
    assert size_text(3_500_000) == "3,5 MB"
    language.choose("es")
    assert figure("1,234.5 ms") == "1234,5 ms"
    assert figure("12,345") == "12.345"
    assert date_text(0.0).count("/") == 2
    language.choose("en")
    assert size_text(3_500_000) == "3.5 MB"
    assert date_text(0.0)[4] == "-"


def test_what_qt_says_is_translated_too(language: Language) -> None:
    language.choose("es")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert tr("Settings") == "Ajustes"
    language.choose("nonsense")
    assert language.code == spoken("")


@pytest.mark.parametrize(
    ("message", "spanish"),
    [
        ("the message is empty", "el mensaje está vacío"),
        ("there is no folder '/a b'", "no hay ninguna carpeta '/a b'"),
        (
            "connection to nowhere cannot be read: the message is empty",
            "connection to nowhere no se puede leer: el mensaje está vacío",
        ),
        (
            "Needs 200 MB of 22.5 GB free, 10 MB of it for the draft model: runs on the CPU "
            "with 4,096 tokens of context.",
            "Necesita 200 MB de 22,5 GB libres, 10 MB de ello para el modelo borrador: se "
            "ejecuta en la CPU con 4096 tokens de contexto.",
        ),
        ("a text of somebody {0}", "a text of somebody {0}"),
        ("", ""),
        ("x" * 100_000, "x" * 100_000),
    ],
)
def test_messages_from_below_are_known_again(
    language: Language, message: str, spanish: str
) -> None:
    assert said(message) == message
    language.choose("es")
    assert said(message) == spanish


def test_message_and_hint_are_sentences(language: Language) -> None:
    assert sentence("the message is empty", "Try again.") == "The message is empty. Try again."
    language.choose("pt-BR")
    assert sentence("the message is empty", "Try again.") == (
        "A mensagem está vazia. Tente de novo."
    )


@pytest.mark.parametrize("code", ["pt-BR", "es"])
async def test_what_was_really_refused_is_said_in_the_language(
    workbench: Workbench, language: Language, code: str
) -> None:
    language.choose(code)
    with pytest.raises(WorkbenchError) as refused:
        workbench.settings.change(server_port=99_999)
    assert "server_port" in said(refused.value.message)
    assert said(refused.value.message) != refused.value.message
    fit = await workbench.models.fit(workbench.models.models[0].id, 0)
    assert said(fit.sentence) != fit.sentence


def words_of(widget: QWidget) -> set[str]:
    """What labels and buttons of a window say."""
    parts = widget.findChildren(QLabel) + widget.findChildren(QAbstractButton)
    return {part.text().strip() for part in parts if part.isVisible()}


async def until(condition: object) -> None:
    assert callable(condition)
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.01)


async def test_window_speaks_another_language_at_once(
    qtbot: QtBot, workbench: Workbench, theme: Theme, language: Language
) -> None:
    window = MainWindow(workbench, theme, language=language)
    qtbot.addWidget(window)
    window.show()
    window.open_first_panel()
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    qtbot.keyClicks(chat.composer.edit, "half a thought")
    window.open_panel("settings")
    assert "Settings" in words_of(window)

    workbench.settings.change(language="pt-BR")
    await until(lambda: "Configurações" in words_of(window))

    assert window.workspace.current_key == "settings"
    assert not {"Settings", "Appearance", "Theme", "offline"} & (words_of(window) - {"offline"})
    window.open_panel("chat")
    again = window.workspace.panel("chat")
    assert isinstance(again, ChatPanel)
    assert again is not chat
    await until(lambda: again.composer.edit.toPlainText() == "half a thought")
    assert again.composer.edit.placeholderText() == "Escreva uma mensagem"
    window.close()
    await window.finish()


async def test_run_goes_on_and_popped_panels_come_back(
    qtbot: QtBot, workbench: Workbench, theme: Theme, language: Language
) -> None:
    window = MainWindow(workbench, theme, language=language)
    qtbot.addWidget(window)
    window.show()
    window.open_panel("help")
    window.pop_out()
    window.open_panel("models")
    ended = asyncio.Event()

    async def work() -> None:
        await asyncio.sleep(0.3)
        ended.set()

    window.run_task(work(), "Work")

    workbench.settings.change(language="es")
    await until(lambda: "Modelos" in words_of(window))

    assert window.workspace.popped == ("help",)
    await until(ended.is_set)
    workbench.settings.change(language="en")
    await until(lambda: "Models" in words_of(window))
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    window.close()
    await window.finish()
