"""A deployment written for other systems: what can be held against their rules offline."""

from __future__ import annotations

import asyncio
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from workbench.app.workbench import Workbench
from workbench.base.errors import RequestError
from workbench.base.paths import resource

EDGE = (
    "kind: Deployment\nname: house\ntype: distributed-edge\nlisten: {port: 0}\n"
    "models: {primary: starter, secondary: talker}\nagents: [calculator, starter]\n"
    "graphs: [first-graph]\n"
    "nodes:\n- {name: a, limits: {memory: 1.5 GB, threads: 2}}\n- {name: b, role: standby}\n"
    "cluster: {namespace: edge, storage: 5 GB, vllm: {model: Qwen/Qwen2.5-7B-Instruct, "
    "least: 0, most: 3}}\n"
)
LABEL = re.compile(r"[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")
KEY = re.compile(r"[-._a-zA-Z0-9]{1,253}")
VALUE = re.compile(r"([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?")
QUANTITY = re.compile(r"[0-9]+(\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?")


async def exported(bench: Workbench, folder: Path, to: str, text: str = EDGE) -> dict[str, str]:
    file = folder / "house.yaml"
    file.write_text(text)
    out = folder / to
    written = await bench.deployments.export(file, out, to)
    return await asyncio.to_thread(_texts, written, out)


def _texts(written: tuple[str, ...], out: Path) -> dict[str, str]:
    return {str(Path(name).relative_to(out)): Path(name).read_text() for name in written}


def every(value: Any) -> list[tuple[str, Any]]:
    """All keys with their values, at any depth."""
    if isinstance(value, dict):
        own = list(value.items())
        return own + [pair for one in value.values() for pair in every(one)]
    if isinstance(value, list):
        return [pair for one in value for pair in every(one)]
    return []


async def manifests(bench: Workbench, folder: Path) -> list[dict[str, Any]]:
    (text,) = (await exported(bench, folder, "kubernetes")).values()
    return list(yaml.safe_load_all(text))


async def test_the_manifests_keep_the_rules_of_kubernetes(
    bench: Workbench, tmp_path: Path
) -> None:
    found = await manifests(bench, tmp_path)
    kinds = [one["kind"] for one in found]
    assert kinds.count("Deployment") == 3
    assert kinds.count("PersistentVolumeClaim") == 2
    assert {"Service", "NetworkPolicy", "ConfigMap", "ServiceAccount"} <= set(kinds)
    names = [(one["kind"], one["metadata"]["name"]) for one in found]
    assert len(set(names)) == len(names)
    for one in found:
        assert one["apiVersion"] in ("v1", "apps/v1", "networking.k8s.io/v1")
        assert LABEL.fullmatch(one["metadata"]["name"])
        assert one["metadata"]["namespace"] == "edge"
        for key, value in one["metadata"]["labels"].items():
            assert KEY.fullmatch(key.replace("/", "."))
            assert VALUE.fullmatch(value)
        for key in one.get("data", {}):
            assert KEY.fullmatch(key)
    for key, value in every(found):
        if key in ("cpu", "memory", "storage") and not isinstance(value, dict):
            assert QUANTITY.fullmatch(str(value)), (key, value)


async def test_that_the_parts_of_the_manifests_fit_together(
    bench: Workbench, tmp_path: Path
) -> None:
    found = await manifests(bench, tmp_path)
    by_kind: dict[str, dict[str, Any]] = {}
    for one in found:
        by_kind.setdefault(one["kind"], {})[one["metadata"]["name"]] = one
    pods = {name: one["spec"]["template"] for name, one in by_kind["Deployment"].items()}
    for name, one in by_kind["Deployment"].items():
        labels = pods[name]["metadata"]["labels"]
        assert one["spec"]["selector"]["matchLabels"].items() <= labels.items()
        spec = pods[name]["spec"]
        volumes = {volume["name"]: volume for volume in spec["volumes"]}
        for container in (*spec.get("initContainers", []), *spec["containers"]):
            assert {mount["name"] for mount in container["volumeMounts"]} <= set(volumes)
            assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
        assert spec["securityContext"]["runAsNonRoot"] is True
        if claim := volumes.get("data"):
            assert (
                claim["persistentVolumeClaim"]["claimName"] in by_kind["PersistentVolumeClaim"]
            )
            items = volumes["config"]["configMap"]["items"]
            data = by_kind["ConfigMap"][volumes["config"]["configMap"]["name"]]["data"]
            assert {item["key"] for item in items} == set(data)
            assert "agents/calculator.yaml" in [item["path"] for item in items]
    for service in by_kind["Service"].values():
        selector = service["spec"]["selector"].items()
        chosen = [pod for pod in pods.values() if selector <= pod["metadata"]["labels"].items()]
        assert len(chosen) == 1
        port = service["spec"]["ports"][0]["targetPort"]
        ports = [one["name"] for c in chosen[0]["spec"]["containers"] for one in c["ports"]]
        assert port in ports
    gateway = by_kind["ConfigMap"]["house-gateway"]["data"]["haproxy.cfg"]
    assert "house-a.edge.svc:8426" in gateway
    assert "ssl verify required" in gateway
    nodes = by_kind["NetworkPolicy"]["house-nodes"]["spec"]
    assert nodes["egress"] == []
    assert nodes["ingress"][0]["from"][0]["podSelector"]["matchLabels"][
        "app.kubernetes.io/component"
    ] == "gateway"  # fmt: skip


async def test_the_compose_file(bench: Workbench, tmp_path: Path) -> None:
    files = await exported(bench, tmp_path, "compose")
    values = yaml.safe_load(files["compose.yaml"])
    assert set(values["services"]) == {"a", "b", "gateway"}
    node = values["services"]["a"]
    assert node["deploy"]["resources"]["limits"]["memory"] == "1500000000b"
    words = node["command"]
    assert words[words.index("--model") + 1] == "starter"
    assert "agent:calculator" in words
    assert {"nodes/a/settings.json", "nodes/b/agents/calculator.yaml"} <= set(files)
    port = words[words.index("--port") + 1]
    assert f"127.0.0.1:{port}" in files["gateway/haproxy.cfg"]


async def test_the_files_of_vllm_and_ray_serve(bench: Workbench, tmp_path: Path) -> None:
    files = await exported(bench, tmp_path, "vllm")
    words = shlex.split(files["vllm.sh"].partition("exec env ")[2])
    assert "Qwen/Qwen2.5-7B-Instruct" in words
    assert yaml.safe_load(files["compose.yaml"])["services"]["vllm"]
    (text,) = (await exported(bench, tmp_path, "ray-serve")).values()
    values = yaml.safe_load(text)
    assert values["http_options"]["host"] == "127.0.0.1"
    (application,) = values["applications"]
    assert application["import_path"] == "ray.serve.llm:build_openai_app"
    (config,) = application["args"]["llm_configs"]
    assert config["model_loading_config"] == {
        "model_id": "Qwen2.5-7B-Instruct", "model_source": "Qwen/Qwen2.5-7B-Instruct",
    }  # fmt: skip
    scaling = config["deployment_config"]["autoscaling_config"]
    assert (scaling["min_replicas"], scaling["max_replicas"]) == (0, 3)
    assert config["engine_kwargs"]["max_model_len"] == 16_384
    with pytest.raises(RequestError, match="names no model of vLLM"):
        await exported(bench, tmp_path / ".." / tmp_path.name, "vllm", _without_vllm())


def _without_vllm() -> str:
    return EDGE.replace("vllm: {model: Qwen/Qwen2.5-7B-Instruct, least: 0, most: 3}", "")


@pytest.mark.parametrize("to", ["systemd", "compose", "kubernetes"])
async def test_that_each_example_can_be_written_out(
    bench: Workbench, tmp_path: Path, to: str
) -> None:
    text = (resource("deployments") / "front-desk.yaml").read_text()
    files = await exported(bench, tmp_path, to, text)
    assert files
    assert all("\t" not in one for name, one in files.items() if name.endswith(".yaml"))


async def test_that_no_name_gets_out_of_its_place(bench: Workbench, tmp_path: Path) -> None:
    """A model's id is the one name that may hold nearly anything."""
    evil = "x${HOME} $(id) `id` 'q' \"d\" #: {a: b}"
    (bench.paths.models / f"{evil}.replay.json").write_text('{"format": 1, "name": "x", '
        '"tokens_per_s": 1, "recordings": [{"text": "a"}]}')  # fmt: skip
    await bench.models.refresh()
    quoted = evil.replace("'", "''")
    text = EDGE.replace("secondary: talker", f"secondary: '{quoted}'")
    text = text.replace("{primary: starter, ", "\n  primary: starter\n  ").replace(
        "'}\n", "'\n"
    )
    for to, escaped in (
        ("compose", evil.replace("$", "$$")),
        ("kubernetes", evil.replace("$(", "$$(")),
    ):
        files = await exported(bench, tmp_path, to, text)
        top = next(one for name, one in files.items() if "/" not in name)
        values = every(list(yaml.safe_load_all(top)))
        words = [value for key, value in values if key in ("args", "command")]
        said = [word for line in words if isinstance(line, list) for word in line]
        # It is one word of a command line, as that system writes its own signs.
        assert escaped in said
        assert evil not in said
