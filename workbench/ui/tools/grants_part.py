"""What a tool is granted: folders, and servers."""

from __future__ import annotations

from dataclasses import replace

from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.registry import kind_of
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.folder_rows import FolderRows
from workbench.ui.tools.part import Part
from workbench.ui.tools.text_rows import TextRows
from workbench.ui.tools.words import field_title, is_at, tr

FOLDERS, HOSTS = "grants.folders", "grants.hosts"


class GrantsPart(Part):
    """Rows of folders and of servers; not there for a kind that is granted neither."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Grants"))
        self.folders = FolderRows(theme)
        self.folders.changed.connect(lambda typed: self.touched.emit(FOLDERS, typed))
        self._add(FOLDERS, self.folders, tr("It sees no other folder of yours."))
        self.hosts = TextRows(
            theme, field_title(HOSTS), tr("Grant a server"), tr("Such as api.example.org")
        )
        self.hosts.changed.connect(lambda whole: self.touched.emit(HOSTS, not whole))
        self._add(
            HOSTS,
            self.hosts,
            tr(
                "Without any it has no network. Python and commands are held to ports only: "
                "there they can reach any server, so each call asks."
            ),
        )

    def show_tool(self, tool: ToolDocument) -> None:
        kind = kind_of(tool.kind)
        has_folders = kind is not None and kind.folders > 1
        has_hosts = kind is not None and kind.sends
        self.blocks[FOLDERS].setVisible(has_folders)
        self.blocks[HOSTS].setVisible(has_hosts)
        self.setVisible(has_folders or has_hosts)
        self.folders.show_grants(tool.grants.folders)
        self.hosts.show_texts(tool.grants.hosts)

    def applied(self, tool: ToolDocument) -> ToolDocument:
        grants = replace(tool.grants, folders=self.folders.grants, hosts=self.hosts.texts)
        return replace(tool, grants=grants)

    def focus_field(self, path: str) -> bool:
        if self.isHidden():
            return False
        number = path.partition("[")[2].partition("]")[0]
        at = int(number) if number.isdecimal() else 0
        if is_at(path, FOLDERS) and not self.blocks[FOLDERS].isHidden():
            self.folders.focus_row(at)
            return True
        if is_at(path, HOSTS):
            self.hosts.focus_row(at)
            return True
        return False
