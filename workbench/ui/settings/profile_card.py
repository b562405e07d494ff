"""The policy of this installation, for its administrators: profile, people, signature."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.policy.belonging import Other
from workbench.policy.pins import MOST_CHARACTERS
from workbench.policy.profiles import USUAL_IDLE_S, Policy, Profile
from workbench.policy.roles import Role
from workbench.ui.language.messages import sentence
from workbench.ui.panels import ShellApi
from workbench.ui.settings.people_rows import PeopleRows
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label, line
from workbench.ui.widgets.buttons import Button, Segmented, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import NumberField, row_label
from workbench.ui.widgets.views import Toggle

MESSAGE_PX, FIELD_PX = 64, 320


class ProfileCard(QWidget):
    """Shows what holds, and signs another policy; that one holds from the next start."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._workbench, self._theme, self._shell = workbench, theme, shell
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(10)
        self.now = label("", "muted", wrap=True)
        column.addWidget(self.now)
        self.editor = QWidget()
        inner = QVBoxLayout(self.editor)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(self._fields())
        self.people = PeopleRows(theme)
        inner.addWidget(line())
        inner.addWidget(self.people)
        inner.addWidget(line())
        inner.addLayout(self._signature())
        column.addWidget(self.editor)
        self.people.edited.connect(self._fill_signers)
        self.profile.chosen.connect(self._on_profile)
        self.show_policy(workbench.signing.policy)

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.profile = Segmented(
            (
                ("desktop", self.tr("Desktop")),
                ("kiosk", self.tr("Kiosk")),
                ("clinic", self.tr("Clinic")),
            ),
            self.tr("Profile"),
        )
        self._make_words()
        self.idle = NumberField(self.tr("Idle time"))
        self.idle.setRange(5, 86_400)
        self.idle.setDecimals(0)
        self.idle.setSuffix(" s")
        self.idle.setFixedWidth(140)
        self.keep = QCheckBox(self.tr("Keep what visitors wrote"))
        self.emergency = Toggle(self._theme, self.tr("Emergency access without a PIN"))
        self.others = QCheckBox(self.tr("Shown to administrators, on record"))
        self.others_then = QCheckBox(self.tr("Shown in an emergency, on record"))
        self.encrypted = QCheckBox(self.tr("Open only with an encrypted store"))
        for name, field in (
            (self.tr("Profile"), self.profile),
            (self.tr("Title"), self.title),
            (self.tr("Message"), self.message),
            (self.tr("Covers after"), self.idle),
            (self.tr("Agents for visitors"), self.agents),
            (self.tr("Conversations"), self.keep),
            (self.tr("Emergency access"), self.emergency),
            (self.tr("Conversations of others"), self.others),
            ("", self.others_then),
            (self.tr("Encryption"), self.encrypted),
        ):
            form.addRow(row_label(name), field)
        self.form = form
        return form

    def _make_words(self) -> None:
        """The fields that hold text."""
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title of the first screen"))
        self.title.setMaximumWidth(FIELD_PX)
        self.message = QPlainTextEdit()
        self.message.setAccessibleName(self.tr("Message of the first screen"))
        self.message.setTabChangesFocus(True)
        self.message.setFixedHeight(MESSAGE_PX)
        self.message.setMaximumWidth(FIELD_PX)
        self.agents = QPlainTextEdit()
        self.agents.setAccessibleName(self.tr("Agents for visitors"))
        self.agents.setPlaceholderText(self.tr("Names of agents, one a line"))
        self.agents.setTabChangesFocus(True)
        self.agents.setFixedHeight(MESSAGE_PX)
        self.agents.setMaximumWidth(FIELD_PX)

    def _signature(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        said = self.tr(
            "An administrator signs what is written here. It holds from the next start."
        )
        column.addWidget(label(said, "muted", wrap=True))
        across = QHBoxLayout()
        across.setSpacing(8)
        self.signer = ChoiceBox()
        self.signer.setAccessibleName(self.tr("Administrator who signs"))
        self.signer.setMinimumWidth(170)
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(MOST_CHARACTERS)
        self.pin.setAccessibleName(self.tr("PIN of the administrator"))
        self.pin.setPlaceholderText(self.tr("PIN of the administrator"))
        self.pin.setFixedWidth(200)
        self.save = Button(self._theme, self.tr("Sign and save"), kind="primary")
        for widget in (self.signer, self.pin, self.save):
            across.addWidget(widget)
        across.addStretch(1)
        column.addLayout(across)
        self.result = label("", "error", wrap=True)
        self.result.hide()
        column.addWidget(self.result)
        on_click(self.save, self._sign)
        self.pin.returnPressed.connect(self._sign)
        return column

    # -- what is shown

    def show_policy(self, policy: Policy) -> None:
        """Show a policy in the fields."""
        standing = self._workbench.signing.standing
        self.now.setText(self._words(policy))
        self.editor.setVisible(not standing.by_machine)
        self.profile.set_value(policy.profile)
        self.title.setText(policy.title)
        self.message.setPlainText(policy.message)
        self.idle.setValue(policy.idle_s or USUAL_IDLE_S["kiosk"])
        self.agents.setPlainText("\n".join(policy.agents.get("visitor", ())))
        self.keep.setChecked(policy.conversations == "keep")
        self.emergency.setChecked(policy.break_glass)
        self.others.setChecked("administrator" in policy.see_others)
        self.others_then.setChecked("emergency" in policy.see_others)
        self.encrypted.setChecked(policy.encrypted)
        self.people.show_people(policy.people)
        self._fill_signers()
        self._on_profile(policy.profile)

    def _words(self, policy: Policy) -> str:
        standing = self._workbench.signing.standing
        if standing.by_machine:
            return self.tr(
                "The administrator of this machine decides the policy, in {0}."
            ).format(standing.source)
        if not policy.held:
            return self.tr(
                "A desktop: nobody signs in, and roles count for tools only. A kiosk is for "
                "visitors who come and go, a clinic for people who sign in."
            )
        return self.tr("Policy number {0}, signed, in {1}.").format(
            policy.serial, standing.source or ""
        )

    def _on_profile(self, profile: str) -> None:
        """Show what a profile has."""
        kiosk, clinic = profile == "kiosk", profile == "clinic"
        for field, wanted in (
            (self.title, kiosk or clinic),
            (self.message, kiosk or clinic),
            (self.idle, True),
            (self.agents, kiosk),
            (self.keep, kiosk),
            (self.emergency, clinic),
            (self.others_then, clinic),
            (self.encrypted, kiosk or clinic),
        ):
            self.form.setRowVisible(field, wanted)

    def _fill_signers(self) -> None:
        """Whoever is an administrator now signs; the first time, whoever will be one."""
        held = [one.name for one in self._workbench.signing.written.administrators]
        names = held or [one.name for one in self.people.people if one.role == "administrator"]
        if [self.signer.itemText(row) for row in range(self.signer.count())] != names:
            self.signer.clear()
            self.signer.addItems(names)
        self.pin.setVisible(bool(held))  # the first one types it once, beside the name

    @property
    def value(self) -> Policy:
        """The policy as the fields say now."""
        profile: Profile = next(
            one for one in get_args(Profile) if one == (self.profile.value or "desktop")
        )
        before = self._workbench.signing.written
        listed = tuple(one.strip() for one in self.agents.toPlainText().splitlines())
        visitors = tuple(name for name in listed if name)
        agents: dict[Role, tuple[str, ...]] = dict(before.agents)
        agents.pop("visitor", None)
        if visitors:
            agents["visitor"] = visitors
        start: Role = "user" if profile == "desktop" else "visitor"
        return replace(
            before,
            profile=profile,
            title=self.title.text().strip(),
            message=self.message.toPlainText().strip(),
            idle_s=float(self.idle.value()),
            agents=agents,
            conversations="keep" if self.keep.isChecked() else "delete",
            break_glass=self.emergency.isChecked(),
            see_others=self._see_others(profile),
            encrypted=self.encrypted.isChecked() and profile != "desktop",
            start_role=start,
            people=self.people.people,
        )

    def _see_others(self, profile: Profile) -> tuple[Other, ...]:
        found: list[Other] = ["administrator"] if self.others.isChecked() else []
        if self.others_then.isChecked() and profile == "clinic":
            found.append("emergency")
        return tuple(found)

    # -- what is done

    def _sign(self) -> None:
        if self.save.isEnabled():
            self._shell.run_task(self._save(), self.tr("Sign the policy"), must_end=True)

    async def _save(self) -> None:
        by, pins = self.signer.currentText(), self.people.new_pins
        pin = self.pin.text() or pins.get(by, "")
        self.save.setEnabled(False)
        try:
            saved = await self._workbench.signing.save_policy(self.value, by, pin, pins)
        except WorkbenchError as exc:
            self._tell(
                sentence(exc.message, exc.hint),
                "error",
            )
        else:
            self.show_policy(saved)
            said = self.tr("Signed as number {0}. Close Workbench and open it again.")
            self._tell(said.format(saved.serial), "muted")
        finally:
            self.pin.clear()
            self.save.setEnabled(True)

    def _tell(self, words: str, role: str) -> None:
        self.result.setProperty("role", role)
        self.result.style().unpolish(self.result)
        self.result.style().polish(self.result)
        self.result.setText(words.strip())
        self.result.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.result.setVisible(bool(words))
