"""The one table of what is for whom, where roles count for everything.

Its keys name what can be done, wherever it is done:

- ``panel:chat``            a panel of the window
- ``command:chat.new``      a command of the window: menu, palette, shortcut
- ``view:conversations``    a part of a panel that shows more than the panel itself
- ``ui:file-dialogs``       what a window can do beside commands
- ``cli:models add``        a command of the command line
- ``tool:calculator``       a tool that an agent may call
- ``do:runs.start``         a method of one of the program's services: the doing itself

What is not in the table is for administrators, so a new row is for them until somebody
decides; a new tool, too. A policy can say otherwise for each key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from workbench.policy.profiles import Least, Policy, Profile
from workbench.policy.roles import HIGHEST, ROLES, Role

_VISITOR = """
panel:chat
command:chat.open command:chat.new command:chat.write command:chat.stop command:chat.copy
command:chat.regenerate command:chat.branch command:chat.edit
command:shell.larger command:shell.smaller command:shell.normal command:shell.theme
command:shell.lock command:shell.sign_in command:shell.sign_out
cli:policy.show cli:policy.check cli:policy.sign cli:policy.set-pin cli:kiosk
tool:calculator tool:current_time tool:convert_units
do:settings.listen do:settings.change do:settings.tell
do:models.listen do:models.get do:models.choose do:models.engine_of do:models.describe
do:models.refusal do:models.fit
do:loading.listen
do:agents.listen do:agents.knows do:agents.get do:agents.is_bundled
do:graphs.listen do:graphs.knows do:graphs.get do:graphs.is_bundled
do:conversations.listen do:conversations.get do:conversations.turns
do:conversations.records do:conversations.run do:conversations.select_branch
do:conversations.save_draft do:conversations.draft do:conversations.drafts
do:conversations.changed
do:run_reading.span_table do:run_reading.waits do:run_reading.span_records
do:run_reading.some_records
do:run_notes.listen do:run_notes.of_run do:run_notes.of_runs
do:runs.get do:runs.listen do:runs.start do:runs.regenerate do:runs.edit do:runs.stop
do:runs.stop_conversation do:runs.stop_people do:runs.answer do:runs.give
do:tool_library.listen do:tool_library.knows do:tool_library.get do:tool_library.is_own
do:tool_library.is_bundled do:tool_library.around_now do:tool_library.reach
do:monitor.listen do:monitor.history do:monitor.start
do:scheduler.start do:jobs.listen
do:downloads.get do:downloads.listen do:downloads.start
do:alerts.listen do:alerts.start do:alerts.is_known
do:evaluations.listen do:tool_checks.listen
do:guard.check
"""

_USER = """
panel:help
view:conversations view:models view:status
command:help.open command:help.key
command:shell.palette command:shell.shortcuts command:shell.activity command:shell.notices
command:shell.quit command:shell.tour
command:chat.find command:chat.search command:chat.rename command:chat.pin command:chat.delete
command:chat.good command:chat.bad command:chat.bookmark
cli:chat cli:run cli:hardware cli:doctor cli:top
tool:save_note tool:search_notes
do:conversations.list do:conversations.rename do:conversations.pin
do:conversations.delete do:conversations.restore do:conversations.runs
do:conversations.run_agents do:conversations.usage
do:run_notes.tags do:run_notes.save do:run_notes.change
do:runs.start_graph
do:memories.forget_conversations
"""

_BUILDER = """
panel:trace panel:agents panel:builder panel:tools panel:evals panel:models panel:dashboards
panel:jobs
view:inspector
ui:file-dialogs ui:drops ui:links ui:open-files
command:trace.open command:trace.search command:trace.export command:trace.find
command:trace.transcript command:trace.bookmark command:trace.origin command:trace.unfold
command:trace.fold
command:agents.open command:agents.new command:agents.sentence command:agents.save
command:agents.undo command:agents.redo command:agents.duplicate command:agents.history
command:agents.remove command:agents.import command:agents.export command:agents.chat
command:builder.open command:builder.new command:builder.save command:builder.undo
command:builder.redo command:builder.add command:builder.find command:builder.outline
command:builder.cut command:builder.copy command:builder.paste command:builder.duplicate
command:builder.delete command:builder.select_all command:builder.pack command:builder.unpack
command:builder.inside command:builder.outside command:builder.arrange command:builder.fit
command:builder.run command:builder.until command:builder.only command:builder.fork
command:builder.step command:builder.stop command:builder.break_before
command:builder.break_after command:builder.earlier command:builder.history
command:builder.chat command:builder.import command:builder.export command:builder.copy_graph
command:builder.remove
command:tools.open command:tools.new command:tools.save command:tools.undo command:tools.redo
command:tools.try command:tools.find command:tools.duplicate command:tools.history
command:tools.remove command:tools.import command:tools.export
command:evals.open command:evals.new command:evals.compare command:evals.save
command:evals.undo command:evals.redo command:evals.add command:evals.duplicate
command:evals.find command:evals.remove command:evals.import command:evals.export
command:evals.history command:evals.pause command:evals.cancel command:evals.report
command:evals.save_report
command:models.open command:models.filter command:models.undo command:models.look
command:model.*
command:jobs.open command:jobs.new command:jobs.save command:jobs.rehearse command:jobs.run
command:jobs.find
cli:job.list cli:job.show cli:job.check
do:jobs.views do:jobs.view do:jobs.check do:jobs.history do:jobs.report do:jobs.save
do:jobs.run_now do:jobs.begin_now do:jobs.stop do:jobs.settled do:jobs.library.*
do:jobs.library.drafts.*
command:dashboards.open command:dashboards.pause command:dashboards.csv
command:dashboards.picture command:dashboards.health
command:shell.pop_out command:shell.copy_log command:shell.open_file
command:chat.inspector command:chat.markdown command:chat.jsonl command:chat.make_case
cli:agents.* cli:tools.* cli:documents.* cli:eval.* cli:runs.list cli:runs.show cli:runs.diff
cli:runs.search cli:runs.export cli:runs.note cli:runs.tokens cli:runs.replay cli:metrics
cli:models.list cli:models.verify cli:engines.list
cli:memory.list cli:memory.show cli:alerts.list cli:alerts.check cli:alerts.history
tool:list_files tool:read_file tool:search_files tool:query_database
do:models.refresh do:models.verify do:models.check do:models.edit do:models.tag
do:models.favourite do:models.note do:models.judge_variants do:models.judge_now
do:models.bandwidth do:models.active_bytes do:models.load_options do:models.tell_all
do:models.header do:models.hardware do:models.rename do:models.note_load
do:models.drafts.* do:models.best.*
do:loading.load do:loading.unload do:loading.try_once do:loading.use do:loading.generate
do:agents.* do:graphs.* do:data_sets.* do:agents.drafts.* do:graphs.drafts.*
do:data_sets.drafts.* do:tool_library.* do:tool_library.drafts.*
do:conversations.export do:conversations.delete_runs do:conversations.delete_places
do:run_reading.find_in_run do:run_reading.export do:run_reading.add_case do:run_reading.compare
do:runs.try_tool do:runs.retry_call do:runs.allow_always do:runs.replays.*
do:recorder.history do:recorder.observe
do:servers.listen do:servers.specs do:servers.view do:servers.glance
do:approvals.decide do:approvals.list do:approvals.forget
do:downloads.is_held_elsewhere
do:sources.sources do:sources.source do:sources.web_address
do:connections.all do:connections.get do:connections.same do:connections.key_is_passing
do:connections.options
do:tool_checks.* do:collections.* do:collections.library.*
do:memories.newest do:memories.with_words do:memories.alike do:memories.list
do:memories.entries do:memories.remember
do:alerts.history
do:evaluations.*
do:records.search do:records.prepare_some do:records.spans do:records.some do:records.note
do:records.notes do:records.save_note do:records.tags do:records.compare do:records.export
do:records.rules do:records.own_rules do:records.size_bytes
"""

ROWS: Mapping[str, Least] = {
    **dict.fromkeys(_BUILDER.split(), "builder"),
    **dict.fromkeys(_USER.split(), "user"),
    **dict.fromkeys(_VISITOR.split(), "visitor"),
}
"""The table; a name that ends with ``*`` is for all that begin so and have no row."""
_KIOSK: Mapping[str, Least] = dict.fromkeys(
    ("command:shell.quit", "ui:file-dialogs", "ui:drops", "ui:links", "ui:menus"),
    "administrator",
)
"""What nobody but an administrator does in a kiosk, whoever else signed in."""
_ELSEWHERE: Mapping[str, Least] = {"ui:menus": "visitor"}
HELD_ONLY = frozenset({"command:shell.lock", "command:shell.sign_in", "command:shell.sign_out"})
"""Commands that mean nothing where roles do not count."""


def least_role(policy: Policy, key: str) -> Least:
    """The least role for something, where roles count for everything."""
    if (said := _found(policy.actions, key)) is not None:
        return said
    if key.startswith("tool:") and (said := policy.tools.get(key[5:])) is not None:
        return said
    return _usual(policy.profile, key)


@cache
def _usual(profile: Profile, key: str) -> Least:
    special = _KIOSK if profile == "kiosk" else _ELSEWHERE
    return special.get(key) or _found(ROWS, key) or HIGHEST


def _found(rows: Mapping[str, Least], key: str) -> Least | None:
    """The row of a key, else the longest that ends with ``*`` and begins it."""
    if key in rows or not rows:
        return rows.get(key)
    parts = key.split(".")
    for count in range(len(parts) - 1, 0, -1):
        if (said := rows.get(".".join(parts[:count]) + ".*")) is not None:
            return said
    return None


def is_for(least: Least, role: Role) -> bool:
    """Whether a role is at least the one that is asked for."""
    return least != "nobody" and ROLES.index(role) >= ROLES.index(least)


def may(policy: Policy, role: Role, key: str) -> bool:
    """Whether a role may do something under a policy."""
    if not policy.held:
        return key not in HELD_ONLY
    return is_for(least_role(policy, key), role)


def matrix(policy: Policy, keys: Iterable[str]) -> dict[str, tuple[Role, ...]]:
    """For each key the roles that may do it."""
    return {key: tuple(role for role in ROLES if may(policy, role, key)) for key in keys}


def tool_roles(policy: Policy, name: str) -> tuple[Role, ...] | None:
    """The roles that the policy leaves a tool; None for all."""
    said = policy.tools.get(name)
    if not policy.held and said is None:
        return None
    least = said if said is not None else least_role(policy, f"tool:{name}")
    return tuple(role for role in ROLES if is_for(least, role))
