"""What is told twice is shown once."""

from __future__ import annotations

from workbench.app.notices import Notices
from workbench.base.errors import RunError


def test_that_the_same_failure_is_shown_once_and_another_beside_it() -> None:
    notices = Notices()
    notices.tell(RunError("it has no value", "Wire it."), "Run")
    notices.tell(RunError("it has no value", "Wire it."), "Run")
    notices.tell(RunError("something else"), "Run")

    assert [notice.reason for notice in notices.items] == ["it has no value", "something else"]
