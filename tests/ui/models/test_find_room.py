"""Finding by filters and keys, and what strangers' names and cards can do: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
)

from tests.hub.names import HOSTILE
from tests.ui.recorded import Shell, shell, until
from workbench.app.workbench import Workbench
from workbench.base.errors import PolicyError, TransferError
from workbench.models.advice import judge_variant
from workbench.models.downloads.queue_file import Download, Wanted
from workbench.models.downloads.values import Progress, RemoteFile
from workbench.models.fit import FitVerdict
from workbench.models.sources.values import Query, SourceModel, SourcePage, Variant
from workbench.ui.chat.inline import visible
from workbench.ui.models.download_list import DownloadList
from workbench.ui.models.find import LIMIT, FindView
from workbench.ui.models.found_delegate import FoundDelegate
from workbench.ui.models.found_rows import (
    CHIPS,
    FoundModels,
    Shape,
    chips_of,
    likely_fits,
    shown_name,
)
from workbench.ui.models.source_page import SourcePageView
from workbench.ui.models.speed_plot import KEPT_S, SpeedPlot
from workbench.ui.models.variant_table import VariantTable
from workbench.ui.theme.theme import Theme

__all__ = ["shell"]
GB = 1_000_000_000
SMALL = SourceModel("a/small", "hub", "small", licence="mit", downloads=5, likes=9, updated_s=1,
                    parameters=GB // 2, can_call_tools=True,
                    tags=("conversational",))  # fmt: skip
LARGE = SourceModel("b/large", "hub", "large", downloads=50, likes=1, updated_s=9,
                    parameters=70 * GB, gated=True)  # fmt: skip
FIT = FitVerdict("cpu", 400, 300, 200, 2000, 4096, 8192, "Needs 900 B of 2000 B free.")
UNTOLD = SourceModel("C/untold", "hub", "untold", downloads=7, likes=3, updated_s=5)


@pytest.fixture
def found() -> FoundModels:
    made = FoundModels()
    made.set_items((SMALL, LARGE, UNTOLD))
    return made


@pytest.fixture
def find(workbench: Workbench, theme: Theme, shell: Shell) -> Iterator[FindView]:
    made = FindView(workbench.sources, workbench.models, theme, shell)
    made.resize(1100, 600)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def ids(model: FoundModels) -> list[str]:
    return [item.id[0] for item in model.items]


@pytest.mark.parametrize(
    ("shape", "order"),
    [
        (Shape("downloads"), ["b", "C", "a"]),
        (Shape("likes"), ["a", "C", "b"]),
        (Shape("updated"), ["b", "C", "a"]),
        (Shape("name"), ["a", "b", "C"]),
        (Shape(size="tiny"), ["a"]),
        (Shape(size="large"), ["b"]),
        (Shape(fits_only=True, free_bytes=8 * GB), ["a"]),
    ],
)
def test_that_results_are_filtered_and_sorted(
    found: FoundModels, shape: Shape, order: list[str]
) -> None:
    found.set_shape(shape)
    assert ids(found) == order
    assert len(found.found) == 3


def test_that_badges_say_what_matters() -> None:
    assert chips_of(SMALL, 8 * GB) == (
        ("≈ fits", "neutral"),
        ("tools", "accent"),
        ("chat", "info"),
        ("mit", "neutral"),
    )
    assert chips_of(LARGE, 8 * GB) == (("≈ too large", "warning"), ("gated", "warning"))
    assert chips_of(LARGE, 8 * GB, FIT)[0] == ("CPU", "neutral"), "the estimator knows better"
    assert likely_fits(UNTOLD, 8 * GB) is None
    assert likely_fits(SMALL, 0) is None


def test_that_the_filters_make_the_query(find: FindView) -> None:
    assert find.choose_source("hugging_face")
    filters = find.filters
    filters.task.setCurrentIndex(filters.task.findData("embedding"))
    filters.licence.setCurrentIndex(filters.licence.findData("mit"))
    filters.sort.setCurrentIndex(filters.sort.findData("likes"))
    assert filters.query("x", 9) == Query(
        "x", licence="mit", task="embedding", sort="likes", limit=9
    )
    assert filters.narrow
    filters.widen()
    assert filters.query("", 9) == Query("", sort="likes", limit=9)


def test_that_each_source_offers_the_orders_it_knows(find: FindView) -> None:
    def offered() -> list[str]:
        box = find.filters.sort
        return [box.itemData(row) for row in range(box.count())]

    assert find.choose_source("hugging_face")
    assert offered() == ["downloads", "likes", "updated"]
    find.filters.sort.setCurrentIndex(2)
    assert find.choose_source("catalogue")
    assert offered() == ["downloads", "updated", "name"]
    assert find.filters.sort.currentData() == "updated", "what was chosen stays if it can"
    assert find.filters.sort.itemText(0) == "Smallest first"
    tasks = [find.filters.task.itemData(row) for row in range(find.filters.task.count())]
    assert set(tasks) >= {"routing", "chat", "code", "reasoning", "embedding"}


def test_that_the_filter_and_the_badge_go_by_the_one_estimator(found: FoundModels) -> None:
    too_large = replace(FIT, verdict="wont_fit")
    found.set_fits({SMALL.id: too_large, LARGE.id: FIT})
    found.set_shape(Shape(fits_only=True, free_bytes=8 * GB))
    assert ids(found) == ["b"], "not by the number of weights"
    tip = str(found.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert FIT.sentence in tip
    found.set_shape(Shape(free_bytes=8 * GB))
    assert ("Won't fit", "error") in found.index(ids(found).index("a")).data(CHIPS)


def test_that_a_source_keeps_its_own_order(found: FoundModels) -> None:
    found.set_shape(Shape(by_source=True))
    assert ids(found) == ["a", "b", "C"]


async def test_that_the_catalogue_is_judged_by_its_shapes(find: FindView, shell: Shell) -> None:
    assert find.choose_source("catalogue")
    find.run()
    await until(lambda: find.model.items and len(find.model.fits) >= len(find.model.found), 60)
    for row, item in enumerate(find.model.items):
        chips = dict(find.model.index(row).data(CHIPS))
        assert find.model.fits[item.id].sentence
        assert not any("≈" in chip for chip in chips), "its shape is known"
        assert chips.keys() & {"routing", "chat", "code", "reasoning", "embedding"}
    await shell.close()


def test_that_a_network_that_is_off_is_not_blamed_on_the_source(find: FindView) -> None:
    assert find.choose_source("hugging_face")
    find._tell_failure(PolicyError("the settings keep this program off the network", "Change."))
    assert find.state.title.text() == "Hugging Face was not asked: the network is off"
    assert next(iter(find.state.buttons)) == "catalogue"
    find._tell_failure(TransferError("the hub cannot be reached", "Check."))
    assert find.state.title.text() == "Hugging Face does not answer"


def test_that_a_file_that_is_no_model_is_not_offered(theme: Theme) -> None:
    table = VariantTable(theme)
    zipped, sound = (
        Variant(name, "Q4_K_M", (RemoteFile(f"http://h/{name}", name, 9),))
        for name in ("zip", "sound")
    )
    table.show_variants((zipped, sound))
    table.show_refused(zipped, "'zip' is a ZIP archive, no GGUF file")
    table.show_judged([judge_variant(sound, FIT, 1e10)])
    assert not table.buttons[0].isEnabled()
    assert "ZIP" in table.notes[0].text()
    assert "usual choice" not in table.notes[0].text()
    assert table.choices.checkedId() == 1
    assert table.buttons[1].isEnabled()
    asked: list[Variant] = []
    table.fetch_asked.connect(asked.append)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked == [sound]
    table.deleteLater()


def test_that_the_end_of_the_list_asks_for_more_and_keeps_the_place(
    find: FindView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(find, "_ask", lambda: asked.append(find._limit))
    many = [replace(LARGE, id=f"m/{number:04}") for number in range(2 * LIMIT)]
    find._asked = 1
    find._show_found(many[:LIMIT])
    assert find.more.isVisibleTo(find)
    assert find.note.text() == "The first 200"
    bar = find.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert not asked
    bar.setValue(bar.maximum())
    bar.setValue(bar.maximum() - 1)
    bar.setValue(bar.maximum())
    assert asked == [2 * LIMIT], "once while an answer is awaited"
    find.list.setCurrentIndex(find.model.index(150))
    find.page.show_page(SourcePage(many[150], (), ""))
    find.busy.hide()
    find._show_found(many)
    assert find.list.currentIndex().row() == 150
    assert len(find.model.items) == 2 * LIMIT
    find._show_found(many[:-1])
    assert not find.more.isVisibleTo(find), "the source has no more"


async def test_that_a_token_can_be_kept_in_a_file_where_there_is_no_keyring(
    find: FindView, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[str, bool]] = []

    def keep(_kind: str, token: str, _address: str, *, in_file: bool) -> bool:
        kept.append((token, in_file))
        return in_file

    monkeypatch.setattr(find._sources, "set_token", keep)
    assert find.choose_source("hugging_face")
    for wanted in (False, True):
        find.page.token.in_file.setChecked(wanted)
        find.page.token.field.setText("secret")
        find.page.token.button.click()
        await until(lambda: not shell.tasks)
    assert kept == [("secret", False), ("secret", True)]
    assert "until you quit" in shell.notices[0].hint
    assert not shell.notices[1].hint
    await shell.close()


def test_that_filters_a_source_does_not_know_are_named(find: FindView) -> None:
    find._asked = 1
    find._show_found((SMALL,), ("task routing",))
    assert "not all filters" in find.note.text()
    assert "task routing" in find.note.toolTip()


def test_that_keys_lead_into_the_results_and_out_again(find: FindView) -> None:
    find.model.set_items((SMALL, LARGE, UNTOLD))
    find.stack.setCurrentIndex(1)
    find.activateWindow()
    find.search.setFocus()
    QTest.keyClick(find.search, Qt.Key.Key_Down)
    assert find.list.hasFocus()
    find.list.setCurrentIndex(find.model.index(0))
    QTest.keyClick(find.list, Qt.Key.Key_Down)
    assert find.list.currentIndex().row() == 1
    variants = (Variant("Q4_0", "Q4_0", (RemoteFile("http://h/x", "x", 9),)),)
    find.page.show_page(SourcePage(LARGE, variants, "# Card"))
    find._rest.stop()
    QTest.keyClick(find.list, Qt.Key.Key_Return)
    choice = find.page.variants.choices.button(0)
    assert choice.hasFocus()
    QTest.keyClick(choice, Qt.Key.Key_Escape)
    assert find.list.hasFocus()
    QTest.keyClick(find.list, Qt.Key.Key_Escape)
    assert find.search.hasFocus()


def test_that_filters_that_hide_everything_say_so(find: FindView) -> None:
    find._asked = 1
    find.filters.parameters.setCurrentIndex(find.filters.parameters.findData("middle"))
    find._show_found((SMALL, LARGE))
    assert find.stack.currentIndex() == 0
    assert "2 were found" in find.state.body.text()
    assert list(find.state.buttons) == ["widen"]


def test_that_hostile_names_are_shown_harmless_on_one_line(theme: Theme, shell: Shell) -> None:
    """S6: in lists, on pages and among downloads."""
    view = QListView()
    delegate = FoundDelegate(theme, view)
    model = FoundModels(view)
    items = [replace(SMALL, id=name, licence=name) for name in HOSTILE if name]
    model.set_items(items)
    view.setModel(model)
    picture = QPixmap(QSize(300, 70))
    option = QStyleOptionViewItem()
    option.rect = picture.rect()
    option.state = QStyle.StateFlag.State_Enabled
    for row in range(model.rowCount()):
        index = model.index(row)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = str(index.data(role))
            assert visible(text) == text
            assert "\n" not in text
        painter = QPainter(picture)
        delegate.paint(painter, option, index)
        painter.end()
    page = SourcePageView(theme, shell)
    downloads = DownloadList(theme)
    for number, name in enumerate(HOSTILE):
        file = RemoteFile("http://h/x", name, 9)
        variants = (Variant(name, "", (file,)),)
        page.show_page(SourcePage(replace(SMALL, id=name), variants, f"# {name}\n{name}"))
        assert page.minimumSizeHint().width() < 900, ascii(name)
        assert len(shown_name(name)) <= 2000
        if number % 10 == 0:
            downloads.show_downloads((Download(Wanted("1", name, (file,), source=name)),))
            title = downloads.cards["1"].title.text()
            assert visible(title) == title
            downloads.show_downloads(())
    for widget in (view, page, downloads):
        widget.deleteLater()


def test_that_a_card_fetches_nothing_and_reads_no_html(theme: Theme, shell: Shell) -> None:
    """S7: pictures, styles and scripts of a card stay text or nothing."""
    page = SourcePageView(theme, shell)
    card = (
        "# Title\n![a](http://e.example/a.png) <img src='http://e.example/b.png'>\n"
        "<script>alert(1)</script>\n\n[link](javascript:alert(1)) [l](file:///etc/passwd)\n"
    )
    page.show_page(SourcePage(SMALL, (), card))
    text = page.card.toPlainText()
    assert "Title" in text
    assert "<script>" in text or "alert" in text
    assert page.card.loadResource(2, "http://e.example/a.png") is None
    page.deleteLater()


def test_that_the_plot_keeps_the_last_minutes(theme: Theme) -> None:
    plot = SpeedPlot(theme)
    for number in range(10):
        plot.add(number * 1e6, now_s=100.0 + number)
    assert plot.rates[-1] == 9e6
    assert "9.0 MB/s" in plot.accessibleName()
    plot.add(1e6, now_s=100.0 + KEPT_S + 20)
    assert plot.rates == (1e6,)
    plot.deleteLater()


def test_that_a_failed_download_is_tried_again_and_a_rate_is_asked_for(theme: Theme) -> None:
    view = DownloadList(theme)
    wanted = Wanted("1", "M", (RemoteFile("http://h/m", "m", 9_000_000),))
    progress = Progress("fetching", 5_000_000, 9_000_000, 1e6)
    view.show_downloads((Download(wanted, "fetching", progress),))
    card = view.cards["1"]
    assert not card.plot.isHidden()
    view.show_downloads((Download(wanted, "failed", progress, "No answer", "Try later"),))
    assert card.plot.isHidden()
    assert card.buttons["resume"].text().strip() == "Try again"
    assert card.words.property("role") == "error"
    assert card.words.text() == "No answer. Try later · 5.0 MB of 9.0 MB kept"
    done = Download(wanted, "finished", progress, model_digest="d")
    view.show_downloads((done,), {"d": "it has no tokenizer"})
    assert "does not load: it has no tokenizer" in card.words.text()
    assert card.words.property("role") == "error"
    view.show_downloads((done,))
    assert card.words.text() == "ready · 9.0 MB"
    asked: list[float] = []
    view.limited.connect(asked.append)
    view.show_limit(2e6)
    assert not asked
    view.limit.setValue(3.5)
    assert asked == [3_500_000.0]
    view.deleteLater()


def test_that_an_unknown_row_has_no_children(found: FoundModels) -> None:
    assert found.rowCount(found.index(0)) == 0
    assert found.rowCount(QModelIndex()) == 3


def test_that_the_order_is_written_out_whatever_the_source(find: FindView) -> None:
    find.show()
    sort = find.filters.sort
    for kind in ("catalogue", "folder", "mirror", "hugging_face"):
        find.filters.show_orders(kind)
        QApplication.processEvents()
        text = max((sort.itemText(n) for n in range(sort.count())), key=len)
        option = QStyleOptionComboBox()
        sort.initStyleOption(option)
        room = sort.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField
        )
        assert room.width() >= sort.fontMetrics().horizontalAdvance(text), kind
