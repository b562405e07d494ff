"""Finds every text that the program shows, by reading its code.

A text is shown through ``tr(...)``, ``counted(...)``, ``QCoreApplication.translate(...)`` or a
table marked with ``QT_TRANSLATE_NOOP``. The rooms below the screen know no Qt: the fields of
their values that are shown are listed in ``VALUES``.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from message_texts import NOT_SHOWN, called, says_something, template, whole_rooms

ROOT = Path(__file__).parents[1]
GENERAL = "workbench"
"""The context of every text that is said in one way wherever it stands."""
SPECIAL = frozenset({("audit", "Time")})
"""Pairs of context and text that are said in another way than elsewhere."""
VALUES: dict[str, dict[str, tuple[int | str, ...]]] = {
    "agents/nodes": {
        "NodeKind": ("title", "description"),
        "setting": (1, "title", "help", "choices"),
        "Port": (2, "title"),
    },
    "evals/graders": {
        "Grader": ("title", "description"),
        "Setting": (1, 4, "title", "description", "choices"),
    },
    "telemetry": {"Metric": (1, 3, "title", "source"), "Fact": (1, 2)},
    "evals": {"Heading": (1,)},
    "app": {"Fact": (1, 2)},
    "tools/kinds": {"ToolKind": ("title", "description")},
}
"""By folder and by what is called: which arguments, by place or name, are shown."""


MESSAGE_ROOMS = ("app", "base", "models", "policy")
"""Whose errors and findings are translated, where the screen shows them; of those in
``WHOLE_ROOMS`` (``message_texts``) it is every text."""
ERRORS = frozenset(
    [
        "WorkbenchError",
        "SettingsError",
        "StoreError",
        "StoreDamaged",
        "StoreFull",
        "StoreNewer",
        "DocumentError",
        "ModelError",
        "TransferError",
        "SourceRefused",
        "SourceChanged",
        "SourceAway",
        "FetchedElsewhere",
        "PolicyError",
        "RunError",
        "SearchError",
        "EngineError",
        "EngineCrashed",
        "EngineUnavailable",
        "ModelLoadError",
        "ContextFull",
        "RequestError",
        "Done",
        "Notice",
        "Finding",
    ]
)


@cache
def messages(root: Path = ROOT) -> frozenset[str]:
    """What the rooms below the screen say; ``{0}`` stands where they put a value."""
    found: set[str] = set()
    for room in MESSAGE_ROOMS:
        for path in sorted((root / "workbench" / room).rglob("*.py")):
            if not NOT_SHOWN.search(path.as_posix()):
                found.update(_messages_of(path))
    return frozenset(found) | whole_rooms(root)


def _messages_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and called(node.func) in ERRORS:
            for one in node.args:
                for text in _templates(one):
                    if says_something(text):
                        yield text


def _templates(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be, with places for what is put in."""
    if isinstance(node, ast.JoinedStr):
        yield from template(node)
    elif isinstance(node, ast.IfExp):
        yield from _templates(node.body)
        yield from _templates(node.orelse)
    else:
        yield from _strings(node)


@cache
def texts(root: Path = ROOT) -> tuple[frozenset[str], frozenset[str]]:
    """Every text of a checkout, and those of them that are said with a count."""
    plain: set[str] = set()
    counts: set[str] = set()
    for path in sorted((root / "workbench").rglob("*.py")):
        for text, has_count in _texts_of(path.relative_to(root / "workbench"), path):
            (counts if has_count else plain).add(text)
    plain |= messages(root)
    if both := plain & counts:
        raise SystemExit(f"said with a count and without: {sorted(both)}")
    return frozenset(plain | counts), frozenset(counts)


def _texts_of(room: Path, path: Path) -> Iterator[tuple[str, bool]]:
    shown = {
        name: places
        for folder, calls in VALUES.items()
        if room.is_relative_to(folder)
        for name, places in calls.items()
    }
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = called(node.func)
            if room.is_relative_to("ui"):
                yield from _marked(name, node)
            if name in shown:
                for one in shown[name]:
                    yield from ((text, False) for text in _strings(_argument(node, one)))


def _marked(name: str, node: ast.Call) -> Iterator[tuple[str, bool]]:
    """The texts of a call that translates or marks."""
    if name in ("tr", "said") and node.args:
        yield from ((text, _has_count(node)) for text in _strings(node.args[0]))
    elif name == "counted" and len(node.args) > 2:
        yield from ((text, True) for text in _strings(node.args[2]))
    elif name == "mark" and node.args:
        yield from ((text, False) for text in _strings(node.args[0]))
    elif name in ("translate", "QT_TRANSLATE_NOOP") and len(node.args) > 1:
        yield from ((text, "%n" in text) for text in _strings(node.args[1]))


def _has_count(node: ast.Call) -> bool:
    return len(node.args) > 2


def _argument(node: ast.Call, place: int | str) -> ast.expr | None:
    if isinstance(place, int):
        return node.args[place] if len(node.args) > place else None
    return next((one.value for one in node.keywords if one.arg == place), None)


def _strings(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for one in node.values:
            yield from _strings(one)
    elif isinstance(node, ast.Tuple):
        for one in node.elts:
            yield from _strings(one)
