"""Is the program well: the status, each finding with its next step, what is checked."""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.health import Finding, Health
from workbench.base.csv_cells import safe_cell
from workbench.ui.chat.inline import visible
from workbench.ui.dashboards.health_words import CHECKS, LOOKS, PANELS, WORDS, tr
from workbench.ui.dashboards.pages import Page, Place
from workbench.ui.language.messages import said
from workbench.ui.widgets.basics import Badge, IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click


class HealthPage(Page):
    """Renewed once a second; rebuilt only when something changed."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        theme, space = place.theme, place.theme.tokens.space
        self._shown: Health | None = None
        self.cards: list[FindingCard] = []
        head = QFrame(self)
        head.setProperty("role", "card")
        row = QHBoxLayout(head)
        row.setContentsMargins(space.l_px, space.l_px, space.l_px, space.l_px)
        row.setSpacing(space.l_px)
        self._icon = IconLabel(theme, "circle-check", 32, "success")
        self.status, self.reason = label("", "page"), label("", "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(space.xs_px)
        words.addWidget(self.status)
        words.addWidget(self.reason)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        self._head = head
        self.column.addWidget(head)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(space.s_px)
        self.column.addLayout(self._findings)
        self.column.addWidget(label(tr("What is checked"), "section"))
        self.checks: dict[str, Badge] = {}
        self.column.addWidget(self._checked())
        self.column.addStretch(1)
        self.refresh_words()

    def _checked(self) -> QFrame:
        space = self.place.theme.tokens.space
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(space.l_px, space.m_px, space.l_px, space.m_px)
        for key, title, text in CHECKS:
            row = QHBoxLayout()
            badge = Badge(self.place.theme, "", "neutral")
            badge.setMinimumWidth(84)
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name = label(tr(title))
            name.setMinimumWidth(96)
            row.addWidget(badge)
            row.addWidget(name)
            row.addWidget(label(tr(text), "muted", wrap=True), 1)
            column.addLayout(row)
            self.checks[key] = badge
        return card

    def refresh_words(self) -> None:
        if self.place.read_health is None:
            return
        health = self.place.read_health()
        if health == self._shown:
            return
        self._shown = health
        icon, role = LOOKS[health.status]
        self._icon.set_icon(icon, role)
        self.status.setText(tr(WORDS[health.status]))
        self.reason.setText(_reason(health))
        self._head.setAccessibleName(f"{self.status.text()}. {self.reason.text()}")
        self._show_findings(health)
        for key, badge in self.checks.items():
            found = [finding for finding in health.findings if finding.key == key]
            state = LOOKS[found[0].status][1] if found else "success"
            badge.set_value(tr(WORDS[found[0].status]) if found else tr("OK"), state)

    def csv_text(self) -> str:
        """Each check with how it is, and each finding with its reason and next step."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("check", "status", "title", "reason", "hint"))
        findings = self._shown.findings if self._shown is not None else ()
        found = {one.key for one in findings}
        for key, _title, _text in CHECKS:
            if key not in found:
                writer.writerow((key, "healthy", "", "", ""))
        for one in findings:
            writer.writerow(
                map(safe_cell, (one.key, one.status, one.title, one.reason, one.hint))
            )
        return text.getvalue()

    def _show_findings(self, health: Health) -> None:
        """The same findings are changed in place, so that a button keeps its focus."""
        if [card.kind for card in self.cards] != [_kind(one) for one in health.findings]:
            for card in self.cards:
                self._findings.removeWidget(card)
                card.hide()
                card.deleteLater()
            self.cards = [FindingCard(one, self.place, self) for one in health.findings]
            for card in self.cards:
                self._findings.addWidget(card)
        for card, finding in zip(self.cards, health.findings, strict=True):
            card.show_finding(finding)


def _kind(finding: Finding) -> tuple[str, ...]:
    return finding.key, finding.status, finding.title, finding.panel, finding.rule_id


class FindingCard(QFrame):
    """One thing that is not as it should be, with its next step."""

    def __init__(self, finding: Finding, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = _kind(finding)
        space = place.theme.tokens.space
        self.setProperty("role", "card")
        icon, role = LOOKS[finding.status]
        self._reason = label("", wrap=True)
        self._hint = label("", "muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.l_px, space.m_px, space.m_px, space.m_px)
        row.setSpacing(space.m_px)
        row.addWidget(IconLabel(place.theme, icon, 20, role))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(visible(said(finding.title)), "section", wrap=True))
        words.addWidget(self._reason)
        words.addWidget(self._hint)
        row.addLayout(words, 1)
        if finding.panel:
            button = Button(place.theme, tr(PANELS[finding.panel]))
            target = {"rule_id": finding.rule_id} if finding.rule_id else {}
            on_click(button, lambda: place.open_panel(finding.panel, **target))
            row.addWidget(button)

    def show_finding(self, finding: Finding) -> None:
        """Tell the newest reason of the same finding."""
        self._reason.setText(visible(said(finding.reason)))
        self._hint.setText(said(finding.hint))
        texts = (said(finding.reason), said(finding.hint))
        self.setAccessibleName(f"{said(finding.title)}. {' '.join(texts)}")


def _reason(health: Health) -> str:
    if not health.findings:
        return tr("Nothing needs your attention.")
    first = visible(health.findings[0].title)
    more = len(health.findings) - 1
    if not more:
        return first
    return tr("{0}, and {1} more").format(first, more)
