"""Joins the window to who sits before it: what covers it, and what of it is shown to whom."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from workbench.app.graph_starts import takes_message
from workbench.app.notices import Notice
from workbench.app.signing import EMERGENCY_S
from workbench.base.errors import PolicyError, WorkbenchError
from workbench.policy.access import Session
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.kiosk.blocked_page import BlockedPage
from workbench.ui.kiosk.capture import keep_from_capture
from workbench.ui.kiosk.clipboard import forget_clipboard
from workbench.ui.kiosk.cover import Cover
from workbench.ui.kiosk.guard import WindowGuard
from workbench.ui.kiosk.idle import IdleWatch
from workbench.ui.kiosk.limits import limit_panel, limit_window
from workbench.ui.kiosk.session_bar import SessionBar
from workbench.ui.kiosk.sign_in_page import SignInPage
from workbench.ui.kiosk.start_page import StartPage
from workbench.ui.language.messages import said, sentence
from workbench.ui.language.words import tr
from workbench.ui.marks import mark
from workbench.ui.settings.rows import role_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.app.workbench import Workbench
    from workbench.ui.shell.window import MainWindow

log = logging.getLogger(__name__)
UNASKED_MS = 60_000
"""A page that asks a visitor for a PIN goes by itself."""


class Gate(QObject):
    """Stands between the window and whoever sits before it, where roles count.

    Signals:
        opened: The window is shown to somebody.
    """

    opened = Signal()

    def __init__(self, window: MainWindow, workbench: Workbench, cover: Cover) -> None:
        super().__init__(window)
        self._window, self._workbench, self.cover = window, workbench, cover
        self._signing, self._access = workbench.signing, workbench.access
        self._begun = self._proven = False
        chosen = workbench.settings.settings
        self._look = {"theme": chosen.theme, "text_scale": chosen.text_scale}
        theme = window.theme
        self._make_pages()
        self.bar = SessionBar(theme, window.centralWidget())
        window.insert_on_top(self.bar)
        self.guard = WindowGuard(window, self._access.may)
        self.idle = IdleWatch(self._access.policy.idle_s, self)
        self._emergency = self._timer(round(EMERGENCY_S * 1000))
        self._unasked = self._timer(UNASKED_MS)
        self._connect()
        self._unlisten = self._access.listen(self._on_session)
        if self.is_kiosk:
            theme.choose(theme.choice, touch=True)
        keep_from_capture(window, wanted=self._access.policy.profile == "clinic")
        self._show()

    def _make_pages(self) -> None:
        theme = self._window.theme
        self.sign_in = SignInPage(theme, self._signing.wait_s)
        self.start = StartPage(theme)
        self.blocked = BlockedPage(theme)

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        return timer

    def _connect(self) -> None:
        self.sign_in.asked.connect(self._on_asked)
        self.sign_in.emergency_asked.connect(self._on_emergency)
        self.sign_in.out_asked.connect(self.leave)
        self.sign_in.back_asked.connect(self._show)
        self.start.begun.connect(self.begin)
        self.blocked.close_asked.connect(self.ask_to_close)
        self.bar.lock_asked.connect(self.lock)
        self.bar.out_asked.connect(self.leave)
        self.bar.over_asked.connect(self.leave)
        self.bar.in_asked.connect(self.ask_sign_in)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._window.let_end)
        self.guard.held_corner.connect(self.ask_sign_in)
        self.guard.refused.connect(self._on_refused)
        self.idle.ran_out.connect(self._on_idle)
        self.idle.near.connect(self.bar.tell_near)
        self._emergency.timeout.connect(self.leave)
        self._unasked.timeout.connect(self._show)

    @property
    def is_kiosk(self) -> bool:
        """Whether visitors come and go here."""
        return self._access.policy.profile == "kiosk" and not self._access.problem

    @property
    def _is_visitor(self) -> bool:
        return self.is_kiosk and not self._access.session.person

    @property
    def covers(self) -> bool:
        """Whether the window is covered."""
        return self.cover.stands

    def limit(self, key: str, panel: QWidget) -> None:
        """Take from a new panel what is not for who sits here."""
        limit_panel(key, panel, self._access)

    def begin_kiosk(self) -> None:
        """Where visitors come and go, the whole screen is the window."""
        if self.is_kiosk or self._must_stay:
            self.make_kiosk_window()

    def close(self) -> None:
        """Listen no longer; the window goes."""
        self._unlisten()
        self.idle.stop()
        self.guard.close()

    @property
    def emergency_left_ms(self) -> int:
        """How long an emergency access still lasts; -1 for none."""
        return self._emergency.remainingTime() if self._emergency.isActive() else -1

    def keep_emergency(self, left_ms: int) -> None:
        """Let an emergency access end when it would have ended before."""
        if left_ms >= 0 and self._emergency.isActive():
            self._emergency.start(left_ms)

    def may_close(self) -> bool:
        """Whether whoever sits here may close the window."""
        if self._proven:
            return True
        if self._access.problem:
            return not self._signing.can_be_proven and not self._must_stay
        if self._access.policy.profile == "kiosk":
            return self._access.may("command:shell.quit")
        return True

    @property
    def _must_stay(self) -> bool:
        from workbench.policy.places import is_required_kiosk

        return is_required_kiosk()

    # -- what covers it

    def _on_session(self, _session: Session) -> None:
        self._show()

    def _show(self) -> None:
        """Show what fits to who sits here."""
        self._unasked.stop()
        session, access = self._access.session, self._access
        if access.problem:
            self.blocked.show_problem(said(access.problem))
            self._cover(self.blocked)
        elif session.locked and session.person:
            self._ask_unlock(session)
        elif session.locked:
            self._ask_first()
        elif self._is_visitor and not self._begun:
            self._show_start()
        else:
            self._uncover(session)

    def _cover(self, page: SignInPage | StartPage | BlockedPage) -> None:
        self._window.go_quiet(quiet=True)
        self.cover.show_page(page)
        self.idle.stop()

    def _uncover(self, session: Session) -> None:
        self._tell_bar(session)
        limit_window(self._window, self._access)
        self._window.go_quiet(quiet=False)
        self.cover.go()
        self.idle.start()
        if session.emergency:
            self._emergency.start()
        else:
            self._emergency.stop()
        self.opened.emit()

    def _ask_unlock(self, session: Session) -> None:
        self.sign_in.ask_for(
            self.tr("Locked"),
            self.tr("What was begun goes on. Only {0} opens this screen again.").format(
                session.person
            ),
            (),
            locked_for=session.person,
            emergency=False,
        )
        self._cover(self.sign_in)

    def _ask_first(self) -> None:
        policy = self._access.policy
        names = [one.name for one in policy.people] if policy.list_people else []
        heading = policy.title or self.tr("Sign in")
        emergency = policy.break_glass
        self.sign_in.ask_for(heading, policy.message, names, emergency=emergency)
        self._cover(self.sign_in)

    def _show_start(self) -> None:
        policy = self._access.policy
        agents = self._agents()
        body = policy.message
        if not agents:
            body = self.tr("Nothing can be asked here yet: the policy lists no agent.")
        self.start.say(policy.title or self.tr("What would you like to ask?"), body)
        self.start.show_agents(agents)
        self._cover(self.start)

    def _agents(self) -> list[tuple[str, str, str]]:
        """Name, title and description of each that a visitor may talk with."""
        graphs = [one for one in self._workbench.graphs.graphs if takes_message(one)]
        agents = self._workbench.agents.agents
        return [
            *((one.name, one.title, one.description) for one in agents),
            *((one.name, one.title, one.description) for one in graphs),
        ]

    def _tell_bar(self, session: Session) -> None:
        policy = self._access.policy
        if session.emergency:
            words = self.tr("Emergency access of {0}. It is recorded.").format(session.person)
            self.bar.show_person(words, emergency=True, locks=False)
        elif session.person:
            words = self.tr("{0} · {1}").format(session.person, role_word(session.role))
            self.bar.show_person(words, emergency=False, locks=not self.is_kiosk)
        elif self.is_kiosk:
            self.bar.show_visitor(policy.title)
        else:
            self.bar.show_nobody(role_word(session.role))

    # -- what is asked

    def begin(self, agent_name: str) -> None:
        """A visitor begins to talk with an agent."""
        self._begun = True
        self._show()
        self._window.open_panel("chat", agent_name=agent_name)

    def lock(self) -> None:
        """Cover the screen at once; what was begun goes on."""
        session = self._access.session
        if self.is_kiosk or session.emergency or not session.person:
            self.leave()
        else:
            self._signing.lock()

    def ask_sign_in(self) -> None:
        """Ask for name and PIN, such as of an administrator who wants to come in."""
        policy, session = self._access.policy, self._access.session
        if self._access.problem:
            self.ask_to_close()
            return
        if session.locked or (session.person and not session.emergency):
            return
        names = [one.name for one in policy.people] if self._lists_names else []
        said = self.tr("For staff. To go back, press Back or wait.")
        self.sign_in.ask_for(self.tr("Sign in"), said, names, back=True)
        self._cover(self.sign_in)
        self._unasked.start()

    @property
    def _lists_names(self) -> bool:
        return self._access.policy.list_people and not self.is_kiosk

    def ask_to_close(self) -> None:
        """Close where the policy cannot be trusted, if somebody proves to be in charge."""
        if self.may_close():
            self._window.close()
            return
        said = self.tr("Only an administrator closes Workbench here.")
        self.sign_in.ask_for(self.tr("Close Workbench"), said, (), back=True)
        self._cover(self.sign_in)
        self._unasked.start()

    def leave(self) -> None:
        """Nobody is signed in any more; what they left stays or is wiped, by policy."""
        self._emergency.stop()
        self._begun = False
        self.cover.forget_others()
        self._signing.leave()
        if not self.covers:
            self._show()
        self._window.run_task(self._clear(), "", must_end=True)

    async def _clear(self) -> None:
        """Stop what runs, and take off the screen what the last person saw."""
        stays = self._access.session.owner
        chat = self._window.workspace.panel("chat")
        if self.is_kiosk and isinstance(chat, ChatPanel):
            chat.composer.set_text("")  # else it is kept for the next start
        self._window.forget_panels()
        forget_clipboard()
        # Only now: a run may take its time to end, and somebody may sign in meanwhile.
        await self._workbench.runs.stop_people()
        if self.is_kiosk:
            self._workbench.settings.change(**self._look)  # not as the last visitor saw best
            await self._workbench.kiosk_sessions.wipe(stays)

    def _on_idle(self) -> None:
        session = self._access.session
        if self.is_kiosk or session.emergency or not session.person:
            self.leave()
        else:
            self._signing.lock()

    def _on_asked(self, name: str, pin: str) -> None:
        self._window.run_task(self._check(name, pin), "")

    async def _check(self, name: str, pin: str) -> None:
        try:
            if self._access.problem:
                await self._signing.check_administrator(name, pin)
                self._proven = True
                self._window.close()
            else:
                await self._signing.sign_in(name, pin)
                self._show()
        except asyncio.CancelledError:
            raise
        except WorkbenchError as exc:
            self.sign_in.tell(sentence(exc.message, exc.hint))

    def _on_emergency(self, name: str, reason: str) -> None:
        self._window.run_task(self._break_glass(name, reason), "")

    async def _break_glass(self, name: str, reason: str) -> None:
        try:
            await self._signing.break_glass(name, reason)
        except WorkbenchError as exc:
            self.sign_in.tell(sentence(exc.message, exc.hint))

    def _on_refused(self, key: str) -> None:
        """Say it where somebody signed in; visitors of a kiosk are told nothing."""
        if self._is_visitor or self.covers or key == "ui:menus":
            return
        error = PolicyError(
            self.tr("{0} is not for your role here").format(tr(_WORDS.get(key, key))),
            self.tr("Ask an administrator."),
        )
        self._workbench.notices.add(
            Notice(
                "warning",
                self.tr("Not allowed"),
                said(error.message),
                said(error.hint),
                key=key,
            )
        )

    def make_kiosk_window(self) -> None:
        """Take the whole screen, without a title bar."""
        window = self._window
        if not window.windowFlags() & Qt.WindowType.FramelessWindowHint:
            window.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
        window.showFullScreen()


_WORDS = {
    "ui:file-dialogs": mark("Choosing a file"),
    "ui:drops": mark("Dropping something here"),
    "ui:links": mark("Opening a link"),
    "ui:open-files": mark("Opening a folder"),
}
