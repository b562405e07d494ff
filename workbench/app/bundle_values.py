"""What is packed, what is found in a bundle, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.agents.documents import AgentDocument
from workbench.app.bundle_policy import Policy
from workbench.app.jobs.values import Job
from workbench.models.bundles.reading import Bundle
from workbench.models.manifests import Manifest

Trust = Literal["own", "trusted", "unknown"]
Clash = Literal["new", "same", "other"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be packed.

    Attributes:
        models: Ids of installed models.
        agents: Names of agents.
        title: What the bundle is called.
        with_policy: Settings and approvals go along.
        jobs: Names of jobs.
    """

    models: tuple[str, ...]
    agents: tuple[str, ...]
    title: str
    with_policy: bool = False
    jobs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgentInside:
    """An agent of a bundle.

    Attributes:
        clash: Whether there is one of that name here: none, the very same, or another.
    """

    document: AgentDocument
    clash: Clash


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a bundle, seen from this machine.

    Attributes:
        here: Id of each model that is installed already, by its digest.
        trust: What is known of the signer.
        jobs: As they came, which is without what they may use.
    """

    bundle: Bundle
    models: tuple[Manifest, ...]
    agents: tuple[AgentInside, ...]
    policy: Policy
    here: Mapping[str, str]
    trust: Trust
    jobs: tuple[Job, ...] = ()

    @property
    def missing(self) -> tuple[Manifest, ...]:
        """The models that are not installed."""
        return tuple(model for model in self.models if model.digest not in self.here)


def size_of(manifest: Manifest) -> int:
    """Bytes of all files of a model."""
    return sum(file.size_bytes for file in manifest.files)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in.

    Attributes:
        models: Ids of the bundle's models here, also of those that were here before.
        agents: Names of the agents here, by their names in the bundle.
        jobs: Names of the jobs here, by their names in the bundle.
    """

    models: tuple[str, ...]
    agents: Mapping[str, str]
    jobs: Mapping[str, str] = field(default_factory=dict)
