"""Packing models, agents and policy for another machine, and taking them in there."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from workbench.agents.documents import AgentDocument, Grants
from workbench.agents.files import parse_agent, write_agent
from workbench.app.bundle_jobs import job_contents, read_jobs, take_jobs
from workbench.app.bundle_policy import Policy, policy_values, read_policy, remember
from workbench.app.bundle_rest import left_behind
from workbench.app.bundle_values import AgentInside, Clash, Inside, Taken, Trust, Wish, size_of
from workbench.app.model_sources import wanted_variant
from workbench.app.packable import Told, as_content, packed_id
from workbench.app.workbench import Workbench
from workbench.base import deeds
from workbench.base.errors import DocumentError, PolicyError, StoreFull, TransferError
from workbench.base.files import canonical_json
from workbench.base.sizes import size_text
from workbench.base.threads import begin_in_thread
from workbench.models.bundles.checking import damaged_parts
from workbench.models.bundles.contents import contents_of
from workbench.models.bundles.packing import Content, Packing, text_content
from workbench.models.bundles.reading import Bundle, open_bundle
from workbench.models.bundles.signers import Signers
from workbench.models.bundles.signing import fingerprint, public_key_of
from workbench.models.bundles.unpacking import Unpacking
from workbench.models.bundles.values import POLICY_NAME
from workbench.models.manifests import Manifest
from workbench.models.sources.bundle import variant_of
from workbench.models.sources.values import SourceModel, SourcePage
from workbench.policy.secrets import Secrets

Done = TypeVar("Done")


def _untold(_done_bytes: int, _whole_bytes: int) -> None:
    """Nobody wants to know."""


class Bundles:
    """What the program does with bundles. It holds nothing: make one wherever it is wanted."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._signers = Signers(bench.paths.data, Secrets())

    # -- packing

    async def pack(
        self,
        wish: Wish,
        target: Path,
        told: Told = _untold,
        *,
        as_folder: bool = False,
        overwrite: bool = False,
    ) -> Inside:
        """Write a bundle, whole or not at all; returns what is in it.

        Raises:
            ModelError: A model cannot be packed, or the target is there already.
            DocumentError: There is no such agent.
            StoreDamaged: A model is damaged.
            StoreFull: There is no room.
            StoreError: The system refused.
        """
        models = [self._bench.models.get(name) for name in wish.models]
        agents = [self._bench.agents.get(name) for name in wish.agents]
        jobs = [self._bench.jobs.library.get(name) for name in wish.jobs]

        def work(stop: threading.Event) -> None:
            contents: dict[str, Content] = {}
            names: dict[str, str] = {}
            for model in models:
                manifest, found = as_content(model, stop, told)
                names[model.id] = packed_id(manifest)
                contents.update({content.name: content for content in found})
            for agent in agents:
                text = write_agent(_for_others(agent, names))
                one = text_content(f"agents/{agent.name}.yaml", text)
                contents[one.name] = one
            contents.update({one.name: one for one in job_contents(jobs)})
            if wish.with_policy:
                contents[POLICY_NAME] = self._policy(agents, names)
            key = self._signers.own_key()
            packing = Packing(wish.title, tuple(contents.values()), key, stop, told)
            if as_folder:
                packing.to_folder(target)
            else:
                packing.to_file(target, overwrite=overwrite)

        await in_thread(work)
        packed = {"models": list(wish.models), "agents": list(wish.agents)}
        packed |= {"jobs": list(wish.jobs)} if wish.jobs else {}
        deeds.tell("bundle.packed", file=str(target), policy=wish.with_policy, **packed)
        return await self.look(target)

    def _policy(self, agents: list[AgentDocument], names: Mapping[str, str]) -> Content:
        settings = self._bench.settings.settings
        values = policy_values(
            settings,
            self._bench.approvals.list(),
            {agent.name: agent.title for agent in agents},
            names.get(settings.default_model, ""),
        )
        return text_content(POLICY_NAME, canonical_json(values))

    def left_behind(self, models: Iterable[str], agents: Iterable[str]) -> tuple[str, ...]:
        """What these agents need that would not go along with them and these models."""
        return left_behind(agents, models, self._bench.tool_library.around_now())

    async def own_fingerprint(self) -> str:
        """Of the key that bundles are signed with here; made if there is none yet.

        Raises:
            PolicyError: The key is damaged.
            StoreError: It cannot be kept.
        """
        key = await asyncio.to_thread(self._signers.own_key)
        return fingerprint(public_key_of(key).hex())

    # -- looking

    async def look(self, path: Path) -> Inside:
        """What is in a bundle; nothing of it is taken.

        Raises:
            ModelError: It is no bundle.
            StoreDamaged: It is not what its signer wrote.
            DocumentError: An agent in it is no agent.
            StoreError: It cannot be read.
        """
        bundle = await asyncio.to_thread(open_bundle, path)
        contents = await asyncio.to_thread(contents_of, bundle)
        trust = await asyncio.to_thread(self._trust_of, bundle)
        here = self._here(contents.models)
        ids = _ids(contents.models, here)
        agents = []
        for name, raw in sorted(contents.agents.items()):
            document = _for_others(parse_agent(raw), {})
            if document.name != name:
                raise DocumentError(
                    f"the agent {name!r} in the bundle calls itself {document.name!r}",
                    "Ask for the bundle anew; nothing was taken from this one.",
                )
            agents.append(AgentInside(document, self._clash(document, ids)))
        return Inside(
            bundle,
            contents.models,
            tuple(agents),
            read_policy(contents.policy),
            here,
            trust,
            read_jobs(contents.jobs),
        )

    async def check(
        self, inside: Inside, told: Told = _untold
    ) -> Mapping[str, tuple[int, ...]]:
        """Read every byte; returns the damaged parts of each file that has some.

        Raises:
            StoreError: It cannot be read.
        """
        return await in_thread(lambda stop: damaged_parts(inside.bundle, stop, told))

    async def trust(self, inside: Inside) -> Inside:
        """Trust the signer of a bundle from now on.

        Raises:
            StoreError: That could not be kept.
        """
        if inside.trust == "unknown":
            await asyncio.to_thread(self._signers.trust, inside.bundle.public_key)
            deeds.tell("bundle.signer_trusted", signer=inside.bundle.fingerprint)
        return replace(inside, trust="own" if inside.trust == "own" else "trusted")

    def _trust_of(self, bundle: Bundle) -> Trust:
        if self._signers.is_own(bundle.public_key):
            return "own"
        return "trusted" if self._signers.is_trusted(bundle.public_key) else "unknown"

    def _clash(self, document: AgentDocument, ids: Mapping[str, str]) -> Clash:
        for known in self._bench.agents.agents:
            if known.name == document.name:
                same = _for_others(known, {}) in (document, _with_models(document, ids))
                return "same" if same else "other"
        return "new"

    def _here(self, models: tuple[Manifest, ...]) -> dict[str, str]:
        digests = {model.digest for model in models}
        return {
            model.path.parent.name: model.id
            for model in self._bench.models.models
            if model.path.parent.name in digests and not model.problem
        }

    # -- taking in

    async def take(self, inside: Inside, *, agents: bool = True, policy: bool = False) -> Taken:
        """Copy the models that are missing here, checked as they come, then the agents.

        A copy that was interrupted goes on where it was.

        Raises:
            PolicyError: The signer is not trusted.
            StoreFull: There is no room.
            TransferError: The bundle is damaged or went away; what was copied is kept.
        """
        _check_trust(inside)
        await self._check_room(inside)
        names = await self._agents(inside) if agents else {}
        await self._models(inside)
        return await self._joined(inside, names, policy=policy)

    async def take_jobs(self, inside: Inside, taken: Taken) -> Taken:
        """Save the jobs, too; each waits until a person allows it.

        Raises:
            PolicyError: The signer is not trusted.
            WorkbenchError: One cannot be written.
        """
        _check_trust(inside)
        names = await take_jobs(self._bench.jobs, inside.jobs, taken.agents)
        deeds.tell(
            "bundle.taken", signer=inside.bundle.fingerprint, jobs=sorted(names.values())
        )
        return replace(taken, jobs=names)

    async def use_in_place(
        self, inside: Inside, *, agents: bool = True, policy: bool = False
    ) -> Taken:
        """Use the models where they lie, without copying; only for an unpacked bundle.

        Raises:
            PolicyError: The signer is not trusted, or the bundle is one file.
        """
        _check_trust(inside)
        folder = str(inside.bundle.path)
        if not inside.bundle.is_folder:
            raise PolicyError(
                "models inside one file cannot be used in place",
                "Unpack it on the drive first: workbench models unpack FILE --to FOLDER.",
            )
        names = await self._agents(inside) if agents else {}
        folders = self._bench.settings.settings.model_folders
        if folder not in folders:
            self._bench.settings.change(model_folders=(*folders, folder))
        return await self._joined(inside, names, policy=policy)

    async def copy_to(self, inside: Inside, folder: Path, told: Told = _untold) -> Inside:
        """Unpack a bundle into a new folder, from which its models can be used in place.

        Raises:
            PolicyError: The signer is not trusted.
            ModelError: The folder holds something.
            StoreFull: There is no room.
            TransferError: The bundle is damaged.
            StoreError: The system refused.
        """
        _check_trust(inside)
        await in_thread(lambda stop: Unpacking(inside.bundle, folder, stop, told).run())
        return await self.look(folder)

    async def _check_room(self, inside: Inside) -> None:
        needed = sum(map(size_of, inside.missing))
        root = await asyncio.to_thread(self._bench.models.download_root)
        free = (await asyncio.to_thread(shutil.disk_usage, root)).free
        if needed and free < needed + self._bench.sources.limits.reserve_bytes:
            raise StoreFull(
                f"{size_text(needed)} are to come, but the disk has only "
                f"{size_text(free)} free",
                f"Free some space on the disk that holds {root}, or use the bundle in place.",
            )

    async def _models(self, inside: Inside) -> None:
        downloads = self._bench.downloads
        queued = []
        for manifest in inside.missing:
            item = SourceModel(
                manifest.digest, "bundle", manifest.title, licence=manifest.licence
            )
            page = SourcePage(item, (variant_of(inside.bundle, manifest),))
            wanted = replace(
                wanted_variant(page, page.variants[0]),
                title=manifest.title,
                source_id=manifest.source_id or inside.bundle.index.title,
            )
            queued.append((await downloads.add(wanted)).wanted.id)
        try:
            ends = [await downloads.wait(name) for name in queued]
        except asyncio.CancelledError:
            for name in queued:
                await asyncio.shield(downloads.pause(name))
            raise
        for end in ends:
            if end.state != "finished":
                raise TransferError(
                    end.message or f"{end.wanted.title} was paused",
                    end.hint or "Take the bundle again; what was copied is kept.",
                )

    async def _agents(self, inside: Inside) -> dict[str, str]:
        """Save the agents; one whose name is taken gets another, and both are kept."""
        library, names = self._bench.agents, dict[str, str]()
        ids = _ids(inside.models, self._here(inside.models))
        for one in inside.agents:
            document = one.document
            clash = self._clash(document, ids)
            if clash == "other":
                name = library.free_name(document.name)
                number = name.rpartition("-")[2]
                document = replace(document, name=name, title=f"{document.title} ({number})")
            if clash != "same":
                await library.save(document)
            names[one.document.name] = document.name
        return names

    async def _joined(self, inside: Inside, names: Mapping[str, str], *, policy: bool) -> Taken:
        """Let the agents know what the models are called here; keep the policy."""
        await self._bench.models.refresh()
        here = self._here(inside.models)
        ids = _ids(inside.models, here)
        for name in names.values():
            document = self._bench.agents.get(name)
            if (renamed := _with_models(document, ids)) != document:
                await self._bench.agents.save(renamed, previous_name=name)
        if policy:
            self._keep(inside.policy, names, ids)
        taken = {"models": sorted(here.values()), "agents": sorted(names.values())}
        deeds.tell("bundle.taken", signer=inside.bundle.fingerprint, policy=policy, **taken)
        return Taken(tuple(here.values()), names)

    def _keep(self, policy: Policy, names: Mapping[str, str], ids: Mapping[str, str]) -> None:
        agents = {old: self._bench.agents.get(new) for old, new in names.items()}
        remember(policy, self._bench.approvals, agents, self._bench.tools)
        settings = dict(policy.settings)
        for name, known in (("default_agent", names), ("default_model", ids)):
            if name in settings:
                settings[name] = known.get(settings[name], settings[name])
        self._bench.settings.change(**settings)


async def in_thread(work: Callable[[threading.Event], Done]) -> Done:
    """Run something long in a thread; who cancels it waits until it has tidied up."""
    stop = threading.Event()
    task = begin_in_thread(work, stop)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        stop.set()
        await asyncio.gather(task, return_exceptions=True)
        raise


def _check_trust(inside: Inside) -> None:
    if inside.trust == "unknown":
        raise PolicyError(
            "the bundle is signed with a key that nobody here trusts: "
            f"{inside.bundle.fingerprint}",
            "Compare these letters with those of whoever packed it, then trust it.",
        )


def _ids(models: tuple[Manifest, ...], here: Mapping[str, str]) -> dict[str, str]:
    """What models are called here, by what agents in their bundle call them."""
    return {packed_id(model): here[model.digest] for model in models if model.digest in here}


def _for_others(agent: AgentDocument, names: Mapping[str, str]) -> AgentDocument:
    """An agent without what belongs to one machine: the folders it was granted."""
    return _with_models(replace(agent, grants=Grants()), names)


def _with_models(agent: AgentDocument, ids: Mapping[str, str]) -> AgentDocument:
    model = agent.model
    return replace(
        agent,
        model=replace(
            model,
            id=ids.get(model.id, model.id),
            fallback=tuple(ids.get(name, name) for name in model.fallback),
        ),
    )
