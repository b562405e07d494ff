"""The agents there are: bundled ones and the user's files."""

from __future__ import annotations

import asyncio
import logging
import re
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workbench.agents.documents import AgentDocument
from workbench.agents.files import read_agent, write_agent
from workbench.agents.values import NAME
from workbench.app.listeners import Listeners
from workbench.base.errors import DocumentError, StoreError
from workbench.base.files import keep_damaged, store_error, write_atomically
from workbench.base.paths import Paths, resource

log = logging.getLogger(__name__)
SUFFIX = ".yaml"
_MOST_FILES = 1000
_EARLIER = "The last version that could be read is in use; the file stays as it is"
Problem = tuple[Path, str, str]


class AgentLibrary:
    """The agents as last read. The user's file of a bundled name goes before the bundled one.

    Of each of the user's files the last version that could be read is kept below ``.kept``. It
    is in use while the file is damaged; a damaged file is never written over without a copy.

    Attributes:
        agents: By title.
        problems: Files that do not load: path, message, hint.
    """

    def __init__(self, paths: Paths) -> None:
        self._folder = paths.agents
        self.agents: tuple[AgentDocument, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self._own: dict[str, Path] = {}
        self._listeners: Listeners[[]] = Listeners()

    async def refresh(self) -> tuple[AgentDocument, ...]:
        """Read the files again."""
        bundled, bad = await asyncio.to_thread(_read_folder, resource("agents"))
        own, own_bad = await asyncio.to_thread(_read_folder, self._folder, keep=True)
        together = {document.name: document for document, _path in (*bundled, *own)}
        self._own = {document.name: path for document, path in own}
        self.agents = tuple(sorted(together.values(), key=_order))
        self.problems = (*bad, *own_bad)
        self._listeners.tell()
        return self.agents

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each change; returns what ends it."""
        return self._listeners.add(listener)

    def get(self, name_or_path: str) -> AgentDocument:
        """The agent of that name, or in that file.

        Raises:
            DocumentError: There is none, or the file is bad.
        """
        for document in self.agents:
            if document.name == name_or_path:
                return document
        for path, message, hint in self.problems:
            if path.stem == name_or_path:
                raise DocumentError(message, hint)
        if name_or_path.endswith((".yaml", ".yml")):
            return read_agent(Path(name_or_path))
        names = ", ".join(document.name for document in self.agents)
        raise DocumentError(
            f"there is no agent {name_or_path!r}",
            f"The agents are: {names}; or give the path of a .yaml file.",
        )

    def is_bundled(self, name: str) -> bool:
        """It came with the program and the user did not change it."""
        return name not in self._own and any(d.name == name for d in self.agents)

    async def save(self, document: AgentDocument, previous_name: str = "") -> None:
        """Write the agent's file; under another name the old file goes.

        Raises:
            DocumentError: The name is bad or taken.
            StoreError: It could not be written.
        """
        if not NAME.fullmatch(document.name):
            raise DocumentError(
                f"{document.name!r} is no name of an agent",
                "Use small letters, digits, - and _.",
            )
        renamed = previous_name not in ("", document.name)
        taken = any(other.name == document.name for other in self.agents)
        if taken and (renamed or (not previous_name and document.name in self._own)):
            raise DocumentError(
                f"there is an agent {document.name!r} already", "Choose another name."
            )
        await asyncio.to_thread(_write, self._path(document.name), write_agent(document))
        if renamed and previous_name in self._own:
            await asyncio.to_thread(self._own[previous_name].unlink, missing_ok=True)
        await self.refresh()

    async def duplicate(self, name: str, new_title: str) -> AgentDocument:
        """A copy under a new title, saved.

        Raises:
            DocumentError: There is no such agent.
        """
        copy = replace(self.get(name), name=self.free_name(new_title), title=new_title)
        await self.save(copy)
        return copy

    def free_name(self, title: str) -> str:
        """A name for the title that no agent has."""
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50] or "agent"
        names = {document.name for document in self.agents}
        names |= {path.stem for path, _message, _hint in self.problems}
        number = 2
        name = stem
        while name in names:
            name, number = f"{stem}-{number}", number + 1
        return name

    async def remove(self, name: str) -> str:
        """Put the agent's file aside; returns what ``restore`` takes.

        Raises:
            DocumentError: It is bundled or not there.
        """
        unread = {path.stem: path for path, _message, _hint in self.problems}
        source = self._own.get(name) or unread.get(name)
        if source is None or source.parent != self._folder:
            raise DocumentError(
                f"{name!r} came with the program and stays", "Duplicate it to change it."
            )
        target = self._removed(name)
        await asyncio.to_thread(_move, source, target)
        await self.refresh()
        return name

    async def restore(self, token: str) -> None:
        """Take a removal back.

        Raises:
            DocumentError: It is gone, or the name is taken meanwhile.
        """
        if not NAME.fullmatch(token) or token in self._own:
            raise DocumentError(f"{token!r} cannot be restored", "The name is taken.")
        await asyncio.to_thread(_move, self._removed(token), self._path(token))
        await self.refresh()

    def _path(self, name: str) -> Path:
        return self._own.get(name, self._folder / f"{name}{SUFFIX}")

    def _removed(self, name: str) -> Path:
        return self._folder / ".removed" / f"{name}{SUFFIX}"


def _order(document: AgentDocument) -> tuple[bool, str]:
    return document.name != "starter", document.title.casefold()


def _read_folder(
    folder: Path, *, keep: bool = False
) -> tuple[list[tuple[AgentDocument, Path]], list[Problem]]:
    found: list[tuple[AgentDocument, Path]] = []
    problems: list[Problem] = []
    names: set[str] = set()
    for path in sorted(folder.glob(f"*{SUFFIX}"))[:_MOST_FILES]:
        try:
            document = read_agent(path)
        except DocumentError as exc:
            log.warning("agent.unreadable file=%s", path.name)
            earlier = _kept_version(path) if keep else None
            if earlier is None or earlier.name in names:
                problems.append((path, exc.message, exc.hint))
                continue
            problems.append((path, f"{exc.message}. {_EARLIER}", exc.hint))
            document = earlier
        else:
            if keep and document.name not in names:
                _keep_version(path)
        if document.name in names:
            message = f"{path.name}: name: {document.name!r} is also in another file"
            problems.append((path, message, "Give one of them another name."))
        else:
            names.add(document.name)
            found.append((document, path))
    return found, problems


def _write(path: Path, text: str) -> None:
    """Write an agent's file; a damaged one in its place is kept below ``.damaged`` first."""
    if path.exists():
        try:
            read_agent(path)
        except DocumentError:
            kept = keep_damaged(path, path.parent / ".damaged")
            log.warning("agent.damaged_kept file=%s", kept.name)
    write_atomically(path, text)


def _kept_version(path: Path) -> AgentDocument | None:
    try:
        return read_agent(path.parent / ".kept" / path.name)
    except DocumentError:
        return None


def _keep_version(path: Path) -> None:
    """Note the file's content as the last that could be read; best effort."""
    kept = path.parent / ".kept" / path.name
    try:
        content = path.read_bytes()
        if not kept.exists() or kept.read_bytes() != content:
            write_atomically(kept, content)
    except (OSError, StoreError) as exc:
        log.warning("agent.version_not_kept file=%s reason=%s", path.name, exc)


def _move(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(source, target)
    except FileNotFoundError as exc:
        raise DocumentError(f"{source.name!r} is not there", "Look at the list again.") from exc
    except OSError as exc:
        raise store_error(exc, target) from exc
