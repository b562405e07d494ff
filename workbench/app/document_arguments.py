"""The words of ``workbench run`` and ``workbench agents``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action
from workbench.policy.roles import ROLES


def add_run_command(commands: Any) -> None:
    """Add ``run`` to a parser's commands."""
    run = commands.add_parser("run", help="ask an agent once, or run a graph")
    run.add_argument("agent", metavar="AGENT", help="name or file of the agent or graph")
    run.add_argument(
        "--input",
        action="append",
        default=[],
        metavar="TEXT",
        help="the message; of a graph also NAME=VALUE, as often as it has inputs",
    )
    run.add_argument("--model", default="", help="id of the model")
    run.add_argument(
        "--role",
        choices=ROLES,
        default="",
        metavar="NAME",
        help=f"run for a lower role than that of the settings: {', '.join(ROLES)}",
    )
    run.add_argument("--json", action="store_true", help="print everything as JSON")
    run.add_argument(
        "--yes",
        nargs="+",
        action="extend",
        default=[],
        metavar="TOOL",
        help="tools that may run without being asked for",
    )
    _add_graph_words(run.add_argument_group("of a graph"))


def _add_graph_words(graph: Any) -> None:
    graph.add_argument("--until", default="", metavar="NODE", help="only to this node")
    graph.add_argument(
        "--reuse", action="store_true", help="use results of earlier runs where they still hold"
    )
    graph.add_argument(
        "--fork", default="", metavar="RUN", help="go on from an earlier run, or one cut off"
    )
    graph.add_argument(
        "--fresh",
        nargs="+",
        action="extend",
        default=[],
        metavar="NODE",
        help="with --fork: run these nodes, and what follows them, anew",
    )
    graph.add_argument(
        "--again",
        nargs="+",
        action="extend",
        default=[],
        metavar="NODE",
        help="with --fork: nodes that may begin again although they were cut off",
    )
    graph.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="what a form is answered with; without it forms are declined",
    )
    graph.add_argument("--trace", action="store_true", help="print what each node did")


def add_agent_commands(commands: Any) -> None:
    """Add ``agents`` and its actions to a parser's commands."""
    agents = commands.add_parser("agents", help="the agents and graphs there are")
    actions = agents.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the agents and graphs there are")
    new = add_action(actions, "new", "a new agent or graph, from one there is")
    new.add_argument("title", metavar="TITLE")
    new.add_argument("--from", dest="template", default="starter", metavar="NAME")
    check = add_action(actions, "check", "what is wrong with an agent or graph")
    check.add_argument("agent", metavar="AGENT", help="name or file")
    export = add_action(actions, "export", "write an agent or graph to a file")
    export.add_argument("agent", metavar="AGENT", help="name or file")
    export.add_argument("path", metavar="FILE", help="the new file; - prints it")
    export.add_argument(
        "--format",
        choices=("yaml", "workflow", "python"),
        default="yaml",
        help="yaml: as it is kept here; workflow: a workflow of the Agent Framework; python: a "
        "script on agent-framework-core",
    )
    export.add_argument(
        "--check", action="store_true", help="only say what would be left out; write nothing"
    )
    import_ = add_action(actions, "import", "add a file to the library; nothing in it is run")
    import_.add_argument(
        "path",
        metavar="FILE",
        help="of this program, the Agent Framework, Langflow or AutoGen Studio",
    )
    diff = add_action(actions, "diff", "what differs between two agents or graphs")
    diff.add_argument("before", metavar="BEFORE", help="name or file")
    diff.add_argument("after", metavar="AFTER", help="name or file")
    diff.add_argument(
        "--nodes", action="store_true", help="of two graphs: node by node and link by link"
    )
    versions = add_action(actions, "versions", "the earlier versions of an agent or graph")
    versions.add_argument("agent", metavar="NAME")
    restore = add_action(actions, "restore", "bring back an earlier version")
    restore.add_argument("agent", metavar="NAME")
    restore.add_argument("version", metavar="VERSION", help="its id, or how that begins")
