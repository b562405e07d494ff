"""The settings page "Profile and roles": what it signs, and what it refuses."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.policies import ANNA, BEN, CHEAP, PINS
from tests.ui.recorded import Shell, shell
from workbench.app.workbench import Workbench
from workbench.policy import pins
from workbench.policy.standing import find_standing
from workbench.ui.settings.profile_card import ProfileCard
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]


@pytest.fixture
def card(
    qtbot: QtBot,
    workbench: Workbench,
    theme: Theme,
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
) -> ProfileCard:
    monkeypatch.setattr(pins, "USUAL", CHEAP)
    made = ProfileCard(workbench, theme, shell)
    qtbot.addWidget(made)
    return made


def add(card: ProfileCard, name: str, pin: str) -> None:
    """Add a person as somebody types it."""
    card.people.add.click()
    row = card.people.rows[-1]
    row.name.setText(name)
    row.pin.setText(pin)
    card.people.edited.emit()


async def test_from_a_plain_desktop_to_a_signed_kiosk(
    card: ProfileCard, workbench: Workbench
) -> None:
    assert "nobody signs in" in card.now.text()
    await card._save()
    assert "administrator" in card.result.text()  # nobody could change it again
    card.profile._group.button(1).click()
    add(card, ANNA, PINS[ANNA])
    add(card, BEN, PINS[BEN])
    card.title.setText("Fragen an das Museum")
    card.agents.setPlainText("starter\n\n calculator \n")
    card.others.setChecked(True)
    card.others_then.setChecked(True)  # of a clinic only
    await card._save()
    assert card.result.text().startswith("Signed as number 1")

    found = find_standing(workbench.paths)
    assert found.problem == ""
    assert found.policy.profile == "kiosk"
    assert found.policy.see_others == ("administrator",)
    assert found.policy.agents == {"visitor": ("starter", "calculator")}
    assert [one.role for one in found.policy.people] == ["administrator", "user"]
    assert all(row.pin.text() == "" for row in card.people.rows)

    card.pin.setText("wrong horse")
    await card._save()
    assert "not the PIN" in card.result.text()
    card.people.rows[1].remove_asked.emit()
    card.pin.setText(PINS[ANNA])
    await card._save()
    assert [one.name for one in find_standing(workbench.paths).policy.people] == [ANNA]


@pytest.mark.parametrize(
    ("name", "pin", "said"),
    [
        ("Ann", "short", "at least 8"),
        ("Ann", "11111111", "guessed first"),
        ("", "x" * 9, "admin"),
    ],
)
async def test_that_what_cannot_be_signed_is_told_and_nothing_is_written(
    card: ProfileCard, workbench: Workbench, name: str, pin: str, said: str
) -> None:
    add(card, name, pin)
    await card._save()

    assert said in card.result.text()
    assert not (workbench.paths.data / "policy.yaml").exists()
    assert card.save.isEnabled()
