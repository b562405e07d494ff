"""What a kind of tool is: how its settings are read and written, and how it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from workbench.base.errors import PolicyError, ToolError
from workbench.base.lines import LinedPlace
from workbench.policy.grants import granted_folder, targets_of
from workbench.policy.network import LetOut, Permit, tell_nobody
from workbench.tools.api import Approval, Errand, ErrandKind, Reach, RunTool
from workbench.tools.documents import FolderGrant, ToolDocument
from workbench.tools.protections import Protections
from workbench.tools.sandbox import Work

FindReach: TypeAlias = Callable[[ErrandKind, str, str], Reach]
"""What an agent or a graph of that name leads to, for a tool of the name given last."""


def no_library(kind: ErrandKind, name: str, _tool: str) -> Reach:
    """What there is to ask where there is no library."""
    return Reach(f"there is no {kind} {name!r}", "Choose another one.")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of the program around them the tools of users are given.

    Attributes:
        private: Folders of the program that no tool may reach.
        network_on: Whether the user lets the program reach other machines now.
        permit: Opens the network for this thread, with the reason and the hosts.
        protections: What holds a child that does such work; blocking at first.
        reach: What the agents and graphs of the library lead to, as they are now.
        let_out: Told what a child with a network is started for, and the hosts it was granted.
    """

    private: tuple[Path, ...]
    network_on: Callable[[], bool]
    permit: Permit
    protections: Callable[[Work], Protections]
    reach: FindReach = no_library
    let_out: LetOut = tell_nobody


@dataclass(frozen=True, slots=True)
class Made:
    """What a tool comes to on this machine.

    Attributes:
        run: As in ``ToolSpec``.
        touches: What it may reach, for a person.
        writes: It changes something, or sends something away.
        pure: The same arguments give the same result at any time.
        least: The least approval it needs here.
        protections: What holds it; None where nothing is run in a child.
        identity: What else was approved with the file, such as a program's bytes.
        errand: The agent or graph that is asked instead of ``run``.
    """

    run: RunTool
    touches: str
    writes: bool
    pure: bool = False
    least: Approval = "never"
    protections: Protections | None = None
    identity: str = ""
    errand: Errand | None = None


@dataclass(frozen=True, slots=True)
class ToolKind:
    """A kind of tool.

    Attributes:
        key: In files.
        title: On screen.
        description: One sentence for whoever chooses.
        read: The settings out of a file; names parameters that are not there. Raises
            DocumentError with the line.
        write: The settings as plain values, in the order of the file.
        make: What the tool comes to here. Raises nothing.
        sample: A tool to begin with, of the given name and title.
        sends: It may have hosts in its grants.
        folders: Most folders in its grants.
    """

    key: str
    title: str
    description: str
    read: Callable[[LinedPlace, ToolDocument], Any]
    write: Callable[[Any], Mapping[str, Any]]
    make: Callable[[ToolDocument, Surroundings], Made]
    sample: Callable[[str, str], ToolDocument]
    sends: bool = False
    folders: int = 0


def folder_targets(grants: Sequence[FolderGrant]) -> Mapping[str, str]:
    """Where granted folders lead that lead elsewhere now."""
    return targets_of(grant.path for grant in grants)


def checked_folders(
    grants: Sequence[FolderGrant],
    private: Sequence[Path],
    allowed: Mapping[str, str] | None = None,
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The folders to read and those to change, as they are now.

    Args:
        grants: The granted folders.
        private: Folders of the program that nothing may reach.
        allowed: Where they led when a person saw it; None where that is looked at elsewhere.

    Raises:
        ToolError: One may not be granted, is not there, or leads elsewhere by now.
    """
    if allowed is not None:
        see_unmoved((grant.path for grant in grants), allowed)
    read: list[Path] = []
    write: list[Path] = []
    for grant in grants:
        try:
            (write if grant.write else read).append(granted_folder(grant.path, private))
        except PolicyError as exc:
            raise ToolError(exc.message, "Change what the tool is granted.") from exc
    return tuple(read), tuple(write)


def see_unmoved(paths: Iterable[str], allowed: Mapping[str, str]) -> None:
    """See that what is granted still leads where a person saw it lead.

    Raises:
        ToolError: It leads elsewhere.
    """
    now = targets_of(paths)
    if now != allowed:
        moved = next(path for path in (*now, *allowed) if now.get(path) != allowed.get(path))
        raise ToolError(
            f"{moved!r}, which is granted, leads elsewhere than when the tool was read",
            "Look where it leads, then save the tool again.",
        )


def folders_text(grants: Sequence[FolderGrant]) -> str:
    """The granted folders and where they lead, for a person; empty without any."""
    targets = folder_targets(grants)
    return ", ".join(
        f"{'changes' if grant.write else 'reads'} {with_target(grant.path, targets)}"
        for grant in grants
    )


def with_target(path: str, targets: Mapping[str, str]) -> str:
    """A path with where it leads, for a person."""
    return f"{path} (which leads to {targets[path]})" if path in targets else path


def stricter(one: Approval, other: Approval) -> Approval:
    """The approval of the two that asks more."""
    order: tuple[Approval, ...] = ("never", "ask", "always")
    return max(one, other, key=order.index)
