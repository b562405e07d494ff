"""One Qt style sheet, built from the tokens."""

from __future__ import annotations

from workbench.base.paths import resource
from workbench.ui.theme.tokens import Tokens

BASE = """
* {{ outline: none; }}
QWidget {{ color: {text}; font-size: {body}px; }}
QMainWindow, QDialog, #page {{ background: {window}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 4px 6px;
    font-size: {small}px; }}
QLabel {{ background: transparent; }}
QLabel[role="muted"] {{ color: {muted}; font-size: {small}px; }}
QLabel[role="section"] {{ font-size: {section}px; font-weight: 600; }}
QLabel[role="page"] {{ font-size: {page}px; font-weight: 600; }}
QLabel[role="figure"] {{ font-size: {figure}px; font-weight: 600; }}
QLabel[role="error"] {{ color: {error}; font-size: {small}px; }}
QLabel[role="warning"] {{ color: {warning}; font-size: {small}px; }}
QLabel[role="mono"] {{ font-family: "{mono_family}"; font-size: {mono}px; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {border};
    border-radius: {card_radius}px; }}
QFrame[role="card"]:focus {{ border: 2px solid {accent}; }}
QFrame[role="raised"] {{ background: {raised}; border: 1px solid {border};
    border-radius: {card_radius}px; }}
QFrame[role="surface"] {{ background: {surface}; }}
QFrame[role="line"] {{ background: {border}; border: none; }}
"""

BUTTONS = """
QPushButton {{ background: {surface}; border: 1px solid {border}; border-radius: {radius}px;
    min-height: {inner}px; padding: 0 12px; font-weight: 500; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:disabled {{ color: {muted}; background: {window}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent};
    border: 1px solid {accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[kind="primary"]:disabled {{ background: {border}; color: {muted};
    border-color: {border}; }}
QPushButton[kind="danger"] {{ color: {error}; }}
QPushButton[kind="danger"]:disabled {{ color: {muted}; }}
QPushButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent; }}
QPushButton[kind="quiet"]:hover {{ background: {hover}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; }}
QToolButton {{ background: transparent; border: 2px solid transparent;
    border-radius: {radius}px; padding: 2px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed {{ background: {pressed}; }}
QToolButton:checked {{ background: {accent_weak}; color: {text}; }}
QToolButton::menu-indicator {{ image: none; }}
#kiosk-card {{ min-height: {kiosk_card}px; border-radius: {card_radius}px; padding: 0; }}
QPushButton[touch="true"] {{ min-height: {touch}px; }}
#segmented {{ background: {sunken}; border-radius: {radius}px; }}
#segmented QToolButton {{ padding: 1px 10px; color: {muted}; font-weight: 500; }}
#segmented QToolButton:checked {{ background: {raised}; color: {text}; }}
#rail {{ background: {window}; border-right: 1px solid {border}; }}
#rail QToolButton {{ border-radius: 8px; }}
#status {{ background: {window}; border-top: 1px solid {border}; }}
#status #memory {{ background: {border}; border-radius: 3px; }}
#status QToolButton {{ color: {muted}; font-size: {small}px; padding: 0 6px;
    border-radius: 4px; }}
#status QToolButton:hover {{ color: {text}; }}
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{ background: {field};
    border: 1px solid {border}; border-radius: {radius}px; padding: 0 8px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {inner}px; }}
QLineEdit[touch="true"], QComboBox[touch="true"] {{ min-height: {touch}px; }}
QAbstractSpinBox {{ max-height: {inner}px; }}
QPlainTextEdit, QTextEdit {{ padding: 4px; }}
QTextEdit[role="plain"], QPlainTextEdit[role="plain"], QTextBrowser[role="plain"] {{
    background: transparent; border: none; padding: 0; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus {{ border: 2px solid {accent}; }}
QPlainTextEdit[role="bare"], QPlainTextEdit[role="bare"]:focus,
QPlainTextEdit[role="bare"]:disabled {{ background: transparent;
  border: none; padding: 0px; }}
QLineEdit[role="bare"], QLineEdit[role="bare"]:focus {{ border: none;
    background: transparent; }}
QLineEdit[bad="true"], QPlainTextEdit[bad="true"] {{ border: 2px solid {error}; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {{
    color: {muted}; background: {window}; }}
QAbstractSpinBox {{ padding: 0 0 0 6px; }}
QAbstractSpinBox QLineEdit {{ border: none; background: transparent; padding: 0 0 0 6px;
    min-height: 0; border-radius: 0; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url({icons}/chevron-down-{mode}.svg); width: 14px;
    height: 14px; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {border};
    selection-background-color: {accent_weak}; selection-color: {text}; padding: 4px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 18px; border: none;
    background: transparent; }}
QAbstractSpinBox::up-arrow {{ image: url({icons}/chevron-up-{mode}.svg); width: 10px;
    height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url({icons}/chevron-down-{mode}.svg); width: 10px;
    height: 10px; }}
QCheckBox {{ spacing: 8px; border: 2px solid transparent; border-radius: 4px; }}
QCheckBox:focus {{ border: 2px solid {accent}; }}
QCheckBox::indicator, QListView::indicator {{ width: 14px; height: 14px;
    border: 1px solid {muted}; border-radius: 4px; background: {field}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {accent};
    border-color: {accent}; image: url({icons}/check-{mode}.svg); }}
QRadioButton {{ spacing: 8px; border: 2px solid transparent; border-radius: 4px; }}
QRadioButton:focus {{ border: 2px solid {accent}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {muted};
    border-radius: 8px; background: {field}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {accent};
    border-radius: 8px; background: {on_accent}; }}
"""

VIEWS = """
QAbstractItemView {{ background: {surface}; border: 2px solid transparent;
    alternate-background-color: {window}; selection-background-color: {accent_weak};
    selection-color: {text}; }}
QAbstractItemView:focus {{ border: 2px solid {accent}; }}
QAbstractItemView[role="plain"] {{ background: transparent; }}
QListView::item, QTreeView::item, QTableView::item {{ min-height: {row}px; padding: 0 8px;
    border: none; }}
QListView::item {{ border-radius: {radius}px; }}
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover {{
    background: {hover}; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{
    background: {accent_weak}; color: {text}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: {window}; color: {muted}; border: none;
    border-bottom: 1px solid {border}; padding: 4px 12px 4px 9px; font-size: {small}px;
    font-weight: 500; }}
QTableView {{ gridline-color: transparent; }}
QTableCornerButton::section {{ background: {window}; border: none; }}
QScrollArea {{ background: transparent; border: 2px solid transparent; }}
QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: none; }}
QScrollArea:focus {{ border: 2px solid {accent}; }}
QScrollArea[role="plain"] {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {border}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter::handle:hover {{ background: {accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {border}; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {muted}; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; font-weight: 500; }}
QTabBar[role="header"]::tab {{ height: {header_tab}px; padding: 0 12px; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ background: {hover}; }}
QProgressBar {{ background: {sunken}; border: none; border-radius: 3px; max-height: 6px;
    text-align: center; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QMenu {{ background: {raised}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_weak}; }}
QMenu::item:disabled {{ color: {muted}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QSlider::groove:horizontal {{ height: 4px; background: {border}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 14px; margin: -5px 0; border-radius: 7px;
    background: {accent}; }}
Waterfall {{ border: 2px solid transparent; }}
Waterfall:focus {{ border: 2px solid {accent}; }}
QGraphicsView {{ border: none; background: {surface}; }}
"""


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of the whole program for one set of tokens."""
    colours = tokens.colours
    values: dict[str, object] = {
        name: getattr(colours, name)
        for name in (
            "window",
            "surface",
            "raised",
            "sunken",
            "border",
            "text",
            "muted",
            "accent",
            "on_accent",
            "accent_weak",
            "success",
            "warning",
            "error",
            "info",
            "hover",
            "pressed",
            "accent_hover",
        )
    }
    values |= _sizes(tokens)
    values |= {
        "field": colours.surface if tokens.mode == "light" else colours.sunken,
        "mode": tokens.mode,
        "icons": resource("themes").as_posix(),
    }
    return "".join(part.format(**values) for part in (BASE, BUTTONS, FIELDS, VIEWS))


def _sizes(tokens: Tokens) -> dict[str, object]:
    sizes, kind = tokens.sizes, tokens.type
    return {
        "radius": sizes.radius_px,
        "card_radius": sizes.card_radius_px,
        "inner": tokens.control_px() - 2,
        "touch": tokens.touch_px - 2,
        "kiosk_card": round(sizes.kiosk_card_px * max(1.0, tokens.text_scale)),
        "header_tab": tokens.control_px() + 10,
        "row": tokens.row_px(),
        "body": tokens.text_px(kind.body_px),
        "small": tokens.text_px(kind.small_px),
        "section": tokens.text_px(kind.section_px),
        "page": tokens.text_px(kind.page_px),
        # Large as it is, it grows less than other text: it must find room in a tile.
        "figure": round(kind.figure_px * min(tokens.text_scale, 1.25)),
        "mono": tokens.text_px(kind.mono_px),
        "mono_family": kind.mono_family,
    }
