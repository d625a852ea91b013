"""`vedette trash` and `vedette untrash`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace
from vedette.domain.errors import UserError

if TYPE_CHECKING:
    from vedette.assemble import Workplace


def understood(place: Workplace, query: str) -> list[str]:
    """Uids of what a query finds; a query that was only understood in part changes nothing."""
    doubts = place.search.read(query).not_understood
    if doubts:
        raise UserError(f"{' '.join(doubts)} Nothing was changed; mend the query and try again.")
    return list(place.search.uids(query))


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("query", metavar="QUERY", type=plain, help="which incidents")


def _trash(args: Namespace) -> int:
    with workplace(args) as place:
        changed = place.incidents.trash(understood(place, args.query))
    answer(args, {"changed": changed}, f"{changed:,} incidents moved to the trash.")
    return DONE


def _untrash(args: Namespace) -> int:
    with workplace(args) as place:
        query = (
            args.query if "is:trashed" in args.query else f"is:trashed ({args.query})" if args.query else "is:trashed"
        )
        changed = place.incidents.restore(understood(place, query))
    answer(args, {"changed": changed}, f"{changed:,} incidents restored.")
    return DONE


TRASH = Command(
    "trash", "move what a query finds to the trash", 'vedette trash border.vedette "tag:test"', _configure, _trash
)
UNTRASH = Command(
    "untrash", "take out of the trash again", 'vedette untrash border.vedette "tag:test"', _configure, _untrash
)
