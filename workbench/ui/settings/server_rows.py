"""The settings of the local server, with their words and their editors."""

from __future__ import annotations

from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.settings.row import SettingRow

_SECTION = QT_TRANSLATE_NOOP("settings", "Local server")

SERVER_ROWS: tuple[SettingRow, ...] = (
    SettingRow(
        _SECTION,
        "server_on",
        QT_TRANSLATE_NOOP("settings", "Turn it on with the window"),
        QT_TRANSLATE_NOOP(
            "settings", "Other programs can use models, agents and graphs by the OpenAI API."
        ),
        "switch",
    ),
    SettingRow(
        _SECTION,
        "server_port",
        QT_TRANSLATE_NOOP("settings", "Port"),
        QT_TRANSLATE_NOOP("settings", "From the next time it is turned on, like all of these."),
        "number",
        least=1,
        most=65_535,
    ),
    SettingRow(
        _SECTION,
        "server_keyless",
        QT_TRANSLATE_NOOP("settings", "No key on this machine"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Programs of this machine need no key then. Web pages are refused all the same.",
        ),
        "switch",
    ),
    SettingRow(
        _SECTION,
        "server_queue",
        QT_TRANSLATE_NOOP("settings", "Requests of one model"),
        QT_TRANSLATE_NOOP(
            "settings",
            "As many are answered or wait; the next one is told when to come again.",
        ),
        "number",
        least=1,
        most=10_000,
    ),
    SettingRow(
        _SECTION,
        "server_beyond",
        QT_TRANSLATE_NOOP("settings", "Other machines"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Lets it listen at another address than 127.0.0.1. Only for an administrator, and "
            "with a certificate.",
        ),
        "switch",
    ),
    SettingRow(
        _SECTION,
        "server_host",
        QT_TRANSLATE_NOOP("settings", "Address"),
        QT_TRANSLATE_NOOP(
            "settings", "127.0.0.1 is this machine only; 0.0.0.0 is every address it has."
        ),
        "text",
    ),
    SettingRow(
        _SECTION,
        "server_tls_cert",
        QT_TRANSLATE_NOOP("settings", "Certificate"),
        QT_TRANSLATE_NOOP("settings", "File of the certificate chain, as PEM."),
        "text",
    ),
    SettingRow(
        _SECTION,
        "server_tls_key",
        QT_TRANSLATE_NOOP("settings", "Key of the certificate"),
        QT_TRANSLATE_NOOP("settings", "File of its private key, as PEM, without a password."),
        "text",
    ),
    SettingRow(
        _SECTION,
        "server_names",
        QT_TRANSLATE_NOOP("settings", "Names of this machine"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Names by which other machines call it, one a line, such as box.example; a request "
            "by any other name is refused.",
        ),
        "lines",
    ),
    SettingRow(
        _SECTION,
        "server_origins",
        QT_TRANSLATE_NOOP("settings", "Web pages"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Addresses of pages that may ask it, one a line, such as http://localhost:3000. "
            "All others are refused.",
        ),
        "lines",
    ),
)
