"""What an exported script reads: constants at its top, and files that go beside it."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.agents.exchange.python_code import Raw, assigned
from workbench.agents.exchange.python_parts import constants_of_parts
from workbench.agents.exchange.report import Losses
from workbench.base.errors import DocumentError
from workbench.base.paths import SAMPLE, sample

_OURS = ("TITLE", "DESCRIPTION", "MODEL")
_WORD = re.compile(r"[^A-Z0-9]+")
_REMARK = "# What is read. A path without a beginning is beside this script.\n"


class ScriptFiles:
    """The files and folders of one script.

    Attributes:
        beside: What is written beside the script, by its path there.
    """

    def __init__(self, name: str, losses: Losses) -> None:
        plain = re.sub(r"[^a-z0-9_-]+", "-", name).strip("-") or "script"
        self._folder, self._losses = f"{plain}-data", losses
        self._names: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        self.beside: dict[str, bytes] = {}

    def place(self, path: str, where: str) -> Raw:
        """The constant of a database or folder; sample data is taken along.

        Raises:
            DocumentError: There is no such sample data.
        """
        if not path.startswith(SAMPLE):
            why = "the script has this path at its top: change it there"
            self._losses.add(where, path, why)
            return self._constant(path, path)
        try:
            found = sample(path)
        except FileNotFoundError as exc:
            said = f"{where}: there is no sample data {path!r}".removeprefix(": ")
            raise DocumentError(said, "Choose a file or folder of yours.") from exc
        self._take(found)
        return self._constant(path, f"{self._folder}/{found.name}")

    def own(self, name: str, content: bytes | None = None) -> Raw:
        """The constant of a file of the script's own; without content it is made later."""
        path = f"{self._folder}/{name}"
        if content is not None:
            self.beside[path] = content
        return self._constant(f"own {name}", path)

    @property
    def constants(self) -> str:
        """The lines that give the constants their paths; empty without any."""
        rows = [assigned(self._names[key], path) for key, path in self._paths.items()]
        return _REMARK + "".join(rows) if rows else ""

    def _take(self, found: Path) -> None:
        files = sorted(found.rglob("*")) if found.is_dir() else [found]
        for file in files:
            if file.is_file():
                path = f"{self._folder}/{file.relative_to(found.parent).as_posix()}"
                self.beside[path] = file.read_bytes()

    def _constant(self, key: str, path: str) -> Raw:
        if key not in self._names:
            stem = _WORD.sub("_", Path(path).name.upper()).strip("_") or "DATA"
            stem = stem if stem[0].isalpha() else f"DATA_{stem}"
            taken = {*_OURS, *constants_of_parts(), *self._names.values()}
            name, number = stem, 2
            while name in taken:
                name, number = f"{stem}_{number}", number + 1
            self._names[key], self._paths[key] = name, path
        return Raw(self._names[key])
