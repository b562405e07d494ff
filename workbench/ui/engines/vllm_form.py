"""The fields of a vLLM launch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.engines.vllm_launch import (
    TEMPLATES,
    KvType,
    NumberType,
    Quantisation,
    Speculation,
    VllmLaunch,
)
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import NumberField, row_label

Field = TypeVar("Field", bound=QWidget)
_LABEL_PX = 124
_OFF, _REPEATS, _MODEL = "off", "repeats", "model"


class VllmForm(QWidget):
    """Begins with a template; every part of it can be changed.

    Signals:
        changed: One of the values is another.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._theme = theme
        self._quiet = False
        self._fields: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        space = theme.tokens.space
        self._column.setContentsMargins(0, 0, space.m_px, space.l_px)
        self._column.setSpacing(space.m_px)
        self._build_start()
        self._build_model()
        self._build_machine()
        self._build_work()
        self._build_words()
        self._column.addStretch(1)
        self.set_template(next(iter(TEMPLATES)))

    def _build_start(self) -> None:
        form = self._form("")
        self.template = ChoiceBox()
        self.template.setAccessibleName(self.tr("Template"))
        for key, template in TEMPLATES.items():
            self.template.addItem(template.title, key)
        self.template.activated.connect(lambda _row: self.set_template(self.template_key))
        form.addRow(_wide(self.tr("Template")), self.template)
        self.meant_for = label("", "muted", wrap=True)
        self._column.addWidget(self.meant_for)

    def _build_model(self) -> None:
        form = self._form(self.tr("Model"))
        self.model = self._line(form, "model", self.tr("Model"), "Qwen/Qwen3-4B")
        self._line(form, "served_name", self.tr("Served as"), self.tr("the model's name"))
        self.folder = self._line(form, "", self.tr("Its folder"), "./models")
        self.folder.setToolTip(self.tr("The folder that a compose file lets the server read"))
        self._choice(form, "quantisation", self.tr("Quantisation"), get_args(Quantisation))
        self._choice(form, "number_type", self.tr("Number type"), get_args(NumberType))
        self._choice(form, "kv_type", self.tr("KV cache"), get_args(KvType))

    def _build_machine(self) -> None:
        form = self._form(self.tr("Machine"))
        self._line(form, "host", self.tr("Listens on"), "127.0.0.1")
        self._number(form, "port", self.tr("Port"), 1, 65_535)
        self._number(form, "tensor_parallel", self.tr("Tensor parallel"), 1, 64)
        self._number(form, "pipeline_parallel", self.tr("Pipeline parallel"), 1, 64)
        self._number(form, "gpu_share", self.tr("Share of each GPU"), 5, 99, " %")
        self._check(form, "needs_key", self.tr("Requests need a key (VLLM_API_KEY)"))

    def _build_work(self) -> None:
        form = self._form(self.tr("Work"))
        self._number(
            form, "context_tokens", self.tr("Context"), 0, 10_000_000, self.tr(" tokens"),
            self.tr("the model's own"),
        )  # fmt: skip
        self._number(form, "most_at_once", self.tr("At once"), 1, 4096, self.tr(" requests"))
        self._number(
            form, "batch_tokens", self.tr("One step"), 0, 1_000_000, self.tr(" tokens"),
            self.tr("as vLLM chooses"),
        )  # fmt: skip
        self._check(form, "prefix_caching", self.tr("Read shared beginnings once"))
        self._check(form, "chunked_prefill", self.tr("Read long prompts in parts"))
        self._check(form, "eager", self.tr("Start sooner, run slower (eager)"))

    def _build_words(self) -> None:
        form = self._form(self.tr("Words"))
        self._line(form, "tool_parser", self.tr("Tool parser"), self.tr("none"))
        self._line(form, "reasoning_parser", self.tr("Reasoning parser"), self.tr("none"))
        self.guessing = ChoiceBox()
        self.guessing.setAccessibleName(self.tr("Guess ahead"))
        for key, title in (
            (_OFF, self.tr("Off")),
            (_REPEATS, self.tr("From repetitions in the text")),
            (_MODEL, self.tr("With a small model")),
        ):
            self.guessing.addItem(title, key)
        self.guessing.currentIndexChanged.connect(lambda _row: self._tell())
        form.addRow(_wide(self.tr("Guess ahead")), self.guessing)
        self._draft = self._line(form, "", self.tr("Small model"), "Qwen/Qwen3-0.6B")
        self._guessed = self._number(form, "", self.tr("Guessed"), 1, 32, self.tr(" tokens"))
        self._guessed.setValue(4)

    @property
    def template_key(self) -> str:
        """The chosen template."""
        return str(self.template.currentData())

    def set_template(self, key: str) -> None:
        """Take the values of a template; the model that was typed stays."""
        template = TEMPLATES[key]
        model = self.model.text()
        self._quiet = True
        self.template.setCurrentIndex(self.template.findData(key))
        self.meant_for.setText(
            self.tr("For %s. %d GPUs.") % (template.meant_for, template.launch.gpus)
            if template.launch.gpus > 1 and "GPU" not in template.meant_for
            else self.tr("For %s.") % template.meant_for
        )
        for name, field in self._fields.items():
            _put(field, name, getattr(template.launch, name))
        self.guessing.setCurrentIndex(0)
        self.model.setText(model)
        self._quiet = False
        self._tell()

    def launch(self) -> VllmLaunch:
        """What was typed, not yet checked."""
        values = {name: _taken(field, name) for name, field in self._fields.items()}
        kind = self.guessing.currentData()
        guess = None
        if kind != _OFF:
            model = self._draft.text().strip() if kind == _MODEL else ""
            guess = Speculation(model, int(self._guessed.value()))
        return VllmLaunch(**values, speculation=guess)

    @property
    def missing(self) -> str:
        """What has to be typed before anything can be said; empty if nothing."""
        if not self.model.text().strip():
            return self.tr("Name a model: a folder, or a name in the hub's cache.")
        if self.guessing.currentData() == _MODEL and not self._draft.text().strip():
            return self.tr("Name the small model that guesses ahead.")
        return ""

    def _tell(self) -> None:
        kind = self.guessing.currentData()
        self._draft.setEnabled(kind == _MODEL)
        self._guessed.setEnabled(kind != _OFF)
        if not self._quiet:
            self.changed.emit()

    def _form(self, title: str) -> QFormLayout:
        if title:
            self._column.addWidget(SectionHeader(title))
        form = QFormLayout()
        form.setHorizontalSpacing(self._theme.tokens.space.l_px)
        form.setVerticalSpacing(self._theme.tokens.space.xs_px)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._column.addLayout(form)
        return form

    def _line(self, form: QFormLayout, name: str, title: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(title)
        field.setPlaceholderText(hint)
        field.textChanged.connect(lambda _text: self._tell())
        return self._add(form, name, title, field)

    def _choice(
        self, form: QFormLayout, name: str, title: str, choices: Sequence[str]
    ) -> QComboBox:
        field = ChoiceBox()
        field.setAccessibleName(title)
        for key in choices:
            field.addItem(key, key)
        field.currentIndexChanged.connect(lambda _row: self._tell())
        return self._add(form, name, title, field)

    def _number(
        self,
        form: QFormLayout,
        name: str,
        title: str,
        least: float,
        most: float,
        suffix: str = "",
        zero: str = "",
    ) -> NumberField:
        field = NumberField(title)
        field.setDecimals(0)
        field.setRange(least, most)
        field.setSuffix(suffix)
        field.setSpecialValueText(zero)
        field.valueChanged.connect(lambda _value: self._tell())
        return self._add(form, name, title, field)

    def _check(self, form: QFormLayout, name: str, title: str) -> QCheckBox:
        field = QCheckBox(title)
        field.toggled.connect(lambda _on: self._tell())
        return self._add(form, name, "", field)

    def _add(self, form: QFormLayout, name: str, title: str, field: Field) -> Field:
        if name:
            self._fields[name] = field
        if title:
            form.addRow(_wide(title), field)
        else:
            form.addRow(_wide(""), field)
        return field


def _wide(title: str) -> QLabel:
    """A field's label, as wide as those of the other parts of the form."""
    made = row_label(title)
    made.setMinimumWidth(_LABEL_PX)
    return made


def _put(field: QWidget, name: str, value: Any) -> None:
    """Show a value in its field."""
    if isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findData(value)))
    elif isinstance(field, NumberField):
        field.setValue(float(value) * (100.0 if name == "gpu_share" else 1.0))
    elif isinstance(field, QLineEdit):
        field.setText(str(value))


def _taken(field: QWidget, name: str) -> Any:
    """The value of a field, in the launch's own unit."""
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, QComboBox):
        return field.currentData()
    if isinstance(field, NumberField):
        return field.value() / 100.0 if name == "gpu_share" else int(field.value())
    if isinstance(field, QLineEdit):
        return field.text().strip()
    return None
