"""What a bundle holds is chosen by rules, which are tried here without building one."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def contents() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "contents", ROOT / "packaging" / "contents.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_that_libraries_that_only_a_left_out_file_wants_stay_out(contents: ModuleType) -> None:
    linked = {
        "gui": ["libQt6Gui.so.6"], "xcb": ["libQt6XcbQpa.so.6"], "gtk": ["libgtk-3.so.0"],
        "XcbQpa": ["libxcb.so.1"], "pdf": ["libQt6Pdf.so.6"],
    }  # fmt: skip
    plugins = "PySide6/Qt/plugins"
    entries = [
        ("PySide6/QtGui.abi3.so", "gui", "EXTENSION"),
        (f"{plugins}/platforms/libqxcb.so", "xcb", "BINARY"),
        (f"{plugins}/platformthemes/libqgtk3.so", "gtk", "BINARY"),
        (f"{plugins}/imageformats/libqpdf.so", "pdf", "BINARY"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "Gui", "BINARY"),
        ("PySide6/Qt/lib/libQt6XcbQpa.so.6", "XcbQpa", "BINARY"),
        ("PySide6/Qt/lib/libQt6Pdf.so.6", "Pdf", "BINARY"),
        ("libgtk-3.so.0", "gtk3", "BINARY"),
        ("libxcb.so.1", "xcb1", "BINARY"),
        ("libpython3.11.so.1.0", "python", "BINARY"),
        ("llama_cpp/lib/libggml-cpu-haswell.so", "haswell", "BINARY"),
    ]

    kept = contents.needed_only(contents.wanted(entries), lambda path: linked.get(path, []))

    assert {entry[0].rpartition("/")[2] for entry in kept} == {
        "QtGui.abi3.so", "libqxcb.so", "libQt6Gui.so.6", "libQt6XcbQpa.so.6", "libxcb.so.1",
        "libpython3.11.so.1.0", "libggml-cpu-haswell.so",
    }  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="links stay elsewhere")
def test_that_no_link_gets_in(contents: ModuleType) -> None:
    assert contents.wanted([("libQt6Core.so.6", "Core", "SYMLINK")]) == []


def test_that_tools_of_users_find_the_standard_library(contents: ModuleType) -> None:
    found = contents.standard_library()

    assert {"json", "csv", "statistics", "sqlite3", "asyncio", "zoneinfo"} <= set(found)
    assert not {"readline", "tkinter", "test"} & set(found)


def test_that_every_optional_engine_stays_out(contents: ModuleType) -> None:
    from workbench.engines.registry import ENGINES

    inside = {"llama_cpp", "openai", ""}
    assert {spec.library for spec in ENGINES} - inside <= set(contents.EXCLUDED)


def test_that_the_desktop_hands_over_every_kind_of_file_that_it_knows() -> None:
    """The entry, the kinds of files and the program agree."""
    import configparser
    import re

    from workbench.app.incoming import kind_by_name

    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ROOT / "packaging" / "linux" / "workbench.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == "workbench %F"
    kinds = (ROOT / "packaging" / "linux" / "workbench-mime.xml").read_text(encoding="utf-8")
    known = re.findall(r'<mime-type type="([^"]+)"', kinds)
    assert entry["Desktop Entry"]["MimeType"].strip(";").split(";") == known
    patterns = re.findall(r'<glob pattern="([^"]+)"', kinds)
    for pattern in patterns:
        kind_by_name(Path(pattern.replace("*", "a")))  # raises for what is not opened
    assert len(patterns) == 8


def test_that_windows_and_macos_hand_over_what_the_program_opens() -> None:
    import re

    from workbench.app.incoming import SUFFIXES, kind_by_name

    script = (ROOT / "packaging" / "windows" / "workbench.iss").read_text(encoding="utf-8")
    endings = set(re.findall(r"Classes\\(\.[a-z-]+)\\OpenWithProgids", script))
    commands = re.findall(r"Classes\\(Workbench\.\w+)\\shell\\open\\command", script)
    programs = set(re.findall(r'ValueName: "(Workbench\.\w+)"', script))
    assert set(commands) == programs
    assert script.count('""{app}\\Workbench.exe"" ""%1""') == len(commands)
    spec = (ROOT / "packaging" / "workbench.spec").read_text(encoding="utf-8")
    listed = spec[spec.index("CFBundleDocumentTypes") :]
    on_mac = {
        f".{ending}"
        for group in re.findall(r'", \(([^)]*)\), "', listed)
        for ending in re.findall(r'"([a-z-]+)"', group)
    }
    assert on_mac - {".yml"} == endings
    for ending in endings | on_mac:
        assert ending in SUFFIXES
        kind_by_name(Path(f"a{ending}"))
