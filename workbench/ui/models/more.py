"""What else can be done with a model: the entries of its More menu, one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from workbench.app.drafts import takes_draft
from workbench.app.model_reading import WEIGHTLESS
from workbench.app.packable import can_pack
from workbench.app.quantise import applies
from workbench.app.tool_check import can_check
from workbench.app.workbench import Workbench
from workbench.models.store import InstalledModel
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme

CONTEXT = "model actions"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an action was asked for.

    Attributes:
        widget: Parent of what it opens.
    """

    widget: QWidget
    workbench: Workbench
    theme: Theme
    shell: ShellApi


@dataclass(frozen=True, slots=True)
class ModelAction:
    """One entry.

    Attributes:
        title: To be translated in the context ``model actions``.
        icon: Name of a drawing in resources/icons.
        applies: Whether it can be done with a model.
        start: Does it, or opens a dialog for it.
    """

    key: str
    title: str
    icon: str
    applies: Callable[[InstalledModel], bool]
    start: Callable[[Place, InstalledModel], None]


def _pack(place: Place, model: InstalledModel) -> None:
    from workbench.ui.models.packing import start_packing

    start_packing(place, model)


def _quantise(place: Place, model: InstalledModel) -> None:
    from workbench.ui.models.quantise import start_quantising

    start_quantising(place, model)


def _compare(place: Place, model: InstalledModel) -> None:
    from workbench.ui.models.compare import start_comparing

    start_comparing(place, model)


def _best_applies(model: InstalledModel) -> bool:
    return not model.problem and model.engine not in WEIGHTLESS


def _find_best(place: Place, model: InstalledModel) -> None:
    from workbench.ui.models.best_setting import start_finding

    start_finding(place, model)


def _check_tools(place: Place, model: InstalledModel) -> None:
    from workbench.ui.models.tool_check import start_checking

    start_checking(place, model)


def _stay(place: Place, model: InstalledModel) -> None:
    from workbench.ui.models.staying import start_staying

    start_staying(place, model)


def _choose_draft(place: Place, model: InstalledModel) -> None:
    from workbench.ui.models.draft_model import start_choosing

    start_choosing(place, model)


def _clean(place: Place, model: InstalledModel) -> None:
    from workbench.ui.models.clean_up import start_cleaning

    start_cleaning(place, model)


ACTIONS: tuple[ModelAction, ...] = (
    ModelAction(
        "quantise",
        QT_TRANSLATE_NOOP("model actions", "Quantise…"),
        "minimize-2",
        applies,
        _quantise,
    ),
    ModelAction(
        "compare",
        QT_TRANSLATE_NOOP("model actions", "Compare quantisations…"),
        "gauge",
        applies,
        _compare,
    ),
    ModelAction(
        "best",
        QT_TRANSLATE_NOOP("model actions", "Find the best setting…"),
        "zap",
        _best_applies,
        _find_best,
    ),
    ModelAction(
        "check",
        QT_TRANSLATE_NOOP("model actions", "Check tool calls…"),
        "wrench",
        can_check,
        _check_tools,
    ),
    ModelAction(
        "stay",
        QT_TRANSLATE_NOOP("model actions", "How long it stays loaded…"),
        "timer",
        lambda model: not model.problem,
        _stay,
    ),
    ModelAction(
        "draft",
        QT_TRANSLATE_NOOP("model actions", "Draft model…"),
        "skip-forward",
        takes_draft,
        _choose_draft,
    ),
    ModelAction(
        "pack",
        QT_TRANSLATE_NOOP("model actions", "Pack for another machine…"),
        "package",
        can_pack,
        _pack,
    ),
    ModelAction(
        "clean",
        QT_TRANSLATE_NOOP("model actions", "Clean up leftovers…"),
        "trash-2",
        lambda _model: True,
        _clean,
    ),
)


def menu_for(place: Place, model: InstalledModel) -> QMenu:
    """The entries for a model; those that do not apply are greyed."""
    menu = QMenu(place.widget)
    for action in ACTIONS:
        title = QCoreApplication.translate(CONTEXT, action.title)
        entry = menu.addAction(place.theme.icon(action.icon), title)
        entry.setEnabled(action.applies(model))
        entry.triggered.connect(lambda _on=False, a=action: a.start(place, model))
    return menu
