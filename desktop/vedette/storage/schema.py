"""The logbook file as a whole: its marks, tables, search index and the readable view, made in one transaction."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Index, MetaData, Table, text
from sqlalchemy.schema import CreateTable

from vedette.storage.marks import APPLICATION_ID, VERSION
from vedette.storage.rows import every_table
from vedette.storage.search_keys import COLUMNS

_SEARCH = (
    # An ordinary FTS5 table: a contentless one would keep deleted words in the file until it is optimised. The prefix
    # lists are for words of which only one to three letters are typed yet; longer beginnings are few words each.
    f"CREATE VIRTUAL TABLE incident_search USING fts5({', '.join(COLUMNS)}, "
    "tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "INSERT INTO incident_search(incident_search, rank) VALUES('secure-delete', 1)",
    # Two pieces of a size are put together between acts (`tidying`), so that an act, which begins at four, need not.
    "INSERT INTO incident_search(incident_search, rank) VALUES('usermerge', 2)",
)

_FLAT = """
CREATE VIEW incident_flat AS
SELECT i.reference, i.uid, i.title, i.type, i.status, i.contested, i.workflow,
  i.when_text, i.when_earliest, i.when_latest, i.when_shape, i.when_qualifier,
  p.text AS place_text, p.name AS place_name, p.admin1, p.admin2, p.country, p.lat, p.lon,
  p.precision AS place_precision, p.uncertainty_m,
  i.summary, i.narrative,
  (SELECT group_concat(name, ' | ') FROM (
     SELECT DISTINCT a.name FROM statement s JOIN actor a ON a.id = s.party_id
     WHERE s.incident_id = i.id ORDER BY s.n)) AS parties,
  (SELECT group_concat(line, ' | ') FROM (
     SELECT c.text || ': ' || coalesce(a.name, '?') || ' ' || s.stance
       || CASE s.scope WHEN 'general' THEN ' (in general)' ELSE '' END
       || CASE s.hedge WHEN '' THEN '' ELSE ' (hedged: ' || s.hedge || ')' END AS line
     FROM claim c JOIN statement s ON s.incident_id = c.incident_id AND s.claim_n = c.n
     LEFT JOIN actor a ON a.id = s.party_id WHERE c.incident_id = i.id ORDER BY c.n, s.n)) AS claims,
  (SELECT group_concat(name, ' | ') FROM (
     SELECT a.name || ' (' || r.role || ')' AS name FROM incident_actor r JOIN actor a ON a.id = r.actor_id
     WHERE r.incident_id = i.id ORDER BY r.n)) AS actors,
  (SELECT group_concat(name, ' | ') FROM (
     SELECT t.name FROM incident_tag x JOIN tag t ON t.id = x.tag_id
     WHERE x.incident_id = i.id ORDER BY t.name)) AS tags,
  i.source_count, i.independent_sources, i.sensitivity,
  i.created_at, i.created_by, i.updated_at, i.updated_by, i.trashed_at
FROM incident i LEFT JOIN place p ON p.incident_id = i.id AND p.n = 1
"""


def create(connection: Connection) -> None:
    """Everything a new logbook holds; the caller's transaction makes it all or nothing.

    Always in the same order, so that SQLite puts the tables at the same places (`own_schema`).
    """
    for table in every_table().sorted_tables:
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            index.create(connection)
    for index in _sparse_indexes():
        index.create(connection)
    create_search(connection)
    connection.execute(text(_FLAT))
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version = {VERSION}"))


def create_search(connection: Connection) -> None:
    """An empty search index, instead of one that may be there."""
    there = text("SELECT count(*) FROM sqlite_master WHERE name = 'incident_search_config'")
    if connection.execute(there).scalar():
        # a damaged index that has lost its version can't even be dropped
        connection.execute(text("INSERT OR REPLACE INTO incident_search_config(k, v) VALUES ('version', 4)"))
    connection.execute(text("DROP TABLE IF EXISTS incident_search"))
    connection.execute(text("DELETE FROM search_marked"))
    for statement in _SEARCH:
        connection.execute(text(statement))


def _sparse_indexes() -> list[Index]:
    """Partial indexes on references that are seldom set: a foreign key check needs them, full ones would cost space."""
    found = []
    for table in every_table().sorted_tables:
        copy = table.to_metadata(MetaData())
        found += [_sparse(copy, column) for column in copy.columns if column.info.get("sparse")]
    return found


def _sparse(table: Table, column: Column[int]) -> Index:
    name = f"ix_{table.name}_{column.name}"
    return Index(name, column, sqlite_where=column.isnot(None))
