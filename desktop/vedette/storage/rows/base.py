"""What all rows share: names of constraints, the id column, and the way a *when* and a reference lie in columns."""

# Rows have no postponed annotations: SQLAlchemy reads each, and as text that takes a fifth longer at every start.
from typing import Annotated, Any

from sqlalchemy import ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Id = Annotated[int, mapped_column(Integer, primary_key=True)]
Uid = Annotated[str, mapped_column(Text, unique=True)]
Word = Annotated[str, mapped_column(Text, default="")]
MaybeText = Annotated[str | None, mapped_column(Text)]
# Keys stand first: SQLite before 3.41 finds faults where there are none in a table without rowids whose key does not.
Incident = Annotated[int, mapped_column(ForeignKey("incident.id", ondelete="CASCADE"), primary_key=True, sort_order=-2)]
PartNumber = Annotated[int, mapped_column(Integer, primary_key=True, sort_order=-1)]
Number = Annotated[int, mapped_column(Integer, primary_key=True)]
MaybeActor = Annotated[int | None, mapped_column(ForeignKey("actor.id"))]
MaybeItem = Annotated[int | None, mapped_column(ForeignKey("source_item.id"))]


def sparse(table: str) -> Mapped[int | None]:
    """A reference that is seldom set: its index holds only the rows where it is, for the foreign key's sake."""
    return mapped_column(ForeignKey(f"{table}.id"), nullable=True, info={"sparse": True})


class Base(DeclarativeBase):
    """Ids are never used again (AUTOINCREMENT where a table says so); constraints carry readable names."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Shared:
    """A thing that incidents name by uid: it has an id of its own and a unique uid."""

    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[Id]
    uid: Mapped[Uid]


class Part:
    """A numbered part of an incident; it goes when the incident goes."""

    __table_args__: Any = {"sqlite_with_rowid": False}

    incident_id: Mapped[Incident]
    n: Mapped[PartNumber]
