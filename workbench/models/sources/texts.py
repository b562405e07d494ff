"""Short texts of a source: cards and lists."""

from __future__ import annotations

from workbench.base.errors import SourceRefused, TransferError
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.values import Limits

_MOST_BYTES = 2 * 1024 * 1024


def not_let_in(address: str, token: str) -> SourceRefused:
    """What to say when a source wants to know who asks, or does not accept the answer."""
    if token:
        return SourceRefused(
            f"{address} does not accept your access token: it is wrong, expired, or may not "
            "read this",
            "Make a new one, and keep it with: workbench models token; or enter it in the "
            "window.",
        )
    return SourceRefused(
        f"{address} wants an access token",
        "Keep one with: workbench models token; or enter it in the window.",
    )


def fetch_text(url: str, token: str = "", timeout_s: float = 20.0, proxy: str = "") -> str:
    """A text of at most two megabytes; empty if there is none.

    Raises:
        SourceRefused: It is not for everybody.
        TransferError: The source cannot be reached.
    """
    import httpx2

    raw = bytearray()
    try:
        with (
            new_client(Limits(streams=1, stall_s=timeout_s), token, proxy=proxy) as client,
            client.stream("GET", url) as answer,
        ):
            if answer.status_code in (401, 403):
                raise not_let_in(url, token)
            if answer.status_code != 200:
                return ""
            for piece in answer.iter_bytes(64 * 1024):
                raw += piece
                if len(raw) > _MOST_BYTES:
                    break
    except httpx2.HTTPError as exc:
        raise TransferError(f"{url} cannot be reached: {exc}", "Try again later.") from exc
    return bytes(raw[:_MOST_BYTES]).decode("utf-8", "replace")
