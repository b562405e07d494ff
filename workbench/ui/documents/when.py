"""When something was, as one says it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from workbench.ui.widgets.two_lines import ago

_WEEK_S = 6 * 86_400.0


def when_words(time_s: float, now_s: float) -> str:
    """A time in words.

    Args:
        time_s: When it was, seconds since 1970.
        now_s: The time now, in the same way.
    """
    locale, time = QLocale(), QDateTime.fromSecsSinceEpoch(int(time_s))
    today = QDateTime.fromSecsSinceEpoch(int(now_s)).date()
    clock = locale.toString(time.time(), QLocale.FormatType.ShortFormat)
    if time.date() == today:
        past = ago(max(0.0, now_s - time_s))
        pattern = tr("Today, {0}") if past == tr("now") else tr("Today, {0} · {1} ago")
        return pattern.format(clock, past)
    if time.date().addDays(1) == today:
        return tr("Yesterday, {0}").format(clock)
    if now_s - time_s < _WEEK_S:
        return f"{locale.dayName(time.date().dayOfWeek())}, {clock}"
    return f"{locale.toString(time.date(), QLocale.FormatType.ShortFormat)}, {clock}"


def tr(text: str) -> str:
    """A text about documents in the language of the program."""
    return QCoreApplication.translate("documents", text)
