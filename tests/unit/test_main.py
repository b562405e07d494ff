"""Why the program opens no window."""

from __future__ import annotations

import ctypes
import socket
import sys
from pathlib import Path

import pytest

from workbench import __main__ as program
from workbench.base import display

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there is always a display"
)


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_that_no_display_is_told() -> None:
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in display.no_display()


@pytest.mark.parametrize("name", [":987", "unix:987.0"])
def test_that_a_dead_x_display_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", name)
    assert display.no_display() == f"the display {name!r} does not answer"


def test_that_a_dead_wayland_display_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert display.no_display() == "the display 'wayland-7' does not answer"


def test_that_a_wayland_display_that_answers_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        assert display.no_display() == ""


def test_that_a_missing_library_of_the_system_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(name: str) -> None:
        if name in ("libxcb-icccm.so.4", "libxcb-keysyms.so.1"):
            raise OSError(name)

    monkeypatch.setenv("DISPLAY", "otherhost:0")
    monkeypatch.setattr(ctypes, "CDLL", load)
    assert display.no_display().endswith("install libxcb-icccm4 libxcb-keysyms1")


def test_that_a_chosen_platform_is_not_questioned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.no_display() == ""


def test_that_ctrl_c_while_the_program_still_starts_ends_it_quietly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Interrupted:
        def find_spec(self, name: str, *_more: object) -> None:
            if name == "workbench.app.headless":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "workbench.app.headless", raising=False)
    monkeypatch.delattr("workbench.app.headless", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    assert program.main(["models", "list"]) == 130
