"""Deployments as the command line and the window use them: check, plan, apply, status, stop."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from workbench.app.connections import FOLDER as CONNECTIONS
from workbench.app.deploy.around import Around, Checked
from workbench.app.deploy.carrying import carried_files
from workbench.app.deploy.checks import Known, check, nodes_of
from workbench.app.deploy.document import MOST_BYTES, ReadDeployment, parse_deployment
from workbench.app.deploy.export.files import Source, files_for, write_new
from workbench.app.deploy.folders import Folders, deployed, folders_of, remove_tree, write_tree
from workbench.app.deploy.layout import Laid, lay_out
from workbench.app.deploy.parts import Ground
from workbench.app.deploy.plan import Needs, Plan, plan_of
from workbench.app.deploy.processes import is_alive
from workbench.app.deploy.starting import LOOK_S, Tell, check_gateway, supervise, until_ready
from workbench.app.deploy.state import (
    read_running,
    read_wanted,
    write_wanted,
)
from workbench.app.deploy.status import Status, status_of
from workbench.app.deploy.values import Deployment, KeySource
from workbench.app.local_server import KEYS
from workbench.base import deeds
from workbench.base.errors import DocumentError, PolicyError, RunError
from workbench.base.files import write_atomically
from workbench.base.private import FOLDER_MODE
from workbench.base.regular_files import read_document
from workbench.base.vault import is_encrypted, is_planned
from workbench.policy.api_keys import LEAST_CHARACTERS, ApiKey
from workbench.policy.api_keys import digest_of as key_digest
from workbench.policy.network import is_local
from workbench.policy.places import POLICY, TRUSTED
from workbench.policy.secrets import Secrets
from workbench.tools.registry import TOOLS

log = logging.getLogger(__name__)
STOP_S = 60.0


def _quiet(_text: str) -> None:
    """Nobody wants to hear what happens."""


class Deployments:
    """Checks, plans, starts, watches and stops deployments. Lives on the event loop."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._data = around.paths.data

    def known(self) -> Known:
        """What there is to refer to, now."""
        around = self._around
        return Known(
            {model.id: model for model in around.models.models},
            {agent.name: agent for agent in around.agents.agents},
            {graph.name: graph for graph in around.graphs.graphs},
            dict(around.tools.by_name),
            around.tools.around_now(),
            dict(around.tools.by_maker),
            frozenset(spec.name for spec in TOOLS),
            {
                one.id: one.connection.host
                for one in around.connections.all()
                if one.connection is not None
            },
        )

    async def check(self, file: Path) -> Checked:
        """Everything that is wrong with a file.

        Raises:
            DocumentError: It cannot be read.
        """
        return await asyncio.to_thread(self._check, file)

    async def check_text(self, text: str) -> Checked:
        """Everything that is wrong with a text."""
        return await asyncio.to_thread(self._checked, parse_deployment(text), text)

    def _check(self, file: Path) -> Checked:
        raw = read_document(file, MOST_BYTES)
        return self._checked(parse_deployment(raw), raw.decode("utf-8", "replace"))

    def _checked(self, read: ReadDeployment, text: str) -> Checked:
        return Checked(read.deployment, check(read, self.known()), text)

    async def plan(self, file: Path) -> Plan:
        """What applying a file would change.

        Raises:
            DocumentError: It cannot be read.
            StoreError: What runs cannot be read.
        """
        checked = await self.check(file)
        return (await self._planned(checked))[0]

    async def _planned(self, checked: Checked) -> tuple[Plan, Laid | None]:
        deployment = checked.deployment
        if deployment is None or checked.errors:
            name = deployment.name if deployment else ""
            return Plan(name, problems=checked.problems), None
        needs = await self._needs(deployment)
        plan, laid = await asyncio.to_thread(self._plan, deployment, needs, checked.text)
        return replace(plan, problems=checked.problems), laid

    def _plan(self, deployment: Deployment, needs: Needs, text: str) -> tuple[Plan, Laid]:
        folders = folders_of(self._data, deployment.name)
        before = read_wanted(folders)
        laid = lay_out(deployment, self.ground(deployment), folders, before)
        now = before, read_running(folders)
        return plan_of(deployment, laid, now, needs, folders, text), laid

    async def _needs(self, deployment: Deployment) -> Needs:
        """What the first model of each node takes."""
        sizes: dict[str, int] = {}
        free = 0
        for node in nodes_of(deployment):
            model = (
                self._around.models.get(node.models.primary) if node.models.primary else None
            )
            if not node.is_here or model is None or model.source == "server":
                continue
            fit = await self._around.models.fit(model.id, node.models.context_tokens)
            sizes[model.id], free = fit.total_bytes, fit.free_bytes
        return Needs(sizes, free)

    def folders(self, name: str) -> Folders:
        """Where the files of a deployment lie."""
        return folders_of(self._data, name)

    def ground(self, deployment: Deployment) -> Ground:
        """What nodes are made of here, with the digests of the keys that open them.

        Raises:
            PolicyError: A key is not there, or too short.
        """
        around = self._around
        return Ground(
            self.known(),
            around.settings.settings,
            self._data / KEYS,
            tuple(map(self._key, deployment.keys)) if deployment.keys else None,
            self._data / CONNECTIONS,
            tuple(path for name in (POLICY, TRUSTED) if (path := self._data / name).exists()),
        )

    def _key(self, source: KeySource) -> ApiKey:
        """The digest of a key; the key itself is read, and kept nowhere.

        Raises:
            PolicyError: It is not there, or too short.
        """
        where = f"the variable {source.env}" if source.env else f"the entry {source.keyring!r}"
        secret = os.environ.get(source.env, "") if source.env else Secrets().get(source.keyring)
        if len(secret.strip()) < LEAST_CHARACTERS:
            what = "is too short" if secret.strip() else "is not there"
            raise PolicyError(
                f"the key {source.name!r} {what}: {where}",
                f"Put a secret of {LEAST_CHARACTERS} characters or more there.",
            )
        digest = key_digest(secret.strip())
        return ApiKey(f"deploy-{digest[:8]}", source.name, digest)

    async def apply(self, file: Path, tell: Tell = _quiet, *, anyway: bool = False) -> Plan:
        """Let run what a file says; only what differs is touched.

        Args:
            file: The deployment.
            tell: Hears what happens.
            anyway: Also where it does not seem to fit.

        Raises:
            DocumentError: The file has errors; the message is the first of them.
            PolicyError: It is not allowed here, or a key is missing.
            RunError: It does not fit, or something did not start; the message says what.
            StoreError: The system refused.
        """
        checked = await self._sound(file)
        plan, laid = await self._planned(checked)
        deployment = checked.deployment
        assert deployment is not None  # noqa: S101 - it has no errors
        assert laid is not None  # noqa: S101 - the same
        self._allow(deployment)
        if plan.misfits and not anyway:
            raise RunError(*plan.misfits[0])
        folders = folders_of(self._data, deployment.name)
        await asyncio.to_thread(self._write, deployment, laid, folders, checked.text)
        deeds.tell("deployment.applied", name=deployment.name, processes=len(plan.steps))
        for step in plan.steps:
            if step.change != "keep":
                tell(f"{step.name}: {step.change}{f' ({step.why})' if step.why else ''}")
        await asyncio.to_thread(supervise, folders)
        await until_ready(folders, laid.wanted, tell)
        return plan

    def _allow(self, deployment: Deployment) -> None:
        """See that what leaves this machine may.

        Raises:
            PolicyError: It may not.
        """
        around, settings = self._around, self._around.settings.settings
        if is_encrypted(self._data) or is_planned(self._data):
            raise PolicyError(
                "the store is encrypted, and the nodes of a deployment would keep theirs plain",
                "Deploy from a data folder of its own: set WORKBENCH_DATA to it.",
            )
        beyond = [
            parts.netloc
            for node in deployment.nodes
            if not is_local((parts := urlsplit(node.address)).hostname or "")
            and not node.is_here
        ]
        if deployment.escalation is not None and deployment.escalation.remote:
            around.access.need("deploy:escalate-remote", "asking a model beyond this machine")
        if (beyond or deployment.network) and settings.network == "off":
            raise PolicyError(
                "the network is off, and this deployment reaches beyond this machine",
                "Turn it on in the settings, or write network: off and take those nodes away.",
            )
        if not is_local(deployment.listen.address) and not settings.server_beyond:
            raise PolicyError(
                f"it would listen at {deployment.listen.address} for other machines",
                "An administrator opens that in the settings: Local server, Other machines.",
            )
        if beyond:
            around.guard.let_out("gateway", f"Deployment {deployment.name}", beyond)

    def _write(self, deployment: Deployment, laid: Laid, folders: Folders, text: str) -> None:
        folders.root.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        try:
            lock = FileLock(folders.root / "apply.lock").acquire(timeout=5)
        except Timeout:
            raise RunError(
                f"{deployment.name!r} is being applied by another program", "Wait for its end."
            ) from None
        with lock:
            for folder, files in laid.files.items():
                write_tree(folder, files, laid.links.get(folder, {}))
            if deployment.kind == "distributed-edge":
                check_gateway(folders.gateway)
            for name, carried in carried_files(deployment).items():
                write_tree(folders.carried(name), carried, {})
            write_atomically(folders.document, text)
            # Where the keys came from is nothing that nodes and their tools have to see.
            hidden = tuple(key.env for key in deployment.keys if key.env)
            wanted = replace(laid.wanted, applied_s=time.time(), hidden=hidden)
            write_wanted(folders, wanted)

    async def status(self, name: str = "") -> tuple[Status, ...]:
        """How what was applied stands, told from the processes themselves.

        Raises:
            DocumentError: Nothing of that name was applied here.
        """
        found = [one for one in deployed(self._data) if name in ("", one.name)]
        if name and not found:
            raise _unknown(name, [one.name for one in deployed(self._data)])
        return tuple([await asyncio.to_thread(status_of, one) for one in found])

    async def stop(self, name: str, tell: Tell = _quiet) -> None:
        """End everything of a deployment; what is being answered may end first.

        Raises:
            DocumentError: Nothing of that name was applied here.
            RunError: It does not end.
        """
        folders = self._folders(name)
        wanted = await asyncio.to_thread(read_wanted, folders)
        if wanted is not None and not wanted.stopped:
            await asyncio.to_thread(write_wanted, folders, replace(wanted, stopped=True))
        deeds.tell("deployment.stopped", name=name)
        running = await asyncio.to_thread(read_running, folders)
        alive = [one for one in running.processes.values() if is_alive(one.process)]
        if alive or is_alive(running.supervisor):
            tell(f"{name}: stopping; what is being answered may end")
            await asyncio.to_thread(supervise, folders)
        deadline = time.monotonic() + STOP_S
        while True:
            running = await asyncio.to_thread(read_running, folders)
            known = [one.process for one in running.processes.values()]
            if not any(is_alive(one) for one in (*known, running.supervisor)):
                return
            if time.monotonic() > deadline:
                raise RunError(f"{name!r} does not end", "Look at its logs.")
            await asyncio.sleep(LOOK_S)

    async def down(self, name: str, tell: Tell = _quiet) -> None:
        """Stop a deployment and remove its files, with the runs that its nodes recorded.

        Raises:
            DocumentError: Nothing of that name was applied here.
            RunError: It does not end.
        """
        await self.stop(name, tell)
        await asyncio.to_thread(remove_tree, self._folders(name).root)
        deeds.tell("deployment.removed", name=name)

    async def watch_over(self, name: str) -> None:
        """Start the supervisor of a deployment again if it is gone.

        Raises:
            DocumentError: Nothing of that name was applied here.
            RunError: It cannot be started.
        """
        await asyncio.to_thread(supervise, self._folders(name))

    async def export(self, file: Path, folder: Path, target: str) -> tuple[str, ...]:
        """Write a deployment for another system into a new folder; returns what was written.

        Raises:
            DocumentError: The file has errors; the message is the first of them.
            RequestError: It says nothing of what that system needs.
            StoreError: Something is there already, or the system refused.
        """
        checked = await self._sound(file)
        assert checked.deployment is not None  # noqa: S101 - it is sound
        deployment = checked.deployment

        def write() -> tuple[str, ...]:
            folders = folders_of(self._data, deployment.name)
            # Keys of a deployment are Secrets there, so nothing is read of them here.
            ground = self.ground(replace(deployment, keys=()))
            laid = lay_out(deployment, ground, folders, read_wanted(folders))
            files = files_for(target, Source(deployment, laid, checked.text))
            return write_new(folder, files)

        written = await asyncio.to_thread(write)
        deeds.tell("deployment.exported", name=deployment.name, to=target)
        return written

    async def _sound(self, file: Path) -> Checked:
        """A file without errors.

        Raises:
            DocumentError: It has some; the message is the first of them.
        """
        checked = await self.check(file)
        if errors := checked.errors:
            first = errors[0]
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            raise DocumentError(
                f"{file.name}: {first.place}: {first.message}{more}", first.hint
            )
        return checked

    def _folders(self, name: str) -> Folders:
        names = [one.name for one in deployed(self._data)]
        if name not in names:
            raise _unknown(name, names)
        return folders_of(self._data, name)


def _unknown(name: str, names: list[str]) -> DocumentError:
    listed = ", ".join(names)
    hint = f"There are: {listed}." if listed else "Apply one: workbench deploy apply FILE."
    return DocumentError(f"no deployment {name!r:.60} was applied here", hint)
