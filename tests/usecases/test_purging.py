"""F5, F26: what is deleted for good leaves no trace of its words in the file, and the chain still tells the truth."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace

import pytest
from sqlalchemy import insert

from tests import make
from tests.storage.damaging import checked, tamper, wrong
from vedette.domain.attachment import Attachment
from vedette.domain.errors import InvalidDraft, NotFound, NothingToUndo, UserError
from vedette.domain.incident import Incident
from vedette.domain.source import Citation, Source, SourceItem
from vedette.paths import resource
from vedette.storage.rows import AttachmentContentRow, DraftRow
from vedette.storage.withholding import documents
from vedette.usecases.desk import Desk
from vedette.usecases.drafts import Drafts
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.purging import Purging

MARK = "Zyxwvarna"
FILE = b"photograph of " + MARK.encode() * 30
SHA256 = hashlib.sha256(FILE).hexdigest()


@pytest.fixture
def purging(desk: Desk) -> Purging:
    return Purging(desk)


def traces(desk: Desk) -> list[str]:
    """Files of the logbook that hold the marked word in any writing, also packed in the journal."""
    found = []
    for path in desk.store.path.parent.glob(f"{desk.store.path.name}*"):
        content = path.read_bytes().lower()
        if any(MARK.lower().encode(coding) in content for coding in ("utf-8", "utf-16-le", "utf-16-be")):
            found.append(path.name)
    with desk.store.reading() as connection:
        found += ["journal"] if any(MARK.lower() in text.lower() for text in documents(connection)) else []
    return found


def marked(desk: Desk) -> Incident:
    """An incident that has the word in every place that a person can fill, among two hundred others."""
    poland, witness = make.actor("Poland"), make.actor(f"{MARK} the witness")
    source = Source(make.uid(), f"Radio {MARK}")
    item = SourceItem(make.uid(), source=source.uid, title=f"{MARK} was seen")
    whole = make.incident(
        title=f"{MARK} at the fence", narrative=f"They met {MARK}. " * 400, summary=MARK, note=MARK,
        claims=(make.claim((witness.uid, "asserts"), (poland.uid, "denies_act")),),
        sources=(Citation(item=item.uid),), attachments=(Attachment(n=1, sha256=SHA256, name=f"{MARK}.jpg"),),
    )  # fmt: skip
    others = [make.incident(title=f"Flares {n}", narrative="Flares over the river. " * (n % 90)) for n in range(200)]
    with desk.acting("set up") as unit:
        for thing in (poland, witness, source, item):
            unit.put(thing)
        unit.put_all([*others[:100], whole, *others[100:]])
        unit.connection.execute(insert(AttachmentContentRow), [{"sha256": SHA256, "seq": 0, "bytes": FILE}])
    for n in range(4):
        with desk.acting("amend") as unit:
            unit.put(replace(whole, measures=f"{MARK} {n} " * 50))
            unit.put_all([replace(one, note=f"{MARK[:3]} {n}") for one in others[n * 9 : n * 9 + 9]])
    with desk.acting("amend") as unit:
        unit.put_all([replace(whole, outcome=MARK), replace(others[-1], note="packed with the other")])
    Drafts(desk).keep("d", whole.uid, {"title": MARK})
    return whole


def test_f5_a_purged_incident_leaves_none_of_its_words_in_the_file(
    desk: Desk, incidents: Incidents, purging: Purging
) -> None:
    incident = marked(desk)
    assert traces(desk) != []
    incidents.trash([incident.uid])
    done = purging.purge([incident.uid], "asked by the family")
    assert (done.incidents, done.shared, done.contents) == (1, 4, 1)
    assert traces(desk) == []
    with pytest.raises(NotFound):
        incidents.get(incident.uid)
    desk.store.close()
    assert wrong(desk.store.path) == {}
    assert "taken out, and an entry says so" in checked(desk.store.path)["journal"].detail


def test_f5_what_others_name_stays(desk: Desk, incidents: Incidents, purging: Purging) -> None:
    incident = marked(desk)
    item = incident.sources[0].item
    other = make.incident(title="Elsewhere", sources=(Citation(item=item),))
    with desk.acting("log") as unit:
        unit.put(other)
    incidents.trash([incident.uid])
    assert purging.purge([incident.uid]).shared == 2
    assert incidents.dossier(other.uid).incident == other
    assert wrong(desk.store.path) == {}


def test_what_is_not_in_the_trash_is_not_deleted(desk: Desk, incidents: Incidents, purging: Purging) -> None:
    incident = marked(desk)
    with pytest.raises(UserError, match="not in the trash"):
        purging.purge([incident.uid])
    assert incidents.get(incident.uid).uid == incident.uid


def test_a_purge_is_not_undone_and_what_stood_before_it_still_is(
    desk: Desk, incidents: Incidents, purging: Purging, history: History
) -> None:
    kept, gone = make.incident(title="Kept"), make.incident(title=f"Gone {MARK}")
    with desk.acting("log both") as unit:
        unit.put_all([kept, gone])
    incidents.trash([kept.uid, gone.uid])
    purging.purge([gone.uid])
    assert history.undo().startswith("trash")
    assert not incidents.get(kept.uid).trashed_at
    with pytest.raises(NotFound):
        incidents.get(gone.uid)
    history.redo()
    history.undo()
    history.undo()
    with pytest.raises(NotFound):
        incidents.get(kept.uid)
    with pytest.raises(NothingToUndo):
        history.undo()
    assert traces(desk) == []
    assert wrong(desk.store.path) == {}


def test_f26_words_taken_out_of_the_history_leave_hash_and_reason(
    desk: Desk, incidents: Incidents, purging: Purging, history: History
) -> None:
    incident = make.incident(title="Wire cut", narrative=f"Seen by {MARK.lower()}  and others.")
    with desk.acting("log") as unit:
        unit.put_all([incident, make.incident()])
    for text in (f"Seen by {MARK} alone.", "Seen by a witness."):
        with desk.acting("amend") as unit:
            unit.put(replace(incident, narrative=text))
    assert purging.redact(incident.reference, MARK, "the witness asked for it") == 2
    assert traces(desk) == []
    revisions = history.revisions(incident.uid)
    assert [one.document.narrative for one in revisions[:3] if one.document] == [
        "Seen by a witness.", "Seen by [removed] alone.", "Seen by [removed]  and others.",
    ]  # fmt: skip
    desk.store.close()
    assert wrong(desk.store.path) == {}
    verifier = [sys.executable, "-I", str(resource("verify", "vedette_verify.py")), str(desk.store.path)]
    ended = subprocess.run(verifier, capture_output=True, text=True, check=False)
    assert (ended.returncode, "redacted" in ended.stdout) == (0, True), ended.stdout
    assert "the witness asked for it" in ended.stdout


def test_f26_words_that_still_stand_are_changed_first(desk: Desk, purging: Purging) -> None:
    incident = make.incident(narrative=f"Seen by {MARK}.")
    with desk.acting("log") as unit:
        unit.put(incident)
    with pytest.raises(UserError, match="still stand"):
        purging.redact(incident.reference, MARK, "asked")
    with pytest.raises(NotFound, match="No earlier version"):
        purging.redact(incident.reference, "nowhere at all", "asked")
    for words, reason in (("ab", "asked"), (MARK, " ")):
        with pytest.raises(InvalidDraft):
            purging.redact(incident.reference, words, reason)


def test_f26_a_day_is_not_taken_out_as_if_it_were_words(desk: Desk, purging: Purging) -> None:
    incident = make.incident(when=make.day("2021-11-03"))
    with desk.acting("log") as unit:
        unit.put(incident)
    with desk.acting("amend") as unit:
        unit.put(replace(incident, when=make.day("2021-11-04")))
    with pytest.raises(UserError, match="part of a date"):
        purging.redact(incident.reference, "2021-11-03", "asked")
    assert wrong(desk.store.path) == {}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET before_hash = 'x' WHERE id = 1",
        "UPDATE revision SET before = replace(before, '[removed]', 'nobody') WHERE before LIKE '%[removed]%'",
        "UPDATE revision SET before = NULL WHERE before LIKE '%[removed]%'",
        "DELETE FROM revision WHERE kind = 'withheld'",
        "UPDATE revision SET before = NULL, before_hash = 'anything' WHERE before LIKE '%alone%'",
    ],
)
def test_f90_a_redaction_by_another_hand_is_noticed(desk: Desk, purging: Purging, statement: str) -> None:
    incident = make.incident(narrative=f"Seen by {MARK}.")
    with desk.acting("log") as unit:
        unit.put(incident)
    for text in ("They were alone.", "Seen by many."):
        with desk.acting("amend") as unit:
            unit.put(replace(incident, narrative=text))
    purging.redact(incident.reference, MARK, "asked")
    desk.store.close()
    tamper(desk.store.path, statement)
    assert "journal" in wrong(desk.store.path)
    verifier = [sys.executable, "-I", str(resource("verify", "vedette_verify.py")), str(desk.store.path)]
    assert subprocess.run(verifier, capture_output=True, check=False).returncode == 1


def test_a_purge_that_died_before_the_file_was_written_anew_is_finished_later(
    desk: Desk, incidents: Incidents, purging: Purging, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident = marked(desk)
    incidents.trash([incident.uid])
    with monkeypatch.context() as patched:
        patched.setattr(Purging, "_finish_if_needed", lambda _: None)
        purging.purge([incident.uid])
    assert purging.unfinished()
    purging.finish()
    assert not purging.unfinished()
    assert traces(desk) == []


def test_drafts_of_a_purged_incident_go_with_it(desk: Desk, incidents: Incidents, purging: Purging) -> None:
    incident = marked(desk)
    incidents.trash([incident.uid])
    purging.purge([incident.uid])
    with desk.store.reading() as connection:
        assert connection.execute(DraftRow.__table__.select()).all() == []
