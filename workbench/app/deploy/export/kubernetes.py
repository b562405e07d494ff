"""Manifests for Kubernetes: one Deployment for each node, a gateway, and who may talk to whom.

A server that others reach has a certificate, so the pods mount one: a Secret of type
``kubernetes.io/tls`` that the user makes, for all names of the Services. Keys are a Secret,
too; neither is written here. Fields are those of apps/v1, v1 and networking.k8s.io/v1.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.app.deploy.checks import nodes_of
from workbench.app.deploy.export.compose import HAPROXY_IMAGE, serve_words
from workbench.app.deploy.export.yaml_files import yaml_file
from workbench.app.deploy.haproxy import (
    CERTIFICATE,
    CERTIFICATE_KEY,
    CONFIGURATION,
    Seat,
    authority_of,
    files_of,
)
from workbench.app.deploy.layout import GATEWAY_NAME, Laid
from workbench.app.deploy.parts import KEYS
from workbench.app.deploy.state import Wanted
from workbench.app.deploy.values import Deployment, Listen, NodeSpec
from workbench.base.errors import RequestError

PORT = 8426
_USER = 10_001
_TLS, _DATA = "/run/tls", "/data"
Manifest = dict[str, Any]


def kubernetes_files(deployment: Deployment, laid: Laid) -> dict[str, str]:
    """One file with all manifests, and one that puts them in order.

    Raises:
        RequestError: Nothing of it runs here, so there is nothing to describe.
    """
    nodes = {node.name: node for node in nodes_of(deployment)}
    found: list[Manifest] = [_account(deployment)]
    for one in laid.wanted.processes:
        if one.kind == "node":
            found += _node(deployment, nodes[one.name], one, laid)
    if len(found) == 1:
        raise RequestError("no node runs on this machine", "Take the files of each node.")
    if deployment.kind == "distributed-edge":
        found += _gateway(deployment, laid)
    found += _policies(deployment)
    name = deployment.name
    notes = (
        "Before: two Secrets, which are not in this file:",
        f"  kubectl create secret tls {name}-tls --cert=cert.pem --key=key.pem",
        f"  kubectl create secret generic {name}-keys --from-file=keys",
        f"The certificate is for: {', '.join(_names(deployment, laid))}",
        "It has to be signed by an authority of the image, or name its own in the Secret.",
        "Models that did not come with the program are copied to /data/models of each volume.",
        f"Then: kubectl apply -f {name}.yaml",
    )
    return {f"{name}.yaml": yaml_file(name, *found, notes=notes)}


def _names(deployment: Deployment, laid: Laid) -> list[str]:
    hosts = [_object(deployment, one.name) for one in laid.wanted.processes]
    return [f"{host}.{deployment.cluster.namespace}.svc" for host in hosts]


def _object(deployment: Deployment, part: str) -> str:
    """A name of RFC 1123: at most 63 characters, of two labels of at most 40."""
    return f"{deployment.name[:30].rstrip('-')}-{part[:30].rstrip('-')}"


def _labels(deployment: Deployment, part: str = "", role: str = "") -> Mapping[str, str]:
    found = {
        "app.kubernetes.io/name": "workbench",
        "app.kubernetes.io/instance": deployment.name,
        "app.kubernetes.io/managed-by": "workbench-deploy",
    }
    if part:
        found["workbench/node"] = part
    if role:
        found["app.kubernetes.io/component"] = role
    return found


def _meta(deployment: Deployment, name: str, part: str = "", role: str = "") -> Manifest:
    return {
        "name": name,
        "namespace": deployment.cluster.namespace,
        "labels": dict(_labels(deployment, part, role)),
    }


def _account(deployment: Deployment) -> Manifest:
    return {
        "apiVersion": "v1",
        "kind": "ServiceAccount",
        "metadata": _meta(deployment, deployment.name),
        "automountServiceAccountToken": False,
    }


def _node(deployment: Deployment, node: NodeSpec, one: Wanted, laid: Laid) -> list[Manifest]:
    name = _object(deployment, one.name)
    texts = _texts(deployment, one, laid, name)
    return [
        _config(deployment, name, one.name, texts),
        _volume(deployment, name, one.name),
        _workload(deployment, node, one, name, texts),
        _service(deployment, name, one.name, "node", PORT, "https"),
    ]


def _texts(deployment: Deployment, one: Wanted, laid: Laid, name: str) -> dict[str, str]:
    """What lies in the node's data folder, with settings for inside of a cluster."""
    files = next(files for place, files in laid.files.items() if str(place) == one.folder)
    texts = {path: raw.decode() for path, raw in files.items() if path != KEYS}
    settings = json.loads(texts["settings.json"])
    namespace = deployment.cluster.namespace
    hosts = [
        name,
        f"{name}.{namespace}.svc",
        f"{_object(deployment, GATEWAY_NAME)}.{namespace}.svc",
        *deployment.listen.names,
    ]
    settings |= {
        "server_beyond": True,
        "server_host": "0.0.0.0",  # noqa: S104 - within its pod, behind a certificate
        "server_tls_cert": f"{_TLS}/tls.crt",
        "server_tls_key": f"{_TLS}/tls.key",
        "server_names": hosts,
        "server_port": PORT,
    }
    texts["settings.json"] = json.dumps(settings, indent=2, sort_keys=True)
    return texts


def _key_of(path: str) -> str:
    """The key of a file in a ConfigMap, which has letters, digits, ``-``, ``_`` and ``.``."""
    return path.replace("/", ".")


def _config(deployment: Deployment, name: str, part: str, texts: Mapping[str, str]) -> Manifest:
    return {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": _meta(deployment, name, part),
        "data": {_key_of(path): text for path, text in texts.items()},
    }


def _volume(deployment: Deployment, name: str, part: str) -> Manifest:
    storage = str(deployment.cluster.storage_bytes)
    return {
        "apiVersion": "v1",
        "kind": "PersistentVolumeClaim",
        "metadata": _meta(deployment, name, part),
        "spec": {
            "accessModes": ["ReadWriteOnce"],
            "resources": {"requests": {"storage": storage}},
        },
    }


def _workload(
    deployment: Deployment,
    node: NodeSpec,
    one: Wanted,
    name: str,
    texts: Mapping[str, str],
) -> Manifest:
    items = [{"key": _key_of(path), "path": path} for path in texts]
    volumes = [
        {"name": "data", "persistentVolumeClaim": {"claimName": name}},
        {"name": "config", "configMap": {"name": name, "items": items}},
        {"name": "tls", "secret": {"secretName": f"{deployment.name}-tls"}},
        {"name": "keys", "secret": {"secretName": f"{deployment.name}-keys"}},
        {"name": "tmp", "emptyDir": {}},
    ]
    copy = {
        "name": "documents",
        "image": deployment.cluster.image,
        "command": ["sh", "-c", "cp -rL /config/. /data/"],
        "volumeMounts": [_mount("data", _DATA), _mount("config", "/config", read_only=True)],
        "resources": _small(),
        "securityContext": _confined(),
    }
    pod = _pod([_server(deployment, node, one)], volumes, [copy])
    return _deployment(deployment, name, one.name, "node", pod)


def _server(deployment: Deployment, node: NodeSpec, one: Wanted) -> Manifest:
    words = ["--key-file", "/run/keys/keys", *serve_words(one)]
    return {
        "name": "serve",
        "image": deployment.cluster.image,
        "args": [_plain(word) for word in words],
        "env": [{"name": "WORKBENCH_DATA", "value": _DATA}],
        "ports": [{"name": "https", "containerPort": PORT}],
        "resources": _resources(node),
        "startupProbe": {**_probe("/health/live"), "failureThreshold": 60},
        "readinessProbe": {**_probe("/health/ready"), "failureThreshold": 2},
        "livenessProbe": {**_probe("/health/live"), "failureThreshold": 6},
        "lifecycle": {"preStop": {"exec": {"command": ["sleep", "5"]}}},
        "volumeMounts": [
            _mount("data", _DATA),
            _mount("tls", _TLS, read_only=True),
            _mount("keys", "/run/keys", read_only=True),
            _mount("tmp", "/tmp"),  # noqa: S108 - of the container
        ],
        "securityContext": _confined(),
    }


def _probe(path: str) -> Manifest:
    """The kubelet calls a pod by its number, which is no name of the server."""
    return {
        "httpGet": {
            "path": path,
            "port": "https",
            "scheme": "HTTPS",
            "httpHeaders": [{"name": "Host", "value": f"localhost:{PORT}"}],
        },
        "periodSeconds": 5,
        "timeoutSeconds": 4,
    }


def _resources(node: NodeSpec) -> Manifest:
    limits, cpu = node.limits, str(node.limits.threads or 1)
    requests = {"cpu": cpu, "memory": str(limits.memory_bytes or 1_000_000_000)}
    found: Manifest = {"requests": requests}
    if limits.memory_bytes:
        found["limits"] = {"memory": str(limits.memory_bytes)}
    return found


def _small() -> Manifest:
    amounts = {"cpu": "100m", "memory": "128Mi"}
    return {"requests": amounts, "limits": {"memory": "256Mi"}}


def _confined() -> Manifest:
    return {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }


def _mount(name: str, path: str, *, read_only: bool = False) -> Manifest:
    return {"name": name, "mountPath": path, **({"readOnly": True} if read_only else {})}


def _pod(
    containers: list[Manifest], volumes: list[Manifest], before: list[Manifest]
) -> Manifest:
    return {
        "automountServiceAccountToken": False,
        "terminationGracePeriodSeconds": 60,
        "securityContext": {
            "runAsNonRoot": True,
            "runAsUser": _USER,
            "runAsGroup": _USER,
            "fsGroup": _USER,
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        **({"initContainers": before} if before else {}),
        "containers": containers,
        "volumes": volumes,
    }


def _deployment(
    deployment: Deployment, name: str, part: str, role: str, pod: Manifest
) -> Manifest:
    labels = dict(_labels(deployment, part, role))
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": _meta(deployment, name, part, role),
        "spec": {
            "replicas": 1,
            # The volume is that of one pod, so the old one goes first.
            "strategy": {"type": "Recreate"},
            "selector": {"matchLabels": labels},
            "template": {
                "metadata": {"labels": labels},
                "spec": {"serviceAccountName": deployment.name, **pod},
            },
        },
    }


def _service(
    deployment: Deployment, name: str, part: str, role: str, port: int, port_name: str
) -> Manifest:
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": _meta(deployment, name, part, role),
        "spec": {
            "selector": dict(_labels(deployment, part, role)),
            "ports": [{"name": port_name, "port": port, "targetPort": port_name}],
        },
    }


def _gateway(deployment: Deployment, laid: Laid) -> list[Manifest]:
    name = _object(deployment, GATEWAY_NAME)
    host = f"{name}.{deployment.cluster.namespace}.svc"
    listen = Listen("0.0.0.0", PORT, "tls", "tls", (host,))  # noqa: S104 - within its pod
    seats = [
        replace(
            seat,
            node=replace(seat.node, authority="tls"),
            address=_inside(deployment, seat),
        )
        for seat in laid.seats
        if seat.node.is_here
    ]
    here = {seat.node.name for seat in seats}
    routes = [
        replace(one, nodes=tuple(node for node in one.nodes if node in here))
        for one in laid.routes
        if here & set(one.nodes)
    ]
    texts = dict(files_of(listen, deployment.gateway, seats, routes))
    pod = _pod([_gateway_container()], _gateway_volumes(deployment, name, texts, seats), [])
    return [
        _config(deployment, name, GATEWAY_NAME, texts),
        _deployment(deployment, name, GATEWAY_NAME, "gateway", pod),
        _service(deployment, name, GATEWAY_NAME, "gateway", PORT, "https"),
    ]


def _gateway_volumes(
    deployment: Deployment, name: str, texts: Mapping[str, str], seats: Sequence[Seat]
) -> list[Manifest]:
    """One folder with both: the configuration names the certificate beside itself."""
    roots = [{"key": "tls.crt", "path": authority_of(seat.node)} for seat in seats]
    own = [
        {"key": "tls.crt", "path": CERTIFICATE},
        {"key": "tls.key", "path": CERTIFICATE_KEY},
    ]
    items = [{"key": key, "path": key} for key in texts]
    sources = [
        {"configMap": {"name": name, "items": items}},
        {"secret": {"name": f"{deployment.name}-tls", "items": [*own, *roots]}},
    ]
    return [
        {"name": "from", "projected": {"sources": sources}},
        {"name": "gateway", "emptyDir": {}},
    ]


def _gateway_container() -> Manifest:
    start = f"cp -rL /from/. /gateway/ && exec haproxy -W -db -f {CONFIGURATION}"
    alive = {"tcpSocket": {"port": "https"}, "periodSeconds": 10, "failureThreshold": 6}
    return {
        "name": GATEWAY_NAME,
        "image": HAPROXY_IMAGE,
        "workingDir": "/gateway",
        "command": ["sh", "-c", start],
        "ports": [{"name": "https", "containerPort": PORT}],
        "readinessProbe": _probe("/health"),
        "livenessProbe": alive,
        "resources": _small(),
        "volumeMounts": [
            _mount("from", "/from", read_only=True),
            _mount("gateway", "/gateway"),
        ],
        "securityContext": _confined(),
    }


def _inside(deployment: Deployment, seat: Seat) -> str:
    host = _object(deployment, seat.node.name)
    return f"https://{host}.{deployment.cluster.namespace}.svc:{PORT}"


def _policies(deployment: Deployment) -> list[Manifest]:
    """Nodes are asked by the gateway alone and ask nobody; with the network on they may."""
    distributed = deployment.kind == "distributed-edge"
    gateway = {"matchLabels": dict(_labels(deployment, role="gateway"))}
    ports = [{"protocol": "TCP", "port": PORT}]
    inward: Manifest = {"ports": ports}
    if distributed:
        inward["from"] = [{"podSelector": gateway}]
    found = [_policy(deployment, "node", [inward], [{}] if deployment.network else [])]
    if distributed:
        nodes = {"matchLabels": dict(_labels(deployment, role="node"))}
        names = [{"protocol": kind, "port": 53} for kind in ("UDP", "TCP")]
        outward: list[Manifest] = [
            {"to": [{"podSelector": nodes}], "ports": ports},
            {"ports": names},
        ]
        found.append(_policy(deployment, "gateway", [{"ports": ports}], outward))
    return found


def _policy(
    deployment: Deployment, role: str, inward: list[Manifest], outward: list[Manifest]
) -> Manifest:
    return {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "NetworkPolicy",
        "metadata": _meta(deployment, f"{deployment.name}-{role}s", role=role),
        "spec": {
            "podSelector": {"matchLabels": dict(_labels(deployment, role=role))},
            "policyTypes": ["Ingress", "Egress"],
            "ingress": inward,
            "egress": outward,
        },
    }


def _plain(word: str) -> str:
    """A word that Kubernetes takes as it is: it reads ``$(NAME)`` as a variable."""
    return word.replace("$(", "$$(")
