"""What holds the child of a tool on this machine, found out by trying it once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Protections:
    """What a child of a tool is held to here.

    Time and output always are. What is not held is said plainly wherever a person decides.

    Attributes:
        network: No network, unless the tool asked for it.
        folders: Only the folders that were granted.
        processes: What it starts is counted, and ends with it.
        memory: The memory of each of its processes.
        ports: With a network, only the ports of the servers that were granted.
        apart: It has namespaces of its own: no other process is in sight.
    """

    network: bool = False
    folders: bool = False
    processes: bool = False
    memory: bool = False
    ports: bool = False
    apart: bool = False

    @property
    def whole(self) -> bool:
        """Whether neither files nor the network are within reach unasked."""
        return self.network and self.folders

    @property
    def held(self) -> tuple[str, ...]:
        """The names of those that hold."""
        return tuple(name for name, holds in self._named() if holds)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those that do not."""
        return tuple(name for name, holds in self._named() if not holds)

    @property
    def sentence(self) -> str:
        """What holds and what does not, for a person."""
        always = "Held here: time, output"
        said = ", ".join((always, *self.held))
        lacks = f" Not held here: {', '.join(self.missing)}." if self.missing else ""
        return f"{said}.{lacks}"

    def _named(self) -> tuple[tuple[str, bool], ...]:
        return (
            ("memory", self.memory),
            ("processes", self.processes),
            ("folders", self.folders),
            ("network", self.network),
        )
