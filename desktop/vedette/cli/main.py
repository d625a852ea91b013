"""The command line: finds the command, runs it, and says what went wrong in one sentence."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import PurePath

from vedette import __version__
from vedette.cli import arguments, asking
from vedette.cli.command import CANCELLED, FAILED, Command, able_to_say_all
from vedette.cli.commands import COMMANDS
from vedette.cli.stopping import stoppable
from vedette.domain.errors import Cancelled, UserError

_ABOUT = (
    "Keeps a record of contested incidents. With no command it opens the window on LOGBOOK, or on your own logbook."
)


def run(argv: Sequence[str]) -> int:
    """Do what the arguments say; the exit code (interfaces.md, "Exit codes")."""
    command = next((c for c in COMMANDS if argv and argv[0] == c.name), None)
    able_to_say_all(as_utf_8="--json" in argv)
    try:
        if command is None:
            return _without_command(argv)
        parser = _parser_of(command)
        given = arguments.unshielded(parser.parse_args(arguments.shielded(parser, argv[1:])))
        with stoppable():
            return command.run(given)
    except (KeyboardInterrupt, Cancelled):
        print("Cancelled; nothing was changed.", file=sys.stderr)
        return CANCELLED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except UserError as error:
        print(error, file=sys.stderr)
        return FAILED
    except OSError as error:
        print(_in_words(error), file=sys.stderr)
        return FAILED
    except ImportError as error:
        print(_what_lacks(error), file=sys.stderr)
        return FAILED


def _what_lacks(error: ImportError) -> str:
    """The library that can't be loaded; a module of our own that can't is a fault."""
    library = (error.name or "").partition(".")[0]
    if library in ("", "vedette"):
        raise error
    return (
        f"Vedette can't run here: its part “{library}” is missing or does not fit this system. No logbook was touched; "
        "install Vedette again, then run “vedette --self-check”."
    )


def _in_words(error: OSError) -> str:
    """What the system refused; names of files alone, for a path tells more than a log should hold."""
    name = f"“{PurePath(str(error.filename)).name[:120]}”" if error.filename else "A file"
    reason = error.strerror or type(error).__name__
    return (
        f"{name} can't be used: {reason}. Nothing was changed; choose another name or folder, or mend its permissions."
    )


def _parser_of(command: Command) -> ArgumentParser:
    parser = ArgumentParser(
        prog=f"vedette {command.name}",
        description=command.help[:1].upper() + command.help[1:] + ".",
        epilog=f"Example:\n  {command.example}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.configure(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asking.configure(parser)
    parser.add_argument("--as", dest="acting", metavar="NAME", help="who acts (else the name in the settings)")
    return parser


def _without_command(argv: Sequence[str]) -> int:
    parser = ArgumentParser(
        prog="vedette",
        description=_ABOUT,
        epilog="Commands (each has --help with an example):\n"
        + "\n".join(f"  {c.name:<10} {c.help}" for c in COMMANDS),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("logbook", nargs="?", metavar="LOGBOOK", help="the logbook to open")
    parser.add_argument("--sample", action="store_true", help="open the sample logbook as a throw-away copy")
    parser.add_argument("--version", action="version", version=f"Vedette {__version__}")
    parser.add_argument("--self-check", action="store_true", help="open every part once and say what is wrong")
    return _window(parser.parse_args(list(argv)))


def _window(args: Namespace) -> int:
    if args.self_check:
        from vedette.cli.self_check import check

        return check()
    from vedette.cli.window import show

    return show(args.logbook, sample=args.sample)
