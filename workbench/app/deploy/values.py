"""What a deployment is: frozen values, as its file says them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["single-device", "distributed-edge"]
Hold = Literal["where possible", "required", "no"]
Role = Literal["active", "standby"]
Balance = Literal["least-busy", "in-turn"]


@dataclass(frozen=True, slots=True)
class Models:
    """Which models answer.

    Attributes:
        primary: Loaded first; the agents ask it.
        secondary: Asked by the agents where the primary does not load, breaks, or is too slow.
        more: Served beside them.
        context_tokens: Of the agents' models; 0 leaves what each agent says.
        first_token_s: The primary is too slow if it has said nothing by then; 0 waits.
    """

    primary: str = ""
    secondary: str = ""
    more: tuple[str, ...] = ()
    context_tokens: int = 0
    first_token_s: float = 0.0

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them, in the order in which they are loaded."""
        return tuple(dict.fromkeys(filter(None, (self.primary, self.secondary, *self.more))))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may take.

    Attributes:
        memory_bytes: Of all models together, and of the process where that can be held; 0 is
            no limit.
        threads: Of an engine; 0 measures.
        queue: Most requests of one model or agent that are answered or wait.
        agents_at_once: 0 is no limit.
        hold: Whether the kernel must hold the memory.
    """

    memory_bytes: int = 0
    threads: int = 0
    queue: int = 64
    agents_at_once: int = 0
    hold: Hold = "where possible"


@dataclass(frozen=True, slots=True)
class Listen:
    """Where programs ask; ``names`` are those by which other machines call it."""

    address: str = "127.0.0.1"
    port: int = 8427
    certificate: str = ""
    key: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeySource:
    """Where a key that opens the deployment is found; never the key itself."""

    name: str
    env: str = ""
    keyring: str = ""


@dataclass(frozen=True, slots=True)
class Escalation:
    """When a larger model is asked.

    Attributes:
        to: Its id.
        agents: Whose questions; empty for all that are deployed.
        remote: It may lie beyond this machine.
        seconds: The local model is given up after that long; 0 is five minutes.
        unsure: The local model is asked whether it is sure of its answer.
        says: An answer with these words will not do.
        schema: A JSON Schema that the answer must fit.
        tokens: The local model is given up after so many, prompts and answers together; 0 is
            no limit.
    """

    to: str = ""
    agents: tuple[str, ...] = ()
    remote: bool = False
    seconds: float = 0.0
    unsure: bool = False
    says: str = ""
    schema: dict[str, object] = field(default_factory=dict)
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class NodeSpec:
    """One node of a distributed deployment.

    Attributes:
        address: ``http://HOST:PORT`` of a node elsewhere; empty for one on this machine.
        port: Where one of this machine listens; 0 takes any that is free.
        agents: What it runs; empty for all of the deployment.
        weight: Its share of the requests.
        role: A standby answers only where no active node can.
        authority: File of the certificates that one elsewhere is known by.
    """

    name: str
    address: str = ""
    port: int = 0
    agents: tuple[str, ...] = ()
    graphs: tuple[str, ...] = ()
    models: Models = field(default_factory=Models)
    weight: int = 1
    role: Role = "active"
    limits: Limits = field(default_factory=Limits)
    authority: str = ""

    @property
    def is_here(self) -> bool:
        """It is started on this machine."""
        return not self.address


@dataclass(frozen=True, slots=True)
class Gateway:
    """How requests are shared between nodes.

    Attributes:
        retries: How often another node is asked for the same request.
        check_s: Time between two looks at a node.
        answer_s: Longest silence of an answer.
        largest_bytes: A larger request is refused; all below it can be asked again.
        at_once: Most connections.
    """

    balance: Balance = "least-busy"
    retries: int = 3
    check_s: float = 1.0
    answer_s: float = 600.0
    largest_bytes: int = 256_000
    at_once: int = 512


@dataclass(frozen=True, slots=True)
class Cluster:
    """What only the files for clusters need.

    Attributes:
        image: Of the container that runs ``workbench serve``.
        namespace: Of Kubernetes.
        storage_bytes: Of the volume for models and runs.
        vllm_model: The model as vLLM knows it; empty writes no files of vLLM and Ray Serve.
        vllm_template: Starting point of its settings.
        replicas: The least and the most copies of it.
    """

    image: str = "workbench-serve:latest"
    namespace: str = "default"
    storage_bytes: int = 20_000_000_000
    vllm_model: str = ""
    vllm_template: str = "production-low"
    replicas: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Deployment:
    """All of it.

    Attributes:
        keys: Empty lets in the keys of this program (``workbench serve keys``).
        tools: Those that agents may use; None is all that the agents name.
        network: Whether its processes may reach beyond their machine.
    """

    name: str
    title: str
    kind: Kind
    description: str = ""
    listen: Listen = field(default_factory=Listen)
    keys: tuple[KeySource, ...] = ()
    models: Models = field(default_factory=Models)
    agents: tuple[str, ...] = ()
    graphs: tuple[str, ...] = ()
    tools: tuple[str, ...] | None = None
    limits: Limits = field(default_factory=Limits)
    network: bool = False
    escalation: Escalation | None = None
    nodes: tuple[NodeSpec, ...] = ()
    gateway: Gateway = field(default_factory=Gateway)
    cluster: Cluster = field(default_factory=Cluster)

    def escalating(self, agents: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some agents whose questions may go to the larger model."""
        if self.escalation is None:
            return ()
        asked = self.escalation.agents or self.agents
        return tuple(name for name in agents if name in asked)
