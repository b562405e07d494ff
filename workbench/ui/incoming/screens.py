"""Which screen shows a file of which kind, and what happens when it is wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from workbench.app.incoming import Incoming, Kind, bring_in
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.ui.incoming.review import ReviewDialog
from workbench.ui.incoming.words import tr
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme

_PLACES: dict[Kind, tuple[str, str]] = {
    "agent": ("agents", "agent_name"),
    "graph": ("builder", "graph_name"),
    "tool": ("tools", "tool_name"),
    "data set": ("evals", "set_name"),
    "model": ("models", "model_id"),
}
"""The panel of each kind, and by what it is shown there."""


async def dialog_for(
    file: Incoming, workbench: Workbench, theme: Theme, shell: ShellApi, parent: QWidget
) -> QDialog:
    """The screen for a file; it is the one that the panel of its kind shows, too.

    Raises:
        WorkbenchError: The file cannot be trusted, or cannot be read.
    """
    if file.kind == "bundle":
        from workbench.app.bundles import Bundles
        from workbench.ui.models.unpacking import UnpackDialog

        inside = await Bundles(workbench).look(file.path)

        def begun() -> None:
            shell.open_panel("models", model_id="downloads")

        return UnpackDialog(inside, workbench, theme, shell, parent, begun)
    if file.kind == "parcel":
        from workbench.ui.updates.dialog import ParcelDialog

        facts = await workbench.parcels.look(file.path)
        return ParcelDialog(facts, workbench, theme, shell, parent)
    dialog = ReviewDialog(file, theme, parent)
    dialog.wanted.connect(lambda: _take(file, workbench, shell))
    return dialog


def _take(file: Incoming, workbench: Workbench, shell: ShellApi) -> None:
    title = tr("Importing {0}").format(file.path.name)
    shell.run_task(_taken(file, workbench, shell), title)


async def _taken(file: Incoming, workbench: Workbench, shell: ShellApi) -> None:
    name = await bring_in(workbench, file)
    panel, target = _PLACES[file.kind]
    shell.open_panel(panel, **{target: name})
    title = tr("{0} was imported").format(file.title)
    shell.notify(Notice("success", title, key="incoming.taken"))
