"""The matrix of roles and commands of the window, made from its registries."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from tests.policies import CLINIC, KIOSK
from workbench.policy.access import Access
from workbench.policy.profiles import DESKTOP, Person, Policy
from workbench.policy.rights import HELD_ONLY, ROWS, may
from workbench.policy.roles import ROLES, Role
from workbench.ui.actions import Action
from workbench.ui.panel_commands import all_commands
from workbench.ui.panels import PANELS
from workbench.ui.shell.commands import Commands
from workbench.ui.shell.gated import GatedWindow

EVERY = all_commands(lambda *_args, **_named: None)
KEYS = [action.key for action in EVERY]
NEW = Action("thing.new", "A new thing", "Ctrl+Alt+9")
DANGEROUS = {
    "settings.open", "engines.open", "alerts.open", "models.add", "models.add_folder",
    "tools.server", "tools.servers", "alerts.new", "alerts.import", "engines.servers",
    "models.find", "engines.ollama",
}  # fmt: skip
PROFILES = {"kiosk": KIOSK, "clinic": CLINIC, "desktop": DESKTOP}


def somebody(policy: Policy, role: Role) -> Access:
    """A person of that role before an installation."""
    if not policy.held:
        return Access(policy)
    access = Access(replace(policy, people=(Person("X", role, ""),)))
    access.enter("X")
    return access


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("profile", PROFILES)
def test_that_a_command_is_listed_and_carried_out_only_for_whom_it_is(
    qtbot: QtBot, profile: str, role: Role
) -> None:
    """Palette, menus and shortcuts go through the same list; each row is tried."""
    access, current = somebody(PROFILES[profile], role), [""]
    done: list[str] = []
    window = GatedWindow()
    qtbot.addWidget(window)
    window._workbench = SimpleNamespace(access=access)  # type: ignore[assignment]
    commands = Commands(window, lambda: current[0], lambda _panel: None, window.may_trigger)
    for action in (*EVERY, NEW):
        key = action.key
        commands.register([replace(action, callback=partial(done.append, key))])
    listed = {action.key for action in commands.known}
    for action in (*EVERY, NEW):
        current[0] = action.panel
        commands.trigger_key(action.key)
        commands.trigger(replace(action, callback=partial(done.append, action.key)))
        if shortcut := commands._shortcuts.get(action.key):
            shortcut.activated.emit()
        allowed = window.may_trigger(action)
        expected = (2 + (action.key in commands._shortcuts)) * allowed
        assert done.count(action.key) == expected, action.key
        assert (action.key in listed) is allowed, action.key
        assert (commands.get(action.key) is not None) is allowed, action.key
    if profile == "desktop":
        assert {f"command:{key}" for key in KEYS} - {f"command:{k}" for k in listed} == (
            HELD_ONLY
        )
    elif role != "administrator":
        assert not listed & (DANGEROUS | {NEW.key})


def test_that_every_row_for_the_window_is_one_of_its_commands() -> None:
    rows = {key for key in ROWS if key.startswith("command:") and not key.endswith("*")}
    assert rows <= {f"command:{key}" for key in KEYS}
    panels = {key for key in ROWS if key.startswith("panel:")}
    assert panels <= {f"panel:{spec.key}" for spec in PANELS}


@pytest.mark.parametrize("profile", ["kiosk", "clinic"])
def test_that_a_command_of_a_panel_is_for_nobody_who_may_not_see_the_panel(
    profile: str,
) -> None:
    policy = PROFILES[profile]
    for role in ROLES:
        for action in EVERY:
            panel = action.key.removesuffix(".open")
            if action.key.endswith(".open") and panel in {spec.key for spec in PANELS}:
                assert may(policy, role, f"command:{action.key}") is may(
                    policy, role, f"panel:{panel}"
                ), action.key


def test_what_a_visitor_of_a_kiosk_can_do_is_this_and_no_more() -> None:
    allowed = {key for key in KEYS if may(KIOSK, "visitor", f"command:{key}")}

    assert allowed == {
        "chat.open", "chat.new", "chat.write", "chat.stop", "chat.copy", "chat.regenerate",
        "chat.branch", "chat.edit", "shell.larger", "shell.smaller", "shell.normal",
        "shell.theme", "shell.lock", "shell.sign_in", "shell.sign_out",
    }  # fmt: skip
    panels = [spec.key for spec in PANELS if may(KIOSK, "visitor", f"panel:{spec.key}")]
    assert panels == ["chat"]
