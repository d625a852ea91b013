"""Random but valid records for property tests: incidents with all their parts, dossiers with what they name."""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.hostile import HOSTILE
from vedette.domain.actor import Actor, Role
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.document import digest, to_text
from vedette.domain.dossier import Dossier, Linked
from vedette.domain.incident import Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import QUALIFIERS, Quantity
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.text import clean
from vedette.domain.when import When
from vedette.formats.naming import NAMES, by_key
from vedette.formats.parcel import Parcel, parcel_of

UIDS = ("0190-a", "0190-b", "u c", "ż#1")
FIELD_KEYS = ("shift", "Weather code")

HOSTILE_TEXTS = (
    *dict.fromkeys(clean(text)[:200] for text in HOSTILE if text),
    "a|b\\|c\\",
    '"quoted" [x=1; y={2}] = 3: 4',
    "'=1+1",
    "#hash",
    "name:x",
    "1,2\n3,4",
    " padded ",
    "\ttab",
    "\x85\x1c",
)
WHENS = (
    When(),
    When(text="last month", nil_reason="not_reported"),
    When("3 November", "2021-11-03", "2021-11-03", unit="day"),
    When(
        "overnight", "2021-11-01T18:00", "2021-11-02T06:00", "within", unit="part_of_day", part_of_day="night",
        language="en", tz="Europe/Warsaw",
    ),
    When("in October", "2021-10-01", "2021-10-31", "within", unit="month", anchor="2021-11-04", inferred=True),
    When("", "2021-09-01", None, "throughout", "approximate", overruled=True),
    When("by 5 Nov", None, "2021-11-05", "within", "uncertain"),
    When("", "2021-11-02", "2021-11-04", "within", "approximate", unit="days"),
    When("winter", "2020-12-01", "2021-02-28", "within", unit="season"),
    When("2021-11-03", "2021-11-03", "2021-11-03", unit="day"),
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """What the gate lets in: hostile texts, and any others."""
    return st.one_of(st.sampled_from(HOSTILE_TEXTS), st.text(max_size=12).map(clean))


def whens() -> st.SearchStrategy[When]:
    words = st.one_of(st.none(), texts())
    return st.builds(
        lambda when, text: when if text is None else dataclasses.replace(when, text=text), st.sampled_from(WHENS), words
    )


def numbers() -> st.SearchStrategy[float]:
    return st.one_of(st.sampled_from((0.0, 3.0, 250.0, 0.1, 407e6, 2.5e-7, 1e300)), st.floats(0, 1e9))


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    if isinstance(kind, types.UnionType):
        inner = values(next(x for x in typing.get_args(kind) if x is not types.NoneType))
        return st.one_of(st.none(), inner)
    if typing.get_origin(kind) is tuple:
        return st.lists(values(typing.get_args(kind)[0]), max_size=2).map(tuple)
    plain = {str: texts(), bool: st.booleans(), float: numbers(), int: st.integers(0, 10**9), When: whens()}
    return plain[kind] if kind in plain else records(kind)


def records(kind: Any, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Dataclass values, most fields left at their defaults as people leave them; `given` ones are always drawn."""
    hints = typing.get_type_hints(kind)
    fields = [field for field in dataclasses.fields(kind) if field.name not in given]
    needed = {f.name: values(hints[f.name]) for f in fields if f.default is dataclasses.MISSING}
    known = [f.name for f in fields if f.name not in needed]
    some = st.lists(st.sampled_from(known), max_size=4, unique=True) if known else st.just([])
    optional = some.flatmap(lambda names: st.fixed_dictionaries({name: values(hints[name]) for name in names}))
    return st.builds(lambda a, b: kind(**a, **b), st.fixed_dictionaries({**needed, **given}), optional)


def quantities() -> st.SearchStrategy[Any]:
    return records(Quantity, qualifier=st.sampled_from(QUALIFIERS))


def places() -> st.SearchStrategy[Any]:
    lat = st.one_of(st.none(), st.floats(-90, 90))
    plain = records(Place, lat=st.none(), lon=st.none(), uncertainty_m=st.none())
    lon = st.floats(-180, 180)
    return st.builds(lambda p, a, b: p if a is None else dataclasses.replace(p, lat=a, lon=b), plain, lat, lon)


@st.composite
def dossiers(draw: st.DrawFn, uid: str = "0190-incident") -> Dossier:
    """An incident with all its parts, and exactly what it names."""
    incident = draw(incidents(uid))
    things = [*draw(shared_things()), *_fields(incident)]
    linked = [Linked(link.to, draw(st.sampled_from(("", "INC-2021-0001", "a|b")))) for link in incident.links]
    parcel: Parcel = parcel_of(incident, by_key(things), {one.uid: one for one in linked})
    return parcel.dossier()


def custom_fields() -> dict[str, CustomField]:
    """The definitions of the fields that random incidents have values of."""
    return {key: CustomField(key, label=f"The {key}") for key in FIELD_KEYS}


def _fields(incident: Incident) -> list[CustomField]:
    return [field for key, field in custom_fields().items() if any(value.key == key for value in incident.fields)]


@st.composite
def incidents(draw: st.DrawFn, uid: str = "0190-incident") -> Incident:
    """A valid incident: parts numbered in order, tags sorted, every reference one of UIDS or empty."""
    plain: Incident = draw(
        records(
            Incident, uid=st.just(uid), when=whens(), places=_few(places()), quantities=_few(quantities()),
            claims=_few(records(Claim, statements=_few(records(Statement, party=texts())))),
            actors=_few(records(Role)), assessments=_few(records(Assessment)), sources=_few(records(Citation)),
            links=_few(records(Link)),
            tags=st.lists(st.sampled_from(UIDS), max_size=3, unique=True).map(lambda tags: tuple(sorted(tags))),
            fields=st.lists(st.sampled_from(FIELD_KEYS), max_size=2, unique=True).flatmap(
                lambda keys: st.tuples(*(st.builds(FieldValue, st.just(key), texts()) for key in keys))
            ),
        )
    )  # fmt: skip
    return _numbered(_renamed(plain, draw(st.randoms(use_true_random=False))))


@st.composite
def shared_things(draw: st.DrawFn) -> list[Any]:
    """Actors, sources, items and tags with the uids UIDS, which name each other without going in circles."""
    found: list[Any] = []
    for place, uid in enumerate(UIDS):
        above = UIDS[place - 1] if place else ""
        parent = st.sampled_from(("", above))
        found += [
            draw(records(Actor, uid=st.just(uid), parent=parent)),
            draw(records(Tag, uid=st.just(uid), parent=parent)),
            draw(records(Source, uid=st.just(uid))),
            draw(
                records(
                    SourceItem,
                    uid=st.just(uid),
                    source=st.sampled_from(("", *UIDS)),
                    credits=st.sampled_from(((), UIDS[:2])),
                    quoted_from=parent,
                )
            ),
        ]
    return found


def _few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def _renamed(value: Any, random: Any) -> Any:
    """Every reference of every part becomes one to a thing that there is, or stays empty."""
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        got = getattr(value, field.name)
        if isinstance(value, Incident) and field.name == "tags":
            continue
        if field.name in NAMES.get(type(value), {}):
            changed[field.name] = random.choice(UIDS) if got else got
        elif isinstance(got, tuple) and got and dataclasses.is_dataclass(got[0]):
            changed[field.name] = tuple(_renamed(part, random) for part in got)
    return dataclasses.replace(value, **changed) if changed else value


def _numbered(incident: Incident) -> Incident:
    """Numbers as Vedette gives them: parts from 1, statements through the whole incident."""
    following, claims = 1, list[Claim]()
    for n, claim in enumerate(incident.claims, 1):
        statements = tuple(dataclasses.replace(s, n=following + i) for i, s in enumerate(claim.statements))
        following += len(statements)
        claims.append(dataclasses.replace(claim, n=n, statements=statements))
    changed: dict[str, Any] = {
        name: tuple(dataclasses.replace(part, n=n) for n, part in enumerate(getattr(incident, name), 1))
        for name in ("assessments", "quantities", "attachments")
    }
    return dataclasses.replace(incident, claims=tuple(claims), **changed)


def same(one: Dossier, other: Dossier) -> bool:
    """Whether two dossiers hold the same documents."""
    mine, theirs = ([to_text(record) for record in dossier.shared()] for dossier in (one, other))
    return sorted(mine) == sorted(theirs) and digest(to_text(one.incident)) == digest(to_text(other.incident))
