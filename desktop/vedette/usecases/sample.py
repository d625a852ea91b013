"""The sample logbook: ten incidents of one news report, laid into a logbook in one act that undo passes over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from vedette import paths
from vedette.domain.document import Record, kind_of
from vedette.domain.errors import AlreadyThere, CannotRead
from vedette.domain.incident import Incident
from vedette.domain.setting import Setting
from vedette.formats.parcel import Parcel, read_parcel
from vedette.formats.strict_json import read_json
from vedette.storage import references
from vedette.storage.unit import Unit
from vedette.usecases.desk import Desk

VERSION = 1
SETTINGS = (Setting("prefix", "PLBY"), Setting("zone", "Europe/Warsaw"))
_ORDER = ("actor", "source", "source_item", "tag")
R = TypeVar("R", bound=Record)


def fill_with_sample(desk: Desk) -> int:
    """Record settings, shared things and incidents of the sample that are not there yet; how many incidents it has.

    What a user has changed in the sample stays as changed. AlreadyThere when other incidents bear its references.
    """
    parcels = sample_parcels()
    with desk.acting("sample logbook", kind="sample") as unit:
        incidents = _missing(unit, [parcel.incident for parcel in parcels])
        _check_references(unit, incidents)
        unit.put_all(_missing(unit, SETTINGS))
        for kind in _ORDER:
            things = {record.uid: record for p in parcels for record in p.shared if kind_of(record) == kind}
            unit.put_all(_missing(unit, list(things.values())))
        unit.put_all(incidents)
    return len(parcels)


@cache
def sample_parcels() -> tuple[Parcel, ...]:
    """The sample as it is shipped, in the order of its references; CannotRead when its file is damaged."""
    plain = read_json(paths.resource("sample", "sample.json").read_text(encoding="utf-8"))
    if not isinstance(plain, dict) or plain.get("vedette") != VERSION or not isinstance(plain.get("incidents"), list):
        raise CannotRead("The sample logbook is damaged; please install Vedette again.")
    return tuple(read_parcel(one) for one in plain["incidents"])


def _missing(unit: Unit, records: Sequence[R]) -> list[R]:
    there = unit.get_all(kind_of(records[0]), [record.uid for record in records])
    return [record for record in records if record.uid not in there]


def _check_references(unit: Unit, incidents: Sequence[Incident]) -> None:
    for incident in incidents:
        if references.taken(unit.connection, incident.reference):
            raise AlreadyThere(
                f"This logbook has another incident {incident.reference}. Nothing was changed; "
                "make a new logbook for the sample."
            )
