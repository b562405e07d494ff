"""Every change of a graph as a value that knows its inverse."""

from __future__ import annotations

from workbench.agents.graphs.editing import GraphEdit, PutDocument, Several
from workbench.agents.graphs.node_edits import (
    RenameNode,
    SetGraphField,
    SetHandling,
    SetNodeBody,
    SetNodeTitle,
    SetSetting,
)
from workbench.agents.graphs.pack import Pack
from workbench.agents.graphs.part_edits import (
    AddLink,
    AddParts,
    MoveParts,
    RemoveParts,
    SetRemark,
)
from workbench.agents.graphs.unpack import Unpack

__all__ = [
    "AddLink",
    "AddParts",
    "GraphEdit",
    "MoveParts",
    "Pack",
    "PutDocument",
    "RemoveParts",
    "RenameNode",
    "SetGraphField",
    "SetHandling",
    "SetNodeBody",
    "SetNodeTitle",
    "SetRemark",
    "SetSetting",
    "Several",
    "Unpack",
]
