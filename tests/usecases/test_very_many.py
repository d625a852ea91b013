"""F127: very many tags, and one incident that holds very many things, are kept, found and listed like few."""

from __future__ import annotations

from tests import make
from vedette.domain.attachment import Attachment
from vedette.domain.tag import Tag
from vedette.usecases.desk import Desk
from vedette.usecases.incidents import Incidents
from vedette.usecases.searching import Search

TAGS, FILES = 2_000, 500


def test_f127_an_incident_with_thousands_of_tags_and_files_is_whole(desk: Desk, incidents: Incidents) -> None:
    tags = [Tag(make.uid(), f"tag {n}") for n in range(TAGS)]
    files = tuple(Attachment(n=n, name=f"picture {n}.jpg") for n in range(1, FILES + 1))
    whole = make.incident(tags=tuple(sorted(tag.uid for tag in tags)), attachments=files)
    with desk.acting("log") as unit:
        unit.put_all(tags)
        unit.put_all([whole, make.incident()])
    assert incidents.dossier(whole.uid).incident == whole
    search = Search(desk)
    assert [line.uid for line in search.page(f'tag:"tag {TAGS - 1}"')] == [whole.uid]
    assert {len(line.tags) for line in search.page("")} == {0, TAGS}
    found = search.values("tag", "tag 19", limit=12)
    assert len(found) == 12
    assert all("tag 19" in str(value) for value in found)
