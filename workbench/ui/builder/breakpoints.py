"""Where runs of a graph wait: kept with the window's state, not in the graph's file."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal, Slot

from workbench.agents.graphs.documents import GraphDocument, body_at
from workbench.base.errors import DocumentError
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.panels import ShellApi

_KEY = "breakpoints/{0}"
_BEFORE, _AFTER = "before ", "after "


class Breakpoints(QObject):
    """Those of the graph on screen; each graph has its own.

    Attributes:
        before: Paths of the nodes before which a run waits.
        after: Paths of the nodes after which it waits.

    Signals:
        changed: There are others.
    """

    changed = Signal()

    def __init__(self, draft: GraphDraft, shell: ShellApi, parent: QObject) -> None:
        super().__init__(parent)
        self._draft, self._shell = draft, shell
        self._name = ""
        self.before: frozenset[str] = frozenset()
        self.after: frozenset[str] = frozenset()
        draft.left.connect(self._on_left)
        draft.changed.connect(self._on_changed)

    def toggle_before(self, paths: Collection[str]) -> None:
        """Set or take away those before some nodes."""
        self._put(_toggled(self.before, paths), self.after)

    def toggle_after(self, paths: Collection[str]) -> None:
        """Set or take away those after some nodes."""
        self._put(self.before, _toggled(self.after, paths))

    def rename(self, path: str, new_path: str) -> None:
        """A node has another id; what is inside of it moves with it."""
        self._put(_moved(self.before, path, new_path), _moved(self.after, path, new_path))

    def _put(self, before: frozenset[str], after: frozenset[str]) -> None:
        if (before, after) == (self.before, self.after):
            return
        self.before, self.after = before, after
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        if self._name:
            texts = [*(_BEFORE + path for path in self.before)]
            texts += [_AFTER + path for path in self.after]
            self._shell.keep(_KEY.format(self._name), sorted(texts))

    @Slot()
    def _on_left(self) -> None:
        self._name = ""
        self.before = self.after = frozenset()
        self.changed.emit()

    @Slot()
    def _on_changed(self) -> None:
        """Restore those of a graph that was opened; a new name keeps those there are."""
        name = self._draft.saved_name
        if name == self._name:
            return
        was_open, self._name = bool(self._name), name
        if was_open:
            self._keep()
            return
        kept = [text for text in self._shell.kept(_KEY.format(name)) if name]
        self.before = self._known(kept, _BEFORE)
        self.after = self._known(kept, _AFTER)
        self.changed.emit()

    def _known(self, kept: Collection[str], sign: str) -> frozenset[str]:
        paths = {text.removeprefix(sign) for text in kept if text.startswith(sign)}
        return frozenset(path for path in paths if _is_there(self._draft.document, path))


def _toggled(paths: frozenset[str], chosen: Collection[str]) -> frozenset[str]:
    wanted = frozenset(chosen)
    return paths - wanted if wanted <= paths else paths | wanted


def _moved(paths: frozenset[str], path: str, new_path: str) -> frozenset[str]:
    inside = f"{path}/"
    return frozenset(
        new_path + each[len(path) :] if each == path or each.startswith(inside) else each
        for each in paths
    )


def _is_there(document: GraphDocument, path: str) -> bool:
    *scope, node_id = path.split("/")
    try:
        body_at(document, tuple(scope)).node(node_id)
    except DocumentError:
        return False
    return True
