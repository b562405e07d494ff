"""A compose file: the nodes of this machine as containers, and the gateway before them.

They share the network of their machine and listen on 127.0.0.1, as `packaging/Containerfile`
says: within a network of its own a container would have to listen to everybody.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from workbench.app.deploy.export.yaml_files import yaml_file
from workbench.app.deploy.haproxy import CONFIGURATION
from workbench.app.deploy.layout import GATEWAY_NAME, Laid
from workbench.app.deploy.parts import KEYS
from workbench.app.deploy.state import Wanted
from workbench.app.deploy.values import Deployment
from workbench.base.errors import RequestError

HAPROXY_IMAGE = "haproxy:2.8"
_SECRET = "workbench-keys"  # noqa: S105 - the name of one


def compose_files(deployment: Deployment, laid: Laid) -> dict[str, str]:
    """The compose file and the data folders of the nodes.

    Raises:
        RequestError: Nothing of it runs on this machine.
    """
    services: dict[str, Any] = {}
    files: dict[str, str] = {}
    for one in laid.wanted.processes:
        if one.kind == "gateway":
            services[GATEWAY_NAME] = _gateway(laid)
            files |= _texts(GATEWAY_NAME, laid, one)
        else:
            services[one.name] = _node(deployment, one)
            files |= _texts(f"nodes/{one.name}", laid, one)
    if not services:
        raise RequestError("no node runs on this machine", "Take the files of each node.")
    values = {
        "name": deployment.name,
        "services": services,
        "secrets": {_SECRET: {"file": "./keys"}},
    }
    notes = (
        "Keys: write them into ./keys, one a line, 32 characters or more, mode 0600.",
        "Models that did not come with the program go into ./models as <id>.gguf.",
        "Start it: podman compose up -d, or docker compose up -d",
    )
    return {"compose.yaml": yaml_file(deployment.name, values, notes=notes), **files}


def _texts(folder: str, laid: Laid, one: Wanted) -> dict[str, str]:
    for place, files in laid.files.items():
        if str(place) == one.folder:
            kept = {name: raw for name, raw in files.items() if name != KEYS}
            return {f"{folder}/{name}": raw.decode() for name, raw in kept.items()}
    return {}


def serve_words(one: Wanted) -> list[str]:
    """What follows ``workbench serve``: models and agents of a node."""
    words = list(one.words)
    found: list[str] = []
    for flag, value in pairwise(words):
        if flag in ("--model", "--agent"):
            found += [flag, value]
    return found


def _node(deployment: Deployment, one: Wanted) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if one.memory_bytes:
        limits["memory"] = f"{one.memory_bytes}b"
    words = ["--host", "127.0.0.1", "--port", str(one.port)]
    words += ["--key-file", f"/run/secrets/{_SECRET}", *serve_words(one)]
    asked = f"http://127.0.0.1:{one.port}/health/ready"
    service: dict[str, Any] = {
        "image": deployment.cluster.image,
        "command": [_plain(word) for word in words],
        "network_mode": "host",
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
        "tmpfs": ["/tmp"],  # noqa: S108 - of the container
        "volumes": [f"./nodes/{one.name}:/data", "./models:/data/models:ro"],
        "secrets": [_SECRET],
        "restart": "unless-stopped",
        "stop_grace_period": "30s",
        "healthcheck": {
            "test": [
                "CMD",
                "/opt/workbench/bin/python",
                "-c",
                f"import urllib.request as u; u.urlopen('{asked}', timeout=4)",
            ],
            "interval": "10s",
            "timeout": "5s",
            "start_period": "30s",
        },
    }
    if limits:
        service["deploy"] = {"resources": {"limits": limits}}
    return service


def _gateway(laid: Laid) -> dict[str, Any]:
    nodes = [one.name for one in laid.wanted.processes if one.kind == "node"]
    return {
        "image": HAPROXY_IMAGE,
        "command": ["haproxy", "-W", "-db", "-f", CONFIGURATION],
        "working_dir": "/gateway",
        "user": "0:0",
        "network_mode": "host",
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
        "volumes": [f"./{GATEWAY_NAME}:/gateway"],
        "depends_on": nodes,
        "restart": "unless-stopped",
    }


def _plain(word: str) -> str:
    """A word that compose takes as it is: it reads ``$`` as the begin of a variable."""
    return word.replace("$", "$$")
