"""`vedette attach`, `vedette detach` and `vedette extract`: files kept with an incident."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, Meter, answer, workplace
from vedette.domain.counting import counted

if TYPE_CHECKING:
    from vedette.domain.attachment import Attachment
    from vedette.domain.dossier import Dossier


def _of_incident(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("reference", metavar="REF", type=plain, help="such as PLBY-2021-0007")


def _configure_attach(parser: ArgumentParser) -> None:
    _of_incident(parser)
    parser.add_argument("file", metavar="FILE", type=plain, nargs="+", help="all of them or none are attached")
    parser.add_argument("--role", metavar="R", default="original", help="original, working_copy or redacted")
    parser.add_argument("--note", metavar="S", default="", help="what it shows, or where the original is kept")


def _configure_numbered(parser: ArgumentParser) -> None:
    _of_incident(parser)
    parser.add_argument("number", metavar="N", type=int, help="number of the attachment, as `show` gives it")


def _configure_extract(parser: ArgumentParser) -> None:
    _configure_numbered(parser)
    parser.add_argument("file", metavar="FILE", type=plain, help="the file to write; an old one is replaced")


def _attach(args: Namespace) -> int:
    files = [Path(name) for name in args.file]
    with workplace(args) as place:
        dossier = place.attachments.attach(
            args.reference, files, role=args.role, note=args.note, progress=Meter("Attaching")
        )
    return _said(args, dossier)


def _detach(args: Namespace) -> int:
    with workplace(args) as place:
        dossier = place.attachments.detach(args.reference, args.number)
    return _said(args, dossier)


def _extract(args: Namespace) -> int:
    with workplace(args) as place:
        one = place.attachments.find(args.reference, args.number)
        path = place.attachments.save_as(one, Path(args.file), Meter("Writing"))
    answer(args, {"file": str(path), "sha256": one.sha256, "size": one.size}, f"Wrote {one.name} to {path}.")
    return DONE


def _said(args: Namespace, dossier: Dossier) -> int:
    incident = dossier.incident
    lines = [f"{one.n}  {one.name}  {one.size:,} bytes  {one.sha256}" for one in incident.attachments]
    told = {"reference": incident.reference, "attachments": [_plain(one) for one in incident.attachments]}
    answer(args, told, "\n".join([f"{incident.reference} has {counted(len(lines), 'attachment')}:", *lines]))
    return DONE


def _plain(one: Attachment) -> dict[str, Any]:
    return {
        "n": one.n, "name": one.name, "size": one.size, "mime": one.mime, "role": one.role, "note": one.note,
        "sha256": one.sha256,
    }  # fmt: skip


ATTACH = Command(
    "attach",
    "keep files with an incident",
    'vedette attach border.vedette PLBY-2021-0007 fence.jpg --note "seen from the east"',
    _configure_attach,
    _attach,
)
DETACH = Command(
    "detach",
    "take an attachment away from an incident; undo brings it back",
    "vedette detach border.vedette PLBY-2021-0007 1",
    _configure_numbered,
    _detach,
)
EXTRACT = Command(
    "extract",
    "write an attachment to a file",
    "vedette extract border.vedette PLBY-2021-0007 1 fence.jpg",
    _configure_extract,
    _extract,
)
