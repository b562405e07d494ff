"""Small questions to a server's plain pages, answered within bounds; blocking."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from typing import Any

MOST_BYTES = 2 * 1024 * 1024
_PATIENCE_S = 1.5


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered."""

    status: int
    server: str
    text: str

    @property
    def value(self) -> Any:
        """The page as JSON; None if it is none, or says that something went wrong."""
        if self.status != http.client.OK:
            return None
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            return None


def get_page(
    host: str,
    port: int,
    path: str,
    *,
    tls: bool = False,
    key: str = "",
    patience_s: float = 0.0,
) -> Page | None:
    """One page; None if nobody answers in time, or in no way that is HTTP.

    Args:
        host: Where it is asked.
        port: The same.
        path: Of the page.
        tls: Over HTTPS.
        key: Sent as the bearer of the request; empty sends none.
        patience_s: Longest pause of the server; 0 takes a short one.
    """
    make = http.client.HTTPSConnection if tls else http.client.HTTPConnection
    connection = make(host, port, timeout=patience_s or _PATIENCE_S)
    headers = {"Accept": "*/*", "User-Agent": "workbench"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        # Read in one go: a server that drips is given up with the first pause.
        text = answer.read(MOST_BYTES).decode("utf-8", "replace")
        return Page(answer.status, answer.getheader("Server", "") or "", text)
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
