from __future__ import annotations

from tests.make import incident
from vedette.domain.claim import Claim, Statement
from vedette.domain.dossier import Dossier
from vedette.domain.source import Citation, SourceItem
from vedette.formats.screen_columns import screen_rows


def test_the_sources_name_those_of_statements_too() -> None:
    items = {uid: SourceItem(uid, title=name) for uid, name in (("a", "Reuters"), ("b", "PAP"))}
    claims = (Claim(1, "Shots", statements=(Statement(1, party="p", source_item="b"),)),)
    _, rows = screen_rows(["sources"], [Dossier(incident(claims=claims, sources=(Citation("a"),)), items=items)])
    assert next(rows) == ["“Reuters”|“PAP”"]
