from __future__ import annotations

from tests.make import incident
from vedette.domain.dossier import Dossier
from vedette.domain.incident import ExternalId
from vedette.domain.report.blocks import Facts
from vedette.domain.report.facts import fields_section
from vedette.domain.report.voice import Voice
from vedette.paths import taxonomies


def test_a_key_from_a_spreadsheet_is_named_as_its_column_was() -> None:
    found = incident(external_ids=(ExternalId("plain:nr_wpisu:87b01234", "6"),))
    [facts] = fields_section(Voice(Dossier(found), taxonomies())).blocks
    assert isinstance(facts, Facts)
    assert [label for label, _ in facts.lines] == ["“nr wpisu” in the imported file"]
