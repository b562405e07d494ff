"""What the tools panel says: names of kinds, fields, approvals and protections."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from workbench.policy.roles import Role
from workbench.tools.api import Approval
from workbench.tools.kinds.api import ToolKind
from workbench.ui.marks import QT_TRANSLATE_NOOP

KIND_ICONS: Mapping[str, str] = {
    "python": "code",
    "http": "external-link",
    "sql": "database",
    "file": "file-text",
    "command": "terminal",
    "agent": "bot",
    "graph": "git-branch",
}
BUILT_IN_ICON = "wrench"
_FIELDS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("tools", "Name"),
    "title": QT_TRANSLATE_NOOP("tools", "Title"),
    "description": QT_TRANSLATE_NOOP("tools", "Description"),
    "settings.source": QT_TRANSLATE_NOOP("tools", "Code"),
    "settings.method": QT_TRANSLATE_NOOP("tools", "Method"),
    "settings.url": QT_TRANSLATE_NOOP("tools", "Address"),
    "settings.headers": QT_TRANSLATE_NOOP("tools", "Headers"),
    "settings.body": QT_TRANSLATE_NOOP("tools", "Body"),
    "settings.database": QT_TRANSLATE_NOOP("tools", "Database file"),
    "settings.query": QT_TRANSLATE_NOOP("tools", "Query"),
    "settings.writes": QT_TRANSLATE_NOOP("tools", "Changes"),
    "settings.program": QT_TRANSLATE_NOOP("tools", "Program"),
    "settings.arguments": QT_TRANSLATE_NOOP("tools", "Arguments"),
    "settings.mayBeginWithDash": QT_TRANSLATE_NOOP("tools", "May begin with a dash"),
    "settings.input": QT_TRANSLATE_NOOP("tools", "Read from its input"),
    "settings.action": QT_TRANSLATE_NOOP("tools", "What it does"),
    "settings.path": QT_TRANSLATE_NOOP("tools", "Path below the folder"),
    "settings.agent": QT_TRANSLATE_NOOP("tools", "Agent"),
    "settings.message": QT_TRANSLATE_NOOP("tools", "What it is asked"),
    "settings.graph": QT_TRANSLATE_NOOP("tools", "Graph"),
    "settings.inputs": QT_TRANSLATE_NOOP("tools", "Inputs"),
    "settings.content": QT_TRANSLATE_NOOP("tools", "What is written"),
    "parameters": QT_TRANSLATE_NOOP("tools", "Parameters"),
    "approval": QT_TRANSLATE_NOOP("tools", "Approval"),
    "roles": QT_TRANSLATE_NOOP("tools", "Whom it is for"),
    "pure": QT_TRANSLATE_NOOP("tools", "Reuse"),
    "limits.seconds": QT_TRANSLATE_NOOP("tools", "Time"),
    "limits.memoryMb": QT_TRANSLATE_NOOP("tools", "Memory"),
    "limits.outputBytes": QT_TRANSLATE_NOOP("tools", "Result"),
    "grants.folders": QT_TRANSLATE_NOOP("tools", "Folders"),
    "grants.hosts": QT_TRANSLATE_NOOP("tools", "Servers"),
}
_APPROVALS: Mapping[Approval, str] = {
    "never": QT_TRANSLATE_NOOP("tools", "Never asks"),
    "ask": QT_TRANSLATE_NOOP("tools", "Asks until allowed"),
    "always": QT_TRANSLATE_NOOP("tools", "Always asks"),
}
_ROLES: Mapping[Role, str] = {
    "visitor": QT_TRANSLATE_NOOP("tools", "Visitors"),
    "user": QT_TRANSLATE_NOOP("tools", "Users"),
    "builder": QT_TRANSLATE_NOOP("tools", "Builders"),
    "administrator": QT_TRANSLATE_NOOP("tools", "Administrators"),
}
_HELD: Mapping[str, tuple[str, str]] = {
    "time": (QT_TRANSLATE_NOOP("tools", "Time"), QT_TRANSLATE_NOOP("tools", "Time: not held")),
    "output": (
        QT_TRANSLATE_NOOP("tools", "Output"),
        QT_TRANSLATE_NOOP("tools", "Output: not held"),
    ),
    "memory": (
        QT_TRANSLATE_NOOP("tools", "Memory"),
        QT_TRANSLATE_NOOP("tools", "Memory: not held"),
    ),
    "processes": (
        QT_TRANSLATE_NOOP("tools", "Processes"),
        QT_TRANSLATE_NOOP("tools", "Processes: not held"),
    ),
    "folders": (
        QT_TRANSLATE_NOOP("tools", "Folders"),
        QT_TRANSLATE_NOOP("tools", "Folders: not held"),
    ),
    "network": (
        QT_TRANSLATE_NOOP("tools", "Network"),
        QT_TRANSLATE_NOOP("tools", "Network: not held"),
    ),
}
_TYPES: Mapping[str, str] = {
    "string": QT_TRANSLATE_NOOP("tools", "Text"),
    "integer": QT_TRANSLATE_NOOP("tools", "Whole number"),
    "number": QT_TRANSLATE_NOOP("tools", "Number"),
    "boolean": QT_TRANSLATE_NOOP("tools", "Yes or no"),
    "array:string": QT_TRANSLATE_NOOP("tools", "List of texts"),
    "array:integer": QT_TRANSLATE_NOOP("tools", "List of whole numbers"),
    "array:number": QT_TRANSLATE_NOOP("tools", "List of numbers"),
    "array:boolean": QT_TRANSLATE_NOOP("tools", "List of yes or no"),
}
TYPES: tuple[str, ...] = tuple(_TYPES)


def tr(text: str) -> str:
    """A text of the panel in the language of the program."""
    return QCoreApplication.translate("tools", text)


def kind_title(kind: ToolKind) -> str:
    """Name of a kind."""
    return tr(kind.title)


def kind_description(kind: ToolKind) -> str:
    """What a kind is, in one sentence."""
    return tr(kind.description)


def field_title(path: str) -> str:
    """What the field of a path such as ``settings.headers.Accept`` is called."""
    best = max((key for key in _FIELDS if is_at(path, key)), key=len, default="")
    return tr(_FIELDS[best]) if best else path


def is_at(path: str, field: str) -> bool:
    """Whether a path is that of a field, or of something in it."""
    return path == field or path.startswith((f"{field}.", f"{field}["))


def approval_title(approval: Approval) -> str:
    """What an approval means."""
    return tr(_APPROVALS[approval])


def role_title(role: Role) -> str:
    """Those of a role, as a list of them says it."""
    return tr(_ROLES[role])


def held_title(name: str, *, holds: bool) -> str:
    """A protection in words."""
    return tr(_HELD[name][0 if holds else 1])


def type_title(key: str) -> str:
    """A type of a parameter; of a list with its entries, as ``array:string``."""
    return tr(_TYPES.get(key, key))
