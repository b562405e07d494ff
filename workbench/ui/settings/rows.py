"""Which settings there are on screen, with their words and their editors, in their order."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.base.sizes import MB
from workbench.policy.roles import Role
from workbench.ui.language.language import NAMES
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.settings.audit_rows import AUDIT_ROWS
from workbench.ui.settings.model_rows import MODEL_ROWS
from workbench.ui.settings.row import SettingRow
from workbench.ui.settings.run_rows import RUN_ROWS
from workbench.ui.settings.server_rows import SERVER_ROWS


def tr(text: str) -> str:
    """A text of this file, translated."""
    return QCoreApplication.translate("settings", text)


def role_word(role: Role) -> str:
    """What somebody of a role is called."""
    return tr(dict(_ROLES)[role])


_ROLES: tuple[tuple[Role, str], ...] = (
    ("administrator", QT_TRANSLATE_NOOP("settings", "Administrator")),
    ("builder", QT_TRANSLATE_NOOP("settings", "Builder")),
    ("user", QT_TRANSLATE_NOOP("settings", "User")),
    ("visitor", QT_TRANSLATE_NOOP("settings", "Visitor")),
)
ROWS: tuple[SettingRow, ...] = (
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Appearance"),
        "theme",
        QT_TRANSLATE_NOOP("settings", "Theme"),
        QT_TRANSLATE_NOOP("settings", "System follows your desktop."),
        "choice",
        (
            ("system", QT_TRANSLATE_NOOP("settings", "System")),
            ("light", QT_TRANSLATE_NOOP("settings", "Light")),
            ("dark", QT_TRANSLATE_NOOP("settings", "Dark")),
        ),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Appearance"),
        "text_scale",
        QT_TRANSLATE_NOOP("settings", "Text size"),
        QT_TRANSLATE_NOOP("settings", "Size of all text. Ctrl+= and Ctrl+- change it too."),
        "number",
        least=80,
        most=200,
        step=10,
        suffix=" %",
        factor=0.01,
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Appearance"),
        "reduce_motion",
        QT_TRANSLATE_NOOP("settings", "Reduce motion"),
        QT_TRANSLATE_NOOP("settings", "No animation at all."),
        "switch",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Appearance"),
        "language",
        QT_TRANSLATE_NOOP("settings", "Language"),
        QT_TRANSLATE_NOOP("settings", "Changes at once; what you do goes on."),
        "choice",
        (("", QT_TRANSLATE_NOOP("settings", "System")), *NAMES.items()),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Appearance"),
        "first_steps",
        QT_TRANSLATE_NOOP("settings", "First steps"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Shown when the window opens, until they were ended once. Help shows them again "
            "at any time.",
        ),
        "switch",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Agents"),
        "default_agent",
        QT_TRANSLATE_NOOP("settings", "Agent of a new chat"),
        QT_TRANSLATE_NOOP("settings", "Chats you start with Ctrl+N use this agent."),
        "agent",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Agents"),
        "default_model",
        QT_TRANSLATE_NOOP("settings", "Default model"),
        QT_TRANSLATE_NOOP("settings", "For agents that name no model."),
        "model",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Agents"),
        "agents_at_once",
        QT_TRANSLATE_NOOP("settings", "Agents at a time"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Most agents that run side by side; the next one waits for its turn. One that "
            "waits for your answer counts, too.",
        ),
        "number",
        least=0,
        most=100,
        zero=QT_TRANSLATE_NOOP("settings", "no limit"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Agents"),
        "approval_limit_s",
        QT_TRANSLATE_NOOP("settings", "Approvals wait"),
        QT_TRANSLATE_NOOP(
            "settings",
            "A tool call or a step that nobody allows within that time counts as denied, and "
            "the run goes on without it.",
        ),
        "number",
        least=1,
        most=10_080,
        step=5,
        suffix=" min",
        factor=60.0,
    ),
    *MODEL_ROWS,
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Privacy"),
        "acting_role",
        QT_TRANSLATE_NOOP("settings", "You act as"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Tools may be for some roles only; no agent can use the others. Anyone who can "
            "open these settings can change it.",
        ),
        "choice",
        _ROLES,
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Privacy"),
        "confirm_links",
        QT_TRANSLATE_NOOP("settings", "Ask before opening links"),
        QT_TRANSLATE_NOOP("settings", "Shows the whole address of a link before it opens."),
        "switch",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Network"),
        "network",
        QT_TRANSLATE_NOOP("settings", "Finding and fetching models"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Only a search or a download that you start, and what goes to a server that you "
            "connected, reaches beyond this machine. Off refuses that too.",
        ),
        "choice",
        (
            ("on", QT_TRANSLATE_NOOP("settings", "When I ask")),
            ("off", QT_TRANSLATE_NOOP("settings", "Off")),
        ),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Network"),
        "hub_address",
        QT_TRANSLATE_NOOP("settings", "Address of the hub"),
        QT_TRANSLATE_NOOP(
            "settings",
            "A mirror that speaks the language of huggingface.co. Empty takes HF_ENDPOINT, "
            "else the hub itself.",
        ),
        "text",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Network"),
        "mirrors",
        QT_TRANSLATE_NOOP("settings", "Web mirrors"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Addresses of folders with a models.json behind a web server, one a line.",
        ),
        "lines",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Network"),
        "proxy",
        QT_TRANSLATE_NOOP("settings", "Proxy"),
        QT_TRANSLATE_NOOP(
            "settings",
            "For searches and downloads, such as http://proxy.example:3128. Empty takes what "
            "the system says in HTTPS_PROXY.",
        ),
        "text",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Network"),
        "download_rate_bytes_per_s",
        QT_TRANSLATE_NOOP("settings", "Most speed of downloads"),
        QT_TRANSLATE_NOOP("settings", "Over all downloads together, from the next one on."),
        "number",
        least=0,
        most=10_000,
        step=1,
        suffix=" MB/s",
        factor=MB,
        zero=QT_TRANSLATE_NOOP("settings", "no limit"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Dashboards"),
        "dashboard_interval_s",
        QT_TRANSLATE_NOOP("settings", "Sampling"),
        QT_TRANSLATE_NOOP("settings", "Time between two measurements."),
        "number",
        least=0.1,
        most=10,
        step=0.1,
        decimals=1,
        suffix=" s",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Dashboards"),
        "remote_prompt_price",
        QT_TRANSLATE_NOOP("settings", "Remote price of prompts"),
        QT_TRANSLATE_NOOP(
            "settings",
            "What a server elsewhere asks for a million tokens that it reads. The dashboards "
            "tell what your tokens would have cost there.",
        ),
        "number",
        least=0,
        most=1_000_000,
        step=0.1,
        decimals=3,
        zero=QT_TRANSLATE_NOOP("settings", "not set"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Dashboards"),
        "remote_answer_price",
        QT_TRANSLATE_NOOP("settings", "Remote price of answers"),
        QT_TRANSLATE_NOOP("settings", "The same for a million tokens that it writes."),
        "number",
        least=0,
        most=1_000_000,
        step=0.1,
        decimals=3,
        zero=QT_TRANSLATE_NOOP("settings", "not set"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Dashboards"),
        "remote_currency",
        QT_TRANSLATE_NOOP("settings", "Currency"),
        QT_TRANSLATE_NOOP("settings", "Of both prices, such as USD or EUR."),
        "text",
    ),
    *RUN_ROWS,
    *AUDIT_ROWS,
    *SERVER_ROWS,
)
