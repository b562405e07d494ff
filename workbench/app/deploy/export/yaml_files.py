"""YAML for other programs: several documents in one file, plain and in a fixed order."""

from __future__ import annotations

from typing import Any

import yaml

HEAD = "# Written by `workbench deploy export` from the deployment {name}.\n"


def yaml_file(name: str, *documents: Any, notes: tuple[str, ...] = ()) -> str:
    """The text of a file.

    Args:
        name: Of the deployment, a plain label.
        documents: One YAML document each.
        notes: Lines of comment at its head, without anything from outside.
    """
    head = HEAD.format(name=name) + "".join(f"# {note}\n" for note in notes)
    return head + str(yaml.safe_dump_all(documents, sort_keys=False, width=96))
