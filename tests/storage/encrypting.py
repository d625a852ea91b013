"""Encrypted logbooks for tests: a cost that takes no time, a marker in every field, a search for it in all files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests import make
from tests.storage.damaging import filled
from vedette.domain.actor import Alias
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment, Custody
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.incident import Incident
from vedette.domain.passphrase import Passphrase
from vedette.domain.place import Place
from vedette.domain.saved_search import SavedSearch
from vedette.domain.setting import Setting
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.storage import drafts
from vedette.storage.keys import Cost, Key, Keys, new_key
from vedette.storage.rekeying import rekey
from vedette.storage.store import Store

QUICK = Cost(memory=3, passes=1, lanes=0)
OPENS = Passphrase.typed("otter wall candle")
OTHER = Passphrase.typed("grape seven lantern")
MARK = "zanzibarquokka"


def keys(passphrase: Passphrase = OPENS) -> Keys:
    """What that passphrase opens."""
    return Keys(lambda _path: passphrase)


def quick_key(passphrase: Passphrase = OPENS) -> Key:
    """A key with a salt of its own."""
    return new_key(passphrase, QUICK)


def encrypted(path: Path) -> Path:
    """The logbook of `filled`, encrypted, alone in its folder."""
    rekeyed = rekey(filled(path), None, quick_key())
    assert rekeyed.old is not None
    rekeyed.old.unlink()
    return path


def marked() -> tuple[list[object], Incident]:
    """Shared things and an incident that say the marker wherever one can say something."""
    actor = make.actor(f"Actor {MARK}", aliases=(Alias(MARK, "en"),))
    tag, source = Tag(make.uid(), MARK), Source(make.uid(), MARK)
    item = SourceItem(make.uid(), source=source.uid, title=MARK, url=f"https://{MARK}.example/")
    field, search = CustomField("sector", MARK), SavedSearch(make.uid(), MARK, f"tag:{MARK}")
    incident = make.incident(
        title=MARK, summary=MARK, narrative=f"He said {MARK}.", note=MARK, tags=(tag.uid,),
        places=(Place(text=MARK, lat=53.0, lon=23.0),), claims=(make.claim((actor.uid, "asserts"), text=MARK),),
        assessments=(Assessment(n=1, status="likely", reason=MARK),), sources=(Citation(item=item.uid),),
        attachments=(Attachment(n=1, sha256="0" * 64, name=f"{MARK}.jpg", custody=(Custody(taker=MARK),)),),
        fields=(FieldValue("sector", MARK),),
    )  # fmt: skip
    return [actor, tag, source, item, field, search, Setting("prefix", MARK.upper())], incident


def fill_with_marks(store: Store) -> None:
    """Record them, amend, trash, and keep a draft besides."""
    shared, incident = marked()
    for thing in shared:
        with store.writing(make.act(f"set up {MARK}")) as unit:
            unit.put(thing)  # type: ignore[arg-type]  # each is a record of a kind of its own
    with store.writing(make.act(MARK)) as unit:
        unit.put(incident)
    with store.scribbling() as connection:
        drafts.keep(connection, drafts.DraftLine("draft", "", f'{{"title": "{MARK}"}}', "2021-11-04T12:00:00Z"))


def found_in(folder: Path, words: str = MARK) -> Iterator[str]:
    """The files below a folder whose bytes or name hold the words, in UTF-8 or UTF-16, in any case."""
    for path in sorted(folder.rglob("*")):
        inside = path.read_bytes().lower() if path.is_file() else b""
        wanted = [words.lower().encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        if words.lower() in path.name.lower() or any(one in inside for one in wanted):
            yield path.name
