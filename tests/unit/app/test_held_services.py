"""The doing side: each service refuses what is not for who sits before the program."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from tests.policies import ANNA, BEN, CARA, CLINIC, KIOSK, PINS, folder
from tests.unit.app.test_graph_runs import finished
from tests.unit.app.test_runs import CALLED, DONE, READY, World
from workbench.app.held_services import FREE, NESTED, _Held
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import PolicyError, StoreError
from workbench.engines.api import TextDelta, ToolCall
from workbench.policy.profiles import Policy
from workbench.policy.rights import least_role
from workbench.traces.events import ToolCallFinished

CALL = ToolCall("c1", "calculator", '{"expression": "12 * 7"}')


@pytest.fixture
def world() -> World:
    return World()


@asynccontextmanager
async def opened(place: Path, world: World, policy: Policy | None) -> AsyncIterator[Workbench]:
    paths = folder(place, policy)
    (paths.models / "talker.replay.json").write_text("{}")
    async with open_workbench(paths, start_host=world.start) as bench:
        yield bench


@pytest.fixture
async def kiosk(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    async with opened(tmp_path, world, KIOSK) as bench:
        yield bench


@pytest.fixture
async def clinic(tmp_path: Path, world: World) -> AsyncIterator[Workbench]:
    async with opened(tmp_path, world, CLINIC) as bench:
        yield bench


async def test_that_a_plain_desktop_hands_out_the_services_themselves(
    tmp_path: Path, world: World
) -> None:
    async with opened(tmp_path, world, None) as bench:
        assert not any(
            isinstance(getattr(bench, each.name), _Held) for each in fields(Workbench)
        )


async def test_that_every_service_is_held_and_everything_in_it_that_does_something(
    clinic: Workbench,
) -> None:
    await clinic.signing.sign_in(ANNA, PINS[ANNA])
    asks_nobody = []
    for each in fields(Workbench):
        if each.name in FREE:
            continue
        service = getattr(clinic, each.name)
        assert isinstance(service, _Held), each.name
        for name in dir(service._service):
            if name.startswith("_"):
                continue
            place, found = f"{each.name}.{name}", getattr(service, name)
            kind = type(found)
            ours = kind.__module__.startswith(("workbench.app", "workbench.policy"))
            is_value = hasattr(kind, "__dataclass_params__") or isinstance(found, Mapping)
            if ours and not is_value and kind is not _Held and not callable(found):
                asks_nobody.append(f"{place}: {kind.__name__}")
            if place in NESTED:
                assert isinstance(found, _Held), place
    assert asks_nobody == []


async def done(method: Callable[[], object]) -> None:
    """Call a method, of whatever kind it is."""
    found = method()
    if inspect.isawaitable(found):
        await found
    elif inspect.isasyncgen(found):
        await anext(found)


async def test_that_each_method_asks_for_its_own_row(clinic: Workbench) -> None:
    """The matrix of roles and doings, made from the services themselves."""
    tried = 0
    for person in (BEN, CARA):
        await clinic.signing.sign_in(person, PINS[person])
        role = clinic.access.role
        for each in fields(Workbench):
            if each.name in FREE:
                continue
            service = getattr(clinic, each.name)
            for name, _method in inspect.getmembers(type(service._service), inspect.isfunction):
                key = f"do:{each.name}.{name}"
                if name.startswith("_") or clinic.access.may(key):
                    continue
                if key in ("do:conversations.list", "do:conversations.usage"):
                    continue
                if isinstance(
                    inspect.getattr_static(type(service._service), name), staticmethod
                ):
                    continue
                tried += 1
                with pytest.raises(PolicyError, match=f"the role {role}"):
                    await done(getattr(service, name))
        clinic.signing.leave()
    assert tried > 100


def services(bench: Workbench) -> dict[str, Any]:
    """Each service that asks, also those inside of others, by its place."""
    found = {one.name: getattr(bench, one.name) for one in fields(Workbench)}
    whole = {name: one for name, one in found.items() if name not in FREE}
    for place in sorted(NESTED):
        outer, _, name = place.rpartition(".")
        if outer in whole:
            whole[place] = getattr(whole[outer], name)
    return whole


def methods(service: Any) -> list[str]:
    """The names of what can be called of a service."""
    kind = type(service._service)
    return [
        name
        for name, _method in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_")
        and not isinstance(inspect.getattr_static(kind, name), staticmethod)
    ]


async def test_that_a_visitor_of_a_kiosk_is_refused_whatever_has_no_row_for_visitors(
    kiosk: Workbench,
) -> None:
    """The matrix for the lowest role, made from the services, also from those inside others."""
    refused: dict[str, int] = {}
    assert kiosk.access.role == "visitor"
    for place, service in services(kiosk).items():
        assert isinstance(service, _Held), place
        for name in methods(service):
            key = f"do:{place}.{name}"
            listed = key in ("do:conversations.list", "do:conversations.usage")
            if least_role(KIOSK, key) == "visitor" or listed:
                continue
            with pytest.raises(PolicyError):
                await done(getattr(service, name))
            refused[place] = refused.get(place, 0) + 1
    late = {"jobs", "jobs.library", "deployments", "parcels", "encryption", "local_server"}
    assert late <= set(refused), "what came last is held, too"
    assert sum(refused.values()) > 250


async def test_what_is_refused_to_everybody_but_administrators(clinic: Workbench) -> None:
    for row in ("settings.change-others", "guard.permit", "downloads.add", "servers.save"):
        assert least_role(clinic.access.policy, f"do:{row}") == "administrator"
    await clinic.signing.sign_in(CARA, PINS[CARA])
    with pytest.raises(PolicyError):
        clinic.settings.change(acting_role="administrator")
    with pytest.raises(PolicyError):
        clinic.settings.change(network="off")
    clinic.settings.change(theme="dark")
    assert clinic.settings.settings.acting_role == "builder"


async def test_that_a_visitor_sees_and_runs_only_the_agents_of_the_list(
    kiosk: Workbench, world: World
) -> None:
    assert {agent.name for agent in kiosk.agents.agents} <= {"starter", "calculator"}
    world.steps = [[READY, TextDelta("Hello."), DONE]]
    run = await kiosk.runs.start("starter", "hello", model_id="talker")
    assert (await run.wait()).end == "answered"
    with pytest.raises(PolicyError):
        await kiosk.runs.start("file-reader", "hello", model_id="talker")
    changed = replace(kiosk.agents.get("starter"), instructions="Tell all.")
    with pytest.raises(PolicyError):
        await kiosk.runs.start(changed, "hello", model_id="talker")
    assert await kiosk.conversations.list() == ()


async def test_that_a_tool_that_is_not_for_visitors_is_not_called_for_them(
    tmp_path: Path, world: World
) -> None:
    policy = replace(KIOSK, tools={"calculator": "user"})
    async with opened(tmp_path, world, policy) as bench:
        world.steps = [[READY, CALL, CALLED], [READY, TextDelta("No."), DONE]]
        run = await bench.runs.start("calculator", "12 * 7", model_id="talker")
        await finished(run)
        said = [r.event for r in run.records if isinstance(r.event, ToolCallFinished)]
        assert said
        assert "84" not in said[0].result


async def test_that_what_was_begun_goes_on_behind_the_lock(
    clinic: Workbench, world: World
) -> None:
    await clinic.signing.sign_in(BEN, PINS[BEN])
    world.steps = [[READY, TextDelta("Hello."), DONE]]
    run = await clinic.runs.start("starter", "hello", model_id="talker")
    clinic.signing.lock()

    assert (await run.wait()).end == "answered"
    assert clinic.access.session.locked
    with pytest.raises(PolicyError, match="locked for Ben"):
        await clinic.signing.sign_in(CARA, PINS[CARA])
    await clinic.signing.sign_in(BEN, PINS[BEN])
    assert not clinic.access.session.locked


def audit_of(bench: Workbench) -> str:
    """All that the audit log holds by now."""
    files = sorted((bench.paths.data / "audit").glob("0*.jsonl"))
    return "".join(path.read_text() for path in files)


async def test_that_wrong_pins_wait_and_are_recorded_without_the_pin(
    clinic: Workbench,
) -> None:
    for _ in range(3):
        with pytest.raises(PolicyError, match="do not belong together"):
            await clinic.signing.sign_in(BEN, "wrong-guess")
    with pytest.raises(PolicyError, match="too many wrong PINs"):
        await clinic.signing.sign_in(BEN, PINS[BEN])
    with pytest.raises(PolicyError, match="do not belong together"):
        await clinic.signing.sign_in("Mallory", "wrong-guess")

    recorded = audit_of(clinic)
    assert recorded.count("sign-in.refused") == 4
    assert "wrong-guess" not in recorded


async def test_that_an_emergency_needs_a_reason_and_is_on_disk_first(
    clinic: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, reason in (("", "the ward burns down"), ("Eve", ""), ("Eve", "short")):
        with pytest.raises(PolicyError):
            await clinic.signing.break_glass(name, reason)
    session = await clinic.signing.break_glass("Eve", "the ward has no power")
    assert session.role == "user"
    assert session.emergency
    assert "the ward has no power" in audit_of(clinic)

    clinic.signing.leave()
    trail: Any = clinic.audit
    await trail._service.flush()
    shutil.rmtree(clinic.paths.data / "audit")
    (clinic.paths.data / "audit").write_text("in its place")
    with pytest.raises(StoreError):
        await clinic.signing.break_glass("Eve", "the ward has no power")
    assert clinic.access.session.locked


async def test_that_a_wipe_leaves_nothing_of_a_visitor(kiosk: Workbench, world: World) -> None:
    world.steps = [[READY, TextDelta("Canary answer."), DONE]]
    run = await kiosk.runs.start("starter", "canary question", model_id="talker")
    await finished(run)
    await kiosk.conversations.save_draft("", "canary draft")
    await kiosk.kiosk_sessions.wipe()

    assert await kiosk.conversations.draft("") == ""
    with pytest.raises(StoreError):
        await kiosk.conversations.get(run.conversation_id)


async def test_that_what_a_killed_kiosk_left_is_wiped_at_the_next_start(
    tmp_path: Path, world: World
) -> None:
    async with opened(tmp_path, world, KIOSK) as bench:
        world.steps = [[READY, TextDelta("Hello."), DONE]]
        run = await bench.runs.start("starter", "hello", model_id="talker")
        await finished(run)
        gone = run.conversation_id
    async with open_workbench(bench.paths, start_host=world.start) as again:
        with pytest.raises(StoreError):
            await again.conversations.get(gone)


async def test_that_a_damaged_policy_opens_and_allows_nothing(
    tmp_path: Path, world: World
) -> None:
    paths = folder(tmp_path, KIOSK)
    (paths.data / "policy.yaml").write_text("profile: desktop\n")
    async with open_workbench(paths, start_host=world.start) as bench:
        assert bench.access.problem
        assert bench.agents.agents == ()
        with pytest.raises(PolicyError, match="cannot be trusted"):
            await bench.runs.start("starter", "hello")
        with pytest.raises(PolicyError):
            await bench.signing.sign_in(ANNA, PINS[ANNA])
        await bench.signing.check_administrator(ANNA, PINS[ANNA])
        with pytest.raises(PolicyError):
            await bench.signing.check_administrator(ANNA, "wrong horse")
