"""When a job runs: the part of its form."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.jobs.values import DAYS, When, WhenKind
from workbench.base.sizes import size_text
from workbench.ui.jobs import fields
from workbench.ui.jobs.draft import parts_of, size_of, whole_of
from workbench.ui.jobs.words import WHEN_KINDS, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.path_field import PathField

_UNITS = (1, 60, 1_440)


class WhenPart(QWidget):
    """A choice of kinds, with the fields of the chosen one below.

    Signals:
        changed: A person changed something.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown_most = ("", 0)
        told = self._tell
        kinds = [(key, tr(words)) for key, words in WHEN_KINDS]
        self.kind = fields.choice(self.tr("When it runs"), kinds, told)
        self.kind.currentIndexChanged.connect(lambda _row: self._show_kind())
        self.stack = QStackedWidget()
        self.pages = (QWidget(), self._once(), self._every(), self._at(), self._folder())
        for page in self.pages:
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.s_px)
        column.addWidget(fields.form(theme, [(self.tr("Runs"), self.kind)]))
        column.addWidget(self.stack)
        self._show_kind()

    def _tell(self) -> None:
        self.changed.emit()

    def _show_kind(self) -> None:
        """Only the page that is shown takes room."""
        row = max(0, self.kind.currentIndex())
        page = self.pages[row]
        self.stack.setCurrentWidget(page)
        self.stack.setFixedHeight(page.sizeHint().height() if row else 0)

    def _zone(self) -> QLineEdit:
        return fields.line(self.tr("Time zone"), self._tell, self.tr("this machine's"))

    def _once(self) -> QWidget:
        name = self.tr("The moment")
        self.moment = fields.line(name, self._tell, "2026-03-01 09:00")
        self.once_zone = fields.line(
            self.tr("Time zone"), self._tell, self.tr("this machine's")
        )
        rows = [(name, self.moment), (self.tr("Time zone"), self.once_zone)]
        return fields.form(self._theme, rows)

    def _every(self) -> QWidget:
        self.many = fields.number(self._theme, self.tr("How many"), 1, 525_600, self._tell, 80)
        units = [
            ("1", self.tr("minutes")),
            ("60", self.tr("hours")),
            ("1440", self.tr("days")),
        ]
        self.unit = fields.choice(self.tr("Of what"), units, self._tell)
        both = fields.beside(self.many, self.unit)
        return fields.form(self._theme, [(self.tr("Every"), both)])

    def _at(self) -> QWidget:
        names = (
            self.tr("Mon"), self.tr("Tue"), self.tr("Wed"), self.tr("Thu"), self.tr("Fri"),
            self.tr("Sat"), self.tr("Sun"),
        )  # fmt: skip
        self.times = fields.line(self.tr("Times"), self._tell, "09:00, 17:30")
        self.days = [fields.check(name, self._tell) for name in names]
        self.month_days = fields.line(
            self.tr("Days of the month"), self._tell, self.tr("every day; or 1, 15, 31")
        )
        self.at_zone = self._zone()
        rows = [
            (self.tr("At"), self.times),
            (self.tr("On"), fields.beside(*self.days)),
            (self.tr("Of the month"), self.month_days),
            (self.tr("Time zone"), self.at_zone),
        ]
        return fields.form(self._theme, rows)

    def _folder(self) -> QWidget:
        name = self.tr("Folder")
        self.folder = PathField(self._theme, name, QFileDialog.FileMode.Directory)
        self.folder.line.textChanged.connect(lambda _text: self._tell())
        self.pattern = fields.line(self.tr("Names of the files"), self._tell, "*.txt")
        self.stable = fields.number(
            self._theme, self.tr("Seconds without a change"), 0.5, 3_600, self._tell, 80
        )
        self.stable.setDecimals(1)
        gives = [("path", self.tr("its path")), ("text", self.tr("its text"))]
        self.give = fields.choice(self.tr("What is given"), gives, self._tell)
        self.most = fields.line(self.tr("Largest file"), self._tell, "100 kB")
        self.existing = fields.check(
            self.tr("Also the files that are there already"), self._tell
        )
        rows = [
            (name, self.folder),
            (self.tr("Files named"), self.pattern),
            (
                self.tr("Taken after"),
                fields.beside(self.stable, self.tr("seconds without a change")),
            ),
            (
                self.tr("It is given"),
                fields.beside(self.give, self.tr("of files up to"), self.most),
            ),
            ("", self.existing),
        ]
        return fields.form(self._theme, rows)

    def show_when(self, when: When) -> None:
        """Show when a job runs."""
        fields.show_key(self.kind, when.kind)
        self.moment.setText(when.moment.replace("T", " "))
        for zone in (self.once_zone, self.at_zone):
            zone.setText(when.zone)
        unit = next((one for one in reversed(_UNITS) if when.every_minutes % one == 0), 1)
        unit = unit if when.every_minutes else 60
        fields.show_key(self.unit, str(unit))
        self.many.setValue(when.every_minutes / unit or 1)
        self.times.setText(", ".join(when.times) or "09:00")
        for box, day in zip(self.days, DAYS, strict=True):
            box.setChecked(day in when.days)
        self.month_days.setText(", ".join(map(str, when.month_days)))
        self.folder.line.setText(when.folder)
        self.pattern.setText(when.pattern)
        self.stable.setValue(when.stable_s)
        fields.show_key(self.give, when.give)
        self._shown_most = (size_text(when.most_bytes), when.most_bytes)
        self.most.setText(self._shown_most[0])
        self.existing.setChecked(when.take_existing)
        self._show_kind()

    def when(self) -> When:
        """When it runs, as it is written; only what its kind needs.

        Raises:
            DocumentError: Something cannot be read.
        """
        kind = cast("WhenKind", str(self.kind.currentData()))
        match kind:
            case "once":
                moment = self.moment.text().strip().replace(" ", "T")
                return When(kind, moment=moment, zone=self.once_zone.text().strip())
            case "every":
                unit = int(str(self.unit.currentData()))
                return When(kind, every_minutes=int(self.many.value()) * unit)
            case "at":
                return self._when_at(kind)
            case "folder":
                return When(
                    kind,
                    folder=self.folder.path,
                    pattern=self.pattern.text().strip() or "*",
                    stable_s=self.stable.value(),
                    give="text" if self.give.currentData() == "text" else "path",
                    most_bytes=self._most_bytes(),
                    take_existing=self.existing.isChecked(),
                )
            case _:
                return When(kind)

    def _most_bytes(self) -> int:
        """As it was, unless a person wrote another size: what is shown is rounded."""
        if self.most.text() == self._shown_most[0]:
            return self._shown_most[1]
        return size_of(self.tr("Largest file"), self.most.text())

    def _when_at(self, kind: WhenKind) -> When:
        days = tuple(day for box, day in zip(self.days, DAYS, strict=True) if box.isChecked())
        name = self.tr("Days of the month")
        month_days = tuple(whole_of(name, part) for part in parts_of(self.month_days.text()))
        times = tuple(
            f"0{part}" if len(part) == 4 else part for part in parts_of(self.times.text())
        )
        zone = self.at_zone.text().strip()
        return When(kind, times=times, days=days, month_days=month_days, zone=zone)
