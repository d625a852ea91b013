"""Things that incidents share by uid: actors, sources, source items, tags; and the logbook's own lists."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, MaybeActor, MaybeItem, MaybeText, Number, Shared, Word


class ActorRow(Shared, Base):
    """A state, ministry, guard, group or person."""

    __tablename__ = "actor"

    name: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]
    kind: Mapped[Word]
    acled_inter: Mapped[Word]
    parent_id: Mapped[MaybeActor] = mapped_column(index=True)
    country: Mapped[Word]
    side: Mapped[Word]
    tlp: Mapped[Word]
    unidentified: Mapped[bool]
    note: Mapped[Word]


class ActorNameRow(Base):
    """Another name of an actor."""

    __tablename__ = "actor_name"

    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[Number]
    name: Mapped[Word]
    language: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]


class SourceRow(Shared, Base):
    """An outlet or speaker."""

    __tablename__ = "source"

    name: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]
    kind: Mapped[Word]
    country: Mapped[Word]
    language: Mapped[Word]
    reliability: Mapped[Word]
    affiliation: Mapped[Word]
    scale: Mapped[Word]
    note: Mapped[Word]
    protected: Mapped[bool]
    contact: Mapped[Word]


class SourceNameRow(Base):
    """Another name of a source."""

    __tablename__ = "source_name"

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[Number]
    name: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]


class SourceItemRow(Shared, Base):
    """One publication or interview."""

    __tablename__ = "source_item"

    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    title: Mapped[Word]
    author: Mapped[Word]
    published_on_text: Mapped[MaybeText]
    published_on_earliest: Mapped[MaybeText]
    published_on_latest: Mapped[MaybeText]
    published_on_shape: Mapped[MaybeText]
    published_on_qualifier: Mapped[MaybeText]
    published_on_detail: Mapped[MaybeText]
    accessed_on: Mapped[Word]
    url: Mapped[Word] = mapped_column(index=True)
    archive_url: Mapped[Word]
    material: Mapped[Word]
    language: Mapped[Word]
    connection: Mapped[Word]
    reliability: Mapped[Word]
    credibility: Mapped[Word]
    iom_quality: Mapped[Word]
    origin_group: Mapped[Word]
    quoted_from_id: Mapped[MaybeItem] = mapped_column(index=True)
    page: Mapped[Word]
    collected_by: Mapped[Word]
    collected_at: Mapped[Word]
    method: Mapped[Word]
    attributed: Mapped[Word]
    protected: Mapped[bool]
    note: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]


class SourceItemCreditRow(Base):
    """A wire that an item credits as a whole."""

    __tablename__ = "source_item_credit"

    source_item_id: Mapped[int] = mapped_column(ForeignKey("source_item.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[Number]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)


class TagRow(Shared, Base):
    """A tag in the tree."""

    __tablename__ = "tag"

    name: Mapped[Word]
    folded: Mapped[Word] = mapped_column(index=True)
    words: Mapped[Word]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("tag.id"), index=True)
    colour: Mapped[Word]
    description: Mapped[Word]
    pinned: Mapped[int]


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


class SettingRow(Shared, Base):
    """A setting of the logbook; its uid is the key."""

    __tablename__ = "setting"

    value: Mapped[Word]
