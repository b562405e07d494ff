"""``workbench models pack`` and ``unpack``: models carried to another machine."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workbench.app import reports
from workbench.app.bundle_jobs import lacking
from workbench.app.bundle_values import Inside, Taken, Wish, size_of
from workbench.app.bundles import Bundles
from workbench.app.chat import is_terminal
from workbench.app.packable import can_pack
from workbench.app.progress_bars import download_bar, plain_bar
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError, StoreDamaged, TransferError
from workbench.base.sizes import size_text
from workbench.models.bundles.values import SUFFIX

DAMAGED = 3
"""Exit code of ``unpack`` when the bundle is not what its signer wrote."""
UNTRUSTED = 4
"""Exit code of ``unpack`` when nobody here trusts the signer."""


async def pack(bench: Workbench, options: Namespace) -> None:
    """Write a bundle.

    Raises:
        WorkbenchError: It failed; says why.
    """
    bundles = Bundles(bench)
    models = _chosen(bench, options)
    agents = [agent.name for agent in bench.agents.agents] if options.all else options.agent
    title = options.title or ", ".join(bench.models.get(name).title for name in models)
    library = bench.jobs.library
    jobs = [job.name for job in library.documents] if options.all else options.job
    wish = Wish(
        tuple(models), tuple(agents), (title or "Agents")[:200], options.policy, tuple(jobs)
    )
    target = await asyncio.to_thread(_target, options.to, options.folder)
    if not options.folder and not options.force and await asyncio.to_thread(target.exists):
        raise ModelError(
            f"{target.name!r} is there already",
            "Choose another name, or add --force to write over it.",
        )
    with plain_bar() as told:
        inside = await bundles.pack(
            wish, target, told, as_folder=options.folder, overwrite=options.force
        )
    lost = lacking([library.get(name) for name in jobs], agents)
    rest = sorted({*bundles.left_behind(wish.models, wish.agents), *lost})
    if options.json:
        say(reports.as_json({**_report(inside), "left_behind": list(rest)}))
        return
    say(harmless(f"packed into {inside.bundle.path}: {_together(inside)}"))
    if rest:
        say(harmless(f"not in it, though its agents and jobs need it: {', '.join(rest)}"))
        say("Export these and take them along, or the agents work without them.")
    say(f"signed with {inside.bundle.fingerprint}")
    say("Tell these letters to whoever unpacks it: so they know it is yours.")


async def unpack(bench: Workbench, options: Namespace) -> int:
    """Look at a bundle, check it, or take it in; returns the exit code.

    Raises:
        WorkbenchError: It failed; says why.
    """
    bundles = Bundles(bench)
    try:
        path = await asyncio.to_thread(_absolute, options.path)
        inside = await bundles.look(path)
        if options.list:
            _show(inside, options.json)
            return 0
        if options.check:
            return await _check(bundles, inside, options.json)
        trusted = await _trusted(bundles, inside, options.trust)
        if trusted is None:
            return UNTRUSTED
        return await _take_or_name(bench, bundles, trusted, options)
    except StoreDamaged as exc:
        print(harmless(f"error: {exc.message} / {exc.hint}"), file=sys.stderr)  # noqa: T201
        return DAMAGED


async def _take_or_name(
    bench: Workbench, bundles: Bundles, inside: Inside, options: Namespace
) -> int:
    """Take a bundle in; of one that did not come whole all damaged parts are named."""
    try:
        await _take(bench, bundles, inside, options)
    except TransferError as exc:
        bad = await bundles.check(inside)
        if not bad:
            raise
        parts = "; ".join(f"{name}: {_parts(chunks)}" for name, chunks in bad.items())
        raise StoreDamaged(f"the bundle is damaged ({parts})", exc.hint) from exc
    return 0


def _parts(damaged: Sequence[int]) -> str:
    return "1 part" if len(damaged) == 1 else f"{len(damaged)} parts"


def _chosen(bench: Workbench, options: Namespace) -> list[str]:
    if options.all:
        return [model.id for model in bench.models.models if can_pack(model)]
    if not options.id and not options.agent and not options.job:
        raise ModelError(
            "nothing was named that should be packed",
            "Name models, or agents with --agent NAME, jobs with --job NAME, or --all of them.",
        )
    return list(options.id)


def _absolute(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _target(text: str, as_folder: bool) -> Path:
    path = _absolute(text)
    if as_folder or path.suffix == SUFFIX:
        return path
    return path.with_name(path.name + SUFFIX)


async def _check(bundles: Bundles, inside: Inside, as_json: bool) -> int:
    with plain_bar() as told:
        bad = await bundles.check(inside, told)
    if as_json:
        say(reports.as_json({**_report(inside), "whole": not bad, "bad_chunks": bad}))
    elif bad:
        for name, parts in bad.items():
            say(f"{name} is damaged: {_parts(parts)}")
    else:
        say(harmless(f"{inside.bundle.path.name} is whole: {_together(inside)}"))
    return DAMAGED if bad else 0


async def _trusted(bundles: Bundles, inside: Inside, said_yes: bool) -> Inside | None:
    """The bundle with its signer trusted; None if that was refused."""
    if inside.trust != "unknown":
        return inside
    print(  # noqa: T201 - the command line
        f"Nobody here knows who signed this bundle: {inside.bundle.fingerprint}",
        file=sys.stderr,
    )
    if not said_yes and is_terminal():
        question = "Are these the letters of whoever packed it? Trust them from now on? [y/N] "
        said_yes = (await asyncio.to_thread(input, question)).strip().lower() in ("y", "yes")
    if said_yes:
        return await bundles.trust(inside)
    print(  # noqa: T201 - the command line
        "Nothing was taken. Compare the letters with those of whoever packed it, then add "
        "--trust.",
        file=sys.stderr,
    )
    return None


async def _take(bench: Workbench, bundles: Bundles, inside: Inside, options: Namespace) -> None:
    if options.to:
        with plain_bar() as told:
            target = await asyncio.to_thread(_absolute, options.to)
            inside = await bundles.copy_to(inside, target, told)
        if not options.in_place:
            if options.json:
                say(reports.as_json(_report(inside)))
            else:
                say(harmless(f"unpacked into {inside.bundle.path}: {_together(inside)}"))
                say("Use it there with: workbench models unpack FOLDER --in-place")
            return
    how = {"agents": not options.no_agents, "policy": options.policy}
    if options.in_place:
        taken = await bundles.use_in_place(inside, **how)
    else:
        with download_bar(sum(map(size_of, inside.missing))) as moved:
            stop = bench.downloads.listen(moved)
            try:
                taken = await bundles.take(inside, **how)
            finally:
                stop()
    if options.jobs:
        taken = await bundles.take_jobs(inside, taken)
    _tell(inside, taken, options)


def _tell(inside: Inside, taken: Taken, options: Namespace) -> None:
    if options.json:
        say(
            reports.as_json(
                {
                    **_report(inside),
                    "installed": taken.models,
                    "saved_agents": taken.agents,
                    "saved_jobs": taken.jobs,
                    "read": [m.digest for m in inside.missing] if not options.in_place else [],
                }
            )
        )
        return
    how = "where it lies" if options.in_place else "every byte checked"
    before = () if options.in_place else inside.here.values()
    for name in taken.models:
        if name in before:
            say(f"{name} was here already: nothing of it was read from the bundle")
        else:
            say(f"{name} is ready, {how}")
    for old, new in taken.agents.items():
        note = "" if old == new else f", since there is another {old}"
        say(harmless(f"agent {new} is ready{note}"))
    for old, new in taken.jobs.items():
        note = "" if old == new else f", since there is another {old}"
        say(harmless(f"job {new} is here{note}; say what it may use, then allow it"))
    if inside.jobs and not options.jobs:
        say("Its jobs were left; --jobs takes them, too.")


def _show(inside: Inside, as_json: bool) -> None:
    if as_json:
        say(reports.as_json(_report(inside)))
        return
    say(harmless(inside.bundle.index.title))
    say(f"signed with {inside.bundle.fingerprint} ({_TRUST[inside.trust]})")
    rows = [
        [
            "model",
            harmless(m.title),
            size_text(size_of(m)),
            inside.here.get(m.digest, "not here"),
        ]
        for m in inside.models
    ]
    rows += [
        ["agent", harmless(one.document.title), "", _CLASH[one.clash]] for one in inside.agents
    ]
    rows += [["job", harmless(job.shown), "", ""] for job in inside.jobs]
    say(table(["", "name", "size", "here"], rows))
    for line in inside.policy.lines:
        say(harmless(f"policy: {line}"))


_TRUST = {"own": "packed here", "trusted": "trusted", "unknown": "nobody here knows it"}
_CLASH = {"new": "not here", "same": "the same", "other": "another of this name"}


def _together(inside: Inside) -> str:
    count = len(inside.agents)
    models = f"{len(inside.models)} model{'' if len(inside.models) == 1 else 's'}"
    agents = f"{count} agent{'' if count == 1 else 's'}"
    if inside.jobs:
        agents += f", {len(inside.jobs)} job{'' if len(inside.jobs) == 1 else 's'}"
    return f"{models}, {agents}, {size_text(sum(map(size_of, inside.models)))}"


def _report(inside: Inside) -> Mapping[str, Any]:
    return {
        "path": str(inside.bundle.path),
        "is_folder": inside.bundle.is_folder,
        "title": inside.bundle.index.title,
        "signer": inside.bundle.fingerprint,
        "jobs": [job.name for job in inside.jobs],
        "trust": inside.trust,
        "models": [
            {
                "digest": model.digest,
                "title": model.title,
                "licence": model.licence,
                "size_bytes": size_of(model),
                "here": inside.here.get(model.digest, ""),
            }
            for model in inside.models
        ],
        "agents": [
            {"name": one.document.name, "title": one.document.title, "here": one.clash}
            for one in inside.agents
        ],
        "policy": list(inside.policy.lines),
    }
