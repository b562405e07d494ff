"""What tools that run in a child have in common: limits, result, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.base.errors import ToolError
from workbench.base.sizes import MB
from workbench.policy.egress import read_grant
from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.api import folders_text
from workbench.tools.protections import Protections
from workbench.tools.sandbox import ChildLimits, Ended

_LEAST_FILE_BYTES = 16 * MB
_WEB = (80, 443)
_MANY = 6


def limits_of(tool: ToolDocument) -> ChildLimits:
    """What one call may take."""
    limits = tool.limits
    return ChildLimits(
        limits.seconds,
        limits.memory_mb * MB,
        limits.output_bytes,
        max(_LEAST_FILE_BYTES, limits.output_bytes),
    )


def ports_of(hosts: Iterable[str]) -> tuple[int, ...]:
    """The ports of some granted servers; the usual ones of the web where none is written."""
    ports = {read_grant(host)[1] for host in hosts}
    usual = _WEB if 0 in ports else ()
    return tuple(sorted({*ports, *usual} - {0}))


def result_of(tool: ToolDocument, ended: Ended) -> str:
    """What the child answered.

    Raises:
        ToolError: It failed, or was ended.
    """
    limits = tool.limits
    match ended.stopped:
        case "time":
            raise ToolError(f"{tool.name} was stopped after {limits.seconds:g} seconds")
        case "output":
            raise ToolError(
                f"{tool.name} wrote more than {limits.output_bytes} bytes and was stopped"
            )
        case "cancelled":
            raise ToolError(f"{tool.name} was stopped")
    if ended.not_held:
        raise ToolError(f"{tool.name} did not run: {ended.errors}")
    if ended.code:
        said = ended.errors or ended.output.decode("utf-8", "replace").strip()
        raise ToolError(
            f"{tool.name} failed ({_cause(ended.code)}): {said or 'it said nothing'}"
        )
    return ended.output.decode("utf-8", "replace").rstrip("\n") or "(no output)"


def touched(what: str, tool: ToolDocument, held: Protections) -> str:
    """What such a tool may reach on this machine, for a person."""
    parts = [
        what,
        folders_text(tool.grants.folders) or "no folder of yours",
        _network(tool, held),
        f"at most {tool.limits.seconds:g} s and {tool.limits.memory_mb} MB",
    ]
    return f"{'; '.join(parts)}. {held.sentence}"


def _network(tool: ToolDocument, held: Protections) -> str:
    if not tool.grants.hosts:
        return "no network"
    hosts, ports = ", ".join(tool.grants.hosts), ports_of(tool.grants.hosts)
    numbers = " and ".join(map(str, ports)) if len(ports) < _MANY else "those it names"
    reached = f"any server, at port {numbers}" if held.ports else "any server, at any port"
    return f"the network: it is meant for {hosts}, but can reach {reached}"


def _cause(code: int) -> str:
    return f"ended by signal {code - 128}" if code > 128 else f"exit code {code}"
