"""The program's services as whoever sits before it may use them.

Where roles count for everything, the window and the command line get each service behind
this: every method asks the table in ``policy.rights`` as ``do:<service>.<method>`` first, and
lists hold only what is for the role. The program's own parts hold the services themselves.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Callable
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from workbench.policy.access import Access

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
D = TypeVar("D", bound="DataclassInstance")
NESTED = frozenset(
    {
        "agents.drafts",
        "graphs.drafts",
        "tool_library.drafts",
        "data_sets.drafts",
        "jobs.library",
        "jobs.library.drafts",
        "loading.load_notes",
        "models.best",
        "models.drafts",
        "models.measured",
        "models.users",
        "models.budget",
        "models.judging",
        "runs.replays",
        "runs.relief",
        "collections.library",
        "alerts.advice",
        "alerts.rules",
        "alerts.relief",
        "alerts.store",
        "records.keeping",
        "records.collector",
        "servers.files",
        "servers.trust",
        "sources.tokens",
        "runs.jobs",
        "runs.served",
        "ledger.reading",
        "audit.key",
        "audit.log",
        "local_server.keys",
    }
)
"""What a service hands out and that does something itself: held in the same way."""
_NOTHING: dict[str, Any] = {"conversations.list": (), "conversations.usage": {}}
"""What is found where looking is not allowed: screens ask for it without being asked."""
_LISTED: dict[str, str] = {
    "agents.agents": "agent",
    "agents.documents": "agent",
    "graphs.graphs": "agent",
    "graphs.documents": "agent",
    "models.models": "model",
}


FREE = frozenset(
    {"notices", "paths", "recent_log", "access", "signing", "kiosk_sessions", "preloading"}
)
"""What asks nobody; every other field of the program does, also one that is added."""


def all_held(whole: D, access: Access) -> D:
    """The program with each of its services behind the table, where roles count."""
    if not access.held:
        return whole
    names = [each.name for each in fields(whole) if each.name not in FREE]
    return replace(whole, **{name: held(getattr(whole, name), name, access) for name in names})


def held(service: T, name: str, access: Access) -> T:
    """The service behind the table, or itself where roles do not count."""
    return cast("T", _Held(service, name, access)) if access.held else service


class _Held:
    """One service behind the table."""

    __slots__ = ("_access", "_name", "_service")

    def __init__(self, service: object, name: str, access: Access) -> None:
        object.__setattr__(self, "_service", service)
        object.__setattr__(self, "_name", name)
        object.__setattr__(self, "_access", access)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{name!r} is not for others")
        service, place = self._service, f"{self._name}.{name}"
        access: Access = self._access
        found = getattr(service, name)
        if place in NESTED:
            return _Held(found, place, access)
        if kind := _LISTED.get(place):
            return _allowed(found, kind, access)
        if inspect.ismethod(found) and found.__self__ is service:
            return _asking(found, place, access)
        return found

    def __setattr__(self, name: str, _value: object) -> None:
        self._access.need(f"do:{self._name}.{name}")
        raise AttributeError(f"{name!r} is not set from outside")


def _allowed(found: tuple[Any, ...], kind: str, access: Access) -> tuple[Any, ...]:
    if kind == "agent":
        return tuple(one for one in found if access.may_agent(one.name))
    return tuple(one for one in found if access.may_model(one.id))


def _asking(method: Callable[..., Any], place: str, access: Access) -> Callable[..., Any]:
    """The method, which asks first, at the moment in which it would begin."""
    key = f"do:{place}"
    if inspect.iscoroutinefunction(method):

        async def later(*words: Any, **named: Any) -> Any:
            if place in _NOTHING and not access.may(key):
                return _NOTHING[place]
            access.need(key)
            _need_more(place, access, words, named)
            return await method(*words, **named)

        return later
    if inspect.isasyncgenfunction(method):
        return partial(_generated, method, key, access)

    def now(*words: Any, **named: Any) -> Any:
        access.need(key)
        _need_more(place, access, words, named)
        found = method(*words, **named)
        if place in ("agents.get", "graphs.get"):
            _need_document(found, access)
        return found

    return now


async def _generated(
    method: Callable[..., AsyncGenerator[Any, None]],
    key: str,
    access: Access,
    *words: Any,
    **named: Any,
) -> AsyncGenerator[Any, None]:
    access.need(key)
    async for one in method(*words, **named):
        yield one


def _need_more(
    place: str, access: Access, words: tuple[Any, ...], named: dict[str, Any]
) -> None:
    """What depends on the values: whoever allows for good says it for others, too."""
    if place == "runs.answer":
        decision = named.get("decision", words[1] if len(words) > 1 else "")
        if decision == "allow_always":
            access.need("do:runs.allow_always", "allowing a tool for good")
    if place == "jobs.save" and named.get("allow", len(words) > 2 and words[2]):
        access.need("do:jobs.allow", "allowing a job")


def _need_document(document: Any, access: Access) -> None:
    from workbench.base.errors import PolicyError

    if not access.may_agent(document.name):
        raise PolicyError(
            f"there is no agent {document.name!r:.80} for the role {access.role} here",
            "Choose another one, or ask an administrator.",
        )
