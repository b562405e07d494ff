"""Foundry Local's models and its web service, as the program sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from workbench.base.errors import EngineError
from workbench.engines.service_process import ServiceProcess
from workbench.engines.work_process import OnAttempt, ignored

_SERVICE = "foundry-local"


@dataclass(frozen=True, slots=True)
class FoundryModel:
    """A model that Foundry Local knows.

    Attributes:
        id: With the version; what it is asked for by, also over the web service.
        alias: Name that the variants for different devices share.
        size_bytes: 0 if not told.
        context_tokens: 0 if not told.
        on_disk: It is on this machine.
        loaded: It is in memory.
    """

    id: str
    alias: str
    title: str
    publisher: str
    licence: str
    task: str
    device: str
    size_bytes: int
    context_tokens: int
    can_call_tools: bool
    on_disk: bool
    loaded: bool


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Where the web service answers, and to whom.

    Attributes:
        url: Where OpenAI's API begins.
        key: What a request must bring.
    """

    url: str
    key: str = field(repr=False)


class FoundryCatalogue:
    """Foundry Local in a process of its own. Made by ``start``; ended by ``close``.

    Attributes:
        remembered_s: From when what was listed last is, as Unix time, because the catalogue
            did not answer; 0 if it did.
    """

    def __init__(self, process: ServiceProcess) -> None:
        self._process = process
        self.remembered_s = 0.0

    @classmethod
    async def start(
        cls,
        kept: Path,
        folders: Sequence[Path] = (),
        catalogue_url: str = "",
        on_attempt: OnAttempt = ignored,
    ) -> FoundryCatalogue:
        """Start it.

        Args:
            kept: Folder of the models that it fetches itself.
            folders: Other folders with a model for ONNX Runtime GenAI each; they are linked,
                not copied, and so known to the web service.
            catalogue_url: Its catalogue. Empty lists what is on this machine, and asks nobody
                else; any other address is for the caller to allow.
            on_attempt: Told of connections that were refused.

        Raises:
            EngineError: It is not installed, or did not start.
        """
        arguments = {
            "kept": str(kept),
            "folders": [str(folder) for folder in folders],
            "catalogue_url": catalogue_url,
        }
        return cls(await ServiceProcess.start(_SERVICE, arguments, on_attempt))

    @property
    def alive(self) -> bool:
        """Its process runs."""
        return self._process.alive

    async def models(self) -> tuple[FoundryModel, ...]:
        """The models of the catalogue, with what is on the disk and in memory.

        Raises:
            EngineError: The catalogue could not be read.
        """
        answer = await self._process.ask("models")
        try:
            self.remembered_s = TypeAdapter(float).validate_python(answer.get("remembered_s"))
            models: Any = answer.get("models")
            return TypeAdapter(tuple[FoundryModel, ...]).validate_python(models)
        except ValidationError as exc:
            raise EngineError(
                "Foundry Local told of its models in another way than expected",
                "Install the version of foundry-local-sdk that this program asks for.",
            ) from exc

    async def load(self, model_id: str) -> None:
        """Take a model into memory, so that the web service answers for it.

        Raises:
            EngineError: There is no such model here, or it was refused.
        """
        await self._process.ask("load", id=model_id)

    async def unload(self, model_id: str) -> None:
        """Take a model out of memory.

        Raises:
            EngineError: There is no such model here, or it was refused.
        """
        await self._process.ask("unload", id=model_id)

    async def start_service(self) -> WebAddress:
        """Start the web service, if it does not run.

        What answers is a front of ours: on this machine only, to requests that come from no
        web page and bring the key, which is another one after each start.

        Raises:
            EngineError: It did not start.
        """
        answer = await self._process.ask("start")
        return WebAddress(str(answer.get("url", "")), str(answer.get("key", "")))

    async def stop_service(self) -> None:
        """Stop the web service.

        Raises:
            EngineError: It did not stop.
        """
        await self._process.ask("stop")

    async def close(self) -> None:
        """Unload everything and end it."""
        await self._process.close()
