"""What can be asked of one window: its commands, each with what it does and why it cannot now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command, command
from lhl_editor.ui.reasons import Reasons, no_rich_text, no_text, writing

if TYPE_CHECKING:
    from lhl_editor.ui.main_window import MainWindow


def window_commands(window: MainWindow) -> dict[str, Command]:
    """Every command by its code."""
    why = Reasons(window)
    made = (
        *_file_commands(window, why),
        *_edit_commands(window, why),
        *_insert_commands(window, why),
        *_view_commands(window, why),
        *_finding_commands(window, why),
        *_version_commands(window, why),
        *_compare_commands(window, why),
        *_help_commands(window),
    )
    return {each.code: each for each in made}


def _file_commands(window: MainWindow, why: Reasons) -> tuple[Command, ...]:
    program = window.program
    filing, history = partial(_part, window, "filing"), partial(_part, window, "history")
    return (
        command("file.new", lambda: program.open_new(window, example=False)),
        command("file.new_from_example", lambda: program.open_new(window, example=True)),
        command("file.open", window.choose_file),
        command("file.save", filing("save"), why.no_document),
        command("file.save_as", filing("save_as"), why.no_document),
        command("file.revert", filing("revert"), why.saved),
        command("file.export", _desk(window, "export"), why.no_document),
        command("file.publish", history("publish"), why.no_document),
        command("file.print", _part(window, "page", "print_pages"), why.no_page),
        command("file.settings", window.show_settings),
        command("file.close", window.close),
        command("file.quit", program.quit),
    )


def _edit_commands(window: MainWindow, why: Reasons) -> tuple[Command, ...]:
    def worded(code: str) -> Callable[[], str]:
        def words() -> str:
            what = getattr(window.session, f"{code}_title") if window.session else ""
            return say(f"window.{code}", what=what) if what else ""

        return words

    desk, items = partial(_desk, window), partial(_part, window, "items")
    find, replace = (desk("show_find", replacing=replacing) for replacing in (False, True))
    return (
        command("edit.undo", desk("undo"), why.no_undo, worded=worded("undo")),
        command("edit.redo", desk("redo"), why.no_redo, worded=worded("redo")),
        command("edit.cut", partial(_write, "cut"), no_text),
        command("edit.copy", window.copy, why.no_copy),
        command("edit.paste", partial(_write, "paste"), no_text),
        command("edit.paste_plain", partial(_write, "paste_plain"), no_text),
        command("edit.find", find, why.no_document),
        command("edit.replace", replace, why.no_document),
        command("edit.duplicate", items("duplicate"), why.no_change),
        command("edit.move_up", items("move", -1), partial(why.no_move, -1)),
        command("edit.move_down", items("move", +1), partial(why.no_move, +1)),
        command("edit.delete", desk("delete"), why.no_change),
    )


def _insert_commands(window: MainWindow, why: Reasons) -> tuple[Command, ...]:
    new = tuple(
        command(f"insert.{name}", partial(_insert, window, kind), why.read_only)
        for name, kind in _KINDS.items()
    )
    text = tuple(
        command(f"insert.{name}", partial(_write, method), no_rich_text)
        for name, method in _TEXT_METHODS.items()
    )
    same = command("insert.same_kind", partial(_insert, window, ""), why.read_only)
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


def _view_commands(window: MainWindow, why: Reasons) -> tuple[Command, ...]:
    of_bench, of_page = partial(_part, window, "bench"), partial(_part, window, "page")

    def shown(name: str) -> Callable[[], bool]:
        def is_shown() -> bool:
            pane = getattr(window.desk.bench, name, None) if window.desk else None
            return pane is not None and pane.isVisible()

        return is_shown

    def theme(name: str) -> Command:
        program = window.program
        return command(
            f"view.{name}",
            lambda: program.change(theme=name),
            checked=lambda: program.preferences.theme == name,
        )

    def thumbnails() -> bool:
        page = window.desk.page if window.desk else None
        return page is not None and page.thumbnails_shown

    outline, findings = of_bench("toggle_outline"), of_bench("toggle_findings")
    return (
        command("view.outline", outline, why.not_editing, shown("outline")),
        command("view.page", of_bench("toggle_page"), why.not_editing, shown("page")),
        command("view.findings", findings, why.not_editing, shown("findings")),
        command("view.thumbnails", of_page("toggle_thumbnails"), why.no_page, thumbnails),
        command("view.fit_width", of_page("fit_width"), why.no_page),
        command("view.fit_page", of_page("fit_page"), why.no_page),
        command("view.zoom_in", of_page("zoom_in"), why.no_page),
        command("view.zoom_out", of_page("zoom_out"), why.no_page),
        command("view.next_page", of_page("next_page"), why.no_page),
        command("view.previous_page", of_page("previous_page"), why.no_page),
        command("view.go_to", window.go_to),
        command("view.next_pane", _part(window, "modes", "next_pane", 1), why.no_document),
        command("view.previous_pane", _part(window, "modes", "next_pane", -1), why.no_document),
        *map(theme, ("light", "dark", "system")),
    )


def _finding_commands(window: MainWindow, why: Reasons) -> tuple[Command, ...]:
    def of_findings(method: str) -> Callable[[], None]:
        def ask() -> None:
            _part(window, "modes", "show_edit")()
            _part(window, "findings", method)()

        return ask

    return (
        command("finding.next", of_findings("next"), why.no_findings),
        command("finding.previous", of_findings("previous"), why.no_findings),
        command("finding.mend", of_findings("mend"), why.no_mend),
        command("finding.hide", of_findings("hide_finding"), why.no_hide),
        command("finding.show_hidden", of_findings("show_hidden"), why.none_hidden),
    )


def _version_commands(window: MainWindow, why: Reasons) -> tuple[Command, ...]:
    of_history = partial(_part, window, "history")
    return (
        command("version.all", of_history("show_all"), why.no_history),
        command("version.name", of_history("name"), why.no_document),
        command("version.earlier", of_history("show_earlier"), why.no_earlier),
        command("version.restore", of_history("show_all"), why.no_restore),
        command("version.merge", _part(window, "merging", "choose"), why.no_merge),
    )


def _compare_commands(window: MainWindow, why: Reasons) -> tuple[Command, ...]:
    of_modes = partial(_part, window, "modes")

    def shown(mode: str) -> Callable[[], bool]:
        return lambda: window.desk is not None and window.desk.modes.mode == mode

    def step(method: str) -> Callable[[], None]:
        def take() -> None:
            compare = window.desk.modes.compare if window.desk else None
            if compare is not None:
                getattr(compare, method)()

        return take

    edit, compare = of_modes("show_edit"), of_modes("show_compare")
    return (
        command("view.mode_edit", edit, why.no_document, shown("edit")),
        command("view.mode_compare", compare, why.no_document, shown("compare")),
        command("version.compare", of_modes("choose_version"), why.no_document),
        command("version.change_list", of_modes("offer_lists"), why.no_document),
        command("change.next", step("next"), why.no_step),
        command("change.previous", step("previous"), why.no_step),
    )


def _help_commands(window: MainWindow) -> tuple[Command, ...]:
    return (
        command("help.keys", partial(window.show_help, "keys")),
        command("help.how_to", partial(window.show_help, "how_to")),
        command("help.about", partial(window.show_help, "about")),
    )


def _desk(window: MainWindow, method: str, **given: object) -> Callable[[], None]:
    """Asks it of the document at work, if there is one."""

    def ask() -> None:
        if window.desk is not None:
            getattr(window.desk, method)(**given)

    return ask


def _part(window: MainWindow, name: str, method: str, *given: object) -> Callable[[], None]:
    """Asks it of a part of the document at work, if that is there."""

    def ask() -> None:
        window.complete_desk()  # a person may be quicker than the window
        part = getattr(window.desk, name, None)
        if part is not None:
            getattr(part, method)(*given)

    return ask


def _insert(window: MainWindow, kind: str) -> None:
    """A new item of a kind; of the same kind as the one in hand for the empty kind."""
    if window.desk is not None:
        items = window.desk.items
        offers = items.offers()
        same = offers[0] if offers else None
        window.desk.add_item(items.offer(kind) if kind else same)


def _write(method: str) -> None:
    """Ask it of the text in which the caret stands."""
    widget = writing()
    if widget is not None and hasattr(widget, method):
        getattr(widget, method)()
    elif widget is not None and method == "paste_plain":
        widget.paste()
