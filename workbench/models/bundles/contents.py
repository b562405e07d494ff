"""What is in a bundle: its models, its agents and its policy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from workbench.base.errors import StoreDamaged, WorkbenchError
from workbench.models.adoption import digest_of
from workbench.models.bundles.reading import Bundle
from workbench.models.bundles.values import POLICY_NAME
from workbench.models.manifests import NAME, Manifest, parse_manifest

_AGAIN = "Ask for the bundle anew; nothing was taken from this one."
_MOST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Contents:
    """What a bundle holds, read and checked, except for the data of its models.

    Attributes:
        models: In order of their digests.
        agents: The text of each agent's file, by the agent's name.
        policy: Settings and approvals that belong to it; empty if it holds none.
        jobs: The text of each job's file, by the job's name.
    """

    models: tuple[Manifest, ...]
    agents: Mapping[str, bytes]
    policy: Mapping[str, Any] = field(default_factory=dict)
    jobs: Mapping[str, bytes] = field(default_factory=dict)


def contents_of(bundle: Bundle) -> Contents:
    """Read what is in a bundle.

    Raises:
        StoreDamaged: Its parts do not belong together, or are not what was signed.
        StoreError: It cannot be read.
    """
    names = [member.name for member in bundle.index.members]
    folders = sorted({n.split("/")[1] for n in names if n.startswith("store/")})
    agents, jobs = _texts(bundle, "agents"), _texts(bundle, "jobs")
    policy = _policy(bundle.read(POLICY_NAME)) if POLICY_NAME in names else {}
    models = tuple(_model(bundle, digest) for digest in folders)
    return Contents(models, agents, policy, jobs)


def _texts(bundle: Bundle, folder: str) -> dict[str, bytes]:
    """The files of a folder, by their names without the ending."""
    names = [member.name for member in bundle.index.members]
    found = [name for name in names if name.startswith(f"{folder}/")]
    return {PurePosixPath(name).stem: bundle.read(name) for name in found}


def _model(bundle: Bundle, digest: str) -> Manifest:
    """The manifest of a model, which must agree with the index in everything."""
    below = f"store/{digest}/"
    members = {m.name.removeprefix(below): m for m in bundle.index.members}
    data = {name: m for name, m in members.items() if m.name.startswith(below) and name != NAME}
    if NAME not in members:
        raise StoreDamaged(f"the model {digest} in the bundle has no {NAME}", _AGAIN)
    try:
        manifest = parse_manifest(bundle.read(below + NAME), Path(digest))
    except WorkbenchError as exc:
        raise StoreDamaged(exc.message, _AGAIN) from exc
    told = {
        manifest.within(file): (file.size_bytes, file.sha256, file.chunks)
        for file in manifest.files
    }
    signed = {name: (m.size_bytes, m.sha256, m.chunks) for name, m in data.items()}
    same = told == signed and len(told) == len(manifest.files)
    if not same or digest_of(manifest.roles) != digest:
        raise StoreDamaged(
            f"the list of the model {manifest.title[:_MOST_TITLE]!r} and the index of the "
            "bundle do not agree",
            _AGAIN,
        )
    if not manifest.title.isprintable() or not 0 < len(manifest.title) <= _MOST_TITLE:
        raise StoreDamaged(f"the title of the model {digest} is no line of text", _AGAIN)
    return manifest


def _policy(raw: bytes) -> Mapping[str, Any]:
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError) as exc:
        raise StoreDamaged(f"the policy in the bundle is no good: {exc}", _AGAIN) from exc
    if not isinstance(values, dict):
        raise StoreDamaged("the policy in the bundle is no list of names and values", _AGAIN)
    return values
