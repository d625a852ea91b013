"""Files kept with incidents: taken in, attached, described, detached, given out again. Bytes are never altered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from vedette import paths
from vedette.domain.attachment import Attachment
from vedette.domain.dossier import Dossier
from vedette.domain.errors import AlreadyThere, CannotRead, FileReadOnly, InvalidDraft, NotFound
from vedette.domain.file_kind import HEAD_BYTES, FileKind, kind_of, safe_name, size_in_words
from vedette.domain.incident import Incident
from vedette.domain.settling import settled
from vedette.domain.text import clean
from vedette.formats.atomic import replacing
from vedette.formats.attached_file import Attaching
from vedette.formats.file_errors import write_error
from vedette.storage import attachments, dossiers, finding
from vedette.usecases.desk import Desk
from vedette.usecases.own_files import refuse_open_logbook
from vedette.usecases.progress import Progress, Silent

LARGEST = attachments.LARGEST
"""Bytes that one attachment may have; the help says so too."""

WAITS_FOR = timedelta(hours=1)
"""How long bytes that no draft and no incident names are left alone: another window may be about to name them."""


class Attachments:
    """What one can do with the files of incidents. Bytes that were taken in and never recorded go again at the end."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._taken: set[str] = set()

    def take_in(self, path: Path, progress: Progress | None = None) -> Attachment:
        """Copy a file into the logbook, not yet with an incident; a UserError says what is wrong with the file."""
        going = progress or Silent()

        def tick(done: int, total: int) -> None:
            going.check()
            going.report(done, total)

        refuse_open_logbook(path)
        with Attaching(path, LARGEST, tick) as file:
            self._keep(file.sha256, file.pieces)
            made = self._made(path.name, file.size, file.sha256, file.head)
        return replace(made, method=f"copied through a link to {file.leads_to}") if file.leads_to else made

    def take_bytes(self, name: str, content: bytes) -> Attachment:
        """Keep what was never a file, such as a pasted picture."""
        if len(content) > LARGEST:
            raise CannotRead(
                f"What is pasted has {size_in_words(len(content))}, more than the {size_in_words(LARGEST)} that one "
                "attachment may have; nothing was attached. Save it as a file and attach a part of it."
            )
        sha256 = hashlib.sha256(content).hexdigest()
        self._keep(sha256, lambda: iter((content,)))
        return replace(self._made(name, len(content), sha256, content[:HEAD_BYTES]), method="pasted")

    def attach(
        self,
        reference: str,
        files: Sequence[Path],
        *,
        role: str = "original",
        note: str = "",
        progress: Progress | None = None,
    ) -> Dossier:
        """Keep files with an incident, all of them or none, as one act."""
        self._find(reference)
        checked = checked_role(role)
        taken = [replace(one, role=checked, note=note) for one in self.take_all(files, progress)]
        names = taken[0].name if len(taken) == 1 else f"{len(taken)} files"
        return self._change(reference, f"attach {names} to", lambda incident: _with(incident, taken))

    def take_all(self, files: Sequence[Path], progress: Progress | None = None) -> list[Attachment]:
        """Copy files into the logbook; where one can't be, nothing of the others stays."""
        before = frozenset(self._taken)
        try:
            return [self.take_in(path, progress) for path in files]
        except BaseException:
            self._drop(self._taken - before)
            raise

    def detach(self, reference: str, number: int) -> Dossier:
        """Take an attachment away from its incident; the bytes stay in the logbook, so that undo brings it back."""
        one = self.find(reference, number)
        return self._change(reference, f"detach {one.name} from", lambda incident: _without(incident, number))

    def describe(self, reference: str, number: int, *, role: str | None = None, note: str | None = None) -> Dossier:
        """Say what an attachment is; None leaves as it is."""
        one = self.find(reference, number)
        told = replace(
            one, role=one.role if role is None else checked_role(role), note=one.note if note is None else note
        )
        return self._change(reference, f"describe {one.name} of", lambda incident: _replaced(incident, told))

    def find(self, reference: str, number: int) -> Attachment:
        """The attachment of that number; NotFound otherwise."""
        incident = self._find(reference)
        found = next((one for one in incident.attachments if one.n == number), None)
        if found is None:
            raise NotFound(f"{incident.reference} has no attachment {number}. Nothing was changed.")
        return found

    def kind(self, one: Attachment) -> FileKind:
        """What it is by its own bytes, whatever name and type somebody gave it."""
        with self._desk.store.reading() as connection:
            return kind_of(one.name, attachments.head_of(connection, one.sha256)[:HEAD_BYTES])

    def kept(self, hashes: Sequence[str]) -> set[str]:
        """Those whose bytes are in this logbook."""
        with self._desk.store.reading() as connection:
            return attachments.kept(connection, hashes)

    def save_as(self, one: Attachment, path: Path, progress: Progress | None = None) -> Path:
        """Write the bytes to a file, whole or not at all; FileDamaged, and no file, where they are not what came in."""
        with replacing(path) as stream:
            for piece in self._pieces(one, progress or Silent()):
                stream.write(piece)
        return path

    def open_copy(self, one: Attachment, folder: Path, progress: Progress | None = None) -> Path:
        """A copy that only its owner can read and nobody can write, in a private folder, for a viewer to open."""
        kind = self.kind(one)
        if kind.risk == "never":
            raise FileReadOnly(
                f"“{safe_name(one.name)}” is not opened from here: {kind.why}. "
                "Save it as a file if you know what it is."
            )
        place = folder / one.sha256[:16]
        copy = place / safe_name(one.name)
        try:
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
            copy.unlink(missing_ok=True)
        except OSError as error:
            raise write_error(copy, error) from error
        self.save_as(one, copy, progress)
        copy.chmod(0o400)
        return copy

    def drop_unrecorded(self) -> int:
        """Let go of bytes that came in and were never recorded, drafts aside; how many contents went."""
        return self._drop(self._taken)

    def _drop(self, ours: Collection[str]) -> int:
        if self._desk.store.read_only:
            return 0
        with self._desk.store.reading() as connection:
            if not attachments.has_waiting(connection):
                return 0
        before = (self._desk.clock() - WAITS_FOR).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._desk.store.scribbling() as connection:
            return attachments.drop_unwanted(connection, before=before, ours=ours)

    def _keep(self, sha256: str, pieces: Callable[[], Iterator[bytes]]) -> None:
        with self._desk.store.scribbling() as connection:
            if attachments.keep(connection, sha256, pieces()):
                attachments.wait(connection, sha256, self._desk.stamp())
                self._taken.add(sha256)
            else:
                attachments.wait_again(connection, sha256, self._desk.stamp())

    def _made(self, name: str, size: int, sha256: str, head: bytes) -> Attachment:
        named = clean(name)
        return Attachment(
            sha256=sha256,
            name=named,
            mime=kind_of(named, head).mime,
            size=size,
            collected_by=self._desk.who(),
            collected_at=self._desk.stamp(),
        )

    def _pieces(self, one: Attachment, progress: Progress) -> Iterator[bytes]:
        done = 0
        with self._desk.store.reading() as connection:
            for piece in attachments.pieces_of(connection, one.sha256):
                progress.check()
                yield piece
                done += len(piece)
                progress.report(done, one.size)

    def _find(self, reference: str) -> Incident:
        with self._desk.store.reading() as connection:
            uid = finding.incident_uid(connection, reference)
            found = dossiers.load(connection, [uid]) if uid is not None else []
        if not found:
            raise NotFound(f"There is no incident “{reference}” in this logbook.")
        return found[0].incident

    def _change(self, reference: str, verb: str, change: Callable[[Incident], Incident]) -> Dossier:
        before = self._find(reference)
        with self._desk.acting(f"{verb} {before.reference}", kind="amend") as unit:
            old = unit.get("incident", before.uid)
            if old is None:
                raise NotFound(f"{before.reference} is not in the logbook any more. Nothing was changed.")
            new = settled(change(old))
            if new != old:
                unit.put(replace(new, updated_at=self._desk.stamp(), updated_by=self._desk.who()))
        with self._desk.store.reading() as connection:
            return dossiers.load(connection, [before.uid])[0]


def checked_role(role: str) -> str:
    """The key of a role given by key or label; InvalidDraft names those there are."""
    roles = paths.taxonomies().attachment_roles
    found = roles.find(role)
    if found is None:
        raise InvalidDraft({"role": f"“{role}” is no role of an attachment. Choose one of {', '.join(roles.keys())}."})
    return found.key


def _with(incident: Incident, taken: Sequence[Attachment]) -> Incident:
    there = {one.sha256 for one in incident.attachments}
    fresh = [one for one in dict.fromkeys(taken) if one.sha256 not in there]
    if not fresh:
        raise AlreadyThere(f"{incident.reference} has this file already. Nothing was changed.")
    return replace(incident, attachments=(*incident.attachments, *fresh))


def _without(incident: Incident, number: int) -> Incident:
    rest = (one for one in incident.attachments if one.n != number)
    free = (replace(one, original=None) if one.original == number else one for one in rest)
    return replace(incident, attachments=tuple(free))


def _replaced(incident: Incident, told: Attachment) -> Incident:
    return replace(incident, attachments=tuple(told if one.n == told.n else one for one in incident.attachments))
