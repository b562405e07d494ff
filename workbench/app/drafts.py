"""Which small model guesses ahead for a large one: who can, who was chosen, and why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.app.model_reading import WEIGHTLESS
from workbench.base.errors import ModelError
from workbench.models import store
from workbench.models.gguf import GgufHeader
from workbench.models.headers import HeaderCache
from workbench.models.shape import shape_of
from workbench.models.store import InstalledModel
from workbench.models.vocabulary import Vocabularies

_ENGINE = "llama-cpp"


@dataclass(frozen=True, slots=True)
class Draft:
    """A model that is to guess ahead for another.

    Attributes:
        model: None if it is not installed any more.
        why_not: Why it cannot; empty if it can.
    """

    id: str
    model: InstalledModel | None
    why_not: str = ""

    @property
    def title(self) -> str:
        """What it is called: with its type, because copies of a model have one title."""
        return named(self.model) if self.model else self.id

    @property
    def usable(self) -> InstalledModel | None:
        """The model, if it can guess."""
        return None if self.why_not else self.model


def named(model: InstalledModel) -> str:
    """Title and type of a model."""
    known = model.quantisation and model.quantisation.lower() not in model.title.lower()
    return f"{model.title} {model.quantisation}" if known else model.title


def takes_draft(model: InstalledModel) -> bool:
    """Whether another model may guess ahead for this one at all."""
    return model.engine == _ENGINE and not model.problem and not model.away


def _nothing(_model_id: str) -> str:
    return ""


class Drafts:
    """Looks at models as pairs. Everything is blocking; any thread may ask.

    Attributes:
        chosen: Tells the id of the model that the user chose to guess ahead for one, or an
            empty text; set by whoever remembers it.
    """

    def __init__(
        self, headers: HeaderCache, models: Callable[[], Sequence[InstalledModel]]
    ) -> None:
        self._headers, self._models = headers, models
        self._vocabularies = Vocabularies()
        self.chosen: Callable[[str], str] = _nothing

    def of(self, model: InstalledModel) -> Draft | None:
        """The model that was chosen to guess ahead for this one; None if none was."""
        wanted = self.chosen(model.id)
        if not wanted:
            return None
        found = next((one for one in self._models() if one.id == wanted), None)
        if found is None:
            return Draft(wanted, None, "it is not installed any more")
        return Draft(wanted, found, self._why_not(model, found))

    def choices(self, model: InstalledModel) -> tuple[Draft, ...]:
        """Every other model here: those that can guess ahead first, the smallest first."""
        found = [
            Draft(one.id, one, self._why_not(model, one))
            for one in self._models()
            if one.id != model.id and one.engine not in WEIGHTLESS
        ]
        sizes = {one.id: one.model.size_bytes for one in found if one.model}
        return tuple(sorted(found, key=lambda one: (bool(one.why_not), sizes[one.id], one.id)))

    def check(self, model: InstalledModel, draft: InstalledModel) -> None:
        """Refuse a model that cannot guess ahead for another.

        Raises:
            ModelError: It cannot; says why, and which ones can.
        """
        reason = self._why_not(model, draft)
        if not reason:
            return
        usable = [one.id for one in self.choices(model) if one.usable]
        hint = f"These can: {', '.join(usable)}." if usable else "No installed model can."
        raise ModelError(
            f"{draft.title!r} cannot guess ahead for {model.title!r}: {reason}", hint
        )

    def _why_not(self, model: InstalledModel, draft: InstalledModel) -> str:
        own = _refusal(model)
        if own:
            return f"for this model nothing is guessed ahead: {own}"
        reason = _refusal(draft)
        if reason:
            return reason
        if draft.id == model.id:
            return "it is this model itself"
        if draft.parts > 1:
            return "it lies in several files"
        if draft.size_bytes >= model.size_bytes:
            return "it is not smaller than this model"
        try:
            return self._difference(model, draft)
        except ModelError as exc:
            return exc.message

    def _difference(self, model: InstalledModel, draft: InstalledModel) -> str:
        header, other = self._header(model), self._header(draft)
        if shape_of(header).recurrent:
            return "for this model nothing is guessed ahead: its memory cannot be cut back"
        if shape_of(other).recurrent:
            return "its memory cannot be cut back"
        return self._vocabularies.difference(model.path, header, draft.path, other)

    def _header(self, model: InstalledModel) -> GgufHeader:
        return store.whole_header(model.path, self._headers, split=model.parts > 1)


def _refusal(model: InstalledModel) -> str:
    """Why a model has no part in guessing ahead, by what the list tells of it."""
    if model.away:
        return f"{model.away} is not connected now"
    if model.problem:
        return model.problem
    return "" if model.engine == _ENGINE else "it does not run on llama.cpp"
