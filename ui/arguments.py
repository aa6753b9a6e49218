"""What the commands take: one table, and the parser that reads it in the language of the user."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from annotate.errors import UsageError
from annotate.model import QUOTATIONS
from annotate.records import DETAIL_FIELDS
from ui.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command; `argument.<name>` in the translations explains it.

    A name with dashes is an option, `read` makes its value of the words given, None is a switch.
    Where there are `choices`, the value is one of them. An `optional` one may be left out without dashes.
    """

    name: str
    read: Callable[[str], object] | None = str
    many: bool = False
    choices: tuple[str, ...] | None = None
    optional: bool = False

    @property
    def key(self) -> str:
        """The key of its explanation."""
        return f"argument.{self.name.lstrip('-').replace('-', '_')}"


PROJECT = Argument("project", Path)
ARTICLE = Argument("article", int)
JSON = Argument("--json", None)
ENCODING = Argument("--encoding")
COLUMNS = Argument("--columns")
_CHOICES = {"quotation": QUOTATIONS}

COMMANDS: dict[str, tuple[Argument, ...]] = {
    "import": (
        PROJECT,
        Argument("path", Path, many=True),
        ENCODING,
        COLUMNS,
        Argument("--recursive", None),
        JSON,
    ),
    "articles": (PROJECT, JSON),
    "show": (PROJECT, ARTICLE, JSON),
    "extract": (Argument("file", Path), ENCODING, COLUMNS, JSON),
    "annotate": (
        PROJECT,
        ARTICLE,
        Argument("start", int),
        Argument("end", int),
        Argument("tag"),
        Argument("--note"),
        Argument("--annotator"),
        *(Argument(f"--{name.replace('_', '-')}", choices=_CHOICES.get(name)) for name in DETAIL_FIELDS),
        JSON,
    ),
    "suggest": (
        Argument("file_or_article"),
        Argument("--project", Path),
        Argument("--all", None),
        ENCODING,
        COLUMNS,
    ),
    "search": (PROJECT, Argument("query", many=True), JSON),
    "evaluate": (Argument("folder", Path, optional=True), Argument("--project", Path), JSON),
    "export": (PROJECT, Argument("output"), Argument("--format"), Argument("--raw", None)),
    "verify": (PROJECT, JSON),
}
"""Every command and what it takes; `command.<name>` in the translations says what it does."""


def parse(argv: list[str]) -> argparse.Namespace:
    """Return the arguments by name, and the command as `command` (None when there is none).

    Raises UsageError for what it does not understand; prints and raises SystemExit(0) for --help.
    """
    parser = _Parser(prog="main.py", description=tr("command.program"), epilog=tr("command.window"))
    parser.options.add_argument("--version", action="store_true", help=tr("argument.version"))
    commands = parser.add_subparsers(dest="command", title=tr("command.commands"), metavar=tr("command.name"))
    for name, arguments in COMMANDS.items():
        explained = tr(f"command.{name}")
        command = commands.add_parser(name, help=explained, description=explained)
        for argument in arguments:
            _add(command, argument)
    return parser.parse_args(_shielded(argv))


def _shielded(argv: list[str]) -> list[str]:
    """Return the arguments so that a query may say anything: -words are none of the options."""
    if argv[:1] != ["search"]:
        return argv
    options = [one for one in argv[1:] if one in ("--json", "-h", "--help")]
    return ["search", *options, "--", *(one for one in argv[1:] if one not in (*options, "--"))]


def _add(command: _Parser, argument: Argument) -> None:
    how: dict[str, Any] = {"help": tr(argument.key)}
    if argument.read is None:
        how["action"] = "store_true"
    else:
        how["type"] = argument.read
        how["metavar"] = argument.name.lstrip("-").upper()
    if argument.choices:
        how["choices"] = argument.choices
    if argument.many:
        how["nargs"] = "+"
    if argument.optional:
        how["nargs"] = "?"
    group = command.options if argument.name.startswith("-") else command.positionals
    group.add_argument(argument.name, **how)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, tr("command.usage") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse, whose own words are English, speaking through the translations."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how, add_help=False, allow_abbrev=False, formatter_class=_Formatter)
        self.positionals = self.add_argument_group(tr("command.arguments"))
        self.options = self.add_argument_group(tr("command.options"))
        self.options.add_argument("-h", "--help", action="help", help=tr("argument.help"))

    def error(self, message: str) -> NoReturn:
        raise UsageError("wrong_use", reason=_reason(message), usage=self.format_usage().rstrip())


# What argparse of Python 3.11 to 3.14 says, and the key of our words for it.
_REASONS = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "command.missing"),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), "command.unrecognized"),
    (re.compile(r"argument (?P<name>[^:]+): invalid int value: (?P<value>.+)"), "command.not_a_number"),
    (re.compile(r"argument (?P<name>[^:]+): invalid choice: (?P<value>'[^']*').*"), "command.unknown"),
    (re.compile(r"argument (?P<name>[^:]+): expected one argument"), "command.no_value"),
    (re.compile(r"argument (?P<name>[^:]+): ignored explicit argument (?P<value>.+)"), "command.is_a_switch"),
)


def _reason(message: str) -> str:
    for pattern, key in _REASONS:
        if found := pattern.fullmatch(message):
            return tr(key, **found.groupdict())
    return message
