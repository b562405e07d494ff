"""Whom a tool is for: one box for each role."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from workbench.policy.roles import ROLES, Role, Roles
from workbench.ui.tools.words import field_title, role_title

_COLUMNS = 2


class RoleBoxes(QWidget):
    """All boxes on is everyone.

    Signals:
        changed: A box is another one.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(field_title("roles"))
        self.boxes: dict[Role, QCheckBox] = {}
        self._shown: Roles = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        for at, role in enumerate(ROLES):
            box = QCheckBox(role_title(role))
            box.setAccessibleName(f"{field_title('roles')}: {role_title(role)}")
            box.clicked.connect(lambda _on: self.changed.emit())
            self.boxes[role] = box
            grid.addWidget(box, at // _COLUMNS, at % _COLUMNS)
        grid.setColumnStretch(_COLUMNS, 1)
        self.setFocusProxy(self.boxes[ROLES[0]])

    @property
    def roles(self) -> Roles:
        """Whom it is for, as the boxes say; a file that names all of them still does."""
        found = tuple(role for role, box in self.boxes.items() if box.isChecked())
        if found != ROLES:
            return found
        return ROLES if self._shown == ROLES else None

    def show_roles(self, roles: Roles) -> None:
        """Show for whom it is without telling."""
        self._shown = roles
        for role, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(roles is None or role in roles)
