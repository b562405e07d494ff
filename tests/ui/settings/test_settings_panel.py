"""A change in the settings panel holds at once and can be taken back."""

from dataclasses import fields

from pytestqt.qtbot import QtBot

from tests.ui.recorded import until
from workbench.app.workbench import Workbench
from workbench.base.settings import Settings
from workbench.models.bundles.signers import Signers
from workbench.policy.secrets import Secrets
from workbench.tools.memory.values import Keep, MemoryPlace
from workbench.ui.settings.editors import SettingEditor
from workbench.ui.settings.memories import KeptMemories
from workbench.ui.settings.panel import SettingsPanel
from workbench.ui.settings.rows import ROWS
from workbench.ui.settings.signers import TrustedSigners
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button
from workbench.ui.widgets.fields import NumberField
from workbench.ui.widgets.views import Toggle


def test_that_every_setting_has_a_row() -> None:
    assert {row.name for row in ROWS} == {field.name for field in fields(Settings)}


async def test_that_settings_change_reset_and_come_back(
    workbench: Workbench, theme: Theme, qtbot: QtBot
) -> None:
    window = MainWindow(workbench, theme)
    window.open_panel("settings")
    panel = window.workspace.panel("settings")
    assert isinstance(panel, SettingsPanel)
    panel._editors["reduce_motion"].findChildren(Toggle)[0].click()
    assert workbench.settings.settings.reduce_motion is True
    panel._editors["text_scale"].edited.emit(1.2)
    assert workbench.settings.settings.text_scale == 1.2

    panel.reset()
    assert workbench.settings.settings == Settings()
    panel.reset()

    assert workbench.settings.settings.text_scale == 1.2
    assert workbench.settings.settings.reduce_motion is True
    window.close()
    await window.finish()
    window.deleteLater()


def test_that_sizes_are_shown_in_megabytes_whatever_is_stored(
    theme: Theme, qtbot: QtBot
) -> None:
    row = next(row for row in ROWS if row.name == "prefix_cache_bytes")
    editor = SettingEditor(row, theme, ())
    qtbot.addWidget(editor)
    (spin,) = editor.findChildren(NumberField)
    for stored, shown in (
        (Settings().prefix_cache_bytes, "128 MB"),
        (134_217_728, "134 MB"),
        (0, "off"),
    ):
        editor.set_value(stored)
        assert spin.text() == shown
    with qtbot.waitSignal(editor.edited) as told:
        spin.setValue(256)
    assert told.args == [256_000_000]


async def test_that_search_leaves_what_fits(workbench: Workbench, theme: Theme) -> None:
    window = MainWindow(workbench, theme)
    window.open_panel("settings")
    panel = window.workspace.panel("settings")
    assert isinstance(panel, SettingsPanel)
    panel._on_search("threads")

    shown = [text for _, holder, text in panel._searched if not holder.isHidden()]
    assert len(shown) == 1
    assert "cpu threads" in shown[0]
    window.close()
    await window.finish()
    window.deleteLater()


async def test_that_a_trusted_signer_can_be_forgotten(
    workbench: Workbench, theme: Theme, qtbot: QtBot
) -> None:
    signers = Signers(workbench.paths.data, Secrets())
    signers.trust("ab" * 32)
    window = MainWindow(workbench, theme)
    window.show()
    window.open_panel("settings")
    panel = window.workspace.panel("settings")
    assert isinstance(panel, SettingsPanel)
    listed = panel.findChildren(TrustedSigners)[0]
    await until(lambda: listed.findChildren(Button))

    listed.findChildren(Button)[0].click()

    await until(lambda: not signers.trusted())
    window.close()
    await window.finish()
    window.deleteLater()


async def test_that_what_graphs_remember_is_read_and_forgotten(
    workbench: Workbench, theme: Theme
) -> None:
    place = MemoryPlace("graph", "desk", "facts")
    for text in ("likes tea", "lives in Kiel"):
        await workbench.memories.remember(place, text, Keep())
    window = MainWindow(workbench, theme)
    window.show()
    window.open_panel("settings")
    panel = window.workspace.panel("settings")
    assert isinstance(panel, SettingsPanel)
    listed = panel.findChildren(KeptMemories)[0]

    def button(name: str) -> Button | None:
        found = [b for b in listed.findChildren(Button) if not b.isHidden()]
        return next((b for b in found if b.accessibleName() == name), None)

    def press(name: str) -> None:
        found = button(name)
        assert found is not None
        found.click()

    await until(lambda: button("Show graph:desk/facts"))
    press("Show graph:desk/facts")
    await until(lambda: button("Forget “likes tea”"))
    press("Forget “likes tea”")
    await until(
        lambda: button("Forget “likes tea”") is None and button("Forget “lives in Kiel”")
    )
    assert [one.text for one in await workbench.memories.newest(place, 9)] == ["lives in Kiel"]

    press("Forget all of graph:desk/facts")
    await until(
        lambda: button("Show graph:desk/facts") is None and not listed.findChildren(Button)
    )
    assert await workbench.memories.list() == ()
    window.close()
    await window.finish()
    window.deleteLater()
