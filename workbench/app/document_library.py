"""The documents of one kind there are: bundled ones and the user's files."""

from __future__ import annotations

import asyncio
import logging
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, Protocol, TypeAlias, TypeVar, cast

from workbench.agents.values import NAME
from workbench.app.document_drafts import DocumentDrafts
from workbench.app.document_folder import DocumentFolder, Problem
from workbench.app.listeners import Listeners
from workbench.app.versions import Version, Versions
from workbench.base import deeds
from workbench.base.errors import DocumentError
from workbench.base.files import keep_damaged, move_file, store_error, write_atomically

log = logging.getLogger(__name__)


class Document(Protocol):
    """What agents and graphs have in common; frozen dataclasses."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...


D = TypeVar("D", bound=Document)
_Read: TypeAlias = list[tuple[D, Path]]


@dataclass(frozen=True, slots=True)
class Format(Generic[D]):
    """How documents of one kind are kept.

    Attributes:
        word: What one is called in messages, with its article.
        suffix: Of its files.
        read: The document in a file. Raises DocumentError.
        write: Its text.
        to_draft: All of a document as plain values, half written or not.
        from_draft: The document out of them. Raises DocumentError or ValueError.
        first: Names that are listed before all others.
    """

    word: str
    suffix: str
    read: Callable[[Path], D]
    write: Callable[[D], str]
    to_draft: Callable[[D], Any]
    from_draft: Callable[[Any], D]
    first: tuple[str, ...] = ()

    @property
    def noun(self) -> str:
        return self.word.partition(" ")[2]

    def stem(self, path: Path) -> str:
        """The name that a file stands for."""
        return path.name.removesuffix(self.suffix)


class DocumentLibrary(Generic[D]):
    """The documents as last read. The user's file of a bundled name goes before the bundled.

    Of each of the user's files the last version that could be read is kept below ``.kept``. It
    is in use while the file is damaged; a damaged file is never written over without a copy.

    Attributes:
        documents: By title.
        drafts: Changes of them that are not saved yet.
        problems: Files that do not load: path, message, hint.
    """

    def __init__(self, format_: Format[D], bundled: Path | None, folder: Path) -> None:
        """Prepare a library; it is empty until the first ``refresh``.

        Args:
            format_: How its documents are kept.
            bundled: The folder of those that came with the program; None if none did.
            folder: The user's folder.
        """
        self._format, self._folder = format_, folder
        self._of_program = None if bundled is None else self._files(bundled, keep=False)
        self._of_user = self._files(folder, keep=True)
        self.documents: tuple[D, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self._own: dict[str, Path] = {}
        self.drafts = DocumentDrafts(folder, format_.noun, format_.to_draft, format_.from_draft)
        self._versions = Versions(folder / ".versions", format_.suffix)
        self._listeners: Listeners[[]] = Listeners()
        self._one_at_a_time = asyncio.Lock()

    async def refresh(self) -> tuple[D, ...]:
        """Read the files again."""
        async with self._one_at_a_time:
            bundled, bad, own, own_bad = await asyncio.to_thread(self._read)
        together = {document.name: document for document, _path in (*bundled, *own)}
        self._own = {document.name: path for document, path in own}
        self.documents = tuple(sorted(together.values(), key=self._order))
        self.problems = (*bad, *own_bad)
        await self._follow()
        self._listeners.tell()
        return self.documents

    async def _follow(self) -> None:
        """What depends on the documents follows them; listeners are told afterwards."""

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each change; returns what ends it."""
        return self._listeners.add(listener)

    def knows(self, name: str) -> bool:
        """Whether a document has that name, be it one that cannot be read."""
        unread = (self._format.stem(path) for path, _message, _hint in self.problems)
        return name in unread or any(document.name == name for document in self.documents)

    def get(self, name_or_path: str) -> D:
        """The document of that name, or in that file.

        Raises:
            DocumentError: There is none, or the file is bad.
        """
        for document in self.documents:
            if document.name == name_or_path:
                return document
        for path, message, hint in self.problems:
            if self._format.stem(path) == name_or_path:
                raise DocumentError(message, hint)
        if name_or_path.endswith((".yaml", ".yml")):
            return self._format.read(Path(name_or_path))
        names = ", ".join(document.name for document in self.documents)
        raise DocumentError(
            f"there is no {self._format.noun} {name_or_path!r}",
            f"The {self._format.noun}s are: {names or 'none'}; or give the path of a "
            f"{self._format.suffix} file.",
        )

    def is_bundled(self, name: str) -> bool:
        """It came with the program and the user did not change it."""
        return name not in self._own and any(d.name == name for d in self.documents)

    async def save(self, document: D, previous_name: str = "") -> None:
        """Write the document's file; under another name the old file goes.

        Raises:
            DocumentError: The name is bad or taken.
            StoreError: It could not be written.
        """
        if not NAME.fullmatch(document.name):
            raise DocumentError(
                f"{document.name!r} is no name of {self._format.word}",
                "Use small letters, digits, - and _.",
            )
        renamed = previous_name not in ("", document.name)
        taken = any(other.name == document.name for other in self.documents)
        if taken and (renamed or (not previous_name and document.name in self._own)):
            raise DocumentError(
                f"there is {self._format.word} {document.name!r} already",
                "Choose another name.",
            )
        if previous_name != document.name:  # what was left there is of another document
            await asyncio.to_thread(self.drafts.drop, document.name)
        if renamed:
            await asyncio.to_thread(self._versions.rename, previous_name, document.name)
            if previous_name in self._own:
                old = self._own[previous_name]
                await asyncio.to_thread(self._versions.keep, document.name, old, "")
        async with self._one_at_a_time:
            await asyncio.to_thread(self._write, self.path_of(document.name), document)
        if renamed and previous_name in self._own:
            await asyncio.to_thread(self._own[previous_name].unlink, missing_ok=True)
        deeds.tell("document.saved", kind=self._format.word, name=document.name)
        await self.refresh()

    def versions(self, name: str) -> tuple[Version, ...]:
        """The earlier texts of a document, the latest first."""
        return self._versions.of(name)

    def read_version(self, name: str, version_id: str) -> D:
        """A document as it was.

        Raises:
            DocumentError: There is no such version, or it cannot be read any more.
        """
        return self._format.read(self._versions.path(name, version_id))

    async def restore_version(self, name: str, version_id: str) -> D:
        """Save a document as it was; the text it has now becomes a version.

        Raises:
            DocumentError: There is no such version, or it cannot be read any more.
            StoreError: It could not be written.
        """
        earlier = await asyncio.to_thread(self.read_version, name, version_id)
        document = cast(D, replace(cast(Any, earlier), name=name))
        await self.save(document, name)
        return document

    async def duplicate(self, name: str, new_title: str) -> D:
        """A copy under a new title, saved.

        Raises:
            DocumentError: There is no such document.
        """
        original = self.get(name)
        name, title = self.free_name(new_title), new_title
        copy = cast(D, replace(cast(Any, original), name=name, title=title))
        await self.save(copy)
        return copy

    def free_name(self, title: str) -> str:
        """A name for the title that no document has."""
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50]
        stem = stem or self._format.noun.replace(" ", "-").lower()
        names = {document.name for document in self.documents}
        names |= {self._format.stem(path) for path, _message, _hint in self.problems}
        number = 2
        name = stem
        while name in names:
            name, number = f"{stem}-{number}", number + 1
        return name

    async def remove(self, name: str) -> str:
        """Put the document's file aside; returns what ``restore`` takes.

        Raises:
            DocumentError: It is bundled or not there.
        """
        unread = {self._format.stem(path): path for path, _message, _hint in self.problems}
        source = self._own.get(name) or unread.get(name)
        if source is None or source.parent != self._folder:
            raise DocumentError(
                f"{name!r} came with the program and stays", "Duplicate it to change it."
            )
        target = self._removed(name)
        await asyncio.to_thread(_move, source, target)
        deeds.tell("document.removed", kind=self._format.word, name=name)
        await self.refresh()
        return name

    async def restore(self, token: str) -> None:
        """Take a removal back.

        Raises:
            DocumentError: It is gone, or the name is taken meanwhile.
        """
        if not NAME.fullmatch(token) or token in self._own:
            raise DocumentError(f"{token!r} cannot be restored", "The name is taken.")
        await asyncio.to_thread(_move, self._removed(token), self.path_of(token))
        await self.refresh()

    def path_of(self, name: str) -> Path:
        """Where the user's document is, or would be."""
        return self._own.get(name, self._folder / f"{name}{self._format.suffix}")

    def _removed(self, name: str) -> Path:
        return self._folder / ".removed" / f"{name}{self._format.suffix}"

    def _order(self, document: D) -> tuple[bool, str]:
        return document.name not in self._format.first, document.title.casefold()

    def _files(self, folder: Path, *, keep: bool) -> DocumentFolder[D]:
        format_ = self._format
        return DocumentFolder(
            folder, format_.suffix, format_.read, lambda document: document.name, keep=keep
        )

    def _read(self) -> tuple[_Read[D], list[Problem], _Read[D], list[Problem]]:
        bundled, bad = self._of_program.read() if self._of_program else ([], [])
        return bundled, bad, *self._of_user.read()

    def _write(self, path: Path, document: D) -> None:
        """Write a file; a damaged one in its place is kept below ``.damaged`` first."""
        text = self._format.write(document)
        if path.exists():
            try:
                self._of_user.file(path)
            except DocumentError:
                kept = keep_damaged(path, path.parent / ".damaged")
                log.warning("%s.damaged_kept file=%s", self._format.noun, kept.name)
            else:
                self._versions.keep(document.name, path, text)
        write_atomically(path, text)


def _move(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        move_file(source, target)
    except FileNotFoundError as exc:
        raise DocumentError(f"{source.name!r} is not there", "Look at the list again.") from exc
    except OSError as exc:
        raise store_error(exc, target) from exc
