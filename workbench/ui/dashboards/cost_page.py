"""Power, energy as far as it is told, and what the same tokens would have cost elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.app.usage import J_PER_WH, Usage, remote_cost
from workbench.app.usage_text import NOT_TOLD
from workbench.base.errors import WorkbenchError
from workbench.ui.dashboards.pages import Page, Place
from workbench.ui.dashboards.tiles import TileSpec
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.fields import NumberField

_MOST_PRICE = 1_000_000.0
_CURRENCY_CHARACTERS = 12


class Figure(QFrame):
    """A large figure with its title and what it means."""

    def __init__(self, place: Place, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = place.theme.tokens.space
        self._title = title
        self.setProperty("role", "card")
        self.value = label("–", "figure", wrap=True)
        self.text = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l_px, space.m_px, space.l_px, space.m_px)
        column.setSpacing(space.xs_px)
        column.addWidget(label(title, "muted"))
        column.addWidget(self.value)
        column.addWidget(self.text)
        column.addStretch(1)
        self.column = column

    def show_value(self, value: str, text: str) -> None:
        """Show another figure."""
        if (self.value.text(), self.text.text()) != (value, text):
            self.value.setText(value)
            self.text.setText(text)
            self.setAccessibleName(f"{self._title}: {value}. {text}")


class CostPage(Page):
    """Figures of the time shown, and the prices to compare with."""

    shows_usage = True

    def __init__(self, place: Place, specs: Sequence[TileSpec]) -> None:
        super().__init__(place, specs)
        self._usage: Usage | None = None
        self.energy = Figure(place, self.tr("Energy of this machine"), self)
        self.tokens = Figure(place, self.tr("Tokens"), self)
        self.cost = Figure(place, self.tr("The same tokens elsewhere"), self)
        grid = QGridLayout()
        grid.setSpacing(place.theme.tokens.space.m_px)
        for number, card in enumerate((self.energy, self.tokens, self.cost)):
            grid.addWidget(card, 0, number)
            grid.setColumnStretch(number, 1)
        self.column.addLayout(grid)
        self._add_prices()
        self.show_usage(None, "")

    def _add_prices(self) -> None:
        settings = self.place.settings
        self.fields: dict[str, NumberField] = {}
        if settings is None:
            return
        form = QGridLayout()
        form.setHorizontalSpacing(self.place.theme.tokens.space.m_px)
        for row, (name, title) in enumerate(
            (
                ("remote_prompt_price", self.tr("A million prompt tokens")),
                ("remote_answer_price", self.tr("A million answer tokens")),
            )
        ):
            field = NumberField(title)
            field.setRange(0.0, _MOST_PRICE)
            field.setDecimals(3)
            field.setSingleStep(0.1)
            field.setSpecialValueText(self.tr("not set"))
            field.setValue(getattr(settings.settings, name))
            field.valueChanged.connect(lambda value, name=name: self._change(name, value))
            self.fields[name] = field
            form.addWidget(label(title, "muted"), row, 0)
            form.addWidget(field, row, 1)
        self.currency = QLineEdit(settings.settings.remote_currency)
        self.currency.setMaxLength(_CURRENCY_CHARACTERS)
        self.currency.setAccessibleName(self.tr("Currency"))
        self.currency.editingFinished.connect(
            lambda: self._change("remote_currency", self.currency.text().strip())
        )
        form.addWidget(label(self.tr("Currency"), "muted"), 2, 0)
        form.addWidget(self.currency, 2, 1)
        form.setColumnStretch(0, 1)
        self.said = label("", "error", wrap=True)
        self.said.hide()
        self.cost.column.insertLayout(3, form)
        self.cost.column.insertWidget(4, self.said)
        stop = settings.listen(lambda _settings: self._show_prices())
        self.destroyed.connect(lambda: stop())

    def _show_prices(self) -> None:
        """Take over what was changed in the settings."""
        settings = self.place.settings
        if settings is None:
            return
        for name, field in self.fields.items():
            value = getattr(settings.settings, name)
            if field.value() != value:
                field.blockSignals(True)
                field.setValue(value)
                field.blockSignals(False)
        if not self.currency.hasFocus():
            self.currency.setText(settings.settings.remote_currency)
        self._write()

    @Slot()
    def _change(self, name: str, value: object) -> None:
        settings = self.place.settings
        if settings is None or getattr(settings.settings, name) == value:
            return
        try:
            settings.change(**{name: value})
        except WorkbenchError as exc:
            self.said.setText(f"{said(exc.message)}. {said(exc.hint)}")
            self.said.show()
        else:
            self.said.hide()
            self._write()

    def show_usage(self, usage: Usage | None, note: str) -> None:
        self._usage = usage
        self._write(note)

    def _write(self, note: str = "") -> None:
        usage = self._usage or Usage()
        self._write_energy(usage)
        self.tokens.show_value(
            figure(f"{usage.prompt_tokens + usage.new_tokens:,}"),
            note
            or self.tr(
                "{0} read (from the cache too) and {1} written in the time shown"
            ).format(figure(f"{usage.prompt_tokens:,}"), figure(f"{usage.new_tokens:,}")),
        )
        settings = self.place.settings.settings if self.place.settings is not None else None
        cost = remote_cost(usage, settings) if settings is not None else None
        if settings is None or cost is None:
            text = self.tr("Enter what a server elsewhere asks; nothing is fetched for that.")
            self.cost.show_value(self.tr("no price set"), text)
            return
        places = 2 if cost >= 1.0 or not cost else 4
        self.cost.show_value(
            figure(f"{cost:,.{places}f} {settings.remote_currency}"),
            self.tr("What the tokens of the time shown would have cost there."),
        )

    def _write_energy(self, usage: Usage) -> None:
        if not usage.energy_j:
            text = self.tr(
                "Neither the processor's counters (RAPL) nor a GPU's driver may be read here. "
                "On Linux, RAPL is often for root only."
            )
            self.energy.show_value(NOT_TOLD, text)
            return
        total_wh = sum(joules for _part, joules in usage.energy_j) / J_PER_WH
        parts = ", ".join(
            figure(f"{_part_title(part)} {joules / J_PER_WH:,.2f} Wh")
            for part, joules in usage.energy_j
        )
        text = self.tr("All programs together: {0}").format(parts)
        self.energy.show_value(figure(f"{total_wh:,.2f} Wh"), text)


def _part_title(part: str) -> str:
    return "CPU" if part == "cpu" else part.upper().replace(".", " ")
