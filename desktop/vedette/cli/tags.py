"""`vedette tags`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, Meter, answer, workplace

if TYPE_CHECKING:
    from vedette.assemble import Workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--rename", metavar=("TAG", "NAME"), nargs=2, type=plain, help="give a tag another name")
    act.add_argument(
        "--move", metavar=("TAG", "ABOVE"), nargs=2, type=plain, help='put it below another; "" is the top'
    )
    act.add_argument("--merge", metavar=("TAG", "INTO"), nargs=2, type=plain, help="put one in the place of another")
    act.add_argument("--delete", metavar="TAG", nargs="+", type=plain, help="take tags off everything and drop them")
    act.add_argument("--delete-unused", action="store_true", help="drop the tags that no incident carries")


def _run(args: Namespace) -> int:
    with workplace(args) as place:
        changed = _act(place, args)
        if changed is not None:
            answer(args, {"changed": changed}, f"{changed:,} incidents carried what was changed.")
            return DONE
        found = _listed(place)
    text = "\n".join(f"{tag['incidents']:>9,}  {tag['path']}" for tag in found)
    answer(args, {"tags": found}, text or "No tags yet.")
    return DONE


def _act(place: Workplace, args: Namespace) -> int | None:
    """How many incidents carried what was changed; None when nothing was to be done but list."""
    tagging, meter = place.tagging, Meter("Changing tags")
    if args.merge:
        loser, winner = (tagging.known(name).uid for name in args.merge)
        return tagging.merge(loser, winner, meter)
    if args.delete or args.delete_unused:
        tags = tagging.unused() if args.delete_unused else [tagging.known(name) for name in args.delete]
        return tagging.delete([tag.uid for tag in tags], meter) if tags else 0
    if args.rename or args.move:
        name, value = args.rename or args.move
        tag = tagging.known(name)
        above = (tagging.known(value).uid if value else "") if args.move else tag.parent
        tagging.change(replace(tag, parent=above, name=tag.name if args.move else value), meter)
        return tagging.carriers().get(tag.uid, 0)
    return None


def _listed(place: Workplace) -> list[dict[str, Any]]:
    """Each tag by its path, with how many incidents carry it or one below it."""
    from vedette.usecases.navigation import Navigation

    return [
        {"path": one.path, "incidents": one.count, "colour": one.tag.colour, "pinned": one.tag.pinned}
        for one in Navigation(place.desk).tags()
    ]


TAGS = Command(
    "tags", "list the tags, or change them",
    "vedette tags border.vedette --merge fence barrier", _configure, _run,
)  # fmt: skip
