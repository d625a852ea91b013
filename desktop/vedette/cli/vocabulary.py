"""`vedette actors`, `vedette sources` and `vedette places`: what the incidents of a logbook share by name, listed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace

if TYPE_CHECKING:
    from vedette.assemble import Workplace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)


def _actors(place: Workplace) -> list[tuple[str, dict[str, Any]]]:
    from vedette.domain.codec import encode
    from vedette.usecases.actors import Actors

    return [
        (f"{one.incidents:>9,}  {one.actor.name}", {**encode(one.actor), "incidents": one.incidents})
        for one in Actors(place.desk).all()
    ]


def _sources(place: Workplace) -> list[tuple[str, dict[str, Any]]]:
    """Without how to reach a source: a list is soon passed on."""
    from vedette.domain.codec import encode
    from vedette.usecases.sources import Sources

    listed = []
    for one in Sources(place.desk).all():
        grade = one.source.reliability
        told = {**encode(one.source), "reliability": grade, "items": one.items, "incidents": one.incidents}
        told.pop("contact", None)
        listed.append((f"{one.incidents:>9,}  {grade}  {one.source.name}", told))
    return listed


def _places(place: Workplace) -> list[tuple[str, dict[str, Any]]]:
    from vedette.domain.codec import encode
    from vedette.usecases.own_places import OwnPlaces

    listed = []
    for one in OwnPlaces(place.desk).all():
        point = f"{one.lat}, {one.lon}" if one.lat is not None else ""
        listed.append(("  ".join(part for part in (one.name, one.country, point) if part), encode(one)))
    return listed


def _lister(what: str, found: Callable[[Workplace], list[tuple[str, dict[str, Any]]]]) -> Callable[[Namespace], int]:
    def run(args: Namespace) -> int:
        with workplace(args) as place:
            listed = found(place)
        answer(args, {what: [one for _, one in listed]}, "\n".join(line for line, _ in listed) or f"No {what} yet.")
        return DONE

    return run


ACTORS = Command(
    "actors", "list the actors, with how many incidents name each",
    "vedette actors border.vedette", _configure, _lister("actors", _actors),
)  # fmt: skip
SOURCES = Command(
    "sources", "list the sources, with grade and how many incidents rest on each",
    "vedette sources border.vedette --json", _configure, _lister("sources", _sources),
)  # fmt: skip
PLACES = Command(
    "places", "list the places of your own",
    "vedette places border.vedette", _configure, _lister("places", _places),
)  # fmt: skip
