"""`vedette tag`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, Meter, answer, workplace
from vedette.cli.trash import understood


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("query", metavar="QUERY", type=plain, help="which incidents")
    parser.add_argument("--add", metavar="T", nargs="+", action="extend", default=[], type=plain, help="tags to put on")
    parser.add_argument("--remove", metavar="T", nargs="+", action="extend", default=[], type=plain, help="to take off")


def _run(args: Namespace) -> int:
    with workplace(args) as place:
        uids = understood(place, args.query)
        changed = place.tagging.apply(uids, args.add, args.remove, Meter("Tagging"))
    answer(args, {"changed": changed}, f"{changed:,} incidents changed.")
    return DONE


TAG = Command(
    "tag", "tag what a query finds", 'vedette tag border.vedette "place:usnarz" --add border', _configure, _run
)
