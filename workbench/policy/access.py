"""Who sits before the program now, and what that person may do: the decisions, each a call."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from workbench.base.errors import PolicyError
from workbench.policy.belonging import (
    NOBODY,
    PROGRAM,
    Seen,
    new_emergency,
    new_visitor,
)
from workbench.policy.profiles import DESKTOP, FREE_SETTINGS, Policy, forced
from workbench.policy.rights import HELD_ONLY, may, tool_roles
from workbench.policy.roles import ROLES, Role, Roles

if TYPE_CHECKING:
    from workbench.base.settings import Settings

log = logging.getLogger(__name__)
_BLOCKED = frozenset(
    f"cli:{words}"
    for words in ("policy.show", "policy.check", "policy.sign", "policy.set-pin", "kiosk")
)
"""What can be done where the policy cannot be trusted; a kiosk shows that it is locked."""
_HARMLESS = (".listen", ":monitor.history")
"""What a window that shows nothing asks all the same."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who sits before the program.

    Attributes:
        person: The name; empty for nobody who signed in.
        role: What counts for them.
        locked: The screen is covered; what they began goes on.
        emergency: The reason they gave, if they came in without a PIN.
        owner: Whose what they begin is; see ``belonging``.
    """

    person: str = ""
    role: Role = "administrator"
    locked: bool = False
    emergency: str = ""
    owner: str = field(default=NOBODY, compare=False)


class Access:
    """Decides by the policy and by who signed in. Lives on one thread.

    Attributes:
        policy: What holds here, from the start to the end of the program.
        problem: Why the policy cannot be trusted, with what to do; all is refused then.
    """

    def __init__(self, policy: Policy = DESKTOP, problem: str = "") -> None:
        self.policy, self.problem = policy, problem
        self._forced: dict[str, Any] = {} if problem else forced(policy)
        self._session = self._nobody()
        self._listeners: list[Callable[[Session], None]] = []

    def _nobody(self) -> Session:
        if self.problem or self.policy.signs_in:
            return Session(role="visitor", locked=True, owner=new_visitor())
        if not self.policy.held:
            return Session()
        # Before a desktop the same people sit down again; before a kiosk always others.
        owner = NOBODY if self.policy.profile == "desktop" else new_visitor()
        return Session(role=self.policy.start_role, owner=owner)

    @property
    def held(self) -> bool:
        """Whether roles count for everything here."""
        return bool(self.problem) or self.policy.held

    @property
    def session(self) -> Session:
        return self._session

    @property
    def nobody_answers(self) -> bool:
        """Whether who sits here may allow nothing: a kiosk's visitor. Grants decide instead."""
        return self.policy.profile == "kiosk" and self.role == "visitor"

    @property
    def role(self) -> Role:
        """The role that counts now."""
        return self._session.role

    def listen(self, listener: Callable[[Session], None]) -> Callable[[], None]:
        """Call ``listener`` with each new session; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- who it is

    def enter(self, person: str, *, emergency: str = "") -> None:
        """Somebody who was checked sits before the program now.

        Raises:
            PolicyError: Nobody of that name may sign in, or there is no emergency access.
        """
        if self.problem:
            raise PolicyError("nobody can sign in here now", self.problem)
        if emergency:
            if not self.policy.break_glass:
                raise PolicyError("there is no emergency access here", "Sign in.")
            role, owner = self.policy.break_glass_role, new_emergency()
        elif (found := self.policy.person(person)) is not None:
            role, owner = found.role, found.name
        else:
            raise PolicyError(f"nobody named {person!r:.80} may sign in", "Check the name.")
        self._change(Session(person, role, emergency=emergency, owner=owner))

    def lock(self) -> None:
        """Cover the screen; whoever sits there stays signed in."""
        if self.held and not self._session.locked:
            self._change(replace(self._session, locked=True))

    def leave(self) -> None:
        """Nobody is signed in any more; a kiosk goes back to its visitors."""
        self._change(self._nobody())

    def _change(self, session: Session) -> None:
        same, self._session = session == self._session, session
        if same:  # but maybe another visitor
            return
        log.info("access.changed role=%s locked=%s", session.role, session.locked)
        for listener in list(self._listeners):
            listener(session)

    def seen(self) -> Seen:
        """Whose conversations whoever sits here is shown; any thread may ask."""
        session = self._session
        if self.problem:
            return Seen(session.owner)
        above = ROLES.index(session.role) >= ROLES.index("builder")
        more = frozenset({PROGRAM}) if above else frozenset()
        return Seen(session.owner, more, everyone=self._sees_everyone(session))

    def _sees_everyone(self, session: Session) -> bool:
        if not self.held:
            return True
        if session.emergency:
            return "emergency" in self.policy.see_others
        wanted = "administrator" in self.policy.see_others
        return wanted and bool(session.person) and session.role == "administrator"

    # -- what they may

    def may(self, key: str) -> bool:
        """Whether who sits here may do something; see ``rights``.

        While the screen is covered no command of the window is carried out; what was begun
        goes on, so services still do what it asks.
        """
        if self.problem:
            return key in _BLOCKED or (key.startswith("do:") and key.endswith(_HARMLESS))
        if self._session.locked and key.startswith(("command:", "panel:", "ui:")):
            return key in HELD_ONLY
        return may(self.policy, self.role, key)

    def need(self, key: str, what: str = "") -> None:
        """Refuse what is not allowed.

        Raises:
            PolicyError: It is not for who sits here.
        """
        if self.may(key):
            return
        if self.problem:
            raise PolicyError("the policy of this installation cannot be trusted", self.problem)
        log.info("access.refused key=%s role=%s", key, self.role)
        raise PolicyError(
            f"{what or key.partition(':')[2]} is not for the role {self.role} here",
            "Ask an administrator, or sign in as somebody who may.",
        )

    def may_agent(self, name: str) -> bool:
        """Whether there is an agent or a graph of that name for who sits here."""
        if not self.held:
            return True
        listed = self.policy.agents.get(self.role)
        if listed is None:  # nobody listed any: visitors have none, all others have all
            return not self.problem and self.role != "visitor"
        return name in listed

    def may_model(self, model_id: str) -> bool:
        """Whether there is a model of that id for who sits here; empty is the agent's own."""
        if not self.held or not model_id:
            return True
        listed = self.policy.models.get(self.role)
        return not self.problem and (listed is None or model_id in listed)

    def need_run(self, agent_name: str, model_id: str, *, as_known: bool) -> None:
        """Refuse a run that is not for who sits here.

        Args:
            agent_name: The agent or graph.
            model_id: The model it begins with; empty for each agent's own.
            as_known: It is word for word the agent of that name in the library.

        Raises:
            PolicyError: The agent or the model is not for them.
        """
        if not self.held:
            return
        changed = not as_known and ROLES.index(self.role) < ROLES.index("builder")
        if changed or not self.may_agent(agent_name):
            raise PolicyError(
                f"there is no agent {agent_name!r:.80} for the role {self.role} here",
                "Choose another one, or ask an administrator.",
            )
        if not self.may_model(model_id):
            raise PolicyError(
                f"there is no model {model_id!r:.80} for the role {self.role} here",
                "Choose another one, or ask an administrator.",
            )

    def tool_roles(self, name: str, own: Roles) -> Roles:
        """The roles that a tool is for, after the tool itself and the policy."""
        said = tool_roles(self.policy, name)
        if said is None:
            return own
        return tuple(role for role in said if own is None or role in own)

    # -- settings

    def ruled(self, settings: Settings) -> Settings:
        """The settings that count, out of those that somebody chose."""
        if not self.held and not self._forced:
            return settings
        values = dict(self._forced)
        if self.held:
            values["acting_role"] = self.role
        return replace(settings, **values)

    def check_change(self, names: frozenset[str]) -> None:
        """Refuse a change of settings that is not for who sits here.

        Raises:
            PolicyError: The policy decides one of them, or the role may not.
        """
        if said := sorted(names & (self._forced.keys() | self._role_names())):
            raise PolicyError(
                f"the policy decides {', '.join(said)}", "Ask an administrator to change it."
            )
        if names - FREE_SETTINGS:
            self.need("do:settings.change-others", "changing these settings")

    def _role_names(self) -> frozenset[str]:
        return frozenset({"acting_role"} if self.held else ())
