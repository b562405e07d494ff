"""What an installation allows, as its administrator says it: frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal

from workbench.base.errors import PolicyError
from workbench.policy.belonging import Other
from workbench.policy.pins import is_hash
from workbench.policy.roles import ROLES, Role
from workbench.policy.tool_grants import ToolGrant, check_grants, grant_values

Profile = Literal["desktop", "kiosk", "clinic"]
Least = Literal["visitor", "user", "builder", "administrator", "nobody"]
"""The least role that something is for."""
VERSION = 1
MOST_PEOPLE, MOST_NAMES, MOST_CHARACTERS = 500, 2000, 2000
LEAST_IDLE_S, MOST_IDLE_S = 5.0, 86_400.0
FREE_SETTINGS = frozenset({"theme", "text_scale", "reduce_motion", "language"})
"""Everybody may change how the program looks."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in.

    Attributes:
        pin: The Argon2id hash of the PIN.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    name: str
    role: Role
    pin: str


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy.

    Attributes:
        serial: Grows with each signature; an older policy is not taken any more.
        title: Stands on the first screen.
        message: Stands below it, in the administrator's words.
        idle_s: The screen is locked or wiped that long after the last key or touch; 0 never.
        conversations: What becomes of a visitor's conversations when a kiosk is wiped.
        start_role: Of who sits before a kiosk, or a desktop with people, without a PIN.
        people: Who may sign in.
        list_people: Whether the sign-in screen names them; else a name is typed.
        break_glass: Whether a clinic can be opened in an emergency without a PIN.
        break_glass_role: What such a person may do.
        see_others: Who is shown the conversations of other people; each look is recorded.
        agents: By role, the names of the agents and graphs there are for it.
        models: By role, the ids of the models there are for it.
        tools: By name, the least role for a tool; goes before the program's own table.
        actions: By key, the least role for a command, a panel and so on, in the same way.
        encrypted: Nothing is kept here unless the store is encrypted.
        settings: Settings that nobody changes here, with their values.
        grants: The tools that the agents of a kiosk's visitors may call where others would be
            asked, and within which limits.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    profile: Profile = "desktop"
    version: int = VERSION
    serial: int = 0
    title: str = ""
    message: str = ""
    idle_s: float = 0.0
    conversations: Literal["delete", "keep"] = "delete"
    start_role: Role = "visitor"
    people: tuple[Person, ...] = ()
    list_people: bool = True
    break_glass: bool = False
    break_glass_role: Role = "user"
    see_others: tuple[Other, ...] = ()
    agents: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    models: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    tools: Mapping[str, Least] = field(default_factory=dict)
    actions: Mapping[str, Least] = field(default_factory=dict)
    encrypted: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)
    grants: tuple[ToolGrant, ...] = ()

    @property
    def held(self) -> bool:
        """Whether roles count for everything; on a plain desktop they count for tools only."""
        return self.profile != "desktop" or bool(self.people)

    @property
    def signs_in(self) -> bool:
        """Whether nothing is shown before somebody signed in."""
        return self.profile == "clinic"

    def person(self, name: str) -> Person | None:
        """Who may sign in under that name."""
        return next((one for one in self.people if one.name == name), None)

    @property
    def administrators(self) -> tuple[Person, ...]:
        """Who may change the policy."""
        return tuple(one for one in self.people if one.role == "administrator")


DESKTOP = Policy()
"""Where nobody said anything."""
USUAL_IDLE_S: Mapping[Profile, float] = {"desktop": 0.0, "kiosk": 120.0, "clinic": 300.0}


def checked(policy: Policy) -> Policy:
    """The policy itself, if it makes sense.

    Raises:
        PolicyError: It does not; the message names the field.
    """
    for problem in _problems(policy):
        if problem:
            raise PolicyError(f"the policy cannot be used: {problem}", "Mend that field.")
    return policy


def _problems(policy: Policy) -> Iterator[str]:
    for find in (_limits, _people, _lists, _settings, _grants):
        yield find(policy)


def _grants(policy: Policy) -> str:
    try:
        check_grants(policy.grants)
    except PolicyError as exc:
        return exc.message
    return ""


def _limits(policy: Policy) -> str:
    if policy.version != VERSION:
        return f"version: {policy.version} is not {VERSION}"
    if not 0 <= policy.serial < 2**53:
        return "serial: it is a whole number from 0 on"
    if policy.idle_s and not LEAST_IDLE_S <= policy.idle_s <= MOST_IDLE_S:
        return f"idle_s: it is 0, or from {LEAST_IDLE_S:g} to {MOST_IDLE_S:g}"
    if policy.profile != "desktop" and not policy.idle_s:
        return "idle_s: a kiosk and a clinic have one"
    if any(len(text) > MOST_CHARACTERS for text in (policy.title, policy.message)):
        return f"title, message: at most {MOST_CHARACTERS} characters"
    if "administrator" in (policy.start_role, policy.break_glass_role):
        return "start_role, break_glass_role: nobody administers without a PIN"
    return ""


def _people(policy: Policy) -> str:
    names = [one.name for one in policy.people]
    if len(names) > MOST_PEOPLE:
        return f"people: more than {MOST_PEOPLE}"
    if len({name.casefold() for name in names}) != len(names):
        return "people: two have the same name"
    for one in policy.people:
        if not one.name.strip() or len(one.name) > 80 or not one.name.isprintable():
            return f"people: {one.name!r:.100} is no name"
        if one.name != one.name.strip():
            return f"people: {one.name!r:.100} begins or ends with a space"
        if not is_hash(one.pin):
            return f"people: the PIN of {one.name!r:.100} is no Argon2id hash"
    if (policy.profile != "desktop" or policy.people) and not policy.administrators:
        return "people: there is no administrator, so nobody could change anything"
    return ""


def _lists(policy: Policy) -> str:
    named = [*policy.agents.values(), *policy.models.values()]
    if any(len(one) > MOST_NAMES for one in (*named, policy.tools, policy.actions)):
        return f"agents, models, tools, actions: more than {MOST_NAMES} names"
    texts = [text for one in (*named, policy.tools, policy.actions) for text in one]
    if any(not text or len(text) > MOST_CHARACTERS for text in texts):
        return "agents, models, tools, actions: an empty or a very long name"
    return ""


def _settings(policy: Policy) -> str:
    from workbench.base.errors import SettingsError
    from workbench.base.settings import check_field

    if "acting_role" in policy.settings:
        return "settings: the role comes from who signs in"
    for name, value in policy.settings.items():
        try:
            check_field(name, value)
        except SettingsError as exc:
            return f"settings: {exc.message}"
    return ""


def forced(policy: Policy) -> dict[str, Any]:
    """The settings that the policy decides, as their fields hold them."""
    from workbench.base.settings import check_field

    return {name: check_field(name, value) for name, value in policy.settings.items()}


def as_values(policy: Policy) -> dict[str, Any]:
    """The policy as plain values, in the order of its fields, without what is usual."""
    found = asdict(policy)
    usual = asdict(DESKTOP)
    kept = {
        name: value
        for name, value in found.items()
        if name in ("profile", "version", "serial") or value != usual[name]
    }
    for name in ("agents", "models"):
        if name in kept:
            by_role: Mapping[Role, tuple[str, ...]] = found[name]
            kept[name] = {role: list(by_role[role]) for role in ROLES if role in by_role}
    if "grants" in kept:
        kept["grants"] = [grant_values(one) for one in policy.grants]
    if "people" in kept:
        kept["people"] = list(kept["people"])
    if "see_others" in kept:
        kept["see_others"] = list(kept["see_others"])
    return kept
