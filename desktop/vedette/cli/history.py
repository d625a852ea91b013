"""`vedette history`."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
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
    answer(args, {"revisions": [_plain(r) for r in revisions]}, "\n".join(_text(r) for r in revisions))
    return DONE


def _plain(revision: Revision) -> dict[str, Any]:
    return {
        "act": revision.label, "kind": revision.kind, "by": revision.by, "at": revision.at, "hash": revision.hash,
        "changes": [asdict(change) for change in revision.changes],
    }  # fmt: skip


def _text(revision: Revision) -> str:
    head = f"{revision.at}  {revision.by or 'not named'}  {revision.kind}: {revision.label}"
    changes = [f"    {c.field}: {_short(c.before)} → {_short(c.after)}" for c in revision.changes]
    return "\n".join([head, *changes])


def _short(value: object) -> str:
    text = value if isinstance(value, str) else "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 100 else f"{text[:99]}…"


HISTORY = Command(
    "history", "show the versions of an incident", "vedette history border.vedette PLBY-2021-0002", _configure, _run
)
