"""Cells that ACLED's and UCDP's layouts need of any incident: its place, deaths, parties and sources in plain text."""

from __future__ import annotations

from vedette import paths
from vedette.domain.actor import Actor, Role
from vedette.domain.dossier import Dossier
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity

INITIATING = ("actor1", "initiator", "escort", "unidentified")
MEANT = ("actor2", "target", "affected")


def main_place(dossier: Dossier) -> Place:
    """Where it happened: the first place of that role, else the first of all."""
    places = dossier.incident.places
    return next((place for place in places if place.role == "where"), places[0] if places else Place())


def named(dossier: Dossier, roles: tuple[str, ...]) -> list[tuple[Role, Actor]]:
    """The actors in these roles with their names, in order; the main one comes before those beside it."""
    found = [(role, dossier.actors[role.actor]) for role in dossier.incident.actors if role.actor in dossier.actors]
    fitting = [(role, actor) for role, actor in found if role.role in roles]
    return sorted(fitting, key=lambda pair: bool(pair[0].note))


def death_rows(dossier: Dossier) -> list[Quantity]:
    """The rows of deaths that count."""
    return [q for q in dossier.incident.quantities if q.subject == "deaths" and q.chosen]


def number_of(quantity: Quantity) -> int | None:
    """The best figure, else the lower or upper limit, else what ACLED writes for the word; None where nobody says."""
    figure = next((f for f in (quantity.best, quantity.low, quantity.high) if f is not None), None)
    if figure is not None:
        return int(figure)
    word = paths.taxonomies().number_words.get(quantity.verbatim.strip().lower())
    number = word.number("acled_from") if word is not None else None
    return int(number) if number is not None else None


def source_names(dossier: Dossier) -> list[str]:
    """The outlets of the cited items, each once, in order."""
    items = [dossier.items[uid] for uid in dossier.incident.cited_items() if uid in dossier.items]
    names = [dossier.sources[item.source].name for item in items if item.source in dossier.sources]
    return list(dict.fromkeys(names))


def one_cell(text: str) -> str:
    """A name that may stand in a list set apart by semicolons."""
    return " ".join(text.replace(";", ",").split())
