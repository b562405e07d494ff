"""Every text is translated, and each translation can stand for its text."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


def _module(name: str) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


translation_texts = _module("translation_texts")
translations = _module("translations")
HELP = "run `make translations`, then translate what packaging/translations.py missing prints"


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_catalogue_is_whole(language: str) -> None:
    found = translations.problems(language)

    assert not found, "\n".join([*found[:20], HELP])


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_compiled_catalogue_is_of_its_source(language: str) -> None:
    source = translations.source_file(language)
    compiled = source.with_suffix(".qm").read_bytes()
    said = [form for forms in translations.read(language).values() for form in forms]

    missing = [form for form in said if form.encode("utf-16-be") not in compiled]

    assert not missing, f"run `make translations`: {missing[:5]}"


def test_templates_of_messages_are_those_of_the_code() -> None:
    kept = translations.TEMPLATES.read_text(encoding="utf-8")
    assert kept == translations.templates(), HELP


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("{0} of {1}", "{0} de"),
        ("%Ln models", "modelos"),
        ("%s of %s", "%s"),
        ("Open", " "),
        ("&Open", "Abrir"),
        (" kept", "guardado"),
        ("A;;B", "A"),
    ],
)
def test_translation_that_cannot_stand_for_its_text_is_found(
    text: str, translated: str
) -> None:
    assert translations._fault(text, translated)


def test_text_in_code_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "workbench" / "ui"
    folder.mkdir(parents=True)
    (folder / "one.py").write_text(
        'a = tr("Plain")\nb = self.tr("Yes" if c else "No")\n'
        'd = QT_TRANSLATE_NOOP("x", "In " "two")\ne = counted(n, "%Ln one", "%Ln many")\n'
        'f = mark("Marked")\ng = log.info("Not shown")\n',
        encoding="utf-8",
    )
    plain, counts = translation_texts.texts(tmp_path)

    assert plain == {"Plain", "Yes", "No", "In two", "%Ln many", "Marked"}
    assert counts == {"%Ln many"}
