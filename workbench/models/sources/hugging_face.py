"""The Hugging Face hub, or a mirror that speaks its language."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from workbench.base.errors import SourceRefused, TransferError
from workbench.base.names import is_path_below, whole_text
from workbench.models.downloads.values import RemoteFile
from workbench.models.sources.filters import left_out
from workbench.models.sources.texts import fetch_text, not_let_in
from workbench.models.sources.values import Query, Sort, SourceModel, SourcePage
from workbench.models.sources.variants import incomplete_in, variants_of

if TYPE_CHECKING:
    from huggingface_hub import HfApi, ModelInfo
    from huggingface_hub.errors import HfHubHTTPError
    from huggingface_hub.hf_api import ExpandModelProperty_T

ENDPOINT = "https://huggingface.co"
_SORTS: dict[Sort, Literal["downloads", "likes", "last_modified"]] = {
    "downloads": "downloads",
    "likes": "likes",
    "updated": "last_modified",
    "name": "downloads",
}
_TAGS = frozenset({"code", "reasoning"})
_PIPELINES = {"chat": "text-generation", "embedding": "feature-extraction"}
_UNKNOWN_TASKS = frozenset({"routing"})
_LOOK_FURTHER = 5
_LEAST_BITS = 2
_SIZE_WORDS = "size of the files (models too large by their number of weights are left out)"
_ID = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}|[\w.-]{1,96}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FIELDS: list[ExpandModelProperty_T] = [
    "author",
    "downloads",
    "gated",
    "gguf",
    "lastModified",
    "likes",
    "tags",
]
_LATER = (
    "Check the network and the address of the hub in the settings; local models still work."
)


class HuggingFace:
    """Searches and lists; the transfer of files is ours.

    Attributes:
        endpoint: Where it is, without a slash at the end.
    """

    key = "hugging_face"
    title = "Hugging Face"

    def __init__(
        self,
        endpoint: str = "",
        token: str = "",
        timeout_s: float = 20.0,
        proxy: str = "",
    ) -> None:
        named = endpoint or os.environ.get("HF_ENDPOINT", "") or ENDPOINT
        self.endpoint = named.rstrip("/")
        self._token, self._proxy = token, proxy
        self._timeout_s = timeout_s

    def search(self, query: Query) -> Iterator[SourceModel]:
        """Models with GGUF files that fit a query.

        Raises:
            TransferError: The hub cannot be reached, or answers with nonsense.
        """
        tags = ["gguf"]
        if query.licence:
            tags.append(f"license:{query.licence}")
        if query.task in _TAGS:
            tags.append(query.task)
        with self._told():
            found = self._api().list_models(
                search=query.text or None,
                author=query.author or None,
                filter=tags,
                pipeline_tag=_pipeline(query.task),
                sort=_SORTS[query.sort],
                limit=query.limit * (_LOOK_FURTHER if query.largest_bytes else 1),
                expand=_FIELDS,
            )
            models = (_model(info) for info in found if _is_id(info.id))
            small = (model for model in models if not _too_large(model, query.largest_bytes))
            yield from islice(small, query.limit)

    def unapplied(self, query: Query) -> tuple[str, ...]:
        """The hub tells sizes only of a model that is looked at, and orders no names."""
        applies = {"author", "licence", "downloads", "likes", "updated"}
        if query.task not in _UNKNOWN_TASKS:
            applies.add("task")
        words = left_out(query, applies)
        return tuple(_SIZE_WORDS if word == "size" else word for word in words)

    def page(self, model_id: str) -> SourcePage:
        """One model with its variants and its card.

        Raises:
            SourceRefused: There is no such model, or not for everybody.
            TransferError: The hub cannot be reached, or answers with nonsense.
        """
        if not _is_id(model_id):
            raise SourceRefused(
                f"{model_id!r} is no name of a model on the hub",
                "Names look like organisation/model.",
            )
        with self._told(model_id):
            info = self._api().model_info(
                model_id, files_metadata=True, timeout=self._timeout_s
            )
        revision = info.sha or "main"
        files = [
            (sibling.rfilename, self._file(model_id, revision, sibling))
            for sibling in info.siblings or ()
            if is_path_below(sibling.rfilename)
        ]
        return SourcePage(
            _model(info),
            variants_of(files),
            self._card(model_id),
            revision,
            incomplete_in(path for path, _ in files),
        )

    def _card(self, model_id: str) -> str:
        """The README without its header; a model without one is none the worse."""
        url = f"{self.endpoint}/{model_id}/raw/main/README.md"
        text = fetch_text(url, self._token, self._timeout_s, self._proxy)
        return re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL).strip()

    def _file(self, model_id: str, revision: str, sibling: Any) -> RemoteFile:
        digest = str(getattr(sibling.lfs, "sha256", "") or "") if sibling.lfs else ""
        path = quote(sibling.rfilename)
        return RemoteFile(
            url=f"{self.endpoint}/{model_id}/resolve/{quote(revision, safe='')}/{path}",
            name=sibling.rfilename,
            size_bytes=max(0, int(sibling.size or 0)),
            sha256=digest if _SHA256.fullmatch(digest) else "",
        )

    def _api(self) -> HfApi:
        from huggingface_hub import HfApi

        return HfApi(
            endpoint=self.endpoint,
            token=self._token or False,
            library_name="agent-workbench",
        )

    @contextmanager
    def _told(self, model_id: str = "") -> Iterator[None]:
        """The library, held to what was asked, and its errors in our words."""
        if not self.endpoint.startswith(("https://", "http://")):
            raise SourceRefused(
                f"{self.endpoint!r} is no address of a hub: it begins with https:// or http://",
                "Check the hub's address in the settings, or the variable HF_ENDPOINT.",
            )
        from workbench.models.sources.one_try import use_one_try

        use_one_try(self._timeout_s, self._proxy)
        with _in_our_words(self.endpoint, self._token, model_id):
            yield


@contextmanager
def _in_our_words(endpoint: str, token: str, model_id: str) -> Iterator[None]:
    import httpx2
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        RepositoryNotFoundError,
    )

    try:
        yield
    except GatedRepoError as exc:
        raise SourceRefused(
            "the authors give this model only to those who accept their conditions",
            "Accept them on the model's page and enter an access token in the settings.",
        ) from exc
    except RepositoryNotFoundError as exc:
        if token and _status(exc) == 401:
            raise not_let_in(endpoint, token) from exc
        raise SourceRefused(
            f"the hub has no model {model_id!r}, or shows it only to its members",
            "Check the name; a private model needs an access token.",
        ) from exc
    except HfHubHTTPError as exc:
        status = _status(exc)
        if status in (401, 403):
            raise not_let_in(endpoint, token) from exc
        raise TransferError(
            f"the hub at {endpoint} answers with status {status}", _LATER
        ) from exc
    except (httpx2.HTTPError, OSError) as exc:
        raise TransferError(f"the hub at {endpoint} cannot be reached: {exc}", _LATER) from exc
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as exc:
        raise TransferError(f"the hub at {endpoint} answers with nonsense", _LATER) from exc


def _pipeline(task: str) -> str | None:
    """The hub's word for a task; None if it has none, or knows it as a tag."""
    if not task or task in _TAGS or task in _UNKNOWN_TASKS:
        return None
    return _PIPELINES.get(task, task)


def _too_large(model: SourceModel, largest_bytes: int) -> bool:
    """Even at two bits per weight."""
    return bool(largest_bytes) and model.parameters * _LEAST_BITS // 8 > largest_bytes


def _status(exc: HfHubHTTPError) -> int:
    return int(exc.response.status_code) if exc.response is not None else 0


def _is_id(name: str) -> bool:
    """Whether the hub could have a model of that name; no other is shown or asked for."""
    return _ID.fullmatch(name) is not None and is_path_below(name)


def _model(info: ModelInfo) -> SourceModel:
    tags = tuple(whole_text(tag) for tag in info.tags or ())
    gguf: Mapping[str, Any] = info.gguf if isinstance(info.gguf, Mapping) else {}
    template = gguf.get("chat_template")
    licence = next((t.removeprefix("license:") for t in tags if t.startswith("license:")), "")
    author, _, name = info.id.rpartition("/")
    return SourceModel(
        id=info.id,
        source=HuggingFace.key,
        title=name,
        author=whole_text(info.author or author),
        licence=licence,
        tags=tuple(tag for tag in tags if ":" not in tag),
        downloads=max(0, int(info.downloads or 0)),
        likes=max(0, int(info.likes or 0)),
        updated_s=info.last_modified.timestamp() if info.last_modified else 0.0,
        gated=bool(info.gated),
        parameters=max(0, int(gguf.get("total") or 0)),
        can_call_tools="tools" in template if isinstance(template, str) else None,
    )
