"""Pictures of every panel, light and dark, small and large, with real content.

Usage: python tests/benchmarks/shots.py [--out FOLDER] [--only PANEL] [--language CODE]

Starts the real window on an empty data folder. The models are the bundled starter model,
if there is one, and a recording; conversations are real runs with real tools. Prints one
JSON line. In another language than English only the first steps, chat, kiosk, clinic, audit,
privacy, server, deployments and a job are taken.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

sys.path.insert(0, str(Path(__file__).parents[2]))

import qasync
import shots_alerts
import shots_audit
import shots_builder
import shots_dashboards
import shots_deploy
import shots_engines
import shots_evals
import shots_fetching
import shots_first
import shots_jobs
import shots_privacy
import shots_profiles
import shots_servers
import shots_tokens
import shots_trace
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import WorkbenchError
from workbench.base.paths import Paths, resource
from workbench.ui.alerts.panel import AlertsPanel
from workbench.ui.audit.panel import AuditPanel
from workbench.ui.builder.panel import BuilderPanel
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.dashboards.panel import Dashboards
from workbench.ui.deployments.panel import DeploymentsPanel
from workbench.ui.engines.panel import EnginesPanel
from workbench.ui.evals.panel import EvalsPanel
from workbench.ui.jobs.panel import JobsPanel
from workbench.ui.language.language import NAMES, Language
from workbench.ui.models.panel import ModelsPanel
from workbench.ui.panels import PANELS
from workbench.ui.privacy.panel import PrivacyPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.panel import ToolsPanel
from workbench.ui.trace.panel import TracePanel

SIZES = ((1280, 800), (1920, 1200))
FREQUENT = 128
LIMIT_BYTES = 200_000
_IN_LANGUAGES = re.compile(
    r"(chat|first-(welcome|machine|ready)|kiosk-(start|chat)|clinic-(lock|sign-in)|audit|privacy"
    r"|server|deployments|jobs-form|open-file)-(dark|light)-1280x800\.png"
)
"""Taken in every language."""
_PAGES_IN_LANGUAGES = ("first", "jobs")
RUN_LIMIT_S = 90.0
QUESTIONS = (
    ("Thank you!",),
    ("What time is it?",),
    ("Convert 5 miles to kilometers",),
    ("What is 12 * 7?", "What is 99 / 3?"),
)
RECORDING = {
    "format": 1,
    "name": "Demo",
    "tokens_per_s": 80,
    "recordings": [
        {
            "match": "12 \\* 7",
            "after_tool": True,
            "pieces": ["12 × 7 + 15", " is", " **99**", "."],
        },
        {
            "match": "99 divided",
            "after_tool": True,
            "pieces": ["99 ÷ 3", " is", " **33**", "."],
        },
        {
            "match": "miles",
            "after_tool": True,
            "pieces": ["5 miles", " are about", " **8.05 km**", "."],
        },
        {
            "match": "time",
            "after_tool": True,
            "pieces": ["Look", " at the card", " above", "."],
        },
        {
            "match": "12 \\* 7",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "12 * 7 + 15"}}],
        },
        {
            "match": "99 divided",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "99 / 3"}}],
        },
        {
            "match": "miles",
            "tool_calls": [
                {
                    "name": "convert_units",
                    "arguments": {"value": 5, "from_unit": "mile", "to_unit": "kilometer"},
                }
            ],
        },
        {"match": "time", "tool_calls": [{"name": "current_time", "arguments": {}}]},
        {
            "match": "Python",
            "pieces": [
                "Use a plural noun",
                " that says what is in it:\n\n",
                "```python\n",
                "temperatures_c = [18.2, 19.0, 21.4]\n",
                "warmest_c = max(temperatures_c)\n",
                "```\n\n",
                "| Name | Good? |\n",
                "|---|---|\n",
                "| `temperatures_c` | yes |\n",
                "| `data2` | no |\n",
            ],
        },
        {"pieces": ["I", " am", " a", " recording", "."]},
    ],
}


async def fill(workbench: Workbench, model_id: str) -> str:
    """Have the conversations; returns the id of the last one."""
    conversation = ""
    for questions in QUESTIONS:
        conversation = ""
        for text in questions:
            run = await workbench.runs.start(
                "starter", text, conversation_id=conversation, model_id=model_id
            )
            conversation = run.conversation_id
            await asyncio.wait_for(run.wait(), RUN_LIMIT_S)
    return conversation


def palette(picture: QImage) -> list[int]:
    """256 colours: those seen most, and one of every other kind, so that no hue is lost."""
    import numpy as np

    pixels = np.frombuffer(picture.constBits(), dtype=np.uint32)
    values, counts = np.unique(pixels, return_counts=True)
    values = values[np.argsort(counts)[::-1]]
    kinds = values & 0xF0F0F0
    _, first = np.unique(kinds, return_index=True)
    rare = [at for at in sorted(first) if at >= FREQUENT and kinds[at] not in kinds[:FREQUENT]]
    chosen = [*values[:FREQUENT], *values[rare], *values[FREQUENT:]]
    return list(dict.fromkeys(int(value) for value in chosen))[:256]


def save(window: QWidget, path: Path) -> int:
    """Write a small PNG; returns its size in bytes, 0 if that language has none of it."""
    if path.parent.name in NAMES and not _IN_LANGUAGES.match(path.name):
        return 0
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = palette(picture)
    flags = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    picture.convertToFormat(QImage.Format.Format_Indexed8, colours, flags).save(
        str(path), quality=0
    )
    size_bytes = path.stat().st_size
    if size_bytes > LIMIT_BYTES:
        raise SystemExit(f"{path.name} has {size_bytes} bytes, more than {LIMIT_BYTES}")
    return size_bytes


async def settle(window: MainWindow, key: str) -> None:
    """Wait until the panel shows what it has to show."""
    await asyncio.sleep(0.6)
    panel = window.workspace.panel(key)
    if isinstance(panel, Dashboards):
        while not panel.ready:  # noqa: ASYNC110  Qt has no event to wait for
            await asyncio.sleep(0.05)
        await asyncio.sleep(2.0)
    elif isinstance(panel, ChatPanel):
        while not panel.inspector.waterfall.rows:  # noqa: ASYNC110  as above
            await asyncio.sleep(0.05)
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()  # the ring shows where the keys go, and would draw the eye


async def panels(
    window: MainWindow, targets: dict[str, dict[str, str]], mode: str, out: Path, only: str
) -> list[int]:
    """Take a picture of every panel, or of one, at the size the window has."""
    sizes_bytes: list[int] = []
    for spec in PANELS:
        if only not in ("", spec.key):
            continue
        window.open_panel(spec.key)
        if spec.key in targets:
            window.open_panel(spec.key, **targets[spec.key])
        shown = window.workspace.panel(spec.key)
        if isinstance(shown, BuilderPanel):
            await shots_builder.run_desk(shown)
        elif isinstance(shown, PrivacyPanel):
            await shots_privacy.picture(window._workbench, shown)
        await settle(window, spec.key)
        while window._notices.toasts.dismiss_last():
            pass
        name = f"{spec.key}-{mode}-{window.width()}x{window.height()}.png"
        sizes_bytes.append(save(window, out / name))
        if isinstance(shown, Dashboards) and (only or window.width() == SIZES[0][0]):
            sizes_bytes += await dashboards(window, mode, out)
    return sizes_bytes


async def fetching(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Find and fetch models, and take pictures of it."""
    sizes_bytes: list[int] = []
    window.open_panel("models")
    panel = window.workspace.panel("models")
    assert isinstance(panel, ModelsPanel)

    async def take(name: str) -> None:
        await settle(window, "models")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_fetching.pictures(workbench, panel, take)
    return sizes_bytes


async def builder(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Run graphs, and take pictures of it."""
    sizes_bytes: list[int] = []
    window.open_panel("builder")
    panel = window.workspace.panel("builder")
    assert isinstance(panel, BuilderPanel)

    async def take(name: str) -> None:
        await settle(window, "builder")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_builder.pictures(workbench, panel, take)
    return sizes_bytes


async def engines(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Connect servers, and take pictures of the pages of the engines panel."""
    sizes_bytes: list[int] = []
    window.open_panel("engines")
    panel = window.workspace.panel("engines")
    assert isinstance(panel, EnginesPanel)

    async def take(name: str) -> None:
        await settle(window, "engines")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_engines.pictures(workbench, panel, take)
    return sizes_bytes


async def dashboards(window: MainWindow, mode: str, out: Path) -> list[int]:
    """Take pictures of the pages of the dashboards."""
    sizes_bytes: list[int] = []
    window.open_panel("dashboards")
    panel = window.workspace.panel("dashboards")
    assert isinstance(panel, Dashboards)

    async def take(name: str) -> None:
        await settle(window, "dashboards")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = window.width(), window.height()
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_dashboards.pictures(panel, take)
    return sizes_bytes


async def servers(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Read an MCP server, and take pictures of it."""
    sizes_bytes: list[int] = []
    window.open_panel("tools")
    panel = window.workspace.panel("tools")
    assert isinstance(panel, ToolsPanel)

    async def take(name: str) -> None:
        await settle(window, "tools")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_servers.pictures(workbench, panel, take)
    return sizes_bytes


async def alerts(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Rehearse a rule, let one fire, and take pictures of it."""
    sizes_bytes: list[int] = []
    window.open_panel("alerts")
    panel = window.workspace.panel("alerts")
    assert isinstance(panel, AlertsPanel)

    async def take(name: str) -> None:
        await settle(window, "alerts")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_alerts.pictures(workbench, panel, take)
    return sizes_bytes


async def jobs(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Run jobs, let one be refused, and take pictures of it."""
    sizes_bytes: list[int] = []
    window.open_panel("jobs")
    panel = window.workspace.panel("jobs")
    assert isinstance(panel, JobsPanel)

    async def take(name: str) -> None:
        await settle(window, "jobs")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_jobs.pictures(workbench, panel, take)
    return sizes_bytes


async def audit(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Check the audit log, change it, and take pictures of what is found."""
    sizes_bytes: list[int] = []
    window.open_panel("audit")
    panel = window.workspace.panel("audit")
    assert isinstance(panel, AuditPanel)

    async def take(name: str) -> None:
        await settle(window, "audit")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_audit.pictures(workbench, panel, take)
    return sizes_bytes


async def deployments(
    window: MainWindow, workbench: Workbench, mode: str, out: Path
) -> list[int]:
    """Apply a deployment, and take pictures of it; needs HAProxy."""
    if shutil.which("haproxy") is None:
        return []
    sizes_bytes: list[int] = []
    window.open_panel("deployments")
    panel = window.workspace.panel("deployments")
    assert isinstance(panel, DeploymentsPanel)

    async def take(name: str) -> None:
        await settle(window, "deployments")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_deploy.pictures(workbench, panel, take)
    return sizes_bytes


async def evals(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Compare two prompts, and take pictures of it."""
    sizes_bytes: list[int] = []
    window.open_panel("evals")
    panel = window.workspace.panel("evals")
    assert isinstance(panel, EvalsPanel)

    async def take(name: str) -> None:
        await settle(window, "evals")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_evals.pictures(workbench, panel, take)
    return sizes_bytes


async def tokens(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Look into runs, ask the model for its tokens, and take pictures of it."""
    sizes_bytes: list[int] = []
    window.open_panel("trace")
    panel = window.workspace.panel("trace")
    assert isinstance(panel, TracePanel)

    async def take(name: str) -> None:
        await settle(window, "trace")
        while window._notices.toasts.dismiss_last():
            pass
        width, height = SIZES[0]
        sizes_bytes.append(save(window, out / f"{name}-{mode}-{width}x{height}.png"))

    await shots_trace.pictures(workbench, panel, take)
    await shots_tokens.pictures(workbench, panel, take)
    return sizes_bytes


async def first(window: MainWindow, workbench: Workbench, mode: str, out: Path) -> list[int]:
    """Show what somebody new sees, and take pictures of it."""
    sizes_bytes: list[int] = []

    async def take(name: str, dialog: QWidget | None) -> None:
        await asyncio.sleep(0.3)
        while window._notices.toasts.dismiss_last():
            pass
        shown = shots_first.together(window, dialog)
        file = f"{name}-{mode}-{window.width()}x{window.height()}.png"
        sizes_bytes.append(save(shown, out / file))
        if shown is not window:
            shown.deleteLater()

    await shots_first.pictures(window, workbench, take)
    return sizes_bytes


PAGES = (
    ("first", first),
    ("fetching", fetching),
    ("builder", builder),
    ("engines", engines),
    ("alerts", alerts),
    ("jobs", jobs),
    ("audit", audit),
    ("deployments", deployments),
    ("evals", evals),
    ("tools", servers),
    ("trace", tokens),
)
"""What is done on a panel for pictures of more than how it opens; the key is its panel's."""
_OF_STARTER = ("trace", "evals")
"""These need a model that is none of a recording."""


async def walk(app: QApplication, paths: Paths, out: Path, only: str = "") -> list[int]:
    """Open every panel in every dress."""
    sizes_bytes: list[int] = []
    if not (resource("models") / "starter" / "starter.gguf").exists():
        (paths.models / "Demo.replay.json").write_text(json.dumps(RECORDING), encoding="utf-8")
    async with open_workbench(paths) as workbench:
        theme = Theme(app, "dark")
        window = MainWindow(workbench, theme)
        QCursor.setPos(790, 797)  # else it would be over a button
        window.show()
        workbench.monitor.start()
        starter = next((m for m in workbench.models.models if m.source == "bundled"), None)
        model_id = starter.id if starter else "Demo"
        targets: dict[str, dict[str, str]] = {"models": {"model_id": model_id}}
        if only not in ("fetching", "first"):
            conversation = await fill(workbench, model_id)
            run = (await workbench.conversations.turns(conversation))[-1].run_id
            targets |= {"chat": {"run_id": run}, "trace": {"run_id": run}}
        await shots_dashboards.prepare(workbench)
        for mode in ("dark", "light"):
            workbench.settings.change(theme=mode)
            sizes = SIZES[:1] if out.name in NAMES else SIZES
            for size in () if only in ("fetching", "first") else sizes:
                window.resize(*size)
                sizes_bytes += await panels(window, targets, mode, out, only)
            window.resize(*SIZES[0])
            for key, take in PAGES:
                if out.name in NAMES and key not in _PAGES_IN_LANGUAGES:
                    continue
                if only in ("", key) and (key not in _OF_STARTER or starter is not None):
                    sizes_bytes += await take(window, workbench, mode, out)
        window.close()
        await window.finish()
        window.deleteLater()
        await asyncio.sleep(0)
    return sizes_bytes


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    keys = ("fetching", "first", "profiles", *(spec.key for spec in PANELS))
    parser.add_argument("--only", choices=keys, default="")
    parser.add_argument("--language", choices=tuple(NAMES), default="en")
    options = parser.parse_args()
    own = "" if options.language == "en" else options.language
    out: Path = options.out or resource("manual") / "images" / own
    out.mkdir(parents=True, exist_ok=True)
    started_s = time.perf_counter()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    Language(app).choose(options.language)
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        paths = Paths(data=Path(folder) / "data", cache=Path(folder) / "cache")
        paths.make()
        try:
            with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
                sizes_bytes: list[int] = []
                if options.only != "profiles":
                    sizes_bytes += runner.run(walk(app, paths, out, options.only))
                if options.only in ("", "profiles"):
                    place = Path(folder)
                    sizes_bytes += runner.run(shots_profiles.pictures(app, place, out, save))
        except WorkbenchError as exc:
            raise SystemExit(f"{exc.message} {exc.hint}") from exc
    print(
        json.dumps(
            {
                "benchmark": "shots",
                "pictures": sum(size > 0 for size in sizes_bytes),
                "largest_bytes": max(sizes_bytes),
                "total_bytes": sum(sizes_bytes),
                "took_s": round(time.perf_counter() - started_s, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
