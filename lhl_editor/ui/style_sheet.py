"""A theme in, the application's style sheet out: what the standard widgets look like.

Lato's lines are as high as its letters are large, and the ring of an «Å» stands above them: words
have air above and below, which makes their lines as high as the design has them.

Widgets say what they are by properties: `role` (primary, secondary, link, icon, tab, title, …)
and `state` (error, warning, read_only). Nothing else sets a style sheet.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtGui import QColor, QPalette

from lhl_editor.ui.theme import FAMILY, Theme

_SHEET = Template("""
* { font-family: "$family"; font-size: ${px14}px; color: $text; outline: none; }
QMainWindow, QDialog { background: $window; }
QDialog { background: $form; }
QToolTip { background: $popup; color: $text; border: 1px solid $border;
    padding: ${px4}px ${px8}px; }

QFrame[role="pane"] { background: $window; border: none; }
QFrame[role="pane"][state="over"] { border-right: 1px solid $border; }
QFrame[role="form"], QScrollArea[role="form"], QWidget[role="form"] { background: $form;
    border: none; }
QFrame[role="surround"] { background: $surround; border: none; }
QFrame[role="bar"] { background: $window; border: none; border-bottom: 1px solid $line; }
QFrame[role="footer"] { background: $window; border: none; border-top: 1px solid $line; }
QFrame[role="card"] { background: $form; border: 1px solid $border; border-radius: ${px6}px; }
QFrame[role="card"][state="error"] { border: 2px solid $error; }
QFrame[role="popup"] { background: $popup; border: 1px solid $border; border-radius: ${px8}px; }
QFrame[role="line"] { background: $line; border: none; }
QFrame[role="notice"] { background: $advice_surface; border-radius: ${px6}px; }
QFrame[role="notice"][state="error"], QFrame[role="finding"][state="error"] {
    background: $error_surface; }
QFrame[role="notice"][state="warning"], QFrame[role="finding"][state="warning"] {
    background: $warning_surface; }
QFrame[role="finding"][state="advice"] { background: $advice_surface; }
QFrame[role="finding"] { border: none; border-radius: ${px4}px; }
QFrame[role="chip"] { background: $selected_elsewhere; border: none; border-radius: ${px4}px; }

QLabel { background: transparent; border: none; }
QLabel[role="body"], QLabel[role="label"], QLabel[role="error"], QLabel[role="warning"],
QLabel[role="advice"], QLabel[role="done"] { padding: ${px3}px 0; }
QLabel[role="help"], QLabel[role="muted"] { color: $muted; font-size: ${px13}px;
    padding: ${px3}px 0 ${px2}px 0; }
QLabel[role="label"] { font-weight: bold; }
QLabel[role="title"] { font-size: ${px22}px; font-weight: bold;
    padding: ${px5}px 0 ${px3}px 0; }
QLabel[role="welcome"] { font-size: ${px28}px; font-weight: bold;
    padding: ${px6}px 0 ${px2}px 0; }
QLabel[role="lead"] { font-size: ${px15}px; color: $muted; padding: ${px4}px 0 ${px3}px 0; }
QLabel[role="picture"] { border: 1px solid $line; }
QLabel[role="badge"] { font-size: ${px12}px; }
QLabel[role="keys"] { font-size: ${px12}px; color: $muted; background: $window;
    border: 1px solid $line; border-radius: ${px4}px; padding: 0 ${px5}px; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="advice"] { color: $advice; }
QLabel[role="done"] { color: $done; }

QPushButton { background: $form; border: 1px solid $border; border-radius: ${px6}px;
    padding: 0 ${px11}px; min-height: ${px30}px; }
QPushButton:hover { background: $hover; border-color: $text; }
QPushButton:pressed, QPushButton:checked { background: $selected; }
QPushButton:disabled { color: $disabled; border-color: $line; background: transparent; }
QPushButton[role="primary"] { background: $accent; color: $on_accent;
    border: 1px solid $accent; font-weight: bold; }
QPushButton[role="primary"]:hover { background: $focus; border-color: $focus; color: $form; }
QPushButton[role="primary"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[role="link"] { background: transparent; border: 2px solid transparent; color: $link;
    padding: 0 ${px4}px; min-height: ${px20}px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; background: transparent; }
QPushButton[role="link"]:focus { border: 2px solid $focus; border-radius: ${px4}px; }
QPushButton[role="link"]:disabled { color: $disabled; }
QPushButton[role="jump"]:focus { border: 2px solid $focus; }
QPushButton[role="way"] { min-height: ${px52}px; background: transparent;
    border: 2px solid transparent;
    text-align: left; }
QPushButton[role="way"]:hover { background: $hover; }
QPushButton[role="way"]:focus { border: 2px solid $focus; }
QPushButton[role="icon"], QToolButton { background: transparent; border: 2px solid transparent;
    border-radius: ${px6}px; padding: ${px4}px; min-height: ${px16}px; min-width: ${px16}px; }
QPushButton[role="icon"]:hover, QToolButton:hover { background: $hover; }
QPushButton[role="icon"]:pressed, QToolButton:pressed, QToolButton:checked {
    background: $selected; }
QPushButton[role="icon"]:focus, QToolButton:focus { border: 2px solid $focus; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton[role="text"] { padding: ${px4}px ${px8}px; }
QFrame[role="segments"] { background: $form; border: 1px solid $border;
    border-radius: ${px6}px; }
QToolButton[role="segment"] { padding: ${px2}px ${px10}px; border-radius: ${px4}px; }
QToolButton[role="segment"]:checked { background: $selected; color: $accent; font-weight: bold; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
    background: $form; border: 1px solid $border; border-radius: ${px6}px;
    padding: ${px4}px ${px11}px; min-height: ${px22}px;
    selection-background-color: $selected; selection-color: $text;
    placeholder-text-color: $muted; }
QTextEdit { padding: ${px5}px ${px7}px; }
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $text; }
QLineEdit[state="warning"], QTextEdit[state="warning"], QComboBox[state="warning"] {
    border-color: $warning; }
QLineEdit[state="error"], QTextEdit[state="error"], QComboBox[state="error"] {
    border: 2px solid $error;
    padding: ${px3}px ${px10}px; }
QTextEdit[state="error"] { padding: ${px4}px ${px6}px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus {
    border: 2px solid $focus;
    padding: ${px3}px ${px10}px; }
QTextEdit:focus { border: 2px solid $focus; padding: ${px4}px ${px6}px; }
QLineEdit:read-only, QTextEdit[readOnly="true"] { background: $window; border-color: $line; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled { color: $disabled;
    border-color: $line; }
QTextEdit[role="compared"] { background: $form; border: 2px solid transparent;
    padding: ${px2}px; }
QTextEdit[role="compared"]:focus { border: 2px solid $focus; }
QLineEdit[role="text"] { font-size: ${px15}px; padding: ${px4}px ${px9}px; }
QLineEdit[role="text"][state="error"], QLineEdit[role="text"]:focus {
    padding: ${px3}px ${px8}px; }
QTextEdit[role="wrapping"] { padding: ${px5}px ${px11}px 1px ${px11}px; }
QTextEdit[role="wrapping"][state="error"], QTextEdit[role="wrapping"]:focus {
    padding: ${px4}px ${px10}px 0 ${px10}px; }
QLineEdit[role="bare"] { border: none; background: transparent; padding: 0; }
QComboBox::drop-down { border: none; width: ${px24}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${px16}px; height: ${px16}px; }
QComboBox[role="bare"] { border: 2px solid transparent; background: transparent;
    padding: ${px3}px ${px6}px; }
QComboBox[role="bare"]:focus { border: 2px solid $focus; }
QComboBox QAbstractItemView { background: $popup; border: 1px solid $border; padding: ${px4}px;
    selection-background-color: $selected; selection-color: $text; }

QCheckBox, QRadioButton { spacing: ${px8}px; min-height: ${px24}px; border: 2px solid transparent;
    border-radius: ${px4}px; background: transparent; padding-right: ${px4}px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: ${px14}px; height: ${px14}px;
    border: 1px solid $border;
    background: $form; }
QCheckBox::indicator { border-radius: ${px4}px; }
QRadioButton::indicator { border-radius: ${radio_round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $text; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { border: ${radio_edge}px solid $accent; width: ${radio_dot}px;
    height: ${radio_dot}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }

QAbstractItemView { background: transparent; border: none; selection-background-color: $selected;
    selection-color: $text; alternate-background-color: $window; }
QListView[role="card"], QTreeView[role="card"], QTableView[role="card"] { background: $form;
    border: 1px solid $border; border-radius: ${px6}px; }
QListView[role="card"]:focus, QTreeView[role="card"]:focus, QTableView[role="card"]:focus,
QScrollArea[role="card"]:focus {
    border: 2px solid $focus; }
QHeaderView::section { background: $window; color: $muted; border: none;
    border-bottom: 1px solid $line; padding: ${px4}px ${px8}px; font-weight: bold; }
QTableView { gridline-color: $line; }
QTableView[role="card"]::item { padding: 0 ${px8}px; }
QTableView[state="airy"]::item { padding: ${px8}px; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${px10}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${px10}px; margin: 0; }
QScrollBar::handle { background: $disabled; border-radius: ${px3}px; margin: ${px2}px; }
QScrollBar::handle:vertical { min-height: ${px32}px; }
QScrollBar::handle:horizontal { min-width: ${px32}px; }
QScrollBar::handle:hover { background: $border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }

QMenuBar { background: $window; border-bottom: 1px solid $line; padding: ${px2}px ${px8}px; }
QMenuBar::item { background: transparent; padding: ${px5}px ${px8}px; border-radius: ${px4}px; }
QMenuBar::item:selected { background: $selected_elsewhere; }
QMenu { background: $popup; border: 1px solid $border; border-radius: ${px8}px;
    padding: ${px4}px; }
QMenu::item { padding: ${px5}px ${px24}px ${px5}px ${px12}px; border-radius: ${px4}px; }
QMenu::icon { left: ${px8}px; }
QMenu::indicator { left: ${px8}px; width: ${px16}px; height: ${px16}px; }
QMenu::indicator:checked { image: url("$chosen"); }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: ${px4}px ${px8}px; }
QTabBar { background: $window; }
QTabBar::tab { background: transparent; padding: ${px8}px ${px16}px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:focus { background: $selected; }
QTabWidget::pane { border: none; }
QProgressBar { background: $line; border: none; border-radius: ${px2}px; max-height: ${px4}px; }
QProgressBar::chunk { background: $accent; border-radius: ${px2}px; }
QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QSlider::groove:horizontal { height: ${px4}px; background: $line; border-radius: ${px2}px; }
QSlider::handle:horizontal { width: ${px16}px; margin: -${px6}px 0; border-radius: ${px8}px;
    background: $accent; }
QSlider:focus { border: 2px solid $focus; border-radius: ${px4}px; }
""")
_LENGTHS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 22, 24, 28, 30, 32, 52)


def style_sheet(theme: Theme, drawings: dict[str, str]) -> str:
    """The sheet; `drawings` are the paths of the pictures `chevron` and `tick` in its colours."""
    lengths = {f"px{length}": str(theme.px(length)) for length in _LENGTHS}
    return _SHEET.substitute(
        asdict(theme.palette), family=FAMILY, **lengths, **_radio(theme), **drawings
    )


def _radio(theme: Theme) -> dict[str, str]:
    """A radio button is a circle of one size, whatever the text size: Qt draws a square where the
    corners are rounder than half of it."""
    whole = theme.px(14) + 2
    edge = (whole - theme.px(6)) // 2
    sizes = {"radio_round": whole // 2, "radio_edge": edge, "radio_dot": whole - 2 * edge}
    return {name: str(size) for name, size in sizes.items()}


def qt_palette(theme: Theme) -> QPalette:
    """The same colours for what Qt draws without the sheet."""
    role = QPalette.ColorRole
    roles = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "form",
        role.AlternateBase: "window",
        role.Text: "text",
        role.Button: "form",
        role.ButtonText: "text",
        role.BrightText: "on_accent",
        role.ToolTipBase: "popup",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Highlight: "selected",
        role.HighlightedText: "text",
        role.Link: "link",
        role.LinkVisited: "link",
        role.Light: "form",
        role.Mid: "border",
        role.Dark: "border",
        role.Shadow: "line",
    }
    palette = QPalette()
    for each, name in roles.items():
        palette.setColor(each, QColor(getattr(theme.palette, name)))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, theme.colour("disabled"))
    return palette
