"""What alerts changed for new runs: refused, or on a smaller model. Kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.app.listeners import Listeners
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice, Notices
from workbench.app.smaller_models import from_fallback, smaller_variant
from workbench.base.errors import RunError
from workbench.models.store import InstalledModel

Choose = Callable[[InstalledModel, Sequence[str]], InstalledModel]


@dataclass(frozen=True, slots=True)
class Switched:
    """A model that new runs do not use, and who said so.

    Attributes:
        key: The firing.
        title: What fired.
    """

    key: str
    title: str
    model_id: str


class Relief:
    """Asked when a run begins; runs that go on keep what they began with. On the event loop.

    Nothing of it touches a document: an agent names the same model as before, and a model
    that a person chose for one run is used.
    """

    def __init__(self, models: ModelLibrary, notices: Notices) -> None:
        self._models, self._notices = models, notices
        self._refusing: dict[str, str] = {}
        self._switched: dict[str, Switched] = {}
        self._listeners: Listeners[[]] = Listeners()

    @property
    def refusing(self) -> tuple[str, ...]:
        """What fired so that new runs are refused; empty if they are not."""
        return tuple(self._refusing.values())

    @property
    def switched(self) -> tuple[Switched, ...]:
        """The models that new runs do not use now."""
        return tuple(self._switched.values())

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` with each change; returns what ends it."""
        return self._listeners.add(listener)

    def refuse(self, key: str, title: str) -> None:
        """Refuse new runs until this is lifted."""
        self._refusing[key] = title
        self._listeners.tell()

    def switch(self, key: str, title: str, model_ids: Sequence[str]) -> None:
        """Let new runs use smaller models than these until it is lifted."""
        for model_id in model_ids:
            self._switched[f"{key}\n{model_id}"] = Switched(key, title, model_id)
        self._listeners.tell()

    def lift(self, key: str) -> bool:
        """Undo what a firing changed; whether there was anything."""
        refused = self._refusing.pop(key, None)
        mine = [name for name, one in self._switched.items() if one.key == key]
        for name in mine:
            del self._switched[name]
        if refused is None and not mine:
            return False
        self._listeners.tell()
        return True

    def check_open(self) -> None:
        """See that a run may begin.

        Raises:
            RunError: An alert says no; its hint says how that is lifted.
        """
        if self._refusing:
            first, more = next(iter(self._refusing.values())), len(self._refusing) - 1
            others = f" and {more} more" if more else ""
            raise RunError(
                f"new requests are refused while an alert fires: {first}{others}",
                "Lift it in Alerts, or wait until it clears.",
            )

    def at_start(self) -> Choose:
        """How models are chosen for a run that begins now, to its end."""
        switched = {one.model_id: one for one in self._switched.values()}
        return lambda model, fallback: self._chosen(switched, model, fallback)

    def choose(self, model: InstalledModel, fallback: Sequence[str]) -> InstalledModel:
        """The model for a run that begins now; tells where it is another one."""
        return self.at_start()(model, fallback)

    def stands_in(
        self, model: InstalledModel, fallback: Sequence[str] = ()
    ) -> InstalledModel | None:
        """What would be used instead of a model; None if nothing smaller is installed."""
        installed = self._models.models
        return smaller_variant(model, installed) or from_fallback(model, fallback, installed)

    def _chosen(
        self,
        switched: dict[str, Switched],
        model: InstalledModel,
        fallback: Sequence[str],
    ) -> InstalledModel:
        now = model
        while now.id in switched:  # each is smaller than the one before, so this ends
            smaller = self.stands_in(now, fallback)
            if smaller is None:
                break
            now = smaller
        if now is not model:
            self._tell(model, now, switched[model.id])
        return now

    def _tell(self, before: InstalledModel, now: InstalledModel, why: Switched) -> None:
        self._notices.add(
            Notice(
                "warning",
                f"{now.title} answers instead of {before.title}",
                f"An alert fires: {why.title}.",
                "It is undone when the alert clears, or in Alerts.",
                "alerts.open",
                key=f"relief.{before.id}",
            )
        )
