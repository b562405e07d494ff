"""The file of a deployment, ``deployment.yaml``: read strictly, each problem with its place."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast, get_args
from urllib.parse import urlsplit

from workbench.app.deploy.sections import Mark, Places, Problem, Section, marks_of
from workbench.app.deploy.values import (
    Balance,
    Cluster,
    Deployment,
    Escalation,
    Gateway,
    Hold,
    KeySource,
    Kind,
    Limits,
    Listen,
    Models,
    NodeSpec,
    Role,
)
from workbench.base.errors import DocumentError
from workbench.base.yaml_text import composed, decoded
from workbench.base.yaml_values import json_values
from workbench.engines.vllm_launch import TEMPLATES
from workbench.policy.hosts import is_plain_host

KIND = "Deployment"
MOST_BYTES = 1_000_000
MOST_NODES = 64
_MOST_KEYS = 100
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
"""Of RFC 1123, and short enough for what is added to it."""
_DOCUMENT = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_TOOL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,127}")
_MODEL = re.compile(r"[^\x00-\x1f\x7f/\\]{1,200}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}")
_ENTRY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}")
_IMAGE = re.compile(r"[a-z0-9][a-z0-9._/:@-]{0,254}")
_HUB = re.compile(r"[A-Za-z0-9./][A-Za-z0-9./@:_-]{0,254}")
_MEMORY = (64 * 10**6, 2**50, "a size from 64 MB on")


@dataclass(frozen=True, slots=True)
class ReadDeployment:
    """A file as read.

    Attributes:
        deployment: None if it cannot be understood at all; with errors it is no more than a
            help to find further ones.
        marks: Where its fields stand.
    """

    deployment: Deployment | None
    problems: tuple[Problem, ...]
    marks: dict[str, Mark]


def parse_deployment(raw: bytes | str) -> ReadDeployment:
    """The deployment in YAML text, with everything that is wrong in it."""
    try:
        node = composed(decoded(raw, MOST_BYTES, "A deployment is a few kilobytes."))
        values = json_values(node)[0] if node else None
    except DocumentError as exc:
        return ReadDeployment(None, (_whole(exc),), {})
    if node is not None and not isinstance(values, dict):
        message = "it is not a list of fields (key: value)"
        other = Problem("", message, "Take an example as a start.", 1, 1)
        return ReadDeployment(None, (other,), {})
    if node is None:
        empty = Problem("", "the file is empty", "Take an example as a start.", 1, 1)
        return ReadDeployment(None, (empty,), {})
    marks = marks_of(node)
    places = Places(marks)
    top = Section(values, "", places)
    deployment = _deployment(top)
    top.end()
    ordered = sorted(places.problems, key=lambda one: (one.line, one.column))
    return ReadDeployment(deployment, tuple(ordered), marks)


def _whole(exc: DocumentError) -> Problem:
    """An error of the text as a problem; its line is in its message."""
    match = re.match(r"line (\d+): ", exc.message)
    line = int(match[1]) if match else 1
    message = exc.message[match.end() :] if match else exc.message
    return Problem("", message, exc.hint, line, 1)


def _fits(pattern: re.Pattern[str]) -> Callable[[str], object]:
    return pattern.fullmatch


def _deployment(top: Section) -> Deployment:
    top.choice("kind", (KIND,), "")
    top.whole("schema", 1, 1, 1)
    wanted = "a name of small letters, digits and -, at most 40, such as front-desk"
    name = top.text("name", wanted, _fits(LABEL), needed=True) or "unnamed"
    kind = cast(Kind, top.choice("type", get_args(Kind), "") or "single-device")
    nodes = tuple(_node(row, number) for number, row in enumerate(_nodes(top, kind)))
    return Deployment(
        name=name,
        title=top.text("title") or name,
        kind=kind,
        description=top.text("description", most=5000),
        listen=_listen(top.section("listen")),
        keys=_keys(top.section("access")),
        models=_models(top.section("models"), needed=_needs_models(nodes)),
        agents=_documents(top, "agents", "an agent"),
        graphs=_documents(top, "graphs", "a graph"),
        tools=_tools(top),
        limits=_limits(top.section("limits")),
        network=top.choice("network", ("off", "on"), "off") == "on",
        escalation=_escalation(top),
        nodes=nodes,
        gateway=_gateway(top, kind),
        cluster=_cluster(top.section("cluster")),
    )


def _needs_models(nodes: tuple[NodeSpec, ...]) -> bool:
    """Nodes elsewhere, and those with models of their own, need none above them."""
    return not nodes or any(node.is_here and not node.models.primary for node in nodes)


def _documents(place: Section, key: str, noun: str) -> tuple[str, ...]:
    return place.names(key, f"the name of {noun}, such as help-desk", _fits(_DOCUMENT))


def _tools(top: Section) -> tuple[str, ...] | None:
    found = top.names("tools", "the name of a tool, such as calculator", _fits(_TOOL))
    return found if top.has("tools") else None


def _nodes(top: Section, kind: Kind) -> list[Section]:
    rows = top.rows("nodes", "nodes", MOST_NODES)
    if kind == "single-device" and rows:
        message = "a deployment of type single-device has no nodes"
        top.problem("nodes", message, "Take them away, or write type: distributed-edge.")
    if kind == "distributed-edge" and not rows:
        message = "a deployment of type distributed-edge has no node"
        top.problem("nodes", message, "Write a list of nodes, each with a name.")
    return rows


def _models(place: Section, *, needed: bool) -> Models:
    wanted = "the id of a model, as `workbench models list` shows it"
    found = Models(
        primary=place.text("primary", wanted, _fits(_MODEL), needed=needed),
        secondary=place.text("secondary", wanted, _fits(_MODEL)),
        more=place.names("more", wanted, _fits(_MODEL)),
        context_tokens=place.whole("context", 0, 256, 10_000_000),
        first_token_s=place.time("first_token", 0.0, 0.1, 3600.0, "a time up to 1 h"),
    )
    if found.secondary and found.secondary == found.primary:
        message = "the secondary model is the primary one"
        place.problem("secondary", message, "Name another model, or take it away.")
    if found.first_token_s and not found.secondary:
        message = "too slow for what? There is no secondary model"
        place.problem("first_token", message, "Name a secondary model, or take this away.")
    place.end()
    return found


def _limits(place: Section) -> Limits:
    found = Limits(
        memory_bytes=place.size("memory", 0, *_MEMORY),
        threads=place.whole("threads", 0, 1, 1024),
        queue=place.whole("queue", 64, 1, 10_000),
        agents_at_once=place.whole("agents_at_once", 0, 1, 1000),
        hold=cast(Hold, place.choice("hold", get_args(Hold), "where possible")),
    )
    if found.hold == "required" and not found.memory_bytes:
        place.problem("hold", "there is no memory to hold", "Write memory: 2 GB beside it.")
    place.end()
    return found


def _listen(place: Section) -> Listen:
    found = Listen(
        address=place.text("address", "a number such as 127.0.0.1", _is_number) or "127.0.0.1",
        port=place.whole("port", 8427, 0, 65_535),
        certificate=place.text("certificate", "the path of a PEM file", most=4000),
        key=place.text("key", "the path of a PEM file", most=4000),
        names=place.names("names", "a name such as box.example", is_plain_host),
    )
    beyond = not ipaddress.ip_address(found.address).is_loopback
    if bool(found.certificate) != bool(found.key):
        missing = "key" if found.certificate else "certificate"
        message = f"a certificate and its key go together; {missing!r} is missing"
        place.problem("certificate", message, f"Name the file of the {missing}, too.")
    elif beyond and not found.certificate:
        message = f"it would listen at {found.address} without a certificate"
        place.problem("address", message, "Name certificate and key, or use 127.0.0.1.")
    place.end()
    return found


def _is_number(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _keys(place: Section) -> tuple[KeySource, ...]:
    found: list[KeySource] = []
    for row in place.rows("keys", "keys", _MOST_KEYS):
        name = row.text("name", "a name of letters and digits", _fits(_ENTRY), needed=True)
        env = row.text("env", "the name of an environment variable", _fits(_VARIABLE))
        entry = row.text("keyring", "the name of a keyring entry", _fits(_ENTRY))
        for key in ("key", "secret", "value", "token"):
            if row.has(key):
                message = "a secret does not belong in this file"
                row.problem(key, message, "Name an environment variable (env) or an entry of "
                            "the keyring (keyring) that holds it.")  # fmt: skip
        if bool(env) == bool(entry) and name:
            message = "a key comes from an environment variable or from the keyring"
            row.problem("name", message, "Write env: NAME or keyring: NAME, one of them.")
        if name in [one.name for one in found]:
            row.problem("name", f"the key {name!r} is there twice", "Give it another name.")
        row.end()
        if name and bool(env) != bool(entry):
            found.append(KeySource(name, env, entry))
    place.end()
    return tuple(found)


def _escalation(top: Section) -> Escalation | None:
    if not top.has("escalation"):
        return None
    place = top.section("escalation")
    when = place.section("when")
    wanted = "the id of a larger model, as `workbench models list` shows it"
    schema = when.section("misfits")
    found = Escalation(
        to=place.text("to", wanted, _fits(_MODEL), needed=True),
        agents=_documents(place, "agents", "an agent"),
        remote=place.choice("remote", ("never", "allowed"), "never") == "allowed",
        seconds=when.time("slower_than", 0.0, 0.1, 3600.0, "a time up to 1 h"),
        unsure=when.switch("unsure"),
        says=when.text("says", "words of an answer that will not do"),
        schema=_taken(schema),
        tokens=when.whole("more_tokens_than", 0, 1, 1_000_000_000),
    )
    when.end()
    place.end()
    return found


def _taken(place: Section) -> dict[str, Any]:
    return dict(place.all())


def _node(row: Section, number: int) -> NodeSpec:
    wanted = "a name of small letters, digits and -, such as kitchen"
    name = row.text("name", wanted, _fits(LABEL), needed=True) or f"node-{number + 1}"
    address = row.text("address", "an address such as https://box.example:8426", _is_address)
    here = not address
    found = NodeSpec(
        name=name,
        address=address.rstrip("/"),
        port=row.whole("port", 0, 0, 65_535),
        agents=_documents(row, "agents", "an agent"),
        graphs=_documents(row, "graphs", "a graph"),
        models=_models(row.section("models"), needed=False),
        weight=row.whole("weight", 1, 1, 256),
        role=cast(Role, row.choice("role", get_args(Role), "active")),
        limits=_limits(row.section("limits")),
        authority=row.text("authority", "the path of a PEM file", most=4000),
    )
    if not here and found.port:
        row.problem("port", "the port of a node elsewhere is in its address", "Take it away.")
    if address.startswith("http://") and not _is_loopback(address):
        message = "a node on another machine is asked without a certificate"
        row.problem("address", message, "Write https://, and give that node a certificate.")
    if found.authority and not address.startswith("https://"):
        row.problem("authority", "it counts for https:// addresses only", "Take it away.")
    row.end()
    return found


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    bare = parts.path in ("", "/")
    known = parts.scheme in ("http", "https") and bool(port)
    return known and plain and bare and is_plain_host(parts.hostname or "")


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _gateway(top: Section, kind: Kind) -> Gateway:
    place = top.section("gateway")
    if kind == "single-device" and top.has("gateway"):
        message = "a deployment of type single-device has no gateway"
        top.problem("gateway", message, "Take it away, or write type: distributed-edge.")
    found = Gateway(
        balance=cast(Balance, place.choice("balance", get_args(Balance), "least-busy")),
        retries=place.whole("retries", 3, 0, 10),
        check_s=place.time("check_every", 1.0, 0.2, 60.0, "a time from 200 ms to 1 min"),
        answer_s=place.time("answer_within", 600.0, 1.0, 86_400.0, "a time up to 24 h"),
        largest_bytes=place.size(
            "largest_request", 256_000, 16_000, 4_000_000, "a size from 16 kB to 4 MB"
        ),
        at_once=place.whole("at_once", 512, 1, 10_000),
    )
    place.end()
    return found


def _cluster(place: Section) -> Cluster:
    vllm = place.section("vllm", "model")
    low, high = vllm.whole("least", 1, 0, 1000), vllm.whole("most", 1, 1, 1000)
    if low > high:
        vllm.problem("least", f"{low} is more than most, {high}", "Make it smaller.")
    usual = Cluster()
    found = Cluster(
        image=place.text("image", "the name of a container image", _fits(_IMAGE))
        or usual.image,
        namespace=place.text("namespace", "a name of small letters", _fits(LABEL))
        or usual.namespace,
        storage_bytes=place.size("storage", usual.storage_bytes, *_MEMORY),
        vllm_model=vllm.text("model", "a model's name, as vLLM knows it", _fits(_HUB)),
        vllm_template=vllm.choice("template", tuple(TEMPLATES), usual.vllm_template),
        replicas=(low, max(low, high)),
    )
    vllm.end()
    place.end()
    return found
