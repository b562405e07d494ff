"""The words of ``workbench job``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action


def add_job_commands(commands: Any) -> None:
    """Add ``job`` and its actions to a parser's commands."""
    text = "agents and graphs that run by themselves, with tools granted in advance"
    job = commands.add_parser("job", help=text, description=text)
    actions = job.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the jobs, when each is due, and how it ended last")
    show = add_action(actions, "show", "what a job will do, and its runs; or one report")
    show.add_argument("name", metavar="NAME", help="of the job")
    show.add_argument("--run", type=int, metavar="NUMBER", help="the report of this run")
    show.add_argument(
        "--limit", type=int, default=10, metavar="N", help="the newest N runs (10)"
    )
    check = add_action(actions, "check", "what is wrong with a job; 1 if anything is")
    check.add_argument("name", metavar="NAME", help="of a job, or its file")
    add = add_action(actions, "add", "take a job from a file; it does not run until allowed")
    add.add_argument("file", metavar="FILE", help="YAML of a job")
    add.add_argument("--name", default="", help="else that of the file")
    add.add_argument("--replace", action="store_true", help="in place of one of that name")
    add.add_argument(
        "--allow", action="store_true", help="let it run as it is, with the tools it names"
    )
    allow = add_action(actions, "allow", "let a job run as it is, with the tools it names")
    allow.add_argument("name", metavar="NAME", help="of the job")
    run = add_action(actions, "run", "run a job now, and wait for its end")
    run.add_argument("name", metavar="NAME", help="of the job")
    run.add_argument(
        "--rehearse",
        action="store_true",
        help="tools that change something are not called; a refusal ends nothing",
    )
    for name, told in (
        ("pause", "let a job not run by itself"),
        ("resume", "let it run by itself again"),
        ("remove", "put a job aside, with its history"),
    ):
        add_action(actions, name, told).add_argument("name", metavar="NAME", help="of the job")
    watch = add_action(actions, "watch", "run what is due, without a window, until stopped")
    watch.add_argument("--for", dest="for_s", type=float, metavar="SECONDS", help="end then")
