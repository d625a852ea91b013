"""`vedette history`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace

if TYPE_CHECKING:
    from vedette.usecases.history import Revision


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("reference", metavar="REF", type=plain)


def _run(args: Namespace) -> int:
    with workplace(args) as place:
        revisions = place.history.revisions(place.incidents.get(args.reference).uid)
        names = {} if args.json else place.versions.names(revisions)
    answer(args, {"revisions": [_plain(r) for r in revisions]}, "\n".join(_text(r, names) for r in revisions))
    return DONE


def _plain(revision: Revision) -> dict[str, Any]:
    return {
        "act": revision.label, "kind": revision.kind, "by": revision.by, "at": revision.at, "hash": revision.hash,
        "changes": [asdict(change) for change in revision.changes],
    }  # fmt: skip


def _text(revision: Revision, names: Mapping[str, str]) -> str:
    from vedette.usecases.changed_values import MOST_LINES, lines

    changed = lines(revision, names)
    told = [
        f"    {c.field}: {_short(c.before)} → {_short(c.after)}" if c.before else f"    {c.field}: {_short(c.after)}"
        for c in changed[:MOST_LINES]
    ]
    rest = (
        [f"    … and {len(changed) - MOST_LINES} more values; --json has them all."]
        if len(changed) > MOST_LINES
        else []
    )
    head = f"{revision.at}  {revision.by or 'not named'}  {revision.kind}: {revision.label}"
    return "\n".join([head, *told, *rest])


def _short(text: str) -> str:
    return (text if len(text) <= 100 else f"{text[:99]}…") or "nothing"


HISTORY = Command(
    "history", "show the versions of an incident", "vedette history border.vedette PLBY-2021-0002", _configure, _run
)
