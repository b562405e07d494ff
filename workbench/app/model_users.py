"""Which models are loaded, in this program or another: what is in use is not removed."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from workbench.app.data_users import DataUsers
from workbench.app.loaded import LoadedModel
from workbench.base.errors import ModelError, StoreError
from workbench.base.files import store_error
from workbench.models.elsewhere import real_path
from workbench.models.store import InstalledModel

log = logging.getLogger(__name__)
_USING = frozenset({"loading", "ready", "busy", "unloading"})


class ModelUsers:
    """Holds a lock for each model that is loaded here, together with all who have it loaded.

    The system lets go of the locks however a program ends.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[Path, DataUsers] = {}

    def follow(self, loaded: Sequence[LoadedModel]) -> None:
        """Hold what is loaded now, and nothing else."""
        wanted = {one.model.path for one in loaded if one.state in _USING}
        for path in set(self._held) - wanted:
            self._held.pop(path).close()
        for path in wanted - set(self._held):
            try:
                users = DataUsers(self._lock(path))
                users.share()
                self._held[path] = users
            except StoreError as exc:  # the model works; only its removal is not guarded
                log.warning("model.use_not_told reason=%s", exc.message)

    def close(self) -> None:
        """Let go of everything."""
        self.follow(())

    @contextmanager
    def removing(self, model: InstalledModel) -> Iterator[None]:
        """Keep others from loading a model while it is removed; blocking.

        Raises:
            ModelError: It is loaded, here or in another program.
            StoreError: The system refused.
        """
        users = DataUsers(self._lock(model.path))
        try:
            if not users.alone:
                where = "here" if model.path in self._held else "in another Workbench"
                raise ModelError(
                    f"{model.title!r} is loaded {where} right now, so it is not removed",
                    "Unload it there first, then remove it.",
                )
            yield
        finally:
            users.close()

    def _lock(self, path: Path) -> Path:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise store_error(exc, self._folder) from exc
        name = hashlib.sha256(os.fsencode(real_path(path))).hexdigest()[:24]
        return self._folder / f"{name}.lock"
