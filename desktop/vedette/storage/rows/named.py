"""Other names of actors and tags, and what a logbook adds of its own: places, fields, searches, mappings."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, MaybeText, Number, Shared, Word


class ActorNameRow(Base):
    """Another name of an actor."""

    __tablename__ = "actor_name"

    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[Number]
    name: Mapped[Word]
    language: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]


class TagNameRow(Base):
    """A former name of a tag."""

    __tablename__ = "tag_name"

    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[Number]
    name: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]


class CustomFieldRow(Shared, Base):
    """A field that this logbook adds."""

    __tablename__ = "custom_field"

    label: Mapped[Word]
    kind: Mapped[Word]
    choices: Mapped[MaybeText]
    position: Mapped[int]


class OwnPlaceRow(Shared, Base):
    """A place that the people of the logbook named themselves."""

    __tablename__ = "own_place"

    name: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]
    kind: Mapped[Word]
    admin1: Mapped[Word]
    country: Mapped[Word]
    country_name: Mapped[Word]
    border_segment: Mapped[Word]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    coordinates_text: Mapped[Word]
    precision: Mapped[Word]
    uncertainty_m: Mapped[float | None]
    method: Mapped[Word]
    note: Mapped[Word]


class OwnPlaceNameRow(Base):
    """Another name of an own place."""

    __tablename__ = "own_place_name"

    own_place_id: Mapped[int] = mapped_column(ForeignKey("own_place.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[Number]
    name: Mapped[Word]
    language: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]


class SavedSearchRow(Shared, Base):
    """A search with a name."""

    __tablename__ = "saved_search"

    name: Mapped[Word]
    query: Mapped[Word]
    icon: Mapped[Word]
    position: Mapped[int]


class SavedMappingRow(Shared, Base):
    """What the columns of a file become, under a name."""

    __tablename__ = "saved_mapping"

    name: Mapped[Word]
    columns: Mapped[MaybeText]
    targets: Mapped[MaybeText]
