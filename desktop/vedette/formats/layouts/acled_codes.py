"""ACLED's own words: columns, actor groups, types of event to ours and back; reading and writing are elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from vedette import paths
from vedette.domain.actor import Actor
from vedette.domain.taxonomy import Entry

_SHARED = {
    "event_id_cnty": "its key with ACLED",
    "event_date": "when, with time_precision: the day, its week (Monday to Sunday, about) or its month",
    "year": "kept",
    "time_precision": "how exact the date is; kept as a code",
    "event_type": "the type of event, with sub_event_type; kept as a code",
    "sub_event_type": "the subtype; kept as a code",
    "actor1": "first actor (no direction is meant)",
    "assoc_actor_1": "actors associated with the first, set apart by ;",
    "inter1": "the group the first actor belongs to; kept as a code",
    "actor2": "second actor (no direction is meant)",
    "assoc_actor_2": "actors associated with the second, set apart by ;",
    "inter2": "the group the second actor belongs to; kept as a code",
    "interaction": "kept as a code",
    "iso": "kept as a code",
    "region": "kept as a code",
    "country": "country",
    "admin1": "region of the place",
    "admin2": "district of the place",
    "admin3": "third division of the place",
    "location": "place, as named",
    "latitude": "latitude",
    "longitude": "longitude",
    "geo_precision": "how exact the place is, the coarsest that fits; kept as a code",
    "source": "sources, set apart by ; and graded F6",
    "source_scale": "kept as a code",
    "notes": "the summary; no claims are made of it",
    "fatalities": "deaths, at least so many; 0 is “not reported” and never “nobody”",
    "tags": "tags; “crowd size=” is a number of people",
    "timestamp": "kept",
    "disorder_type": "follows from the type; kept as a code",
    "civilian_targeting": "the tag “civilian targeting”; kept as a code",
    "data_id": "kept",
    "event_id_no_cnty": "kept",
    "iso3": "kept as a code",
}
_NEW = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)

_OLD = (
    "data_id iso event_id_cnty event_id_no_cnty event_date year time_precision event_type sub_event_type actor1 "
    "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities timestamp iso3"
)
NEW_COLUMNS, OLD_COLUMNS = tuple(_NEW.split()), tuple(_OLD.split())
POPULATION = ("population_1km", "population_2km", "population_5km", "population_best")
ALL_COLUMNS = tuple(_SHARED)
CODES = (
    "event_date", "time_precision", "disorder_type", "event_type", "sub_event_type", "inter1", "inter2", "interaction",
    "civilian_targeting", "iso", "iso3", "region", "geo_precision", "source_scale",
)  # fmt: skip

_TYPES = {
    "battles": "armed_clash",
    "protests": "protest",
    "riots": "other",
    "explosions/remote violence": "explosion",
    "violence against civilians": "assault",
    "strategic developments": "other",
}
_SUB_TYPES = {
    "violent demonstration": "protest",
    "abduction/forced disappearance": "abduction",
    "agreement": "agreement",
    "arrests": "detention",
}


def becomes(column: str) -> str:
    """What a column becomes, in words."""
    return _SHARED[column]


@cache
def our_type(event_type: str, sub_event_type: str) -> str:
    """Our type for ACLED's; what says less than ours would is “other”, '' where ACLED says none."""
    if not (event_type or sub_event_type):
        return ""
    return _SUB_TYPES.get(sub_event_type.strip().lower()) or _TYPES.get(event_type.strip().lower(), "other")


@cache
def sub_event(text: str, event_type: str = "") -> Entry | None:
    """ACLED's sub-event of that name, whatever the case, of that event type where one is given."""
    wanted, of = text.strip().lower(), event_type.lower()
    for entry in paths.taxonomies().acled_event_types:
        if entry.label.lower() == wanted and of in ("", entry.text("event_type").lower()):
            return entry
    return None


@cache
def inter_number(cell: str) -> str:
    """1 for 1 and for State forces; '' for what is no group."""
    text = cell.strip().lower()
    for entry in paths.taxonomies().acled_inter:
        if text in (entry.key, entry.label.lower()):
            return entry.key
    return ""


def inter_of(actor: Actor) -> str:
    """The number of an actor's group: as recorded, else that of its kind; '' where neither says one."""
    kind = paths.taxonomies().actor_types.get(actor.kind)
    return inter_number(actor.acled_inter) or (kind.text("acled_inter") if kind is not None else "")


def inter_words(cell: str) -> str:
    """State forces for 1 and for State forces; what is no group stays as it is."""
    return paths.taxonomies().acled_inter.label(inter_number(cell)) if inter_number(cell) else cell


def interaction(numbers: Sequence[str], *, in_words: bool) -> str:
    """The two groups together, the smaller first: 18, or in words; one alone is 10."""
    known = sorted(number for number in numbers if number)
    if not known:
        return ""
    if not in_words:
        return "".join(known) if len(known) == 2 else known[0] + "0"
    words = [inter_words(number) for number in known]
    return "-".join(words) if len(words) == 2 else f"{words[0]} only"
