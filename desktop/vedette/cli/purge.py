"""`vedette purge` and `vedette redact`: what can't be taken back, so neither does anything without --yes."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, Meter, answer, note, workplace
from vedette.cli.trash import understood


def _configure_both(parser: ArgumentParser) -> None:
    parser.add_argument("--reason", default="", help="why; it stays in the history")
    parser.add_argument("--yes", action="store_true", help="do it; without this nothing is changed")
    parser.add_argument("--renew-backups", action="store_true", help="make a fresh backup, then delete all older ones")


def _configure_purge(parser: ArgumentParser) -> None:
    parser.description = (
        "Delete incidents that are in the trash, with every version, drafts, attached files, and the actors, sources "
        "and reports that nothing else names. Undo can't bring them back. Backups and exports still hold them."
    )
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument(
        "query", metavar="QUERY", type=plain, nargs="?", default="", help="which; all of the trash else"
    )
    _configure_both(parser)


def _configure_redact(parser: ArgumentParser) -> None:
    parser.description = (
        "Take words out of every earlier version of an incident. Hash and reason stay, so that the history can still "
        "be checked. The words must not stand in the incident as it is now."
    )
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("reference", metavar="REF", type=plain)
    parser.add_argument("words", metavar="WORDS", type=plain, help="what is taken out; - reads it from standard input")
    _configure_both(parser)


def _purge(args: Namespace) -> int:
    with workplace(args) as place:
        asked = f"is:trashed ({args.query})" if args.query and "is:trashed" not in args.query else args.query
        uids = understood(place, asked or "is:trashed")
        if not args.yes:
            answer(args, {"would_delete": len(uids)}, f"{len(uids):,} incidents would be deleted for good. Add --yes.")
            return DONE
        done = place.purging.purge(uids, args.reason, Meter("Deleting"))
        renewed = place.backups().renew() if args.renew_backups else 0
        left = len(place.backups().all()) - bool(args.renew_backups)
    found = {
        "deleted": done.incidents, "shared": done.shared, "files": done.contents, "entries": done.entries,
        "backups_deleted": renewed,
    }  # fmt: skip
    answer(
        args, found, f"{done.incidents:,} incidents were deleted for good; nothing of their texts is left in the file."
    )
    _tell_of_backups(left)
    return DONE


def _redact(args: Namespace) -> int:
    words = sys.stdin.read() if args.words == "-" else args.words
    with workplace(args) as place:
        if not args.yes:
            answer(args, {"changed": 0}, "Nothing was changed. Add --yes to take the words out for good.")
            return DONE
        entries = place.purging.redact(args.reference, words, args.reason)
        still = place.purging.remaining(words)
        renewed = place.backups().renew() if args.renew_backups else 0
        left = len(place.backups().all()) - bool(args.renew_backups)
    answer(
        args,
        {"changed": entries, "backups_deleted": renewed},
        f"The words were taken out of {entries:,} entries of the history; their hashes and the reason stay.",
    )
    if still:
        note(still)
    _tell_of_backups(left)
    return DONE


def _tell_of_backups(left: int) -> None:
    if left > 0:
        note(f"{left:,} backups in the usual folder still hold the texts; --renew-backups replaces them.")
    note("Exports, prints and copies elsewhere still hold them too.")


PURGE = Command(
    "purge", "delete for good what is in the trash", 'vedette purge border.vedette "tag:test" --yes', _configure_purge,
    _purge,
)  # fmt: skip
REDACT = Command(
    "redact", "take words out of the history of an incident",
    'vedette redact border.vedette PLBY-2021-0002 "Jan Nowak" --reason "asked for by him" --yes', _configure_redact,
    _redact,
)  # fmt: skip
