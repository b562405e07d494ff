"""The commands of the panels, known before a panel is opened; it brings what runs them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from workbench.ui.actions import ACTIONS, Action
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.panels import PANELS

PANEL_COMMANDS: tuple[Action, ...] = (
    Action("chat.new", QT_TRANSLATE_NOOP("actions", "New conversation"), "Ctrl+N", "chat"),
    Action(
        "chat.find", QT_TRANSLATE_NOOP("actions", "Find in this conversation"), "Ctrl+F", "chat"
    ),
    Action(
        "chat.search",
        QT_TRANSLATE_NOOP("actions", "Search conversations"),
        "Ctrl+Shift+F",
        "chat",
    ),
    Action("chat.inspector", QT_TRANSLATE_NOOP("actions", "Show inspector"), "Ctrl+I", "chat"),
    Action("chat.rename", QT_TRANSLATE_NOOP("actions", "Rename conversation"), "", "chat"),
    Action("chat.pin", QT_TRANSLATE_NOOP("actions", "Pin or unpin conversation"), "", "chat"),
    Action("chat.delete", QT_TRANSLATE_NOOP("actions", "Delete conversation"), "", "chat"),
    Action(
        "chat.markdown",
        QT_TRANSLATE_NOOP("actions", "Export conversation as Markdown…"),
        "",
        "chat",
    ),
    Action(
        "chat.jsonl",
        QT_TRANSLATE_NOOP("actions", "Export conversation as JSON lines…"),
        "",
        "chat",
    ),
    Action("chat.stop", QT_TRANSLATE_NOOP("actions", "Stop the answer"), "", "chat"),
    Action("chat.write", QT_TRANSLATE_NOOP("actions", "Write a message"), "Ctrl+L", "chat"),
    Action(
        "chat.regenerate", QT_TRANSLATE_NOOP("actions", "Regenerate the answer"), "", "chat"
    ),
    Action("chat.edit", QT_TRANSLATE_NOOP("actions", "Edit the last message"), "", "chat"),
    Action(
        "chat.branch",
        QT_TRANSLATE_NOOP("actions", "Next version of the answer"),
        "",
        "chat",
    ),
    Action("chat.copy", QT_TRANSLATE_NOOP("actions", "Copy the answer"), "", "chat"),
    Action(
        "chat.make_case",
        QT_TRANSLATE_NOOP("actions", "Make a test case of the answer…"),
        "",
        "chat",
    ),
    Action("trace.search", QT_TRANSLATE_NOOP("actions", "Search runs"), "Ctrl+F", "trace"),
    Action(
        "trace.export",
        QT_TRANSLATE_NOOP("actions", "Export this run as JSON lines"),
        "",
        "trace",
    ),
    Action(
        "trace.find", QT_TRANSLATE_NOOP("actions", "Find in this run"), "Ctrl+Shift+F", "trace"
    ),
    Action(
        "trace.transcript",
        QT_TRANSLATE_NOOP("actions", "Show the run's transcript or its steps"),
        "",
        "trace",
    ),
    Action(
        "trace.replay",
        QT_TRANSLATE_NOOP("actions", "Replay from the chosen step…"),
        "Ctrl+R",
        "trace",
    ),
    Action(
        "trace.regression",
        QT_TRANSLATE_NOOP("actions", "Keep this run as a regression test"),
        "",
        "trace",
    ),
    Action("trace.bookmark", QT_TRANSLATE_NOOP("actions", "Bookmark this run"), "", "trace"),
    Action(
        "trace.origin",
        QT_TRANSLATE_NOOP("actions", "Compare with the run it came from"),
        "",
        "trace",
    ),
    Action("trace.unfold", QT_TRANSLATE_NOOP("actions", "Unfold every step"), "", "trace"),
    Action("trace.fold", QT_TRANSLATE_NOOP("actions", "Fold every step"), "", "trace"),
    Action("chat.good", QT_TRANSLATE_NOOP("actions", "Rate the answer as good"), "", "chat"),
    Action("chat.bad", QT_TRANSLATE_NOOP("actions", "Rate the answer as bad"), "", "chat"),
    Action("chat.bookmark", QT_TRANSLATE_NOOP("actions", "Bookmark the answer"), "", "chat"),
    Action("agents.new", QT_TRANSLATE_NOOP("actions", "New agent"), "Ctrl+N", "agents"),
    Action(
        "agents.sentence",
        QT_TRANSLATE_NOOP("actions", "New agent from a sentence…"),
        "",
        "agents",
    ),
    Action("agents.save", QT_TRANSLATE_NOOP("actions", "Save agent"), "Ctrl+S", "agents"),
    Action("agents.undo", QT_TRANSLATE_NOOP("actions", "Undo"), "Ctrl+Z", "agents"),
    Action("agents.redo", QT_TRANSLATE_NOOP("actions", "Redo"), "Ctrl+Shift+Z", "agents"),
    Action(
        "agents.duplicate", QT_TRANSLATE_NOOP("actions", "Duplicate agent"), "Ctrl+D", "agents"
    ),
    Action("agents.history", QT_TRANSLATE_NOOP("actions", "Earlier versions…"), "", "agents"),
    Action("agents.remove", QT_TRANSLATE_NOOP("actions", "Delete agent"), "", "agents"),
    Action("agents.import", QT_TRANSLATE_NOOP("actions", "Import agent…"), "", "agents"),
    Action("agents.export", QT_TRANSLATE_NOOP("actions", "Export agent…"), "", "agents"),
    Action(
        "agents.chat",
        QT_TRANSLATE_NOOP("actions", "Chat with this agent"),
        "Ctrl+Return",
        "agents",
    ),
    Action("builder.new", QT_TRANSLATE_NOOP("actions", "New graph"), "Ctrl+N", "builder"),
    Action("builder.save", QT_TRANSLATE_NOOP("actions", "Save graph"), "Ctrl+S", "builder"),
    Action("builder.undo", QT_TRANSLATE_NOOP("actions", "Undo"), "Ctrl+Z", "builder"),
    Action("builder.redo", QT_TRANSLATE_NOOP("actions", "Redo"), "Ctrl+Shift+Z", "builder"),
    Action(
        "builder.add", QT_TRANSLATE_NOOP("actions", "Add a node…"), "Ctrl+Shift+A", "builder"
    ),
    Action("builder.find", QT_TRANSLATE_NOOP("actions", "Find a node"), "Ctrl+F", "builder"),
    Action(
        "builder.outline",
        QT_TRANSLATE_NOOP("actions", "Go to the outline"),
        "Ctrl+Shift+O",
        "builder",
    ),
    Action("builder.cut", QT_TRANSLATE_NOOP("actions", "Cut nodes"), "Ctrl+X", "builder"),
    Action("builder.copy", QT_TRANSLATE_NOOP("actions", "Copy nodes"), "Ctrl+C", "builder"),
    Action("builder.paste", QT_TRANSLATE_NOOP("actions", "Paste nodes"), "Ctrl+V", "builder"),
    Action(
        "builder.duplicate",
        QT_TRANSLATE_NOOP("actions", "Duplicate nodes"),
        "Ctrl+D",
        "builder",
    ),
    Action("builder.delete", QT_TRANSLATE_NOOP("actions", "Delete nodes"), "Del", "builder"),
    Action(
        "builder.select_all",
        QT_TRANSLATE_NOOP("actions", "Choose all nodes"),
        "Ctrl+A",
        "builder",
    ),
    Action(
        "builder.pack",
        QT_TRANSLATE_NOOP("actions", "Pack nodes into a subgraph"),
        "Ctrl+G",
        "builder",
    ),
    Action(
        "builder.unpack",
        QT_TRANSLATE_NOOP("actions", "Unpack a subgraph"),
        "Ctrl+Shift+G",
        "builder",
    ),
    Action(
        "builder.inside",
        QT_TRANSLATE_NOOP("actions", "Go inside a node"),
        "Alt+Down",
        "builder",
    ),
    Action("builder.outside", QT_TRANSLATE_NOOP("actions", "Go back out"), "Alt+Up", "builder"),
    Action(
        "builder.arrange",
        QT_TRANSLATE_NOOP("actions", "Lay out the graph"),
        "Ctrl+Shift+M",
        "builder",
    ),
    Action(
        "builder.fit", QT_TRANSLATE_NOOP("actions", "Show the whole graph"), "Ctrl+E", "builder"
    ),
    Action(
        "builder.run",
        QT_TRANSLATE_NOOP("actions", "Run the graph, or go on"),
        "Ctrl+Return",
        "builder",
    ),
    Action(
        "builder.until",
        QT_TRANSLATE_NOOP("actions", "Run to this node"),
        "Ctrl+Shift+Return",
        "builder",
    ),
    Action("builder.only", QT_TRANSLATE_NOOP("actions", "Run only this node…"), "", "builder"),
    Action(
        "builder.fork", QT_TRANSLATE_NOOP("actions", "Run again from this node"), "", "builder"
    ),
    Action("builder.step", QT_TRANSLATE_NOOP("actions", "Run step by step"), "F10", "builder"),
    Action("builder.stop", QT_TRANSLATE_NOOP("actions", "Stop the run"), "Shift+F5", "builder"),
    Action(
        "builder.break_before",
        QT_TRANSLATE_NOOP("actions", "Breakpoint before this node"),
        "F9",
        "builder",
    ),
    Action(
        "builder.break_after",
        QT_TRANSLATE_NOOP("actions", "Breakpoint after this node"),
        "Shift+F9",
        "builder",
    ),
    Action(
        "builder.earlier", QT_TRANSLATE_NOOP("actions", "Show an earlier run…"), "", "builder"
    ),
    Action("builder.history", QT_TRANSLATE_NOOP("actions", "Earlier versions…"), "", "builder"),
    Action("builder.chat", QT_TRANSLATE_NOOP("actions", "Chat with this graph"), "", "builder"),
    Action("builder.import", QT_TRANSLATE_NOOP("actions", "Import graph…"), "", "builder"),
    Action("builder.export", QT_TRANSLATE_NOOP("actions", "Export graph…"), "", "builder"),
    Action(
        "builder.copy_graph", QT_TRANSLATE_NOOP("actions", "Duplicate graph"), "", "builder"
    ),
    Action("builder.remove", QT_TRANSLATE_NOOP("actions", "Delete graph"), "", "builder"),
    Action("tools.new", QT_TRANSLATE_NOOP("actions", "New tool"), "Ctrl+N", "tools"),
    Action("tools.save", QT_TRANSLATE_NOOP("actions", "Save tool"), "Ctrl+S", "tools"),
    Action("tools.undo", QT_TRANSLATE_NOOP("actions", "Undo"), "Ctrl+Z", "tools"),
    Action("tools.redo", QT_TRANSLATE_NOOP("actions", "Redo"), "Ctrl+Shift+Z", "tools"),
    Action("tools.try", QT_TRANSLATE_NOOP("actions", "Try the tool"), "Ctrl+Return", "tools"),
    Action("tools.find", QT_TRANSLATE_NOOP("actions", "Find a tool"), "Ctrl+F", "tools"),
    Action(
        "tools.duplicate", QT_TRANSLATE_NOOP("actions", "Duplicate tool"), "Ctrl+D", "tools"
    ),
    Action("tools.history", QT_TRANSLATE_NOOP("actions", "Earlier versions…"), "", "tools"),
    Action("tools.remove", QT_TRANSLATE_NOOP("actions", "Delete tool"), "", "tools"),
    Action("tools.import", QT_TRANSLATE_NOOP("actions", "Import tool…"), "", "tools"),
    Action("tools.export", QT_TRANSLATE_NOOP("actions", "Export tool…"), "", "tools"),
    Action("tools.server", QT_TRANSLATE_NOOP("actions", "New MCP server"), "", "tools"),
    Action("tools.servers", QT_TRANSLATE_NOOP("actions", "Import mcp.json…"), "", "tools"),
    Action("evals.new", QT_TRANSLATE_NOOP("actions", "New data set"), "Ctrl+N", "evals"),
    Action(
        "evals.compare",
        QT_TRANSLATE_NOOP("actions", "New evaluation…"),
        "Ctrl+Shift+E",
        "evals",
    ),
    Action("evals.save", QT_TRANSLATE_NOOP("actions", "Save data set"), "Ctrl+S", "evals"),
    Action("evals.undo", QT_TRANSLATE_NOOP("actions", "Undo"), "Ctrl+Z", "evals"),
    Action("evals.redo", QT_TRANSLATE_NOOP("actions", "Redo"), "Ctrl+Shift+Z", "evals"),
    Action("evals.add", QT_TRANSLATE_NOOP("actions", "Add a case"), "Ctrl+Return", "evals"),
    Action(
        "evals.duplicate", QT_TRANSLATE_NOOP("actions", "Duplicate cases"), "Ctrl+D", "evals"
    ),
    Action("evals.find", QT_TRANSLATE_NOOP("actions", "Find a case"), "Ctrl+F", "evals"),
    Action("evals.remove", QT_TRANSLATE_NOOP("actions", "Delete data set"), "", "evals"),
    Action("evals.import", QT_TRANSLATE_NOOP("actions", "Import data set…"), "", "evals"),
    Action("evals.export", QT_TRANSLATE_NOOP("actions", "Export data set…"), "", "evals"),
    Action("evals.history", QT_TRANSLATE_NOOP("actions", "Earlier versions…"), "", "evals"),
    Action(
        "evals.pause",
        QT_TRANSLATE_NOOP("actions", "Pause the evaluation, or go on"),
        "F8",
        "evals",
    ),
    Action(
        "evals.cancel", QT_TRANSLATE_NOOP("actions", "Stop the evaluation"), "Shift+F5", "evals"
    ),
    Action("evals.report", QT_TRANSLATE_NOOP("actions", "Show the report"), "", "evals"),
    Action("evals.save_report", QT_TRANSLATE_NOOP("actions", "Save the report…"), "", "evals"),
    Action("models.add", QT_TRANSLATE_NOOP("actions", "Add a model file…"), "Ctrl+O", "models"),
    Action(
        "models.add_folder",
        QT_TRANSLATE_NOOP("actions", "Add a model folder…"),
        "Ctrl+Shift+O",
        "models",
    ),
    Action("models.filter", QT_TRANSLATE_NOOP("actions", "Filter models"), "Ctrl+F", "models"),
    Action(
        "models.undo",
        QT_TRANSLATE_NOOP("actions", "Undo the last note or tag"),
        "Ctrl+Z",
        "models",
    ),
    Action(
        "models.look", QT_TRANSLATE_NOOP("actions", "Look for models again"), "F5", "models"
    ),
    Action(
        "dashboards.pause",
        QT_TRANSLATE_NOOP("actions", "Hold the dashboards, or go on"),
        "",
        "dashboards",
    ),
    Action(
        "dashboards.csv",
        QT_TRANSLATE_NOOP("actions", "Save the dashboards' samples…"),
        "",
        "dashboards",
    ),
    Action(
        "dashboards.picture",
        QT_TRANSLATE_NOOP("actions", "Save a picture of the dashboards…"),
        "",
        "dashboards",
    ),
    Action("jobs.new", QT_TRANSLATE_NOOP("actions", "New job"), "Ctrl+N", "jobs"),
    Action(
        "jobs.save",
        QT_TRANSLATE_NOOP("actions", "Save the job and allow it"),
        "Ctrl+S",
        "jobs",
    ),
    Action("jobs.run", QT_TRANSLATE_NOOP("actions", "Run the job now"), "Ctrl+Return", "jobs"),
    Action("jobs.rehearse", QT_TRANSLATE_NOOP("actions", "Rehearse the job"), "Ctrl+R", "jobs"),
    Action("jobs.find", QT_TRANSLATE_NOOP("actions", "Find a job"), "Ctrl+F", "jobs"),
    Action("jobs.pause", QT_TRANSLATE_NOOP("actions", "Pause or resume the job"), "", "jobs"),
    Action("jobs.remove", QT_TRANSLATE_NOOP("actions", "Delete the job"), "", "jobs"),
    Action("alerts.new", QT_TRANSLATE_NOOP("actions", "New rule"), "Ctrl+N", "alerts"),
    Action("alerts.save", QT_TRANSLATE_NOOP("actions", "Save rule"), "Ctrl+S", "alerts"),
    Action(
        "alerts.undo", QT_TRANSLATE_NOOP("actions", "Undo deleting a rule"), "Ctrl+Z", "alerts"
    ),
    Action(
        "alerts.rehearse",
        QT_TRANSLATE_NOOP("actions", "Rehearse the rule"),
        "Ctrl+Return",
        "alerts",
    ),
    Action("alerts.remove", QT_TRANSLATE_NOOP("actions", "Delete rule"), "", "alerts"),
    Action("alerts.import", QT_TRANSLATE_NOOP("actions", "Import rules…"), "", "alerts"),
    Action("alerts.export", QT_TRANSLATE_NOOP("actions", "Export rules…"), "", "alerts"),
    Action(
        "server.switch",
        QT_TRANSLATE_NOOP("actions", "Turn the local server on or off"),
        "",
        "server",
    ),
    Action(
        "deployments.check",
        QT_TRANSLATE_NOOP("actions", "Check the deployment"),
        "F5",
        "deployments",
    ),
    Action(
        "deployments.apply",
        QT_TRANSLATE_NOOP("actions", "Apply the deployment"),
        "Ctrl+Return",
        "deployments",
    ),
    Action(
        "privacy.statement",
        QT_TRANSLATE_NOOP("actions", "Save a statement…"),
        "Ctrl+S",
        "privacy",
    ),
    Action(
        "privacy.find", QT_TRANSLATE_NOOP("actions", "Find a connection"), "Ctrl+F", "privacy"
    ),
    Action(
        "audit.verify",
        QT_TRANSLATE_NOOP("actions", "Verify the audit log"),
        "Ctrl+Return",
        "audit",
    ),
    Action(
        "audit.find", QT_TRANSLATE_NOOP("actions", "Search the audit log"), "Ctrl+F", "audit"
    ),
    Action("audit.export", QT_TRANSLATE_NOOP("actions", "Export the audit log…"), "", "audit"),
    Action(
        "audit.checkpoint",
        QT_TRANSLATE_NOOP("actions", "Save a checkpoint of the audit log…"),
        "",
        "audit",
    ),
    Action(
        "dashboards.health",
        QT_TRANSLATE_NOOP("actions", "Show whether all is well"),
        "",
        "dashboards",
    ),
)
MOST_NUMBERED = 9
"""There is no key for ten."""
_PLACES: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("models.find", QT_TRANSLATE_NOOP("actions", "Find models to download"), "models",
     {"model_id": "find"}),
    ("models.downloads", QT_TRANSLATE_NOOP("actions", "Show downloads"), "models",
     {"model_id": "downloads"}),
    ("engines.servers", QT_TRANSLATE_NOOP("actions", "Show servers"), "engines",
     {"page": "servers"}),
    ("engines.vllm", QT_TRANSLATE_NOOP("actions", "Show vLLM"), "engines", {"page": "vllm"}),
    ("engines.ollama", QT_TRANSLATE_NOOP("actions", "Show Ollama"), "engines",
     {"page": "ollama"}),
    ("engines.foundry", QT_TRANSLATE_NOOP("actions", "Show Foundry Local"), "engines",
     {"page": "foundry"}),
    ("alerts.history", QT_TRANSLATE_NOOP("actions", "Show what fired"), "alerts",
     {"page": "history"}),
    ("alerts.advice", QT_TRANSLATE_NOOP("actions", "Show recommendations"), "alerts",
     {"page": "advice"}),
)  # fmt: skip


def panel_actions(open_panel: Callable[[str], None]) -> list[Action]:
    """A command for each panel, in the order of the rail, and the usual key for help."""
    upper = [spec for spec in PANELS if not spec.at_bottom]
    lower = [spec for spec in PANELS if spec.at_bottom]
    go_to = QCoreApplication.translate("MainWindow", "Go to {0}")
    show_help = QCoreApplication.translate("MainWindow", "Show help")
    return [
        *(
            Action(
                f"{spec.key}.open",
                go_to.format(QCoreApplication.translate("panels", spec.title)),
                f"Ctrl+{number}" if number <= MOST_NUMBERED else "",
                callback=partial(open_panel, spec.key),
            )
            for number, spec in enumerate(upper + lower, start=1)
        ),
        Action("help.key", show_help, "F1", callback=partial(open_panel, "help")),
    ]


def place_actions(open_panel: Callable[..., None]) -> list[Action]:
    """A command for each page of a panel."""
    return [
        Action(key, title, callback=partial(open_panel, panel, **target))
        for key, title, panel, target in _PLACES
    ]


def all_commands(open_panel: Callable[..., None]) -> list[Action]:
    """Every command of the window and its panels, as far as they are known at the start."""
    return [
        *ACTIONS,
        *panel_actions(open_panel),
        *PANEL_COMMANDS,
        *place_actions(open_panel),
    ]
