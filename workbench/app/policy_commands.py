"""``workbench policy``: show, check and sign what is allowed here, and set PINs."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.app import reports
from workbench.app.admitting import ask_pin
from workbench.app.opening_ground import open_access
from workbench.app.signing import Signing
from workbench.app.terminal import harmless, say
from workbench.base.errors import PolicyError
from workbench.base.paths import default_paths
from workbench.base.settings_store import SettingsStore
from workbench.policy.policy_file import read_policy, read_text
from workbench.policy.profiles import Person, Policy, as_values
from workbench.policy.rights import ROWS, matrix
from workbench.policy.roles import ROLES, Role
from workbench.policy.standing import Standing

_NO_PIN = "unset"


async def run(options: Namespace) -> int:
    """Carry out an action; returns the exit code."""
    paths = default_paths()
    settings = await asyncio.to_thread(SettingsStore, paths.settings)
    _access, signing = await open_access(paths, settings)
    actions: Mapping[str, Callable[[Signing, Namespace], Awaitable[int]]] = {
        "show": _show,
        "check": _check,
        "sign": _sign,
        "set-pin": _set_pin,
    }
    return await actions[options.action](signing, options)


async def _show(signing: Signing, options: Namespace) -> int:
    standing = signing.standing
    values = _values(standing)
    if options.matrix:
        keys = sorted({*ROWS, *standing.policy.actions})
        values["matrix"] = {
            key: list(roles) for key, roles in matrix(standing.policy, keys).items()
        }
    say(reports.as_json(values) if options.json else "\n".join(_lines(values)))
    return 1 if standing.problem else 0


def _values(standing: Standing) -> dict[str, Any]:
    """What holds, without anything that helps to guess a PIN."""
    policy = as_values(standing.policy)
    policy["people"] = [{"name": one.name, "role": one.role} for one in standing.policy.people]
    return {
        "policy": policy,
        "file": str(standing.source or ""),
        "signed_by": standing.signer.hex(),
        "by_machine": standing.by_machine,
        "problem": standing.problem,
    }


def _lines(values: Mapping[str, Any]) -> list[str]:
    if values["problem"]:
        return [f"locked: {harmless(values['problem'])}"]
    policy = values["policy"]
    where = values["file"] or "no policy file"
    signer = f", signed by {values['signed_by']}" if values["signed_by"] else ", not signed"
    lines = [f"profile: {policy['profile']}", f"from: {harmless(where)}{signer}"]
    for name, value in policy.items():
        if name in ("profile", "version"):
            continue
        if name == "people":
            lines += [f"person: {harmless(one['name'])}, {one['role']}" for one in value]
        else:
            lines.append(f"{name}: {harmless(str(value))}")
    if found := values.get("matrix"):
        width = max(map(len, found))
        lines += ["", f"{'':{width}}  {'  '.join(ROLES)}"]
        for key, roles in found.items():
            marks = "  ".join(f"{'yes' if r in roles else '-':{len(r)}}" for r in ROLES)
            lines.append(f"{key:{width}}  {marks}".rstrip())
    return lines


async def _check(signing: Signing, options: Namespace) -> int:
    """Whether what holds can be trusted, or a file that somebody wrote makes sense."""
    if options.file:
        policy = await asyncio.to_thread(_written, Path(options.file), signing.policy)
        said = {"profile": policy.profile, "people": len(policy.people), "problem": ""}
    else:
        standing = signing.standing
        said = {
            "profile": standing.policy.profile,
            "people": len(standing.policy.people),
            "problem": standing.problem,
        }
    if options.json:
        say(reports.as_json(said))
    elif said["problem"]:
        say(f"locked: {harmless(str(said['problem']))}")
    else:
        say(f"ok: a {said['profile']}, {said['people']} people may sign in")
    return 1 if said["problem"] else 0


async def _sign(signing: Signing, options: Namespace) -> int:
    policy = await asyncio.to_thread(_written, Path(options.file), signing.policy)
    pin = await asyncio.to_thread(ask_pin, f"PIN of {options.by}: ")
    return _done(await signing.save_policy(policy, options.by, pin, {}), options)


def _written(path: Path, now: Policy) -> Policy:
    """A file that somebody wrote; whom it does not name may sign in as before."""
    text = read_text(path)
    if text is None:
        raise PolicyError(f"there is no file {str(path)!r:.200}", "Check the name.")
    return read_policy(text, now.people)


async def _set_pin(signing: Signing, options: Namespace) -> int:
    name = " ".join(options.name.split())
    policy, first = signing.policy, not signing.policy.administrators
    pins: dict[str, str] = {}
    if signing.access.problem:
        raise PolicyError("the policy cannot be trusted", signing.access.problem)
    if options.remove:
        people = tuple(one for one in policy.people if one.name != name)
        if len(people) == len(policy.people):
            raise PolicyError(f"nobody is named {name!r}", "Say: workbench policy show.")
        by = _by(options)
    else:
        people = _with(policy, name, options.role or ("administrator" if first else ""))
        by = name if first else _by(options)
    pin = await asyncio.to_thread(ask_pin, f"{'New PIN' if first else 'PIN'} of {by}: ")
    if first:
        pins = {name: pin}
    elif not options.remove:
        pins = {name: await asyncio.to_thread(ask_pin, f"New PIN of {name}: ")}
    start: Role = "user" if first and policy.profile == "desktop" else policy.start_role
    changed = replace(policy, people=people, start_role=start)
    saved = await signing.save_policy(changed, by, pin, pins)
    return _done(saved, options)


def _by(options: Namespace) -> str:
    if not options.by:
        raise PolicyError("an administrator signs this", "Say who with --by NAME.")
    return str(options.by)


def _with(policy: Policy, name: str, role: str) -> tuple[Person, ...]:
    """The people, with somebody new or another role of somebody."""
    known = policy.person(name)
    wanted = next((one for one in ROLES if one == role), known.role if known else None)
    if wanted is None:
        raise PolicyError(f"{name!r} is new and has no role", "Say which with --role.")
    pin = known.pin if known else _NO_PIN
    others = tuple(one for one in policy.people if one.name != name)
    return (*others, Person(name, wanted, pin))


def _done(policy: Policy, options: Namespace) -> int:
    if options.json:
        say(reports.as_json({"profile": policy.profile, "serial": policy.serial}))
    else:
        say(f"signed: a {policy.profile}, number {policy.serial}; it holds from the next start")
    return 0
