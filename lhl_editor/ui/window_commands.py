"""What can be asked of one window: its commands, each with what it does and why it cannot now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command, command

if TYPE_CHECKING:
    from lhl_editor.ui.main_window import MainWindow

Why = Callable[[], str]
Writing = QLineEdit | QTextEdit | QPlainTextEdit


def window_commands(window: MainWindow) -> dict[str, Command]:
    """Every command by its code."""
    made = (
        *_file_commands(window),
        *_edit_commands(window),
        *_insert_commands(window),
        *_view_commands(window),
        *_finding_commands(window),
        *_version_commands(window),
        *_compare_commands(window),
        *_help_commands(window),
    )
    return {each.code: each for each in made}


def _file_commands(window: MainWindow) -> tuple[Command, ...]:
    document, program = partial(_no_document, window), window.program
    return (
        command("file.new", lambda: program.open_new(window, example=False)),
        command("file.new_from_example", lambda: program.open_new(window, example=True)),
        command("file.open", window.choose_file),
        command("file.save", _part(window, "filing", "save"), document),
        command("file.save_as", _part(window, "filing", "save_as"), document),
        command("file.revert", _part(window, "filing", "revert"), _saved(window)),
        command("file.export", window.export, document),
        command("file.publish", _part(window, "history", "publish"), document),
        command("file.print", window.print_pages, _no_page(window)),
        command("file.settings", window.show_settings),
        command("file.close", window.close),
        command("file.quit", program.quit),
    )


def _edit_commands(window: MainWindow) -> tuple[Command, ...]:
    def words(code: str, title: str) -> Callable[[], str]:
        def worded() -> str:
            what = getattr(window.session, title) if window.session else ""
            return say(f"window.{code}", what=what) if what else ""

        return worded

    def change() -> str:
        return _no_document(window) or (window.items.why_not_change() if window.items else "")

    def move(by: int) -> str:
        return _no_document(window) or (window.items.why_not_move(by) if window.items else "")

    no_document = partial(_no_document, window)

    def can(title: str, code: str) -> Why:
        def why() -> str:
            if reason := _read_only(window):
                return reason
            return "" if getattr(window.session, title) else say(f"window.why.{code}")

        return why

    return (
        command(
            "edit.undo",
            window.undo,
            can("undo_title", "nothing_to_undo"),
            worded=words("undo", "undo_title"),
        ),
        command(
            "edit.redo",
            window.redo,
            can("redo_title", "nothing_to_redo"),
            worded=words("redo", "redo_title"),
        ),
        command("edit.cut", partial(_write, "cut"), _no_text),
        command("edit.copy", window.copy, lambda: _no_copy(window)),
        command("edit.paste", partial(_write, "paste"), _no_text),
        command("edit.paste_plain", partial(_write, "paste_plain"), _no_text),
        command("edit.find", partial(window.show_find, replacing=False), no_document),
        command("edit.replace", partial(window.show_find, replacing=True), no_document),
        command("edit.duplicate", _part(window, "items", "duplicate"), change),
        command("edit.move_up", _part(window, "items", "move", -1), partial(move, -1)),
        command("edit.move_down", _part(window, "items", "move", +1), partial(move, +1)),
        command("edit.delete", window.delete, change),
    )


def _insert_commands(window: MainWindow) -> tuple[Command, ...]:
    read_only = partial(_read_only, window)
    new = tuple(
        command(f"insert.{name}", partial(_insert, window, kind), read_only)
        for name, kind in _KINDS.items()
    )
    text = tuple(
        command(f"insert.{name}", partial(_write, method), _no_rich_text)
        for name, method in _TEXT_METHODS.items()
    )
    same = command("insert.same_kind", partial(_insert, window, ""), read_only)
    return (same, *new, *text)


_KINDS = {
    "sub_goal": "sub_goal",
    "message": "pillar",
    "tool": "tool",
    "target_group": "target_group",
    "organisation": "organisation",
    "own_chapter": "own_chapter",
    "own_page": "own_page",
    "activity": "activity",
}
_TEXT_METHODS = {
    "link": "want_link",
    "page_reference": "want_page_reference",
    "list": "toggle_list",
    "bold": "toggle_bold",
    "italic": "toggle_italic",
}


def _view_commands(window: MainWindow) -> tuple[Command, ...]:
    document, page = partial(_no_document, window), _no_page(window)

    editing = partial(_not_editing, window)

    of_bench, of_page = partial(_part, window, "bench"), partial(_part, window, "page")

    def shown(name: str) -> Callable[[], bool]:
        def is_shown() -> bool:
            pane = getattr(window.bench, name, None)
            return pane is not None and pane.isVisible()

        return is_shown

    def theme(name: str) -> Command:
        chosen = window.program.preferences
        return command(
            f"view.{name}",
            lambda: window.program.change(theme=name),
            checked=lambda: window.program.preferences.theme == name and bool(chosen),
        )

    def thumbnails() -> bool:
        return bool(window.page and window.page.thumbnails_shown)

    return (
        command("view.outline", of_bench("toggle_outline"), editing, shown("outline")),
        command("view.page", of_bench("toggle_page"), editing, shown("page")),
        command("view.findings", of_bench("toggle_findings"), editing, shown("findings")),
        command("view.thumbnails", of_page("toggle_thumbnails"), page, thumbnails),
        command("view.fit_width", of_page("fit_width"), page),
        command("view.fit_page", of_page("fit_page"), page),
        command("view.zoom_in", of_page("zoom_in"), page),
        command("view.zoom_out", of_page("zoom_out"), page),
        command("view.next_page", of_page("next_page"), page),
        command("view.previous_page", of_page("previous_page"), page),
        command("view.go_to", window.go_to),
        command("view.next_pane", _part(window, "modes", "next_pane", 1), document),
        command("view.previous_pane", _part(window, "modes", "next_pane", -1), document),
        *map(theme, ("light", "dark", "system")),
    )


def _finding_commands(window: MainWindow) -> tuple[Command, ...]:
    def why() -> str:
        if window.session is None or window.findings is None:
            return say("window.why.no_document")
        return "" if window.session.problems else say("window.why.no_findings")

    def why_not_mend() -> str:
        if reason := why() or _read_only(window):
            return reason
        can = window.findings is not None and window.findings.can_mend()
        return "" if can else say("window.why.no_mend")

    def of_findings(method: str) -> Callable[[], None]:
        def ask() -> None:
            window.show_edit()
            _part(window, "findings", method)()

        return ask

    return (
        command("finding.next", of_findings("next"), why),
        command("finding.previous", of_findings("previous"), why),
        command("finding.mend", of_findings("mend"), why_not_mend),
    )


def _version_commands(window: MainWindow) -> tuple[Command, ...]:
    of_history = partial(_part, window, "history")

    def asked(method: str) -> Why:
        def why() -> str:
            desk = window.history
            return getattr(desk, method)() if desk else say("window.why.no_document")

        return why

    no_history = asked("why_no_history")
    return (
        command("version.all", of_history("show_all"), no_history),
        command("version.name", of_history("name"), partial(_no_document, window)),
        command("version.earlier", of_history("show_earlier"), asked("why_no_earlier")),
        command(
            "version.restore",
            of_history("show_all"),
            lambda: _read_only(window) or no_history(),
        ),
    )


def _compare_commands(window: MainWindow) -> tuple[Command, ...]:
    document, of_modes = partial(_no_document, window), partial(_part, window, "modes")

    def shown(mode: str) -> Callable[[], bool]:
        return lambda: window.modes is not None and window.modes.mode == mode

    def step(method: str) -> Callable[[], None]:
        def take() -> None:
            if window.modes is not None and window.modes.compare is not None:
                getattr(window.modes.compare, method)()

        return take

    def why_not_step() -> str:
        modes = window.modes
        if modes is None:
            return say("window.why.no_document")
        if modes.compare is None or modes.mode != "compare":
            return say("compare.why.not_comparing")
        return modes.compare.why_not_step()

    return (
        command("view.mode_edit", of_modes("show_edit"), document, shown("edit")),
        command("view.mode_compare", of_modes("show_compare"), document, shown("compare")),
        command("version.compare", of_modes("choose_version"), document),
        command("change.next", step("next"), why_not_step),
        command("change.previous", step("previous"), why_not_step),
    )


def _help_commands(window: MainWindow) -> tuple[Command, ...]:
    return (
        command("help.keys", partial(window.show_help, "keys")),
        command("help.how_to", partial(window.show_help, "how_to")),
        command("help.about", partial(window.show_help, "about")),
    )


def _part(window: MainWindow, name: str, method: str, *given: object) -> Callable[[], None]:
    """Asks it of a part of the window, if that is there."""

    def ask() -> None:
        part = getattr(window, name)
        if part is not None:
            getattr(part, method)(*given)

    return ask


def _insert(window: MainWindow, kind: str) -> None:
    """A new item of a kind; of the same kind as the one in hand for the empty kind."""
    if window.items is not None:
        offers = window.items.offers()
        same = offers[0] if offers else None
        window.add_item(window.items.offer(kind) if kind else same)


def _no_document(window: MainWindow) -> str:
    return "" if window.session is not None else say("window.why.no_document")


def _not_editing(window: MainWindow) -> str:
    if window.modes is None:
        return say("window.why.no_document")
    return "" if window.modes.mode == "edit" else say("compare.why.comparing")


def _read_only(window: MainWindow) -> str:
    if window.session is None:
        return say("window.why.no_document")
    return say("window.why.read_only") if window.session.read_only else ""


def _saved(window: MainWindow) -> Why:
    def why() -> str:
        if window.session is None:
            return say("window.why.no_document")
        return "" if window.session.is_modified else say("window.why.saved")

    return why


def _no_page(window: MainWindow) -> Why:
    def why() -> str:
        if window.session is None:
            return say("window.why.no_document")
        return "" if window.page is not None else say("window.why.no_page")

    return why


def _writing() -> Writing | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, Writing) and not widget.isReadOnly() else None


def _no_text() -> str:
    return "" if _writing() else say("window.why.no_text")


def _no_rich_text() -> str:
    return "" if hasattr(_writing(), "toggle_bold") else say("window.why.no_text")


def _no_copy(window: MainWindow) -> str:
    widget = QApplication.focusWidget()
    can = isinstance(widget, Writing) or (window.page and window.page.has_selection)
    return "" if can else say("window.why.no_text")


def _write(method: str) -> None:
    """Ask it of the text in which the caret stands."""
    widget = _writing()
    if widget is not None and hasattr(widget, method):
        getattr(widget, method)()
    elif widget is not None and method == "paste_plain":
        widget.paste()
