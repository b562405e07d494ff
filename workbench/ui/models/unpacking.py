"""The dialog that shows what is in a bundle and takes it in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.bundle_values import AgentInside, Inside, Taken, size_of
from workbench.app.bundles import Bundles
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.models.manifests import Manifest
from workbench.ui.language.figures import size_text
from workbench.ui.language.words import counted
from workbench.ui.models.bundle_parts import WIDTH_PX, fact_rows, fit_height
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, SectionHeader, State, label
from workbench.ui.widgets.buttons import Button, Segmented, on_click

_MOST_SHOWN = 8


class UnpackDialog(QDialog):
    """Who signed it, what is in it, what is here already; nothing is taken unasked."""

    def __init__(
        self,
        inside: Inside,
        workbench: Workbench,
        theme: Theme,
        shell: ShellApi,
        parent: QWidget,
        begun: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._inside, self._theme, self._shell = inside, theme, shell
        self._bundles, self._begun = Bundles(workbench), begun
        self.setWindowTitle(self.tr("Take in a bundle"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH_PX)
        self.trusts = QCheckBox(
            self.tr("I compared the letters: trust this signer from now on")
        )
        self.agents = QCheckBox(self.tr("Take the agents"))
        self.agents.setChecked(True)
        self.policy = QCheckBox(self.tr("Take these settings and approvals"))
        ways = {"copy": self.tr("Copy to this machine"), "place": self.tr("Use where it lies")}
        self.way = Segmented(list(ways.items()), self.tr("How"))
        self.way.set_value("copy")
        self.note = label("", "muted", wrap=True)
        self.take = Button(theme, self.tr("Take in"), kind="primary", icon="import")
        self.cancel = Button(theme, self.tr("Cancel"))
        self._lay_out()
        self.trusts.toggled.connect(lambda _on: self._refresh())
        self.way.chosen.connect(lambda _key: self._refresh())
        on_click(self.take, self._take)
        on_click(self.cancel, self.reject)
        self._refresh()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        column.setSpacing(space.s_px)
        column.addWidget(label(self._inside.bundle.index.title, "section", wrap=True))
        column.addWidget(self._signer())
        models, agents = self._inside.models, self._inside.agents
        if models:
            column.addWidget(SectionHeader(self.tr("Models")))
            shown = [(model.title, self._model_note(model)) for model in models]
            column.addWidget(fact_rows(self._theme, self._first(shown)))
        if agents:
            column.addWidget(SectionHeader(self.tr("Agents")))
            told = [(one.document.title, self._agent_note(one)) for one in agents]
            column.addWidget(fact_rows(self._theme, self._first(told)))
            column.addWidget(self.agents)
        if self._inside.policy:
            column.addWidget(SectionHeader(self.tr("Policy")))
            lines = self._first([(line, "") for line in self._inside.policy.lines])
            column.addWidget(fact_rows(self._theme, lines))
            column.addWidget(self.policy)
        if self._inside.bundle.is_folder:
            row = QHBoxLayout()
            row.addWidget(self.way)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        column.addLayout(row)

    def _signer(self) -> QWidget:
        words: dict[str, tuple[str, State]] = {
            "own": (self.tr("Packed on this machine"), "success"),
            "trusted": (self.tr("Trusted signer"), "success"),
            "unknown": (self.tr("Unknown signer"), "warning"),
        }
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        row = QHBoxLayout()
        letters = label(self._inside.bundle.fingerprint, "mono")
        letters.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        letters.setAccessibleName(
            self.tr("Letters of the signer: %s") % self._inside.bundle.fingerprint
        )
        badge = Badge(self._theme, "")
        badge.set_value(*words[self._inside.trust])
        row.addWidget(letters, 1)
        row.addWidget(badge)
        column.addLayout(row)
        if self._inside.trust == "unknown":
            text = self.tr(
                "The bundle is whole as its signer made it, but nobody here knows the signer. "
                "Compare these letters with those that whoever packed it was shown."
            )
            column.addWidget(label(text, "muted", wrap=True))
            column.addWidget(self.trusts)
        return card

    def _first(self, rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
        first = rows[:_MOST_SHOWN]
        if len(rows) > _MOST_SHOWN:
            first.append((self.tr("… and {0} more").format(len(rows) - _MOST_SHOWN), ""))
        return first

    def _model_note(self, model: Manifest) -> str:
        here = self.tr("is here already") if model.digest in self._inside.here else ""
        return "  ·  ".join(filter(None, (model.licence, size_text(size_of(model)), here)))

    def _agent_note(self, one: AgentInside) -> str:
        return {
            "new": "",
            "same": self.tr("is here already"),
            "other": self.tr("kept beside yours of this name"),
        }[one.clash]

    def _refresh(self) -> None:
        missing = self._inside.missing
        if self.way.value == "place":
            text = self.tr("Nothing is copied. While the drive is away, its models are, too.")
        elif missing:
            size = size_text(sum(map(size_of, missing)))
            text = self.tr("{0} will be copied, every byte checked.").format(size)
        else:
            text = self.tr("No model needs to be copied.")
        self.note.setText(text)
        fit_height(self)
        self.take.setEnabled(self._inside.trust != "unknown" or self.trusts.isChecked())

    def _take(self) -> None:
        in_place = self.way.value == "place"
        work = self._taken(
            in_place, agents=self.agents.isChecked(), policy=self.policy.isChecked()
        )
        self._shell.run_task(work, self.tr("Taking in %s") % self._inside.bundle.index.title)
        if self._inside.missing and not in_place:
            self._begun()
        self.accept()

    async def _taken(self, in_place: bool, *, agents: bool, policy: bool) -> None:
        """Goes on when the dialog is closed, and so asks nothing of it."""
        bundles, shell, title = self._bundles, self._shell, self._inside.bundle.index.title
        done = self.tr("%s was taken in") % title
        inside = await bundles.trust(self._inside)
        how = bundles.use_in_place if in_place else bundles.take
        taken: Taken = await how(inside, agents=agents, policy=policy)
        reason = ", ".join(
            (
                counted(len(taken.models), "%Ln model", "%Ln models"),
                counted(len(taken.agents), "%Ln agent", "%Ln agents"),
            )
        )
        shell.notify(Notice("success", done, f"{reason}.", key="models.unpacked"))
