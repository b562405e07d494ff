"""The file of a deployment: what is read, and that every mistake is named with its place."""

from __future__ import annotations

import pytest

from workbench.app.deploy.document import parse_deployment
from workbench.app.deploy.units import bytes_of, seconds_of

HEAD = "kind: Deployment\nschema: 1\nname: desk\ntype: single-device\n"
GOOD = HEAD + "models:\n  primary: starter\nagents: [calculator]\n"
EDGE = (
    "kind: Deployment\nname: house\ntype: distributed-edge\nmodels: {primary: starter}\n"
    "agents: [calculator]\nnodes:\n- name: a\n- name: b\n"
)


def of(lines: str, before: str = HEAD) -> str:
    return before + lines


MODELS = "models: {primary: starter}\n"
# A text, the line and the beginning of the field that is wrong, words of message and of hint.
BAD: dict[str, tuple[str, int, str, str, str]] = {
    "empty": ("", 1, "", "empty", "example"),
    "no mapping": ("- a\n- b\n", 1, "", "list of fields", "example"),
    "not YAML": ("name: [a\n", 2, "", "expected", "Mend"),
    "an alias": ("name: &x a\ntitle: *x\n", 2, "", "aliases", "Write the value"),
    "twice": (GOOD + "name: other\n", 8, "", "twice", "Remove"),
    "a tag": (
        HEAD + "title: !!python/name:os.system x\n", 5, "", "no plain value", "Write a text",
    ),
    "a character": (HEAD + "title: a\x07b\n", 5, "", "U+0007", "character"),
    "no kind": (
        "name: desk\ntype: single-device\n" + MODELS, 1, "kind", "missing", "Deployment",
    ),
    "another kind": (GOOD.replace("Deployment", "Agent"), 1, "kind", "'Agent'", "Deployment"),
    "newer": (GOOD.replace("schema: 1", "schema: 2"), 2, "schema", "2 is not", "from 1 to 1"),
    "no name": (GOOD.replace("name: desk\n", ""), 1, "name", "missing", "small letters"),
    "a long name": (GOOD.replace("desk", "d" * 41), 3, "name", "is not a name", "at most 40"),
    "capitals": (GOOD.replace("desk", "Desk"), 3, "name", "'Desk'", "small letters"),
    "a path": (GOOD.replace("desk", "../desk"), 3, "name", "'../desk'", "small letters"),
    "a line in a name": (
        GOOD.replace("desk", '"a\\nb"'), 3, "name", "is not a name", "small letters",
    ),
    "a dash at the end": (GOOD.replace("desk", "desk-"), 3, "name", "'desk-'", "letters"),
    "no type": (
        GOOD.replace("type: single-device\n", ""), 1, "type", "missing", "single-device",
    ),
    "a near type": (
        GOOD.replace("single-device", "single-devise"), 4, "type", "'single-devise'",
        "Did you mean 'single-device'",
    ),
    "an unknown field": (of("agnets: [x]\n" + MODELS), 5, "agnets", "no field", "'agents'"),
    "an unknown deep field": (
        of("models:\n  primry: starter\n  primary: starter\n"), 6, "models.primry", "no field",
        "'primary'",
    ),
    "nothing near": (GOOD + "zzzzqqqq: 1\n", 8, "zzzzqqqq", "no field", "There are:"),
    "no models": (of("agents: [x]\n"), 1, "models.primary", "missing", "id of a model"),
    "models as text": (of("models: starter\n"), 5, "models", "list of fields", "key: value"),
    "a model's path": (
        of("models: {primary: ../x}\n"), 5, "models.primary", "'../x'", "models list",
    ),
    "the same model": (
        of("models: {primary: a, secondary: a}\n"), 5, "models.secondary", "primary one",
        "another model",
    ),
    "slow for nobody": (
        of("models: {primary: a, first_token: 3 s}\n"), 5, "models.first_token", "too slow",
        "secondary",
    ),
    "a time without a unit": (
        of("models: {primary: a, secondary: b, first_token: 3}\n"), 5, "models.first_token",
        "3 is not a time", "500 ms",
    ),
    "a long time": (
        of("models: {primary: a, secondary: b, first_token: 9 h}\n"), 5, "models.first_token",
        "'9 h'", "up to 1 h",
    ),
    "a small context": (
        of("models: {primary: a, context: 8}\n"), 5, "models.context", "8 is not", "256",
    ),
    "agents as text": (of(MODELS + "agents: help\n"), 6, "agents", "'help'", "list of names"),
    "an agent's number": (of(MODELS + "agents:\n- 7\n"), 7, "agents[0]", "7 is not", "agent"),
    "an agent's path": (
        of(MODELS + "agents:\n- ok\n- a/b\n"), 8, "agents[1]", "'a/b'", "name of an agent",
    ),
    "an agent twice": (of(MODELS + "agents: [a, a]\n"), 6, "agents[1]", "twice", "away"),
    "a tool's name": (of(MODELS + "tools: ['rm -rf']\n"), 6, "tools[0]", "'rm -rf'", "tool"),
    "a size without a unit": (
        of(MODELS + "limits:\n  memory: 2\n"), 7, "limits.memory", "2 is not a size", "2 GB",
    ),
    "a size with a strange unit": (
        of(MODELS + "limits: {memory: 2 GX}\n"), 6, "limits.memory", "'2 GX'", "2 GB",
    ),
    "too little memory": (
        of(MODELS + "limits: {memory: 1 MB}\n"), 6, "limits.memory", "'1 MB'", "64 MB",
    ),
    "no memory to hold": (
        of(MODELS + "limits: {hold: required}\n"), 6, "limits.hold", "no memory", "memory:",
    ),
    "half a thread": (
        of(MODELS + "limits: {threads: 0.5}\n"), 6, "limits.threads", "0.5", "whole number",
    ),
    "yes for a number": (
        of(MODELS + "limits: {threads: yes}\n"), 6, "limits.threads", "True", "whole number",
    ),
    "a full queue": (
        of(MODELS + "limits: {queue: 0}\n"), 6, "limits.queue", "0 is not", "10,000",
    ),
    "a port": (of(MODELS + "listen: {port: 70000}\n"), 6, "listen.port", "70000", "65,535"),
    "a name as address": (
        of(MODELS + "listen: {address: box}\n"), 6, "listen.address", "'box'", "127.0.0.1",
    ),
    "open without a certificate": (
        of(MODELS + "listen: {address: 0.0.0.0}\n"), 6, "listen.address", "certificate",
        "127.0.0.1",
    ),
    "half a certificate": (
        of(MODELS + "listen: {certificate: a.pem}\n"), 6, "listen.certificate", "'key'", "key",
    ),
    "a host with a slash": (
        of(MODELS + "listen: {names: ['a/b']}\n"), 6, "listen.names[0]", "'a/b'", "box.example",
    ),
    "a secret": (
        of(MODELS + "access:\n  keys:\n  - {name: x, env: A, secret: s3cret}\n"), 8,
        "access.keys[0].secret", "does not belong", "environment variable",
    ),
    "a key from nowhere": (
        of(MODELS + "access: {keys: [{name: x}]}\n"), 6, "access.keys[0].name", "comes from",
        "keyring",
    ),
    "a variable that is none": (
        of(MODELS + "access: {keys: [{name: x, env: 'A B'}]}\n"), 6, "access.keys[0].env",
        "'A B'", "variable",
    ),
    "a key twice": (
        of(MODELS + "access: {keys: [{name: x, env: A}, {name: x, env: B}]}\n"), 6,
        "access.keys[1].name", "twice", "another name",
    ),
    "network maybe": (of(MODELS + "network: maybe\n"), 6, "network", "'maybe'", "off, on"),
    "nodes on one device": (
        of(MODELS + "nodes: [{name: a}]\n"), 6, "nodes", "has no nodes", "distributed-edge",
    ),
    "a gateway on one device": (
        of(MODELS + "gateway: {retries: 1}\n"), 6, "gateway", "no gateway", "distributed-edge",
    ),
    "no node": (
        EDGE.partition("nodes:")[0], 1, "nodes", "has no node", "list of nodes",
    ),
    "a node without a name": (EDGE + "- {weight: 2}\n", 9, "nodes[2].name", "missing", "name"),
    "a node's weight": (
        EDGE + "- {name: c, weight: 999}\n", 9, "nodes[2].weight", "999", "256",
    ),
    "a node's role": (
        EDGE + "- {name: c, role: standbye}\n", 9, "nodes[2].role", "'standbye'", "'standby'",
    ),
    "a node's field": (
        EDGE + "- {name: c, adress: x}\n", 9, "nodes[2].adress", "no field", "'address'",
    ),
    "an address without a port": (
        EDGE + "- {name: c, address: 'https://x.example'}\n", 9, "nodes[2].address",
        "is not an address", "8426",
    ),
    "an address with a password": (
        EDGE + "- {name: c, address: 'https://u:p@x.example:1'}\n", 9, "nodes[2].address",
        "is not an address", "https://",
    ),
    "an address with a line break": (
        EDGE + '- {name: c, address: "http://x.example:1\\n server evil"}\n', 9,
        "nodes[2].address", "is not an address", "https://",
    ),
    "a node elsewhere without a certificate": (
        EDGE + "- {name: c, address: 'http://10.1.2.3:8426'}\n", 9, "nodes[2].address",
        "without a certificate", "https://",
    ),
    "two ports": (
        EDGE + "- {name: c, address: 'https://x.example:1', port: 5}\n", 9, "nodes[2].port",
        "in its address", "away",
    ),
    "an authority for nothing": (
        EDGE + "- {name: c, authority: ca.pem}\n", 9, "nodes[2].authority", "https://", "away",
    ),
    "balance": (
        EDGE + "gateway: {balance: random}\n", 9, "gateway.balance", "'random'", "in-turn",
    ),
    "a short look": (
        EDGE + "gateway: {check_every: 1 ms}\n", 9, "gateway.check_every", "'1 ms'", "200 ms",
    ),
    "a large request": (
        EDGE + "gateway: {largest_request: 1 GB}\n", 9, "gateway.largest_request", "'1 GB'",
        "4 MB",
    ),
    "escalation to nobody": (
        GOOD + "escalation: {when: {unsure: true}}\n", 8, "escalation.to", "missing", "larger",
    ),
    "escalation when": (
        GOOD + "escalation: {to: big, when: {unsur: true}}\n", 8, "escalation.when.unsur",
        "no field", "'unsure'",
    ),
    "unsure as a text": (
        GOOD + "escalation: {to: big, when: {unsure: maybe}}\n", 8, "escalation.when.unsure",
        "'maybe'", "true or false",
    ),
    "a namespace": (
        GOOD + "cluster: {namespace: 'a b'}\n", 8, "cluster.namespace", "'a b'",
        "small letters",
    ),
    "an image": (GOOD + "cluster: {image: 'x; rm'}\n", 8, "cluster.image", "'x; rm'", "image"),
    "a template": (
        GOOD + "cluster: {vllm: {model: m, template: big}}\n", 8, "cluster.vllm.template",
        "'big'", "production-low",
    ),
    "more than most": (
        GOOD + "cluster: {vllm: {model: m, least: 3, most: 2}}\n", 8, "cluster.vllm.least",
        "more than most", "smaller",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_that_a_bad_file_is_told_with_its_line_and_what_to_do(name: str) -> None:
    text, line, path, message, hint = BAD[name]
    read = parse_deployment(text)
    found = [one for one in read.problems if one.path == path or not path]
    assert found, read.problems
    first = found[0]
    assert (first.line, first.level) == (line, "error")
    assert first.column >= 1
    assert message in first.message
    assert hint in first.hint
    # One mistake is one problem: what else there is would only hide it.
    assert len(read.problems) <= 2, read.problems


def test_that_there_are_sixty_bad_files() -> None:
    assert len(BAD) >= 60


def test_that_a_good_file_is_read_whole() -> None:
    read = parse_deployment(
        EDGE + "  weight: 3\n  role: standby\n  limits: {memory: 1.5 GB, threads: 2}\n"
        "gateway: {balance: in-turn, answer_within: 2 min, largest_request: 1 MB}\n"
        "limits: {memory: 512 MB}\nnetwork: on\n"
        "access: {keys: [{name: desk, keyring: desk-key}]}\n"
    )
    assert read.problems == ()
    assert read.deployment is not None
    deployment = read.deployment
    assert [node.name for node in deployment.nodes] == ["a", "b"]
    node = deployment.nodes[1]
    assert (node.weight, node.role, node.limits.memory_bytes) == (3, "standby", 1_500_000_000)
    assert deployment.gateway.answer_s == 120
    assert deployment.gateway.largest_bytes == 10**6
    assert deployment.limits.memory_bytes == 512 * 10**6
    assert deployment.network
    assert deployment.keys[0].keyring == "desk-key"


def test_that_every_problem_is_told_in_the_order_of_its_place() -> None:
    read = parse_deployment(
        "name: Bad\nkind: Deployment\ntype: none\nmodels: {primary: ''}\nagents: [1, 2]\nx: 1\n"
    )
    places = [(one.line, one.column) for one in read.problems]
    assert places == sorted(places)
    assert len(places) == 6


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2 GB", 2e9), ("64MB", 64e6), ("64 MiB", None), ("1.5 kB", 1500), ("2", None),
     ("GB", None), (2, None), ("-1 GB", None), ("1e3 GB", None), ("inf GB", None),
     (True, None), ("2 gb", 2e9)],
)  # fmt: skip
def test_sizes(text: object, wanted: float | None) -> None:
    assert bytes_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("500 ms", 0.5),
        ("30s", 30.0),
        ("5 min", 300.0),
        ("1 h", 3600.0),
        ("5 m", None),
        (5, None),
    ],
)
def test_times(text: object, wanted: float | None) -> None:
    assert seconds_of(text) == wanted
