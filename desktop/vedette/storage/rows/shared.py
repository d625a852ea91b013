"""Things that incidents share by uid and every list names: actors and tags; and the settings of the logbook."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vedette.storage.rows.base import Base, MaybeActor, Shared, Word


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


class SettingRow(Shared, Base):
    """A setting of the logbook; its uid is the key."""

    __tablename__ = "setting"

    value: Mapped[Word]
