"""Models, agents and policy leave one Workbench and come into another."""

from __future__ import annotations

import asyncio
import pickle
import shutil
from argparse import Namespace
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from tests.unit.agents.graphs.running import graph
from workbench.__main__ import _parser
from workbench.agents.documents import AgentDocument, AgentModel, Grants, ToolUse
from workbench.app import carry_commands, finding_commands
from workbench.app.bundle_policy import read_policy
from workbench.app.bundle_values import Wish
from workbench.app.bundles import Bundles
from workbench.app.jobs.values import Job, When
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import (
    ModelError,
    PolicyError,
    StoreDamaged,
    StoreFull,
    TransferError,
)
from workbench.base.paths import Paths, resource
from workbench.policy.approvals import fingerprint
from workbench.policy.tool_grants import ToolGrant
from workbench.tools.documents import Parameter, ToolDocument
from workbench.tools.kinds.agent import AgentToolSettings
from workbench.tools.kinds.graph import GraphToolSettings


@asynccontextmanager
async def machine(folder: Path) -> AsyncIterator[Workbench]:
    paths = Paths(data=folder / "data", cache=folder / "cache")
    paths.make()
    async with open_workbench(paths) as bench:
        yield bench


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


def clerk(title: str = "Clerk", instructions: str = "File things.") -> AgentDocument:
    return AgentDocument(
        name="clerk",
        title=title,
        instructions=instructions,
        model=AgentModel(id="starter", fallback=("other",)),
        tools=(ToolUse("save_note"),),
        grants=Grants(folders=("/home/somebody/private",)),
    )


async def test_that_jobs_are_carried_without_what_they_may_use(tmp_path: Path) -> None:
    target, watched = tmp_path / "jobs.workbench", When("folder", folder="/home/somebody/in")
    weekly = When("at", times=("09:00",), days=("mon",))
    grant = ToolGrant("save_note", most_calls=1)
    job = Job("report", agent="clerk", input="Report.", when=weekly, grants=(grant,))
    async with machine(tmp_path / "there") as bench:
        await bench.agents.save(clerk())
        await bench.jobs.save(job)
        await bench.jobs.save(replace(job, name="inbox", when=watched))
        words = ["models", "pack", "--agent", "clerk", "--to", str(target)]
        options = _parser().parse_args([*words, "--job", "report", "--job", "inbox"])
        await carry_commands.pack(bench, options)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        await bench.agents.save(clerk("Mine", "Other."))
        await bench.jobs.save(Job("report", agent="clerk", input="Mine."))
        inside = await bundles.trust(await bundles.look(target))
        taken = await bundles.take_jobs(inside, await bundles.take(inside))
        assert taken.jobs == {"inbox": "inbox", "report": "report-2"}
        came, inbox = (bench.jobs.library.get(taken.jobs[name]) for name in ("report", "inbox"))
        assert (came.agent, came.when, came.grants) == ("clerk-2", weekly, ())
        assert (inbox.when, inbox.grants) == (When(), ())
        assert "somebody" not in target.read_bytes().decode("latin-1")
        for name in taken.jobs.values():  # nobody allowed them
            assert (await bench.jobs.view(name)).checked.asks
        again = await bundles.take_jobs(inside, taken)
        assert again.jobs["inbox"] == "inbox"


async def packed(folder: Path, *, with_policy: bool = False) -> Path:
    """A bundle from another machine, with the starter model and an agent."""
    target = folder / "carry.workbench"
    async with machine(folder / "there") as bench:
        await bench.agents.save(clerk())
        tool = next(tool for tool in bench.tools if tool.name == "save_note")
        granted = bench.agents.get("clerk").grants
        bench.approvals.remember("clerk", "save_note", fingerprint("clerk", tool, granted))
        bench.settings.change(network="off", default_agent="clerk", default_model="starter")
        wish = Wish(("starter",), ("clerk",), "To carry", with_policy)
        inside = await Bundles(bench).pack(wish, target)
        assert inside.trust == "own"
    return target


async def test_that_an_unknown_signer_is_refused_until_the_user_says_yes(
    tmp_path: Path,
) -> None:
    path = await packed(tmp_path)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        inside = await bundles.look(path)
        assert inside.trust == "unknown"
        for refused in (
            bundles.take(inside),
            bundles.use_in_place(inside),
            bundles.copy_to(inside, tmp_path / "drive"),
        ):
            with pytest.raises(PolicyError, match="nobody here trusts"):
                await refused
        assert len(bench.models.models) == 1
        inside = await bundles.trust(inside)
        taken = await bundles.take(inside)
        assert (await bundles.look(path)).trust == "trusted"
        model = bench.models.get(taken.models[0])
        assert model.source == "store"
        verdicts = await bench.models.verify(model.id)
        assert all(verdict.whole for verdict in verdicts.values())
        assert bench.settings.settings.network == "on"
        again = await bundles.look(path)
        assert not again.missing
        assert [one.clash for one in again.agents] == ["same"]
        assert (await bundles.take(again)).agents == {"clerk": "clerk"}


async def test_that_an_agent_knows_its_model_again_and_leaves_what_it_may_read(
    tmp_path: Path,
) -> None:
    path = await packed(tmp_path)
    assert b"somebody" not in path.read_bytes()
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        taken = await bundles.take(await bundles.trust(await bundles.look(path)))
        agent = bench.agents.get("clerk")
        assert agent.model.id == taken.models[0]
        assert agent.model.id != "starter"
        assert agent.model.fallback == ("other",)
        assert agent.grants == Grants()
        assert not bench.approvals.list()


async def test_that_an_agent_of_the_same_name_is_kept_beside_the_new_one(
    tmp_path: Path,
) -> None:
    path = await packed(tmp_path)
    async with machine(tmp_path / "here") as bench:
        await bench.agents.save(clerk("My clerk", "Do nothing."))
        bundles = Bundles(bench)
        inside = await bundles.trust(await bundles.look(path))
        assert [one.clash for one in inside.agents] == ["other"]
        taken = await bundles.take(inside)
        assert taken.agents == {"clerk": "clerk-2"}
        assert bench.agents.get("clerk").instructions == "Do nothing."
        assert bench.agents.get("clerk-2").instructions == "File things."
        assert bench.agents.get("clerk-2").title == "Clerk (2)"


async def test_that_policy_comes_only_on_the_users_word(tmp_path: Path) -> None:
    path = await packed(tmp_path, with_policy=True)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        inside = await bundles.trust(await bundles.look(path))
        assert "Network access: off" in inside.policy.lines
        assert "clerk may use save_note without asking" in inside.policy.lines
        await bundles.take(inside)
        assert bench.settings.settings.network == "on"
        assert not bench.approvals.list()

        taken = await bundles.take(inside, policy=True)
        settings = bench.settings.settings
        assert settings.network == "off"
        assert settings.default_agent == "clerk"
        assert settings.default_model == taken.models[0]
        agent = bench.agents.get("clerk")
        tool = next(tool for tool in bench.tools if tool.name == "save_note")
        assert bench.approvals.decide("clerk", tool, agent, "administrator") == "allow"


async def test_that_a_bundle_comes_in_with_the_network_off(tmp_path: Path) -> None:
    path = await packed(tmp_path)
    async with machine(tmp_path / "here") as bench:
        bench.settings.change(network="off")
        bundles = Bundles(bench)
        taken = await bundles.take(await bundles.trust(await bundles.look(path)))
        model = bench.models.get(taken.models[0])
        with model.path.open("r+b") as file:
            file.seek(5000)
            file.write(b"damage")
        assert await bench.models.repair(model.id, bench.sources) > 0, "from the bundle"
        source = bench.sources.source("bundle", str(path))
        page = await bench.sources.page(source, model.path.parent.name)
        header = await bench.sources.header("bundle", page.variants[0])
        assert header.architecture == "llama"
        assert not bench.guard.contacts


async def test_that_models_run_from_the_drive_without_being_copied(tmp_path: Path) -> None:
    path = await packed(tmp_path)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        inside = await bundles.trust(await bundles.look(path))
        with pytest.raises(PolicyError, match="one file"):
            await bundles.use_in_place(inside)
        drive = await bundles.copy_to(inside, tmp_path / "drive")
        taken = await bundles.use_in_place(drive)
        model = bench.models.get(taken.models[0])
        assert model.path.is_relative_to(tmp_path / "drive")
        assert not list(bench.paths.models.rglob("*.gguf"))
        assert bench.agents.get("clerk").model.id == model.id
        loaded = await bench.loading.load(model.id, context_tokens=256)
        assert loaded.state == "ready"
        assert all(v.whole for v in (await bench.models.verify(model.id)).values())
        await bench.loading.unload(model.id)


async def test_that_a_folder_is_packed_and_imported_as_a_file_is(tmp_path: Path) -> None:
    async with machine(tmp_path / "there") as bench:
        wish = Wish(("starter",), (), "A drive")
        inside = await Bundles(bench).pack(wish, tmp_path / "drive", as_folder=True)
        assert inside.bundle.is_folder
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        taken = await bundles.take(await bundles.trust(await bundles.look(tmp_path / "drive")))
        assert bench.models.get(taken.models[0]).path.is_relative_to(bench.paths.models)


async def test_that_a_damaged_bundle_installs_nothing_and_names_the_part(
    tmp_path: Path,
) -> None:
    path = await packed(tmp_path)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        inside = await bundles.trust(await bundles.look(path))
        name = next(n for n in inside.bundle.begins if n.endswith(".gguf"))
        with path.open("r+b") as file:
            file.seek(inside.bundle.begins[name] + 100_000)
            file.write(b"damage")
        assert await bundles.check(await bundles.look(path)) == {name: (0,)}
        with pytest.raises(TransferError, match="part 1 of 2"):
            await bundles.take(inside)
        assert [model.id for model in bench.models.models] == ["starter"]


async def test_that_unpack_tells_what_it_read_and_what_was_damaged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = await packed(tmp_path)
    options = Namespace(
        path=str(path), list=False, check=False, trust=True, to="", in_place=False,
        no_agents=True, jobs=False, policy=False, json=False,
    )  # fmt: skip
    async with machine(tmp_path / "here") as bench:
        assert await carry_commands.unpack(bench, options) == 0
        assert "every byte checked" in capsys.readouterr().out
        inside = await Bundles(bench).look(path)
        name = next(n for n in inside.bundle.begins if n.endswith(".gguf"))
        with path.open("r+b") as file:
            file.seek(inside.bundle.begins[name] + 100_000)
            file.write(b"damage")
        assert await carry_commands.unpack(bench, options) == 0
        told = capsys.readouterr().out
        assert "was here already: nothing of it was read" in told
        assert "every byte checked" not in told
    async with machine(tmp_path / "fresh") as bench:
        for options.to in ("", str(tmp_path / "out")):
            assert await carry_commands.unpack(bench, options) == carry_commands.DAMAGED
            assert f"({name}: 1 part)" in capsys.readouterr().err
        assert [model.id for model in bench.models.models] == ["starter"]


async def test_that_a_full_disk_is_told_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await packed(tmp_path)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        inside = await bundles.trust(await bundles.look(path))
        usage = shutil.disk_usage(tmp_path)._replace(free=1000)
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
        with pytest.raises(StoreFull, match="are to come"):
            await bundles.take(inside)
        assert not bench.downloads.items
        assert [agent.name for agent in bench.agents.agents if agent.name == "clerk"] == []


async def test_that_the_same_content_gives_the_same_bundle(tmp_path: Path) -> None:
    async with machine(tmp_path / "there") as bench:
        wish = Wish(("starter",), ("calculator",), "Twice")
        for name in ("a.workbench", "b.workbench"):
            await Bundles(bench).pack(wish, tmp_path / name)
    assert (tmp_path / "a.workbench").read_bytes() == (tmp_path / "b.workbench").read_bytes()


async def test_that_a_model_of_the_store_is_packed_without_what_is_private(
    tmp_path: Path,
) -> None:
    path = await packed(tmp_path)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        taken = await bundles.take(await bundles.trust(await bundles.look(path)))
        name = taken.models[0]
        await bench.models.note(name, "a private note")
        await bundles.pack(Wish((name,), (), "Again"), tmp_path / "again.workbench")
    raw = (tmp_path / "again.workbench").read_bytes()
    assert b"private note" not in raw
    assert b"bundle://" not in raw, "nor where it came from on this machine"


async def test_that_what_cannot_be_packed_is_named(tmp_path: Path) -> None:
    async with machine(tmp_path / "there") as bench:
        (bench.paths.models / "hurt.gguf").write_bytes(b"GGUF" + bytes(50))
        await bench.models.refresh()
        bundles = Bundles(bench)
        with pytest.raises(ModelError, match="cannot be packed"):
            await bundles.pack(Wish(("hurt",), (), "A"), tmp_path / "a.workbench")
        with pytest.raises(ModelError, match="not installed"):
            await bundles.pack(Wish(("none",), (), "A"), tmp_path / "a.workbench")
        with pytest.raises(ModelError, match="nothing to pack"):
            await bundles.pack(Wish((), (), "A"), tmp_path / "a.workbench")
    assert not (tmp_path / "a.workbench").exists()


async def test_that_a_cancelled_packing_leaves_nothing(tmp_path: Path) -> None:
    async with machine(tmp_path / "there") as bench:
        large = bench.paths.models / "large.gguf"
        shutil.copy(resource("models/starter/starter.gguf"), large)
        with large.open("ab") as file:
            file.truncate(400_000_000)
        await bench.models.refresh()
        begun = asyncio.Event()
        loop = asyncio.get_running_loop()

        def told(_done: int, _whole: int) -> None:
            loop.call_soon_threadsafe(begun.set)

        wish = Wish(("large",), (), "A")
        task = asyncio.create_task(Bundles(bench).pack(wish, tmp_path / "a.workbench", told))
        await asyncio.wait_for(begun.wait(), 30)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert not list(tmp_path.glob("*.workbench*"))  # noqa: ASYNC240


@pytest.mark.parametrize(
    "values",
    [
        {"settings": ["network"]},
        {"settings": {"network": "sideways"}},
        {"approvals": [{"agent": 1, "tool": "x"}]},
        {"approvals": {"agent": "x"}},
        {"approvals": [{"agent": "a\u202eb", "tool": "x"}]},
    ],
)
def test_that_a_bad_policy_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(StoreDamaged, match="policy"):
        read_policy(values)


def test_that_a_bundle_cannot_set_what_belongs_to_this_machine() -> None:
    folders = {"settings": {"model_folders": ["/"], "hub_address": "http://x", "theme": "dark"}}
    assert not read_policy(folders)
    assert replace(read_policy({}), approvals=(("a", "b"),)).lines


AGENTS = Path(__file__).parents[2] / "models" / "tiny-agent"
FOLDER_MODELS = ("agent-hf", "agent-og", "agent-ov")


async def packed_folders(folder: Path, *, as_folder: bool = False) -> Path:
    """A bundle with models that are folders: one of the store, two of a folder of the user."""
    target = folder / ("drive" if as_folder else "folders.workbench")
    async with machine(folder / "there") as bench:
        mine = folder / "mine"
        for name in FOLDER_MODELS[1:]:
            shutil.copytree(AGENTS / name, mine / name)
        await bench.models.add_file(AGENTS / FOLDER_MODELS[0])
        bench.settings.change(model_folders=(str(mine),))
        await bench.models.refresh()
        inside = await Bundles(bench).pack(
            Wish(FOLDER_MODELS, (), "Folders"), target, as_folder=as_folder
        )
        assert len(inside.models) == 3
    return target


async def test_that_models_that_are_folders_are_carried_whole(tmp_path: Path) -> None:
    path = await packed_folders(tmp_path)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        inside = await bundles.trust(await bundles.look(path))
        assert len(inside.missing) == 3
        assert sorted((await bundles.take(inside)).models) == list(FOLDER_MODELS)
        for name in FOLDER_MODELS:
            model = bench.models.get(name)
            assert (model.source, model.problem, model.load_failure) == ("store", "", "")
            for file in (AGENTS / name).iterdir():
                assert (model.path / file.name).read_bytes() == file.read_bytes()
            assert all(one.whole for one in (await bench.models.verify(name)).values())
        assert not (await bundles.look(path)).missing
        damaged = bench.models.get("agent-hf").path / "model.safetensors"
        with damaged.open("r+b") as opened:
            opened.seek(5000)
            opened.write(b"harm")
        assert not all(one.whole for one in (await bench.models.verify("agent-hf")).values())
        assert await bench.models.repair("agent-hf", bench.sources) > 0
        assert damaged.read_bytes() == (AGENTS / "agent-hf" / damaged.name).read_bytes()


async def test_that_models_that_are_folders_run_where_they_lie(tmp_path: Path) -> None:
    path = await packed_folders(tmp_path, as_folder=True)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        inside = await bundles.trust(await bundles.look(path))
        await bundles.use_in_place(inside)
        for name in FOLDER_MODELS:
            model = bench.models.get(name)
            assert path in model.path.parents
            with pytest.raises(ModelError, match="signed bundle"):
                await bench.models.remove(name)


async def test_that_a_trusted_signer_cannot_bring_code(tmp_path: Path) -> None:
    """Who packs may do so with another program: what comes in is looked at here."""
    there = tmp_path / "there"
    async with machine(there) as bench:
        shutil.copytree(AGENTS / "agent-og", tmp_path / "mine" / "agent-og")
        bench.settings.change(model_folders=(str(tmp_path / "mine"),))
        await bench.models.refresh()
        harm = tmp_path / "mine" / "agent-og" / "weights.json"
        harm.write_bytes(pickle.dumps({"a": [1, 2]}, protocol=4))
        with pytest.raises(ModelError, match="runs code"):
            await Bundles(bench).pack(Wish(("agent-og",), (), "A"), tmp_path / "a.workbench")
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("workbench.models.folder_import.runs_code", lambda _what: False)
            path = tmp_path / "bad.workbench"
            await Bundles(bench).pack(Wish(("agent-og",), (), "A"), path)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        inside = await bundles.trust(await bundles.look(path))
        with pytest.raises(TransferError, match=r"'weights\.json' is .*runs code"):
            await bundles.take(inside)
        assert [model.id for model in bench.models.models] == ["starter"]


async def test_that_a_folder_at_a_bundle_says_that_it_is_judged_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = await packed_folders(tmp_path)
    async with machine(tmp_path / "here") as bench:
        bundles = Bundles(bench)
        await bundles.trust(await bundles.look(path))
        source = bench.sources.source("bundle", str(path))
        page = await bench.sources.page(source, "agent-ov")
        with pytest.raises(TransferError, match="told once it is here"):
            await bench.sources.header("bundle", page.variants[0])
        names = Namespace(
            text=["agent"], source="bundle", address=str(path), author="", licence="", task="",
            largest_gb=0.0, sort="name", limit=10, json=False,
        )  # fmt: skip
        await finding_commands.search(bench, names)
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]] == [
        "agent-hf", "agent-og", "agent-ov",
    ]  # fmt: skip


async def test_that_what_agents_need_beyond_a_bundle_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = ToolDocument(
        "ask_helper",
        "Ask",
        "Ask the helper",
        "agent",
        AgentToolSettings("helper", "{question}"),
        (Parameter("question", description="The question"),),
    )
    back = replace(ask, name="ask_clerk", settings=AgentToolSettings("clerk", "{question}"))
    run = replace(ask, name="run_desk", kind="graph", settings=GraphToolSettings("desk"))
    desk = graph({"t": ("tool", {"tool": "ask_clerk"})})
    helper = AgentDocument(
        "helper", "Helper", model=AgentModel("starter"), tools=(ToolUse("run_desk"),)
    )
    asking = replace(clerk(), tools=(ToolUse("save_note"), ToolUse("ask_helper")))
    async with machine(tmp_path / "there") as bench:
        for agent in (asking, helper):
            await bench.agents.save(agent)
        await bench.graphs.save(replace(desk, name="desk", title="Desk"))
        for tool in (ask, back, run):
            await bench.tool_library.save(tool)
        bundles = Bundles(bench)

        tools = ("tool ask_clerk", "tool ask_helper", "tool run_desk")
        rest = ("agent helper", "graph desk", "model starter", *tools)
        assert bundles.left_behind((), ("clerk",)) == rest
        both = bundles.left_behind(("starter",), ("clerk", "helper"))
        assert both == ("graph desk", *tools)
        assert bundles.left_behind((), ("calculator",)) == ()

        options = Namespace(
            id=[], agent=["clerk"], job=[], all=False, title="Desk", policy=False, folder=False,
            to=str(tmp_path / "a.workbench"), force=False, json=False,
        )  # fmt: skip
        await carry_commands.pack(bench, options)
        assert (
            "not in it, though its agents and jobs need it: agent helper"
            in capsys.readouterr().out
        )
