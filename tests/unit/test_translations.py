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


def test_every_text_of_a_room_below_is_found_but_for_what_others_read(tmp_path: Path) -> None:
    folder = tmp_path / "workbench" / "tools"
    folder.mkdir(parents=True)
    (folder / "one.py").write_text(
        '"""A docstring of the module."""\n'
        'raise Odd(f"the tool {name!r} is gone", "Look for it.")\n'
        'yield own_helper("it has no words" if a else f"more than {b} words")\n'
        'log.info("tools.read names=%s words=%d")\ndb.execute("SELECT it FROM words")\n'
        'SPEC = ToolSpec(name="a b c d e", description="Looks for the words")\n'
        "raise Odd(f\"{which} was {'never there' if x else 'always there'}\")\n",
        encoding="utf-8",
    )

    assert translation_texts.messages(tmp_path) == {
        "the tool {0} is gone",
        "Look for it.",
        "it has no words",
        "more than {0} words",
        "Looks for the words",
        "never there",
        "always there",
    }


def test_text_of_a_room_below_without_a_translation_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "workbench" / "engines"
    folder.mkdir(parents=True)
    (folder / "new.py").write_text('raise X("nobody has translated this")\n', encoding="utf-8")
    found = translation_texts.texts(tmp_path)
    monkeypatch.setattr(translations, "texts", lambda: found)
    translations.wanted.cache_clear()
    try:
        problems = translations.problems("es")
    finally:
        translations.wanted.cache_clear()
    assert "not translated: 'nobody has translated this'" in problems
