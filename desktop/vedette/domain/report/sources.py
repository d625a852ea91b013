"""What the incident rests on: source items with grades and true origins, and files with their hashes and custody."""

from __future__ import annotations

from vedette.domain.attachment import Attachment, Custody
from vedette.domain.report.blocks import (
    Cell,
    Grid,
    Heading,
    Para,
    Prose,
    Section,
    cell,
    code,
    joined,
    para,
    quiet,
    said,
    strong,
    words,
)
from vedette.domain.report.origins import origins_in_words
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice
from vedette.domain.source import Citation, SourceItem


def sources_section(voice: Voice) -> Section:
    """Each item once, and what is known of whether they repeat one another."""
    cited = voice.numbers
    if not cited:
        return Section("Sources", (Prose((para("No source is recorded."),)),))
    rows = tuple((cell(strong(number)), _item(voice, uid), item_grade(voice, uid)) for uid, number in cited.items())
    return Section("Sources", (Heading(para(words(origins_in_words(voice.dossier)))), Grid((6, 68, 26), rows)))


def attachments_section(voice: Voice) -> Section:
    """Each file with its SHA-256 in full; what a file says of itself is a claim, not a fact."""
    rows = tuple((cell(strong(str(one.n))), _attachment(voice, one)) for one in voice.dossier.incident.attachments)
    return Section("Attachments", (Grid((6, 94), rows),) if rows else ())


def item_in_short(voice: Voice, uid: str) -> Cell:
    """What an item is and on whom it rests, without what an incident makes of it."""
    item = voice.dossier.items.get(uid)
    if item is None:
        return cell(quiet("a source that is not in this logbook"))
    if voice.is_protected(uid):
        return cell(words(voice.withheld), _kind(voice, item))
    ours = para(strong("Our attribution: "), words(one_line(item.attributed))) if item.attributed.strip() else ""
    return cell(_title(voice, item), _kind(voice, item), _credits(voice, item), quiet(_quoted_from(voice, item)), ours)


def item_grade(voice: Voice, uid: str) -> Cell:
    """Its grade, said in full; “not graded” where nobody gave one."""
    return cell(quiet(voice.grade_in_words(voice.dossier.given_item_grade(uid))))


def _item(voice: Voice, uid: str) -> Cell:
    item = voice.dossier.items.get(uid)
    citations = [one for one in voice.dossier.incident.sources if one.item == uid]
    if item is None:
        return cell(quiet("a source that is not in this logbook"), *_uses(citations))
    if voice.is_protected(uid):
        return cell(words(voice.withheld), _kind(voice, item), *_uses(citations))
    return cell(
        _title(voice, item),
        _kind(voice, item),
        para(code(item.url)) if item.url.strip() else "",
        para(quiet("archived: "), code(item.archive_url)) if item.archive_url.strip() else "",
        _credits(voice, item),
        quiet(_quoted_from(voice, item)),
        para(strong("Our attribution: "), words(item.attributed)) if item.attributed.strip() else "",
        words(f"Note: {item.note}") if item.note.strip() else "",
        *_uses(citations),
    )


def _title(voice: Voice, item: SourceItem) -> Para:
    outlet = voice.dossier.sources.get(item.source)
    name = one_line(outlet.name) if outlet is not None else ""
    parts = [strong(name)] if name else []
    parts += [words(f"by {one_line(item.author)}")] if item.author.strip() else []
    parts += [said(one_line(item.title, 500))] if item.title.strip() else []
    published = voice.when(item.published_on)
    parts += [words(f"published: {published}")] if published else []
    return joined(parts or [quiet("untitled")], ", ")


def _kind(voice: Voice, item: SourceItem) -> Para:
    codes = voice.codes
    parts = (
        voice.label(codes.material_types, item.material),
        f"language {one_line(item.language, 40)}" if item.language.strip() else "",
        f"connection: {voice.label(codes.source_connections, item.connection)}" if item.connection else "",
        f"accessed {one_line(item.accessed_on, 40)}" if item.accessed_on else "",
    )
    return joined([quiet(part) for part in parts if part])


def _credits(voice: Voice, item: SourceItem) -> str:
    """Wires that an item names as a whole: which part came from which, nobody can tell."""
    wires = [one_line(voice.dossier.sources[uid].name) for uid in item.credits if uid in voice.dossier.sources]
    if not wires:
        return ""
    return f"Credits {' and '.join(wires)} as a whole: the origin of each part is unknown; counted as one source."


def _quoted_from(voice: Voice, item: SourceItem) -> str:
    if not item.quoted_from:
        return ""
    name = (
        voice.withheld if voice.is_protected(item.quoted_from) else one_line(voice.dossier.item_name(item.quoted_from))
    )
    return f"quoted from {name or 'an item not in this logbook'}"


def _uses(citations: list[Citation]) -> tuple[Para, ...]:
    uses = [
        "; ".join(
            part
            for part in (
                f"p. {one_line(one.page, 40)}" if one.page.strip() else "",
                f"vouches for: {one_line(one.supports)}" if one.supports.strip() else "",
                one_line(one.note, 2_000),
            )
            if part
        )
        for one in citations
    ]
    return tuple(para(quiet(use)) for use in uses if use)


def _attachment(voice: Voice, one: Attachment) -> Cell:
    codes = voice.codes
    original = f" of file {one.original}" if one.original is not None else ""
    kind = [
        f"{voice.label(codes.attachment_roles, one.role)}{original}",
        one_line(one.mime, 100),
        f"{one.size:,} bytes",
    ]
    kind += [voice.label(codes.tlp, one.tlp)] if one.tlp else []
    return cell(
        strong(one_line(one.name, 300) or "unnamed file"),
        joined(
            [quiet(part.replace(",", "\u202f")) if part.endswith("bytes") else quiet(part) for part in kind if part]
        ),
        para(quiet("SHA-256 "), code(one.sha256)),
        quiet(_collected(one)),
        quiet(_claimed(one)),
        words(f"Note: {one.note}") if one.note.strip() else "",
        *(para(quiet(_hand_over(step))) for step in one.custody),
    )


def _collected(one: Attachment) -> str:
    parts = (
        f"collected by {one_line(one.collected_by)}" if one.collected_by.strip() else "",
        f"at {one_line(one.collected_at, 40)}" if one.collected_at else "",
        f"by way of {one_line(one.method)}" if one.method.strip() else "",
        f"from {one_line(one.url, 500)}" if one.url.strip() else "",
        f"archived at {one_line(one.archived_url, 500)}" if one.archived_url.strip() else "",
    )
    return "; ".join(part for part in parts if part)


def _claimed(one: Attachment) -> str:
    parts = (
        f"captured {one_line(one.captured)}" if one.captured.strip() else "",
        f"at {one_line(one.captured_gps)}" if one.captured_gps.strip() else "",
    )
    found = " ".join(part for part in parts if part)
    return f"the file says of itself: {found}" if found else ""


def _hand_over(step: Custody) -> str:
    hands = f"from {one_line(step.giver) or 'unknown'} to {one_line(step.taker) or 'unknown'}"
    parts = (one_line(step.at, 40), hands, one_line(step.action), one_line(step.reason))
    return "custody: " + "; ".join(part for part in parts if part)
