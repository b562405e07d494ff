"""The panels of the window, one row each, and what the shell offers them."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol

from workbench.ui.marks import QT_TRANSLATE_NOOP

if TYPE_CHECKING:  # not imported here: the first frame is drawn without it
    from PySide6.QtWidgets import QWidget

    from workbench.app.notices import Notice
    from workbench.app.workbench import Workbench
    from workbench.ui.actions import Action
    from workbench.ui.theme.theme import Theme


class PanelSpec:
    """One panel; a plain class, because the first frame is drawn without ``dataclasses``.

    Attributes:
        key: What ``ShellApi.open_panel`` takes.
        title: Name on screen, to be translated in the context ``panels``.
        icon: Name of a drawing in resources/icons.
        module: Imported when the panel is first opened.
        factory: A function of that module, ``(workbench, theme, shell) -> QWidget``.
        at_bottom: Stands at the lower end of the rail.
    """

    __slots__ = ("at_bottom", "factory", "icon", "key", "module", "title")

    def __init__(
        self,
        key: str,
        title: str,
        icon: str,
        module: str,
        *,
        factory: str = "create",
        at_bottom: bool = False,
    ) -> None:
        self.key: Final = key
        self.title: Final = title
        self.icon: Final = icon
        self.module: Final = module
        self.factory: Final = factory
        self.at_bottom: Final = at_bottom


PANELS: tuple[PanelSpec, ...] = (
    PanelSpec(
        "chat", QT_TRANSLATE_NOOP("panels", "Chat"), "message-square", "workbench.ui.chat.panel"
    ),
    PanelSpec(
        "trace", QT_TRANSLATE_NOOP("panels", "Runs"), "activity", "workbench.ui.trace.panel"
    ),
    PanelSpec(
        "agents", QT_TRANSLATE_NOOP("panels", "Agents"), "bot", "workbench.ui.agents.panel"
    ),
    PanelSpec(
        "builder",
        QT_TRANSLATE_NOOP("panels", "Builder"),
        "git-branch",
        "workbench.ui.builder.panel",
    ),
    PanelSpec(
        "tools", QT_TRANSLATE_NOOP("panels", "Tools"), "wrench", "workbench.ui.tools.panel"
    ),
    PanelSpec(
        "evals",
        QT_TRANSLATE_NOOP("panels", "Evaluations"),
        "scale",
        "workbench.ui.evals.panel",
    ),
    PanelSpec("jobs", QT_TRANSLATE_NOOP("panels", "Jobs"), "clock", "workbench.ui.jobs.panel"),
    PanelSpec(
        "models", QT_TRANSLATE_NOOP("panels", "Models"), "box", "workbench.ui.models.panel"
    ),
    PanelSpec(
        "engines", QT_TRANSLATE_NOOP("panels", "Engines"), "cpu", "workbench.ui.engines.panel"
    ),
    PanelSpec(
        "dashboards",
        QT_TRANSLATE_NOOP("panels", "Dashboards"),
        "layout-dashboard",
        "workbench.ui.dashboards.panel",
    ),
    PanelSpec(
        "alerts",
        QT_TRANSLATE_NOOP("panels", "Alerts"),
        "circle-alert",
        "workbench.ui.alerts.panel",
    ),
    PanelSpec(
        "server",
        QT_TRANSLATE_NOOP("panels", "Server"),
        "server",
        "workbench.ui.server.panel",
    ),
    PanelSpec(
        "deployments",
        QT_TRANSLATE_NOOP("panels", "Deployments"),
        "layers",
        "workbench.ui.deployments.panel",
    ),
    PanelSpec(
        "audit",
        QT_TRANSLATE_NOOP("panels", "Audit"),
        "book-open",
        "workbench.ui.audit.panel",
        at_bottom=True,
    ),
    PanelSpec(
        "privacy",
        QT_TRANSLATE_NOOP("panels", "Privacy"),
        "shield-check",
        "workbench.ui.privacy.panel",
        at_bottom=True,
    ),
    PanelSpec(
        "settings",
        QT_TRANSLATE_NOOP("panels", "Settings"),
        "settings",
        "workbench.ui.settings.panel",
        at_bottom=True,
    ),
    PanelSpec(
        "help",
        QT_TRANSLATE_NOOP("panels", "Help"),
        "circle-question-mark",
        "workbench.ui.help.panel",
        at_bottom=True,
    ),
)


class ShellApi(Protocol):
    """What a panel may ask of the window around it."""

    def open_panel(self, key: str, **target: Any) -> None:
        """Show a panel; ``target`` goes to its ``show_target``, if it has one."""

    def notify(self, notice: Notice) -> None:
        """Show a notice and keep it in the list."""

    def run_task(
        self, work: Coroutine[Any, Any, Any], title: str, *, must_end: bool = False
    ) -> None:
        """Run owned work; it is listed under Activity, and a failure becomes a notice.

        When the window closes it is cancelled, or, if it ``must_end``, waited for.
        """

    def copy(self, text: str, what: str) -> None:
        """Put text on the clipboard and say so; ``what`` names it on screen."""

    def ask_link(self, url: str) -> None:
        """Show the whole address of a link; it opens only when the user says so."""

    def register_actions(self, actions: Sequence[Action]) -> None:
        """Add commands with their callbacks to the palette and the shortcuts."""

    def trigger(self, key: str) -> None:
        """Carry out a command by its key, as the palette does; nothing if it is not allowed."""

    def kept(self, key: str) -> list[str]:
        """What was kept with the window's state; empty for nothing."""

    def keep(self, key: str, values: Sequence[str]) -> None:
        """Keep something with the window's state; an empty one is dropped."""


def create_panel(
    spec: PanelSpec,
    workbench: Workbench,
    theme: Theme,
    shell: ShellApi,
    outline: QWidget | None = None,
) -> QWidget:
    """Import the panel's module and make the panel, around what is on screen of it already."""
    create = getattr(import_module(spec.module), spec.factory)
    on_screen = () if outline is None else (outline,)
    widget: QWidget = create(workbench, theme, shell, *on_screen)
    return widget
