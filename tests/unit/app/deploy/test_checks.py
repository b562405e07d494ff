"""What a check finds on this machine, what a plan says, and the files of nodes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml

from workbench.agents.files import parse_agent
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.files import parse_graph
from workbench.app.deploy.layout import lay_out
from workbench.app.deploy.plan import Plan
from workbench.app.graph_world import world_of
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError, PolicyError, RunError
from workbench.base.paths import resource
from workbench.engines.openai_compatible.connection import Connection

HEAD = "kind: Deployment\nname: desk\ntype: single-device\n"
GOOD = HEAD + "models: {primary: starter, secondary: talker}\nagents: [calculator]\n"
EDGE = (
    "kind: Deployment\nname: house\ntype: distributed-edge\nlisten: {port: 0}\n"
    "models: {primary: starter}\nagents: [calculator, starter]\nnodes:\n- name: a\n"
    "- {name: b, agents: [calculator], role: standby}\n"
    "- {name: c, address: 'https://box.example:8426', agents: [calculator]}\n"
)


async def found(bench: Workbench, text: str) -> list[tuple[str, str, str]]:
    checked = await bench.deployments.check_text(text)
    return [(one.path, one.message, one.hint) for one in checked.problems]


@pytest.mark.parametrize(
    ("text", "path", "message", "hint"),
    [
        (GOOD.replace("calculator", "calculater"), "agents[0]", "no agent", "'calculator'"),
        (GOOD.replace("starter", "startr"), "models.primary", "no model", "'starter'"),
        (GOOD + "graphs: [none-such]\n", "graphs[0]", "no graph", "There are"),
        (GOOD + "tools: [calculator]\n", "agents[0]", "'convert_units'", "under tools"),
        (GOOD + "tools: [calculator, convert_unit]\n", "tools[1]", "no tool", "convert_units"),
        (GOOD + "escalation: {to: starter}\n", "escalation.to", "primary one", "another"),
        (GOOD + "escalation: {to: talker, agents: [starter]}\n", "escalation.agents[0]",
         "not deployed", "under agents"),
        (GOOD.replace("[calculator]", "[starter]"), "agents[0]", "'save_note'", "denied"),
        (EDGE.replace("- name: a\n", "- {name: b}\n"), "nodes[1].name", "twice", "Rename"),
        (EDGE.replace("port: 0", "port: 8000").replace("- name: a", "- {name: a, port: 8000}"),
         "nodes[0].port", "the gateway", "another port"),
        (EDGE.replace("name: a\n", "{name: a, role: standby}\n").replace(
            "agents: [calculator]}", "role: standby}"), "nodes", "every node", "active"),
        (EDGE, "agents[1]", "only the node 'a' runs", "Nobody takes its place"),
        (EDGE.replace("agents: [calculator]}", "authority: /nowhere.pem}"),
         "nodes[2].authority", "no file", "path"),
        (HEAD + "models: {primary: starter}\nlisten: {certificate: /x.pem, key: /y.pem}\n",
         "listen.key", "no file '/y.pem'", "path"),
    ],
)  # fmt: skip
async def test_that_names_that_lead_nowhere_are_told(
    bench: Workbench, text: str, path: str, message: str, hint: str
) -> None:
    rows = [row for row in await found(bench, text) if row[0] == path]
    assert any(message in row[1] and hint in row[2] for row in rows), await found(bench, text)


async def test_that_a_larger_model_elsewhere_needs_a_word_in_the_file(
    bench: Workbench,
) -> None:
    bench.connections.add(Connection("https://house.example:8000/v1", "big"), wanted_id="house")
    await bench.models.refresh()
    asked = GOOD + "escalation: {to: house}\n"
    (row,) = await found(bench, asked)
    assert row[0] == "escalation.to"
    assert "house.example" in row[1]
    allowed = asked.replace("{to: house}", "{to: house, remote: allowed}")
    (row,) = await found(bench, allowed)
    assert "network is off" in row[1]
    assert await found(bench, allowed + "network: on\n") == []


async def test_the_examples(bench: Workbench) -> None:
    bench.connections.add(Connection("https://house.example:8000/v1", "big"), wanted_id="house")
    await bench.models.refresh()
    files = sorted(resource("deployments").glob("*.yaml"))
    assert len(files) >= 3
    for file in files:
        checked = await bench.deployments.check(file)
        missing = [one for one in checked.errors if "HAProxy" not in one.message]
        assert missing == [], file.name


async def planned(bench: Workbench, folder: Path, text: str) -> Plan:
    file = folder / "deployment.yaml"
    file.write_text(text)
    return await bench.deployments.plan(file)


async def test_that_a_plan_says_what_would_run_and_whether_it_fits(
    bench: Workbench, tmp_path: Path
) -> None:
    plan = await planned(bench, tmp_path, GOOD)
    (step,) = plan.steps
    assert (step.name, step.change, step.models) == ("device", "start", ("starter", "talker"))
    assert step.served == ("starter", "talker", "agent:calculator")
    assert 50e6 < plan.need_bytes < 2e9
    assert plan.changes
    assert not plan.misfits
    small = await planned(bench, tmp_path, GOOD + "limits: {memory: 100 MB}\n")
    assert "100.0 MB are allowed" in small.misfits[0][0]
    assert "smaller model" in small.misfits[0][1]
    with pytest.raises(RunError, match="are allowed"):
        await bench.deployments.apply(tmp_path / "deployment.yaml")
    assert not (bench.paths.data / "deployments").exists()


async def test_that_a_file_with_errors_is_not_applied(bench: Workbench, tmp_path: Path) -> None:
    plan = await planned(bench, tmp_path, GOOD + "agnets: []\n")
    assert [one.path for one in plan.errors] == ["agnets"]
    with pytest.raises(DocumentError, match="line 6, column 1: agnets"):
        await bench.deployments.apply(tmp_path / "deployment.yaml")


async def test_that_a_missing_or_short_secret_is_told_by_its_name_only(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = GOOD + "access: {keys: [{name: desk, env: DESK_KEY}]}\n"
    with pytest.raises(PolicyError, match="DESK_KEY"):
        await planned(bench, tmp_path, text)
    monkeypatch.setenv("DESK_KEY", "short-secret")
    with pytest.raises(PolicyError, match="too short") as told:
        await planned(bench, tmp_path, text)
    assert "short-secret" not in str(told.value)


async def test_what_a_node_is_made_of(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "s" * 40
    monkeypatch.setenv("DESK_KEY", secret)
    text = GOOD + (
        "access: {keys: [{name: desk, env: DESK_KEY}]}\n"
        "limits: {memory: 2 GB, threads: 3, queue: 5}\n"
        "escalation: {to: talker, when: {unsure: true, slower_than: 9 s, says: no idea, "
        "more_tokens_than: 900, misfits: {type: object}}}\n"
    )
    text = text.replace("secondary: talker", "secondary: talker, first_token: 4 s")
    await planned(bench, tmp_path, text)
    checked = await bench.deployments.check_text(text)
    assert checked.deployment is not None
    assert checked.problems == ()
    deployments = bench.deployments
    ground = deployments.ground(checked.deployment)
    laid = lay_out(checked.deployment, ground, deployments.folders("desk"), None)
    (files,) = laid.files.values()
    whole = b"".join(files.values()).decode() + " ".join(laid.wanted.processes[0].words)
    assert secret not in whole
    settings = json.loads(files["settings.json"])
    assert settings["memory_limit_bytes"] == 2_000_000_000
    assert (settings["engine_threads"], settings["server_queue"]) == (3, 5)
    assert (settings["network"], settings["first_token_limit_s"]) == ("off", 4.0)
    agent = parse_agent(files["agents/calculator.yaml"])
    assert (agent.model.id, agent.model.fallback) == ("starter", ("talker",))
    graph = parse_graph(files["graphs/calculator-hybrid.agentgraph.yaml"])
    assert [one for one in check_graph(graph, world_of(bench)) if one.level == "error"] == []
    (links,) = laid.links.values()
    talker = links["models/talker.replay.json"]
    assert talker == bench.models.get("talker").path
    words = laid.wanted.processes[0].words
    assert words[words.index("--agent") + 1] == "graph:calculator-hybrid"


async def test_that_the_node_of_another_machine_gets_files_of_its_own(
    bench: Workbench, tmp_path: Path
) -> None:
    file, out = tmp_path / "house.yaml", tmp_path / "out"
    file.write_text(EDGE)
    written = await bench.deployments.export(file, out, "systemd")
    assert str(out / "c" / "deployment.yaml") in written
    text = (out / "c" / "deployment.yaml").read_text()
    values = yaml.safe_load(text)
    assert values["type"] == "single-device"
    assert values["listen"]["port"] == 8426
    assert "box.example" in values["listen"]["names"]
    checked = await bench.deployments.check_text(text)
    assert {one.path for one in checked.errors} == {"listen.certificate", "listen.key"}
    unit = (out / "c" / "workbench-house-c.service").read_text()
    assert "deploy apply --stay /etc/workbench/house-c.yaml" in unit
    with pytest.raises(Exception, match="is there already"):
        await bench.deployments.export(file, out, "systemd")


async def test_that_nodes_elsewhere_want_the_network(bench: Workbench, tmp_path: Path) -> None:
    if not os.access("/usr/sbin/haproxy", os.X_OK):
        pytest.skip("HAProxy is not installed")
    bench.settings.change(network="off")
    file = tmp_path / "house.yaml"
    file.write_text(EDGE)
    with pytest.raises(PolicyError, match="network is off"):
        await bench.deployments.apply(file, anyway=True)
