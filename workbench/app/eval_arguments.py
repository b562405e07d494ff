"""The words of ``workbench eval``."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import Any

from workbench.app.engine_arguments import add_action

BELOW = 3
"""How the command ends where a candidate is worse than ``--at-least`` asks."""
FORMATS = ("html", "md", "csv", "json")
_MOST_REPEATED = 1_000
_MOST_AT_ONCE = 1_000
_MOST_SECONDS = 86_400.0


def add_eval_commands(commands: Any) -> None:
    """Add ``eval`` and its actions to a parser's commands."""
    evaluate = commands.add_parser("eval", help="how good agents are, on cases of yours")
    actions = evaluate.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_run(actions)
    add_action(actions, "list", "the evaluations there are")
    compare = add_action(actions, "compare", "what came out, candidate by candidate")
    compare.add_argument("id", metavar="ID")
    report = add_action(actions, "report", "write what came out to a file")
    report.add_argument("id", metavar="ID")
    report.add_argument("--format", choices=FORMATS, help="that of the file's name, else html")
    report.add_argument("--output", required=True, metavar="FILE")
    report.add_argument(
        "--redact",
        action="store_true",
        help="leave out what the settings name; what is not recorded never is in a report",
    )
    make = add_action(actions, "make-case", "add a run to a data set, to be looked over")
    make.add_argument("run", metavar="RUN", help="id of a run; see `runs list`")
    make.add_argument("--data", required=True, metavar="FILE", help="made if it is not there")
    remove = add_action(actions, "rm", "remove an evaluation and its runs")
    remove.add_argument("id", metavar="ID")


def _add_run(actions: Any) -> None:
    run = add_action(actions, "run", "try agents or graphs on every case of a data set")
    run.add_argument("documents", nargs="*", metavar="AGENT", help="name or file; or a graph")
    run.add_argument(
        "--data", default="", metavar="SET", help="a file, or a set that came along"
    )
    run.add_argument("--resume", default="", metavar="ID", help="go on with an evaluation")
    run.add_argument(
        "--again",
        action="store_true",
        help="with --resume: also what gave no answer or was not judged",
    )
    run.add_argument("--name", default="", help="what the evaluation is called")
    _add_compared(run)
    _add_tries(run)
    _add_leave(run)
    run.add_argument(
        "--at-least",
        type=_share,
        default=0.0,
        metavar="SHARE",
        help=f"end with {BELOW} if a candidate passed fewer of its tries, such as 0.9",
    )
    run.add_argument(
        "--ray",
        nargs="?",
        const="local",
        default="",
        metavar="ADDRESS",
        help="share the cases among the machines of a Ray cluster; none is one on this machine",
    )


def _add_compared(run: Any) -> None:
    """What is compared."""
    run.add_argument("--models", type=_names, default=(), metavar="A,B", help="ids to compare")
    run.add_argument(
        "--engines", type=_names, default=(), metavar="A,B", help="keys of engines"
    )
    run.add_argument(
        "--prompts",
        type=_names,
        default=(),
        metavar="A,B",
        help="files of instructions to compare, 'own' for the agent's; of a graph NODE=FILE",
    )


def _add_tries(run: Any) -> None:
    """How often, how many at a time, how long."""
    run.add_argument("--repeat", type=_most(_MOST_REPEATED), default=1, metavar="N")
    run.add_argument(
        "--at-once",
        type=_most(_MOST_AT_ONCE),
        default=8,
        metavar="N",
        help="cases asked side by side (8); a model here writes for at most 8 in one batch",
    )
    run.add_argument("--seed", type=_seed, default=0, help="of the sampling")
    run.add_argument(
        "--case-seconds",
        type=_seconds,
        default=120.0,
        metavar="S",
        help="limit of a case (120)",
    )


def _add_leave(run: Any) -> None:
    """What may be used, by the agents and by the checks."""
    run.add_argument(
        "--yes",
        nargs="+",
        action="extend",
        default=[],
        metavar="TOOL",
        help="tools that may run when they ask; all others that ask are denied",
    )
    run.add_argument(
        "--allow-reading", action="store_true", help="also the program's tools that only read"
    )
    run.add_argument(
        "--judge", default="", metavar="MODEL", help="judges where a check wants it"
    )
    run.add_argument("--compare-with", default="", metavar="MODEL", help="compares meanings")


def _names(text: str) -> tuple[str, ...]:
    """Names with commas between."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _most(limit: int) -> Any:
    def number(text: str) -> int:
        value = int(text) if text.isascii() and text.isdigit() else 0
        if not 1 <= value <= limit:
            raise ArgumentTypeError(f"{text!r} is no number from 1 to {limit}")
        return value

    return number


def _seed(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= value < 2**32:
        raise ArgumentTypeError(f"{text!r} is no seed from 0 to {2**32 - 1}")
    return value


def _seconds(text: str) -> float:
    return _between(text, 0.001, _MOST_SECONDS)


def _share(text: str) -> float:
    return _between(text, 0.0, 1.0)


def _between(text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not low <= value <= high:  # also refuses what is no number
        raise ArgumentTypeError(f"{text!r} is no number from {low:g} to {high:g}")
    return value
