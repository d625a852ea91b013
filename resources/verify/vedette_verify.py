"""Checks what Vedette wrote, without Vedette: python vedette_verify.py FILE [--head HASH]. Needs Python 3.9 alone.

FILE is an export (.json, .csv, .tsv, .zip) or a logbook (.vedette) that is not encrypted. `--head` is the hash of the
last journal entry as printed, exported or written beside a backup: the file must still hold that entry. The exit code
is 0 when all is as it was recorded, 1 when something is not, 2 when the file can't be checked. Nothing is written.

How it is checked. An incident's document is JSON with sorted keys, no blanks, UTF-8 (`canonical`); its hash is the
SHA-256 of that text. A journal entry names an act, a record, the record's document before and its hash afterwards, and
the hash of the entry before; its own hash is that of all this as canonical JSON, so that no entry can be changed,
taken out, put in or moved without a break. Of a logbook, the text of each record is checked by the program itself, or
here in an export of it.
"""

import base64
import contextlib
import csv
import hashlib
import json
import pathlib
import re
import sqlite3
import sys
import zipfile
import zlib

LABEL_TAKEN_OUT = re.compile(r"\[removed\] [0-9a-f]{64}")
BESIDE = ("shared", "linked", "hash")
STATES = ("done", "undone", "dropped")
# RuntimeError: an archive with a password or a packing that Python does not know, and JSON nested without end
UNREADABLE = (zipfile.BadZipFile, zlib.error, csv.Error, EOFError, RuntimeError)
TABLES = (
    *("incident", "place", "claim", "statement", "assessment", "incident_actor", "quantity", "citation", "link"),
    *("incident_tag", "attachment", "custody", "custom_value", "external_code", "external_id"),
    *("actor", "source", "source_item", "tag", "act", "revision"),
)


def canonical(plain):
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest(text):
    return hashlib.sha256(text if isinstance(text, bytes) else text.encode("utf-8")).hexdigest()


class Report:
    """Gathers answers; prints each."""

    def __init__(self):
        self.ok = True

    def say(self, name, problems, good):
        problems = list(problems)
        self.ok = self.ok and not problems
        more = f" and {len(problems) - 20:,} more" if len(problems) > 20 else ""
        print(f"NOT  {name}: {'; '.join(problems[:20])}{more}" if problems else f"ok   {name}: {good}")


def verify_documents(parcels, report):
    wrong, bare = [], 0
    for parcel in parcels:
        document = {key: value for key, value in parcel.items() if key not in BESIDE}
        said = parcel.get("hash")
        bare += said is None
        if said is not None and digest(canonical(document)) != said:
            wrong.append(f"{document.get('reference') or document.get('uid')} is not as recorded")
    note = f" ({bare:,} carry no hash)" if bare else ""
    report.say("documents", wrong, f"{len(parcels):,} incidents, each as it was recorded{note}")


def verify_json(path, report, head):
    plain = json.loads(path.read_text(encoding="utf-8"))
    verify_documents(plain["incidents"], report)
    found = {}
    for piece in plain.get("attachments", []):
        found.setdefault(piece["sha256"], hashlib.sha256()).update(base64.b64decode(piece["base64"], validate=True))
    wrong = [f"{name[:12]}… is not what was added" for name, one in sorted(found.items()) if one.hexdigest() != name]
    report.say("attachments", wrong, f"{len(found):,} files, each as it was added")
    verify_said_head(plain.get("head", ""), report, head)


def verify_said_head(said, report, head):
    wrong = [f"the export was made at {said}"] if head and not said.startswith(head.lower()) else []
    report.say("head", wrong, said or "the export names none")


SKIPPED = r"[\s\x00-\x20\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]*"
FORMULA = re.compile(rf"[\t\r]|{SKIPPED}[=+\-@\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?")


def unguarded(cell):
    """Without the apostrophe that keeps a spreadsheet from running a cell."""
    rest = cell[1:]
    guarded = rest.startswith("'") or (FORMULA.match(rest) and not NUMBER.fullmatch(rest))
    return rest if cell.startswith("'") and guarded else cell


def csv_rows(path):
    text = path.read_text(encoding="utf-8-sig")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(1 << 30)
    yield from csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter)


def verify_csv(path, report):
    parcels, unlike = [], []
    for row in csv_rows(path):
        names = sorted((n for n in row if n and re.fullmatch(r"document(_\d+)?", n)), key=lambda n: (len(n), n))
        if not names:
            raise ValueError("it has no column “document”, so it can't be checked")
        parcel = json.loads("".join(unguarded(row[name] or "") for name in names))
        parcels.append(parcel)
        # the readable cells say which record they are of; one of another record is a row that was put together
        cells = (unguarded(row.get("uid") or ""), unguarded(row.get("revision") or ""))
        if cells[0] != parcel.get("uid") or cells[1] not in ("", parcel.get("hash", cells[1])):
            unlike.append(f"{parcel.get('reference')}: the row's uid or revision is not its document's")
    verify_documents(parcels, report)
    report.say("rows", unlike, f"{len(parcels):,} rows belong to their documents")


def verify_zip(path, report, head):
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("datapackage.json"))
        listed = {resource["path"]: resource for resource in manifest["resources"]}
        there = set(archive.namelist()) - {"datapackage.json"}
        wrong = [f"{name} is missing" for name in sorted(listed.keys() - there)]
        wrong += [f"{name} is not listed" for name in sorted(there - listed.keys())]
        for name in sorted(listed.keys() & there):
            found, size = hashlib.sha256(), 0
            with archive.open(name) as stream:
                while piece := stream.read(1 << 20):
                    found.update(piece)
                    size += len(piece)
            if (f"sha256:{found.hexdigest()}", size) != (listed[name]["hash"], listed[name]["bytes"]):
                wrong.append(f"{name} is not what was packed")
    report.say("files", wrong, f"{len(listed):,} files, each as it was packed")
    verify_said_head(manifest["vedette"].get("head", ""), report, head)


def unpacked(packed):
    return zlib.decompress(packed) if packed is not None else None


def standing(row):
    if row["before"] is not None and row["before_packed"] is not None:
        return "both"  # is never written
    before = row["before"] if row["before"] is not None else unpacked(row["before_packed"])
    return digest(before) if before is not None else ""


def taken_out(row):
    """The hash of a text that was redacted: it carries the chain, and an entry must say what stands there now."""
    return row["before_hash"]


def entry_hash(row):
    many, label = unpacked(row["many"]), str(row["label"])
    said = {
        "act": row["act_id"],
        "kind": row["kind"],
        "uid": row["uid"],
        "after": row["after_hash"],
        "before": taken_out(row) or standing(row),
        "many": digest(many) if many is not None else "",
        "reason": row["reason"],
        "previous": row["previous"],
        "by": row["by"],
        "at": row["at"],
        "label": label[10:] if LABEL_TAKEN_OUT.fullmatch(label) else digest(label),
        "act_kind": row["act_kind"],
        "of": row["of"],
    }
    return digest(canonical(said))


def told(row):
    """(record, or entry for a redaction) and its hash afterwards, of each that an entry is about."""
    return json.loads(unpacked(row["many"])) if row["many"] is not None else [[row["uid"], row["after_hash"]]]


def verify_chain(database, report):
    """Every hash, and the last hash of every incident."""
    asked = (
        'SELECT r.*, a.label, a."by", a."at", a.kind AS act_kind, a."of", a.state FROM revision r '
        "LEFT JOIN act a ON a.id = r.act_id ORDER BY r.id"
    )
    wrong, previous, hashes, latest = [], "", [], {}
    for number, row in enumerate(database.execute(asked), 1):
        name = f"entry {row['id']} ({row['at']}, {str(row['label'])[:200]})"
        if row["state"] not in STATES or entry_hash(row) != row["hash"]:
            wrong.append(f"{name} was changed")
        if row["previous"] != previous or row["id"] != number:
            wrong.append(f"before {name} something is missing or was moved")
        previous = row["hash"]
        hashes.append(previous)
        if row["kind"] == "incident":
            latest.update(told(row))
    given = database.execute("SELECT seq FROM sqlite_sequence WHERE name = 'revision'").fetchone()
    if (given[0] if given else 0) != len(hashes):
        wrong.append(f"{len(hashes):,} entries are there, but {given[0] if given else 0:,} were written")
    report.say("journal", wrong[:3], f"{len(hashes):,} entries, each as it was written; head {previous or 'none'}")
    return hashes, latest


def verify_redactions(database, report):
    """Texts and labels taken out of the journal: an entry must say so, and what stands there instead."""
    redacted, said, reasons = {}, {}, set()
    for row in database.execute("SELECT * FROM revision WHERE before_hash IS NOT NULL OR kind = 'withheld'"):
        if row["kind"] == "withheld":
            said.update(told(row))
            reasons.add(row["reason"] or "no reason given")
        else:
            redacted[str(row["id"])] = standing(row)
    labels = database.execute("SELECT id, label FROM act").fetchall()
    redacted.update((f"act {row['id']}", "") for row in labels if LABEL_TAKEN_OUT.fullmatch(str(row["label"])))
    wrong = [f"entry {one} was redacted, and no entry says so" for one, now in redacted.items() if said.get(one) != now]
    good = f"{len(redacted):,} entries are redacted, their hashes are kept: {'; '.join(sorted(reasons))}"
    report.say("redactions", wrong, good if redacted else "none")


def verify_logbook(database, report, head):
    database.row_factory = sqlite3.Row
    lines = []
    for table in TABLES:  # one by one, for an older SQLite can't read the search index
        lines += [row[0] for row in database.execute(f"PRAGMA quick_check('{table}')") if row[0] != "ok"]
    lines += [f"{row[0]} points nowhere" for row in database.execute("PRAGMA foreign_key_check")]
    report.say("file", lines, "its tables are whole")
    hashes, latest = verify_chain(database, report)
    verify_redactions(database, report)
    rows = {row["uid"]: row for row in database.execute("SELECT uid, reference, hash FROM incident")}
    wrong = [f"{row['reference']} is not as recorded" for uid, row in rows.items() if latest.get(uid) != row["hash"]]
    wrong += [f"{uid} is missing" for uid, after in latest.items() if after and uid not in rows]
    report.say("records", wrong, f"{len(rows):,} incidents carry the hash that the journal gives them")
    verify_attachments(database, report)
    if head:
        held = [one for one in hashes if one.startswith(head.lower())]
        report.say("earlier head", [] if held else ["the journal does not hold it"], "the journal still holds it")


def verify_attachments(database, report):
    wrong = []
    names = [row[0] for row in database.execute("SELECT DISTINCT sha256 FROM attachment_content")]
    pieces = "SELECT bytes FROM attachment_content WHERE sha256 = ? ORDER BY seq"
    for sha256 in names:
        found = hashlib.sha256()
        for (piece,) in database.execute(pieces, (sha256,)):
            found.update(piece)
        if found.hexdigest() != sha256:
            wrong.append(f"{sha256} is not what was added")
    report.say("attachments", wrong, f"{len(names):,} files, each as it was added")


def verify(path, head=""):
    """True when all is as it was recorded."""
    report = Report()
    with path.open("rb") as file:
        begins = file.read(16)
    if begins == b"SQLite format 3\0":
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            verify_logbook(database, report, head)
    elif begins[:2] == b"PK":
        verify_zip(path, report, head)
    elif path.suffix.lower() == ".json":
        verify_json(path, report, head)
    elif path.suffix.lower() in (".csv", ".tsv"):
        verify_csv(path, report)
    else:
        raise ValueError("it is neither an export nor an unencrypted logbook of Vedette")
    return report.ok


def main(words):
    head = words[words.index("--head") + 1] if "--head" in words[:-1] else ""
    files = [word for place, word in enumerate(words) if word != "--head" and words[place - 1 : place] != ["--head"]]
    if len(files) != 1 or files[0].startswith("-"):
        print(__doc__)
        return 2
    try:
        ok = verify(pathlib.Path(files[0]), head)
    except sqlite3.DatabaseError as error:
        print(f"NOT  file: it is damaged ({error})")
        return 1
    except (OSError, ValueError, LookupError, TypeError, AttributeError, *UNREADABLE) as error:
        print(f"“{files[0]}” can't be checked: {error}", file=sys.stderr)
        return 2
    print("All is as it was recorded." if ok else "Something is NOT as it was recorded.")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
