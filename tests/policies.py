"""Signed policies for tests, with PINs that cost little to check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.base.paths import Paths
from workbench.policy.attempts import Attempts
from workbench.policy.audit import AuditLog
from workbench.policy.pins import Cost
from workbench.policy.policy_writing import PolicyWriting
from workbench.policy.profiles import Person, Policy
from workbench.policy.standing import Standing

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
ANNA, BEN, CARA = "Anna Vogt", "Ben Okafor", "Cara Lima"
PINS = {ANNA: "correct horse", BEN: "blue-lamp-7", CARA: "842 waves"}
PEOPLE = (
    Person(ANNA, "administrator", ""),
    Person(BEN, "user", ""),
    Person(CARA, "builder", ""),
)
KIOSK = Policy(
    profile="kiosk",
    title="Ask the museum",
    idle_s=60.0,
    people=PEOPLE,
    agents={"visitor": ("starter", "calculator")},
)
CLINIC = Policy(profile="clinic", title="Ward 3", idle_s=60.0, people=PEOPLE, break_glass=True)


def writing(paths: Paths, standing: Standing | None = None) -> PolicyWriting:
    """What signs a policy in this folder."""
    attempts = Attempts(paths.data / "sign-in.json")
    audit = AuditLog(paths.data / "audit")
    return PolicyWriting(paths, standing or Standing(), attempts, audit, CHEAP)


def set_up(paths: Paths, policy: Policy) -> Policy:
    """Put a signed policy into a data folder; everybody has the PIN of ``PINS``."""
    paths.make()
    return writing(paths).save(policy, ANNA, PINS[ANNA], PINS)


def folder(place: Path, policy: Policy | None = None) -> Paths:
    """A data folder, with a policy if one is given."""
    made = Paths(place / "data", place / "cache", machine=place / "machine")
    made.make()
    if policy is not None:
        set_up(made, policy)
    return made


def changed(policy: Policy, **values: object) -> Policy:
    """The policy with other values."""
    return replace(policy, **values)  # type: ignore[arg-type]
