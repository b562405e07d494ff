"""What is known of an engine without loading it: whether it is installed, and its version."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata

from workbench.engines.registry import ENGINES, EngineSpec

_SAYS = "with: "


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """One engine as it is installed here.

    Attributes:
        version: Of its library; empty if it has none, or is not installed.
    """

    spec: EngineSpec
    installed: bool
    version: str


def engine_facts() -> tuple[EngineFacts, ...]:
    """Every engine. Blocking: it looks through what is installed, and imports none of it."""
    packages = metadata.packages_distributions()
    return tuple(_facts(spec, packages.get(spec.library, ())) for spec in ENGINES)


def install_command(spec: EngineSpec) -> str:
    """What a person types to install an engine; empty if there is no such thing."""
    hint = spec.install_hint
    if _SAYS in hint:
        return hint.split(_SAYS, 1)[1].strip()
    parts = hint.split("`")
    return parts[1] if len(parts) > 2 else ""


def _facts(spec: EngineSpec, packages: list[str] | tuple[str, ...]) -> EngineFacts:
    version = ""
    for name in packages:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        break
    return EngineFacts(spec, spec.installed, version)
