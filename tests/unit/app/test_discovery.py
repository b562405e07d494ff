"""Servers of this machine are told apart by what they answer; only this machine is asked."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.servers.scripted import running_server
from workbench.app.discovery import HERE, USUAL_PORTS, FoundServer, discover
from workbench.app.near_http import MOST_BYTES, Page, get_page


class Machine:
    """Pages by port; whatever was asked is noted."""

    def __init__(self, pages: dict[str, Any], status: int = 200, server: str = "") -> None:
        self._pages, self._status, self._server = pages, status, server
        self.asked: list[tuple[str, int]] = []

    def get(self, host: str, port: int, path: str) -> Page | None:
        self.asked.append((host, port))
        if port != 4000 or (path not in self._pages and path == "/v1/models"):
            return None
        if path not in self._pages:
            return Page(404, self._server, "{}")
        return Page(self._status, self._server, json.dumps(self._pages[path]))


def models(**more: Any) -> dict[str, Any]:
    return {"/v1/models": {"data": [{"id": "m", **more}]}}


@pytest.mark.parametrize(
    ("pages", "kind", "version"),
    [
        ({**models(owned_by="vllm"), "/version": {"version": "0.33.0"}}, "vllm", "0.33.0"),
        ({**models(owned_by="library"), "/api/version": {"version": "0.35"}}, "ollama", "0.35"),
        ({**models(), "/api/version": {"version": "0.35"}}, "ollama", "0.35"),
        (models(owned_by="llamacpp"), "llama-cpp", ""),
        ({**models(), "/props": {"default_generation_settings": {}}}, "llama-cpp", ""),
        (models(owned_by="organization_owner"), "lm-studio", ""),
        ({**models(), "/api/v0/models": {"data": []}}, "lm-studio", ""),
        ({**models(), "/models/loaded": ["m"]}, "foundry", ""),
        ({**models(), "/openai/status": {"Endpoints": []}}, "foundry", ""),
        (models(owned_by=7), "other", ""),
    ],
)
async def test_that_programs_are_told_apart(
    pages: dict[str, Any], kind: str, version: str
) -> None:
    machine = Machine(pages)

    (found,) = await discover([(3999, "vllm"), (4000, "other")], machine.get)

    assert found == FoundServer(kind, "http://127.0.0.1:4000/v1", ("m",), version)  # type: ignore[arg-type]
    assert found.connection("m").kind == kind
    assert {host for host, _port in machine.asked} == {HERE}


async def test_that_a_server_without_a_list_is_found_by_its_health() -> None:
    machine = Machine({"/health": {"status": "ok"}}, server="BaseHTTP/0.6 Python/3.11")

    (found,) = await discover([(4000, "llama-cpp")], machine.get)

    assert (found.kind, found.models) == ("mlx", ())


async def test_that_a_server_that_wants_a_key_says_so() -> None:
    (found,) = await discover([(4000, "vllm")], Machine(models(), status=401).get)

    assert found.wants_key
    assert found.models == ()


@pytest.mark.parametrize("answer", [[], {"data": 7}, "text", {"data": None}])
async def test_that_what_is_no_model_server_is_left_out(answer: Any) -> None:
    assert await discover([(4000, "vllm")], Machine({"/v1/models": answer}).get) == ()


async def test_that_a_real_port_is_asked() -> None:
    with running_server() as script:
        script.pages["/version"] = (200, {"version": "0.33.0"})
        (found,) = await discover([(script.port, "vllm")])
    gone = await discover([(script.port, "vllm")])

    assert found.models == ("scripted",)
    assert (found.kind, found.version) == ("vllm", "0.33.0")
    assert gone == ()


def test_that_a_page_is_read_to_a_bound_only() -> None:
    with running_server() as script:
        script.pages["/large"] = (200, b"x" * (MOST_BYTES + 9))
        page = get_page(HERE, script.port, "/large")

    assert page is not None
    assert len(page.text) == MOST_BYTES
    assert page.value is None


def test_that_the_usual_ports_are_those_of_the_usual_programs() -> None:
    assert {port for port, _kind in USUAL_PORTS} >= {11434, 1234, 8080, 8000}
