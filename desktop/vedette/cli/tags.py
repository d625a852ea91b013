"""`vedette tags`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, Meter, answer, note, workplace

if TYPE_CHECKING:
    from vedette.assemble import Workplace
    from vedette.usecases.following import Followed, Heard


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
    parser.add_argument("--yes", action="store_true", help="delete also where a saved search asks for it")


def _run(args: Namespace) -> int:
    heard: list[Followed] = []
    with workplace(args) as place:
        changed = _act(place, args, heard.append)
        if changed is not None:
            return _told(args, changed, heard)
        found = _listed(place)
    text = "\n".join(f"{tag['incidents']:>9,}  {tag['path']}" for tag in found)
    answer(args, {"tags": found}, text or "No tags yet.")
    return DONE


def _told(args: Namespace, changed: int, heard: list[Followed]) -> int:
    from vedette.usecases.following import counted_searches, listed

    followed = [name for one in heard for name in one.changed]
    left = [name for one in heard for name in one.left]
    plain = {"changed": changed, "searches_changed": followed, "searches_left": left}
    answer(args, plain, f"{changed:,} incidents carried what was changed.")
    if followed:
        note(f"Changed along, {counted_searches(len(followed))}: {listed(followed)}.")
    if left:
        note(f"May not find the same now, {counted_searches(len(left))}: {listed(left)}.")
    return DONE


def _act(place: Workplace, args: Namespace, heard: Heard) -> int | None:
    """How many incidents carried what was changed; None when nothing was to be done but list."""
    tagging, meter = place.tagging, Meter("Changing tags")
    if args.merge:
        loser, winner = (tagging.known(name).uid for name in args.merge)
        return tagging.merge(loser, winner, meter, heard)
    if args.delete or args.delete_unused:
        tags = tagging.unused() if args.delete_unused else [tagging.known(name) for name in args.delete]
        return _delete(place, [tag.uid for tag in tags], args, heard) if tags else 0
    if args.rename or args.move:
        name, value = args.rename or args.move
        tag = tagging.known(name)
        above = (tagging.known(value).uid if value else "") if args.move else tag.parent
        tagging.change(replace(tag, parent=above, name=tag.name if args.move else value), meter, heard)
        return tagging.carriers().get(tag.uid, 0)
    return None


def _delete(place: Workplace, uids: list[str], args: Namespace, heard: Heard) -> int:
    """Without --yes nothing goes that a saved search asks for."""
    from vedette.domain.counting import counted
    from vedette.domain.errors import UserError
    from vedette.usecases.following import counted_searches, listed

    losing = place.tagging.losing(uids)
    if losing.searches and not args.yes:
        raise UserError(
            f"What would be deleted is on {counted(losing.incidents)}, and {counted_searches(len(losing.searches))} "
            f"naming it would not find the same: {listed(losing.searches)}. Nothing was changed; add --yes to do it."
        )
    return place.tagging.delete(uids, Meter("Changing tags"), heard)


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
