"""Whose bundles the user trusts, and taking that back."""

from __future__ import annotations

import asyncio
import time
from argparse import Namespace

from workbench.app import reports
from workbench.app.terminal import say, table
from workbench.app.workbench import Workbench
from workbench.base import deeds
from workbench.base.errors import PolicyError
from workbench.models.bundles.signers import Signers, TrustedSigner
from workbench.policy.secrets import Secrets


class SignerList:
    """The keys of others that bundles are taken in from. It holds nothing."""

    def __init__(self, bench: Workbench) -> None:
        self._signers = Signers(bench.paths.data, Secrets())

    async def trusted(self) -> tuple[TrustedSigner, ...]:
        """Those there are, the oldest first."""
        found = await asyncio.to_thread(self._signers.trusted)
        return tuple(sorted(found, key=lambda signer: signer.added_s))

    async def forget(self, fingerprint: str) -> None:
        """Trust one no more; bundles that were taken in stay.

        Raises:
            PolicyError: There is none of that fingerprint.
            StoreError: The list could not be written.
        """
        wanted = "".join(fingerprint.split()).casefold()
        for signer in await self.trusted():
            if "".join(signer.fingerprint.split()).casefold() == wanted:
                await asyncio.to_thread(self._signers.forget, signer.public_key)
                deeds.tell("bundle.signer_forgotten", signer=signer.fingerprint)
                return
        raise PolicyError(
            f"nobody with the fingerprint {fingerprint!r} is trusted",
            "`workbench models signers` lists those who are.",
        )


async def run(bench: Workbench, options: Namespace) -> None:
    """``workbench models signers``.

    Raises:
        WorkbenchError: It failed; says why.
    """
    signers = SignerList(bench)
    if options.forget:
        await signers.forget(options.forget)
    trusted = await signers.trusted()
    if options.json:
        values = [{"fingerprint": one.fingerprint, "added_s": one.added_s} for one in trusted]
        say(reports.as_json(values))
    elif trusted:
        rows = [[one.fingerprint, day(one.added_s)] for one in trusted]
        say(table(["fingerprint", "trusted since"], rows))
    else:
        say("Nobody else's bundles are trusted; your own always are.")


def day(at_s: float) -> str:
    """A moment as the day it was, here."""
    return time.strftime("%Y-%m-%d", time.localtime(at_s))
