"""What is taken to the machine of a node elsewhere: its own deployment and a systemd unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from workbench.app.deploy.checks import nodes_of
from workbench.app.deploy.document import KIND
from workbench.app.deploy.units_file import unit_of
from workbench.app.deploy.values import Deployment, Models, NodeSpec
from workbench.base.yaml_text import canonical


def carried_files(deployment: Deployment) -> Mapping[str, Mapping[str, bytes]]:
    """The files of each node elsewhere, by its name."""
    found = {}
    for node in nodes_of(deployment):
        if node.is_here:
            continue
        name = f"{deployment.name}-{node.name}"[:40].rstrip("-")
        found[node.name] = {
            "deployment.yaml": canonical(single_device(deployment, node, name)).encode(),
            f"workbench-{name}.service": unit_of(name).encode(),
        }
    return found


def single_device(deployment: Deployment, node: NodeSpec, name: str) -> dict[str, Any]:
    """A node as a deployment of its own, for its own machine."""
    parts = urlsplit(node.address)
    listen: dict[str, Any] = {"port": parts.port}
    if parts.scheme == "https":
        listen |= {
            "address": "0.0.0.0",  # noqa: S104 - behind a certificate, for the gateway
            "certificate": "/etc/workbench/cert.pem",
            "key": "/etc/workbench/key.pem",
        }
    names = [parts.hostname or "", *deployment.listen.names]
    listen["names"] = [one for one in dict.fromkeys(names) if one]
    values: dict[str, Any] = {
        "kind": KIND,
        "schema": 1,
        "name": name,
        "title": f"{deployment.title}: {node.name}",
        "type": "single-device",
        "listen": listen,
        "models": models_values(node.models),
        "agents": list(node.agents),
        "graphs": list(node.graphs),
        "network": "on" if deployment.network else "off",
    }
    if deployment.tools is not None:
        values["tools"] = list(deployment.tools)
    if limits := limits_values(node):
        values["limits"] = limits
    if deployment.keys:
        rows = [{k: v for k, v in asdict(key).items() if v} for key in deployment.keys]
        values["access"] = {"keys": rows}
    return {key: value for key, value in values.items() if value not in ([], {})}


def models_values(models: Models) -> dict[str, Any]:
    """Models as the file says them."""
    values: dict[str, Any] = {}
    if models.primary:
        values["primary"] = models.primary
    if models.secondary:
        values["secondary"] = models.secondary
    if models.more:
        values["more"] = list(models.more)
    if models.context_tokens:
        values["context"] = models.context_tokens
    if models.first_token_s:
        values["first_token"] = f"{models.first_token_s:g} s"
    return values


def limits_values(node: NodeSpec) -> dict[str, Any]:
    """Limits as the file says them."""
    limits = node.limits
    values: dict[str, Any] = {}
    if limits.memory_bytes:
        values["memory"] = f"{limits.memory_bytes} B"
    if limits.threads:
        values["threads"] = limits.threads
    if limits.queue != type(limits)().queue:
        values["queue"] = limits.queue
    if limits.agents_at_once:
        values["agents_at_once"] = limits.agents_at_once
    if limits.hold != type(limits)().hold:
        values["hold"] = limits.hold
    return values
