"""The command line's grammar, its help and its complaints, in Norwegian."""

from __future__ import annotations

import argparse
from typing import NoReturn

from lhl_editor import __version__
from lhl_editor.language.catalogue import say

STATUSES = ("utkast", "til høring", "vedtatt", "arkivert")  # of a version that is published


class BadCall(Exception):
    """The call cannot be used; the message says why, and how to call."""


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        own = f"{say('cli.usage')}: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, own)


class _Parser(argparse.ArgumentParser):
    """argparse speaks English only; what it would say is said from the catalogue."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            formatter_class=_Formatter,
            add_help=False,
            exit_on_error=False,
            allow_abbrev=False,
            **options,  # type: ignore[arg-type]
        )
        self._positionals.title = say("cli.arguments")
        self._optionals.title = say("cli.options")
        self.add_argument("-h", "--help", action="help", help=say("cli.help_option"))

    def error(self, message: str) -> NoReturn:
        """What argparse does not raise as an ArgumentError: arguments that are missing."""
        missing = message.partition(": ")[2] or message
        self.complain("missing_arguments", arguments=missing)

    def complain(self, code: str, **values: str) -> NoReturn:
        problem = say(f"cli.{code}", **values)
        raise BadCall(say("cli.bad_call", problem=problem, usage=self.format_usage().strip()))

    def parse(self, arguments: list[str]) -> argparse.Namespace:
        try:
            parsed, unknown = self.parse_known_args(arguments)
        except argparse.ArgumentError as error:
            self._complain_about(error, arguments)
        if unknown:
            self.complain("unknown_arguments", arguments=" ".join(unknown))
        return parsed

    def _complain_about(self, error: argparse.ArgumentError, arguments: list[str]) -> NoReturn:
        option = error.argument_name or ""
        action = _action(self, option)
        choices = list(map(str, action.choices)) if action and action.choices else []
        given = [part for one in arguments for part in (one, one.partition("=")[2]) if part]
        wrong = next((one for one in given if repr(one) in error.message), "")
        if choices and wrong:
            listed = ", ".join(choices)
            self.complain("bad_choice", value=wrong, option=option, choices=listed)
        if wrong:
            self.complain("no_value", option=option)
        self.complain("needs_value", option=option)


def _action(parser: argparse.ArgumentParser, name: str) -> argparse.Action | None:
    """The argument that a complaint is about, in the parser or in one of its commands."""
    for action in parser._actions:
        if name in ("/".join(action.option_strings), action.dest, action.metavar):
            return action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                if found := _action(inner, name):
                    return found
    return None


def parse(arguments: list[str]) -> argparse.Namespace:
    """The call as values: `command` and what belongs to it. Raises `BadCall`."""
    parser = _Parser(prog="lhl-editor", description=say("cli.description"))
    version = f"lhl_editor {__version__}"
    parser.add_argument(
        "--version", action="version", version=version, help=say("cli.version_option")
    )
    commands = parser.add_subparsers(
        dest="command", title=say("cli.commands"), metavar=say("cli.command")
    )
    for name, options in _COMMANDS.items():
        command = commands.add_parser(name, help=say(f"cli.{name}"), description=say(f"cli.{name}"))
        for option, (code, settings) in options.items():
            command.add_argument(option, help=say(f"cli.{code}"), **settings)  # type: ignore[arg-type]
    parsed = parser.parse(arguments)
    if parsed.command == "export" and not (parsed.pdf or parsed.docx):
        parser.complain("nothing_to_export")
    if parsed.command is None:
        parser.error(say("cli.command"))
    return parsed


_Argument = tuple[str, dict[str, object]]
_FILE: _Argument = ("file", {"metavar": "FIL"})
_JSON: _Argument = ("json", {"action": "store_true"})
_NOTE: _Argument = ("note", {"dest": "note", "metavar": "NOTAT"})
_AUTHOR: _Argument = ("author", {"metavar": "NAVN"})
_VERSION: _Argument = ("version", {"metavar": "VERSJON"})
_COMMANDS: dict[str, dict[str, _Argument]] = {
    "export": {
        "file": _FILE,
        "--pdf": ("export_pdf", {"metavar": "UT.pdf"}),
        "--docx": ("export_docx", {"metavar": "UT.docx"}),
        "--at": ("export_at", {"metavar": "VERSJON"}),
        "--paper": ("export_paper", {"metavar": "PAPIR", "choices": ("16:9", "a4")}),
    },
    "validate": {"file": _FILE, "--json": _JSON},
    "schema": {},
    "format": {"file": _FILE},
    "save": {"file": _FILE, "-m": _NOTE, "--author": _AUTHOR},
    "history": {
        "file": _FILE,
        "--json": _JSON,
        "--verify": ("history_verify", {"action": "store_true"}),
        "--export-git": ("history_export", {"metavar": "MAPPE"}),
        "--import-git": ("history_import", {"metavar": "MAPPE"}),
    },
    "show": {"file": _FILE, "version": _VERSION},
    "diff": {
        "file": _FILE,
        "a": ("side", {"metavar": "A"}),
        "b": ("side", {"metavar": "B"}),
        "--json": _JSON,
        "--pdf": ("diff_pdf", {"metavar": "UT.pdf"}),
        "--list-docx": ("diff_list_docx", {"metavar": "UT.docx"}),
        "--docx": ("diff_docx", {"metavar": "UT.docx"}),
        "--author": _AUTHOR,
    },
    "restore": {
        "file": _FILE,
        "version": _VERSION,
        "--path": ("place_in_file", {"metavar": "STI"}),
        "-m": _NOTE,
        "--author": _AUTHOR,
    },
    "blame": {"file": _FILE, "path": ("place_in_file", {"metavar": "STI"}), "--json": _JSON},
    "publish": {
        "file": _FILE,
        "--name": ("publish_name", {"metavar": "NAVN", "required": True}),
        "-m": _NOTE,
        "--status": ("publish_status", {"metavar": "STATUS", "choices": STATUSES}),
        "--folder": ("publish_folder", {"metavar": "MAPPE"}),
        "--author": _AUTHOR,
    },
    "merge": {
        "file": _FILE,
        "other": ("other", {"metavar": "ANNEN", "nargs": "+"}),
        "--json": _JSON,
        "-m": _NOTE,
        "--author": _AUTHOR,
    },
}
