"""The file of the alerts' rules: read with its problems, written whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.app.notices import Notice, Notices
from workbench.base.errors import DocumentError, StoreError
from workbench.base.files import keep_damaged, write_atomically, write_chosen
from workbench.base.paths import resource
from workbench.base.regular_files import is_there, read_regular
from workbench.telemetry.alerts.documents import (
    MOST_BYTES,
    MOST_RULES,
    RuleFile,
    checked_rule,
    is_known_metric,
    read_rules,
    write_rules,
)
from workbench.telemetry.alerts.entries import Problem
from workbench.telemetry.alerts.values import Rule

FILE = "alerts.yaml"
UNREAD = "alerts.unread"


def default_rules() -> tuple[Rule, ...]:
    """The rules that come with the program."""
    return read_rules(resource("alerts/defaults.yaml").read_bytes()).rules


def read_rule_file(path: Path, is_known: Callable[[str], bool] = is_known_metric) -> RuleFile:
    """Read a file of rules; blocking.

    Raises:
        DocumentError: It is no such file.
        StoreError: It cannot be read.
    """
    return read_rules(_bytes_of(path), is_known)


def _bytes_of(path: Path) -> bytes:
    try:
        return read_regular(path, MOST_BYTES + 1)
    except OSError as exc:
        raise StoreError(
            f"{path.name!r} cannot be read: {exc.strerror or exc}", "Look at the file."
        ) from exc


class AlertRules:
    """The rules, and what is wrong with their file. On the event loop."""

    def __init__(
        self,
        path: Path,
        notices: Notices,
        is_known: Callable[[str], bool],
        changed: Callable[[], None],
    ) -> None:
        self.path, self._notices, self._is_known = path, notices, is_known
        self._changed = changed
        self._found = RuleFile(())
        self._spoilt = False
        self._raw: bytes | None = None  # what the file held when it was read or written
        self._lock = asyncio.Lock()

    @property
    def rules(self) -> tuple[Rule, ...]:
        return self._found.rules

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file; rules with problems that are not kept are left out."""
        return self._found.problems

    def get(self, rule_id: str) -> Rule:
        """A rule.

        Raises:
            DocumentError: There is none of that id.
        """
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise DocumentError(
            f"there is no rule {rule_id!r}", "Look at the list: workbench alerts list."
        )

    async def load(self) -> None:
        """Read the file, or take the program's rules where there is none that can be read."""
        try:
            self._found = await asyncio.to_thread(self._read)
        except (DocumentError, StoreError) as exc:
            self._spoilt = True
            self._found = RuleFile(
                await asyncio.to_thread(default_rules),
                (Problem("", 1, exc.message, exc.hint),),
            )
            named = isinstance(exc, StoreError)
            why = exc.message if named else f"{self.path.name}: {exc.message}"
            reason = f"{why}; those that come with the program are used."
            self._tell("The rules of the alerts could not be read", reason, exc.hint)
            return
        self._spoilt = not await asyncio.to_thread(self._is_written_back)
        left_out = [one for one in self._found.problems if not one.kept]
        if left_out:
            more = f" (and {len(left_out) - 1} more)" if len(left_out) > 1 else ""
            count = len(self._found.rules)
            were = "1 rule was read" if count == 1 else f"{count} rules were read"
            self._tell(
                "A rule of the alerts was left out",
                f"{left_out[0].text}{more}; {were}.",
                f"{left_out[0].hint} What was left out stays in {self.path.name}.",
            )

    def _is_written_back(self) -> bool:
        """Whether the next change of the file loses nothing that is in it."""
        found = self._found
        if not found.whole:
            return False
        if not found.unread or self._raw is None:
            return True
        return write_rules(found.rules, found.unread).encode() == self._raw

    async def save(self, rules: Sequence[Rule]) -> None:
        """Write these in place of all; a file that was damaged is kept beside it.

        Raises:
            DocumentError: A rule is none that can be kept.
            StoreError: The file could not be written; the rules are as before.
        """
        if len(rules) + len(self._found.unread) > MOST_RULES:
            raise DocumentError(f"more than {MOST_RULES} rules", "Remove one first.")
        async with self._lock:
            kept, self._found = await asyncio.to_thread(self._write, tuple(rules))
            self._spoilt = False
        if kept is not None:
            self._tell(
                "The rules of the alerts were changed by another program",
                "What it wrote is no longer used.",
                f"It is kept as {kept.name}.",
            )
        self._changed()

    async def put(self, rule: Rule, before_id: str = "") -> None:
        """Keep a rule, in the place of the one it was before, or as the last.

        Raises:
            DocumentError: Another rule has its id, or it cannot be kept.
            StoreError: It could not be written.
        """
        if rule.id != before_id and any(one.id == rule.id for one in self.rules):
            raise DocumentError(f"there is a rule {rule.id!r} already", "Choose another id.")
        known = any(one.id == before_id for one in self.rules)
        rules = [rule if one.id == before_id else one for one in self.rules]
        await self.save(rules if known else [*rules, rule])

    async def switch(self, rule_id: str, *, enabled: bool) -> None:
        """Switch a rule on or off.

        Raises:
            DocumentError: There is none.
            StoreError: It could not be written.
        """
        await self.put(replace(self.get(rule_id), enabled=enabled), rule_id)

    async def remove(self, rule_id: str) -> tuple[Rule, int]:
        """Forget a rule; returns it and its place, so that it can be brought back.

        Raises:
            DocumentError: There is none.
            StoreError: The file could not be written.
        """
        rule = self.get(rule_id)
        place = self.rules.index(rule)
        await self.save([one for one in self.rules if one.id != rule_id])
        return rule, place

    async def bring_back(self, rule: Rule, place: int) -> None:
        """Undo a removal.

        Raises:
            DocumentError: Another rule has its id now.
            StoreError: The file could not be written.
        """
        if any(one.id == rule.id for one in self.rules):
            raise DocumentError(
                f"there is a rule {rule.id!r} already", "Remove that one first."
            )
        rules = list(self.rules)
        rules.insert(max(0, min(place, len(rules))), rule)
        await self.save(rules)

    async def import_from(self, path: Path) -> RuleFile:
        """Add the rules of a file, switched off; one with an id that is taken gets another.

        Raises:
            DocumentError: It is no such file.
            StoreError: It cannot be read, or ours cannot be written.
        """
        found = await asyncio.to_thread(read_rule_file, path, self._is_known)
        taken = {one.id for one in self.rules}
        added = []
        for rule in found.rules:
            name = free_id(rule.id, taken)
            taken.add(name)
            added.append(replace(rule, id=name, enabled=False))
        if added:
            await self.save([*self.rules, *added])
        return RuleFile(tuple(added), found.problems)

    async def export_to(self, path: Path) -> None:
        """Write all rules to a file.

        Raises:
            StoreError: It could not be written.
        """
        await asyncio.to_thread(write_chosen, path, write_rules(self.rules))

    def _read(self) -> RuleFile:
        if not is_there(self.path):
            return RuleFile(default_rules())
        self._raw = _bytes_of(self.path)
        return read_rules(self._raw, self._is_known)

    def _write(self, rules: tuple[Rule, ...]) -> tuple[Path | None, RuleFile]:
        """Write them; returns where what another program wrote meanwhile was kept."""
        text = write_rules([checked_rule(rule) for rule in rules], self._found.unread)
        if len(text.encode()) > MOST_BYTES:
            raise DocumentError(
                f"{self.path.name} would be larger than can be read again",
                "Take rules that cannot be read out of the file.",
            )
        there = is_there(self.path)
        is_other = there and not self._spoilt and _bytes_of(self.path) != self._raw
        kept = keep_damaged(self.path) if there and (is_other or self._spoilt) else None
        write_atomically(self.path, text)
        self._raw = text.encode()
        return kept if is_other else None, read_rules(text, self._is_known)

    def _tell(self, title: str, reason: str, hint: str) -> None:
        self._notices.add(
            Notice("warning", title, reason, hint, "alerts.open", key=UNREAD),
        )


def free_id(wanted: str, taken: set[str]) -> str:
    """The id, or the next one of that name that is not taken."""
    name, number = wanted, 2
    while name in taken:
        ending = f"-{number}"
        name, number = f"{wanted[: 64 - len(ending)]}{ending}", number + 1
    return name
