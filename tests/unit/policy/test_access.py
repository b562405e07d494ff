"""Decisions: each role against each row of the table, agents, models, tools and settings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.policies import ANNA, CLINIC, KIOSK
from workbench.base.errors import PolicyError
from workbench.base.settings import Settings
from workbench.policy.access import Access, Session
from workbench.policy.profiles import DESKTOP, Person, Policy
from workbench.policy.rights import HELD_ONLY, ROWS, least_role, matrix, may
from workbench.policy.roles import ROLES, Role
from workbench.tools.registry import TOOLS

HELD = [KIOSK, CLINIC, replace(DESKTOP, people=(Person(ANNA, "administrator", ""),))]
DANGEROUS = [
    "do:settings.change-others", "do:models.remove", "do:models.add_file", "do:downloads.add",
    "do:sources.set_token", "do:connections.add", "do:servers.save", "do:servers.allow_start",
    "do:approvals.remember", "do:records.delete", "do:guard.permit", "do:alerts.lift",
    "panel:settings", "panel:engines", "panel:alerts", "command:models.add",
    "command:tools.server", "cli:mcp.add", "cli:runs.purge", "cli:models.rm",
]  # fmt: skip


def of(policy: Policy, role: Role) -> Access:
    """Somebody of that role sits there."""
    access = Access(replace(policy, people=(Person("X", role, ""),)))
    access.enter("X")
    return access


@pytest.mark.parametrize("policy", HELD, ids=["kiosk", "clinic", "desktop with people"])
def test_that_a_higher_role_may_all_that_a_lower_one_may(policy: Policy) -> None:
    for key, roles in matrix(policy, ROWS).items():
        assert roles == ROLES[len(ROLES) - len(roles) :], key
        assert "administrator" in roles, key


@pytest.mark.parametrize("policy", HELD, ids=["kiosk", "clinic", "desktop with people"])
@pytest.mark.parametrize(
    "key", [*DANGEROUS, "command:new.thing", "panel:new", "cli:new", "do:x.y"]
)
def test_that_what_changes_the_machine_and_what_is_new_is_for_administrators(
    policy: Policy, key: str
) -> None:
    assert matrix(policy, [key]) == {key: ("administrator",)}


def test_that_a_plain_desktop_allows_every_row_to_every_role() -> None:
    for key, roles in matrix(DESKTOP, [*ROWS, *DANGEROUS]).items():
        assert roles == (() if key in HELD_ONLY else ROLES), key


@pytest.mark.parametrize("key", ["ui:file-dialogs", "ui:drops", "ui:links", "ui:menus"])
def test_that_in_a_kiosk_nobody_but_an_administrator_gets_beside_the_window(key: str) -> None:
    assert matrix(KIOSK, [key, "command:shell.quit"]) == {
        key: ("administrator",),
        "command:shell.quit": ("administrator",),
    }


def test_that_a_policy_says_otherwise_for_a_row() -> None:
    said = replace(CLINIC, actions={"panel:chat": "builder", "command:chat.*": "nobody"})

    assert least_role(said, "panel:chat") == "builder"
    assert not any(may(said, role, "command:chat.rename") for role in ROLES)
    assert may(said, "user", "panel:help")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("policy", HELD, ids=["kiosk", "clinic", "desktop with people"])
def test_that_may_and_need_say_the_same(policy: Policy, role: Role) -> None:
    access = of(policy, role)
    for key in (*ROWS, *DANGEROUS):
        if access.may(key):
            access.need(key)
            continue
        with pytest.raises(PolicyError):
            access.need(key)


def test_that_every_tool_of_the_program_has_its_least_role_and_a_new_one_is_held() -> None:
    for spec in TOOLS:
        assert f"tool:{spec.name}" in ROWS, spec.name
    access = Access(CLINIC)
    assert access.tool_roles("calculator", None) == ROLES
    assert access.tool_roles("calculator", ("builder",)) == ("builder",)
    assert access.tool_roles("somebodys_tool", None) == ("administrator",)
    assert Access(replace(CLINIC, tools={"somebodys_tool": "user"})).tool_roles(
        "somebodys_tool", None
    ) == ("user", "builder", "administrator")
    assert (
        Access(replace(CLINIC, tools={"calculator": "nobody"})).tool_roles("calculator", None)
        == ()
    )
    assert Access().tool_roles("somebodys_tool", None) is None


def test_who_may_use_which_agents_and_models() -> None:
    kiosk = Access(KIOSK)
    assert kiosk.role == "visitor"
    assert kiosk.may_agent("starter")
    assert not kiosk.may_agent("researcher")
    assert not Access(replace(KIOSK, agents={})).may_agent("starter")
    assert of(CLINIC, "user").may_agent("researcher")
    assert not of(replace(CLINIC, models={"user": ("small",)}), "user").may_model("large")
    assert of(replace(CLINIC, models={"user": ("small",)}), "user").may_model("")


def test_that_a_visitor_runs_no_changed_agent() -> None:
    kiosk = Access(KIOSK)
    kiosk.need_run("starter", "", as_known=True)
    for name, as_known in (("starter", False), ("researcher", True)):
        with pytest.raises(PolicyError):
            kiosk.need_run(name, "", as_known=as_known)
    of(KIOSK, "builder").need_run("draft", "", as_known=False)
    Access().need_run("anything", "any", as_known=False)


def test_that_the_role_of_the_settings_file_counts_for_nothing_here() -> None:
    chosen = Settings(acting_role="administrator")

    assert Access(KIOSK).ruled(chosen).acting_role == "visitor"
    assert of(CLINIC, "user").ruled(chosen).acting_role == "user"
    assert Access().ruled(chosen) is chosen


def test_that_settings_of_the_policy_go_before_the_users_and_stay() -> None:
    policy = replace(CLINIC, settings={"network": "off", "keep_runs_days": 30})
    access = Access(replace(policy, people=(Person("A", "administrator", ""),)))
    access.enter("A")

    assert access.ruled(Settings()).network == "off"
    assert access.ruled(Settings()).keep_runs_days == 30.0
    with pytest.raises(PolicyError, match="the policy decides network"):
        access.check_change(frozenset({"network"}))
    access.check_change(frozenset({"proxy"}))


def test_that_only_administrators_change_more_than_how_it_looks() -> None:
    access = of(CLINIC, "user")
    access.check_change(frozenset({"theme", "text_scale"}))
    with pytest.raises(PolicyError):
        access.check_change(frozenset({"model_folders"}))


def test_that_behind_a_covered_screen_no_command_is_carried_out() -> None:
    access = of(CLINIC, "administrator")
    access.lock()

    assert access.role == "administrator"  # what they began goes on
    assert not access.may("command:shell.palette")
    assert not access.may("panel:chat")
    assert access.may("do:conversations.turns")
    access.enter("X")
    assert access.may("panel:chat")


def test_that_nobody_is_signed_in_at_first_where_people_sign_in() -> None:
    access = Access(CLINIC)

    assert access.session == Session("", "visitor", locked=True)
    with pytest.raises(PolicyError):
        access.enter("Mallory")
    with pytest.raises(PolicyError):
        Access(replace(CLINIC, break_glass=False)).enter("Eve", emergency="no reason at all")
    access.enter("Eve", emergency="the ward has no power")
    assert access.role == CLINIC.break_glass_role
    access.leave()
    assert access.session == Session("", "visitor", locked=True)


def test_that_a_policy_that_cannot_be_trusted_allows_nothing() -> None:
    access = Access(problem="It was changed. Ask somebody.")

    assert access.held
    for key in (*ROWS, *DANGEROUS):
        harmless = key.startswith(("cli:policy.", "cli:kiosk")) or key.endswith(
            (".listen", ":monitor.history")
        )
        assert access.may(key) is harmless, key
    with pytest.raises(PolicyError, match="cannot be trusted"):
        access.need("panel:chat")
    with pytest.raises(PolicyError):
        access.enter(ANNA)
    assert not access.may_agent("starter")
    assert access.ruled(Settings()).acting_role == "visitor"


def test_that_everybody_hears_who_sits_there() -> None:
    heard: list[Session] = []
    access = Access(replace(CLINIC, people=(Person("X", "user", ""),)))
    stop = access.listen(heard.append)
    access.enter("X")
    access.lock()
    access.lock()
    stop()
    access.leave()

    assert [(one.person, one.locked) for one in heard] == [("X", False), ("X", True)]
